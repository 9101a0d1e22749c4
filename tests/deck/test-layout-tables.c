/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that go on over several pages. */
#include "deck-cases.h"
#include "deck-laws.h"

#include <string.h>

static DesmiPages *
lay_out (DesmiDeck *deck)
{
  g_autoptr (GError) error = NULL;
  DesmiPages        *pages = desmi_deck_layout (deck, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static DesmiDeck *
new_empty (DesmiAspect aspect)
{
  return desmi_deck_new ("Rapat", aspect, desmi_locale_get_english ());
}

static const DesmiPage *
get_page (const DesmiPages *pages, guint index)
{
  return g_ptr_array_index (pages->pages, index);
}

static const DesmiPageTable *
get_table (const DesmiPage *page)
{
  const DesmiPageItem *item = deck_find_item (page, DESMI_ROLE_BODY, 0);

  g_assert_nonnull (item);
  g_assert_nonnull (item->table);
  return item->table;
}

static DesmiTable *
make_table (guint n_rows)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("villages");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Desa %u", i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      desmi_table_builder_set_int (builder, 1, i);
    }
  return desmi_table_builder_end (builder);
}

static DesmiPages *
lay_out_titled (const char *title, guint n_rows, gboolean total)
{
  g_autoptr (DesmiDeck) deck = new_empty (DESMI_ASPECT_16_9);
  DesmiSlide           *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_TABLE, title);
  DesmiSlot            *slot = desmi_slide_add_slot (slide, DESMI_SLOT_TABLE);

  slot->table = make_table (n_rows);
  if (total)
    slot->totals = g_strdupv ((char **) (const char *const[]){ "Total", "1.204", NULL });
  return lay_out (deck);
}

/* A table of @n_rows, and one with the total where @total says so. */
static DesmiPages *
lay_out_table (guint n_rows, gboolean total)
{
  return lay_out_titled ("Desa", n_rows, total);
}

static char *
join_lines (const DesmiPageParagraph *title)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < title->lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (title->lines, i));
  return g_string_free (text, FALSE);
}

/* However long a title is, all outputs have what is seen of it, with the number of its part; what
 * is not seen is in the notes. */
static void
test_titles (void)
{
  GString *title = g_string_new ("Tujuan pekerja");
  guint    n_cut = 0;

  for (guint n = 2; n < 30; n++)
    {
      g_autoptr (DesmiPages) pages = NULL;

      g_string_append_printf (title, " desa%u", n);
      pages = lay_out_titled (title->str, 30, FALSE);
      g_assert_cmpuint (pages->pages->len, >, 1);
      for (guint i = 0; i < pages->pages->len; i++)
        {
          const DesmiPage          *page = get_page (pages, i);
          const DesmiPageItem      *item = deck_find_item (page, DESMI_ROLE_TITLE, 0);
          const DesmiPageParagraph *shown = g_ptr_array_index (item->paragraphs, 0);
          g_autofree char          *lines = join_lines (shown);
          g_autofree char          *part = g_strdup_printf (" (%u/%u)", i + 1, pages->pages->len);

          g_assert_cmpstr (shown->text, ==, lines);
          g_assert_true (g_str_has_suffix (shown->text, part));
          if (g_str_has_prefix (shown->text, title->str))
            continue;
          n_cut++;
          g_assert_nonnull (page->notes);
          g_assert_nonnull (strstr (page->notes, title->str));
        }
    }
  g_assert_cmpuint (n_cut, >, 0);
  g_string_free (title, TRUE);
}

/* However many rows there are: all of them once, headings on each page, no row alone at the end,
 * the total on the last page only. */
