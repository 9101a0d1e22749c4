/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One column of a table: what its heading is and what it holds. */
#pragma once

#include "exchange/desmi-import-mapping.h"
#include "exchange/desmi-import-measure.h"

G_BEGIN_DECLS

/**
 * DesmiLayoutColumn:
 * @heading: as it stands; of several lines, joined
 * @words: of the heading, as desmi_import_heading_words() has them
 * @role: what the column holds; DESMI_N_ROLES: nothing by itself
 * @is_measure: whether its numbers are what @measure says
 * @left_out: whether a mapping says that it is not read
 * @personal: whether it is about persons and not read
 * @cumulative: whether it counts from an earlier time on, beside or without the numbers of a month
 * @other: whether it is of another table beside this one
 * @alien: whether a mapping says that it holds what such tables have not
 */
typedef struct
{
  char        *heading;
  char        *words;
  DesmiRole    role;
  gboolean     is_measure;
  DesmiMeasure measure;
  gboolean     left_out;
  gboolean     personal;
  gboolean     cumulative;
  gboolean     other;
  gboolean     alien;
} DesmiLayoutColumn;

DesmiLayoutColumn *desmi_layout_column_new (DesmiImportKind           kind,
                                            const DesmiImportMapping *mapping,
                                            const GPtrArray *parts) G_GNUC_WARN_UNUSED_RESULT;
void               desmi_layout_column_free (gpointer data);

G_END_DECLS
