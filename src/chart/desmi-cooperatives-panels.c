/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws stages as steps, counts of villages by stage, and ranked bars of members and savings. */
#include "chart/desmi-cooperatives-panels.h"

#include "chart/desmi-category.h"
#include "chart/desmi-hidden.h"
#include "chart/desmi-palette.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BAR_SHARE 0.62
#define STEP 9.0 /* px of width of one step of a stage */
#define STEP_GAP 2.0
#define STEP_HEIGHT 10.0
#define NAME_SHARE 0.4 /* of the width of a panel, at most, for names */
#define STAGE_NAME_SHARE 0.45
#define NAME_GAP 8.0
#define VALUE_GAP 6.0
#define HIDDEN_WIDTH 12.0

static const DesmiLocale *
locale_of (const DesmiCooperativesPanels *self)
{
  return self->frame->context->locale;
}

static const DesmiTheme *
theme_of (const DesmiCooperativesPanels *self)
{
  return self->frame->context->theme;
}

static char *
key_of (const char *what, const DesmiCooperative *village, gboolean with_village)
{
  g_autofree char *id
      = village->code != NULL ? g_strdup (village->code) : g_strdup_printf ("row %u", village->row);

  g_strdelimit (id, "\t", ' ');
  return with_village ? g_strdup_printf ("%s:%s\tvillage:%s", what, id, id)
                      : g_strdup_printf ("%s:%s", what, id);
}

static DesmiStyle
fill_style (const DesmiCooperativesPanels *self, const DesmiColor *fill)
{
  DesmiStyle style = { .fill = *fill };

  desmi_palette_outline (&style, theme_of (self));
  return style;
}

static DesmiStyle
hatch_style (const DesmiCooperativesPanels *self, DesmiHatch hatch)
{
  return (DesmiStyle){ .stroke = theme_of (self)->axis, .stroke_width = 1, .hatch = hatch };
}

/* How a stage is drawn besides its word: steps in colour, ends grey, what is not known hatched. */
static DesmiStyle
stage_style (const DesmiCooperativesPanels *self, guint stage)
{
  if (stage < DESMI_N_COOPERATIVE_STEPS)
    return fill_style (self, &theme_of (self)->series[0]);
  if (stage == DESMI_COOPERATIVES_UNKNOWN)
    return hatch_style (self, DESMI_HATCH_45);
  if (stage == DESMI_COOPERATIVES_NONE)
    return fill_style (self, &theme_of (self)->track);
  return fill_style (self, &theme_of (self)->other);
}

/**
 * desmi_cooperatives_panels_heading:
 *
 * Returns: (transfer none): what stands above the bars of @measure
 */
const char *
desmi_cooperatives_panels_heading (const DesmiCooperativesPanels *self, guint measure)
{
  return measure == DESMI_COOPERATIVES_MEMBERS
             ? desmi_locale_text (locale_of (self), N_ ("Members"))
             : desmi_locale_text (locale_of (self), N_ ("Savings"));
}

/**
 * desmi_cooperatives_panels_draw_heading:
 * @box: px
 *
 * Writes what a panel shows over its top.
 */
void
desmi_cooperatives_panels_draw_heading (DesmiCooperativesPanels *self,
                                        const DesmiBox          *box,
                                        const char              *text)
{
  desmi_frame_add_label (self->frame, text, box->x, box->y + self->frame->line / 2,
                         DESMI_ALIGN_START, &self->frame->bold, &theme_of (self)->text, box->width,
                         FALSE);
}

