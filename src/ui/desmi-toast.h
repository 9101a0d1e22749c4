/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says in passing, and the undo that it offers with it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void desmi_toast_say (AdwToastOverlay *overlay, const char *text);
void desmi_toast_offer_undo (AdwToastOverlay *overlay, const char *text);
void desmi_toast_offer_way_back (AdwToastOverlay *overlay,
                                 const char      *text,
                                 const char      *button,
                                 gint64           step);
void desmi_toast_offer_open (AdwToastOverlay *overlay, const char *text, const char *uri);
void desmi_toast_offer_deck (AdwToastOverlay *overlay, const char *text, const char *deck);
void desmi_toast_offer_kept_forms (AdwToastOverlay *overlay, const char *text);
void desmi_toast_withdraw (AdwToastOverlay *overlay);

void desmi_toast_add_actions (AdwToastOverlay *overlay, GActionMap *map);

G_END_DECLS
