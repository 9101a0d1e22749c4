/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is promised of the file as a whole, of names in XML, and of what charts become. */
#include "chart/chart-cases.h"
#include "deck/pptx/desmi-matrix-table.h"
#include "deck/pptx/desmi-package.h"
#include "deck/pptx/desmi-plot.h"
#include "deck/pptx/desmi-pptx.h"
#include "deck/pptx/desmi-workbook.h"
#include "deck/pptx/desmi-xml.h"
#include "pptx-pages.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static void
test_clean (void)
{
  g_autofree char *lines = desmi_xml_clean ("a\tb\r\nc\x02\x0b\x7f d\xff");
  g_autofree char *line = desmi_xml_clean_line (" a\nb \xef\xbf\xbe");
  g_autofree char *shortened = desmi_xml_shorten ("satu dua tiga empat", 12);
  g_autofree char *whole = desmi_xml_shorten ("satu dua", 8);
  GString         *xml = g_string_new (NULL);

  g_assert_cmpstr (lines, ==, "a b\nc d\xef\xbf\xbd");
  g_assert_cmpstr (line, ==, "a b");
  g_assert_cmpstr (shortened, ==, "satu dua…");
  g_assert_cmpstr (whole, ==, "satu dua");
  desmi_xml_add (xml, "<a b='%s'/>", "<&'\">");
  desmi_xml_add_number (xml, 12.5);
  g_assert_cmpstr (xml->str, ==, "<a b='&lt;&amp;&apos;&quot;&gt;'/>12.5");
  g_string_free (xml, TRUE);
}

