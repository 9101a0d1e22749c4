/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation being given from the program's window, of slides that need no file. */
#pragma once

#include "ui-fixture.h"

#include "ui/decks/desmi-presenter.h"
#include "ui/decks/desmi-show-overview.h"
#include "ui/decks/desmi-show-view.h"
#include "ui/decks/desmi-speaker-view.h"

G_BEGIN_DECLS

#define SHOW_N_SLIDES 12
#define SHOW_MINUTES 30
/* a whole line of nothing but white, so that a picture of a screen tells whether notes are on it */
#define SHOW_BLOCKS "████████████████████████"

typedef struct
{
  UiFixture       ui;
  DesmiPages     *pages;
  DesmiPresenter *presenter; /* nullable, not owned */
} ShowFixture;

void            show_set_up (ShowFixture *self, gconstpointer with_sample);
void            show_tear_down (ShowFixture *self, gconstpointer with_sample);
void            show_begin (ShowFixture *self, guint from, gboolean rehearse);
DesmiSlideShow *show_get (ShowFixture *self);
GtkWidget      *show_get_audience (ShowFixture *self); /* nullable */
GtkWidget      *show_get_speaker (ShowFixture *self);  /* nullable */
DesmiShowView  *show_find_view (GtkWidget *window);
GtkWidget      *show_find_overview (GtkWidget *window); /* nullable */
void            show_press (ShowFixture *self, guint keyval, GdkModifierType state);
void            show_press_many (ShowFixture *self, guint keyval, guint n);

/* Conditions on a ShowFixture */
gboolean show_is_painted (gpointer fixture); /* all windows, the slide that is shown */
gboolean show_is_over (gpointer fixture);

G_END_DECLS
