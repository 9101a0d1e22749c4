/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for the status of one village, or of several. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

DesmiForm *desmi_bulk_status_new (GtkWindow    *parent,
                                  DesmiSession *session,
                                  GPtrArray    *villages,
                                  guint         n_others) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
