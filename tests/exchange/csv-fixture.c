/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-fixture.h"

#include <glib/gstdio.h>

static char *folder;

char *
csv_fixture_write (const char *name, const void *bytes, gsize n)
{
  g_autoptr (GError) error = NULL;
  char              *path = g_build_filename (folder, name, NULL);

  /* Without CONSISTENT, GLib 2.74 writes over what is there and leaves its tail. */
  g_unlink (path);
  g_file_set_contents_full (path, bytes, (gssize) n, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  return path;
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

int
csv_fixture_run (void)
{
  int failed;

  folder = g_dir_make_tmp ("csv-XXXXXX", NULL);
  g_assert_nonnull (folder);
  failed = g_test_run ();
  remove_folder ();
  return failed;
}

char *
csv_fixture_pack (const void *bytes, gsize n, gsize *packed_size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GOutputStream)   memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (out, bytes, n, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  *packed_size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
append_row (GString *out, DesmiCsvReader *reader)
{
  guint n = desmi_csv_reader_get_n_fields (reader);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", desmi_csv_reader_get_field (reader, i));
  g_assert_cmpstr (desmi_csv_reader_get_field (reader, n), ==, "");
}

char *
csv_fixture_read (DesmiCsvReader *reader, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError)  local = NULL;

  for (guint row = 1; desmi_csv_reader_next (reader, &local); row++)
    {
      g_assert_cmpuint (desmi_csv_reader_get_row (reader), ==, row);
      g_string_append (out, row > 1 ? "/" : "");
      append_row (out, reader);
    }
  if (local == NULL)
    return g_string_free (g_steal_pointer (&out), FALSE);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
