/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as they are laid out: boxes with what is in them, the same for screen, PDF, paper and
 * PPTX. One slide gives one page or, where a table goes on, several. */
#pragma once

#include "deck/desmi-deck.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_ITEM_TEXT,
  DESMI_ITEM_CHART,
  DESMI_ITEM_TABLE,
  DESMI_ITEM_PICTURE,
  DESMI_ITEM_SHAPE, /* decoration: says nothing that is not said elsewhere */
} DesmiItemKind;

/* What an item is on its page: places of a layout of PPTX, elements of a tagged PDF. */
typedef enum
{
  DESMI_ROLE_TITLE,
  DESMI_ROLE_SUBTITLE,
  DESMI_ROLE_BODY,   /* the text, table, chart or picture that the slide is about */
  DESMI_ROLE_BESIDE, /* the second of them */
  DESMI_ROLE_FIGURE, /* a large number, with its label and detail as further paragraphs */
  DESMI_ROLE_CAPTION,
  DESMI_ROLE_SOURCE,
  DESMI_ROLE_FOOTER,
  DESMI_ROLE_NUMBER, /* of the page */
  DESMI_ROLE_LOGO,
  DESMI_ROLE_DECORATION,
} DesmiItemRole;

/* The layouts of PPTX, by the names that people see in its menus. */
typedef enum
{
  DESMI_PAGE_TITLE,
  DESMI_PAGE_CONTENT,
  DESMI_PAGE_SECTION,
  DESMI_PAGE_TITLE_ONLY,
  DESMI_PAGE_TWO,
  DESMI_PAGE_PICTURE,
  DESMI_N_PAGE_LAYOUTS /* comes last */
} DesmiPageLayout;

typedef enum
{
  DESMI_ANCHOR_TOP,
  DESMI_ANCHOR_MIDDLE,
  DESMI_ANCHOR_BOTTOM,
} DesmiAnchor;

/* From one line to the next, in sizes of its letters: the same in every output. */
#define DESMI_PAGE_LINE 1.2
/* Air at the sides of a table's cell, and above and below. */
#define DESMI_PAGE_CELL_PT 6.0
#define DESMI_PAGE_CELL_AIR_PT 4.0

/**
 * DesmiPageParagraph:
 * @number: stands before it in place of a bullet, "3."; 0: none
 * @sign_color: of bullet or number
 * @size_pt: of its letters
 * @space_pt: above it
 * @indent_pt: of all its lines; a bullet or number stands before them, hang_pt further out
 * @lines: (element-type utf8): as broken for its box; the last ends with "…" where it was cut
 */
typedef struct
{
  char      *text;
  char      *link; /* nullable */
  guint      level, number;
  gboolean   bullet, bold, title_font;
  double     size_pt, space_pt, indent_pt, hang_pt;
  DesmiColor color, sign_color;
  DesmiAlign align;
  GPtrArray *lines;
} DesmiPageParagraph;

/**
 * DesmiPageCell:
 * @lines: (element-type utf8): as broken for its column
 * @fill: alpha 0: none
 * @number: its text is a number, and stands at the end
 */
typedef struct
{
  char      *text;
  GPtrArray *lines;
  gboolean   number, bold;
  DesmiColor fill, color;
} DesmiPageCell;

/**
 * DesmiPageTable:
 * @widths: (array): pt, by column; they fill the box
 * @heights: (array): pt, by row
 * @cells: (array): by row, then by column
 * @n_header: rows at the top that are headings, repeated on each page
 * @total: whether the last row is the total
 */
typedef struct
{
  guint          n_columns, n_rows, n_header;
  double        *widths, *heights;
  DesmiPageCell *cells;
  double         size_pt;
  gboolean       total;
} DesmiPageTable;

/**
 * DesmiPageItem:
 * @box: pt from the top left
 * @slot: index of the slide's slot that it shows, or that it says is gone; -1: none
 * @alt: (nullable): of charts, tables and pictures: one sentence of at most 250 characters
 * @anchor: of text: where its lines stand in its box
 * @paragraphs: (element-type DesmiPageParagraph): of text
 * @table: of a table
 * @chart: of a chart
 * @scene: of a chart: as it is laid out in its box, 1 px for 1 pt
 * @bytes: of a picture: PNG or JPEG without metadata, upright, of @width_px by @height_px
 * @cut: of a picture: the part of it that is shown, each from 0 to 1
 * @fill: of a shape, or behind a text; alpha 0: none
 * @radius: of the fill's corners, pt
 * @inset: of text: from the box's edges to its lines, pt on all sides
 */
typedef struct
{
  DesmiItemKind   kind;
  DesmiItemRole   role;
  DesmiBox        box;
  int             slot;
  char           *alt;
  DesmiAnchor     anchor;
  GPtrArray      *paragraphs;
  DesmiPageTable *table;
  DesmiChartData *chart;
  DesmiScene     *scene;
  GBytes         *bytes;
  int             width_px, height_px;
  DesmiBox        cut;
  DesmiColor      fill;
  double          radius, inset;
} DesmiPageItem;

/**
 * DesmiPage:
 * @slide: index of the slide in the deck
 * @part: of a slide that goes on: 1 and so on
 * @n_parts: 1: the slide has this page only
 * @title: plain, with "(1/3)" where it goes on
 * @notes: (nullable): with what did not fit
 * @background: of the whole page
 * @items: (element-type DesmiPageItem): in reading order, the title first; painted in this order
 * @is_empty: whether there are no data for a chart, which it says
 * @lacks_photo: whether the file of its photo is gone or cannot be read, which it says
 * @warnings: (element-type utf8): sentences on what did not fit
 */
typedef struct
{
  guint           slide;
  guint           part, n_parts;
  DesmiPageLayout layout;
  char           *title;
  char           *notes;
  gboolean        hidden, is_section, is_empty, lacks_photo;
  DesmiColor      background;
  GPtrArray      *items;
  GPtrArray      *warnings;
} DesmiPage;

/**
 * DesmiPages:
 * @theme: colours of charts, with the deck's own two first
 * @pages: (element-type DesmiPage)
 *
 * Immutable once made, and may cross threads.
 */
typedef struct
{
  DesmiDeck *deck;
  double     width, height; /* pt */
  DesmiTheme theme;
  GPtrArray *pages;
} DesmiPages;

DesmiPages *desmi_pages_new (DesmiDeck *deck) G_GNUC_WARN_UNUSED_RESULT;
DesmiPages *desmi_pages_ref (DesmiPages *self);
void        desmi_pages_unref (DesmiPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiPages, desmi_pages_unref)

guint      desmi_pages_get_number (const DesmiPages *self, guint page);
guint      desmi_pages_find_slide (const DesmiPages *self, guint slide);
GPtrArray *desmi_pages_list_warnings (const DesmiPages *self) G_GNUC_WARN_UNUSED_RESULT;
DesmiPage *desmi_pages_add (DesmiPages *self, guint slide, DesmiPageLayout layout);
DesmiPageItem *
desmi_page_add_item (DesmiPage *self, DesmiItemKind kind, DesmiItemRole role, const DesmiBox *box);
DesmiPageParagraph *
desmi_page_item_add_paragraph (DesmiPageItem *self, const char *text, double size_pt);
DesmiPageTable *desmi_page_item_add_table (DesmiPageItem *self, guint n_rows, guint n_columns);
DesmiPageTable *desmi_page_table_new (guint n_rows, guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_page_table_free (DesmiPageTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiPageTable, desmi_page_table_free)
DesmiPageCell *desmi_page_table_get_cell (DesmiPageTable *self, guint row, guint column);

G_END_DECLS
