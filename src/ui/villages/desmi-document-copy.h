/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of documents that other programs show. */
#pragma once

#include "app/desmi-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_document_copy_open (GtkWidget *widget, DesmiStore *store, DesmiDocument *document);
/* At the end of the program. */
void desmi_document_copy_remove_all (void);

G_END_DECLS
