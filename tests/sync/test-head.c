/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heads: a good one, and many that are nearly so. */
#include "sync/desmi-head.h"
#include "sync/desmi-sync-error.h"

#include <string.h>

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define OBJECT "\"sha256\":\"" HASH "\",\"size\":10,\"raw_size\":20}"

#define EMPTY(table) "\"" table "\":{\"columns\":[],\"rows\":0,\"digest\":\"" HASH "\"}"

static const char good[]
    = "{\"spec\":1,\"set\":\"32.12\",\"epoch\":1,\"version\":184,\"seq\":912,\"schema\":1,"
      "\"signed_at\":\"2026-11-25T02:00:00Z\",\"expires\":\"2026-12-25T02:00:00Z\",\"requires\":{"
      "\"common\":77},"
      "\"snapshot\":{\"seq\":880," OBJECT ",\"segments\":[{\"from\":850,\"to\":880," OBJECT
      ",{\"from\":880,\"to\":912," OBJECT "],"
      "\"state\":{\"flows\":{\"columns\":[\"village\",\"count\"],\"rows\":8123,\"digest\":\"" HASH
      "\"}," EMPTY ("village") "," EMPTY ("enrolment") "," EMPTY ("remittances") "," EMPTY (
          "announcement") ","
                          "\"targets\":{\"columns\":[\"village\",\"colour\"],\"rows\":3,\"digest\":"
                          "\"" HASH "\"},"
                          "\"meetings\":{\"columns\":[],\"rows\":1,\"digest\":\"\"}},"
                          "\"closed\":{\"successors\":[\"32.80\"]},\"message\":{\"id\":\"x\"}}";

static DesmiHead *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) payload = g_bytes_new (text, strlen (text));

  return desmi_head_parse (payload, "32.12", error);
}

static void
test_good (void)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (DesmiHead)     head = parse (good, &error);
  const DesmiOfficialState *flows, *targets;

  g_assert_no_error (error);
  g_assert_cmpint (head->version, ==, 184);
  g_assert_cmpint (head->seq, ==, 912);
  g_assert_cmpint (head->requires_common, ==, 77);
  g_assert_cmpint (head->snapshot.to, ==, 880);
  g_assert_cmpint (head->snapshot.from, ==, 0);
  g_assert_cmpuint (head->n_segments, ==, 2);
  g_assert_cmpint (head->segments[1].from, ==, 880);
  g_assert_cmpint (head->expires - head->signed_at, ==, 30 * 24 * 3600);
  g_assert_cmpuint (head->states->len, ==, 6);
  flows = g_ptr_array_index (head->states, 0);
  targets = g_ptr_array_index (head->states, 5);
  g_assert_cmpint (flows->table, ==, DESMI_OFFICIAL_FLOWS);
  g_assert_true (flows->digest_known);
  g_assert_false (targets->digest_known); /* a column that is not known here is not checked */
  g_assert_cmpstr (head->unknown, ==, "targets.colour meetings");
  g_assert_false (desmi_head_knows_more (head->unknown));
  g_assert_true (desmi_head_knows_more ("meetings targets.value_milli"));
  g_assert_cmpint (desmi_head_count_rows (head, DESMI_OFFICIAL_FLOWS), ==, 8123);
  g_assert_cmpint (desmi_head_count_rows (head, DESMI_OFFICIAL_VILLAGE), ==, 0);
  g_assert_cmpint (desmi_head_count_rows (head, DESMI_OFFICIAL_REGION), ==, -1);
}

