/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What villages report: the sums of an indicator, of money and of a year tell nothing of the few
 * people that are hidden. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-measures.h"
#include "app/charts/desmi-chart-places.h"
#include "app/desmi-village-clip.h"

#define MILLI 1000
#define NONE (-1)

/* One number, and whether it has to be hidden. */
typedef struct
{
  const char *indicator, *unit, *village, *quarter; /* @village nullable: of the district */
  gint64      actual;
  gboolean    hidden;
} Measure;

/* The columns that the chart of indicators has, as far as they matter, or a table by village. */
static DesmiTableBuilder *
begin_table (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");

  desmi_table_builder_add_column (builder, "indicator", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "unit", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_MILLI);
  return builder;
}

static void
add_rows (DesmiTableBuilder *builder, const Measure *measures, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, measures[i].indicator, NULL);
      if (measures[i].village != NULL)
        desmi_table_builder_set_text (builder, 1, measures[i].village, NULL);
      desmi_table_builder_set_text (builder, 2, measures[i].quarter, NULL);
      desmi_table_builder_set_text (builder, 3, measures[i].unit, NULL);
      if (measures[i].actual != NONE)
        desmi_table_builder_set_int (builder, 4, measures[i].actual * MILLI);
    }
}

static DesmiTable *
make_table (const Measure *measures, guint n)
{
  DesmiTableBuilder *builder = begin_table ();

  add_rows (builder, measures, n);
  return desmi_table_builder_end (builder);
}

/* What is known of all villages. */
static DesmiSuppressPlaces *
make_places (const Measure *measures, guint n, const Measure *people, guint n_people)
{
  DesmiTableBuilder     *builder = begin_table ();
  g_autoptr (DesmiTable) leaves = NULL;

  add_rows (builder, measures, n);
  add_rows (builder, people, n_people);
  leaves = desmi_table_builder_end (builder);
  return desmi_chart_places_new_of_measures (leaves, NULL);
}

/* @people: whose money it is */
static void
check (const Measure *measures, guint n, const Measure *people, guint n_people)
{
  g_autoptr (DesmiTable)          table = make_table (measures, n);
  g_autoptr (DesmiTable)          counted = make_table (people, n_people);
  g_autoptr (DesmiSuppressPlaces) places = make_places (measures, n, people, n_people);
  g_autoptr (DesmiTable)          safe = desmi_chart_measures_hide (table, counted, places);

  for (guint i = 0; i < n; i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (desmi_table_get_mark (safe, i, 4) == DESMI_MARK_SUPPRESSED, ==,
                       measures[i].hidden);
      g_assert_cmpint (
          desmi_table_get_int (safe, i, 4), ==,
          measures[i].hidden || measures[i].actual == NONE ? 0 : measures[i].actual * MILLI);
    }
}

#define CHECK(measures) check (measures, G_N_ELEMENTS (measures), NULL, 0)

/* Whoever knows that 0 stays would know the other one. */
static void
test_zero (void)
{
  const Measure measures[] = {
    { "relawan", "orang", "32.12.01.2001", "2025-Q4", 3, TRUE },
    { "relawan", "orang", "32.12.01.2002", "2025-Q4", 0, FALSE },
    { "relawan", "orang", "32.12.01.2003", "2025-Q4", 40, FALSE },
    { "relawan", "orang", "32.12.01.2004", "2025-Q4", 20, TRUE },
    { "relawan", "orang", "32.12.01.2005", "2025-Q4", NONE, FALSE },
  };

  CHECK (measures);
}

/* Two that have to be 1 each, or 4 each, need a third one. */
static void
test_least (void)
{
  const Measure ones[] = {
    { "relawan", "orang", "32.12.01.2001", "2025-Q4", 1, TRUE },
    { "relawan", "orang", "32.12.01.2002", "2025-Q4", 1, TRUE },
    { "relawan", "orang", "32.12.01.2003", "2025-Q4", 40, FALSE },
    { "relawan", "orang", "32.12.01.2004", "2025-Q4", 20, TRUE },
  };
  const Measure fours[] = {
    { "relawan", "orang", "32.12.01.2001", "2025-Q4", 4, TRUE },
    { "relawan", "orang", "32.12.01.2002", "2025-Q4", 4, TRUE },
    { "relawan", "orang", "32.12.01.2003", "2025-Q4", 9, TRUE },
  };

  CHECK (ones);
  CHECK (fours);
}

/* Each line has two or three that are hidden, but whoever adds up v1 and v2, and takes off the
 * first two quarters, would know the 3 of v1 in the third, were it alone outside the squares. */
