/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a row is refused: a closed list of words, in the order in which the first that applies is
 * taken. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_REASON_NONE,
  DESMI_REASON_CELL_ERROR, /* an error value, or text that cannot be kept */
  DESMI_REASON_FORMULA_NO_VALUE,
  DESMI_REASON_MISSING_FIELD,
  DESMI_REASON_UNKNOWN_VILLAGE,
  DESMI_REASON_AMBIGUOUS_VILLAGE,
  DESMI_REASON_VILLAGE_MISMATCH,
  DESMI_REASON_OTHER_REGENCY,
  DESMI_REASON_BAD_DATE,
  DESMI_REASON_UNKNOWN_COUNTRY,
  DESMI_REASON_BAD_DIRECTION,
  DESMI_REASON_BAD_SECTOR,
  DESMI_REASON_BAD_GENDER,
  DESMI_REASON_BAD_COUNT,
  DESMI_REASON_BAD_NUMBER,
  DESMI_REASON_AMBIGUOUS_NUMBER,
  DESMI_REASON_SUM_MISMATCH,
  DESMI_REASON_UNKNOWN_PILLAR, /* or an indicator that the catalogue lacks */
  DESMI_REASON_DUPLICATE_ROW,
  DESMI_REASON_CONFLICTING_ROW,
  DESMI_REASON_DUPLICATE_PERSON,
  DESMI_N_REASONS,
} DesmiReason;

const char *desmi_reason_to_word (DesmiReason reason);
const char *desmi_reason_sentence (DesmiReason reason, const DesmiLocale *locale);

G_END_DECLS
