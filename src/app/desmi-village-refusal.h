/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a line of a pasted table is of no village that could be meant alone. */
#pragma once

#include "exchange/desmi-reason.h"

G_BEGIN_DECLS

char *desmi_village_refusal_new (DesmiReason reason,
                                 const char *code,
                                 const char *codes,
                                 GHashTable *villages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
