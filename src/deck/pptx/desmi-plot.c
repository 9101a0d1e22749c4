/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which charts the Office programs can draw themselves, and bars and bullets among them. */
#include "deck/pptx/desmi-plot-private.h"

#include "chart/desmi-bars-data.h"
#include "chart/desmi-bullets-private.h"
#include "chart/desmi-chart-columns.h"
#include "core/desmi-audience.h"
#include "core/desmi-words.h"
#include "deck/pptx/desmi-xml.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_BARS 12
#define MOST_SERIES 255  /* that a chart of Excel has */
#define MOST_POINTS 4000 /* past which it is slow */
#define MOST_YEARS 12    /* likewise */
#define MOST_MONTHS 24   /* that have room for their names side by side */
#define MOST_NAME 48     /* characters of a category or series: longer ones leave no room to plot */

/* ---- what all plots have in common ---- */

static void
free_series (gpointer data)
{
  DesmiPlotSeries *series = data;

  g_free (series->name);
  g_free (series->values);
  g_free (series->colors);
  g_free (series);
}

/**
 * desmi_plot_free:
 * @self: (transfer full): the plot
 */
void
desmi_plot_free (DesmiPlot *self)
{
  g_free (self->title);
  g_free (self->note);
  g_free (self->format);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->series);
  g_free (self);
}

/**
 * desmi_plotting_start:
 * @type: of the values
 *
 * Makes the plot, without categories.
 */
void
desmi_plotting_start (DesmiPlotting *self, DesmiPlotKind kind, DesmiColumnType type)
{
  DesmiPlot *plot = g_new0 (DesmiPlot, 1);

  plot->kind = kind;
  plot->type = type;
  plot->categories = g_ptr_array_new_with_free_func (g_free);
  plot->series = g_ptr_array_new_with_free_func (free_series);
  plot->least = plot->most = (double) NAN;
  self->plot = plot;
}

/**
 * desmi_plotting_add_category:
 *
 * Adds one; all come before the first series.
 */
void
desmi_plotting_add_category (DesmiPlotting *self, const char *name)
{
  char *text = desmi_xml_shorten (name, MOST_NAME);

  if (*text == '\0')
    {
      g_free (text);
      text = g_strdup ("–");
    }
  g_ptr_array_add (self->plot->categories, text);
}

/**
 * desmi_plot_name_period:
 *
 * Returns: (transfer full): a period as short as it can be below a column: "Jan 2023", "TW I 2023"
 */
char *
desmi_plot_name_period (const DesmiPeriod *period, const DesmiLocale *locale)
{
  static const char *const roman[] = { "I", "II", "III", "IV" };
  int                      year = desmi_month_year (period->first);
  int                      month = desmi_month_of_year (period->first);

  if (period->kind == DESMI_PERIOD_MONTH)
    return desmi_format_date (year, month, 1, DESMI_DATE_MY_SHORT, locale);
  if (period->kind != DESMI_PERIOD_QUARTER)
    return desmi_period_format (period, locale);
  if (locale->language == DESMI_LANGUAGE_EN)
    return g_strdup_printf ("Q%d %d", (month - 1) / 3 + 1, year);
  return g_strdup_printf ("TW %s %d", roman[(month - 1) / 3], year);
}

/**
 * desmi_plotting_thin_out:
 * @n: periods of a kind
 *
 * Of many only one a year has its name, or one in several years.
 */
void
desmi_plotting_thin_out (DesmiPlotting *self, guint n, DesmiPeriodKind kind)
{
  guint year = kind == DESMI_PERIOD_MONTH ? 12 : kind == DESMI_PERIOD_QUARTER ? 4 : 1;
  guint n_years = (n + year - 1) / year;

  if (n > MOST_MONTHS)
    self->plot->every = year * ((n_years + MOST_YEARS - 1) / MOST_YEARS);
}

/**
 * desmi_plotting_add_times:
 *
 * Adds a category for each period.
 */
void
desmi_plotting_add_times (DesmiPlotting *self, const DesmiTimeAxis *time)
{
  for (guint i = 0; i < time->n; i++)
    {
      DesmiPeriod      period = desmi_time_axis_get (time, i);
      g_autofree char *name = desmi_plot_name_period (&period, self->locale);

      desmi_plotting_add_category (self, name);
    }
  desmi_plotting_thin_out (self, time->n, time->kind);
}

/**
 * desmi_plot_name_category:
 *
 * Returns: (transfer full): a category of @side for the reader, periods in short
 */
char *
desmi_plot_name_category (const DesmiCubeSide *side,
                          const DesmiCategory *category,
                          const DesmiLocale   *locale)
{
  DesmiPeriod period;

  if (side->kind != 0 && desmi_period_parse (category->key, &period, NULL))
    return desmi_plot_name_period (&period, locale);
  return g_strdup (category->name);
}

