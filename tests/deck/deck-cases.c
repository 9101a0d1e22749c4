/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck-cases.h"

#include "../chart/chart-cases.h"

#include <string.h>

#define LONG_TEXT 4000
#define CREATED_UTC 1764547200 /* 1 December 2025 */

static const char odd[]
    = "Ba’u & <Désa> \"x\" 'y' 👩‍🌾 قرية السلام \002\tA\nB \u202e%s";

const char *
deck_state_name (DeckState state)
{
  static const char *const names[DECK_N_STATES]
      = { "usual",     "empty",   "one",    "many", "wide",  "long-text",
          "odd-names", "missing", "hidden", "gone", "dates", "broken" };

  return names[state];
}

const char *
deck_long_text (void)
{
  static char             *text;
  static const char *const words[]
      = { "pelatihan", "efisiensi", "calon",        "pekerja", "migran", "di",
          "desa",      "dan",       "keluarganya,", "oleh",    "dinas." };

  if (g_once_init_enter (&text))
    {
      GString *out = g_string_new (NULL);

      for (guint i = 0; out->len < LONG_TEXT - 8; i++)
        g_string_append_printf (out, "%s ", words[i * 7 % G_N_ELEMENTS (words)]);
      g_string_truncate (out, LONG_TEXT - 8);
      g_string_append (out, " selesai");
      g_once_init_leave (&text, g_string_free (out, FALSE));
    }
  return text;
}

/* What is typed, in a state. */
static const char *
say (DeckState state, const char *usual)
{
  if (state == DECK_STATE_LONG_TEXT)
    return deck_long_text ();
  return state == DECK_STATE_ODD_NAMES ? odd : usual;
}

static guint
count (DeckState state, guint usual, guint many)
{
  switch ((int) state)
    {
    case DECK_STATE_EMPTY:
      return 0;
    case DECK_STATE_ONE:
      return 1;
    case DECK_STATE_MANY:
      return many;
    default:
      return usual;
    }
}

static ChartState
chart_state (DeckState state)
{
  switch ((int) state)
    {
    case DECK_STATE_ONE:
      return CHART_STATE_ONE;
    case DECK_STATE_MANY:
      return CHART_STATE_MANY;
    case DECK_STATE_LONG_TEXT:
      return CHART_STATE_LONG_LABEL;
    case DECK_STATE_ODD_NAMES:
      return CHART_STATE_ODD_NAMES;
    case DECK_STATE_MISSING:
      return CHART_STATE_EMPTY;
    case DECK_STATE_HIDDEN:
      return CHART_STATE_HIDDEN;
    default:
      return CHART_STATE_USUAL;
    }
}

static void
add_gone (DesmiSlide *slide)
{
  desmi_slide_add_slot (slide, DESMI_SLOT_GONE)->gone
      = g_strdup ("Desa Kenanga tidak ada lagi di berkas ini.");
}

/* The n-th slot's source: of another day in the state of days. */
static void
set_source (DesmiSlot *slot, DeckState state, guint n)
{
  gboolean later = state == DECK_STATE_DATES && n > 0;

  g_free (slot->source_line);
  g_free (slot->as_of);
  slot->as_of = g_strdup (later ? "2025-09-30" : "2025-06-30");
  slot->source_line = g_strdup (later ? "Sumber: register desa per 30 September 2025"
                                      : "Sumber: data nasional per 30 Juni 2025");
}

static void
add_chart (DesmiSlide *slide, DesmiChartType type, DeckState state)
{
  const ChartCase           *of = chart_case_get (type);
  g_autoptr (DesmiChartData) chart = desmi_chart_data_new (type);
  DesmiSlot                 *slot;

  if (state == DECK_STATE_GONE)
    {
      add_gone (slide);
      return;
    }
  if (state == DECK_STATE_EMPTY)
    return;
  chart->table = chart_case_new (type, chart_state (state));
  chart->title = g_strdup (say (state, of->title));
  chart->subtitle = g_strdup (say (state, of->subtitle));
  chart->outlines = of->outlines != NULL ? of->outlines () : NULL;
  chart->has_values = state != DECK_STATE_MISSING;
  slot = desmi_slide_add_chart (slide, chart);
  set_source (slot, state, slide->slots->len - 1);
  slot->alt = g_strdup (say (state, "Taiwan menyerap sepertiga pekerja, Hong Kong seperlima."));
}

static void
set_number (DesmiTableBuilder *builder, DeckState state, guint row, guint column)
{
  desmi_table_builder_set_int (builder, column, 1204 - (gint64) (row % 40) * 29 + 7 * column);
  if (state == DECK_STATE_MISSING || (state == DECK_STATE_USUAL && row == 3 && column == 3))
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_MISSING);
  if (state == DECK_STATE_HIDDEN && (row + column) % 3 == 1)
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_SUPPRESSED);
}

