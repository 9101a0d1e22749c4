/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the table of targets. */
#include "ui/desmi-undo.h"
#include "ui/pillars/desmi-target-cell.h"
#include "ui/pillars/desmi-target-sheet-private.h"

#include <glib/gi18n-lib.h>

static gboolean
go (DesmiTargetSheet *self, GtkWidget *cell, int rows, int columns)
{
  int row = (int) desmi_target_sheet_get_row (self, cell) + rows,
      column = (int) desmi_target_sheet_get_column (self, cell) + columns;
  GtkWidget *next;

  if (!desmi_target_sheet_commit_cell (self, cell) || row < 0 || column < 0)
    return TRUE;
  next = desmi_target_sheet_get_cell (self, (guint) row, (guint) column);
  if (next != NULL)
    gtk_widget_grab_focus (next);
  return TRUE;
}

static void
fill_down (DesmiTargetSheet *self, GtkWidget *cell)
{
  g_autoptr (GArray) changes = NULL;

  if (!desmi_target_sheet_can_write (self) || desmi_target_cell_is_typed (cell))
    return;
  changes = desmi_target_grid_new_fill (self->grid, desmi_target_sheet_get_row (self, cell),
                                        desmi_target_sheet_get_column (self, cell));
  desmi_target_sheet_save_changes (self, changes,
                                   desmi_message_new_plural ("Filled the target of %u village",
                                                             "Filled the targets of %u villages",
                                                             changes->len, changes->len));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTargetSheet) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    desmi_target_sheet_paste_text (self, text);
  else
    desmi_target_sheet_say (
        self, _ ("The clipboard holds no text. Copy the cells in the spreadsheet first."), TRUE);
}

static gboolean
press_control (DesmiTargetSheet *self, GtkWidget *cell, guint key, gboolean with_shift)
{
  DesmiStore *store = desmi_session_get_store (self->session);
  GtkWidget  *window = desmi_target_sheet_get_main_window (self);

  if (key == GDK_KEY_d)
    fill_down (self, cell);
  else if (key == GDK_KEY_v && !desmi_target_cell_is_typed (cell))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (cell), NULL, pasted_cb,
                                   g_object_ref (self));
  else if (store == NULL || window == NULL || desmi_target_cell_is_typed (cell))
    return FALSE;
  else if (key == GDK_KEY_y || (key == GDK_KEY_z && with_shift))
    desmi_redo_run (window, store);
  else if (key == GDK_KEY_z)
    desmi_undo_run (window, store);
  else
    return FALSE;
  return TRUE;
}

static gboolean
press_delete (DesmiTargetSheet *self, GtkWidget *cell)
{
  if (desmi_target_cell_is_typed (cell) || !gtk_editable_get_editable (GTK_EDITABLE (cell)))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (cell), "");
  desmi_target_sheet_commit_cell (self, cell);
  return TRUE;
}

static gboolean
press_escape (DesmiTargetSheet *self, GtkWidget *cell)
{
  if (!desmi_target_cell_is_typed (cell))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
      return TRUE;
    }
  desmi_target_sheet_show_cell (self, cell);
  desmi_target_sheet_say_cell (self, cell);
  return TRUE;
}

static gboolean
key_cb (GtkEventController *controller,
        guint               keyval,
        guint               keycode,
        GdkModifierType     state,
        gpointer            user_data)
{
  DesmiTargetSheet *self = user_data;
  GtkWidget        *cell = gtk_event_controller_get_widget (controller);
  gboolean          back = (state & GDK_SHIFT_MASK) != 0;

  if ((state & GDK_CONTROL_MASK) != 0)
    return press_control (self, cell, gdk_keyval_to_lower (keyval), back);
  switch (keyval)
    {
    case GDK_KEY_Up:
      return go (self, cell, -1, 0);
    case GDK_KEY_Down:
      return go (self, cell, 1, 0);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      desmi_target_cell_answer (cell, desmi_target_sheet_get_known (self, cell));
      return go (self, cell, back ? -1 : 1, 0);
    case GDK_KEY_Left:
      return !desmi_target_cell_is_typed (cell) && go (self, cell, 0, -1);
    case GDK_KEY_Right:
      return !desmi_target_cell_is_typed (cell) && go (self, cell, 0, 1);
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return !desmi_target_sheet_commit_cell (self, cell);
    case GDK_KEY_Delete:
      return press_delete (self, cell);
    case GDK_KEY_Escape:
      return press_escape (self, cell);
    default:
      return FALSE;
    }
}

/**
 * desmi_target_sheet_add_keys:
 *
 * Has the sheet hear the keys that are pressed in a cell.
 */
void
desmi_target_sheet_add_keys (DesmiTargetSheet *self, GtkWidget *cell)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (cell, keys);
}
