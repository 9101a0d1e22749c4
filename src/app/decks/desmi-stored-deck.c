/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-stored-deck.h"

#include "core/desmi-clock.h"
#include "core/platform/desmi-language.h"
#include "store/desmi-attachment.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static void
free_slide (gpointer data)
{
  DesmiStoredSlide *self = data;

  g_free (self->slide);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->notes);
  g_free (self->sha256);
  g_free (self->spec);
  g_free (self);
}

/**
 * desmi_stored_deck_new:
 *
 * Returns: (transfer full): a deck without slides, in Indonesian and for the forum, with a code
 * that was never used
 */
DesmiStoredDeck *
desmi_stored_deck_new (const char *name)
{
  DesmiStoredDeck *self = g_new0 (DesmiStoredDeck, 1);

  self->deck = g_uuid_string_random ();
  self->name = g_strdup (name);
  self->language = g_strdup ("id");
  self->audience = DESMI_AUDIENCE_FORUM;
  self->slides = g_ptr_array_new_with_free_func (free_slide);
  return self;
}

/**
 * desmi_stored_deck_add:
 *
 * Returns: (transfer none): a slide behind the others, to be filled, with a code that was never
 * used
 */
DesmiStoredSlide *
desmi_stored_deck_add (DesmiStoredDeck *self, const char *kind)
{
  DesmiStoredSlide *slide = g_new0 (DesmiStoredSlide, 1);

  slide->slide = g_uuid_string_random ();
  slide->rank = self->slides->len + 1;
  slide->kind = g_strdup (kind);
  g_ptr_array_add (self->slides, slide);
  return slide;
}

/**
 * desmi_stored_deck_find_end:
 *
 * Returns: where a slide goes that nobody gave a place, from 0: behind what there is to show,
 * before what is decided and the thanks
 */
guint
desmi_stored_deck_find_end (const DesmiStoredDeck *self)
{
  guint end = self->slides->len;

  while (end > 0)
    {
      const DesmiStoredSlide *slide = g_ptr_array_index (self->slides, end - 1);
      DesmiSlideKind          kind = desmi_slide_kind_from_name (slide->kind);

      if (kind != DESMI_SLIDE_DECISIONS && kind != DESMI_SLIDE_CLOSING)
        break;
      end--;
    }
  return end;
}

/**
 * desmi_stored_deck_free:
 * @self: (transfer full) (nullable): the deck
 */
void
desmi_stored_deck_free (DesmiStoredDeck *self)
{
  if (self == NULL)
    return;
  g_free (self->deck);
  g_free (self->name);
  g_free (self->template_name);
  g_free (self->theme);
  g_free (self->language);
  g_free (self->period);
  g_free (self->frozen);
  g_free (self->changed);
  g_ptr_array_unref (self->slides);
  g_free (self);
}

static void
free_deck (gpointer data)
{
  desmi_stored_deck_free (data);
}

static const char *
get_text (DesmiTable *table, guint row, const char *name)
{
  int column = desmi_table_find_column (table, name);

  return column >= 0 && desmi_table_get_mark (table, row, (guint) column) == DESMI_MARK_NONE
             ? desmi_table_get_text (table, row, (guint) column)
             : NULL;
}

static char *
dup_text (DesmiTable *table, guint row, const char *name)
{
  return g_strdup (get_text (table, row, name));
}

static gint64
get_number (DesmiTable *table, guint row, const char *name)
{
  int column = desmi_table_find_column (table, name);

  return column >= 0 && desmi_table_get_mark (table, row, (guint) column) == DESMI_MARK_NONE
             ? desmi_table_get_int (table, row, (guint) column)
             : 0;
}

