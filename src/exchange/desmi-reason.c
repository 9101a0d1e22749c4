/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words and the sentences of the reasons for which a row is refused. */
#include "exchange/desmi-reason.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *sentence;
} reasons[DESMI_N_REASONS] = {
  { "none", N_ ("nothing is wrong") },
  { "cell_error", N_ ("the cell holds an error or text that cannot be kept") },
  { "formula_no_value", N_ ("the formula has no stored result") },
  { "missing_field", N_ ("a cell that is needed is empty") },
  { "unknown_village", N_ ("no such village") },
  { "ambiguous_village", N_ ("several villages are called so") },
  { "village_mismatch", N_ ("code and name are of different villages") },
  { "other_regency", N_ ("the village is in another district") },
  { "bad_date", N_ ("this is no period that can be taken") },
  { "unknown_country", N_ ("no such country") },
  { "bad_direction", N_ ("neither departure nor return") },
  { "bad_sector", N_ ("neither formal nor informal") },
  { "bad_gender", N_ ("neither woman nor man") },
  { "bad_count", N_ ("not a whole number from 1 to 99,999") },
  { "bad_number", N_ ("not a number") },
  { "ambiguous_number", N_ ("the comma may be for thousands or for decimals") },
  { "sum_mismatch", N_ ("the parts do not give the sum") },
  { "unknown_pillar", N_ ("no such pillar or indicator") },
  { "duplicate_row", N_ ("the same row stands above") },
  { "conflicting_row", N_ ("a row above says another number for the same thing") },
  { "duplicate_person", N_ ("the same person stands above") },
};

/**
 * desmi_reason_to_word:
 *
 * Returns: (transfer none): the stable word for reports
 */
const char *
desmi_reason_to_word (DesmiReason reason)
{
  g_return_val_if_fail ((guint) reason < DESMI_N_REASONS, "none");
  return reasons[reason].word;
}

/**
 * desmi_reason_sentence:
 *
 * Returns: (transfer none): the reason for a reader, to stand behind "row 5, column Desa: "
 */
const char *
desmi_reason_sentence (DesmiReason reason, const DesmiLocale *locale)
{
  g_return_val_if_fail ((guint) reason < DESMI_N_REASONS, "");
  return desmi_locale_text (locale, reasons[reason].sentence);
}
