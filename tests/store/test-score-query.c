/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores as the store's query gives them: grouped, of any time, and beside what was not measured.
 */
#include "store-fixture.h"

#define A "32.12.01.2001"
#define B "32.12.01.2002"
#define C "32.12.02.2001"
#define D "32.12.02.2002"

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList) ops = op_list_new ();
  g_autoptr (OpList) official = op_list_new ();
  g_autoptr (GError) error = NULL;

  fixture_set_up (f, data);
  fixture_add_regions (f, 3, 3);
  op_list_add (ops,
               "put programme desmigratif|Desa Migran Produktif|Productive Migrant Village|1|~");
  for (int i = 1; i <= 2; i++)
    op_list_add (ops, "put pillar desmigratif|%d|Pilar %d|Pillar %d|1|~", i, i, i);
  op_list_add (ops,
               "put indicator served|1|desmigratif|1|Dilayani|Served|orang|higher|sum|sum|9|1");
  op_list_add (
      ops, "put indicator served|2|desmigratif|1|Dilayani|Served|orang|higher|sum|sum|1000|1000");
  op_list_add (ops,
               "put indicator late|1|desmigratif|1|Terlambat|Late|kasus|lower|last|mean|3000|1000");
  op_list_add (ops, "put indicator sales|1|desmigratif|2|Omzet|Sales|Rp|higher|sum|sum|1000|1000");
  op_list_add (ops, "put indicator cash|1|bi|1|Nontunai|Cashless|unit|higher|sum|sum|1000|1000");
  g_assert_true (fixture_apply (f, "common", ops, FALSE, NULL, &error));
  op_list_add (official, "put enrolment " A "|desmigratif|2017|~|~");
  op_list_add (official, "put enrolment " C "|desmigratif|2018|~|~");
  op_list_add (official, "put targets " A "|served|2023-Q4|10000");
  g_assert_true (fixture_apply (f, "32.12", official, FALSE, NULL, &error));
  g_assert_no_error (error);
  fixture_exec (f,
                "INSERT INTO local_enrolment (village, programme, cohort) VALUES "
                "('" B "', 'desmigratif', 2018), ('" D "', 'desmigratif', 2024);"
                "INSERT INTO local_targets (village, indicator, period, value_milli) VALUES "
                "('" A "', 'served', '2023-Q4', 99000), " /* the official one goes before it */
                "('" A "', 'late', '2023-Q4', 3000), ('" B "', 'served', '2023-Q4', 10000), "
                "('" C "', 'served', '2023-Q4', 20000), ('" C "', 'sales', '2023-Q4', 5000);"
                "INSERT INTO local_measurements (village, indicator, period, value_milli) VALUES "
                "('" A "', 'served', '2023-Q4', 5000), ('" A "', 'late', '2023-Q4', 4000), "
                "('" B "', 'served', '2023-Q4', 20000), ('" A "', 'served', '2023-Q3', 1000)");
}

static DesmiTable *
ask (Fixture *f, const char *period, const DesmiDimension *by, guint n_by)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_PILLARS);
  g_autoptr (GError)     error = NULL;
  DesmiPeriod            parsed;
  DesmiTable            *table;

  for (guint i = 0; i < n_by; i++)
    desmi_query_add_by (query, by[i]);
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
get_number (DesmiTable *table, guint row, const char *column)
{
  int index = desmi_table_find_column (table, column);

  g_assert_cmpint (index, >=, 0);
  g_assert_cmpuint (row, <, desmi_table_get_n_rows (table));
  return desmi_table_get_double (table, row, (guint) index);
}

static gboolean
is_missing (DesmiTable *table, guint row, const char *column)
{
  return desmi_table_get_mark (table, row, (guint) desmi_table_find_column (table, column))
         == DESMI_MARK_MISSING;
}

