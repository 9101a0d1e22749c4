/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What registers count for indicators, where nothing was typed. */
#include "store-fixture.h"

#include "core/desmi-clock.h"

#define A "32.12.01.2001"
#define B "32.12.01.2002"
#define NONE (-1.0)

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList) ops = op_list_new ();
  g_autoptr (OpList) official = op_list_new ();
  gint64             now;

  fixture_set_up (f, data);
  g_assert_true (desmi_clock_parse_utc ("2026-05-10T02:00:00Z", &now));
  desmi_clock_hold (now);
  fixture_add_regions (f, 1, 3);
  op_list_add (ops, "put programme desmigratif|Desmigratif|Desmigratif|1|~");
  op_list_add (ops, "put pillar desmigratif|1|Pilar|Pillar|1|~");
  op_list_add (ops, "put indicator i|1|desmigratif|1|I|I|orang|higher|sum|sum|1000|1000");
  g_assert_true (fixture_apply (f, "common", ops, FALSE, NULL, NULL));
  op_list_add (official, "put enrolment " A "|desmigratif|2025|~|~");
  op_list_add (official, "put enrolment " B "|desmigratif|2025|~|~");
  op_list_add (official, "put targets " A "|i|2026-Q1|20000");
  g_assert_true (fixture_apply (f, "32.12", official, FALSE, NULL, NULL));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  desmi_clock_hold (0);
  fixture_tear_down (f, data);
}

static DesmiTable *
ask (Fixture *f, const char *period)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_PILLARS);
  g_autoptr (GError)     error = NULL;
  DesmiPeriod            parsed;
  DesmiTable            *table;

  desmi_query_add_by (query, DESMI_DIMENSION_VILLAGE);
  desmi_query_add_by (query, DESMI_DIMENSION_INDICATOR);
  if (period != NULL)
    {
      g_assert_true (desmi_period_parse (period, &parsed, NULL));
      desmi_query_set_period (query, &parsed);
    }
  table = desmi_store_query (f->store, query, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static double
get_cell (DesmiTable *table, const char *village, const char *column)
{
  guint index = (guint) desmi_table_find_column (table, column);

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_str_equal (desmi_table_get_text (table, i, 0), village))
      return desmi_table_get_mark (table, i, index) == DESMI_MARK_MISSING
                 ? NONE
                 : desmi_table_get_double (table, i, index);
  return NONE;
}

static double
get_value (Fixture *f, const char *village, const char *period)
{
  g_autoptr (DesmiTable) table = ask (f, period);

  return get_cell (table, village, "actual");
}

static void
feed (Fixture *f, const char *area, const char *from)
{
  fixture_exec (f, "INSERT INTO local_feed VALUES ('%s', 'i', '%s')", area, from);
}

static void
assert_value (Fixture *f, const char *village, const char *period, double value)
{
  g_assert_cmpfloat_with_epsilon (get_value (f, village, period), value, 1e-9);
}

/* Summed over the months of the quarter; a village without visits has not reported. */
static void
test_visits (Fixture *f, gconstpointer data)
{
  g_autoptr (DesmiTable) table = NULL;

  fixture_exec (f, "INSERT INTO local_visit VALUES ('" A "', '2026-01', 'document', 3, 2),"
                   " ('" A "', '2026-03', 'family', 5, NULL), ('" A "', '2026-03', 'other', NULL, "
                   "NULL), ('" A "', '2026-04', 'family', 90, 0)");
  assert_value (f, A, "2026-Q1", NONE);
  feed (f, "32.12", "visits");
  assert_value (f, A, "2026-Q1", 10);
  assert_value (f, A, "2026-Q2", 90);
  assert_value (f, B, "2026-Q1", NONE);
  table = ask (f, "2026-Q1");
  g_assert_cmpfloat_with_epsilon (get_cell (table, A, "score"), 0.5, 1e-9);
  g_assert_cmpint (desmi_table_get_reported (table), ==, 1);
  g_assert_cmpint (desmi_table_get_of (table), ==, 2);
}