static void
test_rows (void)
{
  for (guint n_rows = 1; n_rows < 70; n_rows++)
    {
      g_autoptr (DesmiPages) pages = lay_out_table (n_rows, TRUE);
      guint                  next = 0, n = pages->pages->len;

      for (guint i = 0; i < n; i++)
        {
          const DesmiPageTable *table = get_table (get_page (pages, i));
          g_autofree char      *part = g_strdup_printf ("(%u/%u)", i + 1, n);

          g_assert_cmpstr (table->cells[0].text, ==, "village");
          g_assert_cmpuint (table->n_header, ==, 1);
          g_assert_cmpuint (get_page (pages, i)->part, ==, i + 1);
          g_assert_cmpuint (get_page (pages, i)->n_parts, ==, n);
          g_assert_true (n == 1 || g_str_has_suffix (get_page (pages, i)->title, part));
          g_assert_true (n == 1 || deck_page_says (get_page (pages, i), part));
          g_assert_true (table->total == (i + 1 == n));
          for (guint r = 1; r < table->n_rows - table->total; r++)
            {
              g_autofree char *name = g_strdup_printf ("Desa %u", next++);

              g_assert_cmpstr (table->cells[r * 2].text, ==, name);
            }
          if (table->total)
            {
              const DesmiPageCell *row = &table->cells[(table->n_rows - 1) * 2];

              g_assert_cmpstr (row[0].text, ==, "Total");
              g_assert_cmpstr (row[1].text, ==, "1.204");
              g_assert_true (row[0].bold && row[1].bold && row[1].number);
            }
          if (n > 1)
            g_assert_cmpuint (table->n_rows - 1 + n, >=, n_rows / n);
        }
      g_assert_cmpuint (next, ==, n_rows);
    }
}

/* Many villages have no room for their numbers in a chart: they are in a table that goes on, with
 * the chart's colours and the means at its end. */
static void
test_scoreboard (void)
{
  static const DeckState states[] = { DECK_STATE_USUAL, DECK_STATE_MANY };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_16_9);
      g_autoptr (DesmiPages) pages = NULL;
      const DesmiPage       *last;

      deck_case_add (deck, DESMI_SLIDE_SCOREBOARD, states[i]);
      pages = lay_out (deck);
      last = get_page (pages, pages->pages->len - 1);
      g_assert_true ((deck_find_item (last, DESMI_ROLE_BODY, 0)->table != NULL) == (i == 1));
      if (i == 1)
        {
          const DesmiPageTable *table = get_table (last);
          const DesmiPageCell  *row = &table->cells[(table->n_rows - 1) * table->n_columns];
          DesmiColor            fill
              = desmi_theme_sequential (&pages->theme, 1); /* of the fifth next to the target */

          g_assert_true (table->total);
          g_assert_cmpstr (row->text, ==, "Mean of the villages");
          g_assert_true (g_str_has_suffix (row[table->n_columns - 1].text, "%"));
          /* what the colours mean stands below each part of it, as words on them */
          for (guint p = 0; p < pages->pages->len; p++)
            {
              const DesmiPageItem *body = deck_find_item (get_page (pages, p), DESMI_ROLE_BODY, 0);
              const DesmiPageItem *entry
                  = deck_find_item (get_page (pages, p), DESMI_ROLE_CAPTION, 5);

              g_assert_true (deck_page_says (get_page (pages, p), "Share of the target reached"));
              g_assert_true (deck_page_says (get_page (pages, p), "80%–100%"));
              g_assert_nonnull (entry);
              g_assert_cmpfloat (entry->box.y, >, body->box.y + body->box.height);
              g_assert_cmpfloat_with_epsilon (entry->fill.blue, fill.blue, 1e-9);
            }
          table = get_table (get_page (pages, 0));
          g_assert_cmpstr (table->cells[table->n_columns + 2].text, ==, "88%");
          g_assert_cmpfloat_with_epsilon (table->cells[table->n_columns + 2].fill.blue, fill.blue,
                                          1e-9);
        }
    }
}

static DesmiPages *
lay_out_board (DesmiMark mark)
{
  g_autoptr (DesmiDeck)      deck = new_empty (DESMI_ASPECT_16_9);
  DesmiSlide                *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_SCOREBOARD, "Pilar");
  g_autoptr (DesmiChartData) chart = desmi_chart_data_new (DESMI_CHART_SCOREBOARD);
  DesmiTableBuilder         *builder = desmi_table_builder_new ("pillars");

  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *code = g_strdup_printf ("%02u", i / 2);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, code, code);
      desmi_table_builder_set_text (builder, 1, i % 2 == 0 ? "1" : "2", NULL);
      if (i > 0 || mark == DESMI_MARK_NONE)
        desmi_table_builder_set_double (builder, 2, 0.5);
      else
        desmi_table_builder_set_mark (builder, 2, mark);
    }
  chart->table = desmi_table_builder_end (builder);
  desmi_slide_add_chart (slide, chart);
  return lay_out (deck);
}

