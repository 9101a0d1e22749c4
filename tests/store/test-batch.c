/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import is one batch: whole or not at all, and one undo takes it out again. */
#include "store-fixture.h"

#include "store/desmi-connection.h"

#include <string.h>

/* Records that are made as they are asked for. */
typedef struct
{
  guint         n;
  guint         next;
  guint         fail_at;  /* a count that is refused; 0: never */
  guint         break_at; /* the source itself fails; 0: never */
  guint         cancel_at;
  gint64        add; /* to each count */
  GCancellable *cancellable;
  char          village[16];
  char          month[8];
} Source;

static void
set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, data);
  fixture_add_regions (self, 10, 20);
  fixture_exec (
      self, "INSERT INTO official_programme VALUES ('desmigratif', 'D', 'D', 1, NULL);"
            "INSERT INTO official_pillar VALUES ('desmigratif', 1, 'P', 'P', 1, NULL);"
            "INSERT INTO official_indicator VALUES ('service_days', 1, 'desmigratif', 1, 'H', "
            "'S', 'days', 'higher', 'sum', 'sum', 1000, 1000);"
            "INSERT INTO official_enrolment VALUES ('32.12.02.2001', 'desmigratif', 2018, NULL, "
            "NULL)");
}

/* Villages change fastest, then months, then destinations: 200 x 108 x 5 different keys. */
static gboolean
next_flow (gpointer data, DesmiRecord *record, GError **error)
{
  static const char *const destinations[] = { "TWN", "HKG", "MYS", "SGP", "SAU" };
  Source                  *self = data;
  guint                    i = self->next++;

  if (i >= self->n)
    return FALSE;
  if (self->break_at > 0 && i == self->break_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the file broke off");
      return FALSE;
    }
  if (self->cancel_at > 0 && i == self->cancel_at)
    g_cancellable_cancel (self->cancellable);
  g_snprintf (self->village, sizeof self->village, "32.12.%02u.2%03u", 1 + i / 20 % 10, 1 + i % 20);
  g_snprintf (self->month, sizeof self->month, "%04u-%02u", 2015 + i / 200 / 12 % 9,
              1 + i / 200 % 12);
  record->kind = DESMI_RECORD_FLOW;
  record->flow = (DesmiFlow){ .village = self->village,
                              .month = self->month,
                              .direction = DESMI_DIRECTION_OUT,
                              .destination = destinations[i / 200 / 108 % 5],
                              .sector = "formal",
                              .gender = "F",
                              .count = 1 + i % 7 + self->add };
  if (self->fail_at > 0 && i == self->fail_at)
    record->flow.count = G_GINT64_CONSTANT (1000000000000);
  return TRUE;
}

