/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed in forms becomes tables: as much as the form shows, numbers as numbers. */
#include "app/desmi-form-sheets.h"

#include "flow-grid-fixture.h"

static const DesmiTableClip *
get_clip (DesmiTableSheet *sheet, guint n_rows, guint n_columns)
{
  const DesmiTableClip *clip = desmi_table_sheet_get_clip (sheet);

  g_assert_cmpuint (clip->rows->len, ==, n_rows);
  g_assert_cmpuint (clip->columns->len, ==, n_columns);
  g_assert_cmpuint (clip->titles->len, ==, n_columns);
  return clip;
}

static int
find_title (const DesmiTableClip *clip, const char *title)
{
  for (guint i = 0; i < clip->titles->len; i++)
    if (g_str_equal (g_ptr_array_index (clip->titles, i), title))
      return (int) i;
  g_error ("no column is called “%s”", title);
}

/* What a cell says; "-" without. */
static void
assert_cell (const DesmiTableClip *clip, guint row, const char *title, const char *wanted)
{
  guint            column = (guint) find_title (clip, title);
  g_autofree char *text = desmi_table_get_mark (clip->table, row, column) == DESMI_MARK_MISSING
                              ? g_strdup ("-")
                              : desmi_table_dup_display (clip->table, row, column, clip->locale);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_flows (void)
{
  static const GridFlow       local[] = { { "2027-01", "TWN", "formal", "F", "P2P", 5 },
                                          { "2027-02", "HKG", "informal", "F", "P2P", 4 } };
  static const GridFlow       official[] = { { "2027-01", "TWN", "formal", "F", "P2P", 7 } };
  static const char *const    names[] = { "village", "month", "direction", "day", NULL };
  static const char *const    found[] = { "village", "finding", "subject", "value", "why", NULL };
  static const char *const    none[] = { NULL };
  g_autoptr (DesmiTable)      own = grid_new_flows (local, G_N_ELEMENTS (local));
  g_autoptr (DesmiTable)      server = grid_new_flows (official, G_N_ELEMENTS (official));
  g_autoptr (DesmiTable)      months = grid_new_texts (names, none);
  g_autoptr (DesmiTable)      accepted = grid_new_texts (found, none);
  const DesmiFlowGridData     data = { .village = GRID_VILLAGE,
                                       .year = 2027,
                                       .direction = DESMI_DIRECTION_OUT,
                                       .local = own,
                                       .official = server,
                                       .reported = months,
                                       .accepted = accepted };
  g_autoptr (DesmiFlowGrid)   grid = NULL;
  g_autoptr (DesmiTableSheet) sheet = NULL;
  const DesmiTableClip       *clip;

  desmi_clock_hold (GRID_NOW);
  grid = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());
  sheet = desmi_form_sheets_flows (grid, "Kenanga", desmi_locale_get_english ());
  clip = get_clip (sheet, 2, 4 + 12 + 2);
  g_assert_cmpstr (clip->title, ==, "Departures, Kenanga, 2027");
  assert_cell (clip, 0, "Destination", "Hong Kong");
  assert_cell (clip, 1, "Destination", "Taiwan");
  assert_cell (clip, 1, "Jan", "5");
  /* a month that was reported without one is nobody, another is not known */
  assert_cell (clip, 0, "Jan", "0");
  assert_cell (clip, 0, "Mar", "-");
  assert_cell (clip, 0, "Total", "4");
  assert_cell (clip, 1, "Official", "7");
}

