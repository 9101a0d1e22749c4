/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a status was before it changes. */
#pragma once

#include "store/desmi-change.h"

G_BEGIN_DECLS

/* To be called before @change, of a status, is made; @batch 0: a single edit. @since: (out)
 * (transfer full) (nullable): the day from which on the status that is asked for holds. */
gboolean desmi_past_status_keep (const DesmiChange *change,
                                 DesmiConnection   *connection,
                                 gint64             batch,
                                 char             **since,
                                 GError           **error);

G_END_DECLS