static const struct
{
  const char    *what, *with;
  DesmiSyncError code;
} changes[] = {
  { "\"spec\":1", "\"spec\":2", DESMI_SYNC_ERROR_SCHEMA },
  { "\"spec\":1,", "", DESMI_SYNC_ERROR_FORMAT },
  { "\"set\":\"32.12\"", "\"set\":\"33.07\"", DESMI_SYNC_ERROR_SET },
  { "\"set\":\"32.12\"", "\"set\":\"common\"", DESMI_SYNC_ERROR_SET },
  { "\"set\":\"32.12\"", "\"set\":null", DESMI_SYNC_ERROR_FORMAT },
  { "\"schema\":1", "\"schema\":2", DESMI_SYNC_ERROR_SCHEMA },
  { "\"epoch\":1", "\"epoch\":0", DESMI_SYNC_ERROR_FORMAT },
  { "\"version\":184", "\"version\":0", DESMI_SYNC_ERROR_FORMAT },
  { "\"version\":184", "\"version\":184.5", DESMI_SYNC_ERROR_FORMAT },
  { "\"version\":184", "\"version\":9007199254740992", DESMI_SYNC_ERROR_FORMAT },
  { "\"seq\":912", "\"seq\":-1", DESMI_SYNC_ERROR_FORMAT },
  { "\"seq\":912", "\"seq\":913", DESMI_SYNC_ERROR_GAP },
  { "\"seq\":912", "\"seq\":911", DESMI_SYNC_ERROR_FORMAT },
  { "\"seq\":880", "\"seq\":870", DESMI_SYNC_ERROR_GAP },
  { "\"seq\":880", "\"seq\":913", DESMI_SYNC_ERROR_FORMAT },
  { "\"from\":880", "\"from\":881", DESMI_SYNC_ERROR_GAP },
  { "\"from\":880", "\"from\":879", DESMI_SYNC_ERROR_GAP },
  { "\"from\":850", "\"from\":880", DESMI_SYNC_ERROR_GAP },
  { "\"to\":880", "\"to\":850", DESMI_SYNC_ERROR_GAP },
  { "\"size\":10", "\"size\":0", DESMI_SYNC_ERROR_FORMAT },
  { "\"size\":10", "\"size\":99999999999", DESMI_SYNC_ERROR_FORMAT },
  { "\"raw_size\":20", "\"raw_size\":-5", DESMI_SYNC_ERROR_FORMAT },
  { "\"raw_size\":20", "\"raw_size\":20,\"enc\":\"age\"", DESMI_SYNC_ERROR_SCHEMA },
  { "\"sha256\":\"0", "\"sha256\":\"", DESMI_SYNC_ERROR_FORMAT },
  { "\"sha256\":\"0", "\"sha256\":\"A", DESMI_SYNC_ERROR_FORMAT },
  { "\"sha256\":\"0123456789abcdef", "\"sha256\":\"../../../../../..", DESMI_SYNC_ERROR_FORMAT },
  { "\"signed_at\":\"2026-11-25T02:00:00Z\"", "\"signed_at\":\"yesterday\"",
    DESMI_SYNC_ERROR_FORMAT },
  { "\"expires\":\"2026-12-25T02:00:00Z\"", "\"expires\":\"2026-12-25T02:00:00+07:00\"",
    DESMI_SYNC_ERROR_FORMAT },
  { "\"common\":77", "\"common\":\"77\"", DESMI_SYNC_ERROR_FORMAT },
  { "\"segments\":[", "\"segments\":[7,", DESMI_SYNC_ERROR_FORMAT },
  { "\"segments\":[", "\"segmente\":[", DESMI_SYNC_ERROR_FORMAT },
  { "\"snapshot\":{", "\"snapshoot\":{", DESMI_SYNC_ERROR_FORMAT },
  { "\"state\":{", "\"states\":{", DESMI_SYNC_ERROR_FORMAT },
  { "\"rows\":8123", "\"rows\":-1", DESMI_SYNC_ERROR_FORMAT },
  { "\"columns\":[\"village\",\"count\"]", "\"columns\":7", DESMI_SYNC_ERROR_FORMAT },
  { "\"columns\":[\"village\",\"count\"]", "\"columns\":[7]", DESMI_SYNC_ERROR_FORMAT },
  { "\"flows\":{", "\"flow\":{", DESMI_SYNC_ERROR_FORMAT }, /* a table is left out */
  { "\"village\":{", "\"villages\":{", DESMI_SYNC_ERROR_FORMAT },
  { "\"digest\":\"0", "\"digest\":\"g", DESMI_SYNC_ERROR_FORMAT },
};

static void
test_broken (gconstpointer data)
{
  guint              i = GPOINTER_TO_UINT (data);
  g_auto (GStrv)     parts = g_strsplit (good, changes[i].what, 2);
  g_autofree char   *bad = g_strjoinv (changes[i].with, parts);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (bad, !=, good);
  g_assert_null (parse (bad, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, (int) changes[i].code);
}

static void
test_too_many_segments (void)
{
  g_autoptr (GString) text = g_string_new (
      "{\"spec\":1,\"set\":\"32.12\",\"epoch\":1,\"version\":1,\"seq\":65,\"schema\":1,"
      "\"signed_at\":\"2026-11-25T02:00:00Z\",\"expires\":\"2026-12-25T02:00:00Z\","
      "\"snapshot\":{\"seq\":65," OBJECT ",\"segments\":[");

  for (int i = 0; i < 65; i++)
    g_string_append_printf (text, "%s{\"from\":%d,\"to\":%d," OBJECT, i > 0 ? "," : "", i, i + 1);
  g_string_append (text, "],\"state\":{}}");
  g_assert_null (parse (text->str, NULL));
}

static void
test_names (void)
{
  g_autofree char         *head = desmi_set_dup_head_name ("32.12");
  g_autofree char         *object = desmi_object_dup_name (HASH);
  static const char *const bad[] = { "",   "32",    "3212",    "32.1",   "32.123", "32.12/",
                                     "..", "../..", "common/", "Common", "aa.bb",  "32.12.01" };

  g_assert_cmpstr (head, ==, "set/32.12/head.signed");
  g_assert_cmpstr (object, ==, "obj/01/" HASH ".gz");
  g_assert_true (desmi_set_is_valid ("32.12"));
  g_assert_true (desmi_set_is_valid ("common"));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (desmi_set_is_valid (bad[i]));
}

static void
test_fuzz (void)
{
  static const char alphabet[] = "{}[]\",:0123456789-.abcdefx\\";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 10000; round++)
    {
      g_autofree char      *text = g_strdup (good);
      g_autoptr (GError)    error = NULL;
      g_autoptr (DesmiHead) head = NULL;

      for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
        text[g_rand_int_range (rand, 0, sizeof good - 1)]
            = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      head = parse (text, &error);
      g_assert_true ((head == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/head/good", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/head/broken/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_broken);
    }
  g_test_add_func ("/sync/head/too-many-segments", test_too_many_segments);
  g_test_add_func ("/sync/head/names", test_names);
  g_test_add_func ("/sync/head/fuzz", test_fuzz);
  return g_test_run ();
}
