/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the sample district: their views, what a click opens, what leaves them. */
#include "ui-fixture.h"

#include <string.h>

typedef struct
{
  char    *text;
  gboolean is_there;
} Clipped;

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Clipped *clipped = user_data;

  clipped->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  clipped->is_there = TRUE;
}

static gboolean
is_clipped (gpointer clipped)
{
  return ((Clipped *) clipped)->is_there;
}

/* The lines on the clipboard. */
static GStrv
read_lines (UiFixture *self)
{
  Clipped clipped = { NULL, FALSE };
  GStrv   lines;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), NULL,
                                 text_cb, &clipped);
  ui_wait (is_clipped, &clipped, "the clipboard");
  g_assert_nonnull (clipped.text);
  lines = g_strsplit (g_strchomp (clipped.text), "\n", -1);
  g_free (clipped.text);
  return lines;
}

static gboolean
has_table (gpointer window)
{
  return gdk_content_formats_contain_mime_type (
      gdk_clipboard_get_formats (gtk_widget_get_clipboard (window)), "text/html");
}

static GStrv
copy_villages (UiFixture *self, DesmiVillagesPage *page)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)), "");
  gtk_widget_activate_action (GTK_WIDGET (page), "villages.copy", NULL);
  ui_wait (has_table, self->window, "the villages on the clipboard");
  return read_lines (self);
}

/* Nothing selected: all of them, in the order shown and with every column; else the selected. */
static void
test_copy_villages (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autoptr (DesmiVillage) third = NULL;
  g_auto (GStrv)           all = NULL, one = NULL, cells = NULL, titles = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  third = ui_get_village (page, 2);
  all = copy_villages (self, page);
  g_assert_cmpuint (g_strv_length (all), ==, 1 + UI_SAMPLE_VILLAGES);
  titles = g_strsplit (all[0], "\t", -1);
  cells = g_strsplit (all[3], "\t", -1);
  g_assert_cmpuint (g_strv_length (titles), ==, 10);
  g_assert_cmpstr (titles[0], ==, "Code");
  g_assert_cmpstr (titles[6], ==, "P1 Migration service centre");
  g_assert_cmpuint (g_strv_length (cells), ==, 10);
  g_assert_cmpstr (cells[0], ==, third->code);
  g_assert_cmpstr (cells[1], ==, third->name);
  g_assert_cmpstr (cells[4], ==, "Active");
  g_assert_true (g_str_has_suffix (cells[6], "%"));
  desmi_villages_page_select (page, 2, TRUE);
  ui_settle ();
  one = copy_villages (self, page);
  g_assert_cmpuint (g_strv_length (one), ==, 2);
  g_assert_cmpstr (one[0], ==, all[0]);
  g_assert_cmpstr (one[1], ==, all[3]);
}

static gboolean
has_message (gpointer fixture)
{
  return ui_has_dialog (fixture);
}

/* The menu says in a line each why there are no pie, radar and 3-D charts. */
static void
test_reasons (UiFixture *self, gconstpointer unused)
{
  GtkWindow  *dialog;
  const char *text;

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "chart-reasons", NULL);
  ui_wait (has_message, self, "the reasons");
  ui_settle ();
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  text = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog));
  g_assert_nonnull (strstr (text, "no pie charts:"));
  g_assert_nonnull (strstr (text, "no radar charts:"));
  g_assert_nonnull (strstr (text, "no 3-D charts:"));
  ui_picture (GTK_WIDGET (dialog), "reasons");
  gtk_window_destroy (dialog);
  ui_settle ();
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
#define ADD(path, sample, function)                                                                \
  g_test_add (path, UiFixture, sample, ui_set_up, function, ui_tear_down)
  ADD ("/pages/copy-villages", "sample", test_copy_villages);
  ADD ("/pages/reasons", NULL, test_reasons);
  status = g_test_run ();
  ui_done ();
  return status;
}
