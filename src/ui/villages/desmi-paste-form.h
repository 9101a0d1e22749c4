/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pastes a table from a spreadsheet into the profiles of villages. */
#pragma once

#include "ui/desmi-form.h"

G_BEGIN_DECLS

void       desmi_paste_form_ask (GtkWidget *page, DesmiSession *session);
void       desmi_paste_form_resume (GtkWidget *page, DesmiSession *session);
DesmiForm *desmi_paste_form_new (GtkWindow    *parent,
                                 DesmiSession *session,
                                 const char   *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
