/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photos and documents of a village. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiDocumentsTab:
 *
 * Actions: documents.add, and of the selected one documents.open, documents.save-as,
 * documents.edit, documents.take-out.
 */
#define DESMI_TYPE_DOCUMENTS_TAB (desmi_documents_tab_get_type ())
G_DECLARE_FINAL_TYPE (DesmiDocumentsTab, desmi_documents_tab, DESMI, DOCUMENTS_TAB, AdwBin)

GtkWidget *desmi_documents_tab_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_documents_tab_show (GtkWidget *tab, DesmiVillage *village);
/* Opens the form for files, as if they were dropped. */
void desmi_documents_tab_add (DesmiDocumentsTab *self, GListModel *files);

G_END_DECLS
