/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells in rows and columns, coloured by what they come to: what heat maps and scoreboards draw. */
#pragma once

#include "chart/desmi-cube.h"
#include "chart/desmi-frame.h"
#include "chart/desmi-map-classes.h"
#include "chart/desmi-time-axis.h"

G_BEGIN_DECLS

/**
 * DesmiMatrixSource:
 * @describe: (transfer full): what is said of a cell
 * @find_row: row of the chart's table that a cell stands for, -1: none
 * @word: (nullable): what stands in a cell without a value, if there is room; %NULL: nothing
 * @is_stalled: (nullable): whether a cell has the sign for it
 * @describe_row: (nullable): (transfer full): what is said of a row whose cells are no marks;
 * %NULL: what it comes to and its greatest cell
 *
 * What a chart knows of its cells.
 */
typedef struct
{
  char *(*describe) (gconstpointer data, guint row, guint column);
  int (*find_row) (gconstpointer data, guint row, guint column);
  char *(*word) (gconstpointer data, guint row, guint column);
  gboolean (*is_stalled) (gconstpointer data, guint row, guint column);
  char *(*describe_row) (gconstpointer data, guint row);
  gconstpointer data;
} DesmiMatrixSource;

/**
 * DesmiMatrix:
 * @cube: the cells
 * @classes: of all values, or, where @zero_apart, of those that are not 0
 * @edge_title: what stands over the last column: what a row comes to
 * @people: values are numbers of people
 * @widest: px that a cell may take at most where columns are no periods; 0: as usual
 * @first: columns before it are left out
 * @time: of the columns, if they are periods
 * @x0: px, left edge of the cells; @y0: upper edge
 * @cell_width: px; @cell_height: px
 * @group_gap: px between two groups
 * @group_width: px for the names of groups; @name_width: px for those of rows
 * @edge_width: px for what rows come to; @foot_height: px for what columns come to
 * @gap: px between cells
 * @step: every row, or every second or third, has its name beside it
 * @as_image: the cells are too small or too many to be marks
 *
 * A matrix in the making.
 */
typedef struct
{
  DesmiFrame       *frame;
  DesmiCube        *cube;
  DesmiMapClasses   classes;
  DesmiMatrixSource source;
  gboolean          zero_apart, people;
  const char       *edge_title;
  double            widest;
  guint             first;
  DesmiTimeAxis     time;
  double            x0, y0, cell_width, cell_height, gap, group_gap;
  double            group_width, name_width, edge_width, head_height, foot_height;
  guint             step;
  gboolean          as_image;
} DesmiMatrix;

void desmi_matrix_prepare (DesmiMatrix *self);
void desmi_matrix_add_legend (DesmiMatrix *self);
void desmi_matrix_draw (DesmiMatrix *self, DesmiTable *table);
void desmi_matrix_clear (DesmiMatrix *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiMatrix, desmi_matrix_clear)

guint      desmi_matrix_get_n_columns (const DesmiMatrix *self);
DesmiBox   desmi_matrix_get_box (const DesmiMatrix *self, guint row, guint column);
DesmiStyle desmi_matrix_get_style (const DesmiMatrix *self, const DesmiCell *cell);
char      *desmi_matrix_make_key (const char          *kind,
                                  const DesmiCategory *category) G_GNUC_WARN_UNUSED_RESULT;
char      *desmi_matrix_sum_text (const DesmiMatrix *self,
                                  const DesmiCell   *cell) G_GNUC_WARN_UNUSED_RESULT;

gboolean   desmi_matrix_begins_group (const DesmiMatrix *self, guint row);
char      *desmi_matrix_describe_side (const DesmiMatrix   *self,
                                       const DesmiCategory *category) G_GNUC_WARN_UNUSED_RESULT;

void       desmi_matrix_draw_words (DesmiMatrix *self);
void       desmi_matrix_draw_cells (DesmiMatrix *self);
void       desmi_matrix_draw_image (DesmiMatrix *self);
DesmiSceneMark *
desmi_matrix_add_sign (DesmiScene *scene, const DesmiBox *box, const DesmiStyle *style);

G_END_DECLS
