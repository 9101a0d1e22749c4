/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of the table of targets: an entry that knows what it shows and what is on its way into the
 * file. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_target_cell_new (guint place) G_GNUC_WARN_UNUSED_RESULT;
guint      desmi_target_cell_get_place (GtkWidget *cell);
void
desmi_target_cell_show (GtkWidget *cell, const char *text, const char *doubt, gboolean editable);
const char *desmi_target_cell_get_shown (GtkWidget *cell);
gboolean    desmi_target_cell_is_typed (GtkWidget *cell);
const char *desmi_target_cell_get_wrong (GtkWidget *cell); /* nullable */
void        desmi_target_cell_set_wrong (GtkWidget *cell, const char *sentence);

/* What the text replaces */
void     desmi_target_cell_follow (GtkWidget *cell, gint64 known);
void     desmi_target_cell_ask (GtkWidget *cell, gint64 known);
void     desmi_target_cell_answer (GtkWidget *cell, gint64 known);
gboolean desmi_target_cell_may_replace (GtkWidget *cell, gint64 known);

/* A target on its way into the file */
void     desmi_target_cell_begin (GtkWidget *cell, gint64 milli);
gboolean desmi_target_cell_get_pending (GtkWidget *cell, gint64 *milli);
void     desmi_target_cell_end (GtkWidget *cell, gint64 milli, const char *sentence);
gboolean desmi_target_cell_settle (GtkWidget *cell);

G_END_DECLS
