/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is about to be changed in several villages at once, to be looked at first: from what to
 * what, and what is refused and why. */
#pragma once

#include "app/desmi-village-field.h"

G_BEGIN_DECLS

/**
 * DesmiPlanChange:
 * @before, @after: as desmi_village_field_dup_text() has them; "" is nothing
 */
typedef struct
{
  DesmiVillage            *village;
  const DesmiVillageField *field;
  char                    *before, *after;
} DesmiPlanChange;

/**
 * DesmiPlanRefusal:
 * @where: the village, or the line of what was pasted
 * @why: a sentence
 */
typedef struct
{
  char *where, *why;
} DesmiPlanRefusal;

typedef struct _DesmiVillagePlan DesmiVillagePlan;

DesmiVillagePlan *desmi_village_plan_new (const char *programme) G_GNUC_WARN_UNUSED_RESULT;
void              desmi_village_plan_free (DesmiVillagePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiVillagePlan, desmi_village_plan_free)

void desmi_village_plan_set (DesmiVillagePlan        *self,
                             DesmiVillage            *village,
                             const DesmiVillageField *field,
                             const char              *text,
                             const char              *where);
void desmi_village_plan_refuse (DesmiVillagePlan *self, const char *where, const char *why);

const GPtrArray *desmi_village_plan_get_changes (const DesmiVillagePlan *self);
const GPtrArray *desmi_village_plan_get_refusals (const DesmiVillagePlan *self);
/* (transfer container) (element-type DesmiVillage) */
GPtrArray          *
desmi_village_plan_list_villages (const DesmiVillagePlan *self) G_GNUC_WARN_UNUSED_RESULT;
guint    desmi_village_plan_count_villages (const DesmiVillagePlan *self);
guint    desmi_village_plan_count_same (const DesmiVillagePlan *self);
gboolean desmi_village_plan_equal (const DesmiVillagePlan *self, const DesmiVillagePlan *other);
char    *desmi_village_plan_dup_summary (const DesmiVillagePlan *self) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_village_plan_new_edit (const DesmiVillagePlan *self,
                                        DesmiMessage           *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
