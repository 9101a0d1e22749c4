/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores against cases worked out by hand: time, villages, direction, caps, and what is missing. */
#include "store/desmi-score.h"

#define NONE G_MININT64

typedef struct
{
  const char *name;
  const char *over_time;
  const char *part;
  struct
  {
    const char *period;
    gint64      measured, target; /* NONE: not known */
  } points[6];
  gint64   measured, target; /* expected; NONE: not known */
  gboolean paired;
} TimeCase;

static const TimeCase time_cases[] = {
  { "one-quarter", "sum", "2023-Q1", { { "2023-Q1", 3000, 4000 } }, 3000, 4000, TRUE },
  { "sum",
    "sum",
    "2023",
    { { "2023-Q1", 3000, 4000 }, { "2023-Q2", 5000, 5000 } },
    8000,
    9000,
    TRUE },
  { "last",
    "last",
    "2023",
    { { "2023-Q1", 3000, 4000 }, { "2023-Q2", 5000, 6000 } },
    5000,
    6000,
    TRUE },
  { "mean",
    "mean",
    "2023",
    { { "2023-Q1", 3000, 4000 }, { "2023-Q2", 5000, 6000 } },
    4000,
    5000,
    TRUE },
  /* a quarter without a measurement takes its target out of the comparison */
  { "gap-in-sum",
    "sum",
    "2023",
    { { "2023-Q1", 3000, 4000 }, { "2023-Q2", NONE, 6000 } },
    3000,
    4000,
    TRUE },
  { "gap-in-last",
    "last",
    "2023",
    { { "2023-Q1", 3000, 4000 }, { "2023-Q2", NONE, 6000 } },
    3000,
    4000,
    TRUE },
  { "no-target-in-quarter",
    "sum",
    "2023",
    { { "2023-Q1", 3000, 4000 }, { "2023-Q2", 9000, NONE } },
    3000,
    4000,
    TRUE },
  /* never both in one quarter: both are known, and cannot be compared */
  { "apart",
    "sum",
    "2023",
    { { "2023-Q1", 3000, NONE }, { "2023-Q2", NONE, 6000 } },
    3000,
    6000,
    FALSE },
  { "measured-only", "sum", "2023", { { "2023-Q1", 3000, NONE } }, 3000, NONE, FALSE },
  { "target-only", "sum", "2023", { { "2023-Q1", NONE, 1000 } }, NONE, 1000, FALSE },
  { "nothing", "sum", "2023", { { "2022-Q4", 3000, 4000 } }, NONE, NONE, FALSE },
  { "zero-is-measured", "sum", "2023-Q1", { { "2023-Q1", 0, 4000 } }, 0, 4000, TRUE },
  /* a year's own target is for all that was measured in it */
  { "target-of-year",
    "sum",
    "2023",
    { { "2023", NONE, 10000 }, { "2023-Q1", 3000, NONE }, { "2023-Q2", 1000, NONE } },
    4000,
    10000,
    TRUE },
  { "year-before-quarters",
    "sum",
    "2023",
    { { "2023", NONE, 10000 }, { "2023-Q1", 3000, 4000 } },
    3000,
    10000,
    TRUE },
  { "year-measured",
    "sum",
    "2023",
    { { "2023", 7000, NONE }, { "2023-Q1", 3000, 4000 }, { "2023-Q2", NONE, 5000 } },
    7000,
    9000,
    TRUE },
  /* it says nothing of a quarter, nor of a part of the year */
  { "year-not-of-quarter",
    "sum",
    "2023-Q1",
    { { "2023", NONE, 10000 }, { "2023-Q1", 3000, NONE } },
    3000,
    NONE,
    FALSE },
  { "year-not-of-range",
    "sum",
    "2023-01..2023-09",
    { { "2023", NONE, 10000 }, { "2023-Q1", 3000, 2000 }, { "2023-Q4", 3000, 2000 } },
    3000,
    2000,
    TRUE },
};

static void
test_time (gconstpointer data)
{
  const TimeCase *c = data;
  DesmiScoreRule  rule = desmi_score_rule ("higher", c->over_time, "sum", 1000, 1000);
  DesmiScorePoint points[G_N_ELEMENTS (c->points)] = { 0 };
  DesmiScoreValue value;
  DesmiPeriod     part;
  guint           n = 0;

  for (; n < G_N_ELEMENTS (c->points) && c->points[n].period != NULL; n++)
    {
      g_assert_true (desmi_period_parse (c->points[n].period, &points[n].period, NULL));
      points[n].is_measured = c->points[n].measured != NONE;
      points[n].measured = points[n].is_measured ? c->points[n].measured : 0;
      points[n].has_target = c->points[n].target != NONE;
      points[n].target = points[n].has_target ? c->points[n].target : 0;
    }
  g_assert_true (desmi_period_parse (c->part, &part, NULL));
  value = desmi_score_over_time (&rule, points, n, &part);
  g_assert_cmpint (value.is_measured, ==, c->measured != NONE);
  g_assert_cmpint (value.has_target, ==, c->target != NONE);
  g_assert_cmpint (value.is_paired, ==, c->paired);
  if (c->measured != NONE)
    g_assert_cmpfloat_with_epsilon (value.measured, (double) c->measured, 1e-9);
  if (c->target != NONE)
    g_assert_cmpfloat_with_epsilon (value.target, (double) c->target, 1e-9);
}

