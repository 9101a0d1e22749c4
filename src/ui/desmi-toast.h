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
void desmi_toast_withdraw (AdwToastOverlay *overlay);

G_END_DECLS
