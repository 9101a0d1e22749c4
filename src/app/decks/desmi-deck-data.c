/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of charts that PowerPoint cannot draw. They stand at the end, where they leave the
 * numbers of the other slides as they are, and are the tables that the charts were drawn from: what
 * is hidden from the deck's audience is hidden there, too. */
#include "app/decks/desmi-deck-data.h"

#include "app/decks/desmi-deck-top.h"
#include "app/decks/desmi-deck-totals.h"
#include "app/desmi-chart-table.h"
#include "app/desmi-table-words.h"
#include "deck/desmi-layout.h"
#include "deck/pptx/desmi-pptx.h"

#include <glib/gi18n-lib.h>

#define TRIES 4

/* A deck with the look of another, and none of its slides. */
static DesmiDeck *
new_beside (const DesmiDeck *deck)
{
  DesmiDeck *self = desmi_deck_new (deck->name, deck->aspect, deck->locale);

  self->audience = deck->audience;
  self->created_utc = deck->created_utc;
  self->theme.primary = deck->theme.primary;
  self->theme.accent = deck->theme.accent;
  g_free (self->theme.font_title);
  g_free (self->theme.font_text);
  self->theme.font_title = g_strdup (deck->theme.font_title);
  self->theme.font_text = g_strdup (deck->theme.font_text);
  self->theme.footer = g_strdup (deck->theme.footer);
  self->theme.logo = deck->theme.logo != NULL ? g_bytes_ref (deck->theme.logo) : NULL;
  return self;
}

/* @shown: the rows of @table that are shown, and one that the others are in */
static char *
dup_title (const char *title, DesmiTable *shown, DesmiTable *table, const DesmiLocale *locale)
{
  guint            n_shown = desmi_table_get_n_rows (shown) - 1;
  g_autofree char *most = desmi_format_count (n_shown, locale);
  g_autofree char *all = desmi_format_count (desmi_table_get_n_rows (table), locale);

  if (shown == table)
    /* Translators: the title of a hidden slide with the numbers of a chart; %s is that of the
     * chart's slide */
    return g_strdup_printf (desmi_locale_text (locale, N_ ("Data: %s")), title);
  return g_strdup_printf (
      desmi_deck_top_is_newest (table)
          /* Translators: numbers of rows, then the title of the slide whose numbers they are */
          ? desmi_locale_text (locale, N_ ("Data (the newest %s of %s rows): %s"))
          /* Translators: numbers of rows, then the title of the slide whose numbers they are */
          : desmi_locale_text (locale, N_ ("Data (the largest %s of %s rows): %s")),
      most, all, title);
}

/* The slot that a chart on a page shows. */
static const DesmiSlot *
get_slot (const DesmiDeck *deck, const DesmiPage *page, const DesmiPageItem *item)
{
  const DesmiSlide *slide = g_ptr_array_index (deck->slides, page->slide);

  return item->slot >= 0 && (guint) item->slot < slide->slots->len
             ? g_ptr_array_index (slide->slots, item->slot)
             : NULL;
}

/* @most: rows */
static void
add_slide (DesmiDeck           *self,
           const DesmiDeck     *deck,
           const DesmiPage     *page,
           const DesmiPageItem *item,
           guint                most)
{
  g_autoptr (DesmiTable) said = desmi_chart_table_drop_unsaid (item->chart->table);
  g_autoptr (DesmiTable) worded = desmi_table_words_put (said, deck->locale);
  g_autoptr (DesmiTable) table = desmi_deck_top (worded, most, deck->locale);
  guint                  n = desmi_table_get_n_columns (worded);
  g_autofree char       *title = dup_title (page->title, table, worded, deck->locale);
  DesmiSlide            *slide = desmi_deck_add_slide (self, DESMI_SLIDE_TABLE, title);
  DesmiSlot             *slot = desmi_slide_add_slot (slide, DESMI_SLOT_TABLE);
  const DesmiSlot       *from = get_slot (deck, page, item);

  slide->hidden = TRUE;
  slot->table = g_steal_pointer (&table);
  slot->titles = g_new0 (char *, n + 1);
  for (guint c = 0; c < n; c++)
    slot->titles[c] = g_strdup (desmi_table_words_title (said, c, deck->locale));
  slot->totals = desmi_deck_totals_new (item->chart, slot->table, deck->locale);
  slot->alt = g_strdup (title);
  slot->source_line = g_strdup (
      from != NULL && from->source_line != NULL ? from->source_line : item->chart->source_line);
  slot->as_of = from != NULL ? g_strdup (from->as_of) : NULL;
}

