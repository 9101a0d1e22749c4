/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cell under the cursor: what is typed into it, taken, refused, or kept there uncounted. */
#include "app/desmi-session.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-typed.h"
#include "ui/villages/desmi-flow-sheet-private.h"

#include <glib/gi18n-lib.h>

#define MAX_CHARS 200

/**
 * desmi_flow_sheet_speak_cell:
 *
 * Names the cell under the cursor for a screen reader: "Taiwan, formal, P, P to P, August 2023: 64,
 * doubtful".
 */
void
desmi_flow_sheet_speak_cell (DesmiFlowSheet *self)
{
  g_autofree char *name = NULL, *text = NULL, *label = NULL;

  if (self->entry == NULL)
    return;
  name = desmi_flow_grid_dup_cell_name (self->grid, self->row, self->month);
  text = desmi_flow_grid_dup_text (self->grid, self->row, self->month);
  if (desmi_flow_grid_get_draft (self->grid, self->row, self->month) != NULL)
    label = g_strdup_printf ("%s: %s, %s", name, text, C_ ("count", "not counted"));
  else if (*text == '\0')
    label = g_strdup_printf ("%s: %s", name, _ ("not reported"));
  else if (desmi_flow_grid_get_count (self->grid, self->row, self->month) == 0)
    label = g_strdup_printf ("%s: %s", name, C_ ("count", "none"));
  else if (desmi_flow_grid_is_doubtful (self->grid, self->row, self->month))
    label = g_strdup_printf ("%s: %s, %s", name, text, C_ ("count", "doubtful"));
  else
    label = g_strdup_printf ("%s: %s", name, text);
  desmi_a11y_set_label (GTK_WIDGET (self->entry), label);
}

/* Of workers a cell without a count is as good as one with none. */
static gint64
get_known (DesmiFlowSheet *self)
{
  gint64 count = desmi_flow_grid_get_count (self->grid, self->row, self->month);

  return count > 0
                 || (desmi_flow_grid_get_kind (self->grid) != DESMI_FLOW_KIND_WORKERS
                     && desmi_flow_grid_is_known (self->grid, self->row, self->month))
             ? count
             : DESMI_FLOW_NONE;
}

static void
set_refused (DesmiFlowSheet *self, const char *sentence)
{
  self->refused = sentence != NULL;
  self->is_asked = FALSE;
  if (self->entry != NULL)
    {
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
          self->refused ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
      desmi_a11y_set_description (GTK_WIDGET (self->entry), sentence != NULL ? sentence : "");
    }
  if (sentence == NULL)
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_popover_popup (self->popover);
}

/**
 * desmi_flow_sheet_set_state:
 * @text: in the entry from now on
 *
 * Begins or ends the typing in the cell under the cursor.
 */
void
desmi_flow_sheet_set_state (DesmiFlowSheet *self, DesmiFlowSheetState state, const char *text)
{
  self->state = state;
  desmi_flow_grid_set_typing (self->grid, self->row, self->month, NULL);
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->quiet = FALSE;
  gtk_widget_set_can_target (GTK_WIDGET (self->entry), state != DESMI_FLOW_SHEET_RESTING);
  if (state == DESMI_FLOW_SHEET_RESTING)
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "typing");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "typing");
  set_refused (self, NULL);
  desmi_flow_sheet_speak_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
text_cb (DesmiFlowSheet *self)
{
  if (self->quiet || self->entry == NULL)
    return;
  if (self->state == DESMI_FLOW_SHEET_RESTING)
    {
      self->state = DESMI_FLOW_SHEET_TYPING;
      self->base = get_known (self);
      gtk_widget_set_can_target (GTK_WIDGET (self->entry), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "typing");
    }
  if (self->refused)
    set_refused (self, NULL);
  desmi_flow_grid_set_typing (self->grid, self->row, self->month,
                              gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desmi_flow_sheet_show_draft:
 * @has_focus: whether the cell has the focus, or is about to get it
 *
 * Says beside the cell why what was typed there is not counted, if it is so.
 */
void
desmi_flow_sheet_show_draft (DesmiFlowSheet *self, gboolean has_focus)
{
  const DesmiFlowDraft *draft = NULL;

  if (self->entry == NULL || self->state != DESMI_FLOW_SHEET_RESTING)
    return;
  draft = desmi_flow_grid_get_draft (self->grid, self->row, self->month);
  if (draft == NULL && self->refused)
    set_refused (self, NULL);
  else if (draft != NULL && has_focus)
    set_refused (self, draft->sentence);
}

static GtkText *
new_entry (DesmiFlowSheet *self)
{
  GtkText *entry = GTK_TEXT (gtk_text_new ());

  gtk_text_set_max_length (entry, MAX_CHARS);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 1);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (entry), "desmi-cell");
  gtk_widget_set_child_visible (GTK_WIDGET (entry), FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (text_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (entry), GTK_WIDGET (self));
  return entry;
}

/* The one that is not under the cursor, as good as new. */
static GtkText *
take_entry (DesmiFlowSheet *self)
{
  guint    other = self->entry == self->entries[0] ? 1 : 0;
  GtkText *entry;

  if (self->entries[other] == NULL)
    self->entries[other] = new_entry (self);
  entry = self->entries[other];
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  self->quiet = FALSE;
  gtk_editable_set_editable (GTK_EDITABLE (entry), self->can_edit);
  gtk_widget_set_can_target (GTK_WIDGET (entry), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "typing");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_FALSE, -1);
  desmi_a11y_set_description (GTK_WIDGET (entry), "");
  gtk_widget_set_child_visible (GTK_WIDGET (entry), TRUE);
  return entry;
}

