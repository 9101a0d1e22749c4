/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in every state that a chart must pass; all numbers and names are invented or formed here.
 */
#include "chart-cases.h"

#include <math.h>
#include <string.h>

static const char *const countries[] = { "TWN", "HKG", "SAU", "MYS", "SGP", "KOR", "JPN" };
static const double      country_values[] = { 3230, 2157, 1633, 1204, 739, 780, 610 };
static const char *const pillars[] = { "1. Pusat layanan migrasi", "2. Usaha produktif",
                                       "3. Rumah Belajar", "4. Koperasi & lembaga keuangan" };
static const char *const odd_names[] = { "",
                                         "a\nb\tc",
                                         "👩‍👩‍👧‍👦👩‍🌾",
                                         "قرية السلام الطويلة جدا",
                                         "<b>&amp;\"'",
                                         "\u200f\u202e",
                                         "e\u0301\u0323\u0323",
                                         "Lainnya",
                                         "%s%n" };
static const double      odd_values[] = { 12, 0, -0.0, 1e308, 3, 1, 7, 2, 5 };

const char *
chart_state_name (ChartState state)
{
  static const char *const names[CHART_N_STATES]
      = { "usual", "empty",      "one",  "zero", "negative",   "constant", "huge",
          "range", "long-label", "many", "gaps", "odd-values", "odd-names" };

  return names[state];
}

static guint
n_of (DesmiChartType type, ChartState state)
{
  static const guint usual[] = { 7, 60, 7, 4 };

  switch (state)
    {
    case CHART_STATE_EMPTY:
      return 0;
    case CHART_STATE_ONE:
      return 1;
    case CHART_STATE_MANY:
      return type == DESMI_CHART_TREND ? 1200 : 31;
    case CHART_STATE_ODD_NAMES:
    case CHART_STATE_ODD_VALUES:
      return (guint) G_N_ELEMENTS (odd_names);
    case CHART_STATE_USUAL:
    case CHART_STATE_ZERO:
    case CHART_STATE_NEGATIVE:
    case CHART_STATE_CONSTANT:
    case CHART_STATE_HUGE:
    case CHART_STATE_RANGE:
    case CHART_STATE_LONG_LABEL:
    case CHART_STATE_GAPS:
    default:
      return usual[type];
    }
}

/* The i-th value of a state, or the usual one. */
static double
value_of (ChartState state, guint i, double usual)
{
  switch (state)
    {
    case CHART_STATE_ZERO:
      return 0;
    case CHART_STATE_NEGATIVE:
      return i % 3 == 1 ? -usual : usual;
    case CHART_STATE_CONSTANT:
      return 42;
    case CHART_STATE_HUGE:
      return usual * 1e6;
    case CHART_STATE_RANGE:
      return i == 1 ? 1 : usual * 1e6;
    case CHART_STATE_USUAL:
    case CHART_STATE_EMPTY:
    case CHART_STATE_ONE:
    case CHART_STATE_LONG_LABEL:
    case CHART_STATE_MANY:
    case CHART_STATE_GAPS:
    case CHART_STATE_ODD_VALUES:
    case CHART_STATE_ODD_NAMES:
    default:
      return usual;
    }
}

static char *
name_of (ChartState state, guint i, const char *usual)
{
  if (state == CHART_STATE_ODD_NAMES && i == 3)
    return g_strnfill (300, 'W');
  if (state == CHART_STATE_ODD_NAMES)
    return g_strdup (odd_names[i % G_N_ELEMENTS (odd_names)]);
  if (state == CHART_STATE_LONG_LABEL && i % 2 == 0)
    return g_strdup_printf ("Kecamatan Karangampel Kidul Wetan Lor Utara %u", i);
  if (state == CHART_STATE_MANY)
    return g_strdup_printf ("Kecamatan nomor %02u", i);
  return g_strdup (usual);
}

static double
wave (guint i, double phase)
{
  return round (1300 + 400 * sin (i * 0.37 + phase) + 150 * sin (i * 1.7 + phase));
}

