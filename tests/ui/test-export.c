/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart leaves the window: saved from the dialog, whose choices are kept, and as a picture. */
#include "chart-fixture.h"
#include "test-platform.h"
#include "ui-fixture.h"

#include "app/desmi-export.h"
#include "ui/desmi-settings.h"
#include "ui/widgets/desmi-chart-card.h"
#include "ui/widgets/desmi-export-dialog.h"

#include <glib/gstdio.h>

typedef struct
{
  GtkWidget         *window;
  DesmiChartCard    *card;
  DesmiExportDialog *dialog;
  char              *folder;
  char              *uri; /* nullable: of the file that the window was told of */
} Fixture;

static gboolean
has_scene (gpointer view)
{
  return desmi_chart_view_get_scene (view) != NULL;
}

static gboolean
has_dialog (gpointer unused)
{
  return ui_find_dialog (NULL, DESMI_TYPE_EXPORT_DIALOG) != NULL;
}

static gboolean
has_none (gpointer unused)
{
  return ui_find_dialog (NULL, DESMI_TYPE_EXPORT_DIALOG) == NULL;
}

static gboolean
has_error (gpointer dialog)
{
  return desmi_export_dialog_get_error (dialog) != NULL;
}

static void
open_dialog (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->card), "chart.export", NULL);
  ui_wait (has_dialog, NULL, "the dialog");
  self->dialog = DESMI_EXPORT_DIALOG (ui_find_dialog (NULL, DESMI_TYPE_EXPORT_DIALOG));
  ui_settle ();
}

static void
saved_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *self = user_data;

  g_free (self->uri);
  g_variant_get (parameter, "(ss)", NULL, &self->uri);
}

/* As the window of the program does, which offers to open the file. */
static void
hear_saved (Fixture *self)
{
  static const GActionEntry entry
      = { .name = "saved", .activate = saved_cb, .parameter_type = "(ss)" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = ui_chart_data_new ();

  self->folder = g_dir_make_tmp ("desmi-export-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->window = gtk_window_new ();
  hear_saved (self);
  self->card = DESMI_CHART_CARD (desmi_chart_card_new ());
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->card));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1024, 700);
  desmi_chart_card_set_data (self->card, data);
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait (has_scene, desmi_chart_card_get_view (self->card), "the chart's scene");
  open_dialog (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_autoptr (GSettings)    settings = desmi_settings_new ();
  static const char *const keys[]
      = { "export-format",   "export-width", "export-height", "export-scale",
          "export-outlines", "export-page",  "export-theme" };
  GtkWindow *left = ui_find_dialog (NULL, DESMI_TYPE_EXPORT_DIALOG);
  GDir      *dir = g_dir_open (self->folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->uri);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  if (left != NULL)
    gtk_window_destroy (left);
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_settle ();
}

/* The row whose accessible name begins with @title, as a screen reader would find it. */
static AdwComboRow *
find_row (Fixture *self, const char *title, const char *chosen)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", title, chosen);
  GtkWidget       *row = ui_find (GTK_WIDGET (self->dialog), ADW_TYPE_COMBO_ROW, name);

  if (row == NULL)
    g_error ("no row says “%s”", name);
  return ADW_COMBO_ROW (row);
}

static GtkSpinButton *
find_spin (Fixture *self, const char *title)
{
  GtkWidget *spin = ui_find (GTK_WIDGET (self->dialog), GTK_TYPE_SPIN_BUTTON, title);

  g_assert_nonnull (spin);
  return GTK_SPIN_BUTTON (spin);
}

static gboolean
says (Fixture *self, const char *text)
{
  return ui_has_label (GTK_WIDGET (self->dialog), text);
}