static void
test_by_pillar (Fixture *f, gconstpointer data)
{
  static const DesmiDimension by[] = { DESMI_DIMENSION_PILLAR };
  g_autoptr (DesmiTable)      table = ask (f, "2023-Q4", by, 1);

  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 0), ==, "1");
  g_assert_cmpstr (desmi_table_get_label (table, 0, 0), ==, "Pillar 1");
  /* served: (5 + 20) / (10 + 10), capped at 1, weight 1; late: 3 / 4, weight 3 */
  g_assert_cmpfloat_with_epsilon (get_number (table, 0, "score"), (1.0 + 3 * 0.75) / 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_number (table, 0, "target"), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_number (table, 0, "reported"), 2, 1e-9);
  /* the village of 2024 is not expected in 2023 */
  g_assert_cmpfloat_with_epsilon (get_number (table, 0, "of"), 3, 1e-9);
  /* a target and no measurement: missing, not zero */
  g_assert_true (is_missing (table, 1, "score"));
  g_assert_false (is_missing (table, 1, "target"));
  g_assert_cmpfloat_with_epsilon (get_number (table, 1, "reported"), 0, 1e-9);
  g_assert_cmpint (desmi_table_get_reported (table), ==, 2);
  g_assert_cmpint (desmi_table_get_of (table), ==, 3);
  g_assert_cmpstr (desmi_table_get_period (table), ==, "2023-Q4");
}

/* Without a period, the latest quarter. */
static void
test_latest_quarter (Fixture *f, gconstpointer data)
{
  static const DesmiDimension by[] = { DESMI_DIMENSION_VILLAGE, DESMI_DIMENSION_PILLAR };
  g_autoptr (DesmiTable)      table = ask (f, NULL, by, 2);

  g_assert_cmpstr (desmi_table_get_period (table), ==, "2023-Q4");
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 6);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 0), ==, A);
  g_assert_cmpfloat_with_epsilon (get_number (table, 0, "score"), (0.5 + 3 * 0.75) / 4, 1e-9);
  g_assert_true (is_missing (table, 1, "score"));
  g_assert_cmpfloat_with_epsilon (get_number (table, 2, "score"), 1.0, 1e-9);
  g_assert_true (is_missing (table, 4, "score"));
}

static void
test_by_indicator (Fixture *f, gconstpointer data)
{
  static const DesmiDimension by[] = { DESMI_DIMENSION_PILLAR, DESMI_DIMENSION_INDICATOR };
  g_autoptr (DesmiTable)      table = ask (f, "2023-Q4", by, 2);

  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (desmi_table_get_text (table, 1, 1), ==, "served");
  g_assert_cmpstr (desmi_table_get_label (table, 1, 1), ==, "Served");
  g_assert_cmpfloat_with_epsilon (get_number (table, 1, "target"), 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_number (table, 1, "actual"), 25, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_number (table, 1, "score"), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_number (table, 1, "ratio"), 1.25, 1e-9);
  g_assert_cmpstr (desmi_table_get_text (table, 1, (guint) desmi_table_find_column (table, "unit")),
                   ==, "orang");
  /* "late" is measured by one of three */
  g_assert_cmpfloat_with_epsilon (get_number (table, 0, "reported"), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_number (table, 2, "target"), 5, 1e-9);
  g_assert_true (is_missing (table, 2, "actual"));
}

/* Q3 has a measurement without target: no score, but a report; a quarter without any has no row. */
static void
test_by_quarter (Fixture *f, gconstpointer data)
{
  static const DesmiDimension by[] = { DESMI_DIMENSION_QUARTER };
  g_autoptr (DesmiTable)      table = ask (f, "2023", by, 1);

  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 0), ==, "2023-Q3");
  g_assert_true (is_missing (table, 0, "score"));
  g_assert_cmpfloat_with_epsilon (get_number (table, 0, "reported"), 1, 1e-9);
  g_assert_cmpstr (desmi_table_get_text (table, 1, 0), ==, "2023-Q4");
}

