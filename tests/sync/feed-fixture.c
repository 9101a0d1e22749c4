/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small feed, a server and a district file. */
#include "feed-fixture.h"

#include "core/desmi-clock.h"
#include "server/desmi-signing-key.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const tables[] = {
  "meta",
  "official_region",
  "official_country",
  "official_programme",
  "official_pillar",
  "official_reason",
  "official_indicator",
  "official_village",
  "official_enrolment",
  "official_flows",
  "official_remittances",
  "official_targets",
  "official_announcement",
  "local_enrolment",
  "local_status",
  "local_past_status",
  "local_profile",
  "local_flows",
  "local_remittances",
  "local_targets",
  "local_measurements",
  "local_pillar_status",
  "summary_subdistrict",
  "summary_district",
  "history",
  "sync_state",
};

char *
feed_fixture_dup_path (FeedFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
feed_fixture_write (FeedFixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->from, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

void
feed_fixture_append (FeedFixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->from, name, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  after = g_strconcat (before, text, NULL);
  g_assert_true (g_file_set_contents (path, after, -1, NULL));
}

static void
write_common (FeedFixture *self)
{
  feed_fixture_write (self, "common/region.csv",
                      "code,name,level,edition,retired,why,successors,lat_e6,lon_e6\n"
                      "32,Jawa Barat,province,300.2.2-2430/2025,,,,-6889000,107640000\n"
                      "32.12,Kabupaten Indramayu,regency,300.2.2-2430/2025,,,,-6450000,108170000\n"
                      "32.12.16,Sindang,district,300.2.2-2430/2025,,,,,\n"
                      "32.12.16.2004,Kenanga,village,300.2.2-2430/2025,,,,-6344000,108300000\n"
                      "32.12.16.2005,\"Terusan \"\"baru\"\"\",village,300.2.2-2430/2025,,,,,\n");
  feed_fixture_write (self, "common/country.csv",
                      "iso3,name_id,name_en,lat_e6,lon_e6,destination\n"
                      "HKG,Hong Kong,Hong Kong,22280000,114160000,2\n"
                      "TWN,Taiwan,Taiwan,25040000,121560000,2\n");
  feed_fixture_write (
      self, "common/programme.csv",
      "id,name_id,name_en,version,valid_from\n"
      "desmigratif,Desa Migran Produktif,Productive Migrant Village,1,2017-01-01\n");
  feed_fixture_write (self, "common/pillar.csv",
                      "programme,number,name_id,name_en,version,valid_from\n"
                      "desmigratif,1,Pusat layanan migrasi,Migration service centre,1,2017-01-01\n"
                      "desmigratif,2,Usaha produktif,Productive enterprises,1,2017-01-01\n"
                      "desmigratif,10,Pilar sepuluh,Pillar ten,1,2017-01-01\n");
}

static void
write_district (FeedFixture *self)
{
  feed_fixture_write (self, "32.12/village.csv",
                      "code,name,retired,why,successors\n"
                      "32.12.16.2004,Kenanga,,,\n"
                      "32.12.16.2005,Terusan,2025-01-01,merged,32.12.16.2004 32.12.16.2003\n");
  feed_fixture_write (self, "32.12/enrolment.csv",
                      "village,programme,cohort,decree,decree_date\n"
                      "32.12.16.2004,desmigratif,2016,,\n");
  feed_fixture_write (self, "32.12/flows.csv",
                      "village,month,direction,destination,sector,occupation,gender,scheme,count\n"
                      "32.12.16.2004,2023-01,out,HKG,informal,pekerja rumah tangga,F,P2P,14\n"
                      "32.12.16.2004,2023-02,out,TWN,,,,,3\n"
                      "32.12.16.2004,2023-02,return,TWN,formal,operator pabrik,M,P2P,1\n");
  feed_fixture_write (self, "32.12/remittances.csv",
                      "village,quarter,amount_idr\n"
                      "32.12.16.2004,2023-Q1,6400000000\n");
  feed_fixture_write (self, "32.12/announcement.csv",
                      "id,published,title_id,title_en,text_id,text_en\n"
                      "a1,2025-11-01,Café,Café,Teks,Text\n");
}

static char *
dup_source_path (const char *name)
{
  return g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "data", "sample", name, NULL);
}

void
feed_fixture_set_up (FeedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *key = dup_source_path ("keys/feed.key");
  g_autofree char   *root = dup_source_path ("demo-root.signed");
  g_autofree char   *backups = NULL;

  self->folder = g_dir_make_tmp ("desmi-feed-XXXXXX", &error);
  g_assert_no_error (error);
  self->from = feed_fixture_dup_path (self, "from");
  self->feed = feed_fixture_dup_path (self, "feed");
  self->file = feed_fixture_dup_path (self, "district.desmigratif");
  self->cache = feed_fixture_dup_path (self, "cache");
  self->state = feed_fixture_dup_path (self, "state");
  backups = feed_fixture_dup_path (self, "backups");
  g_setenv ("DESMIGRATIF_BACKUPS", backups, TRUE);
  self->time = FIXTURE_TIME;
  desmi_signing_key_load (key, &self->key, &error);
  g_assert_no_error (error);
  desmi_publish_first_root (self->feed, root, &error);
  g_assert_no_error (error);
  write_common (self);
  write_district (self);
  feed_fixture_publish (self);
  desmi_clock_hold (self->time + 60);
  self->store = desmi_store_create (self->file, "32.12", &error);
  g_assert_no_error (error);
}

void
feed_fixture_copy_tree (const char *from, const char *to)
{
  g_autoptr (GDir)   dir = g_dir_open (from, 0, NULL);
  g_autoptr (GError) error = NULL;
  const char        *name;

  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *copy = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize            size;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          feed_fixture_copy_tree (source, copy);
          continue;
        }
      g_file_get_contents (source, &bytes, &size, &error);
      g_assert_no_error (error);
      g_file_set_contents (copy, bytes, (gssize) size, &error);
      g_assert_no_error (error);
    }
}

