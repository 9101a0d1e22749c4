/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system ends the program: the session is over, or somebody asks from a terminal. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DesmiEndings DesmiEndings;

/**
 * DesmiEndingFunc:
 *
 * Closes what is open, without a question: nobody may be there to answer.
 */
typedef void (*DesmiEndingFunc) (gpointer user_data);

DesmiEndings *desmi_endings_new (DesmiEndingFunc ending,
                                 gpointer        user_data) G_GNUC_WARN_UNUSED_RESULT;
void          desmi_endings_free (DesmiEndings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiEndings, desmi_endings_free)

G_END_DECLS
