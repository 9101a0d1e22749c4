/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One Sankey diagram drawn four ways: on a surface, as PNG, SVG and PDF, its texts where the layout
 * put them, as other programs read them. */
#include "chart/desmi-chart.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define WIDTH 720.0
#define HEIGHT 440.0
#define CREATED G_GINT64_CONSTANT (1700000000)

static const DesmiExportOptions options = { .scale = 1, .created_utc = CREATED };
#define CHANNEL_DIFFERENCE 64 /* of 255, from which a pixel counts as another */
#define MAX_DIFFERENT 0.02    /* of all pixels */
#define TEXT_SLACK 2.5        /* px between measured and drawn text */

typedef struct
{
  DesmiScene *scene;
  char       *folder;
  char       *png, *svg, *pdf;
} Fixture;

static DesmiTable *
table_new (void)
{
  static const struct
  {
    const char *code, *name, *destination, *sector;
    gint64      count;
  } rows[] = {
    { "32.12.14", "Juntinyuat", "TWN", "formal", 240 },
    { "32.12.14", "Juntinyuat", "HKG", "informal", 180 },
    { "32.12.14", "Juntinyuat", "MYS", "formal", 70 },
    { "32.12.11", "Karangampel", "TWN", "informal", 90 },
    { "32.12.11", "Karangampel", "SAU", "informal", 85 },
    { "32.12.07", "Kandanghaur", "KOR", "formal", 60 },
    { "32.12.07", "Kandanghaur", "HKG", "informal", 120 },
    { "32.12.09", "Sliyeg", "JPN", "formal", 75 },
    { "32.12.09", "Sliyeg", "MYS", "formal", 95 },
  };
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, rows[i].code, rows[i].name);
      desmi_table_builder_set_text (builder, 1, rows[i].destination, NULL);
      desmi_table_builder_set_text (builder, 2, rows[i].sector, NULL);
      desmi_table_builder_set_int (builder, 3, rows[i].count);
    }
  return desmi_table_builder_end (builder);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const DesmiMeasurer *measurer
      = data != NULL ? desmi_measurer_get_fixed () : desmi_measurer_get_pango ();
  g_autoptr (DesmiTable) table = table_new ();
  g_autoptr (GError)     error = NULL;
  DesmiTheme             theme;
  DesmiChartSpec         spec = { .title = "Where workers go",
                                  .subtitle = "Departures by subdistrict, 2023",
                                  .source = "Sample data",
                                  .show_values = TRUE,
                                  .frame = TRUE };
  DesmiChartContext      context = { WIDTH, HEIGHT, &theme, desmi_locale_get_english (), measurer };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  self->scene = desmi_sankey_chart_layout (table, &spec, &context, &error);
  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("desmi-sankey-XXXXXX", &error);
  g_assert_no_error (error);
  self->png = g_build_filename (self->folder, "chart.png", NULL);
  self->svg = g_build_filename (self->folder, "chart.svg", NULL);
  self->pdf = g_build_filename (self->folder, "chart.pdf", NULL);
  g_assert_true (
      desmi_scene_export_to_file (self->scene, self->png, DESMI_EXPORT_PNG, &options, &error));
  g_assert_true (
      desmi_scene_export_to_file (self->scene, self->svg, DESMI_EXPORT_SVG, &options, &error));
  g_assert_true (
      desmi_scene_export_to_file (self->scene, self->pdf, DESMI_EXPORT_PDF, &options, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GDir       *folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (folder);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->png);
  g_free (self->svg);
  g_free (self->pdf);
  desmi_scene_unref (self->scene);
}

/* Returns: %FALSE, with the test skipped, where the program is not installed */
static gboolean
run (const char *const *arguments, char **output)
{
  g_autofree char   *program = g_find_program_in_path (arguments[0]);
  g_autoptr (GError) error = NULL;
  int                status;

  if (program == NULL)
    {
      g_autofree char *why = g_strdup_printf ("%s is not installed", arguments[0]);

      g_test_skip (why);
      return FALSE;
    }
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return TRUE;
}

