/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kinds of slides lay themselves out with. */
#pragma once

#include "deck/desmi-deck-colors.h"
#include "deck/desmi-layout.h"
#include "deck/desmi-page-legend.h"
#include "deck/desmi-lines.h"

G_BEGIN_DECLS

#define DESMI_LAYOUT_MARGIN 48.0     /* pt, at the left and at the right */
#define DESMI_LAYOUT_GAP 20.0        /* pt between two things side by side */
#define DESMI_LAYOUT_CAPTION_PT 24.0 /* a line of words beside a picture */
#define DESMI_LAYOUT_NARROW_PT 400.0 /* where a caption takes two lines */

/* Sizes of letters, from the one that is tried first to the least; behind the least a 0. */
extern const double desmi_sizes_cover[];
extern const double desmi_sizes_title[];
extern const double desmi_sizes_text[];
extern const double desmi_sizes_subtitle[];
extern const double desmi_sizes_table[];
extern const double desmi_sizes_source[];
extern const double desmi_sizes_value[];
extern const double desmi_sizes_label[];
extern const double desmi_sizes_detail[];
extern const double desmi_sizes_unit[]; /* of what stands above a chart, as its own labels */

/**
 * DesmiLayout:
 * @page: the one that is being filled
 * @body: of it, what lies between title and source line, pt
 * @logo: (nullable): of all pages, as it is drawn
 */
struct _DesmiLayout
{
  DesmiPages           *pages;
  const DesmiDeck      *deck;
  const DesmiSlide     *slide;
  guint                 index;
  const DesmiSlideType *type;
  const DesmiLocale    *locale;
  GCancellable         *cancellable;
  DesmiDeckColors       colors;
  const char           *font_title, *font_text;
  GBytes               *logo;
  int                   logo_width, logo_height;
  DesmiPage            *page;
  DesmiBox              body;
};

/* Pages, and what all of them have. */
DesmiPage  *desmi_layout_begin_page (DesmiLayout *self);
void        desmi_layout_begin_cover (DesmiLayout *self);
const char *desmi_layout_get_subtitle (const DesmiLayout *self);
void        desmi_layout_warn (DesmiLayout *self, char *warning);
void        desmi_layout_add_rest (DesmiLayout *self, const char *text);
void        desmi_layout_say_cut (DesmiLayout *self, guint n_lines, const char *whole);
DesmiPageItem           *
desmi_layout_add_shape (DesmiLayout *self, const DesmiBox *box, const DesmiColor *fill);
char     *desmi_layout_dup_source_line (DesmiLayout *self, gboolean brief);
DesmiFont desmi_layout_get_font (const DesmiLayout *self, const DesmiPageParagraph *of);
gboolean  desmi_layout_is_cancelled (const DesmiLayout *self);

/**
 * DesmiFlow:
 * @item: a text in the making
 * @ladders: (element-type double): sizes of each paragraph
 * @loose: how many times more air is between paragraphs than usual
 *
 * Text that is made smaller until it has room in its box.
 */
typedef struct
{
  DesmiLayout   *layout;
  DesmiPageItem *item;
  GPtrArray     *ladders;
  double         loose;
} DesmiFlow;

DesmiFlow *desmi_flow_new (DesmiLayout *layout, DesmiItemRole role, const DesmiBox *box);
void       desmi_flow_free (DesmiFlow *self);
gboolean   desmi_flow_retitle (DesmiLayout *layout, DesmiPageItem *item, const char *text);
DesmiPageParagraph *
desmi_flow_add (DesmiFlow *self, const char *text, const double *ladder, const DesmiColor *color);
void     desmi_flow_add_all (DesmiFlow *self, const GPtrArray *paragraphs);
void     desmi_flow_fit (DesmiFlow *const *flows, guint n);
double   desmi_flow_get_height (const DesmiFlow *self);
gboolean desmi_flow_has_room (DesmiFlow *self);
void     desmi_flow_end (DesmiFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiFlow, desmi_flow_free)

/* Parts of slides. */
DesmiSlot *desmi_layout_get_slot (const DesmiLayout *self, guint nth, gboolean figure);
guint      desmi_layout_count_slots (const DesmiLayout *self, gboolean figures);
void       desmi_layout_add_chart (DesmiLayout     *self,
                                   const DesmiSlot *slot,
                                   DesmiItemRole    role,
                                   const DesmiBox  *box,
                                   gboolean         caption);
void       desmi_layout_add_charts_beside (DesmiLayout *self, const DesmiBox *box);
void       desmi_layout_add_gone (DesmiLayout    *self,
                                  DesmiItemRole   role,
                                  const DesmiBox *box,
                                  const char     *sentence);
void       desmi_layout_add_figures (DesmiLayout *self, const DesmiBox *box, guint most);
void       desmi_layout_add_photo (DesmiLayout *self, DesmiItemRole role, const DesmiBox *box);
void       desmi_layout_add_text (DesmiLayout *self, DesmiItemRole role, const DesmiBox *box);
void       desmi_layout_add_table (DesmiLayout *self, const DesmiSlot *slot, const DesmiBox *box);
void       desmi_layout_add_table_pages (DesmiLayout *self, const DesmiSlot *slot);
void       desmi_layout_warn_left_out (DesmiLayout *self);
void       desmi_layout_set_slot (DesmiLayout *self, const DesmiSlot *slot);
int        desmi_layout_find_slot (const DesmiLayout *self, const DesmiSlot *slot);
char      *desmi_layout_dup_alt (const DesmiLayout *self, const DesmiSlot *slot, DesmiScene *scene);
DesmiScene *desmi_layout_draw_chart (const DesmiLayout *self,
                                     const DesmiSlot   *slot,
                                     const DesmiBox    *box,
                                     GError           **error);

/**
 * DesmiGrid:
 * @texts: (array): by row, then by column; the first row is the headings
 * @numbers: (array): by column, whether its cells are numbers
 * @wants: (array): by column, the part of the width that it has where there is room, 0: as its
 *   texts need
 * @fills: (array): by row, then by column: behind a text; alpha 0: as the row has it
 * @total: whether the last row is the total
 * @most_lines: of a cell; 0: as many as there is room for
 * @slot: index of the slot that it is of, or -1
 * @legend: (nullable): what stands below it on each page
 *
 * A table before it is known what has room on a page.
 */
typedef struct
{
  guint            n_rows, n_columns;
  char           **texts;
  gboolean        *numbers;
  double          *wants;
  DesmiColor      *fills;
  gboolean         total;
  guint            most_lines;
  int              slot;
  char            *alt;
  DesmiPageLegend *legend;
} DesmiGrid;

DesmiGrid *desmi_grid_new (guint n_rows, guint n_columns);
void       desmi_grid_free (DesmiGrid *self);
void       desmi_grid_take (DesmiGrid *self, guint row, guint column, char *text);
void       desmi_layout_add_grid_pages (DesmiLayout *self, DesmiGrid *grid);
void       desmi_layout_add_grid (DesmiLayout *self, DesmiGrid *grid, const DesmiBox *box);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiGrid, desmi_grid_free)

G_END_DECLS
