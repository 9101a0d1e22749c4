/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the classes of a matrix and the places of its cells. */
#include "chart/desmi-matrix.h"

#include "core/desmi-audience.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CELL_MIN 4.0         /* px; smaller ones are an image */
#define MOST_CELLS 5000      /* that are marks */
#define CELL_HEIGHT_MAX 40.0 /* px */
#define CELL_WIDTH_MAX 200.0
#define PERIOD_WIDTH_MAX 112.0
#define NAME_SHARE 0.3  /* of the width, at most, for the names of rows */
#define GROUP_SHARE 0.2 /* and for those of their groups */
#define WIDE 480.0      /* px from which there is room for names of groups and for sums */
#define GROUP_GAP 4.0
#define GAP 8.0

/**
 * desmi_matrix_get_n_columns:
 *
 * Returns: how many columns are shown
 */
guint
desmi_matrix_get_n_columns (const DesmiMatrix *self)
{
  return desmi_cube_get_n_columns (self->cube) - self->first;
}

/**
 * desmi_matrix_clear:
 *
 * Frees what the matrix holds.
 */
void
desmi_matrix_clear (DesmiMatrix *self)
{
  desmi_map_classes_clear (&self->classes);
}

/**
 * desmi_matrix_make_key:
 *
 * Returns: (transfer full): the identity of a row or a column; a tab in it would divide it
 */
char *
desmi_matrix_make_key (const char *kind, const DesmiCategory *category)
{
  return g_strdelimit (g_strdup_printf ("%s:%s", kind, category->key), "\t", ' ');
}

/* What is not known is hatched, and what is hidden the other way. */
static DesmiStyle
unknown_style (const DesmiTheme *theme, DesmiMark mark)
{
  return (DesmiStyle){ .fill = desmi_color_with_alpha (theme->background, 1),
                       .stroke = theme->axis,
                       .stroke_width = 1,
                       .hatch = mark == DESMI_MARK_SUPPRESSED ? DESMI_HATCH_135 : DESMI_HATCH_45 };
}

static DesmiStyle
zero_style (const DesmiTheme *theme)
{
  return (DesmiStyle){ .fill = desmi_color_with_alpha (theme->background, 1),
                       .stroke = theme->grid,
                       .stroke_width = 1 };
}

/**
 * desmi_matrix_get_style:
 *
 * Returns: how a cell is drawn
 */
DesmiStyle
desmi_matrix_get_style (const DesmiMatrix *self, const DesmiCell *cell)
{
  const DesmiTheme *theme = self->frame->context->theme;
  DesmiStyle        style;

  if (cell->n_values == 0)
    return unknown_style (theme, cell->mark);
  if (self->zero_apart && fabs (cell->value) <= 0)
    return zero_style (theme);
  style = desmi_map_classes_style (&self->classes,
                                   desmi_map_classes_find (&self->classes, cell->value), theme);
  style.stroke_width = 0;
  return style;
}

/**
 * desmi_matrix_begins_group:
 *
 * Returns: whether a row belongs to something else than the one before it
 */
gboolean
desmi_matrix_begins_group (const DesmiMatrix *self, guint row)
{
  return row == 0
         || desmi_cube_get_row (self->cube, row)->group
                != desmi_cube_get_row (self->cube, row - 1)->group;
}

/* Whether any cell that is drawn has no value, because of @mark. */
static gboolean
has_unknown (const DesmiMatrix *self, DesmiMark mark)
{
  if (desmi_cube_is_complete (self->cube))
    return FALSE;
  for (guint r = 0; r < desmi_cube_get_n_rows (self->cube); r++)
    for (guint c = self->first; c < desmi_cube_get_n_columns (self->cube); c++)
      {
        DesmiCell cell = desmi_cube_get (self->cube, r, c);

        if (cell.n_values == 0
            && (cell.mark == DESMI_MARK_SUPPRESSED) == (mark == DESMI_MARK_SUPPRESSED))
          return TRUE;
      }
  return FALSE;
}

static gboolean
has_stalled (const DesmiMatrix *self)
{
  for (guint r = 0; self->source.is_stalled != NULL && r < desmi_cube_get_n_rows (self->cube); r++)
    for (guint c = self->first; c < desmi_cube_get_n_columns (self->cube); c++)
      if (self->source.is_stalled (self->source.data, r, c))
        return TRUE;
  return FALSE;
}

