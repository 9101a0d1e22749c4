/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of the registers: read as people write them, kept as integers. */
#include "store/desmi-register-value.h"

#include "core/desmi-error.h"
#include "core/desmi-number.h"
#include "core/desmi-position.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>

#define MILLION 1e6

/**
 * desmi_register_field_is_number:
 *
 * Returns: whether the file keeps the field as an integer
 */
gboolean
desmi_register_field_is_number (const DesmiRegisterField *field)
{
  switch (field->kind)
    {
    case DESMI_FIELD_NUMBER:
    case DESMI_FIELD_IDR:
    case DESMI_FIELD_MILLI:
    case DESMI_FIELD_YEAR:
    case DESMI_FIELD_LATITUDE:
    case DESMI_FIELD_LONGITUDE:
    case DESMI_FIELD_PILLAR:
    case DESMI_FIELD_GROUP:
      return TRUE;
    case DESMI_FIELD_LINE:
    case DESMI_FIELD_LINES:
    case DESMI_FIELD_EMAIL:
    case DESMI_FIELD_AREA:
    case DESMI_FIELD_WORD:
    case DESMI_FIELD_DAY:
    case DESMI_FIELD_MONTH:
    case DESMI_FIELD_QUARTER:
    case DESMI_FIELD_PERIOD:
    case DESMI_FIELD_PROGRAMME:
    case DESMI_FIELD_INDICATOR:
    case DESMI_FIELD_COUNTRY:
    case DESMI_FIELD_JSON:
    case DESMI_FIELD_REASON:
    default:
      return FALSE;
    }
}

static gboolean
refuse (GError **error, const char *format, const char *text)
{
  g_autofree char *quoted = desmi_text_quote (text);

  /* every format has one %s */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_NUMBER, format, quoted);
#pragma GCC diagnostic pop
  return FALSE;
}

static gboolean
read_whole (const char *text, gint64 most, const char *format, gint64 *number, GError **error)
{
  gint64 milli;

  if (!desmi_number_parse_whole (text, &milli, error))
    return FALSE;
  if (milli < 0 || milli % 1000 != 0 || milli / 1000 > most)
    return refuse (error, format, text);
  *number = milli / 1000;
  return TRUE;
}

/**
 * desmi_register_field_read_number:
 * @field: one that desmi_register_field_is_number()
 * @text: not empty
 * @number: (out): as the file keeps it
 * @error: a #DesmiCoreError
 *
 * Returns: whether @text is a value that the field takes
 */
gboolean
desmi_register_field_read_number (const DesmiRegisterField *field,
                                  const char               *text,
                                  gint64                   *number,
                                  GError                  **error)
{
  switch ((guint) field->kind)
    {
    case DESMI_FIELD_IDR:
      if (!desmi_rupiah_parse (text, number, error))
        return FALSE;
      return *number <= DESMI_RUPIAH_MAX
             || refuse (error, _ ("“%s” is not an amount that can be right."), text);
    case DESMI_FIELD_MILLI:
      if (!desmi_number_parse (text, number, error))
        return FALSE;
      return *number >= 0 || refuse (error, _ ("“%s” is less than nothing."), text);
    case DESMI_FIELD_LATITUDE:
      return desmi_degrees_parse (text, DESMI_AXIS_LATITUDE, number, error);
    case DESMI_FIELD_LONGITUDE:
      return desmi_degrees_parse (text, DESMI_AXIS_LONGITUDE, number, error);
    case DESMI_FIELD_YEAR:
      if (!desmi_integer_parse (text, 1900, 2999, number))
        return refuse (error, _ ("“%s” is not a year such as 2023."), text);
      return TRUE;
    case DESMI_FIELD_PILLAR:
    case DESMI_FIELD_GROUP:
      if (!desmi_integer_parse (text, 1, G_MAXINT, number))
        return refuse (error, _ ("“%s” is not the number of an entry."), text);
      return TRUE;
    case DESMI_FIELD_NUMBER:
      return read_whole (text, DESMI_PROFILE_NUMBER_MAX,
                         _ ("“%s” is not a whole number from 0 to 9,999,999."), number, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * desmi_register_field_write_number:
 *
 * Returns: (transfer full): what desmi_register_field_read_number() reads as @number
 */
char *
desmi_register_field_write_number (const DesmiRegisterField *field, gint64 number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (field->kind != DESMI_FIELD_LATITUDE && field->kind != DESMI_FIELD_LONGITUDE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.6f", (double) number / MILLION));
}
