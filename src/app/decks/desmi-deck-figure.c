/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-figure.h"

#include "app/charts/desmi-chart-suppress.h"
#include "app/desmi-chart-words.h"
#include "app/desmi-extent.h"
#include "app/desmi-overview.h"
#include "core/desmi-clock.h"
#include "core/desmi-figure-kind.h"
#include "core/desmi-unit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SAME 0.0005 /* a change that would be written as none */

static char *
format_period (const char *text, const DesmiLocale *locale)
{
  DesmiPeriod period;

  return desmi_period_parse (text, &period, NULL) ? desmi_period_format (&period, locale)
                                                  : g_strdup (text);
}

/* "2023 · ▲ 6,2% from 2022" */
static char *
describe (const char *text, double change, const DesmiLocale *locale)
{
  g_autofree char *of = format_period (text, locale), *percent = NULL, *before = NULL;
  DesmiPeriod      period, earlier;

  if (isnan (change) || !desmi_period_parse (text, &period, NULL))
    return g_steal_pointer (&of);
  earlier = desmi_period_shift (&period, -1);
  before = desmi_period_format (&earlier, locale);
  percent = desmi_format_number (fabs (change), DESMI_NUMBER_PERCENT, 1, locale);
  if (fabs (change) < SAME)
    /* Translators: two periods, such as 2023 and 2022 */
    return g_strdup_printf (desmi_locale_text (locale, N_ ("%s · the same as in %s")), of, before);
  return g_strdup_printf (change > 0 ? /* Translators: a period, a percentage, the period before */
                              desmi_locale_text (locale, N_ ("%s · ▲ %s from %s"))
                                     : /* Translators: a period, a percentage, the period before */
                              desmi_locale_text (locale, N_ ("%s · ▼ %s from %s")),
                          of, percent, before);
}

/* What is not known has no value; what the audience may not know says so. */
static char *
format_count (gint64 count, const DesmiLocale *locale)
{
  if (count == DESMI_OVERVIEW_HIDDEN)
    return g_strdup (desmi_audience_hidden_word (locale));
  return count >= 0 ? desmi_format_count (count, locale) : NULL;
}

static char *
format_rupiah (gint64 amount_idr, gboolean in_full, const DesmiLocale *locale)
{
  if (amount_idr == DESMI_OVERVIEW_HIDDEN)
    return g_strdup (desmi_audience_hidden_word (locale));
  return amount_idr >= 0
             ? desmi_format_number ((double) amount_idr,
                                    in_full ? DESMI_NUMBER_RUPIAH : DESMI_NUMBER_RUPIAH_COMPACT,
                                    in_full ? 0 : 1, locale)
             : NULL;
}

static char *
describe_villages (const DesmiOverview *overview, const DesmiLocale *locale)
{
  g_autofree char *all = desmi_format_count (overview->n_villages, locale);

  /* Translators: how many villages there are in the programme, whatever their status */
  return g_strdup_printf (desmi_locale_text (locale, N_ ("of %s in the programme")), all);
}

static int
get_int (DesmiTable *table, const char *column)
{
  return (int) desmi_table_get_int (table, 0, (guint) desmi_table_find_column (table, column));
}

/* Of a time that is over: those that were active when it ended, not those that are today. */
static gboolean
fill_standing (DesmiSlot            *slot,
               DesmiStore           *store,
               const DesmiFigureAsk *ask,
               const DesmiPeriod    *period,
               GCancellable         *cancellable,
               GError              **error)
{
  g_autofree char *argument
      = ask->area == NULL ? g_strdup (ask->period) : g_strjoin (" ", ask->period, ask->area, NULL);
  g_autofree char       *all = NULL, *of = desmi_period_format (period, ask->locale);
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (store, "standing", argument, ask->locale, cancellable, error);

  if (table == NULL)
    return FALSE;
  all = desmi_format_count (get_int (table, "villages"), ask->locale);
  slot->figure.value = desmi_format_count (get_int (table, "active"), ask->locale);
  /* Translators: how many villages there were in the programme, whatever their status; a period */
  slot->figure.detail = g_strdup_printf (
      desmi_locale_text (ask->locale, N_ ("of %s in the programme, end of %s")), all, of);
  return TRUE;
}

/* As of the end of the period that is asked for; as of today, where that has not ended or none is
 * asked for. */
static gboolean
fill_villages (DesmiSlot            *slot,
               const DesmiOverview  *overview,
               DesmiStore           *store,
               const DesmiFigureAsk *ask,
               GCancellable         *cancellable,
               GError              **error)
{
  DesmiPeriod period;

  if (ask->period != NULL && desmi_period_parse (ask->period, &period, NULL)
      && period.last < desmi_clock_last_month ())
    return fill_standing (slot, store, ask, &period, cancellable, error);
  slot->figure.value = format_count (overview->n_active, ask->locale);
  slot->figure.detail = describe_villages (overview, ask->locale);
  return TRUE;
}

