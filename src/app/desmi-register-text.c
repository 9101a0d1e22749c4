/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type into the fields of a register, and what they see there. */
#include "app/desmi-register-text.h"

#include "core/desmi-error.h"
#include "core/desmi-number.h"
#include "core/desmi-quote.h"
#include "store/desmi-register-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINE_CHARS 200
#define LINES_CHARS 4000
#define MILLI 1000

static gboolean
refuse_email (const char *text, GError **error)
{
  g_autofree char *quoted = desmi_text_quote (text);

  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_TEXT,
               /* Translators: %s is what was typed */
               _ ("“%s” is not an e-mail address such as desa@example.org."), quoted);
  return FALSE;
}

/* As the file's own rule, said before it is asked. */
static gboolean
check_email (const char *text, GError **error)
{
  const char *at = strchr (text, '@');

  return (at != NULL && at != text && at[1] != '\0' && strchr (at + 1, '@') == NULL
          && strchr (text, ' ') == NULL)
         || refuse_email (text, error);
}

static gboolean
check_needed (const DesmiRegisterField *field, GError **error)
{
  if ((field->flags & (DESMI_FIELD_KEY | DESMI_FIELD_REQUIRED)) == 0)
    return TRUE;
  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_TEXT,
               /* Translators: %s is the name of a field of a form */
               _ ("“%s” is needed."), desmi_locale_text (desmi_locale_get_user (), field->title));
  return FALSE;
}

static gboolean
check (const DesmiRegisterField *field, const char *text, GError **error)
{
  gint64 number;

  if (!(field->kind == DESMI_FIELD_LINES ? desmi_text_check_lines (text, LINES_CHARS, error)
                                         : desmi_text_check (text, LINE_CHARS, error)))
    return FALSE;
  if (field->kind == DESMI_FIELD_EMAIL)
    return check_email (text, error);
  return !desmi_register_field_is_number (field)
         || desmi_register_field_read_number (field, text, &number, error);
}

/**
 * desmi_register_text_read:
 * @typed: outer blanks do not count
 * @value: (out) (transfer full) (nullable): what the file is given; %NULL: the field is empty
 * @error: a #DesmiCoreError whose sentence belongs beside the field
 *
 * Days are read with the day before the month, and in whatever spelling.
 *
 * Returns: whether @field takes @typed, as far as that can be said without the file
 */
gboolean
desmi_register_text_read (const DesmiRegisterField *field,
                          const char               *typed,
                          char                    **value,
                          GError                  **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));

  *value = NULL;
  if (*text == '\0')
    return check_needed (field, error);
  if (!check (field, text, error))
    return FALSE;
  *value = field->kind == DESMI_FIELD_DAY ? desmi_day_parse_loose (text, error)
                                          : g_steal_pointer (&text);
  return *value != NULL;
}

/* Numbers are read with a decimal comma, and with dots between thousands; English writes them the
 * other way round, and so without. */
static char *
write_whole (gint64 number, const DesmiLocale *locale)
{
  return locale->language == DESMI_LANGUAGE_ID ? desmi_format_count (number, locale)
                                               : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* Three decimals could be thousands: a zero behind them says that they are none. */
static char *
write_milli (gint64 milli, const DesmiLocale *locale)
{
  g_autofree char *whole = write_whole (milli / MILLI, locale);
  int              rest = (int) (milli % MILLI);

  if (rest == 0)
    return g_steal_pointer (&whole);
  if (rest % 100 == 0)
    return g_strdup_printf ("%s,%d", whole, rest / 100);
  return rest % 10 == 0 ? g_strdup_printf ("%s,%02d", whole, rest / 10)
                        : g_strdup_printf ("%s,%03d0", whole, rest);
}

/**
 * desmi_register_text_write:
 * @table: the lookup of the register
 *
 * Returns: (transfer full): the field of @row as it stands in a form, which
 * desmi_register_text_read() reads as the same; for words, periods and things of the catalogue the
 * code
 */
char *
desmi_register_text_write (const DesmiRegisterField *field,
                           DesmiTable               *table,
                           guint                     row,
                           const DesmiLocale        *locale)
{
  int column = desmi_table_find_column (table, field->name);

  if (column < 0 || desmi_table_get_mark (table, row, (guint) column) == DESMI_MARK_MISSING)
    return g_strdup ("");
  switch (desmi_table_get_column_type (table, (guint) column))
    {
    case DESMI_COLUMN_COUNT:
    case DESMI_COLUMN_IDR:
      return write_whole (desmi_table_get_int (table, row, (guint) column), locale);
    case DESMI_COLUMN_MILLI:
      return write_milli (desmi_table_get_int (table, row, (guint) column), locale);
    case DESMI_COLUMN_TEXT:
    case DESMI_COLUMN_CODE:
    case DESMI_COLUMN_COUNTRY:
    case DESMI_COLUMN_PERIOD:
    case DESMI_COLUMN_RATIO:
    default:
      break;
    }
  return field->kind == DESMI_FIELD_DAY
             ? desmi_format_day (desmi_table_get_text (table, row, (guint) column), locale)
             : g_strdup (desmi_table_get_text (table, row, (guint) column));
}