static DesmiStoredDeck *
read_deck (DesmiTable *table, guint row)
{
  DesmiStoredDeck *self = g_new0 (DesmiStoredDeck, 1);
  const char      *language = get_text (table, row, "language");

  self->deck = dup_text (table, row, "deck");
  self->name = dup_text (table, row, "name");
  self->template_name = dup_text (table, row, "template");
  self->theme = dup_text (table, row, "theme");
  self->aspect = g_strcmp0 (get_text (table, row, "aspect"), "4:3") == 0 ? DESMI_ASPECT_4_3
                                                                         : DESMI_ASPECT_16_9;
  self->language = g_strdup (language != NULL ? language : "id");
  if (!desmi_audience_parse (get_text (table, row, "audience"), &self->audience))
    self->audience = DESMI_AUDIENCE_FORUM;
  self->period = dup_text (table, row, "period");
  self->frozen = dup_text (table, row, "frozen");
  self->minutes = (int) get_number (table, row, "minutes");
  self->slides = g_ptr_array_new_with_free_func (free_slide);
  return self;
}

static DesmiStoredSlide *
read_slide (DesmiTable *table, guint row)
{
  DesmiStoredSlide *self = g_new0 (DesmiStoredSlide, 1);

  self->slide = dup_text (table, row, "slide");
  self->rank = get_number (table, row, "rank");
  self->kind = dup_text (table, row, "kind");
  self->title = dup_text (table, row, "title");
  self->is_own = g_strcmp0 (get_text (table, row, "title_by"), "user") == 0;
  self->notes = dup_text (table, row, "notes");
  self->is_hidden = g_strcmp0 (get_text (table, row, "hidden"), "yes") == 0;
  self->sha256 = dup_text (table, row, "sha256");
  self->spec = dup_text (table, row, "spec");
  return self;
}

static int
compare_slides (gconstpointer a, gconstpointer b)
{
  const DesmiStoredSlide *one = *(const DesmiStoredSlide *const *) a;
  const DesmiStoredSlide *two = *(const DesmiStoredSlide *const *) b;

  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;
  return g_strcmp0 (one->slide, two->slide);
}

static int
compare_decks (gconstpointer a, gconstpointer b)
{
  const DesmiStoredDeck *one = *(const DesmiStoredDeck *const *) a;
  const DesmiStoredDeck *two = *(const DesmiStoredDeck *const *) b;
  /* "rapat 2" before "Rapat 10" */
  g_autofree char *one_name = g_utf8_casefold (one->name, -1);
  g_autofree char *two_name = g_utf8_casefold (two->name, -1);
  g_autofree char *first = g_utf8_collate_key_for_filename (one_name, -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (two_name, -1);
  int              order = strcmp (first, second);

  return order != 0 ? order : g_strcmp0 (one->deck, two->deck);
}

/* The newest first; of those whose last change is not known, behind them, by name. */
static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const DesmiStoredDeck *one = *(const DesmiStoredDeck *const *) a;
  const DesmiStoredDeck *two = *(const DesmiStoredDeck *const *) b;
  int                    order = g_strcmp0 (two->changed, one->changed);

  return order != 0 ? order : compare_decks (a, b);
}

static DesmiTable *
look_up (DesmiStore *store, const char *what, GCancellable *cancellable, GError **error)
{
  return desmi_store_lookup (store, what, desmi_store_get_district (store),
                             desmi_locale_get_english (), cancellable, error);
}

static gboolean
add_slides (GPtrArray *decks, DesmiStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiTable) table = look_up (store, "register-slide", cancellable, error);
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < decks->len; i++)
    {
      DesmiStoredDeck *deck = g_ptr_array_index (decks, i);

      g_hash_table_insert (by_code, deck->deck, deck);
    }
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      DesmiStoredDeck *deck = g_hash_table_lookup (by_code, get_text (table, i, "deck"));

      if (deck != NULL)
        g_ptr_array_add (deck->slides, read_slide (table, i));
    }
  for (guint i = 0; i < decks->len; i++)
    g_ptr_array_sort (((DesmiStoredDeck *) g_ptr_array_index (decks, i))->slides, compare_slides);
  return TRUE;
}

