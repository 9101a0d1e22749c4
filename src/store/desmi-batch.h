/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bulk work: an import is one batch, put in set-wise and taken out again by one undo. */
#pragma once

#include "store/desmi-edit.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_RECORD_ENROLMENT,
  DESMI_RECORD_FLOW,
  DESMI_RECORD_REMITTANCE,
  DESMI_RECORD_TARGET,
  DESMI_RECORD_MEASUREMENT,
  DESMI_RECORD_PILLAR_STATUS,
  DESMI_RECORD_PROFILE,
} DesmiRecordKind;

/**
 * DesmiRecord:
 *
 * One accepted row of an import, already checked. Strings are lent until the next one is asked for.
 */
typedef struct
{
  DesmiRecordKind   kind;
  DesmiFlow         flow;             /* FLOW */
  const char       *village;          /* the others */
  const char       *programme;        /* ENROLMENT, PILLAR_STATUS */
  int               cohort;           /* ENROLMENT */
  const char       *decree_date;      /* ENROLMENT, nullable, YYYY-MM-DD */
  int               programme_status; /* ENROLMENT: DesmiStatus, -1: the row says none */
  const char       *indicator;        /* TARGET, MEASUREMENT */
  const char       *period; /* quarter or year: REMITTANCE, TARGET, MEASUREMENT, PILLAR_STATUS */
  gint64            value;  /* rupiah, or thousandths */
  int               pillar; /* PILLAR_STATUS */
  DesmiPillarStatus status; /* PILLAR_STATUS */
  const char       *field,
      *text; /* PROFILE; ENROLMENT: text is the decree; PILLAR_STATUS: text is the reason */
} DesmiRecord;

/**
 * DesmiRecordNext:
 *
 * Called on the writer's thread until it returns %FALSE; at the end without @error set, else with
 * it, and then nothing is imported.
 */
typedef gboolean (*DesmiRecordNext) (gpointer source, DesmiRecord *record, GError **error);

typedef struct
{
  gint64 batch;    /* id in the history */
  guint  added;    /* new rows */
  guint  replaced; /* rows whose value changed */
  guint  same;     /* rows that were there already */
  guint  official; /* enrolments that differ from the server's, which stay */
} DesmiBatchResult;

G_END_DECLS
