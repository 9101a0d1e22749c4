/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits: what is accepted, one step back and forth, beside a second process and over a migration.
 */
#include "store-fixture.h"

#include "store/desmi-connection.h"
#include "store/desmi-history.h"
#include "store/desmi-migration.h"

#include "core/desmi-clock.h"

#include <glib/gstdio.h>
#include <string.h>

#define VILLAGE "32.12.01.2001"
#define OTHER "32.12.02.2001"

static const char *self_path; /* of this program, to start it again */

static void
set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, data);
  fixture_add_regions (self, 3, 3);
  fixture_exec (
      self, "INSERT INTO official_programme VALUES ('desmigratif', 'D', 'D', 1, NULL);"
            "INSERT INTO official_pillar VALUES ('desmigratif', 1, 'P', 'P', 1, NULL);"
            "INSERT INTO official_indicator VALUES ('service_days', 1, 'desmigratif', 1, 'H', "
            "'S', 'days', 'higher', 'sum', 'sum', 1000, 1000),"
            "('served', 1, 'desmigratif', 1, 'W', 'R', 'orang', 'higher', 'sum', 'sum', 1000, "
            "1000), ('share', 1, 'desmigratif', 1, 'B', 'S', 'persen', 'higher', 'last', 'mean', "
            "1000, 1000);"
            "INSERT INTO official_reason VALUES ('budget', 'A', 'B', 1, NULL), "
            "('other', 'L', 'O', 1, NULL), ('no-officer', 'T', 'N', 1, NULL);"
            "INSERT INTO official_enrolment VALUES ('" OTHER "', 'desmigratif', 2018, NULL, NULL);"
            "INSERT INTO official_targets VALUES ('" OTHER "', 'service_days', '2023-Q1', 1000)");
}

static void
reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  desmi_store_close (self->store);
  g_object_unref (self->store);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
}

static DesmiFlow
make_flow (gint64 count)
{
  return (DesmiFlow){ .village = VILLAGE,
                      .month = "2023-11",
                      .direction = DESMI_DIRECTION_OUT,
                      .destination = "TWN",
                      .sector = "formal",
                      .occupation = "",
                      .gender = "F",
                      .scheme = "P2P",
                      .count = count };
}

static void
apply (Fixture *self, DesmiEdit *edit)
{
  g_autoptr (GError) error = NULL;

  desmi_store_apply (self->store, edit, NULL, &error);
  g_assert_no_error (error);
  desmi_edit_unref (edit);
}

static void
put_name (Fixture *self, const char *label, const char *name)
{
  DesmiEdit *edit = desmi_edit_new (label);

  desmi_edit_set_profile (edit, VILLAGE, "head_name", name);
  apply (self, edit);
}

static void
put_count (Fixture *self, const char *label, gint64 count)
{
  DesmiEdit *edit = desmi_edit_new (label);
  DesmiFlow  flow = make_flow (count);

  desmi_edit_put_flow (edit, &flow);
  apply (self, edit);
}

static void
assert_undo (Fixture *self, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *undone = desmi_store_undo (self->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, label);
}

static void
assert_redo (Fixture *self, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *redone = desmi_store_redo (self->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, label);
}

