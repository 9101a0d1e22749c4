/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village's report: what may be typed, what is doubtful, what it scores, who comes next. */
#include "app/desmi-report.h"

#include <string.h>

#define VILLAGE "32.12.16.2004"
#define QUARTER "2023-Q4"

static DesmiTableBuilder *
begin_table (void)
{
  static const struct
  {
    const char     *name;
    DesmiColumnType type;
  } columns[] = {
    { "programme", DESMI_COLUMN_TEXT }, { "pillar", DESMI_COLUMN_TEXT },
    { "indicator", DESMI_COLUMN_TEXT }, { "direction", DESMI_COLUMN_TEXT },
    { "weight", DESMI_COLUMN_MILLI },   { "cap", DESMI_COLUMN_MILLI },
    { "target", DESMI_COLUMN_MILLI },   { "value", DESMI_COLUMN_MILLI },
    { "before", DESMI_COLUMN_MILLI },   { "status", DESMI_COLUMN_TEXT },
    { "since", DESMI_COLUMN_PERIOD },   { "state", DESMI_COLUMN_TEXT },
    { "fed", DESMI_COLUMN_MILLI },      { "feed", DESMI_COLUMN_TEXT },
    { "mean", DESMI_COLUMN_MILLI },     { "reported", DESMI_COLUMN_COUNT },
    { "villages", DESMI_COLUMN_COUNT }, { "target_period", DESMI_COLUMN_PERIOD },
    { "now", DESMI_COLUMN_MILLI },
  };
  DesmiTableBuilder *builder = desmi_table_builder_new ("report-form");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desmi_table_builder_add_column (builder, columns[i].name, columns[i].type);
  return builder;
}

/* Thousandths; negative: missing. */
static void
add_row (DesmiTableBuilder *builder,
         const char        *pillar,
         const char        *indicator,
         const char        *direction,
         gint64             weight,
         gint64             target,
         gint64             value,
         gint64             before)
{
  const gint64 numbers[] = { weight, 1000, target, value, before };

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "desmigratif", NULL);
  desmi_table_builder_set_text (builder, 1, pillar, NULL);
  if (indicator != NULL)
    desmi_table_builder_set_text (builder, 2, indicator, NULL);
  desmi_table_builder_set_text (builder, 3, direction, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i] >= 0)
      desmi_table_builder_set_int (builder, 4 + i, numbers[i]);
}

static DesmiReport *
end_report (DesmiTableBuilder *builder, const char *quarter)
{
  g_autoptr (DesmiTable) table = desmi_table_builder_end (builder);

  return desmi_report_new (table, VILLAGE, "Kenanga", quarter, NULL, desmi_locale_get_english ());
}

static DesmiReport *
make_report (void)
{
  DesmiTableBuilder *builder = begin_table ();

  add_row (builder, "1", "served", "higher", 1000, 60000, 64000, 58000);
  desmi_table_builder_set_text (builder, 9, "stalled", NULL);
  desmi_table_builder_set_text (builder, 10, "2023-Q3", NULL);
  desmi_table_builder_set_text (builder, 11, "reopened", NULL);
  add_row (builder, "1", "processed", "higher", 1000, 25000, 20000, 19000);
  add_row (builder, "1", "visits", "higher", 1000, 120000, -1, 117000);
  add_row (builder, "1", "waiting", "lower", 3000, 10000, 20000, -1);
  add_row (builder, "2", NULL, "higher", 0, -1, -1, -1);
  return end_report (builder, QUARTER);
}

static const DesmiReportPillar *
get_pillar (DesmiReport *report, guint i)
{
  return g_ptr_array_index (report->pillars, i);
}

