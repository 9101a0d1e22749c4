/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What in a file can hardly be right, or is not there: one rule a kind of finding. */
#pragma once

#include "store/desmi-query-private.h"

G_BEGIN_DECLS

/* The groups that a reader chooses from. */
typedef enum
{
  DESMI_QUALITY_REPORTS,
  DESMI_QUALITY_OUTLIERS,
  DESMI_QUALITY_PARTS,
  DESMI_QUALITY_COPIES,
  DESMI_QUALITY_CODES,
  DESMI_QUALITY_OFFICERS,
  DESMI_QUALITY_DATES,
  DESMI_QUALITY_TARGETS,
} DesmiQualityGroup;

typedef struct _DesmiQualityRule DesmiQualityRule;

/**
 * DesmiQuality:
 * @area: "": the whole district
 * @found: what was found so far, in the order of the rules
 * @accepted: village, finding and subject to value and reason
 * @today, @quarter: 2023-11-25, and the last quarter that is over
 * @for_check: what the check of a file tells of by itself is left out, and what was accepted
 */
typedef struct
{
  DesmiConnection   *connection;
  const DesmiLocale *locale;
  DesmiLabels       *labels;
  const char        *area;
  GHashTable        *accepted;
  GPtrArray         *found;
  char              *today;
  char              *quarter;
  gboolean           for_check;
} DesmiQuality;

/**
 * DesmiQualityRule:
 * @finding: its code, as an acceptance keeps it
 * @severity: error, warning or note, as in the check of a file
 * @tab: of a village's page, where it can be mended
 * @sql: village, subject, value, then a column for each of @types; ?1 is @today, with @by_quarter
 * @quarter; with names of desmi_sql_expand()
 * @types: of what the sentence names: p a period, d a day, c a count, r rupiah, m thousandths, t a
 * text, i an indicator, a an area
 * @message: for a reader, with %s for each of @types
 * @run: (nullable): in place of @sql, for what SQL does not say well
 * @is_told: the check of a file tells of it by a rule of its own
 */
struct _DesmiQualityRule
{
  DesmiQualityGroup group;
  const char       *finding;
  const char       *severity;
  const char       *tab;
  const char       *sql;
  const char       *types;
  const char       *message;
  gboolean (*run) (DesmiQuality *self, const DesmiQualityRule *rule, GError **error);
  gboolean is_told;
  gboolean by_quarter;
};

/* Flows as they count: official where there is one of that village, month and direction. */
#define DESMI_QUALITY_SQL_FLOWS                                                                    \
  "(SELECT village, month, direction, sum (count) AS n FROM official_flows "                       \
  "GROUP BY village, month, direction UNION ALL "                                                  \
  "SELECT l.village, l.month, l.direction, sum (l.count) FROM local_flows AS l WHERE NOT EXISTS "  \
  "(SELECT 1 FROM official_flows AS o WHERE o.village = l.village AND o.month = l.month "          \
  "AND o.direction = l.direction) GROUP BY l.village, l.month, l.direction)"

/* Tables of rules, each ended by one without a finding. */
extern const DesmiQualityRule desmi_quality_report_rules[];
extern const DesmiQualityRule desmi_quality_outlier_rules[];
extern const DesmiQualityRule desmi_quality_part_rules[];
extern const DesmiQualityRule desmi_quality_code_rules[];
extern const DesmiQualityRule desmi_quality_date_rules[];

/* A finding, with the sentence that its rule has for @parts. */
void desmi_quality_add (DesmiQuality           *self,
                        const DesmiQualityRule *rule,
                        const char             *village,
                        const char             *subject,
                        const char             *value,
                        const char *const      *parts);

/* For the lookups of these names, and for the check of a file. */
DesmiTable *desmi_lookup_quality (DesmiConnection   *connection,
                                  const char        *argument,
                                  const DesmiLocale *locale,
                                  GError           **error);
DesmiTable *desmi_lookup_completeness (DesmiConnection   *connection,
                                       const char        *argument,
                                       const DesmiLocale *locale,
                                       GError           **error);
DesmiTable *
desmi_quality_check (DesmiConnection *connection, const DesmiLocale *locale, GError **error);

G_END_DECLS
