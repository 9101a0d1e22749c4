/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-page-scene.h"

#include "chart/desmi-png.h"
#include "deck/desmi-deck-file.h"
#include "deck/desmi-lines.h"
#include "deck/desmi-photo.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define BASELINE 0.93 /* of the letters' size, below a line's upper edge */

typedef struct
{
  DesmiScene           *scene;
  const DesmiDeckTheme *theme;
  const DesmiMeasurer  *measurer;
  guint                 nth; /* of the slides on a sheet */
} Drawing;

static void
add_line (const Drawing    *self,
          const char       *text,
          double            x,
          double            top,
          DesmiAlign        align,
          const DesmiFont  *font,
          const DesmiColor *color)
{
  if (*text != '\0')
    desmi_scene_add_text (self->scene, text, x, top + BASELINE * font->size_px, align, font, color,
                          self->measurer);
}

/* Between lines of one text there is a blank to who reads or copies it, which is not seen. */
static void
add_blank (const Drawing *self, const DesmiFont *font, const DesmiColor *color)
{
  const DesmiSceneMark *line
      = desmi_scene_get_mark (self->scene, desmi_scene_get_n_marks (self->scene) - 1);

  desmi_scene_add_text (self->scene, " ", line->box.x + line->box.width,
                        desmi_scene_mark_get_baseline (line), DESMI_ALIGN_START, font, color,
                        self->measurer);
}

/* @text: that the lines are of */
static void
add_lines (const Drawing    *self,
           const char       *text,
           const GPtrArray  *lines,
           double            x,
           double            top,
           DesmiAlign        align,
           const DesmiFont  *font,
           const DesmiColor *color)
{
  for (guint i = 0; i < lines->len; i++, top += font->size_px * DESMI_PAGE_LINE)
    {
      const char *line = g_ptr_array_index (lines, i);

      add_line (self, line, x, top, align, font, color);
      if (i + 1 < lines->len && *line != '\0' && desmi_lines_is_apart (text, lines, i))
        add_blank (self, font, color);
    }
}

static double
get_text_height (const DesmiPageItem *item)
{
  double height = 0;

  for (guint i = 0; i < item->paragraphs->len; i++)
    {
      const DesmiPageParagraph *p = g_ptr_array_index (item->paragraphs, i);

      height += p->space_pt + p->lines->len * p->size_pt * DESMI_PAGE_LINE;
    }
  return height;
}

static double
find_top (const DesmiPageItem *item)
{
  double left = item->box.height - 2 * item->inset - get_text_height (item);

  if (item->anchor == DESMI_ANCHOR_TOP)
    left = 0;
  else if (item->anchor == DESMI_ANCHOR_MIDDLE)
    left /= 2;
  return item->box.y + item->inset + MAX (left, 0);
}

/* Where a line of that alignment is put. */
static double
find_x (const DesmiPageItem *item, const DesmiPageParagraph *p)
{
  double left = item->box.x + item->inset + p->indent_pt;
  double right = item->box.x + item->box.width - item->inset;

  if (p->align == DESMI_ALIGN_MIDDLE)
    return (left + right) / 2;
  return p->align == DESMI_ALIGN_END ? right : left;
}

static void
add_sign (const Drawing *self, const DesmiPageItem *item, const DesmiPageParagraph *p, double top)
{
  DesmiFont        font = { p->size_pt, p->number > 0, self->theme->font_text };
  g_autofree char *number = p->number > 0 ? g_strdup_printf ("%u. ", p->number) : NULL;
  double           x = item->box.x + item->inset + p->indent_pt - p->hang_pt;

  if (number != NULL || p->bullet)
    add_line (self,
              number != NULL  ? number
              : p->level == 0 ? "• "
                              : "– ",
              x, top, DESMI_ALIGN_START, &font, &p->sign_color);
}

/* Attributes of cairo's tags stand between apostrophes; addresses of the net have only ASCII. */
static char *
dup_link_attributes (const char *link)
{
  g_autofree char *address = g_uri_escape_string (link, ":/?#[]@!$&()*+,;=%", FALSE);

  return g_strdup_printf ("uri='%s'", address);
}

