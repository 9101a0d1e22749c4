/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck-laws.h"

#include "deck/desmi-page-scene.h"

#include <string.h>

#define EPSILON 0.02
#define LEADING 0.09 /* of the letters' size, which may lie below the box of a text */
#define READABLE 4.5

/* Never below, whatever there is to be said. */
static double
get_least_size (DesmiItemRole role)
{
  switch (role)
    {
    case DESMI_ROLE_TITLE:
      return 24;
    case DESMI_ROLE_SOURCE:
    case DESMI_ROLE_FOOTER:
    case DESMI_ROLE_NUMBER:
      return 10;
    case DESMI_ROLE_CAPTION: /* as labels of the chart below it */
      return 12;
    case DESMI_ROLE_SUBTITLE:
    case DESMI_ROLE_BODY:
    case DESMI_ROLE_BESIDE:
    case DESMI_ROLE_FIGURE:
    case DESMI_ROLE_LOGO:
    case DESMI_ROLE_DECORATION:
    default:
      return 14;
    }
}

static gboolean
is_inside (const DesmiBox *box, double width, double height)
{
  return box->x >= -EPSILON && box->y >= -EPSILON && box->width > 0 && box->height > 0
         && box->x + box->width <= width + EPSILON && box->y + box->height <= height + EPSILON;
}

static gboolean
overlap (const DesmiBox *a, const DesmiBox *b)
{
  return a->x + a->width > b->x + EPSILON && b->x + b->width > a->x + EPSILON
         && a->y + a->height > b->y + EPSILON && b->y + b->height > a->y + EPSILON;
}

static char *
check_text (const DesmiPages *pages, const DesmiPage *page, const DesmiPageItem *item)
{
  const DesmiColor *ground = item->fill.alpha > 0 ? &item->fill : &page->background;
  double            height = 0, size = 0;

  if (item->paragraphs->len == 0)
    return g_strdup ("a text without paragraphs");
  for (guint i = 0; i < item->paragraphs->len; i++)
    {
      const DesmiPageParagraph *p = g_ptr_array_index (item->paragraphs, i);
      const DesmiFont           font = { p->size_pt, p->bold,
                                         g_intern_string (p->title_font ? pages->deck->theme.font_title
                                                                        : pages->deck->theme.font_text) };

      size = p->size_pt;
      height += p->space_pt + p->lines->len * size * DESMI_PAGE_LINE;
      if (size < get_least_size (item->role))
        return g_strdup_printf ("letters of %g pt: %s", size, p->text);
      if (desmi_color_contrast (&p->color, ground) < READABLE)
        return g_strdup_printf ("contrast %g: %s", desmi_color_contrast (&p->color, ground),
                                p->text);
      for (guint k = 0; k < p->lines->len; k++)
        {
          const DesmiMeasurer *measurer = desmi_measurer_get_pango ();
          const char          *line = g_ptr_array_index (p->lines, k);
          double               width;

          measurer->measure (line, &font, &width, NULL, measurer->user_data);
          if (width + p->indent_pt + 2 * item->inset > item->box.width + EPSILON)
            return g_strdup_printf ("too long a line: %s", line);
          if (!g_utf8_validate (line, -1, NULL) || strpbrk (line, "\n\t\002") != NULL)
            return g_strdup_printf ("not one line: %s", line);
        }
    }
  if (height + 2 * item->inset > item->box.height + size * LEADING + EPSILON)
    return g_strdup_printf ("text of %g pt in %g pt", height, item->box.height);
  return NULL;
}

static char *
check_table (const DesmiPages *pages, const DesmiPageItem *item)
{
  const DesmiPageTable *table = item->table;
  double                width = 0, height = 0;

  for (guint c = 0; c < table->n_columns; c++)
    width += table->widths[c];
  for (guint r = 0; r < table->n_rows; r++)
    height += table->heights[r];
  if (ABS (width - item->box.width) > 0.1 || ABS (height - item->box.height) > 0.1)
    return g_strdup_printf ("a table of %g by %g in a box of %g by %g", width, height,
                            item->box.width, item->box.height);
  if (table->size_pt < 11 || table->n_rows <= table->n_header)
    return g_strdup ("a table of small letters, or without rows");
  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    {
      const DesmiPageCell *cell = &table->cells[i];
      const DesmiColor     white = desmi_color_from_rgb (0xffffff);
      const DesmiFont      font
          = { table->size_pt, cell->bold, g_intern_string (pages->deck->theme.font_text) };

      if (desmi_color_contrast (&cell->color, cell->fill.alpha > 0 ? &cell->fill : &white)
          < READABLE)
        return g_strdup_printf ("a cell that cannot be read: %s", cell->text);
      if (cell->lines->len * table->size_pt * DESMI_PAGE_LINE
          > table->heights[i / table->n_columns] + EPSILON)
        return g_strdup_printf ("a cell with too many lines: %s", cell->text);
      for (guint k = 0; k < cell->lines->len; k++)
        {
          const DesmiMeasurer *measurer = desmi_measurer_get_pango ();
          double               line;

          measurer->measure (g_ptr_array_index (cell->lines, k), &font, &line, NULL,
                             measurer->user_data);
          if (line > table->widths[i % table->n_columns] + EPSILON)
            return g_strdup_printf ("a cell with too long a line: %s", cell->text);
        }
    }
  return NULL;
}

