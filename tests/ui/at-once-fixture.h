/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that save each change when it is made, as window tests type into them. */
#pragma once

#include "draft-fixture.h"

G_BEGIN_DECLS

DesmiStore *at_once_get_store (UiFixture *self);
void        at_once_apply (UiFixture *self, DesmiEdit *edit);
DesmiTable *at_once_look_up (UiFixture *self, const char *what, const char *of);
GtkWidget  *at_once_find_text (DesmiForm *form, const char *title);
void        at_once_go_to (DesmiForm *form, const char *title);
void        at_once_type (DesmiForm *form, const char *title, const char *text);
void        at_once_press_enter (DesmiForm *form, const char *title);
gboolean    at_once_is_saved (gpointer form);
gboolean    at_once_is_saving (gpointer form);
const char *at_once_get_text (DesmiForm *form, const char *title);
void        at_once_wait_text (DesmiForm *form, const char *title, const char *text);
void        at_once_wait_sentence (DesmiForm *form, const char *title, const char *text);
void        at_once_undo (UiFixture *self);

G_END_DECLS
