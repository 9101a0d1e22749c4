/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of the months that the estimate of workers abroad is made from, and how they are
 * set. */
#include "app/desmi-stock-words.h"

#include "core/desmi-country.h"
#include "core/desmi-error.h"
#include "core/desmi-quote.h"
#include "store/desmi-village.h"

#include <glib/gi18n-lib.h>

enum
{
  DESTINATION,
  MONTHS,
  IS_SET
};

/**
 * desmi_stock_words_dup_months:
 * @months: (nullable): the lookup "stock-months"
 *
 * Returns: (transfer full) (nullable): "Taiwan 36, Malaysia 12, others 24"; %NULL where all have
 * the usual number
 */
char *
desmi_stock_words_dup_months (DesmiTable *months, const DesmiLocale *locale)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; months != NULL && i < desmi_table_get_n_rows (months); i++)
    if (desmi_table_get_int (months, i, IS_SET) != 0)
      g_string_append_printf (
          text, "%s %" G_GINT64_FORMAT ", ",
          desmi_country_name (desmi_table_get_text (months, i, DESTINATION), locale),
          desmi_table_get_int (months, i, MONTHS));
  if (text->len == 0)
    return NULL;
  /* Translators: ends a list of destinations and their numbers of months */
  g_string_append_printf (text, _ ("others %d"), DESMI_STOCK_MONTHS);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * desmi_stock_words_read:
 * @text: as typed; nothing: the usual number
 * @months: (out): untouched on failure
 *
 * Returns: whether it is a number of months; if not, @error is a sentence
 */
gboolean
desmi_stock_words_read (const char *text, int *months, GError **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (text != NULL ? text : "")), *quoted = NULL;
  guint64          number = DESMI_STOCK_MONTHS;

  if (*plain == '\0'
      || g_ascii_string_to_unsigned (plain, 10, 1, DESMI_STOCK_MAX_MONTHS, &number, NULL))
    {
      *months = (int) number;
      return TRUE;
    }
  quoted = desmi_text_quote (plain);
  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT,
               /* Translators: what was typed, and the greatest number of months */
               _ ("“%s” is no number of months. Write a whole number from 1 to %d."), quoted,
               DESMI_STOCK_MAX_MONTHS);
  return FALSE;
}

/**
 * desmi_stock_words_find:
 * @months: the lookup "stock-months"
 *
 * Returns: what is set for @destination; 0: nothing, so that it has the usual number
 */
int
desmi_stock_words_find (DesmiTable *months, const char *destination)
{
  for (guint i = 0; i < desmi_table_get_n_rows (months); i++)
    if (g_str_equal (desmi_table_get_text (months, i, DESTINATION), destination))
      return desmi_table_get_int (months, i, IS_SET) != 0
                 ? (int) desmi_table_get_int (months, i, MONTHS)
                 : 0;
  return 0;
}

/**
 * desmi_stock_words_dup_set:
 * @months: as desmi_stock_words_find() gives it
 *
 * Returns: (transfer full): the number that counts, as it would be typed
 */
char *
desmi_stock_words_dup_set (int months)
{
  return g_strdup_printf ("%d", months != 0 ? months : DESMI_STOCK_MONTHS);
}

static void
put (DesmiEdit *edit, const char *district, const char *destination, int months)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_SETTING, district);
  g_autofree char       *key = g_strconcat (DESMI_STOCK_SETTING, destination, NULL);
  g_autofree char       *value = desmi_stock_words_dup_set (months);

  desmi_entry_set (entry, "key", key);
  if (months == 0)
    {
      desmi_edit_delete_entry (edit, entry);
      return;
    }
  desmi_entry_set (entry, "value", value);
  desmi_edit_put_entry (edit, entry);
}

/**
 * desmi_stock_words_put:
 * @district: code of the file's district
 * @seen: what was set for @destination when it was decided; 0: nothing
 * @months: that count from now on; the usual number is none that is set
 *
 * Returns: whether @edit was given anything to do; it is done only while the file holds @seen
 */
gboolean
desmi_stock_words_put (DesmiEdit  *edit,
                       const char *district,
                       const char *destination,
                       int         seen,
                       int         months)
{
  g_autoptr (DesmiEdit) before = desmi_edit_new ("");

  if (months == (seen != 0 ? seen : DESMI_STOCK_MONTHS))
    return FALSE;
  put (before, district, destination, seen);
  desmi_edit_expect (edit, before);
  put (edit, district, destination, months == DESMI_STOCK_MONTHS ? 0 : months);
  return TRUE;
}