typedef struct
{
  const char *direction;
  gint64      cap, measured, target;
  double      ratio, capped; /* negative: none */
} RatioCase;

static const RatioCase ratio_cases[] = {
  { "higher", 1000, 3000, 4000, 0.75, 0.75 }, { "higher", 1000, 5000, 4000, 1.25, 1.0 },
  { "higher", 1200, 5000, 4000, 1.25, 1.2 },  { "higher", 1000, 0, 4000, 0.0, 0.0 },
  { "higher", 1000, 5000, 0, -1, -1 },        { "higher", 1000, -5000, 4000, 0.0, 0.0 },
  { "lower", 1000, 4000, 3000, 0.75, 0.75 },  { "lower", 1000, 2000, 3000, 1.5, 1.0 },
  { "lower", 1000, 0, 3000, 1.0, 1.0 },       { "lower", 1000, 0, 0, 1.0, 1.0 },
  { "lower", 1000, 5000, 0, 0.0, 0.0 },       { NULL, 0, 3000, 4000, 0.75, 0.75 },
};

static void
test_ratio (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ratio_cases); i++)
    {
      const RatioCase *c = &ratio_cases[i];
      DesmiScoreRule   rule = desmi_score_rule (c->direction, "sum", "sum", 1000, c->cap);
      DesmiScoreValue  value = { TRUE, TRUE, TRUE, (double) c->measured, (double) c->target };
      DesmiScoreValue  apart = { TRUE, TRUE, FALSE, (double) c->measured, (double) c->target };

      g_assert_cmpfloat_with_epsilon (desmi_score_ratio (&rule, &value), c->ratio, 1e-12);
      g_assert_cmpfloat_with_epsilon (desmi_score_capped (&rule, &value), c->capped, 1e-12);
      g_assert_cmpfloat (desmi_score_capped (&rule, &apart), <, 0);
    }
}

static void
test_villages (void)
{
  static const DesmiScoreValue values[] = {
    { TRUE, TRUE, TRUE, 3000, 4000 },
    { TRUE, TRUE, TRUE, 0, 2000 },
    { TRUE, FALSE, FALSE, 9000, 0 }, /* without a target: not compared */
    { FALSE, TRUE, FALSE, 0, 5000 }, /* did not report: its target is not held against the others */
  };
  DesmiScoreVillages sums = { 0 }, single = { 0 };
  DesmiScoreRule     rule = desmi_score_rule ("higher", "sum", "sum", 1000, 1000);
  DesmiScoreValue    value;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    desmi_score_villages_add (&sums, &values[i]);
  value = desmi_score_villages_end (&sums, &rule);
  g_assert_cmpfloat_with_epsilon (value.measured, 3000, 1e-9);
  g_assert_cmpfloat_with_epsilon (value.target, 6000, 1e-9);
  rule = desmi_score_rule ("higher", "sum", "mean", 1000, 1000);
  value = desmi_score_villages_end (&sums, &rule);
  g_assert_cmpfloat_with_epsilon (value.measured, 1500, 1e-9);
  rule = desmi_score_rule ("higher", "sum", "share", 1000, 1000);
  value = desmi_score_villages_end (&sums, &rule);
  g_assert_cmpfloat_with_epsilon (value.measured, 500, 1e-9); /* one of two */
  g_assert_cmpfloat_with_epsilon (value.target, 1000, 1e-9);

  desmi_score_villages_add (&single, &values[2]);
  value = desmi_score_villages_end (&single, &rule);
  g_assert_true (value.is_measured && !value.has_target && !value.is_paired);
}

static void
test_mean (void)
{
  DesmiScoreMean mean = { 0 };
  DesmiScoreRule one = desmi_score_rule ("higher", "sum", "sum", 1000, 1000);
  DesmiScoreRule three = desmi_score_rule ("higher", "sum", "sum", 3000, 1000);

  g_assert_cmpfloat (desmi_score_mean_end (&mean), <, 0);
  desmi_score_mean_add (&mean, &one, -1);
  g_assert_cmpfloat (desmi_score_mean_end (&mean), <, 0);
  desmi_score_mean_add (&mean, &one, 1.0);
  desmi_score_mean_add (&mean, &three, 0.2);
  g_assert_cmpfloat_with_epsilon (desmi_score_mean_end (&mean), 0.4, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (time_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/score/time/", time_cases[i].name, NULL);

      g_test_add_data_func (path, &time_cases[i], test_time);
    }
  g_test_add_func ("/score/ratio", test_ratio);
  g_test_add_func ("/score/villages", test_villages);
  g_test_add_func ("/score/mean", test_mean);
  return g_test_run ();
}
