/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms that the page of villages opens, where the file can be written. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-form.h"
#include "core/desmi-period.h"

G_BEGIN_DECLS

gboolean   desmi_village_forms_can_write (DesmiSession *session);
DesmiForm *desmi_village_forms_enrol (GtkWidget *page, DesmiSession *session);
DesmiForm *desmi_village_forms_edit (GtkWidget *page, DesmiSession *session, DesmiVillage *village);
DesmiForm       *
desmi_village_forms_set_status (GtkWidget *page, DesmiSession *session, GPtrArray *villages);
char *desmi_village_forms_dup_warning (const DesmiVillage *seen,
                                       const DesmiVillage *now,
                                       const DesmiPeriod  *period);
/* (element-type DesmiVillage): the same villages, as the file has them now */
void       desmi_village_forms_read_again_async (DesmiStore         *store,
                                                 const GPtrArray    *villages,
                                                 const char         *programme,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
GPtrArray *desmi_village_forms_read_again_finish (DesmiStore      *store,
                                                  GAsyncResult    *result,
                                                  const GPtrArray *villages,
                                                  GError         **error);
GPtrArray *desmi_village_forms_take_again (DesmiForm    *form,
                                           GAsyncResult *result,
                                           GPtrArray   **villages) G_GNUC_WARN_UNUSED_RESULT;
char      *desmi_village_forms_dup_codes (const GPtrArray *villages);
char *desmi_village_forms_dup_met (const GPtrArray *seen, const GPtrArray *now, gboolean is_other);

G_END_DECLS
