/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports as other programs see them: pdftotext, pdfinfo, pdftocairo and rsvg-convert. */
#include "export-fixture.h"

#include <string.h>

static double
attribute (const char *line, const char *name)
{
  g_autofree char *start = g_strdup_printf ("%s=\"", name);
  const char      *at = strstr (line, start);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (start), NULL);
}

/* A word in the PDF lies where the scene says that its text is: @tolerance px sideways, and its
 * middle within the line. */
static gboolean
is_in_box (const char *word_line, const DesmiBox *box, double tolerance)
{
  double x0 = attribute (word_line, "xMin") / 0.75, x1 = attribute (word_line, "xMax") / 0.75;
  double y = (attribute (word_line, "yMin") + attribute (word_line, "yMax")) / 1.5;

  return x0 >= box->x - tolerance && x1 <= box->x + box->width + tolerance && y >= box->y
         && y <= box->y + box->height;
}

static void
check_words (DesmiScene *scene, const char *boxes, double tolerance)
{
  g_auto (GStrv) lines = g_strsplit (boxes, "\n", -1);

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      g_autofree char      *first = NULL, *escaped = NULL, *wanted = NULL;
      gboolean              found = FALSE;

      if (mark->shape != DESMI_SHAPE_TEXT)
        continue;
      first = g_strndup (mark->text, strcspn (mark->text, " "));
      escaped = g_markup_escape_text (first, -1);
      wanted = g_strdup_printf (">%s", escaped); /* a no-break space ends a word there, not here */
      if (strstr (first, "\u00a0") != NULL)
        *strstr (wanted, "\u00a0") = '\0';
      for (guint k = 0; lines[k] != NULL && !found; k++)
        found = strstr (lines[k], "<word") != NULL && strstr (lines[k], wanted) != NULL
                && is_in_box (lines[k], &mark->box, tolerance);
      if (!found)
        g_error ("“%s” at %g %g %g %g is not in the PDF:\n%s", mark->text, mark->box.x, mark->box.y,
                 mark->box.width, mark->box.height, boxes);
    }
}

static char *
without_space (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* Every text of the scene is found whole, not only where it begins. */
static void
check_labels (DesmiScene *scene, const char *path)
{
  g_autofree char *raw = export_run ((const char *const[]){ "pdftotext", "-raw", path, "-", NULL });
  g_autofree char *all = without_space (raw);
  guint            n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      g_autofree char      *wanted = NULL;

      if (mark->shape != DESMI_SHAPE_TEXT)
        continue;
      n++;
      wanted = without_space (mark->text);
      if (strstr (all, wanted) == NULL)
        g_error ("“%s” is not in the PDF:\n%s", mark->text, raw);
    }
  g_assert_cmpuint (n, >, 5);
}

static void
test_pdf (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene
      = export_lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_pango ());
  g_autofree char *path = export_save (scene, DESMI_EXPORT_PDF, "words.pdf");
  g_autofree char *boxes = NULL, *info = NULL;

  if (!export_have ("pdftotext") || !export_have ("pdfinfo"))
    return;
  boxes = export_run ((const char *const[]){ "pdftotext", "-bbox", path, "-", NULL });
  check_words (scene, boxes, 1.0);
  check_labels (scene, path);
  info = export_run ((const char *const[]){ "pdfinfo", path, NULL });
  g_assert_nonnull (strstr (info, desmi_scene_get_title (scene)));
  g_assert_nonnull (strstr (info, "600 x 300 pts"));
  g_assert_nonnull (strstr (info, "2025"));
}

/* Laid out with the fixed-width measurer, text still starts, is centred or ends where it was put.
 */
static void
test_pdf_fixed (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene
      = export_lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_fixed ());
  g_autofree char *path = export_save (scene, DESMI_EXPORT_PDF, "fixed.pdf");
  g_autofree char *boxes = NULL;

  if (!export_have ("pdftotext"))
    return;
  boxes = export_run ((const char *const[]){ "pdftotext", "-bbox", path, "-", NULL });
  check_words (scene, boxes, 24.0);
}

static guint
count_differing (cairo_surface_t *a, cairo_surface_t *b)
{
  int   width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint n = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  for (int y = 0; y < height; y++)
    {
      const guint8 *p = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guint8 *q = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width; x++, p += 4, q += 4)
        n += ABS (p[0] - q[0]) > 48 || ABS (p[1] - q[1]) > 48 || ABS (p[2] - q[2]) > 48;
    }
  return n;
}

