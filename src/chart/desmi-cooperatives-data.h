/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cooperatives of villages: how far each has come, its members and its savings. */
#pragma once

#include "chart/desmi-frame.h"
#include "core/desmi-cooperative.h"

G_BEGIN_DECLS

/* What is known of a stage: one of DesmiCooperativeStage, or why there is none. */
#define DESMI_COOPERATIVES_UNKNOWN ((guint) DESMI_N_COOPERATIVE_STAGES) /* words that tell none */
#define DESMI_COOPERATIVES_NONE ((guint) DESMI_N_COOPERATIVE_STAGES + 1)
#define DESMI_COOPERATIVES_N_STAGES ((guint) DESMI_N_COOPERATIVE_STAGES + 2)

typedef enum
{
  DESMI_COOPERATIVES_MEMBERS,
  DESMI_COOPERATIVES_SAVINGS,
  DESMI_COOPERATIVES_N_MEASURES /* comes last */
} DesmiCooperativesMeasure;

/**
 * DesmiCooperative:
 * @row: of the table
 * @code: (nullable): of the village; @name: for the reader
 * @text: (nullable): what is written of the cooperative
 * @stage: see above
 * @values: members, and savings in rupiah; NaN: not known
 * @hidden: of which there is a value that is not shown
 */
typedef struct
{
  guint       row;
  const char *code;
  char       *name;
  const char *text;
  guint       stage;
  double      values[DESMI_COOPERATIVES_N_MEASURES];
  gboolean    hidden[DESMI_COOPERATIVES_N_MEASURES];
} DesmiCooperative;

/**
 * DesmiCooperativesData:
 * @villages: of DesmiCooperative, the furthest first, then those with most members
 * @n_stages: how many villages are in each stage
 * @types: of the columns of the measures
 * @n_values: how many of each are known
 * @n_staged: villages of whose cooperative anything is written
 */
typedef struct
{
  DesmiTable        *table;
  const DesmiLocale *locale;
  GArray            *villages;
  guint              n_stages[DESMI_COOPERATIVES_N_STAGES];
  DesmiColumnType    types[DESMI_COOPERATIVES_N_MEASURES];
  guint              n_values[DESMI_COOPERATIVES_N_MEASURES];
  double             sums[DESMI_COOPERATIVES_N_MEASURES];
  guint              n_staged, n_hidden, n_invalid;
} DesmiCooperativesData;

gboolean desmi_cooperatives_data_read (DesmiCooperativesData *self,
                                       DesmiTable            *table,
                                       const DesmiLocale     *locale,
                                       GError               **error);
void     desmi_cooperatives_data_clear (DesmiCooperativesData *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiCooperativesData, desmi_cooperatives_data_clear)

const DesmiCooperative *desmi_cooperatives_data_get (const DesmiCooperativesData *self,
                                                     guint                        index);
guint                  *desmi_cooperatives_data_rank (const DesmiCooperativesData *self,
                                                      DesmiCooperativesMeasure measure) G_GNUC_WARN_UNUSED_RESULT;
const char             *desmi_cooperatives_stage_name (guint stage, const DesmiLocale *locale);
char                   *desmi_cooperatives_data_shown (const DesmiCooperativesData *self,
                                                       const DesmiCooperative      *village,
                                                       DesmiCooperativesMeasure measure) G_GNUC_WARN_UNUSED_RESULT;
char                   *desmi_cooperatives_data_describe (const DesmiCooperativesData *self,
                                                          const DesmiCooperative *village) G_GNUC_WARN_UNUSED_RESULT;
guint desmi_cooperatives_data_count (const DesmiCooperativesData *self, guint stages);
char *desmi_cooperatives_data_describe_stages (const DesmiCooperativesData *self,
                                               const char                  *name,
                                               guint stages) G_GNUC_WARN_UNUSED_RESULT;
char *
desmi_cooperatives_data_summarize (const DesmiCooperativesData *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
