/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of charts that PowerPoint cannot draw. They stand at the end, where they leave the
 * numbers of the other slides as they are, and are the tables that the charts were drawn from: what
 * is hidden from the deck's audience is hidden there, too. */
#include "app/decks/desmi-deck-data.h"

#include "app/desmi-chart-table.h"
#include "app/desmi-table-words.h"
#include "deck/desmi-layout.h"
#include "deck/pptx/desmi-pptx.h"

#include <glib/gi18n-lib.h>

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

/* The first rows of a table; all of them: the table itself. */
static DesmiTable *
take_rows (DesmiTable *table, guint n)
{
  DesmiTableBuilder *builder;

  if (desmi_table_get_n_rows (table) <= n)
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < n; r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
        desmi_chart_table_copy_cell (table, r, c, builder, c);
    }
  return desmi_table_builder_end (builder);
}

static char *
dup_title (const char *title, guint n_rows, const DesmiLocale *locale)
{
  g_autofree char *most = desmi_format_count (DESMI_DECK_DATA_ROWS, locale);
  g_autofree char *all = desmi_format_count (n_rows, locale);

  if (n_rows <= DESMI_DECK_DATA_ROWS)
    /* Translators: the title of a hidden slide with the numbers of a chart; %s is that of the
     * chart's slide */
    return g_strdup_printf (desmi_locale_text (locale, N_ ("Data: %s")), title);
  return g_strdup_printf (
      /* Translators: numbers of rows, then the title of the slide whose numbers they are */
      desmi_locale_text (locale, N_ ("Data (the first %s of %s rows): %s")), most, all, title);
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

static void
add_slide (DesmiDeck *self, const DesmiDeck *deck, const DesmiPage *page, const DesmiPageItem *item)
{
  g_autoptr (DesmiTable) worded = desmi_table_words_put (item->chart->table, deck->locale);
  guint                  n = desmi_table_get_n_columns (worded);
  g_autofree char *title = dup_title (page->title, desmi_table_get_n_rows (worded), deck->locale);
  DesmiSlide      *slide = desmi_deck_add_slide (self, DESMI_SLIDE_TABLE, title);
  DesmiSlot       *slot = desmi_slide_add_slot (slide, DESMI_SLOT_TABLE);
  const DesmiSlot *from = get_slot (deck, page, item);

  slide->hidden = TRUE;
  slot->table = take_rows (worded, DESMI_DECK_DATA_ROWS);
  slot->titles = g_new0 (char *, n + 1);
  for (guint c = 0; c < n; c++)
    slot->titles[c] = g_strdup (desmi_table_words_title (item->chart->table, c, deck->locale));
  slot->alt = g_strdup (title);
  slot->source_line = g_strdup (
      from != NULL && from->source_line != NULL ? from->source_line : item->chart->source_line);
  slot->as_of = from != NULL ? g_strdup (from->as_of) : NULL;
}

static DesmiDeck *
make_deck (DesmiPages *pages)
{
  DesmiDeck *self = new_beside (pages->deck);

  for (guint p = 0; p < pages->pages->len; p++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, p);

      for (guint i = 0; i < page->items->len; i++)
        {
          const DesmiPageItem *item = g_ptr_array_index (page->items, i);

          if (item->kind == DESMI_ITEM_CHART && item->chart != NULL && item->chart->table != NULL
              && desmi_table_get_n_rows (item->chart->table) > 0
              && desmi_pptx_is_painted (pages, item))
            add_slide (self, pages->deck, page, item);
        }
    }
  return self;
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
 * As desmi_pptx_save(), with a hidden slide, or several, for each chart that is a picture there:
 * the table that it was drawn from, at most %DESMI_DECK_DATA_ROWS of its rows. Blocks.
 *
 * Returns: whether the file is there
 */
gboolean
desmi_deck_data_save (DesmiPages   *pages,
                      const char   *path,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (DesmiDeck)  deck = make_deck (pages);
  g_autoptr (DesmiPages) data = desmi_deck_layout (deck, cancellable, error);
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
