/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table on sheets of paper. The rows are cut into sheets once; what stands on a sheet is laid out
 * when it is drawn. */
#include "app/desmi-table-paper.h"

#include "app/desmi-table-columns.h"
#include "core/desmi-audience.h"
#include "deck/desmi-lines.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TITLE_PT 14.0
#define SMALL_PT 8.0
#define LINE 1.3       /* of the size of the letters, from line to line */
#define ROW_PAD_PT 4.0 /* above and below its lines together */
#define HEAD_PT 14.0   /* at the upper edge of further sheets */
#define FOOT_PT 18.0   /* at the lower edge */
#define LINES_MAX 20   /* of one cell */
#define TITLE_LINES_MAX 3
#define RULE_PT 0.4

/* Rows of one sheet, or of those beside each other. */
typedef struct
{
  guint first, n;
} Chunk;

struct _DesmiTablePaper
{
  DesmiTableSheet  *sheet;
  double            width, height, margin;
  DesmiTheme        theme;
  DesmiTableColumns columns;
  GPtrArray        *title;      /* lines of the first sheet */
  GPtrArray        *facts;      /* below it */
  double            heading_pt; /* height of the row of titles */
  GArray           *lines;      /* (element-type guint8): of each row */
  GArray           *chunks;     /* (element-type Chunk) */
};

static double
get_room (const DesmiTablePaper *self)
{
  return self->width - 2 * self->margin;
}

static double
get_line_height (double size_pt)
{
  return size_pt * LINE;
}

static DesmiFont
get_cell_font (const DesmiTablePaper *self, gboolean bold)
{
  return (DesmiFont){ .size_px = self->columns.font_pt, .bold = bold };
}

/* Lines of a text, the last one cut where there are more. */
static GPtrArray *
break_lines (const char *text, const DesmiFont *font, double width, guint most)
{
  g_autofree char *clean = desmi_lines_clean (text);
  GPtrArray       *lines;

  if (desmi_lines_measure (clean, font) <= width)
    {
      lines = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (lines, g_steal_pointer (&clean));
      return lines;
    }
  lines = desmi_lines_break (clean, font, width);
  if (lines->len > most)
    {
      g_autofree char *rest = g_strjoin (" ", g_ptr_array_index (lines, most - 1),
                                         g_ptr_array_index (lines, most), NULL);

      g_free (g_ptr_array_index (lines, most - 1));
      g_ptr_array_index (lines, most - 1) = desmi_lines_cut (rest, font, width);
      g_ptr_array_set_size (lines, (int) most);
    }
  return lines;
}

static GPtrArray *
break_cell (const DesmiTablePaper *self, guint row, guint i)
{
  const DesmiTableClip *clip = desmi_table_sheet_get_clip (self->sheet);
  g_autofree char      *text = desmi_table_columns_dup_cell (clip, row, i);
  DesmiFont             font = get_cell_font (self, FALSE);

  return break_lines (text, &font, g_array_index (self->columns.widths, double, i), LINES_MAX);
}

static GPtrArray *
break_title (const DesmiTablePaper *self, guint i)
{
  const DesmiTableClip *clip = desmi_table_sheet_get_clip (self->sheet);
  DesmiFont             font = get_cell_font (self, TRUE);

  return break_lines (g_ptr_array_index (clip->titles, i), &font,
                      g_array_index (self->columns.widths, double, i), LINES_MAX);
}

/* What a reader who has only the paper must know, in one text. */
static char *
dup_facts (DesmiTableSheet *sheet)
{
  const DesmiTableClip *clip = desmi_table_sheet_get_clip (sheet);
  g_autoptr (GPtrArray) facts = desmi_table_sheet_list_facts (sheet);
  GString              *text = g_string_new (NULL);

  /* the first is the title */
  for (guint i = clip->title != NULL && *clip->title != '\0' ? 2 : 0; i + 1 < facts->len; i += 2)
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " · " : "",
                            (char *) g_ptr_array_index (facts, i),
                            (char *) g_ptr_array_index (facts, i + 1));
  if (desmi_table_get_n_suppressed (clip->table) > 0)
    g_string_append_printf (
        text, " · %s: %s", desmi_audience_hidden_word (clip->locale),
        desmi_locale_text (clip->locale, N_ ("Numbers below 5, and those that would give them "
                                             "away, are hidden and left out of sums.")));
  return g_string_free (text, FALSE);
}

