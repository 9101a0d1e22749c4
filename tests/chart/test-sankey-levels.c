/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of a Sankey chart: how many, and in which order their nodes stand. */
#include "sankey-cases.h"

#include <string.h>

static DesmiScene *
lay_out_sorted (DesmiTable *table, DesmiChartSort sort, GError **error)
{
  DesmiTheme        theme;
  DesmiChartSpec    spec = { .title = "x", .show_values = TRUE, .sort = sort, .frame = TRUE };
  DesmiChartContext context
      = { 660, 400, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  return desmi_sankey_chart_layout (table, &spec, &context, error);
}

/* The names of a level from top to bottom. */
static char *
list_level (DesmiScene *scene, const char *const *names, guint n, guint level)
{
  GString *out = g_string_new (NULL);
  double   above = -1;

  for (guint done = 0; done < n; done++)
    {
      const char *next = NULL;
      double      least = G_MAXDOUBLE;

      for (guint i = 0; i < n; i++)
        {
          g_autofree char      *key = g_strdup_printf ("node:%u:%s", level, names[i]);
          const DesmiSceneMark *mark = find_key (scene, key, DESMI_SHAPE_RECT);

          g_assert_nonnull (mark);
          if (mark->box.y > above && mark->box.y < least)
            {
              least = mark->box.y;
              next = names[i];
            }
        }
      g_string_append_printf (out, "%s%s", done > 0 ? " " : "", next);
      above = least;
    }
  return g_string_free (out, FALSE);
}

/* An order that was asked for is kept, however much crosses. */
static void
test_sort (void)
{
  static const char *const homes[] = { "A", "B", "C" };
  static const char *const countries[] = { "TWN", "HKG", "SAU", "MYS", "KOR", "JPN" };
  static const struct
  {
    DesmiChartSort sort;
    const char    *homes, *countries;
  } cases[] = {
    { DESMI_CHART_SORT_NAME, "A B C", "HKG JPN MYS SAU KOR TWN" },
    { DESMI_CHART_SORT_DATA, "C B A", "JPN TWN HKG KOR MYS SAU" },
    { DESMI_CHART_SORT_VALUE, "A B C", "TWN HKG MYS JPN SAU KOR" },
    { DESMI_CHART_SORT_LOWEST, "C B A", "KOR SAU JPN MYS HKG TWN" },
  };
  Row turned[N_USUAL];

  for (guint i = 0; i < N_USUAL; i++)
    turned[i] = usual[N_USUAL - 1 - i];
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiTable) table = table_new (turned, N_USUAL);
      g_autoptr (DesmiScene) scene = lay_out_sorted (table, cases[i].sort, NULL);
      g_autofree char       *first = list_level (scene, homes, G_N_ELEMENTS (homes), 0);
      g_autofree char       *second = list_level (scene, countries, G_N_ELEMENTS (countries), 1);

      g_assert_cmpstr (first, ==, cases[i].homes);
      g_assert_cmpstr (second, ==, cases[i].countries);
    }
}

/* Any two to four columns make a diagram, in any order; no others do. */
static void
test_levels (void)
{
  static const char *const columns[] = { "scheme", "village", "gender", "occupation", "sector" };

  for (guint n = 0; n <= G_N_ELEMENTS (columns); n++)
    {
      DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (DesmiScene) scene = NULL;
      g_autoptr (GError)     error = NULL;

      for (guint i = 0; i < n; i++)
        desmi_table_builder_add_column (builder, columns[i], DESMI_COLUMN_TEXT);
      desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
      for (guint row = 0; row < 6; row++)
        {
          desmi_table_builder_add_row (builder);
          for (guint i = 0; i < n; i++)
            desmi_table_builder_set_text (builder, i, (row >> i) % 2 == 0 ? "x" : "y", NULL);
          desmi_table_builder_set_int (builder, n, 3 + row);
        }
      table = desmi_table_builder_end (builder);
      scene = lay_out_sorted (table, DESMI_CHART_SORT_DEFAULT, &error);
      if (n >= 2 && n <= 4)
        {
          g_assert_no_error (error);
          g_assert_true (desmi_scene_check (scene, NULL));
          continue;
        }
      g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
      g_assert_nonnull (strstr (error->message, "two to four"));
      g_assert_true (n < 2 || strstr (error->message, "“sector”") != NULL);
    }
}

/* For others than the district’s own people: what comes to a node may be more than is shown of it,
 * unless all of one side is; and of a whole that is not known nothing is a share. */
