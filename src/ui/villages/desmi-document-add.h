/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files become documents of a village: chosen, looked at, and asked about in a form. */
#pragma once

#include "ui/villages/desmi-document-form.h"

G_BEGIN_DECLS

void desmi_document_add_choose (GtkWidget                  *widget,
                                DesmiSession               *session,
                                DesmiVillage               *village,
                                const DesmiDocumentPurpose *purpose);
void desmi_document_add_files (GtkWidget                  *widget,
                               DesmiSession               *session,
                               DesmiVillage               *village,
                               GListModel                 *files,
                               const DesmiDocumentPurpose *purpose);

G_END_DECLS