static void
count_lines (DesmiTablePaper *self)
{
  const DesmiTableClip *clip = desmi_table_sheet_get_clip (self->sheet);
  guint                 n = clip->columns->len, most = 1;

  self->lines = g_array_sized_new (FALSE, TRUE, sizeof (guint8), clip->rows->len);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) title = break_title (self, i);

      most = MAX (most, title->len);
    }
  self->heading_pt = most * get_line_height (self->columns.font_pt) + ROW_PAD_PT;
  for (guint row = 0; row < clip->rows->len; row++)
    {
      guint8 lines = 1;

      for (guint i = 0; i < n; i++)
        if (!desmi_table_columns_is_number (clip, i))
          {
            g_autoptr (GPtrArray) cell = break_cell (self, row, i);

            lines = MAX (lines, (guint8) cell->len);
          }
      g_array_append_val (self->lines, lines);
    }
}

static double
get_row_height (const DesmiTablePaper *self, guint row)
{
  return g_array_index (self->lines, guint8, row) * get_line_height (self->columns.font_pt)
         + ROW_PAD_PT;
}

/* Where the row of titles begins on a sheet. */
static double
get_table_top (const DesmiTablePaper *self, guint chunk)
{
  if (chunk > 0)
    return self->margin + HEAD_PT;
  return self->margin + self->title->len * get_line_height (TITLE_PT)
         + self->facts->len * get_line_height (SMALL_PT) + ROW_PAD_PT;
}

/* At least one row a sheet, be the paper as small as it may. */
static void
cut_rows (DesmiTablePaper *self)
{
  double bottom = self->height - self->margin - FOOT_PT;
  double y = get_table_top (self, 0) + self->heading_pt;
  Chunk  chunk = { 0, 0 };

  self->chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  for (guint row = 0; row < self->lines->len; row++)
    {
      double height = get_row_height (self, row);

      if (chunk.n > 0 && y + height > bottom)
        {
          g_array_append_val (self->chunks, chunk);
          chunk = (Chunk){ row, 0 };
          y = get_table_top (self, 1) + self->heading_pt;
        }
      y += height;
      chunk.n++;
    }
  g_array_append_val (self->chunks, chunk);
}

/**
 * desmi_table_paper_new:
 * @width_pt: of the paper as it lies
 * @height_pt: likewise
 * @margin_pt: on each side
 *
 * Returns: (transfer full): the table on sheets of that size
 */
DesmiTablePaper *
desmi_table_paper_new (DesmiTableSheet *sheet, double width_pt, double height_pt, double margin_pt)
{
  DesmiTablePaper      *self = g_atomic_rc_box_new0 (DesmiTablePaper);
  const DesmiTableClip *clip = desmi_table_sheet_get_clip (sheet);
  const DesmiFont       title = { .size_px = TITLE_PT, .bold = TRUE };
  const DesmiFont       small = { .size_px = SMALL_PT };
  g_autofree char      *facts = dup_facts (sheet);

  self->sheet = desmi_table_sheet_ref (sheet);
  self->width = width_pt;
  self->height = height_pt;
  self->margin = margin_pt;
  desmi_theme_init (&self->theme, DESMI_THEME_PRINT);
  self->theme.font_family = DESMI_FONT_FAMILY;
  desmi_table_columns_init (&self->columns, clip, get_room (self));
  self->title = break_lines (clip->title != NULL ? clip->title : "", &title, get_room (self),
                             TITLE_LINES_MAX);
  self->facts = break_lines (facts, &small, get_room (self), LINES_MAX);
  count_lines (self);
  cut_rows (self);
  return self;
}

/**
 * desmi_table_paper_new_for:
 * @turn: how the paper lies
 *
 * Returns: (transfer full): the table on sheets of that paper, across where it is told so, or where
 *   the table wants it
 */
