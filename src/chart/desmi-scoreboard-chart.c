/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scoreboard: villages below each other, by subdistrict, and their pillars side by side. */
#include "chart/desmi-chart-columns.h"
#include "chart/desmi-matrix.h"
#include "chart/desmi-scoreboard-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_CLASSES 5
#define WIDEST 360.0     /* px of a cell */
#define MEANS_FROM 400.0 /* px wide that a chart has to be to explain its means */

/* ", status: Stalled (Nobody to run it)" */
static void
append_status (const DesmiScoreboard *self, int place, GString *out)
{
  DesmiPillarStatus status;

  if (!desmi_scoreboard_find_status (self, place, &status))
    return;
  g_string_append (out, ", ");
  g_string_append_printf (out, desmi_locale_text (self->locale, N_ ("status: %s")),
                          desmi_pillar_status_name (status, self->locale));
  if (desmi_scoreboard_get_extra (self, place, DESMI_SCOREBOARD_REASON) != NULL)
    g_string_append_printf (out, " (%s)",
                            desmi_table_get_label (self->data, (guint) place,
                                                   (guint) self->extra[DESMI_SCOREBOARD_REASON]));
}

static void
append_before (const DesmiScoreboard *self, int place, GString *out)
{
  guint            n_invalid = 0;
  double           value;
  g_autofree char *text = NULL;

  if (place < 0 || self->extra[DESMI_SCOREBOARD_BEFORE] < 0
      || !desmi_chart_get_value (self->data, (guint) place,
                                 (guint) self->extra[DESMI_SCOREBOARD_BEFORE], &value, &n_invalid))
    return;
  text = desmi_value_to_text (value, DESMI_COLUMN_RATIO, self->locale);
  g_string_append (out, ", ");
  /* Translators: %s is a percentage. */
  g_string_append_printf (out, desmi_locale_text (self->locale, N_ ("%s a year before")), text);
}

/* "Sliyeg, 2. Productive enterprises, 56.0%, 48.0% a year before, status: Running" */
static char *
describe (gconstpointer data, guint row, guint column)
{
  const DesmiScoreboard *self = data;
  DesmiCell              cell = desmi_cube_get (&self->cube, row, column);
  int                    place = desmi_scoreboard_find_cell (self, row, column);
  g_autofree char *value = desmi_cube_table_say (&self->behind, &self->cube, &cell, self->locale);
  GString         *out = g_string_new (desmi_cube_get_row (&self->cube, row)->name);

  g_string_append_printf (out, ", %s, %s", desmi_cube_get_column (&self->cube, column)->name,
                          value);
  append_before (self, place, out);
  append_status (self, place, out);
  return g_string_free (out, FALSE);
}

/* "Sliyeg: 1. Service centre 88.0%; 2. Productive enterprises not reported, status: Stalled" */
static char *
describe_row (gconstpointer data, guint row)
{
  const DesmiScoreboard *self = data;
  GString               *out = g_string_new (desmi_cube_get_row (&self->cube, row)->name);

  for (guint c = 0; c < desmi_cube_get_n_columns (&self->cube); c++)
    {
      DesmiCell        cell = desmi_cube_get (&self->cube, row, c);
      g_autofree char *value
          = desmi_cube_table_say (&self->behind, &self->cube, &cell, self->locale);

      g_string_append_printf (out, "%s %s %s", c == 0 ? ":" : ";",
                              desmi_cube_get_column (&self->cube, c)->name, value);
      append_status (self, desmi_scoreboard_find_cell (self, row, c), out);
    }
  return g_string_free (out, FALSE);
}

static int
find_row (gconstpointer data, guint row, guint column)
{
  const DesmiScoreboard *self = data;

  return desmi_cube_table_find (&self->behind, desmi_cube_get_row (&self->cube, row),
                                desmi_cube_get_column (&self->cube, column));
}

/* In a cell without a score: that it was not reported, or that nobody could. */
static char *
dup_word (gconstpointer data, guint row, guint column)
{
  const DesmiScoreboard *self = data;
  DesmiPillarStatus      status;

  if (desmi_scoreboard_find_status (self, desmi_scoreboard_find_cell (self, row, column), &status)
      && status == DESMI_PILLAR_STATUS_NOT_STARTED)
    /* Translators: of a pillar in a village; as short as it can be, for a cell of a table. */
    return g_strdup (desmi_locale_text (self->locale, N_ ("not started")));
  return g_strdup (desmi_locale_text (self->locale, N_ ("not reported")));
}

static gboolean
is_stalled (gconstpointer data, guint row, guint column)
{
  const DesmiScoreboard *self = data;

  return desmi_scoreboard_is_stalled (self, desmi_scoreboard_find_cell (self, row, column));
}

/* The rows with the highest and the lowest mean, the first of several; whether any has one. */
static gboolean
find_extremes (const DesmiCube *cube, const DesmiCategory **high, const DesmiCategory **low)
{
  *high = *low = NULL;
  for (guint r = 0; r < desmi_cube_get_n_rows (cube); r++)
    {
      const DesmiCategory *row = desmi_cube_get_row (cube, r);

      if (row->is_other || row->total.n_values == 0)
        continue;
      if (*high == NULL || row->total.value > (*high)->total.value)
        *high = row;
      if (*low == NULL || row->total.value < (*low)->total.value)
        *low = row;
    }
  return *high != NULL;
}