/* A dash is explained where there is one. */
static void
test_board_dash (void)
{
  static const DesmiMark marks[] = { DESMI_MARK_NONE, DESMI_MARK_MISSING, DESMI_MARK_SUPPRESSED };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (DesmiPages) pages = lay_out_board (marks[i]);
      const DesmiPageTable  *table = get_table (get_page (pages, 0));

      g_assert_cmpstr (table->cells[table->n_columns + 1].text, ==,
                       i == 0   ? "50%"
                       : i == 1 ? "–"
                                : "hidden");
      g_assert_cmpint (deck_page_says (get_page (pages, 0), "– Not reported"), ==, i == 1);
    }
}

/* The numbers of a chart in a table are of a time and a place as well, on each page. */
static void
test_subtitle (void)
{
  g_autoptr (DesmiDeck)      deck = new_empty (DESMI_ASPECT_16_9);
  DesmiSlide                *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_TABLE, "Tujuan");
  g_autoptr (DesmiChartData) chart = desmi_chart_data_new (DESMI_CHART_BARS);
  g_autoptr (DesmiPages)     pages = NULL;
  DesmiSlot                 *slot;

  chart->table = make_table (60);
  chart->subtitle = g_strdup ("Orang · 2025");
  slot = desmi_slide_add_chart (slide, chart);
  slot->kind = DESMI_SLOT_TABLE;
  slot->table = desmi_table_ref (slot->chart->table);
  pages = lay_out (deck);
  g_assert_cmpuint (pages->pages->len, >, 1);
  for (guint i = 0; i < pages->pages->len; i++)
    g_assert_true (deck_page_says (get_page (pages, i), "Orang · 2025"));
}

/* Steps down before it goes on. */
static void
test_sizes (void)
{
  g_autoptr (DesmiPages) few = lay_out_table (5, FALSE);
  g_autoptr (DesmiPages) more = lay_out_table (16, FALSE);
  g_autoptr (DesmiPages) many = lay_out_table (300, FALSE);

  g_assert_cmpfloat_with_epsilon (get_table (get_page (few, 0))->size_pt, 14, 1e-9);
  g_assert_cmpuint (more->pages->len, ==, 1);
  g_assert_cmpfloat (get_table (get_page (more, 0))->size_pt, <, 14);
  g_assert_cmpfloat_with_epsilon (get_table (get_page (many, 0))->size_pt, 11, 1e-9);
  g_assert_cmpuint (many->pages->len, >, 5);
  g_assert_cmpuint (get_page (many, 0)->warnings->len, ==, 1);
  g_assert_cmpuint (get_page (few, 0)->warnings->len, ==, 0);
}

/* Too many columns go on with the names repeated: each column is there once. */
static void
test_columns (void)
{
  g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_4_3);
  g_autoptr (DesmiPages) pages = NULL;
  guint                  n = 0;

  deck_case_add (deck, DESMI_SLIDE_TABLE, DECK_STATE_WIDE);
  pages = lay_out (deck);
  g_assert_cmpuint (pages->pages->len, >, 1);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      const DesmiPageTable *table = get_table (get_page (pages, i));

      g_assert_cmpstr (table->cells[0].text, ==, "village");
      g_assert_cmpstr (table->cells[table->n_columns].text, ==, "Juntinyuat");
      n += table->n_columns - 1;
    }
  g_assert_cmpuint (n, ==, 24);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/layout-tables/rows", test_rows);
  g_test_add_func ("/deck/layout-tables/scoreboard", test_scoreboard);
  g_test_add_func ("/deck/layout-tables/board-dash", test_board_dash);
  g_test_add_func ("/deck/layout-tables/subtitle", test_subtitle);
  g_test_add_func ("/deck/layout-tables/sizes", test_sizes);
  g_test_add_func ("/deck/layout-tables/titles", test_titles);
  g_test_add_func ("/deck/layout-tables/columns", test_columns);
  return g_test_run ();
}
