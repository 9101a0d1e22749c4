/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the list of villages, by page. */
#include "app/desmi-village-pages.h"

#define PAGE DESMI_VILLAGE_PAGE_SIZE
#define SLOW_MS 200 /* that rows on the way may show what was drawn before */

/**
 * Page:
 * @villages: (nullable): rows, once they have come
 * @fetch: (nullable): of the fetch under way
 * @slow: timer of a fetch whose rows are not to keep what was drawn before for ever; 0: none
 * @link: in the pages' @recent
 */
typedef struct
{
  guint             index;
  DesmiVillageItem *items[PAGE];
  GPtrArray        *villages;
  GCancellable     *fetch;
  guint             slow;
  GList             link;
} Page;

/**
 * DesmiVillagePages:
 * @owner: not owned: frees the pages
 * @source: (nullable): what @loader is given; not owned
 * @filter: not owned: of the owner
 * @ids: (element-type gint64): likewise
 * @pages: index to Page
 * @recent: the pages, the last one used first
 */
struct _DesmiVillagePages
{
  GObject                  *owner;
  DesmiVillagePagesFunc     func;
  GObject                  *source;
  const DesmiVillageLoader *loader;
  const DesmiVillageFilter *filter;
  GArray                   *ids;
  GHashTable               *pages;
  GQueue                    recent;
  guint                     n_fetched;
};

static void
stop (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
free_page (gpointer data)
{
  Page *page = data;

  stop (&page->fetch);
  g_clear_handle_id (&page->slow, g_source_remove);
  for (guint i = 0; i < PAGE; i++)
    g_clear_object (&page->items[i]);
  g_clear_pointer (&page->villages, g_ptr_array_unref);
  g_free (page);
}

static void
drop_page (DesmiVillagePages *self, Page *page)
{
  g_queue_unlink (&self->recent, &page->link);
  g_hash_table_remove (self->pages, GUINT_TO_POINTER (page->index));
}

/* Gives the rows that have come to the items that are out already. */
static void
fill_page (Page *page)
{
  for (guint i = 0; i < PAGE && i < page->villages->len; i++)
    if (page->items[i] != NULL)
      desmi_village_item_set_village (page->items[i], g_ptr_array_index (page->villages, i));
}

static gboolean
is_looked_at (const Page *page)
{
  for (guint i = 0; i < PAGE; i++)
    if (page->items[i] != NULL && G_OBJECT (page->items[i])->ref_count > 1)
      return TRUE;
  return FALSE;
}

/* What its items were told before may be another village's. */
static void
blank_page (Page *page)
{
  for (guint i = 0; i < PAGE; i++)
    if (page->items[i] != NULL && desmi_village_item_get_village (page->items[i]) == NULL)
      desmi_village_item_set_village (page->items[i], NULL);
}

static gboolean
slow_cb (gpointer data)
{
  Page *page = data;

  page->slow = 0;
  blank_page (page);
  return G_SOURCE_REMOVE;
}

/* A question under way, which keeps the owner, and so the pages; @loader is the one that was
 * asked. */
typedef struct
{
  GObject                  *owner;
  DesmiVillagePages        *pages;
  const DesmiVillageLoader *loader;
  GCancellable             *fetch;
  guint                     index;
} Fetch;

static void
free_fetch (Fetch *fetch)
{
  g_object_unref (fetch->owner);
  g_object_unref (fetch->fetch);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, free_fetch)

static void
page_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Fetch)     fetch = data;
  DesmiVillagePages    *self = fetch->pages;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) villages = fetch->loader->get_finish (source, result, &error);
  Page                 *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (fetch->index));

  /* Dropped since, or asked anew: what came is of another time. */
  if (page == NULL || page->fetch != fetch->fetch)
    return;
  g_clear_object (&page->fetch);
  g_clear_handle_id (&page->slow, g_source_remove);
  if (villages == NULL)
    {
      self->func (self->owner, error);
      blank_page (page);
      return;
    }
  g_clear_pointer (&page->villages, g_ptr_array_unref);
  page->villages = g_steal_pointer (&villages);
  fill_page (page);
}

static void
fetch_page (DesmiVillagePages *self, Page *page)
{
  guint  first = page->index * PAGE;
  Fetch *fetch;

  if (self->loader == NULL)
    return;
  stop (&page->fetch);
  fetch = g_new0 (Fetch, 1);
  page->fetch = g_cancellable_new ();
  fetch->owner = g_object_ref (self->owner);
  fetch->pages = self;
  fetch->loader = self->loader;
  fetch->fetch = g_object_ref (page->fetch);
  fetch->index = page->index;
  self->n_fetched++;
  self->loader->get_async (self->source, &g_array_index (self->ids, gint64, first),
                           MIN (PAGE, self->ids->len - first), self->filter, page->fetch, page_cb,
                           fetch);
  self->func (self->owner, NULL);
}