static void
test_read (void)
{
  g_autoptr (DesmiReport)  report = make_report ();
  const DesmiReportPillar *first = get_pillar (report, 0);
  const DesmiReportRow    *visits = g_ptr_array_index (first->rows, 2);

  g_assert_cmpuint (report->pillars->len, ==, 2);
  g_assert_cmpint (report->state, ==, DESMI_REPORT_REOPENED);
  g_assert_cmpuint (first->rows->len, ==, 4);
  g_assert_cmpuint (get_pillar (report, 1)->rows->len, ==, 0);
  g_assert_cmpint (first->status, ==, DESMI_PILLAR_STATUS_STALLED);
  g_assert_false (first->is_said); /* it holds since the quarter before */
  g_assert_true (first->has_status);
  g_assert_cmpint (get_pillar (report, 1)->status, ==, DESMI_PILLAR_STATUS_NO_DATA);
  g_assert_false (get_pillar (report, 1)->has_status); /* which is another than “no data” */
  g_assert_false (visits->has_value);
  g_assert_true (visits->has_target && visits->has_before);
}

/* What is missing is said by name before the report is handed in. */
static void
test_missing (void)
{
  g_autoptr (DesmiReport) report = make_report ();
  const DesmiLocale      *locale = desmi_locale_get_english ();
  const gboolean          none[] = { FALSE, FALSE }, all[] = { TRUE, TRUE };
  g_autofree char        *both = NULL, *numbers = NULL, *nothing = NULL;

  g_free (((DesmiReportPillar *) get_pillar (report, 0))->name);
  ((DesmiReportPillar *) get_pillar (report, 0))->name = g_strdup ("Layanan");
  g_free (((DesmiReportPillar *) get_pillar (report, 1))->name);
  ((DesmiReportPillar *) get_pillar (report, 1))->name = g_strdup ("Usaha");
  both = desmi_report_dup_missing (report, none, 1, locale);
  g_assert_cmpstr (both, ==,
                   "No status yet: Layanan, Usaha.\n1 of 4 indicators are not filled in.");
  numbers = desmi_report_dup_missing (report, all, 4, locale);
  g_assert_cmpstr (numbers, ==, "4 of 4 indicators are not filled in.");
  nothing = desmi_report_dup_missing (report, all, 0, locale);
  g_assert_null (nothing);
}

static void
test_same_fields (void)
{
  g_autoptr (DesmiReport) report = make_report (), again = make_report (), other = NULL,
                          later = NULL;
  DesmiTableBuilder *builder = begin_table ();

  g_assert_true (desmi_report_has_same_fields (report, again));
  add_row (builder, "1", "served", "higher", 1000, 60000, 64000, 58000);
  other = end_report (builder, QUARTER);
  g_assert_false (desmi_report_has_same_fields (report, other));
  builder = begin_table ();
  add_row (builder, "1", "served", "higher", 1000, 60000, 64000, 58000);
  later = end_report (builder, "2024-Q1");
  g_assert_false (desmi_report_has_same_fields (other, later));
}

/* 100 % (capped), 80 %, left out, 50 % with the weight of three. */
static void
test_score (void)
{
  g_autoptr (DesmiReport)  report = make_report ();
  const DesmiReportPillar *first = get_pillar (report, 0);
  g_autofree char         *text = desmi_report_explain (first, desmi_locale_get_english ());
  g_autofree char         *none
      = desmi_report_explain (get_pillar (report, 1), desmi_locale_get_english ());

  g_assert_cmpfloat_with_epsilon (desmi_report_score (first), (1.0 + 0.8 + 3 * 0.5) / 5, 1e-9);
  g_assert_cmpuint (desmi_report_count_filled (first), ==, 3);
  g_assert_cmpfloat (desmi_report_score (get_pillar (report, 1)), <, 0);
  g_assert_cmpstr (text, ==,
                   "served: 64 ÷ 60 = 107%, counts as 100%, weight 1\n"
                   "processed: 20 ÷ 25 = 80%, counts as 80%, weight 1\n"
                   "visits: not filled in, left out\n"
                   "waiting: 10 ÷ 20 = 50%, counts as 50%, weight 3\n"
                   "Score: their weighted mean, 66%");
  g_assert_cmpstr (none, ==, "Nothing to compare yet: no score.");
}

