/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-deck.h"

#include <string.h>

/* What a new theme has until its user chooses: blue and amber are told apart by everybody. */
#define PRIMARY_RGB 0x1a5fb4
#define ACCENT_RGB 0xdd7a00
#define FONT "Arial"

static const char *const kind_names[DESMI_N_SLIDE_KINDS] = {
  [DESMI_SLIDE_TITLE] = "title",           [DESMI_SLIDE_AGENDA] = "agenda",
  [DESMI_SLIDE_SECTION] = "section",       [DESMI_SLIDE_FIGURES] = "figures",
  [DESMI_SLIDE_CHART] = "chart",           [DESMI_SLIDE_CHART_TEXT] = "chart-text",
  [DESMI_SLIDE_TWO_CHARTS] = "two-charts", [DESMI_SLIDE_TABLE] = "table",
  [DESMI_SLIDE_SCOREBOARD] = "scoreboard", [DESMI_SLIDE_VILLAGE] = "village",
  [DESMI_SLIDE_PHOTO] = "photo",           [DESMI_SLIDE_TEXT] = "text",
  [DESMI_SLIDE_DECISIONS] = "decisions",   [DESMI_SLIDE_CLOSING] = "closing",
  [DESMI_SLIDE_UNKNOWN] = "unknown",
};

/**
 * desmi_slide_kind_to_name:
 *
 * Returns: the name that is stored, "chart-text"
 */
const char *
desmi_slide_kind_to_name (DesmiSlideKind kind)
{
  g_return_val_if_fail (kind < DESMI_N_SLIDE_KINDS, "unknown");
  return kind_names[kind];
}

/**
 * desmi_slide_kind_from_name:
 *
 * Returns: the kind; DESMI_SLIDE_UNKNOWN for one that only a newer version knows
 */
DesmiSlideKind
desmi_slide_kind_from_name (const char *name)
{
  for (guint i = 0; i < DESMI_SLIDE_UNKNOWN; i++)
    if (g_strcmp0 (kind_names[i], name) == 0)
      return i;
  return DESMI_SLIDE_UNKNOWN;
}

static void
free_paragraph (gpointer data)
{
  DesmiParagraph *self = data;

  g_free (self->text);
  g_free (self->link);
  g_free (self);
}

static void
free_slot (gpointer data)
{
  DesmiSlot *self = data;

  g_clear_pointer (&self->chart, desmi_chart_data_unref);
  g_clear_pointer (&self->table, desmi_table_unref);
  g_strfreev (self->titles);
  g_strfreev (self->totals);
  g_free (self->figure.value);
  g_free (self->figure.label);
  g_free (self->figure.detail);
  g_free (self->gone);
  g_free (self->alt);
  g_free (self->source_line);
  g_free (self->as_of);
  g_free (self->remark);
  g_free (self);
}

static void
free_decision (gpointer data)
{
  DesmiDecision *self = data;

  g_free (self->what);
  g_free (self->who);
  g_free (self->by);
  g_free (self);
}

static void
free_photo (DesmiPhoto *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->alt);
  g_free (self->caption);
  g_free (self->credit);
  g_free (self);
}

static void
free_number (gpointer data)
{
  DesmiTextNumber *self = data;

  g_free (self->words);
  g_free (self->value);
  g_free (self->about);
  g_free (self);
}

static void
free_slide (gpointer data)
{
  DesmiSlide *self = data;

  g_free (self->id);
  g_free (self->kind_name);
  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->paragraphs);
  g_ptr_array_unref (self->slots);
  g_ptr_array_unref (self->decisions);
  g_clear_pointer (&self->photo, free_photo);
  g_free (self->notes);
  g_ptr_array_unref (self->numbers);
  g_free (self->source_line);
  g_free (self->caution);
  g_free (self);
}

static void
clear_deck (gpointer data)
{
  DesmiDeck *self = data;

  g_free (self->name);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->theme.font_title);
  g_free (self->theme.font_text);
  g_free (self->theme.footer);
  g_clear_pointer (&self->theme.logo, g_bytes_unref);
  g_ptr_array_unref (self->slides);
}

/**
 * desmi_deck_new:
 * @locale: outlives the deck
 *
 * Returns: (transfer full): a deck without slides, with the program's own theme
 */
DesmiDeck *
desmi_deck_new (const char *name, DesmiAspect aspect, const DesmiLocale *locale)
{
  DesmiDeck *self = g_atomic_rc_box_new0 (DesmiDeck);

  self->name = g_strdup (name);
  self->aspect = aspect;
  self->locale = locale;
  self->theme.primary = desmi_color_from_rgb (PRIMARY_RGB);
  self->theme.accent = desmi_color_from_rgb (ACCENT_RGB);
  self->theme.font_title = g_strdup (FONT);
  self->theme.font_text = g_strdup (FONT);
  self->slides = g_ptr_array_new_with_free_func (free_slide);
  return self;
}

/**
 * desmi_deck_ref:
 *
 * Returns: (transfer full): @self
 */
