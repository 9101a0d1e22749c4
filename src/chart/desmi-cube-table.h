/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table behind a chart of two categories, and what is said of its cells. */
#pragma once

#include "chart/desmi-before.h"
#include "chart/desmi-cube.h"

G_BEGIN_DECLS

/**
 * DesmiCubeTable:
 * @table: a row for each cell that the data name, in the order of the cube when it was made
 * @places: the categories of each row, numbered as these are
 * @people: the values are numbers of people
 * @before: (nullable): what cells are compared with; for the chart to set
 *
 * Made before categories are grouped, it keeps every one. Clear with desmi_cube_table_clear().
 */
typedef struct
{
  DesmiTable      *table;
  DesmiCubePlaces *places;
  gboolean         people;

  DesmiBefore     *before;
} DesmiCubeTable;

gboolean desmi_cube_find_columns (DesmiTable *table, guint *one, guint *two, GError **error);
void     desmi_cube_table_init (DesmiCubeTable *self, const DesmiCube *cube, DesmiTable *like);
void     desmi_cube_table_clear (DesmiCubeTable *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiCubeTable, desmi_cube_table_clear)

int   desmi_cube_table_find (const DesmiCubeTable *self,
                             const DesmiCategory  *row,
                             const DesmiCategory  *column);
char *desmi_cube_table_say (const DesmiCubeTable *self,
                            const DesmiCube      *cube,
                            const DesmiCell      *cell,
                            const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_cube_table_say_value (const DesmiCubeTable *self,
                                  const DesmiCube      *cube,
                                  double                value,
                                  const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;

char *desmi_cube_say_sum (const DesmiCube   *cube,
                          const DesmiCell   *cell,
                          const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_cube_say_mark (const DesmiCube   *cube,
                           const DesmiCell   *cell,
                           const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

void  desmi_cube_table_append_change (const DesmiCubeTable *self,
                                      GString              *out,
                                      const DesmiCube      *cube,
                                      const DesmiCategory  *row,
                                      const DesmiCategory  *column,
                                      const DesmiCell      *cell,
                                      const DesmiLocale    *locale);
void  desmi_cube_append_extremes (const DesmiCube *self, GString *out, const DesmiLocale *locale);
gboolean desmi_cube_find_course (const DesmiCube      *self,
                                 const DesmiCategory **first,
                                 const DesmiCategory **last);

G_END_DECLS
