/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of charts: what the data say, where they say something, else what is shown. */
#include "app/desmi-chart-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MONTHS_A_YEAR 12
#define TENTH 0.0995     /* what reads 10 % once it is rounded */
#define ALMOST_ALL 0.995 /* what reads 100 % */
#define SECOND_FROM 0.05 /* of all: what a title names beside the first */

/* One category with its sum. */
typedef struct
{
  guint  row; /* where it stands first: for its name */
  gint64 sum;
} Share;

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const Share *x = a, *y = b;

  if (x->sum != y->sum)
    return x->sum < y->sum ? 1 : -1;
  return x->row < y->row ? -1 : x->row > y->row;
}

/* Sums of @value by what stands in @category, largest first; cells without a number are left out.
 */
static GArray *
sum_by (DesmiTable *table, guint category, guint value, gint64 *total)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  GArray                *shares = g_array_new (FALSE, FALSE, sizeof (Share));

  *total = 0;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, category);
      DesmiMark   mark = desmi_table_get_mark (table, r, value);
      Share       fresh = { r, 0 };
      gpointer    at;

      if (text == NULL || mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED)
        continue;
      if (!g_hash_table_lookup_extended (index, text, NULL, &at))
        {
          at = GUINT_TO_POINTER (shares->len);
          g_hash_table_insert (index, (char *) text, at);
          g_array_append_val (shares, fresh);
        }
      g_array_index (shares, Share, GPOINTER_TO_UINT (at)).sum
          += desmi_table_get_int (table, r, value);
      *total += desmi_table_get_int (table, r, value);
    }
  g_array_sort (shares, compare_shares);
  return shares;
}

/* As on the marks: one decimal below 10 %. */
static char *
dup_percent (double ratio, const DesmiLocale *locale)
{
  return desmi_format_number (ratio, DESMI_NUMBER_PERCENT, ratio < TENTH ? 1 : 0, locale);
}

/* A title that says 100 % says that there was nothing else. */
static gboolean
can_be_said (double ratio)
{
  return ratio < ALMOST_ALL;
}

static const char *
plain_sankey_title (DesmiTable *table, gboolean out, const DesmiLocale *locale)
{
  if (desmi_table_find_column (table, "destination") < 0)
    return out ? desmi_locale_text (locale, N_ ("Departures"))
               : desmi_locale_text (locale, N_ ("Returns"));
  return out ? desmi_locale_text (locale, N_ ("Where the workers leave for"))
             : desmi_locale_text (locale, N_ ("Where the workers return from"));
}

/* Where over 40 % go to two destinations, says so; else %NULL. */
static char *
sankey_title (DesmiTable *table, DesmiDirection direction, const DesmiLocale *locale)
{
  gboolean           out = direction == DESMI_DIRECTION_OUT;
  int                destination = desmi_table_find_column (table, "destination");
  int                count = desmi_table_find_column (table, "count");
  gint64             total = 0;
  g_autoptr (GArray) shares = destination >= 0 && count >= 0
                                  ? sum_by (table, (guint) destination, (guint) count, &total)
                                  : NULL;
  double             ratio = 0, second_ratio = 0;

  if (shares != NULL && shares->len > 2 && total > 0)
    {
      second_ratio = (double) g_array_index (shares, Share, 1).sum / (double) total;
      ratio = (double) g_array_index (shares, Share, 0).sum / (double) total + second_ratio;
    }
  if (ratio < 0.4 || second_ratio < SECOND_FROM || !can_be_said (ratio))
    return NULL;
  {
    g_autofree char *first = desmi_table_dup_display (table, g_array_index (shares, Share, 0).row,
                                                      (guint) destination, locale);
    g_autofree char *second = desmi_table_dup_display (table, g_array_index (shares, Share, 1).row,
                                                       (guint) destination, locale);
    g_autofree char *percent = dup_percent (ratio, locale);

    if (ratio >= 0.48 && ratio <= 0.52)
      return g_strdup_printf (
          out ? desmi_locale_text (locale, N_ ("Half of the workers leave for %s and %s"))
              : desmi_locale_text (locale, N_ ("Half of the workers return from %s and %s")),
          first, second);
    return g_strdup_printf (
        /* Translators: a percentage and two countries. */
        out ? desmi_locale_text (locale, N_ ("%s of the workers leave for %s and %s"))
            : desmi_locale_text (locale, N_ ("%s of the workers return from %s and %s")),
        percent, first, second);
  }
}