static void
add_paragraph (const Drawing            *self,
               const DesmiPageItem      *item,
               const DesmiPageParagraph *p,
               const char               *tag,
               double                   *top)
{
  DesmiFont font
      = { p->size_pt, p->bold, p->title_font ? self->theme->font_title : self->theme->font_text };
  g_autofree char *link = p->link != NULL ? dup_link_attributes (p->link) : NULL;

  *top += p->space_pt;
  if (tag != NULL)
    desmi_scene_begin_tag (self->scene, tag, NULL);
  add_sign (self, item, p, *top);
  if (link != NULL)
    desmi_scene_begin_tag (self->scene, "Link", link);
  add_lines (self, p->text, p->lines, find_x (item, p), *top, p->align, &font, &p->color);
  *top += p->lines->len * p->size_pt * DESMI_PAGE_LINE;
  if (link != NULL)
    desmi_scene_end_tag (self->scene);
  if (tag != NULL)
    desmi_scene_end_tag (self->scene);
}

static void
add_text (const Drawing *self, const DesmiPageItem *item, const char *tag)
{
  double top = find_top (item);

  for (guint i = 0; i < item->paragraphs->len; i++)
    add_paragraph (self, item, g_ptr_array_index (item->paragraphs, i), tag, &top);
}

static void
add_fill (const Drawing *self, const DesmiBox *box, const DesmiColor *fill, double radius)
{
  DesmiStyle style = { .fill = *fill, .radius = radius };

  if (fill->alpha > 0)
    desmi_scene_add_rect (self->scene, box->x, box->y, box->width, box->height, &style);
}

static void
add_cell_fills (const Drawing *self, const DesmiPageItem *item)
{
  const DesmiPageTable *table = item->table;
  double                y = item->box.y;

  for (guint row = 0; row < table->n_rows; y += table->heights[row++])
    {
      double x = item->box.x;

      for (guint c = 0; c < table->n_columns; x += table->widths[c++])
        add_fill (self, &(DesmiBox){ x, y, table->widths[c], table->heights[row] },
                  &table->cells[row * table->n_columns + c].fill, 0);
    }
}

static void
add_cell (const Drawing        *self,
          const DesmiPageTable *table,
          const DesmiPageCell  *cell,
          double                x,
          double                y,
          double                width,
          double                height)
{
  DesmiFont  font = { table->size_pt, cell->bold, self->theme->font_text };
  DesmiAlign align = cell->number ? DESMI_ALIGN_END : DESMI_ALIGN_START;
  double     line = table->size_pt * DESMI_PAGE_LINE;
  double     top = y + (height - cell->lines->len * line) / 2;

  x += cell->number ? width - DESMI_PAGE_CELL_PT : DESMI_PAGE_CELL_PT;
  add_lines (self, cell->text, cell->lines, x, top, align, &font, &cell->color);
}

static void
add_table (const Drawing *self, const DesmiPageItem *item)
{
  const DesmiPageTable *table = item->table;
  double                y = item->box.y;

  desmi_scene_begin_tag (self->scene, "Table", NULL);
  for (guint row = 0; row < table->n_rows; y += table->heights[row++])
    {
      double x = item->box.x;

      desmi_scene_begin_tag (self->scene, "TR", NULL);
      for (guint c = 0; c < table->n_columns; x += table->widths[c++])
        {
          desmi_scene_begin_tag (self->scene, row < table->n_header ? "TH" : "TD", NULL);
          add_cell (self, table, &table->cells[row * table->n_columns + c], x, y, table->widths[c],
                    table->heights[row]);
          desmi_scene_end_tag (self->scene);
        }
      desmi_scene_end_tag (self->scene);
    }
  desmi_scene_end_tag (self->scene);
}