static DesmiTable *
new_table (DeckState state)
{
  static const char *const villages[]
      = { "Juntinyuat", "Segeran", "Segeran Kidul", "Tinumpuk", "Krasak", "Sliyeg Lor", "Kenanga" };
  static const char *const columns[] = { "departures", "returns", "members" };
  guint                    n_rows = count (state, G_N_ELEMENTS (villages), 500);
  guint                    n_columns = state == DECK_STATE_WIDE ? 24 : 3;
  DesmiTableBuilder       *builder = desmi_table_builder_new ("villages");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  for (guint c = 0; c < n_columns; c++)
    {
      g_autofree char *name = g_strdup_printf ("month %u", c + 1);

      desmi_table_builder_add_column (builder, c < G_N_ELEMENTS (columns) ? columns[c] : name,
                                      DESMI_COLUMN_COUNT);
    }
  for (guint r = 0; r < n_rows; r++)
    {
      g_autofree char *code = g_strdup_printf ("32.12.01.2%03u", r);
      g_autofree char *name = r < G_N_ELEMENTS (villages) ? g_strdup (villages[r])
                                                          : g_strdup_printf ("Desa nomor %u", r);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, code, say (state, name));
      for (guint c = 0; c < n_columns; c++)
        set_number (builder, state, r, c + 1);
    }
  desmi_table_builder_set_as_of (builder, "2025-06-30");
  return desmi_table_builder_end (builder);
}

static void
add_table (DesmiSlide *slide, DeckState state)
{
  static const char *const titles[] = { "Desa", "Berangkat", "Kembali", "Anggota koperasi", NULL };
  DesmiSlot               *slot;

  if (state == DECK_STATE_GONE)
    {
      add_gone (slide);
      return;
    }
  slot = desmi_slide_add_slot (slide, DESMI_SLOT_TABLE);
  slot->table = new_table (state);
  slot->titles = state == DECK_STATE_WIDE ? NULL : g_strdupv ((char **) titles);
  slot->alt = g_strdup ("Juntinyuat memberangkatkan paling banyak.");
  set_source (slot, state, slide->slots->len - 1);
}

static void
add_figures (DesmiSlide *slide, DeckState state, guint n)
{
  static const struct
  {
    const char *value, *label, *detail;
  } all[] = { { "10.353", "penempatan 2023", "naik 12 % dari 2022" },
              { "71 %", "pekerja perempuan", NULL },
              { "Rp 1,2 M", "remitansi lewat koperasi", "triwulan II 2025" },
              { "28 dari 30", "desa melapor", NULL },
              { "62 %", "capaian pilar", "target 75 %" },
              { "14", "koperasi berjalan", "2 lebih banyak" } };

  for (guint i = 0; i < MIN (n, 40); i++)
    {
      DesmiSlot *slot;

      if (state == DECK_STATE_GONE && i == 1)
        {
          add_gone (slide);
          continue;
        }
      slot = desmi_slide_add_slot (slide, DESMI_SLOT_FIGURE);
      slot->figure.value = state == DECK_STATE_MISSING
                               ? NULL
                               : g_strdup (say (state, all[i % G_N_ELEMENTS (all)].value));
      slot->figure.label = g_strdup (say (state, all[i % G_N_ELEMENTS (all)].label));
      slot->figure.detail = g_strdup (say (state, all[i % G_N_ELEMENTS (all)].detail));
      set_source (slot, state, i);
    }
}

static void
add_points (DesmiSlide *slide, DeckState state)
{
  static const char *const points[]
      = { "Dua tujuan ini hampir seluruhnya sektor informal",
          "Usulkan pelatihan formal bersama BLK", "Efisiensi layanan: satu pintu di 12 desa" };
  guint n = count (state, G_N_ELEMENTS (points), 40);

  if (n > 0)
    desmi_slide_add_paragraph (slide, say (state, "Yang perlu diputuskan hari ini:"));
  for (guint i = 0; i < n; i++)
    {
      DesmiParagraph *point
          = desmi_slide_add_paragraph (slide, say (state, points[i % G_N_ELEMENTS (points)]));

      point->bullet = TRUE;
      point->level = i % 3 == 2 ? 1 : 0;
      if (i == 1)
        point->link = g_strdup ("https://contoh.go.id/blk?a=1&b=2");
    }
}

