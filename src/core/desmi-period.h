/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years, quarters, months and ranges of months. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_PERIOD_MONTH = 1,
  DESMI_PERIOD_QUARTER,
  DESMI_PERIOD_YEAR,
  DESMI_PERIOD_RANGE, /* any run of months that is none of the above */
} DesmiPeriodKind;

/**
 * DesmiPeriod:
 * @kind: its kind
 * @first: first month, as year x 12 + (month - 1)
 * @last: last month, same unit, inclusive
 *
 * A calendar period. Years run from 1900 to 2999. Plain value, copy by assignment.
 */
typedef struct
{
  DesmiPeriodKind kind;
  int             first;
  int             last;
} DesmiPeriod;

#define DESMI_FIRST_YEAR 2000    /* no data are older */
#define DESMI_PERIOD_TEXT_MAX 16 /* "2023-01..2023-10" */

/* Normal form: 2023, 2023-Q4, 2023-11, 2023-01..2023-10 */
gboolean desmi_period_parse (const char *text, DesmiPeriod *out, GError **error);
/* Other spellings that people write: Triwulan IV 2023, TW II 2019, Nopember 2023, 2023/11, s.d. ...
 */
gboolean desmi_period_parse_loose (const char *text, DesmiPeriod *out, GError **error);
/* 25/11/2023, 25 Nov 2023: "2023-11-25" */
char *desmi_day_parse_loose (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A day as spreadsheets store it; out is its month */
gboolean    desmi_period_from_serial (double serial, gboolean from_1904, DesmiPeriod *out);
DesmiPeriod desmi_period_year (int year);
DesmiPeriod desmi_period_quarter (int year, int quarter);
DesmiPeriod desmi_period_month (int year, int month);
DesmiPeriod desmi_period_range (int first, int last);
char       *desmi_period_to_text (const DesmiPeriod *period) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_period_format (const DesmiPeriod *period,
                                 const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_period_format_quarter (int                quarter,
                                         const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
int         desmi_period_compare (const DesmiPeriod *a, const DesmiPeriod *b);
gboolean    desmi_period_equal (const DesmiPeriod *a, const DesmiPeriod *b);
gboolean    desmi_period_contains (const DesmiPeriod *outer, const DesmiPeriod *inner);
int         desmi_period_n_months (const DesmiPeriod *period);
DesmiPeriod desmi_period_shift (const DesmiPeriod *period, int n);
gboolean desmi_period_next_part (const DesmiPeriod *whole, DesmiPeriodKind part, DesmiPeriod *iter);

int      desmi_month_make (int year, int month);
int      desmi_month_year (int month_index);
int      desmi_month_of_year (int month_index); /* 1 to 12 */
int
desmi_month_from_name (const char *name); /* Indonesian, old Indonesian, English, short; 0: none */
void desmi_month_to_text (int month_index, char out[8]); /* "2023-11" */

G_END_DECLS
