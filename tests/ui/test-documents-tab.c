/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of documents of a village's page: files added, a broken photo, taken out, undone. */
#include "ui-fixture.h"

#include "store/desmi-attachment.h"
#include "ui/villages/desmi-document-row.h"
#include "ui/villages/desmi-documents-tab.h"
#include "ui/villages/desmi-thumbnail.h"
#include "ui/villages/desmi-village-page.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define VILLAGE "32.12.16.2004"

static DesmiStore *
get_store (UiFixture *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->window));
}

static gboolean
has_tab (gpointer data)
{
  UiFixture *self = data;

  return ui_find (GTK_WIDGET (self->window), DESMI_TYPE_DOCUMENTS_TAB, NULL) != NULL
         && ui_has_label (GTK_WIDGET (self->window), "The district file holds");
}

static DesmiDocumentsTab *
open_tab (UiFixture *self)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_new (DESMI_VILLAGE_PAGE_NAME);
  g_autoptr (DesmiViewState) village = desmi_view_state_with_filter (state, "village", VILLAGE);
  g_autoptr (DesmiViewState) tab = desmi_view_state_with (village, DESMI_VIEW_TAB, "documents");

  desmi_session_set_state (desmi_window_get_session (self->window), tab);
  ui_wait (has_tab, self, "the tab");
  return DESMI_DOCUMENTS_TAB (ui_find (GTK_WIDGET (self->window), DESMI_TYPE_DOCUMENTS_TAB, NULL));
}

static void
write_picture (UiFixture *self, GListStore *files, const char *name)
{
  g_autofree char      *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 600, 300);
  g_autoptr (GFile)     file = g_file_new_for_path (path);
  g_autoptr (GError)    error = NULL;

  gdk_pixbuf_fill (picture, 0x0072b2ff);
  g_assert_true (gdk_pixbuf_save (picture, path, "png", &error, NULL));
  g_assert_no_error (error);
  g_list_store_append (files, file);
}

static void
write_text (UiFixture *self, GListStore *files, const char *name, const char *text)
{
  g_autofree char  *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_list_store_append (files, file);
}

static gboolean
has_form (gpointer data)
{
  return ui_find_dialog (data, DESMI_TYPE_FORM) != NULL;
}

/* What is being read is said where a refusal would be, so that alone is no end. */
static gboolean
has_no_form (gpointer data)
{
  return ui_find_dialog (data, DESMI_TYPE_FORM) == NULL;
}

static gboolean
has_three (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "BAST 2023")
         && ui_has_label (GTK_WIDGET (self->window), "kantor desa")
         && ui_has_label (GTK_WIDGET (self->window), "The picture cannot be shown small");
}

static gboolean
lacks_bast (gpointer data)
{
  UiFixture *self = data;

  return !ui_has_label (GTK_WIDGET (self->window), "BAST 2023");
}

static gboolean
has_bast (gpointer data)
{
  return !lacks_bast (data);
}

static void
add_three (UiFixture *self, DesmiDocumentsTab *tab)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  write_text (self, files, "BAST_2023.pdf", "%PDF-1.7 ...");
  write_picture (self, files, "kantor_desa.png");
  write_text (self, files, "rusak.jpg", "\xff\xd8\xff\xe0 cut off");
  write_text (self, files, "kosong.pdf", "");
  desmi_documents_tab_add (tab, G_LIST_MODEL (files));
  ui_wait (has_form, self, "the form");
}

/* Three at once, one step; the empty one is refused in a sentence; a broken photo has a sentence in
 * its place. Taken out and undone, a document is there with its content. */
