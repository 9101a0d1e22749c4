/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pptx-pages.h"

#include "chart/chart-cases.h"
#include "deck-cases.h"
#include "deck/desmi-layout.h"

#include <cairo.h>
#include <string.h>

#define CREATED_UTC 1696032000 /* 30 September 2023 */

static DesmiPages *
new_pages (const char *name, DesmiAspect aspect, const DesmiLocale *locale)
{
  g_autoptr (DesmiDeck) deck = desmi_deck_new (name, aspect, locale);

  deck->author = g_strdup ("Disnaker Kab. Contoh");
  deck->subject = g_strdup ("Rapat pemangku kepentingan");
  deck->created_utc = CREATED_UTC;
  return desmi_pages_new (deck);
}

static void
add_text (DesmiPage *page, DesmiItemRole role, DesmiBox box, const char *text, double size)
{
  DesmiPageItem *item = desmi_page_add_item (page, DESMI_ITEM_TEXT, role, &box);

  desmi_page_item_add_paragraph (item, text, size);
}

/* As pages with a ground of their own have it. */
static void
color_texts (DesmiPage *page, const DesmiColor *color)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);

      for (guint k = 0; k < item->paragraphs->len; k++)
        ((DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, k))->color = *color;
    }
}

/* A page with its title, source, footer and number. */
static DesmiPage *
add_page (DesmiPages *pages, DesmiSlideKind kind, DesmiPageLayout layout, const char *title)
{
  guint            n = pages->deck->slides->len;
  double           inner = pages->width - 96;
  g_autofree char *number = g_strdup_printf ("%u", n + 1);
  DesmiPage       *page;

  desmi_deck_add_slide (pages->deck, kind, title);
  page = desmi_pages_add (pages, n, layout);
  add_text (page, DESMI_ROLE_TITLE, (DesmiBox){ 48, 24, inner, 66 }, title, 28);
  add_text (page, DESMI_ROLE_SOURCE, (DesmiBox){ 48, 500, inner, 16 },
            "Sumber: data contoh, per 30 September 2023", 12);
  add_text (page, DESMI_ROLE_FOOTER, (DesmiBox){ 48, 516, inner / 2, 16 }, "Disnaker Kab. Contoh",
            10);
  add_text (page, DESMI_ROLE_NUMBER, (DesmiBox){ 48 + inner / 2, 516, inner / 2, 16 }, number, 10);
  return page;
}

static void
add_chart (DesmiPage *page, DesmiItemRole role, DesmiBox box, DesmiChartType type, ChartState state)
{
  const ChartCase *from = chart_case_get (type);
  DesmiPageItem   *item = desmi_page_add_item (page, DESMI_ITEM_CHART, role, &box);

  item->chart = desmi_chart_data_new (type);
  item->chart->table = from->make (state);
  item->chart->title = g_strdup (from->title);
  item->chart->subtitle = g_strdup (from->subtitle);
  item->chart->source_line = g_strdup ("Sumber: data contoh, per 30 September 2023");
  item->chart->outlines = from->outlines != NULL ? from->outlines () : NULL;
  item->chart->has_values = TRUE;
  item->alt = g_strdup_printf ("%s: paling banyak di Taiwan", from->title);
}

static void
add_chart_page (DesmiPages *pages, DesmiChartType type, ChartState state)
{
  g_autofree char *title
      = g_strdup_printf ("%s, %s", desmi_chart_type_to_name (type), chart_state_name (state));
  DesmiPage *page = add_page (pages, DESMI_SLIDE_CHART, DESMI_PAGE_CONTENT, title);

  add_chart (page, DESMI_ROLE_BODY, (DesmiBox){ 48, 102, pages->width - 96, 390 }, type, state);
}

static DesmiPages *
make_charts_in (ChartState state, DesmiAspect aspect, const DesmiLocale *locale)
{
  DesmiPages *pages = new_pages ("Semua bagan", aspect, locale);

  for (int type = 0; type < DESMI_N_CHARTS; type++)
    add_chart_page (pages, (DesmiChartType) type, state);
  return pages;
}