static cairo_surface_t *
read_png (const char *path)
{
  cairo_surface_t *raw = cairo_image_surface_create_from_png (path);
  cairo_surface_t *surface;
  cairo_t         *cr;

  g_assert_cmpint (cairo_surface_status (raw), ==, CAIRO_STATUS_SUCCESS);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);
  g_assert_cmpint (cairo_image_surface_get_width (raw), ==, (int) WIDTH);
  g_assert_cmpint (cairo_image_surface_get_height (raw), ==, (int) HEIGHT);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, raw, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (raw);
  return surface;
}

static cairo_surface_t *
paint (DesmiScene *scene)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  desmi_scene_paint (scene, cr);
  cairo_destroy (cr);
  return surface;
}

/* Returns: share of the pixels that differ visibly */
static double
different (cairo_surface_t *a, cairo_surface_t *b)
{
  guint n = 0;

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int y = 0; y < (int) HEIGHT; y++)
    {
      const guchar *one = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guchar *two = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < (int) WIDTH; x++, one += 4, two += 4)
        {
          guint32 p, q;
          int     most = 0;

          memcpy (&p, one, 4);
          memcpy (&q, two, 4);
          for (int shift = 0; shift < 24; shift += 8)
            most = MAX (most, ABS ((int) (p >> shift & 0xff) - (int) (q >> shift & 0xff)));
          n += most > CHANNEL_DIFFERENCE;
        }
    }
  return n / (WIDTH * HEIGHT);
}

static void
test_png (Fixture *self, gconstpointer data)
{
  cairo_surface_t *written = read_png (self->png), *painted = paint (self->scene);
  cairo_surface_t *blank
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);

  g_assert_cmpfloat (different (written, painted), <, 0.0005);
  g_assert_cmpfloat (different (written, blank), >, 0.5); /* there is something to compare */
  cairo_surface_destroy (written);
  cairo_surface_destroy (painted);
  cairo_surface_destroy (blank);
}

static void
test_svg_picture (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "svg.png", NULL);
  const char      *arguments[]
      = { "rsvg-convert", "-w", "720", "-h", "440", "-o", path, self->svg, NULL };
  cairo_surface_t *drawn, *painted;

  if (!run (arguments, NULL))
    return;
  drawn = read_png (path);
  painted = paint (self->scene);
  g_test_message ("%.4f of the pixels differ", different (drawn, painted));
  g_assert_cmpfloat (different (drawn, painted), <=, MAX_DIFFERENT);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (painted);
}

static void
test_pdf_picture (Fixture *self, gconstpointer data)
{
  g_autofree char *stem = g_build_filename (self->folder, "pdf", NULL);
  g_autofree char *path = g_build_filename (self->folder, "pdf.png", NULL);
  const char      *arguments[] = { "pdftoppm",    "-png", "-singlefile", "-scale-to-x", "720",
                                   "-scale-to-y", "440",  self->pdf,     stem,          NULL };
  cairo_surface_t *drawn, *painted;

  if (!run (arguments, NULL))
    return;
  drawn = read_png (path);
  painted = paint (self->scene);
  g_test_message ("%.4f of the pixels differ", different (drawn, painted));
  g_assert_cmpfloat (different (drawn, painted), <=, MAX_DIFFERENT);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (painted);
}

/* A word as another program found it. */
typedef struct
{
  char  *text;
  double x0, y0, x1, y1; /* px */
} Word;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->text);
}

static double
number_after (const char *text, const char *name)
{
  const char *at = strstr (text, name);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (name), NULL);
}

static GArray *
read_words (const char *html)
{
  GArray        *words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_auto (GStrv) lines = g_strsplit (html, "\n", -1);
  double         scale = 1;

  g_array_set_clear_func (words, word_clear);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *start = strchr (lines[i], '>'), *end = strstr (lines[i], "</word>");
      Word        word;

      if (strstr (lines[i], "<page ") != NULL)
        scale = WIDTH / number_after (lines[i], "width=\"");
      if (strstr (lines[i], "<word ") == NULL || start == NULL || end == NULL)
        continue;
      word.text = g_strndup (start + 1, (gsize) (end - start - 1));
      word.x0 = number_after (lines[i], "xMin=\"") * scale;
      word.y0 = number_after (lines[i], "yMin=\"") * scale;
      word.x1 = number_after (lines[i], "xMax=\"") * scale;
      word.y1 = number_after (lines[i], "yMax=\"") * scale;
      g_array_append_val (words, word);
    }
  return words;
}

