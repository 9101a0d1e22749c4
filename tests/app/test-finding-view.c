/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where "go there" leads: page, tab, village and time of a finding. */
#include "app/desmi-finding-view.h"

#define VILLAGE "32.12.16.2004"

typedef struct
{
  const char *village, *finding, *subject, *tab;
  const char *page, *to_tab, *year, *direction, *measure, *quarter; /* of what it leads to */
} Case;

#define HERE "2022-Q2" /* the quarter that is looked at before */

static const Case cases[] = {
  { VILLAGE, "missing-quarter", "2023-Q4", "pillars", "village", "report", NULL, NULL, NULL,
    "2023-Q4" },
  { VILLAGE, "quarters-against-year", "relawan 2023", "pillars", "village", "report", NULL, NULL,
    NULL, "2023-Q4" },
  { VILLAGE, "copied-report", "report 2021-Q1 32.12.01.2007", "pillars", "village", "report", NULL,
    NULL, NULL, "2021-Q1" },
  { VILLAGE, "unknown-indicator", "smiles", "pillars", "village", "report", NULL, NULL, NULL,
    HERE },
  { VILLAGE, "target-zero", "relawan 2023", "pillars", "pillars", NULL, NULL, NULL, NULL,
    "2023-Q4" },
  { VILLAGE, "outlier-measurement", "relawan 2019-Q3", "pillars", "village", "report", NULL, NULL,
    NULL, "2019-Q3" },
  { VILLAGE, "outlier-out", "2019-09", "flows", "village", "flows", "2019", "out", NULL, HERE },
  { VILLAGE, "outlier-return", "2019-09", "flows", "village", "flows", "2019", "return", NULL,
    HERE },
  { VILLAGE, "missing-months", "2020-11..2021-02", "flows", "village", "flows", "2020", NULL, NULL,
    HERE },
  { VILLAGE, "missing-months", "2021-10..2021-10", "flows", "village", "flows", "2021", NULL, NULL,
    HERE },
  { VILLAGE, "repeated-year", "return 2021 2022", "flows", "village", "flows", "2022", "return",
    NULL, HERE },
  { VILLAGE, "copied-count", "out 2022-03 32.12.01.2007", "flows", "village", "flows", "2022",
    "out", NULL, HERE },
  { VILLAGE, "local-against-official-out", "2022-03 out", "flows", "village", "flows", "2022",
    "out", NULL, HERE },
  { VILLAGE, "causes-over-returns", "2022-03", "flows", "village", "flows", "2022", NULL, "causes",
    HERE },
  { VILLAGE, "settled-over-received", "2022-03 unpaid direct", "flows", "village", "flows", "2022",
    NULL, "complaints", HERE },
  { VILLAGE, "channels-over-remittances", "2022-Q3", "flows", "village", "flows", "2022", NULL,
    "remittances", HERE },
  { VILLAGE, "copied-money", "remittances 2022-Q3 32.12.01.2007", "flows", "village", "flows",
    "2022", NULL, "remittances", HERE },
  { VILLAGE, "reports-ahead", "measurement 2027-Q1", "pillars", "village", "report", NULL, NULL,
    NULL, "2027-Q1" },
  { VILLAGE, "reports-ahead", "complaint 2026-12", "pillars", "village", "flows", "2026", NULL,
    "complaints", HERE },
  { VILLAGE, "reports-ahead", "visit 2026-12", "pillars", "village", "activities", NULL, NULL, NULL,
    HERE },
  { VILLAGE, "reports-ahead", "support 2026-Q4", "pillars", "village", "enterprises", NULL, NULL,
    NULL, HERE },
  { VILLAGE, "unknown-destination", "QQQ", "flows", "village", "flows", NULL, NULL, NULL, HERE },
  { VILLAGE, "no-officer", "officer", "people", "village", "people", NULL, NULL, NULL, HERE },
  { VILLAGE, "households-over-population", "households", "profile", "village", "profile", NULL,
    NULL, NULL, HERE },
  { "32.12", "unknown-village", "32.12.99.2001", NULL, "villages", NULL, NULL, NULL, NULL, HERE },
};

static DesmiTable *
new_table (const Case *c)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("quality");
  guint village = desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  guint finding = desmi_table_builder_add_column (builder, "finding", DESMI_COLUMN_TEXT);
  guint subject = desmi_table_builder_add_column (builder, "subject", DESMI_COLUMN_TEXT);
  guint tab = desmi_table_builder_add_column (builder, "tab", DESMI_COLUMN_TEXT);

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, village, c->village, NULL);
  desmi_table_builder_set_text (builder, finding, c->finding, NULL);
  desmi_table_builder_set_text (builder, subject, c->subject, NULL);
  if (c->tab != NULL)
    desmi_table_builder_set_text (builder, tab, c->tab, NULL);
  return desmi_table_builder_end (builder);
}

static void
test_case (gconstpointer data)
{
  const Case                *c = data;
  g_autoptr (DesmiTable)     table = new_table (c);
  g_autoptr (DesmiViewState) fresh = desmi_view_state_new ("quality");
  g_autoptr (DesmiViewState) quarter = desmi_view_state_with (fresh, DESMI_VIEW_QUARTER, HERE);
  g_autoptr (DesmiViewState) here = desmi_view_state_with (quarter, DESMI_VIEW_AUDIENCE, "forum");
  g_autoptr (DesmiViewState) to = desmi_finding_view_new (table, 0, here);
  gboolean                   is_village = g_strcmp0 (c->village, VILLAGE) == 0;

  g_assert_cmpstr (desmi_view_state_get (to, DESMI_VIEW_PAGE), ==, c->page);
  g_assert_cmpstr (desmi_view_state_get (to, DESMI_VIEW_TAB), ==, c->to_tab);
  g_assert_cmpstr (desmi_view_state_get_filter (to, "village"), ==, is_village ? VILLAGE : NULL);
  g_assert_cmpstr (desmi_view_state_get_filter (to, "year"), ==, c->year);
  g_assert_cmpstr (desmi_view_state_get_filter (to, "direction"), ==, c->direction);
  g_assert_cmpstr (desmi_view_state_get (to, DESMI_VIEW_MEASURE), ==, c->measure);
  g_assert_cmpstr (desmi_view_state_get (to, DESMI_VIEW_QUARTER), ==, c->quarter);
  g_assert_cmpstr (desmi_view_state_get (to, DESMI_VIEW_AUDIENCE), ==, "forum");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/finding-view/%s/%zu", cases[i].finding, (size_t) i);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
