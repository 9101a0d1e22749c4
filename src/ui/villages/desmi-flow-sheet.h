/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet in which flows are typed: a cursor, the keys of a spreadsheet, one entry at a time. */
#pragma once

#include "app/desmi-flow-grid.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiFlowSheet:
 *
 * Signals: "changed" (a GArray of DesmiFlowChange, what the history is to say, nullable, and a
 * DesmiFlowPaste that comes with them, nullable): the user wants them made; "kept": something typed
 * stays in its cell but is not counted; "refused" (a GPtrArray of sentences): nothing was pasted,
 * and why; "unread" (changes, a DesmiFlowPaste): of what is to be pasted some
 * cells are no counts; "report" (month, whether it was): the user says whether a month without
 * counts was reported.
 */
#define DESMI_TYPE_FLOW_SHEET (desmi_flow_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DesmiFlowSheet, desmi_flow_sheet, DESMI, FLOW_SHEET, GtkWidget)

GtkWidget *desmi_flow_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @grid: (nullable): lent; it must live until another is set. */
void desmi_flow_sheet_set_grid (DesmiFlowSheet *self, const DesmiFlowGrid *grid, gboolean same);
const DesmiFlowGrid *desmi_flow_sheet_get_grid (DesmiFlowSheet *self); /* nullable */
void                 desmi_flow_sheet_set_can_edit (DesmiFlowSheet *self, gboolean can_edit);
void                 desmi_flow_sheet_update (DesmiFlowSheet *self);
void                 desmi_flow_sheet_go (DesmiFlowSheet *self, guint row, guint month);
gboolean             desmi_flow_sheet_get_cursor (DesmiFlowSheet *self, guint *row, guint *month);
gboolean             desmi_flow_sheet_commit (DesmiFlowSheet *self);
void                 desmi_flow_sheet_settle (DesmiFlowSheet *self);
const char *desmi_flow_sheet_get_error (DesmiFlowSheet *self); /* nullable: beside the cell */
GtkWidget  *desmi_flow_sheet_get_entry (DesmiFlowSheet *self); /* nullable: in the cell */
char       *desmi_flow_sheet_dup_tooltip (DesmiFlowSheet *self, int x, int y, gboolean at_cursor)
    G_GNUC_WARN_UNUSED_RESULT;
void desmi_flow_sheet_paste_text (DesmiFlowSheet *self, const char *text);
void desmi_flow_sheet_act (DesmiFlowSheet *self, const char *name);
void
desmi_flow_sheet_take_block (DesmiFlowSheet *self, GArray *changes, const DesmiFlowPaste *paste);
void desmi_flow_sheet_paste (DesmiFlowSheet *self);
void desmi_flow_sheet_keep_rows (DesmiFlowSheet *self);

G_END_DECLS
