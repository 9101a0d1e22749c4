/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of what villages report, numbers of 1 to 4 people are hidden as those of flows are; one hidden
 * beside a sum that is known would be what the others leave of it, so that a second one is. */
#include "app/charts/desmi-chart-small.h"

#include "app/desmi-suppress-cells.h"

#define OFFICERS "petugas_terlatih"

/**
 * desmi_chart_small_is_people:
 * @indicator: (nullable): its code
 * @unit: (nullable): of it, as the catalogue writes it
 *
 * Returns: whether it counts people who are not to be told apart. The programme's officers are
 * known by name, and every village page says how many there are
 */
gboolean
desmi_chart_small_is_people (const char *indicator, const char *unit)
{
  if (g_strcmp0 (indicator, OFFICERS) == 0)
    return FALSE;
  return g_strcmp0 (unit, "orang") == 0 || g_strcmp0 (unit, "anak") == 0
         || g_strcmp0 (unit, "keluarga") == 0;
}

/**
 * desmi_chart_small_is:
 *
 * Returns: whether so few people are not to be shown
 */
gboolean
desmi_chart_small_is (double value)
{
  return value > 0 && value < DESMI_SUPPRESS_BELOW;
}

static gboolean
is_seen (DesmiTable *table, guint row, guint column)
{
  return desmi_table_get_mark (table, row, column) != DESMI_MARK_MISSING;
}

/**
 * desmi_chart_small_cover:
 * @column: of the numbers
 * @apart: column of the places whose sum may be in the table too
 * @hidden: (inout): of each row, whether its number is hidden
 *
 * One hidden number among those of places is joined by the least of the others.
 */
void
desmi_chart_small_cover (DesmiTable *table, guint column, const char *apart, gboolean *hidden)
{
  int   places = desmi_table_find_column (table, apart), least = -1;
  guint n = 0;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      if (places < 0 || desmi_table_get_text (table, r, (guint) places) == NULL
          || !is_seen (table, r, column))
        continue;
      n += hidden[r];
      if (!hidden[r]
          && (least < 0
              || desmi_table_get_double (table, r, column)
                     < desmi_table_get_double (table, (guint) least, column)))
        least = (int) r;
    }
  if (n == 1 && least >= 0)
    hidden[least] = TRUE;
}

/**
 * desmi_chart_small_find:
 * @column: of the numbers
 * @apart: column of the places whose sum may be in the table too
 * @people: (nullable): column of the units by which a row counts people; %NULL: all do
 *
 * Returns: (transfer full): of each row, whether its number has to be hidden
 */
gboolean *
desmi_chart_small_find (DesmiTable *table, guint column, const char *apart, const char *people)
{
  guint     n = desmi_table_get_n_rows (table);
  gboolean *hidden = g_new0 (gboolean, n + 1);
  int       units = people != NULL ? desmi_table_find_column (table, people) : -1;
  int       codes = desmi_table_find_column (table, "indicator");

  for (guint r = 0; r < n; r++)
    hidden[r] = is_seen (table, r, column)
                && desmi_chart_small_is (desmi_table_get_double (table, r, column))
                && (people == NULL
                    || (units >= 0
                        && desmi_chart_small_is_people (
                            codes >= 0 ? desmi_table_get_text (table, r, (guint) codes) : NULL,
                            desmi_table_get_text (table, r, (guint) units))));
  desmi_chart_small_cover (table, column, apart, hidden);
  return hidden;
}
