/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one village: opened, titled, left, and kept fresh. */
#include "ui-fixture.h"

#include "ui/villages/desmi-village-page.h"

#include <string.h>

static gboolean
has_page (gpointer data)
{
  UiFixture *self = data;

  return g_strcmp0 (desmi_window_get_page_name (self->window), DESMI_VILLAGE_PAGE_NAME) == 0;
}

static gboolean
has_title (gpointer data)
{
  UiFixture       *self = data;
  g_autofree char *title = NULL;

  if (!has_page (self))
    return FALSE;
  g_object_get (desmi_window_get_page (self->window), "title", &title, NULL);
  return title != NULL;
}

static gboolean
has_list (gpointer data)
{
  UiFixture *self = data;

  return g_strcmp0 (desmi_window_get_page_name (self->window), "villages") == 0;
}

/* The first village of the list, opened as by Enter. */
static void
open_first (UiFixture *self)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_villages_page_select (page, 0, TRUE);
  ui_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "villages.open", NULL));
  ui_wait (has_title, self, "the village's page");
}

static void
test_open (UiFixture *self, gconstpointer data)
{
  g_autoptr (DesmiVillage) village = NULL;
  g_autofree char         *title = NULL, *subtitle = NULL;
  DesmiVillagesPage       *page = ui_go_to_villages (self);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  village = ui_get_village (page, 0);
  open_first (self);
  g_object_get (desmi_window_get_page (self->window), "title", &title, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (title, ==, village->name);
  g_assert_true (g_str_has_prefix (subtitle, village->code));
  /* the header says it, too */
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), subtitle));
  ui_activate (self, "back", NULL);
  ui_wait (has_list, self, "the list again");
  ui_activate (self, "forward", NULL);
  ui_wait (has_title, self, "the village's page again");
  ui_activate (self, "page", "villages");
  ui_wait (has_list, self, "the list by its name");
}

static gboolean
shows_name (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (desmi_window_get_page (self->window), "Siti Contoh");
}

/* What is changed elsewhere is seen on the page. */
static void
test_fresh (UiFixture *self, gconstpointer data)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiEdit)      edit = desmi_edit_new ("Kepala desa");
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiViewState) state = NULL;

  open_first (self);
  state = desmi_view_state_ref (desmi_session_get_state (session));
  desmi_edit_set_profile (edit, desmi_view_state_get_filter (state, "village"), "head_name",
                          "Siti Contoh");
  g_assert_true (desmi_store_apply (desmi_session_get_store (session), edit, NULL, &error));
  g_assert_no_error (error);
  ui_wait (shows_name, self, "the new name");
}

/* Without a village there is a way to the list. */
static void
test_none (UiFixture *self, gconstpointer data)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_new (DESMI_VILLAGE_PAGE_NAME);

  desmi_session_set_state (desmi_window_get_session (self->window), state);
  ui_wait (has_page, self, "the page without a village");
  ui_settle ();
  g_assert_nonnull (
      ui_find (desmi_window_get_page (self->window), GTK_TYPE_BUTTON, "Open Villages"));
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  g_test_add ("/ui/village-page/open", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_open,
              ui_tear_down);
  g_test_add ("/ui/village-page/fresh", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_fresh,
              ui_tear_down);
  g_test_add ("/ui/village-page/none", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_none,
              ui_tear_down);
  result = g_test_run ();
  ui_done ();
  return result;
}
