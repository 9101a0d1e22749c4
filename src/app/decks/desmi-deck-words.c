/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of which audience the words are is noted when the audience changes, not whenever something is
 * written: until then they are of the audience that the presentation is for. */
#include "app/decks/desmi-deck-words.h"

#include "app/decks/desmi-deck-edit.h"
#include "app/decks/desmi-deck-template.h"
#include "app/decks/desmi-slide-spec.h"

#include <glib/gi18n-lib.h>

#define WORDS_FOR "words_for"

/* Beside title, notes and decisions; several of them are one thing to people. */
static const struct
{
  const char *name, *title;
} texts[] = {
  { "subtitle", N_ ("subtitle") },  { "text", N_ ("text") },
  { "caption", N_ ("caption") },    { "alt", N_ ("description of the picture") },
  { "source", N_ ("source line") },
};

static gboolean
has_digit (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isdigit (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* Not what the program put there: a template, or the name that the presentation has anyway. */
static gboolean
is_own (const DesmiStoredDeck *deck, const char *text)
{
  if (text == NULL || *text == '\0' || desmi_template_wrote (text))
    return FALSE;
  return g_strcmp0 (text, deck->name) != 0 || has_digit (text);
}

static gboolean
has_decisions (const DesmiSlideSpec *spec)
{
  static const char *const names[] = { "what", "who", "by" };

  for (guint i = 0; i < desmi_slide_spec_get_n_decisions (spec); i++)
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      if (desmi_slide_spec_get_decision (spec, i, names[k]) != NULL)
        return TRUE;
  return FALSE;
}

static void
add_part (GString *parts, const char *title, const DesmiLocale *locale)
{
  g_string_append_printf (parts, "%s%s", parts->len > 0 ? ", " : "",
                          desmi_locale_text (locale, title));
}

/* (transfer full): "title, notes"; empty where nobody wrote anything */
static char *
list_own (const DesmiStoredDeck *deck, const DesmiStoredSlide *slide, const DesmiLocale *locale)
{
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (slide->spec, NULL);
  GString                   *parts = g_string_new (NULL);

  if (slide->is_own && is_own (deck, slide->title))
    add_part (parts, N_ ("title of the slide"), locale);
  for (guint i = 0; spec != NULL && i < G_N_ELEMENTS (texts); i++)
    if (is_own (deck, desmi_slide_spec_get (spec, texts[i].name)))
      add_part (parts, texts[i].title, locale);
  if (spec != NULL && has_decisions (spec))
    add_part (parts, N_ ("decisions"), locale);
  if (is_own (deck, slide->notes))
    add_part (parts, N_ ("notes"), locale);
  return g_string_free (parts, FALSE);
}

static gboolean
has_own (const DesmiStoredDeck *deck, const DesmiStoredSlide *slide)
{
  g_autofree char *parts = list_own (deck, slide, desmi_locale_get_english ());

  return *parts != '\0';
}

/**
 * desmi_deck_words_are_unchecked:
 * @slide: one of @deck
 *
 * Returns: whether words on @slide were written for the district's office, the deck is for others
 * now, and nobody said yet that they are right for them
 */
gboolean
desmi_deck_words_are_unchecked (const DesmiStoredDeck *deck, const DesmiStoredSlide *slide)
{
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (slide->spec, NULL);

  return deck->audience != DESMI_AUDIENCE_INTERNAL && spec != NULL
         && desmi_slide_spec_get (spec, WORDS_FOR) != NULL && has_own (deck, slide);
}

/**
 * desmi_deck_words_dup_caution:
 * @slide: one of @deck
 *
 * Returns: (transfer full) (nullable): a sentence that says which words are to be looked at; %NULL:
 * there are none
 */
char *
desmi_deck_words_dup_caution (const DesmiStoredDeck  *deck,
                              const DesmiStoredSlide *slide,
                              const DesmiLocale      *locale)
{
  g_autofree char *parts = NULL;

  if (!desmi_deck_words_are_unchecked (deck, slide))
    return NULL;
  parts = list_own (deck, slide, locale);
  /* Translators: "title, notes" */
  return g_strdup_printf (
      desmi_locale_text (locale,
                         N_ ("What you wrote yourself was for the district’s office and may "
                             "tell numbers that others are not to see: %s.")),
      parts);
}

static gboolean
opens (const DesmiStoredDeck *deck, DesmiAudience audience)
{
  return deck->audience == DESMI_AUDIENCE_INTERNAL && audience != DESMI_AUDIENCE_INTERNAL;
}

/* (transfer full) (nullable): what the slide asks, with the words marked; %NULL: there are none */
static char *
mark (const DesmiStoredDeck *deck, const DesmiStoredSlide *slide)
{
  g_autoptr (DesmiSlideSpec) spec
      = has_own (deck, slide) ? desmi_slide_spec_new (slide->spec, NULL) : NULL;

  if (spec == NULL)
    return NULL;
  desmi_slide_spec_set (spec, WORDS_FOR, desmi_audience_to_code (DESMI_AUDIENCE_INTERNAL));
  return desmi_slide_spec_to_text (spec);
}

/**
 * desmi_deck_words_adapt:
 * @deck: changed, not the file
 *
 * Makes the deck one for @audience, for this time.
 */
void
desmi_deck_words_adapt (DesmiStoredDeck *deck, DesmiAudience audience)
{
  for (guint i = 0; opens (deck, audience) && i < deck->slides->len; i++)
    {
      DesmiStoredSlide *slide = g_ptr_array_index (deck->slides, i);
      char             *spec = mark (deck, slide);

      if (spec != NULL)
        {
          g_free (slide->spec);
          slide->spec = spec;
        }
    }
  deck->audience = audience;
}

static void
put_spec (DesmiEdit              *edit,
          const char             *district,
          const DesmiStoredDeck  *deck,
          const DesmiStoredSlide *slide,
          const char             *spec)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_SLIDE, district);

  desmi_entry_set (entry, "deck", deck->deck);
  desmi_entry_set (entry, "slide", slide->slide);
  desmi_entry_set (entry, "kind", slide->kind);
  desmi_entry_set (entry, "spec", spec);
  desmi_edit_put_entry (edit, entry);
}

