/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys, pointer and clipboard do in the sheet of flows: as in a spreadsheet. */
#include "ui/villages/desmi-flow-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
empty_selected (DesmiFlowSheet *self)
{
  g_autoptr (GArray)       changes = NULL;
  g_autoptr (DesmiMessage) label = NULL;
  DesmiFlowCursor          cursor;

  desmi_flow_sheet_get_selected (self, &cursor);
  changes = desmi_flow_grid_new_clear (self->grid, cursor.first_row, cursor.first_month,
                                       cursor.last_row - cursor.first_row + 1,
                                       cursor.last_month - cursor.first_month + 1);
  if (changes->len > 1)
    label = desmi_message_new_plural ("Emptied %u cell of flows", "Emptied %u cells of flows",
                                      changes->len, changes->len);
  desmi_flow_sheet_want (self, changes, label);
}

typedef enum
{
  FILL_DOWN,
  FILL_RIGHT,
  FILL_SERIES
} Fill;

static void
fill (DesmiFlowSheet *self, Fill how)
{
  g_autoptr (GArray)       changes = NULL;
  g_autoptr (DesmiMessage) label = NULL;
  DesmiFlowCursor          cursor;
  guint                    n_rows, n_months;

  desmi_flow_sheet_get_selected (self, &cursor);
  n_rows = cursor.last_row - cursor.first_row + 1;
  n_months = cursor.last_month - cursor.first_month + 1;
  changes = how == FILL_SERIES
                ? desmi_flow_grid_new_series (self->grid, cursor.first_row, cursor.first_month,
                                              n_rows, n_months)
                : desmi_flow_grid_new_fill (self->grid, cursor.first_row, cursor.first_month,
                                            n_rows, n_months, how == FILL_DOWN);
  if (changes->len > 1)
    label = desmi_message_new_plural ("Filled %u cell of flows", "Filled %u cells of flows",
                                      changes->len, changes->len);
  desmi_flow_sheet_want (self, changes, label);
}

static void
copy (DesmiFlowSheet *self)
{
  DesmiFlowCursor  cursor;
  g_autofree char *text = NULL;

  desmi_flow_sheet_get_selected (self, &cursor);
  text = desmi_flow_grid_dup_block (self->grid, cursor.first_row, cursor.first_month,
                                    cursor.last_row - cursor.first_row + 1,
                                    cursor.last_month - cursor.first_month + 1);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* Where what is on the clipboard was asked for: until it comes the sheet may be another. */
typedef struct
{
  DesmiFlowSheet *self;
  char           *sheet;
  DesmiFlowCursor cursor;
} Pasting;

static void
refuse_paste (DesmiFlowSheet *self, const char *sentence)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();

  g_ptr_array_add (problems, (gpointer) sentence);
  g_signal_emit_by_name (self, "refused", problems);
}

/* All cells change in one step, or it is said what is wrong. */
static void
paste_at (DesmiFlowSheet *self, const DesmiFlowCursor *cursor, const char *text)
{
  g_autoptr (GPtrArray)      problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DesmiFlowPaste) paste = desmi_flow_paste_new (self->grid, text);
  g_autoptr (GArray)         changes = desmi_flow_grid_read_block (
              self->grid, cursor->first_row, cursor->first_month, cursor->last_row - cursor->first_row + 1,
              cursor->last_month - cursor->first_month + 1, text, paste->unread, problems);
  gboolean words = FALSE;

  for (guint i = 0; i < paste->unread->len; i++)
    words = words || !((DesmiFlowUnread *) g_ptr_array_index (paste->unread, i))->is_doubt;
  if (problems->len > 0)
    g_signal_emit_by_name (self, "refused", problems);
  else if (words)
    g_signal_emit_by_name (self, "unread", changes, paste);
  else
    desmi_flow_sheet_take_block (self, changes, paste);
}

/**
 * desmi_flow_sheet_take_block:
 * @changes: (element-type DesmiFlowChange): of the sheet that is shown
 * @paste: what comes with them: the cells that are no counts are kept, but not counted
 *
 * Wants what was pasted, as one step.
 */
void
desmi_flow_sheet_take_block (DesmiFlowSheet *self, GArray *changes, const DesmiFlowPaste *paste)
{
  g_autoptr (DesmiMessage) label = desmi_message_new_plural (
      "Pasted %u cell of flows", "Pasted %u cells of flows", changes->len, changes->len);

  if (changes->len > 0 || paste->unread->len > 0)
    g_signal_emit_by_name (self, "changed", changes, label, paste);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Pasting                   *pasting = user_data;
  g_autoptr (DesmiFlowSheet) self = pasting->self;
  g_autofree char           *sheet = pasting->sheet;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->grid == NULL || !g_str_equal (desmi_flow_grid_get_sheet (self->grid), sheet))
    refuse_paste (self, _ ("Another table was opened before the clipboard was read. Go back to the "
                           "cell, and paste again."));
  else if (text == NULL)
    refuse_paste (self,
                  _ ("The clipboard holds no text. Copy the cells in the spreadsheet first."));
  else if (self->can_edit)
    paste_at (self, &pasting->cursor, text);
  g_free (pasting);
}