static gboolean
needs_alt (const DesmiPageItem *item)
{
  return item->kind == DESMI_ITEM_CHART || item->kind == DESMI_ITEM_TABLE
         || item->kind == DESMI_ITEM_PICTURE;
}

static char *
check_picture (const DesmiPageItem *item)
{
  double shown_x = item->width_px * item->cut.width, shown_y = item->height_px * item->cut.height;
  double ratio = shown_x / item->box.width / (shown_y / item->box.height);

  if (!is_inside (&item->cut, 1, 1))
    return g_strdup ("a cut outside of its picture");
  if (ratio < 0.97 || ratio > 1.03)
    return g_strdup_printf ("a picture that is stretched %g times", ratio);
  /* the logo is there once, for the largest place it has */
  if (item->role != DESMI_ROLE_LOGO && shown_x / item->box.width > 221 / 72.0 + 2 / item->box.width)
    return g_strdup_printf ("a picture of %g dpi", shown_x / item->box.width * 72);
  return NULL;
}

static char *
check_item (const DesmiPages *pages, const DesmiPage *page, const DesmiPageItem *item)
{
  if (!is_inside (&item->box, pages->width, pages->height))
    return g_strdup_printf ("a box outside of the page: %g %g %g %g", item->box.x, item->box.y,
                            item->box.width, item->box.height);
  if (needs_alt (item)
      && (item->alt == NULL || *item->alt == '\0' || g_utf8_strlen (item->alt, -1) > 250))
    return g_strdup ("nothing, or too much, is said of a picture");
  if (item->kind == DESMI_ITEM_TEXT)
    return check_text (pages, page, item);
  if (item->kind == DESMI_ITEM_TABLE)
    return check_table (pages, item);
  if (item->kind == DESMI_ITEM_PICTURE)
    return check_picture (item);
  if (item->kind == DESMI_ITEM_CHART && (item->scene == NULL || item->chart == NULL))
    return g_strdup ("a chart without its scene");
  return NULL;
}

static char *
check_overlaps (const DesmiPage *page)
{
  for (guint i = 0; i < page->items->len; i++)
    for (guint k = i + 1; k < page->items->len; k++)
      {
        const DesmiPageItem *a = g_ptr_array_index (page->items, i);
        const DesmiPageItem *b = g_ptr_array_index (page->items, k);

        if (a->kind != DESMI_ITEM_SHAPE && b->kind != DESMI_ITEM_SHAPE
            && overlap (&a->box, &b->box))
          return g_strdup_printf ("items %u (role %d) and %u (role %d) overlap", i, a->role, k,
                                  b->role);
      }
  return NULL;
}

char *
deck_find_broken_law (DesmiPages *pages, guint index)
{
  const DesmiPage       *page = g_ptr_array_index (pages->pages, index);
  const DesmiPageItem   *first = g_ptr_array_index (page->items, 0);
  g_autoptr (DesmiScene) scene = desmi_page_new_scene (pages, index);
  guint                  n_titles = 0;
  char                  *broken = check_overlaps (page);

  for (guint i = 0; i < page->items->len && broken == NULL; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);

      n_titles += item->role == DESMI_ROLE_TITLE;
      broken = check_item (pages, page, item);
    }
  if (broken == NULL && (first->role != DESMI_ROLE_TITLE || n_titles != 1))
    broken = g_strdup ("the title is not first");
  if (broken == NULL && (page->title == NULL || *page->title == '\0'))
    broken = g_strdup ("no title");
  if (broken == NULL && !desmi_scene_check (scene, &broken) && broken == NULL)
    broken = g_strdup ("the scene is broken");
  return broken;
}

static gboolean
says (const GPtrArray *lines, const char *words)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (lines, i));
  return strstr (all->str, words) != NULL;
}

gboolean
deck_page_says (const DesmiPage *page, const char *words)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);

      for (guint k = 0; k < item->paragraphs->len; k++)
        if (says (((const DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, k))->lines,
                  words))
          return TRUE;
      for (guint k = 0; item->table != NULL && k < item->table->n_rows * item->table->n_columns;
           k++)
        if (says (item->table->cells[k].lines, words))
          return TRUE;
    }
  return FALSE;
}

const DesmiPageItem *
deck_find_item (const DesmiPage *page, DesmiItemRole role, guint nth)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);

      if (item->role == role && nth-- == 0)
        return item;
    }
  return NULL;
}
