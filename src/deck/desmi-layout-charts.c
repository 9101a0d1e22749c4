/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts on slides, and what stands above them. */
#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

#define CHART_TEXT (14.0 / 12.0) /* of a chart's labels, which are 12 otherwise */
#define LARGE_CHART_PT 420.0     /* wide, from which on they are that large */
#define CAPTION_GAP_PT 4.0       /* below it */
#define UNIT_PT 14.4             /* a line of what is counted */
#define CAPTION_MOST (1 / 3.0)   /* of the height, for a title */
#define UNIT_MOST (1 / 5.0)

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

/**
 * CaptionRoom:
 * @title: pt that titles have
 * @size_pt: of their letters
 * @unit: pt that what is counted has
 *
 * What stands above charts has, of charts side by side equally much; 0: there is none.
 */
typedef struct
{
  double title, size_pt, unit;
} CaptionRoom;

/* Returns: pt that @text takes, at least @usual and at most @most */
static double
measure (DesmiLayout    *self,
         const char     *text,
         const double   *ladder,
         const DesmiBox *usual,
         double          most,
         double         *size_pt /* inout, nullable */)
{
  DesmiFlow          *flow = desmi_flow_new (self, DESMI_ROLE_CAPTION, usual);
  DesmiPageParagraph *p = desmi_flow_add (flow, text, ladder, &self->colors.text);
  double              height = usual->height;

  p->bold = size_pt != NULL;
  if (desmi_flow_has_room (flow))
    desmi_flow_fit (&flow, 1);
  else
    height = MIN (desmi_flow_get_height (flow), most);
  if (size_pt != NULL)
    *size_pt = MIN (*size_pt, p->size_pt);
  desmi_flow_free (flow);
  g_ptr_array_set_size (self->page->items, (int) self->page->items->len - 1);
  return height;
}

/* Whether it says what is counted of when, and the slide does not say that of all. */
static gboolean
has_unit (const DesmiLayout *self, const DesmiChartData *chart)
{
  return chart->subtitle != NULL && *chart->subtitle != '\0'
         && g_strcmp0 (chart->subtitle, desmi_layout_get_subtitle (self)) != 0;
}

/* Whether it says something above its chart that the slide does not say already. */
static gboolean
has_title (const DesmiLayout *self, const DesmiChartData *chart)
{
  return chart->title != NULL && *chart->title != '\0'
         && g_strcmp0 (chart->title, self->slide->title) != 0;
}

static void
measure_caption (DesmiLayout *self, const DesmiSlot *slot, const DesmiBox *box, CaptionRoom *room)
{
  const DesmiChartData *chart = slot != NULL && slot->table == NULL ? slot->chart : NULL;
  gboolean              narrow = box->width < DESMI_LAYOUT_NARROW_PT;
  DesmiBox              usual = *box;

  if (chart != NULL && has_title (self, chart))
    {
      usual.height = narrow ? DESMI_LAYOUT_CAPTION_PT * 1.5 : DESMI_LAYOUT_CAPTION_PT;
      room->title = MAX (room->title, measure (self, chart->title, desmi_sizes_subtitle, &usual,
                                               box->height * CAPTION_MOST, &room->size_pt));
    }
  if (chart != NULL && has_unit (self, chart))
    {
      usual.height = narrow ? 2 * UNIT_PT : UNIT_PT;
      room->unit = MAX (room->unit, measure (self, chart->subtitle, desmi_sizes_unit, &usual,
                                             box->height * UNIT_MOST, NULL));
    }
}

/* Its title, and below that what is counted of when.
 *
 * Returns: pt that they take
 */
static double
add_caption (DesmiLayout          *self,
             const DesmiChartData *chart,
             const DesmiBox       *box,
             const CaptionRoom    *room)
{
  if (has_title (self, chart))
    {
      const double *ladder = desmi_sizes_subtitle;
      DesmiFlow    *flow = desmi_flow_new (self, DESMI_ROLE_CAPTION,
                                           &(DesmiBox){ box->x, box->y, box->width, room->title });

      while (*ladder > room->size_pt)
        ladder++;
      desmi_flow_add (flow, chart->title, ladder, &self->colors.text)->bold = TRUE;
      flow->item->anchor = DESMI_ANCHOR_MIDDLE;
      desmi_flow_end (flow);
    }
  if (has_unit (self, chart))
    {
      DesmiFlow *flow
          = desmi_flow_new (self, DESMI_ROLE_CAPTION,
                            &(DesmiBox){ box->x, box->y + room->title, box->width, room->unit });

      desmi_flow_add (flow, chart->subtitle, desmi_sizes_unit, &self->colors.dim);
      desmi_flow_end (flow);
    }
  return room->title + room->unit > 0 ? room->title + room->unit + CAPTION_GAP_PT : 0;
}

/* @captions: (nullable): %NULL: nothing stands above it */
static void
add_chart (DesmiLayout       *self,
           const DesmiSlot   *slot,
           DesmiItemRole      role,
           const DesmiBox    *box,
           const CaptionRoom *captions)
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
  if (captions != NULL)
    {
      double height = add_caption (self, slot->chart, box, captions);

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
  CaptionRoom captions = { 0, desmi_sizes_subtitle[0], 0 };

  if (caption)
    measure_caption (self, slot, box, &captions);
  add_chart (self, slot, role, box, caption ? &captions : NULL);
}

/**
 * desmi_layout_add_charts_beside:
 * @box: for both
 *
 * Adds the first two charts of the slide with their titles, beginning equally high.
 */
void
desmi_layout_add_charts_beside (DesmiLayout *self, const DesmiBox *box)
{
  static const DesmiItemRole roles[] = { DESMI_ROLE_BODY, DESMI_ROLE_BESIDE };
  CaptionRoom                captions = { 0, desmi_sizes_subtitle[0], 0 };
  DesmiBox                   half = *box;

  half.width = (box->width - DESMI_LAYOUT_GAP) / 2;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    measure_caption (self, desmi_layout_get_slot (self, i, FALSE), &half, &captions);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      half.x = box->x + i * (half.width + DESMI_LAYOUT_GAP);
      add_chart (self, desmi_layout_get_slot (self, i, FALSE), roles[i], &half, &captions);
    }
}
