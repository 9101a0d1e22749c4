/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of villages as a spreadsheet's user expects it: columns in an order of one's own, and
 * views that are kept by name. */
#include "list-fixture.h"
#include "test-platform.h"

#include "ui/desmi-saved-views.h"
#include "ui/villages/desmi-village-layout.h"

#define ADD(name, func) g_test_add (name, UiFixture, "sample", ui_set_up, func, ui_tear_down)

typedef struct
{
  GtkWidget  *view;
  const char *layout;
} Layout;

static gboolean
has_layout (gpointer data)
{
  Layout          *layout = data;
  g_autofree char *now = desmi_village_layout_dup (GTK_COLUMN_VIEW (layout->view));

  return g_strcmp0 (now, layout->layout) == 0;
}

static void
wait_layout (GtkWidget *view, const char *layout)
{
  Layout wanted = { view, layout };

  ui_wait (has_layout, &wanted, layout);
}

static GtkWidget *
find_menu_button (GtkWidget *root, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (root)
      && g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_button (child, label);
  return found;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Returns: the popover of the button, open */
static GtkWidget *
open_menu (GtkWidget *root, const char *label)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find_menu_button (root, label));
  GtkWidget     *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));

  gtk_menu_button_popup (button);
  ui_wait (is_mapped, popover, "the popover to open");
  return popover;
}

/* Columns are chosen, ordered by keyboard and remembered, and a step back takes them back. */
static void
test_columns (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *view = list_get_view (page), *chooser, *row, *button;
  DesmiSession      *session = list_get_session (self);
  g_autofree char   *usual = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  usual = desmi_village_layout_dup (GTK_COLUMN_VIEW (view));
  desmi_session_set_columns (session, "name:180,status,population");
  wait_layout (view, "name:180,status,population");
  g_assert_true (ui_has_label (gtk_widget_get_first_child (view), "Population"));
  chooser = open_menu (GTK_WIDGET (page), "_Columns");
  row = gtk_widget_get_ancestor (ui_find (chooser, GTK_TYPE_CHECK_BUTTON, "Population"),
                                 GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (ui_send_key_with (row, GDK_KEY_Up, GDK_ALT_MASK));
  /* the button stays under the finger: the next press is no other one's */
  button = ui_find (row, GTK_TYPE_BUTTON, "Population: Further to the end (Alt+Down)");
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  ui_settle ();
  g_assert_true (gtk_widget_has_focus (button));
  g_assert_true (ui_send_key_with (row, GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_true (gtk_widget_has_focus (button));
  g_assert_cmpstr (desmi_view_state_get (desmi_session_get_state (session), DESMI_VIEW_COLUMNS), ==,
                   "name:180,population,status");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (ui_find (chooser, GTK_TYPE_CHECK_BUTTON, "Telephone")), TRUE);
  wait_layout (view, "name:180,population,status,phone");
  g_assert_false (gtk_widget_get_sensitive (ui_find (chooser, GTK_TYPE_CHECK_BUTTON, "Village")));
  g_assert_nonnull (ui_find (chooser, GTK_TYPE_CHECK_BUTTON, "Kuwu"));
  g_assert_true (desmi_session_go (session, -1));
  wait_layout (view, "name:180,population,status");
  desmi_session_set_columns (session, NULL);
  wait_layout (view, usual);
}

static gboolean
is_empty_store (gpointer fixture)
{
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (list_get_store (fixture), "register-saved-view", NULL,
                            desmi_locale_get_english (), NULL, NULL);

  return desmi_table_get_n_rows (table) == 0;
}

static gboolean
shows_view (gpointer views)
{
  return ui_has_label (views, "View: Who lacks one");
}

static gboolean
shows_no_view (gpointer views)
{
  return ui_has_label (views, "Views");
}

static GtkWidget *
get_popover (GtkWidget *views)
{
  return GTK_WIDGET (
      gtk_menu_button_get_popover (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (views)))));
}

static gboolean
has_row (gpointer popover)
{
  return ui_find (popover, GTK_TYPE_LIST_BOX_ROW, "Who lacks one") != NULL;
}