/* A target of 0 is none where more is better. */
static void
test_no_target (void)
{
  DesmiTableBuilder      *builder = begin_table ();
  g_autoptr (DesmiReport) report = NULL;
  g_autofree char        *text = NULL;

  add_row (builder, "1", "served", "higher", 1000, 0, 64000, -1);
  report = end_report (builder, QUARTER);
  text = desmi_report_explain (get_pillar (report, 0), desmi_locale_get_english ());
  g_assert_cmpfloat (desmi_report_score (get_pillar (report, 0)), <, 0);
  g_assert_true (g_str_has_prefix (text, "served: no target, left out"));
}

/* What a register counts is a measurement; the target of a year says nothing about a quarter. */
static void
test_fed (void)
{
  DesmiTableBuilder      *builder = begin_table ();
  g_autoptr (DesmiReport) report = NULL;
  const DesmiReportRow   *row;
  const DesmiLocale      *locale = desmi_locale_get_english ();
  g_autofree char        *text = NULL, *compare = NULL, *none = NULL, *more = NULL;
  gint64                  known;

  add_row (builder, "1", "served", "higher", 1000, 60000, -1, -1);
  desmi_table_builder_set_int (builder, 12, 3000);
  desmi_table_builder_set_text (builder, 13, "groups", NULL);
  desmi_table_builder_set_int (builder, 14, 5500);
  desmi_table_builder_set_int (builder, 15, 11);
  desmi_table_builder_set_int (builder, 16, 12);
  desmi_table_builder_set_text (builder, 17, "2023", NULL);
  add_row (builder, "1", "visits", "higher", 1000, -1, -1, -1);
  desmi_table_builder_set_int (builder, 16, 12);
  /* one that is not in the programme any more reported this one */
  add_row (builder, "1", "waiting", "lower", 1000, -1, -1, -1);
  desmi_table_builder_set_int (builder, 14, 7000);
  desmi_table_builder_set_int (builder, 15, 13);
  desmi_table_builder_set_int (builder, 16, 13);
  report = end_report (builder, QUARTER);
  row = g_ptr_array_index (get_pillar (report, 0)->rows, 0);
  g_assert_true (desmi_report_get_known (row, &known));
  g_assert_cmpint (known, ==, 3000);
  g_assert_cmpstr (row->target_year, ==, "2023");
  g_assert_cmpstr (row->feed_name, ==, "Groups in operation");
  g_assert_cmpuint (desmi_report_count_filled (get_pillar (report, 0)), ==, 1);
  g_assert_cmpfloat (desmi_report_score (get_pillar (report, 0)), <, 0);
  text = desmi_report_explain (get_pillar (report, 0), locale);
  g_assert_true (
      g_str_has_prefix (text, "served: the target is of all of 2023, left out for one quarter\n"));
  compare = desmi_report_compare (row, locale);
  g_assert_cmpstr (compare, ==, "District mean 5.5 · 11 of 12 villages have reported");
  none = desmi_report_compare (g_ptr_array_index (get_pillar (report, 0)->rows, 1), locale);
  g_assert_cmpstr (none, ==, "District: none of 12 villages has reported this yet");
  more = desmi_report_compare (g_ptr_array_index (get_pillar (report, 0)->rows, 2), locale);
  g_assert_cmpstr (more, ==, "District mean 7 · 13 of 13 villages have reported");
}

/* A report of "served" with that state; negative: missing. */
static char *
dup_drift (const char *state, gint64 value, gint64 fed, gint64 now)
{
  DesmiTableBuilder      *builder = begin_table ();
  g_autoptr (DesmiReport) report = NULL;

  add_row (builder, "1", "served", "higher", 1000, 60000, value, -1);
  desmi_table_builder_set_text (builder, 11, state, NULL);
  if (fed >= 0)
    desmi_table_builder_set_int (builder, 12, fed);
  if (now >= 0)
    desmi_table_builder_set_int (builder, 18, now);
  report = end_report (builder, QUARTER);
  return desmi_report_drift (report, g_ptr_array_index (get_pillar (report, 0)->rows, 0),
                             desmi_locale_get_english ());
}

