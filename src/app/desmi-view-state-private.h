/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the view state share: how one is changed before anybody has it. */
#pragma once

#include "app/desmi-view-state.h"

G_BEGIN_DECLS

struct _DesmiViewState
{
  char      *fields[DESMI_VIEW_N_FIELDS];
  GPtrArray *filters; /* of char *, ended by NULL */
  GPtrArray *levels;  /* of char *, ended by NULL */
};

DesmiViewState *
desmi_view_state_copy (const DesmiViewState *self) G_GNUC_WARN_UNUSED_RESULT; /* nullable: empty */
void desmi_view_state_set_field (DesmiViewState *self, DesmiViewField field, const char *value);
void desmi_view_state_set_filter (DesmiViewState *self, const char *column, const char *value);
void desmi_view_state_add_filter (DesmiViewState *self, const char *column, const char *value);
void
desmi_view_state_set_filter_and_area (DesmiViewState *self, const char *column, const char *value);
gboolean desmi_view_state_is_time (const char *column); /* "month", "quarter", "year" */

G_END_DECLS
