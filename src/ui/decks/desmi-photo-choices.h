/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a slide: which, how it is cut, and the words about it. */
#pragma once

#include "app/decks/desmi-stored-deck.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiPhotoChoices:
 *
 * Signals: "change" (DesmiSlideSpec): the slide is to say that from now on; "picture" (string: hash
 * of an attachment): the slide is to show it.
 */
#define DESMI_TYPE_PHOTO_CHOICES (desmi_photo_choices_get_type ())
G_DECLARE_FINAL_TYPE (DesmiPhotoChoices, desmi_photo_choices, DESMI, PHOTO_CHOICES, GtkBox)

GtkWidget *desmi_photo_choices_new (void);
void       desmi_photo_choices_set_store (DesmiPhotoChoices *self, DesmiStore *store);
void       desmi_photo_choices_show (DesmiPhotoChoices *self, const DesmiStoredSlide *stored);
void       desmi_photo_choices_flush (DesmiPhotoChoices *self);
void       desmi_photo_choices_take (DesmiPhotoChoices *self, GFile *file);

G_END_DECLS
