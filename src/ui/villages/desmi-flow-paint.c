/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the cells of the sheet of flows are painted. A label for each cell would be thousands of
 * widgets; so the texts are drawn, each laid out once, and of the rows those only that are on the
 * screen. */
#include "ui/villages/desmi-flow-layout.h"

#include <adwaita.h>
#include <math.h>

#define LINE_ALPHA 0.12f
#define TITLE_ALPHA 0.05f

static const GdkRGBA draft_color = { 0.85f, 0.2f, 0.15f, 0.16f };
static const GdkRGBA doubt_color = { 0.9f, 0.6f, 0.0f, 0.28f };
static const GdkRGBA refused_color = { 0.85f, 0.2f, 0.15f, 1.0f };
static const GdkRGBA cursor_color = { 0.21f, 0.52f, 0.89f, 1.0f };
static const GdkRGBA chosen_color = { 0.21f, 0.52f, 0.89f, 0.16f };

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

/* @end: the column after those that the text has room in */
static void
draw_text (const Painter *self,
           guint          column,
           guint          end,
           double         y,
           const char    *text,
           const GdkRGBA *color,
           gboolean       bold)
{
  double x = desmi_flow_layout_get_x (self->layout, column),
         right = x + self->layout->x[end] - self->layout->x[column];
  PangoLayout            *layout;
  g_autoptr (PangoLayout) cut = NULL;
  int                     width;
  gboolean                clipped;

  if (*text == '\0')
    return;
  layout = desmi_flow_layout_get_text (self->layout, self->widget, text, bold);
  pango_layout_get_pixel_size (layout, &width, NULL);
  clipped = width > right - x - DESMI_FLOW_PAD_X;
  if (clipped)
    {
      /* the dots say that there is more, and no number looks like a smaller one */
      layout = cut = pango_layout_copy (layout);
      pango_layout_set_ellipsize (cut, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (cut,
                              (int) fmax (0, (right - x - 1.5 * DESMI_FLOW_PAD_X) * PANGO_SCALE));
      push_clip (self, x, y, right - x - DESMI_FLOW_PAD_X / 2.0, self->layout->row_px);
    }
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot,
                          &GRAPHENE_POINT_INIT ((float) (column < DESMI_FLOW_N_KEYS || clipped
                                                             ? x + DESMI_FLOW_PAD_X
                                                             : right - DESMI_FLOW_PAD_X - width),
                                                (float) (y + DESMI_FLOW_PAD_Y)));
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
  if (desmi_flow_grid_get_draft (self->grid, row, month) != NULL)
    gtk_snapshot_append_color (self->snapshot, &draft_color, &rect);
  else if (desmi_flow_grid_is_doubtful (self->grid, row, month))
    gtk_snapshot_append_color (self->snapshot, &doubt_color, &rect);
  if (cursor->has_cursor && row >= cursor->first_row && row <= cursor->last_row
      && month >= cursor->first_month && month <= cursor->last_month
      && (cursor->first_row != cursor->last_row || cursor->first_month != cursor->last_month))
    gtk_snapshot_append_color (self->snapshot, &chosen_color, &rect);
}

/* What is marked is bold, too, and what is not counted has a line under it: colour alone says
 * nothing. */
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
  draw_text (self, column, column + 1, y, text,
             of == DESMI_FLOW_OFFICIAL || of == DESMI_FLOW_DIFFERENCE ? &self->dim : &self->color,
             of == DESMI_FLOW_SUM
                 || (is_month && desmi_flow_grid_is_doubtful (self->grid, row, of)));
  if (is_month && desmi_flow_grid_get_draft (self->grid, row, of) != NULL)
    fill (self, &refused_color,
          desmi_flow_layout_get_x (self->layout, column) + DESMI_FLOW_PAD_X / 2.0,
          y + self->layout->row_px - 4,
          self->layout->x[column + 1] - self->layout->x[column] - DESMI_FLOW_PAD_X, 2);
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
  draw_text (self, column, column + 1, y, text, &self->color, FALSE);
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

/* What is not the district's own is dim. */
static void
draw_total (const Painter *self, guint column, guint total, double y)
{
  gboolean is_own
      = column < DESMI_FLOW_N_KEYS + DESMI_FLOW_OFFICIAL
        && (total == 0 || desmi_flow_grid_get_kind (self->grid) == DESMI_FLOW_KIND_COMPLAINTS);
  g_autofree char *text = NULL;

  if (column < DESMI_FLOW_N_KEYS)
    text = g_strdup (column == 0 ? desmi_flow_grid_get_total_title (self->grid, total) : "");
  else
    text = desmi_flow_grid_dup_text (self->grid, desmi_flow_grid_get_n_rows (self->grid) + total,
                                     column - DESMI_FLOW_N_KEYS);
  /* beside the name of a total there are no other keys */
  draw_text (self, column, column == 0 ? DESMI_FLOW_N_KEYS : column + 1, y, text,
             is_own ? &self->color : &self->dim, is_own);
}

