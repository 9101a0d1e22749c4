/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-slide-kinds.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[DESMI_N_SLIDE_KINDS] = {
  [DESMI_SLIDE_TITLE] = N_ ("Title slide"),
  [DESMI_SLIDE_AGENDA] = N_ ("Agenda"),
  [DESMI_SLIDE_SECTION] = N_ ("Section"),
  [DESMI_SLIDE_FIGURES] = N_ ("Key figures"),
  [DESMI_SLIDE_CHART] = N_ ("Chart"),
  [DESMI_SLIDE_CHART_TEXT] = N_ ("Chart and text"),
  [DESMI_SLIDE_TWO_CHARTS] = N_ ("Two charts"),
  [DESMI_SLIDE_TABLE] = N_ ("Table"),
  [DESMI_SLIDE_SCOREBOARD] = N_ ("Scoreboard"),
  [DESMI_SLIDE_VILLAGE] = N_ ("Village profile"),
  [DESMI_SLIDE_PHOTO] = N_ ("Photo"),
  [DESMI_SLIDE_TEXT] = N_ ("Text"),
  [DESMI_SLIDE_DECISIONS] = N_ ("Decisions and next steps"),
  [DESMI_SLIDE_CLOSING] = N_ ("Closing slide"),
  [DESMI_SLIDE_UNKNOWN] = N_ ("Slide of a newer version"),
};

/**
 * desmi_slide_kind_get_title:
 *
 * Returns: (transfer none): what the kind is called
 */
const char *
desmi_slide_kind_get_title (DesmiSlideKind kind)
{
  return _ (kinds[kind]);
}

/**
 * desmi_slide_kind_has_text:
 *
 * Returns: whether somebody may write a text on such slides
 */
gboolean
desmi_slide_kind_has_text (DesmiSlideKind kind)
{
  return kind == DESMI_SLIDE_TEXT || kind == DESMI_SLIDE_CHART_TEXT || kind == DESMI_SLIDE_CLOSING
         || kind == DESMI_SLIDE_AGENDA;
}

/**
 * desmi_slide_kind_has_subtitle:
 *
 * Returns: whether somebody may write a line below their title
 */
gboolean
desmi_slide_kind_has_subtitle (DesmiSlideKind kind)
{
  return kind == DESMI_SLIDE_TITLE || kind == DESMI_SLIDE_SECTION || kind == DESMI_SLIDE_CLOSING;
}
