/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores a village in a row and a pillar in a column. */
#pragma once

#include "core/desmi-table.h"

G_BEGIN_DECLS

#define DESMI_PILLAR_MATRIX_FIRST 2 /* column of the first pillar */

DesmiTable *desmi_pillar_matrix_new (DesmiTable *scores) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
