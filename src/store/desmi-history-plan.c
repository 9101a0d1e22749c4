/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What going to a point of the history would take back or do again, so that it can be asked before
 * it is done: the line is one for all villages. */
#include "store/desmi-history.h"

#include "store/desmi-lookup.h"

#define LABEL 3   /* columns of the steps */
#define MESSAGE 9 /* behind those of the table */
#define ON_THE_WAY "((h.state = 'done' AND h.id > ?1) OR (h.state = 'undone' AND h.id <= ?1))"

/* ?2: an area, NULL for everywhere. The order is that in which they are gone through. */
static const char steps[]
    = "SELECT h.id, h.at, h.who, h.label, h.kind, iif (h.state = 'done', 'undo', 'redo'),"
      " coalesce (sum (a.n_changes), iif (h.kind = 'batch', h.n_rows, 0)),"
      " count (*) FILTER (WHERE length (a.village) = 13),"
      " coalesce (sum (a.n_changes) FILTER (WHERE a.village <> ?2"
      " AND NOT (a.village > ?2 || '.' AND a.village < ?2 || '/')), 0), " DESMI_HISTORY_MESSAGE
      " FROM history AS h LEFT JOIN history_area AS a ON a.step = h.id WHERE " ON_THE_WAY
      " GROUP BY h.id ORDER BY iif (h.state = 'done', -h.id, h.id)";

static const char villages[] = "SELECT a.village, count (*), sum (a.n_changes) FROM history AS h"
                               " JOIN history_area AS a ON a.step = h.id WHERE " ON_THE_WAY
                               " GROUP BY a.village ORDER BY a.village";

/* Reads "12", or "12 32.12.01.2001"; @area is lent by @argument. */
static gint64
read_step (const char *argument, const char **area)
{
  char  *rest = NULL;
  gint64 step = argument != NULL ? g_ascii_strtoll (argument, &rest, 10) : -1;

  *area = rest != NULL && *rest == ' ' ? rest + 1 : NULL;
  return step;
}

static void
add_step (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  g_autofree char *label
      = desmi_history_dup_label (stmt, LABEL, MESSAGE, desmi_labels_get_locale (labels));

  desmi_table_builder_set_int (builder, 0, sqlite3_column_int64 (stmt, 0));
  for (int i = 1; i <= 5; i++)
    desmi_table_builder_set_text (builder, (guint) i,
                                  i == LABEL ? label : (const char *) sqlite3_column_text (stmt, i),
                                  NULL);
  for (int i = 6; i <= 8; i++)
    desmi_table_builder_set_int (builder, (guint) i, sqlite3_column_int64 (stmt, i));
}

/**
 * desmi_lookup_undo_steps:
 * @argument: number of a step as in desmi_store_undo_to(); or that, a blank and the code of a
 * village or a greater area
 *
 * Returns: (transfer full): the steps that going there would take back or do again, in that order:
 * id, at, who, label, kind, way ("undo", "redo"), changes (values of an edit, rows of a batch),
 * villages (how many it touches), elsewhere (changes that lie outside of the area; 0 without one);
 * no row: it is there already. %NULL with @error set, NOTHING if the step is not on the line
 */
DesmiTable *
desmi_lookup_undo_steps (DesmiConnection   *connection,
                         const char        *argument,
                         const DesmiLocale *locale,
                         GError           **error)
{
  static const char *const      texts[] = { "at", "who", "label", "kind", "way" };
  static const char *const      counts[] = { "changes", "villages", "elsewhere" };
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("undo-steps");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  const char                   *area;
  gint64                        step = read_step (argument, &area);
  DesmiMoved                    way;

  desmi_table_builder_add_column (builder, "id", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    desmi_table_builder_add_column (builder, texts[i], DESMI_COLUMN_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    desmi_table_builder_add_column (builder, counts[i], DESMI_COLUMN_COUNT);
  if (!desmi_history_find_way (connection, step, &way, error)
      || !desmi_lookup_add_rows (connection, builder, labels,
                                 desmi_connection_bind (connection, error, steps, "is", step, area),
                                 add_step, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static void
add_village (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  const char *village = (const char *) sqlite3_column_text (stmt, 0);

  if (village[0] != '\0')
    desmi_table_builder_set_text (builder, 0, village, desmi_labels_area (labels, village));
  desmi_table_builder_set_int (builder, 1, sqlite3_column_int64 (stmt, 1));
  desmi_table_builder_set_int (builder, 2, sqlite3_column_int64 (stmt, 2));
}

/**
 * desmi_lookup_undo_villages:
 * @argument: number of a step as in desmi_store_undo_to()
 *
 * Returns: (transfer full): the villages that going there would change, with the district where its
 * own entries would, and a missing one for what belongs to none: village, steps, changes. %NULL
 * with @error set, NOTHING if the step is not on the line
 */
DesmiTable *
desmi_lookup_undo_villages (DesmiConnection   *connection,
                            const char        *argument,
                            const DesmiLocale *locale,
                            GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("undo-villages");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  const char                   *area;
  gint64                        step = read_step (argument, &area);
  DesmiMoved                    way;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "steps", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "changes", DESMI_COLUMN_COUNT);
  if (!desmi_history_find_way (connection, step, &way, error)
      || !desmi_lookup_add_rows (connection, builder, labels,
                                 desmi_connection_bind (connection, error, villages, "i", step),
                                 add_village, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