/* Every table but the history, which of course tells what was done. */
static char *
digest_all (Fixture *self)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char    *names = fixture_get_text (
         self, "SELECT group_concat (name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table'"
                  " AND name <> 'history' AND name NOT GLOB 'search*' AND name NOT GLOB 'aside_*'"
                  " ORDER BY name)");
  g_auto (GStrv) tables = g_strsplit (names, ",", -1);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *digest = desmi_store_table_digest (self->store, tables[i], &error);

      g_assert_no_error (error);
      g_string_append_printf (all, "%s %s\n", tables[i], digest);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_refused (Fixture *self, DesmiEdit *edit, int code, const char *about)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = digest_all (self);
  g_autofree char   *after = NULL;

  g_assert_false (desmi_store_apply (self->store, edit, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, code);
  g_test_message ("%s", error->message);
  if (about != NULL)
    g_assert_nonnull (strstr (error->message, about));
  after = digest_all (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (desmi_store_get_undo_label (self->store));
  desmi_edit_unref (edit);
}

static void
test_refused_villages (Fixture *self, gconstpointer data)
{
  static const char *const codes[]
      = { "32.13.01.2001",  "32.12.01.2999", "32.12.01", "3212012001", "",
          "32.12.01.2001 ", "x' OR 1=1 --" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      DesmiEdit *edit = desmi_edit_new ("x");

      desmi_edit_set_profile (edit, codes[i], "head_name", "Budi");
      assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
    }
}

static void
test_refused_counts (Fixture *self, gconstpointer data)
{
  static const gint64 counts[] = { -1, 0, 100000, G_GINT64_CONSTANT (1000000000000), G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      DesmiEdit *edit = desmi_edit_new ("x");
      DesmiFlow  flow = make_flow (counts[i]);

      desmi_edit_put_flow (edit, &flow);
      assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
    }
}

static void
test_refused_flows (Fixture *self, gconstpointer data)
{
  static const struct
  {
    gsize       offset;
    const char *value;
  } cases[] = {
    { G_STRUCT_OFFSET (DesmiFlow, month), "2023" },
    { G_STRUCT_OFFSET (DesmiFlow, month), "2023-13" },
    { G_STRUCT_OFFSET (DesmiFlow, month), NULL },
    { G_STRUCT_OFFSET (DesmiFlow, destination), "ZZZ" },
    { G_STRUCT_OFFSET (DesmiFlow, destination), "Taiwan" },
    { G_STRUCT_OFFSET (DesmiFlow, sector), "keduanya" },
    { G_STRUCT_OFFSET (DesmiFlow, gender), "X" },
    { G_STRUCT_OFFSET (DesmiFlow, gender), "Perempuan" },
    { G_STRUCT_OFFSET (DesmiFlow, scheme), "?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiEdit *edit = desmi_edit_new ("x");
      DesmiFlow  flow = make_flow (3);

      G_STRUCT_MEMBER (const char *, &flow, cases[i].offset) = cases[i].value;
      desmi_edit_put_flow (edit, &flow);
      assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
    }
}

static void
test_refused_texts (Fixture *self, gconstpointer data)
{
  g_autofree char *name = g_strnfill (300, 'a');
  g_autofree char *notes = g_strnfill (4001, 'a');
  const struct
  {
    const char *field, *value;
  } cases[] = {
    { "head_name", name },
    { "head_name", "Bu\ndi" },
    { "head_name", "\xff\xfe" },
    { "notes", notes },
    { "email", "tanpa tanda" },
    { "population", "-1" },
    { "population", "1000000000000" },
    { "population", "2,5" },
    { "population", "banyak" },
    { "village", "32.12.01.2002" },
    { "head_name = 'x' --", "Budi" },
    { NULL, "Budi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiEdit *edit = desmi_edit_new ("x");

      desmi_edit_set_profile (edit, VILLAGE, cases[i].field, cases[i].value);
      assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
    }
}

static void
test_refused_values (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *indicator, *period;
    gint64      value;
  } cases[] = {
    { "unknown", "2023-Q1", 1000 },
    { "service_days", "2023-01", 1000 },
    { "service_days", "2023-Q5", 1000 },
    { "service_days", "2023-Q1", -1 },
    { "service_days", "TW I 2023", 1000 },
    { NULL, "2023-Q1", 1000 },
    { "service_days", "2023-Q1", G_MAXINT64 },
    { "served", "2023-Q1", 1500 },
    { "served", "2023-Q1", G_GINT64_CONSTANT (1000000000000000) },
    { "share", "2023-Q1", 250000 },
    { "service_days", "1999-Q4", 1000 },
    { "service_days", "2027-Q1", 1000 },
  };

  desmi_clock_hold (1795572000); /* 25 November 2026 */

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiEdit *edit = desmi_edit_new ("x");

      desmi_edit_put_measurement (edit, VILLAGE, cases[i].indicator, cases[i].period,
                                  cases[i].value);
      assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
    }
  desmi_clock_hold (0);
}

/* What can be right is kept, also at its limits; what is wrong can be taken out again. */
static void
test_accepted_values (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("x");

  fixture_exec (self, "INSERT INTO local_measurements VALUES ('" VILLAGE
                      "', 'served', '2099-Q1', 1500, NULL)");
  desmi_edit_put_measurement (edit, VILLAGE, "served", "2023-Q1", 99999000);
  desmi_edit_put_measurement (edit, VILLAGE, "share", "2023-Q1", 45500);
  desmi_edit_put_target (edit, VILLAGE, "served", "2098", 12000);
  desmi_edit_clear_measurement (edit, VILLAGE, "served", "2099-Q1");
  apply (self, edit);
  g_assert_cmpint (fixture_get_int (self, "SELECT sum (value_milli) FROM local_measurements"), ==,
                   99999000 + 45500);
}

static void
test_refused_words (Fixture *self, gconstpointer data)
{
  DesmiFlow  flow = make_flow (3);
  DesmiEdit *edit = desmi_edit_new ("x");

  desmi_edit_set_pillar_status (edit, VILLAGE, "desmigratif", 1, "2023-Q4",
                                DESMI_PILLAR_STATUS_STALLED, "budgett", NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "budgett");
  edit = desmi_edit_new ("x");
  desmi_edit_set_status (edit, OTHER, "desmigratif", DESMI_STATUS_SUSPENDED, "budgett", NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "budgett");
  flow.destination = "IDN";
  edit = desmi_edit_new ("x");
  desmi_edit_put_flow (edit, &flow);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "Indonesia");
  edit = desmi_edit_new ("x");
  desmi_edit_enrol (edit, VILLAGE, "desmigratif", 2099, NULL, NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "2099");
  edit = desmi_edit_new ("x");
  desmi_edit_set_status (edit, OTHER, "desmigratif", DESMI_STATUS_SUSPENDED, "budget", NULL);
  apply (self, edit);
}

