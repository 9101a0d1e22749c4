/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts with their shares of the whole, largest first. */
#pragma once

#include "core/desmi-table.h"

G_BEGIN_DECLS

DesmiTable *desmi_shares_new (DesmiTable *counts, const char *category) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