/* A year that somebody typed wrong is one more part, not thousands between. */
static void
test_far_away (Fixture *f, gconstpointer data)
{
  static const DesmiDimension quarters[] = { DESMI_DIMENSION_QUARTER };
  static const DesmiDimension years[] = { DESMI_DIMENSION_YEAR };
  static const char *const    expected[] = { "2023-Q3", "2023-Q4", "2999-Q4" };
  g_autoptr (DesmiTable)      all = NULL, whole = NULL, empty = NULL, one = NULL;

  fixture_exec (f, "INSERT INTO local_measurements (village, indicator, period, value_milli)"
                   " VALUES ('" B "', 'served', '2999-Q4', 1000)");
  all = ask (f, NULL, quarters, 1);
  g_assert_cmpuint (desmi_table_get_n_rows (all), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (desmi_table_get_text (all, i, 0), ==, expected[i]);
  whole = ask (f, NULL, years, 1);
  g_assert_cmpuint (desmi_table_get_n_rows (whole), ==, 2);
  g_assert_cmpstr (desmi_table_get_text (whole, 0, 0), ==, "2023");
  g_assert_cmpstr (desmi_table_get_text (whole, 1, 0), ==, "2999");
  /* one alone that was asked for is there, though nothing was measured in it */
  one = ask (f, "2022-Q1", quarters, 1);
  g_assert_cmpuint (desmi_table_get_n_rows (one), ==, 1);
  g_assert_cmpstr (desmi_table_get_text (one, 0, 0), ==, "2022-Q1");
  empty = ask (f, "2022", quarters, 1);
  g_assert_cmpuint (desmi_table_get_n_rows (empty), ==, 0);
}

static void
test_year (Fixture *f, gconstpointer data)
{
  static const DesmiDimension by[]
      = { DESMI_DIMENSION_YEAR, DESMI_DIMENSION_VILLAGE, DESMI_DIMENSION_INDICATOR };
  g_autoptr (DesmiTable) table = NULL;

  fixture_exec (f, "INSERT INTO local_targets (village, indicator, period, value_milli) "
                   "VALUES ('" A "', 'served', '2023', 12000)");
  table = ask (f, "2023", by, 3);
  /* of A: late, sales, served; 1 + 5 of the year's own 12 */
  g_assert_cmpstr (desmi_table_get_text (table, 1, 2), ==, "sales");
  g_assert_cmpstr (desmi_table_get_text (table, 2, 2), ==, "served");
  g_assert_cmpfloat_with_epsilon (get_number (table, 2, "actual"), 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_number (table, 2, "target"), 12, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_number (table, 2, "score"), 0.5, 1e-9);
}

/* A village that is not enrolled and yet reports is counted, and says so; of the pillar that it
 * says nothing of, nothing is missing. */
static void
test_not_enrolled (Fixture *f, gconstpointer data)
{
  static const DesmiDimension by[] = { DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_PILLAR };
  g_autoptr (DesmiTable)      table = NULL;

  fixture_exec (f, "INSERT INTO local_measurements (village, indicator, period, value_milli) "
                   "VALUES ('32.12.03.2001', 'served', '2023-Q4', 1000)");
  table = ask (f, "2023-Q4", by, 2);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 5);
  g_assert_cmpstr (desmi_table_get_text (table, 4, 0), ==, "32.12.03");
  g_assert_true (is_missing (table, 4, "score"));
  g_assert_cmpfloat_with_epsilon (get_number (table, 4, "reported"), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_number (table, 4, "of"), 1, 1e-9);
}

static void
test_nothing (Fixture *f, gconstpointer data)
{
  static const DesmiDimension by[] = { DESMI_DIMENSION_PILLAR };
  g_autoptr (DesmiTable)      table = NULL;

  fixture_exec (f, "DELETE FROM local_measurements");
  table = ask (f, NULL, by, 1);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  g_assert_true (is_missing (table, 0, "score"));
  g_assert_null (desmi_table_get_period (table));
}

static void
test_other_programme (Fixture *f, gconstpointer data)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_PILLARS);
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;

  fixture_exec (f, "INSERT INTO local_enrolment (village, programme) VALUES ('" A "', 'bi');"
                   "INSERT INTO local_targets (village, indicator, period, value_milli) "
                   "VALUES ('" A "', 'cash', '2023-Q4', 4000);"
                   "INSERT INTO local_measurements (village, indicator, period, value_milli) "
                   "VALUES ('" A "', 'cash', '2023-Q4', 1000)");
  desmi_query_add_by (query, DESMI_DIMENSION_PROGRAMME);
  desmi_query_add_by (query, DESMI_DIMENSION_PILLAR);
  g_assert_true (desmi_query_add_where (query, DESMI_DIMENSION_QUARTER, "2023-Q4", &error));
  table = desmi_store_query (f->store, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 0), ==, "bi");
  g_assert_cmpfloat_with_epsilon (get_number (table, 0, "score"), 0.25, 1e-9);
}

