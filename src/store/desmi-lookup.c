/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small tables about the file as a whole, each by its name. */
#include "store/desmi-lookup.h"

#include "store/desmi-connection.h"
#include "store/desmi-feed.h"
#include "store/desmi-history.h"
#include "store/desmi-pillar-data.h"
#include "store/desmi-quality.h"
#include "store/desmi-stock.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * desmi_lookup_end:
 * @builder: (transfer full)
 *
 * Returns: (transfer full): the table; %NULL with @error set
 */
DesmiTable *
desmi_lookup_end (DesmiConnection *connection, DesmiTableBuilder *builder, GError **error)
{
  g_autoptr (DesmiQuery) all = desmi_query_new (DESMI_QUERY_VILLAGES);

  return desmi_query_end_table (connection, all, builder, NULL, -1, -1, error);
}

/**
 * desmi_lookup_add_rows:
 * @func: adds one row of @stmt
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_lookup_add_rows (DesmiConnection   *connection,
                       DesmiTableBuilder *builder,
                       DesmiLabels       *labels,
                       sqlite3_stmt      *stmt,
                       DesmiLookupRow     func,
                       GError           **error)
{
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (connection, stmt, &local))
    {
      desmi_table_builder_add_row (builder);
      func (builder, labels, stmt);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const char *
text_at (sqlite3_stmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

/* The present month and quarter: "2023-11 2023-Q4". */
static char *
dup_now (void)
{
  g_autofree char *quarter = desmi_feed_dup_present ();
  char             month[8];

  desmi_month_to_text (desmi_clock_last_month (), month);
  return g_strjoin (" ", month, quarter, NULL);
}

/* Months with a flow, the last quarter that something was measured (or money noted) in. Of times
 * that have not begun, which somebody typed wrong, only where there are no others. */
static DesmiTable *
look_up_extent (DesmiConnection   *connection,
                const char        *argument,
                const DesmiLocale *locale,
                GError           **error)
{
  static const char *const statements[] = {
    "SELECT min (month) FROM summary_district WHERE ?1 = ?1",
    "SELECT coalesce ((SELECT max (month) FROM summary_district WHERE month <= substr (?1, 1, 7)), "
    "(SELECT max (month) FROM summary_district))",
    "SELECT q FROM (SELECT quarter AS q FROM official_remittances UNION "
    "SELECT quarter FROM local_remittances) ORDER BY q > substr (?1, 9), q DESC LIMIT 1",
  };
  static const char *const      names[] = { "first_month", "last_month", "last_quarter" };
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("extent");
  g_autofree char              *as_of = NULL, *entered = NULL, *measured = NULL;
  g_autofree char              *now = dup_now ();
  g_autoptr (GError)            local = NULL;
  guint                         n;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_PERIOD);
  n = desmi_table_builder_add_column (builder, "as_of", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "entered", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_row (builder);
  for (guint i = 0; i < G_N_ELEMENTS (statements) && local == NULL; i++)
    {
      g_autofree char *text = desmi_query_dup_text (connection, statements[i], now, &local);

      desmi_table_builder_set_text (builder, i, text, NULL);
    }
  if (local == NULL)
    measured = desmi_pillar_dup_last_quarter (connection, &local);
  if (measured != NULL)
    desmi_table_builder_set_text (builder, 2, measured, NULL);
  if (local == NULL)
    as_of = desmi_query_dup_as_of (connection, DESMI_SOURCE_DEFAULT, &local);
  if (local == NULL)
    entered = desmi_query_dup_as_of (connection, DESMI_SOURCE_LOCAL, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  desmi_table_builder_set_text (builder, n, as_of, NULL);
  desmi_table_builder_set_text (builder, n + 1, entered, NULL);
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static void
add_subdistrict (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0), text_at (stmt, 1));
  desmi_table_builder_set_int (builder, 1, sqlite3_column_int64 (stmt, 2));
}

