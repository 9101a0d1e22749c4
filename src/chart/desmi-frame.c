/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out title, subtitle, notes and source, and gives up what there is no room for, least needed
 * first. */
#include "chart/desmi-frame.h"
#include "chart/desmi-legend.h"
#include "chart/desmi-text-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LABEL_PX 12.0
#define TITLE_PX 15.0
#define MIN_WIDTH 120.0 /* below, there is only a title or nothing */
#define MIN_HEIGHT 80.0
#define BLOCK_GAP 4.0  /* px between title, subtitle, notes and source */
#define PLOT_GAP 6.0   /* px between the words and the plot */
#define PLOT_SHARE 0.4 /* of the height, that the plot gets before the words do */

typedef struct
{
  char     **lines; /* NULL: not shown */
  DesmiFont  font;
  DesmiColor color;
  double     height; /* of a line */
  double     gap;    /* after the block */
} Block;

/**
 * desmi_frame_begin:
 * @self: (out caller-allocates): the frame
 * @table: the data; its name and title go to the scene
 * @spec: what the chart says; borrowed
 * @context: borrowed
 *
 * Starts a chart.
 */
void
desmi_frame_begin (DesmiFrame              *self,
                   DesmiTable              *table,
                   const DesmiChartSpec    *spec,
                   const DesmiChartContext *context)
{
  const DesmiLocale *locale = context->locale;
  double             height;

  memset (self, 0, sizeof *self);
  self->spec = spec;
  self->context = context;
  self->em = context->theme->text_scale > 0 ? context->theme->text_scale : 1.0;
  self->font = (DesmiFont){ LABEL_PX * self->em, FALSE };
  self->bold = (DesmiFont){ LABEL_PX * self->em, TRUE };
  context->measurer->measure ("Ag", &self->font, NULL, &height, context->measurer->user_data);
  self->line = height;
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->legend = g_ptr_array_new_with_free_func (desmi_legend_entry_free);
  self->scene = desmi_scene_new (context->width, context->height, context->theme);
  desmi_scene_set_title (self->scene, spec->title);
  desmi_scene_set_table (self->scene, table);
  if (desmi_table_get_synthetic (table) && spec->frame)
    {
      const char      *sample = desmi_locale_text (locale, N_ ("Sample data"));
      g_autofree char *folded = g_utf8_casefold (sample, -1);
      g_autofree char *valid = g_utf8_make_valid (spec->source != NULL ? spec->source : "", -1);
      g_autofree char *source = g_utf8_casefold (valid, -1);

      self->sample_in_source = strstr (source, folded) != NULL;
      if (!self->sample_in_source)
        desmi_frame_take_note (self, g_strdup (sample));
    }
}

/**
 * desmi_frame_take_note:
 * @note: (transfer full): a remark under the plot
 *
 * Adds a note; only before the frame is opened.
 */
void
desmi_frame_take_note (DesmiFrame *self, char *note)
{
  g_ptr_array_add (self->notes, note);
}

/**
 * desmi_frame_note_invalid:
 * @n_invalid: values that could not be drawn
 *
 * Says so, if there were any.
 */
void
desmi_frame_note_invalid (DesmiFrame *self, guint n_invalid)
{
  if (n_invalid > 0)
    desmi_frame_take_note (
        self, g_strdup_printf (desmi_locale_plural (self->context->locale, "%u invalid value",
                                                    "%u invalid values", n_invalid),
                               n_invalid));
}

/**
 * desmi_frame_add_legend:
 * @label: a series or a class
 * @key: (nullable): its identity, as the marks of its data have it, so that it stays in colour with
 *   them
 * @swatch: how it is drawn: with a fill or a hatch as an area, else as a line with its dash
 *
 * Adds an entry to the legend above the plot; only before the frame is opened.
 */
void
desmi_frame_add_legend (DesmiFrame       *self,
                        const char       *label,
                        const char       *key,
                        const DesmiStyle *swatch)
{
  desmi_frame_add_legend_sign (self, label, key, NULL, swatch);
}

/**
 * desmi_frame_add_legend_sign:
 * @sign: (nullable): what stands for it, where it is neither an area nor a line
 *
 * The same as desmi_frame_add_legend() for what has a sign.
 */
void
desmi_frame_add_legend_sign (DesmiFrame       *self,
                             const char       *label,
                             const char       *key,
                             DesmiLegendSign   sign,
                             const DesmiStyle *style)
{
  DesmiLegendEntry *entry = g_new0 (DesmiLegendEntry, 1);

  entry->label = g_strdup (label);
  entry->key = g_strdup (key);
  entry->swatch = *style;
  entry->sign = sign;
  g_ptr_array_add (self->legend, entry);
}

/**
 * desmi_frame_measure:
 *
 * Returns: width of a text, px
 */
double
desmi_frame_measure (const DesmiFrame *self, const char *text, const DesmiFont *font)
{
  g_autofree char *clean = desmi_text_clean (text);
  double           width;

  self->context->measurer->measure (clean, font, &width, NULL, self->context->measurer->user_data);
  return width;
}

