/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of villages of the sample: its filters, and what the store finds by them. */
#pragma once

#include "ui-fixture.h"

G_BEGIN_DECLS

DesmiSession *list_get_session (UiFixture *self);
DesmiStore   *list_get_store (UiFixture *self);
GtkWidget    *list_get_view (DesmiVillagesPage *page);
void          list_click (GtkWidget *button);

void          list_set_filter (UiFixture *self, const char *column, const char *value);
const char   *list_get_filter (UiFixture *self, const char *column);
/* How many villages the store finds by a condition and a status, -1 for all */
guint list_count (UiFixture *self, DesmiCondition condition, guint choice, int status);
/* How many villages of the district have these notes */
guint list_count_notes (UiFixture *self, const char *notes);

/* Forms of several villages. */
gboolean        list_has_form (gpointer fixture);
DesmiForm      *list_open_bulk (UiFixture *self, DesmiVillagesPage *page);
DesmiForm      *list_open_paste (UiFixture *self, const char *text);
GtkCheckButton *list_find_check (DesmiForm *form, const char *label);
void            list_close_form (UiFixture *self);

G_END_DECLS
