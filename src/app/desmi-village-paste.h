/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table from a spreadsheet that tells of villages: which column is what, and what it changes. */
#pragma once

#include "app/desmi-village-plan.h"

G_BEGIN_DECLS

/* Besides the names of fields, what a column can be. */
#define DESMI_PASTE_UNUSED ""
#define DESMI_PASTE_VILLAGE "village" /* code or name */
#define DESMI_PASTE_NAME "name"       /* beside the code */
#define DESMI_PASTE_SUBDISTRICT "subdistrict"

typedef struct _DesmiVillagePaste DesmiVillagePaste;

DesmiVillagePaste *desmi_village_paste_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
DesmiVillagePaste      *
desmi_village_paste_copy (const DesmiVillagePaste *self) G_GNUC_WARN_UNUSED_RESULT;
void desmi_village_paste_free (DesmiVillagePaste *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiVillagePaste, desmi_village_paste_free)

guint       desmi_village_paste_get_n_columns (const DesmiVillagePaste *self);
guint       desmi_village_paste_get_n_lines (const DesmiVillagePaste *self);
gboolean    desmi_village_paste_get_has_heading (const DesmiVillagePaste *self);
void        desmi_village_paste_set_has_heading (DesmiVillagePaste *self, gboolean has_heading);
char       *desmi_village_paste_dup_left (const DesmiVillagePaste *self) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_village_paste_get_first (const DesmiVillagePaste *self, guint column);
const char *desmi_village_paste_get_role (const DesmiVillagePaste *self, guint column);
void        desmi_village_paste_set_role (DesmiVillagePaste *self, guint column, const char *role);

DesmiVillagePlan *desmi_village_paste_make_plan (const DesmiVillagePaste *self,
                                                 DesmiStore              *store,
                                                 const char              *programme,
                                                 GCancellable            *cancellable,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void              desmi_village_paste_make_plan_async (const DesmiVillagePaste *self,
                                                       DesmiStore              *store,
                                                       const char              *programme,
                                                       GCancellable            *cancellable,
                                                       GAsyncReadyCallback      callback,
                                                       gpointer                 user_data);
DesmiVillagePlan *desmi_village_paste_make_plan_finish (GAsyncResult *result,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