/* What was typed stands, and the district's choice gives way to the village's. */
static void
test_typed_first (Fixture *f, gconstpointer data)
{
  fixture_exec (f, "INSERT INTO local_visit VALUES ('" A "', '2026-01', 'document', 3, 2),"
                   " ('" B "', '2026-01', 'document', 1, 0), ('" B "', '2026-02', 'other', 4, 0)");
  feed (f, "32.12", "visits-document");
  feed (f, B, "visits");
  assert_value (f, A, "2026-Q1", 5);
  assert_value (f, B, "2026-Q1", 5);
  fixture_exec (f, "INSERT INTO local_measurements (village, indicator, period, value_milli)"
                   " VALUES ('" A "', 'i', '2026-Q1', 7000)");
  assert_value (f, A, "2026-Q1", 7);
  fixture_exec (f, "DELETE FROM local_feed WHERE village = '32.12'");
  assert_value (f, B, "2026-Q1", 5);
}

typedef struct
{
  const char *feed;
  double      first, second; /* of 2026-Q1 and Q2 */
} Counted;

/* Each word that an indicator can be counted from. */
static const Counted counted[] = {
  { "visits", 6, NONE },
  { "visits-document", 4, NONE },
  { "groups", 1, 2 },
  { "group-members", 10, 15 },
  { "group-turnover", 2000000, 2000000 },
  { "sessions", 2, 1 },
  { "session-children", 30, NONE },
  { "session-carers", 7, 4 },
  { "cooperatives", 1, 1 },
  { "cooperative-members", 40, 40 },
  { "cooperative-savings", 5000000, 5000000 },
  { "qris-merchants", 11, NONE },
  { "accounts", NONE, 12 },
  { "agents", 1.5, NONE },
  { "credit-borrowers", 2, NONE },
  { "trained", 3, NONE },
};

static void
fill_registers (Fixture *f)
{
  fixture_exec (
      f,
      "INSERT INTO local_visit VALUES ('" A "', '2026-01', 'document', 3, 1),"
      " ('" A "', '2026-02', 'other', 2, 0);"
      "INSERT INTO local_group (village, id, name, state, founded, women, men, turnover_idr) VALUES"
      " ('" A "', 1, 'Satu', 'active', NULL, 6, 4, 2000000),"
      " ('" A "', 2, 'Dua', 'active', '2026-04-02', 5, NULL, NULL),"
      " ('" A "', 3, 'Tiga', 'dissolved', '2025-06-01', 9, 9, 9);"
      "INSERT INTO local_session (village, id, day, topic, children, women, men) VALUES"
      " ('" A "', 1, '2026-01-05', 'Baca', 10, 3, 0), ('" A "', 2, '2026-03-31', 'Baca', 20, 4, 0),"
      " ('" A "', 3, '2026-04-01', 'Baca', NULL, 4, 0);"
      "INSERT INTO local_cooperative (village, id, name, form, stage, entity_date, women, men,"
      " savings_idr) VALUES ('" A "', 1, 'Maju', 'cooperative', 'active', '2025-11-01', 30, 10,"
      " 5000000), ('" A "', 2, 'Lama', 'cooperative', 'dissolved', '2025-11-01', 7, 7, 7);"
      "INSERT INTO local_support VALUES ('" A "', '2026-Q1', 'qris-merchants', 11000),"
      " ('" A "', '2026-Q2', 'accounts', 12000), ('" A "', '2026-Q1', 'agents', 1500),"
      " ('" A "', '2026-Q1', 'credit-borrowers', 2000), ('" A "', '2026-Q1', 'trained', 3000);");
}

