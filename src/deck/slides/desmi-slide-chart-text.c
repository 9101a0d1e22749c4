/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart, and what follows from it: beside it on a wide page, below it on one that is not. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

#define CHART_SHARE 0.62 /* of the width */
#define CHART_HIGH 0.6   /* of the height */

static void
lay_out (DesmiLayout *layout)
{
  DesmiBox chart, text;

  desmi_layout_begin_page (layout);
  chart = text = layout->body;
  if (layout->deck->aspect == DESMI_ASPECT_16_9)
    {
      chart.width = (layout->body.width - DESMI_LAYOUT_GAP) * CHART_SHARE;
      text.x += chart.width + DESMI_LAYOUT_GAP * 1.4;
      text.width -= chart.width + DESMI_LAYOUT_GAP * 1.4;
    }
  else
    {
      chart.height = layout->body.height * CHART_HIGH;
      text.y += chart.height + DESMI_LAYOUT_GAP / 2;
      text.height -= chart.height + DESMI_LAYOUT_GAP / 2;
    }
  desmi_layout_add_chart (layout, desmi_layout_get_slot (layout, 0, FALSE), DESMI_ROLE_BODY, &chart,
                          FALSE);
  desmi_layout_add_text (layout, DESMI_ROLE_BESIDE, &text);
  desmi_layout_warn_left_out (layout);
}

const DesmiSlideType desmi_slide_type_chart_text = {
  .kind = DESMI_SLIDE_CHART_TEXT,
  .label = N_ ("Chart and text"),
  .title = N_ ("What the chart shows"),
  .layout = DESMI_PAGE_TWO,
  .least_charts = 1,
  .most_charts = 1,
  .takes_text = TRUE,
  .lay_out = lay_out,
};
