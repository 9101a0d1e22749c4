/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of flows: what it shows, what is read into it, what is doubtful, what is saved. */
#include "flow-grid-fixture.h"

#include <string.h>

#define NBSP "\302\240"

static const GridFlow local_flows[] = {
  { "2026-03", "TWN", "formal", "F", "P2P", 2 }, { "2026-04", "TWN", "formal", "F", "P2P", 3 },
  { "2026-05", "TWN", "formal", "F", "P2P", 4 }, { "2026-06", "TWN", "formal", "F", "P2P", 3 },
  { "2026-07", "TWN", "formal", "F", "P2P", 2 }, { "2027-01", "TWN", "formal", "F", "P2P", 5 },
  { "2027-02", "TWN", "formal", "F", "P2P", 3 }, { "2027-02", "HKG", "informal", "F", "P2P", 4 },
};

static const GridFlow official_flows[] = {
  { "2027-01", "TWN", "formal", "F", "P2P", 4 },
  { "2027-02", "TWN", "formal", "F", "P2P", 3 },
  { "2027-02", "MYS", "formal", "M", "P2P", 6 },
};

static const char *const reported_names[] = { "village", "month", "direction", "day", NULL };

/* What is typed but not counted, of the sheets of a test. */
static DesmiFlowDrafts *drafts;

static DesmiFlowGrid *
new_grid (const DesmiFlowGrid *before, const char *const *accepted)
{
  static const char *const reported[]
      = { GRID_VILLAGE, "2027-03", "out",        "2027-04-02", GRID_VILLAGE,
          "2027-04",    "return",  "2027-05-02", NULL };
  static const char *const accepted_names[]
      = { "village", "finding", "subject", "value", "why", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (DesmiTable)   local = grid_new_flows (local_flows, G_N_ELEMENTS (local_flows));
  g_autoptr (DesmiTable) official = grid_new_flows (official_flows, G_N_ELEMENTS (official_flows));
  g_autoptr (DesmiTable) months = grid_new_texts (reported_names, reported);
  g_autoptr (DesmiTable) found
      = grid_new_texts (accepted_names, accepted != NULL ? accepted : none);
  DesmiFlowGridData data = { .village = GRID_VILLAGE,
                             .year = 2027,
                             .direction = DESMI_DIRECTION_OUT,
                             .local = local,
                             .official = official,
                             .reported = months,
                             .accepted = found,
                             .drafts = drafts };

  desmi_clock_hold (GRID_NOW);
  return desmi_flow_grid_new (&data, before, desmi_locale_get_english ());
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
  grid_assert_text (grid, 2, 0, "5");
  /* a month with a count was reported, and so was the one of the register */
  grid_assert_text (grid, 0, 0, "–");
  grid_assert_text (grid, 0, 2, "–");
  grid_assert_text (grid, 0, 3, "");
  grid_assert_text (grid, 2, DESMI_FLOW_SUM, "8");
  grid_assert_text (grid, 2, DESMI_FLOW_OFFICIAL, "7");
  grid_assert_text (grid, 2, DESMI_FLOW_DIFFERENCE, "+1");
  grid_assert_text (grid, 1, DESMI_FLOW_DIFFERENCE, "-6");
  grid_assert_text (grid, 3, 1, "7");
  grid_assert_text (grid, 3, 3, "");
  grid_assert_text (grid, 3, DESMI_FLOW_SUM, "12");
  grid_assert_text (grid, 3, DESMI_FLOW_OFFICIAL, "13");
  grid_assert_text (grid, 3, DESMI_FLOW_DIFFERENCE, "-1");
  /* the server's below, month by month, and a difference where both have the month */
  g_assert_cmpuint (desmi_flow_grid_get_n_totals (grid), ==, 3);
  grid_assert_text (grid, 4, 0, "4");
  grid_assert_text (grid, 4, 1, "9");
  grid_assert_text (grid, 4, 2, "");
  grid_assert_text (grid, 4, DESMI_FLOW_SUM, "13");
  grid_assert_text (grid, 4, DESMI_FLOW_OFFICIAL, "");
  grid_assert_text (grid, 5, 0, "+1");
  grid_assert_text (grid, 5, 1, "-2");
  grid_assert_text (grid, 5, 2, "");
  grid_assert_text (grid, 5, DESMI_FLOW_SUM, "-1");
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
      gboolean           ok = desmi_flow_grid_read (grid, cases[i].text, &count, &error);

      g_test_message ("case %u", (guint) i);
      g_assert_cmpint (count, ==, cases[i].count);
      g_assert_cmpint (ok, ==, error == NULL);
      g_assert_cmpint (ok, ==, cases[i].count != -2);
    }
}

