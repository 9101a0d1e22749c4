/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type into the fields of a register, and what they see there. */
#pragma once

#include "core/desmi-table.h"
#include "store/desmi-register.h"

G_BEGIN_DECLS

gboolean desmi_register_text_read (const DesmiRegisterField *field,
                                   const char               *typed,
                                   char                    **value,
                                   GError                  **error);
char    *desmi_register_text_write (const DesmiRegisterField *field,
                                    DesmiTable               *table,
                                    guint                     row,
                                    const DesmiLocale        *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
