/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that gives several villages a coordinator, a person in charge or an officer. */
#pragma once

#include "ui/desmi-form.h"

G_BEGIN_DECLS

DesmiForm *desmi_officer_form_new (GtkWindow    *parent,
                                   DesmiSession *session,
                                   GPtrArray    *villages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
