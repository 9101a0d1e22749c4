/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cooperatives: the stage, the members and the savings of each village side by side; of more
 * villages than there is room for, how many are in each stage and who has most. */
#include "chart/desmi-cooperatives-panels.h"
#include "chart/desmi-hidden.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROWS_WIDTH 470.0   /* px it takes to put all of a village in one row */
#define BESIDE_WIDTH 560.0 /* px it takes to put panels beside each other */
#define BELOW_HEIGHT 110.0 /* px each of them takes below each other */
#define NAME_SHARE 0.24    /* of the width, at most, for the names of villages */
#define BETWEEN 24.0
#define NAME_GAP 8.0
#define VALUE_GAP 6.0
#define STAGE_SHARE 0.4 /* of what the names leave, at most, for the stages */

enum
{
  PANEL_STAGES,
  PANEL_MEMBERS,
  PANEL_SAVINGS,
  N_PANELS,
};

typedef struct
{
  DesmiCooperativesPanels panels;
  gboolean                has[N_PANELS]; /* anything is known of it */
  guint                   n;             /* that have */
} Chart;

static const DesmiCooperativesData *
data_of (const Chart *self)
{
  return self->panels.data;
}

static void
find_panels (Chart *self)
{
  const DesmiCooperativesData *data = data_of (self);

  self->has[PANEL_STAGES] = data->n_staged > 0;
  for (guint i = 0; i < DESMI_COOPERATIVES_N_MEASURES; i++)
    {
      self->has[PANEL_MEMBERS + i] = data->n_values[i] > 0;
      for (guint k = 0; k < data->villages->len; k++)
        self->has[PANEL_MEMBERS + i]
            = self->has[PANEL_MEMBERS + i] || desmi_cooperatives_data_get (data, k)->hidden[i];
    }
  for (guint i = 0; i < N_PANELS; i++)
    self->n += self->has[i];
}

/* Where the columns of a village's row stand. */
typedef struct
{
  double x[N_PANELS], width[N_PANELS];
  double values[N_PANELS]; /* px of the numbers beside the bars */
  double most[N_PANELS];
  double names, top, band;
} Columns;

static double
measure_stages (const Chart *self)
{
  const DesmiFrame *frame = self->panels.frame;
  double            width = 0;

  for (guint i = 0; i < DESMI_COOPERATIVES_N_STAGES; i++)
    if (data_of (self)->n_stages[i] > 0)
      width = MAX (width, desmi_frame_measure (
                              frame, desmi_cooperatives_stage_name (i, frame->context->locale),
                              &frame->font));
  return desmi_cooperatives_panels_track_width (&self->panels) + VALUE_GAP + width + 1;
}

static void
measure_values (const Chart *self, Columns *columns, guint panel)
{
  guint measure = panel - PANEL_MEMBERS;

  for (guint i = 0; i < data_of (self)->villages->len; i++)
    {
      const DesmiCooperative *village = desmi_cooperatives_data_get (data_of (self), i);
      g_autofree char        *text = desmi_cooperatives_data_shown (data_of (self), village,
                                                                    (DesmiCooperativesMeasure) measure);

      columns->values[panel]
          = MAX (columns->values[panel],
                 desmi_frame_measure (self->panels.frame, text, &self->panels.frame->font) + 1
                     + VALUE_GAP);
      columns->most[panel] = fmax (columns->most[panel], village->values[measure]);
    }
}

