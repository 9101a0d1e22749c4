/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all slides of a layout have: it belongs to the layout, and what most have to the master, so
 * that slides which are added in another program have it, too. */
#include "deck/pptx/desmi-pptx-private.h"

#include <string.h>

static gboolean
may_be_shared (const DesmiPageItem *item)
{
  return item->kind == DESMI_ITEM_SHAPE
         || (item->kind == DESMI_ITEM_PICTURE && item->role == DESMI_ROLE_LOGO
             && item->bytes != NULL && desmi_pptx_is_image (item->bytes));
}

static gboolean
are_equal (const DesmiPageItem *a, const DesmiPageItem *b)
{
  return a->kind == b->kind && a->role == b->role && memcmp (&a->box, &b->box, sizeof a->box) == 0
         && memcmp (&a->fill, &b->fill, sizeof a->fill) == 0
         && memcmp (&a->radius, &b->radius, sizeof a->radius) == 0
         && (a->bytes == NULL ? b->bytes == NULL
                              : b->bytes != NULL && g_bytes_equal (a->bytes, b->bytes));
}

static gboolean
has_item (const GPtrArray *items, const DesmiPageItem *item)
{
  for (guint i = 0; i < items->len; i++)
    if (are_equal (g_ptr_array_index (items, i), item))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the first page of a layout, at @index or behind it */
static const DesmiPage *
find_page (const DesmiPages *pages, DesmiPageLayout layout, guint *index)
{
  for (; *index < pages->pages->len; (*index)++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, *index);

      if (page->layout == layout)
        return page;
    }
  return NULL;
}

/* What is on one page only is that page's own, even where the layout has no other. */
static gboolean
is_on_all (const DesmiPages *pages, DesmiPageLayout layout, const DesmiPageItem *item)
{
  const DesmiPage *page;

  for (guint i = 0; (page = find_page (pages, layout, &i)) != NULL; i++)
    if (!has_item (page->items, item))
      return FALSE;
  return TRUE;
}

static GPtrArray *
list_shared (const DesmiPages *pages, DesmiPageLayout layout)
{
  guint            first = 0;
  const DesmiPage *page = find_page (pages, layout, &first);
  GPtrArray       *items = g_ptr_array_new ();

  for (guint i = 0; page != NULL && i < page->items->len; i++)
    {
      DesmiPageItem *item = g_ptr_array_index (page->items, i);

      if (may_be_shared (item) && is_on_all (pages, layout, item))
        g_ptr_array_add (items, item);
    }
  return items;
}

/* The colour behind all pages of a layout; the theme's own where they differ, or there are none. */
static DesmiColor
find_ground (const DesmiPages *pages, DesmiPageLayout layout)
{
  guint            index = 0;
  const DesmiPage *first = find_page (pages, layout, &index), *page;

  if (first == NULL)
    return pages->theme.background;
  for (; (page = find_page (pages, layout, &index)) != NULL; index++)
    if (memcmp (&page->background, &first->background, sizeof page->background) != 0)
      return pages->theme.background;
  return first->background;
}

/**
 * desmi_pptx_share:
 *
 * Finds what the master and each layout have. What slides with content have is the master's.
 */
void
desmi_pptx_share (DesmiPptx *self)
{
  self->on_master = NULL;
  for (guint i = 0; i < DESMI_N_PAGE_LAYOUTS; i++)
    {
      self->shared[i] = list_shared (self->pages, i);
      self->grounds[i] = find_ground (self->pages, i);
    }
  for (guint i = 0; i < self->pages->pages->len && self->on_master == NULL; i++)
    {
      DesmiPageLayout layout
          = ((const DesmiPage *) g_ptr_array_index (self->pages->pages, i))->layout;

      if (layout != DESMI_PAGE_TITLE && layout != DESMI_PAGE_SECTION)
        self->on_master = self->shared[layout];
    }
}

/**
 * desmi_pptx_clear_shared:
 *
 * Frees what desmi_pptx_share() found.
 */
void
desmi_pptx_clear_shared (DesmiPptx *self)
{
  for (guint i = 0; i < DESMI_N_PAGE_LAYOUTS; i++)
    g_clear_pointer (&self->shared[i], g_ptr_array_unref);
}

/**
 * desmi_pptx_is_shared:
 *
 * Returns: whether the layout of a page has the item already
 */
gboolean
desmi_pptx_is_shared (const DesmiPptx *self, DesmiPageLayout layout, const DesmiPageItem *item)
{
  return may_be_shared (item) && has_item (self->shared[layout], item);
}

/**
 * desmi_pptx_follows_master:
 *
 * Returns: whether a layout has what the master has, and nothing else; if not, it has its own
 */
gboolean
desmi_pptx_follows_master (const DesmiPptx *self, DesmiPageLayout layout)
{
  guint            index = 0;
  const GPtrArray *items = self->shared[layout];

  if (self->on_master == NULL)
    return items->len == 0;
  if (find_page (self->pages, layout, &index) == NULL)
    return TRUE;
  for (guint i = 0; i < items->len; i++)
    if (!has_item (self->on_master, g_ptr_array_index (items, i)))
      return FALSE;
  return items->len == self->on_master->len;
}
