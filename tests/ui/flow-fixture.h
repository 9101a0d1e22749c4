/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of flows of a village of the sample, and ways to type into it. */
#pragma once

#include "ui-fixture.h"

#include "ui/villages/desmi-flow-sheet.h"

G_BEGIN_DECLS

#define FLOW_VILLAGE "32.12.16.2004"
#define FLOW_OTHER_VILLAGE "32.12.26.2005"

DesmiFlowSheet *flow_find_sheet (UiFixture *self);
DesmiFlowSheet *flow_open_sheet (UiFixture *self); /* departures of 2023 */
void            flow_type (DesmiFlowSheet *sheet, const char *text, guint key);
void            flow_wait_spoken (UiFixture *self, const char *label);
/* The village's own departures of a month, and what the page says once they are saved */
gint64   flow_sum_in_file (UiFixture *self, const char *month);
gboolean flow_is_saved (gpointer fixture);
void     flow_add_row (UiFixture *self, const char *const *keys);
void     flow_show_kind (UiFixture *self, const char *kind);
void     flow_show_other (UiFixture *self, const char *filter, const char *value);

G_END_DECLS
