/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks, nice domains and time ticks against the reference vectors, and axes against their rules.
 */
#include "chart/desmi-scale.h"

#include "chart-vectors.h"
#include "test-random.h"

#include <stdlib.h>
#include <string.h>

static void
test_linear_ticks (void)
{
  json_t *cases, *root = vectors_load ("linear-ticks.json", 150, &cases);
  size_t  index;
  guint   n_labelled = 0;

  for (index = 0; index < json_array_size (cases); index++)
    {
      json_t *one = json_array_get (cases, index);
      double  start = vectors_get (one, "start"), stop = vectors_get (one, "stop");
      double  count = vectors_get (one, "count"), step = vectors_get (one, "step");
      json_t *ticks = json_object_get (one, "ticks"), *labels = json_object_get (one, "labels_id");
      g_autoptr (GArray) ours = desmi_ticks (start, stop, count);
      double             tolerance = 1e-12 * MAX (fabs (start), fabs (stop));

      g_test_message ("case %d: %g %g %g", (int) vectors_get (one, "id"), start, stop, count);
      g_assert_cmpuint (ours->len, ==, json_array_size (ticks));
      if (isfinite (step))
        g_assert_cmpfloat_with_epsilon (desmi_tick_step (start, stop, count), step,
                                        1e-12 * fabs (step) + 1e-300);
      else
        g_assert_true (isinf (desmi_tick_step (start, stop, count)));
      for (guint i = 0; i < ours->len; i++)
        {
          double           tick = g_array_index (ours, double, i);
          g_autofree char *label = desmi_tick_label (tick, step, desmi_locale_get_indonesian ());

          g_assert_true (fabs (tick - vectors_number (json_array_get (ticks, i))) <= tolerance);
          if (labels != NULL) /* the extreme cases have none */
            g_assert_cmpstr (label, ==, json_string_value (json_array_get (labels, i)));
        }
      n_labelled += labels != NULL ? 1 : 0;
    }
  g_assert_cmpuint (n_labelled, >, 130);
  json_decref (root);
}

static void
test_nice_domains (void)
{
  json_t *cases, *root = vectors_load ("nice-domains.json", 48, &cases);
  size_t  index;

  for (index = 0; index < json_array_size (cases); index++)
    {
      json_t *one = json_array_get (cases, index);
      json_t *domain = json_object_get (one, "domain"), *nice = json_object_get (one, "nice");
      double  ends[2];

      for (int i = 0; i < 2; i++)
        ends[i] = vectors_number (json_array_get (domain, i));
      g_test_message ("case %d", (int) vectors_get (one, "id"));
      desmi_nice_domain (&ends[0], &ends[1], vectors_get (one, "count"));
      for (int i = 0; i < 2; i++)
        {
          double wanted = vectors_number (json_array_get (nice, i));

          g_assert_true (fabs (ends[i] - wanted) <= 1e-12 * MAX (fabs (wanted), 1e-300));
        }
    }
  json_decref (root);
}