/* An edit is refused as a whole, also if its first change was fine. */
static void
test_refused_whole (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("x");

  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Budi");
  desmi_edit_set_profile (edit, "32.99.01.2001", "head_name", "Budi");
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "32.99.01.2001");
}

static void
test_refused_official (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("x");

  desmi_edit_enrol (edit, OTHER, "desmigratif", 2019, NULL, NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_OFFICIAL, OTHER);
  edit = desmi_edit_new ("x");
  desmi_edit_withdraw (edit, OTHER, "desmigratif");
  assert_refused (self, edit, DESMI_STORE_ERROR_OFFICIAL, OTHER);
  edit = desmi_edit_new ("x");
  desmi_edit_put_target (edit, OTHER, "service_days", "2023-Q1", 5);
  assert_refused (self, edit, DESMI_STORE_ERROR_OFFICIAL, OTHER);
  edit = desmi_edit_new ("x");
  desmi_edit_withdraw (edit, VILLAGE, "desmigratif");
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
  edit = desmi_edit_new ("x");
  desmi_edit_set_status (edit, VILLAGE, "desmigratif", DESMI_STATUS_ACTIVE, NULL, NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
  edit = desmi_edit_new ("x");
  desmi_edit_enrol (edit, VILLAGE, "none", 2019, NULL, NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "none");
  edit = desmi_edit_new ("x");
  desmi_edit_enrol (edit, VILLAGE, "desmigratif", 2019, NULL, "2019-02-30");
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "2019-02-30");
}

/* After a split, the successors' villages belong to the file too. */
static void
test_successors (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("nama");

  fixture_exec (self, "INSERT INTO official_village VALUES ('32.80.01.2001', 'Baru', NULL, NULL, "
                      "NULL); UPDATE official_region SET successors = '32.12 32.80' WHERE code = "
                      "'32.12'");
  desmi_edit_set_profile (edit, "32.80.01.2001", "head_name", "Budi");
  apply (self, edit);
}

