/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scene itself: how it is built and what it holds. */
#include "chart/desmi-scene.h"
#include "chart/desmi-scene-private.h"
#include "chart/desmi-text-private.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (desmi_chart_error, desmi_chart_error)

static void
mark_clear (gpointer data)
{
  DesmiSceneMark *mark = data;

  g_clear_pointer (&mark->ops, g_array_unref);
  g_clear_pointer (&mark->points, g_array_unref);
  g_clear_pointer (&mark->image, cairo_surface_destroy);
  g_free (mark->text);
  g_free (mark->full_text);
  g_free (mark->key);
  g_free (mark->accessible);
  g_strfreev (mark->filter);
}

static void
tag_clear (gpointer data)
{
  DesmiSceneTag *tag = data;

  g_free (tag->name);
  g_free (tag->attributes);
}

/**
 * desmi_scene_new:
 * @width: px
 * @height: px
 * @theme: copied
 *
 * Returns: (transfer full): an empty scene. It is built and used on one thread at a time
 */
DesmiScene *
desmi_scene_new (double width, double height, const DesmiTheme *theme)
{
  DesmiScene *self = g_new0 (DesmiScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->theme = *theme;
  self->theme.font_family = g_intern_string (theme->font_family);
  self->marks = g_array_new (FALSE, TRUE, sizeof (DesmiSceneMark));
  g_array_set_clear_func (self->marks, mark_clear);
  self->tags = g_array_new (FALSE, FALSE, sizeof (DesmiSceneTag));
  g_array_set_clear_func (self->tags, tag_clear);
  return self;
}

/**
 * desmi_scene_ref:
 *
 * Returns: (transfer full): @self with one more reference
 */
DesmiScene *
desmi_scene_ref (DesmiScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * desmi_scene_unref:
 *
 * Drops a reference, and the scene with the last.
 */
void
desmi_scene_unref (DesmiScene *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  desmi_scene_forget_index (self);
  g_clear_pointer (&self->text_rows, g_ptr_array_unref);
  g_array_unref (self->marks);
  g_array_unref (self->tags);
  g_clear_pointer (&self->table, desmi_table_unref);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->empty_text);
  g_free (self);
}

/**
 * desmi_scene_add_mark:
 * @style: (nullable): of it
 *
 * Returns: (transfer none): a mark without content, until the next one is added
 */
DesmiSceneMark *
desmi_scene_add_mark (DesmiScene *self, DesmiShape shape, const DesmiStyle *style)
{
  DesmiSceneMark mark = { .shape = shape, .row = -1 };

  if (style != NULL)
    mark.style = *style;
  desmi_scene_forget_index (self);
  g_array_append_val (self->marks, mark);
  return &g_array_index (self->marks, DesmiSceneMark, self->marks->len - 1);
}

/**
 * desmi_scene_add_rect:
 *
 * Adds a rectangle; a negative width or height reaches to the left or up.
 *
 * Returns: (transfer none): the mark, until the next one is added
 */
DesmiSceneMark *
desmi_scene_add_rect (DesmiScene       *self,
                      double            x,
                      double            y,
                      double            width,
                      double            height,
                      const DesmiStyle *style)
{
  DesmiSceneMark *mark = desmi_scene_add_mark (self, DESMI_SHAPE_RECT, style);

  mark->box = (DesmiBox){ MIN (x, x + width), MIN (y, y + height), fabs (width), fabs (height) };
  return mark;
}

/**
 * desmi_scene_add_path:
 *
 * Adds an empty path, to be filled by the functions below.
 *
 * Returns: (transfer none): the mark, until the next one is added
 */
DesmiSceneMark *
desmi_scene_add_path (DesmiScene *self, const DesmiStyle *style)
{
  DesmiSceneMark *mark = desmi_scene_add_mark (self, DESMI_SHAPE_PATH, style);

  mark->ops = g_array_new (FALSE, FALSE, sizeof (guint8));
  mark->points = g_array_new (FALSE, FALSE, sizeof (double));
  return mark;
}

/* The box holds the control points too: a little larger than the curve, never smaller. */
static void
path_append (DesmiSceneMark *path, DesmiPathOp op, const double *points, guint n_points)
{
  guint8 byte = (guint8) op;

  for (guint i = 0; i < n_points; i++)
    {
      double x = points[2 * i], y = points[2 * i + 1];

      if (path->points->len == 0 && i == 0)
        path->box = (DesmiBox){ x, y, 0, 0 };
      else
        {
          double x1 = MAX (path->box.x + path->box.width, x);
          double y1 = MAX (path->box.y + path->box.height, y);

          path->box.x = MIN (path->box.x, x);
          path->box.y = MIN (path->box.y, y);
          path->box.width = x1 - path->box.x;
          path->box.height = y1 - path->box.y;
        }
    }
  g_array_append_val (path->ops, byte);
  g_array_append_vals (path->points, points, 2 * n_points);
}

/**
 * desmi_scene_path_move_to:
 *
 * Starts a new line at a point, in px.
 */
void
desmi_scene_path_move_to (DesmiSceneMark *path, double x, double y)
{
  path_append (path, DESMI_PATH_MOVE, (double[]){ x, y }, 1);
}

/**
 * desmi_scene_path_line_to:
 *
 * Goes straight to a point, in px.
 */
void
desmi_scene_path_line_to (DesmiSceneMark *path, double x, double y)
{
  path_append (path, DESMI_PATH_LINE, (double[]){ x, y }, 1);
}

/**
 * desmi_scene_path_curve_to:
 *
 * Goes to a point by a cubic curve with two control points, in px.
 */
void
desmi_scene_path_curve_to (DesmiSceneMark *path,
                           double          x1,
                           double          y1,
                           double          x2,
                           double          y2,
                           double          x,
                           double          y)
{
  path_append (path, DESMI_PATH_CURVE, (double[]){ x1, y1, x2, y2, x, y }, 3);
}

/**
 * desmi_scene_path_close:
 *
 * Goes back to the start of the line.
 */
void
desmi_scene_path_close (DesmiSceneMark *path)
{
  path_append (path, DESMI_PATH_CLOSE, NULL, 0);
}

static double
box_left (double x, double width, DesmiAlign align)
{
  if (align == DESMI_ALIGN_MIDDLE)
    return x - width / 2.0;
  return align == DESMI_ALIGN_END ? x - width : x;
}

/**
 * desmi_scene_add_text:
 * @x: px; the start, the middle or the end of the text, by @align
 * @baseline_y: px
 *
 * Adds one line of text; line breaks and control characters in it become blanks.
 *
 * Returns: (transfer none): the mark, until the next one is added
 */
DesmiSceneMark *
desmi_scene_add_text (DesmiScene          *self,
                      const char          *text,
                      double               x,
                      double               baseline_y,
                      DesmiAlign           align,
                      const DesmiFont     *font,
                      const DesmiColor    *color,
                      const DesmiMeasurer *measurer)
{
  DesmiSceneMark *mark
      = desmi_scene_add_mark (self, DESMI_SHAPE_TEXT, &(DesmiStyle){ .fill = *color });
  double width, height;

  mark->text = desmi_text_clean (text);
  mark->font = *font;
  mark->font.family = g_intern_string (font->family);
  mark->align = align;
  measurer->measure (mark->text, font, &width, &height, measurer->user_data);
  mark->box = (DesmiBox){ box_left (x, width, align), baseline_y - DESMI_TEXT_ASCENT * height,
                          width, height };
  return mark;
}

/**
 * desmi_scene_add_text_fitted:
 * @max_width: px
 * @middle: shorten in the middle, not at the end
 *
 * Like desmi_scene_add_text(), shortened to @max_width; the whole text is then kept as full_text.
 *
 * Returns: (transfer none) (nullable): the mark, or %NULL if nothing of the text fits
 */
DesmiSceneMark *
desmi_scene_add_text_fitted (DesmiScene          *self,
                             const char          *text,
                             double               x,
                             double               baseline_y,
                             DesmiAlign           align,
                             const DesmiFont     *font,
                             const DesmiColor    *color,
                             const DesmiMeasurer *measurer,
                             double               max_width,
                             gboolean             middle)
{
  g_autofree char *clean = desmi_text_clean (text);
  g_autofree char *shown = desmi_measurer_ellipsize (measurer, clean, font, max_width, middle);
  DesmiSceneMark  *mark;

  if (*shown == '\0')
    return NULL;
  mark = desmi_scene_add_text (self, shown, x, baseline_y, align, font, color, measurer);
  if (strcmp (shown, clean) != 0)
    mark->full_text = g_steal_pointer (&clean);
  return mark;
}

/**
 * desmi_scene_add_image:
 * @image: an image surface, kept and not written to any more
 * @width: px, 0 or more
 * @height: px, 0 or more
 *
 * Adds an image stretched over a rectangle, its pixels shown as cells with sharp edges.
 *
 * Returns: (transfer none): the mark, until the next one is added
 */
DesmiSceneMark *
desmi_scene_add_image (DesmiScene      *self,
                       cairo_surface_t *image,
                       double           x,
                       double           y,
                       double           width,
                       double           height)
{
  DesmiSceneMark *mark = desmi_scene_add_mark (self, DESMI_SHAPE_IMAGE, NULL);

  cairo_surface_flush (image);
  mark->image = cairo_surface_reference (image);
  mark->box = (DesmiBox){ x, y, width, height };
  return mark;
}

/**
 * desmi_scene_mark_set_datum:
 * @key: (nullable): identity, see #DesmiSceneMark
 * @row: row of the scene's table, or -1
 * @accessible: (nullable): what is said of it; with it the mark can be picked and walked to
 *
 * Says which datum a mark stands for.
 */
void
desmi_scene_mark_set_datum (DesmiSceneMark *mark, const char *key, int row, const char *accessible)
{
  g_free (mark->key);
  g_free (mark->accessible);
  mark->key = g_strdup (key);
  mark->row = row;
  mark->accessible = accessible != NULL ? desmi_text_clean (accessible) : NULL;
}

/**
 * desmi_scene_mark_set_hit:
 *
 * Has the mark picked anywhere in a rectangle, in px, rather than on its ink.
 */
void
desmi_scene_mark_set_hit (DesmiSceneMark *mark, double x, double y, double width, double height)
{
  mark->hit = (DesmiBox){ x, y, width, height };
}

/**
 * desmi_scene_mark_add_filter:
 * @column: of the table that the chart shows, as a query names it
 * @value: (nullable): as a query knows it; without one nothing is added
 *
 * Says which rows a mark stands for. What is grouped, and has no one value, has no filter.
 */
void
desmi_scene_mark_add_filter (DesmiSceneMark *mark, const char *column, const char *value)
{
  guint n = mark->filter != NULL ? g_strv_length (mark->filter) : 0;

  if (value == NULL || *value == '\0')
    return;
  mark->filter = g_renew (char *, mark->filter, n + 2);
  mark->filter[n] = g_strconcat (column, "=", value, NULL);
  mark->filter[n + 1] = NULL;
}

/**
 * desmi_scene_mark_get_filter:
 *
 * Returns: (transfer none) (nullable): "destination=TWN", as after --where: all of them hold for
 * each row that the mark stands for; %NULL: it stands for no rows that could be asked for alone
 */
const char *const *
desmi_scene_mark_get_filter (const DesmiSceneMark *mark)
{
  return (const char *const *) mark->filter;
}

/**
 * desmi_scene_mark_get_baseline:
 *
 * Returns: y of the line a text stands on, px
 */
double
desmi_scene_mark_get_baseline (const DesmiSceneMark *mark)
{
  return mark->box.y + DESMI_TEXT_ASCENT * mark->box.height;
}

/**
 * desmi_scene_set_title:
 * @title: (nullable): its name for a screen reader and in files
 */
void
desmi_scene_set_title (DesmiScene *self, const char *title)
{
  g_free (self->title);
  self->title = title != NULL ? desmi_text_clean (title) : NULL;
}

/**
 * desmi_scene_set_summary:
 * @summary: (nullable): what it shows, in a sentence or two
 */
void
desmi_scene_set_summary (DesmiScene *self, const char *summary)
{
  g_free (self->summary);
  self->summary = summary != NULL ? desmi_text_clean (summary) : NULL;
}

/**
 * desmi_scene_set_empty:
 * @why: (nullable): in a sentence, where that is more than that there are no data
 *
 * Remembers that there was nothing to draw, for those who have words of their own for it.
 */
void
desmi_scene_set_empty (DesmiScene *self, const char *why)
{
  self->is_empty = TRUE;
  g_free (self->empty_text);
  self->empty_text = why != NULL ? desmi_text_clean (why) : NULL;
}

/**
 * desmi_scene_is_empty:
 * @why: (out) (transfer none) (nullable): as of desmi_scene_set_empty()
 *
 * Returns: whether there was nothing to draw
 */
gboolean
desmi_scene_is_empty (DesmiScene *self, const char **why)
{
  *why = self->empty_text;
  return self->is_empty;
}

/**
 * desmi_scene_set_table:
 * @table: (nullable): the data shown, in the order shown
 */
void
desmi_scene_set_table (DesmiScene *self, DesmiTable *table)
{
  if (table != NULL)
    desmi_table_ref (table);
  g_clear_pointer (&self->table, desmi_table_unref);
  self->table = table;
}

/**
 * desmi_scene_get_width:
 *
 * Returns: px
 */
double
desmi_scene_get_width (DesmiScene *self)
{
  return self->width;
}

/**
 * desmi_scene_get_height:
 *
 * Returns: px
 */
double
desmi_scene_get_height (DesmiScene *self)
{
  return self->height;
}

/**
 * desmi_scene_get_theme:
 *
 * Returns: (transfer none): the theme it was laid out for
 */
const DesmiTheme *
desmi_scene_get_theme (DesmiScene *self)
{
  return &self->theme;
}

/**
 * desmi_scene_get_title:
 *
 * Returns: (transfer none): its title, empty if none was set
 */
const char *
desmi_scene_get_title (DesmiScene *self)
{
  return self->title != NULL ? self->title : "";
}

/**
 * desmi_scene_get_summary:
 *
 * Returns: (transfer none): its summary, empty if none was set
 */
const char *
desmi_scene_get_summary (DesmiScene *self)
{
  return self->summary != NULL ? self->summary : "";
}

/**
 * desmi_scene_get_table:
 *
 * Returns: (transfer none) (nullable): the data shown
 */
DesmiTable *
desmi_scene_get_table (DesmiScene *self)
{
  return self->table;
}

/**
 * desmi_scene_get_n_marks:
 *
 * Returns: how many marks it has
 */
guint
desmi_scene_get_n_marks (DesmiScene *self)
{
  return self->marks->len;
}

/**
 * desmi_scene_get_mark:
 * @index: below the number of marks
 *
 * Returns: (transfer none): a mark, until the scene changes
 */
const DesmiSceneMark *
desmi_scene_get_mark (DesmiScene *self, guint index)
{
  g_return_val_if_fail (index < self->marks->len, NULL);
  return &g_array_index (self->marks, DesmiSceneMark, index);
}
