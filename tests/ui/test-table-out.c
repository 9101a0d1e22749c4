/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables leave the window: every page has one, it is saved where it is told, and hides what it
 * should. */
#include "flow-fixture.h"
#include "list-fixture.h"
#include "ui-fixture.h"

#include "app/desmi-table-sheet.h"
#include "ui/desmi-busy-page.h"
#include "ui/desmi-print-window.h"
#include "ui/desmi-settings.h"
#include "ui/desmi-table-out.h"
#include "ui/desmi-table-save.h"
#include "ui/pillars/desmi-catalogue-window.h"
#include "ui/pillars/desmi-pillars-page.h"
#include "ui/pillars/desmi-target-window.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
has_chooser (gpointer unused)
{
  return ui_find_dialog (NULL, GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL;
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_in_folder (gpointer folder)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (ui_find_dialog (NULL, GTK_TYPE_FILE_CHOOSER_DIALOG));
  g_autoptr (GFile) at = gtk_file_chooser_get_current_folder (chooser);

  return at != NULL && g_strcmp0 (g_file_peek_path (at), folder) == 0;
}

/* Answers the question where with what is offered: the folder that was saved to last, and a name.
 */
static char *
save_in (const char *folder)
{
  GtkFileChooser  *chooser;
  g_autofree char *name = NULL;
  char            *path;

  ui_wait (has_chooser, NULL, "the question where");
  ui_wait (is_in_folder, (gpointer) folder, "the folder of last time");
  chooser = GTK_FILE_CHOOSER (ui_find_dialog (NULL, GTK_TYPE_FILE_CHOOSER_DIALOG));
  name = gtk_file_chooser_get_current_name (chooser);
  path = g_build_filename (folder, name, NULL);
  g_test_message ("saving as %s", path);
  g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_ACCEPT);
  ui_wait (is_there, path, "the workbook");
  return path;
}

static void
remember_folder (const char *folder)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();
  g_autofree char      *uri = g_filename_to_uri (folder, NULL, NULL);

  g_settings_set_string (settings, "table-folder", uri);
}

/* What another program reads; %NULL after skipping the test where there is none. */
static char *
read_back (const char *path)
{
  g_autofree char *script = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "tests", "exchange",
                                              "read-workbook.py", NULL);
  const char      *argv[] = { g_getenv ("DESMI_PYTHON"), "-B", script, path, NULL };
  char            *out = NULL;
  int              status;
  GError          *error = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                     NULL))
    return NULL;
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return out;
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in\n%s", part, text);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

static gboolean
is_told (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "Saved as “Villages.xlsx”");
}

static void
test_villages (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage    *page = ui_go_to_villages (self);
  g_autoptr (GSettings) settings = desmi_settings_new ();
  g_autofree char      *path = NULL, *read = NULL, *folder = NULL, *name = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  /* a village that is looked at is no choice of rows */
  gtk_selection_model_select_item (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (list_get_view (page))), 2, TRUE);
  remember_folder (self->folder);
  ui_activate (self, "save-table", NULL);
  path = save_in (self->folder);
  name = g_path_get_basename (path);
  g_assert_cmpstr (name, ==, "Villages.xlsx");
  read = read_back (path);
  assert_has (read, "SHEET\tData\tA2\tA1:");
  assert_has (read, "\ts\tKenanga\t@");
  assert_has (read, "\tFor whom\t");
  assert_has (read, "\tData as of\t");
  assert_has (read, "\tSample data\t");
  g_assert_cmpuint (count (read, "\nData!A"), ==, UI_SAMPLE_VILLAGES + 1);
  ui_wait (is_told, self, "what came of it");
  g_assert_nonnull (ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Open"));
  folder = g_settings_get_string (settings, "table-folder");
  assert_has (folder, self->folder);
  g_settings_reset (settings, "table-folder");
  g_remove (path);
}