/**
 * desmi_plotting_add_series:
 *
 * Returns: (transfer none): a series without any value
 */
DesmiPlotSeries *
desmi_plotting_add_series (DesmiPlotting *self, const char *name)
{
  DesmiPlotSeries *series = g_new0 (DesmiPlotSeries, 1);
  guint            n = self->plot->categories->len;

  series->name = desmi_xml_shorten (name, MOST_NAME);
  series->values = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    series->values[i] = (double) NAN;
  g_ptr_array_add (self->plot->series, series);
  return series;
}

/**
 * desmi_plotting_set_cell:
 *
 * Sets a value, if there is one to be shown.
 */
void
desmi_plotting_set_cell (DesmiPlotting *self, DesmiPlotSeries *series, guint index, DesmiCell cell)
{
  if (cell.n_values > 0)
    series->values[index] = cell.value;
  else if (cell.n_rows > 0 && cell.mark == DESMI_MARK_SUPPRESSED)
    self->n_hidden++;
}

/**
 * desmi_plotting_name_value:
 *
 * Returns: (transfer full): what a single series is called: what the chart is about
 */
char *
desmi_plotting_name_value (const DesmiPlotting *self)
{
  const char *title = self->chart->title;

  return g_strdup (
      title != NULL && *title != '\0' ? title : desmi_locale_text (self->locale, N_ ("Actual")));
}

/* ---- bars ---- */

static DesmiColor
get_bar_color (const DesmiPlotting *self, const DesmiBarsData *data, const DesmiBar *bar)
{
  const DesmiTheme *theme = self->theme;
  const char       *gender
      = strcmp (desmi_table_get_column_name (data->table, 0), "gender") == 0 && bar->key != NULL
            ? desmi_gender_parse (bar->key, NULL)
            : NULL;

  if (bar->is_other)
    return theme->other;
  if (gender != NULL)
    return *gender == 'F' ? theme->women : theme->men;
  if (self->chart->subject == DESMI_SUBJECT_DEPARTURES)
    return theme->departures;
  if (self->chart->subject == DESMI_SUBJECT_RETURNS)
    return theme->returns;
  return theme->series[0];
}

/* Where there is no bar, its name says why; where it is a part of a sum, that it is. */
static void
add_bar_category (DesmiPlotting *self,
                  const char    *name,
                  double         value,
                  gboolean       hidden,
                  gboolean       partial)
{
  g_autofree char *text = NULL;

  if (partial)
    text = g_strconcat (name, DESMI_PLOT_AT_LEAST, NULL);
  else if (isnan (value))
    text = g_strdup_printf ("%s (%s)", name,
                            hidden ? desmi_audience_hidden_word (self->locale)
                                   : desmi_locale_text (self->locale, N_ ("not reported")));
  desmi_plotting_add_category (self, text != NULL ? text : name);
}

static gboolean
plot_bars (DesmiPlotting *self, GError **error)
{
  g_auto (DesmiBarsData) data = { 0 };
  g_autoptr (GPtrArray)  bars = NULL;
  g_autofree char       *name = desmi_plotting_name_value (self);
  DesmiPlotSeries       *series;
  guint                  most = self->chart->max_categories;

  if (!desmi_bars_data_read (&data, self->chart->table, self->locale, error))
    return FALSE;
  if (most == 0)
    most = data.periods ? G_MAXUINT16 : MOST_BARS;
  bars = desmi_bars_data_group (&data, most, self->locale);
  desmi_plotting_start (self, DESMI_PLOT_BARS, data.type);
  self->plot->labels = TRUE;
  for (guint i = 0; i < bars->len; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (bars, i);

      add_bar_category (self, bar->name, bar->value, bar->hidden, bar->partial);
    }
  series = desmi_plotting_add_series (self, name);
  series->style.fill = self->theme->series[0];
  series->colors = g_new (DesmiColor, bars->len + 1);
  for (guint i = 0; i < bars->len; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (bars, i);

      series->values[i] = bar->value;
      series->colors[i] = get_bar_color (self, &data, bar);
      self->n_hidden += bar->hidden;
    }
  return TRUE;
}

/* ---- bullets ---- */

/* In the order of the legend; the last are those without a target. */
static const DesmiBulletStatus bullet_states[]
    = { DESMI_BULLET_ON_TRACK, DESMI_BULLET_AT_RISK, DESMI_BULLET_LATE, DESMI_BULLET_NONE };

