/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table's column is called for a reader. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *desmi_column_title (const char *name);

G_END_DECLS