static void
test_every_feed (Fixture *f, gconstpointer data)
{
  const DesmiRegisterType  *type = desmi_register_get (DESMI_REGISTER_FEED);
  const DesmiRegisterField *field
      = &type->fields[desmi_register_find_field (DESMI_REGISTER_FEED, "feed")];
  guint n = 0;

  fill_registers (f);
  for (const DesmiRegisterWord *word = field->words; word->code != NULL; word++, n++)
    {
      g_assert_cmpuint (n, <, G_N_ELEMENTS (counted));
      g_assert_cmpstr (counted[n].feed, ==, word->code);
      fixture_exec (f, "DELETE FROM local_feed");
      feed (f, A, word->code);
      g_test_message ("%s", word->code);
      assert_value (f, A, "2026-Q1", counted[n].first);
      assert_value (f, A, "2026-Q2", counted[n].second);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (counted));
}

/* A group of which nobody knows since when stands since its village is in a programme; none
 * stands in a quarter to come. */
static void
test_standing (Fixture *f, gconstpointer data)
{
  fill_registers (f);
  feed (f, A, "groups");
  assert_value (f, A, "2024-Q4", NONE);
  assert_value (f, A, "2025-Q1", 1);
  assert_value (f, A, "2026-Q3", NONE);
  /* a village whose only group is gone has none, which is not unknown */
  fixture_exec (f, "DELETE FROM local_group WHERE id < 3");
  assert_value (f, A, "2026-Q2", 0);
  /* when it went nobody knows */
  assert_value (f, A, "2026-Q1", NONE);
  fixture_exec (f, "UPDATE local_group SET until = '2026-01-15'");
  assert_value (f, A, "2026-Q1", 0);
  assert_value (f, A, "2025-Q4", 1);
  assert_value (f, A, "2025-Q2", 1);
  assert_value (f, A, "2025-Q1", NONE);
}

typedef struct
{
  const char *feed, *period;
  double      value;
} Past;

/* What stood then, not what stands now. */
static const Past pasts[] = {
  { "groups", "2025-Q1", 1 },
  { "groups", "2025-Q3", 2 },
  { "groups", "2025-Q4", 2 },
  { "groups", "2026-Q1", 1 },
  { "group-members", "2025-Q3", 28 },
  { "group-members", "2026-Q1", 10 },
  { "group-turnover", "2025-Q3", 2000009 },
  { "cooperatives", "2025-Q3", NONE },
  { "cooperatives", "2025-Q4", 2 },
  { "cooperatives", "2026-Q1", 1 },
  { "cooperative-members", "2025-Q3", NONE },
  { "cooperative-members", "2025-Q4", 14 },
  { "cooperative-members", "2026-Q1", 40 },
  { "cooperative-savings", "2025-Q4", 7 },
  { "cooperative-savings", "2026-Q2", 5000000 },
};

/* It began with its village where nobody knows since when; and what is active has not ended. */
static void
test_until (Fixture *f, gconstpointer data)
{
  fill_registers (f);
  feed (f, A, "groups");
  fixture_exec (f, "DELETE FROM local_group WHERE id > 1;"
                   "UPDATE local_group SET state = 'dissolved', until = '2026-02-01'");
  assert_value (f, A, "2025-Q1", 1);
  assert_value (f, A, "2025-Q4", 1);
  assert_value (f, A, "2026-Q1", 0);
  fixture_exec (f, "UPDATE local_group SET state = 'active'");
  assert_value (f, A, "2026-Q1", 1);
  assert_value (f, A, "2026-Q2", 1);
}

static void
test_past (Fixture *f, gconstpointer data)
{
  fill_registers (f);
  fixture_exec (f, "UPDATE local_group SET until = '2026-02-01' WHERE id = 3;"
                   "UPDATE local_cooperative SET until = '2026-03-31' WHERE id = 2;"
                   "UPDATE local_cooperative SET book_year = 2026 WHERE id = 1");
  for (guint i = 0; i < G_N_ELEMENTS (pasts); i++)
    {
      fixture_exec (f, "DELETE FROM local_feed");
      feed (f, A, pasts[i].feed);
      g_test_message ("%s %s", pasts[i].feed, pasts[i].period);
      assert_value (f, A, pasts[i].period, pasts[i].value);
    }
}

