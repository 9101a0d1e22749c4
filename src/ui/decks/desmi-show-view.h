/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an audience sees of a show: the slide on black, nothing else, and never nothing while the
 * next is painted. */
#pragma once

#include "app/decks/desmi-slide-show.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_TYPE_SHOW_VIEW (desmi_show_view_get_type ())
G_DECLARE_FINAL_TYPE (DesmiShowView, desmi_show_view, DESMI, SHOW_VIEW, GtkWidget)

GtkWidget      *desmi_show_view_new (DesmiSlideShow *show, gboolean for_speaker);
gboolean        desmi_show_view_is_painted (DesmiShowView *self);
gboolean        desmi_show_view_is_ready (DesmiShowView *self, guint page);
gboolean        desmi_show_view_get_area (DesmiShowView *self, graphene_rect_t *area);
DesmiSlideShow *desmi_show_view_get_show (DesmiShowView *self);
gboolean
desmi_show_view_find (DesmiShowView *self, double x, double y, double *part_x, double *part_y);

G_END_DECLS