static DesmiPages *
make_charts (void)
{
  return make_charts_in (CHART_STATE_USUAL, DESMI_ASPECT_16_9, desmi_locale_get_indonesian ());
}

static DesmiPages *
make_charts_english (void)
{
  return make_charts_in (CHART_STATE_USUAL, DESMI_ASPECT_4_3, desmi_locale_get_english ());
}

static DesmiPages *
make_hidden (void)
{
  return make_charts_in (CHART_STATE_HIDDEN, DESMI_ASPECT_16_9, desmi_locale_get_indonesian ());
}

static DesmiPages *
make_odd_names (void)
{
  return make_charts_in (CHART_STATE_ODD_NAMES, DESMI_ASPECT_16_9, desmi_locale_get_indonesian ());
}

static DesmiPages *
make_states (void)
{
  DesmiPages *pages
      = new_pages ("Semua keadaan", DESMI_ASPECT_16_9, desmi_locale_get_indonesian ());

  for (int type = 0; type < DESMI_N_CHARTS; type++)
    for (int state = 0; state < CHART_N_STATES; state++)
      if (type != DESMI_CHART_SANKEY || state != CHART_STATE_MANY)
        add_chart_page (pages, (DesmiChartType) type, (ChartState) state);
  return pages;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_png (int width, int height, guint32 rgb)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);
  GByteArray      *bytes = g_byte_array_new ();
  DesmiColor       color = desmi_color_from_rgb (rgb);

  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, write_cb, bytes), ==,
                   CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
add_picture (DesmiPage *page, DesmiItemRole role, DesmiBox box, GBytes *bytes, const char *alt)
{
  DesmiPageItem *item = desmi_page_add_item (page, DESMI_ITEM_PICTURE, role, &box);

  item->bytes = g_bytes_ref (bytes);
  item->alt = g_strdup (alt);
}

static void
add_table (DesmiPage *page, double width, guint n_rows, guint n_columns)
{
  DesmiPageItem  *item = desmi_page_add_item (page, DESMI_ITEM_TABLE, DESMI_ROLE_BODY,
                                              &(DesmiBox){ 48, 102, width, n_rows * 24.0 });
  DesmiPageTable *table = desmi_page_item_add_table (item, n_rows, n_columns);

  table->size_pt = 12;
  table->n_header = 1;
  table->total = TRUE;
  item->alt = g_strdup ("Tujuan menurut kecamatan");
  for (guint c = 0; c < n_columns; c++)
    table->widths[c] = width / n_columns;
  for (guint r = 0; r < n_rows; r++)
    {
      table->heights[r] = 24;
      for (guint c = 0; c < n_columns; c++)
        {
          DesmiPageCell *cell = desmi_page_table_get_cell (table, r, c);

          cell->number = c > 0;
          if (r == 2 && c == 1)
            continue; /* an empty one */
          cell->text = r == 0 ? g_strdup_printf ("Kolom %u & <%u>", c, c)
                              : g_strdup_printf ("%u.%03u", r, c * 37 % 1000);
          if (r == 1)
            cell->fill = desmi_color_from_rgb (0xfff3d6);
        }
    }
}

