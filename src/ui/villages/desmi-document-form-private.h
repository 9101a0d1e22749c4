/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the form of documents know of it. */
#pragma once

#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"
#include "ui/villages/desmi-document-form.h"

G_BEGIN_DECLS

/* What is said of one document alone. */
typedef struct
{
  DesmiProposal *proposal; /* nullable: of a document that is there */
  DesmiFilter   *kind;
  DesmiField    *title;
  DesmiField    *day;
  char          *sha256; /* nullable: not stored yet */
} DesmiDocumentPart;

typedef struct
{
  DesmiForm     *form; /* not owned: its data */
  GtkWidget     *body;
  char          *village;
  DesmiDocument *document; /* nullable: files are to be added */
  DesmiEntry    *seen;     /* nullable: of it, as the reader knows it; %NULL: it is gone */
  DesmiEntry    *sent;     /* nullable: of it, the fields that are being saved */
  GPtrArray     *parts;    /* of DesmiDocumentPart */
  DesmiFilter   *evidence;
  DesmiField    *period;
  DesmiField    *notes;
  guint          next; /* part to be stored */
  GCancellable  *cancellable;
} DesmiDocumentEditor;

/* The fields of a document in a form; of what it is evidence for, one of the three that say so. */
#define DESMI_DOCUMENT_N_INPUTS 6
extern const char *const desmi_document_inputs[DESMI_DOCUMENT_N_INPUTS];

DesmiDocumentEditor     *desmi_document_editor_new (GtkWindow    *parent,
                                                    DesmiSession *session,
                                                    const char   *title,
                                                    const char   *save) G_GNUC_WARN_UNUSED_RESULT;
DesmiDocumentPart *desmi_document_editor_add_part (DesmiDocumentEditor *self, const char *heading);
void               desmi_document_editor_add_common (DesmiDocumentEditor *self);
void               desmi_document_editor_keep_draft (DesmiDocumentEditor *self, const char *key);
void               desmi_document_editor_set_day (DesmiField *field, const char *day);
gpointer           desmi_document_editor_find (DesmiDocumentEditor *self, const char *field);
char              *desmi_document_editor_dup_shown (const DesmiEntry *entry,
                                                    const char       *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean           desmi_document_editor_read (DesmiDocumentEditor *self,
                                               DesmiDocumentPart   *part,
                                               const char          *field,
                                               DesmiEntry          *entry);
DesmiEntry        *desmi_document_editor_read_all (DesmiDocumentEditor *self,
                                                   DesmiDocumentPart   *part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