/**
 * desmi_stored_deck_list:
 *
 * Blocks.
 *
 * Returns: (transfer full) (element-type DesmiStoredDeck): all decks of the file with their slides,
 * by name; %NULL with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
desmi_stored_deck_list (DesmiStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray)  decks = g_ptr_array_new_with_free_func (free_deck);
  g_autoptr (DesmiTable) table = look_up (store, "register-deck", cancellable, error);

  if (table == NULL)
    return NULL;
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    g_ptr_array_add (decks, read_deck (table, i));
  if (!add_slides (decks, store, cancellable, error))
    return NULL;
  g_ptr_array_sort (decks, compare_decks);
  return g_steal_pointer (&decks);
}

/* The list is shown without what the history cannot tell. */
static void
add_changes (GPtrArray *decks, DesmiStore *store, GCancellable *cancellable)
{
  g_autoptr (DesmiTable) table = look_up (store, "deck-changes", cancellable, NULL);

  for (guint i = 0; table != NULL && i < decks->len; i++)
    {
      DesmiStoredDeck *deck = g_ptr_array_index (decks, i);

      for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
        if (g_strcmp0 (get_text (table, r, "deck"), deck->deck) == 0)
          deck->changed = dup_text (table, r, "at");
    }
}

static void
unref_decks (gpointer decks)
{
  g_ptr_array_unref (decks);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError    *error = NULL;
  GPtrArray *decks = desmi_stored_deck_list (DESMI_STORE (source), cancellable, &error);

  if (decks != NULL)
    {
      add_changes (decks, DESMI_STORE (source), cancellable);
      g_task_return_pointer (task, decks, unref_decks);
    }
  else
    g_task_return_error (task, error);
}

/**
 * desmi_stored_deck_list_async:
 *
 * The same without blocking, and when each was changed last.
 */
void
desmi_stored_deck_list_async (DesmiStore         *store,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_stored_deck_list_async);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * desmi_stored_deck_list_finish:
 *
 * Returns: (transfer full): as desmi_stored_deck_list()
 */
GPtrArray *
desmi_stored_deck_list_finish (DesmiStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * desmi_stored_deck_load:
 * @deck: its code
 *
 * Blocks.
 *
 * Returns: (transfer full): the deck with its slides; %NULL with %DESMI_STORE_ERROR_INPUT where it
 * is there no more, another #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiStoredDeck *
desmi_stored_deck_load (DesmiStore   *store,
                        const char   *deck,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autoptr (GPtrArray) decks = desmi_stored_deck_list (store, cancellable, error);

  for (guint i = 0; decks != NULL && i < decks->len; i++)
    if (g_strcmp0 (((DesmiStoredDeck *) g_ptr_array_index (decks, i))->deck, deck) == 0)
      return g_ptr_array_steal_index (decks, i);
  if (decks != NULL)
    g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                         _ ("The presentation is no longer there."));
  return NULL;
}

/**
 * desmi_stored_deck_sort:
 * @decks: (element-type DesmiStoredDeck):
 * @by_change: whether the one that was changed last comes first, rather than by name
 *
 * Numbers in names count as such: "Rapat 2" comes before "Rapat 10".
 */
void
desmi_stored_deck_sort (GPtrArray *decks, gboolean by_change)
{
  g_ptr_array_sort (decks, by_change ? compare_changes : compare_decks);
}

/**
 * desmi_stored_deck_dup_changed:
 *
 * Returns: (transfer full) (nullable): "changed on 1 December 2026 at 08:15", as the clock here
 * had it; %NULL where the history does not tell
 */
char *
desmi_stored_deck_dup_changed (const DesmiStoredDeck *self, const DesmiLocale *locale)
{
  g_autoptr (GDateTime) at = NULL;
  g_autofree char      *date = NULL, *day = NULL, *minute = NULL;
  gint64                seconds;

  if (self->changed == NULL || !desmi_clock_parse_utc (self->changed, &seconds))
    return NULL;
  at = g_date_time_new_from_unix_local (seconds);
  date = g_date_time_format (at, "%Y-%m-%d");
  day = desmi_format_day (date, locale);
  minute = g_date_time_format (at, "%H:%M");
  /* Translators: a date, and a time such as 08:15 */
  return g_strdup_printf (desmi_locale_text (locale, N_ ("changed on %s at %s")), day, minute);
}

