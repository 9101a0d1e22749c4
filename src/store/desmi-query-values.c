/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a query names what the file knows: a typing error is not an empty answer. */
#include "store/desmi-connection.h"
#include "store/desmi-query-private.h"

#include <glib/gi18n-lib.h>

/**
 * Known:
 * @sql: gives a row if ?1 is known
 * @sentence: for one that is not; %s is the value
 */
typedef struct
{
  DesmiDimension dimension;
  const char    *sql;
  const char    *sentence;
} Known;

#define AREAS                                                                                      \
  "SELECT 1 FROM official_region WHERE code = ?1 UNION ALL"                                        \
  " SELECT 1 FROM official_village WHERE code = ?1"

#define OF_DISTRICT                                                                                \
  "SELECT 1 FROM (SELECT value AS district FROM meta WHERE key = 'district') AS m"                 \
  " WHERE substr (?1, 1, 5) = district OR instr (' ' || COALESCE ((SELECT successors"              \
  "   FROM official_region WHERE code = district), '') || ' ', ' ' || substr (?1, 1, 5) || ' ') "  \
  "> 0"

/* Translators: %s is the code of an area */
#define NO_AREA N_ ("There is no area with the code %s.")
/* Translators: %s is the code of an area */
#define FOREIGN_AREA N_ ("%s lies outside this file’s district.")

static const Known known[] = {
  { DESMI_DIMENSION_VILLAGE, AREAS, NO_AREA },
  { DESMI_DIMENSION_VILLAGE, OF_DISTRICT, FOREIGN_AREA },
  { DESMI_DIMENSION_SUBDISTRICT, AREAS, NO_AREA },
  { DESMI_DIMENSION_SUBDISTRICT, OF_DISTRICT, FOREIGN_AREA },
  { DESMI_DIMENSION_DISTRICT, AREAS, NO_AREA },
  { DESMI_DIMENSION_DISTRICT, OF_DISTRICT, FOREIGN_AREA },
  { DESMI_DIMENSION_OCCUPATION,
    "SELECT 1 FROM official_flows WHERE occupation = ?1 UNION ALL"
    " SELECT 1 FROM local_flows WHERE occupation = ?1",
    N_ ("No worker flow in this file has the occupation “%s”.") },
  { DESMI_DIMENSION_INDICATOR,
    "SELECT 1 FROM official_indicator WHERE id = ?1 UNION ALL"
    " SELECT 1 FROM local_indicator WHERE id = ?1",
    N_ ("There is no indicator “%s” in the catalogue.") },
  { DESMI_DIMENSION_PILLAR,
    "SELECT 1 FROM official_pillar WHERE number = CAST (?1 AS INTEGER) UNION ALL"
    " SELECT 1 FROM local_pillar WHERE number = CAST (?1 AS INTEGER)",
    N_ ("There is no pillar %s in the catalogue.") },
  { DESMI_DIMENSION_PROGRAMME,
    "SELECT 1 FROM official_programme WHERE id = ?1 UNION ALL"
    " SELECT 1 FROM local_programme WHERE id = ?1",
    N_ ("There is no programme “%s” in the catalogue.") },
};

static gboolean
check_value (DesmiConnection *connection, const Known *rule, const char *value, GError **error)
{
  g_autoptr (GError)  local = NULL;
  g_autoptr (GString) message = NULL;
  gboolean            found;
  sqlite3_stmt       *stmt = desmi_connection_bind (connection, error, rule->sql, "s", value);

  if (stmt == NULL)
    return FALSE;
  found = desmi_connection_step (connection, stmt, &local);
  sqlite3_reset (stmt);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (found)
    return TRUE;
  message = g_string_new (_ (rule->sentence));
  g_string_replace (message, "%s", value, 1);
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT, message->str);
  return FALSE;
}

static gboolean
is_several_programmes (const DesmiQuery *query, DesmiDimension dimension, const char *value)
{
  return dimension == DESMI_DIMENSION_PROGRAMME
         && desmi_query_get_table (query) == DESMI_QUERY_VILLAGES
         && g_str_equal (value, DESMI_PROGRAMME_SEVERAL);
}

static gpointer
check_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const DesmiQuery *query = data;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const GPtrArray *values = desmi_query_get_where (query, known[i].dimension);

      for (guint v = 0; values != NULL && v < values->len; v++)
        /* the empty text is "unknown" */
        if (*(const char *) values->pdata[v] != '\0'
            && !is_several_programmes (query, known[i].dimension, values->pdata[v])
            && !check_value (connection, &known[i], values->pdata[v], error))
          return NULL;
    }
  return data;
}

/**
 * desmi_store_check_query:
 * @query: its conditions are looked at
 * @error: %DESMI_STORE_ERROR_INPUT with a sentence that names the value, or any other
 * #DesmiStoreError
 *
 * For conditions that a person typed: an area must lie in the file's district, an indicator be of
 * the catalogue, an occupation occur. Blocks.
 *
 * Returns: whether the file knows every value that the query names
 */
gboolean
desmi_store_check_query (DesmiStore       *self,
                         const DesmiQuery *query,
                         GCancellable     *cancellable,
                         GError          **error)
{
  return desmi_store_read (self, check_job, (gpointer) query, cancellable, error) != NULL;
}