typedef struct
{
  UiFixture *fixture;
  GtkWidget *window; /* that is asked; %NULL: the main one */
  gint64     last;   /* asked at, us */
} Asking;

/* Asks again until the table has been read. */
static gboolean
is_asked_where (gpointer data)
{
  Asking *self = data;
  gint64  now = g_get_monotonic_time ();

  if (has_chooser (NULL) || ui_has_dialog (self->fixture))
    return TRUE;
  if (now - self->last < G_USEC_PER_SEC / 2)
    return FALSE;
  self->last = now;
  if (self->window != NULL)
    gtk_widget_activate_action (self->window, "table-out.save", NULL);
  else
    ui_activate (self->fixture, "save-table", NULL);
  return FALSE;
}

/* Saves the table that is shown, and returns what another program reads in it. */
static char *
save_and_read (UiFixture *self, GtkWidget *window)
{
  Asking           asking = { self, window, 0 };
  g_autofree char *path = NULL;
  char            *read;

  remember_folder (self->folder);
  ui_wait (is_asked_where, &asking, "the question where");
  path = save_in (self->folder);
  read = read_back (path);
  g_remove (path);
  return read;
}

/* A page of the window, or a tab of a village; and what is in its workbook. */
typedef struct
{
  const char *page, *tab, *wanted;
} Place;

static void
test_places (UiFixture *self, gconstpointer unused)
{
  static const Place places[] = {
    { "overview", NULL, "SHEET\tAbout the Data" },
    { "flows", NULL, "Data!A1\ts\t" },
    { "pillars", NULL, "Data!A1\ts\t" },
    { "quality", NULL, "\ts\tFinding\t" },
    { "updates", NULL, "\ts\tWhat came of it\t" },
    { NULL, "report", "\ts\tMean of the villages\t" },
    { NULL, "flows", "\ts\tJan\t" },
  };
  DesmiSession *session = desmi_window_get_session (self->window);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *read = NULL;

      g_test_message ("%s", places[i].page != NULL ? places[i].page : places[i].tab);
      if (places[i].page != NULL)
        ui_activate (self, "page", places[i].page);
      else if (strcmp (places[i].tab, "flows") == 0)
        flow_open_sheet (self);
      else
        desmi_village_page_open (session, "32.12.22.2004", places[i].tab);
      ui_settle ();
      read = save_and_read (self, NULL);
      if (read != NULL)
        assert_has (read, places[i].wanted);
    }
}

static gboolean
has_targets (gpointer unused)
{
  return ui_find_dialog (NULL, DESMI_TYPE_TARGET_WINDOW) != NULL;
}

/* A window beside the main one, which tells of it. */
static void
test_targets (UiFixture *self, gconstpointer unused)
{
  g_autofree char *read = NULL;
  GtkWidget       *page;

  ui_activate (self, "page", "pillars");
  ui_settle ();
  page = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_PILLARS_PAGE, NULL);
  g_assert_true (gtk_widget_activate_action (page, "pillars.targets", NULL));
  ui_wait (has_targets, NULL, "the targets");
  read = save_and_read (self, GTK_WIDGET (ui_find_dialog (NULL, DESMI_TYPE_TARGET_WINDOW)));
  if (read != NULL)
    {
      assert_has (read, "Data!A1\ts\tVillage\t");
      assert_has (read, "\ts\tKenanga\t@");
    }
  gtk_window_destroy (ui_find_dialog (NULL, DESMI_TYPE_TARGET_WINDOW));
}

static gboolean
has_catalogue (gpointer unused)
{
  return ui_find_dialog (NULL, DESMI_TYPE_CATALOGUE_WINDOW) != NULL;
}

