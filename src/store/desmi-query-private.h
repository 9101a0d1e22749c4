/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers to queries share: conditions from closed vocabularies, labels, and what a table
 * says of itself. */
#pragma once

#include "store/desmi-store-private.h"

#include "core/desmi-code.h"

G_BEGIN_DECLS

#define DESMI_DEFAULT_PROGRAMME "desmigratif"

/**
 * DesmiSqlParts:
 * @text: SQL under construction, only ever from texts of the program
 * @values: (element-type utf8): what ?1, ?2 ... stand for
 */
typedef struct
{
  GString   *text;
  GPtrArray *values;
} DesmiSqlParts;

DesmiSqlParts *desmi_sql_parts_new (void);
void           desmi_sql_parts_free (DesmiSqlParts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiSqlParts, desmi_sql_parts_free)

/* Number of the parameter that stands for @value (transfer full). */
guint desmi_sql_parts_bind (DesmiSqlParts *self, char *value);
/* A JSON array of @values (element-type utf8), for json_each. */
char *desmi_sql_json_list (const GPtrArray *values) G_GNUC_WARN_UNUSED_RESULT;
/* The statement, with its parameters bound; not kept. */
sqlite3_stmt *
desmi_sql_parts_prepare (DesmiSqlParts *self, DesmiConnection *connection, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* Conditions, each beginning with " AND ", upon @column. */
void desmi_sql_add_areas (DesmiSqlParts    *self,
                          const DesmiQuery *query,
                          const char       *column,
                          DesmiLevel        level);
void desmi_sql_add_years (DesmiSqlParts *self, const GPtrArray *values, const char *column);
void desmi_sql_add_in (DesmiSqlParts    *self,
                       const DesmiQuery *query,
                       DesmiDimension    dimension,
                       const char       *column);
void desmi_sql_add_months (DesmiSqlParts *self, const DesmiQuery *query, const char *column);
void desmi_sql_add_quarters (DesmiSqlParts *self, const DesmiQuery *query, const char *column);
/* Of a row d of {duty}: that it is expected in the query's period, in its months or @quarters. */
void desmi_sql_add_duty (DesmiSqlParts *self, const DesmiQuery *query, gboolean quarters);
/* Villages by cohort, status or programme, if the query says so. */
void desmi_sql_add_enrolment (DesmiSqlParts *self, const DesmiQuery *query, const char *column);
/* " AND e.programme ..." for the programme asked for. */
void desmi_sql_add_programme (DesmiSqlParts *self, const DesmiQuery *query, const char *column);

/* The lowest level of area that the query's filters and columns need; 0: none. */
DesmiLevel desmi_query_get_level (const DesmiQuery *query);
gboolean   desmi_query_uses (const DesmiQuery *query,
                             DesmiDimension    dimension); /* as column or filter */
/* Refuses dimensions outside of @allowed (bits 1 << dimension). */
gboolean desmi_query_check (const DesmiQuery *query, guint allowed, GError **error);
/* First and last month of period and filters together; FALSE: there is no limit. */
gboolean desmi_query_get_months (const DesmiQuery *query, int *first, int *last);

/**
 * DesmiLabels:
 *
 * Names for readers, looked up once each.
 */
typedef struct _DesmiLabels DesmiLabels;

DesmiLabels *desmi_labels_new (DesmiConnection *connection, const DesmiLocale *locale);
void         desmi_labels_free (DesmiLabels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiLabels, desmi_labels_free)
const DesmiLocale *desmi_labels_get_locale (const DesmiLabels *self);

const char        *desmi_labels_area (DesmiLabels *self,
                                      const char  *code); /* the code itself if unknown */
/* Of a programme, reason or indicator; of a pillar @id is its number in @programme. Nullable. */
const char *desmi_labels_programme (DesmiLabels *self, const char *id);
const char *desmi_labels_reason (DesmiLabels *self, const char *id);
const char *desmi_labels_indicator (DesmiLabels *self, const char *id);
const char *desmi_labels_pillar (DesmiLabels *self, const char *programme, const char *id);
/* The value of a dimension. @programme: whose pillars. */
const char     *desmi_labels_value (DesmiLabels   *self,
                                    DesmiDimension dimension,
                                    const char    *programme,
                                    const char    *value);

DesmiColumnType desmi_dimension_get_type (DesmiDimension dimension);
/* Fills the table's meta data and ends it. -1: no coverage. */
DesmiTable *desmi_query_end_table (DesmiConnection   *connection,
                                   const DesmiQuery  *query,
                                   DesmiTableBuilder *builder /* transfer full */,
                                   const char        *period,
                                   int                reported,
                                   int                of,
                                   GError           **error);
/* The last quarter that is over, as 2023-Q4. */
char *desmi_query_dup_quarter_over (void) G_GNUC_WARN_UNUSED_RESULT;
/* The first column of the first row of @sql, whose parameter is @argument; nullable without error.
 */
char *desmi_query_dup_text (DesmiConnection *connection,
                            const char      *sql,
                            const char      *argument,
                            GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* YYYY-MM-DD of the district's head, else of the last local change; nullable without error. */
char *desmi_query_dup_as_of (DesmiConnection *connection, DesmiSource source, GError **error);
/* The pattern of the programme that the query speaks of, the default unless it names one. */
const char *desmi_query_get_programme (const DesmiQuery *query);

DesmiTable *
desmi_query_flows (DesmiConnection *connection, const DesmiQuery *query, GError **error);
DesmiTable *
desmi_query_remittances (DesmiConnection *connection, const DesmiQuery *query, GError **error);
DesmiTable *
desmi_query_pillars (DesmiConnection *connection, const DesmiQuery *query, GError **error);
DesmiTable *
desmi_query_villages (DesmiConnection *connection, const DesmiQuery *query, GError **error);

G_END_DECLS
