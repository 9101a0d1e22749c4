/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects: packed segments and snapshots, checked and then read as operations, one at a time. */
#pragma once

#include "sync/desmi-head.h"

G_BEGIN_DECLS

#define DESMI_OBJECT_MAX_LINE (64 * 1024) /* bytes of one operation */

/* Size and hash of a fetched file, before anything unpacks it. */
gboolean desmi_object_check (const char            *path,
                             const DesmiObjectInfo *info,
                             GCancellable          *cancellable,
                             GError               **error);

/**
 * DesmiObjectReader:
 *
 * The operations of checked objects of one set, streamed in their order; bounded memory.
 */
typedef struct _DesmiObjectReader DesmiObjectReader;

DesmiObjectReader                *desmi_object_reader_new (const char *set,
                                                           gint64      schema) G_GNUC_WARN_UNUSED_RESULT;
void
desmi_object_reader_add (DesmiObjectReader *self, const char *path, const DesmiObjectInfo *info);
void desmi_object_reader_free (DesmiObjectReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiObjectReader, desmi_object_reader_free)
gboolean desmi_object_reader_next (gpointer         self,
                                   DesmiOfficialOp *op,
                                   GError         **error);                      /* a DesmiOfficialNext */
guint64  desmi_object_reader_get_n_operations (DesmiObjectReader *self); /* given so far */

G_END_DECLS
