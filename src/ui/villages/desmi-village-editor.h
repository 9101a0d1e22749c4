/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of the village page: a village's profile, and its enrolment. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

DesmiForm *desmi_village_editor_new (GtkWindow    *parent,
                                     DesmiSession *session,
                                     DesmiVillage *village) G_GNUC_WARN_UNUSED_RESULT;
DesmiForm *desmi_enrol_form_new (GtkWindow    *parent,
                                 DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
