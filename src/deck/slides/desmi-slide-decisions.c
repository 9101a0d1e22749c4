/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was decided: what is done, by whom, until when. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

static void
lay_out (DesmiLayout *layout)
{
  const GPtrArray      *decisions = layout->slide->decisions;
  const DesmiLocale    *locale = layout->locale;
  g_autoptr (DesmiGrid) grid = desmi_grid_new (decisions->len + 1, 3);

  if (decisions->len == 0)
    {
      desmi_layout_begin_page (layout);
      desmi_layout_add_gone (layout, DESMI_ROLE_BODY, &layout->body,
                             desmi_locale_text (locale, N_ ("Nothing was decided yet.")));
      return;
    }
  grid->wants[0] = 0.52;
  grid->wants[1] = 0.26;
  grid->wants[2] = 0.22;
  grid->alt = g_strdup (layout->slide->title);
  desmi_grid_take (grid, 0, 0, g_strdup (desmi_locale_text (locale, N_ ("What"))));
  desmi_grid_take (grid, 0, 1, g_strdup (desmi_locale_text (locale, N_ ("Who"))));
  desmi_grid_take (grid, 0, 2, g_strdup (desmi_locale_text (locale, N_ ("By when"))));
  for (guint i = 0; i < decisions->len; i++)
    {
      const DesmiDecision *decision = g_ptr_array_index (decisions, i);

      desmi_grid_take (grid, i + 1, 0, g_strdup (decision->what));
      desmi_grid_take (grid, i + 1, 1, g_strdup (decision->who));
      desmi_grid_take (grid, i + 1, 2, g_strdup (decision->by));
    }
  desmi_layout_add_grid_pages (layout, grid);
}

const DesmiSlideType desmi_slide_type_decisions = {
  .kind = DESMI_SLIDE_DECISIONS,
  .label = N_ ("Decisions"),
  .title = N_ ("Decisions and next steps"),
  .layout = DESMI_PAGE_CONTENT,
  .takes_decisions = TRUE,
  .lay_out = lay_out,
};
