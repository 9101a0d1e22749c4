/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Throw-away district files for tests, filled by lines of text. */
#include "store-fixture.h"

#include "store/desmi-connection.h"

#include <glib/gstdio.h>
#include <string.h>

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *backups = NULL;

  self->folder = g_dir_make_tmp ("desmi-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test" DESMI_STORE_SUFFIX, NULL);
  backups = g_build_filename (self->folder, "backups", NULL);
  g_setenv ("DESMIGRATIF_BACKUPS", backups, TRUE);
  self->store = desmi_store_create (self->path, "32.12", &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  if (self->store != NULL)
    desmi_store_close (self->store);
  g_clear_object (&self->store);
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

void
fixture_close (Fixture *self)
{
  desmi_store_close (self->store);
  g_clear_object (&self->store);
}

OpList *
op_list_new (void)
{
  OpList *self = g_new0 (OpList, 1);

  self->lines = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
op_list_free (OpList *self)
{
  g_ptr_array_unref (self->lines);
  g_strfreev (self->fields);
  g_free (self);
}

void
op_list_add (OpList *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->lines, g_strdup_vprintf (format, args));
  va_end (args);
}

void
op_list_add_flow (OpList     *self,
                  const char *village,
                  const char *month,
                  const char *destination,
                  int         count)
{
  op_list_add (self, "put flows %s|%s|out|%s|formal|perawat|F|P2P|%d", village, month, destination,
               count);
}

static void
read_line (OpList *self, const char *line, DesmiOfficialOp *op)
{
  g_auto (GStrv)           parts = g_strsplit (line, " ", 3);
  const DesmiOfficialInfo *info;
  guint                    n;

  g_assert_true (desmi_official_from_wire (parts[1], &op->table));
  info = desmi_official_get_info (op->table);
  op->is_delete = g_str_equal (parts[0], "del");
  g_strfreev (self->fields);
  self->fields = g_strsplit (parts[2], "|", -1);
  n = op->is_delete ? info->n_keys : info->n_columns;
  g_assert_cmpuint (g_strv_length (self->fields), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const char *field = self->fields[i];

      if (g_str_equal (field, "~"))
        op->values[i] = (DesmiOfficialValue){ TRUE, NULL, 0 };
      else if (info->columns[i].is_integer)
        op->values[i] = (DesmiOfficialValue){ FALSE, NULL, g_ascii_strtoll (field, NULL, 10) };
      else
        op->values[i] = (DesmiOfficialValue){ FALSE, field, 0 };
    }
}

gboolean
op_list_next (gpointer data, DesmiOfficialOp *op, GError **error)
{
  OpList *self = data;

  if (self->next >= self->lines->len)
    return FALSE;
  if (self->fail_at > 0 && self->next == self->fail_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the source broke");
      return FALSE;
    }
  read_line (self, g_ptr_array_index (self->lines, self->next++), op);
  return TRUE;
}

gboolean
fixture_apply (Fixture             *self,
               const char          *set,
               OpList              *ops,
               gboolean             is_snapshot,
               DesmiOfficialResult *result,
               GError             **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();
  DesmiOfficialSet      one
      = { .name = (char *) set, .is_snapshot = is_snapshot, .next = op_list_next, .source = ops };

  ops->next = 0;
  g_ptr_array_add (sets, &one);
  return desmi_store_apply_official (self->store, sets, result, NULL, NULL, NULL, error);
}

static gpointer
exec_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return desmi_connection_exec (connection, data, error) ? data : NULL;
}

void
fixture_exec (Fixture *self, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *sql = NULL;
  va_list            args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  desmi_store_write (self->store, exec_job, sql, NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *sql;
  char       *text;
} TextJob;

static gpointer
text_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TextJob *job = data;

  job->text = desmi_connection_dup_text (connection, job->sql, error);
  return job;
}

char *
fixture_get_text (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  TextJob            job = { sql, NULL };

  desmi_store_read (self->store, text_job, &job, NULL, &error);
  g_assert_no_error (error);
  return job.text;
}

gint64
fixture_get_int (Fixture *self, const char *sql)
{
  g_autofree char *text = fixture_get_text (self, sql);

  g_assert_nonnull (text);
  return g_ascii_strtoll (text, NULL, 10);
}

typedef struct
{
  GChecksum *checksum;
} DigestJob;

static const char *const local_tables[] = {
  "SELECT * FROM local_enrolment",     "SELECT * FROM local_status",
  "SELECT * FROM local_past_status",   "SELECT * FROM local_profile",
  "SELECT * FROM local_flows",         "SELECT * FROM local_remittances",
  "SELECT * FROM local_targets",       "SELECT * FROM local_measurements",
  "SELECT * FROM local_pillar_status", "SELECT * FROM local_programme",
  "SELECT * FROM local_pillar",        "SELECT * FROM local_reason",
  "SELECT * FROM local_indicator",     "SELECT * FROM history",
};

static gpointer
digest_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  DigestJob *job = data;

  for (guint i = 0; i < G_N_ELEMENTS (local_tables); i++)
    {
      sqlite3_stmt *stmt = desmi_connection_prepare (connection, local_tables[i], error);

      g_assert_nonnull (stmt);
      while (desmi_connection_step (connection, stmt, error))
        for (int j = 0; j < sqlite3_column_count (stmt); j++)
          {
            const void *bytes = sqlite3_column_blob (stmt, j);
            int         size = sqlite3_column_bytes (stmt, j);

            if (size > 0)
              g_checksum_update (job->checksum, bytes, size);
            g_checksum_update (job->checksum, (const guchar *) "|", 1);
          }
      g_checksum_update (job->checksum, (const guchar *) "\n", 1);
    }
  return job;
}

char *
fixture_local_digest (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  DigestJob          job = { g_checksum_new (G_CHECKSUM_SHA256) };
  char              *hex;

  desmi_store_read (self->store, digest_job, &job, NULL, &error);
  g_assert_no_error (error);
  hex = g_strdup (g_checksum_get_string (job.checksum));
  g_checksum_free (job.checksum);
  return hex;
}

void
fixture_add_regions (Fixture *self, guint n_subdistricts, guint n_villages)
{
  g_autoptr (OpList) ops = op_list_new ();
  g_autoptr (GError) error = NULL;

  op_list_add (ops, "put region 32|Jawa Barat|province|~|~|~|~|~|~");
  op_list_add (ops, "put region 32.12|Indramayu|regency|~|~|~|~|~|~");
  for (guint i = 1; i <= n_subdistricts; i++)
    {
      op_list_add (ops, "put region 32.12.%02u|Kecamatan %02u|district|~|~|~|~|~|~", i, i);
      for (guint j = 1; j <= n_villages; j++)
        op_list_add (ops, "put region 32.12.%02u.2%03u|Desa %02u %03u|village|~|~|~|~|~|~", i, j, i,
                     j);
    }
  fixture_apply (self, "common", ops, FALSE, NULL, &error);
  g_assert_no_error (error);
}
