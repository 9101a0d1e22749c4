/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content of documents: stored once, kept as long as anything can name it, refused in a sentence.
 */
#include "edit-fixture.h"

#include "store/desmi-attachment.h"
#include "store/desmi-register.h"
#include "store/desmi-tidy.h"

#include "core/desmi-clock.h"

#include <glib/gstdio.h>
#include <string.h>

/* SHA-256 of "abc", of FIPS 180-2. */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static GFile *
write_file (Fixture *self, const char *name, const char *text, gssize length)
{
  g_autofree char   *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, length, &error));
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static char *
attach (Fixture *self, const char *name, const char *text)
{
  g_autoptr (GFile)  file = write_file (self, name, text, -1);
  g_autoptr (GError) error = NULL;
  char *sha256 = desmi_store_attach (self->store, file, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return sha256;
}

static void
put_document (Fixture *self, const char *sha256)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, VILLAGE);
  DesmiEdit             *edit = desmi_edit_new ("Dokumen");

  desmi_entry_set (entry, "kind", "decree");
  desmi_entry_set (entry, "title", "SK");
  desmi_entry_set (entry, "file_name", "sk.txt");
  desmi_entry_set (entry, "sha256", sha256);
  desmi_edit_put_entry (edit, entry);
  apply (self, edit);
}

