/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a village is called in a sentence for a reader. */
#pragma once

#include "store/desmi-connection.h"

G_BEGIN_DECLS

char *desmi_village_name_dup (DesmiConnection *connection,
                              const char      *code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
