/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pillars quarter by quarter against their target: a line a pillar. */
#include "chart/desmi-hidden.h"
#include "chart/desmi-progress-lines.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_LINES 8
#define MOST_DIRECT 4   /* lines that have their names beside them */
#define LABEL_SHARE 0.3 /* of the width, at most, for the names */
#define START_FROM 0.55 /* of the greatest value: lines that all lie above do not start at 0 */
#define START_STEP 0.1
#define PANEL_WIDTH 260.0 /* px, least of a panel of its own for each pillar */
#define PANEL_HEIGHT 120.0
#define PANEL_GAP 24.0
#define ROW_GAP 8.0

typedef struct
{
  DesmiFrame              *frame;
  const DesmiProgressData *data;
  const DesmiStyle        *styles;
  double                   low; /* where the axis starts */
} Progress;

static const DesmiLocale *
locale_of (const Progress *self)
{
  return self->frame->context->locale;
}

static guint
count_lines (const DesmiProgressData *data)
{
  guint n = 0;

  for (guint i = 0; i < data->series->len; i++)
    n += ((const DesmiProgressSeries *) g_ptr_array_index (data->series, i))->n_values > 0;
  return n;
}

/* Names stand beside few lines; of many, or of lines that share their colours, above the plot. */
static gboolean
is_direct (const DesmiProgressData *data)
{
  return count_lines (data) <= MOST_DIRECT;
}

/* First and last value of one series: "1. Services: 62.0% (Q1 2022) to 81.0% (Q4 2023)." */
static void
append_series (GString *out, const Progress *self, const DesmiProgressSeries *series)
{
  const DesmiLocale *locale = locale_of (self);
  guint              first = 0;
  g_autofree char   *from = NULL, *to = NULL, *from_time = NULL, *to_time = NULL;

  if (series->last < 0)
    return;
  while (isnan (series->points[first].value))
    first++;
  from = desmi_value_to_text (series->points[first].value, self->data->type, locale);
  to = desmi_value_to_text (series->points[series->last].value, self->data->type, locale);
  from_time = desmi_time_axis_name (&self->data->time, first, locale);
  to_time = desmi_time_axis_name (&self->data->time, (guint) series->last, locale);
  g_string_append_c (out, ' ');
  if ((int) first == series->last)
    /* Translators: a pillar, its value, a quarter */
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("%s: %s in %s.")), series->name, to,
                            to_time);
  else
    /* Translators: a pillar, a value and its quarter, a later value and its quarter */
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("%s: %s in %s, %s in %s.")),
                            series->name, from, from_time, to, to_time);
}

static char *
summarize (const Progress *self)
{
  const DesmiLocale *locale = locale_of (self);
  guint              n = self->data->series->len;
  GString           *out = g_string_new (NULL);
  double             target = desmi_progress_data_get_target (self->data);

  g_string_append_printf (out,
                          desmi_locale_plural (locale, "Progress of %u line over time.",
                                               "Progress of %u lines over time.", n),
                          n);
  if (!isnan (target))
    {
      g_autofree char *value = desmi_value_to_text (target, self->data->type, locale);

      g_string_append_c (out, ' ');
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("The target is %s.")), value);
    }
  for (guint i = 0; i < n; i++)
    append_series (out, self, g_ptr_array_index (self->data->series, i));
  return g_string_free (out, FALSE);
}

static void
add_legend (const Progress *self)
{
  for (guint i = 0; !is_direct (self->data) && i < self->data->series->len; i++)
    {
      const DesmiProgressSeries *series = g_ptr_array_index (self->data->series, i);

      if (series->n_values > 0)
        desmi_frame_add_legend (self->frame, series->name, series->key, &self->styles[i]);
    }
}

/* Where all lines lie high, the room below them would only press them together. */
static double
find_start (const DesmiProgressData *data)
{
  if (data->type != DESMI_COLUMN_RATIO || data->high > 1.5 || data->low < START_FROM * data->high
      || data->high - data->low <= 0)
    return 0;
  return floor (data->low / START_STEP - 0.5) * START_STEP;
}

static void
draw_lines (const Progress *self, DesmiPanel *panel, const DesmiBox *box, int only, gboolean direct)
{
  if (desmi_panel_open (panel, self->frame, box, self->low, MAX (self->data->high, self->low),
                        self->data->type))
    {
      const DesmiProgressLines lines = { .panel = panel,
                                         .data = self->data,
                                         .dimension = "pillar",
                                         .styles = self->styles,
                                         .direct = direct && self->frame->spec->show_values,
                                         .only = only };

      desmi_panel_draw_axes (panel);
      desmi_progress_lines_draw (&lines);
    }
  desmi_panel_close (panel);
}

/* How many panels stand beside each other where each pillar has its own; 0: there is no room. */
static guint
count_columns (const Progress *self)
{
  const DesmiBox *plot = &self->frame->plot;
  guint           n = self->data->series->len, columns = n > 4 ? 3 : 2;
  double          em = self->frame->em;

  if (n < 2)
    return 0;
  while (columns > 1 && plot->width < columns * PANEL_WIDTH * em + (columns - 1) * PANEL_GAP)
    columns--;
  return plot->height >= (n + columns - 1) / columns * PANEL_HEIGHT * em ? columns : 0;
}

