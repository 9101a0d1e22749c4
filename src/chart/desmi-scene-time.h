/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the periods of a scene stand, so that a stretch of time can be marked out on it. */
#pragma once

#include "chart/desmi-scene.h"
#include "core/desmi-period.h"

G_BEGIN_DECLS

/**
 * DesmiSceneSlot:
 * @text: the period in the spelling of filters: "2023-01", "2023-Q1", "2023"
 * @box: px; where the marks of the period may be picked
 */
typedef struct
{
  DesmiPeriod period;
  char        text[DESMI_PERIOD_TEXT_MAX];
  DesmiBox    box;
} DesmiSceneSlot;

/**
 * DesmiSceneTime:
 * @slots: of #DesmiSceneSlot, two or more, from the first period to the last
 * @plot: px; all of them, and the grid they stand on
 * @down: whether time runs down rather than to the right
 */
typedef struct
{
  GArray  *slots;
  DesmiBox plot;
  gboolean down;
} DesmiSceneTime;

DesmiSceneTime       *desmi_scene_time_new (DesmiScene *scene, double x, double y);
void                  desmi_scene_time_free (DesmiSceneTime *self);
const DesmiSceneSlot *desmi_scene_time_get (const DesmiSceneTime *self, guint slot);
guint                 desmi_scene_time_find (const DesmiSceneTime *self, double x, double y);
gboolean              desmi_scene_time_holds (const DesmiSceneTime *self, double x, double y);
DesmiBox desmi_scene_time_get_band (const DesmiSceneTime *self, guint one, guint other);
char    *desmi_scene_time_format (const DesmiSceneTime *self,
                                  guint                 one,
                                  guint                 other,
                                  const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiSceneTime, desmi_scene_time_free)

G_END_DECLS