DesmiTablePaper *
desmi_table_paper_new_for (DesmiTableSheet *sheet, DesmiPaperKind kind, DesmiPaperTurn turn)
{
  double   width = 0, height = 0, margin = DESMI_TABLE_PAPER_MARGIN_PT;
  gboolean across = turn == DESMI_TURN_ACROSS;

  desmi_paper_kind_get_size (kind, &width, &height);
  width *= DESMI_PT_PER_MM;
  height *= DESMI_PT_PER_MM;
  if (turn == DESMI_TURN_AUTO)
    across = !desmi_table_columns_fit (desmi_table_sheet_get_clip (sheet), width - 2 * margin);
  return across ? desmi_table_paper_new (sheet, height, width, margin)
                : desmi_table_paper_new (sheet, width, height, margin);
}

/**
 * desmi_table_paper_ref:
 *
 * Returns: (transfer full): @self
 */
DesmiTablePaper *
desmi_table_paper_ref (DesmiTablePaper *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DesmiTablePaper *self = data;

  desmi_table_sheet_unref (self->sheet);
  desmi_table_columns_clear (&self->columns);
  g_ptr_array_unref (self->title);
  g_ptr_array_unref (self->facts);
  g_array_unref (self->lines);
  g_array_unref (self->chunks);
}

/**
 * desmi_table_paper_unref:
 * @self: (transfer full): sheets
 */
