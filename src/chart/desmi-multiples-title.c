/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over each panel of small multiples. */
#include "chart/desmi-category.h"
#include "chart/desmi-cube-table.h"
#include "chart/desmi-multiples-private.h"

#include <glib/gi18n-lib.h>

/* Beside the name what all of the panel comes to, or that it has a scale of its own. */
static char *
dup_aside (const DesmiMultiples *self, const DesmiMultiplesPanel *panel)
{
  const DesmiCell *total = &panel->category->total;

  if (panel->own)
    return g_strdup (desmi_locale_text (desmi_multiples_locale (self), N_ ("different scale")));
  if (!self->frame->spec->show_values || self->data->cube.type == DESMI_COLUMN_RATIO
      || total->n_values == 0)
    return NULL;
  return desmi_cube_say_mark (&self->data->cube, total, desmi_multiples_locale (self));
}

/* Writes into a panel or over it, @middle px down. Words inside the panel get a rim of the
 * background, as lines pass below them. */
static void
add_label (DesmiMultiples            *self,
           const DesmiMultiplesPanel *panel,
           const char                *text,
           double                     x,
           double                     middle,
           DesmiAlign                 align,
           const DesmiFont           *font,
           const DesmiColor          *color,
           double                     width)
{
  DesmiSceneMark *mark
      = desmi_frame_add_label (self->frame, text, x, middle, align, font, color, width, TRUE);

  if (mark == NULL)
    return;
  desmi_scene_mark_set_datum (mark, panel->key, -1, NULL);
  if (middle < panel->y0)
    return;
  mark->style.stroke = desmi_multiples_theme (self)->background;
  mark->style.stroke_width = 3;
}

/* Of a group that has no room for its whole name, the short one: a number cut off from “Other
 * subdistricts” would say nothing. */
static char *
dup_name (const DesmiMultiples *self, const DesmiMultiplesPanel *panel, double room)
{
  const DesmiCategory *category = panel->category;
  double width = desmi_frame_measure (self->frame, category->name, &self->frame->bold);

  if (category->n_members > 1 && width > room)
    return desmi_category_name_other ("", category->n_members, desmi_multiples_locale (self));
  return g_strdup (category->name);
}

/**
 * desmi_multiples_draw_title:
 * @self: the small multiples
 * @panel: the panel
 *
 * Draws the name of the panel and, where there is room, what all of it comes to or that its scale
 * is its own.
 */
void
desmi_multiples_draw_title (DesmiMultiples *self, const DesmiMultiplesPanel *panel)
{
  DesmiFrame      *frame = self->frame;
  double           middle = panel->top + frame->line / 2, width = panel->x1 - panel->x0;
  g_autofree char *aside = dup_aside (self, panel);
  g_autofree char *text = dup_name (self, panel, width);
  double           name = desmi_frame_measure (frame, text, &frame->bold);
  double           taken = aside != NULL ? desmi_frame_measure (frame, aside, &frame->font) + 8 : 0;

  if (panel->below)
    {
      add_label (self, panel, aside, panel->x0, middle + frame->line + 1, DESMI_ALIGN_START,
                 &frame->font, &desmi_multiples_theme (self)->text_dim, width);
      taken = 0;
    }
  else if (aside != NULL && (panel->own || taken + name <= width))
    add_label (self, panel, aside, panel->x1, middle, DESMI_ALIGN_END, &frame->font,
               &desmi_multiples_theme (self)->text_dim, width);
  else
    taken = 0;
  add_label (self, panel, text, panel->x0, middle, DESMI_ALIGN_START, &frame->bold,
             &desmi_multiples_theme (self)->text, width - taken);
}

/**
 * desmi_multiples_add_title_datum:
 * @self: the small multiples
 * @panel: the panel
 *
 * Makes the title a mark that can be pointed at and tells of the panel as a whole.
 */
void
desmi_multiples_add_title_datum (DesmiMultiples *self, const DesmiMultiplesPanel *panel)
{
  DesmiStyle       none = { .radius = 0 };
  g_autofree char *said
      = desmi_multiples_data_describe_panel (self->data, panel->row, desmi_multiples_locale (self));
  DesmiSceneMark *mark
      = desmi_scene_add_rect (self->frame->scene, panel->x0, panel->top, panel->x1 - panel->x0,
                              panel->y0 - panel->top - 2, &none);

  desmi_scene_mark_set_datum (
      mark, panel->key, (int) desmi_cube_get_table_row (&self->data->cube, panel->row, 0), said);
  if (!panel->category->is_other)
    desmi_scene_mark_add_filter (mark, self->data->cube.rows.dimension, panel->category->key);
}
