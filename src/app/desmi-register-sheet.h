/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of a register as they are listed, as a table to be copied, saved, printed or shown. */
#pragma once

#include "app/desmi-register-view.h"
#include "app/desmi-table-sheet.h"

G_BEGIN_DECLS

DesmiTableSheet *desmi_register_sheet_new (DesmiRegister      reg,
                                           DesmiTable        *table,
                                           const GArray      *rows,
                                           const char        *today,
                                           const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
