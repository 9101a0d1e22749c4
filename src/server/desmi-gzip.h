/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gzip whose bytes depend on the input alone. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *desmi_gzip_pack (const char *data, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
