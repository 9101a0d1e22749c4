/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stacks against d3's, and against what must hold for any. */
#include "chart-vectors.h"
#include "chart/desmi-stack.h"

#include "test-random.h"

#define N_ROUNDS 1000

static const char *const orders[]
    = { "none", "ascending", "descending", "appearance", "insideOut", "reverse" };
static const char *const offsets[] = { "none", "expand", "diverging", "silhouette", "wiggle" };

static guint
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  g_error ("no %s", name);
}

static void
check_case (json_t *test)
{
  json_t *rows = json_object_get (test, "rows"), *series = json_object_get (test, "series");
  guint   n_rows = (guint) json_array_size (rows);
  guint   n = (guint) json_array_size (json_object_get (test, "keys"));
  guint   order = find_name (orders, G_N_ELEMENTS (orders),
                             json_string_value (json_object_get (test, "order")));
  guint   offset = find_name (offsets, G_N_ELEMENTS (offsets),
                              json_string_value (json_object_get (test, "offset")));
  g_autofree double         *values = g_new (double, n_rows *n + 1);
  g_autofree guint          *places = g_new (guint, n + 1);
  g_autofree DesmiStackSpan *spans = g_new (DesmiStackSpan, n_rows * n + 1);

  for (guint i = 0; i < n_rows * n; i++)
    values[i] = vectors_number (json_array_get (json_array_get (rows, i / n), i % n));
  desmi_stack (values, n_rows, n, (DesmiStackOrder) order, (DesmiStackOffset) offset, places,
               spans);
  for (guint i = 0; i < n_rows * n; i++)
    {
      json_t *one = json_array_get (series, i % n);
      json_t *y = json_array_get (json_object_get (one, "y"), i / n);
      double  scale = 0;

      for (guint k = 0; k < n; k++)
        scale += fabs (values[i / n * n + k]);
      g_assert_cmpint ((int) places[i % n], ==,
                       json_integer_value (json_object_get (one, "index")));
      g_assert_cmpfloat_with_epsilon (spans[i].y0, vectors_number (json_array_get (y, 0)),
                                      1e-9 * MAX (scale, 1e-9));
      g_assert_cmpfloat_with_epsilon (spans[i].y1, vectors_number (json_array_get (y, 1)),
                                      1e-9 * MAX (scale, 1e-9));
    }
}

static void
test_vectors (void)
{
  json_t *cases, *test;
  json_t *root = vectors_load ("stack.json", 15, &cases);
  size_t  i;

  json_array_foreach (cases, i, test) check_case (test);
  json_decref (root);
}

/* Spans are as long as their values (or shares), and in a row none lies on another. */
static void
check_row (const double         *values,
           const guint          *places,
           const DesmiStackSpan *spans,
           guint                 n,
           DesmiStackOffset      offset)
{
  double sum = 0, scale = 0, length = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += isfinite (values[i]) ? values[i] : 0;
      scale += isfinite (values[i]) ? fabs (values[i]) : 0;
      length += spans[i].y1 - spans[i].y0;
    }
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (isfinite (spans[i].y0) && isfinite (spans[i].y1));
      for (guint k = 0; k < n; k++)
        if (places[k] == places[i] + 1 && offset != DESMI_STACK_OFFSET_DIVERGING)
          g_assert_cmpfloat_with_epsilon (spans[k].y0, spans[i].y1, 1e-9 * (scale + 1));
        else if (k != i)
          g_assert_true (
              spans[k].y1 <= spans[i].y0 + 1e-9 * scale || spans[i].y1 <= spans[k].y0 + 1e-9 * scale
              || fabs (spans[k].y1 - spans[k].y0) <= 0 || offset != DESMI_STACK_OFFSET_DIVERGING);
    }
  if (offset == DESMI_STACK_OFFSET_EXPAND)
    g_assert_cmpfloat_with_epsilon (length, sum > 0 ? 1 : 0, 1e-9);
  else
    g_assert_cmpfloat_with_epsilon (length, offset == DESMI_STACK_OFFSET_DIVERGING ? scale : sum,
                                    1e-9 * (scale + 1));
}

