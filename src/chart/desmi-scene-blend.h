/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart looks like on its way from one state to another. */
#pragma once

#include "chart/desmi-scene.h"

G_BEGIN_DECLS

DesmiScene          *
desmi_scene_blend (DesmiScene *from, DesmiScene *to, double t) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_scene_can_blend (DesmiScene *scene);

G_END_DECLS
