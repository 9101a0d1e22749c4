/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole window on a copy of the sample district: start, pages, search, and what goes wrong. */
#include "ui-fixture.h"

#include "ui/villages/desmi-village-page.h"

#include "app/desmi-village-list.h"
#include "ui/widgets/desmi-chart-card.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-new-district.h"
#include "ui/villages/desmi-status-form.h"

#include <glib/gstdio.h>

#define DISTRICTS 514

static void
test_start (UiFixture *self, gconstpointer unused)
{
  g_assert_false (ui_has_store (self->window));
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "Welcome to Desmigratif"));
  g_assert_nonnull (
      ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Try the Sample District"));
  g_assert_nonnull (ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Open a District…"));
  g_assert_nonnull (ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "New District…"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "undo"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "enrol"));
  ui_picture (GTK_WIDGET (self->window), "start");
}

static gboolean
has_districts (gpointer dialog)
{
  return desmi_new_district_get_n_shown (dialog) > 0;
}

static void
test_new_district (UiFixture *self, gconstpointer unused)
{
  DesmiNewDistrict *dialog;
  GtkWidget        *create;

  desmi_window_ask_new (self->window);
  dialog = DESMI_NEW_DISTRICT (ui_find_dialog (self, DESMI_TYPE_NEW_DISTRICT));
  ui_wait (has_districts, dialog, "the districts");
  ui_settle ();
  g_assert_cmpuint (desmi_new_district_get_n_shown (dialog), ==, DISTRICTS);
  /* nothing is created that was not chosen */
  create = ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Create");
  g_assert_false (gtk_widget_get_sensitive (create));
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (dialog))));
  desmi_new_district_search (dialog, "indramajoe");
  g_assert_cmpuint (desmi_new_district_get_n_shown (dialog), ==, 1);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "Kabupaten Indramayu"));
  g_assert_false (gtk_widget_get_sensitive (create));
  g_signal_emit_by_name (ui_find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  g_assert_true (gtk_widget_get_sensitive (create));
  ui_picture (GTK_WIDGET (dialog), "new-district");
  desmi_new_district_search (dialog, "32.12");
  g_assert_cmpuint (desmi_new_district_get_n_shown (dialog), ==, 1);
  desmi_new_district_search (dialog, "no such place");
  g_assert_cmpuint (desmi_new_district_get_n_shown (dialog), ==, 0);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "No Such District"));
}

static gboolean
offers_villages (gpointer window)
{
  return ui_has_label (window, "No Pillar Data Yet")
         && ui_find (window, GTK_TYPE_BUTTON, "Add Village…") != NULL
         && ui_find (window, GTK_TYPE_BUTTON, "Update Now") != NULL;
}

static gboolean
offers_reports (gpointer window)
{
  return ui_has_label (window, "No village has reported on its pillars.");
}

static gboolean
says_no_flows (gpointer window)
{
  return ui_has_label (window, "No Worker Flows Yet");
}

static void
test_create (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Enrol");

  desmi_window_create (self->window, self->path, "33.07");
  ui_wait (ui_has_store, self->window, "the new district");
  ui_settle ();
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (self->window)),
                                   "Kabupaten Wonosobo · 33.07"));
  ui_activate (self, "page", "overview");
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "No Data Yet"));
  ui_picture (GTK_WIDGET (self->window), "empty-overview");
  ui_activate (self, "page", "pillars");
  ui_settle ();
  g_assert_nonnull (ui_find (GTK_WIDGET (self->window), GTK_TYPE_DROP_DOWN, "Quarter: none yet"));
  ui_wait (offers_villages, self->window, "what to do without villages");
  ui_picture (GTK_WIDGET (self->window), "empty-pillars");
  ui_activate (self, "page", "flows");
  ui_wait (says_no_flows, self->window, "what to do without flows");
  ui_picture (GTK_WIDGET (self->window), "empty-flows");
  ui_activate (self, "page", "villages");
  ui_settle ();
  ui_wait_rows (DESMI_VILLAGES_PAGE (desmi_window_get_page (self->window)), 0);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "No Programme Village Yet"));
  desmi_edit_enrol (edit, "33.07.01.2001", "desmigratif", 2018, NULL, NULL);
  g_assert_true (desmi_store_apply (
      desmi_session_get_store (desmi_window_get_session (self->window)), edit, NULL, NULL));
  ui_activate (self, "page", "pillars");
  ui_wait (offers_reports, self->window, "what to do with a village");
}

static gboolean
shows_figures (gpointer window)
{
  return ui_has_label (window, "2,315");
}

