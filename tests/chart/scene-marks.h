/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of scenes draw: a scene, a colour, a rectangle with a datum. */
#pragma once

#include "chart/desmi-scene-private.h"

static const DesmiFont plain = { 12, FALSE };

static inline DesmiScene *
new_scene (double width, double height)
{
  DesmiTheme theme;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  return desmi_scene_new (width, height, &theme);
}

static inline DesmiStyle
filled (guint32 rgb)
{
  return (DesmiStyle){ .fill = desmi_color_from_rgb (rgb) };
}

static inline DesmiSceneMark *
add_rect (DesmiScene *scene,
          double      x,
          double      y,
          double      width,
          double      height,
          const char *key,
          int         row)
{
  DesmiStyle      style = filled (0x0072B2);
  DesmiSceneMark *mark = desmi_scene_add_rect (scene, x, y, width, height, &style);

  desmi_scene_mark_set_datum (mark, key, row, key);
  return mark;
}
