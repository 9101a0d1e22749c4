/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the cells of the sheet of flows lie. */
#include "ui/villages/desmi-flow-layout.h"

#include <math.h>

#define MAX_KEY_PX 180
#define MIN_KEY_PX 40  /* that a column before the months keeps */
#define KEYS_SHARE 0.6 /* of the width is theirs, at most: a row without its names says nothing */
#define MAX_TEXTS 4000 /* kept laid out */
#define SUM (DESMI_FLOW_N_KEYS + (guint) DESMI_FLOW_SUM)
#define MIN_MONTHS_PX 120 /* beside a sum that stays */

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

/**
 * desmi_flow_layout_get_text:
 *
 * Returns: (transfer none): @text laid out, once
 */
PangoLayout *
desmi_flow_layout_get_text (DesmiFlowLayout *self,
                            GtkWidget       *widget,
                            const char      *text,
                            gboolean         bold)
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

static double
get_text_width (DesmiFlowLayout *self, GtkWidget *widget, const char *text, gboolean bold)
{
  int width;

  pango_layout_get_pixel_size (desmi_flow_layout_get_text (self, widget, text, bold), &width, NULL);
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

/* The cell of a column whose text is the widest: that of the greatest count, or, of what may be
 * below none, any. */
static double
measure_cells (DesmiFlowLayout *self, GtkWidget *widget, const DesmiFlowGrid *grid, guint column)
{
  guint  n = desmi_flow_grid_get_n_rows (grid), greatest = 0;
  double width = 0;

  for (guint row = 1; column < DESMI_FLOW_MONTHS && row < n; row++)
    if (desmi_flow_grid_get_count (grid, row, column)
        > desmi_flow_grid_get_count (grid, greatest, column))
      greatest = row;
  for (guint row = 0; row < n + desmi_flow_grid_get_n_totals (grid); row++)
    if (row >= n || row == greatest || column == DESMI_FLOW_DIFFERENCE)
      {
        g_autofree char *text = desmi_flow_grid_dup_text (grid, row, column);

        width = fmax (width, get_text_width (self, widget, text, TRUE));
      }
  return fmin (width, MAX_KEY_PX);
}

/* Those that the sheet has nothing to say in. */
static void
hide_columns (DesmiFlowLayout *self, const DesmiFlowGrid *grid)
{
  DesmiFlowKind kind = desmi_flow_grid_get_kind (grid);

  for (guint i = desmi_flow_grid_get_n_periods (grid); i < DESMI_FLOW_MONTHS; i++)
    self->natural[DESMI_FLOW_N_KEYS + i] = 0;
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    if (desmi_flow_kind_get_key_title (kind, i) == NULL)
      self->natural[i] = 0;
  if (kind == DESMI_FLOW_KIND_WORKERS)
    {
      if (!desmi_flow_grid_has_occupation (grid))
        self->natural[DESMI_FLOW_OCCUPATION] = 0;
      return;
    }
  self->natural[DESMI_FLOW_N_KEYS + DESMI_FLOW_OFFICIAL] = 0;
  self->natural[DESMI_FLOW_N_KEYS + DESMI_FLOW_DIFFERENCE] = 0;
}

/**
 * desmi_flow_layout_measure:
 *
 * Finds how wide the columns want to be, and how high a row.
 */
void
desmi_flow_layout_measure (DesmiFlowLayout *self, GtkWidget *widget, const DesmiFlowGrid *grid)
{
  gboolean money = desmi_flow_kind_is_money (desmi_flow_grid_get_kind (grid));
  double   count = get_text_width (self, widget, money ? "99.999.999.999" : "999", TRUE);
  double   sum = get_text_width (self, widget, money ? "999.999.999.999" : "9.999", TRUE);
  int      height;

  pango_layout_get_pixel_size (desmi_flow_layout_get_text (self, widget, "0", TRUE), NULL, &height);
  self->row_px = height + 2 * DESMI_FLOW_PAD_Y;
  for (guint i = 0; i < DESMI_FLOW_LAYOUT_COLUMNS; i++)
    {
      g_autofree char *title = desmi_flow_grid_dup_title (grid, i);
      double           width = get_text_width (self, widget, title, TRUE);

      if (i < DESMI_FLOW_N_KEYS)
        width = fmax (width, measure_key (self, widget, grid, i));
      else
        width = fmax (fmax (width, i < DESMI_FLOW_N_KEYS + DESMI_FLOW_MONTHS ? count : sum),
                      measure_cells (self, widget, grid, i - DESMI_FLOW_N_KEYS));
      self->natural[i] = ceil (width) + 2 * DESMI_FLOW_PAD_X;
    }
  hide_columns (self, grid);
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
  return self->row_px
         * (desmi_flow_grid_get_n_rows (grid) + 1 + desmi_flow_grid_get_n_totals (grid));
}

static double
sum_keys (const DesmiFlowLayout *self, double most)
{
  double sum = 0;

  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    sum += fmin (self->natural[i], most);
  return sum;
}

/* Those that are wide give way first. */
static double
find_widest_key (const DesmiFlowLayout *self, double width)
{
  double most = MAX_KEY_PX + 2 * DESMI_FLOW_PAD_X;

  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    most = fmax (most, self->natural[i]);
  while (most > MIN_KEY_PX && sum_keys (self, most) > width * KEYS_SHARE)
    most--;
  return most;
}

/**
 * desmi_flow_layout_place:
 *
 * Puts the columns into @width: what is left over is shared among them, and what lacks is scrolled.
 * The columns before the months stay, and are narrower where they would leave too little room.
 */
void
desmi_flow_layout_place (DesmiFlowLayout *self, double width, double height)
{
  double left = fmax (0, width - desmi_flow_layout_get_natural_width (self)), x = 0;
  double most = find_widest_key (self, width);
  guint  n = 0;

  for (guint i = 0; i < DESMI_FLOW_LAYOUT_COLUMNS; i++)
    n += self->natural[i] > 0;
  self->width = width;
  self->height = height;
  for (guint i = 0; i < DESMI_FLOW_LAYOUT_COLUMNS; i++)
    {
      self->x[i] = round (x);
      if (self->natural[i] > 0)
        x += (i < DESMI_FLOW_N_KEYS ? fmin (self->natural[i], most) : self->natural[i]) + left / n;
    }
  self->x[DESMI_FLOW_LAYOUT_COLUMNS] = round (x);
  self->frozen_px = fmin (self->x[DESMI_FLOW_N_KEYS], round (width));
  self->pinned_px = self->x[SUM + 1] - self->x[SUM];
  if (width - self->frozen_px - self->pinned_px < MIN_MONTHS_PX)
    self->pinned_px = 0;
}

/**
 * desmi_flow_layout_get_x:
 *
 * Returns: px, where a column begins on the screen; the sum stays there while months are scrolled
 */
double
desmi_flow_layout_get_x (const DesmiFlowLayout *self, guint column)
{
  double x = self->x[column] - (column < DESMI_FLOW_N_KEYS ? 0 : self->scroll_x);

  return column == SUM && self->pinned_px > 0 ? fmin (x, round (self->width) - self->pinned_px) : x;
}

/**
 * desmi_flow_layout_get_months_end:
 *
 * Returns: px, up to where months are seen: the screen's edge, or the sum that lies over them
 */
double
desmi_flow_layout_get_months_end (const DesmiFlowLayout *self)
{
  return fmin (self->width, desmi_flow_layout_get_x (self, SUM));
}

/**
 * desmi_flow_layout_get_y:
 *
 * Returns: px, where a row begins on the screen
 */
double
desmi_flow_layout_get_y (const DesmiFlowLayout *self, guint row)
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
  double x = desmi_flow_layout_get_x (self, column);

  graphene_rect_init (out, (float) x, (float) desmi_flow_layout_get_y (self, row),
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
  return fmin (self->row_px * (desmi_flow_grid_get_n_rows (grid) + 1),
               self->height - self->row_px * desmi_flow_grid_get_n_totals (grid));
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
  if (x >= self->frozen_px && x < desmi_flow_layout_get_months_end (self))
    for (guint i = 0; i < DESMI_FLOW_MONTHS; i++)
      if (x + self->scroll_x >= self->x[DESMI_FLOW_N_KEYS + i]
          && x + self->scroll_x < self->x[DESMI_FLOW_N_KEYS + i + 1])
        *month = (int) i;
  return *row < (int) desmi_flow_grid_get_n_rows (grid)
         && x < desmi_flow_layout_get_months_end (self);
}
