/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publishing: the same bytes for the same input, segments and snapshots by the rule, and nothing
 * that clients refuse. */
#include "feed-fixture.h"

#include "server/desmi-feed-files.h"
#include "server/desmi-gzip.h"

#include <glib/gstdio.h>
#include <string.h>

static void
list_files (const char *folder, const char *prefix, GHashTable *out)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *relative = g_build_filename (prefix, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        list_files (path, relative, out);
      else
        {
          g_autofree char *data = NULL;
          gsize            length;

          g_assert_true (g_file_get_contents (path, &data, &length, NULL));
          g_hash_table_insert (
              out, g_steal_pointer (&relative),
              g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) data, length));
        }
    }
}

static GHashTable *
hash_feed (const char *feed)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  list_files (feed, "", files);
  return files;
}

static gboolean
publish (FeedFixture *self, const char *feed, const char *const *sets, gint64 time, GError **error)
{
  DesmiPublishResult result;
  DesmiPublishFeed   request = { .feed = feed,
                                 .from = self->from,
                                 .sets = sets,
                                 .key = &self->key,
                                 .time = time,
                                 .expires = time + 1000 };

  return desmi_publish_feed (&request, &result, error);
}

static void
test_deterministic (FeedFixture *self, gconstpointer data)
{
  g_autofree char       *a = feed_fixture_dup_path (self, "a");
  g_autofree char       *b = feed_fixture_dup_path (self, "b");
  g_autofree char       *root = g_build_filename (self->feed, "root", "1.signed", NULL);
  const char            *feeds[] = { a, b };
  g_autoptr (GHashTable) first = NULL;
  g_autoptr (GHashTable) second = NULL;
  GHashTableIter         iter;
  gpointer               name, hash;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (desmi_publish_first_root (feeds[i], root, NULL));
      g_assert_true (publish (self, feeds[i], NULL, self->time, NULL));
    }
  feed_fixture_append (self, "32.12/flows.csv",
                       "32.12.16.2004,2023-07,out,HKG,informal,pengasuh anak,F,P2P,2\n");
  for (guint i = 0; i < 2; i++)
    g_assert_true (publish (self, feeds[i], NULL, self->time + 60, NULL));
  first = hash_feed (a);
  second = hash_feed (b);
  g_assert_cmpuint (g_hash_table_size (first), ==,
                    6); /* a root, two heads, two snapshots, a segment */
  g_assert_cmpuint (g_hash_table_size (second), ==, 6);
  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &name, &hash))
    g_assert_cmpstr (hash, ==, g_hash_table_lookup (second, name));
}

static DesmiHead *
load_head (FeedFixture *self, const char *set)
{
  g_autoptr (GError) error = NULL;
  DesmiHead         *head = desmi_feed_load_head (self->feed, set, &error);

  g_assert_no_error (error);
  return head;
}

/* Version goes up with every signing, seq only with data. */
static void
test_versions (FeedFixture *self, gconstpointer data)
{
  g_autoptr (DesmiHead) first = load_head (self, "32.12");
  g_autoptr (DesmiHead) second = NULL;
  g_autoptr (DesmiHead) third = NULL;

  g_assert_cmpint (first->version, ==, 1);
  g_assert_cmpint (first->seq, ==, 1);
  g_assert_cmpint (first->requires_common, ==, 1);
  feed_fixture_publish (self);
  second = load_head (self, "32.12");
  g_assert_cmpint (second->version, ==, 2);
  g_assert_cmpint (second->seq, ==, 1);
  g_assert_cmpuint (second->n_segments, ==, 0);
  feed_fixture_append (self, "32.12/remittances.csv", "32.12.16.2004,2023-Q2,1\n");
  feed_fixture_publish (self);
  third = load_head (self, "32.12");
  g_assert_cmpint (third->version, ==, 3);
  g_assert_cmpint (third->seq, ==, 2);
  g_assert_cmpuint (third->n_segments, ==, 1);
  g_assert_cmpint (third->snapshot.to, ==, 1);
  g_assert_cmpint (third->requires_common, ==, 3);
}