static void
add_paragraphs (DesmiPage *page, double width)
{
  static const struct
  {
    const char *text, *link;
    gboolean    bullet;
  } texts[] = {
    { "Kami usulkan:", NULL, FALSE },
    { "pelatihan formal\ndi BLK kabupaten", NULL, TRUE },
    { "lihat laman dinas", "https://contoh.go.id/laporan?tahun=2023&nama=desa migran", TRUE },
    { "tulis kepada kami", "mailto:dinas@contoh.go.id", TRUE },
    { "bukan tautan", "javascript:alert(1)", TRUE },
    { "\x02 tanda \t kendali \xff dan 👩‍🌾 قرية", NULL, FALSE },
    { "", NULL, FALSE },
  };
  DesmiPageItem *item = desmi_page_add_item (page, DESMI_ITEM_TEXT, DESMI_ROLE_BODY,
                                             &(DesmiBox){ 48, 102, width, 390 });

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DesmiPageParagraph *paragraph = desmi_page_item_add_paragraph (item, texts[i].text, 20);

      paragraph->link = g_strdup (texts[i].link);
      paragraph->bullet = texts[i].bullet;
      paragraph->indent_pt = texts[i].bullet ? 18 : 0;
      paragraph->space_pt = 6;
    }
}

static void
add_opening (DesmiPages *pages, GBytes *logo)
{
  DesmiPage *page = add_page (pages, DESMI_SLIDE_TITLE, DESMI_PAGE_TITLE, "Desa Migran Produktif");

  page->background = desmi_color_from_rgb (0x1a5fb4);
  add_text (page, DESMI_ROLE_SUBTITLE, (DesmiBox){ 48, 282, pages->width - 96, 80 },
            "Rapat forum, 12 Oktober 2023", 20);
  color_texts (page, &(DesmiColor){ 1, 1, 1, 1 });
  add_picture (page, DESMI_ROLE_LOGO, (DesmiBox){ pages->width - 84, 24, 36, 36 }, logo, NULL);
  page = add_page (pages, DESMI_SLIDE_SECTION, DESMI_PAGE_SECTION, "Arus pekerja");
  g_free (page->notes);
  page->notes = g_strdup ("Sapa hadirin.\n\nSebut jumlah desa & <kecamatan>.\x01");
  add_picture (page, DESMI_ROLE_LOGO, (DesmiBox){ pages->width - 84, 24, 36, 36 }, logo, NULL);
}

/* Everything but what every chart can be. */
static DesmiPages *
make_kinds_in (DesmiAspect aspect)
{
  DesmiPages *pages
      = new_pages ("Rapat <Oktober> & \"tindak lanjut\"", aspect, desmi_locale_get_indonesian ());
  double             inner = pages->width - 96, half = (inner - 24) / 2;
  g_autoptr (GBytes) logo = make_png (32, 32, 0xdd7a00), photo = make_png (640, 480, 0x4a90d9);
  g_autoptr (GBytes) junk = g_bytes_new_static ("not a picture", 13);
  DesmiPage         *page;
  DesmiPageItem     *item;

  add_opening (pages, logo);
  page = add_page (pages, DESMI_SLIDE_TEXT, DESMI_PAGE_CONTENT, "Usulan dan tautan");
  add_paragraphs (page, inner);
  add_picture (page, DESMI_ROLE_LOGO, (DesmiBox){ 24, 500, 20, 20 }, logo, NULL);
  page = add_page (pages, DESMI_SLIDE_TABLE, DESMI_PAGE_CONTENT, "Tabel");
  add_table (page, inner, 9, 7);
  page->hidden = TRUE;
  page = add_page (pages, DESMI_SLIDE_TWO_CHARTS, DESMI_PAGE_TWO, "Dua bagan");
  add_chart (page, DESMI_ROLE_BODY, (DesmiBox){ 48, 102, half, 390 }, DESMI_CHART_BARS,
             CHART_STATE_USUAL);
  add_chart (page, DESMI_ROLE_BESIDE, (DesmiBox){ 48 + half + 24, 102, half, 390 },
             DESMI_CHART_SANKEY, CHART_STATE_USUAL);
  page = add_page (pages, DESMI_SLIDE_TWO_CHARTS, DESMI_PAGE_TWO, "Dua bagan lagi");
  add_chart (page, DESMI_ROLE_BODY, (DesmiBox){ 48, 102, half, 390 }, DESMI_CHART_PAIRED,
             CHART_STATE_USUAL);
  add_chart (page, DESMI_ROLE_BESIDE, (DesmiBox){ 48 + half + 24, 102, half, 390 },
             DESMI_CHART_SLOPE, CHART_STATE_USUAL);
  page = add_page (pages, DESMI_SLIDE_PHOTO, DESMI_PAGE_PICTURE, "Foto pelatihan");
  add_picture (page, DESMI_ROLE_BODY, (DesmiBox){ 48, 102, 400, 300 }, photo,
               "Peserta pelatihan di balai desa");
  item = g_ptr_array_index (page->items, page->items->len - 1);
  item->cut = (DesmiBox){ 0.1, 0, 0.8, 0.9 };
  add_text (page, DESMI_ROLE_CAPTION, (DesmiBox){ 48, 460, inner, 32 }, "Balai desa Contoh", 14);
  add_picture (page, DESMI_ROLE_BODY, (DesmiBox){ 460, 102, 200, 150 }, photo, NULL);
  add_picture (page, DESMI_ROLE_BODY, (DesmiBox){ 460, 260, 200, 150 }, junk, "rusak");
  page = add_page (pages, DESMI_SLIDE_FIGURES, DESMI_PAGE_TITLE_ONLY, "Angka kunci");
  desmi_page_add_item (page, DESMI_ITEM_SHAPE, DESMI_ROLE_DECORATION,
                       &(DesmiBox){ 48, 96, inner, 3 })
      ->fill
      = pages->theme.series[0];
  for (guint i = 0; i < 3; i++)
    add_text (page, DESMI_ROLE_FIGURE, (DesmiBox){ 48 + i * inner / 3, 150, inner / 3 - 12, 120 },
              "1.204\norang berangkat", 40);
  return pages;
}

