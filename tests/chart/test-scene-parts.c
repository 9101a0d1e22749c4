/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos, scenes within scenes, fonts and elements. */
#include "chart-cases.h"

#include <cairo-pdf.h>
#include <string.h>

static DesmiScene *
new_scene (void)
{
  DesmiTheme theme;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  return desmi_scene_new (400, 300, &theme);
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)
              + 4 * x,
          4);
  return pixel & 0xffffff;
}

/* Left half red, right half blue. */
static cairo_surface_t *
new_halves (void)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 20);
  cairo_t         *cr = cairo_create (image);

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 1);
  cairo_rectangle (cr, 20, 0, 20, 20);
  cairo_fill (cr);
  cairo_destroy (cr);
  return image;
}

/* Of a photo its cut is shown, over the whole box and no further. */
static void
test_photo (void)
{
  g_autoptr (DesmiScene) scene = new_scene ();
  cairo_surface_t       *image = new_halves ();
  cairo_surface_t       *out = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 300);
  cairo_t               *cr = cairo_create (out);
  g_autoptr (GBytes)     svg = NULL;
  DesmiExportOptions     options = { .scale = 1 };

  desmi_scene_add_photo (scene, image, &(DesmiBox){ 10, 20, 100, 100 }, &(DesmiBox){ 0, 0, 1, 1 });
  desmi_scene_add_photo (scene, image, &(DesmiBox){ 200, 20, 100, 100 },
                         &(DesmiBox){ 0.6, 0, 0.4, 1 });
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  desmi_scene_paint (scene, cr);
  cairo_surface_flush (out);
  g_assert_cmphex (pixel_at (out, 20, 70), ==, 0xff0000);
  g_assert_cmphex (pixel_at (out, 100, 70), ==, 0x0000ff);
  g_assert_cmphex (pixel_at (out, 112, 70), ==, 0xffffff);
  g_assert_cmphex (pixel_at (out, 205, 70), ==, 0x0000ff);
  g_assert_cmphex (pixel_at (out, 295, 25), ==, 0x0000ff);
  g_assert_cmphex (pixel_at (out, 198, 70), ==, 0xffffff);
  svg = desmi_scene_export (scene, DESMI_EXPORT_SVG, &options, NULL);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg),
                                  "data:image/png"));
  cairo_destroy (cr);
  cairo_surface_destroy (out);
  cairo_surface_destroy (image);
}

/* A chart within a page is the chart, further right and down. */
static void
test_scene (void)
{
  for (int type = 0; type < DESMI_N_CHARTS; type++)
    {
      g_autoptr (DesmiScene) page = new_scene ();
      g_autoptr (DesmiScene) chart
          = chart_scene_new (type, CHART_STATE_USUAL, 300, 200, DESMI_LANGUAGE_ID);
      guint n = desmi_scene_get_n_marks (chart);

      desmi_scene_add_scene (page, chart, 70, 60);
      g_assert_cmpuint (desmi_scene_get_n_marks (page), ==, n);
      for (guint i = 0; i < n; i++)
        {
          const DesmiSceneMark *from = desmi_scene_get_mark (chart, i);
          const DesmiSceneMark *to = desmi_scene_get_mark (page, i);

          g_assert_cmpfloat_with_epsilon (to->box.x, from->box.x + 70, 1e-9);
          g_assert_cmpfloat_with_epsilon (to->box.y, from->box.y + 60, 1e-9);
          g_assert_cmpstr (to->text, ==, from->text);
          g_assert_cmpstr (to->accessible, ==, from->accessible);
          g_assert_cmpint (to->row, ==, -1);
          if (from->points != NULL && from->points->len > 1)
            g_assert_cmpfloat_with_epsilon (g_array_index (to->points, double, 1),
                                            g_array_index (from->points, double, 1) + 60, 1e-9);
        }
    }
}

