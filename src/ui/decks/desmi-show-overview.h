/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All slides of a presentation that is being given, to go to one of them. */
#pragma once

#include "app/decks/desmi-slide-show.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiShowOverview:
 *
 * Signals: "done": one was chosen, or none.
 */
#define DESMI_TYPE_SHOW_OVERVIEW (desmi_show_overview_get_type ())
G_DECLARE_FINAL_TYPE (DesmiShowOverview, desmi_show_overview, DESMI, SHOW_OVERVIEW, GtkBox)

GtkWidget *desmi_show_overview_new (DesmiSlideShow *show);
gboolean   desmi_show_overview_press (DesmiShowOverview *self, guint keyval);
guint      desmi_show_overview_get_selected (DesmiShowOverview *self);

G_END_DECLS
