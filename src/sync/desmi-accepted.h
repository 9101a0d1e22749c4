/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was ever accepted, kept beside the district file so that restoring a backup does not forget
 * it. */
#pragma once

#include "sync/desmi-head.h"

G_BEGIN_DECLS

/**
 * DesmiAccepted:
 *
 * The record of one district file, with the lock that lets one update at a time run on it.
 */
typedef struct _DesmiAccepted DesmiAccepted;

DesmiAccepted                *desmi_accepted_open (const char *folder,
                                                   const char *file_id,
                                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void                          desmi_accepted_free (DesmiAccepted *self); /* gives up the lock */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiAccepted, desmi_accepted_free)
gboolean desmi_accepted_check (DesmiAccepted   *self,
                               const char      *anchor,
                               const DesmiHead *head,
                               GError         **error);
void     desmi_accepted_raise (DesmiAccepted *self, const char *anchor, const DesmiHead *head);
void     desmi_accepted_note (DesmiAccepted *self,
                              gint64         at,
                              const char    *failure); /* (nullable): the run went well */
gboolean desmi_accepted_save (DesmiAccepted *self, GError **error);

/* The last run's moment and failure; FALSE: none is known. Needs no lock. */
gboolean
desmi_accepted_read_note (const char *folder, const char *file_id, gint64 *at, char **failure);

G_END_DECLS
