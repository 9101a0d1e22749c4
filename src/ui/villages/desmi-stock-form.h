/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of the months that the estimate of workers abroad is made from. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_stock_form_open (GtkWindow *parent, DesmiSession *session);

G_END_DECLS
