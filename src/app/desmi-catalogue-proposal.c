/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Desa Migran Emas, the sister programme of the ministry, with its four pillars. What it is
 * measured by was not published; the indicators are the criteria that were reported in 2025, as the
 * district's own entries, so that all of them can be changed or retired. */
#include "app/desmi-catalogue-view.h"

#include <glib/gi18n-lib.h>

#define PROGRAMME "desa-migran-emas"
#define NAME "Desa Migran Emas"

typedef struct
{
  const char *name_id, *name_en;
} Pillar;

typedef struct
{
  const char *id;
  int         pillar;
  const char *name_id, *name_en, *unit, *over_time, *over_villages;
} Indicator;

static const Pillar pillars[] = {
  { "Edukatif", "Educative" },
  { "Maju", "Advanced" },
  { "Aman", "Safe" },
  { "Sejahtera", "Prosperous" },
};

static const Indicator indicators[] = {
  { "emas_kelompok_purna", 2, "Kelompok usaha purna pekerja migran",
    "Business groups of returned workers", "kelompok", "last", "sum" },
  { "emas_gugus_tugas", 3, "Gugus tugas desa", "Village task forces", "kelompok", "last", "sum" },
  { "emas_sarana_layanan", 3, "Sarana layanan desa", "Village service facilities", "sarana", "last",
    "sum" },
  { "emas_prosedural", 3, "Keberangkatan sesuai prosedur", "Departures by procedure", "persen",
    "mean", "mean" },
  { "emas_pelindungan", 3, "Kegiatan pelindungan", "Protection activities", "kegiatan", "sum",
    "sum" },
  { "emas_pemberdayaan", 4, "Program pemberdayaan", "Empowerment programmes", "kegiatan", "sum",
    "sum" },
};

static void
add_pillar (DesmiEdit *edit, guint i)
{
  g_autoptr (DesmiCatalogueItem) item = desmi_catalogue_item_new (DESMI_CATALOGUE_PILLAR, NULL);

  item->programme = g_strdup (PROGRAMME);
  item->pillar = (int) i + 1;
  item->name_id = g_strdup (pillars[i].name_id);
  item->name_en = g_strdup (pillars[i].name_en);
  desmi_edit_add_catalogue (edit, item);
}

static void
add_indicator (DesmiEdit *edit, const Indicator *indicator)
{
  g_autoptr (DesmiCatalogueItem) item
      = desmi_catalogue_item_new (DESMI_CATALOGUE_INDICATOR, indicator->id);

  g_free (item->over_time);
  g_free (item->over_villages);
  item->programme = g_strdup (PROGRAMME);
  item->pillar = indicator->pillar;
  item->name_id = g_strdup (indicator->name_id);
  item->name_en = g_strdup (indicator->name_en);
  item->unit = g_strdup (indicator->unit);
  item->over_time = g_strdup (indicator->over_time);
  item->over_villages = g_strdup (indicator->over_villages);
  item->description = g_strdup (_ ("A proposal made of the criteria that were reported in 2025; "
                                   "change it or retire it as the guidelines ask."));
  desmi_edit_add_catalogue (edit, item);
}

/**
 * desmi_catalogue_has_proposal:
 * @table: lookup "catalogue"
 *
 * Returns: whether Desa Migran Emas is in the catalogue already, official or the district's own
 */
gboolean
desmi_catalogue_has_proposal (DesmiTable *table)
{
  DesmiCatalogueEntry entry = { table, 0 };

  for (; entry.row < desmi_table_get_n_rows (table); entry.row++)
    if (g_strcmp0 (desmi_catalogue_entry_get (&entry, "kind"), "programme") == 0
        && g_strcmp0 (desmi_catalogue_entry_get (&entry, "id"), PROGRAMME) == 0)
      return TRUE;
  return FALSE;
}

/**
 * desmi_programmes_has_proposal:
 * @programmes: lookup "programmes"
 *
 * Returns: whether Desa Migran Emas is among them, if only as one that is retired
 */
gboolean
desmi_programmes_has_proposal (DesmiTable *programmes)
{
  int id = desmi_table_find_column (programmes, "programme");

  for (guint i = 0; id >= 0 && i < desmi_table_get_n_rows (programmes); i++)
    if (g_strcmp0 (desmi_table_get_text (programmes, i, (guint) id), PROGRAMME) == 0)
      return TRUE;
  return FALSE;
}

/**
 * desmi_catalogue_get_proposal:
 *
 * Returns: (transfer none): the id of Desa Migran Emas
 */
const char *
desmi_catalogue_get_proposal (void)
{
  return PROGRAMME;
}

/**
 * desmi_catalogue_get_proposal_name:
 *
 * Returns: (transfer none): what it is called in both languages
 */
const char *
desmi_catalogue_get_proposal_name (void)
{
  return NAME;
}

/**
 * desmi_catalogue_add_proposal:
 *
 * Adds to a step that Desa Migran Emas comes into the catalogue with its pillars and indicators, so
 * that what follows in the step can be of it.
 */
void
desmi_catalogue_add_proposal (DesmiEdit *edit)
{
  g_autoptr (DesmiCatalogueItem) programme
      = desmi_catalogue_item_new (DESMI_CATALOGUE_PROGRAMME, PROGRAMME);

  programme->name_id = g_strdup (NAME);
  programme->name_en = g_strdup (NAME);
  desmi_edit_add_catalogue (edit, programme);
  for (guint i = 0; i < G_N_ELEMENTS (pillars); i++)
    add_pillar (edit, i);
  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    add_indicator (edit, &indicators[i]);
}

/**
 * desmi_catalogue_new_proposal:
 *
 * Returns: (transfer full): the step that adds Desa Migran Emas and nothing else
 */
DesmiEdit *
desmi_catalogue_new_proposal (void)
{
  DesmiEdit *edit
      = desmi_edit_new_said (desmi_message_new ("Added the programme Desa Migran Emas"));

  desmi_catalogue_add_proposal (edit);
  return edit;
}

/**
 * desmi_catalogue_say_proposal:
 *
 * Returns: (transfer none): what else happens when the first village joins it
 */
const char *
desmi_catalogue_say_proposal (void)
{
  return _ ("Desa Migran Emas is added to the catalogue with its four pillars in the same step.");
}
