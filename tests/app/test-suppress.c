/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is hidden cannot be told from what is shown, whatever sums are known besides. */
#include "app/charts/desmi-chart-kind.h"
#include "app/desmi-chart-words.h"
#include "app/desmi-suppress.h"
#include "app/desmi-village-scores.h"

#include <string.h>

static DesmiTableBuilder *
begin_months (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "direction", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  return builder;
}

static void
add_month (DesmiTableBuilder *builder, const char *direction, const char *month, gint64 count)
{
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, direction, NULL);
  desmi_table_builder_set_text (builder, 1, month, NULL);
  desmi_table_builder_set_int (builder, 2, count);
}

/* Directions are never summed, and the sum of a year is known by itself. */
static void
test_years (void)
{
  const DesmiSuppression how = { .locale = desmi_locale_get_english () };
  DesmiTableBuilder     *builder = begin_months ();
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiTable) safe = NULL;
  const char            *shown = "xx..x.x...";

  add_month (builder, "out", "2022-01", 3);
  add_month (builder, "out", "2022-02", 30);
  add_month (builder, "out", "2022-03", 40);
  add_month (builder, "out", "2022-04", 50);
  add_month (builder, "out", "2023-01", 4);
  add_month (builder, "out", "2023-02", 70);
  add_month (builder, "out", "2023-03", 60);
  add_month (builder, "return", "2022-01", 8);
  add_month (builder, "return", "2022-02", 9);
  add_month (builder, "return", "2022-03", 0);
  table = desmi_table_builder_end (builder);
  safe = desmi_suppress_table (table, &how);
  for (guint r = 0; r < desmi_table_get_n_rows (safe); r++)
    g_assert_cmpint (desmi_table_get_mark (safe, r, 2) == DESMI_MARK_SUPPRESSED, ==,
                     shown[r] == 'x');
  g_assert_cmpint (desmi_table_get_n_suppressed (safe), ==, 4);
}

/* The subdistrict follows from the village: the sums of subdistricts are known. */
static void
test_nested (void)
{
  static const struct
  {
    const char *village, *subdistrict;
    gint64      count;
    gboolean    hidden;
  } rows[] = {
    { "32.12.01.2001", "32.12.01", 3, TRUE },   { "32.12.01.2002", "32.12.01", 50, TRUE },
    { "32.12.01.2003", "32.12.01", 90, FALSE }, { "32.12.02.2001", "32.12.02", 7, FALSE },
    { "32.12.02.2002", "32.12.02", 9, FALSE },
  };
  const DesmiSuppression how = { .locale = desmi_locale_get_english () };
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiTable) safe = NULL;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, rows[i].village, NULL);
      desmi_table_builder_set_text (builder, 1, rows[i].subdistrict, NULL);
      desmi_table_builder_set_int (builder, 2, rows[i].count);
    }
  table = desmi_table_builder_end (builder);
  safe = desmi_suppress_table (table, &how);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (desmi_table_get_mark (safe, i, 2) == DESMI_MARK_SUPPRESSED, ==,
                     rows[i].hidden);
}

/* Amounts are hidden by those who left from there, and then covered like counts. */
static void
test_amounts (void)
{
  static const gint64    people[] = { 3, 40, 0, 30 };
  static const gint64    amounts[] = { 900, 5000, 70, 100 };
  static const gboolean  hidden[] = { TRUE, FALSE, TRUE, FALSE };
  DesmiTableBuilder     *builder = desmi_table_builder_new ("remittances");
  DesmiTableBuilder     *counts = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiTable) left = NULL;
  g_autoptr (DesmiTable) safe = NULL;
  DesmiSuppression       how = { .locale = desmi_locale_get_english () };

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "amount_idr", DESMI_COLUMN_IDR);
  desmi_table_builder_add_column (counts, "direction", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (counts, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (counts, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *village = g_strdup_printf ("32.12.01.200%u", i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, village, NULL);
      desmi_table_builder_set_int (builder, 1, amounts[i]);
      desmi_table_builder_add_row (counts);
      desmi_table_builder_set_text (counts, 0, "out", NULL);
      desmi_table_builder_set_text (counts, 1, village, NULL);
      desmi_table_builder_set_int (counts, 2, people[i]);
    }
  table = desmi_table_builder_end (builder);
  left = desmi_table_builder_end (counts);
  how.people = left;
  safe = desmi_suppress_table (table, &how);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_assert_cmpint (desmi_table_get_mark (safe, i, 1) == DESMI_MARK_SUPPRESSED, ==, hidden[i]);
      g_assert_cmpint (desmi_table_get_int (safe, i, 1), ==, hidden[i] ? 0 : amounts[i]);
    }
}

/* Numbers that are written nowhere else. */
#define COVER 7919
#define SMALL 3

