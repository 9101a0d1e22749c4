/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an indicator came to, period by period, against its targets; of one alone, the villages
 * behind its last value too. Several have a small panel each. */
#include "chart/desmi-hidden.h"
#include "chart/desmi-indicator-villages.h"
#include "chart/desmi-line.h"
#include "chart/desmi-progress-lines.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PANEL_WIDTH 190.0 /* px, least of a panel beside another one */
#define PANEL_HEIGHT 104.0
#define PANEL_GAP 24.0
#define BESIDE_FROM 1.25   /* width by height, from which the villages stand beside the line */
#define BESIDE_WIDTH 480.0 /* px it takes to do so */
#define LINE_SHARE 0.6     /* of the width, for the line */
#define BELOW_HEIGHT 260.0 /* px it takes to put the villages below it */
#define BELOW_SHARE 0.5    /* of the height, for the line */
#define BETWEEN 28.0
#define UNDER_WORDS 8.0 /* px of the room above a panel's scale that words may take */
#define MOST_DOTS 16    /* values that are each marked on a line */

/**
 * Indicator:
 * @series: its own, borrowed
 * @data: as if it were the only one, since each has its own scale and unit
 * @over_time: (nullable): code of how its values become one of a longer time; @over_villages:
 * likewise of several villages
 */
typedef struct
{
  const DesmiProgressSeries *series;
  DesmiProgressData          data;
  char                      *unit;
  const char                *over_time, *over_villages;
} Indicator;

typedef struct
{
  DesmiFrame             *frame;
  DesmiIndicatorVillages *villages; /* of no one, where there are several indicators */
  Indicator              *indicators;
  guint                   n;
  DesmiStyle              line;
} Chart;

static const DesmiLocale *
locale_of (const Chart *self)
{
  return self->frame->context->locale;
}

static const DesmiTheme *
theme_of (const Chart *self)
{
  return self->frame->context->theme;
}

static const char *
get_text (DesmiTable *table, const DesmiProgressSeries *series, const char *column)
{
  int index = desmi_table_find_column (table, column);

  for (gssize i = series->last; index >= 0 && i >= 0; i--)
    if (series->points[i].row >= 0)
      return desmi_table_get_text (table, (guint) series->points[i].row, (guint) index);
  return NULL;
}

static void
find_unit (Indicator *self, DesmiTable *table, const DesmiLocale *locale)
{
  int         column = desmi_table_find_column (table, "unit");
  const char *code = get_text (table, self->series, "unit");

  if (code == NULL)
    return;
  if (g_str_equal (code, "rupiah"))
    self->data.type = DESMI_COLUMN_IDR; /* which is written before the number */
  else
    self->unit = desmi_table_dup_display (
        table, (guint) self->series->points[self->series->last].row, (guint) column, locale);
}

/* Values that are all whole are counts: their axis has no halves. */
static void
find_type (DesmiProgressData *self, const DesmiProgressSeries *series)
{
  if (self->type != DESMI_COLUMN_MILLI)
    return;
  for (guint i = 0; i < self->time.n; i++)
    if (!isnan (series->points[i].value)
        && fabs (series->points[i].value - round (series->points[i].value)) > 0)
      return;
  self->type = DESMI_COLUMN_COUNT;
}

/* The one series as data of its own. */
static void
indicator_init (Indicator                 *self,
                const DesmiProgressData   *all,
                const DesmiProgressSeries *series,
                const DesmiLocale         *locale)
{
  *self = (Indicator){ .series = series, .data = *all };
  self->data.series = g_ptr_array_new ();
  g_ptr_array_add (self->data.series, (gpointer) series);
  self->data.n_values = series->n_values;
  self->data.low = self->data.high = 0;
  for (guint i = 0; i < all->time.n; i++)
    self->data.high
        = fmax (self->data.high, fmax (series->points[i].value, series->points[i].target));
  find_type (&self->data, series);
  find_unit (self, all->table, locale);
  self->over_time = get_text (all->table, series, "over_time");
  self->over_villages = get_text (all->table, series, "over_villages");
}