/* Names, then stages as wide as they are, then the bars in equal parts. */
static void
place_columns (const Chart *self, Columns *columns)
{
  DesmiFrame *frame = self->panels.frame;
  double      x, left, n_bars = self->n - self->has[PANEL_STAGES];

  for (guint i = 0; i < data_of (self)->villages->len; i++)
    columns->names
        = MAX (columns->names,
               desmi_frame_measure (frame, desmi_cooperatives_data_get (data_of (self), i)->name,
                                    &frame->font)
                   + 1);
  columns->names = MIN (columns->names, NAME_SHARE * frame->plot.width);
  x = ceil (frame->plot.x + columns->names + NAME_GAP);
  left = frame->plot.x + frame->plot.width - x;
  if (self->has[PANEL_STAGES])
    {
      columns->x[PANEL_STAGES] = x;
      columns->width[PANEL_STAGES]
          = n_bars > 0 ? MIN (measure_stages (self), STAGE_SHARE * left) : left;
      x += columns->width[PANEL_STAGES] + BETWEEN;
    }
  left = frame->plot.x + frame->plot.width - x - MAX (n_bars - 1, 0) * BETWEEN;
  for (guint i = PANEL_MEMBERS; i < N_PANELS; i++)
    if (self->has[i])
      {
        columns->x[i] = round (x);
        columns->width[i] = floor (left / n_bars);
        measure_values (self, columns, i);
        x += columns->width[i] + BETWEEN;
      }
}

static void
draw_row (Chart *self, const Columns *columns, guint index)
{
  DesmiFrame             *frame = self->panels.frame;
  const DesmiCooperative *village = desmi_cooperatives_data_get (data_of (self), index);
  double                  y = columns->top + index * columns->band;
  DesmiBox         whole = { frame->plot.x, y, frame->plot.width, columns->band }, box = whole;
  DesmiSceneMark  *mark = desmi_cooperatives_panels_draw_village (&self->panels, village, &whole);
  g_autofree char *key = g_strdup (mark->key);

  mark = desmi_frame_add_label (frame, village->name, frame->plot.x + columns->names,
                                y + columns->band / 2, DESMI_ALIGN_END, &frame->font,
                                &frame->context->theme->text, columns->names, TRUE);
  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, key, -1, NULL);
  for (guint i = 0; i < N_PANELS; i++)
    {
      box.x = columns->x[i];
      box.width = columns->width[i];
      if (self->has[i] && i == PANEL_STAGES)
        desmi_cooperatives_panels_draw_track (&self->panels, village, &box);
      else if (self->has[i])
        desmi_cooperatives_panels_draw_bar (
            &self->panels, village, i - PANEL_MEMBERS, &box,
            columns->most[i] > 0 && !isnan (village->values[i - PANEL_MEMBERS])
                ? village->values[i - PANEL_MEMBERS] / columns->most[i]
                      * MAX (columns->width[i] - columns->values[i], 1)
                : 0);
    }
}

/* Returns: whether all villages have a row of their own */
static gboolean
draw_rows (Chart *self)
{
  DesmiFrame *frame = self->panels.frame;
  guint       n = data_of (self)->villages->len;
  Columns     columns = { .top = frame->plot.y + frame->line + 8 };
  double      height = frame->plot.y + frame->plot.height - columns.top;
  DesmiStyle  axis = { .fill = frame->context->theme->axis };

  if (frame->plot.width < ROWS_WIDTH * frame->em
      || height < n * DESMI_COOPERATIVES_BAND_MIN * frame->em
      || (frame->spec->max_categories > 0 && n > frame->spec->max_categories))
    return FALSE;
  columns.band = floor (MIN (height / n, DESMI_COOPERATIVES_BAND_MAX * frame->em));
  place_columns (self, &columns);
  for (guint i = 0; i < n; i++)
    draw_row (self, &columns, i);
  for (guint i = 0; i < N_PANELS; i++)
    if (self->has[i])
      {
        DesmiBox box = { columns.x[i], frame->plot.y, columns.width[i], frame->line };

        desmi_cooperatives_panels_draw_heading (
            &self->panels, &box,
            i == PANEL_STAGES
                ? desmi_locale_text (frame->context->locale, N_ ("Stage"))
                : desmi_cooperatives_panels_heading (&self->panels, i - PANEL_MEMBERS));
        if (i != PANEL_STAGES)
          desmi_scene_add_rect (frame->scene, columns.x[i], columns.top, 1, n * columns.band,
                                &axis);
      }
  return TRUE;
}

