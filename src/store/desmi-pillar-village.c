/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village that questions about pillars are of, and when it is expected to report. */
#include "store/desmi-pillar-data.h"

static const char *
get_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  return text != NULL ? text : "";
}

/**
 * desmi_pillar_village_free:
 * @data: (transfer full): a DesmiPillarVillage
 *
 * Frees it.
 */
void
desmi_pillar_village_free (gpointer data)
{
  DesmiPillarVillage *self = data;

  g_free (self->village);
  g_free (self->programme);
  g_free (self->status);
  g_clear_pointer (&self->duties, g_array_unref);
  g_free (self);
}

static int
get_month_at (sqlite3_stmt *stmt, int column, int otherwise)
{
  DesmiPeriod period = { 0 };

  return desmi_period_parse (get_text (stmt, column), &period, NULL) ? period.first : otherwise;
}

/**
 * desmi_pillar_villages_add:
 * @villages: (element-type DesmiPillarVillage): in the order of village and programme
 * @stmt: at a row of village, programme, cohort, status, first and before of {duty}; those of one
 *   village in one programme follow each other
 *
 * Adds the village, or when it is expected once more.
 */
void
desmi_pillar_villages_add (GPtrArray *villages, sqlite3_stmt *stmt)
{
  DesmiPillarVillage *village
      = villages->len > 0 ? g_ptr_array_index (villages, villages->len - 1) : NULL;
  /* who was enrolled without a year has been since ever */
  DesmiPillarDuty duty = { get_month_at (stmt, 4, G_MININT), get_month_at (stmt, 5, G_MAXINT) };

  if (village == NULL || !g_str_equal (village->village, get_text (stmt, 0))
      || !g_str_equal (village->programme, get_text (stmt, 1)))
    {
      village = g_new0 (DesmiPillarVillage, 1);
      village->village = g_strdup (get_text (stmt, 0));
      village->programme = g_strdup (get_text (stmt, 1));
      village->cohort = sqlite3_column_int (stmt, 2);
      village->status = g_strdup (get_text (stmt, 3));
      village->duties = g_array_new (FALSE, FALSE, sizeof (DesmiPillarDuty));
      g_ptr_array_add (villages, village);
    }
  if (sqlite3_column_type (stmt, 4) != SQLITE_NULL)
    g_array_append_val (village->duties, duty);
}

/**
 * desmi_pillar_village_is_expected:
 * @part: a quarter, or a longer time
 *
 * Returns: whether the village is expected to report in any quarter of @part, that is on the last
 *   day of it; of less than a quarter, on the last day of @part
 */
gboolean
desmi_pillar_village_is_expected (const DesmiPillarVillage *self, const DesmiPeriod *part)
{
  for (guint i = 0; self->duties != NULL && i < self->duties->len; i++)
    {
      const DesmiPillarDuty *duty = &g_array_index (self->duties, DesmiPillarDuty, i);
      int                    first = MAX (duty->first, part->first);
      int                    last = MIN (duty->before - 1, part->last);
      int                    quarter_end = first + 2 - first % 3;

      if (first <= last && (last == part->last || quarter_end <= last))
        return TRUE;
    }
  return FALSE;
}