static void
test_targets (void)
{
  static const char *const    texts[] = { "village", "indicator", "unit", "direction" };
  static const char *const    values[] = { "local", "official", "before" };
  DesmiTableBuilder          *builder = desmi_table_builder_new ("targets");
  DesmiPeriod                 year = desmi_period_year (2026);
  g_autoptr (DesmiTable)      table = NULL;
  g_autoptr (DesmiTargetGrid) grid = NULL;
  g_autoptr (DesmiTableSheet) sheet = NULL;
  const DesmiTableClip       *clip;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    desmi_table_builder_add_column (builder, texts[i], DESMI_COLUMN_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    desmi_table_builder_add_column (builder, values[i], DESMI_COLUMN_MILLI);
  for (guint i = 0; i < 4; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i < 2 ? "a" : "b", i < 2 ? "Kenanga" : "Dadap");
      desmi_table_builder_set_text (builder, 1, i % 2 == 0 ? "x" : "y",
                                    i % 2 == 0 ? "Papers" : "Late");
      desmi_table_builder_set_text (builder, 2, "percent", NULL);
      desmi_table_builder_set_text (builder, 3, "up", NULL);
      if (i == 1)
        desmi_table_builder_set_int (builder, 4, 12500);
      if (i == 2)
        desmi_table_builder_set_int (builder, 5, 80000);
    }
  table = desmi_table_builder_end (builder);
  grid = desmi_target_grid_new (table, &year, desmi_locale_get_english ());
  sheet = desmi_form_sheets_targets (grid, "Centre", DESMI_AUDIENCE_FORUM,
                                     desmi_locale_get_english ());
  clip = get_clip (sheet, 2, 3);
  g_assert_cmpstr (clip->title, ==, "Targets of Centre, 2026");
  assert_cell (clip, 0, "Village", "Kenanga");
  g_assert_cmpint (desmi_table_get_int (clip->table, 0, 2), ==, 12500);
  g_assert_cmpint (desmi_table_get_int (clip->table, 1, 1), ==, 80000);
  g_assert_cmpint (desmi_table_get_mark (clip->table, 0, 1), ==, DESMI_MARK_MISSING);
  g_assert_cmpint (desmi_table_get_mark (clip->table, 1, 2), ==, DESMI_MARK_MISSING);
}

static void
test_report (void)
{
  DesmiReportRow        row = { .name = (char *) "Papers",
                                .unit = (char *) "percent",
                                .remark = (char *) "=late",
                                .has_target = TRUE,
                                .target = 100000,
                                .has_value = TRUE,
                                .value = 72500 };
  DesmiReportRow        empty = { .name = (char *) "Officers" };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) pillars = g_ptr_array_new ();
  DesmiReportPillar     pillar = {
        .number = 1, .name = (char *) "Centre", .status = DESMI_PILLAR_STATUS_RUNNING, .rows = rows
  };
  const DesmiReport           report = { .name = (char *) "Kenanga",
                                         .quarter = (char *) "2025-Q4",
                                         .spoken = (char *) "Q4 2025",
                                         .pillars = pillars };
  g_autoptr (DesmiTableSheet) sheet = NULL;
  const DesmiTableClip       *clip;

  g_ptr_array_add (rows, &row);
  g_ptr_array_add (rows, &empty);
  g_ptr_array_add (pillars, &pillar);
  sheet = desmi_form_sheets_report (&report, desmi_locale_get_english ());
  clip = get_clip (sheet, 2, 9);
  g_assert_cmpstr (clip->title, ==, "Report of Kenanga, Q4 2025");
  g_assert_cmpstr (desmi_table_get_period (clip->table), ==, "2025-Q4");
  assert_cell (clip, 0, "Pillar", "1. Centre");
  assert_cell (clip, 0, "Indicator", "Papers");
  assert_cell (clip, 0, "Actual", "72.5");
  assert_cell (clip, 0, "Target", "100");
  assert_cell (clip, 0, "A quarter before", "-");
  assert_cell (clip, 0, "Note on the measurement", "=late");
  assert_cell (clip, 1, "Actual", "-");
  assert_cell (clip, 1, "Unit", "-");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-sheets/flows", test_flows);
  g_test_add_func ("/form-sheets/targets", test_targets);
  g_test_add_func ("/form-sheets/report", test_report);
  return g_test_run ();
}
