/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two charts to be compared, side by side: one above the other they would have no height left for
 * their marks, below their captions and legends. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

static void
lay_out (DesmiLayout *layout)
{
  desmi_layout_begin_page (layout);
  desmi_layout_add_charts_beside (layout, &layout->body);
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