static void
put_state (Fixture *f, gint64 id, const char *state, const char *until)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("state");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_GROUP, A);
  g_autoptr (GError)     error = NULL;

  desmi_entry_set_id (entry, id);
  desmi_entry_set (entry, "state", state);
  if (until != NULL)
    desmi_entry_set (entry, "until", *until != '\0' ? until : NULL);
  desmi_edit_put_entry (edit, entry);
  g_assert_true (desmi_store_apply (f->store, edit, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_until (Fixture *f, const char *until)
{
  g_autofree char *kept = fixture_get_text (f, "SELECT until FROM local_group WHERE id = 1");

  g_assert_cmpstr (kept, ==, until);
}

/* What ends without a day ended today, so that it does not move with the quarters. */
static void
test_ended (Fixture *f, gconstpointer data)
{
  gint64 now;

  fill_registers (f);
  feed (f, A, "groups");
  fixture_exec (f, "DELETE FROM local_group WHERE id > 1");
  put_state (f, 1, "dissolved", NULL);
  assert_until (f, "2026-05-10");
  g_assert_true (desmi_clock_parse_utc ("2026-11-10T02:00:00Z", &now));
  desmi_clock_hold (now);
  assert_value (f, A, "2026-Q1", 1);
  assert_value (f, A, "2026-Q2", 0);
  /* who says that the day is not known is believed */
  put_state (f, 1, "dissolved", "");
  assert_until (f, NULL);
  put_state (f, 1, "inactive", "2026-01-31");
  assert_until (f, "2026-01-31");
  /* what begins again has not ended */
  put_state (f, 1, "active", NULL);
  assert_until (f, NULL);
  /* a form that says all fields, the day left empty */
  put_state (f, 1, "inactive", "");
  assert_until (f, "2026-11-10");
  put_state (f, 1, "active", "2026-11-10");
  assert_until (f, NULL);
  put_state (f, 1, "dissolved", "2026-10-01");
  assert_until (f, "2026-10-01");
}

/* The present quarter is not over: what was counted in the one before is the latest. */
static void
test_latest (Fixture *f, gconstpointer data)
{
  g_autoptr (DesmiTable) table = NULL, typed = NULL;

  fixture_exec (f, "INSERT INTO local_visit VALUES ('" A "', '2026-02', 'other', 2, 0),"
                   " ('" A "', '2026-04', 'other', 2, 0)");
  feed (f, "32.12", "visits");
  table = ask (f, NULL);
  g_assert_cmpstr (desmi_table_get_period (table), ==, "2026-Q1");
  fixture_exec (f, "INSERT INTO local_measurements (village, indicator, period, value_milli)"
                   " VALUES ('" B "', 'i', '2026-Q2', 7000)");
  typed = ask (f, NULL);
  g_assert_cmpstr (desmi_table_get_period (typed), ==, "2026-Q2");
}

static gint64
count_unreported (Fixture *f)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (f->store, "attention", "2026-Q1",
                                                     desmi_locale_get_user (), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_str_equal (desmi_table_get_text (table, i, 0), "not-reported"))
      return desmi_table_get_int (table, i, (guint) desmi_table_find_column (table, "count"));
  return 0;
}

/* A village whose registers count for an indicator has reported. */
static void
test_attention (Fixture *f, gconstpointer data)
{
  fixture_exec (f, "INSERT INTO local_visit VALUES ('" A "', '2026-02', 'other', 2, 0)");
  g_assert_cmpint (count_unreported (f), ==, 2);
  feed (f, "32.12", "visits");
  g_assert_cmpint (count_unreported (f), ==, 1);
}

#define ADD(path, func) g_test_add ("/store/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("feed/visits", test_visits);
  ADD ("feed/typed-first", test_typed_first);
  ADD ("feed/every", test_every_feed);
  ADD ("feed/standing", test_standing);
  ADD ("feed/until", test_until);
  ADD ("feed/past", test_past);
  ADD ("feed/ended", test_ended);
  ADD ("feed/latest", test_latest);
  ADD ("feed/attention", test_attention);
  return g_test_run ();
}
