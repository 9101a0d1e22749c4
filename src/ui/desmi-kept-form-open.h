/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back to a form that was left half-typed. */
#pragma once

#include "app/desmi-kept-forms.h"
#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
desmi_kept_form_open (GtkWidget *window, DesmiSession *session, const char *form, const char *of);

G_END_DECLS