/* Segments that outweigh the snapshot, or number 32, make a new one; at most 64 are listed. */
static void
test_compaction (FeedFixture *self, gconstpointer data)
{
  gint64 newest = 1;

  for (int i = 0; i < 80; i++)
    {
      g_autofree char *row
          = g_strdup_printf ("32.12.16.2004,2023-%02d,return,HKG,,,,,%d\n", 1 + i % 12, 1 + i);
      g_autoptr (DesmiHead) head = NULL;
      gint64                after_snapshot = 0;
      guint                 n_after = 0;

      feed_fixture_write (
          self, "32.12/flows.csv",
          "village,month,direction,destination,sector,occupation,gender,scheme,count\n");
      feed_fixture_append (self, "32.12/flows.csv", row);
      feed_fixture_publish (self);
      head = load_head (self, "32.12");
      g_assert_cmpint (head->seq, ==, i + 2);
      g_assert_cmpuint (head->n_segments, <=, DESMI_HEAD_MAX_SEGMENTS);
      for (guint j = 0; j < head->n_segments; j++)
        if (head->segments[j].from >= head->snapshot.to)
          {
            n_after++;
            after_snapshot += head->segments[j].size;
          }
      g_assert_cmpuint (n_after, <, 32);
      g_assert_cmpint (after_snapshot, <=, head->snapshot.size);
      newest = MAX (newest, head->snapshot.to);
    }
  g_assert_cmpint (newest, >, 1);
}

static const struct
{
  const char *name, *file, *text;
} refused[] = {
  { "negative-count", "32.12/flows.csv",
    "village,month,direction,destination,sector,occupation,gender,scheme,count\n32.12.16.2004,2023-"
    "01,out,HKG,,,,,-1\n" },
  { "huge-count", "32.12/flows.csv",
    "village,month,direction,destination,sector,occupation,gender,scheme,count\n32.12.16.2004,2023-"
    "01,out,HKG,,,,,1000000000000\n" },
  { "other-district", "32.12/flows.csv",
    "village,month,direction,destination,sector,occupation,gender,scheme,count\n33.07.10.2004,2023-"
    "01,out,HKG,,,,,1\n" },
  { "bad-month", "32.12/flows.csv",
    "village,month,direction,destination,sector,occupation,gender,scheme,count\n32.12.16.2004,2023-"
    "13,out,HKG,,,,,1\n" },
  { "no-country", "32.12/flows.csv",
    "village,month,direction,destination,sector,occupation,gender,scheme,count\n32.12.16.2004,2023-"
    "01,out,ZZZ,,,,,1\n" },
  { "twice", "32.12/remittances.csv",
    "village,quarter,amount_idr\n32.12.16.2004,2023-Q1,5\n32.12.16.2004,2023-Q1,5\n" },
  { "no-column", "32.12/remittances.csv", "village,amount_idr\n32.12.16.2004,5\n" },
  { "unknown-column", "32.12/remittances.csv",
    "village,quarter,amount_idr,colour\n32.12.16.2004,2023-Q1,5,red\n" },
  { "vanished-village", "32.12/village.csv",
    "code,name,retired,why,successors\n32.12.16.2004,Kenanga,,,\n" },
  { "unknown-programme", "32.12/enrolment.csv",
    "village,programme,cohort,decree,decree_date\n32.12.16.2004,desmigratf,2016,,\n" },
  { "no-year", "32.12/enrolment.csv",
    "village,programme,cohort,decree,decree_date\n32.12.16.2004,desmigratif,20166,,\n" },
  { "unknown-table", "32.12/meetings.csv", "id\n1\n" },
  { "common-table", "32.12/region.csv", "code,name,level\n32,Jawa Barat,province\n" },
};