static void
draw_panel (Chart *self, guint panel, const DesmiBox *box)
{
  if (panel == PANEL_STAGES)
    desmi_cooperatives_panels_draw_stages (&self->panels, box);
  else
    desmi_cooperatives_panels_draw_ranked (&self->panels,
                                           (DesmiCooperativesMeasure) (panel - PANEL_MEMBERS), box);
}

static void
draw_beside (Chart *self)
{
  DesmiBox box = self->panels.frame->plot;
  double   step;

  box.width = floor ((box.width - (self->n - 1) * BETWEEN) / self->n);
  step = box.width + BETWEEN;
  for (guint i = 0; i < N_PANELS; i++)
    if (self->has[i])
      {
        draw_panel (self, i, &box);
        box.x += step;
      }
}

/* How the panels share a height: that of the stages, 0 where they have no room, and how many others
 * there are below them. */
static double
share_height (const Chart *self, double height, guint *n_bars)
{
  double em = self->panels.frame->em;
  guint  most = self->n - self->has[PANEL_STAGES];

  for (guint bars = most + 1; self->has[PANEL_STAGES] && bars > 0; bars--)
    for (guint all = 2; all > 0; all--)
      {
        double stages = desmi_cooperatives_panels_stages_height (&self->panels, all == 2);

        if (stages + (bars - 1) * (BELOW_HEIGHT * em + BETWEEN / 2) > height)
          continue;
        *n_bars = bars - 1;
        return bars > 1 ? stages : height;
      }
  *n_bars = (guint) CLAMP (floor (height / (BELOW_HEIGHT * em)), MIN (most, 1), most);
  return 0;
}

