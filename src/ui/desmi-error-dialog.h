/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors as a sentence, with the technical text under "Details". */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void       desmi_error_dialog_present (GtkWidget *parent, const char *heading, const GError *error);
void       desmi_error_say (GtkWidget *widget, const GError *error);
GtkWidget *desmi_error_details_new (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
