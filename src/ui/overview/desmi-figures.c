/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key figures of the overview, in words and with how they moved. */
#include "ui/overview/desmi-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* "▲ 6.2% from 2022" and the same in words; NULL where nothing is known of the time before. */
static char *
format_change (double change, const char *before, char **spoken)
{
  g_autofree char *percent = NULL;

  *spoken = NULL;
  if (isnan (change) || before == NULL)
    return NULL;
  percent = desmi_format_number (fabs (change), DESMI_NUMBER_PERCENT, 1, desmi_locale_get_user ());
  if (fabs (change) < 0.0005)
    {
      /* Translators: %s is a period, such as 2022 */
      *spoken = g_strdup_printf (_ ("the same as in %s"), before);
      return g_strdup (*spoken);
    }
  if (change > 0)
    {
      /* Translators: the first %s is a percentage, the second a period */
      *spoken = g_strdup_printf (_ ("%s more than in %s"), percent, before);
      /* Translators: the first %s is a percentage, the second a period; short, below a key figure
       */
      return g_strdup_printf (_ ("▲ %s from %s"), percent, before);
    }
  /* Translators: the first %s is a percentage, the second a period */
  *spoken = g_strdup_printf (_ ("%s less than in %s"), percent, before);
  /* Translators: the first %s is a percentage, the second a period; short, below a key figure */
  return g_strdup_printf (_ ("▼ %s from %s"), percent, before);
}

static const char *
get_reason (gint64 number)
{
  return number == DESMI_OVERVIEW_HIDDEN ? _ ("hidden, since it is of few people")
                                         : _ ("not known");
}

/* What is hidden need not be few itself, as the people abroad where few came back: no number stands
 * in its place, the note says that it is hidden, and the tooltip why.
 * @figure and @exact: (transfer full) (nullable): of @number, if it is one */
static void
show_figure (DesmiTile  *tile,
             const char *before,
             gint64      number,
             char       *figure,
             char       *exact,
             double      change,
             const char *formula)
{
  g_autofree char *shown = figure != NULL ? figure : g_strdup ("–");
  g_autofree char *said = exact != NULL ? exact : g_strdup (get_reason (number));
  g_autofree char *words = NULL;
  g_autofree char *moved = format_change (change, before, &words);
  g_autofree char *spoken
      = words == NULL ? g_strdup (said) : g_strdup_printf ("%s, %s", said, words);

  desmi_tile_set_figure (tile, shown, number == DESMI_OVERVIEW_HIDDEN ? _ ("hidden") : moved,
                         spoken, formula);
}

static void
show_count (DesmiTile *tile, const char *before, gint64 count, double change, const char *formula)
{
  char *figure = NULL, *exact = NULL;

  if (count >= 0)
    {
      figure = desmi_format_count (count, desmi_locale_get_user ());
      exact = g_strdup_printf (ngettext ("%s person", "%s people", (gulong) count), figure);
    }
  show_figure (tile, before, count, figure, exact, change, formula);
}

static void
show_money (DesmiTile *tile, const DesmiOverview *overview, const char *before)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  gint64             amount = overview->remittances_idr;
  char              *figure = NULL, *exact = NULL;

  if (amount >= 0)
    {
      figure = desmi_format_number ((double) amount, DESMI_NUMBER_RUPIAH_COMPACT, 0, locale);
      exact = desmi_format_rupiah (amount, locale);
    }
  show_figure (tile, before, amount, figure, exact, overview->remittances_change, NULL);
}

