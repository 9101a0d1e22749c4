/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a set in memory, in the order and form of the state digest: to compare, to sign, to
 * write. */
#pragma once

#include "store/desmi-official.h"

G_BEGIN_DECLS

/**
 * DesmiRow:
 * @key_length: bytes of the key at the front of @bytes
 * @bytes: every field as the state digest takes it, ended by 1F
 */
typedef struct
{
  guint32 key_length;
  guint32 length;
  guint8  bytes[];
} DesmiRow;

typedef struct _DesmiRowSet DesmiRowSet;

DesmiRowSet                *desmi_row_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                        desmi_row_set_free (DesmiRowSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiRowSet, desmi_row_set_free)
gboolean desmi_row_set_apply (DesmiRowSet           *self,
                              const DesmiOfficialOp *op); /* TRUE: the row was there before */
void     desmi_row_set_copy_row (DesmiRowSet *self, DesmiOfficialTable table, const DesmiRow *row);
gboolean desmi_row_set_contains (DesmiRowSet *self, DesmiOfficialTable table, const char *key);
GHashTable *desmi_row_set_list_ids (DesmiRowSet       *self,
                                    DesmiOfficialTable table) G_GNUC_WARN_UNUSED_RESULT;
guint       desmi_row_set_count (DesmiRowSet *self, DesmiOfficialTable table);
GPtrArray  *desmi_row_set_sort (DesmiRowSet *self, DesmiOfficialTable table)
    G_GNUC_WARN_UNUSED_RESULT; /* of lent DesmiRow */
char *desmi_row_set_digest (DesmiRowSet *self, DesmiOfficialTable table) G_GNUC_WARN_UNUSED_RESULT;

int   desmi_row_compare (const DesmiRow *a, const DesmiRow *b); /* by key */
gboolean desmi_row_equal (const DesmiRow *a, const DesmiRow *b);
void     desmi_row_append_put (const DesmiRow *row, DesmiOfficialTable table, GString *out);
void     desmi_row_append_delete (const DesmiRow    *row,
                                  DesmiOfficialTable table,
                                  const char        *why,
                                  GString           *out);
void     desmi_json_append_text (GString *out, const char *text, gsize length);  /* quoted */
char    *desmi_row_dup_key_text (const DesmiRow *row) G_GNUC_WARN_UNUSED_RESULT; /* for messages */

G_END_DECLS
