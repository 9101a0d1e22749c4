/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a question about pillars needs, read into memory: indicators, villages, what was measured.
 */
#pragma once

#include "store/desmi-query-private.h"
#include "store/desmi-score.h"

G_BEGIN_DECLS

/* The last month of a quarter. */
#define DESMI_SQL_LAST_MONTH(quarter)                                                              \
  "(substr (" quarter ", 1, 5) || printf ('%02d', 3 * substr (" quarter ", 7)))"

/* The last month of the quarter that a month lies in. */
#define DESMI_SQL_QUARTER_END(month)                                                               \
  "(substr (" month ", 1, 5) || substr ('030303060606090909121212', 2 * substr (" month            \
  ", 6, 2) - 1, 2))"

/* From {duty} AS d: those of whom something is expected at some time from the month @first to the
 * month @last. */
#define DESMI_SQL_DUTY_BETWEEN(first, last)                                                        \
  "FROM {duty} AS d WHERE d.first <= " last " AND d.before > " first

/* From programme_village AS e: those of a programme of whom something is expected at some time from
 * the month @first to the month @last; with names of desmi_sql_expand(). */
#define DESMI_SQL_ON_DUTY(programme, first, last)                                                  \
  "FROM programme_village AS e WHERE e.programme = " programme " AND e.village IN (SELECT "        \
  "d.village " DESMI_SQL_DUTY_BETWEEN (first, last) " AND d.programme = " programme ")"

/* Those of the usual programme in the quarter ?1. */
#define DESMI_SQL_VILLAGES_ON_DUTY                                                                 \
  DESMI_SQL_ON_DUTY ("'" DESMI_DEFAULT_PROGRAMME "'", DESMI_SQL_LAST_MONTH ("?1"),                 \
                     DESMI_SQL_LAST_MONTH ("?1"))

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

/**
 * DesmiPillarVillage:
 * @cohort: 0: unknown
 * @status: of today; "" where it is not enrolled
 * @duties: (element-type DesmiPillarDuty) (nullable): when it is expected to report
 *
 * A village in a programme, enrolled or only measured.
 */
typedef struct
{
  char   *village;
  char   *programme;
  int     cohort;
  char   *status;
  GArray *duties;
} DesmiPillarVillage;

/* A village is expected in the months from @first until the one before @before. */
typedef struct
{
  int first, before;
} DesmiPillarDuty;

void     desmi_pillar_village_free (gpointer data);
void     desmi_pillar_villages_add (GPtrArray *villages, sqlite3_stmt *stmt);
gboolean desmi_pillar_village_is_expected (const DesmiPillarVillage *self, const DesmiPeriod *part);

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

/* Latest quarter that most have reported: "2023-Q4"; nullable without error. */
char *desmi_pillar_dup_last_quarter (DesmiConnection *connection, GError **error);

G_END_DECLS
