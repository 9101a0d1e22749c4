/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the sheet of flows share. */
#pragma once

#include "ui/villages/desmi-flow-layout.h"
#include "ui/villages/desmi-flow-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_FLOW_SHEET_RESTING,
  DESMI_FLOW_SHEET_TYPING,  /* over what was there; arrows move on */
  DESMI_FLOW_SHEET_EDITING, /* what was there; arrows move in the text */
} DesmiFlowSheetState;

struct _DesmiFlowSheet
{
  GtkWidget            parent_instance;

  const DesmiFlowGrid *grid; /* nullable, not owned */
  DesmiFlowLayout      layout;
  GtkAdjustment       *hadjustment, *vadjustment;
  double               natural_width, natural_height; /* px that were asked for last */
  GtkText             *entry;      /* nullable: there is no cell; one of these: */
  GtkText             *entries[2]; /* nullable until they are needed */
  GtkPopover          *popover;
  GtkLabel            *sentence;
  GtkPopover          *menu; /* of cells and of a month */
  guint                row, month;
  guint                other_row, other_month; /* the other corner of what is selected */
  guint                menu_month;
  int                  menu_row; /* -1: the titles */
  DesmiFlowSheetState  state;
  gint64               base;  /* what was in the cell when the typing began; %DESMI_FLOW_NONE */
  gint64               asked; /* what the text is asked to replace, where @is_asked */
  gboolean             refused, can_edit, quiet, is_asked;
};

void     desmi_flow_sheet_add_controllers (DesmiFlowSheet *self);
guint    desmi_flow_sheet_get_n_rows (DesmiFlowSheet *self);
guint    desmi_flow_sheet_get_n_months (DesmiFlowSheet *self);
void     desmi_flow_sheet_place_entry (DesmiFlowSheet *self);
void     desmi_flow_sheet_speak_cell (DesmiFlowSheet *self);
void     desmi_flow_sheet_show_draft (DesmiFlowSheet *self, gboolean has_focus);
void     desmi_flow_sheet_get_selected (DesmiFlowSheet *self, DesmiFlowCursor *out);
gboolean desmi_flow_sheet_move (DesmiFlowSheet *self, guint row, guint month, gboolean extend);
void     desmi_flow_sheet_begin_edit (DesmiFlowSheet *self);
void     desmi_flow_sheet_answer (DesmiFlowSheet *self);
void     desmi_flow_sheet_get_menu_place (DesmiFlowSheet *self, graphene_rect_t *at);
void     desmi_flow_sheet_open_menu (DesmiFlowSheet *self, int row, guint month);
void     desmi_flow_sheet_ask_menu (DesmiFlowSheet *self, guint row, guint month);
void     desmi_flow_sheet_report (GtkWidget *widget, const char *name, GVariant *parameter);
void     desmi_flow_sheet_add_popovers (DesmiFlowSheet *self);
void     desmi_flow_sheet_want (DesmiFlowSheet *self, GArray *changes, DesmiMessage *label);
gboolean desmi_flow_sheet_query_tooltip (GtkWidget  *widget,
                                         int         x,
                                         int         y,
                                         gboolean    keyboard,
                                         GtkTooltip *tooltip);
void desmi_flow_sheet_set_state (DesmiFlowSheet *self, DesmiFlowSheetState state, const char *text);

G_END_DECLS