/* What registers say since is told of a report that was handed in, where nothing was typed. */
static void
test_drift (void)
{
  static const struct
  {
    const char *state;
    gint64      value, fed, now;
    const char *sentence;
  } cases[] = {
    { "submitted", -1, 12000, 14000, "Registers now say 14" },
    { "submitted", -1, -1, 14000, "Registers now say 14" },
    { "submitted", -1, 12000, -1, "Registers now say nothing" },
    { "submitted", -1, 12000, 12000, NULL },
    { "submitted", -1, -1, -1, NULL },
    { "submitted", 9000, -1, 14000, NULL },
    { "reopened", -1, 12000, 14000, NULL },
    { "draft", -1, 14000, 14000, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *drift
          = dup_drift (cases[i].state, cases[i].value, cases[i].fed, cases[i].now);

      g_assert_cmpstr (drift, ==, cases[i].sentence);
    }
}

static DesmiTable *
make_scores (double score)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");

  desmi_table_builder_add_column (builder, "programme", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "of", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < 2; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i == 0 ? "emas" : "desmigratif", NULL);
      desmi_table_builder_set_text (builder, 1, "1", NULL);
      if (score >= 0)
        desmi_table_builder_set_double (builder, 2, i == 0 ? 0.01 : score);
      desmi_table_builder_set_int (builder, 3, 11);
      desmi_table_builder_set_int (builder, 4, 12);
    }
  return desmi_table_builder_end (builder);
}

/* Never a score without how much of what it is of. */
static void
test_beside (void)
{
  const DesmiLocale      *locale = desmi_locale_get_english ();
  g_autoptr (DesmiReport) report = make_report ();
  g_autoptr (DesmiTable)  some = make_scores (0.78), none = make_scores (-1);
  g_autofree char        *both
      = desmi_report_compare_score (report, get_pillar (report, 0), some, some, locale);
  g_autofree char *missing
      = desmi_report_compare_score (report, get_pillar (report, 0), none, none, locale);
  g_autofree char *one
      = desmi_report_compare_score (report, get_pillar (report, 0), NULL, some, locale);
  g_autofree char *other
      = desmi_report_compare_score (report, get_pillar (report, 1), NULL, some, locale);
  g_autoptr (DesmiQuery) before = desmi_report_new_before_query (report);

  g_assert_cmpstr (both, ==,
                   "Q3 2023: 78% · 3 of 4 filled in\n"
                   "District: 78% · 11 of 12 villages have reported");
  g_assert_cmpstr (missing, ==,
                   "Q3 2023: – · 3 of 4 filled in\n"
                   "District: – · 11 of 12 villages have reported");
  g_assert_cmpstr (one, ==, "District: 78% · 11 of 12 villages have reported");
  g_assert_cmpstr (other, ==, "");
  g_assert_cmpint (desmi_query_get_period (before)->first, ==, desmi_month_make (2023, 7));
  g_assert_cmpint (desmi_query_get_period (before)->last, ==, desmi_month_make (2023, 9));
}

