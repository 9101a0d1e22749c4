/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed vocabularies of the domain: their codes in files and their words for readers. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_DIRECTION_OUT,    /* "out": departure */
  DESMI_DIRECTION_RETURN, /* "return" */
} DesmiDirection;

typedef enum
{
  DESMI_STATUS_CANDIDATE, /* "candidate": calon */
  DESMI_STATUS_ACTIVE,    /* "active": aktif */
  DESMI_STATUS_SUSPENDED, /* "suspended": ditangguhkan */
  DESMI_STATUS_FINISHED,  /* "finished": selesai, assistance ended */
  DESMI_STATUS_LEFT,      /* "left": keluar */
} DesmiStatus;

#define DESMI_N_STATUSES (DESMI_STATUS_LEFT + 1) /* of a programme village */

typedef enum
{
  DESMI_PILLAR_STATUS_NOT_STARTED, /* "not-started": belum dimulai */
  DESMI_PILLAR_STATUS_RUNNING,     /* "running": berjalan */
  DESMI_PILLAR_STATUS_STALLED,     /* "stalled": terhenti */
  DESMI_PILLAR_STATUS_FINISHED,    /* "finished": selesai */
  DESMI_PILLAR_STATUS_NO_DATA,     /* "no-data": tidak ada data */
} DesmiPillarStatus;

typedef enum
{
  DESMI_SOURCE_DEFAULT, /* official where there is one, else local */
  DESMI_SOURCE_OFFICIAL,
  DESMI_SOURCE_LOCAL,
  DESMI_SOURCE_BOTH,
} DesmiSource;

/* _to_code: stable text for files and the command line. _parse: that text, and what people write
 * (Indonesian, old words, abbreviations). _name: the word for a reader. */
const char *desmi_direction_to_code (DesmiDirection direction);
gboolean    desmi_direction_parse (const char *text, DesmiDirection *out, GError **error);
const char *desmi_direction_name (DesmiDirection direction, const DesmiLocale *locale);
const char *desmi_status_to_code (DesmiStatus status);
gboolean    desmi_status_parse (const char *text, DesmiStatus *out, GError **error);
const char *desmi_status_name (DesmiStatus status, const DesmiLocale *locale);
const char *desmi_pillar_status_to_code (DesmiPillarStatus status);
gboolean    desmi_pillar_status_parse (const char *text, DesmiPillarStatus *out, GError **error);
const char *desmi_pillar_status_name (DesmiPillarStatus status, const DesmiLocale *locale);
const char *desmi_source_to_code (DesmiSource source);
gboolean    desmi_source_parse (const char *text, DesmiSource *out, GError **error);
const char *desmi_source_name (DesmiSource source, const DesmiLocale *locale);
const char *desmi_sector_parse (const char *text,
                                GError    **error); /* "formal" or "informal", static */
const char *desmi_sector_name (const char *sector, const DesmiLocale *locale);
const char *desmi_gender_parse (const char *text, GError **error); /* "F" or "M", static */
const char *desmi_gender_name (const char *gender, const DesmiLocale *locale);
const char *desmi_scheme_parse (const char *text,
                                GError    **error); /* P2P, G2G, MANDIRI, UKPS, static */
const char *desmi_scheme_name (const char *scheme, const DesmiLocale *locale);
const char *desmi_occupation_nth (guint n);
const char *desmi_occupation_find (const char *text); /* nullable: of those that are known */
const char *desmi_occupation_name (const char *occupation, const DesmiLocale *locale);

G_END_DECLS