void
feed_fixture_remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        feed_fixture_remove_tree (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
feed_fixture_tear_down (FeedFixture *self, gconstpointer data)
{
  desmi_clock_hold (0);
  if (self->store != NULL)
    desmi_store_close (self->store);
  g_clear_object (&self->store);
  feed_fixture_remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->from);
  g_free (self->feed);
  g_free (self->file);
  g_free (self->cache);
  g_free (self->state);
  g_free (self->root_file);
}

void
feed_fixture_publish (FeedFixture *self)
{
  g_autoptr (GError) error = NULL;
  DesmiPublishResult result;
  DesmiPublishFeed   request = { .feed = self->feed, .from = self->from, .key = &self->key };

  self->time += 3600;
  request.time = self->time;
  request.expires = self->time + DESMI_PUBLISH_HEAD_LIFE_S;
  desmi_publish_feed (&request, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_sets, ==, 2);
}

void
feed_fixture_change_root (FeedFixture *self)
{
  g_autofree char   *root = g_build_filename (self->feed, "root", "1.signed", NULL);
  g_autoptr (GError) error = NULL;
  DesmiSecretKey     secrets[2];
  DesmiPublicKey     keys[2];
  DesmiPublishRoot   request = { .feed = self->feed,
                                 .keys = keys,
                                 .n_keys = 2,
                                 .signers = secrets,
                                 .n_signers = 2,
                                 .feed_keys = keys,
                                 .n_feed_keys = 1,
                                 .threshold = 2,
                                 .expires = self->time + 1000000 };

  for (guint i = 0; i < 2; i++)
    {
      desmi_secret_key_generate (&secrets[i]);
      desmi_secret_key_get_public (&secrets[i], &keys[i]);
    }
  g_assert_cmpint (g_unlink (root), ==, 0);
  g_assert_cmpint (desmi_publish_root (&request, &error), ==, 1);
  g_assert_no_error (error);
  self->key = secrets[0];
}

