/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts that a picture of cooperatives is made of. */
#pragma once

#include "chart/desmi-cooperatives-data.h"

G_BEGIN_DECLS

#define DESMI_COOPERATIVES_BAND_MIN 18.0 /* px, least height of a row */
#define DESMI_COOPERATIVES_BAND_MAX 36.0

/**
 * DesmiCooperativesPanels:
 * @not_to_scale: (out): a bar would be thinner than a pixel
 * @hatched: (out): a hidden value is drawn
 */
typedef struct
{
  DesmiFrame                  *frame;
  const DesmiCooperativesData *data;
  gboolean                     not_to_scale, hatched;
} DesmiCooperativesPanels;

const char *desmi_cooperatives_panels_heading (const DesmiCooperativesPanels *self, guint measure);
void        desmi_cooperatives_panels_draw_heading (DesmiCooperativesPanels *self,
                                                    const DesmiBox          *box,
                                                    const char              *text);
void        desmi_cooperatives_panels_draw_bar (DesmiCooperativesPanels *self,
                                                const DesmiCooperative  *village,
                                                guint                    measure,
                                                const DesmiBox          *row,
                                                double                   length);
DesmiSceneMark *desmi_cooperatives_panels_draw_village (DesmiCooperativesPanels *self,
                                                        const DesmiCooperative  *village,
                                                        const DesmiBox          *row);
void            desmi_cooperatives_panels_draw_track (DesmiCooperativesPanels *self,
                                                      const DesmiCooperative  *village,
                                                      const DesmiBox          *row);
double          desmi_cooperatives_panels_track_width (const DesmiCooperativesPanels *self);
double desmi_cooperatives_panels_stages_height (const DesmiCooperativesPanels *self, gboolean all);
void   desmi_cooperatives_panels_draw_stages (DesmiCooperativesPanels *self, const DesmiBox *box);
void   desmi_cooperatives_panels_draw_ranked (DesmiCooperativesPanels *self,
                                              DesmiCooperativesMeasure measure,
                                              const DesmiBox          *box);

G_END_DECLS
