/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the page about the data's quality. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-table-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An action of the page: the row with the focus is about to go, and the next one gets the focus. */
#define DESMI_QUALITY_KEEP_PLACE "quality.keep-place"

const char *desmi_quality_get (DesmiTableRow *row, const char *column);
GtkWidget  *desmi_quality_row_new (DesmiSession  *session,
                                   DesmiTableRow *row) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget  *desmi_completeness_row_new (DesmiTableRow *row) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_quality_open (DesmiSession *session, DesmiTableRow *row);

void        desmi_quality_accept (GtkWidget *widget, DesmiSession *session, DesmiTableRow *row);
char       *desmi_quality_dup_text (DesmiTableRow *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