/**
 * desmi_matrix_add_legend:
 *
 * Says above the plot what the colours and hatches mean.
 */
void
desmi_matrix_add_legend (DesmiMatrix *self)
{
  const DesmiTheme  *theme = self->frame->context->theme;
  const DesmiLocale *locale = self->frame->context->locale;
  DesmiStyle         style;

  if (self->zero_apart)
    {
      style = zero_style (theme);
      style.stroke = theme->axis;
      desmi_frame_add_legend (self->frame, "0", "class:zero", &style);
    }
  for (guint i = 0; i < desmi_map_classes_get_n (&self->classes); i++)
    {
      g_autofree char *label = desmi_map_classes_label (&self->classes, i, locale);
      g_autofree char *key = g_strdup_printf ("class:%u", i);

      style = desmi_map_classes_style (&self->classes, i, theme);
      desmi_frame_add_legend (self->frame, label, key, &style);
    }
  if (has_unknown (self, DESMI_MARK_MISSING))
    {
      style = unknown_style (theme, DESMI_MARK_MISSING);
      desmi_frame_add_legend (self->frame, desmi_locale_text (locale, N_ ("Not reported")),
                              "class:missing", &style);
    }
  if (has_unknown (self, DESMI_MARK_SUPPRESSED))
    {
      style = unknown_style (theme, DESMI_MARK_SUPPRESSED);
      desmi_frame_add_legend (self->frame, desmi_locale_text (locale, N_ ("Hidden")),
                              "class:hidden", &style);
    }
  if (has_stalled (self))
    {
      style = (DesmiStyle){ .fill = theme->text };
      desmi_frame_add_legend_sign (self->frame,
                                   desmi_pillar_status_name (DESMI_PILLAR_STATUS_STALLED, locale),
                                   "class:stalled", desmi_matrix_add_sign, &style);
    }
}

/**
 * desmi_matrix_sum_text:
 *
 * Returns: (transfer full): what a row or a column comes to, for the edge
 */
char *
desmi_matrix_sum_text (const DesmiMatrix *self, const DesmiCell *cell)
{
  g_autofree char *text = NULL;

  /* several hidden numbers may come to more than 4, and that a sum is at least 0 says nothing */
  if (cell->n_values == 0 && cell->n_rows == 1 && cell->mark == DESMI_MARK_SUPPRESSED)
    return g_strdup (desmi_audience_hidden_word (self->frame->context->locale));
  if (cell->n_values == 0 || (cell->n_values < cell->n_rows && fabs (cell->value) <= 0))
    return g_strdup ("–");
  text = desmi_value_to_mark (cell->value, self->cube->type, self->frame->context->locale);
  if (cell->n_values < cell->n_rows && self->cube->type != DESMI_COLUMN_RATIO)
    return g_strdup_printf ("≥ %s", text);
  return g_steal_pointer (&text);
}

/**
 * desmi_matrix_get_box:
 * @column: from 0, of those that are shown
 *
 * Returns: where a cell is, with the gap after it
 */
DesmiBox
desmi_matrix_get_box (const DesmiMatrix *self, guint row, guint column)
{
  double y = self->y0 + row * self->cell_height;

  for (guint r = 1; self->group_gap > 0 && r <= row; r++)
    if (desmi_matrix_begins_group (self, r))
      y += self->group_gap;
  return (DesmiBox){ self->x0 + column * self->cell_width, y, self->cell_width, self->cell_height };
}

static guint
count_groups (const DesmiMatrix *self)
{
  guint n = 0;

  for (guint r = 0; r < desmi_cube_get_n_rows (self->cube); r++)
    n += desmi_matrix_begins_group (self, r);
  return n;
}

/* Of the rows that have it beside them. */
static double
widest_name (const DesmiMatrix *self)
{
  double widest = 0;

  for (guint r = 0; r < desmi_cube_get_n_rows (self->cube); r += self->step)
    widest
        = MAX (widest, desmi_frame_measure (self->frame, desmi_cube_get_row (self->cube, r)->name,
                                            &self->frame->font));
  return widest;
}

