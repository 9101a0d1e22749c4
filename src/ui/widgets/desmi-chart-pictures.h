/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a scene at device scale, kept until the scene changes: a frame only shows one of
 * them. */
#pragma once

#include "chart/desmi-scene-fade.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_CHART_PICTURES_STEP_US 2000 /* at once of what need not be there for this frame */

/**
 * DesmiChartPictures:
 * @painted: (nullable): the scene as it is
 * @ground: (nullable): what lies under its data, if that takes long to paint
 * @plain: (nullable): @painted, as it is shown
 * @paint_us: how long painting it took
 * @fade: (nullable): the way to @faded
 * @faded: (nullable): with all data faded
 * @lit: (nullable): only what @key keeps in colour, to go over @faded
 * @lit_box: px; where @lit goes
 * @key: (nullable): the datum pointed at when @lit was painted
 */
typedef struct
{
  cairo_surface_t *painted;
  cairo_surface_t *ground;
  GdkTexture      *plain;
  gint64           paint_us;
  DesmiSceneFade  *fade;
  GdkTexture      *faded;
  GdkTexture      *lit;
  DesmiBox         lit_box;
  char            *key;
} DesmiChartPictures;

void        desmi_chart_pictures_prepare (DesmiChartPictures *self,
                                          DesmiScene         *scene,
                                          const char         *key,
                                          int                 scale);
gboolean    desmi_chart_pictures_expect (DesmiChartPictures *self, DesmiScene *scene);
void        desmi_chart_pictures_append (DesmiChartPictures   *self,
                                         DesmiScene           *scene,
                                         const DesmiSceneMark *mark,
                                         int                   scale,
                                         GtkSnapshot          *snapshot);
void        desmi_chart_pictures_clear (DesmiChartPictures *self);

GdkTexture *desmi_chart_pictures_show (cairo_surface_t *surface) G_GNUC_WARN_UNUSED_RESULT;

/* Instead of a scene */
void desmi_chart_draw_sentence (GtkWidget *widget, GtkSnapshot *snapshot, const char *sentence);

G_END_DECLS
