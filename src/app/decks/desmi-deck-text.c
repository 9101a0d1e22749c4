/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-text.h"

#include "app/decks/desmi-deck-template.h"
#include "app/desmi-extent.h"
#include "core/desmi-locale.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* (nullable): as it is on the slide already, else asked; %NULL with %G_IO_ERROR_CANCELLED */
static const DesmiTextNumber *
find_number (DesmiSlide           *slide,
             const char           *words,
             DesmiStore           *store,
             const DesmiFigureAsk *defaults,
             GCancellable         *cancellable,
             GError              **error)
{
  const DesmiTextNumber      *known = desmi_slide_find_number (slide, words);
  g_autoptr (DesmiFieldShown) shown
      = known == NULL ? desmi_deck_field_show (store, words, defaults, cancellable, error) : NULL;

  return shown != NULL ? desmi_slide_add_number (slide, words, shown->value, shown->about) : known;
}

/**
 * desmi_deck_text_fill:
 * @text: with fields such as "{{departures 2023}}"
 * @slide: that it is for; numbers that it has already are taken from there, and others are added
 * @defaults: what a field does not say
 *
 * Blocks.
 *
 * Returns: (transfer full): @text with a number in place of each field; %NULL with
 * %G_IO_ERROR_CANCELLED
 */