/**
 * desmi_flow_sheet_paste:
 *
 * Pastes the cells on the clipboard at the cursor, where it is now.
 */
void
desmi_flow_sheet_paste (DesmiFlowSheet *self)
{
  Pasting *pasting;

  if (!self->can_edit || self->entry == NULL || !desmi_flow_sheet_commit (self))
    return;
  pasting = g_new0 (Pasting, 1);
  pasting->self = g_object_ref (self);
  pasting->sheet = g_strdup (desmi_flow_grid_get_sheet (self->grid));
  desmi_flow_sheet_get_selected (self, &pasting->cursor);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb,
                                 pasting);
}

/**
 * desmi_flow_sheet_paste_text:
 * @text: cells as a spreadsheet copies them
 *
 * Wants all of them changed as one step, or says what is wrong.
 */
void
desmi_flow_sheet_paste_text (DesmiFlowSheet *self, const char *text)
{
  DesmiFlowCursor cursor;

  if (self->entry == NULL || !self->can_edit)
    return;
  desmi_flow_sheet_get_selected (self, &cursor);
  paste_at (self, &cursor, text);
}

/**
 * desmi_flow_sheet_act:
 * @name: "flows.copy", "flows.empty", "flows.edit", "flows.fill-down", "flows.fill-right" or
 *   "flows.fill-series"
 *
 * Does what the keys do, for menus.
 */
void
desmi_flow_sheet_act (DesmiFlowSheet *self, const char *name)
{
  if (self->grid == NULL || self->entry == NULL || !desmi_flow_sheet_commit (self))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (g_str_equal (name, "flows.copy"))
    copy (self);
  else if (!self->can_edit)
    return;
  else if (g_str_equal (name, "flows.empty"))
    empty_selected (self);
  else if (g_str_equal (name, "flows.edit"))
    desmi_flow_sheet_begin_edit (self);
  else if (g_str_equal (name, "flows.fill-down"))
    fill (self, FILL_DOWN);
  else if (g_str_equal (name, "flows.fill-right"))
    fill (self, FILL_RIGHT);
  else
    fill (self, FILL_SERIES);
}

static gboolean
press_control (DesmiFlowSheet *self, guint key, gboolean shift)
{
  switch (key)
    {
    case GDK_KEY_c:
      copy (self);
      return TRUE;
    case GDK_KEY_x:
      copy (self);
      if (self->can_edit)
        empty_selected (self);
      return TRUE;
    case GDK_KEY_v:
      desmi_flow_sheet_paste (self);
      return TRUE;
    case GDK_KEY_r:
    case GDK_KEY_d:
      if (self->can_edit)
        fill (self, shift ? FILL_SERIES : key == GDK_KEY_d ? FILL_DOWN : FILL_RIGHT);
      return TRUE;
    case GDK_KEY_a:
      desmi_flow_sheet_move (self, 0, 0, FALSE);
      return desmi_flow_sheet_move (self, desmi_flow_sheet_get_n_rows (self),
                                    desmi_flow_sheet_get_n_months (self), TRUE);
    default:
      return FALSE;
    }
}

/* Where an arrow and its kin lead; FALSE for other keys. */
static gboolean
find_target (DesmiFlowSheet *self, guint key, gboolean far, guint *row, guint *month)
{
  guint n = desmi_flow_sheet_get_n_rows (self);
  guint page = (guint) MAX (
      1, floor (gtk_widget_get_height (GTK_WIDGET (self)) / self->layout.row_px) - 2);

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *row = far || *row == 0 ? 0 : *row - 1;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *row = far ? n : *row + 1;
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *month = far || *month == 0 ? 0 : *month - 1;
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *month = far ? desmi_flow_sheet_get_n_months (self) : *month + 1;
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      *month = 0;
      *row = far ? 0 : *row;
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      *month = desmi_flow_sheet_get_n_months (self);
      *row = far ? n : *row;
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      *row = *row > page ? *row - page : 0;
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      *row += page;
      return TRUE;
    default:
      return FALSE;
    }
}