static char *
describe_abroad (const DesmiOverview *overview, const DesmiLocale *locale)
{
  g_autofree char *months = desmi_period_format (&overview->abroad_months, locale);

  /* Translators: a period; how the number of workers abroad is estimated */
  return g_strdup_printf (desmi_locale_text (locale, N_ ("departures less returns, %s")), months);
}

/* Those abroad are of the newest months that are known: of a later time nothing is known yet. */
static gboolean
is_of_earlier (const DesmiOverview *overview)
{
  DesmiPeriod period;

  return desmi_period_parse (overview->period, &period, NULL)
         && overview->abroad_months.last < period.first;
}

/* The words of where the flows of the period come from, which the overview does not say. */
static gboolean
fill_source (DesmiSlot            *slot,
             DesmiStore           *store,
             const DesmiFigureAsk *ask,
             const char           *text,
             GCancellable         *cancellable,
             GError              **error)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autoptr (DesmiTable) answer = NULL;
  DesmiPeriod            period;

  if (!desmi_period_parse (text, &period, error))
    return FALSE;
  desmi_query_set_period (query, &period);
  desmi_query_set_source (query, ask->source);
  answer = desmi_store_query (store, query, cancellable, error);
  if (answer != NULL)
    slot->source_line = desmi_chart_words_source (answer, store, FALSE, ask->locale);
  return answer != NULL;
}

static gboolean
fill_from_overview (DesmiSlot            *slot,
                    DesmiFigureKind       figure,
                    DesmiStore           *store,
                    const DesmiFigureAsk *ask,
                    GCancellable         *cancellable,
                    GError              **error)
{
  const DesmiLocale        *locale = ask->locale;
  g_autoptr (DesmiOverview) overview = desmi_overview_load (
      store, ask->period, NULL, ask->source, ask->audience, ask->area, locale, cancellable, error);

  if (overview == NULL)
    return FALSE;
  slot->as_of = g_strdup (overview->as_of);
  switch ((guint) figure)
    {
    case DESMI_FIGURE_DEPARTURES:
      slot->figure.value = format_count (overview->departures, locale);
      slot->figure.detail = describe (overview->period, overview->departures_change, locale);
      break;
    case DESMI_FIGURE_RETURNS:
      slot->figure.value = format_count (overview->returns, locale);
      slot->figure.detail = describe (overview->period, overview->returns_change, locale);
      break;
    case DESMI_FIGURE_ABROAD:
      if (is_of_earlier (overview))
        {
          slot->figure.detail = format_period (overview->period, locale);
          break;
        }
      slot->figure.value = format_count (overview->abroad, locale);
      slot->figure.detail = describe_abroad (overview, locale);
      break;
    case DESMI_FIGURE_REMITTANCES:
      slot->figure.value = format_rupiah (overview->remittances_idr, ask->in_full, locale);
      slot->figure.detail = describe (overview->period, overview->remittances_change, locale);
      break;
    default:
      if (!fill_villages (slot, overview, store, ask, cancellable, error))
        return FALSE;
      break;
    }
  return fill_source (slot, store, ask, overview->period, cancellable, error);
}

/* Of pillars: the deck's period, or the last quarter with measurements. */
static gboolean
choose_period (const DesmiFigureAsk *ask,
               DesmiStore           *store,
               DesmiPeriod          *period,
               GCancellable         *cancellable,
               GError              **error)
{
  DesmiExtent extent;

  if (ask->period != NULL)
    return desmi_period_parse (ask->period, period, error);
  if (!desmi_extent_load (&extent, store, cancellable, error))
    return FALSE;
  *period = desmi_extent_last_quarter (&extent);
  return TRUE;
}

static DesmiTable *
ask_pillars (DesmiStore           *store,
             const DesmiFigureAsk *ask,
             const DesmiPeriod    *period,
             const char           *indicator,
             GCancellable         *cancellable,
             GError              **error)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_PILLARS);
  g_autoptr (DesmiTable) answer = NULL;

  desmi_query_set_period (query, period);
  desmi_query_set_source (query, ask->source);
  desmi_query_set_locale (query, ask->locale);
  if (indicator != NULL)
    desmi_query_add_by (query, DESMI_DIMENSION_INDICATOR);
  if ((indicator != NULL
       && !desmi_query_add_where (query, DESMI_DIMENSION_INDICATOR, indicator, error))
      || (ask->area != NULL
          && !desmi_query_add_where (query, DESMI_DIMENSION_VILLAGE, ask->area, error)))
    return NULL;
  answer = desmi_store_query (store, query, cancellable, error);
  return answer != NULL
             ? desmi_chart_suppress_answer (answer, ask->audience, query, store, cancellable, error)
             : NULL;
}

