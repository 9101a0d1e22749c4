/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of targets: what it shows, what it takes, what is saved. */
#include "app/desmi-target-grid.h"
#include "store/desmi-change.h"

#include <string.h>

#define A "32.12.16.2004"
#define B "32.12.16.2005"
#define NONE DESMI_TARGET_NONE

static DesmiTable *
new_table (void)
{
  static const struct
  {
    const char *village, *name, *indicator, *title, *unit, *direction;
    gint64      local, official, before;
  } rows[] = {
    { A, "Kenanga", "served", "Served", "orang", "higher", NONE, 10000, 8000 },
    { A, "Kenanga", "late", "Late", "kasus", "lower", 0, NONE, NONE },
    { A, "Kenanga", "sales", "Sales", "rupiah", "higher", NONE, NONE, 5000000 },
    { B, "Karang", "served", "Served", "orang", "higher", 0, NONE, 7000 },
    { B, "Karang", "late", "Late", "kasus", "lower", NONE, NONE, 2500 },
    { B, "Karang", "sales", "Sales", "rupiah", "higher", 4000000, NONE, NONE },
  };
  static const char *const texts[] = { "village", "indicator", "unit", "direction" };
  static const char *const values[] = { "local", "official", "before" };
  DesmiTableBuilder       *builder = desmi_table_builder_new ("targets");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    desmi_table_builder_add_column (builder, texts[i], DESMI_COLUMN_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    desmi_table_builder_add_column (builder, values[i], DESMI_COLUMN_MILLI);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const gint64 numbers[] = { rows[i].local, rows[i].official, rows[i].before };

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, rows[i].village, rows[i].name);
      desmi_table_builder_set_text (builder, 1, rows[i].indicator, rows[i].title);
      desmi_table_builder_set_text (builder, 2, rows[i].unit, NULL);
      desmi_table_builder_set_text (builder, 3, rows[i].direction, NULL);
      for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
        if (numbers[j] != NONE)
          desmi_table_builder_set_int (builder, 4 + j, numbers[j]);
    }
  return desmi_table_builder_end (builder);
}

static DesmiTargetGrid *
new_grid (void)
{
  g_autoptr (DesmiTable) table = new_table ();
  DesmiPeriod            year = desmi_period_year (2026);

  return desmi_target_grid_new (table, &year, desmi_locale_get_english ());
}

static void
assert_text (DesmiTargetGrid *grid, guint row, guint column, const char *expected)
{
  g_autofree char *text = desmi_target_grid_dup_text (grid, row, column);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_shown (void)
{
  g_autoptr (DesmiTargetGrid) grid = new_grid (), same = new_grid ();
  g_autofree char            *title = desmi_target_grid_dup_title (grid, 0);
  g_autofree char            *doubt = desmi_target_grid_dup_doubt (grid, 1, 0);
  g_autofree char            *lower = desmi_target_grid_dup_doubt (grid, 0, 1);

  g_assert_cmpuint (desmi_target_grid_get_n_rows (grid), ==, 2);
  g_assert_cmpuint (desmi_target_grid_get_n_columns (grid), ==, 3);
  g_assert_cmpstr (desmi_target_grid_get_village_name (grid, 1), ==, "Karang");
  g_assert_cmpstr (title, ==, "Served (people)");
  assert_text (grid, 0, 0, "10");
  assert_text (grid, 0, 2, "");
  assert_text (grid, 1, 2, "4,000");
  g_assert_true (desmi_target_grid_is_official (grid, 0, 0));
  g_assert_false (desmi_target_grid_is_official (grid, 1, 0));
  g_assert_true (desmi_target_grid_is_like (grid, same));
  /* none of a bad thing can be wanted; none of a good one has no score */
  g_assert_nonnull (strstr (doubt, "Karang, Served: the target is zero"));
  g_assert_null (lower);
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    guint       column;
    gint64      milli; /* G_MININT64: refused */
  } cases[] = {
    { "12", 0, 12000 },
    { " 1.234 ", 0, 1234000 },
    { "1 234", 0, 1234000 },
    { "0", 0, 0 },
    { "", 0, NONE },
    { " \302\240", 0, NONE },
    { "-", 0, NONE },
    { "n/a", 0, G_MININT64 },
    { "1,234", 0, G_MININT64 },
    { "1,5", 0, G_MININT64 },
    { "-3", 0, G_MININT64 },
    { "abc", 1, G_MININT64 },
    { "1,5", 1, 1500 },
    { "Rp 2.500.000", 2, G_GINT64_CONSTANT (2500000000) },
    { "\377", 0, G_MININT64 },
  };
  g_autoptr (DesmiTargetGrid) grid = new_grid ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64             milli = G_MININT64;
      gboolean           taken
          = desmi_target_grid_read (grid, cases[i].column, cases[i].text, &milli, &error);

      g_test_message ("%u", i);
      g_assert_cmpint (milli, ==, cases[i].milli);
      g_assert_cmpint (taken, ==, cases[i].milli != G_MININT64);
      g_assert_cmpint (error == NULL, ==, taken);
    }
}

static guint
count_changes (DesmiEdit *edit)
{
  return edit != NULL ? desmi_edit_get_changes (edit)->len : 0;
}

