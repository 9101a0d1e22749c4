/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A measure in a few classes, whose colours a reader can still tell apart. */
#pragma once

#include "chart/desmi-scene.h"

G_BEGIN_DECLS

/**
 * DesmiMapClass:
 * @from: least value; the classes below it take those that are less
 * @to: greatest value
 * @part: its place in the ramp of colours: 0 to 1, or -1 to 1 about 0
 */
typedef struct
{
  double from, to, part;
} DesmiMapClass;

/**
 * DesmiMapClasses:
 * @classes: of #DesmiMapClass, from little to much, without a gap; none where there is no value
 * @diverging: there are values below 0, so that 0 is a midpoint
 * @step: between borders, 0 where the classes are of different widths
 */
typedef struct
{
  GArray         *classes;
  gboolean        diverging;
  double          step;
  DesmiColumnType type;
} DesmiMapClasses;

void
desmi_map_classes_init (DesmiMapClasses *self, const double *values, guint n, DesmiColumnType type);
void desmi_map_classes_clear (DesmiMapClasses *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiMapClasses, desmi_map_classes_clear)

guint desmi_map_classes_get_n (const DesmiMapClasses *self);
guint desmi_map_classes_find (const DesmiMapClasses *self, double value);
DesmiStyle
      desmi_map_classes_style (const DesmiMapClasses *self, guint index, const DesmiTheme *theme);
char *desmi_map_classes_label (const DesmiMapClasses *self,
                               guint                  index,
                               const DesmiLocale     *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
