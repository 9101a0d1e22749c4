/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to do first in a file that knows nothing of the pillars. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_PILLARS_EMPTY (desmi_pillars_empty_get_type ())
G_DECLARE_FINAL_TYPE (DesmiPillarsEmpty, desmi_pillars_empty, DESMI, PILLARS_EMPTY, AdwBin)

void desmi_pillars_empty_ask (DesmiPillarsEmpty *self, DesmiStore *store, const char *programme);

G_END_DECLS
