/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of maps: apart from each other, off what is blocked, inside, the most important ones
 * first. */
#include "chart/desmi-map-labels.h"

#include "test-random.h"

#include <math.h>

#define N_ROUNDS 1000
#define N_VILLAGES 317
#define GAP 2.0

static gboolean
is_nearer (const DesmiBox *a, const DesmiBox *b, double gap)
{
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap
         && a->y < b->y + b->height + gap && b->y < a->y + a->height + gap;
}

static void
check_labels (const DesmiBox *area, const DesmiMapLabel *labels, guint n, const DesmiBox *blocked)
{
  for (guint i = 0; i < n; i++)
    {
      const DesmiMapLabel *label = &labels[i];

      if (!label->placed)
        continue;
      g_assert_cmpfloat (label->box.x, >=, area->x);
      g_assert_cmpfloat (label->box.y, >=, area->y);
      g_assert_cmpfloat (label->box.x + label->box.width, <=, area->x + area->width);
      g_assert_cmpfloat (label->box.y + label->box.height, <=, area->y + area->height);
      g_assert_false (is_nearer (&label->box, blocked, GAP - 1e-9));
      for (guint j = 0; j < i; j++)
        g_assert_false (labels[j].placed && is_nearer (&label->box, &labels[j].box, GAP - 1e-9));
    }
}

/* As many labels as a district has villages, of random length, in random maps. */
static void
test_random (void)
{
  g_autoptr (GRand) random = test_random_new (317);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      DesmiMapLabel  labels[N_VILLAGES];
      guint          n = round % 10 == 0 ? N_VILLAGES : (guint) g_rand_int_range (random, 1, 40);
      const DesmiBox area
          = { g_rand_double_range (random, -5, 50), g_rand_double_range (random, 0, 90),
              g_rand_double_range (random, 1, 1600), g_rand_double_range (random, 1, 900) };
      const DesmiBox blocked
          = { area.x + area.width / 3, area.y + area.height / 3, area.width / 4, area.height / 5 };
      g_autoptr (DesmiMapLabels) map = desmi_map_labels_new (&area);
      guint                      n_placed, n_found = 0;

      for (guint i = 0; i < n; i++)
        labels[i]
            = (DesmiMapLabel){ .x = area.x + g_rand_double_range (random, -0.1, 1.1) * area.width,
                               .y = area.y + g_rand_double_range (random, -0.1, 1.1) * area.height,
                               .radius = g_rand_double_range (random, 0, 14),
                               .width = g_rand_double_range (random, 7, 160),
                               .height = 14,
                               .weight = g_rand_int_range (random, 0, 9),
                               .reach = round % 2 * g_rand_double_range (random, 0, 60),
                               .on_point = g_rand_boolean (random) };
      desmi_map_labels_block (map, &blocked);
      n_placed = desmi_map_labels_place (map, labels, n, GAP);
      for (guint i = 0; i < n; i++)
        n_found += labels[i].placed;
      g_assert_cmpuint (n_placed, ==, n_found);
      check_labels (&area, labels, n, &blocked);
      g_assert_cmpuint (desmi_map_labels_place (map, labels, n, GAP), ==, 0);
    }
}

/* Beside the point, to the right of it where that is free; over it where that is asked for. */
static void
test_positions (void)
{
  static const struct
  {
    double   x, y;
    gboolean on_point;
    double   left, top;
  } cases[] = {
    { 100, 100, FALSE, 109, 93 }, /* right */
    { 195, 100, FALSE, 146, 93 }, /* left, for the map ends */
    { 100, 100, TRUE, 80, 93 },   /* over it */
  };
  const DesmiBox area = { 0, 0, 200, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiMapLabels) map = desmi_map_labels_new (&area);
      DesmiMapLabel              label = { .x = cases[i].x,
                                           .y = cases[i].y,
                                           .radius = 5,
                                           .width = 40,
                                           .height = 14,
                                           .on_point = cases[i].on_point };

      g_assert_cmpuint (desmi_map_labels_place (map, &label, 1, GAP), ==, 1);
      g_assert_cmpfloat_with_epsilon (label.box.x, cases[i].left, 1e-9);
      g_assert_cmpfloat_with_epsilon (label.box.y, cases[i].top, 1e-9);
    }
}

