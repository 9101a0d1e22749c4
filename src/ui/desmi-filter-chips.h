/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters in force that no other control shows, each with a way out, and one for all. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_FILTER_CHIPS (desmi_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (DesmiFilterChips, desmi_filter_chips, DESMI, FILTER_CHIPS, AdwBin)

void  desmi_filter_chips_connect (DesmiFilterChips  *self,
                                  DesmiSession      *session,
                                  const char        *page,
                                  const char *const *elsewhere);
void  desmi_filter_chips_leave_out (DesmiFilterChips *self, const char *column);
char *desmi_filter_dup_words (const char *filter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