static void
add_picture (const Drawing *self, const DesmiPageItem *item)
{
  cairo_surface_t *surface = desmi_photo_load (item->bytes, self->nth);

  if (surface == NULL)
    return;
  desmi_scene_add_photo (self->scene, surface, &item->box, &item->cut);
  cairo_surface_destroy (surface);
}

/* What is read on every page again, and what says nothing, is not read out. */
static gboolean
is_read (const DesmiPageItem *item)
{
  return item->kind != DESMI_ITEM_SHAPE && item->role != DESMI_ROLE_FOOTER
         && item->role != DESMI_ROLE_NUMBER && item->role != DESMI_ROLE_LOGO;
}

static void
add_item (const Drawing *self, const DesmiPageItem *item)
{
  gboolean    read = is_read (item);
  const char *tag = item->role == DESMI_ROLE_TITLE ? "H1" : "P";

  switch (item->kind)
    {
    case DESMI_ITEM_TEXT:
      add_text (self, item, read ? tag : NULL);
      break;
    case DESMI_ITEM_TABLE:
      add_table (self, item);
      break;
    case DESMI_ITEM_CHART:
    case DESMI_ITEM_PICTURE:
      if (read)
        desmi_scene_begin_tag (self->scene, "Figure", NULL);
      if (item->kind == DESMI_ITEM_PICTURE)
        add_picture (self, item);
      else
        desmi_scene_add_scene (self->scene, item->scene, item->box.x, item->box.y);
      if (read)
        desmi_scene_end_tag (self->scene);
      break;
    case DESMI_ITEM_SHAPE:
    default:
      break;
    }
}

static void
add_ground (const Drawing *self, const DesmiPageItem *item)
{
  if (item->kind == DESMI_ITEM_TABLE)
    add_cell_fills (self, item);
  else
    add_fill (self, &item->box, &item->fill, item->radius);
}

static DesmiScene *
new_scene (DesmiPages *pages, guint index, guint nth)
{
  const DesmiPage *page = g_ptr_array_index (pages->pages, index);
  DesmiTheme       theme = pages->theme;
  Drawing          self
      = { .theme = &pages->deck->theme, .measurer = desmi_measurer_get_pango (), .nth = nth };

  theme.background = page->background;
  self.scene = desmi_scene_new (pages->width, pages->height, &theme);
  desmi_scene_set_title (self.scene, page->title);
  for (guint i = 0; i < page->items->len; i++)
    add_ground (&self, g_ptr_array_index (page->items, i));
  for (guint i = 0; i < page->items->len; i++)
    if (!is_read (g_ptr_array_index (page->items, i)))
      add_item (&self, g_ptr_array_index (page->items, i));
  desmi_scene_begin_tag (self.scene, "Sect", NULL);
  for (guint i = 0; i < page->items->len; i++)
    if (is_read (g_ptr_array_index (page->items, i)))
      add_item (&self, g_ptr_array_index (page->items, i));
  desmi_scene_end_tag (self.scene);
  return self.scene;
}

/**
 * desmi_page_new_scene:
 * @index: of the page
 *
 * Areas come first, then what is not read out, then the page as it is read. 1 px is 1 pt. The
 * background is not in it.
 *
 * Returns: (transfer full): what is on the page
 */
DesmiScene *
desmi_page_new_scene (DesmiPages *pages, guint index)
{
  return new_scene (pages, index, 0);
}

/**
 * desmi_page_list_alts:
 *
 * Returns: (transfer full) (element-type utf8): what is said of its figures, in the order in which
 *   they are read; not owned
 */
GPtrArray *
desmi_page_list_alts (const DesmiPage *page)
{
  GPtrArray *alts = g_ptr_array_new ();

  for (guint i = 0; i < page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);

      if (is_read (item) && (item->kind == DESMI_ITEM_CHART || item->kind == DESMI_ITEM_PICTURE))
        g_ptr_array_add (alts, item->alt != NULL ? item->alt : page->title);
    }
  return alts;
}

/* Cairo forgets what was drawn on a page of a PDF before an opaque rectangle covers it, and the
 * elements that began there with it; it does not find out that two rectangles do. */
