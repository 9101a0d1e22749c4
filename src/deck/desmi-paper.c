/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-paper.h"

#include "deck/desmi-deck-colors.h"
#include "deck/desmi-lines.h"
#include "deck/desmi-page-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEAD_PT 24.0 /* at the upper edge and at the lower, with the deck's name and the number */
#define SMALL_PT 9.0
#define NOTES_PT 12.0
#define GAP_PT 16.0
#define FRAME_PT 0.5

/**
 * Sheet:
 * @slides: (element-type DesmiPaperSlide)
 * @notes: (element-type utf8): lines below the slide, or on a sheet of their own
 * @heading: (nullable): above those that go on
 */
typedef struct
{
  GArray    *slides;
  GPtrArray *notes;
  char      *heading;
} Sheet;

struct _DesmiPaper
{
  DesmiPages       *pages;
  DesmiPaperOptions options;
  double            width, height;
  DesmiBox          body;
  GPtrArray        *sheets;
};

static void
free_sheet (gpointer data)
{
  Sheet *self = data;

  g_array_unref (self->slides);
  g_ptr_array_unref (self->notes);
  g_free (self->heading);
  g_free (self);
}

static Sheet *
add_sheet (DesmiPaper *self)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->slides = g_array_new (FALSE, FALSE, sizeof (DesmiPaperSlide));
  sheet->notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

static gboolean
is_paper (const DesmiPaper *self)
{
  return self->options.width > 0;
}

/* How large a slide gets in one of so many columns and rows of a box. */
static double
find_scale (const DesmiPages *pages, const DesmiBox *box, guint columns, guint rows)
{
  double width = (box->width - (columns - 1) * GAP_PT) / columns;
  double height = (box->height - (rows - 1) * GAP_PT) / rows;

  return MIN (width / pages->width, height / pages->height);
}

static DesmiBox
get_body (const DesmiPaperOptions *options, gboolean across)
{
  double width = across ? options->height : options->width;
  double height = across ? options->width : options->height;

  return (DesmiBox){ options->margin, options->margin + HEAD_PT, width - 2 * options->margin,
                     height - 2 * options->margin - 2 * HEAD_PT };
}

/* The paper is turned, and slides stand in columns, as makes them largest. */
static void
choose_grid (DesmiPaper *self, guint *columns, guint *rows)
{
  guint  n = CLAMP (self->options.per_sheet, 1, 6);
  double best = -1;

  for (int across = 0; across < (self->options.notes ? 1 : 2); across++)
    for (guint c = 1; c <= n; c++)
      {
        guint    r = (n + c - 1) / c;
        DesmiBox body = get_body (&self->options, across);
        double   scale = find_scale (self->pages, &body, c, r);

        if (scale <= best)
          continue;
        best = scale;
        *columns = c;
        *rows = r;
        self->body = body;
        self->width = across ? self->options.height : self->options.width;
        self->height = across ? self->options.width : self->options.height;
      }
}

static gboolean
is_shown (const DesmiPaper *self, guint page)
{
  return self->options.hidden
         || !((const DesmiPage *) g_ptr_array_index (self->pages->pages, page))->hidden;
}

static void
add_slide (Sheet *sheet, guint page, const DesmiBox *box)
{
  const DesmiPaperSlide slide = { page, *box };

  g_array_append_val (sheet->slides, slide);
}

static void
lay_out_slides (DesmiPaper *self)
{
  DesmiBox box = { 0, 0, self->pages->width, self->pages->height };

  self->width = box.width;
  self->height = box.height;
  for (guint i = 0; i < self->pages->pages->len; i++)
    if (is_shown (self, i))
      add_slide (add_sheet (self), i, &box);
}

static void
lay_out_handout (DesmiPaper *self)
{
  guint    columns = 1, rows = 1, n = 0;
  double   scale, width, height;
  Sheet   *sheet = NULL;
  DesmiBox box;

  choose_grid (self, &columns, &rows);
  scale = find_scale (self->pages, &self->body, columns, rows);
  width = self->pages->width * scale;
  height = self->pages->height * scale;
  for (guint i = 0; i < self->pages->pages->len; i++)
    {
      guint at = n % (columns * rows);

      if (!is_shown (self, i))
        continue;
      if (at == 0)
        sheet = add_sheet (self);
      box.x = self->body.x + (self->body.width - columns * width - (columns - 1) * GAP_PT) / 2
              + at % columns * (width + GAP_PT);
      box.y = self->body.y + (self->body.height - rows * height - (rows - 1) * GAP_PT) / 2
              + at / columns * (height + GAP_PT);
      box.width = width;
      box.height = height;
      add_slide (sheet, i, &box);
      n++;
    }
}

static DesmiFont
get_font (const DesmiPaper *self, double size, gboolean bold)
{
  return (DesmiFont){ size, bold, g_intern_string (self->pages->deck->theme.font_text) };
}

