/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random flows, and a naive recomputation of their sums. */
#include "flows-model.h"

#include <string.h>

#define N_VILLAGES 9
#define N_MONTHS 30

static const char *const directions[] = { "out", "return" };
static const char *const destinations[] = { "HKG", "TWN", "MYS", "", "XYZ" };
static const char *const sectors[] = { "formal", "informal", "" };
static const char *const occupations[] = { "perawat", "pekerja rumah tangga" };
static const char *const genders[] = { "F", "M" };
static const char *const schemes[] = { "P2P", "MANDIRI" };

#define PICK(array) array[g_test_rand_int_range (0, G_N_ELEMENTS (array))]

static char *
village_code (int n)
{
  return g_strdup_printf ("32.12.%02d.2%03d", 1 + n / 3, 1 + n % 3);
}

void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->village);
  g_free (row);
}

static gboolean
is_same_key (const Row *a, const Row *b)
{
  return a->official == b->official && g_str_equal (a->village, b->village)
         && g_str_equal (a->month, b->month) && a->direction == b->direction
         && a->destination == b->destination && a->sector == b->sector
         && a->occupation == b->occupation && a->gender == b->gender && a->scheme == b->scheme;
}

Row *
random_row (void)
{
  Row *row = g_new0 (Row, 1);

  row->official = g_test_rand_int_range (0, 3) == 0;
  row->village = village_code (g_test_rand_int_range (0, N_VILLAGES));
  desmi_month_to_text (desmi_month_make (2021, 1) + g_test_rand_int_range (0, N_MONTHS),
                       row->month);
  row->direction = PICK (directions);
  row->destination = PICK (destinations);
  row->sector = PICK (sectors);
  row->occupation = PICK (occupations);
  row->gender = PICK (genders);
  row->scheme = PICK (schemes);
  row->count = g_test_rand_int_range (row->official ? 0 : 1, 50);
  return row;
}

static gboolean
is_new (const Flows *f, const Row *row)
{
  for (guint i = 0; i < f->rows->len; i++)
    if (is_same_key (row, g_ptr_array_index (f->rows, i)))
      return FALSE;
  return TRUE;
}

void
fill (Flows *f, guint n)
{
  g_autoptr (OpList)  ops = op_list_new ();
  g_autoptr (GError)  error = NULL;
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      Row *row = random_row ();

      if (!is_new (f, row))
        {
          row_free (row);
          continue;
        }
      g_ptr_array_add (f->rows, row);
      if (row->official)
        op_list_add (ops, "put flows %s|%s|%s|%s|%s|%s|%s|%s|%d", row->village, row->month,
                     row->direction, row->destination, row->sector, row->occupation, row->gender,
                     row->scheme, row->count);
      else
        g_string_append_printf (sql,
                                "INSERT INTO local_flows VALUES ('%s', '%s', '%s', '%s', '%s', "
                                "'%s', '%s', '%s', %d, NULL);",
                                row->village, row->month, row->direction, row->destination,
                                row->sector, row->occupation, row->gender, row->scheme, row->count);
    }
  fixture_exec (&f->base, "%s", sql->str);
  fixture_apply (&f->base, "32.12", ops, FALSE, NULL, &error);
  g_assert_no_error (error);
}

void
flows_set_up (Flows *f, gconstpointer data)
{
  fixture_set_up (&f->base, data);
  fixture_add_regions (&f->base, 3, 3);
  f->rows = g_ptr_array_new_with_free_func (row_free);
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *village = village_code (i);

      fixture_exec (
          &f->base,
          "INSERT INTO local_enrolment VALUES ('%s', 'desmigratif', %d, NULL, NULL, NULL)", village,
          2016 + i % 3);
    }
}

void
flows_tear_down (Flows *f, gconstpointer data)
{
  g_ptr_array_unref (f->rows);
  fixture_tear_down (&f->base, data);
}

/* --- the naive answer ------------------------------------------------------------------------- */

static gboolean
has_official (const Flows *f, const Row *row)
{
  for (guint i = 0; i < f->rows->len; i++)
    {
      const Row *other = g_ptr_array_index (f->rows, i);

      if (other->official && g_str_equal (other->village, row->village)
          && g_str_equal (other->month, row->month) && other->direction == row->direction)
        return TRUE;
    }
  return FALSE;
}

static gboolean
counts (const Flows *f, const Row *row, DesmiSource source)
{
  if (source == DESMI_SOURCE_OFFICIAL)
    return row->official;
  if (source == DESMI_SOURCE_LOCAL)
    return !row->official;
  return row->official || !has_official (f, row);
}

static int
cohort_of (const char *village)
{
  int n = (village[7] - '1') * 3 + village[12] - '1';

  return n < 6 ? 2016 + n % 3 : 0;
}

