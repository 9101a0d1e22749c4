/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which scores in the list of villages are not for an audience. The list reads them with the
 * villages; what is hidden of them is asked for beside that. */
#include "app/desmi-village-scores.h"

#include "app/desmi-village-filter.h"

static char *
make_key (const char *village, guint64 pillar)
{
  return g_strdup_printf ("%s\t%" G_GUINT64_FORMAT, village, pillar);
}

/**
 * desmi_village_scores_query_new:
 * @filter: of the list
 *
 * Returns: (transfer full): what asks for the scores of all villages, as the list shows them
 */
DesmiQuery *
desmi_village_scores_query_new (const DesmiVillageFilter *filter)
{
  DesmiQuery *query = desmi_query_new (DESMI_QUERY_PILLARS);
  DesmiPeriod quarter;

  desmi_query_add_by (query, DESMI_DIMENSION_VILLAGE);
  desmi_query_add_by (query, DESMI_DIMENSION_PILLAR);
  if (!desmi_query_add_where (query, DESMI_DIMENSION_PROGRAMME,
                              desmi_village_filter_get_programme (filter), NULL))
    g_critical ("programme: %s", desmi_village_filter_get_programme (filter));
  if (filter->quarter != NULL && desmi_period_parse (filter->quarter, &quarter, NULL))
    desmi_query_set_period (query, &quarter);
  return query;
}

/**
 * desmi_village_scores_find_hidden:
 * @scores: what an audience gets as the answer
 *
 * Returns: (transfer full): what desmi_village_scores_hide() takes
 */
GHashTable *
desmi_village_scores_find_hidden (DesmiTable *scores)
{
  GHashTable *hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int         village = desmi_table_find_column (scores, "village");
  int         pillar = desmi_table_find_column (scores, "pillar");
  int         score = desmi_table_find_column (scores, "score");

  for (guint r = 0;
       village >= 0 && pillar >= 0 && score >= 0 && r < desmi_table_get_n_rows (scores); r++)
    if (desmi_table_get_mark (scores, r, (guint) score) == DESMI_MARK_SUPPRESSED)
      g_hash_table_add (
          hidden,
          make_key (desmi_table_get_text (scores, r, (guint) village),
                    g_ascii_strtoull (desmi_table_get_text (scores, r, (guint) pillar), NULL, 10)));
  return hidden;
}

/**
 * desmi_village_scores_hide:
 * @pillar: from 0
 *
 * Returns: whether the score of @village is hidden
 */
gboolean
desmi_village_scores_hide (GHashTable *hidden, const DesmiVillage *village, guint pillar)
{
  g_autofree char *key = make_key (village->code, pillar + 1);

  return g_hash_table_contains (hidden, key);
}