/* What is disliked is gone around where that can be, and covered as little as can be. */
static void
test_avoid (void)
{
  const DesmiBox             area = { 0, 0, 200, 200 }, right = { 100, 80, 100, 40 };
  g_autoptr (DesmiMapLabels) map = desmi_map_labels_new (&area);
  DesmiMapLabel labels[2] = { { .x = 100, .y = 100, .radius = 5, .width = 40, .height = 14 },
                              { .x = 100, .y = 40, .radius = 5, .width = 99, .height = 14 } };

  desmi_map_labels_avoid (map, &right);
  g_assert_cmpuint (desmi_map_labels_place (map, &labels[0], 1, GAP), ==, 1);
  g_assert_cmpfloat (labels[0].box.x + labels[0].box.width, <, 100);
  desmi_map_labels_avoid (map, &area);
  g_assert_cmpuint (desmi_map_labels_place (map, &labels[1], 1, GAP), ==, 1);
}

/* Where all places beside a point are disliked, a label that may reach so far goes beyond, and a
 * line leads to it, which the next label keeps off. */
static void
test_away (void)
{
  const DesmiBox             area = { 0, 0, 400, 400 }, near = { 140, 170, 120, 60 };
  g_autoptr (DesmiMapLabels) map = desmi_map_labels_new (&area);
  DesmiMapLabel              bound = { .x = 200, .y = 200, .radius = 5, .width = 40, .height = 14 };
  DesmiMapLabel              free_one = bound, next = bound;
  double                     x, y;

  desmi_map_labels_avoid (map, &near);
  g_assert_cmpuint (desmi_map_labels_place (map, &bound, 1, GAP), ==, 1);
  g_assert_true (is_nearer (&bound.box, &near, 0));
  g_assert_false (desmi_map_label_get_leader (&bound, &x, &y));
  free_one.reach = 48;
  g_assert_cmpuint (desmi_map_labels_place (map, &free_one, 1, GAP), ==, 1);
  g_assert_false (is_nearer (&free_one.box, &near, 0));
  g_assert_true (desmi_map_label_get_leader (&free_one, &x, &y));
  g_assert_cmpfloat (hypot (x - 200, y - 200), <=, 80);
  next.x = (x + 200) / 2;
  next.y = (y + 200) / 2;
  next.radius = 0;
  next.on_point = TRUE;
  desmi_map_labels_place (map, &next, 1, GAP);
  g_assert_false (next.placed && fabs (next.box.x + next.box.width / 2 - next.x) < 1
                  && fabs (next.box.y + next.box.height / 2 - next.y) < 1);
}

/* Where there is room for one of two, it is the one of more weight. */
static void
test_weights (void)
{
  const DesmiBox             area = { 0, 0, 60, 16 };
  g_autoptr (DesmiMapLabels) map = desmi_map_labels_new (&area);
  DesmiMapLabel labels[] = { { .x = 2, .y = 8, .width = 40, .height = 14, .weight = 1 },
                             { .x = 4, .y = 8, .width = 40, .height = 14, .weight = 2 } };

  g_assert_cmpuint (desmi_map_labels_place (map, labels, 2, GAP), ==, 1);
  g_assert_true (labels[1].placed);
  g_assert_false (labels[0].placed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/map-labels/random", test_random);
  g_test_add_func ("/chart/map-labels/positions", test_positions);
  g_test_add_func ("/chart/map-labels/avoid", test_avoid);
  g_test_add_func ("/chart/map-labels/away", test_away);
  g_test_add_func ("/chart/map-labels/weights", test_weights);
  return g_test_run ();
}
