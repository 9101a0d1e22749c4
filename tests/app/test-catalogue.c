/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the catalogue is offered for something new. */
#include "app/desmi-catalogue-view.h"
#include "core/desmi-clock.h"

static DesmiTable *
make_programmes (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("programmes");

  desmi_table_builder_add_column (builder, "programme", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "retired", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "kept", NULL);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "gone", NULL);
  desmi_table_builder_set_text (builder, 1, "2026-Q2", NULL);
  return desmi_table_builder_end (builder);
}

/* Up to the quarter before that from which on it is retired. */
static void
test_offered (void)
{
  g_autoptr (DesmiTable) table = make_programmes ();
  DesmiPeriod before = desmi_period_quarter (2026, 1), from = desmi_period_quarter (2026, 2);
  gint64      now;

  g_assert_true (desmi_programmes_is_offered (table, 1, &before));
  g_assert_false (desmi_programmes_is_offered (table, 1, &from));
  g_assert_true (desmi_programmes_is_offered (table, 0, &from));
  g_assert_true (desmi_clock_parse_utc ("2026-03-10T02:00:00Z", &now));
  desmi_clock_hold (now);
  g_assert_true (desmi_programmes_is_offered (table, 1, NULL));
  g_assert_true (desmi_clock_parse_utc ("2026-04-10T02:00:00Z", &now));
  desmi_clock_hold (now);
  g_assert_false (desmi_programmes_is_offered (table, 1, NULL));
  g_assert_true (desmi_programmes_is_offered (table, 0, NULL));
  desmi_clock_hold (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/catalogue/offered", test_offered);
  return g_test_run ();
}
