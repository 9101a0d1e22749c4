/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the cells of the sheet of flows lie, and how they are painted. A label for each cell would
 * be thousands of widgets; so the texts are drawn, each laid out once, and of the rows those only
 * that are on the screen. */
#include "ui/villages/desmi-flow-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PAD_X 6
#define PAD_Y 5
#define MAX_KEY_PX 180
#define MAX_TEXTS 4000 /* kept laid out */

#define LINE_ALPHA 0.12f
#define TITLE_ALPHA 0.05f
#define DIM_ALPHA 0.6f

static const GdkRGBA doubt_color = { 0.9f, 0.6f, 0.0f, 0.28f };
static const GdkRGBA refused_color = { 0.85f, 0.2f, 0.15f, 1.0f };
static const GdkRGBA cursor_color = { 0.21f, 0.52f, 0.89f, 1.0f };
static const GdkRGBA chosen_color = { 0.21f, 0.52f, 0.89f, 0.16f };

/**
 * desmi_flow_layout_init:
 *
 * Begins without texts.
 */
void
desmi_flow_layout_init (DesmiFlowLayout *self)
{
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->bold = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * desmi_flow_layout_clear:
 *
 * Frees what it holds.
 */
void
desmi_flow_layout_clear (DesmiFlowLayout *self)
{
  g_clear_pointer (&self->layouts, g_hash_table_unref);
  g_clear_pointer (&self->bold, g_hash_table_unref);
}

/**
 * desmi_flow_layout_forget_texts:
 *
 * Lets the texts be laid out anew, since the font is another.
 */
void
desmi_flow_layout_forget_texts (DesmiFlowLayout *self)
{
  g_hash_table_remove_all (self->layouts);
  g_hash_table_remove_all (self->bold);
}

static PangoLayout *
get_text (DesmiFlowLayout *self, GtkWidget *widget, const char *text, gboolean bold)
{
  GHashTable  *texts = bold ? self->bold : self->layouts;
  PangoLayout *layout = g_hash_table_lookup (texts, text);

  if (layout != NULL)
    return layout;
  if (g_hash_table_size (texts) > MAX_TEXTS)
    g_hash_table_remove_all (texts);
  layout = gtk_widget_create_pango_layout (widget, text);
  if (bold)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  g_hash_table_insert (texts, g_strdup (text), layout);
  return layout;
}

static char *
dup_title (const DesmiFlowGrid *grid, guint column)
{
  DesmiFlowKind kind = desmi_flow_grid_get_kind (grid);

  if (column < DESMI_FLOW_N_KEYS && kind != DESMI_FLOW_KIND_WORKERS)
    {
      const char *title = desmi_flow_kind_get_key_title (kind, column);

      return g_strdup (title != NULL ? _ (title) : "");
    }
  switch (column)
    {
    case DESMI_FLOW_DESTINATION:
      return g_strdup (_ ("Destination"));
    case DESMI_FLOW_SECTOR:
      return g_strdup (_ ("Sector"));
    case DESMI_FLOW_OCCUPATION:
      return g_strdup (_ ("Occupation"));
    case DESMI_FLOW_GENDER:
      /* Translators: of a narrow column: gender (Indonesian: JK). */
      return g_strdup (C_ ("column title", "Sex"));
    case DESMI_FLOW_SCHEME:
      return g_strdup (C_ ("column title", "Scheme"));
    case DESMI_FLOW_N_KEYS + DESMI_FLOW_SUM:
      return g_strdup (_ ("Total"));
    case DESMI_FLOW_N_KEYS + DESMI_FLOW_OFFICIAL:
      return g_strdup (_ ("Official"));
    case DESMI_FLOW_N_KEYS + DESMI_FLOW_DIFFERENCE:
      return g_strdup (_ ("Difference"));
    default:
      return desmi_format_date (desmi_flow_grid_get_year (grid),
                                (int) column - DESMI_FLOW_N_KEYS + 1, 1, DESMI_DATE_MONTH_SHORT,
                                desmi_locale_get_user ());
    }
}

static double
get_text_width (DesmiFlowLayout *self, GtkWidget *widget, const char *text, gboolean bold)
{
  int width;

  pango_layout_get_pixel_size (get_text (self, widget, text, bold), &width, NULL);
  return width;
}

static double
measure_key (DesmiFlowLayout *self, GtkWidget *widget, const DesmiFlowGrid *grid, guint key)
{
  double width = 0;

  for (guint row = 0; row < desmi_flow_grid_get_n_rows (grid); row++)
    width = fmax (width, get_text_width (
                             self, widget,
                             desmi_flow_grid_get_key_text (grid, row, (DesmiFlowKey) key), FALSE));
  return fmin (width, MAX_KEY_PX);
}

/**
 * desmi_flow_layout_measure:
 *
 * Finds how wide the columns want to be, and how high a row.
 */
void
desmi_flow_layout_measure (DesmiFlowLayout *self, GtkWidget *widget, const DesmiFlowGrid *grid)
{
  double count = get_text_width (self, widget, "999", TRUE);
  double sum = get_text_width (self, widget, "9.999", TRUE);
  int    height;

  pango_layout_get_pixel_size (get_text (self, widget, "0", TRUE), NULL, &height);
  self->row_px = height + 2 * PAD_Y;
  for (guint i = 0; i < DESMI_FLOW_LAYOUT_COLUMNS; i++)
    {
      g_autofree char *title = dup_title (grid, i);
      double           width = get_text_width (self, widget, title, TRUE);

      if (i < DESMI_FLOW_N_KEYS)
        width = fmax (width, measure_key (self, widget, grid, i));
      else
        width = fmax (width, i < DESMI_FLOW_N_KEYS + DESMI_FLOW_MONTHS ? count : sum);
      self->natural[i] = ceil (width) + 2 * PAD_X;
    }
  if (!desmi_flow_grid_has_occupation (grid))
    self->natural[DESMI_FLOW_OCCUPATION] = 0;
  if (desmi_flow_grid_get_kind (grid) == DESMI_FLOW_KIND_WORKERS)
    return;
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    if (desmi_flow_kind_get_key_title (desmi_flow_grid_get_kind (grid), i) == NULL)
      self->natural[i] = 0;
  self->natural[DESMI_FLOW_N_KEYS + DESMI_FLOW_OFFICIAL] = 0;
  self->natural[DESMI_FLOW_N_KEYS + DESMI_FLOW_DIFFERENCE] = 0;
}

/**
 * desmi_flow_layout_get_natural_width:
 *
 * Returns: px that all columns want
 */
double
desmi_flow_layout_get_natural_width (const DesmiFlowLayout *self)
{
  double sum = 0;

  for (guint i = 0; i < DESMI_FLOW_LAYOUT_COLUMNS; i++)
    sum += self->natural[i];
  return sum;
}

/**
 * desmi_flow_layout_get_natural_height:
 *
 * Returns: px of all rows, the titles and the totals
 */
double
desmi_flow_layout_get_natural_height (const DesmiFlowLayout *self, const DesmiFlowGrid *grid)
{
  return self->row_px * (desmi_flow_grid_get_n_rows (grid) + 2);
}

/**
 * desmi_flow_layout_place:
 *
 * Puts the columns into @width: what is left over is shared among them, and what lacks is scrolled.
 * The columns before the months stay where there is room for as much again.
 */
void
desmi_flow_layout_place (DesmiFlowLayout *self, double width, double height)
{
  double left = fmax (0, width - desmi_flow_layout_get_natural_width (self)), x = 0;
  guint  n = 0;

  for (guint i = 0; i < DESMI_FLOW_LAYOUT_COLUMNS; i++)
    n += self->natural[i] > 0;
  self->width = width;
  self->height = height;
  for (guint i = 0; i < DESMI_FLOW_LAYOUT_COLUMNS; i++)
    {
      self->x[i] = round (x);
      x += self->natural[i] > 0 ? self->natural[i] + left / n : 0;
    }
  self->x[DESMI_FLOW_LAYOUT_COLUMNS] = round (x);
  self->frozen_px = self->x[DESMI_FLOW_N_KEYS] * 2 <= width ? self->x[DESMI_FLOW_N_KEYS] : 0;
}

static double
get_x (const DesmiFlowLayout *self, guint column)
{
  gboolean frozen = column < DESMI_FLOW_N_KEYS && self->frozen_px > 0;

  return self->x[column] - (frozen ? 0 : self->scroll_x);
}

static double
get_y (const DesmiFlowLayout *self, guint row)
{
  return self->row_px * (row + 1) - self->scroll_y;
}

/**
 * desmi_flow_layout_get_cell:
 * @out: (out): where the cell lies on the screen, or beside it
 */
void
desmi_flow_layout_get_cell (const DesmiFlowLayout *self,
                            guint                  row,
                            guint                  month,
                            graphene_rect_t       *out)
{
  guint  column = DESMI_FLOW_N_KEYS + month;
  double x = get_x (self, column);

  graphene_rect_init (out, (float) x, (float) get_y (self, row),
                      (float) (self->x[column + 1] - self->x[column]), (float) self->row_px);
}

/**
 * desmi_flow_layout_get_totals_y:
 *
 * Returns: the upper edge of the totals, which stay below while rows are scrolled
 */
double
desmi_flow_layout_get_totals_y (const DesmiFlowLayout *self, const DesmiFlowGrid *grid)
{
  return fmin (self->row_px * (desmi_flow_grid_get_n_rows (grid) + 1), self->height - self->row_px);
}

/**
 * desmi_flow_layout_find:
 * @row: (out): -1: the titles
 * @month: (out): -1: left of the months
 *
 * Returns: whether there is a cell, a month's title or a row's key
 */
gboolean
desmi_flow_layout_find (const DesmiFlowLayout *self,
                        const DesmiFlowGrid   *grid,
                        double                 x,
                        double                 y,
                        int                   *row,
                        int                   *month)
{
  if (y >= desmi_flow_layout_get_totals_y (self, grid) || y < 0)
    return FALSE;
  *row = y < self->row_px ? -1 : (int) floor ((y + self->scroll_y) / self->row_px) - 1;
  *month = -1;
  if (x >= self->frozen_px)
    for (guint i = 0; i < DESMI_FLOW_MONTHS; i++)
      if (x + self->scroll_x >= self->x[DESMI_FLOW_N_KEYS + i]
          && x + self->scroll_x < self->x[DESMI_FLOW_N_KEYS + i + 1])
        *month = (int) i;
  return *row < (int) desmi_flow_grid_get_n_rows (grid)
         && x + self->scroll_x < self->x[DESMI_FLOW_N_KEYS + DESMI_FLOW_MONTHS];
}

/* What a snapshot is made of. */
typedef struct
{
  DesmiFlowLayout       *layout;
  GtkWidget             *widget;
  const DesmiFlowGrid   *grid;
  const DesmiFlowCursor *cursor;
  GtkSnapshot           *snapshot;
  GdkRGBA                color, dim, line, title;
} Painter;

static void
fill (const Painter *self, const GdkRGBA *color, double x, double y, double width, double height)
{
  graphene_rect_t rect;

  graphene_rect_init (&rect, (float) x, (float) y, (float) width, (float) height);
  gtk_snapshot_append_color (self->snapshot, color, &rect);
}

static void
push_clip (const Painter *self, double x, double y, double width, double height)
{
  graphene_rect_t rect;

  graphene_rect_init (&rect, (float) x, (float) y, (float) fmax (0, width),
                      (float) fmax (0, height));
  gtk_snapshot_push_clip (self->snapshot, &rect);
}

static void
draw_text (const Painter *self,
           guint          column,
           double         y,
           const char    *text,
           const GdkRGBA *color,
           gboolean       bold)
{
  double x = get_x (self->layout, column),
         right = x + self->layout->x[column + 1] - self->layout->x[column];
  PangoLayout *layout;
  int          width;
  gboolean     clipped;

  if (*text == '\0')
    return;
  layout = get_text (self->layout, self->widget, text, bold);
  pango_layout_get_pixel_size (layout, &width, NULL);
  clipped = width > right - x - PAD_X;
  if (clipped)
    push_clip (self, x, y, right - x - PAD_X / 2.0, self->layout->row_px);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (
      self->snapshot,
      &GRAPHENE_POINT_INIT (
          (float) (column < DESMI_FLOW_N_KEYS || clipped ? x + PAD_X : right - PAD_X - width),
          (float) (y + PAD_Y)));
  gtk_snapshot_append_layout (self->snapshot, layout, color);
  gtk_snapshot_restore (self->snapshot);
  if (clipped)
    gtk_snapshot_pop (self->snapshot);
}

static void
draw_marks (const Painter *self, guint row, guint month)
{
  const DesmiFlowCursor *cursor = self->cursor;
  graphene_rect_t        rect;

  desmi_flow_layout_get_cell (self->layout, row, month, &rect);
  if (desmi_flow_grid_is_doubtful (self->grid, row, month))
    gtk_snapshot_append_color (self->snapshot, &doubt_color, &rect);
  if (cursor->has_cursor && row >= cursor->first_row && row <= cursor->last_row
      && month >= cursor->first_month && month <= cursor->last_month
      && (cursor->first_row != cursor->last_row || cursor->first_month != cursor->last_month))
    gtk_snapshot_append_color (self->snapshot, &chosen_color, &rect);
}

static void
draw_cell (const Painter *self, guint row, guint column, double y)
{
  guint            of = column - DESMI_FLOW_N_KEYS;
  g_autofree char *text = NULL;
  gboolean         is_month = of < DESMI_FLOW_MONTHS;

  if (is_month)
    draw_marks (self, row, of);
  if (is_month && self->cursor->has_cursor && self->cursor->is_editing && row == self->cursor->row
      && of == self->cursor->month)
    return;
  text = desmi_flow_grid_dup_text (self->grid, row, of);
  draw_text (self, column, y, text,
             of == DESMI_FLOW_OFFICIAL || of == DESMI_FLOW_DIFFERENCE ? &self->dim : &self->color,
             of == DESMI_FLOW_SUM
                 || (is_month && desmi_flow_grid_is_doubtful (self->grid, row, of)));
}

/* The destination once, where rows of it follow each other. */
static void
draw_key (const Painter *self, guint row, guint column, double y, guint first)
{
  const char *text = desmi_flow_grid_get_key_text (self->grid, row, (DesmiFlowKey) column);

  if (column == DESMI_FLOW_DESTINATION && row > first
      && g_str_equal (desmi_flow_grid_get_key (self->grid, row, DESMI_FLOW_DESTINATION),
                      desmi_flow_grid_get_key (self->grid, row - 1, DESMI_FLOW_DESTINATION)))
    return;
  draw_text (self, column, y, text, &self->color, FALSE);
}

static void
get_rows (const Painter *self, guint *first, guint *end)
{
  const DesmiFlowLayout *layout = self->layout;
  guint                  n = desmi_flow_grid_get_n_rows (self->grid);
  double                 bottom = desmi_flow_layout_get_totals_y (layout, self->grid);

  *first = MIN (n, (guint) floor (fmax (0, layout->scroll_y) / layout->row_px));
  *end = MIN (n, (guint) fmax (0, ceil ((bottom + layout->scroll_y) / layout->row_px) - 1));
}

/* Columns of one part, frozen or scrolled, from the titles to the totals. */
static void
draw_columns (const Painter *self, guint from, guint end)
{
  double totals = desmi_flow_layout_get_totals_y (self->layout, self->grid),
         row_px = self->layout->row_px;
  guint first, last, n = desmi_flow_grid_get_n_rows (self->grid);

  get_rows (self, &first, &last);
  push_clip (self, 0, row_px, self->layout->width, totals - row_px);
  for (guint row = first; row < last; row++)
    for (guint column = from; column < end; column++)
      {
        double y = get_y (self->layout, row);

        if (self->layout->natural[column] <= 0)
          continue;
        if (column < DESMI_FLOW_N_KEYS)
          draw_key (self, row, column, y, first);
        else
          draw_cell (self, row, column, y);
      }
  gtk_snapshot_pop (self->snapshot);
  for (guint column = from; column < end; column++)
    {
      g_autofree char *title = dup_title (self->grid, column), *text = NULL;

      if (self->layout->natural[column] <= 0)
        continue;
      draw_text (self, column, 0, title, &self->dim, TRUE);
      text = column < DESMI_FLOW_N_KEYS
                 ? g_strdup (column == 0 ? _ ("Total") : "")
                 : desmi_flow_grid_dup_text (self->grid, n, column - DESMI_FLOW_N_KEYS);
      draw_text (self, column, totals, text,
                 column >= DESMI_FLOW_N_KEYS + DESMI_FLOW_OFFICIAL ? &self->dim : &self->color,
                 column < DESMI_FLOW_N_KEYS + DESMI_FLOW_OFFICIAL);
    }
}

static void
draw_lines (const Painter *self)
{
  const DesmiFlowLayout *layout = self->layout;
  double                 totals = desmi_flow_layout_get_totals_y (layout, self->grid);
  double                 right = fmin (layout->width, layout->x[DESMI_FLOW_LAYOUT_COLUMNS]);
  double                 bottom = totals + layout->row_px;
  guint                  first, end;

  get_rows (self, &first, &end);
  for (guint row = first; row <= end; row++)
    if (get_y (layout, row) >= layout->row_px && get_y (layout, row) <= totals)
      fill (self, &self->line, 0, get_y (layout, row), right, 1);
  fill (self, &self->line, 0, totals, right, 1);
  fill (self, &self->line, 0, 0, right, 1);
  fill (self, &self->line, 0, bottom - 1, right, 1);
  for (guint i = 0; i <= DESMI_FLOW_LAYOUT_COLUMNS; i++)
    {
      double x
          = i < DESMI_FLOW_LAYOUT_COLUMNS ? get_x (layout, i) : layout->x[i] - layout->scroll_x - 1;

      if (i < DESMI_FLOW_LAYOUT_COLUMNS && layout->natural[i] <= 0)
        continue;
      if (i < DESMI_FLOW_N_KEYS || x >= layout->frozen_px)
        fill (self, &self->line, x, 0, 1, i > 0 && i < DESMI_FLOW_N_KEYS ? totals : bottom);
    }
}

static void
draw_cursor (const Painter *self)
{
  const DesmiFlowLayout *layout = self->layout;
  const GdkRGBA         *color = self->cursor->is_refused ? &refused_color : &cursor_color;
  double                 line = self->cursor->has_focus || self->cursor->is_refused ? 2 : 1;
  graphene_rect_t        rect;
  double                 x, y, width, height;

  if (!self->cursor->has_cursor)
    return;
  desmi_flow_layout_get_cell (layout, self->cursor->row, self->cursor->month, &rect);
  x = (double) rect.origin.x;
  y = (double) rect.origin.y;
  width = (double) rect.size.width + 1;
  height = (double) rect.size.height + 1;
  push_clip (self, layout->frozen_px, layout->row_px, layout->width - layout->frozen_px,
             desmi_flow_layout_get_totals_y (layout, self->grid) - layout->row_px + 1);
  fill (self, color, x, y, width, line);
  fill (self, color, x, y + height - line, width, line);
  fill (self, color, x, y, line, height);
  fill (self, color, x + width - line, y, line, height);
  gtk_snapshot_pop (self->snapshot);
}

/**
 * desmi_flow_layout_snapshot:
 *
 * Paints what is on the screen.
 */
void
desmi_flow_layout_snapshot (DesmiFlowLayout       *self,
                            GtkWidget             *widget,
                            const DesmiFlowGrid   *grid,
                            const DesmiFlowCursor *cursor,
                            GtkSnapshot           *snapshot)
{
  Painter painter
      = { .layout = self, .widget = widget, .grid = grid, .cursor = cursor, .snapshot = snapshot };
  double totals = desmi_flow_layout_get_totals_y (self, grid);
  double right = fmin (self->width, self->x[DESMI_FLOW_LAYOUT_COLUMNS]);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &painter.color);
  painter.dim = painter.line = painter.title = painter.color;
  painter.dim.alpha *= DIM_ALPHA;
  painter.line.alpha *= LINE_ALPHA;
  painter.title.alpha *= TITLE_ALPHA;
  fill (&painter, &painter.title, 0, 0, right, self->row_px);
  fill (&painter, &painter.title, 0, self->row_px, self->frozen_px, totals - self->row_px);
  fill (&painter, &painter.title, 0, totals, right, self->row_px);
  push_clip (&painter, self->frozen_px, 0, self->width - self->frozen_px, self->height);
  draw_columns (&painter, self->frozen_px > 0 ? DESMI_FLOW_N_KEYS : 0, DESMI_FLOW_LAYOUT_COLUMNS);
  gtk_snapshot_pop (snapshot);
  if (self->frozen_px > 0)
    draw_columns (&painter, 0, DESMI_FLOW_N_KEYS);
  draw_lines (&painter);
  draw_cursor (&painter);
}
