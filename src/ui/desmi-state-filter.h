/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of a page, kept in line with the state of the session, both ways. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

/* The column of a filter by area: a village's, where one is set, else a subdistrict's. */
#define DESMI_STATE_FILTER_AREA "area"

void desmi_state_filter_connect (DesmiSession *session,
                                 const char   *page,
                                 DesmiFilter  *filter,
                                 const char   *column);
void desmi_state_field_connect (DesmiSession  *session,
                                const char    *page,
                                DesmiFilter   *filter,
                                DesmiViewField field);

G_END_DECLS
