/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two to six numbers, large. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

#define MOST 6

static void
lay_out (DesmiLayout *layout)
{
  desmi_layout_begin_page (layout);
  if (desmi_layout_count_slots (layout, TRUE) == 0)
    desmi_layout_add_gone (layout, DESMI_ROLE_BODY, &layout->body,
                           desmi_locale_text (layout->locale, N_ ("No figures were chosen yet.")));
  desmi_layout_add_figures (layout, &layout->body, MOST);
  desmi_layout_warn_left_out (layout);
}

const DesmiSlideType desmi_slide_type_figures = {
  .kind = DESMI_SLIDE_FIGURES,
  .label = N_ ("Key figures"),
  .title = N_ ("Key figures"),
  .layout = DESMI_PAGE_TITLE_ONLY,
  .most_figures = MOST,
  .lay_out = lay_out,
};
