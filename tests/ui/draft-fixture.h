/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that were left half-typed, as window tests find them again. */
#pragma once

#include "ui-fixture.h"

G_BEGIN_DECLS

gboolean draft_no_form (gpointer fixture);
gboolean draft_is_restored (gpointer form);
gboolean draft_has_restored (gpointer fixture);               /* the form that is open */
void     draft_close_form (UiFixture *self, DesmiForm *form); /* as Escape does */
gboolean draft_has_drafts (gpointer unused);
gboolean draft_no_drafts (gpointer unused);

/* The list of unfinished forms. */
GtkWindow *draft_find_list (UiFixture *self);
gboolean   draft_has_no_list (gpointer fixture);
void       draft_press_in_list (UiFixture *self, const char *what);
DesmiForm *draft_go_on (UiFixture *self);

G_END_DECLS
