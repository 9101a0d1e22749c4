/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official tables as the store keeps them: statements for each, and what their values may be. */
#pragma once

#include "store/desmi-store-private.h"

G_BEGIN_DECLS

/* Whose rows a set's snapshot and digest speak of. */
typedef enum
{
  DESMI_OFFICIAL_SCOPE_ALL,     /* the whole table */
  DESMI_OFFICIAL_SCOPE_VILLAGE, /* rows whose first column is a village of the district */
  DESMI_OFFICIAL_SCOPE_SET,     /* rows that carry the set's name */
} DesmiOfficialScope;

DesmiOfficialScope desmi_official_get_scope (DesmiOfficialTable table);

/* Statements, built once from the names in DesmiOfficialInfo and never freed. Parameters: the
 * columns (of delete and see: the keys) in order from ?1; then of put the store's own; of trim,
 * select and count ?1 is the set's name. */
const char *desmi_official_sql_put (DesmiOfficialTable table);
const char *desmi_official_sql_delete (DesmiOfficialTable table);
const char *desmi_official_sql_select (DesmiOfficialTable table); /* in the order of the digest */
const char *desmi_official_sql_count (DesmiOfficialTable table);
const char *desmi_official_sql_seen_create (DesmiOfficialTable table);
const char *desmi_official_sql_seen_clear (DesmiOfficialTable table);
const char *desmi_official_sql_see (DesmiOfficialTable table);
const char *desmi_official_sql_trim (DesmiOfficialTable table);

/* Rows of @table that are @set's; -1 on failure. */
gint64 desmi_official_count_rows (DesmiConnection   *connection,
                                  const char        *set,
                                  DesmiOfficialTable table,
                                  GError           **error);

/* Whether the tables are what @set promises. */
gboolean
desmi_official_verify (DesmiConnection *connection, const DesmiOfficialSet *set, GError **error);

/* What @sets say of where they came from, and what they changed. */
gboolean desmi_sync_record_write (DesmiConnection           *connection,
                                  GPtrArray                 *sets,
                                  const DesmiOfficialResult *result,
                                  GError                   **error);

gboolean
desmi_sync_state_write (DesmiConnection *connection, const DesmiOfficialSet *set, GError **error);

G_END_DECLS
