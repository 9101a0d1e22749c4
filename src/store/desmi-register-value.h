/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the text of a field becomes what the file keeps, and back. */
#pragma once

#include "store/desmi-register.h"

G_BEGIN_DECLS

/* Whether the file keeps a number; else it keeps the text. */
gboolean desmi_register_field_is_number (const DesmiRegisterField *field);
gboolean desmi_register_field_read_number (const DesmiRegisterField *field,
                                           const char               *text,
                                           gint64                   *number,
                                           GError                  **error);
/* A number of a field that no column of a table has a type for, as it is written. */
char *desmi_register_field_write_number (const DesmiRegisterField *field,
                                         gint64 number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
