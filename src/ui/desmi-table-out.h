/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables leave the window: whatever shows one gives it when it is asked for, to be saved as a
 * workbook or printed, or says what a slide must ask to show the same. */
#pragma once

#include "app/decks/desmi-slide-spec.h"
#include "app/desmi-table-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Somebody wants a table; ended with desmi_table_out_give() or desmi_table_out_fail(). */
typedef struct _DesmiTableOut DesmiTableOut;

/* @widget: that desmi_table_out_provide() was called with */
typedef void (*DesmiTableOutFunc) (GtkWidget *widget, DesmiTableOut *out);

/* A box around what shows a table and is no widget of its own. */
#define DESMI_TYPE_TABLE_OUT_BOX (desmi_table_out_box_get_type ())
G_DECLARE_FINAL_TYPE (DesmiTableOutBox, desmi_table_out_box, DESMI, TABLE_OUT_BOX, GtkBox)

/* Returns: (transfer full) (nullable): what a slide with the table asks; %NULL: there is none just
 * now */
typedef DesmiSlideSpec *(*DesmiTableOutAskFunc) (GtkWidget *widget);

void          desmi_table_out_install (GtkWidgetClass *widget_class);
void          desmi_table_out_provide (GtkWidget *widget, DesmiTableOutFunc func);
void          desmi_table_out_provide_ask (GtkWidget *widget, DesmiTableOutAskFunc func);
GtkWidget    *desmi_table_out_find (GtkWidget *window);
GtkWidget    *desmi_table_out_button_new (void);
void          desmi_table_out_append_menu (GMenu *menu);

DesmiAudience desmi_table_out_get_audience (DesmiTableOut *out);
void          desmi_table_out_give (DesmiTableOut *out, DesmiTableSheet *sheet);
void          desmi_table_out_give_own (DesmiTableOut *out, DesmiTableSheet *sheet);
void          desmi_table_out_fail (DesmiTableOut *out, const GError *error);

G_END_DECLS
