/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How measurements become scores. Missing is never taken for zero: what is not known is left out on
 * both sides of a ratio. */
#include "store/desmi-score.h"

#define NO_RATIO (-1.0)

/**
 * desmi_score_rule:
 * @direction: (nullable): "higher" or "lower"
 * @over_time: (nullable): "sum", "last" or "mean"
 * @over_villages: (nullable): "sum", "mean" or "share"
 * @weight_milli: weight in thousandths, above 0
 * @cap_milli: cap in thousandths, above 0
 *
 * Returns: the rule; words not known mean the first of each list, amounts not above 0 mean 1000
 */
DesmiScoreRule
desmi_score_rule (const char *direction,
                  const char *over_time,
                  const char *over_villages,
                  gint64      weight_milli,
                  gint64      cap_milli)
{
  DesmiScoreRule rule = { 0 };

  rule.lower_is_better = g_strcmp0 (direction, "lower") == 0;
  if (g_strcmp0 (over_time, "last") == 0)
    rule.over_time = DESMI_OVER_TIME_LAST;
  else if (g_strcmp0 (over_time, "mean") == 0)
    rule.over_time = DESMI_OVER_TIME_MEAN;
  if (g_strcmp0 (over_villages, "mean") == 0)
    rule.over_villages = DESMI_OVER_VILLAGES_MEAN;
  else if (g_strcmp0 (over_villages, "share") == 0)
    rule.over_villages = DESMI_OVER_VILLAGES_SHARE;
  rule.weight_milli = weight_milli > 0 ? weight_milli : 1000;
  rule.cap_milli = cap_milli > 0 ? cap_milli : 1000;
  return rule;
}

typedef struct
{
  double sum, last;
  guint  n;
} Run;

static void
run_add (Run *run, gint64 value)
{
  run->sum += (double) value;
  run->last = (double) value;
  run->n++;
}

static double
run_end (const Run *run, DesmiOverTime over_time)
{
  switch (over_time)
    {
    case DESMI_OVER_TIME_LAST:
      return run->last;
    case DESMI_OVER_TIME_MEAN:
      return run->sum / run->n;
    case DESMI_OVER_TIME_SUM:
    default:
      return run->sum;
    }
}

/* The quarters of a part: those measured, those with a target, those with both. */
typedef struct
{
  Run measured, target, both_measured, both_target;
} Runs;

static void
runs_add (Runs *runs, const DesmiScorePoint *point)
{
  if (point->is_measured)
    run_add (&runs->measured, point->measured);
  if (point->has_target)
    run_add (&runs->target, point->target);
  if (point->is_measured && point->has_target)
    {
      run_add (&runs->both_measured, point->measured);
      run_add (&runs->both_target, point->target);
    }
}

/**
 * desmi_score_over_time:
 * @rule: how quarters sum
 * @points: (array length=n_points): in order of time
 * @part: a quarter, a year or a run of months
 *
 * A year's own target or measurement goes before those of its quarters. Where both come from
 * quarters, only quarters with both are compared.
 *
 * Returns: the values for @part
 */
DesmiScoreValue
desmi_score_over_time (const DesmiScoreRule  *rule,
                       const DesmiScorePoint *points,
                       guint                  n_points,
                       const DesmiPeriod     *part)
{
  DesmiScoreValue value = { 0 };
  Runs            runs = { 0 };

  for (guint i = 0; i < n_points; i++)
    {
      const DesmiScorePoint *point = &points[i];

      if (!desmi_period_contains (part, &point->period))
        continue;
      if (point->period.kind == DESMI_PERIOD_QUARTER)
        runs_add (&runs, point);
      else if (desmi_period_equal (&point->period, part))
        {
          value = (DesmiScoreValue){ point->is_measured, point->has_target, FALSE,
                                     (double) point->measured, (double) point->target };
        }
    }
  if (!value.is_measured && !value.has_target && runs.both_target.n > 0)
    return (DesmiScoreValue){ TRUE, TRUE, TRUE, run_end (&runs.both_measured, rule->over_time),
                              run_end (&runs.both_target, rule->over_time) };
  value.is_paired = (value.is_measured && (value.has_target || runs.target.n > 0))
                    || (value.has_target && runs.measured.n > 0);
  if (!value.is_measured && runs.measured.n > 0)
    {
      value.is_measured = TRUE;
      value.measured = run_end (&runs.measured, rule->over_time);
    }
  if (!value.has_target && runs.target.n > 0)
    {
      value.has_target = TRUE;
      value.target = run_end (&runs.target, rule->over_time);
    }
  return value;
}