void
feed_fixture_reopen (FeedFixture *self)
{
  g_autoptr (GError) error = NULL;

  desmi_store_close (self->store);
  g_clear_object (&self->store);
  self->store = desmi_store_open (self->file, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
}

DesmiPullOptions
feed_fixture_get_options (FeedFixture *self, const char *server)
{
  return (DesmiPullOptions){ .server = server,
                             .root_file = self->root_file,
                             .cache_folder = self->cache,
                             .state_folder = self->state };
}

gboolean
feed_fixture_pull (FeedFixture *self, const char *server, DesmiPullResult *result, GError **error)
{
  DesmiPullOptions options = feed_fixture_get_options (self, server);

  return desmi_pull_run (self->store, &options, NULL, NULL, result, NULL, error);
}

GHashTable *
feed_fixture_digest_tables (DesmiStore *store)
{
  GHashTable *digests = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      char              *digest = desmi_store_table_digest (store, tables[i], &error);

      g_assert_no_error (error);
      g_hash_table_insert (digests, (gpointer) tables[i], digest);
    }
  return digests;
}

void
feed_fixture_assert_same_tables (GHashTable *a, GHashTable *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const char *before = g_hash_table_lookup (a, tables[i]),
                 *after = g_hash_table_lookup (b, tables[i]);

      if (g_strcmp0 (before, after) != 0)
        g_error ("The table %s differs", tables[i]);
    }
}

char *
feed_fixture_dup_history (FeedFixture *self)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (self->store, "sync-history", NULL,
                                                     desmi_locale_get_user (), NULL, &error);
  GString               *text = g_string_new (NULL);
  int                    result, message;

  g_assert_no_error (error);
  result = desmi_table_find_column (table, "result");
  message = desmi_table_find_column (table, "message");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char *words = desmi_table_get_label (table, i, (guint) message);

      g_string_append_printf (
          text, "%s%s%s%s", i > 0 ? "; " : "", desmi_table_get_label (table, i, (guint) result),
          words != NULL && *words != '\0' ? ": " : "", words != NULL ? words : "");
    }
  return g_string_free (text, FALSE);
}

void
feed_fixture_assert_history (FeedFixture *self, const char *expected)
{
  g_autofree char *history = feed_fixture_dup_history (self);

  g_assert_cmpstr (history, ==, expected);
}

struct _ServerThread
{
  GThread              *thread;
  GMainContext         *context;
  GMainLoop            *loop;
  const char           *feed;
  const DesmiSecretKey *key;
  const char           *faults;
  DesmiDevserver       *server;
  char                 *address;
  GMutex                mutex;
  GCond                 started;
};

static void
add_faults (DesmiDevserver *server, const char *faults)
{
  g_auto (GStrv) names = g_strsplit (faults != NULL ? faults : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (*names[i] == '\0')
        continue;
      desmi_devserver_add_fault (server, desmi_fault_parse (names[i], &error));
      g_assert_no_error (error);
    }
}

static gpointer
serve (gpointer data)
{
  ServerThread      *self = data;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (self->context);
  self->server = desmi_devserver_new (self->feed, 0, NULL, &error);
  g_assert_no_error (error);
  desmi_devserver_set_key (self->server, self->key);
  add_faults (self->server, self->faults);
  g_mutex_lock (&self->mutex);
  self->address = g_strdup (desmi_devserver_get_address (self->server));
  g_cond_signal (&self->started);
  g_mutex_unlock (&self->mutex);
  g_main_loop_run (self->loop);
  g_clear_pointer (&self->server, desmi_devserver_free);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

ServerThread *
server_thread_start (const char *feed, const DesmiSecretKey *key, const char *faults)
{
  ServerThread *self = g_new0 (ServerThread, 1);

  self->feed = feed;
  self->key = key;
  self->faults = faults;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->started);
  g_mutex_lock (&self->mutex);
  self->thread = g_thread_new ("devserver", serve, self);
  while (self->address == NULL)
    g_cond_wait (&self->started, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return self;
}

const char *
server_thread_get_address (ServerThread *self)
{
  return self->address;
}

guint
server_thread_get_n_requests (ServerThread *self)
{
  return desmi_devserver_get_n_requests (self->server);
}

void
server_thread_stop (ServerThread *self)
{
  if (self == NULL)
    return;
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->started);
  g_free (self->address);
  g_free (self);
}
