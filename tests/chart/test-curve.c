/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Monotone curves against the reference vectors; thinning against what it promises. */
#include "chart/desmi-curve.h"

#include "chart-vectors.h"
#include "test-random.h"

typedef struct
{
  char   op;
  double n[6];
} Op;

static void
add (GArray *ops, char op, double a, double b, double c, double d, double e, double f)
{
  Op one = { op, { a, b, c, d, e, f } };

  g_array_append_val (ops, one);
}

static void
move_cb (double x, double y, gpointer ops)
{
  add (ops, 'M', x, y, 0, 0, 0, 0);
}

static void
line_cb (double x, double y, gpointer ops)
{
  add (ops, 'L', x, y, 0, 0, 0, 0);
}

static void
curve_cb (double x1, double y1, double x2, double y2, double x, double y, gpointer ops)
{
  add (ops, 'C', x1, y1, x2, y2, x, y);
}

static void
close_cb (gpointer ops)
{
  add (ops, 'Z', 0, 0, 0, 0, 0, 0);
}

static const DesmiCurve sink = { move_cb, line_cb, curve_cb, close_cb };

static void
test_monotone (void)
{
  json_t *cases, *root = vectors_load ("curve-monotone-x.json", 12, &cases);
  size_t  index;

  for (index = 0; index < json_array_size (cases); index++)
    {
      json_t *one = json_array_get (cases, index);
      json_t *points = json_object_get (one, "points"), *wanted = json_object_get (one, "ops");
      json_t *point, *op;
      size_t  i;
      double  range = 0;
      g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (DesmiPoint));
      g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (Op));

      g_test_message ("%s", json_string_value (json_object_get (one, "name")));
      for (i = 0; i < json_array_size (points); i++)
        {
          point = json_array_get (points, i);
          if (json_is_array (point))
            {
              DesmiPoint p = { vectors_number (json_array_get (point, 0)),
                               vectors_number (json_array_get (point, 1)) };

              range = MAX (range, MAX (fabs (p.x), fabs (p.y)));
              g_array_append_val (run, p);
            }
          if (!json_is_array (point) || i + 1 == json_array_size (points))
            {
              desmi_curve_monotone ((DesmiPoint *) (void *) run->data, run->len, &sink, ops);
              g_array_set_size (run, 0);
            }
        }
      g_assert_cmpuint (ops->len, ==, json_array_size (wanted));
      for (i = 0; i < json_array_size (wanted); i++)
        {
          op = json_array_get (wanted, i);
          Op *ours = &g_array_index (ops, Op, i);

          g_assert_cmpint (ours->op, ==, *json_string_value (json_array_get (op, 0)));
          for (size_t k = 1; k < json_array_size (op); k++)
            g_assert_true (fabs (ours->n[k - 1] - vectors_number (json_array_get (op, k)))
                           <= 1e-9 * range);
        }
    }
  json_decref (root);
}

/* 100 000 points in 800 columns: bounded, in order, with the extremes of every column. */
static void
test_thin (void)
{
  const guint            n = 100000;
  g_autofree DesmiPoint *points = g_new (DesmiPoint, n);
  g_autoptr (GRand)      random = test_random_new (7);
  g_autoptr (GArray)     thin = NULL;
  DesmiThinner           thinner;
  double                 low[800], high[800], thin_low[800], thin_high[800];

  for (guint c = 0; c < 800; c++)
    {
      low[c] = thin_low[c] = HUGE_VAL;
      high[c] = thin_high[c] = -HUGE_VAL;
    }
  for (guint i = 0; i < n; i++)
    {
      guint column = i * 800 / n;

      points[i] = (DesmiPoint){ i * 800.0 / n, g_rand_double_range (random, 0, 450) };
      low[column] = MIN (low[column], points[i].y);
      high[column] = MAX (high[column], points[i].y);
    }
  desmi_thinner_init (&thinner);
  for (guint i = 0; i < n; i++)
    desmi_thinner_add (&thinner, points[i].x, points[i].y);
  thin = desmi_thinner_end (&thinner);
  g_assert_cmpuint (thin->len, <=, 3200);
  for (guint i = 0; i < thin->len; i++)
    {
      DesmiPoint *p = &g_array_index (thin, DesmiPoint, i);
      guint       column = (guint) p->x;

      g_assert_true (i == 0 || p->x > p[-1].x);
      thin_low[column] = MIN (thin_low[column], p->y);
      thin_high[column] = MAX (thin_high[column], p->y);
    }
  for (guint c = 0; c < 800; c++)
    {
      g_assert_cmpfloat_with_epsilon (low[c], thin_low[c], 1e-9);
      g_assert_cmpfloat_with_epsilon (high[c], thin_high[c], 1e-9);
    }
  g_assert_cmpfloat_with_epsilon (g_array_index (thin, DesmiPoint, thin->len - 1).x,
                                  points[n - 1].x, 1e-9);
}

