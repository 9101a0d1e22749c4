/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of flows: what it shows, what is read into it, what is doubtful, what is saved. */
#include "app/desmi-flow-grid.h"
#include "core/desmi-clock.h"
#include "store/desmi-change.h"

#include <string.h>

#define VILLAGE "32.12.16.2004"
#define NBSP "\302\240"
#define NOW G_GINT64_CONSTANT (1825027200) /* 2027-11-01 */

typedef struct
{
  const char *month, *destination, *sector, *gender, *scheme;
  gint64      count;
} Flow;

static DesmiTable *
new_flows (const Flow *flows, guint n)
{
  static const char *const names[]
      = { "direction", "month", "destination", "sector", "occupation", "gender", "scheme" };
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_set_as_of (builder, "2027-09-30");
  for (guint i = 0; i < n; i++)
    {
      const char *const texts[] = { "out", flows[i].month,  flows[i].destination, flows[i].sector,
                                    "",    flows[i].gender, flows[i].scheme };

      desmi_table_builder_add_row (builder);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        desmi_table_builder_set_text (builder, j, texts[j], NULL);
      desmi_table_builder_set_int (builder, 7, flows[i].count);
    }
  return desmi_table_builder_end (builder);
}

static DesmiTable *
new_texts (const char *const *names, const char *const *texts)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("register");
  guint              n = g_strv_length ((char **) names);

  for (guint i = 0; i < n; i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_TEXT);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (i % n == 0)
        desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, i % n, texts[i], NULL);
    }
  return desmi_table_builder_end (builder);
}

static const Flow local_flows[] = {
  { "2026-03", "TWN", "formal", "F", "P2P", 2 }, { "2026-04", "TWN", "formal", "F", "P2P", 3 },
  { "2026-05", "TWN", "formal", "F", "P2P", 4 }, { "2026-06", "TWN", "formal", "F", "P2P", 3 },
  { "2026-07", "TWN", "formal", "F", "P2P", 2 }, { "2027-01", "TWN", "formal", "F", "P2P", 5 },
  { "2027-02", "TWN", "formal", "F", "P2P", 3 }, { "2027-02", "HKG", "informal", "F", "P2P", 4 },
};

static const Flow official_flows[] = {
  { "2027-01", "TWN", "formal", "F", "P2P", 4 },
  { "2027-02", "TWN", "formal", "F", "P2P", 3 },
  { "2027-02", "MYS", "formal", "M", "P2P", 6 },
};

static const char *const reported_names[] = { "village", "month", "direction", "day", NULL };

static DesmiFlowGrid *
new_grid (const DesmiFlowGrid *before, const char *const *accepted)
{
  static const char *const reported[] = { VILLAGE,   "2027-03", "out",        "2027-04-02", VILLAGE,
                                          "2027-04", "return",  "2027-05-02", NULL };
  static const char *const accepted_names[]
      = { "village", "finding", "subject", "value", "why", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (DesmiTable)   local = new_flows (local_flows, G_N_ELEMENTS (local_flows));
  g_autoptr (DesmiTable)   official = new_flows (official_flows, G_N_ELEMENTS (official_flows));
  g_autoptr (DesmiTable)   months = new_texts (reported_names, reported);
  g_autoptr (DesmiTable)   found = new_texts (accepted_names, accepted != NULL ? accepted : none);
  DesmiFlowGridData data = { VILLAGE, 2027, DESMI_DIRECTION_OUT, local, official, months, found };

  desmi_clock_hold (NOW);
  return desmi_flow_grid_new (&data, before, desmi_locale_get_english ());
}

static void
assert_text (const DesmiFlowGrid *grid, guint row, guint column, const char *expected)
{
  g_autofree char *text = desmi_flow_grid_dup_text (grid, row, column);

  g_assert_cmpstr (text, ==, expected);
}

/* Hong Kong, Malaysia (of the server only), Taiwan */
static void
test_show (void)
{
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL);
  g_autofree char          *name = desmi_flow_grid_dup_cell_name (grid, 2, 7);

  g_assert_cmpuint (desmi_flow_grid_get_n_rows (grid), ==, 3);
  g_assert_cmpstr (desmi_flow_grid_get_key (grid, 0, DESMI_FLOW_DESTINATION), ==, "HKG");
  g_assert_cmpstr (desmi_flow_grid_get_key (grid, 1, DESMI_FLOW_DESTINATION), ==, "MYS");
  g_assert_cmpstr (name, ==, "Taiwan, formal, F, P to P, August 2027");
  assert_text (grid, 2, 0, "5");
  /* a month with a count was reported, and so was the one of the register */
  assert_text (grid, 0, 0, "–");
  assert_text (grid, 0, 2, "–");
  assert_text (grid, 0, 3, "");
  assert_text (grid, 2, DESMI_FLOW_SUM, "8");
  assert_text (grid, 2, DESMI_FLOW_OFFICIAL, "7");
  assert_text (grid, 2, DESMI_FLOW_DIFFERENCE, "+1");
  assert_text (grid, 1, DESMI_FLOW_DIFFERENCE, "-6");
  assert_text (grid, 3, 1, "7");
  assert_text (grid, 3, 3, "");
  assert_text (grid, 3, DESMI_FLOW_SUM, "12");
  assert_text (grid, 3, DESMI_FLOW_OFFICIAL, "13");
  assert_text (grid, 3, DESMI_FLOW_DIFFERENCE, "-1");
  g_assert_cmpstr (desmi_flow_grid_get_as_of (grid), ==, "2027-09-30");
  g_assert_false (desmi_flow_grid_is_ahead (grid, 10));
  g_assert_true (desmi_flow_grid_is_ahead (grid, 11));
}

