/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village's report: what its form is given, and that what was handed in stays as it is. */
#include "edit-fixture.h"

#include "core/desmi-clock.h"

#include <string.h>

#define QUARTER "2023-Q4"
#define THIRD "32.12.02.2002"
#define NONE G_MININT64

static void
set_up (Fixture *self, gconstpointer data)
{
  gint64 now;

  edit_set_up (self, data);
  g_assert_true (desmi_clock_parse_utc ("2024-02-10T02:00:00Z", &now));
  desmi_clock_hold (now);
  fixture_exec (self, "INSERT INTO official_programme VALUES ('emas', 'E', 'E', 1, NULL);"
                      "INSERT INTO official_pillar VALUES ('emas', 1, 'P', 'P', 1, NULL);"
                      "INSERT INTO official_indicator VALUES ('gold', 1, 'emas', 1, 'G', 'G', "
                      "'orang', 'higher', 'sum', 'sum', 1000, 1000);"
                      "INSERT INTO official_enrolment VALUES ('" OTHER "', 'emas', 2020, NULL, "
                      "NULL), ('" THIRD "', 'desmigratif', 2018, NULL, NULL)");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  desmi_clock_hold (0);
  fixture_tear_down (self, data);
}

static DesmiTable *
ask (Fixture *self, const char *what, const char *argument)
{
  g_autoptr (GError) error = NULL;
  DesmiTable        *table = desmi_store_lookup (self->store, what, argument, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static guint
find_row (DesmiTable *table, const char *indicator)
{
  guint column = (guint) desmi_table_find_column (table, "indicator");

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_strcmp0 (desmi_table_get_text (table, i, column), indicator) == 0)
      return i;
  g_assert_not_reached ();
}

static gint64
get_number (DesmiTable *table, const char *indicator, const char *name)
{
  guint row = find_row (table, indicator), column = (guint) desmi_table_find_column (table, name);

  return desmi_table_get_mark (table, row, column) == DESMI_MARK_MISSING
             ? NONE
             : desmi_table_get_int (table, row, column);
}

static const char *
get_text (DesmiTable *table, const char *indicator, const char *name)
{
  return desmi_table_get_text (table, find_row (table, indicator),
                               (guint) desmi_table_find_column (table, name));
}

/* The quarter's target before the year's, the official one before the district's. */
static void
test_targets (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gint64      target;
    const char *period;
  } steps[] = {
    { "SELECT 1", NONE, NULL },
    { "INSERT INTO local_targets VALUES ('" OTHER "', 'served', '2023', 400, NULL)", 400, "2023" },
    { "INSERT INTO official_targets VALUES ('" OTHER "', 'served', '2023', 500)", 500, "2023" },
    { "INSERT INTO local_targets VALUES ('" OTHER "', 'served', '2023-Q4', 100, NULL)", 100,
      QUARTER },
    { "INSERT INTO official_targets VALUES ('" OTHER "', 'served', '2023-Q4', 120)", 120, QUARTER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DesmiTable) form = NULL;

      fixture_exec (self, "%s", steps[i].sql);
      form = ask (self, "report-form", OTHER " " QUARTER);
      g_assert_cmpint (get_number (form, "served", "target"), ==, steps[i].target);
      g_assert_cmpstr (get_text (form, "served", "target_period"), ==, steps[i].period);
    }
}

/* What a register counts stands where nothing was typed, in the mean as well. */
static void
test_fed (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) fed = NULL, typed = NULL;

  fixture_exec (self, "INSERT INTO local_feed VALUES ('32.12', 'served', 'visits');"
                      "INSERT INTO local_visit VALUES ('" OTHER
                      "', '2023-11', 'family', 2, 1), ('" OTHER "', '2023-09', 'family', 4, 1);"
                      "INSERT INTO local_measurements VALUES ('" THIRD "', 'served', '" QUARTER
                      "', 6000, NULL)");
  fed = ask (self, "report-form", OTHER " " QUARTER);
  g_assert_cmpint (get_number (fed, "served", "value"), ==, NONE);
  g_assert_cmpint (get_number (fed, "served", "fed"), ==, 3000);
  g_assert_cmpstr (get_text (fed, "served", "feed"), ==, "visits");
  g_assert_cmpint (get_number (fed, "served", "before"), ==, 5000);
  g_assert_cmpint (get_number (fed, "served", "mean"), ==, 4500);
  g_assert_cmpint (get_number (fed, "served", "reported"), ==, 2);
  g_assert_cmpint (get_number (fed, "served", "villages"), ==, 2);
  g_assert_null (get_text (fed, "service_days", "feed"));
  fixture_exec (self, "INSERT INTO local_measurements VALUES ('" OTHER "', 'served', '" QUARTER
                      "', 8000, NULL)");
  typed = ask (self, "report-form", OTHER " " QUARTER);
  g_assert_cmpint (get_number (typed, "served", "value"), ==, 8000);
  g_assert_cmpint (get_number (typed, "served", "fed"), ==, NONE);
  g_assert_cmpint (get_number (typed, "served", "mean"), ==, 7000);
}

