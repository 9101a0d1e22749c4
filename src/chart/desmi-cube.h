/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two categories and a value: villages by pillar, months by destination, occupations by gender. */
#pragma once

#include "chart/desmi-chart.h"
#include "core/desmi-period.h"

G_BEGIN_DECLS

/**
 * DesmiCell:
 * @value: the sum of what came to it, of ratios the mean; NaN: none
 * @mark: why there is no value, or that it is provisional
 * @n_rows: rows of the table that came to it; 0: the table says nothing of it
 * @n_values: how many of them have a value
 */
typedef struct
{
  double    value;
  DesmiMark mark;
  guint     n_rows;
  guint     n_values;
} DesmiCell;

/**
 * DesmiCategory:
 * @id: which one it is, whatever order they are in
 * @key: its code in the table; empty where that has none; "other" of the group of small ones
 * @name: for the reader; "–" where the table has none
 * @members: (nullable): of a group, what is in it and what each comes to, for the reader
 * @n_members: how many are in it; 0 of what is no group
 * @total: of all its cells
 * @is_other: the group, or a category that was called so in the table
 * @source_row: first row of the table it stands in; of a period without a row, any
 * @group: (nullable): what it belongs to, of the groups of its side
 */
typedef struct _DesmiCategory DesmiCategory;
struct _DesmiCategory
{
  guint                id;
  char                *key;
  char                *name;
  char                *sort_key;
  char                *members;
  guint                n_members;
  DesmiCell            total;
  gboolean             is_other;
  guint                source_row;

  const DesmiCategory *group;
};

/**
 * DesmiCubeSide:
 * @categories: of DesmiCategory, in the order shown
 * @dimension: stable name of the table's column
 * @kind: which periods they are, without a gap between them; 0: they are no periods
 * @ordered: they have an order of their own
 * @groups: (nullable): of DesmiCategory: what they belong to, see desmi_cube_gather()
 * @group_dimension: (nullable): stable name of the column that says so
 */
typedef struct
{
  GPtrArray      *categories, *groups;
  char           *dimension, *group_dimension;
  DesmiPeriodKind kind;
  gboolean        ordered;
  guint           n_ids;
} DesmiCubeSide;

/* Cells by the ids of their two categories, and the numbers of such pairs. */
typedef struct _DesmiCubeCells  DesmiCubeCells;
typedef struct _DesmiCubePlaces DesmiCubePlaces;

/**
 * DesmiCube:
 * @type: of the values
 * @cells: those that the table has a row of; see desmi_cube_get()
 * @total: of all cells
 * @n_missing: rows that were not reported
 * @n_suppressed: rows whose value is hidden
 * @n_invalid: rows whose value is no number, or whose period is none of the kind of the others
 *
 * What a table holds by two of its columns. Clear with desmi_cube_clear().
 */
typedef struct
{
  DesmiCubeSide   rows, columns;
  DesmiColumnType type;
  char           *value_name;
  DesmiCubeCells *cells;
  DesmiCell       total;
  guint           n_missing, n_suppressed, n_invalid;
} DesmiCube;

gboolean desmi_cube_read (DesmiCube         *self,
                          DesmiTable        *table,
                          const char        *row,
                          const char        *column,
                          const DesmiLocale *locale,
                          GError           **error);
void     desmi_cube_clear (DesmiCube *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiCube, desmi_cube_clear)

guint                desmi_cube_get_n_rows (const DesmiCube *self);
guint                desmi_cube_get_n_columns (const DesmiCube *self);
const DesmiCategory *desmi_cube_get_row (const DesmiCube *self, guint row);
const DesmiCategory *desmi_cube_get_column (const DesmiCube *self, guint column);
DesmiCell            desmi_cube_get (const DesmiCube *self, guint row, guint column);
gboolean             desmi_cube_is_complete (const DesmiCube *self);
void                 desmi_cube_get_range (const DesmiCube *self, double *low, double *high);

/* @side: &self->rows or &self->columns */
void desmi_cube_gather (DesmiCube         *self,
                        DesmiCubeSide     *side,
                        DesmiTable        *table,
                        guint              column,
                        const DesmiLocale *locale);
void desmi_cube_sort (DesmiCube *self, DesmiCubeSide *side, DesmiChartSort sort);
void desmi_cube_group (DesmiCube *self, DesmiCubeSide *side, guint most, const DesmiLocale *locale);

DesmiTable *desmi_cube_to_table (const DesmiCube *self, DesmiTable *like) G_GNUC_WARN_UNUSED_RESULT;
guint       desmi_cube_get_table_row (const DesmiCube *self, guint row, guint column);

G_END_DECLS
