/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person who serves several villages, and whose service ends where theirs begins: to be looked
 * at before it is saved. */
#pragma once

#include "core/desmi-table.h"
#include "store/desmi-edit.h"
#include "store/desmi-village.h"

G_BEGIN_DECLS

/**
 * DesmiOfficer:
 * @role: a code of the register's vocabulary
 * @name: (nullable): empty: nobody is added
 * @title, @phone, @email, @notes: (nullable): as typed
 * @since, @until: (nullable): days, in whatever spelling
 * @ends_others: whoever has the role at @since serves until the day before; without a name, until
 * @until
 */
typedef struct
{
  const char *role, *name, *title, *phone, *email, *since, *until, *notes;
  gboolean    ends_others;
} DesmiOfficer;

typedef struct _DesmiOfficerPlan DesmiOfficerPlan;

DesmiOfficerPlan                *desmi_officer_plan_new (GPtrArray          *villages,
                                                         DesmiTable         *persons,
                                                         const DesmiOfficer *officer,
                                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void                             desmi_officer_plan_free (DesmiOfficerPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiOfficerPlan, desmi_officer_plan_free)

const GPtrArray *desmi_officer_plan_get_lines (const DesmiOfficerPlan *self);
const GPtrArray *desmi_officer_plan_get_refusals (const DesmiOfficerPlan *self);
guint            desmi_officer_plan_count_villages (const DesmiOfficerPlan *self);
char      *desmi_officer_plan_dup_summary (const DesmiOfficerPlan *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean   desmi_officer_plan_equal (const DesmiOfficerPlan *self, const DesmiOfficerPlan *other);
DesmiEdit *desmi_officer_plan_new_edit (const DesmiOfficerPlan *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