/* The last point that was drawn. */
typedef struct
{
  DesmiPoint at;
  guint      n;
} Trail;

static void
trail_to (double x, double y, gpointer data)
{
  ((Trail *) data)->at = (DesmiPoint){ x, y };
  ((Trail *) data)->n++;
}

/* Between two points a cubic stays between them, in both directions: so it does if its control
 * points do and go on evenly. */
static void
trail_curve (double x1, double y1, double x2, double y2, double x, double y, gpointer data)
{
  Trail     *trail = data;
  DesmiPoint a = trail->at;
  double     slack = 1e-9 * (fabs (a.y) + fabs (y) + 1), before = a.y;

  g_assert_cmpfloat_with_epsilon (x1, a.x + (x - a.x) / 3, 1e-9 * (fabs (x) + 1));
  g_assert_cmpfloat_with_epsilon (x2, x - (x - a.x) / 3, 1e-9 * (fabs (x) + 1));
  for (guint i = 1; i <= 20; i++)
    {
      double t = i / 20.0, s = 1 - t;
      double here = s * s * s * a.y + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t * t * t * y;

      g_assert_true (y >= a.y ? here >= before - slack : here <= before + slack);
      before = here;
    }
  trail_to (x, y, data);
}

static void
trail_close (gpointer data)
{
}

static void
test_never_overshoots (void)
{
  static const DesmiCurve curve = { trail_to, trail_to, trail_curve, trail_close };
  g_autoptr (GRand)       random = test_random_new (11);

  for (guint round = 0; round < 1000; round++)
    {
      DesmiPoint points[40];
      guint      n = (guint) g_rand_int_range (random, 1, 40);
      Trail      trail = { .n = 0 };

      for (guint i = 0; i < n; i++)
        points[i]
            = (DesmiPoint){ (i > 0 ? points[i - 1].x : 0) + g_rand_double_range (random, 0.01, 9),
                            /* level stretches, leaps, and numbers of any size */
                            i > 0 && g_rand_int_range (random, 0, 4) == 0
                                ? points[i - 1].y
                                : pow (10, g_rand_int_range (random, -6, 7))
                                      * g_rand_double_range (random, -1, 1) };
      desmi_curve_monotone (points, n, &curve, &trail);
      g_assert_cmpuint (trail.n, ==, n);
      g_assert_cmpfloat_with_epsilon (trail.at.y, points[n - 1].y, 1e-9);
    }
}

/* Points above each other, as d3-shape draws them: no slope there, and never a number that is none.
 */
static void
test_above_each_other (void)
{
  static const DesmiPoint points[]
      = { { 0, 2 }, { 1, 4 }, { 1, 5 }, { 1, 7 }, { 2, 8 }, { 2, 8 }, { 3, 6 } };
  static const double wanted[][6] = {
    { 1 / 3.0, 2 + 1 / 3.0, 2 / 3.0, 2 + 2 / 3.0, 1, 4 },
    { 1, 4, 1, 5, 1, 5 },
    { 1, 5, 1, 7, 1, 7 },
    { 4 / 3.0, 7 + 2 / 3.0, 5 / 3.0, 8, 2, 8 },
    { 7 / 3.0, 8, 8 / 3.0, 7, 3, 6 },
  };
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (Op));

  desmi_curve_monotone (points, G_N_ELEMENTS (points), &sink, ops);
  g_assert_cmpuint (ops->len, ==, 1 + G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    for (guint k = 0; k < 6; k++)
      g_assert_cmpfloat_with_epsilon (g_array_index (ops, Op, i + 1).n[k], wanted[i][k], 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/curve/monotone", test_monotone);
  g_test_add_func ("/chart/curve/thin", test_thin);
  g_test_add_func ("/chart/curve/never-overshoots", test_never_overshoots);
  g_test_add_func ("/chart/curve/above-each-other", test_above_each_other);
  return g_test_run ();
}
