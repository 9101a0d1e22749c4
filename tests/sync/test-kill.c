/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pull killed at fifty random moments: the file opens, is whole, and every table is as before or
 * as after. */
#include "feed-fixture.h"

#include "core/desmi-clock.h"
#include "core/platform/desmi-process.h"
#include "test-platform.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define N_KILLS 50

static void
copy_file (const char *from, const char *to)
{
  g_autofree char         *data = NULL;
  gsize                    length;
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (to, suffixes[i], NULL);

      g_unlink (path);
    }
  g_assert_true (g_file_get_contents (from, &data, &length, NULL));
  g_assert_true (g_file_set_contents (to, data, (gssize) length, NULL));
}

static GSubprocess *
start_child (FeedFixture *self)
{
  g_autofree char *name = g_strconcat ("pull-child", desmi_process_get_suffix (), NULL);
  g_autofree char *child
      = g_build_filename (g_getenv ("DESMI_TOP_BUILDDIR"), "tests", "sync", name, NULL);
  g_autofree char   *moment = g_strdup_printf ("%" G_GINT64_FORMAT, desmi_clock_now ());
  g_autoptr (GError) error = NULL;
  GSubprocess       *process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, child, self->file, self->feed,
                          self->cache, self->state, moment, NULL);

  g_assert_no_error (error);
  return process;
}

static void
pull_undisturbed (FeedFixture *self)
{
  g_autoptr (GSubprocess) child = start_child (self);
  g_autoptr (GError)      error = NULL;

  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_integrity (const char *path)
{
  sqlite3      *db = NULL;
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &stmt, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 0), ==, "ok");
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

static GHashTable *
read_tables (FeedFixture *self)
{
  g_autoptr (GError) error = NULL;
  DesmiStore        *store = desmi_store_open (self->file, DESMI_OPEN_NONE, &error);
  GHashTable        *digests;

  g_assert_no_error (error);
  digests = feed_fixture_digest_tables (store);
  desmi_store_close (store);
  g_object_unref (store);
  return digests;
}

static gboolean
is_same (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer       name, digest;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &name, &digest))
    if (g_strcmp0 (digest, g_hash_table_lookup (b, name)) != 0)
      return FALSE;
  return TRUE;
}

static void
add_rows (FeedFixture *self)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (int i = 0; i < 12 * 40; i++)
    g_string_append_printf (rows,
                            "32.12.16.2004,%d-%02d,out,TWN,informal,pengasuh lansia,F,P2P,%d\n",
                            2030 + i / 12, 1 + i % 12, 1 + i % 9);
  feed_fixture_append (self, "32.12/flows.csv", rows->str);
  feed_fixture_publish (self);
  desmi_clock_hold (self->time + 60);
}

/* Kills, in microseconds, are spread over what a whole run takes, and a little more. */
static void
test_kill (FeedFixture *self, gconstpointer data)
{
  g_autofree char       *pristine = feed_fixture_dup_path (self, "pristine");
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GRand)      rand = g_rand_new_with_seed (4711);
  gint64                 started, whole;
  int                    n_before = 0, n_after = 0, n_killed = 0;

  add_rows (self);
  desmi_store_close (self->store);
  g_clear_object (&self->store);
  before = read_tables (self);
  copy_file (self->file, pristine);
  started = g_get_monotonic_time ();
  pull_undisturbed (self);
  whole = g_get_monotonic_time () - started;
  after = read_tables (self);
  g_assert_false (is_same (before, after));
  for (int i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GHashTable)  now = NULL;
      g_autoptr (GSubprocess) child = NULL;

      copy_file (pristine, self->file);
      child = start_child (self);
      g_usleep (
          (gulong) g_rand_int_range (rand, 0, (gint32) MIN (whole * 12 / 10, 10 * G_USEC_PER_SEC)));
      g_subprocess_force_exit (child);
      g_subprocess_wait (child, NULL, NULL);
      n_killed += test_child_was_killed (child) ? 1 : 0;
      now = read_tables (self);
      assert_integrity (self->file);
      if (is_same (now, after))
        n_after++;
      else
        {
          feed_fixture_assert_same_tables (before, now);
          n_before++;
        }
    }
  g_test_message ("%d before, %d after, of %" G_GINT64_FORMAT " µs", n_before, n_after, whole);
  g_assert_cmpint (n_before + n_after, ==, N_KILLS);
  g_assert_cmpint (n_killed, >, 0);
  /* What is left of a killed run does not hinder the next one. */
  copy_file (pristine, self->file);
  pull_undisturbed (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sync/kill", FeedFixture, NULL, feed_fixture_set_up, test_kill,
              feed_fixture_tear_down);
  return g_test_run ();
}
