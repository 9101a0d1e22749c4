/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two charts to be compared, side by side: one above the other they would have no height left for
 * their marks, below their captions and legends. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

static void
lay_out (DesmiLayout *layout)
{
  DesmiBox one, other;

  desmi_layout_begin_page (layout);
  one = layout->body;
  one.width = (layout->body.width - DESMI_LAYOUT_GAP) / 2;
  other = one;
  other.x += one.width + DESMI_LAYOUT_GAP;
  desmi_layout_add_chart (layout, desmi_layout_get_slot (layout, 0, FALSE), DESMI_ROLE_BODY, &one,
                          TRUE);
  desmi_layout_add_chart (layout, desmi_layout_get_slot (layout, 1, FALSE), DESMI_ROLE_BESIDE,
                          &other, TRUE);
  desmi_layout_warn_left_out (layout);
}

const DesmiSlideType desmi_slide_type_two_charts = {
  .kind = DESMI_SLIDE_TWO_CHARTS,
  .label = N_ ("Two charts"),
  .title = N_ ("What the charts show"),
  .layout = DESMI_PAGE_TWO,
  .least_charts = 2,
  .most_charts = 2,
  .lay_out = lay_out,
};