/* A number below zero is told from what is no number: it may stay in its cell. */
static void
test_negative (void)
{
  static const char *const negative[] = { "-5", "−5", " – 5", "-1.234" };
  static const char *const others[] = { "-", "–", "5", "n/a", "-x", "-0", "", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (negative); i++)
    g_assert_true (desmi_flow_text_is_negative (negative[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (desmi_flow_text_is_negative (others[i]));
}

/* A month that has not begun takes a count, and marks it until somebody finds it right. */
static void
test_ahead (void)
{
  static const char *const accepted[]
      = { GRID_VILLAGE, "flow-ahead", "2027-12/out/TWN/formal//F/P2P", "3", "Jadwal PT", NULL };
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL), found = new_grid (NULL, accepted);
  DesmiFlowChange           change = { 2, 11, 3 };
  g_autofree char          *text = NULL;
  DesmiFlowDoubt            doubt;

  g_assert_true (desmi_flow_grid_apply (grid, &change, 1));
  g_assert_true (desmi_flow_grid_is_doubtful (grid, 2, 11));
  g_assert_true (desmi_flow_grid_get_doubt (grid, 2, 11, &doubt));
  g_assert_true (desmi_flow_doubt_can_accept (&doubt));
  text = desmi_flow_grid_dup_doubt_text (grid, &doubt);
  g_assert_nonnull (strstr (text, "December 2027: 3"));
  g_assert_false (desmi_flow_grid_is_doubtful (grid, 0, 11));
  g_assert_true (desmi_flow_grid_apply (found, &change, 1));
  g_assert_false (desmi_flow_grid_is_doubtful (found, 2, 11));
}

/* Of a village that was merged away, what is counted from then on is in doubt, and counted. */
static void
test_retired (void)
{
  static const char *const days[] = { "2027-06-01", "2027-05-02" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (DesmiTable)    local = grid_new_flows (local_flows, G_N_ELEMENTS (local_flows));
      DesmiFlowGridData         data = { .village = GRID_VILLAGE,
                                         .year = 2027,
                                         .direction = DESMI_DIRECTION_OUT,
                                         .local = local,
                                         .retired = days[i] };
      g_autoptr (DesmiFlowGrid) grid
          = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());
      const DesmiFlowChange changes[] = { { 1, 4, 3 }, { 1, 5, 3 } };
      g_autofree char      *text = NULL;
      DesmiFlowDoubt        doubt;

      g_assert_true (desmi_flow_grid_apply (grid, changes, G_N_ELEMENTS (changes)));
      /* part of its last month it was one */
      g_assert_false (desmi_flow_grid_is_doubtful (grid, 1, 4));
      g_assert_true (desmi_flow_grid_get_doubt (grid, 1, 5, &doubt));
      g_assert_cmpint (doubt.kind, ==, DESMI_FLOW_DOUBT_RETIRED);
      text = desmi_flow_grid_dup_doubt_text (grid, &doubt);
      g_assert_nonnull (strstr (text, "June 2027: 3 — the village was retired on "));
      g_assert_false (desmi_flow_grid_is_doubtful (grid, 1, 6));
    }
}

/* What is typed and not counted stays in its cell, beside the count, until the cell is typed anew;
 * and it brings its row along when the sheet is read from a file that does not have it. */
static void
test_draft (void)
{
  static const char *const  keys[] = { "KOR", "formal", "", "M", "G2G", NULL };
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL), again = NULL;
  g_autoptr (GPtrArray)     list = NULL;
  g_autofree char          *text = NULL;
  DesmiFlowChange           change = { 2, 0, 6 };
  guint                     row = desmi_flow_grid_add_row (grid, keys);

  desmi_flow_grid_put_draft (grid, 2, 0, "-5", "Below zero.");
  desmi_flow_grid_put_draft (grid, row, 3, "n/a", "“n/a” is no count.");
  grid_assert_text (grid, 2, 0, "-5");
  grid_assert_text (grid, 2, DESMI_FLOW_SUM, "8"); /* as it was */
  again = new_grid (NULL, NULL);
  row = desmi_flow_grid_find (again, keys);
  g_assert_cmpuint (row, !=, G_MAXUINT);
  grid_assert_text (again, row, 3, "n/a");
  list = desmi_flow_grid_list_drafts (again);
  g_assert_cmpuint (list->len, ==, 2);
  text = desmi_flow_grid_dup_draft_text (again, g_ptr_array_index (list, 1));
  g_assert_cmpstr (text, ==,
                   "Taiwan, formal, F, P to P, January 2027: “-5” is not counted. Below zero.");
  g_assert_true (desmi_flow_grid_apply (grid, &change, 1));
  grid_assert_text (grid, 2, 0, "6");
  desmi_flow_grid_put_draft (again, row, 3, NULL, NULL);
  grid_assert_text (again, row, 3, "");
}

