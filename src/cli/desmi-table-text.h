/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for people at a terminal. */
#pragma once

#include "core/desmi-table.h"

G_BEGIN_DECLS

void desmi_out_table_text (DesmiTable *table, const DesmiLocale *locale);

G_END_DECLS
