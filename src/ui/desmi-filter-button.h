/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter whose choices need a popover: "Status: active, suspended ▾". */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiFilterButton:
 *
 * Property: "title" (string, translated). Signal: "changed", when other values are in force.
 */
#define DESMI_TYPE_FILTER_BUTTON (desmi_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (DesmiFilterButton, desmi_filter_button, DESMI, FILTER_BUTTON, AdwBin)

void desmi_filter_button_set_content (DesmiFilterButton *self, GtkWidget *content);
void desmi_filter_button_set_value (DesmiFilterButton *self, const char *value);
void desmi_filter_button_popup (DesmiFilterButton *self);
void desmi_filter_button_changed (DesmiFilterButton *self);

G_END_DECLS
