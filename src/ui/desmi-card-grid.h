/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards in two columns where there is room, else in one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiCardGrid:
 *
 * Its children go row by row, those of a row as high as the highest; all columns are as wide.
 */
#define DESMI_TYPE_CARD_GRID (desmi_card_grid_get_type ())
G_DECLARE_FINAL_TYPE (DesmiCardGrid, desmi_card_grid, DESMI, CARD_GRID, GtkWidget)

GtkWidget *desmi_card_grid_new (int column_width) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_card_grid_append (DesmiCardGrid *self, GtkWidget *child);
void       desmi_card_grid_clear (DesmiCardGrid *self);

G_END_DECLS
