/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on its way from the table of targets into the file. */
#include "ui/pillars/desmi-target-cell.h"
#include "ui/pillars/desmi-target-sheet-private.h"

/**
 * desmi_target_sheet_get_main_window:
 *
 * Returns: (transfer none) (nullable): the window behind that of the sheet: it says what was saved,
 *   and takes steps back
 */
GtkWidget *
desmi_target_sheet_get_main_window (DesmiTargetSheet *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)))
                              : NULL;
}

typedef struct
{
  DesmiTargetSheet *self;
  GtkWidget        *window; /* nullable: the one behind, which outlives that of the sheet */
  GtkWidget        *cell;   /* nullable: whose text it was */
  gint64            milli;
  char             *label;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->window);
  g_clear_object (&saving->cell);
  g_object_unref (saving->self);
  g_free (saving->label);
  g_free (saving);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving            *saving = user_data;
  g_autoptr (GError) error = NULL;
  gboolean           done = desmi_store_apply_finish (DESMI_STORE (source), result, &error);
  gboolean           is_heard = saving->window != NULL && gtk_widget_get_realized (saving->window);

  if (done && is_heard)
    gtk_widget_activate_action (saving->window, "win.edited", "s", saving->label);
  /* nobody sees the sheet any more */
  if (!done && is_heard && gtk_widget_get_root (GTK_WIDGET (saving->self)) == NULL)
    gtk_widget_activate_action (saving->window, "win.say", "s", error->message);
  if (saving->cell != NULL)
    desmi_target_cell_end (saving->cell, saving->milli, done ? NULL : error->message);
  if (!done)
    desmi_target_sheet_say (saving->self, error->message, TRUE);
  saving_free (saving);
}

static void
save (DesmiTargetSheet *self, DesmiEdit *edit, GtkWidget *cell, gint64 milli)
{
  DesmiStore *store = desmi_session_get_store (self->session);
  GtkWidget  *window = desmi_target_sheet_get_main_window (self);
  Saving     *saving;

  if (edit == NULL || store == NULL)
    return;
  saving = g_new0 (Saving, 1);
  *saving = (Saving){ g_object_ref (self), window != NULL ? g_object_ref (window) : NULL,
                      cell != NULL ? g_object_ref (cell) : NULL, milli,
                      g_strdup (desmi_edit_get_label (edit)) };
  desmi_store_apply_async (store, edit, NULL, applied_cb, saving);
}

/**
 * desmi_target_sheet_save_edit:
 * @edit: targets, also of other pillars or times
 *
 * Saves them as one step; what is shown is read again when they are there.
 */
void
desmi_target_sheet_save_edit (DesmiTargetSheet *self, DesmiEdit *edit)
{
  save (self, edit, NULL, DESMI_TARGET_NONE);
}

/**
 * desmi_target_sheet_get_known:
 *
 * Returns: the target of the cell that is on its way into the file, else the one that is there;
 *   thousandths, or %DESMI_TARGET_NONE
 */
gint64
desmi_target_sheet_get_known (DesmiTargetSheet *self, GtkWidget *cell)
{
  gint64 pending;

  return desmi_target_cell_get_pending (cell, &pending)
             ? pending
             : desmi_target_grid_get (self->grid, desmi_target_sheet_get_row (self, cell),
                                      desmi_target_sheet_get_column (self, cell));
}

static void
see (DesmiTargetSheet *self, DesmiEdit *seen, guint row, guint column)
{
  GtkWidget              *cell = desmi_target_sheet_get_cell (self, row, column);
  const DesmiTargetChange known = { row, column, desmi_target_sheet_get_known (self, cell) };

  desmi_target_grid_see (self->grid, seen, &known);
}

/**
 * desmi_target_sheet_save_changes:
 * @changes: (element-type DesmiTargetChange)
 * @label: (transfer full): of the step
 *
 * Saves them as one step; nothing where nothing would be another.
 */
void
desmi_target_sheet_save_changes (DesmiTargetSheet *self, const GArray *changes, DesmiMessage *label)
{
  g_autoptr (DesmiEdit) edit = desmi_target_grid_new_edit (self->grid, changes, label);
  g_autoptr (DesmiEdit) seen = desmi_edit_new ("");

  for (guint i = 0; i < changes->len; i++)
    see (self, seen, g_array_index (changes, DesmiTargetChange, i).row,
         g_array_index (changes, DesmiTargetChange, i).column);
  if (edit != NULL)
    desmi_edit_expect (edit, seen);
  save (self, edit, NULL, DESMI_TARGET_NONE);
}

static void
refuse (DesmiTargetSheet *self, GtkWidget *cell, const char *sentence)
{
  desmi_target_cell_set_wrong (cell, sentence);
  desmi_target_sheet_say (self, sentence, TRUE);
}

/* Somebody else may have set a target there since the typing began. */
static gboolean
may_replace (DesmiTargetSheet *self, GtkWidget *cell, const DesmiTargetChange *change)
{
  gint64           known = desmi_target_sheet_get_known (self, cell);
  g_autofree char *text = NULL, *sentence = NULL;

  if (change->milli == known || desmi_target_cell_may_replace (cell, known))
    return TRUE;
  text = desmi_target_grid_dup_text (self->grid, change->row, change->column);
  sentence = desmi_typed_dup_question (text);
  desmi_target_cell_ask (cell, known);
  refuse (self, cell, sentence);
  return FALSE;
}

/**
 * desmi_target_sheet_commit_cell:
 *
 * Has what is typed into the cell saved; where the target there is another than when the typing
 * began, the sentence asks for Enter first.
 *
 * Returns: whether nothing is being typed in it any more
 */
gboolean
desmi_target_sheet_commit_cell (DesmiTargetSheet *self, GtkWidget *cell)
{
  DesmiTargetChange change
      = { desmi_target_sheet_get_row (self, cell), desmi_target_sheet_get_column (self, cell), 0 };
  g_autoptr (DesmiEdit) edit = NULL, seen = desmi_edit_new ("");
  g_autoptr (GError)    error = NULL;
  gint64                pending;
  gboolean              is_pending = desmi_target_cell_get_pending (cell, &pending);

  if (!desmi_target_cell_is_typed (cell) || !gtk_editable_get_editable (GTK_EDITABLE (cell)))
    return TRUE;
  if (!desmi_target_grid_read (self->grid, change.column,
                               gtk_editable_get_text (GTK_EDITABLE (cell)), &change.milli, &error))
    {
      refuse (self, cell, error->message);
      return FALSE;
    }
  if (!may_replace (self, cell, &change))
    return FALSE;
  desmi_target_cell_set_wrong (cell, NULL);
  if (!is_pending && change.milli == desmi_target_grid_get (self->grid, change.row, change.column))
    {
      desmi_target_sheet_show_cell (self, cell);
      return TRUE;
    }
  see (self, seen, change.row, change.column);
  desmi_target_cell_begin (cell, change.milli);
  if (is_pending && change.milli == pending)
    return TRUE;
  /* the old target typed again while another is on its way is a step, too */
  edit = desmi_target_grid_new_cell_edit (self->grid, &change);
  desmi_edit_expect (edit, seen);
  save (self, edit, cell, change.milli);
  return TRUE;
}
