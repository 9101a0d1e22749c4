/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Root files: who may sign the next root, and who may sign feeds. */
#pragma once

#include "sync/desmi-signed.h"

G_BEGIN_DECLS

#define DESMI_ROOT_MAX_CHAIN 64 /* roots walked in one run */

typedef struct
{
  gint64      version, epoch;
  gint64      expires; /* seconds since 1970 UTC */
  DesmiKeySet root, feed;
  GBytes     *file; /* as signed */
} DesmiRoot;

DesmiRoot *desmi_root_parse (GBytes *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiRoot *desmi_root_follow (const DesmiRoot *trusted,
                              GBytes          *file,
                              GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_root_free (DesmiRoot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiRoot, desmi_root_free)

/* The roots the program carries; NULL where it was built without. Lent. */
GBytes *desmi_root_get_production (void);
GBytes *desmi_root_get_demo (void);

G_END_DECLS
