/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-news.h"

#include "app/decks/desmi-deck-freeze.h"
#include "app/decks/desmi-deck-resolve.h"
#include "app/decks/desmi-deck-words.h"
#include "app/decks/desmi-frozen-deck.h"
#include "app/decks/desmi-slide-spec.h"

struct _DesmiDeckNews
{
  DesmiDeck  *fresh;    /* nullable: of a frozen deck, as today's data would have it */
  GHashTable *changed;  /* code of a slide: DesmiDeckChanges, where there are any */
  GHashTable *doubtful; /* codes of slides whose title was written for other numbers */
  GHashTable *loose;    /* codes of slides of a frozen deck that follow the data all the same */
  GHashTable *added;    /* codes of those of them of which only numbers within texts do */
  GHashTable *withheld; /* codes of slides whose frozen numbers are for the office only */
  GHashTable *words;    /* code of a slide: which words of it others should not see unchecked */
};

/**
 * desmi_deck_news_free:
 * @self: (transfer full) (nullable): the news
 */
void
desmi_deck_news_free (DesmiDeckNews *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->fresh, desmi_deck_unref);
  g_hash_table_unref (self->changed);
  g_hash_table_unref (self->doubtful);
  g_hash_table_unref (self->loose);
  g_hash_table_unref (self->added);
  g_hash_table_unref (self->withheld);
  g_hash_table_unref (self->words);
  g_free (self);
}

static const DesmiSlide *
find_slide (const DesmiDeck *deck, const char *code)
{
  for (guint i = 0; i < deck->slides->len; i++)
    if (g_strcmp0 (((DesmiSlide *) g_ptr_array_index (deck->slides, i))->id, code) == 0)
      return g_ptr_array_index (deck->slides, i);
  return NULL;
}

static void
free_changes (gpointer changes)
{
  desmi_deck_changes_free (changes);
}

/* What somebody decided to keep counts no more, until there are other numbers again. */
static void
look_for_changes (DesmiDeckNews        *self,
                  const DesmiSlideSpec *spec,
                  const DesmiSlide     *was,
                  const DesmiSlide     *is)
{
  g_autofree char             *digest = desmi_frozen_slide_digest_numbers (is);
  g_autoptr (DesmiDeckChanges) changes = NULL;

  if (g_strcmp0 (desmi_slide_spec_get (spec, "kept"), digest) == 0)
    return;
  changes = desmi_deck_changes_find (was, is, desmi_locale_get_user ());
  if (changes->n > 0)
    g_hash_table_insert (self->changed, g_strdup (was->id), g_steal_pointer (&changes));
}

static void
look_at (DesmiDeckNews *self, const DesmiStoredSlide *stored, const DesmiDeck *shown)
{
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (stored->spec, NULL);
  const DesmiSlide          *slide = find_slide (shown, stored->slide);
  const char                *of = spec != NULL ? desmi_slide_spec_get (spec, "title_of") : NULL;

  if (spec == NULL || slide == NULL)
    return;
  if (stored->is_own && of != NULL)
    {
      g_autofree char *digest = desmi_frozen_slide_digest_data (slide);

      if (!g_str_equal (of, digest))
        g_hash_table_add (self->doubtful, g_strdup (stored->slide));
    }
  /* there is nothing to keep of what is not shown */
  if (self->fresh != NULL && !g_hash_table_contains (self->withheld, stored->slide))
    look_for_changes (self, spec, slide, find_slide (self->fresh, stored->slide));
}

/* What was kept of it is for others than the deck is for now. */
static gboolean
is_withheld (const DesmiStoredDeck *stored, const DesmiStoredSlide *slide, GHashTable *frozen)
{
  const char                *data = g_hash_table_lookup (frozen, slide->slide);
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (slide->spec, NULL);

  return data != NULL && spec != NULL && desmi_slide_spec_get_n_slots (spec) > 0
         && desmi_frozen_deck_answers (data, stored, slide)
         && desmi_frozen_slide_is_withheld (data, stored->audience);
}

static void
look_at_words (DesmiDeckNews *self, const DesmiStoredDeck *stored, const DesmiStoredSlide *slide)
{
  char *caution = desmi_deck_words_dup_caution (stored, slide, desmi_locale_get_user ());

  if (caution != NULL)
    g_hash_table_insert (self->words, g_strdup (slide->slide), caution);
}

static void
look_for_loose (DesmiDeckNews          *self,
                const DesmiStoredDeck  *stored,
                const DesmiStoredSlide *slide,
                const DesmiSlide       *shown,
                GHashTable             *frozen)
{
  const char *data = g_hash_table_lookup (frozen, slide->slide);
  gboolean    is_kept = data != NULL && desmi_frozen_deck_answers (data, stored, slide);

  if (shown == NULL || !shown->is_loose || g_hash_table_contains (self->withheld, slide->slide))
    return;
  g_hash_table_add (self->loose, g_strdup (slide->slide));
  if (is_kept)
    g_hash_table_add (self->added, g_strdup (slide->slide));
}

