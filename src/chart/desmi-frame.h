/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every chart has around its plot: title, subtitle, notes, source; and how charts write
 * values. */
#pragma once

#include "chart/desmi-chart.h"

G_BEGIN_DECLS

/**
 * DesmiFrame:
 * @scene: what is drawn so far
 * @plot: room for the chart itself, px; valid once the frame is open
 * @em: the reader's text scale
 * @font: of labels; @bold: of the few that lead
 * @line: height of one line of labels, px
 * @legend: what its colours, hatches and dashes stand for, in the order they are seen in
 * @sample_in_source: the data are invented, and the source line says so
 *
 * A chart in the making. Begin, add notes and a legend, open, draw into @plot, end.
 */
typedef struct
{
  DesmiScene              *scene;
  const DesmiChartSpec    *spec;
  const DesmiChartContext *context;
  DesmiBox                 plot;
  double                   em;
  DesmiFont                font, bold;
  double                   line;
  GPtrArray               *notes;
  GPtrArray               *legend; /* of DesmiLegendEntry */
  gboolean                 sample_in_source;
} DesmiFrame;

void desmi_frame_begin (DesmiFrame              *self,
                        DesmiTable              *table,
                        const DesmiChartSpec    *spec,
                        const DesmiChartContext *context);
void desmi_frame_take_note (DesmiFrame *self, char *note);
void desmi_frame_note_invalid (DesmiFrame *self, guint n_invalid);
void desmi_frame_add_legend (DesmiFrame       *self,
                             const char       *label,
                             const char       *key,
                             const DesmiStyle *swatch);
/* A sign within a box, in a style. */
typedef DesmiSceneMark *(*DesmiLegendSign) (DesmiScene       *scene,
                                            const DesmiBox   *box,
                                            const DesmiStyle *style);
void        desmi_frame_add_legend_sign (DesmiFrame       *self,
                                         const char       *label,
                                         const char       *key,
                                         DesmiLegendSign   sign,
                                         const DesmiStyle *style);
gboolean    desmi_frame_open (DesmiFrame *self);
void        desmi_frame_say_empty (DesmiFrame *self, const char *text);
DesmiScene *desmi_frame_end (DesmiFrame *self) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_frame_clear (DesmiFrame *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiFrame, desmi_frame_clear)

typedef DesmiScene *(*DesmiNotedLayout) (DesmiTable              *table,
                                         const DesmiChartSpec    *spec,
                                         const DesmiChartContext *context,
                                         gboolean                 with_note,
                                         GError                 **error);
DesmiScene     *desmi_frame_layout_noted (DesmiNotedLayout         layout,
                                          DesmiTable              *table,
                                          const DesmiChartSpec    *spec,
                                          const DesmiChartContext *context,
                                          GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

DesmiSceneMark *desmi_frame_add_label (DesmiFrame       *self,
                                       const char       *text,
                                       double            x,
                                       double            middle_y,
                                       DesmiAlign        align,
                                       const DesmiFont  *font,
                                       const DesmiColor *color,
                                       double            max_width,
                                       gboolean          middle);
double   desmi_frame_measure (const DesmiFrame *self, const char *text, const DesmiFont *font);

char   **desmi_text_wrap (const DesmiMeasurer *measurer,
                          const char          *text,
                          const DesmiFont     *font,
                          double               max_width,
                          guint                max_lines,
                          gboolean             middle) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_value_is_drawable (double value);
char    *desmi_value_to_text (double             value,
                              DesmiColumnType    type,
                              const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_value_to_mark (double             value,
                              DesmiColumnType    type,
                              const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_share_to_mark (double ratio, const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
