/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the table of targets share. */
#pragma once

#include "ui/desmi-typed.h"
#include "ui/pillars/desmi-target-sheet.h"

G_BEGIN_DECLS

struct _DesmiTargetSheet
{
  AdwBin           parent_instance;

  DesmiSession    *session;
  AdwBin          *place; /* of the table */
  GtkLabel        *sentence;
  DesmiTargetGrid *grid;  /* nullable */
  GPtrArray       *cells; /* of GtkEntry, row by row; not owned */
  DesmiTyped      *typed; /* and not saved */
  GtkWidget       *at;    /* nullable: the cell that has the focus, or had it last; not owned */
};

gboolean desmi_target_sheet_can_write (DesmiTargetSheet *self);
guint    desmi_target_sheet_get_row (DesmiTargetSheet *self, GtkWidget *cell);
guint    desmi_target_sheet_get_column (DesmiTargetSheet *self, GtkWidget *cell);
void     desmi_target_sheet_say_cell (DesmiTargetSheet *self, GtkWidget *cell);
void     desmi_target_sheet_show_cell (DesmiTargetSheet *self, GtkWidget *cell);
/* Of desmi-target-sheet-saving.c */
gint64     desmi_target_sheet_get_known (DesmiTargetSheet *self, GtkWidget *cell);
GtkWidget *desmi_target_sheet_get_main_window (DesmiTargetSheet *self);
void       desmi_target_sheet_save_changes (DesmiTargetSheet *self,
                                            const GArray     *changes,
                                            DesmiMessage     *label);
gboolean   desmi_target_sheet_commit_cell (DesmiTargetSheet *self, GtkWidget *cell);
/* Of desmi-target-sheet-keys.c */
void desmi_target_sheet_add_keys (DesmiTargetSheet *self, GtkWidget *cell);

G_END_DECLS