static void
trace_page (const DesmiPages *pages, cairo_t *cr)
{
  cairo_rectangle (cr, 0, 0, pages->width, pages->height);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    cairo_rectangle (cr, 0, 0, 1, 1);
}

/**
 * desmi_page_paint_nth:
 * @nth: which of the slides on a sheet of paper it is
 * @cr: its origin is the page's top left corner, its unit 1 pt
 *
 * Paints a page with its background.
 */
void
desmi_page_paint_nth (DesmiPages *pages, guint index, guint nth, cairo_t *cr)
{
  const DesmiPage       *page = g_ptr_array_index (pages->pages, index);
  g_autoptr (DesmiScene) scene = new_scene (pages, index, nth);

  cairo_save (cr);
  trace_page (pages, cr);
  cairo_set_source_rgb (cr, page->background.red, page->background.green, page->background.blue);
  cairo_fill (cr);
  cairo_rectangle (cr, 0, 0, pages->width, pages->height);
  cairo_clip (cr);
  desmi_scene_paint (scene, cr);
  cairo_restore (cr);
}

/**
 * desmi_page_paint:
 * @cr: its origin is the page's top left corner, its unit 1 pt
 *
 * Paints a page with its background.
 */
void
desmi_page_paint (DesmiPages *pages, guint index, cairo_t *cr)
{
  desmi_page_paint_nth (pages, index, 0, cr);
}

/**
 * desmi_page_write_png:
 * @width_px: of the image; its height follows
 *
 * Returns: (transfer full): the page as PNG; %NULL with DESMI_CHART_ERROR_EXPORT
 */
GBytes *
desmi_page_write_png (DesmiPages *pages, guint index, int width_px, GError **error)
{
  const DesmiPage *page = g_ptr_array_index (pages->pages, index);
  double           scale = width_px / pages->width;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width_px,
                                                         (int) round (pages->height * scale));
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;
  GBytes          *bytes = NULL;

  cairo_scale (cr, scale, scale);
  desmi_page_paint (pages, index, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    bytes = desmi_png_write (surface, scale * 72 / 96, page->title, FALSE, error);
  else
    g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT,
                 _ ("The picture could not be drawn: %s."), cairo_status_to_string (status));
  cairo_surface_destroy (surface);
  return bytes;
}

/* "rapat-01.png"; NULL: the page is hidden */
static char *
dup_png_name (DesmiPages *pages, guint index, const char *stem)
{
  if (((const DesmiPage *) g_ptr_array_index (pages->pages, index))->hidden)
    return NULL;
  return g_strdup_printf ("%s-%02u.png", stem, index + 1);
}

static gboolean
save_png (DesmiPages *pages, guint index, int width_px, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = desmi_page_write_png (pages, index, width_px, error);

  return bytes != NULL && desmi_deck_file_save (path, bytes, error);
}

/**
 * desmi_pages_save_pngs:
 * @folder: that is there
 * @stem: names begin with it: "rapat-01.png"
 *
 * Saves all pages that are not hidden, or none of them.
 *
 * Returns: (transfer full) (element-type filename): paths of the files; %NULL with an error
 */
GPtrArray *
desmi_pages_save_pngs (DesmiPages   *pages,
                       const char   *folder,
                       const char   *stem,
                       int           width_px,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)    reason = NULL;
  char                 *room = desmi_deck_files_begin (folder, error);

  if (room == NULL)
    return NULL;
  for (guint i = 0; i < pages->pages->len && reason == NULL; i++)
    {
      char            *name = dup_png_name (pages, i, stem);
      g_autofree char *path = NULL;

      if (name == NULL)
        continue;
      path = g_build_filename (room, name, NULL);
      g_ptr_array_add (names, name);
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
      if (!g_cancellable_set_error_if_cancelled (cancellable, &reason))
        save_png (pages, i, width_px, path, &reason);
    }
  if (desmi_deck_files_end (room, folder, names, &reason))
    return g_steal_pointer (&paths);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}