static DesmiTable *
new_trend (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  guint direction = desmi_table_builder_add_column (builder, "direction", DESMI_COLUMN_TEXT);
  guint month = desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  guint count = desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);
  guint n = n_of (DESMI_CHART_TREND, state);

  for (guint i = 0; i < 2 * n; i++)
    {
      double value = value_of (state, i / 2, wave (i / 2, i % 2 * 2) * (i % 2 == 0 ? 1.0 : 0.6));
      char   text[8];

      if (state == CHART_STATE_ONE && i > 0)
        break;
      if (state == CHART_STATE_GAPS && i / 2 % 12 == 4)
        continue;
      desmi_month_to_text (desmi_month_make (2019, 1) + (int) (i / 2), text);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, direction, i % 2 == 0 ? "out" : "return", NULL);
      desmi_table_builder_set_text (builder, month, text, NULL);
      if (state == CHART_STATE_ODD_VALUES)
        desmi_table_builder_set_double (builder, count,
                                        i % 4 == 3 ? (double) NAN : odd_values[i / 2]);
      else if (state == CHART_STATE_GAPS && i / 2 % 12 == 5)
        desmi_table_builder_set_int (builder, count, 0);
      else
        desmi_table_builder_set_int (builder, count, (gint64) value);
      if (state == CHART_STATE_GAPS && i / 2 % 12 == 8)
        desmi_table_builder_set_mark (builder, count, DESMI_MARK_MISSING);
      if (state != CHART_STATE_ONE && i / 2 + 1 == n)
        desmi_table_builder_set_mark (builder, count, DESMI_MARK_ESTIMATE);
    }
  return desmi_table_builder_end (builder);
}

static DesmiTable *
new_bars (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  gboolean           named = state == CHART_STATE_ODD_NAMES || state == CHART_STATE_MANY
                   || state == CHART_STATE_LONG_LABEL;
  guint name = desmi_table_builder_add_column (builder, named ? "village" : "country",
                                               named ? DESMI_COLUMN_TEXT : DESMI_COLUMN_COUNTRY);
  guint count = desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);

  for (guint i = 0; i < n_of (DESMI_CHART_BARS, state); i++)
    {
      double usual = i < G_N_ELEMENTS (country_values) ? country_values[i] : 600.0 - 7 * i;
      g_autofree char *text = name_of (state, i, countries[i % G_N_ELEMENTS (countries)]);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, name, text, NULL);
      if (state == CHART_STATE_ODD_VALUES)
        desmi_table_builder_set_double (builder, count, i == 5 ? HUGE_VAL : odd_values[i]);
      else
        desmi_table_builder_set_int (builder, count, (gint64) value_of (state, i, usual));
      if (state == CHART_STATE_GAPS && i % 3 == 1)
        desmi_table_builder_set_mark (builder, count,
                                      i == 1 ? DESMI_MARK_MISSING : DESMI_MARK_SUPPRESSED);
    }
  desmi_table_builder_set_coverage (builder, 28, 30);
  return desmi_table_builder_end (builder);
}

static void
set_ratio (DesmiTableBuilder *builder, guint column, ChartState state, guint i, double usual)
{
  double value = usual;

  if (state == CHART_STATE_ZERO)
    value = 0;
  else if (state == CHART_STATE_NEGATIVE && i == 1)
    value = -0.1;
  else if (state == CHART_STATE_HUGE)
    value = usual * 3;
  else if (state == CHART_STATE_RANGE)
    value = i == 1 ? 1e-9 : usual;
  else if (state == CHART_STATE_CONSTANT)
    value = 0.5;
  else if (state == CHART_STATE_ODD_VALUES && i % 3 == 1)
    value = i == 1 ? (double) NAN : HUGE_VAL;
  desmi_table_builder_set_double (builder, column, value);
}

