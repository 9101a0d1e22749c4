/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the district map share: the areas it shows, and how each is drawn. */
#pragma once

#include "chart/desmi-bars-data.h"
#include "chart/desmi-frame.h"
#include "chart/desmi-map-classes.h"
#include "chart/desmi-outlines.h"

G_BEGIN_DECLS

/**
 * DesmiMapArea:
 * @bar: (nullable): what the data say of it, %NULL where they do not name it
 * @outline: (nullable): where it lies
 * @name: what it is called on the map; empty where nobody gave a name
 */
typedef struct
{
  const DesmiBar     *bar;
  const DesmiOutline *outline;
  const char         *name;
} DesmiMapArea;

/**
 * DesmiDistrictMap:
 * @areas: of #DesmiMapArea: those of the data first, the largest value first
 * @n_named: how many of them are in the data
 * @left_out: of #DesmiBar: what the data name and the map has no place for
 * @tiles: there are no outlines
 * @far: parts of areas lie too far off to be shown
 */
typedef struct
{
  const DesmiChartContext *context;
  DesmiBarsData            data;
  DesmiMapClasses          classes;
  GArray                  *areas;
  guint                    n_named;
  GPtrArray               *left_out;
  gboolean                 tiles, far;
} DesmiDistrictMap;

DesmiStyle desmi_district_map_style (const DesmiDistrictMap *self, const DesmiMapArea *area);
char      *desmi_district_map_value (const DesmiDistrictMap *self,
                                     const DesmiMapArea     *area) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_district_map_set_datum (const DesmiDistrictMap *self,
                                         const DesmiMapArea     *area,
                                         DesmiSceneMark         *mark);

/* With outlines */
gboolean desmi_map_shapes_are_far (const DesmiDistrictMap *self);
void     desmi_map_shapes_draw (const DesmiDistrictMap *self, DesmiFrame *frame);
/* Without them */
guint desmi_map_tiles_most (const DesmiChartContext *context);
void  desmi_map_tiles_draw (const DesmiDistrictMap *self, DesmiFrame *frame);

G_END_DECLS
