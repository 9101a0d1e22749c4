/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: how wide columns are, how high rows, and what goes on the next page. */
#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGES_MOST 5    /* from which on fewer rows are proposed */
#define HEADER_LINES 3  /* of a heading */
#define COLUMN_MOST 0.4 /* of the width, that one column needs at most */
#define N_HEADER 1
#define STRETCH_MOST 1.65

/* Columns that stand on a page together, the first one, which names the rows, apart. */
typedef struct
{
  guint first, end;
} Span;

/**
 * Sheet:
 * @room: pt that each page may take of the box, so that all pages have about as much
 * @natural: (array): pt that each column would like
 * @least: (array): pt without breaking words
 * @columns: (array): of the grid, those of the span being laid out; n_columns of them
 * @widths: (array): pt of those
 * @lines: (element-type GPtrArray): of cells, by row, then by column
 * @heights: (array): pt of rows
 */
typedef struct
{
  DesmiLayout *layout;
  DesmiGrid   *grid;
  DesmiBox     box;
  double       size, room;
  double      *natural, *least;
  GArray      *spans;
  guint       *columns, n_columns;
  double      *widths, *heights;
  GPtrArray   *lines;
} Sheet;

static const char *
get_text (const DesmiGrid *grid, guint row, guint column)
{
  const char *text = grid->texts[row * grid->n_columns + column];

  return text != NULL ? text : "";
}

static gboolean
is_bold (const DesmiGrid *grid, guint row)
{
  return row < N_HEADER || (grid->total && row + 1 == grid->n_rows);
}

static DesmiFont
get_font (const Sheet *self, guint row)
{
  return (DesmiFont){ self->size, is_bold (self->grid, row), self->layout->font_text };
}

static void
measure_column (Sheet *self, guint column)
{
  double most = self->box.width * COLUMN_MOST, natural = 0, least = 0;

  for (guint row = 0; row < self->grid->n_rows; row++)
    {
      const char *text = get_text (self->grid, row, column);
      DesmiFont   font = get_font (self, row);
      double      width = desmi_lines_measure (text, &font) / 0.95 + 2 * DESMI_PAGE_CELL_PT + 1;

      natural = MAX (natural, width);
      if (width <= least)
        continue;
      if (!(self->grid->numbers[column] && row >= N_HEADER))
        width = desmi_lines_find_widest_word (text, &font) + 2 * DESMI_PAGE_CELL_PT + 1;
      least = MAX (least, width);
    }
  self->natural[column] = MAX (natural, self->grid->wants[column] * self->box.width);
  self->least[column] = self->grid->n_columns > 1 ? MIN (least, most) : least;
}

/* As many columns as have room go together. */
static void
find_spans (Sheet *self)
{
  Span   span = { 1, 1 };
  double used = self->least[0];

  g_array_set_size (self->spans, 0);
  for (guint c = 1; c < self->grid->n_columns; c++)
    {
      if (used + self->least[c] > self->box.width && span.end > span.first)
        {
          g_array_append_val (self->spans, span);
          span.first = c;
          used = self->least[0];
        }
      used += self->least[c];
      span.end = c + 1;
    }
  g_array_append_val (self->spans, span);
}

static void
set_widths (Sheet *self, const Span *span)
{
  double natural = 0, least = 0, share;

  self->n_columns = 0;
  self->columns[self->n_columns++] = 0;
  for (guint c = span->first; c < span->end; c++)
    self->columns[self->n_columns++] = c;
  for (guint i = 0; i < self->n_columns; i++)
    {
      natural += self->natural[self->columns[i]];
      least += self->least[self->columns[i]];
    }
  share = natural > least ? (self->box.width - least) / (natural - least) : 0;
  for (guint i = 0; i < self->n_columns; i++)
    {
      double wants = self->natural[self->columns[i]], needs = self->least[self->columns[i]];

      if (natural <= self->box.width)
        self->widths[i] = wants * self->box.width / natural;
      else if (least <= self->box.width)
        self->widths[i] = needs + (wants - needs) * share;
      else
        self->widths[i] = needs * self->box.width / least;
    }
}

static double
get_line (const Sheet *self)
{
  return self->size * DESMI_PAGE_LINE;
}

