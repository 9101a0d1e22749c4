/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter that lets through several values, kept in line with the state of the session. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-filter-button.h"

G_BEGIN_DECLS

/**
 * DesmiSeveralValues:
 *
 * Lives as long as its button.
 */
typedef struct _DesmiSeveralValues DesmiSeveralValues;

DesmiSeveralValues                *desmi_several_values_connect (DesmiFilterButton *button,
                                                                 DesmiSession      *session,
                                                                 const char        *page,
                                                                 const char        *column);
void                               desmi_several_values_begin (DesmiSeveralValues *self);
void desmi_several_values_add (DesmiSeveralValues *self, const char *id, const char *label);
void desmi_several_values_end (DesmiSeveralValues *self);

G_END_DECLS