static void
test_block (void)
{
  g_autoptr (DesmiTargetGrid) grid = new_grid ();
  g_autoptr (GPtrArray)       none = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray)       problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray)       beyond = g_ptr_array_new_with_free_func (g_free);
  /* the official one stays, empty cells take targets out, those that are the same are no change */
  g_autoptr (GArray)    block = desmi_target_grid_read_block (grid, 0, 0, "10\t3\r\n\t4\r\n", none);
  g_autoptr (DesmiEdit) edit
      = desmi_target_grid_new_edit (grid, block, desmi_message_new ("Pasted"));
  g_autoptr (GArray) wrong = desmi_target_grid_read_block (grid, 0, 0, "11\tx", problems);
  g_autoptr (GArray) far = desmi_target_grid_read_block (grid, 1, 2, "1\t2", beyond);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (block->len, ==, 3);
  g_assert_cmpuint (count_changes (edit), ==, 3);
  g_assert_cmpstr (desmi_edit_get_label (edit), ==, "Pasted");
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "national server"));
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 1), "Kenanga, Late: "));
  g_assert_cmpuint (wrong->len, ==, 0);
  g_assert_cmpuint (beyond->len, ==, 1);
  g_assert_cmpuint (far->len, ==, 0);
}

/* Only where there is none yet, neither official nor local. */
static void
test_copy (void)
{
  g_autoptr (DesmiTargetGrid) grid = new_grid ();
  g_autoptr (GArray)          copy = desmi_target_grid_new_copy (grid);
  const DesmiTargetChange    *first = &g_array_index (copy, DesmiTargetChange, 0);
  const DesmiTargetChange    *second = &g_array_index (copy, DesmiTargetChange, 1);

  g_assert_cmpuint (copy->len, ==, 2);
  g_assert_cmpuint (first->row, ==, 0);
  g_assert_cmpuint (first->column, ==, 2);
  g_assert_cmpint (first->milli, ==, 5000000);
  g_assert_cmpuint (second->row, ==, 1);
  g_assert_cmpuint (second->column, ==, 1);
  g_assert_cmpint (second->milli, ==, 2500);
}

static void
test_edit (void)
{
  g_autoptr (DesmiTargetGrid) grid = new_grid ();
  g_autoptr (GArray)          fill = desmi_target_grid_new_fill (grid, 0, 0);
  g_autoptr (GArray)          same = desmi_target_grid_new_fill (grid, 1, 0);
  g_autoptr (DesmiEdit)       filled
      = desmi_target_grid_new_edit (grid, fill, desmi_message_new ("Filled"));
  DesmiTargetChange     set = { 1, 0, 10000 }, out = { 1, 2, NONE }, again = { 1, 0, 0 };
  g_autoptr (DesmiEdit) typed = desmi_target_grid_new_cell_edit (grid, &set);
  g_autoptr (DesmiEdit) cleared = desmi_target_grid_new_cell_edit (grid, &out);
  g_autoptr (DesmiEdit) retyped = desmi_target_grid_new_cell_edit (grid, &again);
  const DesmiChange    *change;

  g_assert_cmpstr (desmi_edit_get_label (filled), ==, "Filled");
  g_assert_cmpstr (desmi_edit_get_label (typed), ==, "Set the target of Karang, Served, 2026: 10");
  /* what the sheet shows may be on its way out of the file */
  g_assert_cmpstr (desmi_edit_get_label (retyped), ==, "Set the target of Karang, Served, 2026: 0");
  g_assert_cmpstr (desmi_edit_get_label (cleared), ==,
                   "Took out the target of Karang, Sales, 2026");
  change = g_ptr_array_index (desmi_edit_get_changes (cleared), 0);
  g_assert_cmpint (change->kind, ==, DESMI_CHANGE_CLEAR_TARGET);
  g_assert_cmpstr (change->village, ==, B);
  g_assert_cmpstr (change->indicator, ==, "sales");
  g_assert_cmpstr (change->period, ==, "2026");
  g_assert_cmpuint (same->len, ==, 0);
  g_assert_null (desmi_target_grid_new_edit (grid, same, desmi_message_new ("Filled")));
}

/* A quarter is saved as one, and comes after the quarter before. */
static void
test_quarter (void)
{
  g_autoptr (DesmiTable)      table = new_table ();
  DesmiPeriod                 quarter = desmi_period_quarter (2026, 1);
  g_autoptr (DesmiTargetGrid) grid
      = desmi_target_grid_new (table, &quarter, desmi_locale_get_english ());
  g_autoptr (DesmiTargetGrid) year = new_grid ();
  DesmiTargetChange           set = { 1, 0, 10000 };
  g_autoptr (DesmiEdit)       edit = desmi_target_grid_new_cell_edit (grid, &set);
  const DesmiChange          *change = g_ptr_array_index (desmi_edit_get_changes (edit), 0);
  g_autofree char            *now = desmi_target_grid_dup_period (grid, 0);
  g_autofree char            *before = desmi_target_grid_dup_period (grid, -1);

  g_assert_cmpstr (change->period, ==, "2026-Q1");
  g_assert_cmpstr (now, ==, "Q1 2026");
  g_assert_cmpstr (before, ==, "Q4 2025");
  g_assert_nonnull (strstr (desmi_edit_get_label (edit), "Q1 2026"));
  g_assert_false (desmi_target_grid_is_like (grid, year));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/target-grid/shown", test_shown);
  g_test_add_func ("/app/target-grid/read", test_read);
  g_test_add_func ("/app/target-grid/block", test_block);
  g_test_add_func ("/app/target-grid/copy", test_copy);
  g_test_add_func ("/app/target-grid/edit", test_edit);
  g_test_add_func ("/app/target-grid/quarter", test_quarter);
  return g_test_run ();
}