static DesmiPages *
make_kinds (void)
{
  return make_kinds_in (DESMI_ASPECT_16_9);
}

static DesmiPages *
make_kinds_narrow (void)
{
  return make_kinds_in (DESMI_ASPECT_4_3);
}

/* ---- more than a chart of Office may have ---- */

/* 300 lines: in a village each, in two years. */
static DesmiTable *
make_many_lines (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "year", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *name = g_strdup_printf ("Desa %u", i / 2);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      desmi_table_builder_set_text (builder, 1, i % 2 == 0 ? "2022" : "2023", NULL);
      desmi_table_builder_set_int (builder, 2, 10 + i * 7 % 900);
    }
  return desmi_table_builder_end (builder);
}

/* Two directions and what is between them, in 1,500 months: 4,500 points. */
static DesmiTable *
make_many_months (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "direction", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < 3000; i++)
    {
      char month[8];

      desmi_month_to_text (desmi_month_make (1901, 1) + (int) (i / 2), month);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i % 2 == 0 ? "out" : "return", NULL);
      desmi_table_builder_set_text (builder, 1, month, NULL);
      desmi_table_builder_set_int (builder, 2, 100 + i * 13 % 700);
    }
  return desmi_table_builder_end (builder);
}

/* One quarter of 4,100 places: the half by time is small, that by place is not. */
static DesmiTable *
make_many_places (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("remittances");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "amount_idr", DESMI_COLUMN_IDR);
  for (guint i = 0; i < 4100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Desa %u", i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      desmi_table_builder_set_text (builder, 1, "2023-Q3", NULL);
      desmi_table_builder_set_int (builder, 2, 1000000 + i);
    }
  return desmi_table_builder_end (builder);
}

