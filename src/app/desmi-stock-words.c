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
 * desmi_stock_words_put:
 * @table: the lookup "stock-months"
 * @row: of the destination
 * @district: code of the file's district
 * @months: that count from now on; the usual number is none that is set
 *
 * Returns: whether @edit was given anything to do
 */
gboolean
desmi_stock_words_put (DesmiEdit  *edit,
                       DesmiTable *table,
                       guint       row,
                       const char *district,
                       int         months)
{
  g_autoptr (DesmiEntry) entry = NULL;
  g_autofree char       *key = NULL, *value = NULL;

  if (desmi_table_get_int (table, row, MONTHS) == months)
    return FALSE;
  entry = desmi_entry_new (DESMI_REGISTER_SETTING, district);
  key = g_strconcat (DESMI_STOCK_SETTING, desmi_table_get_text (table, row, DESTINATION), NULL);
  desmi_entry_set (entry, "key", key);
  if (months == DESMI_STOCK_MONTHS)
    {
      desmi_edit_delete_entry (edit, entry);
      return TRUE;
    }
  value = g_strdup_printf ("%d", months);
  desmi_entry_set (entry, "value", value);
  desmi_edit_put_entry (edit, entry);
  return TRUE;
}
