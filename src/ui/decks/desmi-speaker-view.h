/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the speaker sees: this slide and the next, what to say, and the time. */
#pragma once

#include "app/decks/desmi-slide-show.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_TYPE_SPEAKER_VIEW (desmi_speaker_view_get_type ())
G_DECLARE_FINAL_TYPE (DesmiSpeakerView, desmi_speaker_view, DESMI, SPEAKER_VIEW, GtkBox)

GtkWidget *desmi_speaker_view_new (DesmiSlideShow *show);
void       desmi_speaker_view_scale_notes (DesmiSpeakerView *self, int steps);
void       desmi_speaker_view_scroll_notes (DesmiSpeakerView *self, int steps);
GtkLabel  *desmi_speaker_view_get_notes (DesmiSpeakerView *self);

G_END_DECLS
