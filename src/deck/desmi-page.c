/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-page.h"

#include <glib/gi18n-lib.h>

#define HEIGHT_PT 540
#define WIDTH_16_9_PT 960
#define WIDTH_4_3_PT 720

static void
free_paragraph (gpointer data)
{
  DesmiPageParagraph *self = data;

  g_free (self->text);
  g_free (self->link);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * desmi_page_table_free:
 * @self: (transfer full): the table
 */
void
desmi_page_table_free (DesmiPageTable *self)
{
  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      g_free (self->cells[i].text);
      g_ptr_array_unref (self->cells[i].lines);
    }
  g_free (self->cells);
  g_free (self->widths);
  g_free (self->heights);
  g_free (self);
}

static void
free_item (gpointer data)
{
  DesmiPageItem *self = data;

  g_free (self->alt);
  g_ptr_array_unref (self->paragraphs);
  g_clear_pointer (&self->table, desmi_page_table_free);
  g_clear_pointer (&self->chart, desmi_chart_data_unref);
  g_clear_pointer (&self->scene, desmi_scene_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
free_page (gpointer data)
{
  DesmiPage *self = data;

  g_free (self->title);
  g_free (self->notes);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

static void
clear_pages (gpointer data)
{
  DesmiPages *self = data;

  g_ptr_array_unref (self->pages);
  desmi_deck_unref (self->deck);
}

/**
 * desmi_pages_new:
 *
 * Returns: (transfer full): no pages yet, as large as the deck's aspect says
 */
DesmiPages *
desmi_pages_new (DesmiDeck *deck)
{
  DesmiPages *self = g_atomic_rc_box_new0 (DesmiPages);

  self->deck = desmi_deck_ref (deck);
  self->width = deck->aspect == DESMI_ASPECT_16_9 ? WIDTH_16_9_PT : WIDTH_4_3_PT;
  self->height = HEIGHT_PT;
  desmi_theme_init (&self->theme, DESMI_THEME_LIGHT);
  self->pages = g_ptr_array_new_with_free_func (free_page);
  return self;
}

/**
 * desmi_pages_ref:
 *
 * Returns: (transfer full): @self
 */
DesmiPages *
desmi_pages_ref (DesmiPages *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * desmi_pages_unref:
 * @self: (transfer full): the pages
 */
void
desmi_pages_unref (DesmiPages *self)
{
  g_atomic_rc_box_release_full (self, clear_pages);
}

/**
 * desmi_pages_add:
 * @slide: index of the slide in the deck
 *
 * Returns: (transfer none): the last page now, white, with the slide's title and notes
 */
DesmiPage *
desmi_pages_add (DesmiPages *self, guint slide, DesmiPageLayout layout)
{
  const DesmiSlide *of = g_ptr_array_index (self->deck->slides, slide);
  DesmiPage        *page = g_new0 (DesmiPage, 1);

  page->slide = slide;
  page->part = 1;
  page->n_parts = 1;
  page->layout = layout;
  page->title = g_strdup (of->title);
  page->notes = g_strdup (of->notes);
  page->hidden = of->hidden;
  page->is_section = of->kind == DESMI_SLIDE_SECTION;
  page->background = desmi_color_from_rgb (0xffffff);
  page->items = g_ptr_array_new_with_free_func (free_item);
  page->warnings = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->pages, page);
  return page;
}

/**
 * desmi_pages_get_number:
 * @page: index of a page
 *
 * Returns: the number that is printed on it, hidden pages counted, as other programs count them;
 * 0: it is hidden, and nobody sees one
 */
guint
desmi_pages_get_number (const DesmiPages *self, guint page)
{
  return ((const DesmiPage *) g_ptr_array_index (self->pages, page))->hidden ? 0 : page + 1;
}

/**
 * desmi_pages_find_slide:
 * @slide: index of a slide in the deck
 *
 * Returns: index of its first page; as many as there are pages where it has none
 */
guint
desmi_pages_find_slide (const DesmiPages *self, guint slide)
{
  guint page = 0;

  while (page < self->pages->len
         && ((const DesmiPage *) g_ptr_array_index (self->pages, page))->slide != slide)
    page++;
  return page;
}

/**
 * desmi_pages_list_warnings:
 *
 * Returns: (transfer full) (element-type utf8): what did not fit, a sentence each with the number
 *   of the page; whoever exports is to see it
 */
GPtrArray *
desmi_pages_list_warnings (const DesmiPages *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->pages->len; i++)
    {
      const DesmiPage *page = g_ptr_array_index (self->pages, i);

      for (guint k = 0; k < page->warnings->len; k++)
        g_ptr_array_add (all,
                         g_strdup_printf (_ ("Slide %u: %s"), i + 1,
                                          (const char *) g_ptr_array_index (page->warnings, k)));
    }
  return all;
}

/**
 * desmi_page_add_item:
 * @box: pt
 *
 * Returns: (transfer none): the last item now, without content
 */
DesmiPageItem *
desmi_page_add_item (DesmiPage *self, DesmiItemKind kind, DesmiItemRole role, const DesmiBox *box)
{
  DesmiPageItem *item = g_new0 (DesmiPageItem, 1);

  item->kind = kind;
  item->role = role;
  item->box = *box;
  item->slot = -1;
  item->cut = (DesmiBox){ 0, 0, 1, 1 };
  item->paragraphs = g_ptr_array_new_with_free_func (free_paragraph);
  g_ptr_array_add (self->items, item);
  return item;
}

/**
 * desmi_page_item_add_paragraph:
 * @size_pt: of its letters
 *
 * Returns: (transfer none): a paragraph in black whose lines are not broken yet
 */
DesmiPageParagraph *
desmi_page_item_add_paragraph (DesmiPageItem *self, const char *text, double size_pt)
{
  DesmiPageParagraph *paragraph = g_new0 (DesmiPageParagraph, 1);

  paragraph->text = g_strdup (text);
  paragraph->size_pt = size_pt;
  paragraph->color = paragraph->sign_color = desmi_color_from_rgb (0x000000);
  paragraph->lines = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->paragraphs, paragraph);
  return paragraph;
}

/**
 * desmi_page_table_new:
 *
 * Returns: (transfer full): a table with empty cells; widths and heights are 0 still
 */
DesmiPageTable *
desmi_page_table_new (guint n_rows, guint n_columns)
{
  DesmiPageTable *self = g_new0 (DesmiPageTable, 1);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->widths = g_new0 (double, n_columns);
  self->heights = g_new0 (double, n_rows);
  self->cells = g_new0 (DesmiPageCell, n_rows * n_columns);
  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      self->cells[i].lines = g_ptr_array_new_with_free_func (g_free);
      self->cells[i].color = desmi_color_from_rgb (0x000000);
    }
  return self;
}

/**
 * desmi_page_item_add_table:
 *
 * Returns: (transfer none): the item's table, see desmi_page_table_new()
 */
DesmiPageTable *
desmi_page_item_add_table (DesmiPageItem *self, guint n_rows, guint n_columns)
{
  g_clear_pointer (&self->table, desmi_page_table_free);
  self->table = desmi_page_table_new (n_rows, n_columns);
  return self->table;
}

/**
 * desmi_page_table_get_cell:
 *
 * Returns: (transfer none): the cell
 */
DesmiPageCell *
desmi_page_table_get_cell (DesmiPageTable *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, NULL);
  return &self->cells[row * self->n_columns + column];
}