static void
show_villages (DesmiTile *tile, const DesmiOverview *overview)
{
  g_autofree char *figure
      = overview->n_villages < 0
            ? g_strdup ("–")
            : desmi_format_count (overview->n_villages, desmi_locale_get_user ());
  g_autofree char *active
      = g_strdup_printf (ngettext ("%d active", "%d active", (gulong) MAX (overview->n_active, 0)),
                         MAX (overview->n_active, 0));
  g_autofree char *suspended = g_strdup_printf (
      ngettext ("%d suspended", "%d suspended", (gulong) MAX (overview->n_suspended, 0)),
      MAX (overview->n_suspended, 0));
  g_autofree char *other
      = g_strdup_printf (ngettext ("%d other", "%d others", (gulong) MAX (overview->n_other, 0)),
                         MAX (overview->n_other, 0));
  const char      *shown[4] = { active }, *all[4] = { active, suspended };
  g_autofree char *note = NULL, *words = NULL, *spoken = NULL;

  /* there is little room below the figure, and none to say that nothing is the matter */
  if (overview->n_suspended > 0)
    shown[1] = suspended;
  if (overview->n_other > 0)
    shown[overview->n_suspended > 0 ? 2 : 1] = all[2] = other;
  note = g_strjoinv (" · ", (char **) shown);
  words = g_strjoinv (" · ", (char **) all);
  spoken = g_strdup_printf ("%s, %s", figure, words);
  desmi_tile_set_figure (tile, figure, note, spoken, NULL);
}

/* "Departures less returns of 2022–2023, 4,630 − 1,094": nobody counts who is
 * abroad. */
static char *
dup_plain_formula (const DesmiOverview *overview)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  g_autofree char   *months = desmi_period_format (&overview->abroad_months, locale);
  g_autofree char   *out = NULL, *back = NULL;

  if (overview->abroad < 0)
    return g_strdup_printf (
        /* Translators: %s is a range of months; how the number of workers abroad is estimated */
        _ ("An estimate: departures less returns of %s"), months);
  out = desmi_format_count (overview->abroad_departures, locale);
  back = desmi_format_count (overview->abroad_returns, locale);
  return g_strdup_printf (
      /* Translators: a range of months and two counts; how the number of workers abroad is
       * estimated */
      _ ("An estimate: departures less returns of %s, %s − %s; of a village of which less is "
         "known, as many months up to the last that is"),
      months, out, back);
}

/* And of which destinations how many months count, where the district has set them. */
static char *
dup_formula (const DesmiOverview *overview)
{
  g_autofree char *plain = dup_plain_formula (overview);

  if (overview->abroad_rule == NULL)
    return g_steal_pointer (&plain);
  /* Translators: how the number of workers abroad is estimated, and of which destination how many
   * months count */
  return g_strdup_printf (_ ("%s; months that count: %s"), plain, overview->abroad_rule);
}

/* What the figures of the period are compared with: the time before it, "2022". */
static char *
dup_before (const DesmiOverview *overview)
{
  DesmiPeriod period;

  if (!desmi_period_parse (overview->period, &period, NULL))
    return NULL;
  period = desmi_period_shift (&period, -1);
  return desmi_period_format (&period, desmi_locale_get_user ());
}

/* What a stock is compared with, which is of a moment: the same a year before. */
static char *
dup_year_before (const DesmiOverview *overview)
{
  int         month = overview->abroad_months.last - 12;
  DesmiPeriod before = desmi_month_of_year (month) == 12
                           ? desmi_period_year (desmi_month_year (month))
                           : desmi_period_range (month, month);

  return desmi_period_format (&before, desmi_locale_get_user ());
}

/**
 * desmi_figures_show:
 * @overview: what the tiles say
 */
void
desmi_figures_show (const DesmiFigures *self, const DesmiOverview *overview)
{
  g_autofree char *formula = dup_formula (overview);
  g_autofree char *before = dup_before (overview);
  g_autofree char *year_before = dup_year_before (overview);

  show_count (self->departures, before, overview->departures, overview->departures_change, NULL);
  show_count (self->returns, before, overview->returns, overview->returns_change, NULL);
  show_count (self->abroad, year_before, overview->abroad, overview->abroad_change, formula);
  show_money (self->remittances, overview, before);
  show_villages (self->villages, overview);
}