static void
test_overview (UiFixture *self, gconstpointer unused)
{
  ui_activate (self, "page", "overview");
  desmi_session_set_period (desmi_window_get_session (self->window), "2023");
  /* the sample's own sums */
  ui_wait (shows_figures, self->window, "the figures of 2023");
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "547"));
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "Sample data"));
  g_assert_nonnull (ui_find (GTK_WIDGET (self->window), G_TYPE_NONE,
                             "Programme villages: 30, 30 active · 0 suspended"));
  ui_picture (GTK_WIDGET (self->window), "overview");
}

static void
test_pages (UiFixture *self, gconstpointer unused)
{
  static const char *const pages[]
      = { "villages", "flows", "pillars", "decks", "updates", "quality", "history", "overview" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ui_activate (self, "page", pages[i]);
      ui_wait (ui_is_page, self, pages[i]);
      g_assert_cmpstr (desmi_window_get_page_name (self->window), ==, pages[i]);
      ui_settle ();
      ui_picture (GTK_WIDGET (self->window), pages[i]);
    }
}

/* Old and new spellings find each other, codes are found, and names of 300 characters or with
 * quotes do no harm. */
static void
test_search (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autofree char         *long_text = g_strnfill (300, 'x');
  g_autoptr (DesmiVillage) village = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  ui_search (page, "kertadjaja", 1);
  village = ui_get_village (page, 0);
  g_assert_cmpstr (village->name, ==, "Kertajaya");
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (page), "1 of 30 villages"));
  ui_search (page, "Tugu", 2);
  ui_search (page, "32.12.16", 1);
  ui_search (page, long_text, 0);
  ui_search (page, "\"' OR 1=1 --", 0);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (page), "No Village Found"));
  gtk_widget_activate_action (GTK_WIDGET (page), "villages.show-all", NULL);
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
}

/* Rows that cannot be read do not stay blank without a word. */
static void
test_unread (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  g_autoptr (GError) error
      = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is gone.");

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_signal_emit_by_name (desmi_villages_page_get_list (page), "failed", error);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (page), "The disk is gone."));
  ui_picture (GTK_WIDGET (self->window), "unread");
  gtk_widget_activate_action (GTK_WIDGET (page), "villages.retry", NULL);
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_assert_false (ui_has_label (GTK_WIDGET (page), "The disk is gone."));
}

static void
assert_refused (UiFixture *self, const char *path, const char *name)
{
  GtkWindow *dialog;

  desmi_window_open_path (self->window, path);
  ui_wait (ui_has_dialog, self, name);
  ui_settle ();
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (strlen (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog))), >, 20);
  g_assert_nonnull (ui_find (GTK_WIDGET (dialog), GTK_TYPE_EXPANDER, "Details"));
  g_assert_false (ui_has_store (self->window));
  ui_picture (GTK_WIDGET (dialog), name);
  gtk_window_destroy (dialog);
  ui_settle ();
}

static void
test_bad_files (UiFixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *name, *content;
  } files[] = { { "empty", "" },
                { "text", "this is no district file, it is a letter" },
                { "half", "SQLite format 3" } };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *path = g_strdup_printf ("%s/%s.desmigratif", self->folder, files[i].name);
      g_autofree char   *content = NULL;

      g_assert_true (g_file_set_contents (path, files[i].content, -1, &error));
      assert_refused (self, path, files[i].name);
      g_assert_true (g_file_get_contents (path, &content, NULL, &error));
      g_assert_cmpstr (content, ==, files[i].content);
    }
  assert_refused (self, self->folder, "directory");
  assert_refused (self, "/nowhere/at/all.desmigratif", "absent");
}

/* A file that cannot be written is shown, and every way to change it is closed. */
static void
test_read_only (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page;

  desmi_session_close (desmi_window_get_session (self->window));
  ui_settle ();
  g_chmod (self->path, 0444);
  ui_open (self, self->path);
  if (!desmi_store_get_read_only (
          desmi_session_get_store (desmi_window_get_session (self->window))))
    {
      g_test_skip ("the file system lets this user write everywhere");
      return;
    }
  page = ui_go_to_villages (self);
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window),
                               "This file cannot be written, so it is opened to view"));
  desmi_villages_page_select (page, 0, TRUE);
  g_assert_null (desmi_villages_page_edit (page));
  g_assert_null (desmi_villages_page_enrol (page));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "enrol"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "update"));
}

/* A row says which village it is, a cell its column and its value. */
static void
test_cells (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_assert_nonnull (ui_find (GTK_WIDGET (page), G_TYPE_NONE, "Village: Dadap"));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), G_TYPE_NONE, "Dadap, Juntinyuat"));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), G_TYPE_NONE, "Status: Active"));
}

