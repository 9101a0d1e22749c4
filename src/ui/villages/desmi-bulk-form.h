/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value for several villages. */
#pragma once

#include "ui/desmi-form.h"

G_BEGIN_DECLS

DesmiForm *desmi_bulk_form_new (GtkWindow    *parent,
                                DesmiSession *session,
                                GPtrArray    *villages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