static void
compare_raster (DesmiScene *scene, const char *path, const char *program_png)
{
  cairo_surface_t *ours = cairo_image_surface_create_from_png (path);
  cairo_surface_t *theirs = cairo_image_surface_create_from_png (program_png);
  double           share = count_differing (ours, theirs)
                 / (desmi_scene_get_width (scene) * desmi_scene_get_height (scene));

  g_test_message ("%.3f %% of the pixels differ", 100 * share);
  g_assert_cmpfloat (share, <, 0.02);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (theirs);
}

static void
test_rasters (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene
      = export_lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_pango ());
  g_autofree char *png = export_save (scene, DESMI_EXPORT_PNG, "ours.png");
  g_autofree char *svg = export_save (scene, DESMI_EXPORT_SVG, "ours.svg");
  g_autofree char *pdf = export_save (scene, DESMI_EXPORT_PDF, "ours.pdf");
  g_autofree char *theirs = export_path ("theirs");
  g_autofree char *theirs_png = g_strconcat (theirs, ".png", NULL);

  if (!export_have ("rsvg-convert") || !export_have ("pdftocairo"))
    return;
  g_free (export_run ((const char *const[]){ "rsvg-convert", "-o", theirs_png, svg, NULL }));
  compare_raster (scene, png, theirs_png);
  g_free (export_run (
      (const char *const[]){ "pdftocairo", "-png", "-singlefile", "-r", "96", pdf, theirs, NULL }));
  compare_raster (scene, png, theirs_png);
}

static cairo_surface_t *
new_cells (int width, int height)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guint32         *pixels = (guint32 *) (void *) cairo_image_surface_get_data (image);

  for (int i = 0; i < width * height; i++)
    {
      int kind = i / 20 % 4;

      pixels[i] = kind == 0   ? 0x00000000
                  : kind == 1 ? 0x80402010
                              : 0xff000000 | (guint32) i * 0x9E3779 % 0x1000000;
    }
  cairo_surface_mark_dirty (image);
  return image;
}

/* A heat map's cells are in every format what they are on the screen; so is a picture of more
 * pixels than it has room for. */
static void
test_image (gconstpointer data)
{
  int                    magnified = GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene = NULL;
  g_autofree char       *png = NULL, *svg = NULL, *pdf = NULL, *text = NULL;
  g_autofree char       *theirs = export_path ("cells");
  g_autofree char       *theirs_png = g_strconcat (theirs, ".png", NULL);
  cairo_surface_t       *image = magnified ? new_cells (16, 150) : new_cells (640, 300);
  DesmiTheme             theme;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_scene_new (800, 400, &theme);
  desmi_scene_mark_set_datum (desmi_scene_add_image (scene, image, 20, 10, 640, 300), "a", -1,
                              "a & b");
  cairo_surface_destroy (image);
  png = export_save (scene, DESMI_EXPORT_PNG, "cells-ours.png");
  svg = export_save (scene, DESMI_EXPORT_SVG, "cells.svg");
  pdf = export_save (scene, DESMI_EXPORT_PDF, "cells.pdf");
  g_assert_true (g_file_get_contents (svg, &text, NULL, NULL));
  g_assert_cmpint (strstr (text, "xlink:href=\"data:image/png;base64,iVBOR") == NULL, ==,
                   magnified);
  g_assert_nonnull (strstr (text, "<title>a &amp; b</title>"));
  if (!export_have ("rsvg-convert") || !export_have ("pdftocairo"))
    return;
  g_free (export_run ((const char *const[]){ "rsvg-convert", "-o", theirs_png, svg, NULL }));
  compare_raster (scene, png, theirs_png);
  g_free (export_run (
      (const char *const[]){ "pdftocairo", "-png", "-singlefile", "-r", "96", pdf, theirs, NULL }));
  compare_raster (scene, png, theirs_png);
}

/* Letters look as they do elsewhere, are no text any more, and are still told to who cannot see. */
static void
test_outlines (gconstpointer data)
{
  DesmiChartType           type = (DesmiChartType) GPOINTER_TO_INT (data);
  const DesmiExportOptions options = { .scale = 1, .text_as_outlines = TRUE };
  g_autoptr (DesmiScene)   scene
      = export_lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_pango ());
  g_autofree char                *png = export_save (scene, DESMI_EXPORT_PNG, "letters-ours.png");
  g_autofree char                *svg = export_path ("letters.svg");
  g_autofree char                *theirs = export_path ("letters-theirs.png");
  g_autofree char                *text = NULL;
  GMarkupParser                   parser = { NULL };
  g_autoptr (GError)              error = NULL;
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);

  desmi_scene_export_to_file (scene, svg, DESMI_EXPORT_SVG, &options, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (svg, &text, NULL, NULL));
  g_assert_true (g_markup_parse_context_parse (context, text, -1, NULL));
  g_assert_true (g_markup_parse_context_end_parse (context, NULL));
  g_assert_null (strstr (text, "<text"));
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      g_autofree char      *escaped = NULL, *label = NULL;

      if (mark->shape != DESMI_SHAPE_TEXT)
        continue;
      escaped = g_markup_escape_text (mark->text, -1);
      label = g_strdup_printf ("aria-label=\"%s\"", escaped);
      g_assert_nonnull (strstr (text, label));
    }
  if (!export_have ("rsvg-convert"))
    return;
  g_free (export_run ((const char *const[]){ "rsvg-convert", "-o", theirs, svg, NULL }));
  compare_raster (scene, png, theirs);
}

