/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a question about pillars needs, read into memory: indicators, villages, what was measured.
 */
#pragma once

#include "store/desmi-query-private.h"
#include "store/desmi-score.h"

G_BEGIN_DECLS

/* From programme_village AS e: those whose duty it was to report in the quarter ?1. */
#define DESMI_SQL_VILLAGES_ON_DUTY                                                                 \
  "FROM programme_village AS e WHERE e.programme = '" DESMI_DEFAULT_PROGRAMME                      \
  "' AND e.status IN ('active', 'suspended') "                                                     \
  "AND coalesce (e.cohort, 0) <= CAST (substr (?1, 1, 4) AS INTEGER)"

/* How an indicator is counted from the month @first until the one before @end. */
typedef struct
{
  int            first, end;
  DesmiScoreRule rule;
} DesmiPillarRule;

typedef struct
{
  char   *id;
  char   *programme;
  int     pillar;
  char   *unit;  /* nullable */
  GArray *rules; /* of DesmiPillarRule, by time; at least one */
} DesmiPillarIndicator;

const DesmiScoreRule *desmi_pillar_indicator_get_rule (const DesmiPillarIndicator *self, int month);
gboolean              desmi_pillar_indicator_is_expected (const DesmiPillarIndicator *self,
                                                          const DesmiPeriod          *part);

/* A village in a programme, enrolled or only measured. */
typedef struct
{
  char *village;
  char *programme;
  int   cohort; /* 0: unknown */
  char *status; /* "" where it is not enrolled */
} DesmiPillarVillage;

/**
 * DesmiPillarData:
 * @first, @last: months; @is_limited FALSE: the query names no period, and they are those of the
 * data
 * @series: (element-type utf8 GArray): key: village, 1F, indicator; DesmiScorePoint in order of
 * time
 */
typedef struct
{
  GPtrArray  *indicators; /* of DesmiPillarIndicator */
  GPtrArray  *villages;   /* of DesmiPillarVillage */
  GHashTable *series;
  gboolean    is_limited;
  int         first, last;
} DesmiPillarData;

DesmiPillarData      *
desmi_pillar_data_read (DesmiConnection *connection, const DesmiQuery *query, GError **error);
void desmi_pillar_data_free (DesmiPillarData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiPillarData, desmi_pillar_data_free)

/* (nullable) (element-type DesmiScorePoint) */
const GArray *desmi_pillar_data_get_series (const DesmiPillarData *self,
                                            const char            *village,
                                            const char            *indicator);

/* Latest quarter with a measurement: "2023-Q4"; nullable without error. */
char *desmi_pillar_dup_last_quarter (DesmiConnection *connection, GError **error);

G_END_DECLS
