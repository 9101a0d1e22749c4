/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that asks which district a new file is for, and where it will lie. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiNewDistrict:
 *
 * Signals: "chosen" (string path, string district code), once, before it closes.
 */
#define DESMI_TYPE_NEW_DISTRICT (desmi_new_district_get_type ())
G_DECLARE_FINAL_TYPE (DesmiNewDistrict, desmi_new_district, DESMI, NEW_DISTRICT, AdwWindow)

GtkWidget *desmi_new_district_new (GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_new_district_search (DesmiNewDistrict *self, const char *text);
guint      desmi_new_district_get_n_shown (DesmiNewDistrict *self);

G_END_DECLS
