/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table, on as many pages as it takes. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

static void
lay_out (DesmiLayout *layout)
{
  const DesmiSlot *slot = desmi_layout_get_slot (layout, 0, FALSE);

  if (slot != NULL && slot->table != NULL)
    desmi_layout_add_table_pages (layout, slot);
  else
    {
      desmi_layout_begin_page (layout);
      if (slot != NULL)
        desmi_layout_add_chart (layout, slot, DESMI_ROLE_BODY, &layout->body, FALSE);
      else
        desmi_layout_add_gone (layout, DESMI_ROLE_BODY, &layout->body,
                               desmi_locale_text (layout->locale, N_ ("No table was chosen yet.")));
    }
  desmi_layout_warn_left_out (layout);
}

const DesmiSlideType desmi_slide_type_table = {
  .kind = DESMI_SLIDE_TABLE,
  .label = N_ ("Table"),
  .title = N_ ("What the table shows"),
  .layout = DESMI_PAGE_CONTENT,
  .least_charts = 1,
  .most_charts = 1,
  .lay_out = lay_out,
};
