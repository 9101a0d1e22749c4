/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for sheets of flows, and what they show and save. */
#include "flow-grid-fixture.h"

DesmiTable *
grid_new_flows (const GridFlow *flows, guint n)
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

DesmiTable *
grid_new_texts (const char *const *names, const char *const *texts)
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

void
grid_assert_text (const DesmiFlowGrid *grid, guint row, guint column, const char *expected)
{
  g_autofree char *text = desmi_flow_grid_dup_text (grid, row, column);

  g_assert_cmpstr (text, ==, expected);
}

guint
grid_count_kind (const DesmiEdit *edit, DesmiChangeKind kind)
{
  const GPtrArray *changes = desmi_edit_get_changes (edit);
  guint            n = 0;

  for (guint i = 0; i < changes->len; i++)
    n += ((DesmiChange *) g_ptr_array_index (changes, i))->kind == kind;
  return n;
}

void
grid_assert_edit (const DesmiFlowGrid *grid,
                  guint                row,
                  guint                month,
                  gint64               count,
                  guint                n_put,
                  guint                n_deleted,
                  guint                n_entries)
{
  DesmiFlowChange       change = { row, month, count };
  g_autoptr (DesmiEdit) edit = desmi_flow_grid_new_edit (grid, &change, 1, NULL);

  g_assert_cmpuint (grid_count_kind (edit, DESMI_CHANGE_PUT_FLOW), ==, n_put);
  g_assert_cmpuint (grid_count_kind (edit, DESMI_CHANGE_DELETE_FLOW), ==, n_deleted);
  g_assert_cmpuint (grid_count_kind (edit, DESMI_CHANGE_PUT_ENTRY), ==, n_entries);
}