/* Returns: (transfer full): a pillar's name with its last value, perhaps with who reported */
static char *
make_heading (const Progress *self, const DesmiProgressSeries *series, gboolean with_coverage)
{
  g_autofree char *last
      = desmi_progress_lines_last (self->data, series, with_coverage, locale_of (self));

  return self->frame->spec->show_values ? g_strdup_printf ("%s · %s", series->name, last)
                                        : g_strdup (series->name);
}

/* Whether every heading has room for who reported, too. */
static gboolean
has_long_headings (const Progress *self, double width)
{
  for (guint i = 0; i < self->data->series->len; i++)
    {
      g_autofree char *heading
          = make_heading (self, g_ptr_array_index (self->data->series, i), TRUE);

      if (desmi_frame_measure (self->frame, heading, &self->frame->bold) > width)
        return FALSE;
    }
  return TRUE;
}

static void
draw_panel (const Progress *self, guint index, const DesmiBox *box, gboolean long_heading)
{
  const DesmiProgressSeries *series = g_ptr_array_index (self->data->series, index);
  const DesmiProgressPoint  *last = series->last >= 0 ? &series->points[series->last] : NULL;
  g_autofree char           *heading = make_heading (self, series, long_heading);
  g_autofree char           *coverage
      = last == NULL || !self->frame->spec->show_values
            ? NULL
            : desmi_progress_coverage (last->reported, last->of, locale_of (self));
  const char *detail = coverage != NULL || !self->frame->spec->show_values ? coverage : "";
  DesmiPanel  panel
      = { .time = self->data->time, .heading = heading, .detail = long_heading ? NULL : detail };

  draw_lines (self, &panel, box, (int) index, FALSE);
}

/* Each pillar before the others: lines that lie close to each other are told apart. All panels are
 * of one size, so that their axes are alike. */
static void
draw_panels (const Progress *self, guint columns)
{
  const DesmiBox plot = self->frame->plot;
  guint          n = self->data->series->len, rows = (n + columns - 1) / columns;
  double         width = floor ((plot.width - (columns - 1) * PANEL_GAP) / columns);
  double         height = floor ((plot.height - (rows - 1) * ROW_GAP) / rows);
  gboolean       long_headings = has_long_headings (self, width);

  for (guint i = 0; i < n; i++)
    {
      const DesmiBox box = { plot.x + i % columns * (width + PANEL_GAP),
                             plot.y + i / columns * (height + ROW_GAP), width, height };

      draw_panel (self, i, &box, long_headings);
    }
}

static void
draw (const Progress *self)
{
  const DesmiBox box = self->frame->plot;
  guint          columns = count_columns (self);
  DesmiPanel     panel = { .time = self->data->time };
  gboolean       direct = is_direct (self->data);

  if (columns > 0)
    {
      draw_panels (self, columns);
      return;
    }
  if (direct)
    panel.right = desmi_progress_lines_measure (self->data, self->frame, LABEL_SHARE * box.width);
  draw_lines (self, &panel, &box, -1, direct);
}

static void
add_notes (const Progress *self)
{
  gboolean any_target = FALSE;

  if (self->low > 0)
    desmi_frame_take_note (
        self->frame,
        g_strdup (desmi_locale_text (locale_of (self), N_ ("The axis does not start at 0"))));
  for (guint i = 0; i < self->data->series->len && !any_target; i++)
    for (guint k = 0; k < self->data->time.n && !any_target; k++)
      any_target = !isnan (((const DesmiProgressSeries *) g_ptr_array_index (self->data->series, i))
                               ->points[k]
                               .target);
  if (!any_target)
    desmi_frame_take_note (self->frame,
                           g_strdup (desmi_locale_text (locale_of (self), N_ ("no target yet"))));
  else if (isnan (desmi_progress_data_get_target (self->data)) && self->data->series->len > 1)
    desmi_frame_take_note (
        self->frame, g_strdup (desmi_locale_text (locale_of (self),
                                                  N_ ("Targets differ: see the table for each"))));
}

/**
 * desmi_progress_chart_layout:
 * @table: columns "pillar", "quarter" or "year", "score", and perhaps "target", "reported" and "of"
 *
 * Lays out the pillars over time.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_progress_chart_layout (DesmiTable              *table,
                             const DesmiChartSpec    *spec,
                             const DesmiChartContext *context,
                             GError                 **error)
{
  g_auto (DesmiProgressData) data = { 0 };
  g_auto (DesmiFrame)        frame = { 0 };
  g_autofree DesmiStyle     *styles = NULL;
  Progress                   self = { .frame = &frame, .data = &data };
  guint most = spec->max_categories > 0 ? MIN (spec->max_categories, MOST_LINES) : MOST_LINES;

  if (!desmi_progress_data_read (&data, table, "pillar", "score", NULL, error))
    return NULL;
  desmi_progress_data_name (&data, most, context->locale);
  styles = desmi_progress_lines_get_styles (&data, "pillar", context->theme);
  self.styles = styles;
  self.low = find_start (&data);
  desmi_frame_begin (&frame, table, spec, context);
  if (data.n_values > 0)
    {
      g_autofree char *summary = summarize (&self);

      desmi_scene_set_summary (frame.scene, summary);
      add_legend (&self);
      add_notes (&self);
    }
  desmi_hidden_take_note (&frame, data.n_hidden);
  desmi_frame_note_invalid (&frame, data.n_invalid);
  if (desmi_frame_open (&frame))
    {
      if (data.n_values > 0)
        draw (&self);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  return desmi_frame_end (&frame);
}
