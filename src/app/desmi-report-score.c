/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pillar of a village's report comes to, and how. */
#include "app/desmi-report.h"

#include "core/desmi-number.h"

/**
 * desmi_report_count_filled:
 *
 * Returns: of how many of the pillar's indicators there is a measurement
 */
guint
desmi_report_count_filled (const DesmiReportPillar *pillar)
{
  guint n = 0;

  for (guint i = 0; i < pillar->rows->len; i++)
    {
      gint64 milli;

      n += desmi_report_get_known (g_ptr_array_index (pillar->rows, i), &milli);
    }
  return n;
}

static DesmiScoreValue
get_score_value (const DesmiReportRow *row)
{
  gint64   known;
  gboolean is_known = desmi_report_get_known (row, &known);

  /* a quarter is not measured by the target of a year */
  return (DesmiScoreValue){ is_known, row->has_target,
                            is_known && row->has_target && row->target_year == NULL, (double) known,
                            (double) row->target };
}

/**
 * desmi_report_score:
 *
 * Returns: the weighted mean of what was reached of each target, capped; what is missing is left
 *   out. 1.0 is all of it; negative: nothing to compare
 */
double
desmi_report_score (const DesmiReportPillar *pillar)
{
  DesmiScoreMean mean = { 0 };

  for (guint i = 0; i < pillar->rows->len; i++)
    {
      const DesmiReportRow *row = g_ptr_array_index (pillar->rows, i);
      DesmiScoreValue       value = get_score_value (row);

      desmi_score_mean_add (&mean, &row->rule, desmi_score_capped (&row->rule, &value));
    }
  return desmi_score_mean_end (&mean);
}

static char *
show_share (double share, const DesmiLocale *locale)
{
  return desmi_format_number (share, DESMI_NUMBER_PERCENT, 0, locale);
}

static void
explain_row (GString *text, const DesmiReportRow *row, const DesmiLocale *locale)
{
  DesmiScoreValue  value = get_score_value (row);
  g_autofree char *measured = desmi_report_show ((gint64) value.measured, locale),
                  *target = desmi_report_show (row->target, locale),
                  *weight = desmi_report_show (row->rule.weight_milli, locale), *reached = NULL,
                  *counted = NULL;
  double ratio = desmi_score_ratio (&row->rule, &value);

  g_string_append_printf (text, "%s: ", row->name);
  if (!value.is_measured)
    g_string_append (text, desmi_locale_text (locale, "not filled in, left out"));
  else if (row->target_year != NULL)
    g_string_append_printf (
        /* Translators: %s is a year */
        text, desmi_locale_text (locale, "the target is of all of %s, left out for one quarter"),
        row->target_year);
  else if (ratio < 0)
    g_string_append (text, desmi_locale_text (locale, "no target, left out"));
  else
    {
      reached = show_share (ratio, locale);
      counted = show_share (desmi_score_capped (&row->rule, &value), locale);
      g_string_append_printf (text,
                              /* Translators: how an indicator counts: two numbers, their ratio, the
                               * share that counts at most, a weight */
                              desmi_locale_text (locale, "%s ÷ %s = %s, counts as %s, weight %s"),
                              row->rule.lower_is_better ? target : measured,
                              row->rule.lower_is_better ? measured : target, reached, counted,
                              weight);
    }
  g_string_append_c (text, '\n');
}

/**
 * desmi_report_explain:
 *
 * Returns: (transfer full): how the pillar's score comes about, a line an indicator
 */
char *
desmi_report_explain (const DesmiReportPillar *pillar, const DesmiLocale *locale)
{
  GString *text = g_string_new (NULL);
  double   score = desmi_report_score (pillar);

  for (guint i = 0; i < pillar->rows->len; i++)
    explain_row (text, g_ptr_array_index (pillar->rows, i), locale);
  if (score < 0)
    g_string_append (text, desmi_locale_text (locale, "Nothing to compare yet: no score."));
  else
    {
      g_autofree char *share = show_share (score, locale);

      /* Translators: %s is a percentage */
      g_string_append_printf (text, desmi_locale_text (locale, "Score: their weighted mean, %s"),
                              share);
    }
  return g_string_free (text, FALSE);
}