/**
 * desmi_deck_words_set_audience:
 *
 * Returns: (transfer full): the step, after which the deck is for @audience; words that were
 * written for the district's office only are to be looked at
 */
DesmiEdit *
desmi_deck_words_set_audience (const char            *district,
                               const DesmiStoredDeck *deck,
                               DesmiAudience          audience)
{
  DesmiEdit *edit
      = desmi_deck_edit_set (district, deck, "audience", desmi_audience_to_code (audience));

  for (guint i = 0; opens (deck, audience) && i < deck->slides->len; i++)
    {
      const DesmiStoredSlide *slide = g_ptr_array_index (deck->slides, i);
      g_autofree char        *spec = mark (deck, slide);

      if (spec != NULL)
        put_spec (edit, district, deck, slide, spec);
    }
  return edit;
}

/**
 * desmi_deck_words_check:
 * @slide: (nullable): code of the one whose words are right; %NULL: all are
 *
 * Returns: (transfer full): the step, after which nothing is said of these words any more
 */
DesmiEdit *
desmi_deck_words_check (const char *district, const DesmiStoredDeck *deck, const char *slide)
{
  /* Translators: the name of a presentation */
  DesmiEdit *edit
      = desmi_edit_new_said (desmi_message_new ("Checked the words of “%s”", deck->name));

  for (guint i = 0; i < deck->slides->len; i++)
    {
      const DesmiStoredSlide    *one = g_ptr_array_index (deck->slides, i);
      g_autoptr (DesmiSlideSpec) spec = NULL;
      g_autofree char           *text = NULL;

      if ((slide != NULL && g_strcmp0 (one->slide, slide) != 0)
          || !desmi_deck_words_are_unchecked (deck, one))
        continue;
      spec = desmi_slide_spec_new (one->spec, NULL);
      desmi_slide_spec_set (spec, WORDS_FOR, NULL);
      text = desmi_slide_spec_to_text (spec);
      put_spec (edit, district, deck, one, text);
    }
  return edit;
}
