/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a programme grew, cohort by cohort: the district's own steps, and the nation's beside its
 * plan. */
#include "chart/desmi-hidden.h"
#include "chart/desmi-rollout-steps.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#define MOST_YEARS_MORE 20 /* that the axis goes on for to the day of the data */
#define PANEL_WIDTH 170.0  /* px, least of a panel beside another one */
#define PANEL_HEIGHT 110.0
#define PANEL_GAP 24.0

typedef struct
{
  DesmiFrame              *frame;
  const DesmiProgressData *data;
  DesmiTimeAxis            time; /* of the picture: to the day of the data */
  double                   today;
  char                    *today_text;
} Rollout;

static const DesmiLocale *
locale_of (const Rollout *self)
{
  return self->frame->context->locale;
}

static const DesmiProgressSeries *
series_at (const Rollout *self, guint index)
{
  return g_ptr_array_index (self->data->series, index);
}

/* The axis goes on to the year of which the data are. */
static void
find_today (Rollout *self)
{
  const char *as_of = desmi_table_get_as_of (self->data->table);
  int         year, month, day, more;

  self->time = self->data->time;
  self->time.bands = TRUE;
  self->today = (double) NAN;
  if (self->time.n == 0 || self->time.kind != DESMI_PERIOD_YEAR || as_of == NULL
      || sscanf (as_of, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return;
  more = year - (desmi_month_year (self->time.first) + (int) self->time.n - 1);
  if (more < 0 || more > MOST_YEARS_MORE)
    return;
  self->time.n += (guint) more;
  self->today = year - desmi_month_year (self->time.first) + (month - 1 + day / 31.0) / 12;
  self->today_text = desmi_format_date (year, month, day, DESMI_DATE_MY_SHORT, locale_of (self));
}

/* Counts below one of a year before: the steps stay where they were. */
static guint
count_fallen (const Rollout *self)
{
  guint n = 0;

  for (guint s = 0; s < self->data->series->len; s++)
    for (guint i = 1; i < self->data->time.n; i++)
      n += series_at (self, s)->points[i].value
           < desmi_rollout_steps_at (series_at (self, s), i - 1);
  return n;
}

static guint
count_hidden (const Rollout *self)
{
  guint n = 0;

  for (guint s = 0; s < self->data->series->len; s++)
    for (guint i = 0; i < self->data->time.n; i++)
      n += series_at (self, s)->points[i].mark == DESMI_MARK_SUPPRESSED;
  return n;
}

static gboolean
has_plan (const Rollout *self)
{
  for (guint s = 0; s < self->data->series->len; s++)
    for (guint i = 0; i < self->data->time.n; i++)
      if (!isnan (series_at (self, s)->points[i].target))
        return TRUE;
  return FALSE;
}

static gint64
sum_left (const Rollout *self)
{
  gint64 sum = 0;
  int    column = desmi_table_find_column (self->data->table, "left");

  for (guint r = 0; column >= 0 && r < desmi_table_get_n_rows (self->data->table); r++)
    sum += MAX (desmi_progress_get_count (self->data->table, r, "left"), 0);
  return sum;
}

/* "Indonesia: 503 villages by 2022, planned 400 by 2019." */
static void
append_series (GString *out, const Rollout *self, const DesmiProgressSeries *series)
{
  const DesmiLocale *locale = locale_of (self);
  int                planned = -1;

  for (guint i = 0; i < self->data->time.n; i++)
    if (!isnan (series->points[i].target))
      planned = (int) i;
  if (series->last >= 0)
    {
      g_autofree char *when
          = desmi_time_axis_name (&self->data->time, (guint) series->last, locale);
      g_autofree char *value = desmi_value_to_text (
          desmi_rollout_steps_at (series, (guint) series->last), self->data->type, locale);

      g_string_append_c (out, ' ');
      /* Translators: an area, a number of villages, a year */
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("%s: %s by %s.")), series->name,
                              value, when);
    }
  if (planned >= 0)
    {
      g_autofree char *when = desmi_time_axis_name (&self->data->time, (guint) planned, locale);
      g_autofree char *value
          = desmi_value_to_text (series->points[planned].target, self->data->type, locale);

      g_string_append_c (out, ' ');
      /* Translators: a number of villages, a year */
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("Planned: %s by %s.")), value,
                              when);
    }
}

static char *
summarize (const Rollout *self)
{
  GString *out = g_string_new (
      desmi_locale_text (locale_of (self), N_ ("Villages in the programme, added up.")));

  for (guint s = 0; s < self->data->series->len; s++)
    append_series (out, self, series_at (self, s));
  return g_string_free (out, FALSE);
}

