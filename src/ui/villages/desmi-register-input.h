/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of a register in a form: an entry, a text of lines, or a choice. */
#pragma once

#include "app/desmi-register-view.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

#define DESMI_TYPE_REGISTER_INPUT (desmi_register_input_get_type ())
G_DECLARE_FINAL_TYPE (DesmiRegisterInput, desmi_register_input, DESMI, REGISTER_INPUT, GtkBox)

GtkWidget   *desmi_register_input_new (const DesmiRegisterField *field) G_GNUC_WARN_UNUSED_RESULT;
DesmiFilter *desmi_register_input_get_choice (DesmiRegisterInput *self); /* nullable */
char        *desmi_register_input_dup_text (DesmiRegisterInput *self) G_GNUC_WARN_UNUSED_RESULT;
/* What a reader sees there. */
char *desmi_register_input_dup_label (DesmiRegisterInput *self) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_register_input_set_text (DesmiRegisterInput *self, const char *text, const char *label);
void  desmi_register_input_set_error (DesmiRegisterInput *self, const char *sentence);
const char *desmi_register_input_get_error (DesmiRegisterInput *self); /* nullable */

G_END_DECLS
