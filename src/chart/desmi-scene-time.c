/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the periods of a scene stand, read off its marks: each says by its filter which period it
 * is of, so that no type of chart has to say more. */
#include "chart/desmi-scene-time.h"

#include <math.h>
#include <string.h>

#define SAME_PLACE_PX 1.0
#define GRID_SHARE 0.6 /* of the stretch of time, for a line to be one of its grid */
#define AROUND_PX 24.0 /* beside the plot, where its labels are, still belongs to it */

typedef struct
{
  DesmiPeriod period;
  char       *series; /* what else it is of */
  DesmiBox    box;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->series);
}

static double
center_x (const DesmiBox *box)
{
  return box->x + box->width / 2;
}

static double
center_y (const DesmiBox *box)
{
  return box->y + box->height / 2;
}

static void
extend (DesmiBox *box, const DesmiBox *by)
{
  double x1 = MAX (box->x + box->width, by->x + by->width);
  double y1 = MAX (box->y + box->height, by->y + by->height);

  box->x = MIN (box->x, by->x);
  box->y = MIN (box->y, by->y);
  box->width = x1 - box->x;
  box->height = y1 - box->y;
}

static gboolean
parse_filter (const char *filter, DesmiPeriod *out)
{
  static const char *const columns[] = { "month=", "quarter=", "year=" };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_has_prefix (filter, columns[i]))
      return desmi_period_parse (filter + strlen (columns[i]), out, NULL);
  return FALSE;
}

/* Whether a mark is of one period; the rest of its filter is the series it belongs to. */
static gboolean
read_mark (const DesmiSceneMark *mark, Entry *out)
{
  const char *const *filter = desmi_scene_mark_get_filter (mark);
  gboolean           found = FALSE;
  GString           *series;

  if (filter == NULL || mark->accessible == NULL)
    return FALSE;
  series = g_string_new (NULL);
  for (guint i = 0; filter[i] != NULL; i++)
    if (!found && parse_filter (filter[i], &out->period))
      found = TRUE;
    else
      g_string_append_printf (series, "%s\t", filter[i]);
  out->box = mark->hit.width > 0 ? mark->hit : mark->box;
  out->series = g_string_free (series, !found);
  return found;
}

/* %NULL where a path stands for a period, as the ribbons of flows do: there, periods are among the
 * things that flow, and do not lie side by side. */
static GArray *
read_scene (DesmiScene *scene)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Entry   entry;

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (!read_mark (mark, &entry))
        continue;
      g_array_append_val (entries, entry);
      if (mark->shape == DESMI_SHAPE_PATH)
        {
          g_array_set_size (entries, 0);
          break;
        }
    }
  if (entries->len == 0)
    g_clear_pointer (&entries, g_array_unref);
  return entries;
}

static double
distance (const DesmiBox *box, double x, double y)
{
  return hypot (MAX (0, MAX (box->x - x, x - box->x - box->width)),
                MAX (0, MAX (box->y - y, y - box->y - box->height)));
}

static const char *
nearest_series (GArray *entries, double x, double y)
{
  const Entry *best = &g_array_index (entries, Entry, 0);

  for (guint i = 1; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (distance (&entry->box, x, y) < distance (&best->box, x, y))
        best = entry;
    }
  return best->series;
}

static gint
compare_slots (gconstpointer a, gconstpointer b)
{
  return desmi_period_compare (&((const DesmiSceneSlot *) a)->period,
                               &((const DesmiSceneSlot *) b)->period);
}

/* Adds what of @entries is of @series, %NULL: all of it, to the slots of its periods. */
static GArray *
collect (GArray *entries, const char *series, DesmiPeriodKind kind)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL); /* first month: slot + 1 */
  GArray                *slots = g_array_new (FALSE, TRUE, sizeof (DesmiSceneSlot));

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry   *entry = &g_array_index (entries, Entry, i);
      DesmiSceneSlot slot = { .period = entry->period, .box = entry->box };
      gpointer       month = GINT_TO_POINTER (entry->period.first);
      guint          at;

      if (entry->period.kind != kind || (series != NULL && strcmp (series, entry->series) != 0))
        continue;
      at = GPOINTER_TO_UINT (g_hash_table_lookup (seen, month));
      if (at > 0)
        {
          extend (&g_array_index (slots, DesmiSceneSlot, at - 1).box, &entry->box);
          continue;
        }
      g_array_append_val (slots, slot);
      g_hash_table_insert (seen, month, GUINT_TO_POINTER (slots->len));
    }
  g_array_sort (slots, compare_slots);
  return slots;
}