static void
test_refused (FeedFixture *self, gconstpointer data)
{
  guint              i = GPOINTER_TO_UINT (data);
  g_autofree char   *before = NULL, *after = NULL;
  g_autofree char   *head = g_build_filename (self->feed, "set", "32.12", "head.signed", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (head, &before, NULL, NULL));
  feed_fixture_write (self, refused[i].file, refused[i].text);
  g_assert_false (publish (self, self->feed, NULL, self->time + 60, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (head, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
}

/* Of thousands of rows, the one to be mended is named. */
static void
test_names_row (FeedFixture *self, gconstpointer data)
{
  static const char *const bad[] = { "-1", "ZZZ" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *text = g_strdup_printf (
            "village,month,direction,destination,sector,occupation,gender,scheme,count\n"
              "32.12.16.2004,2023-01,out,HKG,,,,,1\n"
              "32.12.16.2004,2023-02,out,%s,,,,,%s\n",
          i == 1 ? bad[i] : "HKG", i == 0 ? bad[i] : "1");

      feed_fixture_write (self, "32.12/flows.csv", text);
      g_assert_false (publish (self, self->feed, NULL, self->time + 60, &error));
      g_assert_true (g_str_has_prefix (error->message, "Row 3 of “"));
      g_assert_nonnull (strstr (error->message, "flows.csv"));
      g_assert_nonnull (strstr (error->message, bad[i]));
    }
}

static const struct
{
  const char *column, *file, *text; /* %s: the date */
} dated[] = {
  { "retired", "common/region.csv", "code,name,level,retired\n32,Jawa Barat,province,%s\n" },
  { "valid_from", "common/programme.csv", "id,valid_from\ndesmigratif,%s\n" },
  { "valid_from", "common/pillar.csv", "programme,number,valid_from\ndesmigratif,1,%s\n" },
  { "valid_from", "common/reason.csv", "id,valid_from\nbudget,%s\n" },
  { "retired", "32.12/village.csv", "code,name,retired\n32.12.16.2004,Kenanga,%s\n" },
  { "decree_date", "32.12/enrolment.csv",
    "village,programme,decree_date\n32.12.16.2004,desmigratif,%s\n" },
  { "published", "32.12/announcement.csv", "id,published\nnew,%s\n" },
};

/* A day that is not in the calendar, or not written as days are, is named with its place. */
static void
test_dates (FeedFixture *self, gconstpointer data)
{
  static const char *const bad[] = { "31-31-2022", "2022-02-30", "2022-2-3", "2022-02-03 ",
                                     "+022-02-03", "0000-01-01", "2022" };

  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      g_auto (GStrv)   around = g_strsplit (dated[i].text, "%s", 2);
      g_autofree char *path = g_build_filename (self->from, dated[i].file, NULL);
      g_autofree char *name = g_path_get_basename (dated[i].file);
      g_autofree char *before = NULL;

      if (!g_file_get_contents (path, &before, NULL, NULL))
        before = NULL;
      for (guint j = 0; j < G_N_ELEMENTS (bad); j++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char   *text = g_strconcat (around[0], bad[j], around[1], NULL);
          g_autofree char   *wanted = g_strdup_printf (
                "“%s” in column “%s” is not a date such as 2023-11-25.", bad[j], dated[i].column);

          feed_fixture_write (self, dated[i].file, text);
          g_assert_false (publish (self, self->feed, NULL, self->time + 60, &error));
          g_assert_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT);
          g_assert_true (g_str_has_prefix (error->message, "Row 2 of “"));
          g_assert_nonnull (strstr (error->message, name));
          g_assert_true (g_str_has_suffix (error->message, wanted));
        }
      if (before != NULL)
        feed_fixture_write (self, dated[i].file, before);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  feed_fixture_write (self, "32.12/announcement.csv", "id,published\nnew,2024-02-29\nold,\n");
  feed_fixture_publish (self);
}

/* What a client could not name: a village in no list, a name of any length. Also where the list of
 * regions was published earlier, and where the district's own one was. */
static void
test_unknown_village (FeedFixture *self, gconstpointer data)
{
  static const char *const district[] = { "32.12", NULL };
  static const char        head[] = "village,programme,cohort,decree,decree_date\n";
  g_autofree char         *villages = g_build_filename (self->from, "32.12", "village.csv", NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *bad = g_strconcat (head, "32.12.16.2004,desmigratif,2016,,\n",
                                            "32.12.77.2001,desmigratif,2017,,\n", NULL);

      feed_fixture_write (self, "32.12/enrolment.csv", bad);
      g_assert_false (
          publish (self, self->feed, i == 0 ? NULL : district, self->time + 60, &error));
      g_assert_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT);
      g_assert_true (g_str_has_prefix (error->message, "Row 3 of “"));
      g_assert_nonnull (strstr (error->message, "enrolment.csv"));
      g_assert_nonnull (strstr (error->message, "32.12.77.2001"));
    }
  feed_fixture_append (self, "32.12/village.csv", "32.12.77.2001,Desa baru,,,\n");
  g_assert_true (publish (self, self->feed, district, self->time + 60, NULL));
  g_assert_cmpint (g_unlink (villages), ==, 0);
  g_assert_true (publish (self, self->feed, district, self->time + 120, NULL));
}

/* Indicators are known once the set common has some. */
static void
test_unknown_indicator (FeedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  feed_fixture_write (self, "32.12/targets.csv",
                      "village,indicator,period,value_milli\n32.12.16.2004,kunjungan,2023,1000\n");
  g_assert_true (publish (self, self->feed, NULL, self->time + 60, &error));
  feed_fixture_write (self, "common/indicator.csv", "id,version\nwarga,1\n");
  g_assert_false (publish (self, self->feed, NULL, self->time + 60, &error));
  g_assert_nonnull (strstr (error->message, "“kunjungan”"));
  feed_fixture_write (self, "common/indicator.csv", "id,version\nwarga,1\nkunjungan,2\n");
  g_assert_true (publish (self, self->feed, NULL, self->time + 60, NULL));
}

static gboolean
publish_name (FeedFixture *self, guint n_chars, GError **error)
{
  g_autofree char *filler = g_strnfill (n_chars - 1, 'x');
  g_autofree char *text
      = g_strdup_printf ("code,name,retired,why,successors\n32.12.16.2004,é%s,,,\n"
                         "32.12.16.2005,Terusan,2025-01-01,merged,32.12.16.2004\n",
                         filler);

  feed_fixture_write (self, "32.12/village.csv", text);
  return publish (self, self->feed, NULL, self->time + 60, error);
}

static void
test_long_name (FeedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (publish_name (self, 300, &error));
  g_assert_no_error (error);
  g_assert_false (publish_name (self, 301, &error));
  g_assert_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT);
  g_assert_true (g_str_has_prefix (error->message, "Row 2 of “"));
  g_assert_nonnull (strstr (error->message, "village.csv"));
  g_assert_nonnull (strstr (error->message, "300"));
}

