/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a certificate says it is for. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean desmi_certificate_is_for_servers (GTlsCertificate *certificate);

G_END_DECLS