/* Lines that a row may have, so that it stands on one page with the headings. */
static guint
count_lines_most (const Sheet *self, guint row)
{
  double room = self->box.height - 2 * DESMI_PAGE_CELL_AIR_PT;

  if (row < N_HEADER)
    return HEADER_LINES;
  room -= self->heights[0];
  if (self->grid->most_lines > 0)
    return MIN (self->grid->most_lines, (guint) MAX (room / get_line (self), 1));
  return (guint) MAX (room / get_line (self), 1);
}

static void
break_cell (Sheet *self, guint row, guint i)
{
  DesmiFont   font = get_font (self, row);
  const char *text = get_text (self->grid, row, self->columns[i]);
  double      width = self->widths[i] - 2 * DESMI_PAGE_CELL_PT;

  g_ptr_array_add (self->lines, desmi_lines_break (text, &font, MAX (width, 1)));
}

static void
break_rows (Sheet *self)
{
  g_ptr_array_set_size (self->lines, 0);
  for (guint row = 0; row < self->grid->n_rows; row++)
    {
      guint n = 1;

      for (guint i = 0; i < self->n_columns; i++)
        {
          const GPtrArray *lines;

          break_cell (self, row, i);
          lines = g_ptr_array_index (self->lines, self->lines->len - 1);
          n = MAX (n, lines->len);
        }
      n = MIN (n, count_lines_most (self, row));
      self->heights[row] = n * get_line (self) + 2 * DESMI_PAGE_CELL_AIR_PT;
    }
}

static double
get_height (const Sheet *self)
{
  double height = 0;

  for (guint row = 0; row < self->grid->n_rows; row++)
    height += self->heights[row];
  return height;
}

static gboolean
is_whole (const Sheet *self)
{
  for (guint row = 0; row < self->grid->n_rows; row++)
    for (guint i = 0; i < self->n_columns; i++)
      {
        const GPtrArray *lines = g_ptr_array_index (self->lines, row * self->n_columns + i);

        if (lines->len > count_lines_most (self, row))
          return FALSE;
      }
  return TRUE;
}

/* Whether nothing has to be cut or to go on. */
static gboolean
fits (const Sheet *self)
{
  return self->spans->len == 1 && get_height (self) <= self->box.height + 0.01 && is_whole (self);
}

static void
unref_lines (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
set_size (Sheet *self, double size)
{
  self->size = size;
  for (guint c = 0; c < self->grid->n_columns && !desmi_layout_is_cancelled (self->layout); c++)
    measure_column (self, c);
  find_spans (self);
  set_widths (self, &g_array_index (self->spans, Span, 0));
  break_rows (self);
}

/* Finds the largest size at which all has room, else the least. */
static void
sheet_init (Sheet *self, DesmiLayout *layout, DesmiGrid *grid, const DesmiBox *box)
{
  *self = (Sheet){ .layout = layout, .grid = grid, .box = *box, .room = box->height };
  self->natural = g_new0 (double, grid->n_columns);
  self->least = g_new0 (double, grid->n_columns);
  self->columns = g_new0 (guint, grid->n_columns + 1);
  self->widths = g_new0 (double, grid->n_columns + 1);
  self->heights = g_new0 (double, grid->n_rows);
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->lines = g_ptr_array_new_with_free_func (unref_lines);
  for (guint step = 0; desmi_sizes_table[step] > 0; step++)
    {
      set_size (self, desmi_sizes_table[step]);
      if (fits (self) || desmi_layout_is_cancelled (layout))
        return;
    }
}

static void
sheet_clear (Sheet *self)
{
  g_free (self->natural);
  g_free (self->least);
  g_free (self->columns);
  g_free (self->widths);
  g_free (self->heights);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->lines);
}

/* What does not fit into a cell ends with a sign, and goes into the notes. */
static void
cut_lines (Sheet *self, GPtrArray *lines, guint most, guint row, guint i)
{
  DesmiFont font = get_font (self, row);
  char     *last;

  if (lines->len <= most)
    return;
  last = desmi_lines_cut (g_ptr_array_index (lines, most - 1), &font,
                          self->widths[i] - 2 * DESMI_PAGE_CELL_PT);
  g_ptr_array_set_size (lines, (int) most - 1);
  g_ptr_array_add (lines, last);
  desmi_layout_warn (self->layout,
                     g_strdup (_ ("A text in the table is too long. The whole of it is in the "
                                  "notes.")));
  desmi_layout_add_rest (self->layout, get_text (self->grid, row, self->columns[i]));
}