char *
desmi_deck_text_fill (const char           *text,
                      DesmiSlide           *slide,
                      DesmiStore           *store,
                      const DesmiFigureAsk *defaults,
                      GCancellable         *cancellable,
                      GError              **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char         *at = text, *open, *close;

  while (desmi_number_field_find (at, &open, &close))
    {
      const char            *from = open + strlen (DESMI_FIELD_OPEN);
      g_autofree char       *words = g_strndup (from, (gsize) (close - from));
      const DesmiTextNumber *number
          = find_number (slide, words, store, defaults, cancellable, error);

      if (number == NULL)
        return NULL;
      g_string_append_len (out, at, open - at);
      g_string_append (out, number->value);
      at = close + strlen (DESMI_FIELD_CLOSE);
    }
  g_string_append (out, at);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static DesmiFigureAsk
make_ask (const DesmiStoredDeck *deck)
{
  return (DesmiFigureAsk){ .period = deck->period,
                           .source = DESMI_SOURCE_DEFAULT,
                           .audience = deck->audience,
                           .locale = desmi_stored_deck_get_locale (deck) };
}

/* @text: (nullable): @into is left as it is then. %FALSE with %G_IO_ERROR_CANCELLED */
static gboolean
fill_into (char                 **into,
           const char            *text,
           DesmiSlide            *slide,
           DesmiStore            *store,
           const DesmiStoredDeck *deck,
           GCancellable          *cancellable,
           GError               **error)
{
  const DesmiFigureAsk ask = make_ask (deck);
  char                *filled;

  if (text == NULL)
    return TRUE;
  filled = desmi_deck_text_fill (text, slide, store, &ask, cancellable, error);
  if (filled == NULL)
    return FALSE;
  g_free (*into);
  *into = filled;
  return TRUE;
}

/* What stands in @filled, of which @at is the rest, for a field of @text that ends before @next;
 * the words between fields are the same in both.
 *
 * Returns: (transfer full) (nullable): %NULL where they are not
 */
static char *
take_value (const char **at, const char *next)
{
  const char      *open, *close;
  gboolean         is_last = !desmi_number_field_find (next, &open, &close);
  g_autofree char *words = is_last ? g_strdup (next) : g_strndup (next, (gsize) (open - next));
  const char      *end = strstr (*at, words);
  char            *value;

  if (is_last)
    end = g_str_has_suffix (*at, words) ? *at + strlen (*at) - strlen (words) : NULL;
  if (end == NULL)
    return NULL;
  value = g_strndup (*at, (gsize) (end - *at));
  *at = end + strlen (words);
  return value;
}

static gboolean
add_frozen_number (DesmiSlide            *slide,
                   const char            *words,
                   const char            *value,
                   DesmiStore            *store,
                   const DesmiStoredDeck *deck,
                   GCancellable          *cancellable,
                   GError               **error)
{
  const DesmiFigureAsk        ask = make_ask (deck);
  g_autoptr (DesmiFieldShown) shown
      = desmi_deck_field_show (store, words, &ask, cancellable, error);

  if (shown == NULL)
    return FALSE;
  if (desmi_slide_find_number (slide, words) == NULL)
    desmi_slide_add_number (slide, words, value, shown->about);
  slide->n_frozen = slide->numbers->len;
  return TRUE;
}

/**
 * desmi_deck_text_recover:
 * @slide: as it was frozen before the numbers within its texts were kept apart from them
 * @spec: what is on it today
 *
 * Finds the numbers that were frozen within the subtitle, unless a person wrote another since.
 * Blocks.
 *
 * Returns: whether it could; else %G_IO_ERROR_CANCELLED
 */
gboolean
desmi_deck_text_recover (DesmiSlide            *slide,
                         DesmiStore            *store,
                         const DesmiStoredDeck *deck,
                         const DesmiSlideSpec  *spec,
                         GCancellable          *cancellable,
                         GError               **error)
{
  const char *text = desmi_slide_spec_get (spec, "subtitle"), *at = slide->subtitle, *open, *close;

  if (text == NULL || at == NULL || !desmi_number_field_find (text, &open, &close)
      || strncmp (text, at, (gsize) (open - text)) != 0)
    return TRUE;
  at += open - text;
  while (desmi_number_field_find (text, &open, &close))
    {
      const char      *from = open + strlen (DESMI_FIELD_OPEN);
      g_autofree char *words = g_strndup (from, (gsize) (close - from)), *value = NULL;

      text = close + strlen (DESMI_FIELD_CLOSE);
      value = take_value (&at, text);
      if (value == NULL)
        return TRUE;
      if (!add_frozen_number (slide, words, value, store, deck, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * desmi_deck_text_fill_slide:
 * @slide: as far as it is known; numbers of its texts that were frozen stay as they are
 * @stored: as @deck has it
 * @spec: (nullable): what is on it; %NULL: only its notes are filled in
 *
 * Writes out what a person wrote on the slide, its title apart. Blocks.
 *
 * Returns: whether it was; else %G_IO_ERROR_CANCELLED
 */
gboolean
desmi_deck_text_fill_slide (DesmiSlide             *slide,
                            DesmiStore             *store,
                            const DesmiStoredDeck  *deck,
                            const DesmiStoredSlide *stored,
                            const DesmiSlideSpec   *spec,
                            GCancellable           *cancellable,
                            GError                **error)
{
  /* what was frozen before numbers were kept apart has them in its texts */
  const char *text
      = spec != NULL && slide->paragraphs->len == 0 ? desmi_slide_spec_get (spec, "text") : NULL;
  /* that of a village which was frozen says since when it ended, too */
  const char *subtitle
      = spec != NULL && (slide->kind != DESMI_SLIDE_VILLAGE || slide->subtitle == NULL)
            ? desmi_slide_spec_get (spec, "subtitle")
            : NULL;
  g_autofree char *filled = NULL;

  if (!fill_into (&filled, text, slide, store, deck, cancellable, error)
      || !fill_into (&slide->subtitle, subtitle, slide, store, deck, cancellable, error))
    return FALSE;
  if (filled != NULL)
    desmi_slide_add_text (slide, filled);
  return fill_into (&slide->notes, stored->notes, slide, store, deck, cancellable, error);
}

/**
 * desmi_deck_text_fill_title:
 * @slide: with the title that the data propose
 *
 * Replaces it by the one that a person wrote, if any. Blocks.
 *
 * Returns: whether it could; else %G_IO_ERROR_CANCELLED
 */
gboolean
desmi_deck_text_fill_title (DesmiSlide             *slide,
                            DesmiStore             *store,
                            const DesmiStoredDeck  *deck,
                            const DesmiStoredSlide *stored,
                            GCancellable           *cancellable,
                            GError                **error)
{
  const char *title
      = stored->is_own && stored->title != NULL && *stored->title != '\0' ? stored->title : NULL;

  return fill_into (&slide->title, title, slide, store, deck, cancellable, error);
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

/* (transfer full) (nullable): the quarter that a quarterly report is of where nobody chose one, as
 * its slides have it; %NULL: @deck is no such report */
static char *
dup_quarter (DesmiStore *store, const DesmiStoredDeck *deck, GCancellable *cancellable)
{
  DesmiTemplate which;
  DesmiExtent   extent;
  DesmiPeriod   quarter;

  if (deck->period != NULL || !desmi_template_from_name (deck->template_name, &which)
      || which != DESMI_TEMPLATE_QUARTERLY || !desmi_extent_load (&extent, store, cancellable, NULL)
      || !extent.has_quarter)
    return NULL;
  quarter = desmi_extent_last_quarter (&extent);
  return desmi_period_format (&quarter, desmi_stored_deck_get_locale (deck));
}

/**
 * desmi_deck_text_dup_subtitle:
 * @deck: whose first slide it is for
 * @code: (nullable): of the village that it is about
 *
 * Blocks.
 *
 * Returns: (transfer full): "Kabupaten Indramayu · 2023", or of which day the data are, after the
 * quarter of a quarterly report; of a village its name before that
 */
char *
desmi_deck_text_dup_subtitle (DesmiStore            *store,
                              const DesmiStoredDeck *deck,
                              const char            *code,
                              GCancellable          *cancellable)
{
  const DesmiLocale       *locale = desmi_stored_deck_get_locale (deck);
  g_autoptr (DesmiVillage) village
      = code != NULL ? desmi_store_get_village (store, code, cancellable, NULL) : NULL;
  const char      *name = desmi_store_get_district_name (store);
  g_autofree char *quarter = dup_quarter (store, deck, cancellable), *when = NULL;
  const char      *parts[5] = { NULL };
  DesmiPeriod      period;
  guint            n = 0;

  when = deck->period != NULL && desmi_period_parse (deck->period, &period, NULL)
             ? desmi_period_format (&period, locale)
             : desmi_deck_text_dup_day (store, deck->frozen, locale, cancellable);
  if (village != NULL && village->name != NULL)
    parts[n++] = village->name;
  if (name != NULL)
    parts[n++] = name;
  if (quarter != NULL)
    parts[n++] = quarter;
  if (when != NULL)
    parts[n++] = when;
  return g_strjoinv (" · ", (char **) parts);
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