/* The district's own indicator counts where the server has none of that name. */
static void
test_local_indicator (Fixture *f, gconstpointer data)
{
  static const DesmiDimension by[] = { DESMI_DIMENSION_INDICATOR };
  g_autoptr (DesmiTable)      table = NULL;

  fixture_exec (f, "INSERT INTO local_indicator (id, version, programme, pillar, name_id, name_en, "
                   "unit, direction, over_time, over_villages, weight_milli, cap_milli) VALUES "
                   "('own', 1, 'desmigratif', 2, 'Milik', "
                   "'Own', 'unit', 'higher', 'sum', 'sum', 1000, 1000), ('served', 9, "
                   "'desmigratif', 2, 'Lain', 'Other', 'x', 'lower', 'sum', 'sum', 1, 1)");
  table = ask (f, "2023-Q4", by, 1);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 4);
  g_assert_cmpstr (desmi_table_get_text (table, 1, 0), ==, "own");
  g_assert_cmpstr (desmi_table_get_label (table, 3, 0), ==, "Served");
}

static const char *
get_text (DesmiTable *table, guint row, const char *name)
{
  int column = desmi_table_find_column (table, name);

  g_assert_cmpint (column, >=, 0);
  return desmi_table_get_text (table, row, (guint) column);
}

static const char *
get_status (DesmiTable *table, guint row)
{
  return get_text (table, row, "status");
}

/* A status holds until the next one; what comes after the period, or of another pillar, village or
 * programme, says nothing. */
static void
test_status (Fixture *f, gconstpointer data)
{
  static const DesmiDimension by[] = { DESMI_DIMENSION_VILLAGE, DESMI_DIMENSION_PILLAR };
  static const DesmiDimension by_quarter[]
      = { DESMI_DIMENSION_QUARTER, DESMI_DIMENSION_PILLAR, DESMI_DIMENSION_VILLAGE };
  g_autoptr (DesmiTable) table = NULL, quarters = NULL;

  fixture_exec (f, "INSERT INTO official_reason VALUES ('staff', 'A', 'Nobody to run it', 1, NULL);"
                   "INSERT INTO local_pillar_status (village, programme, pillar, period, status, "
                   "reason) VALUES "
                   "('" A "', 'desmigratif', 1, '2023-Q1', 'stalled', 'staff'), "
                   "('" A "', 'desmigratif', 1, '2023-Q4', 'running', NULL), "
                   "('" A "', 'desmigratif', 2, '2022-Q2', 'stalled', 'staff'), "
                   "('" B "', 'desmigratif', 2, '2023', 'not-started', ''), "
                   "('" B "', 'desmigratif', 1, '2024-Q1', 'finished', NULL), "
                   "('" C "', 'bi', 1, '2023-Q4', 'stalled', 'staff')");
  table = ask (f, "2023-Q4", by, 2);
  g_assert_cmpstr (get_status (table, 0), ==, "running");
  g_assert_cmpstr (
      desmi_table_get_label (table, 0, (guint) desmi_table_find_column (table, "status")), ==,
      "Running");
  g_assert_null (get_text (table, 0, "reason"));
  g_assert_cmpstr (get_status (table, 1), ==, "stalled");
  g_assert_cmpstr (get_text (table, 1, "reason"), ==, "staff");
  g_assert_cmpstr (
      desmi_table_get_label (table, 1, (guint) desmi_table_find_column (table, "reason")), ==,
      "Nobody to run it");
  g_assert_null (get_status (table, 2));
  g_assert_cmpstr (get_status (table, 3), ==, "not-started");
  g_assert_null (get_text (table, 3, "reason"));
  g_assert_null (get_status (table, 4));
  g_assert_null (get_status (table, 5));

  quarters = ask (f, "2023", by_quarter, 3);
  g_assert_cmpstr (desmi_table_get_text (quarters, 0, 0), ==, "2023-Q3");
  g_assert_cmpstr (get_status (quarters, 0), ==, "stalled");
}