static DesmiBatchResult
import (Fixture *self, const char *label, Source *source)
{
  g_autoptr (GError) error = NULL;
  DesmiBatchResult   result;

  desmi_store_import (self->store, desmi_message_new ("%s", label), next_flow, source, &result,
                      NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* Local rows without the history, and the sums that follow from them. */
static char *
digest_rows (Fixture *self)
{
  static const char *const tables[]
      = { "local_enrolment",     "local_status",      "local_past_status",  "local_profile",
          "local_flows",         "local_remittances", "local_targets",      "local_measurements",
          "local_pillar_status", "summary_district",  "summary_subdistrict" };
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *digest = desmi_store_table_digest (self->store, tables[i], &error);

      g_assert_no_error (error);
      g_string_append_printf (all, "%s %s\n", tables[i], digest);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *label = desmi_store_undo (self->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (label);
}

static void
redo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *label = desmi_store_redo (self->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (label);
}

static void
assert_sums (Fixture *self)
{
  gint64 rows = fixture_get_int (self, "SELECT COALESCE (sum (count), 0) FROM local_flows");

  g_assert_cmpint (fixture_get_int (self, "SELECT COALESCE (sum (count), 0) FROM summary_district"),
                   ==, rows);
  g_assert_cmpint (
      fixture_get_int (self, "SELECT COALESCE (sum (count), 0) FROM summary_subdistrict"), ==,
      rows);
  g_assert_cmpint (
      fixture_get_int (self, "SELECT count (*) FROM meta WHERE key = 'summaries_suspended'"), ==,
      0);
}

static void
test_hundred_thousand (Fixture *self, gconstpointer data)
{
  g_autofree char *before = digest_rows (self);
  g_autofree char *after = NULL, *undone = NULL, *redone = NULL;
  Source           source = { .n = 100000 };
  gint64           start = g_get_monotonic_time ();
  DesmiBatchResult result = import (self, "Impor besar", &source);

  g_test_message ("100,000 rows: %.2f s", (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpuint (result.added, ==, 100000);
  g_assert_cmpuint (result.replaced, ==, 0);
  g_assert_cmpuint (result.same, ==, 0);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_flows"), ==, 100000);
  assert_sums (self);
  after = digest_rows (self);
  start = g_get_monotonic_time ();
  undo (self);
  g_test_message ("undone: %.2f s", (g_get_monotonic_time () - start) / 1e6);
  undone = digest_rows (self);
  g_assert_cmpstr (undone, ==, before);
  redo (self);
  redone = digest_rows (self);
  g_assert_cmpstr (redone, ==, after);
  assert_sums (self);
}

/* A second import over half of the first: what it replaced comes back, and goes again. */
static void
test_replaced (Fixture *self, gconstpointer data)
{
  g_autofree char *one = NULL, *two = NULL, *now = NULL;
  Source first = { .n = 1000 }, second = { .n = 1500, .add = 1 }, same = { .n = 1500, .add = 1 };
  DesmiBatchResult result;

  import (self, "satu", &first);
  one = digest_rows (self);
  result = import (self, "dua", &second);
  g_assert_cmpuint (result.added, ==, 500);
  g_assert_cmpuint (result.replaced, ==, 1000);
  g_assert_cmpuint (result.same, ==, 0);
  two = digest_rows (self);
  result = import (self, "sama", &same);
  g_assert_cmpuint (result.same, ==, 1500);
  g_assert_cmpuint (result.added + result.replaced, ==, 0);
  g_assert_cmpint (result.batch, ==, 0);
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "dua");
  for (guint i = 0; i < 3; i++)
    {
      undo (self);
      g_free (now);
      now = digest_rows (self);
      g_assert_cmpstr (now, ==, one);
      redo (self);
      g_free (now);
      now = digest_rows (self);
      g_assert_cmpstr (now, ==, two);
    }
  undo (self);
  undo (self);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_flows"), ==, 0);
  assert_sums (self);
}

/* An edit of an imported row is a step of its own, and after it is undone the batch is whole. */
static void
test_edited_row (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("ubah");
  g_autofree char      *imported = NULL, *edited = NULL, *now = NULL;
  Source                source = { .n = 200 };
  DesmiRecord           record;
  Source                again = { .n = 1 };

  import (self, "impor", &source);
  imported = digest_rows (self);
  g_assert_true (next_flow (&again, &record, NULL));
  record.flow.count = 99;
  desmi_edit_put_flow (edit, &record.flow);
  g_assert_true (desmi_store_apply (self->store, edit, NULL, &error));
  edited = digest_rows (self);
  undo (self);
  now = digest_rows (self);
  g_assert_cmpstr (now, ==, imported);
  undo (self);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_flows"), ==, 0);
  redo (self);
  redo (self);
  g_free (now);
  now = digest_rows (self);
  g_assert_cmpstr (now, ==, edited);
}

static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL;
  Source             source = { .n = 20 };

  import (self, "impor", &source);
  fixture_exec (self, "DELETE FROM local_flows WHERE village = '32.12.01.2001'");
  before = digest_rows (self);
  g_assert_null (desmi_store_undo (self->store, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT);
  after = digest_rows (self);
  g_assert_cmpstr (before, ==, after);
}

/* After an undone batch a new step: what it would put in again is forgotten. */
static void
test_dropped (Fixture *self, gconstpointer data)
{
  Source first = { .n = 100 }, second = { .n = 100, .add = 1 }, third = { .n = 10, .add = 2 };

  import (self, "satu", &first);
  import (self, "dua", &second);
  undo (self);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM aside_flows WHERE side = 'after'"),
                   ==, 100);
  import (self, "tiga", &third);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM aside_flows WHERE step = 2"), ==,
                   0);
  g_assert_null (desmi_store_get_redo_label (self->store));
  undo (self);
  undo (self);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_flows"), ==, 0);
}

static void
assert_nothing_imported (Fixture *self, Source *source, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = digest_rows (self);
  g_autofree char   *after = NULL;

  g_assert_false (desmi_store_import (self->store, desmi_message_new ("gagal"), next_flow, source,
                                      NULL, source->cancellable, &error));
  g_assert_error (error, domain, code);
  after = digest_rows (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (desmi_store_get_undo_label (self->store));
  assert_sums (self);
}

static void
test_whole_or_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Source                   refused = { .n = 500, .fail_at = 499 };
  Source                   broken = { .n = 500, .break_at = 300 };
  Source                   cancelled = { .n = 5000, .cancel_at = 4000, .cancellable = cancellable };

  assert_nothing_imported (self, &refused, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
  assert_nothing_imported (self, &broken, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_nothing_imported (self, &cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
next_of_list (gpointer data, DesmiRecord *record, GError **error)
{
  static const DesmiRecord records[] = {
    { .kind = DESMI_RECORD_ENROLMENT,
      .village = "32.12.01.2001",
      .programme = "desmigratif",
      .cohort = 2019,
      .text = "SK 7/2019",
      .decree_date = "2019-03-01",
      .programme_status = -1 },
    { .kind = DESMI_RECORD_ENROLMENT,
      .village = "32.12.02.2001",
      .programme = "desmigratif",
      .cohort = 2018,
      .programme_status = DESMI_STATUS_FINISHED },
    { .kind = DESMI_RECORD_PROFILE,
      .village = "32.12.01.2001",
      .field = "head_name",
      .text = "Ba'u" },
    { .kind = DESMI_RECORD_PROFILE,
      .village = "32.12.01.2001",
      .field = "population",
      .text = "1.204" },
    { .kind = DESMI_RECORD_REMITTANCE,
      .village = "32.12.01.2001",
      .period = "2023-Q4",
      .value = 1500000 },
    { .kind = DESMI_RECORD_TARGET,
      .village = "32.12.01.2001",
      .indicator = "service_days",
      .period = "2023",
      .value = 1000 },
    { .kind = DESMI_RECORD_MEASUREMENT,
      .village = "32.12.01.2001",
      .indicator = "service_days",
      .period = "2023-Q4",
      .value = 500 },
    { .kind = DESMI_RECORD_PILLAR_STATUS,
      .village = "32.12.01.2001",
      .programme = "desmigratif",
      .pillar = 1,
      .period = "2023-Q4",
      .status = DESMI_PILLAR_STATUS_RUNNING },
  };
  guint *next = data;

  if (*next >= G_N_ELEMENTS (records))
    return FALSE;
  *record = records[(*next)++];
  return TRUE;
}

/* Every kind of record at once; a village that the server lists keeps its official enrolment. */
static void
test_all_kinds (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = digest_rows (self);
  g_autofree char   *after = NULL, *now = NULL;
  DesmiBatchResult   result;
  guint              next = 0;

  g_assert_true (desmi_store_import (self->store, desmi_message_new ("daftar"), next_of_list, &next,
                                     &result, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.added, ==, 7); /* two records are one row of the profile */
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_enrolment"), ==, 1);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_status WHERE status = "
                                          "'finished' AND village = '32.12.02.2001'"),
                   ==, 1);
  g_assert_cmpint (fixture_get_int (self, "SELECT population FROM local_profile WHERE head_name = "
                                          "'Ba''u'"),
                   ==, 1204);
  after = digest_rows (self);
  undo (self);
  now = digest_rows (self);
  g_assert_cmpstr (now, ==, before);
  redo (self);
  g_free (now);
  now = digest_rows (self);
  g_assert_cmpstr (now, ==, after);
}

static gboolean
next_without_decree (gpointer data, DesmiRecord *record, GError **error)
{
  guint *next = data;

  *record = (DesmiRecord){ .kind = DESMI_RECORD_ENROLMENT,
                           .village = "32.12.01.2001",
                           .programme = "desmigratif",
                           .cohort = 2020,
                           .text = "",
                           .programme_status = -1 };
  return (*next)++ == 0;
}

/* A list without a column of decrees says nothing of them, so they stay; undo knows them, too. */
static void
test_says_nothing (Fixture *self, gconstpointer data)
{
  static const char     sql[] = "SELECT cohort || ' ' || coalesce (decree, '-') || ' ' "
                                "|| coalesce (decree_date, '-') FROM local_enrolment";
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("daftar");
  g_autoptr (GError)    error = NULL;
  g_autofree char      *listed = NULL, *undone = NULL, *cleared = NULL;
  guint                 next = 0;

  desmi_edit_enrol (edit, "32.12.01.2001", "desmigratif", 2019, "SK 7/2019", "2019-03-01");
  g_assert_true (desmi_store_apply (self->store, edit, NULL, &error));
  g_assert_true (desmi_store_import (self->store, desmi_message_new ("impor"), next_without_decree,
                                     &next, NULL, NULL, &error));
  g_assert_no_error (error);
  listed = fixture_get_text (self, sql);
  g_assert_cmpstr (listed, ==, "2020 SK 7/2019 2019-03-01");
  undo (self);
  undone = fixture_get_text (self, sql);
  g_assert_cmpstr (undone, ==, "2019 SK 7/2019 2019-03-01");
  desmi_edit_enrol (edit, "32.12.01.2001", "desmigratif", 2019, NULL, NULL);
  g_assert_true (desmi_store_apply (self->store, edit, NULL, &error));
  cleared = fixture_get_text (self, sql);
  g_assert_cmpstr (cleared, ==, "2019 - -");
}

/* The tables that keep what was replaced have the columns of the local ones, in their order. */
static void
test_same_columns (Fixture *self, gconstpointer data)
{
  static const char *const tables[] = { "enrolment",   "status",  "profile",      "flows",
                                        "remittances", "targets", "measurements", "pillar_status" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *local = g_strdup_printf (
          "SELECT group_concat (name || ' ' || type) FROM pragma_table_info ('local_%s')",
          tables[i]);
      g_autofree char *aside = g_strdup_printf (
          "SELECT substr (group_concat (name || ' ' || type), length ('step INTEGER,side TEXT,') + "
          "1) FROM pragma_table_info ('aside_%s')",
          tables[i]);
      g_autofree char *a = fixture_get_text (self, local);
      g_autofree char *b = fixture_get_text (self, aside);

      g_assert_cmpstr (a, ==, b);
    }
}

static guint
count_backups (Fixture *self)
{
  g_autoptr (GPtrArray) backups = desmi_store_list_backups (self->path);

  return backups->len;
}

/* Several imports in a row have one copy before them; a change between them asks for another. */
static void
test_one_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("nama");

  for (guint i = 0; i < 3; i++)
    {
      Source source = { .n = 10, .add = i + 1 };

      g_assert_true (desmi_store_import (self->store, desmi_message_new ("daftar"), next_flow,
                                         &source, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_backups (self), ==, 1);
  desmi_edit_set_profile (edit, "32.12.01.2001", "head_name", "Budi");
  g_assert_true (desmi_store_apply (self->store, edit, NULL, &error));
  for (guint i = 0; i < 2; i++)
    {
      Source source = { .n = 10, .add = i + 7 };

      g_assert_true (desmi_store_import (self->store, desmi_message_new ("daftar"), next_flow,
                                         &source, NULL, NULL, &error));
    }
  g_assert_cmpuint (count_backups (self), ==, 2);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/store/batch/" name, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("hundred-thousand", test_hundred_thousand);
  ADD ("replaced", test_replaced);
  ADD ("edited-row", test_edited_row);
  ADD ("conflict", test_conflict);
  ADD ("dropped", test_dropped);
  ADD ("whole-or-nothing", test_whole_or_nothing);
  ADD ("all-kinds", test_all_kinds);
  ADD ("says-nothing", test_says_nothing);
  ADD ("same-columns", test_same_columns);
  ADD ("one-copy", test_one_copy);
  return g_test_run ();
}
