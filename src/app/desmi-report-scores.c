/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pillar's score in a village's report stands beside: that of the quarter before, and that
 * of the district. */
#include "app/desmi-report.h"

#include "core/desmi-number.h"

static DesmiQuery *
new_query (const DesmiReport *self, int step)
{
  DesmiQuery *query = desmi_query_new (DESMI_QUERY_PILLARS);
  DesmiPeriod quarter;

  desmi_query_add_by (query, DESMI_DIMENSION_PROGRAMME);
  desmi_query_add_by (query, DESMI_DIMENSION_PILLAR);
  if (desmi_period_parse (self->quarter, &quarter, NULL))
    {
      quarter = desmi_period_shift (&quarter, step);
      desmi_query_set_period (query, &quarter);
    }
  return query;
}

/**
 * desmi_report_new_before_query:
 *
 * Returns: (transfer full): asks for the scores of the village in the quarter before
 */
DesmiQuery *
desmi_report_new_before_query (const DesmiReport *self)
{
  DesmiQuery *query = new_query (self, -1);

  desmi_query_add_where (query, DESMI_DIMENSION_VILLAGE, self->village, NULL);
  return query;
}

/**
 * desmi_report_new_district_query:
 *
 * Returns: (transfer full): asks for the scores of all villages together in the quarter
 */
DesmiQuery *
desmi_report_new_district_query (const DesmiReport *self)
{
  return new_query (self, 0);
}

/* @column: of the score, or how many of how many villages; negative: there is none */
static double
find_number (DesmiTable *table, const DesmiReportPillar *pillar, const char *column)
{
  int programme = desmi_table_find_column (table, "programme"),
      number = desmi_table_find_column (table, "pillar"),
      wanted = desmi_table_find_column (table, column);

  for (guint i = 0;
       programme >= 0 && number >= 0 && wanted >= 0 && i < desmi_table_get_n_rows (table); i++)
    if (g_strcmp0 (desmi_table_get_text (table, i, (guint) programme), pillar->programme) == 0
        && (int) g_ascii_strtoll (desmi_table_get_text (table, i, (guint) number), NULL, 10)
               == pillar->number)
      return desmi_table_get_mark (table, i, (guint) wanted) == DESMI_MARK_MISSING
                 ? -1.0
                 : desmi_table_get_double (table, i, (guint) wanted);
  return -1.0;
}

static char *
show_share (double share, const DesmiLocale *locale)
{
  return share < 0 ? g_strdup ("–") : desmi_format_number (share, DESMI_NUMBER_PERCENT, 0, locale);
}

/* How many of the indicators of now were filled in then. */
static guint
count_before (const DesmiReportPillar *pillar)
{
  guint n = 0;

  for (guint i = 0; i < pillar->rows->len; i++)
    n += ((const DesmiReportRow *) g_ptr_array_index (pillar->rows, i))->has_before ? 1 : 0;
  return n;
}

static char *
describe_before (const DesmiReport       *self,
                 const DesmiReportPillar *pillar,
                 DesmiTable              *table,
                 const DesmiLocale       *locale)
{
  g_autofree char *share = show_share (find_number (table, pillar, "score"), locale);
  g_autofree char *spoken = NULL;
  DesmiPeriod      quarter;

  if (!desmi_period_parse (self->quarter, &quarter, NULL))
    return NULL;
  quarter = desmi_period_shift (&quarter, -1);
  spoken = desmi_period_format (&quarter, locale);
  return g_strdup_printf (
      /* Translators: a quarter, a score, how many of how many indicators were filled in then */
      desmi_locale_text (locale, "%s: %s · %u of %u filled in"), spoken, share,
      count_before (pillar), pillar->rows->len);
}

static char *
describe_district (const DesmiReportPillar *pillar, DesmiTable *table, const DesmiLocale *locale)
{
  g_autofree char *share = show_share (find_number (table, pillar, "score"), locale);
  double reported = find_number (table, pillar, "reported"), of = find_number (table, pillar, "of");

  if (of < 0)
    return NULL;
  return g_strdup_printf (
      /* Translators: a score, how many of how many villages it is of */
      desmi_locale_plural (locale, "District: %s · %u of %u village has reported",
                           "District: %s · %u of %u villages have reported", (gulong) of),
      share, (guint) MAX (reported, 0), (guint) of);
}

/**
 * desmi_report_compare_score:
 * @before: (nullable): what desmi_report_new_before_query() asks for
 * @district: (nullable): what desmi_report_new_district_query() asks for
 *
 * Returns: (transfer full): the scores that the pillar's stands beside, a line each, with how many
 *   of how many they are of
 */
char *
desmi_report_compare_score (const DesmiReport       *self,
                            const DesmiReportPillar *pillar,
                            DesmiTable              *before,
                            DesmiTable              *district,
                            const DesmiLocale       *locale)
{
  g_autofree char *then = before != NULL ? describe_before (self, pillar, before, locale) : NULL;
  g_autofree char *there = district != NULL ? describe_district (pillar, district, locale) : NULL;

  if (then != NULL && there != NULL)
    return g_strdup_printf ("%s\n%s", then, there);
  if (then != NULL)
    return g_steal_pointer (&then);
  return there != NULL ? g_steal_pointer (&there) : g_strdup ("");
}
