/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text alone. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

static void
lay_out (DesmiLayout *layout)
{
  desmi_layout_begin_page (layout);
  desmi_layout_add_text (layout, DESMI_ROLE_BODY, &layout->body);
}

const DesmiSlideType desmi_slide_type_text = {
  .kind = DESMI_SLIDE_TEXT,
  .label = N_ ("Text"),
  .title = N_ ("Title"),
  .layout = DESMI_PAGE_CONTENT,
  .takes_text = TRUE,
  .lay_out = lay_out,
};