/* A text that has pictures in it, which have no outlines, stays a text. */
static void
test_outlines_of_pictures (void)
{
  const DesmiExportOptions options = { .scale = 1, .text_as_outlines = TRUE };
  const DesmiFont          font = { 12, FALSE };
  DesmiTheme               theme;
  g_autoptr (DesmiScene)   scene = NULL;
  g_autoptr (GBytes)       bytes = NULL;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_scene_new (200, 100, &theme);
  desmi_scene_add_text (scene, "Desa 🏝", 5, 20, DESMI_ALIGN_START, &font, &theme.text,
                        desmi_measurer_get_pango ());
  desmi_scene_add_text (scene, "Desa", 5, 50, DESMI_ALIGN_START, &font, &theme.text,
                        desmi_measurer_get_pango ());
  bytes = desmi_scene_export (scene, DESMI_EXPORT_SVG, &options, NULL);
  g_assert_nonnull (export_find (bytes, "Desa 🏝"));
  g_assert_nonnull (export_find (bytes, "aria-label=\"Desa\" d=\"M"));
}

/* On paper, nothing lies in the margins, and text of the page's own size has at least 9 pt. */
static void
test_a4 (void)
{
  static const double sizes[][2]
      = { { DESMI_EXPORT_A4_WIDTH_PX, DESMI_EXPORT_A4_HEIGHT_PX }, { 1600, 400 }, { 300, 600 } };
  const double margin = 15 / 25.4 * 72;

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      DesmiExportOptions     options = { .created_utc = EXPORT_CREATED, .a4 = TRUE };
      g_autofree char       *pdf = export_path ("a4.pdf");
      g_autofree char       *info = NULL, *words = NULL;
      g_autoptr (DesmiScene) scene = chart_case_layout (
          DESMI_CHART_BARS, CHART_STATE_USUAL, sizes[s][0], sizes[s][1], DESMI_THEME_PRINT, 1,
          desmi_locale_get_indonesian (), desmi_measurer_get_pango (), TRUE, NULL);
      guint n = 0;

      g_assert_true (desmi_scene_export_to_file (scene, pdf, DESMI_EXPORT_PDF, &options, NULL));
      if (!export_have ("pdfinfo") || !export_have ("pdftotext"))
        return;
      info = export_run ((const char *const[]){ "pdfinfo", pdf, NULL });
      g_assert_nonnull (strstr (info, "841.89 x 595.276 pts (A4)"));
      words = export_run ((const char *const[]){ "pdftotext", "-bbox", pdf, "-", NULL });
      for (const char *at = words; (at = strstr (at, "<word ")) != NULL; at++, n++)
        {
          double top = attribute (at, "yMin"), bottom = attribute (at, "yMax");

          g_assert_cmpfloat (attribute (at, "xMin"), >=, margin - 1);
          g_assert_cmpfloat (top, >=, margin - 1);
          g_assert_cmpfloat (attribute (at, "xMax"), <=, 297 / 25.4 * 72 - margin + 1);
          g_assert_cmpfloat (bottom, <=, 210 / 25.4 * 72 - margin + 1);
          if (s == 0)
            g_assert_cmpfloat (bottom - top, >=, 9);
        }
      g_assert_cmpuint (n, >, 10);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  export_begin ();
  chart_case_add_tests ("export/pdf", test_pdf, argc, argv);
  chart_case_add_tests ("export/pdf-fixed", test_pdf_fixed, argc, argv);
  chart_case_add_tests ("export/rasters", test_rasters, argc, argv);
  chart_case_add_tests ("export/outlines", test_outlines, argc, argv);
  if (chart_case_wants_common (argc, argv))
    {
      g_test_add_data_func ("/chart/export/image/cells", GINT_TO_POINTER (TRUE), test_image);
      g_test_add_data_func ("/chart/export/image/picture", GINT_TO_POINTER (FALSE), test_image);
      g_test_add_func ("/chart/export/outlines-of-pictures", test_outlines_of_pictures);
      g_test_add_func ("/chart/export/a4", test_a4);
    }
  return export_end (g_test_run ());
}
