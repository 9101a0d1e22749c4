/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How measurements become scores: over time, over villages, over indicators. No SQL. */
#pragma once

#include "core/desmi-period.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_OVER_TIME_SUM,
  DESMI_OVER_TIME_LAST,
  DESMI_OVER_TIME_MEAN,
} DesmiOverTime;

typedef enum
{
  DESMI_OVER_VILLAGES_SUM,
  DESMI_OVER_VILLAGES_MEAN,
  DESMI_OVER_VILLAGES_SHARE, /* of the villages whose value is above 0 */
} DesmiOverVillages;

/**
 * DesmiScoreRule:
 *
 * What a version of the catalogue says of an indicator.
 */
typedef struct
{
  gboolean          lower_is_better;
  DesmiOverTime     over_time;
  DesmiOverVillages over_villages;
  gint64            weight_milli; /* of the indicator in its pillar */
  gint64            cap_milli;    /* the most that a ratio counts, 1000 is the target itself */
} DesmiScoreRule;

DesmiScoreRule desmi_score_rule (const char *direction,
                                 const char *over_time,
                                 const char *over_villages,
                                 gint64      weight_milli,
                                 gint64      cap_milli);

/**
 * DesmiScorePoint:
 *
 * What is known of an indicator of one village in a quarter or year, in thousandths.
 */
typedef struct
{
  DesmiPeriod period;
  gboolean    is_measured, has_target;
  gint64      measured, target;
} DesmiScorePoint;

/**
 * DesmiScoreValue:
 * @is_paired: measurement and target speak of the same time, so they may be compared
 */
typedef struct
{
  gboolean is_measured, has_target, is_paired;
  double   measured, target; /* thousandths */
} DesmiScoreValue;

/* @points in order of time; those not in @part are left out. */
DesmiScoreValue desmi_score_over_time (const DesmiScoreRule  *rule,
                                       const DesmiScorePoint *points,
                                       guint                  n_points,
                                       const DesmiPeriod     *part);

/**
 * DesmiScoreVillages:
 *
 * Sums over villages; begin zeroed. Villages where both are known come apart from those where one
 * is.
 */
typedef struct
{
  double paired_measured, paired_target;
  guint  n_paired, n_paired_measured_above, n_paired_target_above;
  double measured, target;
  guint  n_measured, n_measured_above, n_target, n_target_above;
} DesmiScoreVillages;

void            desmi_score_villages_add (DesmiScoreVillages *self, const DesmiScoreValue *value);
DesmiScoreValue desmi_score_villages_end (const DesmiScoreVillages *self,
                                          const DesmiScoreRule     *rule);

/* measured / target, or its inverse where lower is better; negative: there is none */
double desmi_score_ratio (const DesmiScoreRule *rule, const DesmiScoreValue *value);
/* The ratio, not above the cap; negative: there is none */
double desmi_score_capped (const DesmiScoreRule *rule, const DesmiScoreValue *value);

/**
 * DesmiScoreMean:
 *
 * The weighted mean of capped ratios; begin zeroed.
 */
typedef struct
{
  double sum, weight;
} DesmiScoreMean;

void   desmi_score_mean_add (DesmiScoreMean *self, const DesmiScoreRule *rule, double capped);
double desmi_score_mean_end (const DesmiScoreMean *self); /* negative: nothing measured, no score */

G_END_DECLS
