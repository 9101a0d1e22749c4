/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks the villages of one period and draws a bar for each, with a line where its target is. */
#include "chart/desmi-indicator-villages.h"

#include "chart/desmi-category.h"
#include "chart/desmi-hidden.h"
#include "chart/desmi-palette.h"
#include "core/desmi-audience.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define BAND_MIN 18.0
#define BAND_MAX 40.0
#define BAR_SHARE 0.6
#define TARGET_REACH 2.0 /* px that the line stands out above and below the bar */
#define NAME_SHARE 0.42  /* of the villages’ part of the width */
#define NAME_GAP 8.0
#define VALUE_GAP 6.0

/* What of a drawing all of its rows share. */
typedef struct
{
  DesmiIndicatorVillages *villages;
  DesmiFrame             *frame;
  DesmiBox                area;
  guint                   shown; /* villages with a row of their own */
  double                  top, band, names, x0, x1, most;
} Rows;

static const DesmiProgressSeries *
series_of (const DesmiIndicatorVillages *self, guint rank)
{
  return g_ptr_array_index (self->data->series, self->order[rank]);
}

/**
 * desmi_indicator_villages_get:
 * @rank: from 0, less than n
 *
 * Returns: (transfer none): what the village of that rank reached
 */
const DesmiProgressPoint *
desmi_indicator_villages_get (const DesmiIndicatorVillages *self, guint rank)
{
  return &series_of (self, rank)->points[self->index];
}

static int
compare_villages (gconstpointer a, gconstpointer b, gpointer data)
{
  const DesmiIndicatorVillages *self = data;
  const DesmiProgressSeries    *v = g_ptr_array_index (self->data->series, *(const guint *) a);
  const DesmiProgressSeries    *w = g_ptr_array_index (self->data->series, *(const guint *) b);
  double                        x = v->points[self->index].value, y = w->points[self->index].value;
  int                           order;

  if (isnan (x) != isnan (y))
    return isnan (x) ? 1 : -1;
  if (x > y || x < y)
    return x > y ? -1 : 1;
  order = strcmp (v->name, w->name);
  return order != 0 ? order : strcmp (v->code, w->code);
}