static void
set_photo (DesmiSlide *slide, DeckState state)
{
  g_autoptr (GBytes) bytes = NULL;
  DesmiPhoto        *photo;

  if (state == DECK_STATE_EMPTY)
    return;
  if (state == DECK_STATE_BROKEN)
    bytes = g_bytes_new_static ("\377\330\377\340 this is no photo", 21);
  else if (state == DECK_STATE_ONE)
    bytes = deck_photo_new_png (400, 300);
  else if (state != DECK_STATE_GONE)
    bytes = deck_photo_new_jpeg (1600, 1200, 6);
  photo = desmi_slide_set_photo (slide, bytes, say (state, "Rumah Belajar di Desa Segeran"));
  photo->caption = g_strdup (say (state, "Rumah Belajar Segeran, dibuka Maret 2025"));
  photo->credit = g_strdup (say (state, "Foto: Disnaker"));
  photo->fill = slide->kind == DESMI_SLIDE_VILLAGE || state == DECK_STATE_MANY;
}

static void
add_decisions (DesmiSlide *slide, DeckState state)
{
  static const char *const whats[]
      = { "Perluas pelatihan bahasa Mandarin ke enam desa",
          "Serahkan laporan triwulan sebelum tanggal 10", "Tetapkan target koperasi 2026" };
  static const char *const whos[] = { "BLK Indramayu", "Kepala desa", "Dinas Koperasi" };
  static const char *const bys[] = { "31 Jan 2026", "10 Jan 2026", "28 Feb 2026" };

  for (guint i = 0; i < count (state, 3, 60); i++)
    desmi_slide_add_decision (slide, say (state, whats[i % 3]), say (state, whos[i % 3]),
                              say (state, bys[i % 3]));
}

static const char *const usual_titles[DESMI_N_SLIDE_KINDS] = {
  [DESMI_SLIDE_TITLE] = "Rapat Pemangku Kepentingan",
  [DESMI_SLIDE_AGENDA] = "Agenda",
  [DESMI_SLIDE_SECTION] = "Ke mana pekerja berangkat",
  [DESMI_SLIDE_FIGURES] = "10.353 pekerja berangkat, 12 % lebih banyak dari tahun lalu",
  [DESMI_SLIDE_CHART] = "Taiwan dan Hong Kong menyerap separuh pekerja Indramayu",
  [DESMI_SLIDE_CHART_TEXT] = "Keberangkatan naik sejak pertengahan 2022",
  [DESMI_SLIDE_TWO_CHARTS] = "Sektor informal terbesar di hampir semua tujuan",
  [DESMI_SLIDE_TABLE] = "Juntinyuat memberangkatkan paling banyak",
  [DESMI_SLIDE_SCOREBOARD] = "Koperasi tertinggal di enam dari tujuh desa",
  [DESMI_SLIDE_VILLAGE] = "Profil desa: Segeran",
  [DESMI_SLIDE_PHOTO] = "Rumah Belajar ketiga dibuka di Segeran",
  [DESMI_SLIDE_TEXT] = "Usulan untuk 2026",
  [DESMI_SLIDE_DECISIONS] = "Keputusan dan tindak lanjut",
  [DESMI_SLIDE_CLOSING] = "Terima kasih",
  [DESMI_SLIDE_UNKNOWN] = "Peta panas tiga dimensi",
};

static void
fill (DesmiSlide *slide, DeckState state)
{
  switch (slide->kind)
    {
    case DESMI_SLIDE_TITLE:
      slide->subtitle = g_strdup (say (state, "Kabupaten Indramayu · Desember 2025"));
      break;
    case DESMI_SLIDE_AGENDA:
      for (guint i = 0; i < count (state, 0, 30); i++)
        desmi_slide_add_paragraph (slide, "Satu pokok bahasan lagi");
      break;
    case DESMI_SLIDE_SECTION:
      slide->subtitle
          = state == DECK_STATE_EMPTY ? NULL : g_strdup (say (state, "Penempatan 2023"));
      break;
    case DESMI_SLIDE_FIGURES:
      add_figures (slide, state, count (state, 6, 40));
      break;
    case DESMI_SLIDE_CHART:
      add_chart (slide, DESMI_CHART_SANKEY, state);
      break;
    case DESMI_SLIDE_CHART_TEXT:
      add_chart (slide, DESMI_CHART_TREND, state);
      add_points (slide, state);
      break;
    case DESMI_SLIDE_TWO_CHARTS:
      add_chart (slide, DESMI_CHART_BARS, state);
      add_chart (slide, DESMI_CHART_STACKED, state);
      break;
    case DESMI_SLIDE_TABLE:
      add_table (slide, state);
      break;
    case DESMI_SLIDE_SCOREBOARD:
      add_chart (slide, DESMI_CHART_SCOREBOARD, state);
      break;
    case DESMI_SLIDE_VILLAGE:
      add_figures (slide, state, count (state, 3, 9));
      add_chart (slide, DESMI_CHART_BULLETS, state);
      set_photo (slide, state);
      add_points (slide, state);
      break;
    case DESMI_SLIDE_PHOTO:
      set_photo (slide, state);
      break;
    case DESMI_SLIDE_TEXT:
      add_points (slide, state);
      break;
    case DESMI_SLIDE_DECISIONS:
      add_decisions (slide, state);
      break;
    case DESMI_SLIDE_CLOSING:
      slide->subtitle = g_strdup (say (state, "Disnaker Kabupaten Indramayu"));
      desmi_slide_add_paragraph (slide, say (state, "disnaker@contoh.go.id"));
      break;
    case DESMI_SLIDE_UNKNOWN:
    case DESMI_N_SLIDE_KINDS:
    default:
      slide->kind_name = g_strdup (say (state, "hologram"));
      break;
    }
}

