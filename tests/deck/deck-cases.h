/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decks with every kind of slide, in every state that a slide must pass: for pages, PDF, paper and
 * PPTX alike. All names and numbers are invented. */
#pragma once

#include "deck/desmi-deck.h"

G_BEGIN_DECLS

typedef enum
{
  DECK_STATE_USUAL,
  DECK_STATE_EMPTY,     /* a title, and nothing that it is about */
  DECK_STATE_ONE,       /* one of each: row, category, point */
  DECK_STATE_MANY,      /* 500 rows, 40 series, 40 points */
  DECK_STATE_WIDE,      /* tables of 24 columns */
  DECK_STATE_LONG_TEXT, /* 4,000 characters wherever text is typed */
  DECK_STATE_ODD_NAMES, /* emoji, Arabic, signs of XML, control characters, line ends */
  DECK_STATE_MISSING,   /* nothing was reported */
  DECK_STATE_HIDDEN,    /* some counts are suppressed */
  DECK_STATE_GONE,      /* what was shown is there no more */
  DECK_STATE_DATES,     /* what is on a slide is of different days */
  DECK_STATE_BROKEN,    /* a photo that is none, a logo that is none */
  DECK_N_STATES         /* comes last */
} DeckState;

/* 4,000 characters of words, the last of which is "selesai". */
const char *deck_long_text (void);
const char *deck_state_name (DeckState state);

/* Adds a slide of a kind in a state. Returns: (transfer none): it, to be changed further */
DesmiSlide *deck_case_add (DesmiDeck *deck, DesmiSlideKind kind, DeckState state);

/* A deck with each kind once, and notes on every second slide; @logo: whether it has one. */
DesmiDeck *deck_case_new (DesmiAspect aspect, DeckState state, gboolean logo);

/* What a coordinator shows: a meeting of @n_slides or fewer, 0 for about twenty. */
DesmiDeck *deck_case_new_meeting (DesmiAspect aspect, guint n_slides);

/* A landscape. @orientation: of EXIF, 1 to 8; 0: a JPEG without EXIF. It has a place in its
 * metadata, "GPS" among them, where it has an orientation. */
GBytes *deck_photo_new_jpeg (int width, int height, int orientation);
GBytes *deck_photo_new_png (int width, int height);
GBytes *deck_logo_new (void); /* round, on nothing */

G_END_DECLS
