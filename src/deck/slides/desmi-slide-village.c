/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One village: its photo and what is to be said of it, beside its numbers and a chart. What is not
 * there leaves its place to the others. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

#define LEFT_SHARE 0.4 /* of the width */
#define TEXT_SHARE 0.5 /* of the height, at most, where there is a photo too */
#define FIGURES_PT 106.0
#define FIGURES_NARROW_PT 130.0 /* what is said of a number takes a line more */
#define NARROW_PT 700.0
#define MOST_FIGURES 4

/* At the foot of the box, no higher than it must be. Returns: pt that it takes */
static double
add_text (DesmiLayout *layout, const DesmiBox *box, double share)
{
  double     most = box->height * share, height;
  DesmiBox   room = { box->x, box->y + box->height - most, box->width, most };
  DesmiFlow *flow = desmi_flow_new (layout, DESMI_ROLE_BODY, &room);

  desmi_flow_add_all (flow, layout->slide->paragraphs);
  desmi_flow_fit (&flow, 1);
  height = MIN (desmi_flow_get_height (flow), most);
  flow->item->box.y += most - height;
  flow->item->box.height = height;
  desmi_flow_free (flow);
  return height;
}

static void
add_left (DesmiLayout *layout, const DesmiBox *box)
{
  DesmiBox photo = *box;

  if (layout->slide->photo == NULL)
    {
      desmi_layout_add_text (layout, DESMI_ROLE_BODY, box);
      return;
    }
  if (layout->slide->paragraphs->len > 0)
    photo.height -= add_text (layout, box, TEXT_SHARE) + DESMI_LAYOUT_GAP / 2;
  desmi_layout_add_photo (layout, DESMI_ROLE_BESIDE, &photo);
}

/* Numbers over the whole width, where there is more than them. */
static void
add_figures (DesmiLayout *layout, DesmiBox *body, gboolean alone)
{
  DesmiBox figures = *body;

  if (desmi_layout_count_slots (layout, TRUE) == 0)
    return;
  if (!alone)
    {
      figures.height = body->width < NARROW_PT ? FIGURES_NARROW_PT : FIGURES_PT;
      body->y += figures.height + DESMI_LAYOUT_GAP * 0.7;
      body->height -= figures.height + DESMI_LAYOUT_GAP * 0.7;
    }
  desmi_layout_add_figures (layout, &figures, MOST_FIGURES);
}

static void
lay_out (DesmiLayout *layout)
{
  const DesmiSlot *slot = desmi_layout_get_slot (layout, 0, FALSE);
  gboolean         has_left, has_right = slot != NULL;
  DesmiBox         body, left, right;

  desmi_layout_begin_page (layout);
  has_left = layout->slide->photo != NULL || layout->slide->paragraphs->len > 0;
  body = layout->body;
  add_figures (layout, &body, !has_left && !has_right);
  left = right = body;
  if (has_left && has_right)
    {
      left.width = (body.width - DESMI_LAYOUT_GAP) * LEFT_SHARE;
      right.x += left.width + DESMI_LAYOUT_GAP;
      right.width -= left.width + DESMI_LAYOUT_GAP;
    }
  if (has_left)
    add_left (layout, &left);
  if (has_right)
    desmi_layout_add_chart (layout, slot, DESMI_ROLE_BODY, &right, TRUE);
  if (!has_left && layout->slide->slots->len == 0)
    desmi_layout_add_gone (layout, DESMI_ROLE_BODY, &layout->body, NULL);
  desmi_layout_warn_left_out (layout);
}

const DesmiSlideType desmi_slide_type_village = {
  .kind = DESMI_SLIDE_VILLAGE,
  .label = N_ ("Village profile"),
  .title = N_ ("Village profile"),
  .layout = DESMI_PAGE_TITLE_ONLY,
  .most_charts = 1,
  .most_figures = MOST_FIGURES,
  .takes_text = TRUE,
  .takes_photo = TRUE,
  .lay_out = lay_out,
};