DesmiSlide *
deck_case_add (DesmiDeck *deck, DesmiSlideKind kind, DeckState state)
{
  DesmiSlide *slide = desmi_deck_add_slide (deck, kind, say (state, usual_titles[kind]));

  slide->id = g_strdup_printf ("s%u", deck->slides->len);
  fill (slide, state);
  if (deck->slides->len % 2 == 0)
    slide->notes = g_strdup (say (state, "Tekankan: dua tujuan ini hampir seluruhnya informal."));
  return slide;
}

static DesmiDeck *
new_deck (DesmiAspect aspect)
{
  DesmiDeck *deck
      = desmi_deck_new ("Rapat Pemangku Kepentingan", aspect, desmi_locale_get_indonesian ());

  deck->author = g_strdup ("Disnaker Kab. Indramayu");
  deck->subject = g_strdup ("Rapat Desember 2025");
  deck->created_utc = CREATED_UTC;
  deck->theme.footer = g_strdup ("Disnaker Kab. Indramayu");
  return deck;
}

DesmiDeck *
deck_case_new (DesmiAspect aspect, DeckState state, gboolean logo)
{
  DesmiDeck *deck = new_deck (aspect);

  if (state == DECK_STATE_BROKEN)
    deck->theme.logo = g_bytes_new_static ("no logo", 7);
  else if (logo)
    deck->theme.logo = deck_logo_new ();
  if (state == DECK_STATE_LONG_TEXT || state == DECK_STATE_ODD_NAMES)
    {
      g_free (deck->theme.footer);
      deck->theme.footer = g_strdup (say (state, NULL));
    }
  for (guint kind = 0; kind < DESMI_N_SLIDE_KINDS; kind++)
    deck_case_add (deck, kind, state);
  return deck;
}

DesmiDeck *
deck_case_new_meeting (DesmiAspect aspect, guint n_slides)
{
  static const struct
  {
    DesmiSlideKind kind;
    const char    *title;
  } slides[] = {
    { DESMI_SLIDE_TITLE, NULL },
    { DESMI_SLIDE_AGENDA, NULL },
    { DESMI_SLIDE_SECTION, NULL },
    { DESMI_SLIDE_FIGURES, NULL },
    { DESMI_SLIDE_CHART, NULL },
    { DESMI_SLIDE_CHART_TEXT, NULL },
    { DESMI_SLIDE_TWO_CHARTS, NULL },
    { DESMI_SLIDE_TABLE, NULL },
    { DESMI_SLIDE_SECTION, "Desa dan pilar" },
    { DESMI_SLIDE_SCOREBOARD, NULL },
    { DESMI_SLIDE_VILLAGE, NULL },
    { DESMI_SLIDE_PHOTO, NULL },
    { DESMI_SLIDE_SECTION, "Yang kita putuskan" },
    { DESMI_SLIDE_TEXT, NULL },
    { DESMI_SLIDE_DECISIONS, NULL },
    { DESMI_SLIDE_CLOSING, NULL },
  };
  DesmiDeck *deck = new_deck (aspect);
  guint      n = n_slides > 0 ? n_slides : G_N_ELEMENTS (slides);

  deck->theme.logo = deck_logo_new ();
  for (guint i = 0; i < n; i++)
    {
      guint       k = i % G_N_ELEMENTS (slides);
      DesmiSlide *slide = deck_case_add (deck, slides[k].kind, DECK_STATE_USUAL);

      if (slides[k].title != NULL)
        {
          g_free (slide->title);
          slide->title = g_strdup (slides[k].title);
        }
    }
  return deck;
}