static void
test_laws (void)
{
  g_autoptr (GRand) rand = test_random_new (8);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      DesmiStackOffset           offset = (DesmiStackOffset) (round % G_N_ELEMENTS (offsets));
      DesmiStackOrder            order = (DesmiStackOrder) (round / 5 % G_N_ELEMENTS (orders));
      guint                      n = (guint) g_rand_int_range (rand, 0, 9);
      guint                      n_rows = (guint) g_rand_int_range (rand, 0, 30);
      g_autofree double         *values = g_new (double, n_rows *n + 1);
      g_autofree guint          *places = g_new (guint, n + 1);
      g_autofree DesmiStackSpan *spans = g_new (DesmiStackSpan, n_rows * n + 1);
      guint64                    seen = 0;

      for (guint i = 0; i < n_rows * n; i++)
        {
          values[i] = floor (
              g_rand_double_range (rand, offset == DESMI_STACK_OFFSET_DIVERGING ? -100 : 0, 100));
          if (g_rand_int_range (rand, 0, 20) == 0)
            values[i] = g_rand_boolean (rand) ? (double) NAN : HUGE_VAL;
          if (i / MAX (n, 1) == 3)
            values[i] = 0;
        }
      desmi_stack (values, n_rows, n, order, offset, places, spans);
      for (guint i = 0; i < n; i++)
        seen |= (guint64) 1 << places[i];
      g_assert_cmpuint (seen, ==, ((guint64) 1 << n) - 1);
      for (guint row = 0; row < n_rows; row++)
        check_row (values + row * n, places, spans + row * n, n, offset);
    }
}

/* How much the layers of two rows move, each weighted by its thickness, if their floor moves by
 * @slope. */
static double
unrest (const double *before, const double *now, guint n, double slope)
{
  double sum = 0, moved = slope;

  for (guint i = 0; i < n; i++)
    {
      double change = now[i] - before[i], middle = moved + change / 2;

      sum += now[i] * middle * middle;
      moved += change;
    }
  return sum;
}

/* Byron and Wattenberg: no other floor would let the layers move less. */
static void
test_wiggle_is_least (void)
{
  g_autoptr (GRand) rand = test_random_new (9);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      const guint    n = 5, n_rows = 12;
      double         values[60];
      guint          places[5];
      DesmiStackSpan spans[60];

      for (guint i = 0; i < n * n_rows; i++)
        values[i] = g_rand_double_range (rand, 1, 100);
      desmi_stack (values, n_rows, n, DESMI_STACK_ORDER_NONE, DESMI_STACK_OFFSET_WIGGLE, places,
                   spans);
      for (guint row = 1; row < n_rows; row++)
        {
          const double *before = values + (row - 1) * n, *now = values + row * n;
          double        slope = spans[row * n].y0 - spans[(row - 1) * n].y0;

          g_assert_cmpfloat (unrest (before, now, n, slope), <,
                             unrest (before, now, n, slope - 0.01));
          g_assert_cmpfloat (unrest (before, now, n, slope), <,
                             unrest (before, now, n, slope + 0.01));
        }
    }
}

/* What is below zero goes down from zero, whatever stands above it; without an offset all goes on
 * where the one before has ended. */
static void
test_negative (void)
{
  static const double         values[] = { 3, -2, 5, -4, 0, -1 };
  static const DesmiStackSpan apart[]
      = { { 0, 3 }, { -2, 0 }, { 3, 8 }, { -6, -2 }, { 0, 0 }, { -7, -6 } };
  static const double ends[] = { 3, 1, 6, 2, 2, 1 };
  guint               places[6];
  DesmiStackSpan      spans[6];

  desmi_stack (values, 1, 6, DESMI_STACK_ORDER_NONE, DESMI_STACK_OFFSET_DIVERGING, places, spans);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpfloat_with_epsilon (spans[i].y0, apart[i].y0, 1e-12);
      g_assert_cmpfloat_with_epsilon (spans[i].y1, apart[i].y1, 1e-12);
    }
  desmi_stack (values, 1, 6, DESMI_STACK_ORDER_NONE, DESMI_STACK_OFFSET_NONE, places, spans);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpfloat_with_epsilon (spans[i].y0, i > 0 ? ends[i - 1] : 0, 1e-12);
      g_assert_cmpfloat_with_epsilon (spans[i].y1, ends[i], 1e-12);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stack/vectors", test_vectors);
  g_test_add_func ("/stack/laws", test_laws);
  g_test_add_func ("/stack/wiggle-is-least", test_wiggle_is_least);
  g_test_add_func ("/stack/negative", test_negative);
  return g_test_run ();
}
