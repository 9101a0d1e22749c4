/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the editor share. */
#pragma once

#include "ui/decks/desmi-deck-editor.h"
#include "ui/decks/desmi-deck-news-bar.h"
#include "ui/decks/desmi-number-text.h"
#include "ui/decks/desmi-slide-item.h"
#include "ui/decks/desmi-slide-properties.h"
#include "ui/decks/desmi-slide-view.h"

G_BEGIN_DECLS

struct _DesmiDeckEditor
{
  AdwBin                parent_instance;

  GtkMenuButton        *add_button;
  GtkMenuButton        *menu_button;
  GtkMenuButton        *export_button;
  GtkLabel             *name;
  GtkLabel             *state;
  GtkStack             *stack;
  GtkListView          *slides;
  GtkOverlay           *paper;
  DesmiSlideView       *canvas;
  DesmiDeckNewsBar     *news;
  GtkWidget            *parts;
  GtkLabel             *part;
  GtkLabel             *warning;
  GtkWidget            *shorten;
  DesmiNumberText      *notes;
  GtkWidget            *choices;
  AdwClamp             *choices_clamp;
  DesmiSlideProperties *properties;
  AdwStatusPage        *message;
  GtkSpinner           *spinner;

  DesmiSession         *session;
  GListStore           *items; /* of DesmiSlideItem */
  GtkSingleSelection   *selection;
  char                 *deck;   /* nullable: its code */
  char                 *wanted; /* nullable: slide that is to be selected once it is there */
  DesmiShownDeck       *shown;  /* nullable */
  guint                 shift;  /* which page of the slide is shown, from 0 */
  gboolean              is_filling;
  guint                 n_steps;   /* that were made since the deck was read */
  char                 *audience;  /* nullable: that the deck is for, once it was read again */
  DesmiPresenter       *presenter; /* (nullable), not owned: it keeps itself */
  GCancellable         *cancellable;
  GtkWidget            *slide_menu;
};

DesmiSlideItem *desmi_deck_editor_get_item (DesmiDeckEditor *self); /* nullable */
guint           desmi_deck_editor_get_position (DesmiDeckEditor *self);
const char     *desmi_deck_editor_get_district (DesmiDeckEditor *self);
void            desmi_deck_editor_apply (DesmiDeckEditor *self, DesmiEdit *edit);
void            desmi_deck_editor_show_slide (DesmiDeckEditor *self);
void            desmi_deck_editor_install_actions (GtkWidgetClass *klass);
void            desmi_deck_editor_set_audience (DesmiDeckEditor *self, const char *audience);
void            desmi_deck_editor_tell_choices (DesmiDeckEditor *self);
void            desmi_deck_editor_add_keys (DesmiDeckEditor *self);

G_END_DECLS