static DesmiColor
get_bullet_color (const DesmiTheme *theme, DesmiBulletStatus status)
{
  switch (status)
    {
    case DESMI_BULLET_ON_TRACK:
      return theme->on_track;
    case DESMI_BULLET_AT_RISK:
      return theme->at_risk;
    case DESMI_BULLET_LATE:
      return theme->late;
    case DESMI_BULLET_NONE:
    default:
      return theme->other;
    }
}

static double
get_number (DesmiTable *table, guint row, int column)
{
  guint  n_invalid = 0;
  double value;

  return column >= 0 && desmi_chart_get_value (table, row, (guint) column, &value, &n_invalid)
             ? value
             : (double) NAN;
}

/* A target that is nothing is none. */
static double
get_target (DesmiTable *table, guint row, int column)
{
  double value = get_number (table, row, column);

  return value > 0 ? value : (double) NAN;
}

/* Adds a series of those of one state, by its name and in its colour. */
static void
add_bullet_series (DesmiPlotting *self, DesmiBulletStatus status)
{
  const char      *actual = desmi_locale_text (self->locale, N_ ("Actual"));
  const char      *state = desmi_bullet_status_name (status, self->locale);
  g_autofree char *name = g_strdup_printf ("%s (%s)", actual, state);
  DesmiPlotSeries *series = desmi_plotting_add_series (self, *state != '\0' ? name : actual);

  series->style.fill = get_bullet_color (self->theme, status);
}

static gboolean
plot_bullets (DesmiPlotting *self, GError **error)
{
  DesmiTable      *table = self->chart->table;
  guint            label, actual, n = desmi_table_get_n_rows (table);
  int              target = desmi_table_find_column (table, "target");
  DesmiPlotSeries *targets;

  if (!desmi_chart_find_category (table, &label, error)
      || !desmi_chart_find_column (table, "actual", &actual, error))
    return FALSE;
  desmi_plotting_start (self, DESMI_PLOT_COLUMNS, desmi_table_get_column_type (table, actual));
  self->plot->labels = TRUE;
  self->plot->least = 0;
  for (guint i = 0; i < n; i++)
    {
      gboolean hidden = desmi_table_get_mark (table, i, actual) == DESMI_MARK_SUPPRESSED;

      add_bar_category (self, desmi_table_get_label (table, i, label),
                        get_number (table, i, (int) actual), hidden, FALSE);
      self->n_hidden += hidden;
    }
  /* each state is a series of its own, so that the legend names the colours that are seen */
  self->plot->grouping = DESMI_PLOT_STACKED;
  for (guint s = 0; s < G_N_ELEMENTS (bullet_states); s++)
    add_bullet_series (self, bullet_states[s]);
  targets = desmi_plotting_add_series (self, desmi_locale_text (self->locale, N_ ("Target")));
  targets->style.stroke = self->theme->text;
  targets->mark = DESMI_PLOT_MARK_DASH;
  for (guint i = 0; i < n; i++)
    {
      const DesmiBullet bullet = { .actual = get_number (table, i, (int) actual),
                                   .target = get_target (table, i, target) };
      guint             s = 0;

      while (bullet_states[s] != desmi_bullet_get_status (&bullet))
        s++;
      ((DesmiPlotSeries *) g_ptr_array_index (self->plot->series, s))->values[i] = bullet.actual;
      targets->values[i] = bullet.target;
    }
  return TRUE;
}

/* ---- all of them ---- */

typedef gboolean (*PlotFunction) (DesmiPlotting *self, GError **error);

/* Those that are missing become pictures. */
static const PlotFunction functions[DESMI_N_CHARTS] = {
  [DESMI_CHART_TREND] = desmi_plot_trend,
  [DESMI_CHART_BARS] = plot_bars,
  [DESMI_CHART_STACKED] = desmi_plot_stacked,
  [DESMI_CHART_PAIRED] = desmi_plot_paired,
  [DESMI_CHART_SLOPE] = desmi_plot_slope,
  [DESMI_CHART_BULLETS] = plot_bullets,
  [DESMI_CHART_PROGRESS] = desmi_plot_progress,
  [DESMI_CHART_INDICATOR] = desmi_plot_indicator,
  [DESMI_CHART_REMITTANCES] = desmi_plot_remittances,
};

/* Whether there is something to draw, and not more than Office can; values that are no numbers
 * become missing ones. Bars begin at zero: where all are about as long, Office would show but their
 * ends. */
static gboolean
check (DesmiPlot *plot)
{
  gsize    n = (gsize) plot->series->len * plot->categories->len;
  guint    n_values = 0;
  gboolean from_zero = isnan (plot->least) && plot->kind != DESMI_PLOT_LINES;

  if (plot->series->len > MOST_SERIES || n > MOST_POINTS)
    return FALSE;
  for (guint s = 0; s < plot->series->len; s++)
    for (guint i = 0; i < plot->categories->len; i++)
      {
        double *value = &((DesmiPlotSeries *) g_ptr_array_index (plot->series, s))->values[i];

        if (!isfinite (*value))
          *value = (double) NAN;
        n_values += isfinite (*value) != 0;
        from_zero = from_zero && !(*value < 0);
      }
  if (from_zero)
    plot->least = 0;
  return n_values > 0;
}