/* @n_names columns of names; in each row of the first an equal share of large numbers but a small
 * one and its cover. */
static DesmiTable *
make_flows (DesmiChartType type)
{
  static const char *const countries[] = { "HKG", "JPN", "KOR", "MYS", "TWN" };
  static const char *const sectors[] = { "formal", "informal" };
  gboolean                 trend = type == DESMI_CHART_TREND;
  DesmiTableBuilder       *builder = trend ? begin_months () : desmi_table_builder_new ("flows");

  if (!trend)
    {
      desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
      if (type != DESMI_CHART_BARS)
        desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
      desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
    }
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    for (guint s = 0; s < (type == DESMI_CHART_BARS || trend ? 1 : G_N_ELEMENTS (sectors)); s++)
      {
        g_autofree char *month = g_strdup_printf ("2023-0%u", i + 1);
        gint64 count = i == 1 ? SMALL : i == 2 ? COVER : 20000 + 1111 * (gint64) (i + 5 * s);

        if (trend)
          add_month (builder, "out", month, count);
        else
          {
            desmi_table_builder_add_row (builder);
            desmi_table_builder_set_text (builder, 0, countries[i], NULL);
            if (type != DESMI_CHART_BARS)
              desmi_table_builder_set_text (builder, 1, sectors[s], NULL);
            desmi_table_builder_set_int (builder, type == DESMI_CHART_BARS ? 1 : 2, count);
          }
      }
  return desmi_table_builder_end (builder);
}

static void
check_silent (const char *text, gint64 number)
{
  const DesmiLocale *locales[] = { desmi_locale_get_english (), desmi_locale_get_indonesian () };
  g_autofree char   *plain = g_strdup_printf ("%d", (int) number);

  g_assert_null (strstr (text, plain));
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *count = desmi_format_count (number, locales[i]);

      g_assert_null (strstr (text, count));
    }
}

static void
append_table (GString *out, DesmiTable *table)
{
  for (guint r = 0; table != NULL && r < desmi_table_get_n_rows (table); r++)
    for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
      {
        g_autofree char *cell = desmi_table_dup_display (table, r, c, desmi_locale_get_english ());

        g_string_append_printf (out, "%s\n", cell);
      }
}

/* Everything a chart says: marks with what is said of them, title, summary, description, tables,
 * SVG. */
static char *
say_all (DesmiChartType type, DesmiTable *table, gboolean share)
{
  const DesmiChartKind  *kind = desmi_chart_kind_get (type);
  const DesmiLocale     *locale = desmi_locale_get_english ();
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autofree char *title = desmi_chart_words_title (type, table, query, DESMI_DIRECTION_OUT, "");
  DesmiTheme       theme;
  const DesmiChartSpec    spec = { .title = title,
                                   .subtitle = "Workers",
                                   .source = "Source",
                                   .show_values = TRUE,
                                   .share = share,
                                   .pairs = kind->suppress == DESMI_CHART_SUPPRESS_PAIRS,
                                   .frame = TRUE };
  const DesmiChartContext context = { 1600, 900, &theme, locale, desmi_measurer_get_fixed () };
  g_autoptr (GError)      error = NULL;
  g_autoptr (DesmiScene)  scene = NULL;
  g_autoptr (GBytes)      svg = NULL;
  g_autofree char        *text = NULL, *description = NULL;
  GString                *out = g_string_new (title);

  desmi_theme_init (&theme, DESMI_THEME_PRINT);
  scene = desmi_chart_layout (type, table, &spec, &context, &error);
  g_assert_no_error (error);
  text = desmi_scene_to_text (scene);
  description = desmi_scene_describe (scene);
  svg = desmi_scene_export (scene, DESMI_EXPORT_SVG, &(DesmiExportOptions){ .scale = 1 }, &error);
  g_assert_no_error (error);
  g_string_append_printf (out, "\n%s\n%s\n%s\n", text, description,
                          desmi_scene_get_summary (scene));
  g_string_append_len (out, g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg));
  append_table (out, table);
  append_table (out, desmi_scene_get_table (scene));
  return g_string_free (out, FALSE);
}

