/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of village filters. */
#include "app/desmi-village-filter.h"

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
  copy->subdistrict = g_strdup (filter->subdistrict);
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
  g_free ((char *) filter->subdistrict);
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
         && g_strcmp0 (a->search, b->search) == 0 && g_strcmp0 (a->subdistrict, b->subdistrict) == 0
         && a->cohort_first == b->cohort_first && a->cohort_last == b->cohort_last
         && a->status == b->status && a->sort == b->sort && a->descending == b->descending
         && g_strcmp0 (a->quarter, b->quarter) == 0;
}
