/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures less returns: known only where both are. */
#include "app/charts/desmi-chart-net.h"

#include "app/desmi-chart-table.h"

#include <glib/gi18n-lib.h>

/* The two rows of a difference, from 1 on; 0: none. */
typedef struct
{
  guint out, back;
} Sides;

/* What all columns but the direction and the number say. */
static char *
dup_key (DesmiTable *table, guint row, guint direction, guint count)
{
  GString *key = g_string_new (NULL);

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    {
      const char *text = c != direction && c != count ? desmi_table_get_text (table, row, c) : NULL;

      g_string_append_printf (key, "%s\t", text != NULL ? text : "");
    }
  return g_string_free (key, FALSE);
}

static gboolean
is_known (DesmiTable *table, guint side, guint count)
{
  return side > 0
         && (desmi_table_get_mark (table, side - 1, count) == DESMI_MARK_NONE
             || desmi_table_get_mark (table, side - 1, count) == DESMI_MARK_ESTIMATE);
}

static void
set_difference (DesmiTableBuilder *builder, DesmiTable *table, const Sides *sides, guint count)
{
  if (!is_known (table, sides->out, count) || !is_known (table, sides->back, count))
    return;
  desmi_table_builder_set_int (builder, count,
                               desmi_table_get_int (table, sides->out - 1, count)
                                   - desmi_table_get_int (table, sides->back - 1, count));
  if (desmi_table_get_mark (table, sides->out - 1, count) == DESMI_MARK_ESTIMATE
      || desmi_table_get_mark (table, sides->back - 1, count) == DESMI_MARK_ESTIMATE)
    desmi_table_builder_set_mark (builder, count, DESMI_MARK_ESTIMATE);
}

/* The columns of @table, the numbers being differences now. */
static DesmiTableBuilder *
begin (DesmiTable *table, guint count)
{
  DesmiTableBuilder *builder = desmi_chart_table_begin (table);

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    desmi_table_builder_add_column (builder,
                                    c == count ? "net" : desmi_table_get_column_name (table, c),
                                    desmi_table_get_column_type (table, c));
  return builder;
}

static GHashTable *
find_sides (DesmiTable *table, guint direction, guint count)
{
  const char *out = desmi_direction_to_code (DESMI_DIRECTION_OUT);
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      g_autofree char *key = dup_key (table, r, direction, count);
      Sides           *sides = g_hash_table_lookup (found, key);

      if (sides == NULL)
        {
          sides = g_new0 (Sides, 1);
          g_hash_table_insert (found, g_steal_pointer (&key), sides);
        }
      if (g_strcmp0 (desmi_table_get_text (table, r, direction), out) == 0)
        sides->out = r + 1;
      else
        sides->back = r + 1;
    }
  return found;
}

/**
 * desmi_chart_net_table:
 * @table: an answer in both directions, with the columns "direction" and "count"
 *
 * Brings the two rows of the same things together. Where one direction was not reported, there is
 * no difference: it is missing.
 *
 * Returns: (transfer full): the same columns with "net" in place of "count"
 */
DesmiTable *
desmi_chart_net_table (DesmiTable *table)
{
  int                    direction = desmi_table_find_column (table, "direction");
  int                    count = desmi_table_find_column (table, "count");
  g_autoptr (GHashTable) found = NULL;
  DesmiTableBuilder     *builder;

  g_return_val_if_fail (direction >= 0 && count >= 0, NULL);
  found = find_sides (table, (guint) direction, (guint) count);
  builder = begin (table, (guint) count);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      g_autofree char *key = dup_key (table, r, (guint) direction, (guint) count);
      const Sides     *sides = g_hash_table_lookup (found, key);

      /* each difference once, where the first of its rows is */
      if (r + 1
          != (sides->out == 0 || (sides->back > 0 && sides->back < sides->out) ? sides->back
                                                                               : sides->out))
        continue;
      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
        if (c != (guint) count)
          desmi_chart_table_copy_cell (table, r, c, builder, c);
      set_difference (builder, table, sides, (guint) count);
    }
  return desmi_table_builder_end (builder);
}

/**
 * desmi_chart_net_title:
 * @category: what is told apart
 *
 * Returns: (transfer none): "Departures less returns, by village"
 */
const char *
desmi_chart_net_title (DesmiDimension category, const DesmiLocale *locale)
{
  if (category == DESMI_DIMENSION_VILLAGE)
    return desmi_locale_text (locale, N_ ("Departures less returns, by village"));
  if (category == DESMI_DIMENSION_SUBDISTRICT)
    return desmi_locale_text (locale, N_ ("Departures less returns, by subdistrict"));
  return desmi_locale_text (locale, N_ ("Departures less returns"));
}
