/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-slide-type.h"

#include "deck/slides/desmi-slides.h"

static const DesmiSlideType *const types[DESMI_N_SLIDE_KINDS] = {
  [DESMI_SLIDE_TITLE] = &desmi_slide_type_title,
  [DESMI_SLIDE_AGENDA] = &desmi_slide_type_agenda,
  [DESMI_SLIDE_SECTION] = &desmi_slide_type_section,
  [DESMI_SLIDE_FIGURES] = &desmi_slide_type_figures,
  [DESMI_SLIDE_CHART] = &desmi_slide_type_chart,
  [DESMI_SLIDE_CHART_TEXT] = &desmi_slide_type_chart_text,
  [DESMI_SLIDE_TWO_CHARTS] = &desmi_slide_type_two_charts,
  [DESMI_SLIDE_TABLE] = &desmi_slide_type_table,
  [DESMI_SLIDE_SCOREBOARD] = &desmi_slide_type_scoreboard,
  [DESMI_SLIDE_VILLAGE] = &desmi_slide_type_village,
  [DESMI_SLIDE_PHOTO] = &desmi_slide_type_photo,
  [DESMI_SLIDE_TEXT] = &desmi_slide_type_text,
  [DESMI_SLIDE_DECISIONS] = &desmi_slide_type_decisions,
  [DESMI_SLIDE_CLOSING] = &desmi_slide_type_closing,
  [DESMI_SLIDE_UNKNOWN] = &desmi_slide_type_unknown,
};

/**
 * desmi_slide_type_get:
 *
 * Returns: (transfer none): what is known of a kind
 */
const DesmiSlideType *
desmi_slide_type_get (DesmiSlideKind kind)
{
  g_return_val_if_fail (kind < DESMI_N_SLIDE_KINDS, types[DESMI_SLIDE_UNKNOWN]);
  return types[kind];
}
