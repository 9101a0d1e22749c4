/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key files of who publishes: a secret one to sign with, a public one to be named by. */
#pragma once

#include "sync/desmi-signed.h"

G_BEGIN_DECLS

void     desmi_signing_key_get_demo (DesmiSecretKey *out);
gboolean desmi_signing_key_load (const char *path, DesmiSecretKey *out, GError **error);
gboolean desmi_signing_key_load_any (const char     *path,
                                     DesmiSecretKey *secret,
                                     gboolean       *is_secret,
                                     DesmiPublicKey *out,
                                     GError        **error);
gboolean desmi_signing_key_save (const DesmiSecretKey *key,
                                 const char           *folder,
                                 const char           *name,
                                 GError              **error);
gboolean desmi_signing_key_make_demo_set (const char *folder, GError **error);

G_END_DECLS
