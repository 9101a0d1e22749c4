/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture for the district file: chosen, copied into it, and named by its bytes. */
#pragma once

#include "app/desmi-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiPictureButton:
 *
 * Signals: "picture" (string: SHA-256 of the picture, which the file has from then on).
 */
#define DESMI_TYPE_PICTURE_BUTTON (desmi_picture_button_get_type ())
G_DECLARE_FINAL_TYPE (DesmiPictureButton, desmi_picture_button, DESMI, PICTURE_BUTTON, GtkBox)

GtkWidget *desmi_picture_button_new (const char *label,
                                     const char *title) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_picture_button_set_store (DesmiPictureButton *self, DesmiStore *store);
void       desmi_picture_button_take (DesmiPictureButton *self, GFile *file);

G_END_DECLS
