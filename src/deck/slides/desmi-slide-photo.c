/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One photo with its caption. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

static void
lay_out (DesmiLayout *layout)
{
  desmi_layout_begin_page (layout);
  desmi_layout_add_photo (layout, DESMI_ROLE_BODY, &layout->body);
}

const DesmiSlideType desmi_slide_type_photo = {
  .kind = DESMI_SLIDE_PHOTO,
  .label = N_ ("Photo"),
  .title = N_ ("What the photo shows"),
  .layout = DESMI_PAGE_PICTURE,
  .takes_photo = TRUE,
  .lay_out = lay_out,
};