static void
draw_value (DesmiCooperativesPanels *self,
            const char              *text,
            const DesmiBox          *row,
            double                   x,
            gboolean                 known,
            const char              *key)
{
  DesmiSceneMark *mark = desmi_frame_add_label (
      self->frame, text, x + VALUE_GAP, row->y + row->height / 2, DESMI_ALIGN_START,
      &self->frame->font, known ? &theme_of (self)->text : &theme_of (self)->text_dim,
      row->x + row->width - x - VALUE_GAP, FALSE);

  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

/**
 * desmi_cooperatives_panels_draw_bar:
 * @row: px, from where the bar starts
 * @length: px of the bar, if the value is known
 *
 * Draws one number of a village with what it comes to beside it.
 */
void
desmi_cooperatives_panels_draw_bar (DesmiCooperativesPanels *self,
                                    const DesmiCooperative  *village,
                                    guint                    measure,
                                    const DesmiBox          *row,
                                    double                   length)
{
  gboolean         known = !isnan (village->values[measure]);
  double           height = MAX (1, round (BAR_SHARE * row->height));
  double           y = round (row->y + (row->height - height) / 2), end = row->x;
  g_autofree char *key
      = key_of (measure == DESMI_COOPERATIVES_MEMBERS ? "members" : "savings", village, TRUE);
  g_autofree char *text
      = desmi_cooperatives_data_shown (self->data, village, (DesmiCooperativesMeasure) measure);
  DesmiStyle      style = fill_style (self, &theme_of (self)->series[0]);
  DesmiSceneMark *mark;

  if (known && length < 1)
    {
      self->not_to_scale = self->not_to_scale || village->values[measure] > 0;
      length = 1;
    }
  if (known && village->values[measure] <= 0)
    style = (DesmiStyle){ .fill = theme_of (self)->axis };
  if (known)
    {
      mark = desmi_scene_add_rect (self->frame->scene, row->x, y, length, height, &style);
      desmi_scene_mark_set_datum (mark, key, (int) village->row, NULL);
      end += length;
    }
  else if (village->hidden[measure])
    {
      self->hatched = TRUE;
      end = MIN (row->x + HIDDEN_WIDTH, row->x + row->width);
      desmi_hidden_draw (self->frame->scene, row->x, end, row->y + row->height / 2 + 4, key);
    }
  if (!known || self->frame->spec->show_values)
    draw_value (self, text, row, end, known, key);
}

/**
 * desmi_cooperatives_panels_draw_village:
 * @row: px: where it is pointed at
 *
 * Returns: (transfer none): the mark of a village that says all of it, without ink
 */
DesmiSceneMark *
desmi_cooperatives_panels_draw_village (DesmiCooperativesPanels *self,
                                        const DesmiCooperative  *village,
                                        const DesmiBox          *row)
{
  DesmiStyle       none = { .radius = 0 };
  g_autofree char *key = key_of ("village", village, FALSE);
  g_autofree char *said = desmi_cooperatives_data_describe (self->data, village);
  DesmiSceneMark  *mark
      = desmi_scene_add_rect (self->frame->scene, row->x, row->y, row->width, row->height, &none);

  desmi_scene_mark_set_datum (mark, key, (int) village->row, said);
  desmi_scene_mark_set_hit (mark, row->x, row->y, row->width, row->height);
  if (village->code != NULL && *village->code != '\0')
    desmi_scene_mark_add_filter (mark, "village", village->code);
  return mark;
}

/**
 * desmi_cooperatives_panels_track_width:
 *
 * Returns: px of the steps of a stage, without its word
 */
double
desmi_cooperatives_panels_track_width (const DesmiCooperativesPanels *self)
{
  return DESMI_N_COOPERATIVE_STEPS * (STEP + STEP_GAP) * self->frame->em;
}

/* "Legal entity", "“Mekar Jaya”" where that tells no stage, "–" where nothing is written */
static char *
stage_word (const DesmiCooperativesPanels *self, const DesmiCooperative *village)
{
  if (village->stage == DESMI_COOPERATIVES_NONE)
    return g_strdup ("–");
  if (village->stage == DESMI_COOPERATIVES_UNKNOWN && village->text != NULL)
    return g_strdup_printf ("“%s”", village->text);
  return g_strdup (desmi_cooperatives_stage_name (village->stage, locale_of (self)));
}

/**
 * desmi_cooperatives_panels_draw_track:
 * @row: px
 *
 * Draws the steps on the way to a cooperative that works, those that are done filled, and the word
 * for the stage.
 */
void
desmi_cooperatives_panels_draw_track (DesmiCooperativesPanels *self,
                                      const DesmiCooperative  *village,
                                      const DesmiBox          *row)
{
  double           em = self->frame->em, height = MIN (STEP_HEIGHT * em, row->height - 4);
  double           y = round (row->y + (row->height - height) / 2);
  double           width = desmi_cooperatives_panels_track_width (self);
  DesmiStyle       todo = { .fill = theme_of (self)->track };
  DesmiStyle       done = stage_style (self, village->stage);
  g_autofree char *key = key_of ("stage", village, TRUE);
  g_autofree char *word = stage_word (self, village);
  DesmiSceneMark  *mark;

  for (guint i = 0; village->stage < DESMI_N_COOPERATIVE_STEPS && i < DESMI_N_COOPERATIVE_STEPS;
       i++)
    {
      mark = desmi_scene_add_rect (self->frame->scene, row->x + i * (STEP + STEP_GAP) * em, y,
                                   STEP * em, height, i <= village->stage ? &done : &todo);
      desmi_scene_mark_set_datum (mark, key, -1, NULL);
    }
  if (village->stage >= DESMI_N_COOPERATIVE_STEPS && village->stage != DESMI_COOPERATIVES_NONE)
    {
      mark = desmi_scene_add_rect (self->frame->scene, row->x, y, width - STEP_GAP * em, height,
                                   &done);
      desmi_scene_mark_set_datum (mark, key, -1, NULL);
    }
  mark = desmi_frame_add_label (self->frame, word, row->x + width + VALUE_GAP,
                                row->y + row->height / 2, DESMI_ALIGN_START, &self->frame->font,
                                village->stage == DESMI_COOPERATIVES_NONE
                                    ? &theme_of (self)->text_dim
                                    : &theme_of (self)->text,
                                row->width - width - VALUE_GAP, FALSE);
  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

/* Rows with a name each, and the room beside the names. */
typedef struct
{
  DesmiBox area;
  double   top, band, names, values;
} Rows;

static double
x0_of (const Rows *rows)
{
  return ceil (rows->area.x + rows->names + NAME_GAP);
}

static double
room_of (const Rows *rows)
{
  return rows->area.x + rows->area.width - x0_of (rows)
         - MIN (rows->values + VALUE_GAP, 0.4 * rows->area.width);
}

static DesmiBox
row_box (const Rows *rows, guint index)
{
  return (DesmiBox){ x0_of (rows), rows->top + index * rows->band,
                     rows->area.x + rows->area.width - x0_of (rows), rows->band };
}

static void
measure_row (DesmiCooperativesPanels *self, Rows *rows, const char *name, const char *value)
{
  rows->names = MAX (rows->names, desmi_frame_measure (self->frame, name, &self->frame->font) + 1);
  rows->values
      = MAX (rows->values, desmi_frame_measure (self->frame, value, &self->frame->font) + 1);
}

static void
draw_name (DesmiCooperativesPanels *self,
           const Rows              *rows,
           guint                    index,
           const char              *name,
           const char              *key)
{
  DesmiSceneMark *mark = desmi_frame_add_label (
      self->frame, name, x0_of (rows) - NAME_GAP, rows->top + (index + 0.5) * rows->band,
      DESMI_ALIGN_END, &self->frame->font, &theme_of (self)->text, rows->names, TRUE);

  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

static void
draw_axis (DesmiCooperativesPanels *self, const Rows *rows, guint n)
{
  DesmiStyle axis = { .fill = theme_of (self)->axis };

  desmi_scene_add_rect (self->frame->scene, x0_of (rows), rows->top, 1, n * rows->band, &axis);
}

/* One row of the counts: a stage, or where there is little height several together. */
typedef struct
{
  const char *name;
  guint       stages; /* a bit for each */
  guint       look;   /* the stage whose style it has */
  guint       n;
} StageRow;

static const struct
{
  const char *name;
  guint       stages, look;
} groups[] = {
  /* Translators: cooperatives that are on the way to one that works. */
  { N_ ("On the way"), (1u << DESMI_COOPERATIVE_ACTIVE) - 1, DESMI_COOPERATIVE_LEGAL },
  { N_ ("In operation"), 1u << DESMI_COOPERATIVE_ACTIVE, DESMI_COOPERATIVE_ACTIVE },
  /* Translators: cooperatives that are inactive or dissolved. */
  { N_ ("Ended"), 1u << DESMI_COOPERATIVE_INACTIVE | 1u << DESMI_COOPERATIVE_DISSOLVED,
    DESMI_COOPERATIVE_INACTIVE },
  { N_ ("Unknown stage"), 1u << DESMI_COOPERATIVES_UNKNOWN, DESMI_COOPERATIVES_UNKNOWN },
  { N_ ("Not recorded"), 1u << DESMI_COOPERATIVES_NONE, DESMI_COOPERATIVES_NONE },
};

/* The rows of those stages that have a village: each its own, or in groups. Returns: how many */
static guint
list_stages (const DesmiCooperativesPanels *self, gboolean all, StageRow *rows)
{
  guint n_all = all ? DESMI_COOPERATIVES_N_STAGES : (guint) G_N_ELEMENTS (groups), n = 0;

  for (guint i = 0; i < n_all; i++)
    {
      StageRow row = { NULL, 1u << i, i, 0 };

      if (!all)
        row = (StageRow){ desmi_locale_text (locale_of (self), groups[i].name), groups[i].stages,
                          groups[i].look, 0 };
      else
        row.name = desmi_cooperatives_stage_name (i, locale_of (self));
      row.n = desmi_cooperatives_data_count (self->data, row.stages);
      if (row.n > 0)
        rows[n++] = row;
    }
  return n;
}

static double
stage_band (const DesmiCooperativesPanels *self, gboolean all)
{
  return all ? DESMI_COOPERATIVES_BAND_MIN * self->frame->em : self->frame->line + 2;
}

/**
 * desmi_cooperatives_panels_stages_height:
 * @all: each stage has its row; else they are in groups
 *
 * Returns: px that the counts of stages take at least
 */
double
desmi_cooperatives_panels_stages_height (const DesmiCooperativesPanels *self, gboolean all)
{
  StageRow rows[DESMI_COOPERATIVES_N_STAGES];

  return self->frame->line + 8 + list_stages (self, all, rows) * stage_band (self, all);
}

/* A stage of one village stands for that one; several have no one name to ask for. */
static void
draw_stage (DesmiCooperativesPanels *self,
            const Rows              *rows,
            guint                    index,
            const StageRow          *stage,
            guint                    most)
{
  const DesmiCooperativesData *data = self->data;
  DesmiBox                     row = row_box (rows, index);
  double                       height = MAX (1, round (BAR_SHARE * row.height));
  double                       length = MAX (1, (double) stage->n / most * room_of (rows));
  DesmiStyle                   style = stage_style (self, stage->look);
  g_autofree char             *key = g_strdup_printf ("stage:%u", stage->stages);
  g_autofree char             *said
      = desmi_cooperatives_data_describe_stages (data, stage->name, stage->stages);
  g_autofree char *count = desmi_format_count (stage->n, locale_of (self));
  DesmiSceneMark  *mark;

  draw_name (self, rows, index, stage->name, key);
  mark = desmi_scene_add_rect (self->frame->scene, row.x, round (row.y + (row.height - height) / 2),
                               length, height, &style);
  desmi_scene_mark_set_datum (mark, key, -1, said);
  desmi_scene_mark_set_hit (mark, rows->area.x, row.y, rows->area.width, row.height);
  for (guint i = 0; stage->n == 1 && i < data->villages->len; i++)
    {
      const DesmiCooperative *village = desmi_cooperatives_data_get (data, i);

      if ((stage->stages & 1u << village->stage) != 0 && village->code != NULL
          && *village->code != '\0')
        desmi_scene_mark_add_filter (mark, "village", village->code);
    }
  draw_value (self, count, &row, row.x + length, TRUE, key);
}

/**
 * desmi_cooperatives_panels_draw_stages:
 * @box: px
 *
 * Draws how many villages are in each stage, in their order; stages in groups where there is less
 * height.
 */
void
desmi_cooperatives_panels_draw_stages (DesmiCooperativesPanels *self, const DesmiBox *box)
{
  Rows     rows = { .area = *box, .top = box->y + self->frame->line + 8 };
  StageRow stages[DESMI_COOPERATIVES_N_STAGES];
  gboolean all = box->height >= desmi_cooperatives_panels_stages_height (self, TRUE);
  guint    n = list_stages (self, all, stages), most = 1;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *count = desmi_format_count (stages[i].n, locale_of (self));

      most = MAX (most, stages[i].n);
      measure_row (self, &rows, stages[i].name, count);
    }
  rows.names = MIN (rows.names, STAGE_NAME_SHARE * box->width);
  if (n == 0 || box->height < desmi_cooperatives_panels_stages_height (self, all)
      || room_of (&rows) < 8)
    return;
  rows.band = floor (
      MIN ((box->height - (rows.top - box->y)) / n, DESMI_COOPERATIVES_BAND_MAX * self->frame->em));
  desmi_cooperatives_panels_draw_heading (
      self, box, desmi_locale_text (locale_of (self), N_ ("Villages by stage")));
  for (guint i = 0; i < n; i++)
    draw_stage (self, &rows, i, &stages[i], most);
  draw_axis (self, &rows, n);
}

/* The villages from @from on as one: their sum in words, since a bar of many would make the others
 * look like nothing. */
static void
draw_others (DesmiCooperativesPanels *self,
             const Rows              *rows,
             const guint             *order,
             guint                    from,
             guint                    measure)
{
  const DesmiCooperativesData *data = self->data;
  guint                        n = data->villages->len - from, n_known = 0;
  DesmiBox                     row = row_box (rows, from);
  DesmiStyle                   none = { .radius = 0 };
  g_autofree char             *name = desmi_category_name_other ("village", n, locale_of (self));
  g_autofree char             *key = g_strdup_printf ("others:%u", measure);
  g_autofree char             *value = NULL, *spoken = NULL;
  GString                     *said = g_string_new (name);
  double                       sum = 0;
  gboolean                     any;
  DesmiSceneMark              *mark;

  for (guint i = from; i < data->villages->len; i++)
    {
      double one = desmi_cooperatives_data_get (data, order[i])->values[measure];

      n_known += !isnan (one);
      sum += isnan (one) ? 0 : one;
    }
  any = n_known > 0 && desmi_value_is_drawable (sum);
  value
      = any ? desmi_hidden_say_sum (sum, n_known < n, FALSE, data->types[measure], locale_of (self))
            : g_strdup ("–");
  spoken
      = any ? desmi_hidden_say_sum (sum, n_known < n, TRUE, data->types[measure], locale_of (self))
            : g_strdup ("–");
  g_string_append_printf (said, ": %s", spoken);
  for (guint i = from; i < data->villages->len; i++)
    {
      g_autofree char *one
          = desmi_cooperatives_data_describe (data, desmi_cooperatives_data_get (data, order[i]));

      g_string_append_printf (said, ". %s", one);
    }
  draw_name (self, rows, from, name, key);
  mark = desmi_scene_add_rect (self->frame->scene, row.x, row.y + row.height / 2, 0, 1, &none);
  desmi_scene_mark_set_datum (mark, key, -1, said->str);
  desmi_scene_mark_set_hit (mark, rows->area.x, row.y, rows->area.width, row.height);
  draw_value (self, value, &row, row.x, FALSE, key);
  g_string_free (said, TRUE);
}

static void
draw_ranked_village (DesmiCooperativesPanels *self,
                     const Rows              *rows,
                     guint                    index,
                     const DesmiCooperative  *village,
                     guint                    measure,
                     double                   most)
{
  DesmiBox         row = row_box (rows, index);
  DesmiBox         whole = { rows->area.x, row.y, rows->area.width, row.height };
  g_autofree char *key = key_of ("village", village, FALSE);

  desmi_cooperatives_panels_draw_village (self, village, &whole);
  draw_name (self, rows, index, village->name, key);
  desmi_cooperatives_panels_draw_bar (self, village, measure, &row,
                                      most > 0 && !isnan (village->values[measure])
                                          ? village->values[measure] / most * room_of (rows)
                                          : 0);
}

/**
 * desmi_cooperatives_panels_draw_ranked:
 * @box: px
 *
 * Draws as many villages as there is room for, those with most first.
 */
void
desmi_cooperatives_panels_draw_ranked (DesmiCooperativesPanels *self,
                                       DesmiCooperativesMeasure measure,
                                       const DesmiBox          *box)
{
  const DesmiCooperativesData *data = self->data;
  g_autofree guint            *order = desmi_cooperatives_data_rank (data, measure);
  Rows                         rows = { .area = *box, .top = box->y + self->frame->line + 8 };
  double                       height = box->y + box->height - rows.top;
  double                       least = DESMI_COOPERATIVES_BAND_MIN * self->frame->em;
  guint  n = data->villages->len, limit = self->frame->spec->max_categories, shown;
  double most = desmi_cooperatives_data_get (data, order[0])->values[measure];

  limit = MIN (limit > 0 ? limit : n, (guint) CLAMP (floor (height / least), 0, 1e6));
  if (limit == 0 || (limit == 1 && n > 1))
    return;
  shown = n <= limit ? n : MIN (limit - 1, n - 2);
  for (guint i = 0; i < shown; i++)
    {
      const DesmiCooperative *village = desmi_cooperatives_data_get (data, order[i]);
      g_autofree char        *value = desmi_cooperatives_data_shown (data, village, measure);

      measure_row (self, &rows, village->name, value);
    }
  if (shown < n)
    {
      g_autofree char *others = desmi_category_name_other ("village", n - shown, locale_of (self));

      measure_row (self, &rows, others, "");
    }
  rows.names = MIN (rows.names, NAME_SHARE * box->width);
  rows.band
      = floor (MIN (height / (shown + (shown < n)), DESMI_COOPERATIVES_BAND_MAX * self->frame->em));
  if (shown == 0 || room_of (&rows) < 8)
    return;
  desmi_cooperatives_panels_draw_heading (self, box,
                                          desmi_cooperatives_panels_heading (self, measure));
  for (guint i = 0; i < shown; i++)
    draw_ranked_village (self, &rows, i, desmi_cooperatives_data_get (data, order[i]), measure,
                         most);
  if (shown < n)
    draw_others (self, &rows, order, shown, measure);
  draw_axis (self, &rows, shown + (shown < n));
}