/* A village in two programmes reports to each by itself. */
static void
test_programmes (void)
{
  static const char *const wanted[] = { NULL, "emas", "none" };
  static const char *const got[] = { "desmigratif", "emas", "desmigratif" };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      DesmiTableBuilder      *builder = begin_table ();
      g_autoptr (DesmiTable)  table = NULL;
      g_autoptr (DesmiReport) report = NULL;

      add_row (builder, "1", "served", "higher", 1000, -1, -1, -1);
      desmi_table_builder_set_text (builder, 11, "submitted", NULL);
      add_row (builder, "1", "gold", "higher", 1000, -1, -1, -1);
      desmi_table_builder_set_text (builder, 0, "emas", NULL);
      table = desmi_table_builder_end (builder);
      report = desmi_report_new (table, VILLAGE, "Kenanga", QUARTER, wanted[i],
                                 desmi_locale_get_english ());
      g_assert_cmpuint (report->programmes->len, ==, 2);
      g_assert_cmpstr (report->programme, ==, got[i]);
      g_assert_cmpuint (report->pillars->len, ==, 1);
      g_assert_cmpint (report->state, ==, i == 1 ? DESMI_REPORT_NONE : DESMI_REPORT_SUBMITTED);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_empty;
    gint64      milli;
  } good[] = { { "64", FALSE, 64000 },
               { " 1.234 ", FALSE, 1234000 },
               { "1 234", FALSE, 1234000 },
               { "0", FALSE, 0 },
               { "2,5", FALSE, 2500 },
               { "18.500.000", FALSE, 18500000000 },
               { "Rp 2.000", FALSE, 2000000 },
               { "", TRUE, 0 },
               { "  ", TRUE, 0 } };
  /* a dash is none for some and unknown for others: neither is guessed */
  static const char *const bad[]
      = { "abc", "1,234", "-3", "12 orang", "1e999", " - ", "–", "—", "n/a", "N/A", "x", "nihil" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean           is_empty;
      gint64             milli;

      g_assert_true (desmi_report_parse (good[i].text, NULL, &is_empty, &milli, &error));
      g_assert_no_error (error);
      g_assert_cmpint (is_empty, ==, good[i].is_empty);
      g_assert_cmpint (milli, ==, good[i].milli);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean           is_empty;
      gint64             milli;

      g_assert_false (desmi_report_parse (bad[i], NULL, &is_empty, &milli, &error));
      g_assert_nonnull (error);
    }
}

/* People are whole, and money is not bounded by how many there are. */
static void
test_parse_unit (void)
{
  static const struct
  {
    const char *text, *unit;
    gboolean    is_right;
  } cases[]
      = { { "12", "orang", TRUE },      { "12,5", "orang", FALSE }, { "100000", "orang", FALSE },
          { "100000", "rupiah", TRUE }, { "12,5", "persen", TRUE }, { "101", "persen", FALSE },
          { "99999", "dokumen", TRUE }, { "", "orang", TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean           is_empty;
      gint64             milli;

      g_assert_cmpint (desmi_report_parse (cases[i].text, cases[i].unit, &is_empty, &milli, &error),
                       ==, cases[i].is_right);
      g_assert_cmpint (error == NULL, ==, cases[i].is_right);
    }
}

/* What stands in a field is what it would be read as. */
static void
test_write (void)
{
  static const gint64 values[] = { 0, 64000, 1234000, 1250, 250, 1234567, 18500000000, 999 };
  const DesmiLocale  *locales[] = { desmi_locale_get_english (), desmi_locale_get_indonesian () };

  for (gsize l = 0; l < G_N_ELEMENTS (locales); l++)
    for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
      {
        g_autofree char *text = desmi_report_write (values[i], locales[l]);
        gboolean         is_empty;
        gint64           milli;

        g_assert_true (desmi_report_parse (text, NULL, &is_empty, &milli, NULL));
        g_assert_false (is_empty);
        g_assert_cmpint (milli, ==, values[i]);
      }
}

static void
test_doubt (void)
{
  g_autoptr (DesmiReport)  report = make_report ();
  const DesmiReportPillar *first = get_pillar (report, 0);
  const DesmiReportRow    *served = g_ptr_array_index (first->rows, 0);
  const DesmiReportRow    *waiting = g_ptr_array_index (first->rows, 3);
  const DesmiLocale       *locale = desmi_locale_get_english ();
  g_autofree char         *usual = desmi_report_doubt (served, 579000, locale), *high = NULL,
                  *target = NULL;

  g_assert_null (usual);
  high = desmi_report_doubt (served, 580000, locale);
  g_assert_cmpstr (high, ==, "Ten times the quarter before (58) or more: is it right?");
  target = desmi_report_doubt (waiting, 100000, locale);
  g_assert_cmpstr (target, ==, "Ten times the target (10) or more: is it right?");
}

static void
test_turn (void)
{
  static const char *const codes[] = { "32.12.01.2001", "32.12.01.2003", "32.12.02.2001" };
  DesmiTableBuilder       *builder = desmi_table_builder_new ("report-villages");
  g_autoptr (DesmiTable)   table = NULL;
  DesmiReportTurn          turn;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, codes[i], NULL);
      desmi_table_builder_set_int (builder, 1, i == 1);
    }
  table = desmi_table_builder_end (builder);
  turn = desmi_report_get_turn (table, codes[1]);
  g_assert_cmpuint (turn.position, ==, 2);
  g_assert_cmpuint (turn.n_villages, ==, 3);
  g_assert_cmpuint (turn.n_reported, ==, 1);
  g_assert_cmpuint (desmi_report_get_turn (table, "32.12.01.2002").position, ==, 0);
  g_assert_cmpstr (desmi_report_find_neighbour (table, codes[0], 1), ==, codes[1]);
  g_assert_cmpstr (desmi_report_find_neighbour (table, codes[2], -1), ==, codes[1]);
  g_assert_cmpstr (desmi_report_find_neighbour (table, "32.12.01.2002", 1), ==, codes[1]);
  g_assert_cmpstr (desmi_report_find_neighbour (table, "32.12.01.2002", -1), ==, codes[0]);
  g_assert_null (desmi_report_find_neighbour (table, codes[2], 1));
  g_assert_null (desmi_report_find_neighbour (table, codes[0], -1));
}

