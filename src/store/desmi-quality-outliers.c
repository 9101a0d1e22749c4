/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts that lie far from what a village sends or takes back at that time of the year. */
#include "store/desmi-quality.h"

#include "store/desmi-connection.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MIN_COMPARED 4 /* fewer say nothing */
#define MIN_PEOPLE 10  /* what is nearer is chance */
#define MAX_TIMES 10   /* the usual */
#define MAX_DEVIATIONS 5
#define NORMAL 1.4826 /* median absolute deviations in a standard one of normal values */

typedef struct
{
  int    month;
  gint64 count;
} Point;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
take_median (GArray *values)
{
  guint n = values->len;

  g_array_sort (values, compare_doubles);
  return n % 2 == 1
             ? g_array_index (values, double, n / 2)
             : (g_array_index (values, double, n / 2 - 1) + g_array_index (values, double, n / 2))
                   / 2.0;
}

/* Whether @b is of another year, and of the same time of it as @a: its month or one beside it. */
static gboolean
is_season (int a, int b)
{
  int apart = ABS (a - b), within = apart % 12;

  return apart > 6 && (within <= 1 || within == 11);
}

/* Rousseeuw and Croux: median and median absolute deviation, which a few wild values do not move.
 * FALSE: there is too little to compare with. */
static gboolean
judge (const GArray *points, guint at, double *usual, gboolean *is_odd)
{
  const Point       *point = &g_array_index (points, Point, at);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  double             away, deviation;

  for (guint i = 0; i < points->len; i++)
    if (is_season (point->month, g_array_index (points, Point, i).month))
      {
        double value = (double) g_array_index (points, Point, i).count;

        g_array_append_val (values, value);
      }
  if (values->len < MIN_COMPARED)
    return FALSE;
  *usual = take_median (values);
  away = fabs ((double) point->count - *usual);
  for (guint i = 0; i < values->len; i++)
    g_array_index (values, double, i) = fabs (g_array_index (values, double, i) - *usual);
  deviation = take_median (values) * NORMAL;
  *is_odd = away >= MIN_PEOPLE
            && ((double) point->count >= MAX_TIMES * *usual || away > MAX_DEVIATIONS * deviation);
  return TRUE;
}

static void
tell (DesmiQuality *self, const DesmiQualityRule *rule, const char *village, const GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      const Point     *point = &g_array_index (points, Point, i);
      DesmiPeriod      period = desmi_period_range (point->month, point->month);
      gboolean         is_odd = FALSE;
      double           usual;
      g_autofree char *spoken = NULL, *count = NULL, *common = NULL, *value = NULL;
      char             month[8];

      if (!judge (points, i, &usual, &is_odd) || !is_odd)
        continue;
      desmi_month_to_text (point->month, month);
      spoken = desmi_period_format (&period, self->locale);
      count = desmi_format_count (point->count, self->locale);
      common = desmi_format_number (usual, DESMI_NUMBER_PLAIN, 0, self->locale);
      value = g_strdup_printf ("%" G_GINT64_FORMAT, point->count);
      desmi_quality_add (self, rule, village, month, value,
                         (const char *const[]){ count, spoken, common, NULL });
    }
}

static gboolean
add_outliers (DesmiQuality *self, const DesmiQualityRule *rule, GError **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_autofree char   *village = NULL;
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_prepare (self->connection, rule->sql, error);

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (self->connection, stmt, &local))
    {
      const char *code = (const char *) sqlite3_column_text (stmt, 0);
      DesmiPeriod period;
      Point       point;

      if (g_strcmp0 (code, village) != 0)
        {
          if (village != NULL)
            tell (self, rule, village, points);
          g_array_set_size (points, 0);
          g_free (village);
          village = g_strdup (code);
        }
      if (!desmi_period_parse ((const char *) sqlite3_column_text (stmt, 1), &period, NULL))
        continue;
      point.month = period.first;
      point.count = sqlite3_column_int64 (stmt, 2);
      g_array_append_val (points, point);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (village != NULL)
    tell (self, rule, village, points);
  return TRUE;
}

#define SERIES(direction)                                                                          \
  "SELECT village, month, n FROM " DESMI_QUALITY_SQL_FLOWS " WHERE direction = '" direction "' "   \
  "ORDER BY village, month"

/* Of few quarters none is usual; and what grows does not do so ten times in a quarter. */
static const char measurements[]
    = "SELECT village, indicator || ' ' || period, value_milli, indicator, period, value_milli, "
      "most FROM (SELECT village, indicator, period, value_milli, max (value_milli) OVER others "
      "AS most, count (*) OVER others AS n FROM local_measurements WHERE period LIKE '____-Q_' "
      "WINDOW others AS (PARTITION BY village, indicator ORDER BY period ROWS BETWEEN UNBOUNDED "
      "PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW)) WHERE n >= 3 AND most > 0 "
      "AND value_milli / 10 >= most ORDER BY village, indicator, period";

const DesmiQualityRule desmi_quality_outlier_rules[] = {
  { DESMI_QUALITY_OUTLIERS, "outlier-out", "note", "flows", SERIES ("out"), NULL,
    /* Translators: a count of workers who left, a month, the usual count */
    N_ ("%s departures in %s are far from what is usual at that time of the year (%s)."),
    add_outliers, FALSE },
  { DESMI_QUALITY_OUTLIERS, "outlier-return", "note", "flows", SERIES ("return"), NULL,
    /* Translators: a count of workers who came back, a month, the usual count */
    N_ ("%s returns in %s are far from what is usual at that time of the year (%s)."), add_outliers,
    FALSE },
  { DESMI_QUALITY_OUTLIERS, "outlier-measurement", "note", "pillars", measurements, "ipmm",
    /* Translators: an indicator, a quarter, its value, the largest of all other quarters */
    N_ ("%s in %s: %s, ten times the most of any other quarter (%s) or more."), NULL, FALSE },
  { .finding = NULL },
};