/* Rows keep their places when the file is read again. */
static void
test_keep (void)
{
  static const char *const  keys[] = { "AUS", "formal", "", "M", "G2G" };
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL);
  g_autoptr (DesmiFlowGrid) again = NULL;
  guint                     row = desmi_flow_grid_add_row (grid, keys);

  g_assert_cmpuint (row, ==, 3);
  g_assert_cmpuint (desmi_flow_grid_add_row (grid, keys), ==, 3);
  again = new_grid (grid, NULL);
  g_assert_cmpuint (desmi_flow_grid_get_n_rows (again), ==, 4);
  g_assert_cmpstr (desmi_flow_grid_get_key (again, 3, DESMI_FLOW_DESTINATION), ==, "AUS");
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    gint64      count; /* -2: refused */
  } cases[] = {
    { "5", 5 },
    { " 12 ", 12 },
    { NBSP "7" NBSP, 7 },
    { "1.234", 1234 },
    { "1 234", 1234 },
    { "1" NBSP "234", 1234 },
    { "3,0", 3 },
    { "0", 0 },
    { "-", 0 },
    { "–", 0 },
    { NBSP "-" NBSP, 0 },
    { "", DESMI_FLOW_NONE },
    { "  ", DESMI_FLOW_NONE },
    { NBSP, DESMI_FLOW_NONE },
    { "1,234", -2 },
    { "n/a", -2 },
    { "tidak ada", -2 },
    { "25 orang", -2 },
    { "-5", -2 },
    { "−5", -2 },
    { "2,5", -2 },
    { "100000", -2 },
    { "\xff", -2 },
  };
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64             count = -2;
      gboolean           ok = desmi_flow_grid_read (grid, 0, cases[i].text, &count, &error);

      g_test_message ("case %u", (guint) i);
      g_assert_cmpint (count, ==, cases[i].count);
      g_assert_cmpint (ok, ==, error == NULL);
      g_assert_cmpint (ok, ==, cases[i].count != -2);
    }
}

/* A month that has not begun takes nothing but emptiness, and says so. */
static void
test_ahead (void)
{
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL);
  g_autoptr (GError)        error = NULL;
  gint64                    count = -2;

  g_assert_false (desmi_flow_grid_read (grid, 11, "3", &count, &error));
  g_assert_nonnull (strstr (error->message, "December 2027"));
  g_assert_true (desmi_flow_grid_read (grid, 11, " ", &count, NULL));
  g_assert_cmpint (count, ==, DESMI_FLOW_NONE);
}

static GArray *
read_block (const DesmiFlowGrid *grid, guint row, guint month, const char *text, guint n_problems)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  GArray *changes = desmi_flow_grid_read_block (grid, row, month, 1, 1, text, problems);

  g_assert_cmpuint (problems->len, ==, n_problems);
  return changes;
}

static void
assert_refused (const DesmiFlowGrid *grid,
                guint                row,
                guint                month,
                const char          *text,
                guint                n_problems)
{
  g_array_unref (read_block (grid, row, month, text, n_problems));
}

static void
test_block (void)
{
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL);
  g_autoptr (GArray)        good = read_block (grid, 0, 3, "1\t-\t1.234\r\n\t0\t" NBSP "\r\n", 0);
  static const gint64       expected[] = { 1, 0, 1234, DESMI_FLOW_NONE, 0, DESMI_FLOW_NONE };

  assert_refused (grid, 0, 3, "1\tn/a\t1,234\n-1\t2\tx", 4);
  assert_refused (grid, 2, 0, "1\n2", 1);
  assert_refused (grid, 0, 10, "1\t\t", 1);
  g_assert_cmpuint (good->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < good->len; i++)
    {
      const DesmiFlowChange *change = &g_array_index (good, DesmiFlowChange, i);

      g_assert_cmpuint (change->row, ==, i / 3);
      g_assert_cmpuint (change->month, ==, 3 + i % 3);
      g_assert_cmpint (change->count, ==, expected[i]);
    }
}

