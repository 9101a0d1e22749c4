/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of a form: its name above, what is wrong below. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiField:
 *
 * Properties: "title" (string), "text" (string), "hint" (string: placeholder).
 */
#define DESMI_TYPE_FIELD (desmi_field_get_type ())
G_DECLARE_FINAL_TYPE (DesmiField, desmi_field, DESMI, FIELD, GtkBox)

const char *desmi_field_get_text (DesmiField *self);
void        desmi_field_set_text (DesmiField *self, const char *text);
void        desmi_field_set_error (DesmiField *self, const char *sentence);
const char *desmi_field_get_error (DesmiField *self);

G_END_DECLS
