/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a file, as somebody chose it: drawn anew on a thread, the same whatever the screen
 * shows. */
#pragma once

#include "app/desmi-chart-request.h"

G_BEGIN_DECLS

#define DESMI_EXPORT_SIDE_MIN_PX 100
#define DESMI_EXPORT_SIDE_MAX_PX 10000

/**
 * DesmiExportChoices:
 * @width: px of the chart, which has title and source in it; not of a PDF on A4
 * @height: px
 * @scale: PNG: image pixels in a px
 * @fast: PNG: larger and sooner there, for what is not kept
 * @text_as_outlines: SVG: letters drawn, for programs without the fonts
 * @a4: PDF: on A4 across, with margins
 * @print: the colours of print, which are told apart without colour; else those of a light screen
 */
typedef struct
{
  DesmiExportFormat format;
  int               width, height;
  double            scale;
  gboolean          fast, text_as_outlines, a4, print;
} DesmiExportChoices;

void        desmi_export_choices_load (DesmiExportChoices *self, GSettings *settings);
void        desmi_export_choices_save (const DesmiExportChoices *self, GSettings *settings);
gboolean    desmi_export_choices_check (const DesmiExportChoices *self, GError **error);
const char *desmi_export_choices_get_ending (const DesmiExportChoices *self);

GBytes     *desmi_chart_data_export (DesmiChartData           *data,
                                     const DesmiExportChoices *choices,
                                     const DesmiLocale        *locale,
                                     GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_chart_data_export_async (DesmiChartData           *data,
                                           const DesmiExportChoices *choices,
                                           const DesmiLocale        *locale,
                                           GCancellable             *cancellable,
                                           GAsyncReadyCallback       callback,
                                           gpointer                  user_data);
GBytes     *desmi_chart_data_export_finish (GAsyncResult *result,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean desmi_export_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error);
void     desmi_export_write_async (GFile              *file,
                                   GBytes             *bytes,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gboolean desmi_export_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
