/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of flows against a naive recomputation over random rows, and summaries against their base.
 */
#include "flows-model.h"

#include "store/desmi-summary.h"

static void
insert_local (Flows *f, const Row *row)
{
  fixture_exec (&f->base,
                "INSERT INTO local_flows VALUES ('%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s', "
                "%d, NULL)",
                row->village, row->month, row->direction, row->destination, row->sector,
                row->occupation, row->gender, row->scheme, row->count);
}

static gpointer
check_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *) data = desmi_summary_check (connection, error);
  return data;
}

static gpointer
rebuild_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return desmi_summary_rebuild (connection, error) ? data : NULL;
}

static void
assert_summaries (Flows *f)
{
  g_autoptr (GError) error = NULL;
  gint64             wrong = -1;

  g_assert_nonnull (desmi_store_read (f->base.store, check_job, &wrong, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (wrong, ==, 0);
}

/* Base rows and summaries, all sources, any dimensions: the same as adding up by hand. */
static void
test_random_queries (Flows *f, gconstpointer data)
{
  fill (f, 1200);
  assert_summaries (f);
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (DesmiQuery) query = random_query ();
      g_autoptr (GError)     error = NULL;
      g_autoptr (DesmiTable) table = desmi_store_query (f->base.store, query, NULL, &error);
      g_autofree char       *expected = naive_answer (f, query);
      g_autofree char       *got = NULL;

      g_assert_no_error (error);
      got = table_text (table);
      g_assert_cmpstr (got, ==, expected);
    }
}

/* Inserts, updates and deletes keep the sums; so does what an update of official rows does to
 * origins. */
static void
test_triggers (Flows *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill (f, 200);
  for (guint i = 0; i < 300; i++)
    {
      Row *row = random_row ();

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          fixture_exec (&f->base, "DELETE FROM local_flows WHERE village = '%s' AND month > '%s'",
                        row->village, row->month);
          break;
        case 1:
          fixture_exec (&f->base, "UPDATE local_flows SET count = %d WHERE village = '%s'",
                        row->count + 1, row->village);
          break;
        case 2:
          fixture_exec (&f->base,
                        "UPDATE OR IGNORE local_flows SET destination = 'SGP' WHERE month = '%s'",
                        row->month);
          break;
        default:
          row->official = FALSE;
          row->count++;
          fixture_exec (&f->base, "DELETE FROM local_flows WHERE village = '%s' AND month = '%s'",
                        row->village, row->month);
          insert_local (f, row);
        }
      row_free (row);
      if (i % 30 == 0)
        assert_summaries (f);
      if (i % 90 == 0)
        fill (f, 20);
    }
  assert_summaries (f);
  g_assert_cmpint (fixture_get_int (&f->base, "SELECT count (*) FROM summary_subdistrict "
                                              "WHERE count <= 0 AND origin > 0"),
                   ==, 0);
  fixture_exec (&f->base, "DELETE FROM local_flows");
  assert_summaries (f);
  g_assert_cmpint (
      fixture_get_int (&f->base, "SELECT count (*) FROM summary_district WHERE origin > 0"), ==, 0);

  /* a sum that was spoilt is found, and a rebuild puts it right */
  fixture_exec (&f->base, "UPDATE summary_district SET count = count + 1");
  {
    gint64 wrong = 0;

    desmi_store_read (f->base.store, check_job, &wrong, NULL, &error);
    g_assert_cmpint (wrong, >, 0);
  }
  g_assert_nonnull (desmi_store_write (f->base.store, rebuild_job, f, NULL, &error));
  assert_summaries (f);
}

/* What the user does, undoes and does again reaches the sums through the same triggers. */
static void
test_undo (Flows *f, gconstpointer data)
{
  g_autofree char  *before = NULL, *done = NULL, *undone = NULL, *redone = NULL;
  static const char sums[] = "SELECT group_concat (month || direction || origin || district || "
                             "destination || sector || gender || count) FROM summary_district";
  const guint       n = 25;

  fill (f, 150);
  before = fixture_get_text (&f->base, sums);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DesmiEdit) edit = desmi_edit_new ("flow");
      g_autoptr (GError)    error = NULL;
      Row                  *row = random_row ();
      /* each count once: what is there already would be no change, and no step */
      DesmiFlow flow
          = { row->village, row->month, DESMI_DIRECTION_OUT, "HKG", "formal", "perawat", "F",
              "P2P",        1000 + i };

      desmi_edit_put_flow (edit, &flow);
      row_free (row);
      g_assert_true (desmi_store_apply (f->base.store, edit, NULL, &error));
      g_assert_no_error (error);
    }
  assert_summaries (f);
  done = fixture_get_text (&f->base, sums);
  g_assert_cmpstr (done, !=, before);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *label = desmi_store_undo (f->base.store, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (label, ==, "flow");
    }
  assert_summaries (f);
  undone = fixture_get_text (&f->base, sums);
  g_assert_cmpstr (undone, ==, before);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *label = desmi_store_redo (f->base.store, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (label, ==, "flow");
    }
  assert_summaries (f);
  redone = fixture_get_text (&f->base, sums);
  g_assert_cmpstr (redone, ==, done);
}

