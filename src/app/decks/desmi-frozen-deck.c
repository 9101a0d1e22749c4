/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer is signed with what was asked: a slide that asks something else from some day on, or
 * for others, is answered anew rather than with what it showed before. */
#include "app/decks/desmi-frozen-deck.h"

#include "app/decks/desmi-deck-freeze.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define ASKED "asked"
#define SUBJECT "subject"

static const char *const asking[] = { "slots", "village" };
static const char *const writing[] = { "subtitle", "text" };

static char *
dump (json_t *json /* transfer full */)
{
  char *text = json_dumps (json, JSON_COMPACT | JSON_SORT_KEYS);
  char *copy = g_strdup (text);

  free (text);
  json_decref (json);
  return copy;
}

/**
 * desmi_frozen_deck_load:
 *
 * Blocks.
 *
 * Returns: (transfer full): what was frozen, by the code of the slide, and the look under
 * %DESMI_FROZEN_THEME_SLIDE; empty where nothing was; %NULL with #DESMI_STORE_ERROR or
 * %G_IO_ERROR_CANCELLED
 */
GHashTable *
desmi_frozen_deck_load (DesmiStore            *store,
                        const DesmiStoredDeck *deck,
                        GCancellable          *cancellable,
                        GError               **error)
{
  g_autoptr (GHashTable) frozen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DesmiTable) table = NULL;
  guint                  of, slide, data;

  if (deck->frozen == NULL)
    return g_steal_pointer (&frozen);
  table = desmi_store_lookup (store, "register-slide-data", desmi_store_get_district (store),
                              desmi_locale_get_english (), cancellable, error);
  if (table == NULL)
    return NULL;
  of = (guint) desmi_table_find_column (table, "deck");
  slide = (guint) desmi_table_find_column (table, "slide");
  data = (guint) desmi_table_find_column (table, "data");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_strcmp0 (desmi_table_get_text (table, i, of), deck->deck) == 0)
      g_hash_table_insert (frozen, g_strdup (desmi_table_get_text (table, i, slide)),
                           g_strdup (desmi_table_get_text (table, i, data)));
  return g_steal_pointer (&frozen);
}

static void
set_color (json_t *json, const char *name, const DesmiColor *color)
{
  json_object_set_new (json, name, json_pack ("[f,f,f]", color->red, color->green, color->blue));
}

static void
set_text (json_t *json, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_new (json, name, json_string (text));
}

/**
 * desmi_frozen_theme_write:
 *
 * Returns: (transfer full): JSON with the look of @deck, its logo included, and what it is about
 */
char *
desmi_frozen_theme_write (const DesmiDeck *deck)
{
  const DesmiDeckTheme *theme = &deck->theme;
  json_t               *self = json_pack ("{s:i}", "v", 1);

  set_color (self, "primary", &theme->primary);
  set_color (self, "accent", &theme->accent);
  set_text (self, "font_title", theme->font_title);
  set_text (self, "font_text", theme->font_text);
  set_text (self, "footer", theme->footer);
  set_text (self, SUBJECT, deck->subject);
  if (theme->logo != NULL)
    {
      gsize            n;
      const guchar    *bytes = g_bytes_get_data (theme->logo, &n);
      g_autofree char *text = g_base64_encode (bytes, n);

      set_text (self, "logo", text);
    }
  return dump (self);
}

static void
read_color (const json_t *json, DesmiColor *color)
{
  if (json_array_size (json) != 3)
    return;
  color->red = CLAMP (json_number_value (json_array_get (json, 0)), 0, 1);
  color->green = CLAMP (json_number_value (json_array_get (json, 1)), 0, 1);
  color->blue = CLAMP (json_number_value (json_array_get (json, 2)), 0, 1);
}

static void
read_text (const json_t *json, const char *name, char **text)
{
  g_free (*text);
  *text = g_strdup (json_string_value (json_object_get (json, name)));
}

/**
 * desmi_frozen_theme_read:
 * @deck: its look becomes as it was, and what it is about, where that was kept
 * @text: as desmi_frozen_theme_write() gave it
 *
 * Returns: whether @text could be read; else @deck is left as it is
 */
