/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-text.h"

#include "core/desmi-locale.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OPEN "{{"
#define CLOSE "}}"

/* "departures 2023 32.12.16.2004": a figure, then a period and the code of an area in any order */
static void
read_field (char **words, DesmiFigureAsk *ask)
{
  DesmiPeriod period;

  ask->figure = words[0];
  for (guint i = 1; words[i] != NULL; i++)
    if (desmi_period_parse (words[i], &period, NULL))
      ask->period = words[i];
    else if (*words[i] != '\0')
      ask->area = words[i];
}

/* What is not known, or of what is there no more, says so in its place; it is never zero. */
static gboolean
append_field (GString              *out,
              const char           *field,
              DesmiStore           *store,
              const DesmiFigureAsk *defaults,
              GCancellable         *cancellable,
              GError              **error)
{
  g_autofree char   *trimmed = g_strstrip (g_strdup (field));
  g_auto (GStrv)     words = g_strsplit_set (trimmed, " \t", -1);
  g_autoptr (GError) local = NULL;
  DesmiFigureAsk     ask = *defaults;
  DesmiSlot          slot = { DESMI_SLOT_FIGURE };
  gboolean           filled;

  read_field (words, &ask);
  filled = ask.figure != NULL && desmi_deck_figure_fill (&slot, store, &ask, cancellable, &local);
  g_string_append (out, filled && slot.figure.value != NULL
                            ? slot.figure.value
                            : desmi_locale_text (ask.locale, N_ ("(no data)")));
  g_free (slot.figure.value);
  g_free (slot.figure.label);
  g_free (slot.figure.detail);
  g_free (slot.source_line);
  g_free (slot.as_of);
  if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
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
  const char         *at = text, *open;

  while ((open = strstr (at, OPEN)) != NULL)
    {
      const char      *close = strstr (open, CLOSE);
      g_autofree char *field = NULL;

      if (close == NULL)
        break;
      field = g_strndup (open + strlen (OPEN), (gsize) (close - open) - strlen (OPEN));
      g_string_append_len (out, at, open - at);
      if (!append_field (out, field, store, defaults, cancellable, error))
        return NULL;
      at = close + strlen (CLOSE);
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
