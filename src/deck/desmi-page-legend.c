/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each colour has its words on it, so that nothing is said by colour alone; what has no colour is
 * words. */
#include "deck/desmi-page-legend.h"

#include "deck/desmi-lines.h"

#define SIZE_PT 12.0
#define INSET_PT 3.0
#define RADIUS_PT 3.0
#define LINE_PT (SIZE_PT * DESMI_PAGE_LINE + 2 * INSET_PT)
#define ABOVE_PT 8.0 /* to the table */
#define BESIDE_PT 6.0
#define SLACK 1.05 /* another program may have a font that is a little wider */

typedef struct
{
  DesmiColor fill; /* alpha 0: none */
  char      *text;
} Entry;

static void
free_entry (gpointer data)
{
  Entry *self = data;

  g_free (self->text);
  g_free (self);
}

/**
 * desmi_page_legend_new:
 * @family: interned: of the font
 * @text: colour of words without a colour behind them
 *
 * Returns: (transfer full): a legend that says nothing yet
 */
DesmiPageLegend *
desmi_page_legend_new (const char *family, const DesmiColor *text)
{
  DesmiPageLegend *self = g_new0 (DesmiPageLegend, 1);

  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->family = family;
  self->text = *text;
  return self;
}

/**
 * desmi_page_legend_free:
 * @self: (transfer full) (nullable): the legend
 */
void
desmi_page_legend_free (DesmiPageLegend *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * desmi_page_legend_take:
 * @fill: (nullable): the colour that is explained; %NULL: a word or sign of the cells is
 * @text: (transfer full): one line
 */
void
desmi_page_legend_take (DesmiPageLegend *self, const DesmiColor *fill, char *text)
{
  Entry *entry = g_new0 (Entry, 1);

  if (fill != NULL)
    entry->fill = *fill;
  entry->text = text;
  g_ptr_array_add (self->entries, entry);
}

static double
measure (const DesmiPageLegend *self, const Entry *entry)
{
  const DesmiFont font = { .size_px = SIZE_PT, .family = self->family };

  return desmi_lines_measure (entry->text, &font) * SLACK + 2 * INSET_PT;
}

/* Puts @x and @y, pt from the top left of all entries, where one so wide has room. */
static void
step (double width, double wide, double *x, double *y)
{
  if (*x > 0 && *x + wide > width)
    {
      *x = 0;
      *y += LINE_PT + BESIDE_PT;
    }
}

/**
 * desmi_page_legend_get_height:
 * @width: pt
 *
 * Returns: pt that it takes below a table so wide, with the air between
 */
double
desmi_page_legend_get_height (const DesmiPageLegend *self, double width)
{
  double x = 0, y = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      double wide = measure (self, g_ptr_array_index (self->entries, i));

      step (width, wide, &x, &y);
      x += wide + BESIDE_PT;
    }
  return self->entries->len > 0 ? ABOVE_PT + y + LINE_PT : 0;
}

/**
 * desmi_page_legend_add_items:
 * @table: pt, what it stands below
 *
 * Adds its entries to @page, each a text.
 */
void
desmi_page_legend_add_items (const DesmiPageLegend *self, DesmiPage *page, const DesmiBox *table)
{
  double x = 0, y = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry        *entry = g_ptr_array_index (self->entries, i);
      double              wide = measure (self, entry);
      DesmiPageItem      *item;
      DesmiPageParagraph *paragraph;

      step (table->width, wide, &x, &y);
      item
          = desmi_page_add_item (page, DESMI_ITEM_TEXT, DESMI_ROLE_CAPTION,
                                 &(DesmiBox){ table->x + x, table->y + table->height + ABOVE_PT + y,
                                              MIN (wide, table->width), LINE_PT });
      item->fill = entry->fill;
      item->radius = RADIUS_PT;
      item->inset = INSET_PT;
      paragraph = desmi_page_item_add_paragraph (item, entry->text, SIZE_PT);
      paragraph->color = entry->fill.alpha > 0 ? desmi_color_text_on (&entry->fill) : self->text;
      g_ptr_array_add (paragraph->lines, g_strdup (entry->text));
      x += wide + BESIDE_PT;
    }
}