/* Missing is not zero: who has not reported is not in the mean. Who has and is not in the programme
 * is in it, and among those that it is of, as in the scores of the pillars. */
static void
test_mean (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) none = ask (self, "report-form", OTHER " " QUARTER), some = NULL,
                         turn = NULL, emas = NULL;

  g_assert_cmpint (get_number (none, "served", "mean"), ==, NONE);
  g_assert_cmpint (get_number (none, "served", "reported"), ==, 0);
  fixture_exec (self, "INSERT INTO local_measurements VALUES ('" OTHER "', 'served', '" QUARTER
                      "', 8000, NULL), ('" VILLAGE "', 'served', '" QUARTER "', 90000, NULL);"
                      "INSERT INTO local_document VALUES ('" OTHER "', 1, 'photo', 't', NULL, 'f', "
                      "'0', NULL, NULL, 'served', '" QUARTER "', NULL)");
  some = ask (self, "report-form", OTHER " " QUARTER);
  g_assert_cmpint (get_number (some, "served", "mean"), ==, 49000);
  g_assert_cmpint (get_number (some, "served", "reported"), ==, 2);
  g_assert_cmpint (get_number (some, "served", "villages"), ==, 3);
  g_assert_cmpint (get_number (some, "served", "evidence"), ==, 1);
  g_assert_cmpint (get_number (some, "gold", "villages"), ==, 1);
  turn = ask (self, "report-villages", QUARTER);
  g_assert_cmpint (desmi_table_get_n_rows (turn), ==, 2);
  g_assert_cmpint (desmi_table_get_int (turn, 0, 1), ==, 1);
  emas = ask (self, "report-villages", QUARTER " emas");
  g_assert_cmpint (desmi_table_get_n_rows (emas), ==, 1);
  g_assert_cmpint (desmi_table_get_int (emas, 0, 1), ==, 0);
}

static DesmiEdit *
new_state (const char *programme, const char *state)
{
  DesmiEdit             *edit = desmi_edit_new (state != NULL ? state : "taken out");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_REPORT, OTHER);

  desmi_entry_set (entry, "programme", programme);
  desmi_entry_set (entry, "period", QUARTER);
  if (state == NULL)
    desmi_edit_delete_entry (edit, entry);
  else
    {
      desmi_entry_set (entry, "state", state);
      desmi_edit_put_entry (edit, entry);
    }
  return edit;
}

static DesmiEdit *
new_remark (const char *notes)
{
  DesmiEdit             *edit = desmi_edit_new ("remark");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_REMARK, OTHER);

  desmi_entry_set (entry, "indicator", "served");
  desmi_entry_set (entry, "period", QUARTER);
  desmi_entry_set (entry, "notes", notes);
  desmi_edit_put_entry (edit, entry);
  return edit;
}

static DesmiEdit *
new_value (const char *indicator, gint64 milli)
{
  DesmiEdit *edit = desmi_edit_new ("value");

  if (milli == NONE)
    desmi_edit_clear_measurement (edit, OTHER, indicator, QUARTER);
  else
    desmi_edit_put_measurement (edit, OTHER, indicator, QUARTER, milli);
  return edit;
}

static DesmiEdit *
new_status (const char *note)
{
  DesmiEdit *edit = desmi_edit_new ("status");

  desmi_edit_set_pillar_status (edit, OTHER, "desmigratif", 1, QUARTER, DESMI_PILLAR_STATUS_RUNNING,
                                NULL, note);
  return edit;
}

