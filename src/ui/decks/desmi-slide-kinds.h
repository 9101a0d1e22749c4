/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kinds of slides are called. */
#pragma once

#include "deck/desmi-deck.h"

G_BEGIN_DECLS

const char *desmi_slide_kind_get_title (DesmiSlideKind kind);

G_END_DECLS
