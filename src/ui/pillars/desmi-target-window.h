/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window in which targets are typed: villages down, the indicators of a pillar across. */
#pragma once

#include "ui/pillars/desmi-target-sheet.h"

G_BEGIN_DECLS

#define DESMI_TYPE_TARGET_WINDOW (desmi_target_window_get_type ())
G_DECLARE_FINAL_TYPE (DesmiTargetWindow, desmi_target_window, DESMI, TARGET_WINDOW, AdwWindow)

DesmiTargetWindow *desmi_target_window_new (GtkWindow    *parent,
                                            DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void               desmi_target_window_choose (DesmiTargetWindow *self, const char *cells);
DesmiTargetSheet  *desmi_target_window_get_sheet (DesmiTargetWindow *self);

G_END_DECLS