static GArray *
read_block (const DesmiFlowGrid *grid,
            guint                row,
            guint                month,
            const char          *text,
            guint                n_unread,
            guint                n_problems)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) unread
      = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_flow_unread_free);
  GArray *changes = desmi_flow_grid_read_block (grid, row, month, 1, 1, text, unread, problems);

  g_assert_cmpuint (unread->len, ==, n_unread);
  g_assert_cmpuint (problems->len, ==, n_problems);
  return changes;
}

static void
assert_refused (const DesmiFlowGrid *grid,
                guint                row,
                guint                month,
                const char          *text,
                guint                n_unread,
                guint                n_problems)
{
  g_array_unref (read_block (grid, row, month, text, n_unread, n_problems));
}

static void
test_block (void)
{
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL);
  g_autoptr (GArray)  good = read_block (grid, 0, 3, "1\t-\t1.234\r\n\t0\t" NBSP "\r\n", 0, 0);
  static const gint64 expected[] = { 1, 0, 1234, DESMI_FLOW_NONE, 0, DESMI_FLOW_NONE };

  assert_refused (grid, 0, 3, "1\tn/a\t1,234\n-1\t2\tx", 4, 0);
  assert_refused (grid, 2, 0, "1\n2", 0, 1);
  assert_refused (grid, 0, 10, "1\t\t", 0, 1);
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
  g_autoptr (GPtrArray)     problems = g_ptr_array_new (), unread = g_ptr_array_new ();
  g_autoptr (GArray) many = desmi_flow_grid_read_block (grid, 0, 3, 2, 3, "8", unread, problems);
  g_autoptr (GArray) right = desmi_flow_grid_new_fill (grid, 2, 0, 1, 12, FALSE);
  g_autoptr (GArray) down = desmi_flow_grid_new_fill (grid, 1, 1, 2, 1, TRUE);
  g_autofree char   *block = desmi_flow_grid_dup_block (grid, 0, 1, 3, 3);

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
assert_series (const DesmiFlowGrid *grid,
               guint                row,
               guint                month,
               guint                n_rows,
               guint                n_months,
               const char          *expected)
{
  g_autoptr (GArray)  changes = desmi_flow_grid_new_series (grid, row, month, n_rows, n_months);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const DesmiFlowChange *change = &g_array_index (changes, DesmiFlowChange, i);

      g_string_append_printf (text, "%s%u/%u=%d", i > 0 ? " " : "", change->row, change->month,
                              (int) change->count);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* A series goes on by the step of its first two cells, not below none and not ahead of time. */
static void
test_series (void)
{
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL);

  assert_series (grid, 2, 0, 1, 5, "2/2=1 2/3=0 2/4=0");
  assert_series (grid, 2, 9, 1, 3, "");
  assert_series (grid, 0, 1, 1, 1, "");
  assert_series (grid, 0, 1, 3, 1, "2/1=0");
  set (grid, 1, 8, 4);
  assert_series (grid, 1, 8, 1, 4, "1/9=5 1/10=6");
}