/* Each area has its own scale, or one district would be lost beside the nation. */
static void
draw_area (const Rollout *self, guint index, const DesmiBox *box)
{
  const DesmiProgressSeries *series = series_at (self, index);
  DesmiPanel                 panel = { .time = self->time, .heading = series->name };

  if (desmi_panel_open (&panel, self->frame, box, 0,
                        desmi_rollout_steps_high (series, self->data->time.n), self->data->type))
    {
      const DesmiRolloutSteps steps = { .panel = &panel,
                                        .data = self->data,
                                        .series = series,
                                        .today = self->today,
                                        .today_text = self->today_text };

      desmi_panel_draw_axes (&panel);
      desmi_rollout_steps_draw (&steps);
    }
  desmi_panel_close (&panel);
}

static void
say_more (const Rollout *self, guint n, double y)
{
  DesmiFrame      *frame = self->frame;
  g_autofree char *more = g_strdup_printf (
      desmi_locale_plural (locale_of (self), "… and %u more", "… and %u more", n), n);

  desmi_frame_add_label (frame, more, frame->plot.x, y + frame->line / 2, DESMI_ALIGN_START,
                         &frame->font, &frame->context->theme->text_dim, frame->plot.width, FALSE);
}

static void
draw (const Rollout *self)
{
  const DesmiBox plot = self->frame->plot;
  double         em = self->frame->em, line = self->frame->line;
  guint          n = self->data->series->len, shown, columns, rows;
  double         width, height, room = plot.height;

  columns = (guint) CLAMP (floor ((plot.width + PANEL_GAP) / (PANEL_WIDTH * em + PANEL_GAP)), 1, n);
  rows = (guint) CLAMP (floor (plot.height / (PANEL_HEIGHT * em)), 1, (n + columns - 1) / columns);
  shown = MIN (n, rows * columns);
  if (shown < n && room > 6 * line)
    room -= line + 4;
  width = floor ((plot.width - (columns - 1) * PANEL_GAP) / columns);
  height = floor (room / rows);
  for (guint i = 0; i < shown; i++)
    {
      const DesmiBox box
          = { plot.x + i % columns * (width + PANEL_GAP), plot.y + i / columns * height, width,
              height - (i / columns + 1 < rows ? 8 : 0) };

      draw_area (self, i, &box);
    }
  if (room < plot.height)
    say_more (self, n - shown, plot.y + room + 4);
}

static void
add_words (Rollout *self)
{
  const DesmiLocale *locale = locale_of (self);
  DesmiStyle         came = desmi_rollout_steps_style (self->frame->context->theme);
  DesmiStyle         plan = desmi_rollout_steps_plan_style (self->frame->context->theme);
  g_autofree char   *summary = summarize (self);

  desmi_scene_set_summary (self->frame->scene, summary);
  if (has_plan (self))
    {
      desmi_frame_add_legend (self->frame, desmi_locale_text (locale, N_ ("Villages that joined")),
                              NULL, &came);
      desmi_frame_add_legend (self->frame, desmi_locale_text (locale, N_ ("Plan")), NULL, &plan);
    }
  desmi_hidden_take_note (self->frame, count_hidden (self));
  if (self->data->series->len > 1)
    desmi_frame_take_note (
        self->frame,
        g_strdup (desmi_locale_text (locale, N_ ("Different scales: each area has its own"))));
  if (sum_left (self) > 0)
    desmi_frame_take_note (
        self->frame,
        g_strdup (desmi_locale_text (locale, N_ ("Triangles: villages that left the programme"))));
  if (count_fallen (self) > 0)
    desmi_frame_take_note (
        self->frame,
        g_strdup_printf (
            desmi_locale_plural (locale, "%u count below the one before: the line stays level",
                                 "%u counts below the one before: the line stays level",
                                 count_fallen (self)),
            count_fallen (self)));
}

/**
 * desmi_rollout_chart_layout:
 * @table: columns "area", "cohort" (a year), "actual" (villages up to then), and perhaps "target"
 * (as planned) and "left" (in that year)
 *
 * Lays out how a programme grew.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_rollout_chart_layout (DesmiTable              *table,
                            const DesmiChartSpec    *spec,
                            const DesmiChartContext *context,
                            GError                 **error)
{
  g_auto (DesmiProgressData) data = { 0 };
  g_auto (DesmiFrame)        frame = { 0 };
  Rollout                    self = { .frame = &frame, .data = &data };

  if (!desmi_progress_data_read (&data, table, "area", "actual", NULL, error))
    return NULL;
  desmi_progress_data_name (&data, G_MAXUINT, context->locale);
  desmi_frame_begin (&frame, table, spec, context);
  find_today (&self);
  if (data.n_values > 0)
    add_words (&self);
  desmi_frame_note_invalid (&frame, data.n_invalid);
  if (desmi_frame_open (&frame))
    {
      if (data.n_values > 0)
        draw (&self);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  g_free (self.today_text);
  return desmi_frame_end (&frame);
}
