/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where numbers stand in a text, what they come to, and how they are painted. */
#pragma once

#include "app/decks/desmi-deck-field.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiNumberChip:
 * @start: of its first brace, characters of the buffer
 * @end: behind its last brace
 * @words: between the braces
 * @room: not owned: the table's; makes it as wide as what is painted
 * @layout: what is painted
 */
typedef struct
{
  int          start, end;
  char        *words;
  GtkTextTag  *room;
  PangoLayout *layout;
} DesmiNumberChip;

/**
 * DesmiNumberChips:
 * @chips: (element-type DesmiNumberChip): in the order of the text
 * @known: (element-type utf8 DesmiFieldShown): by what stands between the braces
 */
typedef struct
{
  GtkTextView   *view;
  GtkTextBuffer *buffer;
  GtkTextTag    *unseen, *small;
  GPtrArray     *chips;
  GHashTable    *known;
} DesmiNumberChips;

DesmiNumberChips *desmi_number_chips_new (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;
void              desmi_number_chips_free (DesmiNumberChips *self);
void              desmi_number_chips_read (DesmiNumberChips *self);
void              desmi_number_chips_lay_out (DesmiNumberChips *self);
void desmi_number_chips_take (DesmiNumberChips *self, const char *words, char *value, char *about);
const DesmiFieldShown *desmi_number_chips_get_shown (DesmiNumberChips      *self,
                                                     const DesmiNumberChip *chip);
DesmiNumberChip       *desmi_number_chips_find (DesmiNumberChips *self, int offset, gboolean edges);
DesmiNumberChip       *desmi_number_chips_find_at (DesmiNumberChips *self, double x, double y);
void                   desmi_number_chips_get_iters (DesmiNumberChips      *self,
                                                     const DesmiNumberChip *chip,
                                                     GtkTextIter           *start,
                                                     GtkTextIter           *end);
void                   desmi_number_chips_paint (DesmiNumberChips *self, GtkSnapshot *snapshot);

G_END_DECLS
