/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random tables of random size in random frames: laid out or refused, never broken. Seeded, so that
 * what fails once fails again. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000

static const char *const scraps[]
    = { "Karangampel", " ",        "\n",          "\t", "\r\n",   "é",      "e\u0301", "قرية",
        "עיר",         "村",       "👩‍🌾", "🇮🇩", "\u200f", "\u202e", "<",       "&",
        "\"",          "%s",       "%n",          "\\", "\a",     "\x7f",   "\u2028",  "\xff",
        "\xc3",        "WWWWWWWW", "i",           "…",  "-" };
static const double oddities[]
    = { 0, -0.0, 1, -1, 1e308, -1e308, 1e-308, 5e-324, 1e18, 0.1, 12345 };

static char *
random_name (GRand *random)
{
  GString *out = g_string_new (NULL);
  int      n = g_rand_int_range (random, 0, 12);

  if (g_rand_int_range (random, 0, 20) == 0)
    n = 300;
  for (int i = 0; i < n; i++)
    g_string_append (out, scraps[g_rand_int_range (random, 0, (int) G_N_ELEMENTS (scraps))]);
  return g_string_free (out, FALSE);
}

static double
random_value (GRand *random)
{
  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      return (double) NAN;
    case 1:
      return g_rand_boolean (random) ? HUGE_VAL : -HUGE_VAL;
    case 2:
      return oddities[g_rand_int_range (random, 0, (int) G_N_ELEMENTS (oddities))];
    default:
      return pow (10, g_rand_double_range (random, -3, 9));
    }
}

static gint64
random_int (gboolean positive, GRand *random)
{
  gint64 value = (gint64) (g_rand_int (random) | (guint64) g_rand_int (random) << 32);

  return positive ? ABS (value / 1024) : value;
}

static void
set_random_text (DesmiTableBuilder *builder,
                 guint              column,
                 const char        *name,
                 int                n_months,
                 GRand             *random)
{
  g_autofree char *text = random_name (random);

  if (strcmp (name, "direction") == 0 && g_rand_int_range (random, 0, 10) > 0)
    desmi_table_builder_set_text (builder, column, g_rand_boolean (random) ? "out" : "return",
                                  NULL);
  else if (strcmp (name, "month") == 0 && g_rand_int_range (random, 0, 10) > 0)
    {
      char month[8];

      desmi_month_to_text (desmi_month_make (1900, 1) + g_rand_int_range (random, 0, n_months),
                           month);
      desmi_table_builder_set_text (builder, column, month, NULL);
    }
  else if ((strcmp (name, "quarter") == 0 || strcmp (name, "year") == 0
            || strcmp (name, "cohort") == 0)
           && g_rand_int_range (random, 0, 10) > 0)
    {
      int              year = g_rand_int_range (random, 1990, 2040);
      DesmiPeriod      period = *name != 'q'
                                    ? desmi_period_year (year)
                                    : desmi_period_quarter (year, g_rand_int_range (random, 1, 5));
      g_autofree char *when = desmi_period_to_text (&period);

      desmi_table_builder_set_text (builder, column, when, NULL);
    }
  else if (g_rand_int_range (random, 0, 10) > 0)
    desmi_table_builder_set_text (builder, column, text, NULL);
}

static DesmiTable *
random_table (const ChartCase *self, int round, GRand *random)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  gboolean           ratio = g_rand_boolean (random) || self->takes_ratios;
  guint              n_rows = (guint) pow (10, g_rand_double_range (random, 0, 2.6)) - 1;
  guint              n_names = 0;
  int                n_months = (int) pow (10, round % 17 * 4.11 / 16);
  gboolean           positive = round % 4 > 0;

  for (; self->columns[n_names] != NULL; n_names++)
    desmi_table_builder_add_column (
        builder, self->columns[n_names],
        strcmp (self->columns[n_names], "month") == 0 ? DESMI_COLUMN_PERIOD : DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, self->value != NULL ? self->value : "count",
                                  ratio ? DESMI_COLUMN_RATIO : DESMI_COLUMN_IDR);
  desmi_table_builder_add_column (builder, self->second != NULL ? self->second : "share",
                                  DESMI_COLUMN_RATIO);
  for (guint row = 0; row < n_rows; row++)
    {
      desmi_table_builder_add_row (builder);
      for (guint i = 0; i < n_names; i++)
        set_random_text (builder, i, self->columns[i], n_months, random);
      if (ratio)
        {
          double value = random_value (random);

          desmi_table_builder_set_double (builder, n_names, positive ? fabs (value) : value);
        }
      else
        desmi_table_builder_set_int (builder, n_names, random_int (positive, random));
      desmi_table_builder_set_double (builder, n_names + 1, fabs (random_value (random)));
      if (g_rand_int_range (random, 0, 6) == 0)
        desmi_table_builder_set_mark (builder, n_names,
                                      (DesmiMark) g_rand_int_range (random, 0, 4));
    }
  return desmi_table_builder_end (builder);
}

