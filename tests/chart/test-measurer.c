/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text is measured alike everywhere and cut where a reader would. */
#include "chart/desmi-frame.h"
#include "chart/desmi-text-private.h"

#include "test-random.h"

#include <string.h>

static const DesmiFont plain = { 12, FALSE };

static double
width_of (const DesmiMeasurer *measurer, const char *text, const DesmiFont *font)
{
  double width;

  measurer->measure (text, font, &width, NULL, measurer->user_data);
  return width;
}

static void
test_fixed (void)
{
  const DesmiMeasurer *fixed = desmi_measurer_get_fixed ();
  DesmiFont            twice = { 24, TRUE };
  double               height;

  g_assert_cmpfloat_with_epsilon (width_of (fixed, "Désa", &plain), 28, 1e-9);
  fixed->measure ("Désa", &twice, NULL, &height, fixed->user_data);
  g_assert_cmpfloat_with_epsilon (height, 28, 1e-9);
}

static void
test_ellipsize (void)
{
  static const struct
  {
    const char *text;
    double      width;
    gboolean    middle;
    const char *wanted;
  } cases[] = {
    { "Batuklotok Utara", 200, TRUE, "Batuklotok Utara" },
    { "Batuklotok Utara", 84, TRUE, "Batukl…Utara" },
    { "Batuklotok Utara", 84, FALSE, "Batuklotok…" },
    { "Batuklotok Utara", 7, TRUE, "…" },
    { "Batuklotok Utara", 6, TRUE, "" },
    { "Batuklotok Utara", -1, FALSE, "" },
    { "", 10, FALSE, "" },
    /* letters with their marks, and families of people, stay whole */
    { "e\u0301e\u0301e\u0301e\u0301", 35, FALSE, "e\u0301e\u0301…" },
    { "👨‍👩‍👧👨‍👩‍👧", 42, FALSE, "👨‍👩‍👧…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = desmi_measurer_ellipsize (desmi_measurer_get_fixed (), cases[i].text,
                                                         &plain, cases[i].width, cases[i].middle);

      g_assert_cmpstr (shown, ==, cases[i].wanted);
    }
}

static void
test_ellipsize_fits (void)
{
  static const char *const alphabet[]
      = { "a", "W", " ", "é", "م", "字", "👩‍🌾", "e\u0301", "-", "\u200f" };
  const DesmiMeasurer *measurers[] = { desmi_measurer_get_fixed (), desmi_measurer_get_pango () };
  g_autoptr (GRand)    random = test_random_new (3);

  for (int i = 0; i < 400; i++)
    {
      const DesmiMeasurer *measurer = measurers[i % 2];
      g_autoptr (GString)  text = g_string_new (NULL);
      double               room = g_rand_double_range (random, 0, 300);
      g_autofree char     *shown = NULL;

      for (int n = g_rand_int_range (random, 0, 60); n > 0; n--)
        g_string_append (text,
                         alphabet[g_rand_int_range (random, 0, (int) G_N_ELEMENTS (alphabet))]);
      shown = desmi_measurer_ellipsize (measurer, text->str, &plain, room, i % 3 == 0);
      g_assert_true (g_utf8_validate (shown, -1, NULL));
      g_assert_cmpfloat (width_of (measurer, shown, &plain), <=, room);
    }
}

/* What is reckoned without a layout, and what is remembered, is what a layout says. */
static void
test_as_layout (void)
{
  static const char *const texts[] = { "Batuklotok Utara",
                                       "AVATo. WAffle fi",
                                       "1.234.567",
                                       "-12,5%",
                                       "1,2\302\240jt",
                                       "–",
                                       "Kec. Sliyeg · 12",
                                       "Batukl…Utara",
                                       "…",
                                       " ",
                                       "(3) a",
                                       "≥ 12",
                                       "Désa",
                                       "مرحبا 12",
                                       "",
                                       "12:30–14",
                                       "\"<&>'",
                                       "🌾 padi" };
  static const DesmiFont   fonts[] = { { 12, FALSE }, { 12, TRUE }, { 15.5, TRUE }, { 24, FALSE } };

  for (guint round = 0; round < 2; round++)
    for (guint f = 0; f < G_N_ELEMENTS (fonts); f++)
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          PangoRectangle logical, line;
          double         width, height;

          pango_layout_get_extents (desmi_text_get_layout (texts[i], &fonts[f], NULL), NULL,
                                    &logical);
          pango_layout_get_extents (desmi_text_get_layout ("Ag", &fonts[f], NULL), NULL, &line);
          desmi_text_measure (texts[i], &fonts[f], NULL, &width, &height);
          g_assert_cmpfloat_with_epsilon (width, logical.width / (double) PANGO_SCALE, 1e-9);
          g_assert_cmpfloat_with_epsilon (height, line.height / (double) PANGO_SCALE, 1e-9);
        }
}

/* More texts than are remembered, which are then measured anew. */
static void
test_many (void)
{
  double first = width_of (desmi_measurer_get_pango (), "Desa 0", &plain);

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *text = g_strdup_printf ("Desa %u", i);

      g_assert_cmpfloat (width_of (desmi_measurer_get_pango (), text, &plain), >=, first);
    }
  g_assert_cmpfloat_with_epsilon (width_of (desmi_measurer_get_pango (), "Desa 0", &plain), first,
                                  1e-9);
}

