/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of village filters. */
#include "app/desmi-village-filter.h"

#include <string.h>

/**
 * desmi_village_filter_dup:
 *
 * Returns: (transfer full): a copy that owns its texts; free with desmi_village_filter_drop()
 */
DesmiVillageFilter *
desmi_village_filter_dup (const DesmiVillageFilter *filter)
{
  DesmiVillageFilter *copy = g_new (DesmiVillageFilter, 1);

  *copy = *filter;
  copy->programme = g_strdup (filter->programme);
  copy->search = g_strdup (filter->search);
  copy->subdistricts = g_strdup (filter->subdistricts);
  copy->cohorts = g_strdup (filter->cohorts);
  copy->quarter = g_strdup (filter->quarter);
  return copy;
}

/**
 * desmi_village_filter_drop:
 * @filter: (transfer full) (nullable): made by desmi_village_filter_dup()
 */
void
desmi_village_filter_drop (DesmiVillageFilter *filter)
{
  if (filter == NULL)
    return;
  g_free ((char *) filter->programme);
  g_free ((char *) filter->search);
  g_free ((char *) filter->subdistricts);
  g_free ((char *) filter->cohorts);
  g_free ((char *) filter->quarter);
  g_free (filter);
}

/**
 * desmi_village_filter_equal:
 *
 * Returns: whether both choose the same villages in the same order and ask for the same quarter
 */
gboolean
desmi_village_filter_equal (const DesmiVillageFilter *a, const DesmiVillageFilter *b)
{
  return a->scope == b->scope && g_strcmp0 (a->programme, b->programme) == 0
         && !a->is_in_others == !b->is_in_others && g_strcmp0 (a->search, b->search) == 0
         && g_strcmp0 (a->subdistricts, b->subdistricts) == 0
         && g_strcmp0 (a->cohorts, b->cohorts) == 0 && a->statuses == b->statuses
         && memcmp (a->conditions, b->conditions, sizeof a->conditions) == 0 && a->sort == b->sort
         && a->descending == b->descending && g_strcmp0 (a->quarter, b->quarter) == 0;
}

/**
 * desmi_village_filter_can_lose:
 *
 * Returns: whether a village can fall out of it by what is edited
 */
gboolean
desmi_village_filter_can_lose (const DesmiVillageFilter *filter)
{
  for (guint i = 0; i < DESMI_N_CONDITIONS; i++)
    if (filter->conditions[i] > 0)
      return TRUE;
  return filter->statuses != 0 || filter->is_in_others || filter->cohorts != NULL;
}
