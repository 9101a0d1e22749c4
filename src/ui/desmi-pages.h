/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which page stands behind a name. */
#pragma once

#include "app/desmi-session.h"
#include "app/desmi-updater.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_page_new (const char   *name,
                           DesmiSession *session,
                           DesmiUpdater *updater) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