/* Charts that Office must not be given, each with its words. */
static DesmiPages *
make_large (void)
{
  static const struct
  {
    DesmiChartType type;
    guint          most; /* categories, beside the others */
    DesmiTable *(*make) (void);
  } charts[] = {
    { DESMI_CHART_SLOPE, 300, make_many_lines },
    { DESMI_CHART_TREND, 0, make_many_months },
    { DESMI_CHART_REMITTANCES, 5000, make_many_places },
  };
  DesmiPages *pages = new_pages ("Banyak", DESMI_ASPECT_16_9, desmi_locale_get_indonesian ());

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      DesmiPage     *page = add_page (pages, DESMI_SLIDE_CHART, DESMI_PAGE_CONTENT,
                                      desmi_chart_type_to_name (charts[i].type));
      DesmiPageItem *item = desmi_page_add_item (page, DESMI_ITEM_CHART, DESMI_ROLE_BODY,
                                                 &(DesmiBox){ 48, 102, pages->width - 96, 390 });

      item->chart = desmi_chart_data_new (charts[i].type);
      item->chart->table = charts[i].make ();
      item->chart->max_categories = charts[i].most;
      item->chart->has_values = TRUE;
      item->alt = g_strdup ("Semua desa");
    }
  return pages;
}

/* ---- colours on which dark words are read, and such on which light ones are ---- */

static DesmiPages *
make_colored (guint32 primary, guint32 accent)
{
  g_autoptr (DesmiDeck) deck = deck_case_new_meeting (DESMI_ASPECT_16_9, 0);
  g_autoptr (GError)    error = NULL;
  DesmiPages           *pages;

  deck->theme.primary = desmi_color_from_rgb (primary);
  deck->theme.accent = desmi_color_from_rgb (accent);
  pages = desmi_deck_layout (deck, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

static DesmiPages *
make_pale (void)
{
  return make_colored (0xF0E442, 0xFFD9EC);
}

static DesmiPages *
make_dark (void)
{
  return make_colored (0x101820, 0x5C0A14);
}

static DesmiPages *
make_nothing (void)
{
  return new_pages ("Kosong", DESMI_ASPECT_16_9, desmi_locale_get_indonesian ());
}

static const struct
{
  const char *name;
  DesmiPages *(*make) (void);
} by_hand[] = {
  { "charts", make_charts },
  { "charts-english", make_charts_english },
  { "hidden", make_hidden },
  { "odd-names", make_odd_names },
  { "states", make_states },
  { "kinds", make_kinds },
  { "kinds-narrow", make_kinds_narrow },
  { "nothing", make_nothing },
  { "large", make_large },
  { "pale", make_pale },
  { "dark", make_dark },
};

/* Returns: (transfer full) (element-type utf8): all names */
GPtrArray *
pptx_pages_list (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (by_hand); i++)
    g_ptr_array_add (names, g_strdup (by_hand[i].name));
  g_ptr_array_add (names, g_strdup ("meeting"));
  for (guint i = 0; i < DECK_N_STATES; i++)
    {
      g_ptr_array_add (names, g_strconcat ("deck-", deck_state_name (i), NULL));
      g_ptr_array_add (names, g_strconcat ("narrow-", deck_state_name (i), NULL));
    }
  return names;
}

static DesmiDeck *
make_deck (const char *name)
{
  const char *state = strchr (name, '-');
  DesmiAspect aspect = g_str_has_prefix (name, "narrow-") ? DESMI_ASPECT_4_3 : DESMI_ASPECT_16_9;

  if (state == NULL)
    return deck_case_new_meeting (aspect, 0);
  for (guint i = 0; i < DECK_N_STATES; i++)
    if (strcmp (deck_state_name (i), state + 1) == 0)
      return deck_case_new (aspect, i, i % 3 > 0);
  g_error ("no pages %s", name);
}

/* Returns: (transfer full): the pages of a name */
DesmiPages *
pptx_pages_make (const char *name)
{
  g_autoptr (DesmiDeck) deck = NULL;
  g_autoptr (GError)    error = NULL;
  DesmiPages           *pages;

  for (guint i = 0; i < G_N_ELEMENTS (by_hand); i++)
    if (strcmp (by_hand[i].name, name) == 0)
      return by_hand[i].make ();
  deck = make_deck (name);
  pages = desmi_deck_layout (deck, NULL, &error);
  g_assert_no_error (error);
  return pages;
}