static void
test_add (UiFixture *self, gconstpointer data)
{
  DesmiDocumentsTab     *tab = open_tab (self);
  DesmiForm             *form;
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GBytes)     bytes = NULL;
  g_autofree char       *undone = NULL;
  const char            *sha256 = NULL;

  add_three (self, tab);
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_nonnull (strstr (desmi_form_get_error (form), "“kosong.pdf” is empty"));
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Title")), ==, "BAST 2023");
  ui_picture (GTK_WIDGET (form), "documents-form");
  desmi_form_save (form);
  ui_wait (has_no_form, self, "the form to close");
  ui_wait (has_three, self, "three documents");
  ui_picture (GTK_WIDGET (self->window), "documents-tab");
  g_assert_cmpstr (desmi_store_get_undo_label (get_store (self)), ==, "Added 3 documents");

  /* sorted by day, then the newest: all of today, so the first that was added is the last */
  table = desmi_store_lookup (get_store (self), "register-document", VILLAGE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 3);
  sha256 = desmi_table_get_text (table, 2, (guint) desmi_table_find_column (table, "sha256"));
  bytes = desmi_store_read_attachment (get_store (self), sha256, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tab), "documents.take-out", NULL));
  ui_wait (ui_can_undo, self, "the step");
  ui_settle ();
  undone = desmi_store_undo (get_store (self), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (undone, "Took out the document “rusak”"));
  ui_wait (has_three, self, "the document again");
  g_clear_pointer (&undone, g_free);
  undone = desmi_store_undo (get_store (self), NULL, &error);
  g_assert_cmpstr (undone, ==, "Added 3 documents");
  ui_wait (lacks_bast, self, "no document");
  g_free (desmi_store_redo (get_store (self), NULL, &error));
  g_assert_no_error (error);
  ui_wait (has_bast, self, "the documents again");
}

static gboolean
is_unreadable (gpointer data)
{
  const char *text = desmi_form_get_error (data);

  return text != NULL && strstr (text, "“kantor_desa.png” could not be read") != NULL;
}

/* A date that is none is said beside its field; a file that vanished is said, and nothing is half
 * done. */
static void
test_refused (UiFixture *self, gconstpointer data)
{
  DesmiDocumentsTab     *tab = open_tab (self);
  g_autofree char       *path = g_build_filename (self->folder, "kantor_desa.png", NULL);
  DesmiForm             *form;
  DesmiField            *day;
  g_autoptr (GFile)      file = g_file_new_for_path (path);
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;

  add_three (self, tab);
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  day = ui_find_field (form, "Date (25/11/2023)");
  desmi_field_set_text (day, "31/2/2023");
  desmi_form_save (form);
  g_assert_nonnull (desmi_field_get_error (day));
  desmi_field_set_text (day, "28/2/2023");
  g_assert_true (g_file_delete (file, NULL, NULL));
  desmi_form_save (form);
  ui_wait (is_unreadable, form, "the sentence");
  g_assert_cmpstr (desmi_field_get_text (day), ==, "28/2/2023");
  table = desmi_store_lookup (get_store (self), "register-document", VILLAGE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 0);
  gtk_window_destroy (GTK_WINDOW (form));
}

/* Neither a broken picture nor one that claims to be immense is a crash; a sound one becomes small.
 */
static void
test_thumbnail (void)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 600, 300);
  g_autoptr (GBytes)    broken = g_bytes_new_static ("\xff\xd8\xff\xe0 cut", 8), sound = NULL,
                     small = NULL, huge = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError)     error = NULL;
  char                  *png;
  gsize                  size;

  gdk_pixbuf_fill (picture, 0x0072b2ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (picture, &png, &size, "png", &error, NULL));
  sound = g_bytes_new (png, size);
  small = desmi_thumbnail_make (sound);
  texture = gdk_texture_new_from_bytes (small, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, DESMI_THUMBNAIL_PX);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, DESMI_THUMBNAIL_PX / 2);
  g_assert_null (desmi_thumbnail_make (broken));
  /* 65,535 pixels a side, by the header alone */
  memcpy (png + 16, "\x00\x00\xff\xff\x00\x00\xff\xff", 8);
  huge = g_bytes_new_take (png, size);
  g_assert_null (desmi_thumbnail_make (huge));
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  g_test_add ("/ui/documents-tab/add", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_add,
              ui_tear_down);
  g_test_add ("/ui/documents-tab/refused", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up,
              test_refused, ui_tear_down);
  g_test_add_func ("/ui/documents-tab/thumbnail", test_thumbnail);
  result = g_test_run ();
  ui_done ();
  return result;
}
