/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a table on the clipboard, in every form that a program may paste. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_clip_set (GtkWidget *widget, const char *tsv, const char *html);

G_END_DECLS
