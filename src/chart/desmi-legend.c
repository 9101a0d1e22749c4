/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places a legend's entries in rows, before the plot gets its room, and draws them. */
#include "chart/desmi-legend.h"

#include <math.h>

#define BOX_SIDE 12.0
#define LINE_LENGTH 24.0 /* px, in which a dash is seen to repeat */
#define SWATCH_GAP 5.0
#define ENTRY_GAP 16.0
#define ROW_GAP 4.0
#define LABEL_SHARE 0.3 /* of the width, at most, for one name */
#define LABEL_MIN 90.0  /* px that a name may take however narrow the chart is */
#define FEW_ENTRIES 3   /* that may take a row each, and so have their whole names */

/**
 * desmi_legend_entry_free:
 *
 * Frees a #DesmiLegendEntry.
 */
void
desmi_legend_entry_free (gpointer data)
{
  DesmiLegendEntry *self = data;

  g_free (self->label);
  g_free (self->key);
  g_free (self);
}

/* What has no area is shown as the line that it is. */
static gboolean
is_line (const DesmiStyle *style)
{
  return style->fill.alpha <= 0 && style->hatch == DESMI_HATCH_NONE;
}

static double
swatch_width (const DesmiFrame *frame, const DesmiLegendEntry *entry)
{
  return frame->em * (entry->sign == NULL && is_line (&entry->swatch) ? LINE_LENGTH : BOX_SIDE);
}

static double
row_height (const DesmiFrame *frame)
{
  return MAX (frame->line, BOX_SIDE * frame->em) + ROW_GAP;
}

/**
 * desmi_legend_place:
 * @width: px that a row may take
 *
 * Puts each entry into the first row that has room for it after those before it.
 *
 * Returns: px of the legend's height, 0 without entries
 */
double
desmi_legend_place (DesmiFrame *frame, double width)
{
  double most = frame->legend->len <= FEW_ENTRIES
                    ? width
                    : MAX (LABEL_SHARE * width, LABEL_MIN * frame->em);
  double x = 0;
  guint  row = 0;

  for (guint i = 0; i < frame->legend->len; i++)
    {
      DesmiLegendEntry *entry = g_ptr_array_index (frame->legend, i);
      double            before = swatch_width (frame, entry) + SWATCH_GAP;

      entry->width
          = before + ceil (MIN (desmi_frame_measure (frame, entry->label, &frame->font), most));
      entry->width = MIN (entry->width, width);
      if (x > 0 && x + entry->width > width)
        {
          x = 0;
          row++;
        }
      entry->x = x;
      entry->row = row;
      x += entry->width + ENTRY_GAP * frame->em;
    }
  return frame->legend->len > 0 ? (row + 1) * row_height (frame) : 0;
}

static void
draw_swatch (DesmiFrame *frame, const DesmiLegendEntry *entry, double x, double middle)
{
  double          width = swatch_width (frame, entry);
  DesmiBox        box = { x, round (middle - width / 2), width, width };
  DesmiSceneMark *mark;

  if (entry->sign != NULL)
    mark = entry->sign (frame->scene, &box, &entry->swatch);
  else if (is_line (&entry->swatch))
    {
      mark = desmi_scene_add_path (frame->scene, &entry->swatch);
      desmi_scene_path_move_to (mark, x, middle);
      desmi_scene_path_line_to (mark, x + width, middle);
    }
  else
    mark = desmi_scene_add_rect (frame->scene, box.x, box.y, box.width, box.height, &entry->swatch);
  desmi_scene_mark_set_datum (mark, entry->key, -1, NULL);
}

/**
 * desmi_legend_draw:
 * @x: px of the left edge
 * @y: px of the upper edge
 *
 * Draws the entries where desmi_legend_place() put them.
 */
void
desmi_legend_draw (DesmiFrame *frame, double x, double y)
{
  for (guint i = 0; i < frame->legend->len; i++)
    {
      const DesmiLegendEntry *entry = g_ptr_array_index (frame->legend, i);
      double before = swatch_width (frame, entry) + SWATCH_GAP, left = x + entry->x;
      double middle = y + entry->row * row_height (frame) + (row_height (frame) - ROW_GAP) / 2;
      DesmiSceneMark *mark;

      draw_swatch (frame, entry, left, middle);
      mark = desmi_frame_add_label (frame, entry->label, left + before, middle, DESMI_ALIGN_START,
                                    &frame->font, &frame->context->theme->text,
                                    entry->width - before + 0.5, FALSE);
      if (mark != NULL)
        desmi_scene_mark_set_datum (mark, entry->key, -1, NULL);
    }
}