static void
test_born_expired (FeedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DesmiPublishResult result;
  DesmiPublishFeed   request = { .feed = self->feed,
                                 .from = self->from,
                                 .key = &self->key,
                                 .time = self->time,
                                 .expires = self->time };

  g_assert_false (desmi_publish_feed (&request, &result, &error));
  g_assert_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT);
}

/* A table whose file was left out keeps its rows; a file with a heading alone empties it. */
static void
test_missing_file (FeedFixture *self, gconstpointer data)
{
  g_autofree char      *path = g_build_filename (self->from, "32.12", "remittances.csv", NULL);
  g_autoptr (DesmiHead) kept = NULL;
  g_autoptr (DesmiHead) emptied = NULL;

  g_unlink (path);
  feed_fixture_publish (self);
  kept = load_head (self, "32.12");
  g_assert_cmpint (kept->seq, ==, 1);
  g_assert_cmpint (desmi_head_count_rows (kept, DESMI_OFFICIAL_REMITTANCES), ==, 1);
  feed_fixture_write (self, "32.12/remittances.csv", "village,quarter,amount_idr\n");
  feed_fixture_publish (self);
  emptied = load_head (self, "32.12");
  g_assert_cmpint (emptied->seq, ==, 2);
  g_assert_cmpint (desmi_head_count_rows (emptied, DESMI_OFFICIAL_REMITTANCES), ==, 0);
}

static void
test_include (FeedFixture *self, gconstpointer data)
{
  g_autofree char      *path = g_build_filename (self->from, "common", "country.csv", NULL);
  g_autofree char      *moved = g_build_filename (self->from, "country.csv", NULL);
  g_autoptr (DesmiHead) head = NULL;
  g_autoptr (GError)    error = NULL;

  g_assert_cmpint (g_rename (path, moved), ==, 0);
  feed_fixture_write (self, "common/include", "# elsewhere\n\n../country.csv\n");
  feed_fixture_publish (self);
  head = load_head (self, "common");
  g_assert_cmpint (head->seq, ==, 1);
  g_assert_cmpint (desmi_head_count_rows (head, DESMI_OFFICIAL_COUNTRY), ==, 2);
  feed_fixture_write (self, "common/include", "../country.csv\n../country.csv\n");
  g_assert_false (publish (self, self->feed, NULL, self->time + 60, &error));
  g_assert_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT);
}

static void
test_one_set (FeedFixture *self, gconstpointer data)
{
  static const char *const district[] = { "32.12", NULL };
  static const char *const nonsense[] = { "../32", NULL };
  g_autoptr (DesmiHead)    common = NULL;
  g_autoptr (DesmiHead)    head = NULL;

  g_assert_true (publish (self, self->feed, district, self->time + 60, NULL));
  common = load_head (self, "common");
  head = load_head (self, "32.12");
  g_assert_cmpint (common->version, ==, 1);
  g_assert_cmpint (head->version, ==, 2);
  g_assert_cmpint (head->requires_common, ==, 1);
  g_assert_false (publish (self, self->feed, nonsense, self->time + 60, NULL));
}