/* To the next cell, and from the last one out of the sheet. */
static gboolean
press_tab (DesmiFlowSheet *self, gboolean back)
{
  guint n = desmi_flow_sheet_get_n_months (self), at = self->row * n + self->month;
  guint last = desmi_flow_sheet_get_n_rows (self) * n - 1;

  if (back ? at == 0 : at == last)
    return !desmi_flow_sheet_commit (self);
  at = back ? at - 1 : at + 1;
  desmi_flow_sheet_move (self, at / n, at % n, FALSE);
  return TRUE;
}

static gboolean
press_escape (DesmiFlowSheet *self)
{
  if (self->state != DESMI_FLOW_SHEET_RESTING)
    {
      desmi_flow_sheet_set_state (self, DESMI_FLOW_SHEET_RESTING, "");
      return TRUE;
    }
  if (self->row == self->other_row && self->month == self->other_month)
    return FALSE;
  self->other_row = self->row;
  self->other_month = self->month;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

static gboolean
press_resting (DesmiFlowSheet *self, guint key, gboolean shift)
{
  switch (key)
    {
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      if (self->can_edit)
        empty_selected (self);
      return TRUE;
    case GDK_KEY_F2:
      desmi_flow_sheet_begin_edit (self);
      return TRUE;
    case GDK_KEY_Menu:
      desmi_flow_sheet_open_menu (self, (int) self->row, self->month);
      return TRUE;
    case GDK_KEY_F10:
      if (shift)
        desmi_flow_sheet_open_menu (self, (int) self->row, self->month);
      return shift;
    default:
      return FALSE;
    }
}

static gboolean
key_cb (DesmiFlowSheet *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0, control = (state & GDK_CONTROL_MASK) != 0;
  guint    key = gdk_keyval_to_lower (keyval);
  guint    row = self->row, month = self->month;

  if (self->entry == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->entry))
      || (state & GDK_ALT_MASK) != 0)
    return FALSE;
  if ((key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_KP_Tab) && !control)
    return press_tab (self, shift || key == GDK_KEY_ISO_Left_Tab);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      desmi_flow_sheet_answer (self);
      desmi_flow_sheet_move (self, shift ? row - MIN (row, 1) : row + 1, month, FALSE);
      return TRUE;
    }
  if (key == GDK_KEY_Escape)
    return press_escape (self);
  if (self->state == DESMI_FLOW_SHEET_TYPING && key == GDK_KEY_F2)
    {
      desmi_flow_sheet_begin_edit (self);
      return TRUE;
    }
  if (self->state != DESMI_FLOW_SHEET_EDITING && find_target (self, key, control, &row, &month))
    {
      desmi_flow_sheet_move (self, row, month, shift);
      return TRUE;
    }
  if (self->state != DESMI_FLOW_SHEET_RESTING)
    return FALSE;
  return control ? press_control (self, key, shift) : press_resting (self, key, shift);
}

static void
pressed_cb (DesmiFlowSheet *self, int n_press, double x, double y, GtkGesture *gesture)
{
  int             row, month;
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (self->grid == NULL || !desmi_flow_layout_find (&self->layout, self->grid, x, y, &row, &month))
    return;
  if (row < 0)
    {
      if (month >= 0 && desmi_flow_sheet_commit (self))
        desmi_flow_sheet_open_menu (self, row, (guint) month);
      return;
    }
  if (button == GDK_BUTTON_SECONDARY && month >= 0)
    {
      desmi_flow_sheet_ask_menu (self, (guint) row, (guint) month);
      return;
    }
  if (!desmi_flow_sheet_move (self, (guint) row, month < 0 ? 0 : (guint) month,
                              (state & GDK_SHIFT_MASK) != 0))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (month < 0)
    {
      self->other_month = desmi_flow_sheet_get_n_months (self) - 1;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (n_press == 2)
    desmi_flow_sheet_begin_edit (self);
}

static void
drag_cb (DesmiFlowSheet *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;
  int    row, month, first_row, first_month;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->grid == NULL || self->state != DESMI_FLOW_SHEET_RESTING
      || !desmi_flow_layout_find (&self->layout, self->grid, x, y, &first_row, &first_month)
      || !desmi_flow_layout_find (&self->layout, self->grid, x + dx, y + dy, &row, &month)
      || first_row < 0 || first_month < 0 || row < 0 || month < 0)
    return;
  desmi_flow_sheet_move (self, (guint) row, (guint) month, TRUE);
}

static void
focused_cb (DesmiFlowSheet *self)
{
  desmi_flow_sheet_show_draft (self, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
focus_cb (DesmiFlowSheet *self)
{
  desmi_flow_sheet_commit (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desmi_flow_sheet_add_controllers:
 *
 * Lets the sheet hear keys and the pointer.
 */
void
desmi_flow_sheet_add_controllers (DesmiFlowSheet *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture         *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focused_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