static void
assert_content (Fixture *self, const char *sha256, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = desmi_store_read_attachment (self->store, sha256, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static gint64
count (Fixture *self)
{
  return fixture_get_int (self, "SELECT count(*) FROM attachment");
}

static gint64
tidy (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  gint64             n_bytes = -1;

  g_assert_true (desmi_store_tidy (self->store, NULL, NULL, &n_bytes, NULL, &error));
  g_assert_no_error (error);
  return n_bytes;
}

static void
assert_refused (Fixture *self, GFile *file, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = desmi_store_attach (self->store, file, NULL, NULL, NULL, NULL, &error);

  g_assert_null (sha256);
  g_assert_error (error, DESMI_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpint (count (self), ==, 0);
}

static void
test_once (Fixture *self, gconstpointer data)
{
  g_autofree char *first = attach (self, "satu.txt", "abc"),
                  *second = attach (self, "dua.txt", "abc"),
                  *other = attach (self, "tiga.txt", "abcd");
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (self->store, "attachments", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, ABC);
  g_assert_cmpstr (second, ==, ABC);
  g_assert_cmpstr (other, !=, ABC);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  g_assert_cmpint (desmi_table_sum (table, 1), ==, 7);
  assert_content (self, ABC, "abc");
  /* it is no step of the history */
  g_assert_null (desmi_store_get_undo_label (self->store));
}

/* Taken out, undone, done again, and over a closed file: the bytes can be read. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autofree char *sha256 = attach (self, "sk.txt", "abc");

  put_document (self, sha256);
  fixture_exec (self, "UPDATE attachment SET stored = '2020-01-01T00:00:00Z'");
  assert_undo (self, "Dokumen");
  g_assert_cmpint (tidy (self), ==, 0);
  assert_redo (self, "Dokumen");
  reopen (self);
  assert_content (self, sha256, "abc");
}

/* Let go: what neither a document nor a step that could come back names, and not at once. */
static void
test_tidy (Fixture *self, gconstpointer data)
{
  g_autofree char   *named = attach (self, "sk.txt", "abc"), *loose = attach (self, "x.txt", "x");
  g_autofree char   *copy = g_build_filename (self->folder, "salinan.desmigratif", NULL);
  g_autoptr (GError) error = NULL;

  put_document (self, named);
  g_assert_cmpint (tidy (self), ==, 0);
  fixture_exec (self, "UPDATE attachment SET stored = '2020-01-01T00:00:00Z'");
  g_assert_true (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (self), ==, 1);
  assert_content (self, named, "abc");
  g_assert_null (desmi_store_read_attachment (self->store, loose, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
  /* an undone step that can never be done again keeps nothing */
  assert_undo (self, "Dokumen");
  put_name (self, "Nama", "Budi");
  g_assert_cmpint (tidy (self), ==, 3);
  g_assert_cmpint (count (self), ==, 0);
}

/* Where much lies unused it is let go with the first change of a day, after the copy of that day.
 */
static void
test_tidy_day (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (400000, 'x');
  g_autofree char *folder = g_build_filename (self->folder, "cadangan", NULL);
  gint64           n_pages;

  g_free (attach (self, "x.txt", text));
  n_pages = fixture_get_int (self, "PRAGMA page_count");
  g_setenv ("DESMIGRATIF_BACKUPS", folder, TRUE);
  fixture_exec (self, "UPDATE attachment SET stored = '2020-01-01T00:00:00Z';"
                      "UPDATE meta SET value = '2020-01-01T00:00:00Z' WHERE key = 'created'");
  reopen (self);
  put_name (self, "Nama", "Budi");
  g_assert_cmpint (count (self), ==, 1); /* it is not much yet */
  desmi_tidy_hold_slack (100000);
  desmi_clock_hold (desmi_clock_now () + 3 * 24 * 60 * 60);
  reopen (self);
  put_name (self, "Nama", "Sri");
  g_assert_cmpint (count (self), ==, 0);
  g_assert_cmpint (fixture_get_int (self, "PRAGMA page_count"), <, n_pages - 50);
  assert_undo (self, "Nama");
  desmi_tidy_hold_slack (0);
  desmi_clock_hold (0);
}

/* As a file was before files could get smaller. */
static void
lay_out_as_before (Fixture *self)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiConnection) raw = NULL;

  fixture_close (self);
  raw = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (desmi_connection_exec (raw, "PRAGMA auto_vacuum = NONE; VACUUM", &error));
  g_clear_pointer (&raw, desmi_connection_close);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
}

/* A file that could not be laid out anew when it was brought up to date, since it lay on another
 * computer then, is when it lies here. */
static void
test_tidy_layout (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (400000, 'x');
  g_autofree char *folder = g_build_filename (self->folder, "cadangan", NULL);
  gint64           n_pages;

  g_free (attach (self, "x.txt", text));
  n_pages = fixture_get_int (self, "PRAGMA page_count");
  g_setenv ("DESMIGRATIF_BACKUPS", folder, TRUE);
  fixture_exec (self, "UPDATE meta SET value = '2020-01-01T00:00:00Z' WHERE key = 'created'");
  lay_out_as_before (self);
  put_name (self, "Nama", "Budi");
  g_assert_cmpint (fixture_get_int (self, "PRAGMA auto_vacuum"), ==, 0);
  fixture_exec (self, "DELETE FROM attachment");
  desmi_tidy_hold_slack (100000);
  desmi_clock_hold (desmi_clock_now () + 3 * 24 * 60 * 60);
  put_name (self, "Nama", "Sri");
  g_assert_cmpint (fixture_get_int (self, "PRAGMA auto_vacuum"), ==, 2);
  g_assert_cmpint (fixture_get_int (self, "PRAGMA page_count"), <, n_pages - 50);
  desmi_tidy_hold_slack (0);
  desmi_clock_hold (0);
}

/* Attached again, an old content is as new. */
static void
test_again (Fixture *self, gconstpointer data)
{
  g_autofree char *first = attach (self, "sk.txt", "abc"), *second = NULL;

  fixture_exec (self, "UPDATE attachment SET stored = '2020-01-01T00:00:00Z'");
  second = attach (self, "sk.txt", "abc");
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpint (tidy (self), ==, 0);
}

static void
test_limits (Fixture *self, gconstpointer data)
{
  g_autofree char  *large = g_malloc0 (DESMI_ATTACHMENT_MAX + 1), *gone = NULL, *sha256 = NULL;
  g_autoptr (GFile) empty = write_file (self, "kosong.pdf", "", 0),
                    large_file = write_file (self, "besar.pdf", large, DESMI_ATTACHMENT_MAX + 1),
                    folder = g_file_new_for_path (self->folder), missing = NULL, fits = NULL;
  g_autoptr (GError) error = NULL;

  gone = g_build_filename (self->folder, "hilang.pdf", NULL);
  missing = g_file_new_for_path (gone);
  assert_refused (self, empty, DESMI_STORE_ERROR_INPUT, "“kosong.pdf” is empty");
  assert_refused (self, large_file, DESMI_STORE_ERROR_INPUT, "larger than 20 MB");
  assert_refused (self, folder, DESMI_STORE_ERROR_INPUT, "is no file");
  assert_refused (self, missing, DESMI_STORE_ERROR_IO, "“hilang.pdf” could not be read");
  fits = write_file (self, "pas.pdf", large, DESMI_ATTACHMENT_MAX);
  sha256 = desmi_store_attach (self->store, fits, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sha256);
}

/* A full disk, as SQLite meets one, leaves nothing half-stored. */
static void
test_full (Fixture *self, gconstpointer data)
{
  g_autofree char   *text = g_strnfill (400000, 'x');
  g_autoptr (GFile)  file = write_file (self, "foto.txt", text, -1);
  g_autofree char   *limit = NULL, *sha256 = NULL;
  g_autoptr (GError) error = NULL;
  gint64             n_pages = fixture_get_int (self, "PRAGMA page_count");

  limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, n_pages + 10);
  fixture_exec (self, "%s", limit);
  assert_refused (self, file, DESMI_STORE_ERROR_IO, "");
  fixture_exec (self, "PRAGMA max_page_count = 1000000");
  sha256 = desmi_store_attach (self->store, file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_content (self, sha256, text);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile)        file = write_file (self, "foto.txt", "abc", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  g_autofree char         *sha256 = NULL;

  g_cancellable_cancel (cancellable);
  sha256 = desmi_store_attach (self->store, file, NULL, NULL, NULL, cancellable, &error);
  g_assert_null (sha256);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (self), ==, 0);
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autofree char   *sha256 = attach (self, "sk.txt", "abc"), *text = NULL;
  g_autofree char   *path = g_build_filename (self->folder, "keluar.txt", NULL);
  g_autofree char   *nowhere = g_build_filename (self->folder, "tak-ada", "x.txt", NULL);
  g_autoptr (GFile)  target = g_file_new_for_path (path), bad = g_file_new_for_path (nowhere);
  g_autoptr (GError) error = NULL;

  g_assert_true (desmi_store_save_attachment (self->store, sha256, target, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "abc");
  g_assert_false (desmi_store_save_attachment (self->store, sha256, bad, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO);
  g_clear_error (&error);
  /* bytes that are not those of the hash are not given out */
  fixture_exec (self, "UPDATE attachment SET data = CAST ('abd' AS BLOB)");
  g_assert_false (desmi_store_save_attachment (self->store, sha256, target, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "no longer what was added"));
}

static gsize
get_size (Fixture *self)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  return (gsize) info.st_size;
}

static gboolean
holds (Fixture *self, const char *needle)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  for (gsize i = 0; i + strlen (needle) <= size; i++)
    if (memcmp (bytes + i, needle, strlen (needle)) == 0)
      return TRUE;
  return FALSE;
}

/* What was let go is no longer in the file, which is as small as before. */
static void
test_shrinks (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (3000000, 'x'), *loose = NULL, *small = NULL, *kept = NULL;
  gsize            before, with;

  kept = attach (self, "sk.txt", "abc");
  put_document (self, kept);
  reopen (self);
  before = get_size (self);
  memcpy (text + 1000000, "rahasia keluarga", 16);
  loose = attach (self, "foto.txt", text);
  small = attach (self, "catatan.txt", "rahasia desa");
  fixture_exec (self, "UPDATE attachment SET stored = '2020-01-01T00:00:00Z'");
  reopen (self);
  with = get_size (self);
  g_assert_cmpuint (with, >, before + 2900000);
  g_assert_true (holds (self, "rahasia keluarga"));
  g_assert_true (holds (self, "rahasia desa"));
  g_assert_cmpint (tidy (self), ==, 3000012);
  reopen (self);
  g_assert_cmpuint (get_size (self), <, before + 100000);
  g_assert_false (holds (self, "rahasia"));
  assert_content (self, kept, "abc");
}

/* A content that a document had before it got another can come back with it. */
static void
test_replaced (Fixture *self, gconstpointer data)
{
  g_autofree char *first = attach (self, "a.txt", "abc"), *second = attach (self, "b.txt", "b");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, VILLAGE);
  DesmiEdit             *edit = desmi_edit_new ("Ganti");

  put_document (self, first);
  desmi_entry_set_id (entry, 1);
  desmi_entry_set (entry, "sha256", second);
  desmi_edit_put_entry (edit, entry);
  apply (self, edit);
  fixture_exec (self, "UPDATE attachment SET stored = '2020-01-01T00:00:00Z'");
  g_assert_cmpint (tidy (self), ==, 0);
  assert_undo (self, "Ganti");
  assert_content (self, first, "abc");
}

static void
assert_type (const char *name, const char *begin, gsize length, const char *wanted)
{
  g_autoptr (GBytes) bytes = g_bytes_new (begin, length);
  g_autofree char   *type = desmi_attachment_guess_type (name, bytes);

  g_assert_cmpstr (type, ==, wanted);
}

/* By the bytes, whatever the name says; packed ones by the name. */
static void
test_types (void)
{
  assert_type ("foto.pdf", "\xff\xd8\xff\xe0....", 8, "image/jpeg");
  assert_type ("x", "%PDF-1.7", 8, "application/pdf");
  assert_type ("x", "\x89PNG\r\n\x1a\n", 8, "image/png");
  assert_type ("x", "RIFF....WEBPVP8 ", 16, "image/webp");
  assert_type ("LPJ.XLSX", "PK\x03\x04..", 6,
               "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  assert_type ("notulen.odt", "PK\x03\x04..", 6, "application/vnd.oasis.opendocument.text");
}

#define ADD_ATTACHMENT(name, func)                                                                 \
  g_test_add ("/store/attachment/" name, Fixture, NULL, edit_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_ATTACHMENT ("once", test_once);
  ADD_ATTACHMENT ("undo", test_undo);
  ADD_ATTACHMENT ("tidy", test_tidy);
  ADD_ATTACHMENT ("again", test_again);
  ADD_ATTACHMENT ("shrinks", test_shrinks);
  ADD_ATTACHMENT ("replaced", test_replaced);
  ADD_ATTACHMENT ("limits", test_limits);
  ADD_ATTACHMENT ("full", test_full);
  ADD_ATTACHMENT ("tidy-day", test_tidy_day);
  ADD_ATTACHMENT ("tidy-layout", test_tidy_layout);
  ADD_ATTACHMENT ("cancel", test_cancel);
  ADD_ATTACHMENT ("save", test_save);
  g_test_add_func ("/store/attachment/types", test_types);
  return g_test_run ();
}
