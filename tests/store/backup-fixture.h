/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district file at a held time, for the tests of its backups. */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

#define DAY G_GINT64_CONSTANT (86400)
#define START G_GINT64_CONSTANT (1700000000) /* 2023-11-14 */

/* As fixture_set_up(), with the clock held at START, a folder of backups and regions. */
void backup_set_up (Fixture *self, gconstpointer data);
void backup_tear_down (Fixture *self, gconstpointer data);

/* A value that tells one state of a file from the next, and the one in the file at @path. */
void  backup_set_mark (Fixture *self, const char *value);
char *backup_get_mark (const char *path);

G_END_DECLS
