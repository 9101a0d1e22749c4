/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft-fixture.h"

#include "app/desmi-draft.h"

#define RESTORED "What you had not finished was restored"

gboolean
draft_is_restored (gpointer form)
{
  return ui_has_label (form, RESTORED);
}

gboolean
draft_no_form (gpointer fixture)
{
  return ui_find_dialog (fixture, DESMI_TYPE_FORM) == NULL;
}

void
draft_close_form (UiFixture *self, DesmiForm *form)
{
  /* as Escape does */
  gtk_widget_activate_action (GTK_WIDGET (form), "window.close", NULL);
  ui_wait (draft_no_form, self, "the form to close");
  ui_settle ();
  desmi_draft_wait_kept ();
}

gboolean
draft_has_drafts (gpointer unused)
{
  g_autofree char *folder
      = g_build_filename (g_get_user_state_dir (), "desmigratif", "drafts", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  /* one that is being written has a suffix yet */
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strchr (name, '.') == NULL)
      return TRUE;
  return FALSE;
}

gboolean
draft_no_drafts (gpointer unused)
{
  return !draft_has_drafts (NULL);
}

GtkWindow *
draft_find_list (UiFixture *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), "Unfinished Forms") == 0)
        return window;
    }
  return NULL;
}

gboolean
draft_has_no_list (gpointer data)
{
  return draft_find_list (data) == NULL;
}

/* The button of the only form in the list. */
void
draft_press_in_list (UiFixture *self, const char *what)
{
  GtkWidget *label = GTK_WIDGET (ui_find_label (GTK_WIDGET (draft_find_list (self)), what));

  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
}

gboolean
draft_has_restored (gpointer data)
{
  GtkWindow *form = ui_find_dialog (data, DESMI_TYPE_FORM);

  return form != NULL && draft_is_restored (form);
}

static gboolean
has_any_list (gpointer data)
{
  GtkWindow *list = draft_find_list (data);

  return list != NULL && ui_has_label (GTK_WIDGET (list), "Go There");
}

/* Back to what was left half-typed, wherever somebody is now. */
DesmiForm *
draft_go_on (UiFixture *self)
{
  ui_activate (self, "page", "overview");
  ui_settle ();
  ui_activate (self, "kept-forms", NULL);
  ui_wait (has_any_list, self, "the list of kept forms");
  draft_press_in_list (self, "Go There");
  ui_wait (draft_has_no_list, self, "the list to close");
  ui_wait (draft_has_restored, self, "the form with what was typed");
  return DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
}