/* Saves and waits until the dialog is gone, and returns what was written. */
static GBytes *
save_as (Fixture *self, const char *name, const char *written)
{
  g_autofree char   *path = g_build_filename (self->folder, name, NULL);
  g_autofree char   *there = g_build_filename (self->folder, written, NULL);
  g_autofree char   *uri = g_filename_to_uri (there, NULL, NULL);
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char              *contents;
  gsize              length;

  desmi_export_dialog_save_to (self->dialog, file);
  ui_wait (has_none, NULL, "the dialog to close");
  g_assert_cmpstr (self->uri, ==, uri);
  g_file_get_contents (there, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static char *
to_text (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
read_be32 (GBytes *bytes, gsize at)
{
  const guint8 *p = (const guint8 *) g_bytes_get_data (bytes, NULL) + at;

  return (guint) p[0] << 24 | (guint) p[1] << 16 | (guint) p[2] << 8 | p[3];
}

/* Each kind has what concerns it, and a sentence says what will come. */
static void
test_kinds (Fixture *self, gconstpointer unused)
{
  AdwComboRow *kind = find_row (self, "Kind", "PNG, a picture");
  GtkWidget   *scale = GTK_WIDGET (find_row (self, "Scale", "2 ×"));
  GtkWidget   *text = GTK_WIDGET (find_row (self, "Text", "As text"));
  GtkWidget   *page = GTK_WIDGET (find_row (self, "Page", "As large as the chart"));
  GtkWidget   *width = GTK_WIDGET (find_spin (self, "Width in pixels"));

  g_assert_true (says (self, "A picture of 3,200 × 1,800 pixels."));
  g_assert_true (gtk_widget_get_mapped (scale) && !gtk_widget_get_mapped (text));
  ui_picture (GTK_WIDGET (self->dialog), "export-png");
  adw_combo_row_set_selected (kind, DESMI_EXPORT_SVG);
  ui_settle ();
  g_assert_true (says (self, "A drawing of 1,600 × 900 pixels"));
  g_assert_true (!gtk_widget_get_mapped (scale) && gtk_widget_get_mapped (text));
  ui_picture (GTK_WIDGET (self->dialog), "export-svg");
  adw_combo_row_set_selected (kind, DESMI_EXPORT_PDF);
  ui_settle ();
  g_assert_true (says (self, "A page of 423 × 238 mm."));
  g_assert_true (gtk_widget_get_mapped (page) && gtk_widget_get_mapped (width));
  adw_combo_row_set_selected (ADW_COMBO_ROW (page), 1);
  ui_settle ();
  g_assert_true (says (self, "A page of A4 across"));
  g_assert_false (gtk_widget_get_mapped (width));
  ui_picture (GTK_WIDGET (self->dialog), "export-pdf");
}

static void
test_png (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = NULL, fast = NULL;
  DesmiExportChoices choices
      = { .format = DESMI_EXPORT_PNG, .width = 800, .height = 450, .scale = 1.25, .fast = TRUE };

  gtk_spin_button_set_value (find_spin (self, "Width in pixels"), 800);
  gtk_spin_button_set_value (find_spin (self, "Height in pixels"), 450);
  adw_combo_row_set_selected (find_row (self, "Scale", "2 ×"), 1);
  ui_settle ();
  g_assert_true (says (self, "A picture of 1,000 × 563 pixels."));
  bytes = save_as (self, "Désa – Ⓐ.PNG", "Désa – Ⓐ.PNG");
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 4, "\x89PNG", 4);
  g_assert_cmpuint (read_be32 (bytes, 16), ==, 1000);
  g_assert_cmpuint (read_be32 (bytes, 20), ==, 563);
  /* what is kept is small */
  fast
      = desmi_chart_data_export (desmi_chart_view_get_data (desmi_chart_card_get_view (self->card)),
                                 &choices, desmi_locale_get_english (), NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, g_bytes_get_size (fast));
}

/* The chosen are there again, also for the next dialog. */
static void
test_remembered (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) outlines = NULL, text = NULL;
  g_autofree char   *drawn = NULL, *written = NULL;

  adw_combo_row_set_selected (find_row (self, "Kind", "PNG, a picture"), DESMI_EXPORT_SVG);
  adw_combo_row_set_selected (find_row (self, "Text", "As text"), 1);
  adw_combo_row_set_selected (find_row (self, "Colours", "For screens"), 1);
  gtk_spin_button_set_value (find_spin (self, "Width in pixels"), 1000);
  outlines = save_as (self, "a.svg", "a.svg");
  drawn = to_text (outlines);
  g_assert_nonnull (strstr (drawn, "width=\"1000\""));
  g_assert_null (strstr (drawn, "<text"));
  open_dialog (self);
  find_row (self, "Kind", "SVG, a drawing");
  find_row (self, "Colours", "For print");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (find_spin (self, "Width in pixels")), ==,
                   1000);
  adw_combo_row_set_selected (find_row (self, "Text", "As outlines"), 0);
  text = save_as (self, "b.svg", "b.svg");
  written = to_text (text);
  g_assert_nonnull (strstr (written, "Where they go"));
  g_assert_nonnull (strstr (written, "Source: test"));
  g_assert_nonnull (strstr (written, "<text"));
}

