/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports as files: sizes, densities, what an XML parser finds, the same twice. */
#include "export-fixture.h"

#include <math.h>
#include <string.h>

static guint32
read_be32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

static void
test_png (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene
      = export_lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_pango ());

  for (int scale = 1; scale <= 3; scale++)
    {
      g_autoptr (GBytes) bytes = export_bytes (scene, DESMI_EXPORT_PNG, scale);
      const guint8 *head = g_bytes_get_data (bytes, NULL), *density = export_find (bytes, "pHYs");

      g_assert_cmpuint (read_be32 (head + 16), ==, 800 * (guint) scale);
      g_assert_cmpuint (read_be32 (head + 20), ==, 400 * (guint) scale);
      g_assert_nonnull (density);
      g_assert_cmpuint (read_be32 (density + 4), ==, (guint) lround (scale * 96 / 0.0254));
      g_assert_cmpuint (density[12], ==, 1);
    }
}

static void
test_png_sizes (void)
{
  const DesmiExportOptions packed = { .scale = 2, .small = TRUE }, large = { .scale = 1000 };
  g_autoptr (DesmiScene)   scene
      = export_lay_out (DESMI_CHART_SANKEY, CHART_STATE_USUAL, desmi_measurer_get_pango ());
  g_autofree char   *path = export_path ("a.png");
  g_autofree char   *nowhere = export_path ("no/such/a.png");
  g_autofree char   *contents = NULL;
  g_autoptr (GBytes) fast = export_bytes (scene, DESMI_EXPORT_PNG, 2);
  g_autoptr (GBytes) huge = NULL;
  g_autoptr (GError) error = NULL;
  gsize              length;

  g_assert_true (desmi_scene_export_to_file (scene, path, DESMI_EXPORT_PNG, &packed, &error));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, <, g_bytes_get_size (fast));
  g_assert_false (desmi_scene_export_to_file (scene, nowhere, DESMI_EXPORT_PNG, &packed, &error));
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT);
  g_clear_error (&error);
  huge = desmi_scene_export (scene, DESMI_EXPORT_PNG, &large, &error);
  g_assert_null (huge);
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT);
}

static void
test_twice_the_same (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene
      = export_lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_pango ());

  for (int format = DESMI_EXPORT_PNG; format <= DESMI_EXPORT_PDF; format++)
    {
      g_autoptr (GBytes) a = export_bytes (scene, (DesmiExportFormat) format, 1);
      g_autoptr (GBytes) b = NULL;

      g_usleep (1100 * 1000 * (format == DESMI_EXPORT_PDF)); /* a clock's second would show */
      b = export_bytes (scene, (DesmiExportFormat) format, 1);
      g_assert_true (g_bytes_equal (a, b));
    }
}

typedef struct
{
  GString   *text; /* of the innermost <text>, without its <title> */
  GPtrArray *texts;
  guint      n_titles, depth_title;
  gboolean   in_text;
  gboolean   has_desc;
} Svg;

static void
start_cb (GMarkupParseContext *context,
          const char          *name,
          const char         **names,
          const char         **values,
          gpointer             user_data,
          GError             **error)
{
  Svg *svg = user_data;

  if (strcmp (name, "title") == 0)
    {
      svg->n_titles++;
      svg->depth_title++;
    }
  svg->has_desc = svg->has_desc || strcmp (name, "desc") == 0;
  if (strcmp (name, "text") == 0)
    {
      svg->in_text = TRUE;
      g_string_truncate (svg->text, 0);
    }
}

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Svg *svg = user_data;

  if (strcmp (name, "title") == 0)
    svg->depth_title--;
  if (strcmp (name, "text") == 0)
    {
      g_ptr_array_add (svg->texts, g_strdup (svg->text->str));
      svg->in_text = FALSE;
    }
}

static void
text_cb (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             user_data,
         GError             **error)
{
  Svg *svg = user_data;

  if (svg->in_text && svg->depth_title == 0)
    g_string_append_len (svg->text, text, (gssize) length);
}

/* Every text of the scene is a text of the document, character for character, also the odd ones. */
static void
test_svg (gconstpointer data)
{
  DesmiChartType   type = (DesmiChartType) GPOINTER_TO_INT (data);
  const ChartState states[] = { CHART_STATE_USUAL, CHART_STATE_ODD_NAMES, CHART_STATE_EMPTY };
  GMarkupParser    parser = { start_cb, end_cb, text_cb, NULL, NULL };

  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    {
      g_autoptr (DesmiScene) scene = export_lay_out (type, states[s], desmi_measurer_get_fixed ());
      g_autoptr (GBytes)     bytes = export_bytes (scene, DESMI_EXPORT_SVG, 1);
      g_autoptr (GPtrArray)  texts = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GString)    text = g_string_new (NULL);
      g_autoptr (GError)     error = NULL;
      Svg                    svg = { .text = text, .texts = texts };
      guint                  n_texts = 0, n_said = 0;
      g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &svg, NULL);

      g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL),
                                    (gssize) g_bytes_get_size (bytes), &error);
      g_assert_no_error (error);
      g_assert_true (g_markup_parse_context_end_parse (context, &error));
      g_assert_true (svg.has_desc);
      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

          n_said += mark->accessible != NULL || mark->full_text != NULL;
          if (mark->shape != DESMI_SHAPE_TEXT)
            continue;
          g_assert_cmpuint (n_texts, <, texts->len);
          g_assert_cmpstr (g_ptr_array_index (texts, n_texts++), ==, mark->text);
        }
      g_assert_cmpuint (n_texts, ==, texts->len);
      g_assert_cmpuint (svg.n_titles, ==, n_said + 1);
    }
}

static void
test_format (void)
{
  DesmiExportFormat format;

  g_assert_true (desmi_export_format_from_path ("a/b.PNG", &format));
  g_assert_cmpint (format, ==, DESMI_EXPORT_PNG);
  g_assert_true (desmi_export_format_from_path ("x.svg", &format));
  g_assert_cmpint (format, ==, DESMI_EXPORT_SVG);
  g_assert_true (desmi_export_format_from_path ("x.pdf", &format));
  g_assert_cmpint (format, ==, DESMI_EXPORT_PDF);
  g_assert_false (desmi_export_format_from_path ("x.jpeg", &format));
  g_assert_false (desmi_export_format_from_path ("png", &format));
}

static void
test_tiny (void)
{
  g_autoptr (DesmiScene) scene
      = chart_case_layout (DESMI_CHART_BARS, CHART_STATE_USUAL, 1, 1, DESMI_THEME_DARK, 1,
                           desmi_locale_get_english (), desmi_measurer_get_pango (), TRUE, NULL);

  for (int format = DESMI_EXPORT_PNG; format <= DESMI_EXPORT_PDF; format++)
    {
      g_autoptr (GBytes) bytes = export_bytes (scene, (DesmiExportFormat) format, 1);

      g_assert_cmpuint (g_bytes_get_size (bytes), >, 50);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  export_begin ();
  chart_case_add_tests ("export/png", test_png, argc, argv);
  chart_case_add_tests ("export/twice-the-same", test_twice_the_same, argc, argv);
  chart_case_add_tests ("export/svg", test_svg, argc, argv);
  if (chart_case_wants_common (argc, argv))
    {
      g_test_add_func ("/chart/export/png-sizes", test_png_sizes);
      g_test_add_func ("/chart/export/format", test_format);
      g_test_add_func ("/chart/export/tiny", test_tiny);
    }
  return export_end (g_test_run ());
}
