/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The targets of the year or quarter before, brought forward where there are none yet. */
#pragma once

#include "core/desmi-period.h"
#include "store/desmi-edit.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiTargetForward:
 * @period: a year, or a quarter, that gets the targets; a year is also its quarters
 * @programme: whose pillars
 * @village: (nullable): code of the only one that gets them; %NULL: all
 */
typedef struct
{
  DesmiPeriod period;
  const char *programme;
  const char *village;
} DesmiTargetForward;

/* Adds them to @edit, @n in all. Blocks. */
gboolean desmi_target_forward_add (const DesmiTargetForward *self,
                                   DesmiStore               *store,
                                   DesmiEdit                *edit,
                                   guint                    *n,
                                   GCancellable             *cancellable,
                                   GError                  **error);
/* The same without blocking. */
void       desmi_target_forward_add_async (const DesmiTargetForward *self,
                                           DesmiStore               *store,
                                           DesmiEdit                *edit,
                                           GCancellable             *cancellable,
                                           GAsyncReadyCallback       callback,
                                           gpointer                  user_data);
DesmiEdit *desmi_target_forward_add_finish (GAsyncResult *result,
                                            guint        *n,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
