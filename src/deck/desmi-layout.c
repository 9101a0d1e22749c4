/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all pages have, title, source, footer, number and logo, and the way through the deck. */
#include "deck/desmi-layout-private.h"
#include "deck/desmi-photo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BAND_PT 8.0 /* at the top edge */
#define TITLE_Y 24.0
#define TITLE_PT 66.0
#define SUBTITLE_PT 22.0
#define BODY_GAP 14.0 /* below title and subtitle */
#define FOOT_Y 500.0  /* of the bottom 40 pt */
#define FOOT_PT 32.0
#define SOURCE_UP_PT 3.0 /* further, so that three lines have room */
#define FOOT_GAP 10.0
#define NUMBER_PT 34.0
#define LOGO_PT 46.0 /* at most, of its height */
#define LOGO_WIDE_PT 110.0
#define PX_PER_PT (220.0 / 72.0)
#define ALT_MOST 250 /* characters */

/**
 * desmi_layout_get_font:
 *
 * Returns: the font of a paragraph
 */
DesmiFont
desmi_layout_get_font (const DesmiLayout *self, const DesmiPageParagraph *of)
{
  return (DesmiFont){ of->size_pt, of->bold, of->title_font ? self->font_title : self->font_text };
}

/**
 * desmi_layout_is_cancelled:
 *
 * Returns: whether nobody waits for the pages any more
 */