static void
test_values_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *name = NULL, *cleared = NULL;
  DesmiEdit       *edit = desmi_edit_new ("Isi “profil”");

  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Ba'u \"Agus\" O\xcc\x88; DROP TABLE meta--");
  desmi_edit_set_profile (edit, VILLAGE, "population", "1.204");
  desmi_edit_set_profile (edit, VILLAGE, "notes", "baris satu\nbaris dua");
  desmi_edit_set_profile (edit, VILLAGE, "email", "desa@contoh.id");
  apply (self, edit);
  name = fixture_get_text (self, "SELECT head_name FROM local_profile");
  g_assert_cmpstr (name, ==, "Ba'u \"Agus\" \xc3\x96; DROP TABLE meta--");
  g_assert_cmpint (fixture_get_int (self, "SELECT population FROM local_profile"), ==, 1204);
  edit = desmi_edit_new ("Kosongkan");
  desmi_edit_set_profile (edit, VILLAGE, "head_name", NULL);
  apply (self, edit);
  cleared = fixture_get_text (self, "SELECT head_name FROM local_profile");
  g_assert_null (cleared);
}

/* Every kind of change, undone to nothing and redone to the same. */
static void
test_all_kinds (Fixture *self, gconstpointer data)
{
  g_autofree char *before = digest_all (self);
  g_autofree char *after = NULL, *undone = NULL, *redone = NULL;
  DesmiEdit       *edit = desmi_edit_new ("Semua");
  DesmiFlow        flow = make_flow (7);

  desmi_edit_enrol (edit, VILLAGE, "desmigratif", 2020, "SK 1/2020", "2020-02-29");
  desmi_edit_set_status (edit, VILLAGE, "desmigratif", DESMI_STATUS_SUSPENDED, "other", "menunggu");
  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Budi");
  desmi_edit_put_flow (edit, &flow);
  desmi_edit_put_remittance (edit, VILLAGE, "2023-Q4", 1500000);
  desmi_edit_put_target (edit, VILLAGE, "service_days", "2023", 240000);
  desmi_edit_put_measurement (edit, VILLAGE, "service_days", "2023-Q4", 60500);
  desmi_edit_set_pillar_status (edit, VILLAGE, "desmigratif", 1, "2023-Q4",
                                DESMI_PILLAR_STATUS_STALLED, "no-officer", NULL);
  apply (self, edit);
  after = digest_all (self);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpint (fixture_get_int (self, "SELECT sum (count) FROM summary_district"), ==, 7);
  assert_undo (self, "Semua");
  undone = digest_all (self);
  g_assert_cmpstr (undone, ==, before);
  assert_redo (self, "Semua");
  redone = digest_all (self);
  g_assert_cmpstr (redone, ==, after);

  edit = desmi_edit_new ("Kembali");
  desmi_edit_delete_flow (edit, &flow);
  desmi_edit_clear_measurement (edit, VILLAGE, "service_days", "2023-Q4");
  desmi_edit_withdraw (edit, VILLAGE, "desmigratif");
  apply (self, edit);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_status"), ==, 0);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM summary_district"), ==, 0);
  assert_undo (self, "Kembali");
  g_free (redone);
  redone = digest_all (self);
  g_assert_cmpstr (redone, ==, after);
}