/* The ending says which kind, whatever was chosen; a name without one gets that of the choice. */
static void
test_endings (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *name, *written, *begins;
  } names[] = {
    { "chart.pdf", "chart.pdf", "%PDF-" },
    { "chart.svg", "chart.svg", "<?xml" },
    { "2024 v1.2", "2024 v1.2.png", "\x89PNG" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = save_as (self, names[i].name, names[i].written);
      g_autofree char   *text = to_text (bytes);

      g_assert_true (g_str_has_prefix (text, names[i].begins));
      open_dialog (self);
    }
}

/* Who gave no ending was not asked about the file that has it; it is told, and may try again. */
static void
test_kept (Fixture *self, gconstpointer unused)
{
  g_autofree char   *path = g_build_filename (self->folder, "chart", NULL);
  g_autofree char   *there = g_strconcat (path, ".png", NULL);
  g_autofree char   *content = NULL;
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_file_set_contents (there, "kept", -1, NULL));
  desmi_export_dialog_save_to (self->dialog, file);
  ui_wait (has_error, self->dialog, "the sentence");
  g_assert_nonnull (strstr (desmi_export_dialog_get_error (self->dialog), "“chart.png” exists"));
  ui_settle ();
  ui_picture (GTK_WIDGET (self->dialog), "export-kept");
  g_assert_true (g_file_get_contents (there, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "kept");
  bytes = save_as (self, "chart.png", "chart.png");
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 4, "\x89PNG", 4);
}

/* What was there stays where the new picture finds no room, and no part of that is left over. */
static void
test_no_room (Fixture *self, gconstpointer unused)
{
  g_autofree char  *path = g_build_filename (self->folder, "chart.png", NULL);
  g_autofree char  *content = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GDir)  folder = NULL;

  g_assert_true (g_file_set_contents (path, "kept", -1, NULL));
  if (!test_set_room (1000))
    return;
  desmi_export_dialog_save_to (self->dialog, file);
  ui_wait (has_error, self->dialog, "the sentence");
  test_set_room (0);
  g_assert_nonnull (
      strstr (desmi_export_dialog_get_error (self->dialog), "“chart.png” could not be written"));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "kept");
  folder = g_dir_open (self->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (folder), ==, "chart.png");
  g_assert_null (g_dir_read_name (folder));
}

static void
test_nowhere (Fixture *self, gconstpointer unused)
{
  g_autofree char  *path = g_build_filename (self->folder, "gone", "chart.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  desmi_export_dialog_save_to (self->dialog, file);
  ui_wait (has_error, self->dialog, "the sentence");
  g_assert_nonnull (
      strstr (desmi_export_dialog_get_error (self->dialog), "“chart.png” could not be written"));
}

/* A size that no machine holds is said before it is tried. */
static void
test_too_large (Fixture *self, gconstpointer unused)
{
  GtkWidget *button = ui_find (GTK_WIDGET (self->dialog), GTK_TYPE_BUTTON, "Save…");

  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_spin_button_set_value (find_spin (self, "Width in pixels"), 10000);
  gtk_spin_button_set_value (find_spin (self, "Height in pixels"), 10000);
  ui_settle ();
  g_assert_true (says (self, "The picture would be too large."));
  g_assert_false (gtk_widget_is_sensitive (button));
  ui_picture (GTK_WIDGET (self->dialog), "export-too-large");
  adw_combo_row_set_selected (find_row (self, "Kind", "PNG, a picture"), DESMI_EXPORT_SVG);
  ui_settle ();
  g_assert_true (gtk_widget_is_sensitive (button));
}

/* The dialog may be closed while the chart is drawn: nothing comes of it. */
static void
test_cancel (Fixture *self, gconstpointer unused)
{
  g_autofree char  *path = g_build_filename (self->folder, "never.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  desmi_export_dialog_save_to (self->dialog, file);
  gtk_window_close (GTK_WINDOW (self->dialog));
  ui_wait (has_none, NULL, "the dialog to close");
  for (int i = 0; i < 10; i++)
    ui_settle ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gboolean
has_texture (gpointer widget)
{
  return gdk_content_formats_contain_gtype (
      gdk_clipboard_get_formats (gtk_widget_get_clipboard (widget)), GDK_TYPE_TEXTURE);
}

static void
test_copy (Fixture *self, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->window), "");
  gtk_widget_activate_action (GTK_WIDGET (self->card), "chart.copy", NULL);
  ui_wait (has_texture, self->window, "the picture on the clipboard");
}

typedef struct
{
  char     buffer[16384];
  gboolean is_there;
} Clipped;

static void
all_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Clipped *clipped = user_data;

  g_assert_true (g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, NULL, NULL));
  clipped->is_there = TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Clipped                 *clipped = user_data;
  const char              *type;
  g_autoptr (GInputStream) stream
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &type, NULL);

  g_assert_nonnull (stream);
  g_input_stream_read_all_async (stream, clipped->buffer, sizeof clipped->buffer - 1,
                                 G_PRIORITY_DEFAULT, NULL, all_read_cb, clipped);
}

