/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a district file trusts: the first root, and the chain from it to the one in force. */
#pragma once

#include "store/desmi-store.h"
#include "sync/desmi-feed-source.h"
#include "sync/desmi-root.h"

G_BEGIN_DECLS

/**
 * DesmiTrust:
 * @root: in force
 * @kind: "production", "demo" or "file"
 * @anchor: names the root it all began with
 * @is_new: the file trusted another before, or none: what it remembers of versions says nothing
 * about this feed
 */
typedef struct
{
  DesmiRoot  *root;
  const char *kind;
  char       *anchor;
  gboolean    is_new;
} DesmiTrust;

DesmiTrust *desmi_trust_establish (DesmiStore      *store,
                                   DesmiFeedSource *source,
                                   const char      *root_file,
                                   GCancellable    *cancellable,
                                   GError         **error) G_GNUC_WARN_UNUSED_RESULT;
char **desmi_trust_dup_meta (const DesmiTrust *self, const char *server) G_GNUC_WARN_UNUSED_RESULT;
void   desmi_trust_free (DesmiTrust *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiTrust, desmi_trust_free)

G_END_DECLS