/**
 * desmi_frame_add_label:
 * @middle_y: px of the middle of the line
 * @max_width: px
 * @middle: shorten in the middle
 *
 * Returns: (transfer none) (nullable): a text centred on a height, %NULL if nothing of it fits
 */
DesmiSceneMark *
desmi_frame_add_label (DesmiFrame       *self,
                       const char       *text,
                       double            x,
                       double            middle_y,
                       DesmiAlign        align,
                       const DesmiFont  *font,
                       const DesmiColor *color,
                       double            max_width,
                       gboolean          middle)
{
  double height;

  self->context->measurer->measure ("Ag", font, NULL, &height, self->context->measurer->user_data);
  return desmi_scene_add_text_fitted (self->scene, text, x,
                                      middle_y + (DESMI_TEXT_ASCENT - 0.5) * height, align, font,
                                      color, self->context->measurer, max_width, middle);
}

static void
block_init (Block            *block,
            const DesmiFrame *self,
            const char       *text,
            double            size,
            gboolean          bold,
            double            width,
            guint             max_lines)
{
  memset (block, 0, sizeof *block);
  if (text == NULL || *text == '\0')
    return;
  block->font = (DesmiFont){ size * self->em, bold };
  block->color = bold ? self->context->theme->text : self->context->theme->text_dim;
  block->lines
      = desmi_text_wrap (self->context->measurer, text, &block->font, width, max_lines, FALSE);
  self->context->measurer->measure ("Ag", &block->font, NULL, &block->height,
                                    self->context->measurer->user_data);
  block->gap = BLOCK_GAP;
}

static double
block_height (const Block *block)
{
  guint n = block->lines != NULL ? g_strv_length (block->lines) : 0;

  return n > 0 ? n * (block->height + 2.0) + block->gap : 0;
}

/* Returns: px that it took */
static double
block_drop (Block *block)
{
  double height = block_height (block);

  g_clear_pointer (&block->lines, g_strfreev);
  return height;
}

/* Where there is no room for the source, the word that the data are invented stays: it is the last
 * that may go. Returns: px that are gained by it. */
static double
shorten_source (const DesmiFrame *self, Block *source, double width)
{
  double before = block_drop (source);

  if (self->sample_in_source)
    block_init (source, self, desmi_locale_text (self->context->locale, N_ ("Sample data")),
                LABEL_PX, FALSE, width, 1);
  return before - block_height (source);
}

static double
block_draw (const Block *block, DesmiFrame *self, const char *whole, double x, double y)
{
  for (guint i = 0; block->lines != NULL && block->lines[i] != NULL; i++)
    {
      DesmiSceneMark *mark = desmi_scene_add_text (
          self->scene, block->lines[i], x, y + DESMI_TEXT_ASCENT * block->height, DESMI_ALIGN_START,
          &block->font, &block->color, self->context->measurer);

      if (strstr (mark->text, "…") != NULL)
        mark->full_text = desmi_text_clean (whole);
      y += block->height + 2.0;
    }
  return block->lines != NULL && block->lines[0] != NULL ? y + block->gap : y;
}

static char *
join_notes (const DesmiFrame *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->notes->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " · " : "",
                            (const char *) g_ptr_array_index (self->notes, i));
  return g_string_free (out, FALSE);
}

/* On a postage stamp: the title if it fits. */
static void
draw_tiny (DesmiFrame *self)
{
  DesmiFont font = { LABEL_PX * self->em, TRUE };
  double    height;

  self->context->measurer->measure ("Ag", &font, NULL, &height, self->context->measurer->user_data);
  if (self->spec->frame && self->spec->title != NULL && height <= self->context->height)
    desmi_scene_add_text_fitted (self->scene, self->spec->title, 0, DESMI_TEXT_ASCENT * height,
                                 DESMI_ALIGN_START, &font, &self->context->theme->text,
                                 self->context->measurer, self->context->width, FALSE);
}

/* The words around the plot. */
typedef struct
{
  Block  title, subtitle, note, source;
  double legend; /* px of its height */
  char  *notes;
} Words;

static void
words_clear (Words *words)
{
  block_drop (&words->title);
  block_drop (&words->subtitle);
  block_drop (&words->note);
  block_drop (&words->source);
  g_clear_pointer (&words->notes, g_free);
}

/* Where the plot would get too little of the height, what is needed least goes first; what the
 * colours mean is needed more than anything but the title. */
