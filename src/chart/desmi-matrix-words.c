/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of a matrix' rows and columns, and what they come to, at its edges. */
#include "chart/desmi-matrix.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define GAP 8.0

static double
bottom_of (const DesmiMatrix *self)
{
  DesmiBox box = desmi_matrix_get_box (self, desmi_cube_get_n_rows (self->cube) - 1, 0);

  return box.y + box.height;
}

static double
right_of (const DesmiMatrix *self)
{
  return self->x0 + desmi_matrix_get_n_columns (self) * self->cell_width;
}

/**
 * desmi_matrix_describe_side:
 *
 * Returns: (transfer full): what is said of a row or a column: "Taiwan, total 1,204 people",
 * "Sliyeg, mean 56.0%"
 */
char *
desmi_matrix_describe_side (const DesmiMatrix *self, const DesmiCategory *category)
{
  const DesmiLocale *locale = self->frame->context->locale;
  const DesmiCell   *total = &category->total;
  g_autofree char   *value = NULL, *unit = NULL;
  GString           *out = g_string_new (category->name);

  g_string_append (out, ", ");
  if (total->n_values == 0 && total->n_rows > 1 && total->mark == DESMI_MARK_SUPPRESSED)
    g_string_append (out, desmi_locale_text (locale, N_ ("total hidden")));
  else if (total->n_values == 0)
    g_string_append (out, total->mark == DESMI_MARK_SUPPRESSED
                              ? desmi_locale_text (locale, N_ ("hidden"))
                              : desmi_locale_text (locale, N_ ("not reported")));
  else
    {
      value = desmi_value_to_text (total->value, self->cube->type, locale);
      if (self->people)
        unit = g_strdup_printf (desmi_locale_plural (locale, "%s person", "%s people",
                                                     (gulong) MIN (fabs (total->value), 1e9)),
                                value);
      g_string_append_printf (out,
                              self->cube->type == DESMI_COLUMN_RATIO
                                  /* Translators: %s is a percentage. */
                                  ? desmi_locale_text (locale, N_ ("mean %s"))
                                  : total->n_values < total->n_rows
                                        ? desmi_locale_text (locale, N_ ("total at least %s"))
                                        : desmi_locale_text (locale, N_ ("total %s")),
                              unit != NULL ? unit : value);
    }
  if (category->members != NULL)
    g_string_append_printf (out, " (%s)", category->members);
  return g_string_free (out, FALSE);
}

/* A row or a column is pointed at where its name stands. */
static void
add_side_mark (const DesmiMatrix   *self,
               const char          *kind,
               const char          *dimension,
               const DesmiCategory *category,
               const DesmiBox      *box)
{
  DesmiStyle       style = { .stroke = self->frame->context->theme->text };
  g_autofree char *key = desmi_matrix_make_key (kind, category);
  g_autofree char *said = desmi_matrix_describe_side (self, category);
  DesmiSceneMark  *mark
      = desmi_scene_add_rect (self->frame->scene, box->x, box->y, box->width, box->height, &style);

  desmi_scene_mark_set_datum (mark, key, -1, said);
  desmi_scene_mark_set_hit (mark, box->x, box->y, box->width, box->height);
  if (!category->is_other && category->total.n_rows > 0)
    desmi_scene_mark_add_filter (mark, dimension, category->key);
}

