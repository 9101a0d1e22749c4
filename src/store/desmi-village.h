/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village as lists and its page show it: official and local facts side by side. */
#pragma once

#include "core/desmi-condition.h"
#include "core/desmi-words.h"

G_BEGIN_DECLS

#define DESMI_MAX_PILLARS 4

/* Months whose departures less returns estimate how many workers are abroad, unless the district
 * has set others of a destination: in the setting with this name and its country behind. */
#define DESMI_STOCK_MONTHS 24
#define DESMI_STOCK_MAX_MONTHS 120
#define DESMI_STOCK_SETTING "stock-months/"

/**
 * DesmiVillage:
 *
 * Immutable once returned; atomically reference counted (g_atomic_rc_box).
 */
typedef struct
{
  gint64      id;
  char       *code;
  char       *name;
  char       *subdistrict_code;
  char       *subdistrict;
  char       *retired;    /* nullable, date */
  char       *successors; /* nullable */
  gboolean    enrolled;
  gboolean    enrolment_official;
  int         cohort;                          /* 0: unknown or not enrolled */
  char       *decree;                          /* nullable */
  char       *decree_date;                     /* nullable */
  DesmiStatus status;                          /* holds if enrolled */
  char       *status_reason;                   /* nullable, name of the reason */
  char       *status_reason_id;                /* nullable */
  char       *status_note;                     /* nullable */
  char       *status_since;                    /* nullable, date */
  gint64      stock;                           /* estimate of workers abroad; -1: no flows known */
  gint64      stock_departures, stock_returns; /* that it is made from */
  double
      score[DESMI_MAX_PILLARS]; /* of the quarter asked for, 1.0 is 100 %; -1: nothing measured */
  /* profile, local; NULL or -1 where unknown */
  char  *usual_head_title; /* the district's word, where it has one */
  char  *head_name, *head_title, *service, *phone, *email, *address, *cooperative, *notes;
  gint64 officers, population, households;
  /* of the registers: where these have something, it goes before what is written in the profile */
  guint registered_officers;    /* serving or not */
  guint serving_officers;       /* of them, today */
  char *registered_cooperative; /* nullable, name; of several, the one that has come furthest */
} DesmiVillage;

DesmiVillage *desmi_village_ref (DesmiVillage *self);
void          desmi_village_unref (DesmiVillage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiVillage, desmi_village_unref)

gint64      desmi_village_count_officers (const DesmiVillage *self);
const char *desmi_village_get_cooperative (const DesmiVillage *self); /* nullable */

typedef enum
{
  DESMI_VILLAGE_SCOPE_PROGRAMME, /* enrolled in the programme */
  DESMI_VILLAGE_SCOPE_DISTRICT,  /* every village of the district */
  DESMI_VILLAGE_SCOPE_NATION,
} DesmiVillageScope;

typedef enum
{
  DESMI_VILLAGE_SORT_NAME,
  DESMI_VILLAGE_SORT_CODE,
  DESMI_VILLAGE_SORT_SUBDISTRICT,
  DESMI_VILLAGE_SORT_COHORT,
  DESMI_VILLAGE_SORT_STATUS,
  DESMI_VILLAGE_SORT_STOCK,
  DESMI_VILLAGE_SORT_PILLAR_1,
  DESMI_VILLAGE_SORT_PILLAR_2,
  DESMI_VILLAGE_SORT_PILLAR_3,
  DESMI_VILLAGE_SORT_PILLAR_4,
  DESMI_VILLAGE_SORT_MATCH, /* how well the name answers the search, then by name */
  DESMI_VILLAGE_SORT_HEAD,  /* from here on by the profile and the decree */
  DESMI_VILLAGE_SORT_OFFICERS,
  DESMI_VILLAGE_SORT_POPULATION,
  DESMI_VILLAGE_SORT_HOUSEHOLDS,
  DESMI_VILLAGE_SORT_SERVICE,
  DESMI_VILLAGE_SORT_PHONE,
  DESMI_VILLAGE_SORT_EMAIL,
  DESMI_VILLAGE_SORT_ADDRESS,
  DESMI_VILLAGE_SORT_COOPERATIVE,
  DESMI_VILLAGE_SORT_NOTES,
  DESMI_VILLAGE_SORT_DECREE,
} DesmiVillageSort;

#define DESMI_STATUS_BIT(status) (1u << (status))

/**
 * DesmiVillageFilter:
 *
 * Which villages, in which order. %NULL and 0 mean "all". Several values of one field are
 * alternatives; several fields all hold.
 */
typedef struct
{
  DesmiVillageScope scope;
  const char       *programme;    /* NULL: "desmigratif" */
  gboolean          is_in_others; /* only those that are in another programme, too */
  const char       *search;       /* words, code or part of one; spelling variants are found */
  const char       *subdistricts; /* codes with commas between them */
  const char       *cohorts;      /* years and ranges, "2016,2018..2020" */
  guint             statuses;     /* bits, see DESMI_STATUS_BIT */
  guint             conditions[DESMI_N_CONDITIONS]; /* bits, see DESMI_CONDITION_BIT */
  DesmiVillageSort  sort;
  gboolean          descending;
  const char       *quarter; /* of scores, pillars and reports, NULL: latest with data */
} DesmiVillageFilter;

void        desmi_village_filter_init (DesmiVillageFilter *filter);
const char *desmi_village_filter_get_programme (const DesmiVillageFilter *filter);

G_END_DECLS
