/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be typed period by period: workers, causes of return, complaints, remittances. */
#pragma once

#include "core/desmi-locale.h"
#include "store/desmi-register.h"

G_BEGIN_DECLS

#define DESMI_FLOW_MAX_MEASURES 2

typedef enum
{
  DESMI_FLOW_KIND_WORKERS,
  DESMI_FLOW_KIND_CAUSES,      /* destination and cause; parts of the returns */
  DESMI_FLOW_KIND_COMPLAINTS,  /* received, and settled of them */
  DESMI_FLOW_KIND_REMITTANCES, /* rupiah a quarter, by channel */
  DESMI_N_FLOW_KINDS           /* comes last */
} DesmiFlowKind;

const char *desmi_flow_kind_to_name (DesmiFlowKind kind);
gboolean    desmi_flow_kind_from_name (const char *name, DesmiFlowKind *out);
const char *desmi_flow_kind_get_title (DesmiFlowKind kind, const DesmiLocale *locale);
const char *desmi_flow_kind_get_key_title (DesmiFlowKind kind, guint key); /* nullable */
const char *desmi_flow_kind_get_key_column (DesmiFlowKind kind, guint key);
const char *desmi_flow_kind_get_count_column (DesmiFlowKind kind, guint measure); /* nullable */
int         desmi_flow_kind_get_measure_key (DesmiFlowKind kind);                 /* -1: none */
const char *
desmi_flow_kind_get_measure_name (DesmiFlowKind kind, guint measure, const DesmiLocale *locale);
const char               *desmi_flow_kind_get_period_column (DesmiFlowKind kind);
guint                     desmi_flow_kind_get_n_periods (DesmiFlowKind kind);
gboolean                  desmi_flow_kind_is_of_workers (DesmiFlowKind kind);
gboolean                  desmi_flow_kind_is_money (DesmiFlowKind kind);
gboolean                  desmi_flow_kind_get_register (DesmiFlowKind kind, DesmiRegister *out);
const DesmiRegisterField *desmi_flow_kind_get_words (DesmiFlowKind kind, guint key); /* nullable */

G_END_DECLS
