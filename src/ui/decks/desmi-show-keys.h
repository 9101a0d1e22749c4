/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and clicks while presenting: those of PowerPoint, Impress and the pointers that people hold
 * in their hands, in whichever window has the focus. */
#pragma once

#include "app/decks/desmi-slide-show.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is left to the windows. */
typedef enum
{
  DESMI_SHOW_KEY_NONE,
  DESMI_SHOW_KEY_DONE,
  DESMI_SHOW_KEY_SWAP,
  DESMI_SHOW_KEY_POINTER,
  DESMI_SHOW_KEY_LARGER,
  DESMI_SHOW_KEY_SMALLER,
  DESMI_SHOW_KEY_NOTES_DOWN,
  DESMI_SHOW_KEY_NOTES_UP,
  DESMI_SHOW_KEY_OVERVIEW,
  DESMI_SHOW_KEY_HIDE,
  DESMI_SHOW_KEY_HELP,
} DesmiShowKey;

DesmiShowKey desmi_show_key_press (DesmiSlideShow *show, guint keyval, GdkModifierType state);

G_END_DECLS
