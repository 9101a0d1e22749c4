/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a set as CSV files: FOLDER/SET/TABLE.csv, also gzipped, also elsewhere by
 * FOLDER/SET/include. */
#pragma once

#include "server/desmi-row-set.h"

G_BEGIN_DECLS

/**
 * DesmiSetSource:
 * @known: (nullable) (element-type utf8): by table of set common, the set of its codes or ids;
 * %NULL or empty: not known
 * @old: (nullable): the rows that were published before
 * @has_table: which tables a file was found for
 */
typedef struct
{
  GHashTable **known;
  DesmiRowSet *old;
  gboolean     has_table[DESMI_N_OFFICIAL];
} DesmiSetSource;

DesmiRowSet *desmi_set_source_load (const char     *folder,
                                    const char     *set,
                                    DesmiSetSource *source,
                                    GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/* The sets to publish, "common" first, then by code. @wanted: (nullable): all that the folder has
 */
char **desmi_set_source_list (const char        *folder,
                              const char *const *wanted,
                              GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
