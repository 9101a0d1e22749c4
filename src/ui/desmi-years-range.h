/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter by years from one to another, kept in line with the state of the session. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-filter-button.h"

G_BEGIN_DECLS

/**
 * DesmiYearsRange:
 *
 * Lives as long as its button.
 */
typedef struct _DesmiYearsRange DesmiYearsRange;

DesmiYearsRange                *desmi_years_range_connect (DesmiFilterButton *button,
                                                           DesmiSession      *session,
                                                           const char        *page,
                                                           const char        *column);
void desmi_years_range_set_years (DesmiYearsRange *self, const int *years, guint n);

G_END_DECLS