static DesmiTable *
new_bullets (ChartState state)
{
  static const double actuals[] = { 0.82, 0.57, 0.69, 0.34 }, targets[] = { 0.8, 0.75, 0.7, 0.6 };
  DesmiTableBuilder  *builder = desmi_table_builder_new ("pillars");
  guint pillar = desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  guint actual = desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_RATIO);
  guint target = desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_RATIO);
  guint reported = desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
  guint of = desmi_table_builder_add_column (builder, "of", DESMI_COLUMN_COUNT);

  for (guint i = 0; i < n_of (DESMI_CHART_BULLETS, state); i++)
    {
      g_autofree char *name = name_of (state, i, pillars[i % 4]);
      g_autofree char *code = g_strdup_printf ("pillar-%u", i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, pillar, code, name);
      set_ratio (builder, actual, state, i, actuals[i % 4]);
      desmi_table_builder_set_double (builder, target, targets[i % 4]);
      desmi_table_builder_set_int (builder, reported, 17 + (gint64) (i % 4));
      desmi_table_builder_set_int (builder, of, 24);
      if (state == CHART_STATE_GAPS && i == 1)
        desmi_table_builder_set_mark (builder, actual, DESMI_MARK_MISSING);
      if (state == CHART_STATE_GAPS && i == 2)
        desmi_table_builder_set_mark (builder, target, DESMI_MARK_MISSING);
    }
  return desmi_table_builder_end (builder);
}

static DesmiTable *
new_sankey (ChartState state)
{
  static const char *const sectors[] = { "formal", "informal" };
  DesmiTableBuilder       *builder = desmi_table_builder_new ("flows");
  guint origin = desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_TEXT);
  guint country = desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  guint sector = desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  guint count = desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);
  guint n = n_of (DESMI_CHART_SANKEY, state);

  for (guint i = 0; i < 3 * n; i++)
    {
      g_autofree char *usual = g_strdup_printf ("Juntinyuat %c", 'A' + (int) (i / 3 % 26));
      g_autofree char *name = name_of (state, i / 3, usual);

      if (state == CHART_STATE_ONE && i > 0)
        break;
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, origin, name, NULL);
      desmi_table_builder_set_text (builder, country, countries[(i * 5 + i / 3) % 7], NULL);
      desmi_table_builder_set_text (builder, sector, sectors[i % 2], NULL);
      if (state == CHART_STATE_ODD_VALUES)
        desmi_table_builder_set_double (builder, count, i == 4 ? (double) NAN : odd_values[i / 3]);
      else
        desmi_table_builder_set_int (builder, count,
                                     (gint64) value_of (state, i, country_values[i * 3 % 7]));
      if (state == CHART_STATE_GAPS && i % 5 == 1)
        desmi_table_builder_set_mark (builder, count, DESMI_MARK_MISSING);
    }
  return desmi_table_builder_end (builder);
}

DesmiTable *
chart_case_new (DesmiChartType type, ChartState state)
{
  static DesmiTable *(*const makers[DESMI_N_CHARTS]) (ChartState)
      = { [DESMI_CHART_SANKEY] = new_sankey,
          [DESMI_CHART_TREND] = new_trend,
          [DESMI_CHART_BARS] = new_bars,
          [DESMI_CHART_BULLETS] = new_bullets };

  return makers[type](state);
}

DesmiScene *
chart_case_layout (DesmiChartType       type,
                   ChartState           state,
                   double               width,
                   double               height,
                   DesmiThemeKind       theme_kind,
                   double               text_scale,
                   const DesmiLocale   *locale,
                   const DesmiMeasurer *measurer,
                   gboolean             frame,
                   GError             **error)
{
  static const char *const titles[]
      = { "Ke mana pekerja berangkat", "Arus bulanan", "Negara tujuan", "Kemajuan empat pilar" };
  static const char *const subtitles[]
      = { "Penempatan menurut kecamatan, negara tujuan, dan sektor, 2023",
          "Berangkat dan pulang per bulan, 2019–2023", "Orang, penempatan Januari–Desember 2023",
          "Capaian terhadap target triwulan IV, garis hitam = target" };
  g_autoptr (DesmiTable) table = chart_case_new (type, state);
  DesmiTheme             theme;
  DesmiChartSpec         spec = { .title = titles[type],
                                  .subtitle = subtitles[type],
                                  .source = "Sumber: data contoh, per 30 September 2023",
                                  .show_values = TRUE,
                                  .frame = frame };
  DesmiChartContext      context = {
         .width = width, .height = height, .theme = &theme, .locale = locale, .measurer = measurer
  };

  desmi_theme_init (&theme, theme_kind);
  theme.text_scale = text_scale;
  return desmi_chart_layout (type, table, &spec, &context, error);
}
