/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart looks like on its way from one state to another: the same datum goes from where it
 * was to where it will be, what has no counterpart fades. */
#include "chart/desmi-scene-blend.h"
#include "chart/desmi-scene-private.h"

#include <math.h>
#include <string.h>

/* Of texts: all but one are gone before the other comes, or neither could be read. */
#define HASTE 1.9

static double
mix (double from, double to, double t)
{
  return from + (to - from) * t;
}

/* What is not seen has no colour of its own to come from or to go to. */
static DesmiColor
mix_colors (const DesmiColor *from, const DesmiColor *to, double t)
{
  const DesmiColor *a = from->alpha > 0 ? from : to, *b = to->alpha > 0 ? to : from;

  return (DesmiColor){ mix (a->red, b->red, t), mix (a->green, b->green, t),
                       mix (a->blue, b->blue, t), mix (from->alpha, to->alpha, t) };
}

static DesmiBox
mix_boxes (const DesmiBox *from, const DesmiBox *to, double t)
{
  return (DesmiBox){ mix (from->x, to->x, t), mix (from->y, to->y, t),
                     mix (from->width, to->width, t), mix (from->height, to->height, t) };
}

static gboolean
has_ink (const DesmiSceneMark *mark)
{
  return mark->shape == DESMI_SHAPE_IMAGE || mark->style.fill.alpha > 0
         || mark->style.stroke.alpha > 0;
}

/* Whether a mark can become another one step by step. */
static gboolean
can_become (const DesmiSceneMark *from, const DesmiSceneMark *to)
{
  if (from->shape != to->shape || from->style.hatch != to->style.hatch
      || from->style.even_odd != to->style.even_odd)
    return FALSE;
  if (from->shape == DESMI_SHAPE_TEXT)
    return from->align == to->align && from->font.bold == to->font.bold
           && fabs (from->font.size_px - to->font.size_px) < 0.01;
  if (from->shape == DESMI_SHAPE_IMAGE)
    return from->image == to->image;
  return from->shape != DESMI_SHAPE_PATH
         || (from->ops->len == to->ops->len && from->points->len == to->points->len
             && memcmp (from->ops->data, to->ops->data, from->ops->len) == 0);
}

/* The same for the same thing in both scenes: a datum by its key; a text of none by its words, so
 * that the number on an axis goes with the axis; else what has not moved is the same. */
static char *
name_of (const DesmiSceneMark *mark)
{
  const DesmiBox *box = &mark->box;

  if (mark->key != NULL)
    return g_strdup_printf ("%d %s", (int) mark->shape, mark->key);
  if (mark->shape == DESMI_SHAPE_TEXT)
    return g_strdup_printf ("%d text %s", (int) mark->shape, mark->text);
  return g_strdup_printf ("%d at %.2f %.2f %.2f %.2f", (int) mark->shape, box->x, box->y,
                          box->width, box->height);
}

/* Names each mark that is seen; of those that are named alike, the n-th. */
static GPtrArray *
name_marks (DesmiScene *scene)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray             *names = g_ptr_array_new_full (scene->marks->len, g_free);

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DesmiSceneMark *mark = &g_array_index (scene->marks, DesmiSceneMark, i);
      g_autofree char      *name = has_ink (mark) ? name_of (mark) : NULL;
      guint                 n;

      if (name == NULL)
        {
          g_ptr_array_add (names, NULL);
          continue;
        }
      n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, name));
      g_ptr_array_add (names, g_strdup_printf ("%u %s", n, name));
      g_hash_table_replace (seen, g_steal_pointer (&name), GUINT_TO_POINTER (n + 1));
    }
  return names;
}

/* For each mark of @to the one of @from that becomes it, -1: none */
static GArray *
match (DesmiScene *from, DesmiScene *to)
{
  g_autoptr (GPtrArray)  before = name_marks (from), after = name_marks (to);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  GArray                *origins = g_array_sized_new (FALSE, FALSE, sizeof (int), after->len);

  for (guint i = 0; i < before->len; i++)
    if (g_ptr_array_index (before, i) != NULL)
      g_hash_table_insert (found, g_ptr_array_index (before, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < after->len; i++)
    {
      const char *name = g_ptr_array_index (after, i);
      int         origin
          = name == NULL ? -1 : (int) GPOINTER_TO_UINT (g_hash_table_lookup (found, name)) - 1;

      if (origin >= 0
          && !can_become (&g_array_index (from->marks, DesmiSceneMark, origin),
                          &g_array_index (to->marks, DesmiSceneMark, i)))
        origin = -1;
      g_array_append_val (origins, origin);
    }
  return origins;
}

/* A mark as @mark is drawn; it cannot be picked. */
static DesmiSceneMark *
add_copy (DesmiScene *self, const DesmiSceneMark *mark)
{
  DesmiSceneMark copy = { .shape = mark->shape,
                          .style = mark->style,
                          .box = mark->box,
                          .font = mark->font,
                          .align = mark->align,
                          .row = -1 };

  copy.key = g_strdup (mark->key);
  copy.text = g_strdup (mark->text);
  if (mark->ops != NULL)
    copy.ops = g_array_ref (mark->ops);
  if (mark->points != NULL)
    copy.points = g_array_ref (mark->points);
  if (mark->image != NULL)
    copy.image = cairo_surface_reference (mark->image);
  g_array_append_val (self->marks, copy);
  return &g_array_index (self->marks, DesmiSceneMark, self->marks->len - 1);
}

/* @opacity: how much of the way its coming is done, or its leaving is not */
static void
add_faded (DesmiScene *self, const DesmiSceneMark *mark, double opacity)
{
  DesmiSceneMark *copy = add_copy (self, mark);

  if (mark->shape == DESMI_SHAPE_TEXT)
    opacity = MAX (0, 1 - HASTE * (1 - opacity));

  copy->style.fill.alpha *= opacity;
  copy->style.stroke.alpha *= opacity;
}

/* Where along its box a text is held: at the start, in the middle or at the end. */
static double
get_hold (const DesmiSceneMark *mark)
{
  if (mark->align == DESMI_ALIGN_MIDDLE)
    return mark->box.width / 2;
  return mark->align == DESMI_ALIGN_END ? mark->box.width : 0;
}

/* A datum whose words change takes both along with it, one going, one coming. */
static void
add_words (DesmiScene *self, const DesmiSceneMark *from, const DesmiSceneMark *to, double t)
{
  const DesmiSceneMark *both[] = { from, to };
  double                x = mix (from->box.x + get_hold (from), to->box.x + get_hold (to), t);
  double                y = mix (from->box.y, to->box.y, t);

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      DesmiSceneMark *mark;

      add_faded (self, both[i], i == 0 ? 1 - t : t);
      mark = &g_array_index (self->marks, DesmiSceneMark, self->marks->len - 1);
      mark->box.x = x - get_hold (mark);
      mark->box.y = y;
    }
}