/* Ten steps, each state seen again on the way back and on the way forth, over a restart. */
static void
test_line (Fixture *self, gconstpointer data)
{
  enum
  {
    N = 10
  };
  char *states[N + 1];

  states[0] = digest_all (self);
  for (guint i = 1; i <= N; i++)
    {
      g_autofree char *label = g_strdup_printf ("langkah %u", i);

      put_count (self, label, i);
      states[i] = digest_all (self);
    }
  reopen (self);
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "langkah 10");
  g_assert_null (desmi_store_get_redo_label (self->store));
  for (guint i = N; i >= 1; i--)
    {
      g_autofree char *label = g_strdup_printf ("langkah %u", i);
      g_autofree char *state = NULL;

      assert_undo (self, label);
      state = digest_all (self);
      g_assert_cmpstr (state, ==, states[i - 1]);
      g_assert_cmpstr (desmi_store_get_redo_label (self->store), ==, label);
      if (i == N / 2)
        reopen (self);
    }
  for (guint i = 1; i <= N; i++)
    {
      g_autofree char *label = g_strdup_printf ("langkah %u", i);
      g_autofree char *state = NULL;

      assert_redo (self, label);
      state = digest_all (self);
      g_assert_cmpstr (state, ==, states[i]);
    }
  for (guint i = 0; i <= N; i++)
    g_free (states[i]);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (desmi_store_undo (self->store, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_null (desmi_store_redo (self->store, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING);
  /* what changes nothing is no step */
  put_name (self, "satu", "Budi");
  put_name (self, "sama", "Budi");
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "satu");
}

static void
test_redo_dropped (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_name (self, "satu", "Budi");
  put_name (self, "dua", "Sri");
  assert_undo (self, "dua");
  put_name (self, "tiga", "Agus");
  g_assert_null (desmi_store_get_redo_label (self->store));
  g_assert_null (desmi_store_redo (self->store, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING);
  assert_undo (self, "tiga");
  assert_undo (self, "satu");
}

/* A row that was changed past the history: the step is refused, named, and nothing is half undone.
 */
static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL;
  DesmiEdit         *edit = desmi_edit_new ("dua hal");
  DesmiFlow          flow = make_flow (5);

  desmi_edit_put_flow (edit, &flow);
  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Budi");
  apply (self, edit);
  fixture_exec (self, "UPDATE local_profile SET head_name = 'Lain'");
  before = digest_all (self);
  g_assert_null (desmi_store_undo (self->store, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, VILLAGE));
  after = digest_all (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "dua hal");
}

/* SQLite leaves out steps for a table that has another name now; here that is an error. */
static void
test_skipped (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_name (self, "nama", "Budi");
  fixture_exec (self, "ALTER TABLE local_profile RENAME TO local_profil");
  g_assert_null (desmi_store_undo (self->store, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT);
}

/* The day of a status is the one on the user's calendar. */
static void
test_local_day (Fixture *self, gconstpointer data)
{
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  g_autofree char *since = NULL;
  DesmiEdit       *edit = desmi_edit_new ("status");
  gint64           late;

  /* half past six in the morning of the next day in western Indonesia */
  g_assert_true (desmi_clock_parse_utc ("2026-11-30T23:30:00Z", &late));
  g_setenv ("TZ", "WIB-7", TRUE);
  desmi_clock_hold (late);
  desmi_edit_set_status (edit, OTHER, "desmigratif", DESMI_STATUS_SUSPENDED, "other", "menunggu");
  apply (self, edit);
  since = fixture_get_text (self, "SELECT since FROM local_status");
  g_assert_cmpstr (since, ==, "2026-12-01");
  desmi_clock_hold (0);
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
}

/* Changes made before a migration are undone and redone after it. */
static void
test_migration (Fixture *self, gconstpointer data)
{
  static const char *const more[]
      = { "ALTER TABLE local_profile ADD COLUMN website TEXT;"
          "ALTER TABLE local_flows ADD COLUMN checked INTEGER NOT NULL DEFAULT 0;",
          "CREATE INDEX more_flows ON local_flows (checked)", NULL };
  g_autofree char      *first = NULL, *second = NULL, *now = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  DesmiFlow             flow = make_flow (5);
  DesmiEdit            *edit;

  put_name (self, "satu", "Budi");
  put_count (self, "dua", 5);
  edit = desmi_edit_new ("tiga");
  desmi_edit_delete_flow (edit, &flow);
  apply (self, edit);
  assert_undo (self, "tiga");
  desmi_migration_hold (more);
  reopen (self);
  g_assert_cmpint (fixture_get_int (self, "SELECT user_version FROM pragma_user_version"), ==,
                   desmi_migration_get_version ());
  second = digest_all (self);
  assert_redo (self, "tiga");
  assert_undo (self, "tiga");
  now = digest_all (self);
  g_assert_cmpstr (now, ==, second);
  assert_undo (self, "dua");
  first = digest_all (self);
  assert_undo (self, "satu");
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_profile"), ==, 0);
  assert_redo (self, "satu");
  g_free (now);
  now = digest_all (self);
  g_assert_cmpstr (now, ==, first);
  assert_redo (self, "dua");
  g_free (now);
  now = digest_all (self);
  g_assert_cmpstr (now, ==, second);
  /* the file as it was before the first step */
  backups = desmi_store_list_backups (self->path);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_nonnull (strstr (backups->pdata[0], "migration"));
  desmi_migration_hold (NULL);
}

/* A step that fails leaves the file at the version before it. */
static void
test_migration_fails (Fixture *self, gconstpointer data)
{
  static const char *const more[] = { "CREATE TABLE later (a TEXT) STRICT",
                                      "CREATE TABLE half (a TEXT) STRICT; SELECT nonsense", NULL };
  g_autoptr (GError)       error = NULL;
  g_autofree char         *before = digest_all (self);
  g_autofree char         *after = NULL;

  desmi_store_close (self->store);
  g_clear_object (&self->store);
  desmi_migration_hold (more);
  g_assert_null (desmi_store_open (self->path, DESMI_OPEN_NONE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  desmi_migration_hold ((const char *const[]){ more[0], NULL });
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM later"), ==, 0);
  fixture_exec (self, "DROP TABLE later");
  after = digest_all (self);
  /* "program" may have come anew, which says the same */
  g_assert_cmpstr (after, ==, before);
  desmi_migration_hold (NULL);
}

static gpointer
migrate_beside (gpointer data)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiConnection) connection
      = desmi_connection_open (data, DESMI_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (desmi_migration_run (connection, &error));
  g_assert_no_error (error);
  return NULL;
}

/* A step that another process is taking while this one waits to begin is not taken again. */
static void
test_migration_beside (Fixture *self, gconstpointer data)
{
  static const char *const more[]
      = { "INSERT INTO meta (key, value) VALUES ('steps', '1')"
          " ON CONFLICT (key) DO UPDATE SET value = CAST (value + 1 AS TEXT)",
          NULL };
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiConnection) first
      = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, &error);
  g_autofree char *version = NULL;
  GThread         *second;

  g_assert_no_error (error);
  desmi_migration_hold (more);
  version = g_strdup_printf ("PRAGMA user_version = %u", desmi_migration_get_version ());
  g_assert_true (desmi_connection_exec (first, "BEGIN IMMEDIATE", &error));
  second = g_thread_new ("second", migrate_beside, self->path);
  g_usleep (200 * 1000);
  g_assert_true (desmi_connection_exec (first, more[0], &error));
  g_assert_true (desmi_connection_exec (first, version, &error));
  g_assert_true (desmi_connection_exec (first, "COMMIT", &error));
  g_thread_join (second);
  g_assert_cmpint (fixture_get_int (self, "SELECT value FROM meta WHERE key = 'steps'"), ==, 1);
  desmi_migration_hold (NULL);
}

static void
run_child (const char *what, const char *path)
{
  g_autoptr (GError) error = NULL;
  const char        *argv[] = { self_path, "--child", what, path, NULL };
  int                status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

/* The other process: opens the same file, does one thing, closes it. */
static int
child_main (const char *what, const char *path)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_autofree char       *label = NULL;

  g_assert_no_error (error);
  if (strcmp (what, "edit") == 0)
    {
      g_autoptr (DesmiEdit) edit = desmi_edit_new ("dari proses lain");

      desmi_edit_set_profile (edit, OTHER, "head_name", "Lain");
      desmi_store_apply (store, edit, NULL, &error);
    }
  else if (strcmp (what, "many") == 0)
    for (guint i = 1; i <= 50 && error == NULL; i++)
      {
        g_autoptr (DesmiEdit) edit = desmi_edit_new ("banyak");
        DesmiFlow             flow = make_flow (i);

        flow.village = OTHER;
        desmi_edit_put_flow (edit, &flow);
        desmi_store_apply (store, edit, NULL, &error);
      }
  else
    label = desmi_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  return 0;
}

static void
changed_cb (DesmiStore *store, guint tables, const char *const *villages, gpointer data)
{
  *(guint *) data |= tables;
}

/* The line of steps is the file's: what the other process did last is undone first. */
static void
test_second_process (Fixture *self, gconstpointer data)
{
  g_autofree char *start = digest_all (self);
  g_autofree char *mine = NULL, *both = NULL, *now = NULL;
  gint64           until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  guint            seen = 0;

  g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), &seen);
  put_name (self, "milik saya", "Budi");
  mine = digest_all (self);
  seen = 0;
  desmi_store_set_watching (self->store, TRUE);
  run_child ("edit", self->path);
  while ((seen & DESMI_TABLES_HISTORY) == 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (seen, ==, DESMI_TABLES_ALL);
  desmi_store_set_watching (self->store, FALSE);
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "dari proses lain");
  both = digest_all (self);
  assert_undo (self, "dari proses lain");
  now = digest_all (self);
  g_assert_cmpstr (now, ==, mine);
  assert_redo (self, "dari proses lain");
  g_free (now);
  now = digest_all (self);
  g_assert_cmpstr (now, ==, both);
  run_child ("undo", self->path);
  run_child ("undo", self->path);
  g_free (now);
  now = digest_all (self);
  g_assert_cmpstr (now, ==, start);
  assert_redo (self, "milik saya");
  g_free (now);
  now = digest_all (self);
  g_assert_cmpstr (now, ==, mine);
}