/* The row with the focus goes, and what is left of the popover has it. */
static void
delete_by_keyboard (UiFixture *self, GtkWidget *popover, GtkWidget *entry)
{
  GtkWidget *trash;

  gtk_popover_popup (GTK_POPOVER (popover));
  ui_wait (is_mapped, popover, "the popover to open");
  trash = ui_find (popover, GTK_TYPE_BUTTON, "Who lacks one: Delete; can be undone");
  g_assert_true (gtk_widget_grab_focus (trash));
  list_click (trash);
  ui_wait (is_empty_store, self, "the view to go again");
  while (has_row (popover))
    g_main_context_iteration (NULL, TRUE);
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (self->window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), entry));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* A view is saved by name, chosen again, renamed, and deleted; each is undone in one step. */
static void
test_saved_views (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *views = ui_find (GTK_WIDGET (page), DESMI_TYPE_SAVED_VIEWS, NULL);
  GtkWidget         *popover = get_popover (views), *entry;
  guint              n = list_count (self, DESMI_CONDITION_OFFICER, 2, -1);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  list_set_filter (self, "officer", "without");
  desmi_session_set_columns (list_get_session (self), "name,phone");
  ui_wait_rows (page, n);
  entry = ui_find (popover, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Who lacks one");
  list_click (ui_find (popover, GTK_TYPE_BUTTON, "Add"));
  ui_wait (shows_view, views, "the view that is shown");
  list_set_filter (self, "officer", NULL);
  desmi_session_set_columns (list_get_session (self), NULL);
  ui_wait (shows_no_view, views, "another one");
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  ui_wait (has_row, popover, "the saved view in the list");
  g_signal_emit_by_name (ui_find (popover, GTK_TYPE_LIST_BOX, NULL), "row-activated",
                         ui_find (popover, GTK_TYPE_LIST_BOX_ROW, "Who lacks one"));
  ui_wait_rows (page, n);
  g_assert_cmpstr (list_get_filter (self, "officer"), ==, "without");
  wait_layout (list_get_view (page), "name,phone");
  list_click (ui_find (popover, GTK_TYPE_BUTTON, "Who lacks one: Rename"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Nobody");
  list_click (ui_find (popover, GTK_TYPE_BUTTON, "Rename"));
  ui_wait (ui_can_undo, self, "undo");
  while (!ui_has_label (views, "View: Nobody"))
    g_main_context_iteration (NULL, TRUE);
  ui_activate (self, "undo", NULL);
  ui_wait (shows_view, views, "the name as it was");
  list_click (ui_find (popover, GTK_TYPE_BUTTON, "Who lacks one: Delete; can be undone"));
  ui_wait (is_empty_store, self, "the view to go");
  ui_wait (shows_no_view, views, "no view");
  ui_activate (self, "undo", NULL);
  ui_wait (shows_view, views, "the view again");
  delete_by_keyboard (self, popover, entry);
}

static gboolean
is_refused (gpointer views)
{
  GtkWidget *entry = ui_find (get_popover (views), GTK_TYPE_ENTRY, NULL);

  return gtk_widget_get_sensitive (entry)
         && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "Who lacks one");
}

static gboolean
can_save (gpointer popover)
{
  return gtk_widget_get_sensitive (ui_find (popover, GTK_TYPE_BUTTON, "Add"));
}

/* A name that a full disk does not take stays where it was typed, also when the popover closes. */
static void
test_name_is_kept (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *views = ui_find (GTK_WIDGET (page), DESMI_TYPE_SAVED_VIEWS, NULL);
  GtkWidget         *popover = get_popover (views);
  GtkEditable       *entry = GTK_EDITABLE (ui_find (popover, GTK_TYPE_ENTRY, NULL));

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  gtk_editable_set_text (entry, "Who lacks one");
  ui_wait (can_save, popover, "the views that there are");
  if (!test_set_room (1))
    return;
  list_click (ui_find (popover, GTK_TYPE_BUTTON, "Add"));
  ui_wait (is_refused, views, "the name to be refused");
  test_set_room (0);
  g_signal_emit_by_name (popover, "closed");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Who lacks one");
  list_click (ui_find (popover, GTK_TYPE_BUTTON, "Add"));
  ui_wait (shows_view, views, "the view that is shown");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/list-views/columns", test_columns);
  ADD ("/list-views/saved-views", test_saved_views);
  ADD ("/list-views/name-is-kept", test_name_is_kept);
  status = g_test_run ();
  ui_done ();
  return status;
}
