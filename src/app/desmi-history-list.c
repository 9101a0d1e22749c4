/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/desmi-history-list.h"

#include "core/desmi-clock.h"

#include <string.h>

/* The moment of a step as the user's clock and calendar had it. */
static GDateTime *
read_moment (DesmiTable *steps, guint row, int column)
{
  const char *at = desmi_table_get_text (steps, row, (guint) column);
  gint64      seconds;

  return at != NULL && desmi_clock_parse_utc (at, &seconds)
             ? g_date_time_new_from_unix_local (seconds)
             : NULL;
}

/* @words: folded */
static gboolean
has_words (const char *text, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);

  return strstr (folded, words) != NULL;
}

static const char *
get_text (DesmiTable *steps, guint row, const char *column)
{
  return desmi_table_get_text (steps, row, (guint) desmi_table_find_column (steps, column));
}

/* @day: (nullable): where the file has no moment that can be read */
static gboolean
matches (DesmiTable               *steps,
         guint                     row,
         const char               *day,
         const DesmiHistoryFilter *filter,
         const char               *words)
{
  if (filter->kind != NULL && g_strcmp0 (get_text (steps, row, "kind"), filter->kind) != 0)
    return FALSE;
  if (filter->among != NULL
      && !g_hash_table_contains (filter->among,
                                 GINT_TO_POINTER ((int) desmi_table_get_int (
                                     steps, row, (guint) desmi_table_find_column (steps, "id")))))
    return FALSE;
  if (filter->who != NULL && g_strcmp0 (get_text (steps, row, "who"), filter->who) != 0)
    return FALSE;
  if (filter->from != NULL && (day == NULL || strcmp (day, filter->from) < 0))
    return FALSE;
  if (filter->to != NULL && (day == NULL || strcmp (day, filter->to) > 0))
    return FALSE;
  return words == NULL || has_words (get_text (steps, row, "label"), words)
         || has_words (get_text (steps, row, "who"), words);
}

static DesmiTableBuilder *
new_builder (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("history");

  desmi_table_builder_add_column (builder, "id", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "day", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "time", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "who", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "label", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "kind", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "state", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "changes", DESMI_COLUMN_COUNT);
  return builder;
}

static void
add_row (DesmiTableBuilder *builder, DesmiTable *steps, guint row, GDateTime *moment)
{
  static const char *const texts[] = { "who", "label", "kind", "state" };
  g_autofree char         *day = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
  g_autofree char         *minute = moment != NULL ? g_date_time_format (moment, "%H:%M") : NULL;

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_int (
      builder, DESMI_HISTORY_ID,
      desmi_table_get_int (steps, row, (guint) desmi_table_find_column (steps, "id")));
  if (day != NULL)
    {
      desmi_table_builder_set_text (builder, DESMI_HISTORY_DAY, day, NULL);
      desmi_table_builder_set_text (builder, DESMI_HISTORY_TIME, minute, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (get_text (steps, row, texts[i]) != NULL)
      desmi_table_builder_set_text (builder, DESMI_HISTORY_WHO + i, get_text (steps, row, texts[i]),
                                    NULL);
  desmi_table_builder_set_int (
      builder, DESMI_HISTORY_CHANGES,
      desmi_table_get_int (steps, row, (guint) desmi_table_find_column (steps, "changes")));
}

/**
 * desmi_history_list_filter:
 * @steps: the lookup "history-steps" of a store
 *
 * Returns: (transfer full): of @steps those that @filter lets through, in their order, with the
 *   columns of the enumeration above
 */
DesmiTable *
desmi_history_list_filter (DesmiTable *steps, const DesmiHistoryFilter *filter)
{
  g_autoptr (DesmiTableBuilder) builder = new_builder ();
  g_autofree char *words = filter->search != NULL ? g_utf8_casefold (filter->search, -1) : NULL;
  int              at = desmi_table_find_column (steps, "at");

  for (guint row = 0; row < desmi_table_get_n_rows (steps); row++)
    {
      g_autoptr (GDateTime) moment = read_moment (steps, row, at);
      char                  day[16] = "";

      if (moment != NULL)
        g_snprintf (day, sizeof day, "%04d-%02d-%02d", g_date_time_get_year (moment),
                    g_date_time_get_month (moment), g_date_time_get_day_of_month (moment));
      if (matches (steps, row, moment != NULL ? day : NULL, filter, words))
        add_row (builder, steps, row, moment);
    }
  return desmi_table_builder_end (g_steal_pointer (&builder));
}

/**
 * desmi_history_list_is_first_of_day:
 * @list: made by desmi_history_list_filter()
 *
 * Returns: whether the row before @row is of another day
 */
gboolean
desmi_history_list_is_first_of_day (DesmiTable *list, guint row)
{
  return row == 0
         || g_strcmp0 (desmi_table_get_text (list, row, DESMI_HISTORY_DAY),
                       desmi_table_get_text (list, row - 1, DESMI_HISTORY_DAY))
                != 0;
}