static void
test_silence (void)
{
  static const DesmiChartType types[]
      = { DESMI_CHART_SANKEY, DESMI_CHART_TREND, DESMI_CHART_BARS, DESMI_CHART_STACKED };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (types); i++)
    {
      DesmiChartType         type = types[i / 2];
      const DesmiChartKind  *kind = desmi_chart_kind_get (type);
      g_autoptr (DesmiTable) table = make_flows (type);
      const DesmiSuppression how = { .most = kind->most,
                                     .n_most = G_N_ELEMENTS (kind->most),
                                     .pairs = kind->suppress == DESMI_CHART_SUPPRESS_PAIRS,
                                     .locale = desmi_locale_get_english () };
      g_autoptr (DesmiTable) safe = desmi_suppress_table (table, &how);
      guint                  count = (guint) desmi_table_find_column (table, "count");
      g_autofree char       *open = NULL, *said = NULL;

      g_assert_cmpint (desmi_table_get_n_suppressed (safe), >=, 2);
      if (i % 2 == 1 && type != DESMI_CHART_STACKED)
        continue;
      said = say_all (type, safe, i % 2 == 1);
      check_silent (said, COVER);
      check_silent (said, COVER + SMALL);
      check_silent (said, desmi_table_sum (table, count));
      g_assert_nonnull (strstr (said, "hidden"));
      g_assert_null (strstr (said, "not recorded"));
      /* the numbers are those that the chart would have said */
      if (type == DESMI_CHART_SANKEY)
        continue;
      open = say_all (type, table, i % 2 == 1);
      g_assert_nonnull (strstr (open, "7,919"));
    }
}

static DesmiTable *
make_many (guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "occupation", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("work %02u", i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i == 3 ? "Lainnya" : name, NULL);
      desmi_table_builder_set_int (builder, 1, i < 8 ? 100 - i : 2);
    }
  return desmi_table_builder_end (builder);
}

/* Small categories are put together before they are looked at, with the remainder of the data: what
 * is large enough together need not be hidden. */
static void
test_grouped (void)
{
  const guint            most[] = { 8 };
  const DesmiSuppression how
      = { .most = most, .n_most = 1, .locale = desmi_locale_get_indonesian () };
  g_autoptr (DesmiTable) table = make_many (20);
  g_autoptr (DesmiTable) safe = desmi_suppress_table (table, &how);
  g_autoptr (DesmiTable) few = make_many (8);
  g_autoptr (DesmiTable) same = desmi_suppress_table (few, &how);
  guint                  n = desmi_table_get_n_rows (safe);
  gint64                 other = 0;

  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpint (desmi_table_get_n_suppressed (safe), ==, 0);
  g_assert_cmpint (desmi_table_sum (safe, 1), ==, desmi_table_sum (table, 1));
  for (guint r = 0; r < n; r++)
    if (strcmp (desmi_table_get_text (safe, r, 0), "*") == 0)
      other = desmi_table_get_int (safe, r, 1);
  g_assert_cmpint (other, ==, 97 + 12 * 2);
  g_assert_cmpuint (desmi_table_get_n_rows (same), ==, 8);
}

static void
test_audiences (void)
{
  DesmiAudience audience = DESMI_AUDIENCE_FORUM;

  for (guint i = 0; i < DESMI_N_AUDIENCES; i++)
    {
      g_assert_true (desmi_audience_parse (desmi_audience_to_code ((DesmiAudience) i), &audience));
      g_assert_cmpint (audience, ==, i);
      g_assert_nonnull (desmi_audience_name (audience, desmi_locale_get_indonesian ()));
    }
  g_assert_false (desmi_audience_parse ("press", &audience));
  g_assert_false (desmi_audience_parse (NULL, &audience));
  g_assert_false (desmi_audience_parse ("", &audience));
}

/* Of a list of villages each score that its audience does not see, and no other one. */
static void
test_scores (void)
{
  DesmiTableBuilder     *builder = desmi_table_builder_new ("pillars");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GHashTable) hidden = NULL;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  for (guint i = 0; i < 4; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i < 2 ? "32.12.16.2004" : "32.12.08.2010", NULL);
      desmi_table_builder_set_text (builder, 1, i % 2 == 0 ? "1" : "4", NULL);
      if (i == 1)
        desmi_table_builder_set_mark (builder, 2, DESMI_MARK_SUPPRESSED);
      else if (i < 3)
        desmi_table_builder_set_double (builder, 2, 0.5);
    }
  table = desmi_table_builder_end (builder);
  hidden = desmi_village_scores_find_hidden (table);
  for (guint i = 0; i < 4; i++)
    {
      char         code[] = "32.12.16.2004", other[] = "32.12.08.2010";
      DesmiVillage village = { .code = i < 2 ? code : other };

      g_assert_cmpint (desmi_village_scores_hide (hidden, &village, i % 2 == 0 ? 0 : 3), ==,
                       i == 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/suppress/years", test_years);
  g_test_add_func ("/app/suppress/nested", test_nested);
  g_test_add_func ("/app/suppress/amounts", test_amounts);
  g_test_add_func ("/app/suppress/silence", test_silence);
  g_test_add_func ("/app/suppress/grouped", test_grouped);
  g_test_add_func ("/app/suppress/audiences", test_audiences);
  g_test_add_func ("/app/suppress/scores", test_scores);
  return g_test_run ();
}
