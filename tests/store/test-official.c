/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official data: applied whole or not at all, never at the cost of local rows. */
#include "store-fixture.h"

#include "test-platform.h"

/* SHA-256 of "", of "a 1F 1E" and so on, computed by sha256sum. */
static void
test_digest_vectors (void)
{
  g_autofree char *empty = NULL, *one = NULL, *mixed = NULL;
  DesmiDigest     *digest = desmi_digest_new ();

  empty = desmi_digest_end (digest);
  g_assert_cmpstr (empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  digest = desmi_digest_new ();
  desmi_digest_add_text (digest, "a");
  desmi_digest_end_row (digest);
  one = desmi_digest_end (digest);
  g_assert_cmpstr (one, ==, "43b048b157b78faf58d6c906dd5bdc8f1e86c280b2b5595fb866d60d1985a132");
  digest = desmi_digest_new ();
  desmi_digest_add_text (digest, "32.12.08.2010");
  desmi_digest_add_text (digest, "Tunggak Jati \xe2\x80\x99");
  desmi_digest_add_text (digest, NULL);
  desmi_digest_add_text (digest, "");
  desmi_digest_add_integer (digest, -14);
  desmi_digest_end_row (digest);
  desmi_digest_add_integer (digest, G_MAXINT64);
  desmi_digest_end_row (digest);
  mixed = desmi_digest_end (digest);
  g_assert_cmpstr (mixed, ==, "ed724490d811a66bd4b7ee206fdd353a08741567f7b0779380ddd3cb39d9b253");
}

static void
test_info (void)
{
  DesmiOfficialTable table;

  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    {
      const DesmiOfficialInfo *info = desmi_official_get_info (i);

      g_assert_true (desmi_official_from_wire (info->wire_name, &table));
      g_assert_cmpuint (table, ==, i);
      for (guint j = 0; j < DESMI_OFFICIAL_MAX_COLUMNS; j++)
        {
          g_assert_cmpint (info->columns[j].name != NULL, ==, j < info->n_columns);
          g_assert_cmpint (info->columns[j].is_key, ==, j < info->n_keys);
        }
    }
  g_assert_false (desmi_official_from_wire ("local_flows", &table));
  g_assert_false (desmi_official_from_wire (NULL, &table));
}

static void
test_put_and_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList)  ops = op_list_new ();
  g_autoptr (OpList)  again = op_list_new ();
  g_autoptr (GError)  error = NULL;
  DesmiOfficialResult result = { 0 };

  op_list_add_flow (ops, "32.12.01.2001", "2023-01", "HKG", 14);
  op_list_add_flow (ops, "32.12.01.2001", "2023-02", "TWN", 3);
  op_list_add (ops, "put remittances 32.12.01.2001|2023-Q1|4294967296000");
  g_assert_true (fixture_apply (f, "32.12", ops, FALSE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.put[DESMI_OFFICIAL_FLOWS], ==, 2);
  g_assert_cmpuint (result.put[DESMI_OFFICIAL_REMITTANCES], ==, 1);
  g_assert_cmpint (fixture_get_int (f, "SELECT amount_idr FROM official_remittances"), ==,
                   G_GINT64_CONSTANT (4294967296000));

  /* twice is harmless, and nothing counts as changed */
  g_assert_true (fixture_apply (f, "32.12", ops, FALSE, &result, &error));
  g_assert_cmpuint (result.put[DESMI_OFFICIAL_FLOWS], ==, 0);

  op_list_add_flow (again, "32.12.01.2001", "2023-01", "HKG", 15);
  op_list_add (again, "del flows 32.12.01.2001|2023-02|out|TWN|formal|perawat|F|P2P");
  op_list_add (again, "del flows 32.12.01.2001|2023-02|out|MYS|formal|perawat|F|P2P");
  g_assert_true (fixture_apply (f, "32.12", again, FALSE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.put[DESMI_OFFICIAL_FLOWS], ==, 1);
  g_assert_cmpuint (result.removed[DESMI_OFFICIAL_FLOWS], ==, 1);
  g_assert_cmpint (fixture_get_int (f, "SELECT sum (count) FROM official_flows"), ==, 15);
  g_assert_cmpint (fixture_get_int (f, "SELECT sum (count) FROM summary_district"), ==, 15);
}

static void
test_snapshot (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList)  first = op_list_new ();
  g_autoptr (OpList)  other = op_list_new ();
  g_autoptr (OpList)  second = op_list_new ();
  g_autoptr (GError)  error = NULL;
  DesmiOfficialResult result = { 0 };

  op_list_add_flow (first, "32.12.01.2001", "2023-01", "HKG", 14);
  op_list_add_flow (first, "32.12.01.2001", "2023-02", "TWN", 3);
  op_list_add (first, "put targets 32.12.01.2001|relawan|2023|5000");
  op_list_add (first, "put announcement a|2023-01-01|Judul|Title|Teks|Text");
  op_list_add_flow (other, "32.80.01.2001", "2023-01", "HKG", 7);
  op_list_add (other, "put announcement a|2023-01-01|Lain|Other|Teks|Text");
  op_list_add_flow (second, "32.12.01.2001", "2023-01", "HKG", 14);
  g_assert_true (fixture_apply (f, "32.12", first, FALSE, NULL, &error));
  g_assert_true (fixture_apply (f, "32.80", other, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get_int (f, "SELECT count (*) FROM official_announcement"), ==, 2);

  /* what the snapshot lacks goes, also in tables it does not name; other sets stay */
  g_assert_true (fixture_apply (f, "32.12", second, TRUE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.put[DESMI_OFFICIAL_FLOWS], ==, 0);
  g_assert_cmpuint (result.removed[DESMI_OFFICIAL_FLOWS], ==, 1);
  g_assert_cmpuint (result.removed[DESMI_OFFICIAL_TARGETS], ==, 1);
  g_assert_cmpuint (result.removed[DESMI_OFFICIAL_ANNOUNCEMENT], ==, 1);
  g_assert_cmpint (fixture_get_int (f, "SELECT sum (count) FROM official_flows"), ==, 21);
}

static void
test_region_keeps_id (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList)  ops = op_list_new ();
  g_autoptr (GError)  error = NULL;
  DesmiOfficialResult result = { 0 };
  gint64              id;

  fixture_add_regions (f, 2, 3);
  id = fixture_get_int (f, "SELECT id FROM official_region WHERE code = '32.12.02.2002'");
  op_list_add (ops, "put region 32.12.02.2002|Jatibarang|village|2025|~|~|~|-6400000|108300000");
  g_assert_true (fixture_apply (f, "common", ops, TRUE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.put[DESMI_OFFICIAL_REGION], ==, 1);
  g_assert_cmpuint (result.removed[DESMI_OFFICIAL_REGION], ==, 9);
  g_assert_cmpint (fixture_get_int (f, "SELECT id FROM official_region"), ==, id);
  g_assert_cmpint (
      fixture_get_int (f, "SELECT count (*) FROM search WHERE search MATCH 'jatibarang'"), ==, 1);
  g_assert_cmpint (fixture_get_int (f, "SELECT count (*) FROM search WHERE search MATCH 'desa'"),
                   ==, 0);
}

typedef struct
{
  const char *name, *set, *line;
} Refusal;

static const Refusal refusals[] = {
  { "deleted-region", "common", "del region 32.12.01.2001" },
  { "deleted-village", "32.12", "del village 32.12.01.2001" },
  { "other-district", "32.12", "put enrolment 33.07.01.2001|desmigratif|2018|~|~" },
  { "district-prefix", "32.1", "put enrolment 32.12.01.2001|desmigratif|2018|~|~" },
  { "district-in-common", "common", "put remittances 32.12.01.2001|2023-Q1|1" },
  { "common-in-district", "32.12", "put country HKG|Hong Kong|Hong Kong|~|~|1" },
  { "code-of-level", "common", "put region 32.12.01|X|village|~|~|~|~|~|~" },
  { "level", "common", "put region 32.12.01|X|kecamatan|~|~|~|~|~|~" },
  { "no-name", "common", "put region 32.12.01|~|district|~|~|~|~|~|~" },
  { "null-key", "32.12", "put remittances 32.12.01.2001|~|1" },
  { "null-count", "32.12", "put remittances 32.12.01.2001|2023-Q1|~" },
  { "negative", "32.12", "put remittances 32.12.01.2001|2023-Q1|-1" },
  { "huge-count", "32.12", "put flows 32.12.01.2001|2023-01|out|HKG|a|b|F|P2P|1000000000000" },
  { "direction", "32.12", "put flows 32.12.01.2001|2023-01|in|HKG|a|b|F|P2P|1" },
  { "month", "32.12", "put flows 32.12.01.2001|2023-13|out|HKG|a|b|F|P2P|1" },
  { "month-form", "32.12", "put flows 32.12.01.2001|2023-1|out|HKG|a|b|F|P2P|1" },
  { "quarter", "32.12", "put remittances 32.12.01.2001|2023-Q5|1" },
  { "period", "32.12", "put targets 32.12.01.2001|relawan|2023-01|1" },
  { "control", "32.12", "put flows 32.12.01.2001|2023-01|out|HKG|a\n|b|F|P2P|1" },
  { "separator", "32.12", "put flows 32.12.01.2001|2023-01|out|HKG|a\x1f|b|F|P2P|1" },
  { "not-nfc", "common", "put region 32.12.01|Cafe\xcc\x81|district|~|~|~|~|~|~" },
  { "not-utf8", "common", "put region 32.12.01|Caf\xe9|district|~|~|~|~|~|~" },
};

static void
test_refusal (Fixture *f, gconstpointer data)
{
  const Refusal     *refusal = data;
  g_autoptr (OpList) ops = op_list_new ();
  g_autoptr (GError) error = NULL;

  fixture_add_regions (f, 1, 2);
  if (g_str_equal (refusal->set, "common"))
    op_list_add (ops, "put programme x|a|b|1|~");
  else
    op_list_add (ops, "put announcement x|~|~|~|~|~");
  op_list_add (ops, "%s", refusal->line);
  g_assert_false (fixture_apply (f, refusal->set, ops, FALSE, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpint (fixture_get_int (f, "SELECT (SELECT count (*) FROM official_programme) "
                                       "+ (SELECT count (*) FROM official_announcement)"),
                   ==, 0);
  g_assert_cmpint (fixture_get_int (f, "SELECT count (*) FROM official_region"), ==, 5);
}

static gboolean
one_next (gpointer source, DesmiOfficialOp *op, GError **error)
{
  DesmiOfficialOp **one = source;

  if (*one == NULL)
    return FALSE;
  *op = **one;
  *one = NULL;
  return TRUE;
}

/* Text where an integer belongs, and the other way round. */
static void
test_types (Fixture *f, gconstpointer data)
{
  static const DesmiOfficialOp wrong[]
      = { { FALSE,
            DESMI_OFFICIAL_REMITTANCES,
            { { FALSE, "32.12.01.2001", 0 }, { FALSE, "2023-Q1", 0 }, { FALSE, "12", 0 } } },
          { FALSE,
            DESMI_OFFICIAL_REMITTANCES,
            { { FALSE, "32.12.01.2001", 0 }, { FALSE, NULL, 2023 }, { FALSE, NULL, 12 } } } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      DesmiOfficialOp       op = wrong[i], *source = &op;
      g_autoptr (GPtrArray) sets = g_ptr_array_new ();
      g_autoptr (GError)    error = NULL;
      DesmiOfficialSet      set = { .name = (char *) "32.12", .next = one_next, .source = &source };

      g_ptr_array_add (sets, &set);
      g_assert_false (desmi_store_apply_official (f->store, sets, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
    }
}

static void
test_source_breaks (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList) ops = op_list_new ();
  g_autoptr (GError) error = NULL;

  fixture_add_regions (f, 1, 1);
  op_list_add_flow (ops, "32.12.01.2001", "2023-01", "HKG", 1);
  op_list_add_flow (ops, "32.12.01.2001", "2023-02", "HKG", 1);
  ops->fail_at = 1;
  g_assert_false (fixture_apply (f, "32.12", ops, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpint (fixture_get_int (f, "SELECT count (*) FROM official_flows"), ==, 0);
}

typedef struct
{
  GThread      *thread;
  guint         n_told;
  double        last;
  GCancellable *cancel;
} Listener;

static void
progress_cb (double fraction, const char *text, gpointer data)
{
  Listener *listener = data;

  g_assert_true (g_thread_self () == listener->thread);
  g_assert_cmpfloat (fraction, >=, listener->last);
  listener->last = fraction;
  listener->n_told++;
  if (listener->cancel != NULL)
    g_cancellable_cancel (listener->cancel);
}

static gboolean
endless_next (gpointer source, DesmiOfficialOp *op, GError **error)
{
  static const char *const keys[]
      = { "32.12.01.2001", "2023-01", "out", "HKG", "", "", "F", "P2P" };
  guint *n = source;

  op->is_delete = FALSE;
  op->table = DESMI_OFFICIAL_FLOWS;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    op->values[i] = (DesmiOfficialValue){ FALSE, keys[i], 0 };
  op->values[8] = (DesmiOfficialValue){ FALSE, NULL, *n };
  return ++*n < 50000000;
}

static void
test_progress_and_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray)    sets = g_ptr_array_new ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint                    n = 1;
  Listener                 listener = { g_thread_self (), 0, -1.0, cancellable };
  DesmiOfficialSet         set = { .name = (char *) "32.12", .next = endless_next, .source = &n };

  g_ptr_array_add (sets, &set);
  g_assert_false (desmi_store_apply_official (f->store, sets, NULL, progress_cb, &listener,
                                              cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (listener.n_told, >=, 1);
  g_assert_cmpint (fixture_get_int (f, "SELECT count (*) FROM official_flows"), ==, 0);
}

static void
test_local_rows_stay (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList) ops = op_list_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL;

  fixture_add_regions (f, 2, 3);
  fixture_exec (f,
                "INSERT INTO local_flows VALUES ('32.12.01.2001', '2023-01', 'out', 'HKG', "
                "'formal', 'perawat', 'F', 'P2P', 5, NULL), ('32.12.01.2001', '2023-01', "
                "'return', 'HKG', 'formal', 'perawat', 'F', 'P2P', 2, NULL); "
                "INSERT INTO local_enrolment VALUES ('32.12.01.2001', 'desmigratif', 2018, "
                "NULL, NULL, NULL); "
                "INSERT INTO local_targets VALUES ('32.12.01.2001', 'relawan', '2023', 1, NULL)");
  before = fixture_local_digest (f);
  op_list_add_flow (ops, "32.12.01.2001", "2023-01", "TWN", 9);
  op_list_add (ops, "put enrolment 32.12.01.2001|desmigratif|2017|~|~");
  op_list_add (ops, "put targets 32.12.01.2001|relawan|2023|5000");
  op_list_add (ops, "put village 32.12.01.2001|Desa|2026-01-01|moved|32.12.02.2001");
  g_assert_true (fixture_apply (f, "32.12", ops, TRUE, NULL, &error));
  g_assert_no_error (error);
  after = fixture_local_digest (f);
  g_assert_cmpstr (before, ==, after);
  /* the official row stands before the local one of its direction only */
  g_assert_cmpint (fixture_get_int (f, "SELECT count FROM summary_district WHERE origin = 2"), ==,
                   5);
  g_assert_cmpint (fixture_get_int (f, "SELECT count FROM summary_district WHERE origin = 1"), ==,
                   2);
}

static void
test_sync_history (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desmi_store_add_sync_history (f->store, "http://127.0.0.1/", "updated", NULL,
                                               "{\"flows\": 120}", &error));
  g_assert_no_error (error);
  g_assert_cmpint (
      fixture_get_int (f, "SELECT count (*) FROM sync_history WHERE changed LIKE '%120%'"), ==, 1);
}

static const char *self_path;

/* A process that is killed while it applies leaves the file as it was. */
static void
test_kill (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;

  fixture_add_regions (f, 2, 3);
  before = fixture_get_text (f, "SELECT group_concat (code) FROM official_region");
  desmi_store_close (f->store);
  g_clear_object (&f->store);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GError)      error = NULL;
      g_autofree char        *after = NULL;
      g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, self_path,
                                                        "--apply-forever", f->path, NULL);

      g_assert_no_error (error);
      g_usleep ((20 + i * 30) * 1000);
      g_subprocess_force_exit (child);
      g_assert_true (g_subprocess_wait (child, NULL, &error));
      g_assert_true (test_child_was_killed (child));
      f->store = desmi_store_open (f->path, DESMI_OPEN_NONE, &error);
      g_assert_no_error (error);
      after = fixture_get_text (f, "SELECT group_concat (code) FROM official_region");
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpint (fixture_get_int (f, "SELECT count (*) FROM official_flows"), ==, 0);
      desmi_store_close (f->store);
      g_clear_object (&f->store);
    }
}

static int
apply_forever (const char *path)
{
  DesmiStore           *store = desmi_store_open (path, DESMI_OPEN_NONE, NULL);
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();
  guint                 n = 1;
  DesmiOfficialSet      set = { .name = (char *) "32.12", .next = endless_next, .source = &n };

  g_ptr_array_add (sets, &set);
  return store != NULL && desmi_store_apply_official (store, sets, NULL, NULL, NULL, NULL, NULL);
}

static void
test_many_regions (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList)  ops = op_list_new ();
  g_autoptr (GError)  error = NULL;
  DesmiOfficialResult result;

  for (guint i = 11; i < 95; i++)
    for (guint j = 0; j < 1000; j++)
      op_list_add (ops, "put region %02u.%02u.%02u.2%03u|Karang %u Jati %u|village|~|~|~|~|~|~", i,
                   j / 100 + 1, j / 10 % 10 + 1, j, j % 71, i);
  g_assert_true (fixture_apply (f, "common", ops, TRUE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.put[DESMI_OFFICIAL_REGION], ==, 84000);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--apply-forever"))
    return apply_forever (argv[2]);
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/official/digest-vectors", test_digest_vectors);
  g_test_add_func ("/official/info", test_info);
  ADD ("/official/put-and-delete", test_put_and_delete);
  ADD ("/official/snapshot", test_snapshot);
  ADD ("/official/region-keeps-id", test_region_keeps_id);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/official/refused/", refusals[i].name, NULL);

      g_test_add (path, Fixture, &refusals[i], fixture_set_up, test_refusal, fixture_tear_down);
    }
  ADD ("/official/types", test_types);
  ADD ("/official/source-breaks", test_source_breaks);
  ADD ("/official/progress-and-cancel", test_progress_and_cancel);
  ADD ("/official/local-rows-stay", test_local_rows_stay);
  ADD ("/official/sync-history", test_sync_history);
  ADD ("/official/kill", test_kill);
  ADD ("/official/many-regions", test_many_regions);
  return g_test_run ();
}
