/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kinds of slides are called, and what can be written on them. */
#pragma once

#include "deck/desmi-deck.h"

G_BEGIN_DECLS

const char *desmi_slide_kind_get_title (DesmiSlideKind kind);
gboolean    desmi_slide_kind_has_text (DesmiSlideKind kind);
gboolean    desmi_slide_kind_has_subtitle (DesmiSlideKind kind);

G_END_DECLS
