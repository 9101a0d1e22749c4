/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a block of cells that cannot be pasted as it is: which cells are no counts, and
 * whether the others are to be pasted. */
#include "ui/villages/desmi-flow-paste-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_SENTENCES 10 /* that a dialog has */
#define LIST_HEIGHT 260  /* px, so that the answers below stay on a small screen with large text */
#define LINE_CHARS 50

/* Scrolled where there are many, or where text is large. */
static GtkWidget *
new_list (const char *text)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  return scroller;
}

static GtkWidget *
new_dialog (DesmiFlowSheet *sheet, const char *heading, const GPtrArray *sentences)
{
  g_autoptr (GString) body = g_string_new (NULL);
  GtkWidget          *dialog;
  guint               more = sentences->len > MAX_SENTENCES ? sentences->len - MAX_SENTENCES : 0;

  for (guint i = 0; i < MIN (sentences->len, MAX_SENTENCES); i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n\n" : "",
                            (const char *) g_ptr_array_index (sentences, i));
  if (more > 0)
    {
      g_string_append (body, "\n\n");
      g_string_append_printf (body, ngettext ("And %u more cell.", "And %u more cells.", more),
                              more);
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (sheet))), heading,
                                   NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_list (body->str));
  return dialog;
}

/**
 * desmi_flow_paste_dialog_refuse:
 * @problems: (element-type utf8): sentences
 *
 * Says why nothing was pasted.
 */
void
desmi_flow_paste_dialog_refuse (DesmiFlowSheet *sheet, const GPtrArray *problems)
{
  GtkWidget *dialog = new_dialog (sheet, _ ("Nothing Was Pasted"), problems);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A block that waits for an answer: it is of the sheet that was shown. */
typedef struct
{
  DesmiFlowSheet *sheet;
  char           *shown;
  GArray         *changes;
  DesmiFlowPaste *paste;
} Block;

static void
free_block (gpointer data, GClosure *closure)
{
  Block *self = data;

  g_object_unref (self->sheet);
  g_free (self->shown);
  g_array_unref (self->changes);
  desmi_flow_paste_free (self->paste);
  g_free (self);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Block               *self = user_data;
  const DesmiFlowGrid *grid = desmi_flow_sheet_get_grid (self->sheet);

  if (g_str_equal (response, "others") && grid != NULL
      && g_str_equal (desmi_flow_grid_get_sheet (grid), self->shown))
    desmi_flow_sheet_take_block (self->sheet, self->changes, self->paste);
}

/**
 * desmi_flow_paste_dialog_ask:
 * @changes: (element-type DesmiFlowChange): of the cells that can be pasted
 * @paste: with the others
 *
 * Names the cells that are no counts, and asks whether the others are to be pasted; then these stay
 * in their cells, marked.
 */
void
desmi_flow_paste_dialog_ask (DesmiFlowSheet *sheet, GArray *changes, const DesmiFlowPaste *paste)
{
  const DesmiFlowGrid  *grid = desmi_flow_sheet_get_grid (sheet);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  Block                *block = g_new0 (Block, 1);
  GtkWidget            *dialog;

  for (guint i = 0; i < paste->unread->len; i++)
    {
      const DesmiFlowUnread *of = g_ptr_array_index (paste->unread, i);
      g_autofree char       *cell = desmi_flow_grid_dup_cell_name (grid, of->row, of->month);

      g_ptr_array_add (sentences, g_strdup_printf ("%s: %s", cell, of->sentence));
    }
  block->sheet = g_object_ref (sheet);
  block->shown = g_strdup (desmi_flow_grid_get_sheet (grid));
  block->changes = g_array_ref (changes);
  block->paste = desmi_flow_paste_copy (paste);
  dialog = new_dialog (sheet, _ ("Some Cells Are No Counts"), sentences);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Paste Nothing"),
                                    "others", _ ("Paste and _Mark These"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "others");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), block, free_block, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
