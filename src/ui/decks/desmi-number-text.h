/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in which numbers from the data are seen and moved as what they are: one thing each. */
#pragma once

#include "app/decks/desmi-stored-deck.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_TYPE_NUMBER_TEXT (desmi_number_text_get_type ())
G_DECLARE_FINAL_TYPE (DesmiNumberText, desmi_number_text, DESMI, NUMBER_TEXT, GtkTextView)

GtkWidget *desmi_number_text_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_number_text_set_one_line (DesmiNumberText *self);
void       desmi_number_text_set_deck (DesmiNumberText       *self,
                                       DesmiStore            *store,
                                       const DesmiStoredDeck *deck,
                                       const DesmiSlide      *slide);
void       desmi_number_text_choose (DesmiNumberText *self);
gboolean   desmi_number_text_is_choosing (DesmiNumberText *self);

/* For tests and screen readers. */
guint       desmi_number_text_count (DesmiNumberText *self);
const char *desmi_number_text_get_value (DesmiNumberText *self, guint n); /* nullable */
const char *desmi_number_text_get_about (DesmiNumberText *self, guint n); /* nullable */

G_END_DECLS