/* The page of @index, asked for if it is not there; it becomes the last one used. */
static Page *
use_page (DesmiVillagePages *self, guint index)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (index));

  if (page != NULL)
    {
      g_queue_unlink (&self->recent, &page->link);
      g_queue_push_head_link (&self->recent, &page->link);
      return page;
    }
  if (self->recent.length >= DESMI_VILLAGE_MAX_PAGES)
    drop_page (self, self->recent.tail->data);
  page = g_new0 (Page, 1);
  page->index = index;
  page->link.data = page;
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (index), page);
  g_queue_push_head_link (&self->recent, &page->link);
  fetch_page (self, page);
  page->slow = g_timeout_add (SLOW_MS, slow_cb, page);
  return page;
}

/* The items that somebody looks at stand for the villages that are at their places now. */
static void
reuse_page (DesmiVillagePages *self, Page *page)
{
  g_clear_pointer (&page->villages, g_ptr_array_unref);
  for (guint i = 0; i < PAGE; i++)
    if (page->items[i] != NULL && page->index * PAGE + i < self->ids->len)
      desmi_village_item_reuse (page->items[i],
                                g_array_index (self->ids, gint64, page->index * PAGE + i));
    else
      g_clear_object (&page->items[i]);
  fetch_page (self, page);
}

/**
 * desmi_village_pages_new:
 * @owner: not kept
 * @func: told of each page that is asked for, and of failures
 *
 * Returns: (transfer full): no pages
 */
DesmiVillagePages *
desmi_village_pages_new (GObject *owner, DesmiVillagePagesFunc func)
{
  DesmiVillagePages *self = g_new0 (DesmiVillagePages, 1);

  self->owner = owner;
  self->func = func;
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, free_page);
  return self;
}

/**
 * desmi_village_pages_free:
 *
 * Frees the pages.
 */
void
desmi_village_pages_free (DesmiVillagePages *self)
{
  desmi_village_pages_drop (self);
  g_hash_table_unref (self->pages);
  g_free (self);
}

/**
 * desmi_village_pages_set_source:
 * @source: (nullable): not kept: the owner's
 * @loader: (nullable): likewise
 *
 * Says where rows come from, from now on.
 */
void
desmi_village_pages_set_source (DesmiVillagePages        *self,
                                GObject                  *source,
                                const DesmiVillageLoader *loader)
{
  self->source = source;
  self->loader = loader;
}

/**
 * desmi_village_pages_set_filter:
 * @filter: not kept: the owner's
 *
 * Says of which programme and quarter rows are, from now on.
 */
void
desmi_village_pages_set_filter (DesmiVillagePages *self, const DesmiVillageFilter *filter)
{
  self->filter = filter;
}

/**
 * desmi_village_pages_set_ids:
 * @ids: (element-type gint64): not kept: the owner's
 *
 * Says which villages are listed. The pages that are there are to be dropped before, or reused
 * after.
 */
void
desmi_village_pages_set_ids (DesmiVillagePages *self, GArray *ids)
{
  self->ids = ids;
}

/**
 * desmi_village_pages_get_item:
 * @position: in the list
 *
 * Returns: (transfer full): the item of a place, whose row is asked for if it is not there
 */
DesmiVillageItem *
desmi_village_pages_get_item (DesmiVillagePages *self, guint position)
{
  Page              *page = use_page (self, position / PAGE);
  DesmiVillageItem **item = &page->items[position % PAGE];

  if (*item == NULL)
    *item = desmi_village_item_new (g_array_index (self->ids, gint64, position),
                                    desmi_village_pages_peek (self, position));
  return g_object_ref (*item);
}

/**
 * desmi_village_pages_peek:
 *
 * Returns: (transfer none) (nullable): the row of a place, if it is there
 */
DesmiVillage *
desmi_village_pages_peek (DesmiVillagePages *self, guint position)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / PAGE));

  return page != NULL && page->villages != NULL && position % PAGE < page->villages->len
             ? g_ptr_array_index (page->villages, position % PAGE)
             : NULL;
}

/**
 * desmi_village_pages_get_n_fetched:
 *
 * Returns: how often a page was asked for
 */
guint
desmi_village_pages_get_n_fetched (const DesmiVillagePages *self)
{
  return self->n_fetched;
}

/**
 * desmi_village_pages_drop:
 *
 * Forgets all rows; what is under way is stopped.
 */
void
desmi_village_pages_drop (DesmiVillagePages *self)
{
  while (self->recent.head != NULL)
    drop_page (self, self->recent.head->data);
}

/**
 * desmi_village_pages_reload:
 *
 * Asks for the rows that somebody holds again, and forgets the others.
 */
void
desmi_village_pages_reload (DesmiVillagePages *self)
{
  GList *next;

  for (GList *l = self->recent.head; l != NULL; l = next)
    {
      Page *page = l->data;

      next = l->next;
      if (is_looked_at (page))
        fetch_page (self, page);
      else
        drop_page (self, page);
    }
}

/**
 * desmi_village_pages_reuse:
 *
 * After other ids: the items that somebody holds become those of the villages at their places, and
 * tell so when the rows have come.
 */
void
desmi_village_pages_reuse (DesmiVillagePages *self)
{
  GList *next;

  for (GList *l = self->recent.head; l != NULL; l = next)
    {
      Page *page = l->data;

      next = l->next;
      if (page->index * PAGE < self->ids->len && is_looked_at (page))
        reuse_page (self, page);
      else
        drop_page (self, page);
    }
}
