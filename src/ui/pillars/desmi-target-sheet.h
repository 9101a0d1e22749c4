/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table in which targets are typed: villages down, the indicators of a pillar across. */
#pragma once

#include "app/desmi-session.h"
#include "app/desmi-target-grid.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiTargetSheet:
 *
 * Lies in a window of its own; the one that it is transient for hears "win.edited".
 */
#define DESMI_TYPE_TARGET_SHEET (desmi_target_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DesmiTargetSheet, desmi_target_sheet, DESMI, TARGET_SHEET, AdwBin)

GtkWidget *desmi_target_sheet_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_target_sheet_show (DesmiTargetSheet *self, DesmiTargetGrid *grid, const char *key);
DesmiTargetGrid *desmi_target_sheet_get_grid (DesmiTargetSheet *self); /* nullable */
gboolean         desmi_target_sheet_commit (DesmiTargetSheet *self);
void             desmi_target_sheet_settle (DesmiTargetSheet *self);
void             desmi_target_sheet_copy (DesmiTargetSheet *self);
void             desmi_target_sheet_save_edit (DesmiTargetSheet *self, DesmiEdit *edit);
void             desmi_target_sheet_paste_text (DesmiTargetSheet *self, const char *text);
void desmi_target_sheet_say (DesmiTargetSheet *self, const char *sentence, gboolean wrong);
GtkWidget *
desmi_target_sheet_get_cell (DesmiTargetSheet *self, guint row, guint column); /* nullable */
const char *desmi_target_sheet_get_sentence (DesmiTargetSheet *self);

G_END_DECLS