static void
test_squares (void)
{
  static const gint64 actual[4][4] = {
    { 3, 2, 3, 60 },
    { 2, 3, 70, 80 },
    { 50, 90, 3, 2 },
    { 40, 55, 4, 3 },
  };
  static const char *const villages[]
      = { "32.12.01.2001", "32.12.01.2002", "32.12.01.2003", "32.12.01.2004" };
  static const char *const        quarters[] = { "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4" };
  Measure                         measures[16];
  g_autoptr (DesmiTable)          table = NULL;
  g_autoptr (DesmiTable)          counted = make_table (NULL, 0);
  g_autoptr (DesmiSuppressPlaces) places = NULL;
  g_autoptr (DesmiTable)          safe = NULL;
  guint                           n_outside = 0;

  for (guint v = 0; v < 4; v++)
    for (guint q = 0; q < 4; q++)
      measures[4 * v + q]
          = (Measure){ "relawan", "orang", villages[v], quarters[q], actual[v][q], FALSE };
  table = make_table (measures, G_N_ELEMENTS (measures));
  places = make_places (measures, G_N_ELEMENTS (measures), NULL, 0);
  safe = desmi_chart_measures_hide (table, counted, places);
  for (guint v = 0; v < 4; v++)
    for (guint q = 0; q < 4; q++)
      {
        gboolean hidden = desmi_table_get_mark (safe, 4 * v + q, 4) == DESMI_MARK_SUPPRESSED;

        if (v / 2 != q / 2)
          n_outside += hidden;
        else
          g_assert_true (hidden);
      }
  g_assert_cmpuint (n_outside, ==, 2);
}

/* Each indicator, and each year, has a sum of its own. */
static void
test_parts (void)
{
  const Measure measures[] = {
    { "relawan", "orang", NULL, "2024-Q4", 3, TRUE },
    { "relawan", "orang", NULL, "2024-Q3", 30, TRUE },
    { "relawan", "orang", NULL, "2024-Q2", 40, FALSE },
    { "relawan", "orang", NULL, "2025-Q1", 20, FALSE },
    { "kelompok_usaha", "kelompok", NULL, "2024-Q4", 2, FALSE },
    { "petugas_terlatih", "orang", NULL, "2024-Q4", 2, FALSE },
  };

  CHECK (measures);
}

/* The whole beside its places is their sum: hidden for the sake of another quarter, it would be
 * told by them. */
static void
test_whole (void)
{
  const Measure measures[] = {
    { "relawan", "orang", NULL, "2025-Q2", 90, FALSE },
    { "relawan", "orang", NULL, "2025-Q3", 3, TRUE },
    { "relawan", "orang", NULL, "2025-Q1", 80, TRUE },
    { "relawan", "orang", NULL, "2025-Q4", 70, FALSE },
    { "relawan", "orang", "32.12.01.2001", "2025-Q4", 40, FALSE },
    { "relawan", "orang", "32.12.01.2002", "2025-Q4", 30, FALSE },
  };

  CHECK (measures);
}

/* Money is hidden where its people are, also where these only cover others; one amount alone is
 * covered by another amount, and none stays none. */
static void
test_money (void)
{
  const Measure people[] = {
    { "anggota_koperasi", "orang", "32.12.01.2001", "2025-Q4", 3, TRUE },
    { "anggota_koperasi", "orang", "32.12.01.2002", "2025-Q4", 20, TRUE },
    { "anggota_koperasi", "orang", "32.12.01.2003", "2025-Q4", 90, FALSE },
    { "anggota_koperasi", "orang", "32.12.01.2004", "2025-Q4", 80, FALSE },
  };
  const Measure both[] = {
    { "simpanan_rupiah", "rupiah", "32.12.01.2001", "2025-Q4", 500, TRUE },
    { "simpanan_rupiah", "rupiah", "32.12.01.2002", "2025-Q4", 900, TRUE },
    { "simpanan_rupiah", "rupiah", "32.12.01.2003", "2025-Q4", 100, FALSE },
    { "simpanan_rupiah", "rupiah", "32.12.01.2004", "2025-Q4", 200, FALSE },
  };
  const Measure alone[] = {
    { "simpanan_rupiah", "rupiah", "32.12.01.2001", "2025-Q4", 500, TRUE },
    { "simpanan_rupiah", "rupiah", "32.12.01.2002", "2025-Q4", 0, FALSE },
    { "simpanan_rupiah", "rupiah", "32.12.01.2003", "2025-Q4", 100, TRUE },
    { "simpanan_rupiah", "rupiah", "32.12.01.2004", "2025-Q4", 200, FALSE },
  };

  CHECK (people);
  check (both, G_N_ELEMENTS (both), people, G_N_ELEMENTS (people));
  check (alone, G_N_ELEMENTS (alone), people, G_N_ELEMENTS (people));
}

