/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list of a register and its entries share. */
#pragma once

#include "app/desmi-register-view.h"

G_BEGIN_DECLS

const char *desmi_register_view_get_text (DesmiTable *table, guint row, const char *name);

G_END_DECLS