static void
test_wrong_key (FeedFixture *self, gconstpointer data)
{
  g_autofree char   *empty = feed_fixture_dup_path (self, "empty");
  g_autoptr (GError) error = NULL;

  g_assert_false (publish (self, empty, NULL, self->time, &error));
  g_assert_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_FEED);
  g_clear_error (&error);
  self->key.seed[0] ^= 1;
  g_assert_false (publish (self, self->feed, NULL, self->time, &error));
  g_assert_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_KEY);
}

/* What is packed is what comes out, with a header that holds no time. */
static void
test_gzip (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GBytes)            packed = desmi_gzip_pack (text->str, text->len, NULL);
      g_autoptr (GInputStream)      stream = g_memory_input_stream_new_from_bytes (packed);
      g_autoptr (GZlibDecompressor) unpacker
          = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
      g_autoptr (GInputStream) unpacked
          = g_converter_input_stream_new (stream, G_CONVERTER (unpacker));
      g_autofree char *out = g_malloc (text->len + 1);
      const guint8    *header = g_bytes_get_data (packed, NULL);
      gsize            n = 0;

      g_assert_true (g_input_stream_read_all (unpacked, out, text->len + 1, &n, NULL, NULL));
      g_assert_cmpmem (out, n, text->str, text->len);
      g_assert_cmpint (header[4] | header[5] | header[6] | header[7], ==, 0);
      for (int j = 0; j < 100000; j++)
        g_string_append_printf (text, "%d;", j * i);
    }
}

/* The shipped sample can be published as it lies there, with the sums that its README names. */
static void
test_sample (FeedFixture *self, gconstpointer data)
{
  static const char *const sets[] = { "common", "32.12", NULL };
  g_autofree char         *sample
      = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "data", "sample", NULL);
  g_autofree char      *root = g_build_filename (sample, "demo-root.signed", NULL);
  g_autofree char      *feed = feed_fixture_dup_path (self, "sample-feed");
  g_autoptr (GError)    error = NULL;
  DesmiPublishResult    result;
  DesmiPublishFeed      request = { .feed = feed,
                                    .from = sample,
                                    .sets = sets,
                                    .key = &self->key,
                                    .time = self->time,
                                    .expires = self->time + 1 };
  g_autoptr (DesmiHead) common = NULL;
  g_autoptr (DesmiHead) district = NULL;

  g_assert_true (desmi_publish_first_root (feed, root, &error));
  desmi_publish_feed (&request, &result, &error);
  g_assert_no_error (error);
  common = desmi_feed_load_head (feed, "common", NULL);
  district = desmi_feed_load_head (feed, "32.12", NULL);
  g_assert_cmpint (desmi_head_count_rows (common, DESMI_OFFICIAL_REGION), ==, 91599);
  g_assert_cmpint (desmi_head_count_rows (common, DESMI_OFFICIAL_COUNTRY), ==, 249);
  g_assert_cmpint (desmi_head_count_rows (common, DESMI_OFFICIAL_PILLAR), ==, 7);
  g_assert_cmpint (desmi_head_count_rows (district, DESMI_OFFICIAL_VILLAGE), ==, 317);
  g_assert_cmpint (desmi_head_count_rows (district, DESMI_OFFICIAL_ENROLMENT), ==, 30);
  g_assert_cmpint (desmi_head_count_rows (district, DESMI_OFFICIAL_FLOWS), ==, 26626);
  g_assert_cmpint (desmi_head_count_rows (district, DESMI_OFFICIAL_TARGETS), ==, 10872);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/server/publisher/" name, FeedFixture, NULL, feed_fixture_set_up, func,             \
              feed_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("deterministic", test_deterministic);
  ADD ("versions", test_versions);
  ADD ("compaction", test_compaction);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/server/publisher/refused/", refused[i].name, NULL);

      g_test_add (path, FeedFixture, GUINT_TO_POINTER (i), feed_fixture_set_up, test_refused,
                  feed_fixture_tear_down);
    }
  ADD ("missing-file", test_missing_file);
  ADD ("names-row", test_names_row);
  ADD ("dates", test_dates);
  ADD ("unknown-village", test_unknown_village);
  ADD ("unknown-indicator", test_unknown_indicator);
  ADD ("long-name", test_long_name);
  ADD ("born-expired", test_born_expired);
  ADD ("include", test_include);
  ADD ("one-set", test_one_set);
  ADD ("wrong-key", test_wrong_key);
  ADD ("sample", test_sample);
  g_test_add_func ("/server/publisher/gzip", test_gzip);
  return g_test_run ();
}
