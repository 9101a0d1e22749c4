/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two categories and a value: what is added, what is a gap, what is grouped, and in which order. */
#include "chart/desmi-category.h"
#include "chart/desmi-cube.h"

#include "test-random.h"

#include <math.h>
#include <string.h>

#define HIDDEN G_MININT64
#define UNKNOWN G_MAXINT64
#define N_ROUNDS 300

typedef struct
{
  const char *row, *column;
  gint64      count;
} Row;

static void
set_count (DesmiTableBuilder *builder, guint column, gint64 count)
{
  if (count == HIDDEN)
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_SUPPRESSED);
  else if (count != UNKNOWN)
    desmi_table_builder_set_int (builder, column, count);
}

/* Destinations and something else. */
static DesmiTable *
make_table (const char *name, DesmiColumnType type, const Row *rows, guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, name, type);
  desmi_table_builder_add_column (builder, "gender", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      if (rows[i].row != NULL)
        desmi_table_builder_set_text (builder, 0, rows[i].row, NULL);
      if (rows[i].column != NULL)
        desmi_table_builder_set_text (builder, 1, rows[i].column, NULL);
      set_count (builder, 2, rows[i].count);
    }
  return desmi_table_builder_end (builder);
}

static void
read_table (DesmiCube *cube, DesmiTable *table)
{
  g_autoptr (GError) error = NULL;
  gboolean           there = desmi_cube_read (cube, table, desmi_table_get_column_name (table, 0),
                                              desmi_table_get_column_name (table, 1),
                                              desmi_locale_get_english (), &error);

  g_assert_no_error (error);
  g_assert_true (there);
}

/* "Name|Name|Name" */
static char *
join_names (const DesmiCubeSide *side)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < side->categories->len; i++)
    g_string_append_printf (
        out, "%s%s", i > 0 ? "|" : "",
        ((const DesmiCategory *) g_ptr_array_index (side->categories, i))->name);
  return g_string_free (out, FALSE);
}

static void
assert_number (double value, double wanted)
{
  g_assert_cmpfloat_with_epsilon (value, wanted, 1e-9);
}

static void
assert_names (const DesmiCubeSide *side, const char *wanted)
{
  g_autofree char *names = join_names (side);

  g_assert_cmpstr (names, ==, wanted);
}

static const Row usual[] = {
  { "Cook", "F", 30 },   { "Cook", "M", 5 },   { "Nurse", "F", 70 },
  { "Driver", "M", 50 }, { "Nurse", "F", 10 }, { "Driver", "F", 0 },
};

/* The same two categories twice are added; the largest come first. */
static void
test_sums (void)
{
  g_autoptr (DesmiTable) table
      = make_table ("occupation", DESMI_COLUMN_TEXT, usual, G_N_ELEMENTS (usual));
  g_auto (DesmiCube) cube = { 0 };
  double             low, high;

  read_table (&cube, table);
  assert_names (&cube.rows, "Nurse|Driver|Cook");
  assert_names (&cube.columns, "Female|Male");
  assert_number (desmi_cube_get (&cube, 0, 0).value, 80);
  g_assert_cmpuint (desmi_cube_get (&cube, 0, 0).n_rows, ==, 2);
  assert_number (desmi_cube_get (&cube, 1, 0).value, 0);
  g_assert_cmpuint (desmi_cube_get (&cube, 1, 0).n_values, ==, 1);
  g_assert_true (isnan (desmi_cube_get (&cube, 0, 1).value));
  g_assert_cmpint (desmi_cube_get (&cube, 0, 1).mark, ==, DESMI_MARK_MISSING);
  g_assert_cmpuint (desmi_cube_get (&cube, 0, 1).n_rows, ==, 0);
  assert_number (cube.total.value, 165);
  assert_number (desmi_cube_get_column (&cube, 0)->total.value, 110);
  desmi_cube_get_range (&cube, &low, &high);
  assert_number (low, 0);
  assert_number (high, 80);
}

