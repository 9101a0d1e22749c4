/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Status of programme villages with reason and note. */
#pragma once

#include "ui/desmi-form.h"

#include "app/desmi-session.h"

G_BEGIN_DECLS

#define DESMI_TYPE_STATUS_FORM (desmi_status_form_get_type ())
G_DECLARE_FINAL_TYPE (DesmiStatusForm, desmi_status_form, DESMI, STATUS_FORM, GtkBox)

GtkWidget  *desmi_status_form_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_status_form_set (DesmiStatusForm *self, const DesmiVillage *village);
DesmiStatus desmi_status_form_get_status (DesmiStatusForm *self);
const char *desmi_status_form_get_reason (DesmiStatusForm *self);
const char *desmi_status_form_get_note (DesmiStatusForm *self);
gboolean    desmi_status_form_read_since (DesmiStatusForm *self, char **since);
gboolean    desmi_status_form_get_changed (DesmiStatusForm *self);
void        desmi_status_form_keep (DesmiStatusForm *self, DesmiForm *form);

G_END_DECLS