static void
add_mixed (DesmiScene *self, const DesmiSceneMark *from, const DesmiSceneMark *to, double t)
{
  DesmiSceneMark *mark = add_copy (self, to);

  mark->box = mix_boxes (&from->box, &to->box, t);
  mark->style.fill = mix_colors (&from->style.fill, &to->style.fill, t);
  mark->style.stroke = mix_colors (&from->style.stroke, &to->style.stroke, t);
  mark->style.stroke_width = mix (from->style.stroke_width, to->style.stroke_width, t);
  mark->style.radius = mix (from->style.radius, to->style.radius, t);
  if (mark->points == NULL)
    return;
  g_array_unref (mark->points);
  mark->points = g_array_sized_new (FALSE, FALSE, sizeof (double), to->points->len);
  for (guint i = 0; i < to->points->len; i++)
    {
      double value
          = mix (g_array_index (from->points, double, i), g_array_index (to->points, double, i), t);

      g_array_append_val (mark->points, value);
    }
}

static void
add_pair (DesmiScene *self, const DesmiSceneMark *from, const DesmiSceneMark *to, double t)
{
  if (from->shape == DESMI_SHAPE_TEXT && strcmp (from->text, to->text) != 0)
    add_words (self, from, to, t);
  else
    add_mixed (self, from, to, t);
}

/* Of the marks of @from before @end, those that become nothing. They go where they lay. */
static void
add_leaving (DesmiScene     *self,
             DesmiScene     *from,
             const gboolean *stays,
             guint          *next,
             guint           end,
             double          t)
{
  for (; *next < end; (*next)++)
    {
      const DesmiSceneMark *mark = &g_array_index (from->marks, DesmiSceneMark, *next);

      if (!stays[*next] && has_ink (mark))
        add_faded (self, mark, 1 - t);
    }
}

/**
 * desmi_scene_can_blend:
 *
 * Returns: whether it has only marks that can be drawn half gone; images cannot
 */
gboolean
desmi_scene_can_blend (DesmiScene *scene)
{
  for (guint i = 0; i < scene->marks->len; i++)
    if (g_array_index (scene->marks, DesmiSceneMark, i).shape == DESMI_SHAPE_IMAGE)
      return FALSE;
  return TRUE;
}

/**
 * desmi_scene_blend:
 * @from: how it was
 * @to: how it will be
 * @t: 0 to 1
 *
 * Mixes the numbers of marks that both scenes have: those of the same datum and shape, and texts of
 * none that say the same. What only one of them has fades. Both scenes stay as they are.
 *
 * Returns: (transfer full): a scene to be painted, the size and the theme of @to; @from itself at 0
 * and @to itself at 1
 */
DesmiScene *
desmi_scene_blend (DesmiScene *from, DesmiScene *to, double t)
{
  g_autoptr (GArray)   origins = NULL;
  g_autofree gboolean *stays = NULL;
  DesmiScene          *self;
  guint                next = 0;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  if (!(t > 0))
    return desmi_scene_ref (from);
  if (t >= 1)
    return desmi_scene_ref (to);
  origins = match (from, to);
  stays = g_new0 (gboolean, from->marks->len + 1);
  for (guint i = 0; i < origins->len; i++)
    if (g_array_index (origins, int, i) >= 0)
      stays[g_array_index (origins, int, i)] = TRUE;
  self = desmi_scene_new (to->width, to->height, &to->theme);
  for (guint i = 0; i < to->marks->len; i++)
    {
      const DesmiSceneMark *mark = &g_array_index (to->marks, DesmiSceneMark, i);
      int                   origin = g_array_index (origins, int, i);

      if (origin >= 0)
        {
          add_leaving (self, from, stays, &next, (guint) origin, t);
          add_pair (self, &g_array_index (from->marks, DesmiSceneMark, origin), mark, t);
        }
      else if (has_ink (mark))
        add_faded (self, mark, t);
    }
  add_leaving (self, from, stays, &next, from->marks->len, t);
  return self;
}