void
desmi_table_paper_unref (DesmiTablePaper *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * desmi_table_paper_get_sheet:
 *
 * Returns: (transfer none): the table
 */
DesmiTableSheet *
desmi_table_paper_get_sheet (const DesmiTablePaper *self)
{
  return self->sheet;
}

/**
 * desmi_table_paper_get_width:
 *
 * Returns: pt of a sheet as it lies
 */
double
desmi_table_paper_get_width (const DesmiTablePaper *self)
{
  return self->width;
}

/**
 * desmi_table_paper_get_height:
 *
 * Returns: pt of a sheet as it lies
 */
double
desmi_table_paper_get_height (const DesmiTablePaper *self)
{
  return self->height;
}

/**
 * desmi_table_paper_get_n_strips:
 *
 * Returns: how many sheets stand beside each other
 */
guint
desmi_table_paper_get_n_strips (const DesmiTablePaper *self)
{
  return self->columns.strips->len;
}

/**
 * desmi_table_paper_get_n_pages:
 *
 * Returns: how many sheets there are, at least one
 */
guint
desmi_table_paper_get_n_pages (const DesmiTablePaper *self)
{
  return self->chunks->len * self->columns.strips->len;
}

/* What is drawn where. */
typedef struct
{
  const DesmiTablePaper *paper;
  DesmiScene            *scene;
  const DesmiMeasurer   *measurer;
} Drawing;

static void
add_line (const Drawing   *self,
          const char      *text,
          double           x,
          double           top,
          DesmiAlign       align,
          const DesmiFont *font,
          gboolean         dim)
{
  const DesmiTheme *theme = &self->paper->theme;

  if (*text != '\0')
    desmi_scene_add_text (self->scene, text, x, top + font->size_px, align, font,
                          dim ? &theme->text_dim : &theme->text, self->measurer);
}

/* Returns where the next begins. */
static double
add_lines (const Drawing   *self,
           const GPtrArray *lines,
           double           top,
           const DesmiFont *font,
           gboolean         dim)
{
  for (guint i = 0; i < lines->len; i++, top += get_line_height (font->size_px))
    add_line (self, g_ptr_array_index (lines, i), self->paper->margin, top, DESMI_ALIGN_START, font,
              dim);
  return top;
}

static void
add_cut (const Drawing *self, const char *text, double x, double top, DesmiAlign align, double most)
{
  const DesmiFont   font = { .size_px = SMALL_PT };
  const DesmiTheme *theme = &self->paper->theme;
  g_autofree char  *clean = desmi_lines_clean (text);

  if (*clean != '\0')
    desmi_scene_add_text_fitted (self->scene, clean, x, top + SMALL_PT, align, &font,
                                 &theme->text_dim, self->measurer, most, FALSE);
}

static void
add_edges (const Drawing *self, guint page, guint chunk)
{
  const DesmiTablePaper *paper = self->paper;
  const DesmiTableClip  *clip = desmi_table_sheet_get_clip (paper->sheet);
  const DesmiFont        title = { .size_px = TITLE_PT, .bold = TRUE };
  const DesmiFont        small = { .size_px = SMALL_PT };
  double                 foot = paper->height - paper->margin - SMALL_PT - 2;
  g_autofree char *number = g_strdup_printf (desmi_locale_text (clip->locale, N_ ("Page %u of %u")),
                                             page + 1, desmi_table_paper_get_n_pages (paper));

  if (chunk == 0)
    add_lines (self, paper->facts, add_lines (self, paper->title, paper->margin, &title, FALSE),
               &small, TRUE);
  else if (clip->title != NULL)
    add_cut (self, clip->title, paper->margin, paper->margin, DESMI_ALIGN_START, get_room (paper));
  add_cut (self, clip->source != NULL ? clip->source : "", paper->margin, foot, DESMI_ALIGN_START,
           get_room (paper) * 0.75);
  add_cut (self, number, paper->width - paper->margin, foot, DESMI_ALIGN_END,
           get_room (paper) * 0.25);
}

static void
add_cell (const Drawing *self, const GPtrArray *lines, double x, double top, guint i, gboolean bold)
{
  const DesmiTablePaper *paper = self->paper;
  DesmiFont              font = get_cell_font (paper, bold);
  gboolean number = desmi_table_columns_is_number (desmi_table_sheet_get_clip (paper->sheet), i);

  for (guint k = 0; k < lines->len; k++, top += get_line_height (font.size_px))
    add_line (self, g_ptr_array_index (lines, k),
              number ? x + g_array_index (paper->columns.widths, double, i) : x, top,
              number ? DESMI_ALIGN_END : DESMI_ALIGN_START, &font, FALSE);
}

/* Which column stands at a place of a strip. */
static guint
get_column (const DesmiTableStrip *strip, guint place)
{
  return place == 0 ? 0 : strip->first + place - 1;
}

static void
add_row (const Drawing *self, const DesmiTableStrip *strip, int row, double top)
{
  const DesmiTablePaper *paper = self->paper;
  double                 x = paper->margin;

  for (guint place = 0; place <= strip->n; place++)
    {
      guint                 i = get_column (strip, place);
      g_autoptr (GPtrArray) lines
          = row < 0 ? break_title (paper, i) : break_cell (paper, (guint) row, i);

      add_cell (self, lines, x, top + ROW_PAD_PT / 2, i, row < 0);
      x += g_array_index (paper->columns.widths, double, i) + DESMI_TABLE_COLUMNS_PAD_PT;
    }
}

static double
get_strip_width (const DesmiTablePaper *self, const DesmiTableStrip *strip)
{
  double width = 0;

  for (guint place = 0; place <= strip->n; place++)
    width += g_array_index (self->columns.widths, double, get_column (strip, place))
             + (place > 0 ? DESMI_TABLE_COLUMNS_PAD_PT : 0);
  return width;
}

static void
add_rule (const Drawing *self, double y, double width, gboolean strong)
{
  const DesmiTheme *theme = &self->paper->theme;
  const DesmiStyle  style = { .fill = strong ? theme->text : theme->grid };

  desmi_scene_add_rect (self->scene, self->paper->margin, y, width, strong ? 2 * RULE_PT : RULE_PT,
                        &style);
}

/**
 * desmi_table_paper_make_scene:
 * @page: from 0: what stands beside each other comes one after the other
 *
 * Returns: (transfer full): what is drawn on a sheet, whose px are pt
 */
DesmiScene *
desmi_table_paper_make_scene (const DesmiTablePaper *self, guint page)
{
  guint                  n = self->columns.strips->len, at = page / n;
  const DesmiTableStrip *strip = &g_array_index (self->columns.strips, DesmiTableStrip, page % n);
  const Chunk           *chunk = &g_array_index (self->chunks, Chunk, at);
  double                 top = get_table_top (self, at), width = get_strip_width (self, strip);
  Drawing drawing = { self, desmi_scene_new (self->width, self->height, &self->theme),
                      desmi_measurer_get_pango () };

  g_return_val_if_fail (page < desmi_table_paper_get_n_pages (self), drawing.scene);

  add_edges (&drawing, page, at);
  add_row (&drawing, strip, -1, top);
  top += self->heading_pt;
  add_rule (&drawing, top - 2 * RULE_PT, width, TRUE);
  for (guint row = chunk->first; row < chunk->first + chunk->n; row++)
    {
      add_row (&drawing, strip, (int) row, top);
      top += get_row_height (self, row);
      add_rule (&drawing, top - RULE_PT, width, FALSE);
    }
  return drawing.scene;
}