gboolean
desmi_layout_is_cancelled (const DesmiLayout *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/**
 * desmi_layout_warn:
 * @warning: (transfer full): a sentence on what did not fit
 */
void
desmi_layout_warn (DesmiLayout *self, char *warning)
{
  for (guint i = 0; i < self->page->warnings->len; i++)
    if (strcmp (g_ptr_array_index (self->page->warnings, i), warning) == 0)
      {
        g_free (warning);
        return;
      }
  g_ptr_array_add (self->page->warnings, warning);
}

/**
 * desmi_layout_add_rest:
 * @text: what has no room on the page
 *
 * Puts it into the notes, behind what the speaker has there.
 */
void
desmi_layout_add_rest (DesmiLayout *self, const char *text)
{
  char *notes = self->page->notes != NULL ? g_strconcat (self->page->notes, "\n\n", text, NULL)
                                          : g_strdup (text);

  g_free (self->page->notes);
  self->page->notes = notes;
}

/**
 * desmi_layout_add_shape:
 *
 * Returns: (transfer none): an area that says nothing
 */
DesmiPageItem *
desmi_layout_add_shape (DesmiLayout *self, const DesmiBox *box, const DesmiColor *fill)
{
  DesmiPageItem *item
      = desmi_page_add_item (self->page, DESMI_ITEM_SHAPE, DESMI_ROLE_DECORATION, box);

  item->fill = *fill;
  return item;
}

/* What is said of a picture: one sentence, for programs that take no more. */
static char *
dup_alt (const char *text)
{
  g_autofree char *clean = text != NULL ? desmi_lines_clean (text) : NULL;

  return clean != NULL ? desmi_lines_shorten (clean, ALT_MOST) : NULL;
}

static DesmiPage *
add_page (DesmiLayout *self)
{
  g_autofree char *title = NULL;

  self->page = desmi_pages_add (self->pages, self->index, self->type->layout);
  title = desmi_lines_clean (self->page->title != NULL ? self->page->title : "");
  g_free (self->page->title);
  self->page->title = g_strdup (g_strstrip (title));
  if (*self->page->title == '\0')
    {
      g_free (self->page->title);
      self->page->title
          = g_strdup_printf (desmi_locale_text (self->locale, N_ ("Slide %u")), self->index + 1);
    }
  return self->page;
}

static void
add_logo (DesmiLayout *self, const DesmiBox *room, gboolean at_end)
{
  double         scale;
  DesmiBox       box;
  DesmiPageItem *item;

  if (self->logo == NULL)
    return;
  scale = MIN (room->width / self->logo_width, room->height / self->logo_height);
  box.width = self->logo_width * scale;
  box.height = self->logo_height * scale;
  box.x = at_end ? room->x + room->width - box.width : room->x;
  box.y = room->y + (room->height - box.height) / 2;
  item = desmi_page_add_item (self->page, DESMI_ITEM_PICTURE, DESMI_ROLE_LOGO, &box);
  item->bytes = g_bytes_ref (self->logo);
  item->width_px = self->logo_width;
  item->height_px = self->logo_height;
  item->alt = g_strdup (self->deck->theme.footer != NULL && *self->deck->theme.footer != '\0'
                            ? self->deck->theme.footer
                            : desmi_locale_text (self->locale, N_ ("Logo")));
}

static double
get_logo_width (const DesmiLayout *self)
{
  if (self->logo == NULL)
    return 0;
  return MIN (LOGO_WIDE_PT, LOGO_PT * self->logo_width / self->logo_height);
}

/* One line of small letters at the foot; too long, it is cut without further ado. */
static void
add_foot (DesmiLayout      *self,
          DesmiItemRole     role,
          const char       *text,
          const DesmiBox   *box,
          DesmiAlign        align,
          const DesmiColor *color)
{
  DesmiFlow *flow = desmi_flow_new (self, role, box);

  desmi_flow_add (flow, text, desmi_sizes_source, color)->align = align;
  flow->item->anchor = DESMI_ANCHOR_MIDDLE;
  desmi_flow_end (flow);
}

static void
add_footer (DesmiLayout *self, guint number, const DesmiColor *color)
{
  double           width = self->pages->width, right = width - DESMI_LAYOUT_MARGIN;
  double           footer = (width - 2 * DESMI_LAYOUT_MARGIN) * 0.29;
  g_autofree char *text = g_strdup_printf ("%u", number);

  if (self->deck->theme.footer != NULL && *self->deck->theme.footer != '\0')
    add_foot (self, DESMI_ROLE_FOOTER, self->deck->theme.footer,
              &(DesmiBox){ right - NUMBER_PT - footer, FOOT_Y, footer, FOOT_PT }, DESMI_ALIGN_END,
              color);
  add_foot (self, DESMI_ROLE_NUMBER, text,
            &(DesmiBox){ right - NUMBER_PT, FOOT_Y, NUMBER_PT, FOOT_PT }, DESMI_ALIGN_END, color);
}

/* Returns: (nullable): unit and period of the nth chart, or of the table that stands for it */
static const char *
get_chart_subtitle (const DesmiLayout *self, guint nth)
{
  const DesmiSlot *slot = desmi_layout_get_slot (self, nth, FALSE);

  return slot != NULL && slot->kind != DESMI_SLOT_GONE && slot->chart != NULL
                 && slot->chart->subtitle != NULL && *slot->chart->subtitle != '\0'
             ? slot->chart->subtitle
             : NULL;
}

/**
 * desmi_layout_get_subtitle:
 *
 * Returns: (nullable): what stands below the slide's title: its own subtitle, else that of its
 * charts, where all have the same
 */
const char *
desmi_layout_get_subtitle (const DesmiLayout *self)
{
  const char *first = get_chart_subtitle (self, 0);

  if (self->slide->subtitle != NULL && *self->slide->subtitle != '\0')
    return self->slide->subtitle;
  if (self->type->least_charts == 0 || self->type->least_charts != self->type->most_charts)
    return NULL;
  for (guint i = 1; i < self->type->most_charts; i++)
    if (g_strcmp0 (get_chart_subtitle (self, i), first) != 0)
      return NULL;
  return first;
}

/* Returns: (transfer full): without the parts at its end that @title says already */
static char *
drop_said (const char *subtitle, const char *title)
{
  char *text = g_strdup (subtitle), *part;

  while ((part = g_strrstr (text, " · ")) != NULL && strstr (title, part + strlen (" · ")) != NULL)
    *part = '\0';
  return text;
}

/* One that is too long does without what the title says; if it still is, it takes a second line.
 * Returns: how high it is, pt */
static double
add_subtitle (DesmiLayout *self, const char *subtitle, const DesmiBox *box)
{
  DesmiFlow          *flow = desmi_flow_new (self, DESMI_ROLE_SUBTITLE, box);
  DesmiPageParagraph *paragraph
      = desmi_flow_add (flow, subtitle, desmi_sizes_subtitle, &self->colors.dim);
  double height = box->height;

  if (!desmi_flow_has_room (flow))
    {
      g_autofree char *whole = g_steal_pointer (&paragraph->text);

      paragraph->text = drop_said (whole, self->page->title);
    }
  if (!desmi_flow_has_room (flow))
    {
      height += paragraph->size_pt * DESMI_PAGE_LINE;
      flow->item->box.height = height;
    }
  desmi_flow_end (flow);
  return height;
}

static void
add_title (DesmiLayout *self)
{
  double      left = DESMI_LAYOUT_MARGIN, width = self->pages->width - 2 * left;
  double      logo = get_logo_width (self);
  DesmiBox    box = { left, TITLE_Y, width - (logo > 0 ? logo + DESMI_LAYOUT_GAP : 0), TITLE_PT };
  const char *subtitle = desmi_layout_get_subtitle (self);
  double      bottom = TITLE_Y + TITLE_PT;
  DesmiFlow  *flow = desmi_flow_new (self, DESMI_ROLE_TITLE, &box);
  DesmiPageParagraph *title
      = desmi_flow_add (flow, self->page->title, desmi_sizes_title, &self->colors.text);

  title->bold = title->title_font = TRUE;
  flow->item->anchor = DESMI_ANCHOR_BOTTOM;
  desmi_flow_end (flow);
  if (subtitle != NULL)
    {
      box = (DesmiBox){ left, bottom, width, SUBTITLE_PT };
      bottom += add_subtitle (self, subtitle, &box);
    }
  self->body = (DesmiBox){ left, bottom + BODY_GAP, width, FOOT_Y - FOOT_GAP - bottom - BODY_GAP };
}

/* In fewer words where that saves it from being cut. */
static void
add_source (DesmiLayout *self)
{
  g_autofree char    *line = desmi_layout_dup_source_line (self, FALSE);
  double              width = self->pages->width - 2 * DESMI_LAYOUT_MARGIN;
  const DesmiBox      box = { DESMI_LAYOUT_MARGIN, FOOT_Y - SOURCE_UP_PT, width * 0.7 - NUMBER_PT,
                              FOOT_PT + 2 * SOURCE_UP_PT };
  DesmiFlow          *flow;
  DesmiPageParagraph *paragraph;

  if (line == NULL)
    return;
  flow = desmi_flow_new (self, DESMI_ROLE_SOURCE, &box);
  paragraph = desmi_flow_add (flow, line, desmi_sizes_source, &self->colors.dim);
  flow->item->anchor = DESMI_ANCHOR_MIDDLE;
  if (!desmi_flow_has_room (flow))
    {
      g_free (paragraph->text);
      paragraph->text = desmi_layout_dup_source_line (self, TRUE);
    }
  desmi_flow_end (flow);
}

/**
 * desmi_layout_begin_page:
 *
 * Begins a page of the slide, with its title.
 *
 * Returns: (transfer none): the page
 */
DesmiPage *
desmi_layout_begin_page (DesmiLayout *self)
{
  double logo = get_logo_width (self);

  add_page (self);
  add_title (self);
  desmi_layout_add_shape (self, &(DesmiBox){ 0, 0, self->pages->width, BAND_PT },
                          &self->colors.primary);
  desmi_layout_add_shape (self, &(DesmiBox){ DESMI_LAYOUT_MARGIN, 0, 72, BAND_PT },
                          &self->colors.accent);
  if (logo > 0)
    add_logo (
        self,
        &(DesmiBox){ self->pages->width - DESMI_LAYOUT_MARGIN - logo, TITLE_Y, logo, TITLE_PT },
        TRUE);
  return self->page;
}

static char *
dup_section (const DesmiLayout *self)
{
  guint nth = 0, n = 0;

  for (guint i = 0; i < self->deck->slides->len; i++)
    {
      const DesmiSlide *slide = g_ptr_array_index (self->deck->slides, i);

      n += slide->kind == DESMI_SLIDE_SECTION && (!slide->hidden || slide == self->slide);
      nth = i == self->index ? n : nth;
    }
  return n > 1 ? g_strdup_printf (desmi_locale_text (self->locale, N_ ("Part %u of %u")), nth, n)
               : NULL;
}

static void
add_cover_text (DesmiLayout *self, double top, double height)
{
  double      left = DESMI_LAYOUT_MARGIN + 16, width = self->pages->width - 2 * left;
  DesmiFlow  *flow;
  DesmiColor *color = &self->colors.on_primary;

  if (self->slide->subtitle == NULL && self->slide->paragraphs->len == 0)
    return;
  flow = desmi_flow_new (self, DESMI_ROLE_SUBTITLE, &(DesmiBox){ left, top, width, height });
  if (self->slide->subtitle != NULL)
    desmi_flow_add (flow, self->slide->subtitle, desmi_sizes_text, color);
  desmi_flow_add_all (flow, self->slide->paragraphs);
  for (guint i = 0; i < flow->item->paragraphs->len; i++)
    {
      DesmiPageParagraph *p = g_ptr_array_index (flow->item->paragraphs, i);

      p->color = p->sign_color = *color;
    }
  desmi_flow_end (flow);
}

static void
add_cover_logo (DesmiLayout *self, double left)
{
  DesmiBox   room = { left, 56, 220, 76 }, plate = room;
  DesmiColor white = desmi_color_from_rgb (0xffffff);
  double     scale;

  if (self->logo == NULL)
    return;
  scale = MIN (room.width / self->logo_width, room.height / self->logo_height);
  plate = (DesmiBox){ room.x, room.y - 10, self->logo_width * scale + 20, room.height + 20 };
  desmi_layout_add_shape (self, &plate, &white)->radius = 8;
  room.x += 10;
  room.width = self->logo_width * scale;
  add_logo (self, &room, FALSE);
}

/**
 * desmi_layout_begin_cover:
 *
 * Begins a page that is all title, in the first colour: of the deck, of a section, of the end.
 */
void
desmi_layout_begin_cover (DesmiLayout *self)
{
  double              left = DESMI_LAYOUT_MARGIN + 16, width = self->pages->width - 2 * left;
  g_autofree char    *section = NULL;
  DesmiFlow          *flow;
  DesmiPageParagraph *title;

  add_page (self);
  self->page->background = self->colors.primary;
  flow = desmi_flow_new (self, DESMI_ROLE_TITLE, &(DesmiBox){ left, 178, width, 134 });
  title = desmi_flow_add (flow, self->page->title, desmi_sizes_cover, &self->colors.on_primary);
  title->bold = title->title_font = TRUE;
  flow->item->anchor = DESMI_ANCHOR_BOTTOM;
  desmi_flow_end (flow);
  section = self->slide->kind == DESMI_SLIDE_SECTION ? dup_section (self) : NULL;
  if (section != NULL)
    {
      flow = desmi_flow_new (self, DESMI_ROLE_CAPTION, &(DesmiBox){ left, 56, width, 26 });
      desmi_flow_add (flow, section, desmi_sizes_text, &self->colors.on_primary);
      desmi_flow_end (flow);
    }
  desmi_layout_add_shape (self, &(DesmiBox){ 0, 0, 24, self->pages->height }, &self->colors.accent);
  desmi_layout_add_shape (self, &(DesmiBox){ left, 324, 72, 4 }, &self->colors.on_primary);
  add_cover_text (self, 340, FOOT_Y - 350);
  if (self->slide->kind != DESMI_SLIDE_SECTION)
    add_cover_logo (self, left);
}

/* A title that is too long ends with a sign, so that @part has room behind it: the same in every
 * output. */
static void
cut_title (DesmiLayout *self, DesmiPageItem *item, const char *part)
{
  DesmiPageParagraph *title = g_ptr_array_index (item->paragraphs, 0);
  DesmiFont           font = desmi_layout_get_font (self, title);
  double              room = item->box.width - desmi_lines_measure (part, &font);
  guint               last = title->lines->len - 1;
  g_autofree char    *line = g_strdup (g_ptr_array_index (title->lines, last));
  gboolean            whole = g_str_equal (title->text, self->page->title);
  GString            *text = g_string_new (NULL);

  if (desmi_lines_measure (line, &font) > room * 0.95)
    {
      char *cut = desmi_lines_cut (line, &font, room);

      g_free (line);
      line = cut;
    }
  g_ptr_array_remove_index (title->lines, last);
  g_ptr_array_add (title->lines, g_strconcat (line, part, NULL));
  for (guint i = 0; i < title->lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (title->lines, i));
  g_free (title->text);
  title->text = g_string_free (text, FALSE);
  if (whole)
    desmi_layout_say_cut (self, 1, self->page->title);
}

/* Says on each page of a slide that goes on which it is of how many. */
static void
number_parts (DesmiLayout *self, guint first)
{
  guint n = self->pages->pages->len - first;

  for (guint i = 0; i < n && n > 1; i++)
    {
      DesmiPage                *page = g_ptr_array_index (self->pages->pages, first + i);
      DesmiPageItem            *item = g_ptr_array_index (page->items, 0);
      const DesmiPageParagraph *title = g_ptr_array_index (item->paragraphs, 0);
      g_autofree char          *part = g_strdup_printf (" (%u/%u)", i + 1, n);
      char                     *whole = g_strconcat (page->title, part, NULL);

      self->page = page;
      page->part = i + 1;
      page->n_parts = n;
      if (!g_str_equal (title->text, page->title) || !desmi_flow_retitle (self, item, whole))
        cut_title (self, item, part);
      g_free (page->title);
      page->title = whole;
    }
}

/* One that cannot be read is left out, and said. */
static void
prepare_logo (DesmiLayout *self, char **warning)
{
  g_autoptr (GError) error = NULL;

  if (self->deck->theme.logo == NULL)
    return;
  self->logo = desmi_photo_prepare (self->deck->theme.logo, LOGO_WIDE_PT * 2 * PX_PER_PT,
                                    LOGO_PT * 2 * PX_PER_PT, &self->logo_width, &self->logo_height,
                                    &error);
  if (self->logo == NULL)
    *warning = g_strdup_printf (_ ("The logo is left out: %s"), error->message);
}

/* What is read last: source, footer and number; not on the first page and the last. */
static void
end_page (DesmiLayout *self, guint number)
{
  if (self->type->layout == DESMI_PAGE_SECTION)
    add_footer (self, number, &self->colors.on_primary);
  else if (self->type->layout != DESMI_PAGE_TITLE)
    {
      add_source (self);
      add_footer (self, number, &self->colors.dim);
    }
  for (guint i = 0; i < self->page->items->len; i++)
    {
      DesmiPageItem *item = g_ptr_array_index (self->page->items, i);
      gboolean       shown = item->kind == DESMI_ITEM_CHART || item->kind == DESMI_ITEM_TABLE
                       || item->kind == DESMI_ITEM_PICTURE;
      gboolean said = item->alt != NULL && *item->alt != '\0';
      char    *alt = dup_alt (shown && !said ? self->page->title : item->alt);

      g_free (item->alt);
      item->alt = alt;
    }
}

static void
warn_font (DesmiLayout *self, const char *family)
{
  char *warning = desmi_lines_dup_font_warning (family);

  if (warning != NULL)
    desmi_layout_warn (self, warning);
}

static void
lay_out_slide (DesmiLayout *self, guint index)
{
  guint first = self->pages->pages->len;

  self->index = index;
  self->slide = g_ptr_array_index (self->deck->slides, index);
  self->type = desmi_slide_type_get (self->slide->kind);
  self->type->lay_out (self);
  number_parts (self, first);
  for (guint i = first; i < self->pages->pages->len; i++)
    {
      self->page = g_ptr_array_index (self->pages->pages, i);
      end_page (self, i + 1);
    }
}

/**
 * desmi_deck_layout:
 * @deck: a deck that is whole
 *
 * Lays out all slides, the hidden ones too. Takes its time, and touches nothing but its arguments:
 * meant for a thread.
 *
 * Returns: (transfer full): one page a slide or more; %NULL with G_IO_ERROR_CANCELLED
 */
DesmiPages *
desmi_deck_layout (DesmiDeck *deck, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiPages) pages = desmi_pages_new (deck);
  g_autofree char       *warning = NULL;
  DesmiLayout            self = { .pages = pages,
                                  .deck = deck,
                                  .locale = deck->locale,
                                  .cancellable = cancellable,
                                  .font_title = g_intern_string (deck->theme.font_title),
                                  .font_text = g_intern_string (deck->theme.font_text) };

  desmi_deck_colors_init (&self.colors, &deck->theme);
  desmi_deck_theme_init_chart (&deck->theme, &pages->theme);
  prepare_logo (&self, &warning);
  for (guint i = 0; i < deck->slides->len && !desmi_layout_is_cancelled (&self); i++)
    lay_out_slide (&self, i);
  g_clear_pointer (&self.logo, g_bytes_unref);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (pages->pages->len > 0)
    {
      self.page = g_ptr_array_index (pages->pages, 0);
      if (warning != NULL)
        desmi_layout_warn (&self, g_steal_pointer (&warning));
      warn_font (&self, deck->theme.font_title);
      warn_font (&self, deck->theme.font_text);
    }
  return g_steal_pointer (&pages);
}