/* Both write at once: no step is lost, none is mixed up, and all of them undo to the beginning. */
static void
test_beside (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autofree char        *start = digest_all (self);
  g_autofree char        *end = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, self_path,
                                                    "--child", "many", self->path, NULL);

  g_assert_no_error (error);
  for (guint i = 1; i <= 50; i++)
    put_count (self, "di sini", i);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM history"), ==, 100);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *label = desmi_store_undo (self->store, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (label);
    }
  end = digest_all (self);
  g_assert_cmpstr (end, ==, start);
}

/* The same in a folder where there is no log: readers and writers wait for each other. */
static void
test_beside_synced (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "OneDrive", NULL);
  g_autofree char *journal = NULL;
  char            *path = g_build_filename (folder, "test" DESMI_STORE_SUFFIX, NULL);

  desmi_store_close (self->store);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (self->path, path), ==, 0);
  g_free (self->path);
  self->path = path;
  reopen (self);
  journal = fixture_get_text (self, "PRAGMA journal_mode");
  g_assert_cmpstr (journal, ==, "delete");
  test_beside (self, data);
}

static gpointer
lookup_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return desmi_history_lookup (connection, desmi_locale_get_english (), error);
}

static void
test_history (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;

  put_name (self, "satu", "Budi");
  put_name (self, "dua", "Sri");
  put_count (self, "tiga", 12);
  assert_undo (self, "tiga");
  table = desmi_store_read (self->store, lookup_job, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 3), ==, "tiga");
  g_assert_cmpstr (desmi_table_get_text (table, 0, 5), ==, "undone");
  g_assert_nonnull (strstr (desmi_table_get_text (table, 0, 7), "workers: – → 12"));
  g_assert_cmpstr (desmi_table_get_text (table, 1, 5), ==, "done");
  g_assert_cmpstr (desmi_table_get_text (table, 1, 7), ==,
                   "Desa 01 001 (" VILLAGE "), village head: Budi → Sri");
  g_assert_cmpint (desmi_table_get_int (table, 1, 6), ==, 1);
  g_assert_cmpuint (strlen (desmi_table_get_text (table, 1, 1)), ==, 20);
  g_assert_cmpuint (strlen (desmi_table_get_text (table, 1, 2)), >, 0);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/store/edit/" name, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return child_main (argv[2], argv[3]);
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  ADD ("refused-villages", test_refused_villages);
  ADD ("refused-counts", test_refused_counts);
  ADD ("refused-flows", test_refused_flows);
  ADD ("refused-texts", test_refused_texts);
  ADD ("refused-values", test_refused_values);
  ADD ("accepted-values", test_accepted_values);
  ADD ("refused-words", test_refused_words);
  ADD ("refused-whole", test_refused_whole);
  ADD ("refused-official", test_refused_official);
  ADD ("successors", test_successors);
  ADD ("values-kept", test_values_kept);
  ADD ("all-kinds", test_all_kinds);
  ADD ("line", test_line);
  ADD ("nothing", test_nothing);
  ADD ("redo-dropped", test_redo_dropped);
  ADD ("conflict", test_conflict);
  ADD ("skipped", test_skipped);
  ADD ("migration", test_migration);
  ADD ("migration-fails", test_migration_fails);
  ADD ("local-day", test_local_day);
  ADD ("migration-beside", test_migration_beside);
  ADD ("second-process", test_second_process);
  ADD ("beside", test_beside);
  ADD ("beside-synced", test_beside_synced);
  ADD ("history", test_history);
  return g_test_run ();
}