static gboolean
has_name (const GPtrArray *decks, const char *name)
{
  for (guint i = 0; i < decks->len; i++)
    if (g_strcmp0 (((const DesmiStoredDeck *) g_ptr_array_index (decks, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * desmi_stored_deck_dup_free_name:
 * @decks: (element-type DesmiStoredDeck): of the file
 *
 * Returns: (transfer full): @name, or "@name (2)" and so on where others have it already
 */
char *
desmi_stored_deck_dup_free_name (const GPtrArray *decks, const char *name)
{
  char *free_name = g_strdup (name);

  for (guint n = 2; has_name (decks, free_name); n++)
    {
      g_free (free_name);
      free_name = g_strdup_printf ("%s (%u)", name, n);
    }
  return free_name;
}

/**
 * desmi_stored_deck_find:
 *
 * Returns: (transfer none) (nullable): the slide of that code
 */
const DesmiStoredSlide *
desmi_stored_deck_find (const DesmiStoredDeck *self, const char *slide)
{
  for (guint i = 0; i < self->slides->len; i++)
    {
      const DesmiStoredSlide *one = g_ptr_array_index (self->slides, i);

      if (g_strcmp0 (one->slide, slide) == 0)
        return one;
    }
  return NULL;
}

/**
 * desmi_stored_deck_get_locale:
 *
 * Returns: (transfer none): the language that the deck is in, whatever its reader's is
 */
const DesmiLocale *
desmi_stored_deck_get_locale (const DesmiStoredDeck *self)
{
  return desmi_language_get (self->language);
}

static void
read_color (const char *text, DesmiColor *color)
{
  char         *end = NULL;
  unsigned long rgb = text != NULL && *text == '#' ? strtoul (text + 1, &end, 16) : 0;

  if (end != NULL && *end == '\0' && end - text == 7)
    *color = desmi_color_from_rgb ((guint32) rgb);
}

static void
read_own (DesmiTable *table, guint row, const char *name, char **text)
{
  const char *own = get_text (table, row, name);

  if (own == NULL)
    return;
  g_free (*text);
  *text = g_strdup (own);
}

/* A logo that is gone leaves its place empty, and everything else is shown. */
static gboolean
read_logo (DesmiStore     *store,
           const char     *sha256,
           DesmiDeckTheme *out,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr (GError) local = NULL;

  out->logo = desmi_store_read_attachment (store, sha256, cancellable, &local);
  if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desmi_stored_theme_load:
 * @theme: (nullable): its code; %NULL, or one that is gone: @out is left as it is
 * @out: (inout): what the theme says is put over it
 *
 * Blocks.
 *
 * Returns: %FALSE with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
desmi_stored_theme_load (DesmiStore     *store,
                         const char     *theme,
                         DesmiDeckTheme *out,
                         GCancellable   *cancellable,
                         GError        **error)
{
  g_autoptr (DesmiTable) table = look_up (store, "register-theme", cancellable, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; theme != NULL && i < desmi_table_get_n_rows (table); i++)
    {
      const char *logo = get_text (table, i, "sha256");

      if (g_strcmp0 (get_text (table, i, "theme"), theme) != 0)
        continue;
      read_color (get_text (table, i, "primary_color"), &out->primary);
      read_color (get_text (table, i, "accent_color"), &out->accent);
      read_own (table, i, "font_title", &out->font_title);
      read_own (table, i, "font_text", &out->font_text);
      read_own (table, i, "footer", &out->footer);
      if (logo != NULL)
        {
          g_clear_pointer (&out->logo, g_bytes_unref);
          return read_logo (store, logo, out, cancellable, error);
        }
    }
  return TRUE;
}
