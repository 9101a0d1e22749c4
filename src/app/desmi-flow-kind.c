/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be typed period by period: workers by destination, sector, occupation, gender and
 * scheme; why they came back; what they complain of; what money came home on which channel. All but
 * the first are registers with one or two keys. */
#include "app/desmi-flow-kind.h"

#include <glib/gi18n-lib.h>

#define MAX_KEYS 5
#define MONTHS 12
#define QUARTERS 4

/* Where a row of the register has two counts, the key without a column says which of them. */
static const struct
{
  const char   *name;
  const char   *title;
  const char   *columns[MAX_KEYS];
  const char   *titles[MAX_KEYS];
  const char   *counts[DESMI_FLOW_MAX_MEASURES];
  guint         n_periods;
  gboolean      has_register;
  DesmiRegister reg;
} kinds[DESMI_N_FLOW_KINDS] = {
  [DESMI_FLOW_KIND_WORKERS]
  = { "workers",
      N_ ("Worker flows"),
      { "destination", "sector", "occupation", "gender", "scheme" },
      { N_ ("Destination"), N_ ("Sector"), N_ ("Occupation"), N_ ("Gender"), N_ ("Scheme") },
      { "count" },
      MONTHS,
      FALSE,
      DESMI_N_REGISTERS },
  [DESMI_FLOW_KIND_CAUSES] = { "causes",
                               N_ ("Causes of return"),
                               { "destination", "cause" },
                               { N_ ("Destination"), N_ ("Cause of return") },
                               { "count" },
                               MONTHS,
                               TRUE,
                               DESMI_REGISTER_RETURN_CAUSE },
  [DESMI_FLOW_KIND_COMPLAINTS] = { "complaints",
                                   N_ ("Complaints"),
                                   { "category", "channel", NULL },
                                   { N_ ("Category"), N_ ("Channel"), N_ ("Count") },
                                   { "received", "settled" },
                                   MONTHS,
                                   TRUE,
                                   DESMI_REGISTER_COMPLAINT },
  [DESMI_FLOW_KIND_REMITTANCES] = { "remittances",
                                    N_ ("Remittances"),
                                    { "channel" },
                                    { N_ ("Channel") },
                                    { "amount_idr" },
                                    QUARTERS,
                                    TRUE,
                                    DESMI_REGISTER_REMITTANCE_CHANNEL },
};

/**
 * desmi_flow_kind_to_name:
 *
 * Returns: (transfer none): as the state of a view has it
 */
const char *
desmi_flow_kind_to_name (DesmiFlowKind kind)
{
  return kinds[kind].name;
}

/**
 * desmi_flow_kind_from_name:
 * @name: (nullable)
 * @out: (out): untouched on failure
 *
 * Returns: whether there is such a kind
 */
gboolean
desmi_flow_kind_from_name (const char *name, DesmiFlowKind *out)
{
  for (guint i = 0; i < DESMI_N_FLOW_KINDS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *out = (DesmiFlowKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_flow_kind_get_title:
 *
 * Returns: (transfer none): for a reader
 */
const char *
desmi_flow_kind_get_title (DesmiFlowKind kind, const DesmiLocale *locale)
{
  return desmi_locale_text (locale, kinds[kind].title);
}

/**
 * desmi_flow_kind_get_key_title:
 *
 * Returns: (transfer none) (nullable): of a column before the months, untranslated; %NULL where the
 * kind has no such column
 */
const char *
desmi_flow_kind_get_key_title (DesmiFlowKind kind, guint key)
{
  return kinds[kind].titles[key];
}

/**
 * desmi_flow_kind_get_key_column:
 *
 * Returns: (transfer none) (nullable): its name in the tables of the store
 */
const char *
desmi_flow_kind_get_key_column (DesmiFlowKind kind, guint key)
{
  return kinds[kind].columns[key];
}

/**
 * desmi_flow_kind_get_count_column:
 * @measure: which of the counts, from 0
 *
 * Returns: (transfer none) (nullable): the name of the count in the tables of the store; %NULL
 * where the kind has no such count
 */
const char *
desmi_flow_kind_get_count_column (DesmiFlowKind kind, guint measure)
{
  return measure < DESMI_FLOW_MAX_MEASURES ? kinds[kind].counts[measure] : NULL;
}

/**
 * desmi_flow_kind_get_measure_key:
 *
 * Returns: the column before the periods that says which of two counts a row has; -1: there is one
 * count only
 */
int
desmi_flow_kind_get_measure_key (DesmiFlowKind kind)
{
  for (int i = 0; i < MAX_KEYS; i++)
    if (kinds[kind].titles[i] != NULL && kinds[kind].columns[i] == NULL)
      return i;
  return -1;
}

/**
 * desmi_flow_kind_get_measure_name:
 *
 * Returns: (transfer none): of a count, for a reader
 */
const char *
desmi_flow_kind_get_measure_name (DesmiFlowKind kind, guint measure, const DesmiLocale *locale)
{
  const DesmiRegisterType *type = desmi_register_get (kinds[kind].reg);
  int at = desmi_register_find_field (kinds[kind].reg, kinds[kind].counts[measure]);

  return desmi_locale_text (locale, type->fields[at].title);
}

/**
 * desmi_flow_kind_get_period_column:
 *
 * Returns: (transfer none): the name of the period in the tables of the store
 */
const char *
desmi_flow_kind_get_period_column (DesmiFlowKind kind)
{
  return kinds[kind].n_periods == QUARTERS ? "quarter" : "month";
}

/**
 * desmi_flow_kind_get_n_periods:
 *
 * Returns: into how many periods a year is parted
 */
guint
desmi_flow_kind_get_n_periods (DesmiFlowKind kind)
{
  return kinds[kind].n_periods;
}

/**
 * desmi_flow_kind_is_of_workers:
 *
 * Returns: whether it is about who left or came back, so that an estimate of who is abroad belongs
 * beside it
 */
gboolean
desmi_flow_kind_is_of_workers (DesmiFlowKind kind)
{
  return kind == DESMI_FLOW_KIND_WORKERS || kind == DESMI_FLOW_KIND_CAUSES;
}

/**
 * desmi_flow_kind_is_money:
 *
 * Returns: whether whole rupiah are counted
 */
gboolean
desmi_flow_kind_is_money (DesmiFlowKind kind)
{
  return kind == DESMI_FLOW_KIND_REMITTANCES;
}

/**
 * desmi_flow_kind_get_register:
 * @out: (out): untouched on failure
 *
 * Returns: whether the kind is kept in a register
 */
gboolean
desmi_flow_kind_get_register (DesmiFlowKind kind, DesmiRegister *out)
{
  if (kinds[kind].has_register)
    *out = kinds[kind].reg;
  return kinds[kind].has_register;
}

/**
 * desmi_flow_kind_get_words:
 *
 * Returns: (transfer none) (nullable): the field whose words a key is one of
 */
const DesmiRegisterField *
desmi_flow_kind_get_words (DesmiFlowKind kind, guint key)
{
  int at;

  if (!kinds[kind].has_register || kinds[kind].columns[key] == NULL)
    return NULL;
  at = desmi_register_find_field (kinds[kind].reg, kinds[kind].columns[key]);
  return at >= 0 && desmi_register_get (kinds[kind].reg)->fields[at].words != NULL
             ? &desmi_register_get (kinds[kind].reg)->fields[at]
             : NULL;
}
