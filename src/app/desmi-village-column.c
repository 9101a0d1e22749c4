/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns that a list of villages can have, in the order in which they are offered. */
#include "app/desmi-village-column.h"

#include <glib/gi18n-lib.h>

static const DesmiVillageColumn columns[] = {
  { "code", NC_ ("column", "Code"), DESMI_VILLAGE_SORT_CODE, DESMI_COLUMN_TEXT },
  { "name", NC_ ("column", "Village"), DESMI_VILLAGE_SORT_NAME, DESMI_COLUMN_TEXT },
  { "subdistrict", NC_ ("column", "Subdistrict"), DESMI_VILLAGE_SORT_SUBDISTRICT,
    DESMI_COLUMN_TEXT },
  { "cohort", NC_ ("column", "Cohort"), DESMI_VILLAGE_SORT_COHORT, DESMI_COLUMN_TEXT },
  { "status", NC_ ("column", "Status"), DESMI_VILLAGE_SORT_STATUS, DESMI_COLUMN_TEXT },
  { "abroad", NC_ ("column", "Abroad"), DESMI_VILLAGE_SORT_STOCK, DESMI_COLUMN_COUNT },
  { "p1", "P1", DESMI_VILLAGE_SORT_PILLAR_1, DESMI_COLUMN_RATIO },
  { "p2", "P2", DESMI_VILLAGE_SORT_PILLAR_2, DESMI_COLUMN_RATIO },
  { "p3", "P3", DESMI_VILLAGE_SORT_PILLAR_3, DESMI_COLUMN_RATIO },
  { "p4", "P4", DESMI_VILLAGE_SORT_PILLAR_4, DESMI_COLUMN_RATIO },
  { "head", NC_ ("column", "Village head"), DESMI_VILLAGE_SORT_HEAD, DESMI_COLUMN_TEXT },
  { "officers", NC_ ("column", "Officers"), DESMI_VILLAGE_SORT_OFFICERS, DESMI_COLUMN_COUNT },
  { "population", NC_ ("column", "Population"), DESMI_VILLAGE_SORT_POPULATION, DESMI_COLUMN_COUNT },
  { "households", NC_ ("column", "Households"), DESMI_VILLAGE_SORT_HOUSEHOLDS, DESMI_COLUMN_COUNT },
  { "service", NC_ ("column", "Service"), DESMI_VILLAGE_SORT_SERVICE, DESMI_COLUMN_TEXT },
  { "phone", NC_ ("column", "Telephone"), DESMI_VILLAGE_SORT_PHONE, DESMI_COLUMN_TEXT },
  { "email", NC_ ("column", "E-mail"), DESMI_VILLAGE_SORT_EMAIL, DESMI_COLUMN_TEXT },
  { "address", NC_ ("column", "Address"), DESMI_VILLAGE_SORT_ADDRESS, DESMI_COLUMN_TEXT },
  { "cooperative", NC_ ("column", "Cooperative"), DESMI_VILLAGE_SORT_COOPERATIVE,
    DESMI_COLUMN_TEXT },
  { "decree", NC_ ("column", "Decree"), DESMI_VILLAGE_SORT_DECREE, DESMI_COLUMN_TEXT },
  { "notes", NC_ ("column", "Notes"), DESMI_VILLAGE_SORT_NOTES, DESMI_COLUMN_TEXT },
};

/**
 * desmi_village_column_nth:
 *
 * Returns: (transfer none) (nullable): a column, %NULL past the last
 */
const DesmiVillageColumn *
desmi_village_column_nth (guint n)
{
  return n < G_N_ELEMENTS (columns) ? &columns[n] : NULL;
}

/**
 * desmi_village_column_find:
 * @name: (nullable): as it is remembered
 *
 * Returns: (transfer none) (nullable): the column of that name
 */
const DesmiVillageColumn *
desmi_village_column_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i].name, name) == 0)
      return &columns[i];
  return NULL;
}

/**
 * desmi_village_column_is_pillar:
 *
 * Returns: whether it shows a score
 */
gboolean
desmi_village_column_is_pillar (const DesmiVillageColumn *self)
{
  return self->type == DESMI_COLUMN_RATIO;
}

/**
 * desmi_village_column_get_title:
 *
 * Returns: (transfer none): its title for the user
 */
const char *
desmi_village_column_get_title (const DesmiVillageColumn *self)
{
  /* “P1” is the same for everybody */
  return desmi_village_column_is_pillar (self)
             ? self->title
             : g_dpgettext2 (GETTEXT_PACKAGE, "column", self->title);
}

/**
 * desmi_village_column_is_number:
 *
 * Returns: whether its values stand below each other's end
 */
gboolean
desmi_village_column_is_number (const DesmiVillageColumn *self)
{
  return self->type == DESMI_COLUMN_COUNT;
}

/**
 * desmi_village_column_get_text:
 * @self: one whose values are the village's own texts: neither status nor cohort, nor a number
 *
 * Returns: (transfer none) (nullable): what @village has there
 */
const char *
desmi_village_column_get_text (const DesmiVillageColumn *self, const DesmiVillage *village)
{
  switch ((int) self->sort)
    {
    case DESMI_VILLAGE_SORT_CODE:
      return village->code;
    case DESMI_VILLAGE_SORT_NAME:
      return village->name;
    case DESMI_VILLAGE_SORT_SUBDISTRICT:
      return village->subdistrict;
    case DESMI_VILLAGE_SORT_HEAD:
      return village->head_name;
    case DESMI_VILLAGE_SORT_SERVICE:
      return village->service;
    case DESMI_VILLAGE_SORT_PHONE:
      return village->phone;
    case DESMI_VILLAGE_SORT_EMAIL:
      return village->email;
    case DESMI_VILLAGE_SORT_ADDRESS:
      return village->address;
    case DESMI_VILLAGE_SORT_COOPERATIVE:
      return desmi_village_get_cooperative (village);
    case DESMI_VILLAGE_SORT_DECREE:
      return village->decree;
    case DESMI_VILLAGE_SORT_NOTES:
      return village->notes;
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * desmi_village_column_get_count:
 * @self: one of numbers
 *
 * Returns: what @village has there, of people or households; -1: not known
 */
gint64
desmi_village_column_get_count (const DesmiVillageColumn *self, const DesmiVillage *village)
{
  switch ((int) self->sort)
    {
    case DESMI_VILLAGE_SORT_STOCK:
      return village->stock;
    case DESMI_VILLAGE_SORT_OFFICERS:
      return desmi_village_count_officers (village);
    case DESMI_VILLAGE_SORT_POPULATION:
      return village->population;
    case DESMI_VILLAGE_SORT_HOUSEHOLDS:
      return village->households;
    default:
      g_return_val_if_reached (-1);
    }
}