gboolean
desmi_frozen_theme_read (DesmiDeck *deck, const char *text)
{
  DesmiDeckTheme *theme = &deck->theme;
  json_error_t    why;
  json_t         *json = json_loads (text, JSON_REJECT_DUPLICATES, &why);
  const char     *logo = json_string_value (json_object_get (json, "logo"));
  gsize           n = 0;

  if (json_string_value (json_object_get (json, "font_title")) == NULL
      || json_string_value (json_object_get (json, "font_text")) == NULL)
    {
      json_decref (json);
      return FALSE;
    }
  read_color (json_object_get (json, "primary"), &theme->primary);
  read_color (json_object_get (json, "accent"), &theme->accent);
  read_text (json, "font_title", &theme->font_title);
  read_text (json, "font_text", &theme->font_text);
  read_text (json, "footer", &theme->footer);
  if (json_object_get (json, SUBJECT) != NULL)
    read_text (json, SUBJECT, &deck->subject);
  g_clear_pointer (&theme->logo, g_bytes_unref);
  if (logo != NULL)
    {
      guchar *bytes = g_base64_decode (logo, &n);

      theme->logo = g_bytes_new_take (bytes, n);
    }
  json_decref (json);
  return TRUE;
}

/* @has_numbers: whether the numbers within the texts are kept, so that the words between them may
 * be others; but what stands below a title is the program's where nobody wrote it */
static char *
dup_asked (const DesmiStoredDeck *deck, const DesmiStoredSlide *slide, gboolean has_numbers)
{
  json_error_t     why;
  json_t          *spec = slide->spec != NULL ? json_loads (slide->spec, 0, &why) : NULL;
  json_t          *asked = json_object ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (asking); i++)
    if (json_object_get (spec, asking[i]) != NULL)
      json_object_set (asked, asking[i], json_object_get (spec, asking[i]));
  for (guint i = 0; !has_numbers && i < G_N_ELEMENTS (writing); i++)
    if (json_object_get (spec, writing[i]) != NULL)
      json_object_set (asked, writing[i], json_object_get (spec, writing[i]));
  if (has_numbers && json_object_get (spec, writing[0]) != NULL)
    json_object_set_new (asked, writing[0], json_true ());
  set_text (asked, "kind", slide->kind);
  set_text (asked, "audience", desmi_audience_to_code (deck->audience));
  set_text (asked, "language", deck->language);
  set_text (asked, "period", deck->period);
  json_decref (spec);
  text = dump (asked);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * desmi_frozen_deck_dup_asked:
 * @slide: one of @deck
 *
 * Returns: (transfer full): what tells whether a slide asks the same of the data, for the same
 * people, in the same language
 */
char *
desmi_frozen_deck_dup_asked (const DesmiStoredDeck *deck, const DesmiStoredSlide *slide)
{
  return dup_asked (deck, slide, TRUE);
}

/**
 * desmi_frozen_deck_sign:
 * @data: as desmi_frozen_slide_write() gave it
 * @asked: as desmi_frozen_deck_dup_asked() gave it
 *
 * Returns: (transfer full): @data, which says what it answers
 */
char *
desmi_frozen_deck_sign (const char *data, const char *asked)
{
  json_t *json = json_loads (data, 0, NULL);

  json_object_set_new (json, ASKED, json_string (asked));
  return dump (json);
}

/**
 * desmi_frozen_deck_answers:
 * @data: what was frozen
 *
 * Returns: whether @data answers what @slide asks; it does where it does not say what it answers
 */
gboolean
desmi_frozen_deck_answers (const char             *data,
                           const DesmiStoredDeck  *deck,
                           const DesmiStoredSlide *slide)
{
  json_t          *json = json_loads (data, 0, NULL);
  gboolean         has_numbers = desmi_frozen_slide_has_numbers (data);
  g_autofree char *asked = g_strdup (json_string_value (json_object_get (json, ASKED)));
  g_autofree char *now = asked != NULL ? dup_asked (deck, slide, has_numbers) : NULL;

  json_decref (json);
  return g_strcmp0 (asked, now) == 0;
}