static double
widest_group (const DesmiMatrix *self)
{
  double widest = 0;

  for (guint r = 0; r < desmi_cube_get_n_rows (self->cube); r++)
    {
      const DesmiCategory *group = desmi_cube_get_row (self->cube, r)->group;

      if (group != NULL && desmi_matrix_begins_group (self, r))
        widest = MAX (widest, desmi_frame_measure (self->frame, group->name, &self->frame->bold));
    }
  return widest;
}

/* Likewise. */
static double
widest_sum (const DesmiMatrix *self)
{
  double widest = desmi_frame_measure (self->frame, self->edge_title, &self->frame->bold);

  for (guint r = 0; r < desmi_cube_get_n_rows (self->cube); r += self->step)
    {
      g_autofree char *text
          = desmi_matrix_sum_text (self, &desmi_cube_get_row (self->cube, r)->total);

      widest = MAX (widest, desmi_frame_measure (self->frame, text, &self->frame->font));
    }
  return widest;
}

/* Whether all columns have room for what they come to. */
static gboolean
sums_fit (const DesmiMatrix *self)
{
  for (guint c = self->first; c < desmi_cube_get_n_columns (self->cube); c++)
    {
      g_autofree char *text
          = desmi_matrix_sum_text (self, &desmi_cube_get_column (self->cube, c)->total);

      if (desmi_frame_measure (self->frame, text, &self->frame->font) + 4 > self->cell_width)
        return FALSE;
    }
  return TRUE;
}

/* Lines that the names of columns need above them. */
static guint
count_head_lines (const DesmiMatrix *self, guint most)
{
  guint n = 0;

  for (guint c = 0; c < desmi_cube_get_n_columns (self->cube); c++)
    {
      g_auto (GStrv) lines = desmi_text_wrap (
          self->frame->context->measurer, desmi_cube_get_column (self->cube, c)->name,
          &self->frame->font, self->cell_width - 4, most, FALSE);

      n = MAX (n, g_strv_length (lines));
    }
  return n;
}

/* Between groups, as much as leaves rows high enough for the values, or at least the names, that
 * they have room for without a gap; lower ones need a gap to tell whose rows they are. */
static double
choose_group_gap (const DesmiMatrix *self, double room)
{
  const DesmiFrame *frame = self->frame;
  guint             n = desmi_cube_get_n_rows (self->cube), n_groups = count_groups (self);
  double            plain = room / n, values = MAX (20 * frame->em, frame->line + 4);
  double            least = plain >= values        ? values
                            : plain >= frame->line ? frame->line
                                                   : MIN (plain, CELL_MIN + 2);

  if (n_groups < 2)
    return 0;
  for (double gap = plain < frame->line ? 2 : GROUP_GAP; gap >= 2; gap -= 2)
    if (floor ((room - (n_groups - 1) * gap) / n) >= least)
      return gap;
  return 0;
}

/* Returns: whether there is room for cells between the words on either side. */
static gboolean
place_across (DesmiMatrix *self)
{
  DesmiFrame *frame = self->frame;
  double      em = frame->em, width = frame->plot.width, room;
  gboolean    wide = width >= WIDE * em, time = self->time.n > 0;
  double      most = (time ? PERIOD_WIDTH_MAX : MAX (self->widest, CELL_WIDTH_MAX)) * em;
  guint       n = desmi_matrix_get_n_columns (self);

  if (self->cube->rows.groups != NULL && wide && count_groups (self) > 1)
    self->group_width = MIN (widest_group (self) + 1, GROUP_SHARE * width) + 2 * GAP;
  self->name_width = widest_name (self);
  if (frame->spec->show_values)
    self->name_width
        = MAX (self->name_width, desmi_frame_measure (frame, self->edge_title, &frame->bold));
  self->name_width = MIN (self->name_width + 1, NAME_SHARE * frame->context->width);
  self->edge_width = frame->spec->show_values && wide && n > 1 ? widest_sum (self) + 2 * GAP : 0;
  self->x0 = ceil (frame->plot.x + self->group_width + self->name_width + GAP);
  room = frame->plot.x + width - self->edge_width - self->x0;
  self->cell_width = MIN (room / n, most);
  if (self->cell_width >= CELL_MIN)
    self->cell_width = floor (self->cell_width);
  return room >= 0.5 * n && room >= 8;
}

