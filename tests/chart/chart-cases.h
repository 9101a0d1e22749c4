/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in every state that a chart must pass. */
#pragma once

#include "chart/desmi-chart.h"

G_BEGIN_DECLS

typedef enum
{
  CHART_STATE_USUAL,
  CHART_STATE_EMPTY,
  CHART_STATE_ONE,
  CHART_STATE_ZERO,
  CHART_STATE_NEGATIVE,
  CHART_STATE_CONSTANT,
  CHART_STATE_HUGE,
  CHART_STATE_RANGE,
  CHART_STATE_LONG_LABEL,
  CHART_STATE_MANY,
  CHART_STATE_GAPS,
  CHART_STATE_ODD_VALUES,
  CHART_STATE_ODD_NAMES,
} ChartState;

#define CHART_N_STATES 13

const char *chart_state_name (ChartState state);
DesmiTable *chart_case_new (DesmiChartType type, ChartState state);
DesmiScene *chart_case_layout (DesmiChartType       type,
                               ChartState           state,
                               double               width,
                               double               height,
                               DesmiThemeKind       theme,
                               double               text_scale,
                               const DesmiLocale   *locale,
                               const DesmiMeasurer *measurer,
                               gboolean             frame,
                               GError             **error);

G_END_DECLS
