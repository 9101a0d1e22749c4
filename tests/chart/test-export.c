/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports, looked at by other programs: libpng's reader, an XML parser, pdftotext and rsvg-convert.
 */
#include "chart-cases.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define CREATED G_GINT64_CONSTANT (1764036000) /* 2025-11-25T02:00:00Z */

static const DesmiExportOptions usual = { .scale = 1, .created_utc = CREATED };

static char *scratch; /* a folder of our own; GLib's isolated ones leak, and ASan says so */

static DesmiScene *
lay_out (DesmiChartType type, ChartState state, const DesmiMeasurer *measurer)
{
  DesmiScene *scene = chart_case_layout (type, state, 800, 400, DESMI_THEME_LIGHT, 1,
                                         desmi_locale_get_indonesian (), measurer, TRUE, NULL);

  g_assert_nonnull (scene);
  return scene;
}

static GBytes *export(DesmiScene *scene, DesmiExportFormat format, double scale)
{
  g_autoptr (GError) error = NULL;
  DesmiExportOptions options = { .scale = scale, .created_utc = CREATED };
  GBytes            *bytes = desmi_scene_export (scene, format, &options, &error);

  g_assert_no_error (error);
  return bytes;
}

static guint32
read_be32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

static const guint8 *
find_bytes (GBytes *bytes, const char *what)
{
  gsize         size, length = strlen (what);
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + length <= size; i++)
    if (memcmp (data + i, what, length) == 0)
      return data + i;
  return NULL;
}

static void
test_png (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene = lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_pango ());

  for (int scale = 1; scale <= 3; scale++)
    {
      g_autoptr (GBytes) bytes = export(scene, DESMI_EXPORT_PNG, scale);
      const guint8 *head = g_bytes_get_data (bytes, NULL), *density = find_bytes (bytes, "pHYs");

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
      = lay_out (DESMI_CHART_SANKEY, CHART_STATE_USUAL, desmi_measurer_get_pango ());
  g_autofree char   *path = g_build_filename (scratch, "a.png", NULL);
  g_autofree char   *nowhere = g_build_filename (scratch, "no", "such", "a.png", NULL);
  g_autofree char   *contents = NULL;
  g_autoptr (GBytes) fast = export(scene, DESMI_EXPORT_PNG, 2);
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
  g_autoptr (DesmiScene) scene = lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_pango ());

  for (int format = DESMI_EXPORT_PNG; format <= DESMI_EXPORT_PDF; format++)
    {
      g_autoptr (GBytes) a = export(scene, (DesmiExportFormat) format, 1);
      g_autoptr (GBytes) b = NULL;

      g_usleep (1100 * 1000 * (format == DESMI_EXPORT_PDF)); /* a clock's second would show */
      b = export(scene, (DesmiExportFormat) format, 1);
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
      g_autoptr (DesmiScene) scene = lay_out (type, states[s], desmi_measurer_get_fixed ());
      g_autoptr (GBytes)     bytes = export(scene, DESMI_EXPORT_SVG, 1);
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

static gboolean
have (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    {
      g_autofree char *message = g_strdup_printf ("%s is not installed", program);

      g_test_skip (message);
    }
  return path != NULL;
}

static char *
save (DesmiScene *scene, DesmiExportFormat format, const char *name)
{
  char              *path = g_build_filename (scratch, name, NULL);
  g_autoptr (GError) error = NULL;

  desmi_scene_export_to_file (scene, path, format, &usual, &error);
  g_assert_no_error (error);
  return path;
}

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char              *out = NULL;
  int                status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return out;
}

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

