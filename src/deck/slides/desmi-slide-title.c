/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: what it is about, for whom and when, whose it is. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

static void
lay_out (DesmiLayout *layout)
{
  desmi_layout_begin_cover (layout);
}

const DesmiSlideType desmi_slide_type_title = {
  .kind = DESMI_SLIDE_TITLE,
  .label = N_ ("Title"),
  .title = N_ ("Title of the presentation"),
  .layout = DESMI_PAGE_TITLE,
  .takes_text = TRUE,
  .lay_out = lay_out,
};
