/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of documents of a village's page: files added, a broken photo, taken out, undone. */
#include "ui-fixture.h"

#include "store/desmi-attachment.h"
#include "ui/villages/desmi-document-row.h"
#include "ui/villages/desmi-document-form.h"
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
  /* of none no size is told */
  g_assert_false (ui_has_label (GTK_WIDGET (self->window), "holds 0 "));
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

static DesmiDocument *
read_document (UiFixture *self)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) documents
      = desmi_store_lookup (get_store (self), "register-document", VILLAGE, NULL, NULL, &error);
  g_autoptr (DesmiTable) contents
      = desmi_store_lookup (get_store (self), "attachments", NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) list = NULL;

  g_assert_no_error (error);
  list = desmi_document_list (documents, contents, NULL);
  return list->len > 0 ? g_object_ref (g_ptr_array_index (list, 0)) : NULL;
}

/* What another window does with @document: gives it a title, or, without one, takes it out. */
static void
change_beside (UiFixture *self, DesmiDocument *document, const char *title)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Jendela lain");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, VILLAGE);
  g_autoptr (GError)     error = NULL;

  desmi_entry_set_id (entry, desmi_document_get_id (document));
  if (title != NULL)
    {
      desmi_entry_set (entry, "title", title);
      desmi_edit_put_entry (edit, entry);
    }
  else
    desmi_edit_delete_entry (edit, entry);
  g_assert_true (desmi_store_apply (get_store (self), edit, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
says_changed (gpointer form)
{
  const char *text = desmi_field_get_error (ui_find_field (form, "Title"));

  return text != NULL && strstr (text, "Meanwhile “Judul lain” was saved here") != NULL;
}

static gboolean
says_deleted (gpointer form)
{
  const char *text = desmi_form_get_error (form);

  return text != NULL && strstr (text, "Somebody deleted this entry") != NULL;
}

static DesmiForm *
open_edit (UiFixture *self, DesmiDocument *document)
{
  DesmiForm *form = desmi_document_form_new_edit (
      GTK_WINDOW (self->window), desmi_window_get_session (self->window), document);

  gtk_window_present (GTK_WINDOW (form));
  ui_settle ();
  desmi_field_set_text (ui_find_field (form, "Title"), "Judul saya");
  return form;
}

/* What another window saved, or took out, meanwhile is replaced only when it is saved once more. */
static void
test_meets (UiFixture *self, gconstpointer data)
{
  DesmiDocumentsTab        *tab = open_tab (self);
  g_autoptr (GListStore)    files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (DesmiDocument) first = NULL, second = NULL, third = NULL;
  DesmiForm                *form;

  write_text (self, files, "BAST_2023.pdf", "%PDF-1.7 ...");
  desmi_documents_tab_add (tab, G_LIST_MODEL (files));
  ui_wait (has_form, self, "the form");
  desmi_form_save (DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM)));
  ui_wait (has_no_form, self, "the form to close");
  first = read_document (self);
  form = open_edit (self, first);
  g_assert_nonnull (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Done"));
  change_beside (self, first, "Judul lain");
  desmi_form_save (form);
  ui_wait (says_changed, form, "what another window did");
  ui_picture (GTK_WIDGET (form), "document-meets");
  second = read_document (self);
  g_assert_cmpstr (desmi_document_get (second, "title"), ==, "Judul lain");
  desmi_form_save (form);
  ui_wait (has_no_form, self, "the form to close again");
  third = read_document (self);
  g_assert_cmpstr (desmi_document_get (third, "title"), ==, "Judul saya");
  form = open_edit (self, third);
  desmi_field_set_text (ui_find_field (form, "Title"), "Judul baru");
  change_beside (self, third, NULL);
  desmi_form_save (form);
  ui_wait (says_deleted, form, "that it was deleted");
  g_assert_nonnull (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Add"));
  g_assert_null (read_document (self));
  desmi_form_save (form);
  ui_wait (has_no_form, self, "the form to close at last");
  g_clear_object (&second);
  second = read_document (self);
  g_assert_cmpstr (desmi_document_get (second, "title"), ==, "Judul baru");
  g_assert_cmpstr (desmi_document_get (second, "sha256"), ==, desmi_document_get (first, "sha256"));
}

static gboolean
shows_small (gpointer data)
{
  UiFixture *self = data;
  GtkWidget *row = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_DOCUMENT_ROW, NULL);
  GtkWidget *picture = row != NULL ? ui_find (row, GTK_TYPE_IMAGE, NULL) : NULL;

  return picture != NULL && gtk_image_get_storage_type (GTK_IMAGE (picture)) == GTK_IMAGE_PAINTABLE;
}

/* What the command line kept has no small picture: it is made, and nothing is said to be wrong. */
static void
test_made_later (UiFixture *self, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, VILLAGE);
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Foto");
  g_autoptr (GFile)      file = NULL;
  g_autoptr (GError)     error = NULL;
  g_autofree char       *sha256 = NULL;

  write_picture (self, files, "kantor_desa.png");
  file = g_list_model_get_item (G_LIST_MODEL (files), 0);
  sha256 = desmi_store_attach (get_store (self), file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  desmi_entry_set (entry, "kind", "photo");
  desmi_entry_set (entry, "title", "Kantor");
  desmi_entry_set (entry, "file_name", "kantor_desa.png");
  desmi_entry_set (entry, "sha256", sha256);
  desmi_edit_put_entry (edit, entry);
  g_assert_true (desmi_store_apply (get_store (self), edit, NULL, &error));
  g_assert_no_error (error);
  open_tab (self);
  ui_wait (shows_small, self, "the picture");
  g_assert_false (ui_has_label (GTK_WIDGET (self->window), "The picture cannot be shown small"));
}

/* Neither a broken picture nor one that claims to be immense is a crash; a sound one becomes small.
 */
static guint32
sum_crc (const guint8 *bytes, gsize n)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < n; i++)
    {
      crc ^= bytes[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
  return ~crc;
}

static void
append_number (GByteArray *png, guint32 number)
{
  number = GUINT32_TO_BE (number);
  g_byte_array_append (png, (const guint8 *) &number, sizeof number);
}

static void
append_chunk (GByteArray *png, const char *type, const guint8 *data, gsize n)
{
  guint from;

  append_number (png, (guint32) n);
  from = png->len;
  g_byte_array_append (png, (const guint8 *) type, 4);
  if (n > 0)
    g_byte_array_append (png, data, (guint) n);
  append_number (png, sum_crc (png->data + from, png->len - from));
}

/* A sound picture of one colour, whose file is small whatever its size. */
static GBytes *
make_png (guint32 side)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  GByteArray                 *png = g_byte_array_new ();
  gsize              n = (gsize) side * (1 + side / 8), room = n / 100 + 1024, read, written;
  g_autofree guint8 *rows = g_malloc0 (n), *packed = g_malloc (room);
  g_autoptr (GError) error = NULL;
  guint8             header[13] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0 };
  guint32            number = GUINT32_TO_BE (side);
  GConverterResult   result = g_converter_convert (G_CONVERTER (compressor), rows, n, packed, room,
                                                   G_CONVERTER_INPUT_AT_END, &read, &written, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result, ==, G_CONVERTER_FINISHED);
  memcpy (header, &number, 4);
  memcpy (header + 4, &number, 4);
  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (png, "IHDR", header, sizeof header);
  append_chunk (png, "IDAT", packed, written);
  append_chunk (png, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (png);
}

static void
test_thumbnail (void)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 600, 300);
  g_autoptr (GBytes)    broken = g_bytes_new_static ("\xff\xd8\xff\xe0 cut", 8), sound = NULL,
                     small = NULL, fair = NULL, made = NULL, huge = NULL;
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
  g_free (png);
  /* the same but for its size: one can be shown, the other would take half a gigabyte */
  fair = make_png (800);
  made = desmi_thumbnail_make (fair);
  g_assert_nonnull (made);
  huge = make_png (12000);
  g_assert_cmpuint (g_bytes_get_size (huge), <, 100000);
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
  g_test_add ("/ui/documents-tab/meets", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_meets,
              ui_tear_down);
  g_test_add ("/ui/documents-tab/made-later", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up,
              test_made_later, ui_tear_down);
  g_test_add_func ("/ui/documents-tab/thumbnail", test_thumbnail);
  result = g_test_run ();
  ui_done ();
  return result;
}
