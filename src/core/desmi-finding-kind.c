/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of findings about the quality of data. */
#include "core/desmi-finding-kind.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *name;
} kinds[DESMI_N_FINDING_KINDS] = {
  /* Translators: kinds of findings about the data. */
  { "missing_report", N_ ("Missing reports") },
  { "outlier", N_ ("Unusual values") },
  { "parts_and_whole", N_ ("Parts against wholes") },
  { "copy", N_ ("Copied values") },
  { "unknown_code", N_ ("Unknown codes") },
  { "no_officer", N_ ("Without officer") },
  { "dates", N_ ("Contradicting dates") },
  { "target_zero", N_ ("Targets of zero") },
};

/**
 * desmi_finding_kind_get_code:
 * @kind: from 0
 *
 * Returns: (transfer none): stable text for tables and views
 */
const char *
desmi_finding_kind_get_code (guint kind)
{
  g_return_val_if_fail (kind < DESMI_N_FINDING_KINDS, NULL);
  return kinds[kind].code;
}

/**
 * desmi_finding_kind_get_name:
 * @kind: from 0
 *
 * Returns: (transfer none): the word for a reader, in English
 */
const char *
desmi_finding_kind_get_name (guint kind)
{
  g_return_val_if_fail (kind < DESMI_N_FINDING_KINDS, NULL);
  return kinds[kind].name;
}

/**
 * desmi_finding_find_period:
 * @subject: such as "return 2021 2022"
 * @out: (out): the last of them, which is the one that is doubted
 *
 * Returns: whether the finding is about a time at all
 */
gboolean
desmi_finding_find_period (const char *subject, DesmiPeriod *out)
{
  g_auto (GStrv) words = g_strsplit (subject, " ", -1);
  gboolean       found = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    found = desmi_period_parse (words[i], out, NULL) || found;
  return found;
}
