/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What villages are filtered by besides where they are and how they are enrolled: each condition
 * has a column, as filters name it, and choices. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_CONDITION_OFFICER,      /* whether somebody serves */
  DESMI_CONDITION_PILLAR,       /* how one of the pillars stands */
  DESMI_CONDITION_REPORT,       /* of the quarter */
  DESMI_CONDITION_COMPLETENESS, /* of all reports */
  DESMI_CONDITION_FINDING,      /* about the quality of the data */
  DESMI_N_CONDITIONS
} DesmiCondition;

/* Choices are numbered from 1; 0 is "all". Several are bits. */
#define DESMI_CONDITION_BIT(choice) (1u << ((choice) -1))
#define DESMI_CHOICE_OFFICER_WITH 1
#define DESMI_CHOICE_OFFICER_WITHOUT 2
#define DESMI_CHOICE_REPORT_SUBMITTED 1
#define DESMI_CHOICE_REPORT_DRAFT 2
#define DESMI_CHOICE_REPORT_MISSING 3
#define DESMI_CHOICE_COMPLETENESS_WHOLE 1
#define DESMI_CHOICE_COMPLETENESS_MOST 2
#define DESMI_CHOICE_COMPLETENESS_FEW 3
#define DESMI_CHOICE_FINDING_ANY 1
#define DESMI_CHOICE_FINDING_NONE 2
#define DESMI_CHOICE_FINDING_FIRST_KIND 3 /* and on: of DesmiFindingKind */

const char *desmi_condition_get_column (DesmiCondition condition);
const char *desmi_condition_get_title (DesmiCondition condition);
guint       desmi_condition_get_n_choices (DesmiCondition condition);
const char *desmi_condition_get_code (DesmiCondition condition, guint choice);
const char *
desmi_condition_get_words (DesmiCondition condition, guint choice, const DesmiLocale *locale);
gboolean desmi_condition_find (const char *column, DesmiCondition *condition);
guint    desmi_condition_parse (DesmiCondition condition, const char *code);

G_END_DECLS
