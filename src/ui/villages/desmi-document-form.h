/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of documents: of files to be added, or of one that is there. */
#pragma once

#include "app/desmi-document.h"
#include "app/desmi-session.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

/**
 * DesmiDocumentPurpose:
 * @indicator: its id, that the documents are evidence for
 * @name: of that, for a reader
 * @period: a quarter or year, normal form
 */
typedef struct
{
  char *indicator;
  char *name;
  char *period;
} DesmiDocumentPurpose;

DesmiForm            *
desmi_document_form_new_add (GtkWindow                  *parent,
                                        DesmiSession               *session,
                                        DesmiVillage               *village,
                                        GPtrArray                  *proposals,
                                        const char                 *refused,
                                        const DesmiDocumentPurpose *purpose) G_GNUC_WARN_UNUSED_RESULT;
DesmiForm *desmi_document_form_new_edit (GtkWindow     *parent,
                                         DesmiSession  *session,
                                         DesmiDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
