/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide of the list, small, with its number; can be dragged to another place. */
#pragma once

#include "ui/decks/desmi-slide-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_TYPE_SLIDE_ROW (desmi_slide_row_get_type ())
G_DECLARE_FINAL_TYPE (DesmiSlideRow, desmi_slide_row, DESMI, SLIDE_ROW, GtkBox)

GtkWidget      *desmi_slide_row_new (void);
DesmiSlideItem *desmi_slide_row_get_item (DesmiSlideRow *self); /* nullable */
guint           desmi_slide_row_get_position (DesmiSlideRow *self);
void            desmi_slide_row_set_item (DesmiSlideRow *self, DesmiSlideItem *item);

G_END_DECLS
