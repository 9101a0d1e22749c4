/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The about window, with where the data come from. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void desmi_about_present (GtkWindow *parent);

G_END_DECLS