/* An official count of 0 is a report; a month without rows is none. */
static void
test_zero_is_a_report (Flows *f, gconstpointer data)
{
  g_autoptr (OpList)     ops = op_list_new ();
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;
  g_autofree char       *text = NULL;

  op_list_add (ops, "put flows 32.12.01.2001|2023-04|out|HKG|formal|x|F|P2P|3");
  op_list_add (ops, "put flows 32.12.01.2001|2023-06|out|HKG|formal|x|F|P2P|0");
  g_assert_true (fixture_apply (&f->base, "32.12", ops, FALSE, NULL, &error));
  desmi_query_add_by (query, DESMI_DIMENSION_MONTH);
  table = desmi_store_query (f->base.store, query, NULL, &error);
  g_assert_no_error (error);
  text = table_text (table);
  g_assert_cmpstr (text, ==, "out" SEPARATOR "2023-04=3\nout" SEPARATOR "2023-06=0\n");
}

static void
test_metadata (Flows *f, gconstpointer data)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;
  DesmiPeriod            year = desmi_period_year (2023);

  fixture_exec (&f->base, "INSERT INTO local_flows VALUES ('32.12.01.2001', '2023-01', 'out', "
                          "'HKG', 'formal', 'x', 'F', 'P2P', 4, NULL), ('32.12.03.2003', "
                          "'2023-02', 'out', '', 'formal', 'x', 'F', 'P2P', 4, NULL), "
                          "('32.12.01.2002', '2022-02', 'out', '', 'formal', 'x', 'F', 'P2P', 4, "
                          "NULL); UPDATE local_enrolment SET cohort = cohort; "
                          "INSERT INTO local_status (village, programme, status) "
                          "VALUES ('32.12.02.2001', 'desmigratif', 'candidate')");
  desmi_query_add_by (query, DESMI_DIMENSION_SUBDISTRICT);
  desmi_query_add_by (query, DESMI_DIMENSION_SECTOR);
  desmi_query_set_period (query, &year);
  desmi_query_set_locale (query, desmi_locale_get_english ());
  table = desmi_store_query (f->base.store, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desmi_table_get_name (table), ==, "flows");
  g_assert_cmpstr (desmi_table_get_period (table), ==, "2023");
  g_assert_cmpint (desmi_table_get_source (table), ==, DESMI_SOURCE_DEFAULT);
  /* six enrolled, one only a candidate; one reported, and one more that is not enrolled and in the
   * sum all the same */
  g_assert_cmpint (desmi_table_get_of (table), ==, 6);
  g_assert_cmpint (desmi_table_get_reported (table), ==, 2);
  g_assert_false (desmi_table_get_synthetic (table));
  g_assert_cmpint (desmi_table_get_column_type (table, 1), ==, DESMI_COLUMN_CODE);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 1), ==, "32.12.01");
  g_assert_cmpstr (desmi_table_get_label (table, 0, 1), ==, "Kecamatan 01");
  g_assert_cmpstr (desmi_table_get_label (table, 0, 2), ==, "Formal");
}

static char *
ask_months (Flows *f, DesmiDimension by, DesmiSource source, const char *destination)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;

  desmi_query_add_by (query, by);
  desmi_query_set_source (query, source);
  if (destination != NULL)
    g_assert_true (desmi_query_add_where (query, DESMI_DIMENSION_DESTINATION, destination, &error));
  table = desmi_store_query (f->base.store, query, NULL, &error);
  g_assert_no_error (error);
  return table_text (table);
}

static void
assert_months (Flows         *f,
               DesmiDimension by,
               DesmiSource    source,
               const char    *destination,
               const char    *expected)
{
  g_autofree char *got = ask_months (f, by, source, destination);

  g_strdelimit (got, SEPARATOR "\n", ' ');
  g_assert_cmpstr (g_strstrip (got), ==, expected);
}

