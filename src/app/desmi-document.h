/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document of a village as lists show it, and what is proposed for a file that becomes one. */
#pragma once

#include "store/desmi-attachment.h"
#include "store/desmi-register.h"

G_BEGIN_DECLS

/**
 * DesmiDocument:
 *
 * A row of the register of documents beside the size and media type of its content. Never changes.
 */
#define DESMI_TYPE_DOCUMENT (desmi_document_get_type ())
G_DECLARE_FINAL_TYPE (DesmiDocument, desmi_document, DESMI, DOCUMENT, GObject)

/* (element-type DesmiDocument), the newest first */
GPtrArray  *desmi_document_list (DesmiTable *documents,
                                 DesmiTable *contents,
                                 const char *kind) G_GNUC_WARN_UNUSED_RESULT;

gint64      desmi_document_get_id (DesmiDocument *self);
const char *desmi_document_get_village (DesmiDocument *self);
/* nullable; of a field of the register, by its name */
const char *desmi_document_get (DesmiDocument *self, const char *field);
const char *desmi_document_get_label (DesmiDocument *self, const char *field);
gboolean    desmi_document_name_is_safe (const char *file_name);
const char *desmi_document_get_media_type (DesmiDocument *self); /* nullable: no content */
char       *desmi_document_dup_facts (DesmiDocument *self, const DesmiLocale *locale)
    G_GNUC_WARN_UNUSED_RESULT; /* kind, date, size */
/* nullable: it is gone; all that @documents, the lookup, says of one */
DesmiEntry *desmi_document_new_entry (DesmiTable *documents, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
DesmiEntry *desmi_document_new_own_entry (DesmiDocument *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_document_is_same (const DesmiEntry *one, const DesmiEntry *other, const char *field);
/* nullable: nothing is changed */
DesmiEntry *desmi_document_new_change (const DesmiEntry *seen,
                                       const DesmiEntry *wanted,
                                       DesmiEntry      **before) G_GNUC_WARN_UNUSED_RESULT;
gboolean    desmi_document_equal (DesmiDocument *self, DesmiDocument *other);
char       *desmi_document_format_size (gint64 n_bytes, const DesmiLocale *locale)
    G_GNUC_WARN_UNUSED_RESULT; /* "1,2 MB" */

/**
 * DesmiProposal:
 * @kind: of the register's vocabulary
 * @title: the name of the file without its ending
 * @day: (nullable): when the file was last changed
 */
typedef struct
{
  GFile      *file;
  char       *file_name;
  const char *kind;
  char       *title;
  char       *day;
  gint64      size;
} DesmiProposal;

DesmiProposal *desmi_proposal_new (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void           desmi_proposal_free (DesmiProposal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiProposal, desmi_proposal_free)

/* (element-type DesmiProposal) of those that can be taken; @refused: (out) (nullable): a sentence
 * for each of the others, a line each */
void       desmi_proposal_list_async (GListModel         *files,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
GPtrArray *desmi_proposal_list_finish (GAsyncResult *result, char **refused, GError **error);

char *desmi_proposal_read_day (const char *text) G_GNUC_WARN_UNUSED_RESULT; /* nullable: no day */

G_END_DECLS
