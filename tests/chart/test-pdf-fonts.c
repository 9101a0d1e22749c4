/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF carries its fonts and its words: looked at by pdffonts and pdftotext. */
#include "chart-cases.h"
#include "chart/desmi-text-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* What other programs lost: letters that are joined when they are printed, and signs of their own.
 */
static const char *const lines[] = {
  "fi fl ffi ffl ff",    "efisien konfirmasi afiliasi", "office waffle baffling",
  "Ba’u “Désa” é É ç ñ", "Indramayu → Taiwan",          "1.204 − 39 = 1.165 · 12,5 %",
};

static char *scratch;

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
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char              *out = NULL;
  int                status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return out;
}

static void
save (DesmiScene *scene, gboolean a4)
{
  const DesmiExportOptions options = { .a4 = a4 };
  g_autoptr (GError)       error = NULL;

  desmi_scene_export_to_file (scene, scratch, DESMI_EXPORT_PDF, &options, &error);
  g_assert_no_error (error);
}

/* Every font of the file is in it, as the letters that are used. */
static void
check_fonts (guint at_least)
{
  g_autofree char *listed = run ((const char *const[]){ "pdffonts", scratch, NULL });
  g_auto (GStrv)   rows = g_strsplit (listed, "\n", -1);
  const char      *emb = strstr (rows[0], "emb sub uni");
  guint            n = 0;

  g_test_message ("%s", listed);
  g_assert_nonnull (emb);
  for (guint i = 2; rows[i] != NULL && *rows[i] != '\0'; i++, n++)
    g_assert_true (g_str_has_prefix (rows[i] + (emb - rows[0]), "yes yes yes"));
  g_assert_cmpuint (n, >=, at_least);
}

static DesmiScene *
new_lines (const char *family)
{
  const DesmiFont      fonts[] = { { 12, FALSE }, { 20, TRUE } };
  const DesmiMeasurer *measurer = desmi_measurer_get_for_family (family);
  DesmiTheme           theme;
  DesmiScene          *scene;

  desmi_theme_init (&theme, DESMI_THEME_PRINT);
  theme.font_family = family;
  scene = desmi_scene_new (800, 400, &theme);
  for (guint i = 0; i < G_N_ELEMENTS (lines) * G_N_ELEMENTS (fonts); i++)
    desmi_scene_add_text (scene, lines[i / 2], 10, 30 + 30 * i, DESMI_ALIGN_START, &fonts[i % 2],
                          &theme.text, measurer);
  return scene;
}

static void
test_words (gconstpointer family)
{
  g_autoptr (DesmiScene) scene = new_lines (family);
  g_autofree char       *text = NULL;

  if (!have ("pdffonts") || !have ("pdftotext"))
    return;
  save (scene, FALSE);
  check_fonts (2);
  text = run ((const char *const[]){ "pdftotext", "-layout", scratch, "-", NULL });
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *first = strstr (text, lines[i]);

      if (first == NULL || strstr (first + 1, lines[i]) == NULL)
        g_error ("“%s” is not twice in the PDF:\n%s", lines[i], text);
    }
}

/* Boxes in place of letters: no font of the machine has them. */
static void
test_no_boxes (gconstpointer family)
{
  const DesmiFont  font = { 12, FALSE };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t         *cr = cairo_create (surface);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      PangoLayout *layout = desmi_text_get_layout (lines[i], &font, family);

      g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_charts (gconstpointer data)
{
  DesmiChartType   type = (DesmiChartType) GPOINTER_TO_INT (data);
  static const int states[] = { CHART_STATE_USUAL, CHART_STATE_EMPTY, CHART_STATE_LONG_LABEL };

  if (!have ("pdffonts"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (DesmiScene) scene = chart_case_layout (
          type, (ChartState) states[i], 800, 500, DESMI_THEME_PRINT, 1,
          desmi_locale_get_indonesian (), desmi_measurer_get_pango (), TRUE, NULL);

      save (scene, i == 0);
      check_fonts (1);
    }
}

int
main (int argc, char **argv)
{
  static const char *const families[] = { DESMI_FONT_FAMILY, "No Such Font" };
  g_autofree char         *folder = NULL;
  int                      result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("desmi-fonts-XXXXXX", NULL);
  g_assert_nonnull (folder);
  scratch = g_build_filename (folder, "words.pdf", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *words = g_strdup_printf ("/chart/pdf-fonts/words/%s", families[i]);
      g_autofree char *boxes = g_strdup_printf ("/chart/pdf-fonts/no-boxes/%s", families[i]);

      g_test_add_data_func (words, families[i], test_words);
      g_test_add_data_func (boxes, families[i], test_no_boxes);
    }
  chart_case_add_tests ("pdf-fonts", test_charts, argc, argv);
  result = g_test_run ();
  g_unlink (scratch);
  g_rmdir (folder);
  g_free (scratch);
  return result;
}