static void
chart_clear (Chart *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      desmi_progress_data_clear (&self->indicators[i].data);
      g_free (self->indicators[i].unit);
    }
  g_free (self->indicators);
}

/* "125 people" */
static char *
say_value (const Chart *self, const Indicator *indicator, double value, gboolean exact)
{
  g_autofree char *number
      = exact ? desmi_value_to_text (value, indicator->data.type, locale_of (self))
              : desmi_value_to_mark (value, indicator->data.type, locale_of (self));

  return indicator->unit != NULL ? g_strdup_printf ("%s %s", number, indicator->unit)
                                 : g_steal_pointer (&number);
}

static const DesmiProgressPoint *
last_of (const Indicator *self)
{
  return self->series->last >= 0 ? &self->series->points[self->series->last] : NULL;
}

static int
first_of (const Indicator *self)
{
  for (guint i = 0; i < self->data.time.n; i++)
    if (!isnan (self->series->points[i].value))
      return (int) i;
  return -1;
}

static const char *
rule_over_time (const char *code, const DesmiLocale *locale)
{
  if (g_strcmp0 (code, "sum") == 0)
    return desmi_locale_text (locale, N_ ("added up over time"));
  if (g_strcmp0 (code, "last") == 0)
    return desmi_locale_text (locale, N_ ("last value of each period"));
  if (g_strcmp0 (code, "mean") == 0)
    return desmi_locale_text (locale, N_ ("mean over time"));
  return NULL;
}

static const char *
rule_over_villages (const char *code, const DesmiLocale *locale)
{
  if (g_strcmp0 (code, "sum") == 0)
    return desmi_locale_text (locale, N_ ("added up over villages"));
  if (g_strcmp0 (code, "mean") == 0)
    return desmi_locale_text (locale, N_ ("mean of the villages"));
  return NULL;
}

static void
append_part (GString *out, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", text);
}

/* "target 150 (83.3%)" or "no target yet" */
static char *
say_target (const Chart *self, const Indicator *indicator)
{
  const DesmiProgressPoint *last = last_of (indicator);
  g_autofree char          *value = NULL, *share = NULL, *text = NULL;

  if (last == NULL || isnan (last->target))
    return g_strdup (desmi_locale_text (locale_of (self), N_ ("no target yet")));
  value = desmi_value_to_mark (last->target, indicator->data.type, locale_of (self));
  share = desmi_share_to_mark (last->value / last->target, locale_of (self));
  text = g_strdup_printf (desmi_locale_text (locale_of (self), N_ ("target %s")), value);
  return g_strdup_printf ("%s (%s)", text, share);
}

/* "11 of 12 villages reported" */
static char *
say_coverage (const Chart *self, const DesmiProgressPoint *point)
{
  g_autofree char *n = NULL, *all = NULL;

  if (point == NULL || point->reported < 0 || point->of < 0)
    return NULL;
  n = desmi_format_count (point->reported, locale_of (self));
  all = desmi_format_count (point->of, locale_of (self));
  return g_strdup_printf (desmi_locale_plural (locale_of (self), "%s of %s village reported",
                                               "%s of %s villages reported", (gulong) point->of),
                          n, all);
}

/* "baseline 45 in Q3 2017": the first value there is */
static char *
say_baseline (const Chart *self, const Indicator *indicator)
{
  int              first = first_of (indicator);
  g_autofree char *value = NULL, *when = NULL;

  if (first < 0 || first == indicator->series->last)
    return NULL;
  value = desmi_value_to_mark (indicator->series->points[first].value, indicator->data.type,
                               locale_of (self));
  when = desmi_time_axis_name (&indicator->data.time, (guint) first, locale_of (self));
  /* Translators: the first value of an indicator, and its quarter */
  return g_strdup_printf (desmi_locale_text (locale_of (self), N_ ("baseline %s in %s")), value,
                          when);
}

