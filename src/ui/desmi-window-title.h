/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the header of a window says. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

void desmi_window_title_set (GtkWindow      *window,
                             AdwWindowTitle *title,
                             DesmiStore     *store,
                             GtkStack       *pages);

G_END_DECLS