/* What the search leaves of it. */
static void
test_catalogue (UiFixture *self, gconstpointer unused)
{
  g_autofree char      *all = NULL, *found = NULL;
  DesmiCatalogueWindow *window;
  GtkWidget            *page;

  ui_activate (self, "page", "pillars");
  ui_settle ();
  page = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_PILLARS_PAGE, NULL);
  g_assert_true (gtk_widget_activate_action (page, "pillars.catalogue", NULL));
  ui_wait (has_catalogue, NULL, "the catalogue");
  window = DESMI_CATALOGUE_WINDOW (ui_find_dialog (NULL, DESMI_TYPE_CATALOGUE_WINDOW));
  all = save_and_read (self, GTK_WIDGET (window));
  desmi_catalogue_window_search (window, "warga_dilayani");
  ui_settle ();
  found = save_and_read (self, GTK_WIDGET (window));
  if (all != NULL && found != NULL)
    {
      assert_has (all, "Data!A2\ts\tProgramme\t");
      assert_has (all, "\ts\tHow it counts\t");
      assert_has (all, "\ts\twarga_dilayani\t");
      assert_has (found, "\ts\twarga_dilayani\t");
      g_assert_cmpuint (count (found, "\nData!A"), <, count (all, "\nData!A"));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A list beside a chart, which the page gives first. */
static void
test_indicators (UiFixture *self, gconstpointer unused)
{
  g_autofree char *read = NULL;
  GtkWidget       *box;

  ui_activate (self, "page", "pillars");
  ui_settle ();
  box = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_TABLE_OUT_BOX, NULL);
  g_assert_nonnull (box);
  g_assert_false (desmi_table_out_find (GTK_WIDGET (self->window)) == box);
  read = save_and_read (self, box);
  if (read == NULL)
    return;
  assert_has (read, "\ts\tIndicator\t");
  assert_has (read, "\ts\tTarget\t");
  assert_has (read, "\tIndicators\t");
}

static gboolean
has_print_window (gpointer unused)
{
  GtkWindow *window = ui_find_dialog (NULL, DESMI_TYPE_PRINT_WINDOW);

  return window != NULL && desmi_print_window_get_n_pages (DESMI_PRINT_WINDOW (window)) > 0;
}

static gboolean
has_none (gpointer unused)
{
  return ui_find_dialog (NULL, DESMI_TYPE_PRINT_WINDOW) == NULL;
}

/* The sheets are shown, one after the other, on the paper that is chosen and remembered. */
static void
test_print (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage    *page = ui_go_to_villages (self);
  g_autoptr (GSettings) settings = desmi_settings_new ();
  g_autofree char      *paper = NULL;
  DesmiPrintWindow     *window;
  GtkWidget            *row;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  ui_activate (self, "print-table", NULL);
  ui_wait (has_print_window, NULL, "the sheets");
  window = DESMI_PRINT_WINDOW (ui_find_dialog (NULL, DESMI_TYPE_PRINT_WINDOW));
  g_assert_cmpuint (desmi_print_window_get_n_pages (window), ==, 2);
  g_assert_true (ui_has_label (GTK_WIDGET (window), "Page 1 of 2"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "print.next", NULL));
  g_assert_cmpuint (desmi_print_window_get_page (window), ==, 1);
  g_assert_true (ui_has_label (GTK_WIDGET (window), "Page 2 of 2"));
  ui_picture (GTK_WIDGET (window), "print");
  row = ui_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, "Paper: A4");
  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), DESMI_PAPER_F4);
  ui_wait (has_print_window, NULL, "the sheets of F4");
  g_assert_cmpuint (desmi_print_window_get_page (window), ==, 0);
  paper = g_settings_get_string (settings, "print-paper");
  g_assert_cmpstr (paper, ==, "f4");
  g_settings_reset (settings, "print-paper");
  gtk_widget_activate_action (GTK_WIDGET (window), "window.close", NULL);
  ui_wait (has_none, NULL, "the end of it");
}

/* What hides nothing is not given to others. */
static void
test_audience (UiFixture *self, gconstpointer unused)
{
  Asking     asking = { self, NULL, 0 };
  GtkWindow *dialog;

  ui_activate (self, "page", "quality");
  ui_activate (self, "audience", "forum");
  ui_settle ();
  ui_wait (is_asked_where, &asking, "the sentence");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "for the district's own people only"));
  g_assert_false (has_chooser (NULL));
  gtk_window_destroy (dialog);
}

