/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with the entries that are selected: edited, taken out, copied. */
#include "ui/villages/desmi-register-list-private.h"

#include "app/decks/desmi-deck-list.h"
#include "app/desmi-register-sheet.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-table-out.h"
#include "ui/villages/desmi-register-copy.h"
#include "ui/villages/desmi-register-form.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_register_list_open_form (DESMI_REGISTER_LIST (widget), DESMI_REGISTER_FORM_NEW);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiRegisterList *self = DESMI_REGISTER_LIST (widget);
  int                row = desmi_register_list_get_selected (self);

  desmi_register_list_open_form (self, row < 0 ? DESMI_REGISTER_FORM_NEW : row);
}

static void
taken_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiRegisterList) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autofree char              *label = g_steal_pointer (&self->label);

  if (self->session == NULL) /* the window is gone */
    return;
  desmi_register_list_update_actions (self);
  if (desmi_store_apply_finish (DESMI_STORE (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edited", "s", label);
  else
    desmi_error_say (GTK_WIDGET (self), error);
}

/* Of one entry the history says which, of several how many. */
static DesmiMessage *
new_message (DesmiRegisterList *self, const GArray *rows)
{
  g_autofree char *name = NULL;
  DesmiMessage    *message;

  if (rows->len > 1)
    {
      /* Translators: a count of entries, the name of their list, a village; shown with Undo */
      message = desmi_message_new_plural (
          "Took out %u entry of “%s”: %s", "Took out %u entries of “%s”: %s", rows->len, rows->len,
          desmi_register_get (self->reg)->title, self->village->name);
      desmi_message_set_kind (message, 1, DESMI_MESSAGE_WORD);
      return message;
    }
  name = desmi_register_view_dup_name (self->reg, self->table, g_array_index (rows, guint, 0),
                                       desmi_locale_get_user ());
  return desmi_register_view_new_message (self->reg, DESMI_REGISTER_TAKEN_OUT, name,
                                          self->village->name);
}

static void
take_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DesmiRegisterList    *self = DESMI_REGISTER_LIST (widget);
  g_autoptr (GArray)    rows = desmi_register_list_get_rows (self, TRUE);
  g_autoptr (DesmiEdit) edit = NULL;

  if (rows->len == 0 || self->village == NULL || self->label != NULL)
    return;
  edit = desmi_edit_new_said (new_message (self, rows));
  self->label = g_strdup (desmi_edit_get_label (edit));
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (DesmiEntry) entry
          = desmi_register_view_new_entry (self->reg, self->table, g_array_index (rows, guint, i));

      desmi_edit_delete_entry (edit, entry);
    }
  desmi_register_list_update_actions (self);
  desmi_store_apply_async (desmi_session_get_store (self->session), edit, NULL, taken_out_cb,
                           g_object_ref (self));
}

/* What is selected, or everything. */
static GArray *
list_wanted (DesmiRegisterList *self)
{
  GArray *rows = desmi_register_list_get_rows (self, TRUE);

  if (rows->len > 0)
    return rows;
  g_array_unref (rows);
  return desmi_register_list_get_rows (self, FALSE);
}

static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  DesmiRegisterList          *self = DESMI_REGISTER_LIST (widget);
  g_autoptr (GArray)          rows = list_wanted (self);
  g_autofree char            *today = desmi_register_list_dup_today ();
  g_autoptr (DesmiTableSheet) sheet = NULL;

  if (rows->len > 0)
    sheet
        = desmi_register_sheet_new (self->reg, self->table, rows, today, desmi_locale_get_user ());
  desmi_table_out_give_own (out, sheet);
}

static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiRegisterList *self = DESMI_REGISTER_LIST (widget);

  return self->village != NULL && self->table != NULL
             ? desmi_deck_list_new_register (self->reg, self->village->code)
             : NULL;
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DesmiRegisterList *self = DESMI_REGISTER_LIST (widget);
  g_autoptr (GArray) rows = list_wanted (self);
  g_autofree char   *today = desmi_register_list_dup_today ();

  if (rows->len > 0)
    desmi_register_copy (widget, self->reg, self->table, rows, today);
}

static void
select_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DesmiRegisterList *self = DESMI_REGISTER_LIST (widget);
  GtkListBoxRow     *row;

  gtk_list_box_unselect_all (self->list);
  for (int i = 0; !desmi_register_view_is_single (self->reg)
                  && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      gtk_list_box_select_row (self->list, row);
}

/**
 * desmi_register_list_provide_table:
 *
 * Lets the entries be saved, printed and shown.
 */
void
desmi_register_list_provide_table (DesmiRegisterList *self)
{
  desmi_table_out_provide (GTK_WIDGET (self), out_cb);
  desmi_table_out_provide_ask (GTK_WIDGET (self), slide_cb);
}

/**
 * desmi_register_list_open_form:
 * @row: of the table, or %DESMI_REGISTER_FORM_NEW
 *
 * Opens the form of an entry, where the file can be written.
 */
void
desmi_register_list_open_form (DesmiRegisterList *self, int row)
{
  DesmiForm *form;

  if (self->village == NULL || self->table == NULL
      || !desmi_village_forms_can_write (self->session))
    return;
  form = desmi_register_form_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                  self->session, self->village, self->reg, self->table, row);
  gtk_window_present (GTK_WINDOW (form));
}

/**
 * desmi_register_list_install_actions:
 * @widget_class: of the list
 *
 * Installs what its buttons and keys do.
 */
void
desmi_register_list_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "entries.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "entries.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "entries.take-out", NULL, take_out_cb);
  gtk_widget_class_install_action (widget_class, "entries.copy", NULL, copy_cb);
  desmi_table_out_install (widget_class);
  gtk_widget_class_install_action (widget_class, "entries.select-all", NULL, select_all_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "entries.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK,
                                       "entries.select-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "entries.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "entries.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "entries.take-out", NULL);
}