static void
assert_closed (Fixture *self, DesmiEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = digest_all (self), *after = NULL;

  g_assert_false (desmi_store_apply (self->store, edit, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "was submitted"));
  g_assert_nonnull (strstr (error->message, OTHER));
  after = digest_all (self);
  g_assert_cmpstr (before, ==, after);
  desmi_edit_unref (edit);
}

/* Nothing in a report that was handed in changes but by opening it again. */
static void
test_submitted (Fixture *self, gconstpointer data)
{
  apply (self, new_value ("served", 7000));
  apply (self, new_remark ("dari buku"));
  apply (self, new_status ("rapat"));
  apply (self, new_state ("desmigratif", "draft"));
  apply (self, new_state ("desmigratif", "submitted"));
  assert_closed (self, new_value ("served", 8000));
  assert_closed (self, new_value ("served", NONE));
  assert_closed (self, new_value ("share", 1000));
  assert_closed (self, new_remark ("dari ingatan"));
  assert_closed (self, new_status (""));
  assert_closed (self, new_state ("desmigratif", "draft"));
  assert_closed (self, new_state ("desmigratif", NULL));
  /* the same again is no change, as when a file is imported twice */
  apply (self, new_value ("served", 7000));
  apply (self, new_remark ("dari buku"));
  apply (self, new_status ("rapat"));
  apply (self, new_status (NULL));
  /* the village's report to another programme is its own */
  apply (self, new_value ("gold", 8000));
  apply (self, new_state ("emas", "draft"));
  apply (self, new_state ("desmigratif", "reopened"));
  apply (self, new_value ("served", 8000));
  apply (self, new_remark ("dari ingatan"));
  apply (self, new_status (""));
}

static void
assert_pillar (Fixture *self, const char *wanted)
{
  g_autofree char *pillar = fixture_get_text (
      self, "SELECT status || ' ' || coalesce (reason, '-') || ' ' || coalesce (note, '-') "
            "FROM local_pillar_status");

  g_assert_cmpstr (pillar, ==, wanted);
}

/* Who says how a pillar stands and nothing else takes no note away, and no reason of the same. */
static void
test_words_stay (Fixture *self, gconstpointer data)
{
  static const struct
  {
    DesmiPillarStatus status;
    const char       *reason, *note, *then;
  } steps[] = {
    { DESMI_PILLAR_STATUS_STALLED, "budget", "rapat batal", "stalled budget rapat batal" },
    { DESMI_PILLAR_STATUS_STALLED, NULL, NULL, "stalled budget rapat batal" },
    { DESMI_PILLAR_STATUS_RUNNING, NULL, NULL, "running - rapat batal" },
    { DESMI_PILLAR_STATUS_STALLED, "budget", "", "stalled budget -" },
    { DESMI_PILLAR_STATUS_STALLED, "", "lagi", "stalled - lagi" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      DesmiEdit *edit = desmi_edit_new ("status");

      desmi_edit_set_pillar_status (edit, OTHER, "desmigratif", 1, QUARTER, steps[i].status,
                                    steps[i].reason, steps[i].note);
      apply (self, edit);
      assert_pillar (self, steps[i].then);
    }
}

static DesmiEdit *
new_visits (int women)
{
  DesmiEdit             *edit = desmi_edit_new ("visits");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_VISIT, OTHER);
  g_autofree char       *text = g_strdup_printf ("%d", women);

  desmi_entry_set (entry, "month", "2023-11");
  desmi_entry_set (entry, "service", "family");
  desmi_entry_set (entry, "women", text);
  desmi_edit_put_entry (edit, entry);
  return edit;
}

/* What scores, charts and exports go by. */
static gint64
get_actual (Fixture *self)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_PILLARS);
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;
  DesmiPeriod            period;

  g_assert_true (desmi_period_parse (QUARTER, &period, NULL));
  desmi_query_add_by (query, DESMI_DIMENSION_VILLAGE);
  desmi_query_add_by (query, DESMI_DIMENSION_INDICATOR);
  desmi_query_set_period (query, &period);
  table = desmi_store_query (self->store, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_str_equal (desmi_table_get_text (table, i, 0), OTHER)
        && g_str_equal (desmi_table_get_text (table, i, 1), "served"))
      {
        guint column = (guint) desmi_table_find_column (table, "actual");

        return desmi_table_get_mark (table, i, column) == DESMI_MARK_MISSING
                   ? NONE
                   : desmi_table_get_int (table, i, column);
      }
  return NONE;
}

