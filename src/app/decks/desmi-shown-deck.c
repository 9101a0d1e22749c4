/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-shown-deck.h"

#include "app/decks/desmi-deck-resolve.h"
#include "deck/desmi-layout.h"

#include <string.h>

static void
clear (gpointer data)
{
  DesmiShownDeck *self = data;

  g_clear_pointer (&self->stored, desmi_stored_deck_free);
  g_clear_pointer (&self->news, desmi_deck_news_free);
  g_clear_pointer (&self->pages, desmi_pages_unref);
}

/**
 * desmi_shown_deck_ref:
 *
 * Returns: (transfer full): @self
 */
DesmiShownDeck *
desmi_shown_deck_ref (DesmiShownDeck *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * desmi_shown_deck_unref:
 * @self: (transfer full): the deck
 */
void
desmi_shown_deck_unref (DesmiShownDeck *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
unref_shown (gpointer shown)
{
  desmi_shown_deck_unref (shown);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError                     *error = NULL;
  DesmiStore                 *store = DESMI_STORE (source);
  g_autoptr (DesmiStoredDeck) stored = desmi_stored_deck_load (store, data, cancellable, &error);
  g_autoptr (DesmiDeck)       deck
      = stored != NULL ? desmi_deck_resolve (store, stored, cancellable, &error) : NULL;
  g_autoptr (DesmiPages) pages
      = deck != NULL ? desmi_deck_layout (deck, cancellable, &error) : NULL;
  g_autoptr (DesmiDeckNews) news
      = pages != NULL ? desmi_deck_news_find (store, stored, deck, cancellable, &error) : NULL;
  DesmiShownDeck *self;

  if (news == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_atomic_rc_box_new0 (DesmiShownDeck);
  self->stored = g_steal_pointer (&stored);
  self->news = g_steal_pointer (&news);
  self->pages = g_steal_pointer (&pages);
  g_task_return_pointer (task, self, unref_shown);
}

/**
 * desmi_shown_deck_load_async:
 * @deck: the code of one of the file
 *
 * Reads the deck, asks what it asks, and lays it out, on a thread.
 */
void
desmi_shown_deck_load_async (DesmiStore         *store,
                             const char         *deck,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_shown_deck_load_async);
  g_task_set_task_data (task, g_strdup (deck), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * desmi_shown_deck_load_finish:
 *
 * Returns: (transfer full): the deck; %NULL with %DESMI_STORE_ERROR_INPUT where it is there no
 * more, another #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiShownDeck *
desmi_shown_deck_load_finish (DesmiStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * desmi_shown_deck_find_page:
 * @slide: (nullable): its code
 *
 * Returns: the index of its first page; -1: there is no such slide
 */
int
desmi_shown_deck_find_page (const DesmiShownDeck *self, const char *slide)
{
  for (guint i = 0; i < self->pages->pages->len; i++)
    if (g_strcmp0 (desmi_shown_deck_get_slide (self, i), slide) == 0)
      return (int) i;
  return -1;
}

/**
 * desmi_shown_deck_get_slide:
 * @page: index of a page
 *
 * Returns: (transfer none): the code of the slide that it is of
 */
const char *
desmi_shown_deck_get_slide (const DesmiShownDeck *self, guint page)
{
  const DesmiPage  *one = g_ptr_array_index (self->pages->pages, page);
  const DesmiSlide *slide = g_ptr_array_index (self->pages->deck->slides, one->slide);

  return slide->id;
}

/**
 * desmi_shown_deck_get_as_of:
 *
 * Returns: (transfer none) (nullable): the day of the oldest data that it shows, "2023-09-30"
 */
const char *
desmi_shown_deck_get_as_of (const DesmiShownDeck *self)
{
  const GPtrArray *slides = self->pages->deck->slides;
  const char      *oldest = NULL;

  for (guint i = 0; i < slides->len; i++)
    {
      const GPtrArray *slots = ((const DesmiSlide *) g_ptr_array_index (slides, i))->slots;

      for (guint k = 0; k < slots->len; k++)
        {
          const char *day = ((const DesmiSlot *) g_ptr_array_index (slots, k))->as_of;

          if (day != NULL && *day != '\0' && (oldest == NULL || strcmp (day, oldest) < 0))
            oldest = day;
        }
    }
  return oldest;
}