static char *
say_size (const DesmiScoreboard *self)
{
  gboolean         villages = strcmp (self->cube.rows.dimension, "village") == 0;
  guint            n = desmi_cube_get_n_rows (&self->cube);
  guint            n_pillars = desmi_cube_get_n_columns (&self->cube);
  g_autofree char *rows = g_strdup_printf (
      villages ? desmi_locale_plural (self->locale, "%u village", "%u villages", n)
               : desmi_locale_plural (self->locale, "%u subdistrict", "%u subdistricts", n),
      n);
  g_autofree char *columns = g_strdup_printf (
      desmi_locale_plural (self->locale, "%u pillar", "%u pillars", n_pillars), n_pillars);

  /* Translators: "30 villages", "4 pillars". */
  return g_strdup_printf (desmi_locale_text (self->locale, N_ ("Scoreboard of %s and %s")), rows,
                          columns);
}

static void
append_count (const DesmiScoreboard *self, GString *out, const char *what, guint n)
{
  g_autofree char *count = desmi_format_count (n, self->locale);

  if (n > 0)
    g_string_append_printf (out, "; %s: %s", what, count);
}

/* "Scoreboard of 30 villages and 4 pillars: mean 61.2%, highest Sliyeg 88.0%, lowest Tugu 23.0%;
 * not reported: 3; stalled: 2." Where scores are hidden, nobody knows whose are highest or lowest.
 */
static char *
summarize (const DesmiScoreboard *self)
{
  g_autofree char     *size = say_size (self);
  GString             *out = g_string_new (size);
  const DesmiCategory *high, *low;

  if (find_extremes (&self->cube, &high, &low))
    {
      g_autofree char *mean
          = desmi_value_to_text (self->cube.total.value, self->cube.type, self->locale);
      g_autofree char *most
          = desmi_value_to_text (high->total.value, self->cube.type, self->locale);
      g_autofree char *least
          = desmi_value_to_text (low->total.value, self->cube.type, self->locale);

      if (self->cube.n_suppressed > 0)
        g_string_append_printf (
            out, desmi_locale_text (self->locale, N_ (": mean %s of the scores shown")), mean);
      else
        g_string_append_printf (
            out,
            /* Translators: a mean, then twice a village with what it comes to. */
            desmi_locale_text (self->locale, N_ (": mean %s, highest %s %s, lowest %s %s")), mean,
            high->name, most, low->name, least);
    }
  append_count (self, out, desmi_locale_text (self->locale, N_ ("not reported")),
                self->cube.n_missing);
  append_count (self, out, desmi_locale_text (self->locale, N_ ("hidden")),
                self->cube.n_suppressed);
  append_count (self, out, desmi_pillar_status_name (DESMI_PILLAR_STATUS_STALLED, self->locale),
                self->n_stalled);
  g_string_append_c (out, '.');
  return g_string_free (out, FALSE);
}

/* The same classes for every village and time, so that boards can be laid beside each other: a
 * fifth of the targets each. Values beyond that, which no score has, get classes of their own. */
static void
choose_classes (const DesmiScoreboard *self, DesmiMapClasses *classes)
{
  double low, high;

  desmi_cube_get_range (&self->cube, &low, &high);
  if (self->cube.type != DESMI_COLUMN_RATIO || !(low >= 0) || high > 10)
    return;
  desmi_map_classes_init (classes, NULL, 0, DESMI_COLUMN_RATIO);
  classes->step = 1.0 / N_CLASSES;
  for (guint i = 0; i < N_CLASSES; i++)
    {
      DesmiMapClass class = { i / (double) N_CLASSES, (i + 1) / (double) N_CLASSES,
                              i / (N_CLASSES - 1.0) };

      if (i + 1 == N_CLASSES)
        class.to = MAX (class.to, high);
      g_array_append_val (classes->classes, class);
    }
}

/**
 * desmi_scoreboard_chart_layout:
 * @table: see desmi_chart_layout()
 *
 * Lays out a scoreboard.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_scoreboard_chart_layout (DesmiTable              *table,
                               const DesmiChartSpec    *spec,
                               const DesmiChartContext *context,
                               GError                 **error)
{
  g_auto (DesmiScoreboard) board = { 0 };
  g_auto (DesmiFrame)      frame = { 0 };
  g_auto (DesmiMatrix)     matrix = { .frame = &frame, .cube = &board.cube };
  gboolean                 any;

  if (!desmi_scoreboard_read (&board, table, spec, context->locale, error))
    return NULL;
  any = board.cube.total.n_values + board.cube.n_missing + board.cube.n_suppressed > 0;
  desmi_frame_begin (&frame, board.behind.table, spec, context);
  matrix.source = (DesmiMatrixSource){ .describe = describe,
                                       .find_row = find_row,
                                       .word = dup_word,
                                       .is_stalled = is_stalled,
                                       .describe_row = describe_row,
                                       .data = &board };
  matrix.widest = WIDEST;
  matrix.edge_title = desmi_locale_text (context->locale, N_ ("Mean"));
  if (any)
    {
      g_autofree char *summary = summarize (&board);

      desmi_scene_set_summary (frame.scene, summary);
      choose_classes (&board, &matrix.classes);
      desmi_matrix_prepare (&matrix);
      desmi_matrix_add_legend (&matrix);
    }
  /* beside the bullets of the same quarter stands another number, of the sums of the villages */
  if (spec->show_values && context->width >= MEANS_FROM && board.cube.total.n_values > 0
      && desmi_cube_get_n_rows (&board.cube) > 1)
    desmi_frame_take_note (
        &frame, g_strdup (desmi_locale_text (
                    context->locale,
                    N_ ("Mean: each row counts alike; what all reach together can differ"))));
  desmi_frame_note_invalid (&frame, board.cube.n_invalid);
  if (desmi_frame_open (&frame))
    {
      if (any)
        desmi_matrix_draw (&matrix, table);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  return desmi_frame_end (&frame);
}