/* All that is to be known of one: target, coverage, baseline and how it sums. */
static char *
say_facts (const Chart *self, const Indicator *indicator)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *target = say_target (self, indicator);
  g_autofree char *coverage = say_coverage (self, last_of (indicator));
  g_autofree char *baseline = say_baseline (self, indicator);

  append_part (out, target);
  append_part (out, coverage);
  append_part (out, baseline);
  append_part (out, rule_over_time (indicator->over_time, locale_of (self)));
  append_part (out, rule_over_villages (indicator->over_villages, locale_of (self)));
  return g_string_free (out, FALSE);
}

/* Value, target and coverage of a small panel, as far as there is room for them. */
static char *
say_brief (const Chart *self, const Indicator *indicator, double width)
{
  const DesmiProgressPoint *last = last_of (indicator);
  GString                  *out = g_string_new (NULL);
  g_autofree char          *target = say_target (self, indicator);
  g_autofree char          *coverage = NULL;

  if (last != NULL)
    {
      g_autofree char *value = say_value (self, indicator, last->value, FALSE);

      append_part (out, value);
      coverage = desmi_progress_coverage (last->reported, last->of, locale_of (self));
    }
  for (guint i = 0; i < 2; i++)
    {
      gsize length = out->len;

      append_part (out, i == 0 ? target : coverage);
      if (length > 0 && desmi_frame_measure (self->frame, out->str, &self->frame->font) > width)
        g_string_truncate (out, length);
    }
  return g_string_free (out, FALSE);
}

/* "Cooperative members · 3,228 people"; of a small panel the name alone */
static char *
say_heading (const Chart *self, const Indicator *indicator)
{
  const DesmiProgressPoint *last = last_of (indicator);
  g_autofree char          *value = NULL;

  if (!self->frame->spec->show_values || last == NULL || self->n > 1)
    return g_strdup (indicator->series->name);
  value = say_value (self, indicator, last->value, FALSE);
  return g_strdup_printf ("%s · %s", indicator->series->name, value);
}

static void
append_series (GString *out, const Chart *self, const Indicator *indicator)
{
  const DesmiLocale *locale = locale_of (self);
  int                first = first_of (indicator);
  g_autofree char   *from = NULL, *to = NULL, *from_time = NULL, *to_time = NULL;

  if (first < 0)
    return;
  from = say_value (self, indicator, indicator->series->points[first].value, TRUE);
  to = say_value (self, indicator, indicator->series->points[indicator->series->last].value, TRUE);
  from_time = desmi_time_axis_name (&indicator->data.time, (guint) first, locale);
  to_time = desmi_time_axis_name (&indicator->data.time, (guint) indicator->series->last, locale);
  g_string_append_c (out, ' ');
  if (first == indicator->series->last)
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("%s: %s in %s.")),
                            indicator->series->name, to, to_time);
  else
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("%s: %s in %s, %s in %s.")),
                            indicator->series->name, from, from_time, to, to_time);
}

static char *
summarize (const Chart *self)
{
  const DesmiLocale *locale = locale_of (self);
  GString           *out = g_string_new (NULL);
  g_autofree char   *villages = NULL;

  g_string_append_printf (
      out,
      desmi_locale_plural (locale, "%u indicator over time.", "%u indicators over time.", self->n),
      self->n);
  for (guint i = 0; i < self->n; i++)
    append_series (out, self, &self->indicators[i]);
  if (self->n == 1)
    {
      g_autofree char *facts = say_facts (self, &self->indicators[0]);

      g_string_append_printf (out, " %s.", facts);
      villages = desmi_indicator_villages_summarize (self->villages, locale);
    }
  if (villages != NULL)
    g_string_append_printf (out, " %s", villages);
  return g_string_free (out, FALSE);
}