/* Departures of a year, if each of its months was reported; -1 if not. */
static gint64
sum_full_year (DesmiTable *table, int year)
{
  int    direction = desmi_table_find_column (table, "direction");
  int    month = desmi_table_find_column (table, "month");
  int    count = desmi_table_find_column (table, "count");
  gint64 sum = 0;
  int    n = 0;

  if (direction < 0 || month < 0 || count < 0)
    return -1;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, (guint) month);

      if (g_strcmp0 (desmi_table_get_text (table, r, (guint) direction), "out") != 0 || text == NULL
          || atoi (text) != year
          || desmi_table_get_mark (table, r, (guint) count) != DESMI_MARK_NONE)
        continue;
      sum += desmi_table_get_int (table, r, (guint) count);
      n++;
    }
  return n == MONTHS_A_YEAR ? sum : -1;
}

static int
last_year_of (DesmiTable *table)
{
  int month = desmi_table_find_column (table, "month");
  int last = 0;

  for (guint r = 0; month >= 0 && r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, (guint) month);

      last = text != NULL ? MAX (last, atoi (text)) : last;
    }
  return last;
}

/* Where two full years can be compared, how departures changed; else %NULL. */
static char *
trend_title (DesmiTable *table, const DesmiLocale *locale)
{
  int last = last_year_of (table);

  for (int year = last; year > last - 2; year--)
    {
      gint64 now = sum_full_year (table, year);
      gint64 before = sum_full_year (table, year - 1);
      double change = before > 0 && now >= 0 ? (double) (now - before) / (double) before : 0;
      g_autofree char *percent = dup_percent (fabs (change), locale);

      if (now < 0)
        continue;
      if (before <= 0 || fabs (change) < 0.01)
        break;
      /* Translators: a percentage and a year. */
      return g_strdup_printf (change > 0
                                  ? desmi_locale_text (locale, N_ ("Departures rose by %s in %d"))
                                  : desmi_locale_text (locale, N_ ("Departures fell by %s in %d")),
                              percent, year);
    }
  return NULL;
}

static const char *
plain_trend_title (const DesmiQuery *query, const DesmiLocale *locale)
{
  if (!desmi_chart_words_shows (query, DESMI_DIRECTION_RETURN))
    return desmi_locale_text (locale, N_ ("Departures by month"));
  if (!desmi_chart_words_shows (query, DESMI_DIRECTION_OUT))
    return desmi_locale_text (locale, N_ ("Returns by month"));
  return desmi_locale_text (locale, N_ ("Departures and returns by month"));
}

static const char *
plain_bars_title (const char *category, gboolean money, gboolean out, const DesmiLocale *locale)
{
  static const struct
  {
    const char *category, *departures, *returns, *remittances;
  } titles[] = {
    { "destination", N_ ("Departures by destination"), N_ ("Returns by country"),
      N_ ("Remittances by destination") },
    { "village", N_ ("Departures by village"), N_ ("Returns by village"),
      N_ ("Remittances by village") },
    { "subdistrict", N_ ("Departures by subdistrict"), N_ ("Returns by subdistrict"),
      N_ ("Remittances by subdistrict") },
    { "sector", N_ ("Departures by sector"), N_ ("Returns by sector"),
      N_ ("Remittances by sector") },
    { "occupation", N_ ("Departures by occupation"), N_ ("Returns by occupation"),
      N_ ("Remittances by occupation") },
    { "gender", N_ ("Departures by gender"), N_ ("Returns by gender"),
      N_ ("Remittances by gender") },
    { "month", N_ ("Departures by month"), N_ ("Returns by month"), N_ ("Remittances") },
    { "scheme", N_ ("Departures by scheme"), N_ ("Returns by scheme"),
      N_ ("Remittances by scheme") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].category, category) == 0)
      return desmi_locale_text (locale, money ? titles[i].remittances
                                        : out ? titles[i].departures
                                              : titles[i].returns);
  if (money)
    return desmi_locale_text (locale, N_ ("Remittances"));
  return out ? desmi_locale_text (locale, N_ ("Departures"))
             : desmi_locale_text (locale, N_ ("Returns"));
}

/* Where one category clearly leads, names it; else %NULL. */
static char *
bars_title (DesmiTable *table, DesmiDirection direction, const DesmiLocale *locale)
{
  gboolean           out = direction == DESMI_DIRECTION_OUT;
  int                count = desmi_table_find_column (table, "count");
  gint64             total = 0;
  g_autoptr (GArray) shares = count > 0 ? sum_by (table, 0, (guint) count, &total) : NULL;
  g_autofree char   *name = NULL, *percent = NULL;
  double             first, second;

  if (shares == NULL || shares->len < 3 || total <= 0)
    return NULL;
  first = (double) g_array_index (shares, Share, 0).sum / (double) total;
  second = (double) g_array_index (shares, Share, 1).sum / (double) total;
  if (first < second * 1.1 || !can_be_said (first))
    return NULL;
  name = desmi_table_dup_display (table, g_array_index (shares, Share, 0).row, 0, locale);
  percent = dup_percent (first, locale);
  /* Translators: a destination, village or the like, and a percentage. */
  return g_strdup_printf (out ? desmi_locale_text (locale, N_ ("%s leads with %s of departures"))
                              : desmi_locale_text (locale, N_ ("%s leads with %s of returns")),
                          name, percent);
}