/* Series in which nothing is known have no mark, and need no name in the legend. */
static void
drop_empty_series (DesmiPlot *plot)
{
  for (guint s = plot->series->len; s-- > 0;)
    {
      const DesmiPlotSeries *series = g_ptr_array_index (plot->series, s);
      gboolean               empty = TRUE;

      for (guint i = 0; i < plot->categories->len && empty; i++)
        empty = isnan (series->values[i]);
      if (empty)
        g_ptr_array_remove_index (plot->series, s);
    }
}

/* What the marks do not say: "Gender unknown: 12 people · 2 values are hidden". */
static char *
make_note (const DesmiPlotting *self)
{
  GString *out = g_string_new (self->note);

  if (self->n_hidden > 0)
    {
      g_string_append (out, out->len > 0 ? " · " : "");
      g_string_append_printf (out,
                              desmi_locale_plural (self->locale, "%u value is hidden",
                                                   "%u values are hidden", self->n_hidden),
                              self->n_hidden);
    }
  return g_string_free (out, out->len == 0);
}

/* Returns: (transfer full) (nullable): both, as far as there are any */
static char *
join (const char *subtitle, const char *note)
{
  g_autofree char *line = desmi_xml_clean_line (subtitle);

  if (*line == '\0' || note == NULL)
    return *line == '\0' ? g_strdup (note) : g_steal_pointer (&line);
  return g_strdup_printf ("%s · %s", line, note);
}

/**
 * desmi_plot_drop_subtitle:
 *
 * Leaves only what the marks do not say in the title: unit and period stand elsewhere.
 */
void
desmi_plot_drop_subtitle (DesmiPlot *self)
{
  g_free (self->title);
  self->title = g_strdup (self->note);
}

static DesmiPlot *
make_plot (PlotFunction       function,
           DesmiChartData    *chart,
           const DesmiTheme  *theme,
           const DesmiLocale *locale,
           GError           **error)
{
  DesmiPlotting self = { .chart = chart, .theme = theme, .locale = locale };
  gboolean      good;

  self.spec.title = chart->title;
  self.spec.subject = chart->subject;
  self.spec.max_categories = chart->max_categories;
  self.spec.share = chart->share;
  self.spec.sort = chart->sort;
  good = function (&self, error) && self.plot != NULL && check (self.plot);
  if (good)
    {
      drop_empty_series (self.plot);
      self.plot->note = make_note (&self);
      self.plot->title = join (chart->subtitle, self.plot->note);
      self.plot->format = desmi_plot_make_format (self.plot, locale);
    }
  else
    g_clear_pointer (&self.plot, desmi_plot_free);
  g_free (self.note);
  return self.plot;
}

/**
 * desmi_plot_new:
 * @theme: its colours
 *
 * Makes of a chart what the Office programs can draw themselves.
 *
 * Returns: (transfer full) (nullable): the plot; %NULL without an error where it has to be a
 * picture, and with DESMI_CHART_ERROR where the table is not what the chart takes
 */
DesmiPlot *
desmi_plot_new (DesmiChartData    *chart,
                const DesmiTheme  *theme,
                const DesmiLocale *locale,
                GError           **error)
{
  PlotFunction function = functions[chart->type];

  return function != NULL ? make_plot (function, chart, theme, locale, error) : NULL;
}

/**
 * desmi_plot_new_both:
 * @second: (out) (transfer full) (nullable): what a chart of two halves has beside the first one
 *
 * Makes of a chart all that the Office programs can draw themselves: of two halves both, or none,
 * for one alone would keep back what the other says.
 *
 * Returns: (transfer full) (nullable): the plot, or its first half; %NULL where the chart has to be
 * a picture, or cannot be drawn at all
 */
DesmiPlot *
desmi_plot_new_both (DesmiChartData    *chart,
                     const DesmiTheme  *theme,
                     const DesmiLocale *locale,
                     DesmiPlot        **second)
{
  g_autoptr (DesmiPlot) first = desmi_plot_new (chart, theme, locale, NULL);

  *second = NULL;
  if (first == NULL || chart->type != DESMI_CHART_REMITTANCES)
    return g_steal_pointer (&first);
  *second = make_plot (desmi_plot_places, chart, theme, locale, NULL);
  return *second != NULL ? g_steal_pointer (&first) : NULL;
}