/* A marker for each value, where they are few enough to be told apart. */
static void
draw_dots (const Chart *self, const Indicator *indicator, const DesmiPanel *panel)
{
  DesmiStyle style = { .fill = self->line.stroke, .radius = DESMI_LINE_DOT };

  for (guint i = 0; indicator->series->n_values <= MOST_DOTS && i < panel->time.n; i++)
    if (!isnan (indicator->series->points[i].value)
        && indicator->series->points[i].mark == DESMI_MARK_NONE)
      {
        double          x = desmi_time_axis_x (&panel->time, i);
        double          y = desmi_panel_y (panel, indicator->series->points[i].value);
        DesmiSceneMark *dot
            = desmi_scene_add_rect (self->frame->scene, x - DESMI_LINE_DOT, y - DESMI_LINE_DOT,
                                    2 * DESMI_LINE_DOT, 2 * DESMI_LINE_DOT, &style);

        desmi_scene_mark_set_datum (dot, indicator->series->key, -1, NULL);
      }
}

/* Where a value is hidden there is no point, and no gap either. */
static void
draw_hidden (const Chart *self, const Indicator *indicator, const DesmiPanel *panel)
{
  double reach = MIN (desmi_time_axis_spacing (&panel->time) / 2, 8);

  for (guint i = 0; i < panel->time.n; i++)
    {
      double x = desmi_time_axis_x (&panel->time, i);

      if (indicator->series->points[i].mark == DESMI_MARK_SUPPRESSED)
        desmi_hidden_draw (self->frame->scene, MAX (x - reach, panel->time.x0),
                           MIN (x + reach, panel->time.x1), panel->y1, indicator->series->key);
    }
}

/* Heading and facts above the panel, if it has the height for them. Returns: px they took */
static double
draw_words (const Chart *self, const Indicator *indicator, const DesmiBox *box)
{
  DesmiFrame      *frame = self->frame;
  g_autofree char *heading = say_heading (self, indicator);
  g_autofree char *facts
      = self->n == 1 ? say_facts (self, indicator) : say_brief (self, indicator, box->width);
  g_auto (GStrv) lines = NULL;
  double         y = box->y;

  if (box->height < 5 * frame->line || box->width < 10 * frame->line)
    return 0;
  desmi_frame_add_label (frame, heading, box->x, y + frame->line / 2, DESMI_ALIGN_START,
                         &frame->bold, &theme_of (self)->text, box->width, FALSE);
  y += frame->line + 3;
  if (box->height < 7 * frame->line)
    return y - box->y;
  lines = desmi_text_wrap (frame->context->measurer, facts, &frame->font, box->width,
                           self->n == 1 && box->height >= 10 * frame->line ? 3 : 1, FALSE);
  for (guint i = 0; lines[i] != NULL; i++, y += frame->line + 2)
    {
      DesmiSceneMark *mark
          = desmi_frame_add_label (frame, lines[i], box->x, y + frame->line / 2, DESMI_ALIGN_START,
                                   &frame->font, &theme_of (self)->text_dim, box->width, FALSE);

      if (mark != NULL && lines[i + 1] == NULL && g_strrstr (lines[i], "…") != NULL
          && mark->full_text == NULL)
        mark->full_text = g_strdup (facts);
    }
  return y - box->y;
}

static void
draw_indicator (const Chart *self, const Indicator *indicator, const DesmiBox *box)
{
  double     words = draw_words (self, indicator, box);
  double     top = MAX (words - UNDER_WORDS, 0);
  DesmiBox   room = { box->x, box->y + top, box->width, box->height - top };
  DesmiPanel panel = { .time = indicator->data.time };

  if (desmi_panel_open (&panel, self->frame, &room, 0, indicator->data.high, indicator->data.type))
    {
      const DesmiProgressLines lines = { .panel = &panel,
                                         .data = &indicator->data,
                                         .dimension = "indicator",
                                         .unit = indicator->unit,
                                         .styles = &self->line,
                                         .only = -1 };

      desmi_panel_draw_axes (&panel);
      draw_hidden (self, indicator, &panel);
      draw_dots (self, indicator, &panel);
      desmi_progress_lines_draw (&lines);
    }
  desmi_panel_close (&panel);
}

