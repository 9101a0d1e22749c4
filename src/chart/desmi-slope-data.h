/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a slope chart shows: categories at two times. */
#pragma once

#include "chart/desmi-cube-table.h"

G_BEGIN_DECLS

/* The earlier time stands left. */
typedef enum
{
  DESMI_SLOPE_BEFORE,
  DESMI_SLOPE_AFTER,
  DESMI_SLOPE_N_ENDS /* comes last */
} DesmiSlopeEnd;

/**
 * DesmiSlopeData:
 * @cube: its rows are the lines, its columns times
 * @behind: the rows behind it, of every category
 * @columns: of the cube, by end; the same where the data know one time only; -1: none
 * @slots: of the palette, by line
 * @marked: by line: it is one of those that change most
 */
typedef struct
{
  DesmiCube      cube;
  DesmiCubeTable behind;
  int            columns[DESMI_SLOPE_N_ENDS];
  int           *slots;
  gboolean      *marked;
} DesmiSlopeData;

gboolean desmi_slope_data_read (DesmiSlopeData    *self,
                                DesmiTable        *table,
                                const DesmiLocale *locale,
                                GError           **error);
void     desmi_slope_data_limit (DesmiSlopeData *self, guint most, const DesmiLocale *locale);
void     desmi_slope_data_clear (DesmiSlopeData *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiSlopeData, desmi_slope_data_clear)

DesmiCell desmi_slope_data_get (const DesmiSlopeData *self, guint line, DesmiSlopeEnd end);
gboolean  desmi_slope_data_is_shown (const DesmiSlopeData *self, guint line, DesmiSlopeEnd end);
const DesmiCategory *desmi_slope_data_get_end (const DesmiSlopeData *self, DesmiSlopeEnd end);
char                *desmi_slope_data_change_text (const DesmiSlopeData *self,
                                                   guint                 line,
                                                   gboolean              exact,
                                                   const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;
char                *desmi_slope_data_describe (const DesmiSlopeData *self,
                                                guint                 line,
                                                const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;
char                *desmi_slope_data_summarize (const DesmiSlopeData *self,
                                                 const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