/* No report in May and none at all in June: a gap and a zero. */
static void
test_reported_month (Flows *f, gconstpointer data)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;
  DesmiPeriod            june = desmi_period_month (2023, 6);

  fixture_exec (&f->base, "INSERT INTO local_flows VALUES ('32.12.01.2001', '2023-04', 'out', "
                          "'HKG', 'formal', 'x', 'F', 'P2P', 4, NULL); "
                          "INSERT INTO local_reported_month VALUES "
                          "('32.12.01.2001', '2023-04', 'out', NULL), "
                          "('32.12.01.2001', '2023-06', 'out', NULL)");
  assert_months (f, DESMI_DIMENSION_MONTH, DESMI_SOURCE_DEFAULT, NULL,
                 "out 2023-04=4 out 2023-06=0");
  assert_months (f, DESMI_DIMENSION_MONTH, DESMI_SOURCE_LOCAL, "TWN",
                 "out 2023-04=0 out 2023-06=0");
  assert_months (f, DESMI_DIMENSION_MONTH, DESMI_SOURCE_OFFICIAL, NULL, "");
  assert_months (f, DESMI_DIMENSION_YEAR, DESMI_SOURCE_DEFAULT, NULL, "out 2023=4");
  assert_months (f, DESMI_DIMENSION_DESTINATION, DESMI_SOURCE_DEFAULT, NULL, "out HKG=4");
  /* who reported none has reported */
  desmi_query_set_period (query, &june);
  table = desmi_store_query (f->base.store, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desmi_table_get_reported (table), ==, 1);
}

typedef struct
{
  DesmiQueryTable table;
  DesmiDimension  dimension;
} Misfit;

static void
test_refused (Flows *f, gconstpointer data)
{
  static const Misfit misfits[] = { { DESMI_QUERY_FLOWS, DESMI_DIMENSION_PILLAR },
                                    { DESMI_QUERY_FLOWS, DESMI_DIMENSION_INDICATOR },
                                    { DESMI_QUERY_REMITTANCES, DESMI_DIMENSION_MONTH },
                                    { DESMI_QUERY_REMITTANCES, DESMI_DIMENSION_DESTINATION },
                                    { DESMI_QUERY_PILLARS, DESMI_DIMENSION_MONTH },
                                    { DESMI_QUERY_VILLAGES, DESMI_DIMENSION_YEAR } };
  static const struct
  {
    DesmiDimension dimension;
    const char    *value;
  } values[] = { { DESMI_DIMENSION_VILLAGE, "Kenanga" },
                 { DESMI_DIMENSION_SUBDISTRICT, "32.12.01.2001" },
                 { DESMI_DIMENSION_DISTRICT, "32.12.01" },
                 { DESMI_DIMENSION_MONTH, "2023" },
                 { DESMI_DIMENSION_YEAR, "2023-01" },
                 { DESMI_DIMENSION_QUARTER, "2023-Q5" },
                 { DESMI_DIMENSION_SECTOR, "x' OR 1=1 --" },
                 { DESMI_DIMENSION_DESTINATION, "Atlantis" },
                 { DESMI_DIMENSION_PILLAR, "0" },
                 { DESMI_DIMENSION_OCCUPATION, "a\nb" } };

  for (guint i = 0; i < G_N_ELEMENTS (misfits); i++)
    {
      g_autoptr (DesmiQuery) query = desmi_query_new (misfits[i].table);
      g_autoptr (GError)     error = NULL;

      desmi_query_add_by (query, misfits[i].dimension);
      g_assert_null (desmi_store_query (f->base.store, query, NULL, &error));
      g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
      g_autoptr (GError)     error = NULL;

      g_assert_false (desmi_query_add_where (query, values[i].dimension, values[i].value, &error));
      g_assert_nonnull (error);
      g_assert_null (desmi_query_get_where (query, values[i].dimension));
    }
}

/* Text of the user reaches the statement only as a value. */
static void
test_hostile_text (Flows *f, gconstpointer data)
{
  static const char *const texts[] = { "'; DROP TABLE local_flows; --", "\"", "\\", "%", "?1" };

  fixture_exec (&f->base, "INSERT INTO local_flows VALUES ('32.12.01.2001', '2023-01', 'out', "
                          "'HKG', 'formal', '\"', 'F', 'P2P', 4, NULL)");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (GError)     error = NULL;

      g_assert_true (desmi_query_add_where (query, DESMI_DIMENSION_OCCUPATION, texts[i], &error));
      table = desmi_store_query (f->base.store, query, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (desmi_table_get_n_rows (table), ==, i == 1 ? 1 : 0);
    }
}