/* All lines of a page's notes, with blanks behind them for who reads or copies them as one text; an
 * empty one between paragraphs stays. */
static GPtrArray *
break_notes (const DesmiPaper *self, const char *notes)
{
  DesmiFont      font = get_font (self, NOTES_PT, FALSE);
  GPtrArray     *all = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) paragraphs = g_strsplit (notes, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char      *clean = desmi_lines_clean (paragraphs[i]);
      g_autoptr (GPtrArray) lines = desmi_lines_break (clean, &font, self->body.width);

      for (guint k = 0; k < lines->len; k++)
        {
          gboolean apart = k + 1 == lines->len || desmi_lines_is_apart (clean, lines, k);

          g_ptr_array_add (all, g_strconcat (g_ptr_array_index (lines, k), apart ? " " : "", NULL));
        }
    }
  return all;
}

static void
add_notes (DesmiPaper *self, Sheet *sheet, const DesmiPage *page, double top)
{
  g_autoptr (GPtrArray) lines = break_notes (self, page->notes);
  double                line = NOTES_PT * DESMI_PAGE_LINE;
  double                bottom = self->body.y + self->body.height;

  for (guint i = 0; i < lines->len; i++, top += line)
    {
      if (top + line > bottom)
        {
          sheet = add_sheet (self);
          sheet->heading = g_strdup (page->title);
          top = self->body.y + 2 * line;
        }
      g_ptr_array_add (sheet->notes, g_strdup (g_ptr_array_index (lines, i)));
    }
}

static void
lay_out_notes (DesmiPaper *self)
{
  double   scale;
  DesmiBox box;

  self->width = self->options.width;
  self->height = self->options.height;
  self->body = box = get_body (&self->options, FALSE);
  box.height = self->body.height / 2;
  scale = find_scale (self->pages, &box, 1, 1);
  box.width = self->pages->width * scale;
  box.height = self->pages->height * scale;
  box.x += (self->body.width - box.width) / 2;
  for (guint i = 0; i < self->pages->pages->len; i++)
    {
      const DesmiPage *page = g_ptr_array_index (self->pages->pages, i);
      Sheet           *sheet;

      if (!is_shown (self, i))
        continue;
      sheet = add_sheet (self);
      add_slide (sheet, i, &box);
      if (page->notes != NULL)
        add_notes (self, sheet, page, box.y + box.height + GAP_PT);
    }
}

/**
 * desmi_paper_options_init:
 * @self: (out caller-allocates): slides that are not hidden, within margins that every printer has
 * @per_sheet: 1, 2, 4 or 6 slides; 0: one with its notes
 *
 * Says how slides are put on a paper.
 */
void
desmi_paper_options_init (DesmiPaperOptions *self, DesmiPaperKind kind, guint per_sheet)
{
  double width = 0, height = 0;

  desmi_paper_kind_get_size (kind, &width, &height);
  *self = (DesmiPaperOptions){ .width = width * DESMI_PT_PER_MM,
                               .height = height * DESMI_PT_PER_MM,
                               .margin = DESMI_PAPER_MARGIN_PT,
                               .per_sheet = MAX (per_sheet, 1),
                               .notes = per_sheet == 0 };
}

/**
 * desmi_paper_new:
 * @options: (nullable): copied; %NULL: each sheet is a slide, without the hidden ones
 *
 * Returns: (transfer full): sheets with all slides; one without any where there are none
 */
DesmiPaper *
desmi_paper_new (DesmiPages *pages, const DesmiPaperOptions *options)
{
  DesmiPaper *self = g_new0 (DesmiPaper, 1);

  self->pages = desmi_pages_ref (pages);
  if (options != NULL)
    self->options = *options;
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  if (!is_paper (self))
    lay_out_slides (self);
  else if (self->options.notes)
    lay_out_notes (self);
  else
    lay_out_handout (self);
  return self;
}

/**
 * desmi_paper_free:
 * @self: (transfer full): the sheets
 */
void
desmi_paper_free (DesmiPaper *self)
{
  g_ptr_array_unref (self->sheets);
  desmi_pages_unref (self->pages);
  g_free (self);
}

/**
 * desmi_paper_get_width:
 *
 * Returns: pt of a sheet as it is looked at: paper may lie across
 */
double
desmi_paper_get_width (const DesmiPaper *self)
{
  return self->width;
}

/**
 * desmi_paper_get_height:
 *
 * Returns: pt
 */
double
desmi_paper_get_height (const DesmiPaper *self)
{
  return self->height;
}

/**
 * desmi_paper_get_n_sheets:
 *
 * Returns: how many sheets there are
 */
guint
desmi_paper_get_n_sheets (const DesmiPaper *self)
{
  return self->sheets->len;
}

/**
 * desmi_paper_get_slides:
 *
 * Returns: (transfer none) (element-type DesmiPaperSlide): those on a sheet; none where notes go on
 */
const GArray *
desmi_paper_get_slides (const DesmiPaper *self, guint sheet)
{
  return ((const Sheet *) g_ptr_array_index (self->sheets, sheet))->slides;
}