/* A font of its own is measured, painted and written; the theme's stays that of all other texts. */
static void
test_fonts (void)
{
  g_autoptr (DesmiScene) scene = new_scene ();
  const DesmiFont        plain = { 20, FALSE }, mono = { 20, FALSE, "Monospace" };
  const DesmiTheme      *theme = desmi_scene_get_theme (scene);
  const DesmiMeasurer   *measurer = desmi_measurer_get_pango ();
  DesmiExportOptions     options = { .scale = 1 };
  g_autoptr (GBytes)     svg = NULL;
  const char            *text;
  double                 one, other;

  measurer->measure ("iiiiii", &plain, &one, NULL, measurer->user_data);
  measurer->measure ("iiiiii", &mono, &other, NULL, measurer->user_data);
  g_assert_cmpfloat (other, >, one * 1.3);
  measurer->measure ("iiiiii", &plain, &other, NULL, measurer->user_data);
  g_assert_cmpfloat_with_epsilon (one, other, 1e-9);
  desmi_scene_add_text (scene, "a", 10, 50, DESMI_ALIGN_START, &plain, &theme->text, measurer);
  desmi_scene_add_text (scene, "b", 10, 90, DESMI_ALIGN_START, &mono, &theme->text, measurer);
  svg = desmi_scene_export (scene, DESMI_EXPORT_SVG, &options, NULL);
  text = g_bytes_get_data (svg, NULL);
  g_assert_nonnull (g_strstr_len (text, (gssize) g_bytes_get_size (svg),
                                  "font-family=\"Monospace, sans-serif\""));
}

/* Letters that some fonts join stay two: as wide as they are apart. */
static void
test_joined (void)
{
  const DesmiMeasurer *measurer = desmi_measurer_get_pango ();
  const char *const    families[] = { "DejaVu Sans", "Liberation Sans", "Cantarell" };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      const DesmiFont font = { 100, FALSE, families[i] };
      double          f, letter_i, both, odd;

      measurer->measure ("f", &font, &f, NULL, measurer->user_data);
      measurer->measure ("i", &font, &letter_i, NULL, measurer->user_data);
      measurer->measure ("fi", &font, &both, NULL, measurer->user_data);
      measurer->measure ("fié", &font, &odd, NULL, measurer->user_data);
      g_test_message ("%s %g %g %g", families[i], f, letter_i, both);
      g_assert_cmpfloat_with_epsilon (both, f + letter_i, 3);
      g_assert_cmpfloat (odd, >, both);
    }
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
holds (const GString *out, const char *words)
{
  for (gsize i = 0; i + strlen (words) <= out->len; i++)
    if (memcmp (out->str + i, words, strlen (words)) == 0)
      return TRUE;
  return FALSE;
}

/* Elements are those of a PDF, and of it alone. */
static void
test_tags (void)
{
  g_autoptr (DesmiScene) scene = new_scene ();
  const DesmiTheme      *theme = desmi_scene_get_theme (scene);
  const DesmiFont        font = { 20, FALSE };
  g_autoptr (GString)    out = g_string_new (NULL);
  cairo_surface_t       *pdf = cairo_pdf_surface_create_for_stream (write_cb, out, 400, 300);
  cairo_t               *cr;

  /* later ones pack what is looked for here */
  cairo_pdf_surface_restrict_to_version (pdf, CAIRO_PDF_VERSION_1_4);
  cr = cairo_create (pdf);
  desmi_scene_begin_tag (scene, "Table", NULL);
  desmi_scene_begin_tag (scene, "TR", NULL);
  desmi_scene_add_text (scene, "a", 10, 50, DESMI_ALIGN_START, &font, &theme->text,
                        desmi_measurer_get_pango ());
  desmi_scene_end_tag (scene);
  desmi_scene_end_tag (scene);
  desmi_scene_paint (scene, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (pdf);
  g_assert_cmpint (cairo_surface_status (pdf), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (pdf);
  g_assert_true (holds (out, "/S /Table"));
  g_assert_true (holds (out, "/S /TR"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scene-parts/photo", test_photo);
  g_test_add_func ("/chart/scene-parts/scene", test_scene);
  g_test_add_func ("/chart/scene-parts/fonts", test_fonts);
  g_test_add_func ("/chart/scene-parts/joined", test_joined);
  g_test_add_func ("/chart/scene-parts/tags", test_tags);
  return g_test_run ();
}
