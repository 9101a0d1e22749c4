/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+C cancels what runs; a second one ends the program at once. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DesmiInterrupt DesmiInterrupt;

DesmiInterrupt *desmi_interrupt_new (GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_interrupt_free (DesmiInterrupt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiInterrupt, desmi_interrupt_free)

G_END_DECLS