/* The last period of which anything is said of a village. */
static gboolean
find_period (DesmiIndicatorVillages *self)
{
  for (guint i = self->data->time.n; i > 0; i--)
    for (guint s = 0; s < self->data->series->len; s++)
      {
        const DesmiProgressSeries *series = g_ptr_array_index (self->data->series, s);

        if (*series->code == '\0' || series->points[i - 1].row < 0)
          continue;
        self->index = i - 1;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_indicator_villages_init:
 * @self: (out caller-allocates)
 * @data: read with the column "village", or empty; borrowed
 *
 * Ranks the villages of the last period in which any has something said.
 */
void
desmi_indicator_villages_init (DesmiIndicatorVillages *self, DesmiProgressData *data)
{
  *self = (DesmiIndicatorVillages){ .data = data };
  if (data->series == NULL || !find_period (self))
    return;
  self->order = g_new0 (guint, data->series->len);
  for (guint s = 0; s < data->series->len; s++)
    {
      const DesmiProgressSeries *series = g_ptr_array_index (data->series, s);

      if (*series->code != '\0' && series->points[self->index].row >= 0)
        self->order[self->n++] = s;
    }
  g_qsort_with_data (self->order, (int) self->n, sizeof (guint), compare_villages, self);
}

/**
 * desmi_indicator_villages_clear:
 *
 * Frees the ranks.
 */
void
desmi_indicator_villages_clear (DesmiIndicatorVillages *self)
{
  g_clear_pointer (&self->order, g_free);
}

static guint
count_known (const DesmiIndicatorVillages *self)
{
  guint n = 0;

  while (n < self->n && !isnan (desmi_indicator_villages_get (self, n)->value))
    n++;
  return n;
}

/**
 * desmi_indicator_villages_summarize:
 *
 * Returns: (transfer full) (nullable): which village reached most, and which least; %NULL where
 * fewer than two are known
 */
char *
desmi_indicator_villages_summarize (const DesmiIndicatorVillages *self, const DesmiLocale *locale)
{
  guint            n = count_known (self);
  g_autofree char *most = NULL, *least = NULL, *when = NULL;

  if (n < 2)
    return NULL;
  most = desmi_value_to_text (desmi_indicator_villages_get (self, 0)->value, self->data->type,
                              locale);
  least = desmi_value_to_text (desmi_indicator_villages_get (self, n - 1)->value, self->data->type,
                               locale);
  when = desmi_time_axis_name (&self->data->time, self->index, locale);
  /* Translators: a quarter, then a village and its number twice */
  return g_strdup_printf (
      desmi_locale_text (locale,
                         N_ ("Of the villages in %s, %s has most with %s, %s least with %s.")),
      when, series_of (self, 0)->name, most, series_of (self, n - 1)->name, least);
}

static const DesmiLocale *
locale_of (const Rows *self)
{
  return self->frame->context->locale;
}

static const DesmiTheme *
theme_of (const Rows *self)
{
  return self->frame->context->theme;
}

/* What stands at the end of a bar. */
static char *
shown_value (const Rows *self, const DesmiProgressPoint *point)
{
  if (!isnan (point->value))
    return desmi_value_to_mark (point->value, self->villages->data->type, locale_of (self));
  return g_strdup (
      point->mark == DESMI_MARK_SUPPRESSED ? desmi_audience_hidden_word (locale_of (self)) : "–");
}

static void
make_room (Rows *self)
{
  guint            n_others = self->villages->n - self->shown;
  g_autofree char *others
      = n_others > 0 ? desmi_category_name_other ("village", n_others, locale_of (self)) : NULL;
  double values = 0;

  if (others != NULL)
    self->names = desmi_frame_measure (self->frame, others, &self->frame->font) + 1;

  for (guint i = 0; i < self->shown; i++)
    {
      const DesmiProgressPoint *point = desmi_indicator_villages_get (self->villages, i);
      g_autofree char          *text = shown_value (self, point);

      self->names
          = MAX (self->names, desmi_frame_measure (self->frame, series_of (self->villages, i)->name,
                                                   &self->frame->font)
                                  + 1);
      values = MAX (values, desmi_frame_measure (self->frame, text, &self->frame->font) + 1);
      self->most = fmax (self->most, fmax (point->value, point->target));
    }
  self->names = MIN (self->names, NAME_SHARE * self->area.width);
  self->x0 = ceil (self->area.x + self->names + NAME_GAP);
  self->x1 = self->area.x + self->area.width
             - MIN (values + VALUE_GAP, 0.4 * (self->area.width - self->names));
}

static double
x_of (const Rows *self, double value)
{
  return self->most > 0 ? self->x0 + value / self->most * (self->x1 - self->x0) : self->x0;
}

static void
draw_name (const Rows *self, const char *name, double middle, const char *key)
{
  DesmiSceneMark *mark
      = desmi_frame_add_label (self->frame, name, self->x0 - NAME_GAP, middle, DESMI_ALIGN_END,
                               &self->frame->font, &theme_of (self)->text, self->names, TRUE);

  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

static void
draw_value (const Rows *self,
            const char *text,
            double      x,
            double      middle,
            gboolean    known,
            const char *key)
{
  DesmiSceneMark *mark = desmi_frame_add_label (
      self->frame, text, x + VALUE_GAP, middle, DESMI_ALIGN_START, &self->frame->font,
      known ? &theme_of (self)->text : &theme_of (self)->text_dim,
      self->area.x + self->area.width - x - VALUE_GAP, FALSE);

  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

static DesmiStyle
bar_style (const Rows *self, const DesmiColor *fill)
{
  DesmiStyle style = { .fill = *fill };

  desmi_palette_outline (&style, theme_of (self));
  return style;
}

static void
draw_target (const Rows *self, double target, double top, double height, const char *key)
{
  DesmiStyle      style = { .fill = theme_of (self)->text };
  double          x = MIN (round (x_of (self, target)), self->x1 - 1);
  DesmiSceneMark *mark = desmi_scene_add_rect (self->frame->scene, x - 1, top - TARGET_REACH, 2,
                                               height + 2 * TARGET_REACH, &style);

  desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

static void
add_filters (const DesmiIndicatorVillages *self, DesmiSceneMark *mark, const char *village)
{
  DesmiPeriod      period = desmi_time_axis_get (&self->data->time, self->index);
  g_autofree char *when = desmi_period_to_text (&period);

  desmi_scene_mark_add_filter (mark, "village", village);
  if (self->indicator != NULL && *self->indicator != '\0')
    desmi_scene_mark_add_filter (mark, "indicator", self->indicator);
  desmi_scene_mark_add_filter (
      mark, self->data->time.kind == DESMI_PERIOD_YEAR ? "year" : "quarter", when);
}

static void
draw_village (Rows *self, guint rank)
{
  DesmiIndicatorVillages    *villages = self->villages;
  const DesmiProgressSeries *series = series_of (villages, rank);
  const DesmiProgressPoint  *point = desmi_indicator_villages_get (villages, rank);
  gboolean                   known = !isnan (point->value);
  double                     top = self->top + rank * self->band, middle = top + self->band / 2;
  double     height = MAX (1, round (BAR_SHARE * self->band)), y = round (middle - height / 2);
  double     length = known ? x_of (self, point->value) - self->x0 : 0, end;
  DesmiStyle none = { .radius = 0 }, style = bar_style (self, &theme_of (self)->series[0]);
  g_autofree char *key = g_strdup_printf ("village:%s", series->code);
  g_autofree char *said = desmi_progress_data_describe (villages->data, series, villages->index,
                                                        villages->unit, locale_of (self));
  g_autofree char *text = shown_value (self, point);
  DesmiSceneMark  *mark;

  g_strdelimit (key, "\t", ' ');
  if (known && length < 1)
    {
      villages->not_to_scale = villages->not_to_scale || point->value > 0;
      length = 1;
    }
  if (known && point->value <= 0)
    style = (DesmiStyle){ .fill = theme_of (self)->axis };
  draw_name (self, series->name, middle, key);
  if (point->mark == DESMI_MARK_SUPPRESSED)
    desmi_hidden_draw (self->frame->scene, self->x0, self->x0 + 12, middle + 4, key);
  mark = desmi_scene_add_rect (self->frame->scene, self->x0, y, length, height,
                               known ? &style : &none);
  desmi_scene_mark_set_datum (mark, key, point->row, said);
  desmi_scene_mark_set_hit (mark, self->area.x, top, self->area.width, self->band);
  add_filters (villages, mark, series->code);
  end = self->x0 + (point->mark == DESMI_MARK_SUPPRESSED ? 12 : length);
  if (!isnan (point->target))
    {
      double at = MIN (x_of (self, point->target), self->x1) + 1;

      draw_target (self, point->target, y, height, key);
      /* past the line of the target only where it would lie on it */
      if (at > end
          && at - 2 < end + VALUE_GAP + desmi_frame_measure (self->frame, text, &self->frame->font)
                          + 2)
        end = at;
    }
  if (!known || self->frame->spec->show_values)
    draw_value (self, text, end, middle, known, key);
}

/* The villages that have no room for a row of their own: their sum, or their mean, in words, since
 * a bar of many would make the others look like nothing. */
static void
draw_others (const Rows *self)
{
  const DesmiIndicatorVillages *villages = self->villages;
  guint                         n = villages->n - self->shown, n_known = 0;
  double                        sum = 0, middle = self->top + (self->shown + 0.5) * self->band;
  DesmiStyle                    none = { .radius = 0 };
  g_autofree char              *name = desmi_category_name_other ("village", n, locale_of (self));
  g_autofree char              *value = NULL, *spoken = NULL;
  GString                      *said = g_string_new (name);
  DesmiSceneMark               *mark;

  for (guint i = self->shown; i < villages->n; i++)
    {
      double one = desmi_indicator_villages_get (villages, i)->value;

      sum += isnan (one) ? 0 : one;
      n_known += !isnan (one);
    }
  if (n_known > 0 && desmi_value_is_drawable (sum))
    {
      gboolean partial = !villages->mean && n_known < n;
      double   shown = villages->mean ? sum / n_known : sum;

      value = desmi_hidden_say_sum (shown, partial, FALSE, villages->data->type, locale_of (self));
      spoken = desmi_hidden_say_sum (shown, partial, TRUE, villages->data->type, locale_of (self));
    }
  g_string_append_printf (said, ": %s", spoken != NULL ? spoken : "–");
  for (guint i = self->shown; i < villages->n; i++)
    {
      g_autofree char *one
          = desmi_progress_data_describe (villages->data, series_of (villages, i), villages->index,
                                          villages->unit, locale_of (self));

      g_string_append_printf (said, "; %s", one);
    }
  draw_name (self, name, middle, "village:*");
  mark = desmi_scene_add_rect (self->frame->scene, self->x0, middle, 0, 1, &none);
  desmi_scene_mark_set_datum (mark, "village:*", -1, said->str);
  desmi_scene_mark_set_hit (mark, self->area.x, middle - self->band / 2, self->area.width,
                            self->band);
  draw_value (self, value != NULL ? value : "–", self->x0, middle, FALSE, "village:*");
  g_string_free (said, TRUE);
}

/* How many villages have rows, and how high those are. Returns: whether there is room for any. */
static gboolean
find_rows (Rows *self)
{
  DesmiFrame *frame = self->frame;
  double      height = self->area.y + self->area.height - self->top, least = BAND_MIN * frame->em;
  guint       n = self->villages->n;
  guint       limit = frame->spec->max_categories > 0 ? frame->spec->max_categories : n;

  limit = MIN (limit, (guint) CLAMP (floor (height / least), 0, 1e6));
  if (limit == 0 || (limit == 1 && n > 1))
    return FALSE;
  self->shown = n <= limit ? n : MIN (limit - 1, n - 2);
  self->band = floor (MIN (height / (self->shown + (self->shown < n)), BAND_MAX * frame->em));
  return self->shown > 0;
}

/**
 * desmi_indicator_villages_draw:
 * @box: px
 *
 * Draws as many villages as there is room for, under a heading that names the period.
 */
void
desmi_indicator_villages_draw (DesmiIndicatorVillages *self, DesmiFrame *frame, const DesmiBox *box)
{
  Rows              rows = { .villages = self, .frame = frame, .area = *box };
  const DesmiTheme *theme = frame->context->theme;
  DesmiStyle        axis = { .fill = theme->axis };
  g_autofree char  *when = NULL, *heading = NULL;

  rows.top = box->y + frame->line + 8;
  if (self->n == 0 || !find_rows (&rows))
    return;
  make_room (&rows);
  if (rows.x1 - rows.x0 < 8)
    return;
  self->drawn = TRUE;
  when = desmi_time_axis_name (&self->data->time, self->index, frame->context->locale);
  /* Translators: a quarter; above bars of villages */
  heading
      = g_strdup_printf (desmi_locale_text (frame->context->locale, N_ ("Villages in %s")), when);
  desmi_frame_add_label (frame, heading, box->x, box->y + frame->line / 2, DESMI_ALIGN_START,
                         &frame->bold, &theme->text, box->width, FALSE);
  for (guint i = 0; i < rows.shown; i++)
    draw_village (&rows, i);
  if (rows.shown < self->n)
    draw_others (&rows);
  desmi_scene_add_rect (frame->scene, rows.x0, rows.top, 1,
                        (rows.shown + (rows.shown < self->n)) * rows.band, &axis);
}