DesmiDeck *
desmi_deck_ref (DesmiDeck *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * desmi_deck_unref:
 * @self: (transfer full): the deck
 */
void
desmi_deck_unref (DesmiDeck *self)
{
  g_atomic_rc_box_release_full (self, clear_deck);
}

/**
 * desmi_deck_add_slide:
 *
 * Returns: (transfer none): the last slide now, to be filled while the deck is made
 */
DesmiSlide *
desmi_deck_add_slide (DesmiDeck *self, DesmiSlideKind kind, const char *title)
{
  DesmiSlide *slide = g_new0 (DesmiSlide, 1);

  slide->kind = kind;
  slide->title = g_strdup (title);
  slide->paragraphs = g_ptr_array_new_with_free_func (free_paragraph);
  slide->slots = g_ptr_array_new_with_free_func (free_slot);
  slide->decisions = g_ptr_array_new_with_free_func (free_decision);
  slide->numbers = g_ptr_array_new_with_free_func (free_number);
  g_ptr_array_add (self->slides, slide);
  return slide;
}

/**
 * desmi_slide_add_paragraph:
 *
 * Returns: (transfer none): a paragraph without bullet
 */
DesmiParagraph *
desmi_slide_add_paragraph (DesmiSlide *self, const char *text)
{
  DesmiParagraph *paragraph = g_new0 (DesmiParagraph, 1);

  paragraph->text = g_strdup (text);
  g_ptr_array_add (self->paragraphs, paragraph);
  return paragraph;
}

/**
 * desmi_slide_add_text:
 * @text: lines; those that begin with "- " or "* " are points, further in with two blanks more
 *
 * Adds a paragraph for each line as people type them.
 */
void
desmi_slide_add_text (DesmiSlide *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char     *start = lines[i] + strspn (lines[i], " \t");
      gsize           indent = (gsize) (start - lines[i]);
      gboolean        bullet = (*start == '-' || *start == '*') && start[1] == ' ';
      DesmiParagraph *paragraph = desmi_slide_add_paragraph (self, bullet ? start + 2 : start);

      g_strchomp (paragraph->text);
      paragraph->bullet = bullet;
      paragraph->level = bullet ? MIN ((guint) indent / 2, 2) : 0;
    }
}

/**
 * desmi_slide_add_slot:
 *
 * Returns: (transfer none): a slot of @kind that is still empty
 */
DesmiSlot *
desmi_slide_add_slot (DesmiSlide *self, DesmiSlotKind kind)
{
  DesmiSlot *slot = g_new0 (DesmiSlot, 1);

  slot->kind = kind;
  g_ptr_array_add (self->slots, slot);
  return slot;
}

/**
 * desmi_slide_add_chart:
 * @chart: what it is drawn from
 *
 * Returns: (transfer none): a slot with the chart, its source and its day
 */
DesmiSlot *
desmi_slide_add_chart (DesmiSlide *self, DesmiChartData *chart)
{
  DesmiSlot *slot = desmi_slide_add_slot (self, DESMI_SLOT_CHART);

  slot->chart = desmi_chart_data_ref (chart);
  slot->source_line = g_strdup (chart->source_line);
  slot->as_of = g_strdup (desmi_table_get_as_of (chart->table));
  return slot;
}

/**
 * desmi_slide_add_decision:
 *
 * Returns: (transfer none): the last decision now
 */
DesmiDecision *
desmi_slide_add_decision (DesmiSlide *self, const char *what, const char *who, const char *by)
{
  DesmiDecision *decision = g_new0 (DesmiDecision, 1);

  decision->what = g_strdup (what);
  decision->who = g_strdup (who);
  decision->by = g_strdup (by);
  g_ptr_array_add (self->decisions, decision);
  return decision;
}

/**
 * desmi_slide_set_photo:
 * @bytes: (nullable): PNG or JPEG
 * @alt: (nullable): what is seen on it
 *
 * Returns: (transfer none): the photo, which shows its middle when it is cut
 */
DesmiPhoto *
desmi_slide_set_photo (DesmiSlide *self, GBytes *bytes, const char *alt)
{
  g_clear_pointer (&self->photo, free_photo);
  self->photo = g_new0 (DesmiPhoto, 1);
  self->photo->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->photo->alt = g_strdup (alt);
  self->photo->focus_x = 0.5;
  self->photo->focus_y = 0.5;
  return self->photo;
}

/**
 * desmi_slide_add_number:
 * @words: what asks for it, which no number of the slide has yet
 * @about: (nullable): which number it is
 *
 * Returns: (transfer none): the last number now
 */
const DesmiTextNumber *
desmi_slide_add_number (DesmiSlide *self, const char *words, const char *value, const char *about)
{
  DesmiTextNumber *number = g_new0 (DesmiTextNumber, 1);

  number->words = g_strdup (words);
  number->value = g_strdup (value);
  number->about = g_strdup (about != NULL ? about : words);
  g_ptr_array_add (self->numbers, number);
  return number;
}

/**
 * desmi_slide_find_number:
 * @words: what asks for it
 *
 * Returns: (transfer none) (nullable): the number; %NULL: it stands nowhere on the slide
 */
const DesmiTextNumber *
desmi_slide_find_number (const DesmiSlide *self, const char *words)
{
  for (guint i = 0; i < self->numbers->len; i++)
    {
      const DesmiTextNumber *number = g_ptr_array_index (self->numbers, i);

      if (g_str_equal (number->words, words))
        return number;
    }
  return NULL;
}
