/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beginning of a part, which the agenda lists. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

static void
lay_out (DesmiLayout *layout)
{
  desmi_layout_begin_cover (layout);
}

const DesmiSlideType desmi_slide_type_section = {
  .kind = DESMI_SLIDE_SECTION,
  .label = N_ ("Section"),
  .title = N_ ("Title of the section"),
  .layout = DESMI_PAGE_SECTION,
  .takes_text = TRUE,
  .lay_out = lay_out,
};