static gint64
parse_moment (const char *text)
{
  g_autofree char *whole
      = strchr (text, 'T') != NULL ? g_strdup (text) : g_strconcat (text, "T00:00:00", NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (whole, utc);

  g_assert_nonnull (moment);
  return g_date_time_to_unix (moment);
}

static gint64
moment_in (json_t *one, const char *key)
{
  return parse_moment (json_string_value (json_object_get (one, key)));
}

static GArray *
starts_of (json_t *one, const char *name)
{
  static const struct
  {
    const char   *name;
    DesmiTimeStep step;
  } steps[] = {
    { "month", { DESMI_INTERVAL_MONTH, 1 } }, { "quarter", { DESMI_INTERVAL_MONTH, 3 } },
    { "half", { DESMI_INTERVAL_MONTH, 6 } },  { "year", { DESMI_INTERVAL_YEAR, 1 } },
    { "2year", { DESMI_INTERVAL_YEAR, 2 } },  { "week-monday", { DESMI_INTERVAL_WEEK_MONDAY, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (strcmp (steps[i].name, name) == 0)
      return desmi_time_starts (moment_in (one, "start"), moment_in (one, "stop"), steps[i].step);
  g_assert_not_reached ();
}

static void
test_time_ticks (void)
{
  json_t *cases, *root = vectors_load ("time-ticks.json", 45, &cases);
  size_t  index;

  for (index = 0; index < json_array_size (cases); index++)
    {
      json_t     *one = json_array_get (cases, index);
      const char *interval = json_string_value (json_object_get (one, "interval"));
      json_t     *ticks = json_object_get (one, "ticks"), *nice = json_object_get (one, "nice");
      gint64      start = moment_in (one, "start"), stop = moment_in (one, "stop");
      g_autoptr (GArray) ours = interval != NULL
                                    ? starts_of (one, interval)
                                    : desmi_time_ticks (start, stop, vectors_get (one, "count"));

      g_test_message ("case %d", (int) vectors_get (one, "id"));
      g_assert_cmpuint (ours->len, ==, json_array_size (ticks));
      for (guint i = 0; i < ours->len; i++)
        g_assert_cmpint (g_array_index (ours, gint64, i), ==,
                         parse_moment (json_string_value (json_array_get (ticks, i))));
      if (nice == NULL)
        continue;
      desmi_time_nice (&start, &stop, vectors_get (one, "count"));
      g_assert_cmpint (start, ==, parse_moment (json_string_value (json_array_get (nice, 0))));
      g_assert_cmpint (stop, ==, parse_moment (json_string_value (json_array_get (nice, 1))));
    }
  json_decref (root);
}

/* Two days apart, ticks are counted from 1970 and pass over the end of a month, leap day or not. */
static void
test_every_second_day (void)
{
  static const struct
  {
    const char *start, *stop, *first, *nice_start, *nice_stop;
    double      count;
    guint       n;
  } cases[] = {
    { "1898-04-12", "1898-04-18", "1898-04-12", "1898-04-12", "1898-04-18", 2, 4 },
    { "2000-03-01", "2000-04-02", "2000-03-02", "2000-02-29", "2000-04-03", 13, 16 },
    { "2000-03-01", "2000-09-25", "2000-03-02", "2000-02-29", "2000-09-26", 89, 104 },
    { "2026-02-03", "2026-02-17", "2026-02-04", "2026-02-02", "2026-02-18", 4, 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64             start = parse_moment (cases[i].start), stop = parse_moment (cases[i].stop);
      g_autoptr (GArray) ticks = desmi_time_ticks (start, stop, cases[i].count);

      g_assert_cmpuint (ticks->len, ==, cases[i].n);
      for (guint k = 0; k < ticks->len; k++)
        g_assert_cmpint (g_array_index (ticks, gint64, k), ==,
                         parse_moment (cases[i].first) + k * 2 * 86400);
      desmi_time_nice (&start, &stop, cases[i].count);
      g_assert_cmpint (start, ==, parse_moment (cases[i].nice_start));
      g_assert_cmpint (stop, ==, parse_moment (cases[i].nice_stop));
    }
}

/* What d3-scale makes of time that runs backwards: bounds of months, but no bounds of years. */
static void
test_falling_time (void)
{
  gint64 start = parse_moment ("2024-05-17"), stop = parse_moment ("2024-01-20");

  desmi_time_nice (&start, &stop, 4);
  g_assert_cmpint (start, ==, parse_moment ("2024-06-01"));
  g_assert_cmpint (stop, ==, parse_moment ("2024-01-01"));
  start = parse_moment ("2024-05-17");
  stop = parse_moment ("1990-01-20");
  desmi_time_nice (&start, &stop, 4);
  g_assert_cmpint (start, ==, parse_moment ("2024-05-17"));
  g_assert_cmpint (stop, ==, parse_moment ("1990-01-20"));
}

/* Months come round in every century, also where the year is no leap year. */
static void
test_months_of_all_years (void)
{
  gint64             start = parse_moment ("1899-12-15"), stop = parse_moment ("2401-01-15");
  g_autoptr (GArray) months
      = desmi_time_starts (start, stop, (DesmiTimeStep){ DESMI_INTERVAL_MONTH, 1 });

  g_assert_cmpuint (months->len, ==, 501 * 12 + 1);
  for (guint i = 0; i < months->len; i++)
    {
      g_autoptr (GDateTime) date
          = g_date_time_new_from_unix_utc (g_array_index (months, gint64, i));

      g_assert_cmpint (g_date_time_get_year (date), ==, 1900 + (int) i / 12);
      g_assert_cmpint (g_date_time_get_month (date), ==, 1 + (int) i % 12);
      g_assert_cmpint (g_date_time_get_day_of_month (date), ==, 1);
    }
}

typedef struct
{
  double      low, high, count;
  gboolean    integers;
  const char *labels; /* id-ID */
} AxisCase;

static void
test_axis_labels (void)
{
  static const AxisCase cases[] = {
    { 0, 1847, 4, TRUE, "0|500|1.000|1.500|2.000" },
    { 0, 0, 5, TRUE, "0|1" },
    { 0, 0, 5, FALSE, "0|1" },
    { -91, 95, 1, TRUE, "-100|0|100" },
    { 0, 1, 7, TRUE, "0|1" },
    { 0, 3, 7, TRUE, "0|1|2|3" },
    { 0, 1, 5, FALSE, "0|0,2|0,4|0,6|0,8|1,0" },
    { 0, 2500000, 5, TRUE, "0|0,5\u00a0jt|1,0\u00a0jt|1,5\u00a0jt|2,0\u00a0jt|2,5\u00a0jt" },
    { 0, 3e9, 3, TRUE, "0|1\u00a0M|2\u00a0M|3\u00a0M" },
    { -20, 40, 4, TRUE, "-20|0|20|40" },
    { 7, 7, 4, TRUE, "0|2|4|6|8" },
    { 0, 2122, 1, TRUE, "0|2.500" }, /* not to 5.000 */
    { 0, 34, 1, TRUE, "0|40" },
    { 0, 1.2, 1, FALSE, "0|1,2" },
    { 0, 3, 1, TRUE, "0|3" },
    { -34, 0, 1, TRUE, "-40|0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DesmiAxis)    axis;
      g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
      g_autofree char      *joined = NULL;

      desmi_axis_init (&axis, cases[i].low, cases[i].high, cases[i].count, cases[i].integers);
      for (guint k = 0; k < axis.ticks->len; k++)
        g_ptr_array_add (labels, desmi_axis_label (&axis, k, desmi_locale_get_indonesian ()));
      g_ptr_array_add (labels, NULL);
      joined = g_strjoinv ("|", (char **) labels->pdata);
      g_assert_cmpstr (joined, ==, cases[i].labels);
    }
}

static void
test_axis_percent (void)
{
  g_auto (DesmiAxis) axis;
  g_autofree char   *second = NULL;

  desmi_axis_init (&axis, 0, 0.01, 4, FALSE);
  axis.percent = TRUE;
  second = desmi_axis_label (&axis, 1, desmi_locale_get_indonesian ());
  g_assert_cmpstr (second, ==, "0,2%");
}

/* No two labels of one axis read alike, and all values lie on it. */
static void
test_axis_any_range (void)
{
  g_autoptr (GRand) random = test_random_new (20261125);

  for (int i = 0; i < 5000; i++)
    {
      double low
          = pow (10, g_rand_double_range (random, -6, 18)) * g_rand_double_range (random, -1, 1);
      double high
          = pow (10, g_rand_double_range (random, -6, 18)) * g_rand_double_range (random, -1, 1);
      g_auto (DesmiAxis)     axis;
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      desmi_axis_init (&axis, MIN (low, high), MAX (low, high), g_rand_int_range (random, 1, 8),
                       FALSE);
      g_assert_cmpuint (axis.ticks->len, >=, 2);
      g_assert_cmpuint (axis.ticks->len, <=, 7);
      g_assert_true (axis.start <= MIN (low, high) + 1e-9 * fabs (low) && axis.start < axis.stop);
      g_assert_true (axis.stop >= MAX (low, high) - 1e-9 * fabs (high));
      g_assert_cmpuint (axis.ticks->len, <=, 7);
      for (guint k = 0; k < axis.ticks->len; k++)
        {
          char *label = desmi_axis_label (&axis, k, desmi_locale_get_english ());

          g_assert_true (g_hash_table_add (seen, label));
        }
      g_assert_cmpfloat_with_epsilon (desmi_axis_place (&axis, axis.stop, 10, 20), 20, 1e-9);
    }
}

/* Steps are 1, 2 or 5 of a power of ten, and ticks all their multiples in the range, as good as
 * decimal text reads: also where steps are tiny, ranges end on a tick, or run backwards. */
static void
check_ticks (double low, double high, double count)
{
  g_autoptr (GArray) ticks = desmi_ticks (low, high, count);
  g_autoptr (GArray) back = desmi_ticks (high, low, count);
  double             slack = 1e-12 * MAX (fabs (low), fabs (high));
  double             step = desmi_tick_step (low, high, count), share = (high - low) / count / step;
  char               text[32], *exponent;
  int                power;
  gint64             first, last;

  g_assert_cmpfloat (share, >, 0.63);
  g_assert_cmpfloat (share, <, 1.59);
  g_ascii_formatd (text, sizeof text, "%.0e", step);
  g_assert_nonnull (strchr ("125", text[0]));
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (text, NULL) / step, 1, 1e-9);
  exponent = strchr (text, 'e');
  power = atoi (exponent + 1);
  first = (gint64) ceil (low / step - 1e-6);
  last = (gint64) floor (high / step + 1e-6);
  /* an end that is a tick, but for its last bit, may lie on either side of it */
  if (g_array_index (ticks, double, 0) > (first + 0.5) * step && first - low / step < 1e-6)
    first++;
  if (g_array_index (ticks, double, ticks->len - 1) < (last - 0.5) * step
      && high / step - last < 1e-6)
    last--;
  g_assert_cmpint (ticks->len, ==, last - first + 1);
  g_assert_cmpuint (back->len, ==, ticks->len);
  for (guint i = 0; i < ticks->len; i++)
    {
      g_autofree char *wanted
          = g_strdup_printf ("%" G_GINT64_FORMAT "e%d", (first + i) * (text[0] - '0'), power);

      g_assert_true (fabs (g_array_index (ticks, double, i) - g_ascii_strtod (wanted, NULL))
                     <= slack);
      g_assert_true (
          fabs (g_array_index (ticks, double, i) - g_array_index (back, double, back->len - 1 - i))
          <= slack);
    }
}

static void
test_ticks_by_text (void)
{
  g_autoptr (GRand) random = test_random_new (20261128);

  for (int i = 0; i < 5000; i++)
    {
      double size = pow (10, g_rand_int_range (random, -300, 300));
      double low = g_rand_int_range (random, -2000, 2000);
      double high = low + g_rand_int_range (random, 1, 2000);

      check_ticks (low * size, high * size, g_rand_int_range (random, 2, 20));
    }
  check_ticks (1000000, 1000000.001, 5);
  check_ticks (-1e-12, 1e-12, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scale/linear-ticks", test_linear_ticks);
  g_test_add_func ("/chart/scale/nice-domains", test_nice_domains);
  g_test_add_func ("/chart/scale/time-ticks", test_time_ticks);
  g_test_add_func ("/chart/scale/every-second-day", test_every_second_day);
  g_test_add_func ("/chart/scale/falling-time", test_falling_time);
  g_test_add_func ("/chart/scale/months-of-all-years", test_months_of_all_years);
  g_test_add_func ("/chart/scale/axis-labels", test_axis_labels);
  g_test_add_func ("/chart/scale/axis-percent", test_axis_percent);
  g_test_add_func ("/chart/scale/axis-any-range", test_axis_any_range);
  g_test_add_func ("/chart/scale/ticks-by-text", test_ticks_by_text);
  return g_test_run ();
}