/* One value fills what is selected; what is copied is what is pasted. */
static void
test_fill (void)
{
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL);
  g_autoptr (GPtrArray)     problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)        many = desmi_flow_grid_read_block (grid, 0, 3, 2, 3, "8", problems);
  g_autoptr (GArray)        right = desmi_flow_grid_new_fill (grid, 2, 0, 1, 12, FALSE);
  g_autoptr (GArray)        down = desmi_flow_grid_new_fill (grid, 1, 1, 2, 1, TRUE);
  g_autofree char          *block = desmi_flow_grid_dup_block (grid, 0, 1, 3, 3);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (many->len, ==, 6);
  /* not into December, which has not begun */
  g_assert_cmpuint (right->len, ==, 10);
  g_assert_cmpint (g_array_index (right, DesmiFlowChange, 9).count, ==, 5);
  g_assert_cmpuint (down->len, ==, 1);
  g_assert_cmpint (g_array_index (down, DesmiFlowChange, 0).count, ==, 0);
  g_assert_cmpstr (block, ==, "4\t0\t\n0\t0\t\n3\t0\t");
}

static void
set (DesmiFlowGrid *grid, guint row, guint month, gint64 count)
{
  DesmiFlowChange change = { row, month, count };

  desmi_flow_grid_apply (grid, &change, 1);
}

static void
test_doubt (void)
{
  static const char *const accepted[]
      = { VILLAGE, "flow-outlier", "2027-08/out/TWN/formal//F/P2P", "64", "Dua rombongan", NULL };
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL), found = new_grid (NULL, accepted);
  g_autoptr (GArray)        doubts = NULL;
  g_autofree char          *text = NULL;
  DesmiFlowDoubt            doubt;

  set (grid, 2, 7, 29);
  g_assert_false (desmi_flow_grid_is_doubtful (grid, 2, 7));
  set (grid, 2, 7, 64);
  g_assert_true (desmi_flow_grid_is_doubtful (grid, 2, 7));
  doubts = desmi_flow_grid_list_doubts (grid);
  g_assert_cmpuint (doubts->len, ==, 1);
  text = desmi_flow_grid_dup_doubt_text (grid, &g_array_index (doubts, DesmiFlowDoubt, 0));
  g_assert_cmpstr (text, ==,
                   "Taiwan, formal, F, P to P, August 2027: 64 — usually 2 to 4 in this row.");
  /* a row without a past is compared with the village */
  set (grid, 1, 7, 64);
  g_assert_true (desmi_flow_grid_get_doubt (grid, 1, 7, &doubt));
  g_assert_false (doubt.of_row);
  /* found right, and in doubt again as soon as it changes */
  set (found, 2, 7, 64);
  g_assert_false (desmi_flow_grid_is_doubtful (found, 2, 7));
  set (found, 2, 7, 65);
  g_assert_true (desmi_flow_grid_is_doubtful (found, 2, 7));
}

static guint
count_kind (const DesmiEdit *edit, DesmiChangeKind kind)
{
  const GPtrArray *changes = desmi_edit_get_changes (edit);
  guint            n = 0;

  for (guint i = 0; i < changes->len; i++)
    n += ((DesmiChange *) g_ptr_array_index (changes, i))->kind == kind;
  return n;
}

static void
assert_edit (const DesmiFlowGrid *grid,
             guint                row,
             guint                month,
             gint64               count,
             guint                n_put,
             guint                n_deleted,
             guint                n_entries)
{
  DesmiFlowChange       change = { row, month, count };
  g_autoptr (DesmiEdit) edit = desmi_flow_grid_new_edit (grid, &change, 1, NULL);

  g_assert_cmpuint (count_kind (edit, DESMI_CHANGE_PUT_FLOW), ==, n_put);
  g_assert_cmpuint (count_kind (edit, DESMI_CHANGE_DELETE_FLOW), ==, n_deleted);
  g_assert_cmpuint (count_kind (edit, DESMI_CHANGE_PUT_ENTRY), ==, n_entries);
}

