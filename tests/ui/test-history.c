/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: opened, looked into, gone back in and forth again, and the person's name. */
#include "ui-fixture.h"

#include "ui/history/desmi-history-view.h"

static gboolean
shows_steps (gpointer data)
{
  UiFixture *self = data;

  return g_strcmp0 (desmi_window_get_page_name (self->window), DESMI_HISTORY_PAGE_NAME) == 0
         && ui_has_label (desmi_window_get_page (self->window), "langkah tiga");
}

static gboolean
shows_change (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (desmi_window_get_page (self->window), "Nama 2")
         && ui_has_label (desmi_window_get_page (self->window), "Nama 3");
}

static gboolean
says_undone (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "3 steps undone");
}

static gboolean
says_redone (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "3 steps done again");
}

static void
make_steps (DesmiStore *store)
{
  static const char *const labels[] = { "langkah satu", "langkah dua", "langkah tiga" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (DesmiEdit) edit = desmi_edit_new (labels[i]);
      g_autoptr (GError)    error = NULL;
      g_autofree char      *name = g_strdup_printf ("Nama %u", i + 1);

      desmi_edit_set_profile (edit, "32.12.16.2004", "head_name", name);
      g_assert_true (desmi_store_apply (store, edit, NULL, &error));
      g_assert_no_error (error);
    }
}

static void
test_page (UiFixture *self, gconstpointer data)
{
  DesmiStore            *store = desmi_session_get_store (desmi_window_get_session (self->window));
  g_autoptr (DesmiTable) before = desmi_store_lookup (store, "history", NULL, NULL, NULL, NULL);
  g_autoptr (DesmiTable) after = NULL;
  const gint64 base = desmi_table_get_n_rows (before) > 0 ? desmi_table_get_int (before, 0, 0) : 0;

  g_object_set (desmi_window_get_session (self->window), "user", "Ibu Wati", NULL);
  make_steps (store);
  ui_activate (self, "history", NULL);
  ui_wait (shows_steps, self, "the steps");
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "Ibu Wati"));
  ui_wait (shows_change, self, "what the newest changed, before and after");
  ui_picture (GTK_WIDGET (self->window), "history");
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "history-to",
                                  g_variant_new_int64 (base));
  ui_wait (says_undone, self, "three steps undone");
  after = desmi_store_lookup (store, "history", NULL, NULL, NULL, NULL);
  g_assert_cmpstr (desmi_table_get_text (after, 0, 5), ==, "undone");
  g_assert_cmpstr (desmi_table_get_text (after, 2, 5), ==, "undone");
  ui_settle ();
  g_assert_true (ui_has_label (desmi_window_get_page (self->window), "undone"));
  /* the newest step is chosen still: its button does all of it again */
  g_assert_true (
      gtk_widget_activate_action (desmi_window_get_page (self->window), "history.return", NULL));
  ui_wait (says_redone, self, "three steps done again");
  g_assert_null (desmi_store_get_redo_label (store));
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  g_test_add ("/ui/history/page", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_page,
              ui_tear_down);
  result = g_test_run ();
  ui_done ();
  return result;
}
