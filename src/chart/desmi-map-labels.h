/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the labels of a map go: beside their points, over nothing that is taken, the most important
 * first. */
#pragma once

#include "chart/desmi-scene.h"

G_BEGIN_DECLS

/**
 * DesmiMapLabel:
 * @x: px, the point it belongs to
 * @y: px
 * @radius: px around the point that it keeps off, as for a dot; the dot itself is to be blocked
 * @width: px, of the label
 * @height: px
 * @weight: those of more weight are placed first, of the same weight the earlier ones
 * @on_point: best right over the point, as in the middle of an area
 * @owner: whose it is: beside its point it keeps off what others own, see desmi_map_labels_own();
 * 0: nobody's
 * @reach: px that it may stand away from its point, with a line to it, where all places beside that
 * are taken or disliked; 0: not at all
 * @box: where it is, if it is placed
 * @placed: (out): whether there was room; what is placed already is left alone
 */
typedef struct
{
  double   x, y, radius;
  double   width, height;
  double   weight;
  gboolean on_point;
  guint    owner;
  double   reach;
  DesmiBox box;
  gboolean placed;
} DesmiMapLabel;

/* What is taken of a map. */
typedef struct _DesmiMapLabels DesmiMapLabels;

DesmiMapLabels *desmi_map_labels_new (const DesmiBox *area) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_map_labels_free (DesmiMapLabels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiMapLabels, desmi_map_labels_free)

void     desmi_map_labels_block (DesmiMapLabels *self, const DesmiBox *box);
void     desmi_map_labels_block_dot (DesmiMapLabels *self, double x, double y, double radius);
void     desmi_map_labels_avoid (DesmiMapLabels *self, const DesmiBox *box);
void     desmi_map_labels_own (DesmiMapLabels *self, const DesmiBox *box, guint owner);
gboolean desmi_map_label_get_leader (const DesmiMapLabel *label, double *x, double *y);
guint    desmi_map_labels_place (DesmiMapLabels *self, DesmiMapLabel *labels, guint n, double gap);

G_END_DECLS
