/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document in a list: a small picture, its title and what it is. */
#pragma once

#include "app/desmi-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_TYPE_DOCUMENT_ROW (desmi_document_row_get_type ())
G_DECLARE_FINAL_TYPE (DesmiDocumentRow, desmi_document_row, DESMI, DOCUMENT_ROW, GtkBox)

void desmi_document_row_show (DesmiDocumentRow *self, DesmiStore *store, DesmiDocument *document);
void desmi_document_row_clear (DesmiDocumentRow *self);

G_END_DECLS