/* @most: (element-type guint): rows of each chart that has a slide; as many as are to be, where
 * it does not say */
static DesmiDeck *
make_deck (DesmiPages *pages, GArray *most)
{
  const guint usual = DESMI_DECK_DATA_ROWS;
  DesmiDeck  *self = new_beside (pages->deck);

  for (guint p = 0; p < pages->pages->len; p++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, p);

      for (guint i = 0; i < page->items->len; i++)
        {
          const DesmiPageItem *item = g_ptr_array_index (page->items, i);

          if (item->kind == DESMI_ITEM_CHART && item->chart != NULL && item->chart->table != NULL
              && desmi_table_get_n_rows (item->chart->table) > 0
              && desmi_pptx_is_painted (pages, item))
            {
              guint nth = self->slides->len;

              if (nth >= most->len)
                g_array_append_val (most, usual);
              add_slide (self, pages->deck, page, item, g_array_index (most, guint, nth));
            }
        }
    }
  return self;
}

/* Fewer rows for each slide that went on for too long. Returns: whether there was one */
static gboolean
shorten (const DesmiPages *data, GArray *most)
{
  gboolean any = FALSE;

  for (guint p = 0; p < data->pages->len; p++)
    {
      const DesmiPage *page = g_ptr_array_index (data->pages, p);
      guint           *n = &g_array_index (most, guint, page->slide);

      if (page->part == 1 && page->n_parts > DESMI_DECK_DATA_PAGES && *n > DESMI_DECK_DATA_PAGES)
        {
          *n = MAX (*n * DESMI_DECK_DATA_PAGES / page->n_parts, DESMI_DECK_DATA_PAGES);
          any = TRUE;
        }
    }
  return any;
}

/* (nullable): the slides of data, none of which goes on for more pages than people look at */
static DesmiPages *
lay_out (DesmiPages *pages, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray)    most = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (DesmiDeck) deck = make_deck (pages, most);
  DesmiPages           *data = desmi_deck_layout (deck, cancellable, error);

  for (guint i = 0; data != NULL && i < TRIES && shorten (data, most); i++)
    {
      g_autoptr (DesmiDeck) shorter = make_deck (pages, most);

      desmi_pages_unref (data);
      data = desmi_deck_layout (shorter, cancellable, error);
    }
  return data;
}

/* The number that a page has behind those of another deck. */
static void
set_number (DesmiPage *page, guint number)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);
      DesmiPageParagraph  *paragraph;

      if (item->role != DESMI_ROLE_NUMBER || item->paragraphs->len == 0)
        continue;
      paragraph = g_ptr_array_index (item->paragraphs, 0);
      g_free (paragraph->text);
      paragraph->text = g_strdup_printf ("%u", number);
    }
}

/**
 * desmi_deck_data_save:
 * @path: of a PPTX file, which is replaced
 *
 * As desmi_pptx_save(), with a hidden slide, or up to %DESMI_DECK_DATA_PAGES, for each chart that
 * is a picture there: the table that it was drawn from, of a longer one the largest or newest rows
 * and the others as one. Blocks.
 *
 * Returns: whether the file is there
 */
gboolean
desmi_deck_data_save (DesmiPages   *pages,
                      const char   *path,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (DesmiPages) data = lay_out (pages, cancellable, error);
  g_autoptr (GPtrArray)  all = g_ptr_array_new ();
  DesmiPages             whole = *pages; /* lent, as long as it is written */

  if (data == NULL)
    return FALSE;
  for (guint i = 0; i < pages->pages->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (pages->pages, i));
  for (guint i = 0; i < data->pages->len; i++)
    {
      set_number (g_ptr_array_index (data->pages, i), all->len + 1);
      g_ptr_array_add (all, g_ptr_array_index (data->pages, i));
    }
  whole.pages = all;
  return desmi_pptx_save (&whole, path, cancellable, error);
}