static void
check_exports (DesmiScene *scene)
{
  gboolean           odd = desmi_scene_get_n_marks (scene) % 2 == 1;
  DesmiExportOptions options = { .scale = 1, .text_as_outlines = odd, .a4 = odd };
  g_autofree char   *described = desmi_scene_describe (scene);

  g_assert_true (g_utf8_validate (described, -1, NULL));
  for (int format = DESMI_EXPORT_PNG; format <= DESMI_EXPORT_PDF; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes
          = desmi_scene_export (scene, (DesmiExportFormat) format, &options, &error);

      g_assert_no_error (error);
      if (format == DESMI_EXPORT_SVG)
        {
          GMarkupParser                   parser = { NULL };
          g_autoptr (GMarkupParseContext) context
              = g_markup_parse_context_new (&parser, 0, NULL, NULL);

          g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL),
                                        (gssize) g_bytes_get_size (bytes), &error);
          g_assert_no_error (error);
        }
    }
}

static void
test_fuzz (gconstpointer data)
{
  DesmiChartType    type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (GRand) random = test_random_new (20231125);
  guint             n_drawn = 0;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (DesmiTable) table = random_table (chart_case_get (type), round, random);
      g_autofree char       *title = random_name (random), *subtitle = random_name (random);
      g_autofree char       *why = NULL;
      g_autoptr (GError)     error = NULL;
      g_autoptr (DesmiScene) scene = NULL;
      DesmiTheme             theme;
      DesmiChartSpec         spec = { .title = title,
                                      .subtitle = subtitle,
                                      .source = subtitle,
                                      .max_categories = (guint) g_rand_int_range (random, 0, 40),
                                      .show_values = g_rand_boolean (random),
                                      .frame = g_rand_boolean (random) };
      DesmiChartContext      context
          = { .width = pow (10, g_rand_double_range (random, 0, 3.3)),
              .height = pow (10, g_rand_double_range (random, 0, 3)),
              .theme = &theme,
              .locale = g_rand_boolean (random) ? desmi_locale_get_english ()
                                                : desmi_locale_get_indonesian (),
              .measurer
              = round % 10 == 0 ? desmi_measurer_get_pango () : desmi_measurer_get_fixed () };

      desmi_theme_init (&theme, (DesmiThemeKind) g_rand_int_range (random, 0, 5));
      theme.text_scale = g_rand_double_range (random, 0.8, 2.5);
      scene = desmi_chart_layout (type, table, &spec, &context, &error);
      if (scene == NULL)
        {
          g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          continue;
        }
      n_drawn++;
      if (!desmi_scene_check (scene, &why))
        g_test_fail_printf ("round %d, %g x %g, text %g: %s", round, context.width, context.height,
                            theme.text_scale, why);
      if (round % 8 == 0)
        check_exports (scene);
    }
  g_assert_cmpuint (n_drawn, >, N_ROUNDS / 3);
}

/* 13 200 months of two directions, and ten thousand categories: bounded by pixels, not by rows. */
static void
test_large (void)
{
  DesmiTableBuilder *flows = desmi_table_builder_new ("flows");
  DesmiTableBuilder *names = desmi_table_builder_new ("flows");
  DesmiTheme         theme;
  DesmiChartSpec     spec = { .title = "x", .show_values = TRUE, .frame = TRUE };
  DesmiChartContext  context
      = { 1600, 900, &theme, desmi_locale_get_indonesian (), desmi_measurer_get_fixed () };
  g_autoptr (DesmiTable) months = NULL;
  g_autoptr (DesmiTable) villages = NULL;
  g_autoptr (DesmiScene) trend = NULL;
  g_autoptr (DesmiScene) bars = NULL;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  desmi_table_builder_add_column (flows, "direction", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (flows, "month", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (flows, "count", DESMI_COLUMN_COUNT);
  for (int i = 0; i < 2 * 13200; i++)
    {
      char text[8];

      desmi_month_to_text (desmi_month_make (1900, 1) + i / 2, text);
      desmi_table_builder_add_row (flows);
      desmi_table_builder_set_text (flows, 0, i % 2 == 0 ? "out" : "return", NULL);
      desmi_table_builder_set_text (flows, 1, text, NULL);
      desmi_table_builder_set_int (flows, 2, i * 7919 % 1000);
    }
  months = desmi_table_builder_end (flows);
  trend = desmi_chart_layout (DESMI_CHART_TREND, months, &spec, &context, NULL);
  g_assert_true (desmi_scene_check (trend, NULL));
  g_assert_cmpuint (desmi_scene_get_n_marks (trend), <, 2 * 1600 + 200);
  for (guint i = 0; i < desmi_scene_get_n_marks (trend); i++)
    if (desmi_scene_get_mark (trend, i)->shape == DESMI_SHAPE_PATH)
      g_assert_cmpuint (desmi_scene_get_mark (trend, i)->ops->len, <=, 5 * 1600);

  desmi_table_builder_add_column (names, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (names, "count", DESMI_COLUMN_COUNT);
  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Desa %d", i);

      desmi_table_builder_add_row (names);
      desmi_table_builder_set_text (names, 0, name, NULL);
      desmi_table_builder_set_int (names, 1, i);
    }
  villages = desmi_table_builder_end (names);
  bars = desmi_chart_layout (DESMI_CHART_BARS, villages, &spec, &context, NULL);
  g_assert_true (desmi_scene_check (bars, NULL));
  g_assert_cmpuint (desmi_scene_get_n_marks (bars), <, 120);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  chart_case_add_tests ("fuzz", test_fuzz, argc, argv);
  if (chart_case_wants_common (argc, argv))
    g_test_add_func ("/chart/fuzz/large", test_large);
  return g_test_run ();
}