static gboolean
is_clipped (gpointer clipped)
{
  return ((Clipped *) clipped)->is_there;
}

static char *
read_clipboard (Fixture *self, const char *type)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->window);
  Clipped       clipped = { "", FALSE };

  if (type == NULL)
    return ui_read_clipboard (self->window);
  gdk_clipboard_read_async (clipboard, (const char *[]){ type, NULL }, G_PRIORITY_DEFAULT, NULL,
                            read_cb, &clipped);
  ui_wait (is_clipped, &clipped, "the clipboard");
  return g_strdup (clipped.buffer);
}

/* The chart's table goes to a spreadsheet and into a letter, whether it is shown or not. */
static void
test_copy_table (Fixture *self, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  for (int shown = 0; shown <= 1; shown++)
    {
      g_autofree char *text = NULL, *tsv = NULL, *html = NULL;

      gdk_clipboard_set_text (gtk_widget_get_clipboard (self->window), "");
      desmi_chart_card_set_show_table (self->card, shown);
      ui_settle ();
      gtk_widget_activate_action (GTK_WIDGET (self->card), "chart.copy-table", NULL);
      text = read_clipboard (self, NULL);
      tsv = read_clipboard (self, "text/tab-separated-values");
      html = read_clipboard (self, "text/html");
      g_test_message ("%s", text);
      g_assert_cmpstr (text, ==, tsv);
      g_assert_true (g_str_has_prefix (text, "From\tTo\t"));
      g_assert_nonnull (strstr (text, "Haurgeulis\tHong Kong\t300"));
      g_assert_nonnull (strstr (html, "Where they go"));
      g_assert_nonnull (strstr (html, "sdval=\"300\""));
      g_assert_nonnull (strstr (html, "Source: test"));
    }
}

/* A table that is sorted by a column is copied so. */
static void
test_copy_sorted (Fixture *self, gconstpointer unused)
{
  g_autofree char                *text = NULL;
  GtkWidget                      *view;
  GtkColumnView                  *columns;
  g_autoptr (GtkColumnViewColumn) count = NULL;

  gtk_window_destroy (GTK_WINDOW (self->dialog));
  desmi_chart_card_set_show_table (self->card, TRUE);
  ui_settle ();
  view = ui_find (GTK_WIDGET (self->card), GTK_TYPE_COLUMN_VIEW, NULL);
  g_assert_nonnull (view);
  columns = GTK_COLUMN_VIEW (view);
  count = g_list_model_get_item (gtk_column_view_get_columns (columns), 2);
  gtk_column_view_sort_by_column (columns, count, GTK_SORT_ASCENDING);
  ui_settle ();
  gtk_widget_activate_action (view, "table.copy", NULL);
  text = read_clipboard (self, NULL);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "\t45"));
  g_assert_true (strstr (text, "\t45") < strstr (text, "\t300"));
}

/* A file does not depend on the screen: neither on its colours nor on the size of its text. */
static void
test_screen (Fixture *self, gconstpointer unused)
{
  AdwStyleManager   *manager = adw_style_manager_get_default ();
  g_autoptr (GBytes) before = NULL, after = NULL;

  before = save_as (self, "before.png", "before.png");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_settle ();
  open_dialog (self);
  ui_picture (GTK_WIDGET (self->dialog), "export-dark-200");
  after = save_as (self, "after.png", "after.png");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  ui_settle ();
  g_assert_true (g_bytes_equal (before, after));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/export/kinds", test_kinds);
  ADD ("/export/png", test_png);
  ADD ("/export/remembered", test_remembered);
  ADD ("/export/endings", test_endings);
  ADD ("/export/kept", test_kept);
  ADD ("/export/no-room", test_no_room);
  ADD ("/export/nowhere", test_nowhere);
  ADD ("/export/too-large", test_too_large);
  ADD ("/export/cancel", test_cancel);
  ADD ("/export/copy", test_copy);
  ADD ("/export/copy-table", test_copy_table);
  ADD ("/export/copy-sorted", test_copy_sorted);
  ADD ("/export/screen", test_screen);
  return g_test_run ();
}