/* Everything fits into 1024 x 700, also with text of 200 %. */
static void
test_small (UiFixture *self, gconstpointer unused)
{
  static const char *const pages[]
      = { "overview", "villages", "flows", "pillars", "decks", "updates", "quality", "history" };

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1024, 700);
  for (int large = 0; large < 2; large++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (large + 1) * 96 * 1024, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
        {
          g_autofree char *name = g_strdup_printf ("small-%s-%d", pages[i], large);
          int              minimum;

          ui_activate (self, "page", pages[i]);
          ui_wait (ui_is_page, self, pages[i]);
          ui_settle ();
          gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                              NULL, NULL, NULL);
          g_test_message ("%s: %d px", name, minimum);
          g_assert_cmpint (minimum, <=, 1024);
          gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_VERTICAL, 1024, &minimum,
                              NULL, NULL, NULL);
          g_assert_cmpint (minimum, <=, 700);
          ui_picture (GTK_WIDGET (self->window), name);
        }
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static guint
count_keyless (GtkWidget *widget, guint *n_labels)
{
  guint n = 0;

  if (GTK_IS_SHORTCUT_LABEL (widget))
    {
      const char *keys = gtk_shortcut_label_get_accelerator (GTK_SHORTCUT_LABEL (widget));

      (*n_labels)++;
      if (keys == NULL || *keys == '\0')
        g_test_message ("no keys: %s", gtk_widget_get_name (widget));
      return keys == NULL || *keys == '\0' ? 1 : 0;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_keyless (child, n_labels);
  return n;
}

static gboolean
has_shortcuts (gpointer fixture)
{
  return ui_find_dialog (fixture, ADW_TYPE_WINDOW) != NULL;
}

static gboolean
has_no_shortcuts (gpointer fixture)
{
  return !has_shortcuts (fixture);
}

/* A button with a picture and words is spoken once. */
static void
test_spoken_once (UiFixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *page, *name;
  } buttons[] = { { "villages", "Add Village" }, { "overview", "Update" } };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button;

      ui_activate (self, "page", buttons[i].page);
      ui_wait (ui_is_page, self, buttons[i].page);
      ui_settle ();
      button = ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, buttons[i].name);
      g_assert_nonnull (button);
      g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button),
                                                        GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    }
}

/* The shortcuts window knows the keys of every action it names, fits a small screen with text of
 * any size, and leaves nothing behind. */
static void
test_shortcuts (UiFixture *self, gconstpointer unused)
{
  GtkWindow *shortcuts;
  guint      n_labels = 0;
  int        height;

  g_assert_false (has_shortcuts (self));
  ui_activate (self, "show-help-overlay", NULL);
  ui_wait (has_shortcuts, self, "the shortcuts");
  ui_settle ();
  shortcuts = ui_find_dialog (self, ADW_TYPE_WINDOW);
  g_assert_true (ui_has_label (GTK_WIDGET (shortcuts), "Add a programme village"));
  g_assert_cmpuint (count_keyless (GTK_WIDGET (shortcuts), &n_labels), ==, 0);
  g_assert_cmpuint (n_labels, ==, 63);
  gtk_widget_measure (GTK_WIDGET (shortcuts), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL,
                      NULL);
  g_assert_cmpint (height, <, 300);
  ui_picture (GTK_WIDGET (shortcuts), "shortcuts");
  gtk_window_close (shortcuts);
  ui_wait (has_no_shortcuts, self, "the shortcuts to close");
  ui_settle ();
  /* GTK 4.8 hands a hidden window to a screen reader, and falls */
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWindow) top = g_list_model_get_item (gtk_window_get_toplevels (), i);

      g_test_message ("%s %s", G_OBJECT_TYPE_NAME (top), gtk_window_get_title (top));
      g_assert_true (gtk_widget_get_realized (GTK_WIDGET (top)));
    }
}

/* Dark, and high contrast, to be looked at; and no critical on the way. */
static void
test_styles (UiFixture *self, gconstpointer unused)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  ui_activate (self, "page", "overview");
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "dark-overview");
  ui_activate (self, "page", "villages");
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "dark-villages");
  g_assert_true (adw_style_manager_get_dark (manager));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  ui_settle ();
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
#define ADD(path, sample, function)                                                                \
  g_test_add (path, UiFixture, sample, ui_set_up, function, ui_tear_down)
  ADD ("/window/start", NULL, test_start);
  ADD ("/window/new-district", NULL, test_new_district);
  ADD ("/window/create", NULL, test_create);
  ADD ("/window/bad-files", NULL, test_bad_files);
  ADD ("/window/overview", "sample", test_overview);
  ADD ("/window/pages", "sample", test_pages);
  ADD ("/window/search", "sample", test_search);
  ADD ("/window/unread", "sample", test_unread);
  ADD ("/window/spoken-once", "sample", test_spoken_once);
  ADD ("/window/read-only", "sample", test_read_only);
  ADD ("/window/cells", "sample", test_cells);
  ADD ("/window/small", "sample", test_small);
  ADD ("/window/shortcuts", NULL, test_shortcuts);
  ADD ("/window/styles", "sample", test_styles);
  status = g_test_run ();
  ui_done ();
  return status;
}