/* Missing is not zero, and what is hidden is neither. */
static void
test_marks (void)
{
  static const Row rows[] = {
    { "A", "F", HIDDEN }, { "A", "M", UNKNOWN }, { "B", "F", HIDDEN },
    { "B", "F", 7 },      { NULL, "F", 3 },      { "C", NULL, UNKNOWN },
  };
  g_autoptr (DesmiTable) table
      = make_table ("village", DESMI_COLUMN_CODE, rows, G_N_ELEMENTS (rows));
  g_auto (DesmiCube) cube = { 0 };

  read_table (&cube, table);
  assert_names (&cube.rows, "B|–|A|C");
  assert_names (&cube.columns, "Female|Male|–");
  g_assert_cmpuint (cube.n_suppressed, ==, 2);
  g_assert_cmpuint (cube.n_missing, ==, 2);
  g_assert_cmpuint (cube.n_invalid, ==, 0);
  g_assert_cmpint (desmi_cube_get (&cube, 2, 0).mark, ==, DESMI_MARK_SUPPRESSED);
  g_assert_cmpuint (desmi_cube_get (&cube, 2, 0).n_values, ==, 0);
  g_assert_cmpint (desmi_cube_get (&cube, 2, 2).mark, ==, DESMI_MARK_MISSING);
  g_assert_cmpint (desmi_cube_get (&cube, 0, 0).mark, ==, DESMI_MARK_NONE);
  assert_number (desmi_cube_get (&cube, 0, 0).value, 7);
  g_assert_cmpint (desmi_cube_get_row (&cube, 2)->total.mark, ==, DESMI_MARK_SUPPRESSED);
  g_assert_cmpint (desmi_cube_get_row (&cube, 3)->total.mark, ==, DESMI_MARK_MISSING);
}

/* Ratios have means, not sums; what is no number is left out and counted. */
static void
test_ratios (void)
{
  static const double    scores[] = { 0.2, 0.6, (double) NAN, (double) INFINITY, 0.4 };
  DesmiTableBuilder     *builder = desmi_table_builder_new ("pillars");
  g_autoptr (DesmiTable) table = NULL;
  g_auto (DesmiCube)     cube = { 0 };

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i < 4 ? "A" : "B", NULL);
      desmi_table_builder_set_text (builder, 1, "z", NULL);
      desmi_table_builder_set_double (builder, 2, scores[i]);
    }
  desmi_table_builder_set_mark (builder, 2, DESMI_MARK_ESTIMATE);
  table = desmi_table_builder_end (builder);
  read_table (&cube, table);
  g_assert_cmpuint (cube.n_invalid, ==, 2);
  g_assert_cmpuint (cube.n_missing, ==, 0);
  g_assert_cmpfloat_with_epsilon (desmi_cube_get (&cube, 0, 0).value, 0.4, 1e-12);
  g_assert_cmpuint (desmi_cube_get (&cube, 0, 0).n_values, ==, 2);
  g_assert_cmpint (desmi_cube_get (&cube, 1, 0).mark, ==, DESMI_MARK_ESTIMATE);
  g_assert_cmpfloat_with_epsilon (cube.total.value, 0.4, 1e-12);
}

