/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation of the sample district, open in the editor, and ways to work on it. */
#pragma once

#include "ui-fixture.h"

#include "ui/decks/desmi-decks-page.h"
#include "ui/decks/desmi-number-text.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

#define DECK_N_STAKEHOLDER 14
#define DECK_N_VILLAGE 7

DesmiDeckEditor        *deck_editor (UiFixture *self);
DesmiShownDeck         *deck_shown (UiFixture *self);
DesmiForm              *deck_ask_look (UiFixture *self);
const DesmiStoredSlide *deck_slide (UiFixture *self, guint i);
guint                   deck_find_kind (UiFixture *self, const char *kind);
void                    deck_act (UiFixture *self, const char *action, GVariant *target);
void                    deck_select (UiFixture *self, guint i);
DesmiForm              *deck_ask_for (UiFixture *self, const char *name);
void                    deck_make (UiFixture *self, const char *name, guint n);
void                    deck_wait_slides (UiFixture *self, guint n);
void                    deck_wait_spec (UiFixture *self, guint slide, const char *text);
void                    deck_wait_no_spec (UiFixture *self, guint slide, const char *text);
void                    deck_wait_saying (UiFixture *self, const char *text); /* in the editor */
GtkOverlay             *deck_find_paper (UiFixture *self);
char                   *deck_write_picture (UiFixture *self) G_GNUC_WARN_UNUSED_RESULT;

/* Among the choices of the slide, or of a form. */
void deck_choose (GtkWidget *root, const char *title, const char *id);
/* The entry of a text among those of the slide. */
GtkWidget *deck_find_entry (UiFixture *self, const char *label);
void       deck_write (UiFixture *self, const char *label, const char *text);
/* A text in which there may be numbers: title, subtitle, text, notes. */
DesmiNumberText *deck_find_text (UiFixture *self, const char *label);
void             deck_write_text (UiFixture *self, const char *label, const char *text);

G_END_DECLS