static char *
value_of (const Row *row, DesmiDimension dimension)
{
  int month = (row->month[5] - '0') * 10 + row->month[6] - '0';

  switch ((int) dimension)
    {
    case DESMI_DIMENSION_VILLAGE:
      return g_strdup (row->village);
    case DESMI_DIMENSION_SUBDISTRICT:
      return g_strndup (row->village, 8);
    case DESMI_DIMENSION_DISTRICT:
      return g_strndup (row->village, 5);
    case DESMI_DIMENSION_DESTINATION:
      return g_strdup (row->destination);
    case DESMI_DIMENSION_SECTOR:
      return g_strdup (row->sector);
    case DESMI_DIMENSION_OCCUPATION:
      return g_strdup (row->occupation);
    case DESMI_DIMENSION_GENDER:
      return g_strdup (row->gender);
    case DESMI_DIMENSION_SCHEME:
      return g_strdup (row->scheme);
    case DESMI_DIMENSION_MONTH:
      return g_strdup (row->month);
    case DESMI_DIMENSION_QUARTER:
      return g_strdup_printf ("%.4s-Q%d", row->month, (month - 1) / 3 + 1);
    case DESMI_DIMENSION_YEAR:
      return g_strndup (row->month, 4);
    case DESMI_DIMENSION_COHORT:
      return cohort_of (row->village) > 0 ? g_strdup_printf ("%d", cohort_of (row->village))
                                          : g_strdup ("");
    default:
      return g_strdup (row->direction);
    }
}

static gboolean
passes (const Row *row, const DesmiQuery *query)
{
  const DesmiPeriod *period = desmi_query_get_period (query);
  DesmiPeriod        month;

  g_assert_true (desmi_period_parse (row->month, &month, NULL));
  if (period != NULL && !desmi_period_contains (period, &month))
    return FALSE;
  for (guint i = 0; i <= DESMI_DIMENSION_COHORT; i++)
    {
      const GPtrArray *values = desmi_query_get_where (query, i);
      gboolean         found = values == NULL;
      g_autofree char *mine = values != NULL ? value_of (row, i) : NULL;

      for (guint j = 0; values != NULL && j < values->len; j++)
        found = found || g_str_equal (mine, g_ptr_array_index (values, j))
                || (i <= DESMI_DIMENSION_DISTRICT
                    && g_str_has_prefix (mine, g_ptr_array_index (values, j)));
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static char *
key_of (const Row *row, const DesmiQuery *query)
{
  GString *key = g_string_new (row->direction);

  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    {
      g_autofree char *value = NULL;

      if (desmi_query_get_by (query, i) == DESMI_DIMENSION_DIRECTION)
        continue;
      value = value_of (row, desmi_query_get_by (query, i));
      g_string_append_printf (key, SEPARATOR "%s", value);
    }
  return g_string_free (key, FALSE);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
naive_answer (const Flows *f, const DesmiQuery *query)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray)  keys = NULL;
  GString               *answer = g_string_new (NULL);
  GHashTableIter         iter;
  gpointer               any;

  for (guint i = 0; i < f->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (f->rows, i);
      char      *key;

      if (!counts (f, row, desmi_query_get_source (query)) || !passes (row, query))
        continue;
      key = key_of (row, query);
      g_hash_table_replace (
          sums, key,
          GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (sums, key)) + row->count));
    }
  keys = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &any, NULL))
    g_ptr_array_add (keys, any);
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      g_string_append_printf (answer, "%s=%d\n", key,
                              GPOINTER_TO_INT (g_hash_table_lookup (sums, key)));
    }
  return g_string_free (answer, FALSE);
}

char *
table_text (DesmiTable *table)
{
  GString *text = g_string_new (NULL);
  guint    last = desmi_table_get_n_columns (table) - 1;

  g_assert_cmpstr (desmi_table_get_column_name (table, 0), ==, "direction");
  g_assert_cmpstr (desmi_table_get_column_name (table, last), ==, "count");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      for (guint j = 0; j < last; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? SEPARATOR : "",
                                desmi_table_get_text (table, i, j));
      g_string_append_printf (text, "=%" G_GINT64_FORMAT "\n",
                              desmi_table_get_int (table, i, last));
    }
  return g_string_free (text, FALSE);
}

static void
add_random_where (DesmiQuery *query, DesmiDimension dimension)
{
  static const char *const areas[][4] = { { "32.12.01.2001", "32.12.02.2003", "32.12.03", "32" },
                                          { "32.12.01", "32.12.03", "32.12", "32.12.02" },
                                          { "32.12", "33", "32", "32.13" } };
  guint                    n = g_test_rand_int_range (1, 4);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *value = NULL;
      Row               *row = random_row ();

      if (dimension <= DESMI_DIMENSION_DISTRICT)
        value = g_strdup (PICK (areas[dimension]));
      else
        value = value_of (row, dimension);
      row_free (row);
      if (dimension == DESMI_DIMENSION_COHORT && *value == '\0')
        continue;
      g_assert_true (desmi_query_add_where (query, dimension, value, &error));
      g_assert_no_error (error);
    }
}

DesmiQuery *
random_query (void)
{
  DesmiQuery *query = desmi_query_new (DESMI_QUERY_FLOWS);

  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      DesmiDimension by = g_test_rand_int_range (0, DESMI_DIMENSION_YEAR + 2);

      desmi_query_add_by (query, by > DESMI_DIMENSION_YEAR ? DESMI_DIMENSION_COHORT : by);
    }
  for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
    {
      DesmiDimension where = g_test_rand_int_range (0, DESMI_DIMENSION_YEAR + 2);

      add_random_where (query, where > DESMI_DIMENSION_YEAR ? DESMI_DIMENSION_COHORT : where);
    }
  if (g_test_rand_bit ())
    {
      int         first = desmi_month_make (2021, 1) + g_test_rand_int_range (0, N_MONTHS);
      DesmiPeriod period = desmi_period_range (first, first + g_test_rand_int_range (0, 14));

      desmi_query_set_period (query, &period);
    }
  desmi_query_set_source (query, g_test_rand_int_range (0, 4));
  return query;
}
