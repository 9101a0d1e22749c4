/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import file may hold: its kinds, their headings, and the headings whose columns are never
 * read. */
#pragma once

#include "exchange/desmi-row-source.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_IMPORT_AUTO, /* guessed from the headings */
  DESMI_IMPORT_FLOWS,
  DESMI_IMPORT_REMITTANCES,
  DESMI_IMPORT_PILLARS,
  DESMI_IMPORT_VILLAGES,
  DESMI_IMPORT_PERSONS, /* flows, one row for each worker */
} DesmiImportKind;

#define DESMI_N_IMPORT_KINDS 6
#define DESMI_HEADING_LINES 3 /* at most, one below the other */

/* What a column holds. */
typedef enum
{
  DESMI_ROLE_VILLAGE,     /* code or name */
  DESMI_ROLE_NAME,        /* the village's name beside its code */
  DESMI_ROLE_SUBDISTRICT, /* name, to tell villages of one name apart */
  DESMI_ROLE_REGENCY,     /* name or code: lists of a province have those of other districts too */
  DESMI_ROLE_MONTH,
  DESMI_ROLE_YEAR, /* of a month or quarter that is told without */
  DESMI_ROLE_DIRECTION,
  DESMI_ROLE_DESTINATION,
  DESMI_ROLE_SECTOR,
  DESMI_ROLE_OCCUPATION,
  DESMI_ROLE_GENDER,
  DESMI_ROLE_SCHEME,
  DESMI_ROLE_COUNT,
  DESMI_ROLE_QUARTER,
  DESMI_ROLE_AMOUNT,
  DESMI_ROLE_PILLAR,
  DESMI_ROLE_INDICATOR,
  DESMI_ROLE_PERIOD,
  DESMI_ROLE_VALUE,
  DESMI_ROLE_TARGET,
  DESMI_ROLE_PROGRAMME,
  DESMI_ROLE_COHORT,
  DESMI_ROLE_DECREE,
  DESMI_ROLE_DECREE_DATE,
  DESMI_ROLE_STATUS,
  DESMI_ROLE_HEAD_NAME, /* a village's profile from here */
  DESMI_ROLE_HEAD_TITLE,
  DESMI_ROLE_OFFICERS,
  DESMI_ROLE_POPULATION,
  DESMI_ROLE_HOUSEHOLDS,
  DESMI_ROLE_SERVICE,
  DESMI_ROLE_PHONE,
  DESMI_ROLE_EMAIL,
  DESMI_ROLE_ADDRESS,
  DESMI_ROLE_COOPERATIVE,
  DESMI_ROLE_NOTES,
  DESMI_N_ROLES,
} DesmiRole;

const char *desmi_import_kind_to_name (DesmiImportKind kind);
gboolean    desmi_import_kind_from_name (const char *name, DesmiImportKind *out);
gboolean    desmi_import_is_identity (const char *heading);
gboolean    desmi_import_is_identity_number (const char *heading);
gboolean    desmi_import_is_personal (const char *heading);
char       *desmi_import_heading_words (const char *heading) G_GNUC_WARN_UNUSED_RESULT;
gboolean    desmi_import_is_code (const char *heading);
gboolean    desmi_import_is_heading (const char *heading);
const char *desmi_role_to_name (DesmiRole role);
const char *desmi_role_to_title (DesmiRole role);
gboolean    desmi_role_from_heading (DesmiImportKind kind, const char *heading, DesmiRole *out);
/* The same of what a report calls a column, which may be more than a heading says by itself */
gboolean    desmi_role_from_field (DesmiImportKind kind, const char *field, DesmiRole *out);
const char *desmi_role_to_heading (DesmiRole role, DesmiImportKind kind); /* (nullable) */
gboolean    desmi_import_kind_needs (DesmiImportKind kind, DesmiRole role);
char       *desmi_import_kind_dup_needed (DesmiImportKind kind) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_import_kind_dup_fields (DesmiImportKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