static void
test_doubt (void)
{
  static const char *const accepted[] = {
    GRID_VILLAGE, "flow-outlier", "2027-08/out/TWN/formal//F/P2P", "64", "Dua rombongan", NULL
  };
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

static void
test_edit (void)
{
  g_autoptr (DesmiFlowGrid) grid = new_grid (NULL, NULL);
  DesmiFlowChange           change = { 2, 7, 6 };
  g_autoptr (DesmiEdit)     edit = desmi_flow_grid_new_edit (grid, &change, 1, NULL);
  g_autoptr (DesmiEdit)     none = desmi_flow_grid_new_report (grid, 6, TRUE);
  g_autoptr (DesmiEdit)     unreported = desmi_flow_grid_new_report (grid, 2, FALSE);
  g_autoptr (DesmiEdit)     last = NULL;

  g_assert_cmpstr (
      desmi_edit_get_label (edit), ==,
      "Entered departures: Taiwan, formal, female, Private to private, August 2027: 6");
  grid_assert_edit (grid, 2, 7, 6, 1, 0, 1);
  grid_assert_edit (grid, 2, 7, 0, 0, 0, 1);               /* none is a report */
  grid_assert_edit (grid, 2, 7, DESMI_FLOW_NONE, 0, 0, 0); /* there is nothing to take out */
  grid_assert_edit (grid, 2, 2, 6, 1, 0, 0);               /* reported before */
  grid_assert_edit (grid, 2, 0, DESMI_FLOW_NONE, 0, 1, 0); /* its last: not known any more */
  g_assert_cmpuint (grid_count_kind (none, DESMI_CHANGE_PUT_ENTRY), ==, 1);
  g_assert_cmpuint (grid_count_kind (unreported, DESMI_CHANGE_DELETE_ENTRY), ==, 1);
  g_assert_true (desmi_flow_grid_apply (grid, &change, 1));
  g_assert_false (desmi_flow_grid_apply (grid, &change, 1));
  grid_assert_text (grid, 0, 7, "–");
  /* what typing made known is unknown again without its last count, but not while one is left */
  change.count = DESMI_FLOW_NONE;
  last = desmi_flow_grid_new_edit (grid, &change, 1, NULL);
  g_assert_cmpuint (grid_count_kind (last, DESMI_CHANGE_DELETE_ENTRY), ==, 1);
  g_assert_true (desmi_flow_grid_apply (grid, &change, 1));
  g_assert_false (desmi_flow_grid_is_reported (grid, 7));
  grid_assert_text (grid, 0, 7, "");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  drafts = desmi_flow_drafts_new (NULL);
  g_test_add_func ("/app/flow-grid/show", test_show);
  g_test_add_func ("/app/flow-grid/keep", test_keep);
  g_test_add_func ("/app/flow-grid/read", test_read);
  g_test_add_func ("/app/flow-grid/ahead", test_ahead);
  g_test_add_func ("/app/flow-grid/retired", test_retired);
  g_test_add_func ("/app/flow-grid/block", test_block);
  g_test_add_func ("/app/flow-grid/fill", test_fill);
  g_test_add_func ("/app/flow-grid/doubt", test_doubt);
  g_test_add_func ("/app/flow-grid/edit", test_edit);
  g_test_add_func ("/app/flow-grid/negative", test_negative);
  g_test_add_func ("/app/flow-grid/draft", test_draft);
  g_test_add_func ("/app/flow-grid/series", test_series);
  result = g_test_run ();
  g_object_unref (drafts);
  return result;
}
