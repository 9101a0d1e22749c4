/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window in which targets are typed: villages down, the indicators of a pillar across. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_TARGET_WINDOW (desmi_target_window_get_type ())
G_DECLARE_FINAL_TYPE (DesmiTargetWindow, desmi_target_window, DESMI, TARGET_WINDOW, AdwWindow)

DesmiTargetWindow *desmi_target_window_new (GtkWindow    *parent,
                                            DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *
desmi_target_window_get_cell (DesmiTargetWindow *self, guint row, guint column); /* nullable */
const char *desmi_target_window_get_sentence (DesmiTargetWindow *self);
void        desmi_target_window_paste_text (DesmiTargetWindow *self, const char *text);

G_END_DECLS