static gboolean
place_down (DesmiMatrix *self)
{
  DesmiFrame *frame = self->frame;
  double      below = 0, room, height = frame->plot.height;
  gboolean    time = self->time.n > 0;
  guint       n = desmi_cube_get_n_rows (self->cube);

  self->head_height = self->foot_height = 0;
  if (time)
    below = ceil (1.5 * frame->line + 5);
  else if (self->cell_width >= 2 * frame->line)
    self->head_height
        = count_head_lines (self, height > 12 * frame->line ? 3 : 1) * (frame->line + 1) + 4;
  if (time && self->edge_width > 0)
    self->head_height = frame->line + 4;
  room = floor (height - self->head_height - below - 1);
  if (frame->spec->show_values && n > 1 && height > 10 * frame->line && sums_fit (self))
    self->foot_height = frame->line + 8;
  /* that each row has its name is worth more */
  if (room / n >= frame->line && (room - self->foot_height) / n < frame->line)
    self->foot_height = 0;
  room -= self->foot_height;
  self->group_gap = choose_group_gap (self, room);
  room -= (count_groups (self) - 1) * self->group_gap;
  self->y0 = ceil (frame->plot.y + self->head_height);
  self->cell_height = MIN (room / n, CELL_HEIGHT_MAX * frame->em);
  if (self->cell_height >= CELL_MIN)
    self->cell_height = floor (self->cell_height);
  return room >= 0.5 * n && room >= 8;
}

static void
read_time (DesmiMatrix *self, DesmiTable *table)
{
  int         column = desmi_table_find_column (table, self->cube->columns.dimension);
  DesmiPeriod first;

  desmi_time_axis_read (&self->time, table, (guint) column);
  self->time.bands = TRUE;
  if (self->first == 0)
    return;
  first = desmi_time_axis_get (&self->time, self->first);
  self->time.first = first.first;
  self->time.n -= self->first;
}

/* Every row has its name, or, where rows are lower than a line, every second or third. */
static guint
step_of (const DesmiMatrix *self, double row_height)
{
  double rows = MAX (1, desmi_cube_get_n_rows (self->cube));

  return (guint) CLAMP (ceil (self->frame->line / row_height - 1e-6), 1, rows);
}

/* How wide the names are that are written depends on how high a row is, and that on what stands
 * above and below the cells, in columns as wide as the names leave them. So it is looked at twice,
 * first as if nothing stood there; where that were not enough, all names have room. Of villages of
 * which every tenth is named, nine are not measured. Returns: whether there is room for cells */
static gboolean
place (DesmiMatrix *self)
{
  guint n = desmi_cube_get_n_rows (self->cube), look = 0;
  guint step = step_of (self, self->frame->plot.height / MAX (1, n));

  do
    {
      self->step = look++ < 2 ? step : 1;
      if (!place_across (self) || !place_down (self))
        return FALSE;
      step = step_of (self, self->cell_height);
    }
  while (step != self->step && look < 3);
  self->step = step;
  return TRUE;
}

/**
 * desmi_matrix_draw:
 * @table: that the cube was read from
 *
 * Draws cells, names and sums into the open frame, if there is room.
 */
void
desmi_matrix_draw (DesmiMatrix *self, DesmiTable *table)
{
  guint n_cells;

  if (self->cube->columns.kind != 0)
    read_time (self, table);
  if (!place (self))
    return;
  n_cells = desmi_cube_get_n_rows (self->cube) * desmi_matrix_get_n_columns (self);
  self->as_image
      = n_cells > MOST_CELLS || self->cell_width < CELL_MIN || self->cell_height < CELL_MIN;
  self->gap = MIN (self->cell_width, self->cell_height) >= 14 ? 2 : 1;
  if (MIN (self->cell_width, self->cell_height) < 8)
    self->gap = 0;
  if (self->as_image)
    {
      self->group_gap = self->gap = 0;
      desmi_matrix_draw_image (self);
    }
  else
    desmi_matrix_draw_cells (self);
  desmi_matrix_draw_words (self);
}