static void
test_pdf (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene = lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_pango ());
  g_autofree char       *path = save (scene, DESMI_EXPORT_PDF, "words.pdf");
  g_autofree char       *boxes = NULL, *info = NULL;

  if (!have ("pdftotext") || !have ("pdfinfo"))
    return;
  boxes = run ((const char *const[]){ "pdftotext", "-bbox", path, "-", NULL });
  check_words (scene, boxes, 1.0);
  info = run ((const char *const[]){ "pdfinfo", path, NULL });
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
  g_autoptr (DesmiScene) scene = lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_fixed ());
  g_autofree char       *path = save (scene, DESMI_EXPORT_PDF, "fixed.pdf");
  g_autofree char       *boxes = NULL;

  if (!have ("pdftotext"))
    return;
  boxes = run ((const char *const[]){ "pdftotext", "-bbox", path, "-", NULL });
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
  g_autoptr (DesmiScene) scene = lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_pango ());
  g_autofree char       *png = save (scene, DESMI_EXPORT_PNG, "ours.png");
  g_autofree char       *svg = save (scene, DESMI_EXPORT_SVG, "ours.svg");
  g_autofree char       *pdf = save (scene, DESMI_EXPORT_PDF, "ours.pdf");
  g_autofree char       *theirs = g_build_filename (scratch, "theirs", NULL);
  g_autofree char       *theirs_png = g_strconcat (theirs, ".png", NULL);

  if (!have ("rsvg-convert") || !have ("pdftocairo"))
    return;
  g_free (run ((const char *const[]){ "rsvg-convert", "-o", theirs_png, svg, NULL }));
  compare_raster (scene, png, theirs_png);
  g_free (run (
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
  g_autofree char       *theirs = g_build_filename (scratch, "cells", NULL);
  g_autofree char       *theirs_png = g_strconcat (theirs, ".png", NULL);
  cairo_surface_t       *image = magnified ? new_cells (16, 150) : new_cells (640, 300);
  DesmiTheme             theme;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_scene_new (800, 400, &theme);
  desmi_scene_mark_set_datum (desmi_scene_add_image (scene, image, 20, 10, 640, 300), "a", -1,
                              "a & b");
  cairo_surface_destroy (image);
  png = save (scene, DESMI_EXPORT_PNG, "cells-ours.png");
  svg = save (scene, DESMI_EXPORT_SVG, "cells.svg");
  pdf = save (scene, DESMI_EXPORT_PDF, "cells.pdf");
  g_assert_true (g_file_get_contents (svg, &text, NULL, NULL));
  g_assert_cmpint (strstr (text, "xlink:href=\"data:image/png;base64,iVBOR") == NULL, ==,
                   magnified);
  g_assert_nonnull (strstr (text, "<title>a &amp; b</title>"));
  if (!have ("rsvg-convert") || !have ("pdftocairo"))
    return;
  g_free (run ((const char *const[]){ "rsvg-convert", "-o", theirs_png, svg, NULL }));
  compare_raster (scene, png, theirs_png);
  g_free (run (
      (const char *const[]){ "pdftocairo", "-png", "-singlefile", "-r", "96", pdf, theirs, NULL }));
  compare_raster (scene, png, theirs_png);
}

/* Letters look as they do elsewhere, are no text any more, and are still told to who cannot see. */
static void
test_outlines (gconstpointer data)
{
  DesmiChartType           type = (DesmiChartType) GPOINTER_TO_INT (data);
  const DesmiExportOptions options = { .scale = 1, .text_as_outlines = TRUE };
  g_autoptr (DesmiScene)   scene = lay_out (type, CHART_STATE_USUAL, desmi_measurer_get_pango ());
  g_autofree char         *png = save (scene, DESMI_EXPORT_PNG, "letters-ours.png");
  g_autofree char         *svg = g_build_filename (scratch, "letters.svg", NULL);
  g_autofree char         *theirs = g_build_filename (scratch, "letters-theirs.png", NULL);
  g_autofree char         *text = NULL;
  GMarkupParser            parser = { NULL };
  g_autoptr (GError)       error = NULL;
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
  if (!have ("rsvg-convert"))
    return;
  g_free (run ((const char *const[]){ "rsvg-convert", "-o", theirs, svg, NULL }));
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
  g_assert_nonnull (find_bytes (bytes, "Desa 🏝"));
  g_assert_nonnull (find_bytes (bytes, "aria-label=\"Desa\" d=\"M"));
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
      DesmiExportOptions     options = { .created_utc = CREATED, .a4 = TRUE };
      g_autofree char       *pdf = g_build_filename (scratch, "a4.pdf", NULL);
      g_autofree char       *info = NULL, *words = NULL;
      g_autoptr (DesmiScene) scene = chart_case_layout (
          DESMI_CHART_BARS, CHART_STATE_USUAL, sizes[s][0], sizes[s][1], DESMI_THEME_PRINT, 1,
          desmi_locale_get_indonesian (), desmi_measurer_get_pango (), TRUE, NULL);
      guint n = 0;

      g_assert_true (desmi_scene_export_to_file (scene, pdf, DESMI_EXPORT_PDF, &options, NULL));
      if (!have ("pdfinfo") || !have ("pdftotext"))
        return;
      info = run ((const char *const[]){ "pdfinfo", pdf, NULL });
      g_assert_nonnull (strstr (info, "841.89 x 595.276 pts (A4)"));
      words = run ((const char *const[]){ "pdftotext", "-bbox", pdf, "-", NULL });
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
      g_autoptr (GBytes) bytes = export(scene, (DesmiExportFormat) format, 1);

      g_assert_cmpuint (g_bytes_get_size (bytes), >, 50);
    }
}

static void
remove_scratch (void)
{
  GDir       *folder = g_dir_open (scratch, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (scratch, name, NULL);

      g_unlink (path);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (scratch);
  g_free (scratch);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  scratch = g_dir_make_tmp ("desmi-export-XXXXXX", NULL);
  g_assert_nonnull (scratch);
  chart_case_add_tests ("export/png", test_png, argc, argv);
  chart_case_add_tests ("export/twice-the-same", test_twice_the_same, argc, argv);
  chart_case_add_tests ("export/svg", test_svg, argc, argv);
  chart_case_add_tests ("export/pdf", test_pdf, argc, argv);
  chart_case_add_tests ("export/pdf-fixed", test_pdf_fixed, argc, argv);
  chart_case_add_tests ("export/rasters", test_rasters, argc, argv);
  chart_case_add_tests ("export/outlines", test_outlines, argc, argv);
  if (chart_case_wants_common (argc, argv))
    {
      g_test_add_func ("/chart/export/png-sizes", test_png_sizes);
      g_test_add_data_func ("/chart/export/image/cells", GINT_TO_POINTER (TRUE), test_image);
      g_test_add_data_func ("/chart/export/image/picture", GINT_TO_POINTER (FALSE), test_image);
      g_test_add_func ("/chart/export/outlines-of-pictures", test_outlines_of_pictures);
      g_test_add_func ("/chart/export/a4", test_a4);
      g_test_add_func ("/chart/export/format", test_format);
      g_test_add_func ("/chart/export/tiny", test_tiny);
    }
  result = g_test_run ();
  remove_scratch ();
  return result;
}
