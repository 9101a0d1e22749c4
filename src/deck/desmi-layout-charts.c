/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts on slides, and what stands above them. */
#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

#define CHART_TEXT (14.0 / 12.0) /* of a chart's labels, which are 12 otherwise */
#define LARGE_CHART_PT 420.0     /* wide, from which on they are that large */
#define CAPTION_PT 24.0
#define CAPTION_GAP_PT 4.0 /* below it */
#define UNIT_PT 14.4       /* a line of what is counted */
#define NARROW_PT 400.0    /* where a caption takes two lines */

/**
 * desmi_layout_draw_chart:
 * @slot: of a chart
 *
 * Returns: (transfer full) (nullable): the chart as it is drawn in its box; %NULL with
 * #DESMI_CHART_ERROR
 */
DesmiScene *
desmi_layout_draw_chart (const DesmiLayout *self,
                         const DesmiSlot   *slot,
                         const DesmiBox    *box,
                         GError           **error)
{
  DesmiTheme        theme = self->pages->theme;
  DesmiChartContext context = { box->width, box->height, &theme, self->locale,
                                desmi_measurer_get_for_family (theme.font_family) };

  theme.text_scale = box->width >= LARGE_CHART_PT ? CHART_TEXT : 1.0;
  return desmi_chart_data_layout (slot->chart, &context, FALSE, error);
}

/* Below the title of a chart, what is counted of when, unless the slide says that of all.
 *
 * Returns: pt that it takes
 */
static double
add_unit (DesmiLayout *self, const DesmiChartData *chart, const DesmiBox *box)
{
  double     usual = box->width < NARROW_PT ? 2 * UNIT_PT : UNIT_PT, height;
  DesmiFlow *flow;

  if (chart->subtitle == NULL || *chart->subtitle == '\0'
      || g_strcmp0 (chart->subtitle, desmi_layout_get_subtitle (self)) == 0)
    return 0;
  flow = desmi_flow_new (self, DESMI_ROLE_CAPTION,
                         &(DesmiBox){ box->x, box->y, box->width, 3 * UNIT_PT });
  desmi_flow_add (flow, chart->subtitle, desmi_sizes_unit, &self->colors.dim);
  desmi_flow_fit (&flow, 1);
  height = MAX (usual, desmi_flow_get_height (flow));
  flow->item->box.height = height;
  desmi_flow_free (flow);
  return height;
}

/* What stands above a chart that is not alone on its slide; charts side by side have it equally
 * high.
 *
 * Returns: pt that it takes
 */
static double
add_caption (DesmiLayout *self, const DesmiChartData *chart, const DesmiBox *box)
{
  double   height = box->width < NARROW_PT ? CAPTION_PT * 1.5 : CAPTION_PT;
  DesmiBox below = *box;

  if (chart->title != NULL && *chart->title != '\0')
    {
      DesmiFlow *flow = desmi_flow_new (self, DESMI_ROLE_CAPTION,
                                        &(DesmiBox){ box->x, box->y, box->width, height });

      desmi_flow_add (flow, chart->title, desmi_sizes_subtitle, &self->colors.text)->bold = TRUE;
      flow->item->anchor = DESMI_ANCHOR_MIDDLE;
      desmi_flow_end (flow);
      below.y += height;
    }
  below.y += add_unit (self, chart, &below);
  return below.y > box->y ? below.y - box->y + CAPTION_GAP_PT : 0;
}

/**
 * desmi_layout_add_chart:
 * @slot: (nullable): a slot of a chart, a table or what is gone
 * @caption: whether the chart's own title, unit and period stand above it
 */
void
desmi_layout_add_chart (DesmiLayout     *self,
                        const DesmiSlot *slot,
                        DesmiItemRole    role,
                        const DesmiBox  *box,
                        gboolean         caption)
{
  g_autoptr (GError) error = NULL;
  DesmiBox           room = *box;
  DesmiPageItem     *item;
  DesmiScene        *scene;
  const char        *why = NULL;

  if (slot == NULL || (slot->chart == NULL && slot->table == NULL))
    {
      desmi_layout_add_gone (
          self, role, box,
          slot != NULL ? slot->gone
                       : desmi_locale_text (self->locale, N_ ("No chart was chosen yet.")));
      desmi_layout_set_slot (self, slot);
      return;
    }
  if (slot->table != NULL)
    {
      desmi_layout_add_table (self, slot, box);
      return;
    }
  if (caption)
    {
      double height = add_caption (self, slot->chart, box);

      room.y += height;
      room.height -= height;
    }
  scene = desmi_layout_draw_chart (self, slot, &room, &error);
  if (scene == NULL || desmi_scene_is_empty (scene, &why))
    {
      desmi_layout_add_gone (self, role, &room, scene == NULL ? error->message : why);
      self->page->is_empty |= scene != NULL;
      desmi_layout_set_slot (self, slot);
      g_clear_pointer (&scene, desmi_scene_unref);
      return;
    }
  item = desmi_page_add_item (self->page, DESMI_ITEM_CHART, role, &room);
  item->chart = desmi_chart_data_ref (slot->chart);
  item->scene = scene;
  item->alt = desmi_layout_dup_alt (self, slot, scene);
  item->slot = desmi_layout_find_slot (self, slot);
}