/* The same for the chart of cooperatives, which has both in one row, and says nothing of why. */
static void
test_cooperatives (void)
{
  static const Measure measures[] = {
    { "anggota_koperasi", "orang", "32.12.01.2001", "2025-Q4", 2, TRUE },
    { "simpanan_rupiah", "rupiah", "32.12.01.2001", "2025-Q4", 700, TRUE },
    { "anggota_koperasi", "orang", "32.12.01.2002", "2025-Q4", 0, FALSE },
    { "simpanan_rupiah", "rupiah", "32.12.01.2002", "2025-Q4", 0, FALSE },
    { "anggota_koperasi", "orang", "32.12.01.2003", "2025-Q4", 30, TRUE },
    { "simpanan_rupiah", "rupiah", "32.12.01.2003", "2025-Q4", NONE, FALSE },
    { "anggota_koperasi", "orang", "32.12.01.2004", "2025-Q4", 50, FALSE },
    { "simpanan_rupiah", "rupiah", "32.12.01.2004", "2025-Q4", 300, TRUE },
  };
  static const char *const names[] = { "members", "savings", "hides_members", "hides_savings" };
  const guint              n = G_N_ELEMENTS (measures) / 2;
  DesmiTableBuilder       *builder = desmi_table_builder_new ("pillars");
  DesmiChartRequest        request = { .audience = DESMI_AUDIENCE_PUBLIC };
  g_autoptr (DesmiTable)   reported = make_table (measures, G_N_ELEMENTS (measures));
  g_autoptr (DesmiTable)   table = NULL;
  g_autoptr (DesmiTable)   safe = NULL;
  g_autoptr (DesmiTable)   whole = NULL;
  g_autoptr (DesmiSuppressPlaces) places = make_places (measures, G_N_ELEMENTS (measures), NULL, 0);

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "stage", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "cooperative", DESMI_COLUMN_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, measures[2 * i].village, NULL);
      for (guint k = 0; k < 2; k++)
        if (measures[2 * i + k].actual != NONE)
          {
            desmi_table_builder_set_int (builder, 3 + k, measures[2 * i + k].actual);
            desmi_table_builder_set_int (
                builder, 5 + k, desmi_suppress_places_hide (places, reported, 2 * i + k, FALSE));
          }
    }
  table = desmi_table_builder_end (builder);
  safe = desmi_chart_kind_cooperatives.shape (table, &request, NULL);
  request.audience = DESMI_AUDIENCE_INTERNAL;
  whole = desmi_chart_kind_cooperatives.shape (table, &request, NULL);
  g_assert_cmpuint (desmi_table_get_n_columns (safe), ==, 5);
  g_assert_cmpuint (desmi_table_get_n_columns (whole), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      gint64 actual = MAX (measures[i].actual, 0);

      g_assert_cmpint (desmi_table_get_mark (safe, i / 2, 3 + i % 2) == DESMI_MARK_SUPPRESSED, ==,
                       measures[i].hidden);
      g_assert_cmpint (desmi_table_get_int (safe, i / 2, 3 + i % 2), ==,
                       measures[i].hidden ? 0 : actual);
      g_assert_cmpint (desmi_table_get_int (whole, i / 2, 3 + i % 2), ==, actual);
    }
}

/* How many left is known of a village; of those who came back, the people abroad tell the rest. */
static void
test_abroad (void)
{
  static const struct
  {
    gint64   departures, returns;
    gboolean hidden;
  } villages[] = { { 40, 12, FALSE }, { 40, 3, TRUE },  { 4, 0, TRUE },
                   { 13, 9, TRUE },   { 40, 0, FALSE }, { 3, 30, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (villages); i++)
    {
      const DesmiVillage village = { .stock = MAX (villages[i].departures - villages[i].returns, 0),
                                     .stock_departures = villages[i].departures,
                                     .stock_returns = villages[i].returns };

      g_assert_cmpint (desmi_village_hides_stock (&village, DESMI_AUDIENCE_FORUM), ==,
                       villages[i].hidden);
      g_assert_false (desmi_village_hides_stock (&village, DESMI_AUDIENCE_INTERNAL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/suppress/measures/zero", test_zero);
  g_test_add_func ("/app/suppress/measures/least", test_least);
  g_test_add_func ("/app/suppress/measures/squares", test_squares);
  g_test_add_func ("/app/suppress/measures/parts", test_parts);
  g_test_add_func ("/app/suppress/measures/whole", test_whole);
  g_test_add_func ("/app/suppress/measures/money", test_money);
  g_test_add_func ("/app/suppress/measures/cooperatives", test_cooperatives);
  g_test_add_func ("/app/suppress/abroad", test_abroad);
  return g_test_run ();
}