static DesmiPeriodKind
kind_of_series (GArray *entries, const char *series)
{
  for (guint i = 0; i < entries->len; i++)
    if (strcmp (g_array_index (entries, Entry, i).series, series) == 0)
      return g_array_index (entries, Entry, i).period.kind;
  return DESMI_PERIOD_MONTH;
}

/* Whether periods follow each other one way, in order, as along an axis. */
static gboolean
runs (GArray *slots, gboolean down)
{
  for (guint i = 1; i < slots->len; i++)
    {
      const DesmiBox *before = &g_array_index (slots, DesmiSceneSlot, i - 1).box;
      const DesmiBox *box = &g_array_index (slots, DesmiSceneSlot, i).box;

      if (down ? center_y (box) <= center_y (before) : center_x (box) <= center_x (before))
        return FALSE;
    }
  return slots->len >= 2;
}

/* Whether every series has the periods where @slots have them; else they are panels of their own.
 */
static gboolean
is_one_panel (GArray *entries, GArray *slots, gboolean down)
{
  g_autoptr (GHashTable) at = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      DesmiSceneSlot *slot = &g_array_index (slots, DesmiSceneSlot, i);

      g_hash_table_insert (at, GINT_TO_POINTER (slot->period.first), slot);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry          *entry = &g_array_index (entries, Entry, i);
      const DesmiSceneSlot *slot = g_hash_table_lookup (at, GINT_TO_POINTER (entry->period.first));
      double                apart;

      if (slot == NULL || slot->period.kind != entry->period.kind)
        continue;
      apart = down ? center_y (&slot->box) - center_y (&entry->box)
                   : center_x (&slot->box) - center_x (&entry->box);
      if (fabs (apart) > SAME_PLACE_PX)
        return FALSE;
    }
  return TRUE;
}

/* What belongs to no datum and goes along most of the stretch of time is its grid. */
static void
extend_to_grid (DesmiSceneTime *self, DesmiScene *scene)
{
  DesmiBox reach = self->plot;
  double   length = self->down ? reach.height : reach.width;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      double                along = self->down ? mark->box.height : mark->box.width;
      double                across = self->down ? mark->box.width : mark->box.height;
      double                from = self->down ? mark->box.y - reach.y : mark->box.x - reach.x;

      if (mark->key != NULL || mark->shape == DESMI_SHAPE_TEXT || across > 2
          || along < GRID_SHARE * length || from < -AROUND_PX || from + along > length + AROUND_PX)
        continue;
      if (self->down)
        extend (&self->plot, &(DesmiBox){ mark->box.x, reach.y, mark->box.width, reach.height });
      else
        extend (&self->plot, &(DesmiBox){ reach.x, mark->box.y, reach.width, mark->box.height });
    }
}

static const DesmiSceneSlot *
slot_at (const DesmiSceneTime *self, guint slot)
{
  return &g_array_index (self->slots, DesmiSceneSlot, slot);
}

/**
 * desmi_scene_time_new:
 * @scene: may go afterwards
 * @x: px
 * @y: px
 *
 * Of several panels, that nearest to the place is taken.
 *
 * Returns: (transfer full) (nullable): where its periods stand; %NULL: it has none, or they do not
 * stand along an axis
 */
