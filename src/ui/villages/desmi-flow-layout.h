/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the cells of the sheet of flows lie, and how they are painted: only those on the screen. */
#pragma once

#include "app/desmi-flow-grid.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_FLOW_PAD_X 6 /* px, around a text */
#define DESMI_FLOW_PAD_Y 5
#define DESMI_FLOW_LAYOUT_COLUMNS (DESMI_FLOW_N_KEYS + (int) DESMI_FLOW_N_COLUMNS)

/**
 * DesmiFlowLayout:
 * @row_px: height of a row, of the titles and of the totals
 * @x: left edges of the columns, and the right edge of the last one, when nothing is scrolled
 * @frozen_px: width of the columns that stay while months are scrolled
 * @pinned_px: width of the sum at the right, which stays, too; 0: there is no room for it
 * @width, @height: of the screen's part
 * @scroll_x, @scroll_y: what is scrolled away
 * @layouts, @bold: (element-type utf8 PangoLayout): texts that were drawn before
 */
typedef struct
{
  double      row_px;
  double      natural[DESMI_FLOW_LAYOUT_COLUMNS];
  double      x[DESMI_FLOW_LAYOUT_COLUMNS + 1];
  double      frozen_px, pinned_px;
  double      width, height;
  double      scroll_x, scroll_y;
  GHashTable *layouts, *bold;
} DesmiFlowLayout;

/* What is shown besides the sheet's own counts; rows and months, both ends included. */
typedef struct
{
  guint    row, month;
  guint    first_row, last_row, first_month, last_month;
  gboolean has_cursor, has_focus, is_editing, is_refused;
} DesmiFlowCursor;

void desmi_flow_layout_init (DesmiFlowLayout *self);
void desmi_flow_layout_clear (DesmiFlowLayout *self);
void desmi_flow_layout_forget_texts (DesmiFlowLayout *self);
void
desmi_flow_layout_measure (DesmiFlowLayout *self, GtkWidget *widget, const DesmiFlowGrid *grid);
PangoLayout *desmi_flow_layout_get_text (DesmiFlowLayout *self,
                                         GtkWidget       *widget,
                                         const char      *text,
                                         gboolean         bold);
double       desmi_flow_layout_get_x (const DesmiFlowLayout *self, guint column);
double       desmi_flow_layout_get_months_end (const DesmiFlowLayout *self);
double       desmi_flow_layout_get_y (const DesmiFlowLayout *self, guint row);
double       desmi_flow_layout_get_natural_width (const DesmiFlowLayout *self);
double       desmi_flow_layout_get_natural_height (const DesmiFlowLayout *self,
                                                   const DesmiFlowGrid   *grid);
void         desmi_flow_layout_place (DesmiFlowLayout *self, double width, double height);
void         desmi_flow_layout_get_cell (const DesmiFlowLayout *self,
                                         guint                  row,
                                         guint                  month,
                                         graphene_rect_t       *out);
double   desmi_flow_layout_get_totals_y (const DesmiFlowLayout *self, const DesmiFlowGrid *grid);
gboolean desmi_flow_layout_find (const DesmiFlowLayout *self,
                                 const DesmiFlowGrid   *grid,
                                 double                 x,
                                 double                 y,
                                 int                   *row,
                                 int                   *month);
GdkRGBA  desmi_flow_layout_get_dim (const GdkRGBA *color, gboolean high_contrast);
void     desmi_flow_layout_snapshot (DesmiFlowLayout       *self,
                                     GtkWidget             *widget,
                                     const DesmiFlowGrid   *grid,
                                     const DesmiFlowCursor *cursor,
                                     GtkSnapshot           *snapshot);

G_END_DECLS