static void
add_small (const DesmiPaper *self,
           DesmiScene       *scene,
           const char       *text,
           double            x,
           double            y,
           DesmiAlign        align)
{
  DesmiFont        font = get_font (self, SMALL_PT, FALSE);
  DesmiColor       color = desmi_color_from_rgb (0x595959);
  g_autofree char *clean = desmi_lines_clean (text != NULL ? text : "");

  desmi_scene_add_text_fitted (scene, clean, x, y, align, &font, &color,
                               desmi_measurer_get_pango (), self->body.width * 0.7, FALSE);
}

/* What stands around slides on paper, and is not read out. */
static DesmiScene *
new_frame_scene (const DesmiPaper *self, guint index, const Sheet *sheet)
{
  DesmiScene *scene = desmi_scene_new (self->width, self->height, &self->pages->theme);
  DesmiStyle  style = { .stroke = desmi_color_from_rgb (0xb0b0b0), .stroke_width = FRAME_PT };
  const DesmiLocale *locale = self->pages->deck->locale;
  g_autofree char   *number = g_strdup_printf (desmi_locale_text (locale, N_ ("Page %u of %u")),
                                               index + 1, self->sheets->len);
  double             bottom = self->body.y + self->body.height;

  for (guint i = 0; i < sheet->slides->len; i++)
    {
      const DesmiBox *box = &g_array_index (sheet->slides, DesmiPaperSlide, i).box;

      desmi_scene_add_rect (scene, box->x, box->y, box->width, box->height, &style);
    }
  add_small (self, scene, self->pages->deck->name, self->body.x, self->body.y - HEAD_PT / 2,
             DESMI_ALIGN_START);
  add_small (self, scene, number, self->body.x + self->body.width, bottom + HEAD_PT * 0.75,
             DESMI_ALIGN_END);
  return scene;
}

static void
add_note_lines (const DesmiPaper *self, DesmiScene *scene, const Sheet *sheet, double top)
{
  DesmiFont            font = get_font (self, NOTES_PT, FALSE);
  DesmiFont            bold = get_font (self, NOTES_PT, TRUE);
  DesmiColor           color = desmi_color_from_rgb (0x1a1a1a);
  const DesmiMeasurer *measurer = desmi_measurer_get_pango ();

  if (sheet->heading != NULL)
    desmi_scene_add_text_fitted (scene, sheet->heading, self->body.x, self->body.y + NOTES_PT,
                                 DESMI_ALIGN_START, &bold, &color, measurer, self->body.width,
                                 FALSE);
  for (guint i = 0; i < sheet->notes->len; i++, top += NOTES_PT * DESMI_PAGE_LINE)
    {
      const char *line = g_ptr_array_index (sheet->notes, i);

      if (*line != ' ')
        desmi_scene_add_text (scene, line, self->body.x, top + NOTES_PT, DESMI_ALIGN_START, &font,
                              &color, measurer);
    }
}

static DesmiScene *
new_notes_scene (const DesmiPaper *self, const Sheet *sheet)
{
  DesmiScene *scene = desmi_scene_new (self->width, self->height, &self->pages->theme);
  double      top = self->body.y + 2 * NOTES_PT * DESMI_PAGE_LINE;

  if (sheet->slides->len > 0)
    {
      const DesmiBox *box = &g_array_index (sheet->slides, DesmiPaperSlide, 0).box;

      top = box->y + box->height + GAP_PT;
    }
  desmi_scene_begin_tag (scene, "P", NULL);
  add_note_lines (self, scene, sheet, top);
  desmi_scene_end_tag (scene);
  return scene;
}

static void
paint_slide (const DesmiPaper *self, const DesmiPaperSlide *slide, guint nth, cairo_t *cr)
{
  double scale = slide->box.width / self->pages->width;

  cairo_save (cr);
  cairo_translate (cr, slide->box.x, slide->box.y);
  cairo_scale (cr, scale, scale);
  desmi_page_paint_nth (self->pages, slide->page, nth, cr);
  cairo_restore (cr);
}

/**
 * desmi_paper_paint:
 * @cr: its origin is the sheet's top left corner, its unit 1 pt
 *
 * Paints one sheet.
 */
void
desmi_paper_paint (const DesmiPaper *self, guint sheet, cairo_t *cr)
{
  const Sheet *of = g_ptr_array_index (self->sheets, sheet);

  for (guint i = 0; i < of->slides->len; i++)
    paint_slide (self, &g_array_index (of->slides, DesmiPaperSlide, i), i, cr);
  if (is_paper (self))
    {
      g_autoptr (DesmiScene) frame = new_frame_scene (self, sheet, of);

      desmi_scene_paint (frame, cr);
    }
  if (of->notes->len > 0)
    {
      g_autoptr (DesmiScene) notes = new_notes_scene (self, of);

      desmi_scene_paint (notes, cr);
    }
}