/* Names the pillar that is furthest from its targets; %NULL where they cannot be compared, or where
 * another one reads the same. */
static char *
bullets_title (DesmiTable *table, const DesmiLocale *locale)
{
  int              pillar = desmi_table_find_column (table, "pillar");
  int              actual = desmi_table_find_column (table, "actual");
  guint            n = 0, weakest = 0;
  double           least = 0, next = G_MAXDOUBLE;
  g_autofree char *name = NULL, *percent = NULL, *next_percent = NULL;

  for (guint r = 0; pillar >= 0 && actual >= 0 && r < desmi_table_get_n_rows (table); r++)
    {
      double score;

      if (desmi_table_get_mark (table, r, (guint) actual) != DESMI_MARK_NONE)
        continue;
      score = desmi_table_get_double (table, r, (guint) actual);
      if (n++ == 0 || score < least)
        {
          next = n > 1 ? least : next;
          least = score;
          weakest = r;
        }
      else
        next = MIN (next, score);
    }
  if (n < 2)
    return NULL;
  if (least >= 1)
    return g_strdup (desmi_locale_text (locale, N_ ("All pillars reach their targets")));
  percent = dup_percent (least, locale);
  next_percent = dup_percent (next, locale);
  if (strcmp (percent, next_percent) == 0)
    return NULL;
  name = desmi_table_dup_display (table, weakest, (guint) pillar, locale);
  /* Translators: a pillar's name and a percentage. */
  return g_strdup_printf (desmi_locale_text (locale, N_ ("%s is furthest from its targets: %s")),
                          name, percent);
}

/* What the chart shows, whatever the data say. */
static const char *
plain_title (DesmiChartType type, DesmiTable *table, const DesmiQuery *query, gboolean out)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);

  switch (type)
    {
    case DESMI_CHART_SANKEY:
      return plain_sankey_title (table, out, locale);
    case DESMI_CHART_TREND:
      return plain_trend_title (query, locale);
    case DESMI_CHART_BARS:
      return plain_bars_title (desmi_table_get_column_name (table, 0),
                               desmi_table_find_column (table, "count") < 0, out, locale);
    case DESMI_CHART_BULLETS:
    default:
      return desmi_locale_text (locale, N_ ("The pillars against their targets"));
    }
}

static char *
find_headline (DesmiChartType     type,
               DesmiTable        *table,
               DesmiDirection     direction,
               const DesmiLocale *locale)
{
  switch (type)
    {
    case DESMI_CHART_SANKEY:
      return sankey_title (table, direction, locale);
    case DESMI_CHART_TREND:
      return trend_title (table, locale);
    case DESMI_CHART_BARS:
      return bars_title (table, direction, locale);
    case DESMI_CHART_BULLETS:
    default:
      return bullets_title (table, locale);
    }
}

/* "Domestic worker: ": whatever is said holds for these only. */
static char *
put_filter_first (const char *filter, const char *title)
{
  g_autofree char *first = g_utf8_substring (filter, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strdup_printf ("%s%s: %s", upper, g_utf8_next_char (filter), title);
}

/**
 * desmi_chart_words_title:
 * @table: what the chart shows
 * @direction: which direction it shows, where it shows one
 * @filter: (nullable): the filters in force, in few words; empty if there are none; %NULL if they
 * need more words than a title has, which then says no more than what is shown
 *
 * Returns: (transfer full): a finding that holds for exactly these data and says so; else the
 * subject
 */
char *
desmi_chart_words_title (DesmiChartType    type,
                         DesmiTable       *table,
                         const DesmiQuery *query,
                         DesmiDirection    direction,
                         const char       *filter)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  g_autofree char   *title = filter != NULL ? find_headline (type, table, direction, locale) : NULL;

  if (title == NULL)
    title = g_strdup (plain_title (type, table, query, direction == DESMI_DIRECTION_OUT));
  return filter != NULL && *filter != '\0' ? put_filter_first (filter, title)
                                           : g_steal_pointer (&title);
}
