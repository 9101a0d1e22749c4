/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for paired bars of women and men. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/charts/desmi-chart-titles.h"
#include "app/desmi-chart-table.h"
#include "app/desmi-chart-words.h"

#include <glib/gi18n-lib.h>

#define LEAST_SHARE 0.6 /* of one gender, that a title speaks of */

/* Women and men are told apart in any case, beside one dimension more. */
static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  guint                  n = desmi_query_get_n_by (query);
  gboolean               gender = desmi_query_has_by (query, DESMI_DIMENSION_GENDER);
  g_autoptr (DesmiTable) answer = NULL;

  if (!gender && n > 1)
    {
      g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                           _ ("Paired bars show the gender beside one other dimension."));
      return NULL;
    }
  if (!gender)
    desmi_query_add_by (query, DESMI_DIMENSION_GENDER);
  else if (n == 1)
    desmi_query_add_by (query, DESMI_DIMENSION_OCCUPATION);
  answer = desmi_store_query (store, query, cancellable, error);
  return answer != NULL ? desmi_chart_table_fill_pairs (answer) : NULL;
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  int gender = desmi_table_find_column (table, "gender");

  return desmi_chart_titles_by (table, gender == 0 ? 1 : 0, query, direction);
}

/* Where one gender is clearly more, how much of all it is; else %NULL. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  gboolean           out = direction == DESMI_DIRECTION_OUT;
  int                gender = desmi_table_find_column (table, "gender");
  int                count = desmi_table_find_column (table, "count");
  gint64             women = 0, men = 0, total = 0;
  double             most;
  g_autofree char   *percent = NULL;

  if (gender < 0 || count < 0)
    return NULL;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *code = desmi_gender_parse (desmi_table_get_text (table, r, (guint) gender), NULL);
      gint64      value = desmi_table_get_int (table, r, (guint) count);

      if (desmi_table_get_mark (table, r, (guint) count) != DESMI_MARK_NONE)
        return NULL;
      total += value;
      women += code != NULL && *code == 'F' ? value : 0;
      men += code != NULL && *code == 'M' ? value : 0;
    }
  most = total > 0 ? (double) MAX (women, men) / (double) total : 0;
  if (most < LEAST_SHARE || !desmi_chart_share_can_be_said (most))
    return NULL;
  percent = desmi_chart_share_to_text (most, locale);
  /* Translators: a percentage. */
  if (women > men)
    return g_strdup_printf (out ? desmi_locale_text (locale, N_ ("%s of departures are women"))
                                : desmi_locale_text (locale, N_ ("%s of returns are women")),
                            percent);
  return g_strdup_printf (out ? desmi_locale_text (locale, N_ ("%s of departures are men"))
                              : desmi_locale_text (locale, N_ ("%s of returns are men")),
                          percent);
}

const DesmiChartKind desmi_chart_kind_paired = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_OCCUPATION },
  .n_by = 1,
  .allowed = ~DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DIRECTION),
  .most_by = 2,
  .too_many = N_ ("Paired bars show the gender beside one dimension; “%s” would be another one."),
  .period = DESMI_CHART_PERIOD_LAST_YEAR,
  .before = TRUE,
  .adds_up = TRUE,
  .tab = "flows",
  .most = { 12, 12 },
  .ask = ask,
  .unit = desmi_chart_words_workers,
  .title = get_title,
  .headline = find_headline,
};
