/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How numbers, dates and words are written for a reader: always a parameter, never the process's
 * locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DESMI_LANGUAGE_ID, /* id-ID: 1.234.567,5 */
  DESMI_LANGUAGE_EN, /* en: 1,234,567.5 */
} DesmiLanguage;

/**
 * DesmiLocale:
 * @language: forms of numbers and dates
 * @translate: (nullable): gives the sentence for an English one; %NULL leaves English
 * @translate_plural: (nullable): likewise for counts
 *
 * A reader's language. Statically allocated or outliving every call it is given to.
 */
typedef struct
{
  DesmiLanguage language;
  const char *(*translate) (const char *msgid);
  const char *(*translate_plural) (const char *one, const char *many, gulong n);
} DesmiLocale;

const DesmiLocale *desmi_locale_get_english (void);
const DesmiLocale *desmi_locale_get_indonesian (void);
const DesmiLocale *desmi_locale_get_user (void);
const char *desmi_locale_text (const DesmiLocale *locale, const char *msgid) G_GNUC_FORMAT (2);
const char *
desmi_locale_plural (const DesmiLocale *locale, const char *one, const char *many, gulong n)
    G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

typedef enum
{
  DESMI_NUMBER_PLAIN,          /* up to three decimals, as Intl does */
  DESMI_NUMBER_DECIMALS,       /* exactly n decimals */
  DESMI_NUMBER_COMPACT,        /* 1,2 jt */
  DESMI_NUMBER_COMPACT_LONG,   /* 1,2 juta */
  DESMI_NUMBER_PERCENT,        /* of a ratio: 0.452 is 45,2% with one decimal */
  DESMI_NUMBER_RUPIAH,         /* Rp 1.234.567 */
  DESMI_NUMBER_RUPIAH_COMPACT, /* Rp 1,2 M (miliar) */
  DESMI_NUMBER_SIGNED,         /* +5, -5, 0 */
} DesmiNumberStyle;

char *desmi_format_number (double             value,
                           DesmiNumberStyle   style,
                           int                decimals,
                           const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_format_count (gint64 value, const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_format_rupiah (gint64 amount_idr, const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  DESMI_DATE_MONTH_SHORT,  /* Agu */
  DESMI_DATE_MONTH_LONG,   /* Agustus */
  DESMI_DATE_MONTH_NARROW, /* A */
  DESMI_DATE_MY_SHORT,     /* Agu 2023 */
  DESMI_DATE_MY_LONG,      /* Agustus 2023 */
  DESMI_DATE_DMY_LONG,     /* 17 Agustus 2023 */
  DESMI_DATE_NUMERIC,      /* 17/08/2023 */
} DesmiDateStyle;

char *desmi_format_date (int                year,
                         int                month,
                         int                day,
                         DesmiDateStyle     style,
                         const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
/* Of "2023-09-30"; any other text as it is. */
char *desmi_format_day (const char *text, const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
/* A moment as UTC seconds, for "diperbarui 2 jam lalu"; now is a parameter. */
char *
desmi_format_ago (gint64 then, gint64 now, const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