static const Word *
find_word (GArray *words, const char *text, const DesmiBox *box, gboolean exact)
{
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      double      middle = (word->y0 + word->y1) / 2;
      double      slack
          = exact ? TEXT_SLACK : 60; /* the fixed measurer does not know how wide letters are */

      if (strcmp (word->text, text) == 0 && middle >= box->y && middle <= box->y + box->height
          && word->x0 >= box->x - slack && word->x1 <= box->x + box->width + slack)
        return word;
    }
  return NULL;
}

static void
test_pdf_texts (Fixture *self, gconstpointer data)
{
  const char        *arguments[] = { "pdftotext", "-bbox", self->pdf, "-", NULL };
  g_autofree char   *html = NULL;
  g_autoptr (GArray) words = NULL;
  guint              n_texts = 0;

  if (!run (arguments, &html))
    return;
  words = read_words (html);
  for (guint i = 0; i < desmi_scene_get_n_marks (self->scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (self->scene, i);
      g_auto (GStrv)        parts = NULL;
      const Word           *first = NULL, *last = NULL;

      if (mark->shape != DESMI_SHAPE_TEXT)
        continue;
      parts = g_strsplit (mark->text, " ", -1);
      for (guint k = 0; parts[k] != NULL; k++)
        {
          last = find_word (words, parts[k], &mark->box, data == NULL);
          if (last == NULL)
            g_error ("“%s” of “%s” is not where it was put", parts[k], mark->text);
          if (k == 0)
            first = last;
        }
      /* Whatever it was measured with, the aligned side stands where the layout put it. */
      if (mark->align == DESMI_ALIGN_START)
        g_assert_cmpfloat_with_epsilon (first->x0, mark->box.x, TEXT_SLACK);
      else if (mark->align == DESMI_ALIGN_END)
        g_assert_cmpfloat_with_epsilon (last->x1, mark->box.x + mark->box.width, TEXT_SLACK);
      n_texts++;
    }
  g_assert_cmpuint (n_texts, >=, 20);
}

/* SVG text is text, at the same places as in the scene. */
static void
test_svg_texts (Fixture *self, gconstpointer data)
{
  g_autofree char *svg = NULL;

  g_assert_true (g_file_get_contents (self->svg, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "<title>Where workers go</title>"));
  for (guint i = 0; i < desmi_scene_get_n_marks (self->scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (self->scene, i);
      g_autofree char      *text = NULL;

      if (mark->shape == DESMI_SHAPE_PATH)
        {
          g_assert_nonnull (strstr (svg, mark->accessible));
          continue;
        }
      if (mark->shape != DESMI_SHAPE_TEXT)
        continue;
      text = g_strdup_printf (">%s</text>", mark->text);
      g_assert_nonnull (strstr (svg, text));
    }
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  for (int format = DESMI_EXPORT_PNG; format <= DESMI_EXPORT_PDF; format++)
    {
      g_autoptr (GBytes) a
          = desmi_scene_export (self->scene, (DesmiExportFormat) format, &options, NULL);
      g_autoptr (GBytes) b
          = desmi_scene_export (self->scene, (DesmiExportFormat) format, &options, NULL);

      g_assert_true (g_bytes_equal (a, b));
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "png", test_png },
    { "svg-picture", test_svg_picture },
    { "svg-texts", test_svg_texts },
    { "pdf-picture", test_pdf_picture },
    { "pdf-texts", test_pdf_texts },
    { "same-bytes", test_same_bytes },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *pango = g_strdup_printf ("/sankey-export/pango/%s", tests[i].name);
      g_autofree char *fixed = g_strdup_printf ("/sankey-export/fixed/%s", tests[i].name);

      g_test_add (pango, Fixture, NULL, set_up, tests[i].run, tear_down);
      g_test_add (fixed, Fixture, "fixed", set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