/* A step says what of which village it is about. */
static void
test_label (void)
{
  g_autoptr (DesmiReport) report = make_report ();
  const DesmiReportRow   *row = g_ptr_array_index (get_pillar (report, 0)->rows, 0);
  g_autoptr (DesmiEdit)   edit = desmi_report_edit_value (report, row, "", FALSE, 7000);

  g_assert_nonnull (strstr (desmi_edit_get_label (edit), "served"));
  g_assert_nonnull (strstr (desmi_edit_get_label (edit), "Kenanga"));
}

/* A note alone is a note, also where the form has a choice of reasons and none of them chosen. */
static void
test_note_label (void)
{
  g_autoptr (DesmiReport)  report = make_report ();
  const DesmiReportPillar *pillar = get_pillar (report, 0);
  g_auto (DesmiReportSaid) known = { 0 }, noted = { 0 }, finished = { 0 };
  g_autoptr (DesmiEdit)    note = NULL, status = NULL;

  desmi_report_said_read (&known, pillar);
  desmi_report_said_set (&noted, pillar->status, "", "rapat");
  desmi_report_said_set (&finished, DESMI_PILLAR_STATUS_FINISHED, NULL, "rapat");
  note = desmi_report_edit_status (report, pillar, &known, &noted);
  status = desmi_report_edit_status (report, pillar, &known, &finished);
  g_assert_true (g_str_has_prefix (desmi_edit_get_label (note), "Note on "));
  g_assert_false (g_str_has_prefix (desmi_edit_get_label (status), "Note on "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/missing", test_missing);
  g_test_add_func ("/report/read", test_read);
  g_test_add_func ("/report/same-fields", test_same_fields);
  g_test_add_func ("/report/score", test_score);
  g_test_add_func ("/report/no-target", test_no_target);
  g_test_add_func ("/report/fed", test_fed);
  g_test_add_func ("/report/drift", test_drift);
  g_test_add_func ("/report/beside", test_beside);
  g_test_add_func ("/report/programmes", test_programmes);
  g_test_add_func ("/report/parse", test_parse);
  g_test_add_func ("/report/parse-unit", test_parse_unit);
  g_test_add_func ("/report/write", test_write);
  g_test_add_func ("/report/doubt", test_doubt);
  g_test_add_func ("/report/turn", test_turn);
  g_test_add_func ("/report/label", test_label);
  g_test_add_func ("/report/note-label", test_note_label);
  return g_test_run ();
}
