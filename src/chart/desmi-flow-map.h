/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things are on a flow map: which part of the world is shown, and the way of each flow
 * through it. */
#pragma once

#include "chart/desmi-bars-data.h"
#include "chart/desmi-great-circle.h"
#include "chart/desmi-projection.h"
#include "core/desmi-country.h"

G_BEGIN_DECLS

/**
 * DesmiFlowPoint:
 * @x: px
 * @y: px
 * @jump: the way goes on here from the other side of the map
 */
typedef struct
{
  double   x, y;
  gboolean jump;
} DesmiFlowPoint;

/**
 * DesmiFlow:
 * @bar: its value; borrowed
 * @inside: its country is shown; else its way ends at the edge
 * @width: px of its ribbon, linear in the value but never under 1; 0: there is none
 * @radius: px of its dot, whose area is linear in the value, but never under 2
 * @path: of DesmiFlowPoint, from the origin to the country or to the edge
 */
typedef struct
{
  const DesmiBar     *bar;
  const DesmiCountry *country;
  DesmiPlace          place;
  gboolean            inside;
  double              width, radius;
  double              bend; /* radians, by which it leaves the origin beside its great circle */
  GArray             *path;
} DesmiFlow;

/**
 * DesmiFlowMap:
 * @box: px, what the map fills
 * @flows: of DesmiFlow, in the order of the bars; those to no known country are left out
 *
 * Clear with desmi_flow_map_clear().
 */
typedef struct
{
  DesmiBox        box;
  DesmiProjection map;
  DesmiPlace      origin;
  double          origin_x, origin_y;
  GPtrArray      *flows;
} DesmiFlowMap;

#define DESMI_FLOW_WIDTH_MAX 12.0 /* px */
#define DESMI_FLOW_WIDTH_MIN 1.0
#define DESMI_FLOW_RADIUS_MIN 2.0

void desmi_flow_map_init (DesmiFlowMap     *self,
                          const GPtrArray  *bars,
                          const DesmiPlace *origin,
                          const DesmiBox   *box,
                          double            most);
void desmi_flow_map_clear (DesmiFlowMap *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiFlowMap, desmi_flow_map_clear)

gboolean              desmi_flow_map_is_to_scale (const GPtrArray *bars, double most);
const DesmiCountry   *desmi_flow_map_find_country (const DesmiBar *bar);

const DesmiFlowPoint *desmi_flow_get_point (const DesmiFlow *flow, guint index);
const DesmiFlowPoint *desmi_flow_get_end (const DesmiFlow *flow);
void                  desmi_flow_trace_ribbon (DesmiSceneMark *path, const DesmiFlow *flow);
void                  desmi_flow_trace_line (DesmiSceneMark *path, const DesmiFlow *flow);
void                  desmi_flow_trace_circle (DesmiSceneMark *path, double x, double y, double r);
double                desmi_flow_arrow_size (const DesmiFlow *flow);
void  desmi_flow_trace_end (DesmiSceneMark *path, const DesmiBox *box, const DesmiFlow *flow);

char *desmi_flow_map_say_unknown (const GPtrArray   *bars,
                                  DesmiColumnType    type,
                                  const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_flow_map_summarize (const DesmiBarsData *data,
                                const GPtrArray     *bars,
                                const char          *origin,
                                const DesmiLocale   *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