/* Columns of one part, frozen or scrolled, from the titles to the totals. */
static void
draw_columns (const Painter *self, guint from, guint end)
{
  double totals = desmi_flow_layout_get_totals_y (self->layout, self->grid),
         row_px = self->layout->row_px;
  guint first, last;

  get_rows (self, &first, &last);
  push_clip (self, 0, row_px, self->layout->width, totals - row_px);
  for (guint row = first; row < last; row++)
    for (guint column = from; column < end; column++)
      {
        double y = desmi_flow_layout_get_y (self->layout, row);

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
      g_autofree char *title = self->layout->natural[column] > 0
                                   ? desmi_flow_grid_dup_title (self->grid, column)
                                   : NULL;

      if (title == NULL)
        continue;
      draw_text (self, column, column + 1, 0, title, &self->dim, TRUE);
      for (guint i = 0; i < desmi_flow_grid_get_n_totals (self->grid); i++)
        draw_total (self, column, i, totals + row_px * i);
    }
}

static void
draw_lines (const Painter *self)
{
  const DesmiFlowLayout *layout = self->layout;
  double                 totals = desmi_flow_layout_get_totals_y (layout, self->grid);
  double                 right = fmin (layout->width, layout->x[DESMI_FLOW_LAYOUT_COLUMNS]);
  guint                  first, end, n_totals = desmi_flow_grid_get_n_totals (self->grid);
  double                 bottom = totals + layout->row_px * n_totals;
  double                 months_end = desmi_flow_layout_get_months_end (layout);

  get_rows (self, &first, &end);
  for (guint row = first; row <= end; row++)
    if (desmi_flow_layout_get_y (layout, row) >= layout->row_px
        && desmi_flow_layout_get_y (layout, row) <= totals)
      fill (self, &self->line, 0, desmi_flow_layout_get_y (layout, row), right, 1);
  for (guint i = 0; i < n_totals; i++)
    fill (self, &self->line, 0, totals + layout->row_px * i, right, 1);
  fill (self, &self->line, 0, 0, right, 1);
  fill (self, &self->line, 0, bottom - 1, right, 1);
  fill (self, &self->line, layout->frozen_px, 0, 1, bottom);
  for (guint i = 0; i <= DESMI_FLOW_LAYOUT_COLUMNS; i++)
    {
      double x = i < DESMI_FLOW_LAYOUT_COLUMNS ? desmi_flow_layout_get_x (layout, i)
                                               : layout->x[i] - layout->scroll_x - 1;

      if (i < DESMI_FLOW_LAYOUT_COLUMNS && layout->natural[i] <= 0)
        continue;
      if (i >= DESMI_FLOW_N_KEYS && i < DESMI_FLOW_N_KEYS + DESMI_FLOW_SUM && x > months_end)
        continue;
      if (i < DESMI_FLOW_N_KEYS || x > layout->frozen_px)
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
  push_clip (self, layout->frozen_px, layout->row_px,
             desmi_flow_layout_get_months_end (layout) - layout->frozen_px,
             desmi_flow_layout_get_totals_y (layout, self->grid) - layout->row_px + 1);
  fill (self, color, x, y, width, line);
  fill (self, color, x, y + height - line, width, line);
  fill (self, color, x, y, line, height);
  fill (self, color, x + width - line, y, line, height);
  gtk_snapshot_pop (self->snapshot);
}

/**
 * desmi_flow_layout_get_dim:
 * @color: of texts
 *
 * Returns: the colour of headings and of what is not the district's own: grey, but read easily, in
 * high contrast more so
 */
GdkRGBA
desmi_flow_layout_get_dim (const GdkRGBA *color, gboolean high_contrast)
{
  GdkRGBA dim = *color;

  dim.alpha *= high_contrast ? 0.92f : 0.75f;
  return dim;
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
  double months_end = desmi_flow_layout_get_months_end (self);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &painter.color);
  painter.line = painter.title = painter.color;
  painter.dim = desmi_flow_layout_get_dim (
      &painter.color, adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
  painter.line.alpha *= LINE_ALPHA;
  painter.title.alpha *= TITLE_ALPHA;
  fill (&painter, &painter.title, 0, 0, right, self->row_px);
  fill (&painter, &painter.title, 0, self->row_px, self->frozen_px, totals - self->row_px);
  fill (&painter, &painter.title, 0, totals, right,
        self->row_px * desmi_flow_grid_get_n_totals (grid));
  push_clip (&painter, self->frozen_px, 0, months_end - self->frozen_px, self->height);
  draw_columns (&painter, DESMI_FLOW_N_KEYS, DESMI_FLOW_N_KEYS + DESMI_FLOW_SUM);
  gtk_snapshot_pop (snapshot);
  push_clip (&painter, months_end, 0, self->width - months_end, self->height);
  draw_columns (&painter, DESMI_FLOW_N_KEYS + DESMI_FLOW_SUM, DESMI_FLOW_LAYOUT_COLUMNS);
  gtk_snapshot_pop (snapshot);
  draw_columns (&painter, 0, DESMI_FLOW_N_KEYS);
  draw_lines (&painter);
  draw_cursor (&painter);
}