static char *
describe_coverage (DesmiTable *table, const char *of, const DesmiLocale *locale)
{
  if (desmi_table_get_reported (table) < 0)
    return g_strdup (of);
  /* Translators: a period; how many villages reported, of how many */
  return g_strdup_printf (desmi_locale_text (locale, N_ ("%s · %d of %d villages reported")), of,
                          desmi_table_get_reported (table), desmi_table_get_of (table));
}

/* The first cell of @column as it is read; %NULL: nothing was measured */
static char *
dup_cell (DesmiTable *table, const char *name, const DesmiLocale *locale)
{
  int column = desmi_table_find_column (table, name);

  if (column < 0 || desmi_table_get_n_rows (table) == 0
      || desmi_table_get_mark (table, 0, (guint) column) == DESMI_MARK_MISSING)
    return NULL;
  return desmi_table_dup_display (table, 0, (guint) column, locale);
}

static void
fill_indicator (DesmiSlot *slot, DesmiTable *table, const DesmiLocale *locale)
{
  int         column = desmi_table_find_column (table, "indicator");
  int         unit = desmi_table_find_column (table, "unit");
  const char *name = NULL;

  if (desmi_table_get_n_rows (table) == 0)
    return;
  slot->figure.value = dup_cell (table, "actual", locale);
  if (column >= 0)
    name = desmi_table_get_label (table, 0, (guint) column);
  if (name == NULL)
    return;
  g_free (slot->figure.label);
  slot->figure.label
      = unit >= 0 && desmi_table_get_mark (table, 0, (guint) unit) == DESMI_MARK_NONE
            ? g_strdup_printf (
                "%s (%s)", name,
                desmi_unit_name (desmi_table_get_text (table, 0, (guint) unit), locale))
            : g_strdup (name);
}

static gboolean
fill_from_pillars (DesmiSlot            *slot,
                   DesmiFigureKind       figure,
                   const char           *indicator,
                   DesmiStore           *store,
                   const DesmiFigureAsk *ask,
                   GCancellable         *cancellable,
                   GError              **error)
{
  g_autoptr (DesmiTable) table = NULL;
  g_autofree char       *of = NULL;
  DesmiPeriod            period;

  if (!choose_period (ask, store, &period, cancellable, error))
    return FALSE;
  table = ask_pillars (store, ask, &period, indicator, cancellable, error);
  if (table == NULL)
    return FALSE;
  of = desmi_period_format (&period, ask->locale);
  slot->as_of = g_strdup (desmi_table_get_as_of (table));
  slot->source_line = desmi_chart_words_source (table, store, FALSE, ask->locale);
  if (indicator != NULL)
    fill_indicator (slot, table, ask->locale);
  else if (figure == DESMI_FIGURE_SCORE)
    slot->figure.value = dup_cell (table, "score", ask->locale);
  else if (desmi_table_get_reported (table) >= 0)
    /* Translators: how many villages, of how many */
    slot->figure.value
        = g_strdup_printf (desmi_locale_text (ask->locale, N_ ("%d of %d")),
                           desmi_table_get_reported (table), desmi_table_get_of (table));
  slot->figure.detail = figure == DESMI_FIGURE_REPORTED
                            ? g_strdup (of)
                            : describe_coverage (table, of, ask->locale);
  return TRUE;
}

/**
 * desmi_deck_figure_fill:
 * @slot: empty, of DESMI_SLOT_FIGURE
 *
 * Asks @store for the number, says of when it is and how it changed. What is not known has no
 * value. Blocks.
 *
 * Returns: %FALSE with %DESMI_STORE_ERROR_INPUT where this version does not know the figure,
 * another #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
desmi_deck_figure_fill (DesmiSlot            *slot,
                        DesmiStore           *store,
                        const DesmiFigureAsk *ask,
                        GCancellable         *cancellable,
                        GError              **error)
{
  const char     *indicator = g_str_has_prefix (ask->figure, DESMI_FIGURE_INDICATOR)
                                  ? ask->figure + strlen (DESMI_FIGURE_INDICATOR)
                                  : NULL;
  DesmiFigureKind figure = desmi_figure_kind_find (ask->figure);

  slot->figure.label = g_strdup (desmi_figure_kind_name (ask->figure, ask->locale));
  if (indicator != NULL || figure == DESMI_FIGURE_SCORE || figure == DESMI_FIGURE_REPORTED)
    return fill_from_pillars (slot, figure, indicator, store, ask, cancellable, error);
  if (figure < DESMI_N_FIGURES)
    return fill_from_overview (slot, figure, store, ask, cancellable, error);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               _ ("This slide asks for “%s”, which this version does not know."), ask->figure);
  return FALSE;
}
