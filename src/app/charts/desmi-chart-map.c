/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins what the file knows of its areas with the outlines that are shipped for some districts. */
#include "app/charts/desmi-chart-map.h"

#include "core/platform/desmi-paths.h"

#include <string.h>

/* The outlines of the store's district; %NULL without an error where none are shipped. What cannot
 * be read is as if there were none: a picture less, but no less of the data. */
static DesmiOutlines *
read_shipped (DesmiStore *store)
{
  const char        *district = desmi_store_get_district (store);
  g_autofree char   *name = g_strdup_printf ("geo/%s.outlines", district != NULL ? district : "");
  g_autofree char   *path = district != NULL ? desmi_paths_dup_data (name) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DesmiOutlines     *outlines = NULL;
  char              *text;
  gsize              length;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  if (g_file_get_contents (path, &text, &length, &error))
    {
      bytes = g_bytes_new_take (text, length);
      outlines = desmi_outlines_new_from_bytes (bytes, &error);
    }
  if (outlines == NULL)
    g_warning ("%s: %s", path, error->message);
  return outlines;
}

static gboolean
is_in (const GPtrArray *areas, const char *code)
{
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    if (g_str_has_prefix (code, g_ptr_array_index (areas, i)))
      return TRUE;
  return areas == NULL || areas->len == 0;
}

/* The codes in the first column. */
static GHashTable *
find_codes (DesmiTable *table)
{
  GHashTable *codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (desmi_table_get_text (table, r, 0) != NULL)
      g_hash_table_add (codes, (char *) desmi_table_get_text (table, r, 0));
  return codes;
}

static gboolean
get_point (DesmiTable *places, guint row, DesmiLonLat *out)
{
  if (desmi_table_get_mark (places, row, 1) == DESMI_MARK_MISSING
      || desmi_table_get_mark (places, row, 2) == DESMI_MARK_MISSING)
    return FALSE;
  out->lat_e6 = (gint32) CLAMP (desmi_table_get_int (places, row, 1), -90000000, 90000000);
  out->lon_e6 = (gint32) CLAMP (desmi_table_get_int (places, row, 2), -180000000, 180000000);
  return TRUE;
}

static void
add_area (DesmiOutlines *outlines, DesmiTable *places, guint row, const DesmiOutline *shape)
{
  DesmiLonLat point;
  gboolean    has_point = get_point (places, row, &point);

  if (shape != NULL)
    point = shape->label;
  desmi_outlines_add (
      outlines, desmi_table_get_text (places, row, 0), desmi_table_get_label (places, row, 0),
      has_point || shape != NULL ? &point : NULL, shape != NULL ? shape->rings : NULL);
}

/**
 * desmi_chart_map_load:
 * @table: of a map: the areas are in its first column
 * @query: what was asked: of subdistricts that it lets through, only their areas are shown
 *
 * Reads the outlines of the areas. Blocks. Without outlines, a district's subdistricts are all
 * there with their points, and those villages that @table names: three hundred tiles would hide
 * them.
 *
 * Returns: (transfer full): the areas; %NULL with #DesmiStoreError or %G_IO_ERROR_CANCELLED
 */
DesmiOutlines *
desmi_chart_map_load (DesmiStore       *store,
                      DesmiTable       *table,
                      const DesmiQuery *query,
                      GCancellable     *cancellable,
                      GError          **error)
{
  const char            *level = desmi_table_get_column_name (table, 0);
  g_autoptr (DesmiTable) places = desmi_store_lookup (
      store, "places", level, desmi_query_get_locale (query), cancellable, error);
  const GPtrArray          *within = desmi_query_get_where (query, DESMI_DIMENSION_SUBDISTRICT);
  gboolean                  villages = strcmp (level, "village") == 0;
  g_autoptr (DesmiOutlines) shipped = NULL;
  g_autoptr (GHashTable)    named = NULL;
  DesmiOutlines            *outlines;

  if (places == NULL)
    return NULL;
  shipped = read_shipped (store);
  named = find_codes (table);
  outlines = desmi_outlines_new ();
  for (guint r = 0; r < desmi_table_get_n_rows (places); r++)
    {
      const char         *code = desmi_table_get_text (places, r, 0);
      const DesmiOutline *shape = shipped != NULL ? desmi_outlines_find (shipped, code) : NULL;

      if (!is_in (within, code)
          || (shipped == NULL && villages && !g_hash_table_contains (named, code)))
        continue;
      add_area (outlines, places, r, shape);
    }
  return outlines;
}

/**
 * desmi_chart_map_load_villages:
 *
 * Reads where the villages of the store's district lie. Blocks.
 *
 * Returns: (transfer full): all of them, with outlines where there are any; %NULL with
 * #DesmiStoreError or %G_IO_ERROR_CANCELLED
 */
DesmiOutlines *
desmi_chart_map_load_villages (DesmiStore        *store,
                               const DesmiLocale *locale,
                               GCancellable      *cancellable,
                               GError           **error)
{
  g_autoptr (DesmiTable) places
      = desmi_store_lookup (store, "places", "village", locale, cancellable, error);
  g_autoptr (DesmiOutlines) shipped = NULL;
  DesmiOutlines            *outlines;

  if (places == NULL)
    return NULL;
  shipped = read_shipped (store);
  outlines = desmi_outlines_new ();
  for (guint r = 0; r < desmi_table_get_n_rows (places); r++)
    add_area (outlines, places, r,
              shipped != NULL ? desmi_outlines_find (shipped, desmi_table_get_text (places, r, 0))
                              : NULL);
  return outlines;
}
