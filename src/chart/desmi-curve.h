/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines through points: smooth without overshooting, and thinned to what pixels can show. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} DesmiPoint;

/**
 * DesmiCurve:
 * @move: starts a line
 * @line: goes straight
 * @curve: goes by a cubic with two control points
 * @close: ends a line of a single point
 *
 * Who hears of a line as it is made, such as a path or a list.
 */
typedef struct
{
  void (*move) (double x, double y, gpointer user_data);
  void (*line) (double x, double y, gpointer user_data);
  void (
      *curve) (double x1, double y1, double x2, double y2, double x, double y, gpointer user_data);
  void (*close) (gpointer user_data);
} DesmiCurve;

/**
 * DesmiThinner:
 * @end: px, where the column ends
 * @n: points of it so far
 * @at_least: which of them is the lowest @y
 *
 * Thins a line of many points as they come, without a list of all of them.
 */
typedef struct
{
  GArray    *kept;
  double     end;
  guint      n, at_least, at_greatest;
  DesmiPoint first, least, greatest, last;
} DesmiThinner;

void    desmi_curve_monotone (const DesmiPoint *points,
                              guint             n,
                              const DesmiCurve *curve,
                              gpointer          user_data);

void    desmi_thinner_init (DesmiThinner *self);
void    desmi_thinner_add (DesmiThinner *self, double x, double y);
GArray *desmi_thinner_end (DesmiThinner *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
