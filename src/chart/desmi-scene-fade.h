/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a scene with all its data faded, made in steps. */
#pragma once

#include "chart/desmi-scene.h"

G_BEGIN_DECLS

typedef struct _DesmiSceneFade DesmiSceneFade;

DesmiSceneFade                *desmi_scene_fade_new (DesmiScene      *scene,
                                                     cairo_surface_t *picture,
                                                     cairo_surface_t *ground) G_GNUC_WARN_UNUSED_RESULT;
gboolean                       desmi_scene_fade_advance (DesmiSceneFade *self, gint64 most_us);
cairo_surface_t               *desmi_scene_fade_get_picture (DesmiSceneFade *self);
void                           desmi_scene_fade_free (DesmiSceneFade *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiSceneFade, desmi_scene_fade_free)

G_END_DECLS
