/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults that the development server plays on demand. */
#pragma once

#include "server/desmi-answer.h"

G_BEGIN_DECLS

/**
 * DesmiFault:
 *
 * One kind of fault with its argument, "drop=1000".
 */
typedef struct _DesmiFault DesmiFault;

DesmiFault *desmi_fault_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_fault_free (DesmiFault *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiFault, desmi_fault_free)
gboolean desmi_fault_needs_key (const DesmiFault *self); /* it signs wrong things rightly */
void     desmi_fault_apply (const DesmiFault *self, DesmiAnswer *answer, const DesmiSecretKey *key);
char    *desmi_fault_dup_list (void) G_GNUC_WARN_UNUSED_RESULT; /* names, for --help */

G_END_DECLS
