/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DESMI_UI_PCH_H
#define DESMI_UI_PCH_H

/* What every file of this folder includes by itself, read once where -Db_pch=true: the checks,
 * which build all anew, are quicker. */
#include <adwaita.h>
#include <glib/gi18n.h>
#include <gtk/gtk.h>

#endif
