/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the domain words: what a text was expected to be and is not. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DESMI_CORE_ERROR:
 *
 * Errors of reading domain words from text. Every message is a whole, translated sentence that
 * names the offending text and what was expected.
 */
#define DESMI_CORE_ERROR (desmi_core_error_quark ())
GQuark desmi_core_error_quark (void);

/**
 * DesmiCoreError:
 * @DESMI_CORE_ERROR_CODE: not an area code of the expected form or level
 * @DESMI_CORE_ERROR_CODE_AMBIGUOUS: an undotted code that two schemes know, and no name decides
 * @DESMI_CORE_ERROR_PERIOD: not a period
 * @DESMI_CORE_ERROR_NUMBER: not a number
 * @DESMI_CORE_ERROR_AMBIGUOUS_NUMBER: a lone comma before three digits
 * @DESMI_CORE_ERROR_COUNT: a number that is no count from 1 to 99,999
 * @DESMI_CORE_ERROR_MONEY: not an amount of rupiah
 * @DESMI_CORE_ERROR_OVERFLOW: an amount or sum past 64 bits
 * @DESMI_CORE_ERROR_COUNTRY: not a country, or one of several
 * @DESMI_CORE_ERROR_WORD: not one of the words expected here (direction, sector, status ...)
 * @DESMI_CORE_ERROR_TEXT: text that is too long, no UTF-8, or holds control characters
 */
typedef enum
{
  DESMI_CORE_ERROR_CODE,
  DESMI_CORE_ERROR_CODE_AMBIGUOUS,
  DESMI_CORE_ERROR_PERIOD,
  DESMI_CORE_ERROR_NUMBER,
  DESMI_CORE_ERROR_AMBIGUOUS_NUMBER,
  DESMI_CORE_ERROR_COUNT,
  DESMI_CORE_ERROR_MONEY,
  DESMI_CORE_ERROR_OVERFLOW,
  DESMI_CORE_ERROR_COUNTRY,
  DESMI_CORE_ERROR_WORD,
  DESMI_CORE_ERROR_TEXT,
} DesmiCoreError;

G_END_DECLS