static void
test_wrap (void)
{
  g_auto (GStrv) two = desmi_text_wrap (
      desmi_measurer_get_fixed (), "Koperasi dan lembaga keuangan desa", &plain, 140, 2, FALSE);
  g_auto (GStrv) none
      = desmi_text_wrap (desmi_measurer_get_fixed (), " \n ", &plain, 140, 2, FALSE);

  g_assert_cmpuint (g_strv_length (two), ==, 2);
  g_assert_cmpstr (two[0], ==, "Koperasi dan lembaga");
  g_assert_cmpstr (two[1], ==, "keuangan desa");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
check_wrap (const char *text, double width, const char *first, const char *second)
{
  g_auto (GStrv) lines
      = desmi_text_wrap (desmi_measurer_get_fixed (), text, &plain, width, 2, FALSE);

  g_assert_cmpstr (lines[0], ==, first);
  g_assert_cmpstr (lines[1], ==, second);
}

/* A word with a slash is parted behind it, if it has to be and only there. */
static void
test_wrap_at_slash (void)
{
  check_wrap ("Mandiri/perseorangan", 100, "Mandiri/", "perseorangan");
  check_wrap ("Mandiri/perseorangan", 140, "Mandiri/perseorangan", NULL);
  check_wrap ("Mandiri / perseorangan", 100, "Mandiri /", "perseorangan");
  check_wrap ("Mandiri / perseorangan", 154, "Mandiri / perseorangan", NULL);
  check_wrap ("skema 2022/2023", 80, "skema 2022/", "2023");
  check_wrap ("/a", 7, "/", "a");
}

static gpointer
measure_in_thread (gpointer data)
{
  double *widths = data;

  for (int i = 0; i < 200; i++)
    widths[i % 2] = width_of (desmi_measurer_get_pango (), "Kabupaten Indramayu", &plain);
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];
  double   widths[4][2];
  double   wanted = width_of (desmi_measurer_get_pango (), "Kabupaten Indramayu", &plain);

  g_assert_cmpfloat (wanted, >, 60);
  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("measure", measure_in_thread, widths[i]);
  for (int i = 0; i < 4; i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpfloat_with_epsilon (widths[i][0], wanted, 1e-9);
      g_assert_cmpfloat_with_epsilon (widths[i][1], wanted, 1e-9);
    }
}

/* Widths grow with the size: a picture at twice the text is not laid out otherwise. */
static void
test_linear (void)
{
  DesmiFont twice = { 24, FALSE };
  double    once = width_of (desmi_measurer_get_pango (), "Juntinyuat 1.204", &plain);

  g_assert_cmpfloat_with_epsilon (
      width_of (desmi_measurer_get_pango (), "Juntinyuat 1.204", &twice), 2 * once, 0.05);
}

/* A line is as high as its font says, whatever script stands in it: layouts reckon with that. */
static void
test_lines (void)
{
  static const char *const texts[] = { "Ag", "", "قرية", "字", "👩‍🌾", "ไทย" };

  for (guint size = 9; size < 30; size += 7)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        DesmiFont font = { size, i % 2 == 0 };
        double    height, usual;

        desmi_measurer_get_pango ()->measure (texts[i], &font, NULL, &height, NULL);
        desmi_measurer_get_pango ()->measure ("Ag", &font, NULL, &usual, NULL);
        g_assert_cmpfloat (height, >, size);
        g_assert_cmpfloat_with_epsilon (height, usual, 1e-9);
      }
}

/* Each family has a measurer of its own, always the same, and the usual one is not disturbed. */
static void
test_family (void)
{
  const DesmiMeasurer *mono = desmi_measurer_get_for_family ("Monospace");
  double               usual = width_of (desmi_measurer_get_pango (), "iiii", &plain);

  g_assert_true (mono == desmi_measurer_get_for_family ("Monospace"));
  g_assert_true (desmi_measurer_get_for_family (DESMI_FONT_FAMILY) == desmi_measurer_get_pango ());
  g_assert_cmpfloat_with_epsilon (width_of (mono, "iiii", &plain), width_of (mono, "WWWW", &plain),
                                  1e-9);
  g_assert_cmpfloat (width_of (mono, "iiii", &plain), >, usual + 2);
  g_assert_cmpfloat_with_epsilon (width_of (desmi_measurer_get_pango (), "iiii", &plain), usual,
                                  1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/measurer/fixed", test_fixed);
  g_test_add_func ("/chart/measurer/ellipsize", test_ellipsize);
  g_test_add_func ("/chart/measurer/ellipsize-fits", test_ellipsize_fits);
  g_test_add_func ("/chart/measurer/as-layout", test_as_layout);
  g_test_add_func ("/chart/measurer/many", test_many);
  g_test_add_func ("/chart/measurer/wrap", test_wrap);
  g_test_add_func ("/chart/measurer/wrap-at-slash", test_wrap_at_slash);
  g_test_add_func ("/chart/measurer/threads", test_threads);
  g_test_add_func ("/chart/measurer/linear", test_linear);
  g_test_add_func ("/chart/measurer/lines", test_lines);
  g_test_add_func ("/chart/measurer/family", test_family);
  return g_test_run ();
}