/* Every subdistrict of the district, by name, with its programme villages. */
static DesmiTable *
look_up_subdistricts (DesmiConnection   *connection,
                      const char        *argument,
                      const DesmiLocale *locale,
                      GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("subdistricts");
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
                      "SELECT r.code, r.name, (SELECT count (*) FROM programme_village AS e WHERE e.programme = ?1 "
                                      "AND e.village > r.code || '.' AND e.village < r.code || '/') FROM official_region AS r, "
                                      "meta AS m WHERE m.key = 'district' AND r.code > m.value || '.' AND r.code < m.value || '/' "
                                      "AND r.level = 'district' ORDER BY r.sort_key, r.code",
                      "s", argument != NULL ? argument : DESMI_DEFAULT_PROGRAMME);

  desmi_table_builder_add_column (builder, "code", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_subdistrict, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static void
add_region (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  const char *code = text_at (stmt, 0);

  desmi_table_builder_set_text (builder, 0, code, text_at (stmt, 1));
  for (guint i = 1; i < 7; i++)
    desmi_table_builder_set_text (builder, i, text_at (stmt, (int) i), NULL);
  for (guint i = 7; i < 10; i++)
    desmi_table_builder_set_text (builder, i, text_at (stmt, (int) i),
                                  desmi_labels_area (labels, text_at (stmt, (int) i)));
  for (guint i = 10; i < 12; i++)
    if (sqlite3_column_type (stmt, (int) i) != SQLITE_NULL)
      desmi_table_builder_set_int (builder, i, sqlite3_column_int64 (stmt, (int) i));
}

/* One area with those that it lies in; no row if there is none of that code. */
static DesmiTable *
look_up_region (DesmiConnection   *connection,
                const char        *argument,
                const DesmiLocale *locale,
                GError           **error)
{
  static const char *const names[] = { "name", "level", "edition", "retired", "why", "successors" };
  static const char *const areas[] = { "subdistrict", "district", "province" };
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("region");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
                      "SELECT r.code, coalesce (v.name, r.name), r.level, r.edition, "
                                      "CASE WHEN v.code IS NULL THEN r.retired ELSE v.retired END, "
                                      "CASE WHEN v.code IS NULL THEN r.why ELSE v.why END, "
                                      "CASE WHEN v.code IS NULL THEN r.successors ELSE v.successors END, "
                                      "CASE WHEN length (r.code) > 8 THEN substr (r.code, 1, 8) END, "
                                      "CASE WHEN length (r.code) > 5 THEN substr (r.code, 1, 5) END, "
                                      "CASE WHEN length (r.code) > 2 THEN substr (r.code, 1, 2) END, r.lat_e6, r.lon_e6 "
                                      "FROM official_region AS r LEFT JOIN official_village AS v ON v.code = r.code "
                                      "WHERE r.code = ?1",
                      "s", argument);

  desmi_table_builder_add_column (builder, "code", DESMI_COLUMN_CODE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    desmi_table_builder_add_column (builder, areas[i], DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "lat_e6", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "lon_e6", DESMI_COLUMN_COUNT);
  if (!desmi_lookup_add_rows (connection, builder, labels, stmt, add_region, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static void
add_texts (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  for (int i = 0; i < sqlite3_column_count (stmt); i++)
    desmi_table_builder_set_text (builder, (guint) i, text_at (stmt, i), NULL);
}

static DesmiTable *
look_up_texts (DesmiConnection   *connection,
               const char        *name,
               const char *const *columns,
               const char        *sql,
               GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new (name);
  sqlite3_stmt                 *stmt = desmi_connection_prepare (connection, sql, error);

  for (guint i = 0; columns[i] != NULL; i++)
    desmi_table_builder_add_column (builder, columns[i], DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_texts, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static DesmiTable *
look_up_sync_history (DesmiConnection   *connection,
                      const char        *argument,
                      const DesmiLocale *locale,
                      GError           **error)
{
  static const char *const columns[] = { "at", "server", "result", "message", "changed", NULL };

  return look_up_texts (connection, "sync-history", columns,
                        "SELECT at, server, result, message, changed FROM sync_history "
                        "ORDER BY id DESC LIMIT 500",
                        error);
}

static DesmiTable *
look_up_announcements (DesmiConnection   *connection,
                       const char        *argument,
                       const DesmiLocale *locale,
                       GError           **error)
{
  static const char *const columns[] = { "id", "published", "title", "text", NULL };

  return look_up_texts (connection, "announcements", columns,
                        locale->language == DESMI_LANGUAGE_ID
                            ? "SELECT id, published, coalesce (title_id, title_en), "
                              "coalesce (text_id, text_en) FROM official_announcement "
                              "ORDER BY published DESC, id"
                            : "SELECT id, published, coalesce (title_en, title_id), "
                              "coalesce (text_en, text_id) FROM official_announcement "
                              "ORDER BY published DESC, id",
                        error);
}

/* Villages that left a programme, and since when; of the default one unless told. */
static DesmiTable *
look_up_withdrawals (DesmiConnection   *connection,
                     const char        *argument,
                     const DesmiLocale *locale,
                     GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("withdrawals");
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
                      "SELECT village, since FROM local_status WHERE programme = ?1 AND status = 'left' "
                                      "ORDER BY village",
                      "s", argument != NULL ? argument : DESMI_DEFAULT_PROGRAMME);

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "since", DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_texts, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static void
add_number (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_int (builder, 0, sqlite3_column_int64 (stmt, 0));
}

static DesmiTable *
look_up_undone (DesmiConnection   *connection,
                const char        *argument,
                const DesmiLocale *locale,
                GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("undone");
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error, "SELECT id FROM history WHERE state <> 'done' AND id >= ?1 ORDER BY id",
                      "i", argument != NULL ? g_ascii_strtoll (argument, NULL, 10) : 0);

  desmi_table_builder_add_column (builder, "id", DESMI_COLUMN_COUNT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_number, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static DesmiTable *
look_up_enrolments (DesmiConnection   *connection,
                    const char        *argument,
                    const DesmiLocale *locale,
                    GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("enrolments");
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
                      "SELECT village, decree_date FROM programme_village WHERE programme = ?1 ORDER BY village",
                      "s", argument != NULL ? argument : DESMI_DEFAULT_PROGRAMME);

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "since", DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_texts, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static DesmiTable *
look_up_history (DesmiConnection   *connection,
                 const char        *argument,
                 const DesmiLocale *locale,
                 GError           **error)
{
  return desmi_history_lookup (connection, argument, TRUE, locale, error);
}

static DesmiTable *
look_up_history_steps (DesmiConnection   *connection,
                       const char        *argument,
                       const DesmiLocale *locale,
                       GError           **error)
{
  return desmi_history_lookup (connection, argument, FALSE, locale, error);
}

typedef struct
{
  const char *name;
  DesmiTable *(*look_up) (DesmiConnection   *connection,
                          const char        *argument,
                          const DesmiLocale *locale,
                          GError           **error);
} Lookup;

static const Lookup lookups[] = {
  { "extent", look_up_extent },
  { "subdistricts", look_up_subdistricts },
  { "programmes", desmi_lookup_programmes },
  { "pillars", desmi_lookup_pillars },
  { "indicators", desmi_lookup_indicators },
  { "reasons", desmi_lookup_reasons },
  { "region", look_up_region },
  { "sync-history", look_up_sync_history },
  { "history", look_up_history },
  { "history-steps", look_up_history_steps },
  { "history-changes", desmi_history_changes_lookup },
  { "history-parts", desmi_lookup_history_parts },
  { "undo-steps", desmi_lookup_undo_steps },
  { "undone", look_up_undone },
  { "stock-months", desmi_lookup_stock_months },
  { "stock-end", desmi_lookup_stock_end },
  { "undo-villages", desmi_lookup_undo_villages },
  { "return-steps", desmi_lookup_return_steps },
  { "announcements", look_up_announcements },
  { "attention", desmi_lookup_attention },
  { "places", desmi_lookup_places },
  { "withdrawals", look_up_withdrawals },
  { "enrolments", look_up_enrolments },
  { "cooperatives", desmi_lookup_cooperatives },
  { "attachments", desmi_lookup_attachments },
  { "quality", desmi_lookup_quality },
  { "completeness", desmi_lookup_completeness },
  { "report-form", desmi_lookup_report_form },
  { "report-villages", desmi_lookup_report_villages },
  { "deck-changes", desmi_lookup_deck_changes },
  { "standing", desmi_lookup_standing },
  { "targets", desmi_lookup_targets },
  { "village-programmes", desmi_lookup_village_programmes },
  { "village-codes", desmi_lookup_village_codes },
  { "flow-boundaries", desmi_lookup_flow_boundaries },
  { "catalogue", desmi_lookup_catalogue },
  { "feed-preview", desmi_lookup_feed_preview },
};

typedef struct
{
  char              *what;
  char              *argument;
  const DesmiLocale *locale;
} LookupJob;

static void
lookup_job_free (gpointer data)
{
  LookupJob *job = data;

  g_free (job->what);
  g_free (job->argument);
  g_free (job);
}

static LookupJob *
lookup_job_new (const char *what, const char *argument, const DesmiLocale *locale)
{
  LookupJob *job = g_new (LookupJob, 1);

  job->what = g_strdup (what);
  job->argument = g_strdup (argument);
  job->locale = locale != NULL ? locale : desmi_locale_get_english ();
  return job;
}

static gpointer
lookup_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const LookupJob *job = data;

  for (guint i = 0; i < G_N_ELEMENTS (lookups); i++)
    if (g_str_equal (lookups[i].name, job->what))
      return lookups[i].look_up (connection, job->argument, job->locale, error);
  if (g_str_has_prefix (job->what, "register-"))
    return desmi_lookup_register (connection, job->what + strlen ("register-"), job->argument,
                                  job->locale, error);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               /* Translators: %s is the English name of a table */
               _ ("There is no table “%s”."), job->what);
  return NULL;
}

/**
 * desmi_store_lookup:
 * @what: name of a small table, see desmi-store.h
 * @argument: (nullable): what some of them take
 * @locale: (nullable): the reader of labels and messages; English unless given
 *
 * Returns: (transfer full): the table; %NULL with %DESMI_STORE_ERROR_INPUT if there is none of that
 * name, or any other #DesmiStoreError
 */
DesmiTable *
desmi_store_lookup (DesmiStore        *self,
                    const char        *what,
                    const char        *argument,
                    const DesmiLocale *locale,
                    GCancellable      *cancellable,
                    GError           **error)
{
  LookupJob  *job;
  DesmiTable *table;

  g_return_val_if_fail (what != NULL, NULL);
  job = lookup_job_new (what, argument, locale);
  table = desmi_store_read (self, lookup_job, job, cancellable, error);
  lookup_job_free (job);
  return table;
}

/**
 * desmi_store_lookup_async:
 * @what: a name that desmi_store_lookup() knows
 * @argument: (nullable): what it is about
 * @locale: static
 *
 * Asks for a short list on a reader's thread.
 */
void
desmi_store_lookup_async (DesmiStore         *self,
                          const char         *what,
                          const char         *argument,
                          const DesmiLocale  *locale,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (what != NULL);
  desmi_store_read_async (self, lookup_job, lookup_job_new (what, argument, locale),
                          lookup_job_free, (GDestroyNotify) desmi_table_unref, cancellable,
                          callback, user_data);
}

/**
 * desmi_store_lookup_finish:
 *
 * Returns: (transfer full): as desmi_store_lookup()
 */
DesmiTable *
desmi_store_lookup_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  return desmi_store_read_finish (self, result, error);
}
