/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress of work on a thread, brought to the main context and thinned out. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

typedef struct _DesmiProgressMarshal DesmiProgressMarshal;

DesmiProgressMarshal                *desmi_progress_marshal_new (DesmiProgress func, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT; /* nullable func */
DesmiProgressMarshal *desmi_progress_marshal_ref (DesmiProgressMarshal *self);
void                  desmi_progress_marshal_unref (DesmiProgressMarshal *self);
void                  desmi_progress_marshal_stop (DesmiProgressMarshal *self);
void                  desmi_progress_marshal_report (double      fraction,
                                                     const char *text,
                                                     gpointer    self); /* a DesmiProgress, for any thread */

G_END_DECLS
