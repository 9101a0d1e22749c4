/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last page: thanks, and whom to ask. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

static void
lay_out (DesmiLayout *layout)
{
  desmi_layout_begin_cover (layout);
}

const DesmiSlideType desmi_slide_type_closing = {
  .kind = DESMI_SLIDE_CLOSING,
  .label = N_ ("Closing"),
  .title = N_ ("Thank you"),
  .layout = DESMI_PAGE_TITLE,
  .takes_text = TRUE,
  .lay_out = lay_out,
};