/* Between the first and the last period there is no gap, only cells without a value. */
static void
test_periods (void)
{
  static const struct
  {
    const char *periods[4];
    const char *names;
    guint       n_invalid;
  } cases[] = {
    { { "2023-11", "2024-02" }, "November 2023|December 2023|January 2024|February 2024", 0 },
    { { "2024-Q1", "2023-Q3" }, "Q3 2023|Q4 2023|Q1 2024", 0 },
    { { "2022", "2024", "2022" }, "2022|2023|2024", 0 },
    { { "2023", "2023-02", "2023-Q1", "2023-01" }, "January 2023|February 2023", 2 },
    { { "2023-01..2023-10", "soon", "2023-05" }, "May 2023", 2 },
    { { "soon" }, "", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Row                    rows[4];
      guint                  n = 0;
      g_autoptr (DesmiTable) table = NULL;
      g_auto (DesmiCube)     cube = { 0 };

      for (; n < 4 && cases[i].periods[n] != NULL; n++)
        rows[n] = (Row){ cases[i].periods[n], "F", 4 };
      table = make_table ("when", DESMI_COLUMN_PERIOD, rows, n);
      read_table (&cube, table);
      assert_names (&cube.rows, cases[i].names);
      g_assert_cmpuint (cube.n_invalid, ==, cases[i].n_invalid);
      desmi_cube_group (&cube, &cube.rows, 2, desmi_locale_get_english ());
      desmi_cube_sort (&cube, &cube.rows, DESMI_CHART_SORT_NAME);
      assert_names (&cube.rows, cases[i].names);
    }
}

static void
test_sort (void)
{
  static const Row rows[] = {
    { "Lainnya", "F", 90 }, { "B", "F", 5 }, { "c", "F", UNKNOWN },
    { "A", "F", 5 },        { "D", "M", 9 },
  };
  static const char *const wanted[] = { "D|A|B|c|Lainnya", "D|A|B|c|Lainnya", "A|B|c|D|Lainnya",
                                        "A|B|D|c|Lainnya", "B|c|A|D|Lainnya" };
  g_autoptr (DesmiTable)   table
      = make_table ("destination", DESMI_COLUMN_TEXT, rows, G_N_ELEMENTS (rows));
  g_autoptr (DesmiTable) ordered
      = make_table ("age_band", DESMI_COLUMN_TEXT, rows, G_N_ELEMENTS (rows));
  g_auto (DesmiCube) cube = { 0 }, ages = { 0 };

  read_table (&cube, table);
  for (int sort = DESMI_CHART_SORT_DEFAULT; sort <= DESMI_CHART_SORT_DATA; sort++)
    {
      desmi_cube_sort (&cube, &cube.rows, (DesmiChartSort) sort);
      assert_names (&cube.rows, wanted[sort]);
    }
  read_table (&ages, ordered);
  assert_names (&ages.rows, "B|c|A|D|Lainnya");
}

/* What belongs together stands together in every order; what belongs to nothing comes last. */
static void
test_gather (void)
{
  static const Row rows[]
      = { { "a", "x", 5 }, { "b", "y", 9 }, { "c", "x", 8 }, { "d", "z", 1 }, { "e", NULL, 99 } };
  static const struct
  {
    DesmiChartSort sort;
    const char    *order;
  } cases[] = {
    { DESMI_CHART_SORT_DEFAULT, "cabde" }, { DESMI_CHART_SORT_VALUE, "cabde" },
    { DESMI_CHART_SORT_LOWEST, "dbace" },  { DESMI_CHART_SORT_NAME, "acbde" },
    { DESMI_CHART_SORT_DATA, "acbde" },
  };
  g_autoptr (DesmiTable) table
      = make_table ("village", DESMI_COLUMN_TEXT, rows, G_N_ELEMENTS (rows));
  g_auto (DesmiCube) cube;

  read_table (&cube, table);
  desmi_cube_gather (&cube, &cube.rows, table, 1, desmi_locale_get_english ());
  g_assert_cmpstr (cube.rows.group_dimension, ==, "gender");
  g_assert_cmpuint (cube.rows.groups->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      desmi_cube_sort (&cube, &cube.rows, cases[i].sort);
      for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
        g_assert_cmpint (desmi_cube_get_row (&cube, r)->key[0], ==, cases[i].order[r]);
    }
  g_assert_true (desmi_cube_get_row (&cube, 0)->group == desmi_cube_get_row (&cube, 1)->group);
  g_assert_cmpstr (desmi_cube_get_row (&cube, 0)->group->key, ==, "x");
  g_assert_cmpfloat_with_epsilon (desmi_cube_get_row (&cube, 0)->group->total.value, 13, 1e-9);
  g_assert_null (desmi_cube_get_row (&cube, 4)->group);
}

static void
test_group (void)
{
  static const Row rows[] = {
    { "A", "F", 50 },     { "B", "F", 40 },       { "C", "M", 30 },
    { "D", "M", 20 },     { "LAINNYA", "F", 99 }, { "E", "F", 10 },
    { "F", "M", HIDDEN }, { "Others", "F", 1 },   { "E", "M", HIDDEN },
  };
  static const struct
  {
    guint       n, most;
    const char *names, *members;
  } cases[] = {
    { 4, 4, "A|B|C|D", NULL },
    { 4, 3, "A|B|Other (2)", "C 30, D 20" },
    { 4, 1, "Other (4)", "A 50, B 40, C 30, D 20" },
    { 4, 0, "Other (4)", "A 50, B 40, C 30, D 20" },
    { 5, 5, "A|B|C|D|LAINNYA", NULL },
    { 5, 4, "A|B|C|Other (2)", "D 20, LAINNYA 99" },
    { 7, 5, "A|B|C|D|Other (3)", "E 10, F hidden, LAINNYA 99" },
    { 8, 20, "A|B|C|D|E|F|Other (2)", "LAINNYA 99, Others 1" },
    { 9, 5, "A|B|C|D|Other (4)", "E at least 10, F hidden, LAINNYA 99, Others 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiTable) table
          = make_table ("destination", DESMI_COLUMN_TEXT, rows, cases[i].n);
      g_auto (DesmiCube)   cube = { 0 };
      const DesmiCategory *last;

      read_table (&cube, table);
      desmi_cube_group (&cube, &cube.rows, cases[i].most, desmi_locale_get_english ());
      assert_names (&cube.rows, cases[i].names);
      last = desmi_cube_get_row (&cube, desmi_cube_get_n_rows (&cube) - 1);
      g_assert_cmpstr (last->members, ==, cases[i].members);
      desmi_cube_group (&cube, &cube.rows, 2, desmi_locale_get_english ());
      g_assert_cmpuint (desmi_cube_get_n_rows (&cube), <=, 2);
      g_assert_true (
          strstr (desmi_cube_get_row (&cube, desmi_cube_get_n_rows (&cube) - 1)->members, "Other (")
          == NULL);
    }
}

/* Cells of the group are the sums of its members'. */
static void
test_group_cells (void)
{
  g_autoptr (DesmiTable) table
      = make_table ("occupation", DESMI_COLUMN_TEXT, usual, G_N_ELEMENTS (usual));
  g_auto (DesmiCube) cube = { 0 };

  read_table (&cube, table);
  desmi_cube_group (&cube, &cube.rows, 2, desmi_locale_get_english ());
  assert_names (&cube.rows, "Nurse|Other (2)");
  assert_number (desmi_cube_get (&cube, 1, 0).value, 30);
  assert_number (desmi_cube_get (&cube, 1, 1).value, 55);
  g_assert_cmpuint (desmi_cube_get_row (&cube, 1)->n_members, ==, 2);
  assert_number (desmi_cube_get_row (&cube, 1)->total.value, 85);
}

static void
test_table (void)
{
  static const Row       rows[] = { { "2023-Q1", "F", G_GINT64_CONSTANT (9007199254740993) / 3 },
                                    { "2023-Q3", "M", HIDDEN } };
  g_autoptr (DesmiTable) table = make_table ("quarter", DESMI_COLUMN_PERIOD, rows, 2);
  g_autoptr (DesmiTable) back = NULL;
  g_auto (DesmiCube)     cube = { 0 };
  guint                  row;

  read_table (&cube, table);
  back = desmi_cube_to_table (&cube, table);
  g_assert_cmpstr (desmi_table_get_name (back), ==, "flows");
  g_assert_cmpuint (desmi_table_get_n_rows (back), ==, 6);
  g_assert_cmpint (desmi_table_get_column_type (back, 0), ==, DESMI_COLUMN_PERIOD);
  g_assert_cmpint (desmi_table_get_int (back, 0, 2), ==, rows[0].count);
  g_assert_cmpstr (desmi_table_get_text (back, 0, 1), ==, "F");
  g_assert_cmpstr (desmi_table_get_label (back, 0, 1), ==, "Female");
  row = desmi_cube_get_table_row (&cube, 2, 1);
  g_assert_cmpstr (desmi_table_get_text (back, row, 0), ==, "2023-Q3");
  g_assert_cmpint (desmi_table_get_mark (back, row, 2), ==, DESMI_MARK_SUPPRESSED);
  row = desmi_cube_get_table_row (&cube, 1, 0);
  g_assert_cmpint (desmi_table_get_mark (back, row, 2), ==, DESMI_MARK_MISSING);
}

static void
test_refused (void)
{
  g_autoptr (DesmiTable) table
      = make_table ("occupation", DESMI_COLUMN_TEXT, usual, G_N_ELEMENTS (usual));
  g_auto (DesmiCube) cube = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      desmi_cube_read (&cube, table, "occupation", "moon", desmi_locale_get_english (), &error));
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
}

/* A random table of @n rows, in another order for another @turn. */
static DesmiTable *
make_random (guint32 seed, guint n, guint turn)
{
  g_autoptr (GRand)     rand = test_random_new (seed);
  g_autofree Row       *rows = g_new (Row, n + 1), *turned = g_new (Row, n + 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gint32                most = g_rand_int_range (rand, 1, 2 + (gint32) MIN (n, 2000));

  for (guint i = 0; i < n; i++)
    {
      int count = g_rand_int_range (rand, -1, 1000);

      g_ptr_array_add (names, g_strdup_printf ("V%d", g_rand_int_range (rand, 0, most)));
      rows[i] = (Row){ g_ptr_array_index (names, i), g_rand_boolean (rand) ? "F" : "M",
                       count < 0 ? UNKNOWN : count };
      if (g_rand_int_range (rand, 0, 30) == 0)
        rows[i].row = "Lain-lain";
    }
  for (guint i = 0; i < n; i++)
    turned[i] = rows[(i + turn) % n];
  return make_table ("destination", DESMI_COLUMN_TEXT, turned, n);
}

static double
sum_cells (const DesmiCube *cube)
{
  double sum = 0;

  for (guint r = 0; r < desmi_cube_get_n_rows (cube); r++)
    for (guint c = 0; c < desmi_cube_get_n_columns (cube); c++)
      sum += desmi_cube_get (cube, r, c).n_values > 0 ? desmi_cube_get (cube, r, c).value : 0;
  return sum;
}

/* Whatever is grouped, nothing is lost; the order of the rows in the table plays no part. */
static void
test_random (void)
{
  static const guint sizes[] = { 0, 1, 2, 3, 10, 40, 200, 1000, 10000 };

  for (guint32 round = 0; round < N_ROUNDS; round++)
    {
      guint                  n = sizes[round % (round < 9 ? 9 : 7)], most = round % 14;
      g_autoptr (DesmiTable) table = make_random (round, n, 0),
                             turned = make_random (round, n, n / 3);
      g_auto (DesmiCube) one = { 0 }, two = { 0 };
      g_autofree char   *names = NULL;
      double             total;

      read_table (&one, table);
      read_table (&two, turned);
      total = one.total.n_values > 0 ? one.total.value : 0;
      assert_number (sum_cells (&one), total);
      g_assert_cmpuint (one.n_missing + one.total.n_values, ==, n);
      desmi_cube_group (&one, &one.rows, most, desmi_locale_get_english ());
      desmi_cube_group (&two, &two.rows, most, desmi_locale_get_english ());
      g_assert_cmpuint (desmi_cube_get_n_rows (&one), <=, MAX (most, 1));
      assert_number (sum_cells (&one), total);
      names = join_names (&one.rows);
      assert_names (&two.rows, names);
      for (guint r = 0; r < desmi_cube_get_n_rows (&one); r++)
        {
          const DesmiCategory *category = desmi_cube_get_row (&one, r);

          g_assert_true (!category->is_other || r + 1 == desmi_cube_get_n_rows (&one));
          g_assert_cmpuint (category->n_members, !=, 1);
          g_assert_cmpstr (category->members, ==, desmi_cube_get_row (&two, r)->members);
        }
    }
}

static void
test_is_other (void)
{
  static const char *const yes[] = { "Lainnya", "LAINNYA", "lain-lain", "Other", "others" };
  static const char *const no[] = { "", "Lain", "Lainnya (3)", "Taiwan" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (desmi_category_is_other (yes[i], desmi_locale_get_english ()));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (desmi_category_is_other (no[i], desmi_locale_get_english ()));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cube/sums", test_sums);
  g_test_add_func ("/cube/marks", test_marks);
  g_test_add_func ("/cube/ratios", test_ratios);
  g_test_add_func ("/cube/periods", test_periods);
  g_test_add_func ("/cube/sort", test_sort);
  g_test_add_func ("/cube/gather", test_gather);
  g_test_add_func ("/cube/group", test_group);
  g_test_add_func ("/cube/group-cells", test_group_cells);
  g_test_add_func ("/cube/table", test_table);
  g_test_add_func ("/cube/refused", test_refused);
  g_test_add_func ("/cube/random", test_random);
  g_test_add_func ("/category/is-other", test_is_other);
  return g_test_run ();
}
