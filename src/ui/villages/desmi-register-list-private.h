/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a list of entries share. */
#pragma once

#include "app/desmi-register-view.h"
#include "ui/villages/desmi-register-list.h"

G_BEGIN_DECLS

struct _DesmiRegisterList
{
  AdwBin        parent_instance;

  GtkLabel     *count_label;
  GtkWidget    *add_button;
  GtkWidget    *edit_button;
  GtkWidget    *take_out_button;
  GtkWidget    *copy_button;
  GtkWidget    *out_button;
  GtkEditable  *search;
  GtkLabel     *nothing_label; /* nothing is found */
  GtkWidget    *header;        /* titles of the columns */
  GtkListBox   *list;
  GtkLabel     *empty_label;
  GtkLabel     *note_label; /* why nothing can be changed */
  GPtrArray    *widths;     /* (element-type GtkSizeGroup): one a column */

  DesmiSession *session;
  DesmiRegister reg;
  DesmiVillage *village; /* nullable */
  DesmiTable   *table;   /* nullable: until it was read */
  GCancellable *cancellable;
  char         *label; /* nullable: of the removal that is being written */
};

GArray *desmi_register_list_get_rows (DesmiRegisterList *self,
                                      gboolean           selected) G_GNUC_WARN_UNUSED_RESULT;
int     desmi_register_list_get_selected (DesmiRegisterList *self);
void    desmi_register_list_update_actions (DesmiRegisterList *self);
char   *desmi_register_list_dup_today (void) G_GNUC_WARN_UNUSED_RESULT;
void    desmi_register_list_provide_table (DesmiRegisterList *self);
void    desmi_register_list_open_form (DesmiRegisterList *self, int row);
void    desmi_register_list_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