/**
 * desmi_flow_sheet_place_entry:
 *
 * Puts another entry at the cursor, which takes the focus from the one that was there.
 */
void
desmi_flow_sheet_place_entry (DesmiFlowSheet *self)
{
  GtkText *old = self->entry, *entry = NULL;
  gboolean focus = old != NULL && gtk_widget_has_focus (GTK_WIDGET (old));

  self->state = DESMI_FLOW_SHEET_RESTING;
  self->refused = FALSE;
  if (desmi_flow_sheet_get_n_rows (self) > 0)
    entry = take_entry (self);
  self->entry = entry;
  if (entry != NULL)
    {
      desmi_flow_sheet_speak_cell (self);
      if (focus)
        gtk_widget_grab_focus (GTK_WIDGET (entry));
    }
  gtk_popover_popdown (self->popover);
  if (old != NULL)
    gtk_widget_set_child_visible (GTK_WIDGET (old), FALSE);
  desmi_flow_sheet_show_draft (self, focus);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What is typed stays in its cell, marked, and is not counted. */
static void
keep_typed (DesmiFlowSheet *self, const char *sentence)
{
  desmi_flow_grid_put_draft (self->grid, self->row, self->month,
                             gtk_editable_get_text (GTK_EDITABLE (self->entry)), sentence);
  desmi_flow_sheet_set_state (self, DESMI_FLOW_SHEET_RESTING, "");
  g_signal_emit_by_name (self, "kept");
}

/* Whether the count may go into its cell: somebody else may have written there since it was begun.
 */
static gboolean
may_replace (DesmiFlowSheet *self, gint64 count, GError **error)
{
  gint64           known = get_known (self);
  g_autofree char *text = NULL, *sentence = NULL;

  if (known == self->base || known == count)
    return TRUE;
  text = desmi_flow_grid_dup_text (self->grid, self->row, self->month);
  sentence = desmi_typed_dup_question (text);
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT, sentence);
  return FALSE;
}

/**
 * desmi_flow_sheet_answer:
 *
 * Enter was pressed: if the sentence beside the cell asks whether to replace what is there, it is
 * replaced. Nothing else answers that, so that going on replaces nothing.
 */
void
desmi_flow_sheet_answer (DesmiFlowSheet *self)
{
  if (self->is_asked && self->state != DESMI_FLOW_SHEET_RESTING && self->asked == get_known (self))
    self->base = self->asked;
}

/* Takes what is being typed if it can be read; else what is wrong with it. */
static gboolean
take_typed (DesmiFlowSheet *self, GError **error)
{
  DesmiFlowChange    change = { self->row, self->month, 0 };
  g_autoptr (GArray) changes = NULL;

  if (!desmi_flow_grid_read (self->grid, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                             &change.count, error)
      || !may_replace (self, change.count, error))
    return FALSE;
  desmi_flow_sheet_set_state (self, DESMI_FLOW_SHEET_RESTING, "");
  changes = g_array_new (FALSE, FALSE, sizeof (DesmiFlowChange));
  g_array_append_val (changes, change);
  desmi_flow_sheet_want (self, changes, NULL);
  return TRUE;
}

/**
 * desmi_flow_sheet_commit:
 *
 * Takes what is being typed, or says beside the cell why not; then the text stays. A number below
 * zero stays in the cell, too, but holds nobody up. Where the cell holds another count than when
 * the typing began, the sentence asks for Enter first.
 *
 * Returns: whether nothing is being typed any more
 */
gboolean
desmi_flow_sheet_commit (DesmiFlowSheet *self)
{
  g_autoptr (GError) error = NULL;

  if (self->state == DESMI_FLOW_SHEET_RESTING || self->entry == NULL || take_typed (self, &error))
    return TRUE;
  if (desmi_flow_text_is_negative (gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    {
      keep_typed (self, error->message);
      return TRUE;
    }
  set_refused (self, error->message);
  self->is_asked = g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT);
  self->asked = get_known (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return FALSE;
}

/**
 * desmi_flow_sheet_settle:
 *
 * Ends the typing, since the sheet is about to be another: what can be read is taken, and what
 * cannot is kept in its cell.
 */
void
desmi_flow_sheet_settle (DesmiFlowSheet *self)
{
  g_autoptr (GError) error = NULL;

  if (self->grid != NULL && self->entry != NULL && self->state != DESMI_FLOW_SHEET_RESTING
      && !take_typed (self, &error))
    keep_typed (self, error->message);
}

/**
 * desmi_flow_sheet_begin_edit:
 *
 * Lets the cell's count be changed as text.
 */
void
desmi_flow_sheet_begin_edit (DesmiFlowSheet *self)
{
  const DesmiFlowDraft *draft;
  g_autofree char      *text = NULL;
  gint64                count;

  if (self->entry == NULL || !self->can_edit || self->state == DESMI_FLOW_SHEET_EDITING)
    return;
  if (self->state == DESMI_FLOW_SHEET_TYPING)
    {
      self->state = DESMI_FLOW_SHEET_EDITING;
      return;
    }
  self->base = get_known (self);
  count = desmi_flow_grid_get_count (self->grid, self->row, self->month);
  draft = desmi_flow_grid_get_draft (self->grid, self->row, self->month);
  if (draft != NULL)
    text = g_strdup (draft->text);
  else
    text = count > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : g_strdup ("");
  desmi_flow_sheet_set_state (self, DESMI_FLOW_SHEET_EDITING, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * desmi_flow_sheet_get_error:
 *
 * Returns: (nullable): what is said beside the cell
 */
const char *
desmi_flow_sheet_get_error (DesmiFlowSheet *self)
{
  return self->refused ? gtk_label_get_label (self->sentence) : NULL;
}
