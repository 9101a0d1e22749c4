/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a scene at device scale, kept until the scene changes: a frame only shows one of
 * them. */
#pragma once

#include "chart/desmi-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiChartPictures:
 * @plain: (nullable): the scene as it is
 * @lifted: (nullable): with the datum @key lifted out
 */
typedef struct
{
  GdkTexture *plain;
  GdkTexture *lifted;
  char       *key;
} DesmiChartPictures;

GdkTexture *
desmi_chart_pictures_get (DesmiChartPictures *self, DesmiScene *scene, const char *key, int scale);
void desmi_chart_pictures_clear (DesmiChartPictures *self);

/* The small things around a scene */
void desmi_chart_place_tip (GtkWidget *tip, double x, double y, int width, int height);
void desmi_chart_draw_sentence (GtkWidget *widget, GtkSnapshot *snapshot, const char *sentence);

G_END_DECLS