static void
fill_cell (Sheet *self, DesmiPageTable *table, guint to, guint row, guint i)
{
  const DesmiDeckColors *colors = &self->layout->colors;
  DesmiPageCell         *cell = desmi_page_table_get_cell (table, to, i);
  GPtrArray  *lines = g_ptr_array_copy (g_ptr_array_index (self->lines, row * self->n_columns + i),
                                        (GCopyFunc) (void (*) (void)) g_strdup, NULL);
  guint       n_whole = lines->len;
  const char *text = get_text (self->grid, row, self->columns[i]);
  const DesmiColor *fill;

  g_ptr_array_set_free_func (lines, g_free);
  cut_lines (self, lines, count_lines_most (self, row), row, i);
  cell->text = lines->len < n_whole ? desmi_lines_join (text, lines) : g_strdup (text);
  g_ptr_array_unref (cell->lines);
  cell->lines = lines;
  cell->number = self->grid->numbers[self->columns[i]];
  cell->bold = is_bold (self->grid, row);
  cell->color = row < N_HEADER ? colors->on_primary : colors->text;
  if (row < N_HEADER)
    cell->fill = colors->primary;
  else if (is_bold (self->grid, row))
    cell->fill = colors->tint;
  else if (to % 2 == 0)
    cell->fill = colors->band;
  fill = &self->grid->fills[row * self->grid->n_columns + self->columns[i]];
  if (fill->alpha > 0)
    {
      cell->fill = *fill;
      cell->color = desmi_color_text_on (fill);
    }
}

/* The rows from @first to before @end, below the headings. */
static void
add_rows (Sheet *self, guint first, guint end)
{
  DesmiPageItem *item
      = desmi_page_add_item (self->layout->page, DESMI_ITEM_TABLE, DESMI_ROLE_BODY, &self->box);
  DesmiPageTable *table = desmi_page_item_add_table (item, end - first + N_HEADER, self->n_columns);

  item->alt = g_strdup (self->grid->alt);
  item->slot = self->grid->slot;
  item->box.height = 0;
  table->size_pt = self->size;
  table->n_header = N_HEADER;
  table->total = self->grid->total && end == self->grid->n_rows && end > first;
  for (guint i = 0; i < self->n_columns; i++)
    table->widths[i] = self->widths[i];
  for (guint to = 0; to < table->n_rows; to++)
    {
      guint row = to < N_HEADER ? to : first + to - N_HEADER;

      table->heights[to] = self->heights[row];
      item->box.height += self->heights[row];
      for (guint i = 0; i < self->n_columns; i++)
        fill_cell (self, table, to, row, i);
    }
}

/* Behind the last row that has room on a page, so that no page at the end has one row alone. */
static guint
find_end (const Sheet *self, guint first, double room)
{
  guint n = self->grid->n_rows, end = first;

  room += 0.01 - self->heights[0];
  while (end < n && self->heights[end] <= room)
    room -= self->heights[end++];
  end = MAX (end, first + 1);
  if (n - end == 1 && end - first > 2)
    end--;
  return MIN (end, n);
}

static guint
count_pages (const Sheet *self, double room)
{
  guint n = 0;

  for (guint first = N_HEADER; first < self->grid->n_rows; n++)
    first = find_end (self, first, room);
  return n;
}

/* Pages of all spans at a size, and whether all texts are whole there. */
static guint
count_all (Sheet *self, gboolean *whole)
{
  guint n = 0;

  *whole = TRUE;
  for (guint i = 0; i < self->spans->len; i++)
    {
      set_widths (self, &g_array_index (self->spans, Span, i));
      break_rows (self);
      n += count_pages (self, self->box.height);
      *whole = *whole && is_whole (self);
    }
  return n;
}

/* What goes on anyway may have larger letters, as long as it takes no more pages for them and
 * nothing is cut. */
static void
enlarge (Sheet *self)
{
  gboolean whole;
  guint    n = count_all (self, &whole);

  for (guint step = 0; desmi_sizes_table[step] > 0; step++)
    {
      set_size (self, desmi_sizes_table[step]);
      if ((count_all (self, &whole) <= n && whole) || desmi_layout_is_cancelled (self->layout))
        return;
    }
}