/**
 * desmi_score_villages_add:
 * @value: of one village
 */
void
desmi_score_villages_add (DesmiScoreVillages *self, const DesmiScoreValue *value)
{
  if (value->is_paired)
    {
      self->paired_measured += value->measured;
      self->paired_target += value->target;
      self->n_paired++;
      self->n_paired_measured_above += value->measured > 0;
      self->n_paired_target_above += value->target > 0;
    }
  if (value->is_measured)
    {
      self->measured += value->measured;
      self->n_measured++;
      self->n_measured_above += value->measured > 0;
    }
  if (value->has_target)
    {
      self->target += value->target;
      self->n_target++;
      self->n_target_above += value->target > 0;
    }
}

static double
over_villages (DesmiOverVillages rule, double sum, guint n, guint n_above)
{
  switch (rule)
    {
    case DESMI_OVER_VILLAGES_MEAN:
      return sum / n;
    case DESMI_OVER_VILLAGES_SHARE:
      return 1000.0 * n_above / n;
    case DESMI_OVER_VILLAGES_SUM:
    default:
      return sum;
    }
}

/**
 * desmi_score_villages_end:
 *
 * Returns: the values of all villages together: of those where both are known; where there is none,
 *   of those where one is, not to be compared
 */
DesmiScoreValue
desmi_score_villages_end (const DesmiScoreVillages *self, const DesmiScoreRule *rule)
{
  DesmiScoreValue value = { 0 };

  if (self->n_paired > 0)
    return (DesmiScoreValue){ TRUE, TRUE, TRUE,
                              over_villages (rule->over_villages, self->paired_measured,
                                             self->n_paired, self->n_paired_measured_above),
                              over_villages (rule->over_villages, self->paired_target,
                                             self->n_paired, self->n_paired_target_above) };
  if (self->n_measured > 0)
    {
      value.is_measured = TRUE;
      value.measured = over_villages (rule->over_villages, self->measured, self->n_measured,
                                      self->n_measured_above);
    }
  if (self->n_target > 0)
    {
      value.has_target = TRUE;
      value.target
          = over_villages (rule->over_villages, self->target, self->n_target, self->n_target_above);
    }
  return value;
}

/**
 * desmi_score_ratio:
 *
 * A target of 0 is one only where lower is better.
 *
 * Returns: 1.0 where the target is just reached; negative if there is nothing to compare
 */
double
desmi_score_ratio (const DesmiScoreRule *rule, const DesmiScoreValue *value)
{
  double measured = MAX (value->measured, 0.0), target = MAX (value->target, 0.0);

  if (!value->is_paired)
    return NO_RATIO;
  if (!rule->lower_is_better)
    return target > 0 ? measured / target : NO_RATIO;
  if (measured > 0)
    return target / measured;
  return MAX (1.0, (double) rule->cap_milli / 1000.0); /* none at all: as good as it gets */
}

/**
 * desmi_score_capped:
 *
 * Returns: the ratio, not above the rule's cap; negative: there is none
 */
double
desmi_score_capped (const DesmiScoreRule *rule, const DesmiScoreValue *value)
{
  double ratio = desmi_score_ratio (rule, value);

  return MIN (ratio, (double) rule->cap_milli / 1000.0);
}

/**
 * desmi_score_mean_add:
 * @capped: what desmi_score_capped() gave; a negative one is left out
 */
void
desmi_score_mean_add (DesmiScoreMean *self, const DesmiScoreRule *rule, double capped)
{
  if (capped < 0)
    return;
  self->sum += capped * (double) rule->weight_milli;
  self->weight += (double) rule->weight_milli;
}

/**
 * desmi_score_mean_end:
 *
 * Returns: the weighted mean; negative: nothing was measured
 */
double
desmi_score_mean_end (const DesmiScoreMean *self)
{
  return self->weight > 0 ? self->sum / self->weight : NO_RATIO;
}