static void
test_edit (void)
{
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL);
  DesmiFlowChange           change = { 2, 7, 6 };
  g_autoptr (DesmiEdit)     edit = desmi_flow_grid_new_edit (grid, &change, 1, NULL);
  g_autoptr (DesmiEdit)     none = desmi_flow_grid_new_report (grid, 6, TRUE);
  g_autoptr (DesmiEdit)     unreported = desmi_flow_grid_new_report (grid, 2, FALSE);

  g_assert_cmpstr (desmi_edit_get_label (edit), ==,
                   "Entered departures: Taiwan, formal, F, P to P, August 2027: 6");
  assert_edit (grid, 2, 7, 6, 1, 0, 1);
  assert_edit (grid, 2, 7, 0, 0, 0, 1);               /* none is a report */
  assert_edit (grid, 2, 7, DESMI_FLOW_NONE, 0, 0, 0); /* there is nothing to take out */
  assert_edit (grid, 2, 2, 6, 1, 0, 0);               /* reported before */
  assert_edit (grid, 2, 0, DESMI_FLOW_NONE, 0, 1, 1); /* the month stays reported */
  g_assert_cmpuint (count_kind (none, DESMI_CHANGE_PUT_ENTRY), ==, 1);
  g_assert_cmpuint (count_kind (unreported, DESMI_CHANGE_DELETE_ENTRY), ==, 1);
  g_assert_true (desmi_flow_grid_apply (grid, &change, 1));
  g_assert_false (desmi_flow_grid_apply (grid, &change, 1));
  assert_text (grid, 0, 7, "–");
}

static DesmiTable *
new_counts (const char *const *names, const char *const *texts, const gint64 *counts, guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("register");

  for (guint i = 0; i < 4; i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, names[4], DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      for (guint j = 0; j < 4; j++)
        desmi_table_builder_set_text (builder, j, texts[4 * i + j], NULL);
      desmi_table_builder_set_int (builder, 4, counts[i]);
    }
  return desmi_table_builder_end (builder);
}

static const char *const cause_names[] = { "village", "month", "destination", "cause", "count" };

/* Causes are parts of the returns: a register with two keys, in which none is kept, too. */
static void
test_causes (void)
{
  static const char *const texts[]
      = { VILLAGE, "2027-01",  "TWN",   "deported", VILLAGE, "2027-01",
          "TWN",   "finished", VILLAGE, "2027-02",  "TWN",   "finished" };
  static const gint64       counts[] = { 3, 2, 0 };
  g_autoptr (DesmiTable)    causes = new_counts (cause_names, texts, counts, 3);
  g_autoptr (DesmiTable)    returns = new_flows (official_flows, G_N_ELEMENTS (official_flows));
  DesmiFlowGridData         data = { .village = VILLAGE,
                                     .year = 2027,
                                     .direction = DESMI_DIRECTION_RETURN,
                                     .local = causes,
                                     .official = returns,
                                     .kind = DESMI_FLOW_KIND_CAUSES };
  g_autoptr (DesmiFlowGrid) grid = NULL;
  g_autoptr (GArray)        excess = NULL, clear = NULL;
  g_autoptr (DesmiEdit)     edit = NULL;
  g_autofree char          *text = NULL;
  DesmiFlowChange           change = { 0, 2, 4 };

  desmi_clock_hold (NOW);
  grid = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());
  g_assert_cmpuint (desmi_flow_grid_get_n_rows (grid), ==, 2);
  g_assert_cmpstr (desmi_flow_grid_get_key_text (grid, 1, DESMI_FLOW_SECTOR), ==, "Deported");
  assert_text (grid, 1, 0, "3");
  assert_text (grid, 1, 1, "–");
  assert_text (grid, 1, 2, "");
  assert_text (grid, 2, DESMI_FLOW_SUM, "5");
  excess = desmi_flow_grid_list_excess (grid);
  g_assert_cmpuint (excess->len, ==, 1);
  text = desmi_flow_grid_dup_excess_text (grid, &g_array_index (excess, DesmiFlowDoubt, 0));
  g_assert_cmpstr (text, ==,
                   "Taiwan, January 2027: the causes add up to 5, but the returns are 4.");
  edit = desmi_flow_grid_new_edit (grid, &change, 1, NULL);
  g_assert_cmpuint (count_kind (edit, DESMI_CHANGE_PUT_ENTRY), ==, 1);
  g_assert_cmpuint (desmi_edit_get_changes (edit)->len, ==, 1);
  /* a none that was kept can be taken out, too */
  clear = desmi_flow_grid_new_clear (grid, 0, 1, 1, 1);
  g_assert_cmpuint (clear->len, ==, 1);
  assert_edit (grid, 0, 1, DESMI_FLOW_NONE, 0, 0, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/flow-grid/show", test_show);
  g_test_add_func ("/app/flow-grid/keep", test_keep);
  g_test_add_func ("/app/flow-grid/read", test_read);
  g_test_add_func ("/app/flow-grid/ahead", test_ahead);
  g_test_add_func ("/app/flow-grid/block", test_block);
  g_test_add_func ("/app/flow-grid/fill", test_fill);
  g_test_add_func ("/app/flow-grid/doubt", test_doubt);
  g_test_add_func ("/app/flow-grid/edit", test_edit);
  g_test_add_func ("/app/flow-grid/causes", test_causes);
  return g_test_run ();
}
