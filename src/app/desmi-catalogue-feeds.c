/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators of the national catalogue that a register of the district counts already, so that
 * nothing is typed twice. A proposal: whoever counts otherwise chooses otherwise, one by one. */
#include "app/desmi-catalogue-view.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *indicator, *feed;
} feeds[] = {
  { "warga_dilayani", "visits" },
  { "dokumen_diproses", "visits-document" },
  { "kelompok_usaha", "groups" },
  { "omzet_rupiah", "group-turnover" },
  { "sesi_pengasuhan", "sessions" },
  { "anggota_koperasi", "cooperative-members" },
  { "simpanan_rupiah", "cooperative-savings" },
  { "pedagang_qris", "qris-merchants" },
  { "agen_lkd", "agents" },
  { "rekening_dibuka", "accounts" },
  { "debitur_kur", "credit-borrowers" },
  { "umkm_dilatih", "trained" },
};

/* (nullable): of the indicator in a row that is not counted from any register yet */
static const char *
find_feed (const DesmiCatalogueEntry *entry)
{
  const char *feed = desmi_catalogue_entry_get (entry, "feed");

  if (g_strcmp0 (desmi_catalogue_entry_get (entry, "kind"), "indicator") != 0
      || (feed != NULL && *feed != '\0') || desmi_catalogue_entry_is_retired (entry))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    if (g_strcmp0 (desmi_catalogue_entry_get (entry, "id"), feeds[i].indicator) == 0)
      return feeds[i].feed;
  return NULL;
}

/**
 * desmi_catalogue_count_feeds:
 * @table: lookup "catalogue"
 *
 * Returns: how many indicators desmi_catalogue_new_feeds() would count from a register
 */
guint
desmi_catalogue_count_feeds (DesmiTable *table)
{
  DesmiCatalogueEntry entry = { table, 0 };
  guint               n = 0;

  for (; entry.row < desmi_table_get_n_rows (table); entry.row++)
    n += find_feed (&entry) != NULL;
  return n;
}

/**
 * desmi_catalogue_new_feeds:
 * @table: lookup "catalogue"
 * @district: its code
 *
 * What was typed in reports goes on to count in its quarter.
 *
 * Returns: (transfer full): the step that counts indicators from the registers that know them
 */
DesmiEdit *
desmi_catalogue_new_feeds (DesmiTable *table, const char *district)
{
  guint               n = desmi_catalogue_count_feeds (table);
  DesmiEdit          *edit = desmi_edit_new_said (desmi_message_new_plural (
               "%u indicator is counted from a register", "%u indicators are counted from registers", n, n));
  DesmiCatalogueEntry entry = { table, 0 };

  for (; entry.row < desmi_table_get_n_rows (table); entry.row++)
    {
      const char            *feed = find_feed (&entry);
      g_autoptr (DesmiEntry) change = NULL;

      if (feed == NULL)
        continue;
      change = desmi_entry_new (DESMI_REGISTER_FEED, district);
      desmi_entry_set (change, "indicator", desmi_catalogue_entry_get (&entry, "id"));
      desmi_entry_set (change, "feed", feed);
      desmi_edit_put_entry (edit, change);
    }
  return edit;
}