/* For the headings and the highest row. */
static double
get_least_room (const Sheet *self)
{
  double highest = 0;

  for (guint row = N_HEADER; row < self->grid->n_rows; row++)
    highest = MAX (highest, self->heights[row]);
  return self->heights[0] + highest;
}

/* As little of each page as is enough for as many pages: the last is not nearly empty then. What
 * is left is air in the rows. */
static void
spread_rows (Sheet *self)
{
  double most = self->box.height, least = MIN (get_least_room (self), most), factor;
  guint  n = count_pages (self, most);

  while (most - least > 1)
    {
      double middle = (least + most) / 2;

      if (count_pages (self, middle) > n)
        least = middle;
      else
        most = middle;
    }
  factor = CLAMP (self->box.height / most, 1, STRETCH_MOST);
  for (guint row = 0; row < self->grid->n_rows; row++)
    self->heights[row] *= factor;
  self->room = most * factor;
}

static void
add_legend (Sheet *self)
{
  DesmiPage           *page = self->layout->page;
  const DesmiPageItem *table = g_ptr_array_index (page->items, page->items->len - 1);

  if (self->grid->legend != NULL)
    desmi_page_legend_add_items (
        self->grid->legend, page,
        &(DesmiBox){ table->box.x, table->box.y, self->box.width, table->box.height });
}

static void
add_span (Sheet *self, const Span *span, gboolean *is_begun)
{
  set_widths (self, span);
  break_rows (self);
  spread_rows (self);
  for (guint first = N_HEADER, end; first < self->grid->n_rows; first = end)
    {
      if (desmi_layout_is_cancelled (self->layout))
        return;
      if (*is_begun)
        desmi_layout_begin_page (self->layout);
      *is_begun = TRUE;
      end = find_end (self, first, self->room);
      add_rows (self, first, end);
      add_legend (self);
    }
}

/**
 * desmi_layout_add_grid_pages:
 * @grid: a table; nothing but headings is said in place
 *
 * Adds as many pages as the table takes, each with the headings.
 */
void
desmi_layout_add_grid_pages (DesmiLayout *self, DesmiGrid *grid)
{
  guint    before = self->pages->pages->len, n;
  gboolean is_begun = FALSE;
  DesmiBox box;
  Sheet    sheet;

  desmi_layout_begin_page (self);
  if (grid->n_rows <= N_HEADER || grid->n_columns == 0)
    {
      desmi_layout_add_gone (self, DESMI_ROLE_BODY, &self->body, NULL);
      return;
    }
  box = self->body;
  if (grid->legend != NULL)
    box.height -= desmi_page_legend_get_height (grid->legend, box.width);
  sheet_init (&sheet, self, grid, &box);
  if (!fits (&sheet))
    enlarge (&sheet);
  for (guint i = 0; i < sheet.spans->len; i++)
    add_span (&sheet, &g_array_index (sheet.spans, Span, i), &is_begun);
  sheet_clear (&sheet);
  n = self->pages->pages->len - before;
  if (n > PAGES_MOST)
    {
      self->page = g_ptr_array_index (self->pages->pages, before);
      desmi_layout_warn (self, g_strdup_printf (_ ("The table takes %u slides. Show only its "
                                                   "largest rows, and the others as “Other”."),
                                                n));
    }
}

/**
 * desmi_layout_add_grid:
 * @box: pt, the only place it has
 *
 * Adds a table beside something else. What has no room is left out, and said.
 */
void
desmi_layout_add_grid (DesmiLayout *self, DesmiGrid *grid, const DesmiBox *box)
{
  Sheet sheet;
  guint end, left;

  if (grid->n_rows <= N_HEADER || grid->n_columns == 0)
    {
      desmi_layout_add_gone (self, DESMI_ROLE_BODY, box, NULL);
      return;
    }
  sheet_init (&sheet, self, grid, box);
  set_widths (&sheet, &g_array_index (sheet.spans, Span, 0));
  break_rows (&sheet);
  end = find_end (&sheet, N_HEADER, box->height);
  add_rows (&sheet, N_HEADER, end);
  left = grid->n_rows - end + (sheet.spans->len > 1);
  if (left > 0)
    desmi_layout_warn (
        self,
        g_strdup_printf (ngettext ("%u row of the table has no room and is left out.",
                                   "%u rows of the table have no room and are left out.", left),
                         left));
  sheet_clear (&sheet);
}
