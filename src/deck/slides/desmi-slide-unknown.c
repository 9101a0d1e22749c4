/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind that only a newer version of the program knows. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

static void
lay_out (DesmiLayout *layout)
{
  g_autofree char *text = NULL;

  desmi_layout_begin_page (layout);
  text = g_strdup_printf (
      /* Translators: %s is what a newer version calls this kind of slide, an English word. */
      desmi_locale_text (layout->locale, N_ ("This slide (“%s”) was made by a newer version of the "
                                             "program. It is kept as it is.")),
      layout->slide->kind_name != NULL ? layout->slide->kind_name : "?");
  desmi_layout_add_gone (layout, DESMI_ROLE_BODY, &layout->body, text);
}

const DesmiSlideType desmi_slide_type_unknown = {
  .kind = DESMI_SLIDE_UNKNOWN,
  .label = N_ ("Made by a newer version"),
  .title = "",
  .layout = DESMI_PAGE_CONTENT,
  .lay_out = lay_out,
};
