/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-text.h"

#include "core/desmi-locale.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * desmi_deck_text_fill_field:
 * @defaults: what the field does not say
 * @label: (out) (transfer full) (nullable) (optional): what the number is called
 *
 * What is not known, or of what is there no more, says so in its place; it is never zero. Blocks.
 *
 * Returns: (transfer full): what stands in its place; %NULL with %G_IO_ERROR_CANCELLED
 */
char *
desmi_deck_text_fill_field (const DesmiDeckField *field,
                            DesmiStore           *store,
                            const DesmiFigureAsk *defaults,
                            GCancellable         *cancellable,
                            char                **label,
                            GError              **error)
{
  DesmiFigureAsk     ask = desmi_deck_field_ask (field, defaults);
  g_autoptr (GError) local = NULL;
  DesmiSlot          slot = { DESMI_SLOT_FIGURE };
  gboolean           filled
      = ask.figure != NULL && desmi_deck_figure_fill (&slot, store, &ask, cancellable, &local);
  char *value = g_strdup (filled && slot.figure.value != NULL
                              ? slot.figure.value
                              : desmi_locale_text (ask.locale, N_ ("(no data)")));

  if (label != NULL)
    *label = g_steal_pointer (&slot.figure.label);
  g_free (slot.figure.value);
  g_free (slot.figure.label);
  g_free (slot.figure.detail);
  g_free (slot.source_line);
  g_free (slot.as_of);
  if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return value;
  g_free (value);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * desmi_deck_text_fill:
 * @text: with fields such as "{{departures 2023}}"
 * @defaults: what a field does not say
 *
 * Blocks.
 *
 * Returns: (transfer full): @text with a number in place of each field; %NULL with
 * %G_IO_ERROR_CANCELLED
 */
char *
desmi_deck_text_fill (const char           *text,
                      DesmiStore           *store,
                      const DesmiFigureAsk *defaults,
                      GCancellable         *cancellable,
                      GError              **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char         *at = text, *open, *close;

  while (desmi_deck_field_find (at, &open, &close))
    {
      const char                *from = open + strlen (DESMI_FIELD_OPEN);
      g_autofree char           *words = g_strndup (from, (gsize) (close - from));
      g_autoptr (DesmiDeckField) field = desmi_deck_field_parse (words);
      g_autofree char           *value
          = desmi_deck_text_fill_field (field, store, defaults, cancellable, NULL, error);

      if (value == NULL)
        return NULL;
      g_string_append_len (out, at, open - at);
      g_string_append (out, value);
      at = close + strlen (DESMI_FIELD_CLOSE);
    }
  g_string_append (out, at);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * desmi_deck_text_dup_day:
 * @frozen: (nullable): the day whose data are shown; %NULL: that of the file's
 *
 * Blocks.
 *
 * Returns: (transfer full) (nullable): "data as of 30 September 2023"; %NULL where the file has
 * none
 */
char *
desmi_deck_text_dup_day (DesmiStore        *store,
                         const char        *frozen,
                         const DesmiLocale *locale,
                         GCancellable      *cancellable)
{
  g_autoptr (DesmiTable) extent
      = frozen == NULL ? desmi_store_lookup (store, "extent", NULL, desmi_locale_get_english (),
                                             cancellable, NULL)
                       : NULL;
  int              column = extent != NULL ? desmi_table_find_column (extent, "as_of") : -1;
  const char      *day = column >= 0 ? desmi_table_get_text (extent, 0, (guint) column) : frozen;
  g_autofree char *read = day != NULL && *day != '\0' ? desmi_format_day (day, locale) : NULL;

  return read != NULL ? g_strdup_printf (desmi_locale_text (locale, N_ ("data as of %s")), read)
                      : NULL;
}

/**
 * desmi_deck_text_end:
 * @before: what is said of @village
 *
 * Returns: (transfer full): @before, and since when there is no such village where it ended
 */
char *
desmi_deck_text_end (const char *before, const DesmiVillage *village, const DesmiLocale *locale)
{
  g_autofree char *day = NULL;

  if (village->retired == NULL)
    return g_strdup (before);
  day = desmi_format_day (village->retired, locale);
  return g_strdup_printf (
      /* Translators: a name or a subtitle, and a date */
      desmi_locale_text (locale, N_ ("%s · this village ended on %s")), before, day);
}