DesmiSceneTime *
desmi_scene_time_new (DesmiScene *scene, double x, double y)
{
  g_autoptr (GArray) entries = read_scene (scene);
  g_autoptr (GArray) slots = NULL;
  const char        *series;
  DesmiPeriodKind    kind;
  DesmiSceneTime    *self;
  gboolean           down;

  if (entries == NULL)
    return NULL;
  series = nearest_series (entries, x, y);
  kind = kind_of_series (entries, series);
  slots = collect (entries, series, kind);
  down = !runs (slots, FALSE);
  if (down && !runs (slots, TRUE))
    return NULL;
  self = g_new0 (DesmiSceneTime, 1);
  self->down = down;
  self->slots = is_one_panel (entries, slots, down) ? collect (entries, NULL, kind)
                                                    : g_steal_pointer (&slots);
  self->plot = slot_at (self, 0)->box;
  for (guint i = 0; i < self->slots->len; i++)
    {
      DesmiSceneSlot  *slot = &g_array_index (self->slots, DesmiSceneSlot, i);
      g_autofree char *text = desmi_period_to_text (&slot->period);

      g_strlcpy (slot->text, text, sizeof slot->text);
      extend (&self->plot, &slot->box);
    }
  extend_to_grid (self, scene);
  return self;
}

/**
 * desmi_scene_time_free:
 * @self: (transfer full) (nullable): to be freed
 */
void
desmi_scene_time_free (DesmiSceneTime *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->slots);
  g_free (self);
}

/**
 * desmi_scene_time_get:
 * @slot: below the number of slots
 *
 * Returns: (transfer none): a period and where it stands
 */
const DesmiSceneSlot *
desmi_scene_time_get (const DesmiSceneTime *self, guint slot)
{
  g_return_val_if_fail (slot < self->slots->len, NULL);
  return slot_at (self, slot);
}

/**
 * desmi_scene_time_find:
 * @x: px
 * @y: px
 *
 * Returns: the slot that is nearest along the axis of time
 */
guint
desmi_scene_time_find (const DesmiSceneTime *self, double x, double y)
{
  double least = HUGE_VAL;
  guint  best = 0;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const DesmiBox *box = &slot_at (self, i)->box;
      double          apart = fabs (self->down ? center_y (box) - y : center_x (box) - x);

      if (apart < least)
        {
          least = apart;
          best = i;
        }
    }
  return best;
}

/**
 * desmi_scene_time_holds:
 * @x: px
 * @y: px
 *
 * Returns: whether a place is on the plot or its labels
 */
gboolean
desmi_scene_time_holds (const DesmiSceneTime *self, double x, double y)
{
  return distance (&self->plot, x, y) <= AROUND_PX;
}

/**
 * desmi_scene_time_get_band:
 * @one: a slot
 * @other: a slot, before or after it
 *
 * Returns: px; the part of the plot from one to the other, both included
 */
DesmiBox
desmi_scene_time_get_band (const DesmiSceneTime *self, guint one, guint other)
{
  DesmiBox band = slot_at (self, one)->box;

  extend (&band, &slot_at (self, other)->box);
  if (self->down)
    return (DesmiBox){ self->plot.x, band.y, self->plot.width, band.height };
  return (DesmiBox){ band.x, self->plot.y, band.width, self->plot.height };
}

/**
 * desmi_scene_time_format:
 * @one: a slot
 * @other: a slot, before or after it
 * @locale: the reader
 *
 * Returns: (transfer full): what is between them, in words: "January–October 2023",
 * "Q4 2022 – Q2 2023"
 */
char *
desmi_scene_time_format (const DesmiSceneTime *self,
                         guint                 one,
                         guint                 other,
                         const DesmiLocale    *locale)
{
  const DesmiSceneSlot *first = slot_at (self, MIN (one, other));
  const DesmiSceneSlot *last = slot_at (self, MAX (one, other));
  DesmiPeriod           period = desmi_period_range (first->period.first, last->period.last);
  g_autofree char      *from = NULL, *to = NULL;

  if (first->period.kind != DESMI_PERIOD_QUARTER || period.kind != DESMI_PERIOD_RANGE
      || (period.first % 12 == 0 && period.last % 12 == 11))
    return desmi_period_format (&period, locale);
  from = desmi_period_format (&first->period, locale);
  to = desmi_period_format (&last->period, locale);
  return g_strdup_printf ("%s – %s", from, to);
}