static void
test_cells (void)
{
  static const struct
  {
    guint       row, column;
    const char *name;
  } cells[] = {
    { 0, 0, "A1" }, { 9, 25, "Z10" }, { 0, 26, "AA1" }, { 3, 255, "IV4" }, { 0, 701, "ZZ1" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *name = desmi_workbook_cell (cells[i].row, cells[i].column);

      g_assert_cmpstr (name, ==, cells[i].name);
    }
}

/* A relation is told by where it leads; asked again, it is the same. */
static void
test_relations (void)
{
  g_autoptr (DesmiPackage) package = desmi_package_new ();
  g_autofree char         *one
      = desmi_package_relate (package, "ppt/slides/slide1.xml", "t", "ppt/media/a.png");
  g_autofree char *two
      = desmi_package_relate (package, "ppt/slides/slide1.xml", "t", "ppt/media/b.png");
  g_autofree char *again
      = desmi_package_relate (package, "ppt/slides/slide1.xml", "t", "ppt/media/a.png");
  g_autofree char *other
      = desmi_package_relate_link (package, "ppt/slides/slide1.xml", "https://a.id");

  g_assert_cmpstr (one, ==, "rId1");
  g_assert_cmpstr (two, ==, "rId2");
  g_assert_cmpstr (again, ==, "rId1");
  g_assert_cmpstr (other, ==, "rId3");
}

/* Two exports are the same, byte for byte. */
static void
test_twice (void)
{
  g_autoptr (DesmiPages) one = pptx_pages_make ("kinds"), two = pptx_pages_make ("kinds");
  g_autoptr (GError)     error = NULL;
  g_autoptr (GBytes)     first = desmi_pptx_write (one, NULL, &error);
  g_autoptr (GBytes)     second = desmi_pptx_write (two, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_cancel (void)
{
  g_autoptr (DesmiPages)   pages = pptx_pages_make ("kinds");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (desmi_pptx_write (pages, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Where it cannot be written, what was there stays, and nothing else is left behind. */
static void
test_save (void)
{
  g_autoptr (DesmiPages) pages = pptx_pages_make ("nothing");
  g_autoptr (GError)     error = NULL;
  g_autofree char       *folder = g_dir_make_tmp ("desmi-pptx-XXXXXX", &error);
  g_autofree char       *path = g_build_filename (folder, "rapat.pptx", NULL);
  g_autofree char       *inside = g_build_filename (path, "rapat.pptx", NULL);
  g_autofree char       *data = NULL;
  gsize                  size;

  g_assert_no_error (error);
  g_assert_true (desmi_pptx_save (pages, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (desmi_pptx_save (pages, inside, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "rapat.pptx"));
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_cmpmem (data, 4, "PK\x03\x04", 4);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static DesmiPlot *
plot (DesmiChartType type, ChartState state)
{
  g_autoptr (DesmiChartData) chart = desmi_chart_data_new (type);
  DesmiTheme                 theme;

  chart->table = chart_case_new (type, state);
  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  return desmi_plot_new (chart, &theme, desmi_locale_get_english (), NULL);
}

/* What Office draws itself, and what not. */
static void
test_native (void)
{
  static const DesmiChartType native[]
      = { DESMI_CHART_TREND, DESMI_CHART_BARS,    DESMI_CHART_STACKED,  DESMI_CHART_PAIRED,
          DESMI_CHART_SLOPE, DESMI_CHART_BULLETS, DESMI_CHART_PROGRESS, DESMI_CHART_REMITTANCES };
  static const DesmiChartType painted[]
      = { DESMI_CHART_SANKEY, DESMI_CHART_FLOW_MAP, DESMI_CHART_DISTRICT_MAP, DESMI_CHART_HEAT,
          DESMI_CHART_MULTIPLES };

  for (guint i = 0; i < G_N_ELEMENTS (native); i++)
    {
      g_autoptr (DesmiPlot) usual = plot (native[i], CHART_STATE_USUAL);

      g_assert_nonnull (usual);
      g_assert_cmpuint (usual->series->len, >, 0);
      g_assert_null (plot (native[i], CHART_STATE_EMPTY));
    }
  for (guint i = 0; i < G_N_ELEMENTS (painted); i++)
    g_assert_null (plot (painted[i], CHART_STATE_USUAL));
}

/* Bars are as long as their values, whatever Office would choose; where some are below zero, it
 * may.
 */
static void
test_from_zero (void)
{
  static const DesmiChartType bars[]
      = { DESMI_CHART_BARS, DESMI_CHART_STACKED, DESMI_CHART_BULLETS, DESMI_CHART_REMITTANCES };
  g_autoptr (DesmiPlot) pairs = plot (DESMI_CHART_PAIRED, CHART_STATE_USUAL);

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      g_autoptr (DesmiPlot) usual = plot (bars[i], CHART_STATE_USUAL);

      g_assert_cmpint (usual->kind, !=, DESMI_PLOT_LINES);
      g_assert_cmpfloat (fabs (usual->least), <=, 0);
    }
  g_assert_true (isnan (pairs->least));
}

/* The legend has the colours that are seen: bars that are told apart by one are not of one series.
 * What is below its target is said in words, too. */
static void
test_bullets (void)
{
  g_autoptr (DesmiPlot) bullets = plot (DESMI_CHART_BULLETS, CHART_STATE_USUAL);
  guint                 n_bars = 0;

  for (guint s = 0; s < bullets->series->len; s++)
    {
      const DesmiPlotSeries *series = g_ptr_array_index (bullets->series, s);

      g_assert_null (series->colors);
      if (series->mark == DESMI_PLOT_MARK_DASH)
        continue;
      n_bars++;
      g_assert_true (g_str_has_prefix (series->name, "Actual"));
      for (guint other = 0; other < s; other++)
        {
          const DesmiPlotSeries *before = g_ptr_array_index (bullets->series, other);

          g_assert_cmpint (
              memcmp (&series->style.fill, &before->style.fill, sizeof before->style.fill), !=, 0);
        }
    }
  g_assert_cmpuint (n_bars, >, 1);
  for (guint i = 0; i < bullets->categories->len; i++)
    {
      guint n = 0;

      for (guint s = 0; s < bullets->series->len; s++)
        {
          const DesmiPlotSeries *series = g_ptr_array_index (bullets->series, s);

          n += series->mark == DESMI_PLOT_MARK_PLAIN && !isnan (series->values[i]);
        }
      g_assert_cmpuint (n, <=, 1);
    }
}

/* A hidden value is no number anywhere, and its name says that it is hidden. */
static void
test_hidden (void)
{
  g_autoptr (DesmiPlot)  bars = plot (DESMI_CHART_BARS, CHART_STATE_HIDDEN);
  const DesmiPlotSeries *series = g_ptr_array_index (bars->series, 0);
  guint                  n_missing = 0;

  for (guint i = 0; i < bars->categories->len; i++)
    {
      const char *name = g_ptr_array_index (bars->categories, i);

      g_assert_true (fabs (series->values[i] - CHART_HIDDEN_COUNT) > 0
                     || isnan (series->values[i]));
      g_assert_cmpint (isnan (series->values[i]) != 0, ==, strstr (name, "hidden") != NULL);
      n_missing += isnan (series->values[i]) != 0;
    }
  g_assert_cmpuint (n_missing, >, 0);
  g_assert_nonnull (strstr (bars->title, "hidden"));
}

/* Remittances by time and by place: both come to the same, and what is not known in full says so.
 */
static void
test_halves (void)
{
  static const ChartState states[] = { CHART_STATE_USUAL, CHART_STATE_HIDDEN };

  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    {
      g_autoptr (DesmiChartData) chart = desmi_chart_data_new (DESMI_CHART_REMITTANCES);
      g_autoptr (DesmiPlot)      places = NULL, times = NULL;
      DesmiTheme                 theme;
      gboolean                   hidden = states[s] == CHART_STATE_HIDDEN;

      chart->table = chart_case_new (DESMI_CHART_REMITTANCES, states[s]);
      desmi_theme_init (&theme, DESMI_THEME_LIGHT);
      times = desmi_plot_new_both (chart, &theme, desmi_locale_get_english (), &places);
      g_assert_cmpint (times->kind, ==, DESMI_PLOT_COLUMNS);
      g_assert_cmpint (places->kind, ==, DESMI_PLOT_BARS);
      g_assert_cmpint (strstr (times->title, "hidden") != NULL, ==, hidden);
      g_assert_cmpint (strstr (g_ptr_array_index (places->categories, 0), "≥") != NULL, ==, hidden);
      g_assert_cmpfloat (
          ((const DesmiPlotSeries *) g_ptr_array_index (places->series, 0))->values[0], >, 0);
    }
}

/* Bars of @n villages, or with @times lines of them in two years. */
static DesmiPlot *
plot_many (guint n, gboolean times)
{
  DesmiTableBuilder         *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiChartData) chart
      = desmi_chart_data_new (times ? DESMI_CHART_SLOPE : DESMI_CHART_BARS);
  DesmiTheme theme;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  if (times)
    desmi_table_builder_add_column (builder, "year", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < (times ? 2 * n : n); i++)
    {
      g_autofree char *name = g_strdup_printf ("Desa %u", times ? i / 2 : i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      if (times)
        desmi_table_builder_set_text (builder, 1, i % 2 == 0 ? "2022" : "2023", NULL);
      desmi_table_builder_set_int (builder, times ? 2 : 1, 1 + i);
    }
  chart->table = desmi_table_builder_end (builder);
  chart->max_categories = 9999;
  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  return desmi_plot_new (chart, &theme, desmi_locale_get_english (), NULL);
}

/* As many as Office takes, and not one more. */
static void
test_limits (void)
{
  g_autoptr (DesmiPlot) series = plot_many (255, TRUE), points = plot_many (4000, FALSE);

  g_assert_nonnull (series);
  g_assert_cmpuint (series->series->len, ==, 255);
  g_assert_nonnull (points);
  g_assert_cmpuint (points->categories->len, ==, 4000);
  g_assert_null (plot_many (256, TRUE));
  g_assert_null (plot_many (4001, FALSE));
}

/* A half that is too large takes the other with it: alone that would keep back what this one says.
 */
static void
test_large_half (void)
{
  DesmiTableBuilder         *builder = desmi_table_builder_new ("remittances");
  g_autoptr (DesmiChartData) chart = desmi_chart_data_new (DESMI_CHART_REMITTANCES);
  g_autoptr (DesmiPlot)      places = NULL;
  DesmiTheme                 theme;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "amount_idr", DESMI_COLUMN_IDR);
  for (guint i = 0; i < 4001; i++)
    {
      g_autofree char *name = g_strdup_printf ("Desa %u", i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      desmi_table_builder_set_text (builder, 1, "2023-Q3", NULL);
      desmi_table_builder_set_int (builder, 2, 1000000 + i);
    }
  chart->table = desmi_table_builder_end (builder);
  chart->max_categories = 5000;
  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  g_assert_null (desmi_plot_new_both (chart, &theme, desmi_locale_get_english (), &places));
  g_assert_null (places);
}

/* One place alone is named all the same, as in the drawing. */
static void
test_one_place (void)
{
  g_autoptr (DesmiChartData) chart = desmi_chart_data_new (DESMI_CHART_REMITTANCES);
  g_autoptr (DesmiPlot)      places = NULL, times = NULL;
  DesmiTheme                 theme;

  chart->table = chart_case_new (DESMI_CHART_REMITTANCES, CHART_STATE_ONE);
  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  times = desmi_plot_new_both (chart, &theme, desmi_locale_get_english (), &places);
  g_assert_nonnull (times);
  g_assert_nonnull (places);
  g_assert_cmpuint (places->categories->len, ==, 1);
  g_assert_cmpfloat (((const DesmiPlotSeries *) g_ptr_array_index (places->series, 0))->values[0],
                     >, 0);
}

/* Women stand left of zero, without a sign. */
static void
test_mirrored (void)
{
  g_autoptr (DesmiPlot)  pairs = plot (DESMI_CHART_PAIRED, CHART_STATE_USUAL);
  const DesmiPlotSeries *women = g_ptr_array_index (pairs->series, 0);
  const DesmiPlotSeries *men = g_ptr_array_index (pairs->series, 1);

  g_assert_cmpfloat (women->values[0], <, 0);
  g_assert_cmpfloat (men->values[0], >, 0);
  g_assert_cmpstr (pairs->format, ==, "#,##0;#,##0");
}

/* A chart that is a table says below it what its colours mean, and has room for that. */
static void
test_legend (void)
{
  static const DesmiChartType types[] = { DESMI_CHART_SCOREBOARD, DESMI_CHART_HEAT };
  const DesmiBox              box = { 48, 100, 864, 380 };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (DesmiChartData)  chart = desmi_chart_data_new (types[i]);
      g_autoptr (DesmiPageLegend) legend = NULL;
      g_autoptr (DesmiPageTable)  table = NULL;
      DesmiTheme                  theme;
      double                      height = 0;

      chart->table = chart_case_new (types[i], CHART_STATE_USUAL);
      desmi_theme_init (&theme, DESMI_THEME_LIGHT);
      table = desmi_matrix_table_new (chart, &box, &theme, desmi_locale_get_english (), &legend);
      if (table == NULL && types[i] == DESMI_CHART_HEAT)
        continue; /* too large for a table */
      g_assert_nonnull (table);
      g_assert_cmpuint (legend->entries->len, >=, 3);
      for (guint r = 0; r < table->n_rows; r++)
        height += table->heights[r];
      g_assert_cmpfloat (height + desmi_page_legend_get_height (legend, box.width), <=,
                         box.height + 0.01);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/pptx/clean", test_clean);
  g_test_add_func ("/deck/pptx/cells", test_cells);
  g_test_add_func ("/deck/pptx/relations", test_relations);
  g_test_add_func ("/deck/pptx/legend", test_legend);
  g_test_add_func ("/deck/pptx/twice", test_twice);
  g_test_add_func ("/deck/pptx/cancel", test_cancel);
  g_test_add_func ("/deck/pptx/save", test_save);
  g_test_add_func ("/deck/pptx/native", test_native);
  g_test_add_func ("/deck/pptx/from-zero", test_from_zero);
  g_test_add_func ("/deck/pptx/bullets", test_bullets);
  g_test_add_func ("/deck/pptx/hidden", test_hidden);
  g_test_add_func ("/deck/pptx/halves", test_halves);
  g_test_add_func ("/deck/pptx/limits", test_limits);
  g_test_add_func ("/deck/pptx/large-half", test_large_half);
  g_test_add_func ("/deck/pptx/one-place", test_one_place);
  g_test_add_func ("/deck/pptx/mirrored", test_mirrored);
  return g_test_run ();
}
