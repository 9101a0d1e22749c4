/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number as its decimal digits, so that rounding is done on what a reader sees, not on binary. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_DECIMAL_DIGITS 20 /* enough for the shortest form of a double and for 64 bits */

/**
 * DesmiDecimal:
 * @negative: its sign; zero keeps one
 * @n: how many of @digits count; 0 is the number zero
 * @point: the place of the decimal point: the number is 0.@digits times ten to the power @point
 * @digits: values 0 to 9, the first and the last not 0
 */
typedef struct
{
  gboolean negative;
  int      n;
  int      point;
  guint8   digits[DESMI_DECIMAL_DIGITS];
} DesmiDecimal;

DesmiDecimal desmi_decimal_from_double (double value);
DesmiDecimal desmi_decimal_from_double_near (double value, int places);
DesmiDecimal desmi_decimal_from_int (gint64 value);
void         desmi_decimal_round (DesmiDecimal *self, int fraction_digits);
void         desmi_decimal_round_significant (DesmiDecimal *self, int significant_digits);
void         desmi_decimal_append (const DesmiDecimal *self,
                                   GString            *out,
                                   int                 min_fraction,
                                   char                group,
                                   int                 min_grouping,
                                   char                decimal);

G_END_DECLS