/* The list of villages hides itself. */
static void
test_hidden (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  g_autofree char   *read = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  ui_activate (self, "audience", "public");
  ui_settle ();
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  read = save_and_read (self, NULL);
  if (read != NULL)
    assert_has (read, "\ts\tPublic\t@");
}

static DesmiTableSheet *
make_sheet (guint n)
{
  DesmiTableBuilder     *builder = desmi_table_builder_new ("numbers");
  g_autoptr (DesmiTable) table = NULL;

  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_int (builder, 0, i);
    }
  table = desmi_table_builder_end (builder);
  return desmi_table_sheet_new_whole (table, "Numbers", NULL, DESMI_AUDIENCE_INTERNAL,
                                      desmi_locale_get_user ());
}

/* A folder that is not there: a sentence, and no file anywhere. */
static void
test_refused (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiTableSheet) sheet = make_sheet (3);
  g_autofree char            *path = g_build_filename (self->folder, "no", "out.xlsx", NULL);
  g_autoptr (GFile)           file = g_file_new_for_path (path);
  GtkWindow                  *dialog;

  desmi_table_save_to (GTK_WIDGET (self->window), sheet, file);
  ui_wait (ui_has_dialog, self, "the sentence");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "the folder is not there any more."));
  g_assert_false (is_there (path));
  gtk_window_destroy (dialog);
}

static gboolean
has_cancel (gpointer unused)
{
  GtkWidget *page = NULL;

  for (guint i = 0; page == NULL && i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      page = ADW_IS_WINDOW (window) ? ui_find (window, DESMI_TYPE_BUSY_PAGE, NULL) : NULL;
    }
  return page != NULL && gtk_widget_activate_action (page, "busy.cancel", NULL);
}

static gboolean
has_no_window (gpointer unused)
{
  return ui_find_dialog (NULL, ADW_TYPE_WINDOW) == NULL;
}

/* What takes longer shows how far it is, and can be left: then there is no file. */
static void
test_cancel (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiTableSheet) sheet = make_sheet (1500000);
  g_autofree char            *path = g_build_filename (self->folder, "long.xlsx", NULL);
  g_autoptr (GFile)           file = g_file_new_for_path (path);

  desmi_table_save_to (GTK_WIDGET (self->window), sheet, file);
  ui_wait (has_cancel, NULL, "the way out");
  ui_wait (has_no_window, NULL, "its end");
  ui_settle ();
  g_assert_false (is_there (path));
  g_assert_false (ui_has_dialog (self));
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  g_test_add ("/table-out/villages", UiFixture, "sample", ui_set_up, test_villages, ui_tear_down);
  g_test_add ("/table-out/places", UiFixture, "sample", ui_set_up, test_places, ui_tear_down);
  g_test_add ("/table-out/targets", UiFixture, "sample", ui_set_up, test_targets, ui_tear_down);
  g_test_add ("/table-out/catalogue", UiFixture, "sample", ui_set_up, test_catalogue, ui_tear_down);
  g_test_add ("/table-out/indicators", UiFixture, "sample", ui_set_up, test_indicators,
              ui_tear_down);
  g_test_add ("/table-out/print", UiFixture, "sample", ui_set_up, test_print, ui_tear_down);
  g_test_add ("/table-out/audience", UiFixture, "sample", ui_set_up, test_audience, ui_tear_down);
  g_test_add ("/table-out/hidden", UiFixture, "sample", ui_set_up, test_hidden, ui_tear_down);
  g_test_add ("/table-out/cancel", UiFixture, "sample", ui_set_up, test_cancel, ui_tear_down);
  g_test_add ("/table-out/refused", UiFixture, "sample", ui_set_up, test_refused, ui_tear_down);
  result = g_test_run ();
  ui_done ();
  return result;
}
