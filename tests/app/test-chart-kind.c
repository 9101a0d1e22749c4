/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each type of chart has its kind, and each kind keeps to its own rules. */
#include "app/charts/desmi-chart-kind.h"

#include "app/desmi-chart-table.h"

#include <string.h>

static void
test_kind (gconstpointer data)
{
  static const char *const tabs[] = { "overview", "villages", "flows", "pillars", NULL };
  const DesmiChartKind    *kind = desmi_chart_kind_get ((DesmiChartType) GPOINTER_TO_INT (data));

  g_assert_nonnull (kind);
  g_assert_true (g_strv_contains (tabs, kind->tab));
  g_assert_cmpuint (kind->n_by, >=, 1);
  g_assert_cmpuint (kind->n_by, <=, kind->most_by > 0 ? kind->most_by : G_N_ELEMENTS (kind->by));
  for (guint i = 0; i < kind->n_by; i++)
    g_assert_cmpuint (kind->allowed & DESMI_CHART_KIND_BIT (kind->by[i]), !=, 0);
  g_assert_cmpint (kind->most_by > 0, ==, kind->too_many != NULL);
  if (kind->too_many != NULL)
    g_assert_nonnull (strstr (kind->too_many, "%s"));
  g_assert_nonnull (kind->unit);
  g_assert_nonnull (kind->title);
}

/* Some of three categories and what a chart says of them in its title. */
static char *
find_headline (const DesmiChartKind *kind, guint n_categories, gboolean hidden)
{
  static const struct
  {
    const char *code;
    gint64      before, now;
  } rows[] = { { "HKG", 50, 60 }, { "TWN", 30, 35 }, { "JPN", 40, 3 } };
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autoptr (DesmiTable) table = NULL;
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  gboolean               slope = kind == &desmi_chart_kind_slope;
  guint                  year = 0, count;

  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  if (slope)
    year = desmi_table_builder_add_column (builder, "year", DESMI_COLUMN_PERIOD);
  count = desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint time = slope ? 0 : 1; time < 2; time++)
    for (guint i = 0; i < MIN (n_categories, G_N_ELEMENTS (rows)); i++)
      {
        desmi_table_builder_add_row (builder);
        desmi_table_builder_set_text (builder, 0, rows[i].code, NULL);
        if (slope)
          desmi_table_builder_set_text (builder, year, time == 0 ? "2024" : "2025", NULL);
        if (hidden && i == 2)
          desmi_table_builder_set_mark (builder, count, DESMI_MARK_SUPPRESSED);
        else
          desmi_table_builder_set_int (builder, count, time == 0 ? rows[i].before : rows[i].now);
      }
  table = desmi_table_builder_end (builder);
  return kind->headline (table, query, DESMI_DIRECTION_OUT);
}

/* Of what is left beside something hidden, a share would be too large and the largest change
 * perhaps not the largest. */
static void
test_hidden (gconstpointer data)
{
  g_autofree char *whole = find_headline (data, 3, FALSE);
  g_autofree char *part = find_headline (data, 3, TRUE);

  g_assert_nonnull (whole);
  g_assert_null (part);
}

/* One is neither the first nor the most of anything. */
static void
test_alone (gconstpointer data)
{
  g_autofree char *said = find_headline (data, 1, FALSE);

  g_assert_null (said);
}

/* A trend shows both directions, and its title speaks of the one that is asked for. */
static void
test_trend_direction (void)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autoptr (DesmiTable) table = NULL;
  g_autofree char       *departures = NULL, *returns = NULL;
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");

  desmi_query_set_locale (query, desmi_locale_get_english ());
  desmi_query_add_by (query, DESMI_DIMENSION_YEAR);
  desmi_table_builder_add_column (builder, "direction", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "year", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < 4; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i < 2 ? "out" : "return", NULL);
      desmi_table_builder_set_text (builder, 1, i % 2 == 0 ? "2024" : "2025", NULL);
      desmi_table_builder_set_int (builder, 2, (const gint64[]){ 100, 110, 200, 150 }[i]);
    }
  table = desmi_table_builder_end (builder);
  departures = desmi_chart_kind_trend.headline (table, query, DESMI_DIRECTION_OUT);
  returns = desmi_chart_kind_trend.headline (table, query, DESMI_DIRECTION_RETURN);
  g_assert_cmpstr (departures, ==, "Departures rose by 10% in 2025");
  g_assert_cmpstr (returns, ==, "Returns fell by 25% in 2025");
}

/* Nobody of a kind is 0, but where people are of an unknown kind nobody knows. */
static void
test_pairs (void)
{
  static const struct
  {
    const char *occupation, *gender;
    gint64      count;
  } rows[] = { { "1", "F", 5 }, { "2", "M", 4 }, { "3", "", 10 } };
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiTable) filled = NULL;
  g_autoptr (GString)    added = g_string_new (NULL);

  desmi_table_builder_add_column (builder, "occupation", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "gender", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, rows[i].occupation, NULL);
      desmi_table_builder_set_text (builder, 1, rows[i].gender, NULL);
      desmi_table_builder_set_int (builder, 2, rows[i].count);
    }
  table = desmi_table_builder_end (builder);
  filled = desmi_chart_table_fill_pairs (table);
  g_assert_cmpuint (desmi_table_get_n_rows (filled), ==, 7);
  for (guint r = 0; r < desmi_table_get_n_rows (filled); r++)
    {
      const char *gender = desmi_table_get_text (filled, r, 1);

      if (strcmp (desmi_table_get_text (filled, r, 0), "3") == 0)
        g_assert_cmpstr (gender, ==, "");
      else if (*gender != '\0' && desmi_table_get_int (filled, r, 2) == 0)
        g_string_append (added, gender);
    }
  g_assert_cmpuint (added->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/chart-kind/trend/direction", test_trend_direction);
  for (int type = 0; type < DESMI_N_CHARTS; type++)
    {
      g_autofree char *path = g_strdup_printf ("/app/chart-kind/%s",
                                               desmi_chart_type_to_name ((DesmiChartType) type));

      g_test_add_data_func (path, GINT_TO_POINTER (type), test_kind);
    }
  g_test_add_data_func ("/app/chart-kind/hidden/bars", &desmi_chart_kind_bars, test_hidden);
  g_test_add_data_func ("/app/chart-kind/hidden/flow-map", &desmi_chart_kind_flow_map, test_hidden);
  g_test_add_data_func ("/app/chart-kind/hidden/sankey", &desmi_chart_kind_sankey, test_hidden);
  g_test_add_data_func ("/app/chart-kind/hidden/slope", &desmi_chart_kind_slope, test_hidden);
  g_test_add_data_func ("/app/chart-kind/alone/bars", &desmi_chart_kind_bars, test_alone);
  g_test_add_data_func ("/app/chart-kind/alone/flow-map", &desmi_chart_kind_flow_map, test_alone);
  g_test_add_data_func ("/app/chart-kind/alone/slope", &desmi_chart_kind_slope, test_alone);
  g_test_add_func ("/app/chart-kind/pairs", test_pairs);
  return g_test_run ();
}