/* Per village and quarter: the server's amount, else the district's; only whole quarters. */
static void
test_remittances (Flows *f, gconstpointer data)
{
  static const struct
  {
    DesmiSource source;
    const char *period;
    gint64      amount; /* -1: no row */
  } cases[] = { { DESMI_SOURCE_DEFAULT, "2023", 1000 + 20 + 300 },
                { DESMI_SOURCE_BOTH, "2023", 1000 + 20 + 300 },
                { DESMI_SOURCE_OFFICIAL, "2023", 1000 },
                { DESMI_SOURCE_LOCAL, "2023", 5 + 20 + 300 },
                { DESMI_SOURCE_DEFAULT, "2023-01..2023-05", 1000 },
                { DESMI_SOURCE_DEFAULT, "2023-04..2023-09", 20 },
                { DESMI_SOURCE_DEFAULT, "2023-05", -1 },
                { DESMI_SOURCE_DEFAULT, "2022", -1 } };
  g_autoptr (OpList) ops = op_list_new ();
  g_autoptr (GError) error = NULL;

  op_list_add (ops, "put remittances 32.12.01.2001|2023-Q1|1000");
  g_assert_true (fixture_apply (&f->base, "32.12", ops, FALSE, NULL, &error));
  fixture_exec (&f->base, "INSERT INTO local_remittances VALUES "
                          "('32.12.01.2001', '2023-Q1', 5, NULL), "
                          "('32.12.01.2001', '2023-Q2', 20, NULL), "
                          "('32.12.02.2001', '2023-Q4', 300, NULL)");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_REMITTANCES);
      g_autoptr (DesmiTable) table = NULL;
      DesmiPeriod            period;

      g_assert_true (desmi_period_parse (cases[i].period, &period, NULL));
      desmi_query_set_period (query, &period);
      desmi_query_set_source (query, cases[i].source);
      table = desmi_store_query (f->base.store, query, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (desmi_table_get_n_rows (table), ==, cases[i].amount < 0 ? 0 : 1);
      if (cases[i].amount >= 0)
        g_assert_cmpint (desmi_table_get_int (table, 0, 0), ==, cases[i].amount);
    }
}

static void
test_villages (Flows *f, gconstpointer data)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_VILLAGES);
  g_autoptr (DesmiQuery) counts_query = desmi_query_new (DESMI_QUERY_VILLAGES);
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiTable) counted = NULL;
  g_autoptr (DesmiTable) again = NULL;
  g_autoptr (OpList)     ops = op_list_new ();
  g_autoptr (GError)     error = NULL;

  op_list_add (ops, "put enrolment 32.12.01.2001|desmigratif|2015|1/2015|~");
  g_assert_true (fixture_apply (&f->base, "32.12", ops, FALSE, NULL, &error));
  fixture_exec (&f->base, "INSERT INTO local_status (village, programme, status) "
                          "VALUES ('32.12.01.2002', 'desmigratif', 'suspended')");
  table = desmi_store_query (f->base.store, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 6);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 4), ==,
                   "2015"); /* official, not the local 2016 */
  g_assert_cmpstr (desmi_table_get_text (table, 0, 6), ==, "official");
  g_assert_cmpstr (desmi_table_get_text (table, 1, 5), ==, "suspended");
  g_assert_cmpstr (desmi_table_get_text (table, 1, 6), ==, "local");
  desmi_query_add_by (counts_query, DESMI_DIMENSION_STATUS);
  counted = desmi_store_query (f->base.store, counts_query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (counted), ==, 2);
  g_assert_cmpint (desmi_table_get_int (counted, 0, 1), ==, 5);
  g_assert_cmpint (desmi_table_get_int (counted, 1, 1), ==, 1);
  /* one that goes on under another code is there once */
  fixture_exec (&f->base, "UPDATE official_region SET retired = '2023-05-10', "
                          "successors = '32.12.01.2001' WHERE code = '32.12.02.2001'");
  again = desmi_store_query (f->base.store, counts_query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desmi_table_get_int (again, 0, 1), ==, 4);
}

#define ADD(path, func) g_test_add (path, Flows, NULL, flows_set_up, func, flows_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/flows/random-queries", test_random_queries);
  ADD ("/flows/triggers", test_triggers);
  ADD ("/flows/undo", test_undo);
  ADD ("/flows/zero-is-a-report", test_zero_is_a_report);
  ADD ("/flows/reported-month", test_reported_month);
  ADD ("/flows/metadata", test_metadata);
  ADD ("/flows/refused", test_refused);
  ADD ("/flows/hostile-text", test_hostile_text);
  ADD ("/flows/remittances", test_remittances);
  ADD ("/flows/villages", test_villages);
  return g_test_run ();
}