/* Of several villages, of indicators, and beside a village's own status there is none. */
static void
test_no_status (Fixture *f, gconstpointer data)
{
  static const DesmiDimension by[][3] = {
    { DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_PILLAR, DESMI_DIMENSION_QUARTER },
    { DESMI_DIMENSION_VILLAGE, DESMI_DIMENSION_PILLAR, DESMI_DIMENSION_INDICATOR },
  };
  static const DesmiDimension with_status[]
      = { DESMI_DIMENSION_VILLAGE, DESMI_DIMENSION_PILLAR, DESMI_DIMENSION_STATUS };
  g_autoptr (DesmiTable) table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (by); i++)
    {
      g_autoptr (DesmiTable) none = ask (f, "2023-Q4", by[i], 3);

      g_assert_cmpint (desmi_table_find_column (none, "status"), <, 0);
    }
  table = ask (f, "2023-Q4", with_status, 3);
  g_assert_cmpint (desmi_table_find_column (table, "status"), ==, 2);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

static gint64
get_target (DesmiTable *table, guint row, const char *column)
{
  guint index = (guint) desmi_table_find_column (table, column);

  return desmi_table_get_mark (table, row, index) == DESMI_MARK_MISSING
             ? -1
             : desmi_table_get_int (table, row, index);
}

/* The targets of a year: the district's own beside the official ones, and those of the year before;
 * an own one can be taken out again, and an official one cannot be set. */
static void
test_targets (Fixture *f, gconstpointer data)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Targets"), clear = desmi_edit_new ("Clear");
  g_autoptr (DesmiTable) table = NULL, cleared = NULL;
  g_autoptr (GError)     error = NULL;

  desmi_edit_put_target (edit, A, "served", "2023", 12000);
  desmi_edit_put_target (edit, B, "late", "2024", 0);
  g_assert_true (desmi_store_apply (f->store, edit, NULL, &error));
  g_assert_no_error (error);
  table = desmi_store_lookup (f->store, "targets", "2024 1 desmigratif", NULL, NULL, &error);
  g_assert_no_error (error);
  /* late and served of four villages */
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 8);
  g_assert_cmpstr (desmi_table_get_text (table, 1, 0), ==, A);
  g_assert_cmpstr (desmi_table_get_text (table, 1, 1), ==, "served");
  g_assert_cmpint (get_target (table, 1, "before"), ==, 12000);
  g_assert_cmpint (get_target (table, 1, "local"), ==, -1);
  g_assert_cmpint (get_target (table, 1, "official"), ==, -1);
  g_assert_cmpint (get_target (table, 2, "local"), ==, 0);
  desmi_edit_clear_target (clear, B, "late", "2024");
  g_assert_true (desmi_store_apply (f->store, clear, NULL, &error));
  cleared = desmi_store_lookup (f->store, "targets", "2024 1 desmigratif", NULL, NULL, &error);
  g_assert_cmpint (get_target (cleared, 2, "local"), ==, -1);
  g_free (desmi_store_undo (f->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get_int (f, "SELECT count (*) FROM local_targets WHERE period = '2024'"),
                   ==, 1);
  g_assert_null (desmi_store_lookup (f->store, "targets", "2024", NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/score-query/by-pillar", test_by_pillar);
  ADD ("/score-query/latest-quarter", test_latest_quarter);
  ADD ("/score-query/by-indicator", test_by_indicator);
  ADD ("/score-query/by-quarter", test_by_quarter);
  ADD ("/score-query/year", test_year);
  ADD ("/score-query/not-enrolled", test_not_enrolled);
  ADD ("/score-query/targets", test_targets);
  ADD ("/score-query/nothing", test_nothing);
  ADD ("/score-query/other-programme", test_other_programme);
  ADD ("/score-query/local-indicator", test_local_indicator);
  ADD ("/score-query/status", test_status);
  ADD ("/score-query/no-status", test_no_status);
  ADD ("/score-query/far-away", test_far_away);
  return g_test_run ();
}
