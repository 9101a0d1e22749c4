/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The versions of the district file and the steps between them. */
#pragma once

#include "store/desmi-connection.h"

G_BEGIN_DECLS

guint    desmi_migration_get_version (void); /* of the files this program writes */
gboolean desmi_migration_run (DesmiConnection *connection, GError **error);
void     desmi_migration_let_shrink (DesmiConnection *connection);
/* Tests only: steps after the program's own, NULL-terminated; NULL: none. Lent. */
void desmi_migration_hold (const char *const *more);

G_END_DECLS
