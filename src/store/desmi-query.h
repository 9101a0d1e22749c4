/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question to the store: which table, by which dimensions, of which period and source. */
#pragma once

#include "core/desmi-period.h"
#include "core/desmi-words.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_QUERY_FLOWS,       /* direction, <by>, count */
  DESMI_QUERY_REMITTANCES, /* <by>, amount_idr */
  DESMI_QUERY_PILLARS,  /* <by>, score RATIO, target RATIO, reported, of; by indicator: <by>, score,
                           target MILLI, actual MILLI, unit, ratio, reported, of */
  DESMI_QUERY_VILLAGES, /* village, name, subdistrict, programme, cohort, status, source, decree,
                           retired; with <by>: <by>, count */
} DesmiQueryTable;

typedef enum
{
  DESMI_DIMENSION_VILLAGE,
  DESMI_DIMENSION_SUBDISTRICT,
  DESMI_DIMENSION_DISTRICT,
  DESMI_DIMENSION_DESTINATION,
  DESMI_DIMENSION_SECTOR,
  DESMI_DIMENSION_OCCUPATION,
  DESMI_DIMENSION_GENDER,
  DESMI_DIMENSION_SCHEME,
  DESMI_DIMENSION_DIRECTION,
  DESMI_DIMENSION_MONTH,
  DESMI_DIMENSION_QUARTER,
  DESMI_DIMENSION_YEAR,
  DESMI_DIMENSION_PILLAR,
  DESMI_DIMENSION_INDICATOR,
  DESMI_DIMENSION_COHORT,
  DESMI_DIMENSION_STATUS,
  DESMI_DIMENSION_PROGRAMME,
} DesmiDimension;

/* In place of a programme, of villages: those that are in more than one. */
#define DESMI_PROGRAMME_SEVERAL "both"

/**
 * DesmiQuery:
 *
 * Built once, then only read; atomically reference counted.
 */
typedef struct _DesmiQuery DesmiQuery;

DesmiQuery                *desmi_query_new (DesmiQueryTable table) G_GNUC_WARN_UNUSED_RESULT;
DesmiQuery                *desmi_query_ref (DesmiQuery *self);
void                       desmi_query_unref (DesmiQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiQuery, desmi_query_unref)

void desmi_query_add_by (DesmiQuery *self, DesmiDimension dimension);
void desmi_query_set_period (DesmiQuery *self, const DesmiPeriod *period);
void desmi_query_set_stock (DesmiQuery *self, gboolean is_stock);
/* Several values of one dimension are alternatives; several dimensions all hold. An area code of a
 * higher level stands for all villages in it; cohorts may be a range, "2017..2019". */
gboolean           desmi_query_add_where (DesmiQuery    *self,
                                          DesmiDimension dimension,
                                          const char    *value,
                                          GError       **error);
void               desmi_query_set_source (DesmiQuery *self, DesmiSource source);
void               desmi_query_set_locale (DesmiQuery        *self,
                                           const DesmiLocale *locale); /* of labels; English unless set */

DesmiQueryTable    desmi_query_get_table (const DesmiQuery *self);
guint              desmi_query_get_n_by (const DesmiQuery *self);
DesmiDimension     desmi_query_get_by (const DesmiQuery *self, guint index);
gboolean           desmi_query_has_by (const DesmiQuery *self, DesmiDimension dimension);
gboolean           desmi_query_get_stock (const DesmiQuery *self);
const DesmiPeriod *desmi_query_get_period (const DesmiQuery *self); /* nullable: all there is */
DesmiSource        desmi_query_get_source (const DesmiQuery *self);
const DesmiLocale *desmi_query_get_locale (const DesmiQuery *self);
const GPtrArray   *desmi_query_get_where (const DesmiQuery *self,
                                          DesmiDimension    dimension); /* nullable, of char * */

const char        *desmi_dimension_to_name (DesmiDimension dimension);
gboolean           desmi_dimension_from_name (const char *name, DesmiDimension *out);
const char        *desmi_query_table_to_name (DesmiQueryTable table);
gboolean           desmi_query_table_from_name (const char *name, DesmiQueryTable *out);

G_END_DECLS