static void
choose_words (Words *words, DesmiFrame *self, double margin)
{
  double       height = self->context->height, inner = self->context->width - 2 * margin, excess;
  gboolean     framed = self->spec->frame;
  guint        n_lines = height >= 240.0 * self->em ? 2 : 1;
  Block *const least_needed[] = { &words->subtitle, &words->note, &words->source };

  words->notes = join_notes (self);
  block_init (&words->title, self, framed ? self->spec->title : NULL, TITLE_PX, TRUE, inner,
              n_lines);
  block_init (&words->subtitle, self, framed ? self->spec->subtitle : NULL, LABEL_PX, FALSE, inner,
              n_lines);
  block_init (&words->note, self, words->notes, LABEL_PX, FALSE, inner, n_lines + (n_lines > 1));
  block_init (&words->source, self, framed ? self->spec->source : NULL, LABEL_PX, FALSE, inner, 2);
  words->legend = desmi_legend_place (self, inner);

  excess = block_height (&words->title) + block_height (&words->subtitle)
           + block_height (&words->note) + block_height (&words->source) + words->legend
           - (height * (1.0 - PLOT_SHARE) - 2 * margin);
  if (excess > 0)
    excess -= shorten_source (self, &words->source, inner);
  for (guint i = 0; excess > 0 && i < G_N_ELEMENTS (least_needed); i++)
    excess -= block_drop (least_needed[i]);
  if (excess > 0)
    {
      excess -= words->legend;
      words->legend = 0;
    }
  if (excess > 0)
    block_drop (&words->title);
}

/**
 * desmi_frame_open:
 *
 * Draws the words and the legend, and finds room for the plot.
 *
 * Returns: whether there is any
 */
gboolean
desmi_frame_open (DesmiFrame *self)
{
  double width = self->context->width, height = self->context->height, bottom;
  double margin = self->spec->frame ? MIN (16.0, 0.04 * MIN (width, height)) : 1.0;
  Words  words;

  if (width < MIN_WIDTH || height < MIN_HEIGHT)
    {
      draw_tiny (self);
      return FALSE;
    }
  choose_words (&words, self, margin);
  self->plot.x = margin;
  self->plot.width = width - 2 * margin;
  self->plot.y = block_draw (&words.title, self, self->spec->title, margin, margin);
  self->plot.y
      = ceil (block_draw (&words.subtitle, self, self->spec->subtitle, margin, self->plot.y));
  if (words.legend > 0)
    desmi_legend_draw (self, margin, self->plot.y);
  self->plot.y = ceil (self->plot.y + words.legend);
  bottom = height - margin - block_height (&words.note) - block_height (&words.source);
  if (self->plot.y > margin)
    self->plot.y += PLOT_GAP;
  self->plot.height = floor (bottom) - self->plot.y;
  if (bottom < height - margin)
    self->plot.height -= PLOT_GAP;
  bottom = block_draw (&words.note, self, words.notes, margin, floor (bottom) + BLOCK_GAP);
  block_draw (&words.source, self, self->spec->source, margin, bottom);
  words_clear (&words);
  return self->plot.height > 1 && self->plot.width > 1;
}

/**
 * desmi_frame_say_empty:
 * @text: (nullable): why, instead of the usual words
 *
 * Writes into the middle of the open plot that there is nothing to draw.
 */
void
desmi_frame_say_empty (DesmiFrame *self, const char *text)
{
  const char    *words = text != NULL ? text : self->spec->empty_text;
  g_auto (GStrv) lines = NULL;
  guint          n;
  double         y;

  desmi_scene_set_empty (self->scene, words);
  if (words == NULL)
    words = desmi_locale_text (self->context->locale, N_ ("No data for this filter yet"));
  lines = desmi_text_wrap (self->context->measurer, words, &self->font, self->plot.width, 3, FALSE);
  n = g_strv_length (lines);
  if (n * (self->line + 2.0) > self->plot.height)
    return;
  y = self->plot.y + (self->plot.height - n * (self->line + 2.0)) / 2.0;
  for (guint i = 0; i < n; i++)
    desmi_scene_add_text (self->scene, lines[i], self->plot.x + self->plot.width / 2.0,
                          y + i * (self->line + 2.0) + DESMI_TEXT_ASCENT * self->line,
                          DESMI_ALIGN_MIDDLE, &self->font, &self->context->theme->text_dim,
                          self->context->measurer);
}

/**
 * desmi_frame_end:
 *
 * Returns: (transfer full): the finished scene
 */
DesmiScene *
desmi_frame_end (DesmiFrame *self)
{
  return g_steal_pointer (&self->scene);
}

/**
 * desmi_frame_clear:
 *
 * Frees what the frame holds, and the scene unless it was ended.
 */
void
desmi_frame_clear (DesmiFrame *self)
{
  g_clear_pointer (&self->scene, desmi_scene_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->legend, g_ptr_array_unref);
}

/**
 * desmi_frame_layout_noted:
 * @layout: %NULL without an error where only with its note the scene would say what is true
 *
 * Lays out without a note that takes room, and with it where the room that is left shows that it
 * is needed.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with the error of @layout
 */
DesmiScene *
desmi_frame_layout_noted (DesmiNotedLayout         layout,
                          DesmiTable              *table,
                          const DesmiChartSpec    *spec,
                          const DesmiChartContext *context,
                          GError                 **error)
{
  g_autoptr (GError) local = NULL;
  DesmiScene        *scene = layout (table, spec, context, FALSE, &local);

  if (scene == NULL && local == NULL)
    scene = layout (table, spec, context, TRUE, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return scene;
}
