/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an indicator came to, period by period, against its targets; of one alone, the villages
 * behind its last value too. Several have a small panel each. */
#include "chart/desmi-hidden.h"
#include "chart/desmi-indicator-villages.h"
#include "chart/desmi-indicator.h"
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
#define SEPARATOR " · " /* between facts */
#define MOST_DOTS 16    /* values that are each marked on a line */

typedef struct
{
  DesmiFrame             *frame;
  DesmiIndicatorVillages *villages; /* of no one, where there are several indicators */
  DesmiIndicator         *indicators;
  guint                   n;
  DesmiStyle              line;
  double
      height; /* px of the plot by which it is decided whether villages are drawn; NaN: its own */
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

static void
chart_clear (Chart *self)
{
  for (guint i = 0; i < self->n; i++)
    desmi_indicator_clear (&self->indicators[i]);
  g_free (self->indicators);
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
    desmi_indicator_append_course (&self->indicators[i], out);
  if (self->n == 1)
    {
      g_autofree char *facts = desmi_indicator_say_facts (&self->indicators[0], TRUE);

      g_string_append_printf (out, " (%s.)", facts);
      villages = desmi_indicator_villages_summarize (self->villages, locale);
    }
  if (villages != NULL)
    g_string_append_printf (out, " %s", villages);
  return g_string_free (out, FALSE);
}

/* A marker for each value, where they are few enough to be told apart. */
static void
draw_dots (const Chart *self, const DesmiIndicator *indicator, const DesmiPanel *panel)
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

/* As many whole facts as there are lines for: half a one says nothing, and cut short it looks like
 * a fault. Returns: (transfer full): the lines */
static char **
wrap_facts (const Chart *self, const char *facts, double width, guint n_lines)
{
  DesmiFrame      *frame = self->frame;
  g_autofree char *shown = g_strdup (facts);

  for (;;)
    {
      char **lines
          = desmi_text_wrap (frame->context->measurer, shown, &frame->font, width, n_lines, FALSE);
      guint n = g_strv_length (lines);
      char *last = g_strrstr (shown, SEPARATOR);

      if (last == NULL || n == 0 || g_strrstr (lines[n - 1], "…") == NULL)
        return lines;
      *last = '\0';
      g_strfreev (lines);
    }
}

/* Heading and facts above the panel, if it has the height for them. Returns: px they took */
static double
draw_words (const Chart *self, const DesmiIndicator *indicator, const DesmiBox *box)
{
  DesmiFrame      *frame = self->frame;
  gboolean         brief = self->n > 1 || !frame->spec->show_values;
  g_autofree char *heading
      = brief ? g_strdup (indicator->series->name) : desmi_indicator_say_heading (indicator);
  g_autofree char *facts = self->n == 1 ? desmi_indicator_say_facts (indicator, FALSE)
                                        : desmi_indicator_say_brief (indicator, frame, box->width);
  g_auto (GStrv)   lines = NULL;
  double           y = box->y;

  if (box->height < 5 * frame->line || box->width < 10 * frame->line)
    return 0;
  desmi_frame_add_label (frame, heading, box->x, y + frame->line / 2, DESMI_ALIGN_START,
                         &frame->bold, &theme_of (self)->text, box->width, FALSE);
  y += frame->line + 3;
  if (box->height < 7 * frame->line)
    return y - box->y;
  lines = wrap_facts (self, facts, box->width,
                      self->n == 1 && box->height >= 10 * frame->line ? 3 : 1);
  for (guint i = 0; lines[i] != NULL; i++, y += frame->line + 2)
    {
      DesmiSceneMark *mark
          = desmi_frame_add_label (frame, lines[i], box->x, y + frame->line / 2, DESMI_ALIGN_START,
                                   &frame->font, &theme_of (self)->text_dim, box->width, FALSE);

      if (mark != NULL && lines[i + 1] == NULL && !g_str_has_suffix (facts, lines[i])
          && mark->full_text == NULL)
        mark->full_text = g_strdup (facts);
    }
  return y - box->y;
}

static void
draw_indicator (const Chart *self, const DesmiIndicator *indicator, const DesmiBox *box)
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
  double         height = isnan (self->height) ? plot.height : self->height;
  gboolean       several = self->villages->n > 1; /* one alone is the line itself */

  if (several && plot.width >= BESIDE_WIDTH * em && plot.width >= BESIDE_FROM * height
      && height >= 6 * self->frame->line)
    {
      line.width = round (LINE_SHARE * (plot.width - BETWEEN));
      villages.x = line.x + line.width + BETWEEN;
      villages.width = plot.x + plot.width - villages.x;
    }
  else if (several && height >= BELOW_HEIGHT * em && plot.width >= 12 * self->frame->line)
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
count_hidden_villages (const Chart *self)
{
  guint n = 0;

  for (guint i = 0; self->n == 1 && i < self->villages->n; i++)
    n += desmi_indicator_villages_get (self->villages, i)->mark == DESMI_MARK_SUPPRESSED;
  return n;
}

static guint
count_hidden (const Chart *self)
{
  guint n = 0;

  for (guint k = 0; k < self->n; k++)
    for (guint i = 0; i < self->indicators[k].data.time.n; i++)
      n += self->indicators[k].series->points[i].mark == DESMI_MARK_SUPPRESSED;
  return n + (!isnan (self->height) ? count_hidden_villages (self) : 0);
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

/* What to say of villages shows once they are drawn: it is said in a second layout, in which they
 * stand where they stood, though the words leave the plot less @height (inout).
 * Returns: (nullable): the scene; %NULL if there has to be a note on villages */
static DesmiScene *
try_layout (const DesmiProgressData *data,
            DesmiIndicatorVillages  *villages,
            const DesmiChartSpec    *spec,
            const DesmiChartContext *context,
            double                  *height)
{
  g_auto (DesmiFrame) frame = { 0 };
  Chart               self = { .frame = &frame, .villages = villages, .height = *height };
  gboolean            noted = !isnan (*height), not_to_scale = noted && villages->not_to_scale;
  gboolean            unsaid;

  villages->not_to_scale = villages->drawn = FALSE;
  self.line = (DesmiStyle){ .stroke = context->theme->strict[0],
                            .stroke_width = desmi_theme_line_width (context->theme) };
  self.indicators = g_new0 (DesmiIndicator, data->series->len + 1);
  for (guint i = 0; i < data->series->len; i++)
    {
      const DesmiProgressSeries *series = g_ptr_array_index (data->series, i);

      if (series->n_values > 0)
        desmi_indicator_init (&self.indicators[self.n++], data, series, context->locale);
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
    desmi_frame_take_note (
        &frame,
        g_strdup (desmi_locale_text (context->locale, N_ ("The shortest bars are not to scale"))));
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
  *height = frame.plot.height;
  unsaid = villages->drawn && (villages->not_to_scale || count_hidden_villages (&self) > 0);
  chart_clear (&self);
  return unsaid && !noted ? NULL : desmi_frame_end (&frame);
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
  double                          height = (double) NAN;

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
  scene = try_layout (&data, &villages, spec, context, &height);
  return scene != NULL ? scene : try_layout (&data, &villages, spec, context, &height);
}
