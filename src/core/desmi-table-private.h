/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table lies in memory, for those who read it and the builder who fills it. */
#pragma once

#include "core/desmi-table.h"

G_BEGIN_DECLS

G_STATIC_ASSERT (sizeof (double) == sizeof (gint64));

typedef union
{
  const char *text; /* in the table's strings; NULL: none */
  gint64      number;
  double      ratio;
} DesmiValue;

/* Its arrays may be longer than the table has rows. */
typedef struct
{
  char           *name;
  DesmiColumnType type;
  GArray         *values; /* of DesmiValue */
  GArray         *labels; /* of const char *; NULL until one differs from its text */
  GArray         *marks;  /* of guint8 */
} DesmiColumn;

struct _DesmiTable
{
  gatomicrefcount ref_count;
  char           *name;
  GPtrArray      *columns;
  GStringChunk   *strings;
  guint           n_rows;
  char           *period;
  char           *as_of;
  DesmiSource     source;
  int             reported;
  int             of;
  int             n_suppressed;
  gboolean        synthetic;
};

static inline gboolean
desmi_column_is_text (DesmiColumnType type)
{
  return type == DESMI_COLUMN_TEXT || type == DESMI_COLUMN_CODE || type == DESMI_COLUMN_COUNTRY
         || type == DESMI_COLUMN_PERIOD;
}

static inline DesmiColumn *
desmi_table_column (DesmiTable *self, guint column)
{
  return g_ptr_array_index (self->columns, column);
}

static inline DesmiValue *
desmi_column_value (const DesmiColumn *column, guint row)
{
  return &g_array_index (column->values, DesmiValue, row);
}

static inline DesmiMark
desmi_column_mark (const DesmiColumn *column, guint row)
{
  return (DesmiMark) g_array_index (column->marks, guint8, row);
}

static inline gboolean
desmi_mark_is_hidden (DesmiMark mark)
{
  return mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED;
}

G_END_DECLS
