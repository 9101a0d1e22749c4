/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme's dated events: villages that joined by decree, and villages that left. */
#include "app/charts/desmi-chart-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MONTH_LENGTH 7 /* of "2018-03" in "2018-03-01" */

/* The codes that a question lets through: villages, or what they lie in; none: all. */
static gboolean
shows (const DesmiQuery *query, DesmiDimension dimension, const char *village)
{
  const GPtrArray *values = desmi_query_get_where (query, dimension);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const char *code = g_ptr_array_index (values, i);
      gsize       n = strlen (code);

      if (strncmp (village, code, n) == 0 && (village[n] == '\0' || village[n] == '.'))
        return TRUE;
    }
  return values == NULL || values->len == 0;
}

static const char *
get_programme (const DesmiQuery *query)
{
  const GPtrArray *programmes = desmi_query_get_where (query, DESMI_DIMENSION_PROGRAMME);

  return programmes != NULL && programmes->len > 0 ? g_ptr_array_index (programmes, 0) : NULL;
}

/* How many of the villages asked for are in @table, by month; (element-type utf8 guint). */
static GHashTable *
count_villages (DesmiTable *table, const DesmiQuery *query)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *village = desmi_table_get_text (table, r, 0);
      const char *since = desmi_table_get_text (table, r, 1);
      char       *month;
      guint       n;

      if (village == NULL || since == NULL || strlen (since) < MONTH_LENGTH
          || !shows (query, DESMI_DIMENSION_VILLAGE, village)
          || !shows (query, DESMI_DIMENSION_SUBDISTRICT, village)
          || !shows (query, DESMI_DIMENSION_DISTRICT, village))
        continue;
      month = g_strndup (since, MONTH_LENGTH);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, month));
      g_hash_table_insert (counts, month, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_rows (DesmiTableBuilder *builder, GHashTable *counts, gboolean left, const DesmiLocale *locale)
{
  g_autofree gpointer *months = g_hash_table_get_keys_as_array (counts, NULL);
  guint                n_months = g_hash_table_size (counts);

  qsort (months, n_months, sizeof (gpointer), compare_texts);
  for (guint i = 0; i < n_months; i++)
    {
      guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, months[i]));
      g_autofree char *label = g_strdup_printf (
          left ? desmi_locale_plural (locale, "%u village left", "%u villages left", n)
               : desmi_locale_plural (locale, "%u village joined", "%u villages joined", n),
          n);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, months[i], NULL);
      desmi_table_builder_set_text (builder, 1, label, NULL);
    }
}

/**
 * desmi_chart_events_ask:
 * @query: of the villages and the programme
 *
 * Blocks.
 *
 * Returns: (transfer full): columns "month" and "label": how many of the villages joined or left
 * the programme in a month, as far as it is known; %NULL with #DESMI_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
DesmiTable *
desmi_chart_events_ask (DesmiStore       *store,
                        const DesmiQuery *query,
                        GCancellable     *cancellable,
                        GError          **error)
{
  static const char *const      what[] = { "enrolments", "withdrawals" };
  const DesmiLocale            *locale = desmi_query_get_locale (query);
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("events");

  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "label", DESMI_COLUMN_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (what); i++)
    {
      g_autoptr (DesmiTable) table
          = desmi_store_lookup (store, what[i], get_programme (query), locale, cancellable, error);
      g_autoptr (GHashTable) counts = table != NULL ? count_villages (table, query) : NULL;

      if (counts == NULL)
        return NULL;
      add_rows (builder, counts, i == 1, locale);
    }
  return desmi_table_builder_end (g_steal_pointer (&builder));
}
