/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/desmi-catalogue-search.h"

/**
 * desmi_catalogue_kind_get_depth:
 *
 * Returns: 0 of programmes and reasons, 1 of pillars, which stand below a programme, 2 of
 * indicators, which stand below a pillar
 */
guint
desmi_catalogue_kind_get_depth (DesmiCatalogueKind kind)
{
  return kind == DESMI_CATALOGUE_INDICATOR ? 2 : kind == DESMI_CATALOGUE_PILLAR ? 1 : 0;
}

static gboolean
is_found (const DesmiCatalogueEntry *entry, const char *wanted)
{
  static const char *const columns[] = { "name_id", "name_en", "id", "description" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = desmi_catalogue_entry_get (entry, columns[i]);

      if (text != NULL && g_str_match_string (wanted, text, TRUE))
        return TRUE;
    }
  return FALSE;
}

/* Whether a heading stands over something that is found. */
static gboolean
is_over_found (const DesmiCatalogueEntry *entry, DesmiCatalogueKind kind, const char *wanted)
{
  DesmiCatalogueEntry below = *entry;
  DesmiCatalogueKind  other;

  for (below.row++; below.row < desmi_table_get_n_rows (below.table); below.row++)
    {
      if (!desmi_catalogue_entry_get_kind (&below, &other))
        continue;
      if (other == DESMI_CATALOGUE_REASON
          || desmi_catalogue_kind_get_depth (other) <= desmi_catalogue_kind_get_depth (kind))
        return FALSE;
      if (is_found (&below, wanted))
        return TRUE;
    }
  return FALSE;
}

/**
 * desmi_catalogue_entry_is_wanted:
 * @words: what is searched for; empty: everything
 *
 * Returns: whether @entry has the words, or stands over one that has
 */
gboolean
desmi_catalogue_entry_is_wanted (const DesmiCatalogueEntry *entry, const char *words)
{
  DesmiCatalogueKind kind = DESMI_CATALOGUE_INDICATOR;

  if (*words == '\0' || is_found (entry, words))
    return TRUE;
  desmi_catalogue_entry_get_kind (entry, &kind);
  return kind != DESMI_CATALOGUE_REASON && is_over_found (entry, kind, words);
}

/**
 * desmi_catalogue_list_wanted:
 * @table: (nullable): of the catalogue
 * @words: as for desmi_catalogue_entry_is_wanted()
 *
 * Returns: (transfer full) (element-type guint): the rows of @table that are wanted
 */
GArray *
desmi_catalogue_list_wanted (DesmiTable *table, const char *words)
{
  GArray             *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  DesmiCatalogueEntry entry = { table, 0 };

  for (; table != NULL && entry.row < desmi_table_get_n_rows (table); entry.row++)
    if (desmi_catalogue_entry_is_wanted (&entry, words))
      g_array_append_val (rows, entry.row);
  return rows;
}