static void
say_more (const Chart *self, guint n, double y)
{
  DesmiFrame      *frame = self->frame;
  g_autofree char *more = g_strdup_printf (
      desmi_locale_plural (locale_of (self), "… and %u more", "… and %u more", n), n);

  desmi_frame_add_label (frame, more, frame->plot.x, y + frame->line / 2, DESMI_ALIGN_START,
                         &frame->font, &theme_of (self)->text_dim, frame->plot.width, FALSE);
}

/* As many panels as there is room for, of one size. */
static void
draw_panels (const Chart *self)
{
  const DesmiBox plot = self->frame->plot;
  double         em = self->frame->em, line = self->frame->line, room = plot.height;
  guint          columns, rows, shown;
  double         width, height;

  columns = (guint) CLAMP (floor ((plot.width + PANEL_GAP) / (PANEL_WIDTH * em + PANEL_GAP)), 1,
                           MIN (self->n, 4));
  rows = (guint) CLAMP (floor (plot.height / (PANEL_HEIGHT * em)), 1,
                        (self->n + columns - 1) / columns);
  columns = MIN (columns, (self->n + rows - 1) / rows);
  shown = MIN (self->n, rows * columns);
  if (shown < self->n && room > 6 * line)
    room -= line + 4;
  width = floor ((plot.width - (columns - 1) * PANEL_GAP) / columns);
  height = floor (room / rows);
  for (guint i = 0; i < shown; i++)
    {
      const DesmiBox box
          = { plot.x + i % columns * (width + PANEL_GAP), plot.y + i / columns * height, width,
              height - (i / columns + 1 < rows ? 10 : 0) };

      draw_indicator (self, &self->indicators[i], &box);
    }
  if (room < plot.height)
    say_more (self, self->n - shown, plot.y + room + 4);
}

/* The line, and beside it where that is wide, or below it where it is high, the villages. */
static void
draw_one (const Chart *self)
{
  const DesmiBox plot = self->frame->plot;
  DesmiBox       line = plot, villages = plot;
  double         em = self->frame->em;

  if (self->villages->n > 0 && plot.width >= BESIDE_WIDTH * em
      && plot.width >= BESIDE_FROM * plot.height && plot.height >= 6 * self->frame->line)
    {
      line.width = round (LINE_SHARE * (plot.width - BETWEEN));
      villages.x = line.x + line.width + BETWEEN;
      villages.width = plot.x + plot.width - villages.x;
    }
  else if (self->villages->n > 0 && plot.height >= BELOW_HEIGHT * em
           && plot.width >= 12 * self->frame->line)
    {
      line.height = round (BELOW_SHARE * (plot.height - BETWEEN / 2));
      villages.y = line.y + line.height + BETWEEN / 2;
      villages.height = plot.y + plot.height - villages.y;
    }
  else
    villages.width = 0;
  draw_indicator (self, &self->indicators[0], &line);
  if (villages.width > 0)
    desmi_indicator_villages_draw (self->villages, self->frame, &villages);
}

static guint
count_hidden (const Chart *self)
{
  guint n = 0;

  for (guint k = 0; k < self->n; k++)
    for (guint i = 0; i < self->indicators[k].data.time.n; i++)
      n += self->indicators[k].series->points[i].mark == DESMI_MARK_SUPPRESSED;
  for (guint i = 0; self->n == 1 && i < self->villages->n; i++)
    n += desmi_indicator_villages_get (self->villages, i)->mark == DESMI_MARK_SUPPRESSED;
  return n;
}

static gboolean
has_targets (const Chart *self)
{
  for (guint k = 0; k < self->n; k++)
    for (guint i = 0; i < self->indicators[k].data.time.n; i++)
      if (!isnan (self->indicators[k].series->points[i].target))
        return TRUE;
  return FALSE;
}