static void
assert_fed (Fixture *self, gint64 fed, gint64 now)
{
  g_autoptr (DesmiTable) form = ask (self, "report-form", OTHER " " QUARTER);

  g_assert_cmpint (get_number (form, "served", "fed"), ==, fed);
  g_assert_cmpint (get_number (form, "served", "now"), ==, now);
  g_assert_cmpint (get_number (form, "served", "mean"), ==, fed);
  g_assert_cmpint (get_actual (self), ==, fed);
}

/* A report keeps what registers said when it was handed in, until it is opened again. */
static void
test_fixed (Fixture *self, gconstpointer data)
{
  fixture_exec (self, "INSERT INTO local_feed VALUES ('32.12', 'served', 'visits')");
  apply (self, new_visits (14));
  assert_fed (self, 14000, 14000);
  apply (self, new_state ("desmigratif", "submitted"));
  apply (self, new_visits (20));
  assert_fed (self, 14000, 20000);
  /* the same once more does not take what came later */
  apply (self, new_state ("desmigratif", "submitted"));
  assert_fed (self, 14000, 20000);
  /* nor does another register, or none */
  fixture_exec (self, "DELETE FROM local_feed");
  assert_fed (self, 14000, NONE);
  fixture_exec (self, "INSERT INTO local_feed VALUES ('32.12', 'served', 'visits')");
  reopen (self);
  apply (self, new_state ("desmigratif", "reopened"));
  assert_fed (self, 20000, 20000);
  apply (self, new_state ("desmigratif", "submitted"));
  apply (self, new_visits (30));
  assert_fed (self, 20000, 30000);
}

/* Nothing was counted when it was handed in, so nothing is reported. */
static void
test_fixed_none (Fixture *self, gconstpointer data)
{
  apply (self, new_state ("desmigratif", "submitted"));
  fixture_exec (self, "INSERT INTO local_feed VALUES ('32.12', 'served', 'visits')");
  apply (self, new_visits (14));
  assert_fed (self, NONE, 14000);
  /* another programme's report does not hold this one */
  apply (self, new_state ("desmigratif", "reopened"));
  apply (self, new_state ("emas", "submitted"));
  assert_fed (self, 14000, 14000);
}

/* What is fixed is part of the step, and comes and goes with it. */
static void
test_fixed_undo (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;

  fixture_exec (self, "INSERT INTO local_feed VALUES ('32.12', 'served', 'visits')");
  apply (self, new_visits (14));
  before = digest_all (self);
  apply (self, new_state ("desmigratif", "submitted"));
  after = digest_all (self);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_submitted"), ==, 1);
  assert_undo (self, "submitted");
  undone = digest_all (self);
  g_assert_cmpstr (undone, ==, before);
  assert_redo (self, "submitted");
  redone = digest_all (self);
  g_assert_cmpstr (redone, ==, after);
  apply (self, new_visits (20));
  assert_fed (self, 14000, 20000);
  apply (self, new_state ("desmigratif", "reopened"));
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_submitted"), ==, 0);
  assert_undo (self, "reopened");
  assert_fed (self, 14000, 20000);
}

/* A report that was handed in before files kept it stays from the day on which the file is opened.
 */
static void
test_fixed_old (Fixture *self, gconstpointer data)
{
  fixture_exec (self, "INSERT INTO local_feed VALUES ('32.12', 'served', 'visits')");
  apply (self, new_visits (14));
  apply (self, new_state ("desmigratif", "submitted"));
  edit_make_version_4 (self);
  reopen (self);
  apply (self, new_visits (20));
  assert_fed (self, 14000, 20000);
}

#undef ADD
#define ADD(name, func) g_test_add ("/store/report/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("targets", test_targets);
  ADD ("fed", test_fed);
  ADD ("mean", test_mean);
  ADD ("submitted", test_submitted);
  ADD ("words-stay", test_words_stay);
  ADD ("fixed", test_fixed);
  ADD ("fixed-none", test_fixed_none);
  ADD ("fixed-undo", test_fixed_undo);
  ADD ("fixed-old", test_fixed_old);
  return g_test_run ();
}