static void
set_key (DesmiSceneMark *mark, const char *kind, const DesmiCategory *category)
{
  g_autofree char *key = desmi_matrix_make_key (kind, category);

  desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

static void
keep_full_text (DesmiSceneMark *mark, const char *name, guint n_lines)
{
  if (n_lines < 2 && strcmp (mark->text, name) == 0)
    return;
  g_free (mark->full_text);
  mark->full_text = g_strdup (name);
}

/* Where the words of a row stand, even if it is lower than they are. */
static double
middle_of (const DesmiMatrix *self, guint row)
{
  DesmiBox box = desmi_matrix_get_box (self, row, 0);

  return box.y + (box.height - self->gap) / 2;
}

/* The name of a row, which says what the row comes to. Returns: whether there was room for it */
static gboolean
draw_name (DesmiMatrix *self, guint row)
{
  DesmiFrame          *frame = self->frame;
  const DesmiCategory *category = desmi_cube_get_row (self->cube, row);
  double               middle = middle_of (self, row);
  DesmiBox wanted = { self->x0 - GAP - self->name_width, middle - frame->line / 2, self->name_width,
                      frame->line };
  DesmiSceneMark *mark;

  if (!desmi_scene_has_room (frame->scene, &wanted, 0))
    return FALSE;
  mark = desmi_frame_add_label (frame, category->name, self->x0 - GAP, middle, DESMI_ALIGN_END,
                                &frame->font, &frame->context->theme->text, self->name_width + 1,
                                TRUE);
  if (mark == NULL)
    return FALSE;
  set_key (mark, "row", category);
  keep_full_text (mark, category->name, 1);
  if (!self->as_image)
    add_side_mark (self, "row", self->cube->rows.dimension, category, &wanted);
  return TRUE;
}

static void
draw_sum (DesmiMatrix *self, guint row)
{
  DesmiFrame          *frame = self->frame;
  const DesmiCategory *category = desmi_cube_get_row (self->cube, row);
  g_autofree char     *text = desmi_matrix_sum_text (self, &category->total);
  double               right = right_of (self) + self->edge_width - GAP;
  double               middle = middle_of (self, row);
  DesmiBox             wanted
      = { right_of (self) + 1, middle - frame->line / 2, self->edge_width - GAP - 1, frame->line };
  DesmiSceneMark *mark;

  if (!desmi_scene_has_room (frame->scene, &wanted, 0))
    return;
  mark = desmi_frame_add_label (frame, text, right, middle, DESMI_ALIGN_END, &frame->font,
                                &frame->context->theme->text, self->edge_width - GAP - 1, FALSE);
  if (mark != NULL)
    set_key (mark, "row", category);
}

/* What a row comes to says nothing without its name. */
static void
draw_rows (DesmiMatrix *self)
{
  for (guint r = 0; r < desmi_cube_get_n_rows (self->cube); r += self->step)
    if (draw_name (self, r) && self->edge_width > 0)
      draw_sum (self, r);
}

/* The last row of what a row belongs to. */
static guint
last_of_group (const DesmiMatrix *self, guint row)
{
  guint n = desmi_cube_get_n_rows (self->cube);

  while (row + 1 < n && !desmi_matrix_begins_group (self, row + 1))
    row++;
  return row;
}

/* In an image, which has no gaps between groups, a line: or a group without room for its name would
 * seem to be part of the one above. */
static void
draw_border (DesmiMatrix *self, guint row)
{
  DesmiStyle      style = { .stroke = self->frame->context->theme->axis, .stroke_width = 1 };
  double          y = floor (desmi_matrix_get_box (self, row, 0).y) - 0.5;
  DesmiSceneMark *mark = desmi_scene_add_path (self->frame->scene, &style);

  desmi_scene_path_move_to (mark, self->frame->plot.x, y);
  desmi_scene_path_line_to (mark, self->x0 - GAP - self->name_width - GAP, y);
}

/* The name of a group beside the first of its rows, which is pointed at beside all of them. */
static void
draw_group (DesmiMatrix *self, guint row)
{
  DesmiFrame          *frame = self->frame;
  const DesmiCategory *group = desmi_cube_get_row (self->cube, row)->group;
  DesmiBox             last = desmi_matrix_get_box (self, last_of_group (self, row), 0);
  double               middle = middle_of (self, row), room = self->group_width - 2 * GAP;
  DesmiBox wanted = { frame->plot.x, middle - frame->line / 2, room, frame->line }, whole = wanted;
  DesmiSceneMark *mark;

  if (row > 0 && self->as_image)
    draw_border (self, row);
  whole.height = MAX (frame->line, last.y + last.height - self->gap - wanted.y);
  if (group == NULL || (self->as_image && last.y + last.height < wanted.y + frame->line)
      || !desmi_scene_has_room (frame->scene, &wanted, 0))
    return;
  mark = desmi_frame_add_label (frame, group->name, frame->plot.x, middle, DESMI_ALIGN_START,
                                &frame->bold, &frame->context->theme->text, room + 1, TRUE);
  if (mark == NULL)
    return;
  set_key (mark, "group", group);
  keep_full_text (mark, group->name, 1);
  add_side_mark (self, "group", self->cube->rows.group_dimension, group, &whole);
}

static void
draw_groups (DesmiMatrix *self)
{
  for (guint r = 0; self->group_width > 0 && r < desmi_cube_get_n_rows (self->cube); r++)
    if (desmi_matrix_begins_group (self, r))
      draw_group (self, r);
}

/* The name of a column above it, as low as it can stand. */
static void
draw_head (DesmiMatrix *self, guint column)
{
  DesmiFrame          *frame = self->frame;
  const DesmiCategory *category = desmi_cube_get_column (self->cube, column);
  double               room = self->cell_width - self->gap;
  double               middle = self->x0 + column * self->cell_width + room / 2;
  guint          most = (guint) MAX (1, floor ((self->head_height - 4) / (frame->line + 1) + 1e-6));
  g_auto (GStrv) lines = desmi_text_wrap (frame->context->measurer, category->name, &frame->font,
                                          self->cell_width - 4, most, FALSE);
  guint          n = g_strv_length (lines);

  for (guint k = 0; k < n; k++)
    {
      DesmiSceneMark *mark = desmi_frame_add_label (
          frame, lines[k], middle, self->y0 - 4 - (n - k - 0.5) * (frame->line + 1),
          DESMI_ALIGN_MIDDLE, &frame->font, &frame->context->theme->text, self->cell_width - 3,
          FALSE);

      if (mark == NULL)
        continue;
      set_key (mark, "column", category);
      keep_full_text (mark, category->name, n);
    }
  if (n > 0)
    {
      DesmiBox box = { self->x0 + column * self->cell_width, self->y0 - self->head_height, room,
                       self->head_height };

      add_side_mark (self, "column", self->cube->columns.dimension, category, &box);
    }
}

static void
draw_foot (DesmiMatrix *self, guint column)
{
  DesmiFrame          *frame = self->frame;
  const DesmiCategory *category = desmi_cube_get_column (self->cube, self->first + column);
  g_autofree char     *text = desmi_matrix_sum_text (self, &category->total);
  double               middle = self->x0 + (column + 0.5) * self->cell_width - self->gap / 2;
  DesmiSceneMark      *mark;

  mark = desmi_frame_add_label (frame, text, middle, bottom_of (self) + 4 + frame->line / 2,
                                DESMI_ALIGN_MIDDLE, &frame->font, &frame->context->theme->text,
                                self->cell_width, FALSE);
  if (mark == NULL)
    return;
  set_key (mark, "column", category);
  if (self->time.n > 0)
    {
      DesmiBox box = { self->x0 + column * self->cell_width, bottom_of (self) + 4, self->cell_width,
                       frame->line };

      add_side_mark (self, "column", self->cube->columns.dimension, category, &box);
    }
}

static void
draw_edge_titles (DesmiMatrix *self)
{
  DesmiFrame *frame = self->frame;
  DesmiColor  color = frame->context->theme->text;
  DesmiBox    wanted
      = { self->x0 - GAP - self->name_width, bottom_of (self) + 4, self->name_width, frame->line };

  if (self->edge_width > 0 && self->head_height > frame->line)
    desmi_frame_add_label (frame, self->edge_title, right_of (self) + self->edge_width - GAP,
                           self->y0 - 4 - 0.5 * (frame->line + 1), DESMI_ALIGN_END, &frame->bold,
                           &color, self->edge_width - GAP + 1, FALSE);
  if (self->foot_height > 0 && desmi_scene_has_room (frame->scene, &wanted, 0))
    desmi_frame_add_label (frame, self->edge_title, self->x0 - GAP,
                           bottom_of (self) + 4 + frame->line / 2, DESMI_ALIGN_END, &frame->bold,
                           &color, self->name_width + 1, FALSE);
}

/**
 * desmi_matrix_draw_words:
 *
 * Writes what stands around the cells.
 */
void
desmi_matrix_draw_words (DesmiMatrix *self)
{
  guint n = desmi_matrix_get_n_columns (self);

  draw_edge_titles (self);
  if (self->time.n > 0)
    {
      self->time.x0 = self->x0;
      self->time.x1 = right_of (self) - self->gap;
      desmi_time_axis_draw (&self->time, self->frame, bottom_of (self) + self->foot_height);
    }
  else
    for (guint c = 0; self->head_height > 0 && c < n; c++)
      draw_head (self, c);
  for (guint c = 0; self->foot_height > 0 && c < n; c++)
    draw_foot (self, c);
  draw_groups (self);
  draw_rows (self);
}