static void
add_words (Chart *self)
{
  const DesmiLocale *locale = locale_of (self);
  DesmiStyle         target = desmi_progress_lines_target_style (theme_of (self));
  g_autofree char   *summary = summarize (self);

  desmi_scene_set_summary (self->frame->scene, summary);
  if (has_targets (self))
    {
      desmi_frame_add_legend (self->frame, desmi_locale_text (locale, N_ ("Reached")), NULL,
                              &self->line);
      desmi_frame_add_legend (self->frame, desmi_locale_text (locale, N_ ("Target")), NULL,
                              &target);
    }
  desmi_hidden_take_note (self->frame, count_hidden (self));
  if (self->n > 1)
    desmi_frame_take_note (
        self->frame,
        g_strdup (desmi_locale_text (locale, N_ ("Different scales: each indicator has its own"))));
}

/* Returns: (nullable): the scene; %NULL if there has to be a note that it is not to scale */
static DesmiScene *
try_layout (const DesmiProgressData *data,
            DesmiIndicatorVillages  *villages,
            const DesmiChartSpec    *spec,
            const DesmiChartContext *context,
            gboolean                 not_to_scale)
{
  g_auto (DesmiFrame) frame = { 0 };
  Chart               self = { .frame = &frame, .villages = villages };

  villages->not_to_scale = FALSE;
  self.line = (DesmiStyle){ .stroke = context->theme->strict[0],
                            .stroke_width = desmi_theme_line_width (context->theme) };
  self.indicators = g_new0 (Indicator, data->series->len + 1);
  for (guint i = 0; i < data->series->len; i++)
    {
      const DesmiProgressSeries *series = g_ptr_array_index (data->series, i);

      if (series->n_values > 0)
        indicator_init (&self.indicators[self.n++], data, series, context->locale);
    }
  desmi_frame_begin (&frame, data->table, spec, context);
  if (self.n == 1)
    {
      villages->data->type = self.indicators[0].data.type;
      villages->unit = self.indicators[0].unit;
      villages->indicator = self.indicators[0].series->code;
      villages->mean = g_strcmp0 (self.indicators[0].over_villages, "mean") == 0;
    }
  if (self.n > 0)
    add_words (&self);
  if (not_to_scale)
    desmi_frame_take_note (&frame,
                           g_strdup (desmi_locale_text (context->locale, N_ ("Not to scale"))));
  desmi_frame_note_invalid (&frame, data->n_invalid);
  if (desmi_frame_open (&frame))
    {
      if (self.n == 0)
        desmi_frame_say_empty (&frame, NULL);
      else if (self.n == 1)
        draw_one (&self);
      else
        draw_panels (&self);
    }
  chart_clear (&self);
  return villages->not_to_scale && !not_to_scale ? NULL : desmi_frame_end (&frame);
}

/**
 * desmi_indicator_chart_layout:
 * @table: columns "indicator", "quarter" or "year", "actual", and perhaps "target", "reported",
 * "of", "unit", "over_time", "over_villages"; rows with something in "village" are of one village
 *
 * Lays out indicators over time.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_indicator_chart_layout (DesmiTable              *table,
                              const DesmiChartSpec    *spec,
                              const DesmiChartContext *context,
                              GError                 **error)
{
  g_auto (DesmiProgressData)      data = { 0 };
  g_auto (DesmiProgressData)      by_village = { 0 };
  g_auto (DesmiIndicatorVillages) villages = { 0 };
  DesmiScene                     *scene;

  if (!desmi_progress_data_read (&data, table, "indicator", "actual", "village", error))
    return NULL;
  desmi_progress_data_name (&data, G_MAXUINT, context->locale);
  if (desmi_table_find_column (table, "village") >= 0)
    {
      if (!desmi_progress_data_read (&by_village, table, "village", "actual", NULL, error))
        return NULL;
      desmi_progress_data_name (&by_village, G_MAXUINT, context->locale);
    }
  desmi_indicator_villages_init (&villages, &by_village);
  scene = try_layout (&data, &villages, spec, context, FALSE);
  return scene != NULL ? scene : try_layout (&data, &villages, spec, context, TRUE);
}
