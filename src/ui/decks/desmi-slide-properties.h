/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be chosen of the slide that is worked on. */
#pragma once

#include "app/decks/desmi-shown-deck.h"
#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiSlideProperties:
 *
 * Saves what is chosen at once, through "edit" (DesmiEdit): a step to be applied.
 */
#define DESMI_TYPE_SLIDE_PROPERTIES (desmi_slide_properties_get_type ())
G_DECLARE_FINAL_TYPE (DesmiSlideProperties, desmi_slide_properties, DESMI, SLIDE_PROPERTIES, GtkBox)

void desmi_slide_properties_set_session (DesmiSlideProperties *self, DesmiSession *session);
void
desmi_slide_properties_show (DesmiSlideProperties *self, DesmiShownDeck *deck, const char *slide);
void  desmi_slide_properties_flush (DesmiSlideProperties *self);
void  desmi_slide_properties_write_title (DesmiSlideProperties *self);
char *desmi_slide_properties_dup_words (DesmiSlideProperties *self,
                                        DesmiItemRole         role) G_GNUC_WARN_UNUSED_RESULT;
void
desmi_slide_properties_write (DesmiSlideProperties *self, DesmiItemRole role, const char *text);
void desmi_slide_properties_set_focus (DesmiSlideProperties *self, double x, double y);
void desmi_slide_properties_choose_number (DesmiSlideProperties *self);

G_END_DECLS