/**
 * desmi_deck_news_find:
 * @shown: @stored with its questions answered
 *
 * Asks today's data what a frozen deck asks, and compares. Blocks.
 *
 * Returns: (transfer full): the news; %NULL with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiDeckNews *
desmi_deck_news_find (DesmiStore            *store,
                      const DesmiStoredDeck *stored,
                      DesmiDeck             *shown,
                      GCancellable          *cancellable,
                      GError               **error)
{
  g_autoptr (DesmiDeckNews) self = g_new0 (DesmiDeckNews, 1);
  g_autoptr (GHashTable)    frozen = desmi_frozen_deck_load (store, stored, cancellable, error);
  DesmiStoredDeck           live = *stored;

  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_changes);
  self->doubtful = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->loose = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->withheld = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  live.frozen = NULL;
  if (frozen == NULL)
    return NULL;
  if (stored->frozen != NULL)
    {
      self->fresh = desmi_deck_resolve (store, &live, cancellable, error);
      if (self->fresh == NULL)
        return NULL;
    }
  for (guint i = 0; i < stored->slides->len; i++)
    {
      const DesmiStoredSlide *slide = g_ptr_array_index (stored->slides, i);

      if (is_withheld (stored, slide, frozen))
        g_hash_table_add (self->withheld, g_strdup (slide->slide));
      look_at_words (self, stored, slide);
      look_at (self, slide, shown);
      look_for_loose (self, stored, slide, find_slide (shown, slide->slide), frozen);
    }
  return g_steal_pointer (&self);
}

/**
 * desmi_deck_news_get_changed:
 * @slide: (nullable): its code; %NULL: all slides together
 *
 * Returns: how many numbers are others today than when the deck was frozen
 */
guint
desmi_deck_news_get_changed (const DesmiDeckNews *self, const char *slide)
{
  const DesmiDeckChanges *one = slide != NULL ? desmi_deck_news_get_changes (self, slide) : NULL;
  GHashTableIter          iter;
  gpointer                value;
  guint                   n = 0;

  if (slide != NULL)
    return one != NULL ? one->n : 0;
  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += ((const DesmiDeckChanges *) value)->n;
  return n;
}

/**
 * desmi_deck_news_get_changes:
 * @slide: its code
 *
 * Returns: (transfer none) (nullable): which numbers of the slide are others today; %NULL: none are
 */
const DesmiDeckChanges *
desmi_deck_news_get_changes (const DesmiDeckNews *self, const char *slide)
{
  return g_hash_table_lookup (self->changed, slide);
}

/**
 * desmi_deck_news_get_n_slides:
 *
 * Returns: on how many slides numbers changed
 */
guint
desmi_deck_news_get_n_slides (const DesmiDeckNews *self)
{
  return g_hash_table_size (self->changed);
}

/**
 * desmi_deck_news_is_doubtful:
 *
 * Returns: whether a person wrote the title when the slide showed other numbers
 */
gboolean
desmi_deck_news_is_doubtful (const DesmiDeckNews *self, const char *slide)
{
  return g_hash_table_contains (self->doubtful, slide);
}

/**
 * desmi_deck_news_is_loose:
 *
 * Returns: whether the deck is frozen but the slide follows the data: it was added, or asked
 * something else, afterwards
 */
gboolean
desmi_deck_news_is_loose (const DesmiDeckNews *self, const char *slide)
{
  return g_hash_table_contains (self->loose, slide);
}

/**
 * desmi_deck_news_has_added:
 *
 * Returns: whether only numbers that were put into its texts afterwards follow the data
 */
gboolean
desmi_deck_news_has_added (const DesmiDeckNews *self, const char *slide)
{
  return g_hash_table_contains (self->added, slide);
}

/**
 * desmi_deck_news_get_n_loose:
 *
 * Returns: how many slides of a frozen deck follow the data all the same
 */
guint
desmi_deck_news_get_n_loose (const DesmiDeckNews *self)
{
  return g_hash_table_size (self->loose);
}

/**
 * desmi_deck_news_is_withheld:
 *
 * Returns: whether the deck is frozen and the slide shows nothing, since its numbers were frozen
 * for the district's office and the deck is for others now
 */
gboolean
desmi_deck_news_is_withheld (const DesmiDeckNews *self, const char *slide)
{
  return g_hash_table_contains (self->withheld, slide);
}

/**
 * desmi_deck_news_get_n_withheld:
 *
 * Returns: how many slides show nothing for that reason
 */
guint
desmi_deck_news_get_n_withheld (const DesmiDeckNews *self)
{
  return g_hash_table_size (self->withheld);
}

/**
 * desmi_deck_news_get_words:
 *
 * Returns: (transfer none) (nullable): which words that a person wrote on the slide were for the
 * district's office while the deck is for others, a sentence; %NULL: none are
 */
const char *
desmi_deck_news_get_words (const DesmiDeckNews *self, const char *slide)
{
  return g_hash_table_lookup (self->words, slide);
}

/**
 * desmi_deck_news_get_n_words:
 *
 * Returns: on how many slides there are such words
 */
guint
desmi_deck_news_get_n_words (const DesmiDeckNews *self)
{
  return g_hash_table_size (self->words);
}

/**
 * desmi_deck_news_get_fresh:
 *
 * Returns: (transfer none) (nullable): of a frozen deck, as today's data would have it
 */
DesmiDeck *
desmi_deck_news_get_fresh (const DesmiDeckNews *self)
{
  return self->fresh;
}