/* Names what there is no room for: the stages, or what is not among the first @n_bars others. */
static void
say_left_out (Chart *self, gboolean stages, guint n_bars)
{
  DesmiFrame         *frame = self->panels.frame;
  const DesmiLocale  *locale = frame->context->locale;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char    *text = NULL;

  for (guint i = 0; i < N_PANELS; i++)
    {
      const char *name = i == PANEL_STAGES
                             ? desmi_locale_text (locale, N_ ("Stage"))
                             : desmi_cooperatives_panels_heading (&self->panels, i - PANEL_MEMBERS);

      if (!self->has[i] || (i == PANEL_STAGES && stages))
        continue;
      if (i != PANEL_STAGES && n_bars > 0)
        n_bars--;
      else
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  /* Translators: what a small picture leaves out, such as “Members, Savings” */
  text = g_strdup_printf (desmi_locale_text (locale, N_ ("No room here for: %s")), names->str);
  desmi_frame_add_label (frame, text, frame->plot.x,
                         frame->plot.y + frame->plot.height - frame->line / 2, DESMI_ALIGN_START,
                         &frame->font, &frame->context->theme->text_dim, frame->plot.width, FALSE);
}

/* One below the other, the savings first to go where there is little height. */
static void
draw_below (Chart *self)
{
  DesmiFrame *frame = self->panels.frame;
  DesmiBox    box = frame->plot;
  double      end = box.y + box.height, stages;
  guint       n_bars = 0;

  if (self->n == 1 && self->has[PANEL_STAGES])
    {
      draw_panel (self, PANEL_STAGES, &box);
      return;
    }
  stages = share_height (self, box.height, &n_bars);
  if (n_bars + (stages > 0) < self->n && box.height > 8 * frame->line)
    {
      end -= frame->line + 4;
      stages = share_height (self, end - box.y, &n_bars);
      say_left_out (self, stages > 0, n_bars);
    }
  if (stages > 0)
    {
      box.height = stages;
      draw_panel (self, PANEL_STAGES, &box);
      box.y += stages + BETWEEN / 2;
    }
  box.height = n_bars > 0 ? floor ((end - box.y - (n_bars - 1) * BETWEEN / 2) / n_bars) : 0;
  for (guint i = PANEL_MEMBERS; i < N_PANELS && n_bars > 0; i++)
    if (self->has[i])
      {
        draw_panel (self, i, &box);
        box.y += box.height + BETWEEN / 2;
        n_bars--;
      }
}

static void
draw_panels (Chart *self)
{
  if (self->panels.frame->plot.width >= BESIDE_WIDTH * self->panels.frame->em)
    draw_beside (self);
  else
    draw_below (self);
}

/* What is to be said of a drawing shows once it is drawn. */
typedef struct
{
  gboolean not_to_scale, unhatched;
} Notes;

static void
add_words (Chart *self, const Notes *notes)
{
  DesmiFrame      *frame = self->panels.frame;
  g_autofree char *summary = desmi_cooperatives_data_summarize (data_of (self));

  desmi_scene_set_summary (frame->scene, summary);
  if (!self->has[PANEL_STAGES])
    desmi_frame_take_note (
        frame, g_strdup (desmi_locale_text (frame->context->locale,
                                            N_ ("No stage of a cooperative is recorded yet"))));
  else if (data_of (self)->n_stages[DESMI_COOPERATIVES_UNKNOWN] > 0)
    desmi_frame_take_note (
        frame, g_strdup (desmi_locale_text (frame->context->locale,
                                            N_ ("Hatched: the words recorded tell no stage"))));
  if (notes->unhatched)
    desmi_hidden_take_note_undrawn (frame, data_of (self)->n_hidden);
  else
    desmi_hidden_take_note (frame, data_of (self)->n_hidden);
  desmi_frame_note_invalid (frame, data_of (self)->n_invalid);
}

/* Returns: (nullable): the scene; %NULL if there have to be other @notes (inout) */
static DesmiScene *
try_layout (const DesmiCooperativesData *data,
            const DesmiChartSpec        *spec,
            const DesmiChartContext     *context,
            Notes                       *notes)
{
  g_auto (DesmiFrame) frame = { 0 };
  const Notes         said = *notes;
  Chart               self = { .panels = { .frame = &frame, .data = data } };

  find_panels (&self);
  desmi_frame_begin (&frame, data->table, spec, context);
  if (said.not_to_scale)
    desmi_frame_take_note (
        &frame,
        g_strdup (desmi_locale_text (context->locale, N_ ("The shortest bars are not to scale"))));
  if (self.n > 0)
    add_words (&self, &said);
  else
    desmi_frame_note_invalid (&frame, data->n_invalid);
  if (desmi_frame_open (&frame))
    {
      if (self.n == 0)
        desmi_frame_say_empty (&frame, NULL);
      else if (!draw_rows (&self))
        draw_panels (&self);
    }
  notes->not_to_scale = said.not_to_scale || self.panels.not_to_scale;
  notes->unhatched = said.unhatched || (data->n_hidden > 0 && !self.panels.hatched);
  return notes->not_to_scale == said.not_to_scale && notes->unhatched == said.unhatched
             ? desmi_frame_end (&frame)
             : NULL;
}

/**
 * desmi_cooperatives_chart_layout:
 * @table: columns "village", and of "stage" (code of a DesmiCooperativeStage), "cooperative" (what
 * is written of it), "members" and "savings" what there is
 *
 * Lays out how far the cooperatives are.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_cooperatives_chart_layout (DesmiTable              *table,
                                 const DesmiChartSpec    *spec,
                                 const DesmiChartContext *context,
                                 GError                 **error)
{
  g_auto (DesmiCooperativesData) data = { 0 };
  DesmiScene                    *scene = NULL;
  Notes                          notes = { FALSE, FALSE };

  if (!desmi_cooperatives_data_read (&data, table, context->locale, error))
    return NULL;
  while (scene == NULL)
    scene = try_layout (&data, spec, context, &notes);
  return scene;
}
