/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hides what counts few people from tables of indicators, and the money of few. */
#include "app/charts/desmi-chart-measures.h"

#include "app/charts/desmi-chart-people.h"
#include "app/charts/desmi-chart-small.h"
#include "app/desmi-chart-table.h"

#include <string.h>

#define MILLI 1000.0

/* The numbers of a line, whose sum may be known from elsewhere. */
typedef struct
{
  guint n_hidden;
  int   least; /* row of the least that is seen, -1: none */
} Line;

static gboolean
is_time (const char *column)
{
  return strcmp (column, "quarter") == 0 || strcmp (column, "year") == 0;
}

/* What tells the line of a row apart: its indicator, and its time (of the places of one time) or
 * its place (of the times of one place). */
static char *
dup_line (DesmiTable *table, guint row, gboolean of_places)
{
  GString *key = g_string_new (NULL);

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    {
      const char *column = desmi_table_get_column_name (table, c);

      if (strcmp (column, "indicator") == 0
          || (of_places ? is_time (column) : desmi_chart_table_is_area (column)))
        {
          const char *text = desmi_table_get_text (table, row, c);

          g_string_append_printf (key, "%s\t", text != NULL ? text : "");
        }
    }
  return g_string_free (key, FALSE);
}

/* One hidden number of a line is joined by the least of the others. Returns: whether any was. */
static gboolean
cover (DesmiTable *table, guint actual, gboolean of_places, gboolean *hidden)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter         iter;
  gpointer               value;
  gboolean               any = FALSE;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      g_autofree char *key = dup_line (table, r, of_places);
      Line            *line = g_hash_table_lookup (lines, key);

      if (desmi_table_get_mark (table, r, actual) == DESMI_MARK_MISSING)
        continue;
      if (line == NULL)
        {
          line = g_new0 (Line, 1);
          line->least = -1;
          g_hash_table_insert (lines, g_steal_pointer (&key), line);
        }
      line->n_hidden += hidden[r];
      if (!hidden[r]
          && (line->least < 0
              || desmi_table_get_double (table, r, actual)
                     < desmi_table_get_double (table, (guint) line->least, actual)))
        line->least = (int) r;
    }
  g_hash_table_iter_init (&iter, lines);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Line *line = value;

      if (line->n_hidden != 1 || line->least < 0)
        continue;
      hidden[line->least] = any = TRUE;
    }
  return any;
}

static gboolean *
find_hidden (DesmiTable *table, DesmiTable *people, guint actual)
{
  guint     n = desmi_table_get_n_rows (table);
  gboolean *hidden = g_new0 (gboolean, n + 1);
  int       unit = desmi_table_find_column (table, "unit");
  int       code = desmi_table_find_column (table, "indicator");
  gint64    milli;

  for (guint r = 0; r < n; r++)
    {
      gboolean counts = unit >= 0
                        && desmi_chart_small_is_people (
                            code >= 0 ? desmi_table_get_text (table, r, (guint) code) : NULL,
                            desmi_table_get_text (table, r, (guint) unit));

      if (desmi_table_get_mark (table, r, actual) == DESMI_MARK_MISSING)
        continue;
      hidden[r] = (counts && desmi_chart_small_is (desmi_table_get_double (table, r, actual)))
                  || (desmi_chart_people_find (people, table, r, &milli)
                      && desmi_chart_small_is ((double) milli / MILLI));
    }
  while (cover (table, actual, TRUE, hidden) | cover (table, actual, FALSE, hidden))
    ;
  return hidden;
}

/**
 * desmi_chart_measures_hide:
 * @table: an answer about pillars
 * @people: of how many people its money is, as desmi_chart_people_ask() answers
 *
 * A pure function. One hidden number of an indicator in a time, or in a place, is joined by the
 * least of the others, or a sum would tell it; what is measured against the target goes with it.
 *
 * Returns: (transfer full): what the forum and the public may see of @table
 */
DesmiTable *
desmi_chart_measures_hide (DesmiTable *table, DesmiTable *people)
{
  static const char *const of_actual[] = { "actual", "score", "ratio", NULL };
  int                      actual = desmi_table_find_column (table, "actual");
  g_autofree gboolean     *hidden = NULL;
  DesmiTableBuilder       *builder;

  if (actual < 0)
    return desmi_table_ref (table);
  hidden = find_hidden (table, people, (guint) actual);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
        if (hidden[r] && g_strv_contains (of_actual, desmi_table_get_column_name (table, c))
            && desmi_table_get_mark (table, r, c) != DESMI_MARK_MISSING)
          desmi_table_builder_set_mark (builder, c, DESMI_MARK_SUPPRESSED);
        else
          desmi_chart_table_copy_cell (table, r, c, builder, c);
    }
  return desmi_table_builder_end (builder);
}