static void
test_hidden (void)
{
  static const Row rows[] = {
    { "A", "TWN", NULL, 30 },        { "A", "HKG", NULL, -1 },        { "B", "TWN", NULL, 20 },
    { "B", "HKG", NULL, -1 },        { "C", "TWN", NULL, 7 },         { NULL, "TWN", "formal", 57 },
    { NULL, "HKG", "informal", 10 }, { NULL, "TWN", "informal", -1 }, { NULL, "HKG", "formal", 5 },
  };
  static const struct
  {
    guint       n_rows; /* without the last two all of the second pair is shown */
    const char *key, *said, *shown;
  } cases[] = {
    { 9, "node:0:A", "Kec. A: at least 30 people", "≥ 30" },
    { 9, "node:0:C", "Kec. C: 7 people", "7" },
    { 9, "node:1:TWN", "Taiwan: 57 people", "57" },
    { 9, "node:1:HKG", "Hong Kong: 15 people", "15" },
    { 9, "node:2:informal", "Informal: at least 10 people", "≥ 10" },
    { 7, "node:0:A", "Kec. A: at least 30 people, 45%", "≥ 30" },
    { 7, "node:2:informal", "Informal: 10 people, 15%", "10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiTableBuilder     *builder = builder_new ();
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (DesmiScene) scene = NULL;
      DesmiTheme             theme;
      DesmiChartSpec         spec = { .title = "x", .show_values = TRUE, .pairs = TRUE };
      DesmiChartContext      context
          = { 660, 400, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
      gboolean whole = cases[i].n_rows < G_N_ELEMENTS (rows), shown = FALSE;

      desmi_theme_init (&theme, DESMI_THEME_LIGHT);
      for (guint r = 0; r < cases[i].n_rows; r++)
        {
          Row row = rows[r];

          row.count = MAX (row.count, 0);
          add_row (builder, &row);
          if (rows[r].count < 0)
            desmi_table_builder_set_mark (builder, 3, DESMI_MARK_SUPPRESSED);
        }
      table = desmi_table_builder_end (builder);
      scene = desmi_sankey_chart_layout (table, &spec, &context, NULL);
      g_assert_cmpstr (find_key (scene, cases[i].key, DESMI_SHAPE_RECT)->accessible, ==,
                       cases[i].said);
      for (guint m = 0; m < desmi_scene_get_n_marks (scene); m++)
        shown = shown || g_strcmp0 (desmi_scene_get_mark (scene, m)->text, cases[i].shown) == 0;
      g_assert_true (shown);
      g_assert_cmpint (desmi_table_find_column (desmi_scene_get_table (scene), "share") >= 0, ==,
                       whole);
      g_assert_cmpint (strstr (desmi_scene_get_summary (scene), "at least") == NULL, ==, whole);
    }
}

/* Flows of periods that alternate between two countries, so that time order costs crossings. */
static DesmiTable *
table_times (const char *const *periods, guint n, gboolean periods_first)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  if (periods_first)
    desmi_table_builder_add_column (builder, "year", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  if (!periods_first)
    desmi_table_builder_add_column (builder, "year", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      guint k = i * 5 % n; /* in any order */

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, periods_first ? 0 : 1, periods[k], NULL);
      desmi_table_builder_set_text (builder, periods_first ? 1 : 0, k % 2 == 0 ? "TWN" : "HKG",
                                    NULL);
      desmi_table_builder_set_int (builder, 2, 100 + 10 * (gint64) (k * 3 % n));
    }
  return desmi_table_builder_end (builder);
}

static void
check_times (const char *const *periods, guint n, gboolean periods_first, guint max_categories)
{
  g_autoptr (DesmiTable) table = table_times (periods, n, periods_first);
  Setting                setting = plain;
  g_autoptr (DesmiScene) scene = NULL;
  guint                  level = periods_first ? 0 : 1, n_shown = 0;
  double                 before = -1;

  setting.max_categories = max_categories;
  scene = lay_out_well (table, &setting);
  for (guint i = 0; i <= n; i++)
    {
      const char           *code = i < n ? periods[i] : "*"; /* the remainder stays last */
      g_autofree char      *key = g_strdup_printf ("node:%u:%s", level, code);
      const DesmiSceneMark *node = find_key (scene, key, DESMI_SHAPE_RECT);

      if (node == NULL)
        continue;
      g_assert_cmpfloat (node->box.y, >, before);
      before = node->box.y;
      n_shown++;
    }
  g_assert_cmpuint (n_shown, ==, max_categories > 0 ? max_categories + 1 : n);
}

/* Columns of periods stand in order of time, whatever crosses. */
static void
test_times (void)
{
  static const char *const years[] = { "2019", "2020", "2021", "2022", "2023", "2024" };
  static const char *const quarters[]
      = { "2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4" };
  static const char *const months[]
      = { "2022-11", "2022-12", "2023-01", "2023-02", "2023-09", "2023-10" };
  static const char *const *const kinds[] = { years, quarters, months };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint first = 0; first < 2; first++)
      {
        check_times (kinds[i], 6, first == 1, 0);
        check_times (kinds[i], 6, first == 1, 4);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey-chart/sort", test_sort);
  g_test_add_func ("/sankey-chart/levels", test_levels);
  g_test_add_func ("/sankey-chart/hidden", test_hidden);
  g_test_add_func ("/sankey-chart/times", test_times);
  return g_test_run ();
}
