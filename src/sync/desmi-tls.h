/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose word counts that a server is the one it says it is: the system's authorities, and one more
 * that an office may name. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GTlsDatabase *desmi_tls_authority_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GTlsCertificateFlags desmi_tls_judge (GTlsDatabase        *authority,
                                      GTlsCertificate     *certificate,
                                      GTlsCertificateFlags faults,
                                      GUri                *uri);
void desmi_tls_set_error (GError **error, const char *address, GTlsCertificateFlags faults);

G_END_DECLS
