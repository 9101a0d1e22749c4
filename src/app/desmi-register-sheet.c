/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/desmi-register-sheet.h"

#include "app/desmi-chart-table.h"

/* Numbers stay numbers; days, persons and choices become words. */
static void
add_cell (DesmiTableBuilder         *builder,
          guint                      i,
          DesmiRegister              reg,
          const DesmiRegisterColumn *column,
          DesmiTable                *table,
          guint                      row,
          const char                *today,
          const DesmiLocale         *locale)
{
  g_autofree char *cell = NULL;
  int              number = desmi_register_view_is_number (reg, column)
                                ? desmi_table_find_column (table, column->field)
                                : -1;

  if (number >= 0)
    {
      desmi_chart_table_copy_cell (table, row, (guint) number, builder, i);
      return;
    }
  cell = desmi_register_view_dup_cell (reg, column, table, row, today, locale);
  /* a dash is for eyes */
  if (!g_str_equal (cell, "–"))
    desmi_table_builder_set_text (builder, i, cell, NULL);
}

static void
add_column (DesmiTableBuilder         *builder,
            DesmiRegister              reg,
            const DesmiRegisterColumn *column,
            DesmiTable                *table)
{
  int number = desmi_register_view_is_number (reg, column)
                   ? desmi_table_find_column (table, column->field)
                   : -1;

  desmi_table_builder_add_column (builder, column->field,
                                  number >= 0 ? desmi_table_get_column_type (table, (guint) number)
                                              : DESMI_COLUMN_TEXT);
}

static DesmiTable *
make_table (DesmiRegister      reg,
            DesmiTable        *table,
            const GArray      *rows,
            const char        *today,
            const DesmiLocale *locale)
{
  guint                      n = 0;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (reg, &n);
  DesmiTableBuilder         *builder = desmi_chart_table_begin (table);

  for (guint i = 0; i < n; i++)
    add_column (builder, reg, &columns[i], table);
  for (guint row = 0; row < rows->len; row++)
    {
      desmi_table_builder_add_row (builder);
      for (guint i = 0; i < n; i++)
        add_cell (builder, i, reg, &columns[i], table, g_array_index (rows, guint, row), today,
                  locale);
    }
  return desmi_table_builder_end (builder);
}

static GArray *
count_up (guint n)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    g_array_append_val (numbers, i);
  return numbers;
}

/**
 * desmi_register_sheet_new:
 * @table: of the lookup
 * @rows: (element-type guint): of @table, in the order shown
 * @today: 2023-11-25
 * @locale: of its words
 *
 * Returns: (transfer full): the entries as a table with its titles
 */
DesmiTableSheet *
desmi_register_sheet_new (DesmiRegister      reg,
                          DesmiTable        *table,
                          const GArray      *rows,
                          const char        *today,
                          const DesmiLocale *locale)
{
  guint                      n = 0;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (reg, &n);
  g_autoptr (DesmiTable)     shown = make_table (reg, table, rows, today, locale);
  g_autoptr (GArray)         numbers = count_up (rows->len), column_numbers = count_up (n);
  g_autoptr (GPtrArray)      titles = g_ptr_array_new ();
  const DesmiTableClip       clip
      = { .table = shown,
          .rows = numbers,
          .columns = column_numbers,
          .titles = titles,
          .title = desmi_locale_text (locale, desmi_register_get (reg)->title),
          .locale = locale };

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (titles, (char *) desmi_register_view_get_title (reg, &columns[i], locale));
  return desmi_table_sheet_new (&clip, DESMI_AUDIENCE_INTERNAL);
}
