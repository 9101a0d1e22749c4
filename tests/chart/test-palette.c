/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of categories: that they stay, that no two are the same, and that colour is never the
 * only sign. */
#include "chart/desmi-palette.h"
#include "core/desmi-country.h"

#include "test-random.h"

#include <string.h>

#define N_ROUNDS 300
#define MANY 60

static const char *const dimensions[]
    = { "destination", "country", "sector", "gender", "direction", "scheme", "village", "" };

static int
slot_of (const char *dimension, const char *const *codes, guint n, const char *code)
{
  int slots[MANY];

  desmi_palette_assign (dimension, codes, n, slots);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return slots[i];
  g_assert_not_reached ();
}

/* The same whatever else is shown. */
static void
test_stay (void)
{
  static const struct
  {
    const char *dimension, *codes[6];
  } cases[] = {
    { "destination", { "TWN", "HKG", "ARE", "ITA", "JPN" } },
    { "sector", { "formal", "informal" } },
    { "gender", { "F", "M" } },
    { "direction", { "out", "return" } },
    { "scheme", { "G2G", "MANDIRI", "P2P", "UKPS" } },
    { "village", { "32.12.01.2001" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = 0;

      while (n < 6 && cases[i].codes[n] != NULL)
        n++;
      for (guint k = 0; k < n; k++)
        g_assert_cmpint (slot_of (cases[i].dimension, cases[i].codes, n, cases[i].codes[k]), ==,
                         slot_of (cases[i].dimension, &cases[i].codes[k], 1, cases[i].codes[k]));
    }
}

/* The seven usual ones have the plain colours, and no other country takes one of them. */
static void
test_countries (void)
{
  static const char *const usual[] = { "TWN", "HKG", "SAU", "MYS", "SGP", "KOR", "JPN" };

  for (guint i = 0; i < desmi_country_get_n (); i++)
    {
      const char *code = desmi_country_nth (i)->iso3;
      int         wanted = -1;

      for (int k = 0; k < (int) G_N_ELEMENTS (usual); k++)
        wanted = strcmp (usual[k], code) == 0 ? k : wanted;
      if (wanted >= 0)
        g_assert_cmpint (slot_of ("destination", &code, 1, code), ==, wanted);
      else
        g_assert_cmpint (slot_of ("destination", &code, 1, code), >=, DESMI_N_SERIES_COLORS);
    }
}

/* No two of a chart have the same, the order plays no part, and remainders have none. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = test_random_new (6);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      const char           *dimension = dimensions[round % G_N_ELEMENTS (dimensions)];
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      const char           *codes[MANY], *turned[MANY];
      int                   slots[MANY], others[MANY];
      guint                 n = (guint) g_rand_int_range (rand, 0, MANY);
      gboolean              taken[4 * MANY] = { FALSE };

      for (guint i = 0; i < n; i++)
        {
          g_ptr_array_add (names, g_strdup_printf ("%u-%d", i, g_rand_int_range (rand, 0, 1000)));
          codes[i] = g_rand_int_range (rand, 0, 10) == 0 ? NULL : g_ptr_array_index (names, i);
        }
      for (guint i = 0; i < n; i++)
        turned[i] = codes[(i + n / 3) % n];
      desmi_palette_assign (dimension, codes, n, slots);
      desmi_palette_assign (dimension, turned, n, others);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (others[i], ==, slots[(i + n / 3) % n]);
          g_assert_true ((slots[i] < 0) == (codes[i] == NULL));
          if (slots[i] < 0)
            continue;
          g_assert_cmpint (slots[i], <, (int) G_N_ELEMENTS (taken));
          g_assert_false (taken[slots[i]]);
          taken[slots[i]] = TRUE;
        }
    }
}

/* Up to seven villages need no hatch. */
static void
test_plain_first (void)
{
  static const char *const codes[] = { "a", "b", "c", "d", "e", "f", "g", "h" };
  int                      slots[8];
  guint                    n_plain = 0;

  desmi_palette_assign ("village", codes, 7, slots);
  for (guint i = 0; i < 7; i++)
    g_assert_cmpint (slots[i], <, DESMI_N_SERIES_COLORS);
  desmi_palette_assign ("village", codes, 8, slots);
  for (guint i = 0; i < 8; i++)
    n_plain += slots[i] < DESMI_N_SERIES_COLORS;
  g_assert_cmpuint (n_plain, ==, 7);
}

static void
assert_color (DesmiColor color, DesmiColor wanted)
{
  g_assert_cmpmem (&color, sizeof color, &wanted, sizeof wanted);
}

static void
test_meanings (void)
{
  DesmiTheme theme;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  assert_color (desmi_palette_fill (&theme, "gender", "F", 0).fill, theme.women);
  assert_color (desmi_palette_fill (&theme, "gender", "M", 1).fill, theme.men);
  assert_color (desmi_palette_fill (&theme, "gender", "?", 2).fill, theme.series[2]);
  assert_color (desmi_palette_line (&theme, "direction", "out", 0).stroke, theme.departures);
  assert_color (desmi_palette_line (&theme, "direction", "return", 1).stroke, theme.returns);
  assert_color (desmi_palette_line (&theme, "destination", "TWN", 0).stroke, theme.strict[0]);
  assert_color (desmi_palette_fill (&theme, "destination", "TWN", 0).fill, theme.series[0]);
  assert_color (desmi_palette_fill (&theme, "gender", "F", -1).fill, theme.other);
  assert_color (desmi_palette_line (&theme, "destination", "", -1).stroke, theme.other_strict);
}

/* What shares a colour, and on paper everything, differs by hatch and dash. */
static void
test_never_color_alone (void)
{
  DesmiTheme light, print;

  desmi_theme_init (&light, DESMI_THEME_LIGHT);
  desmi_theme_init (&print, DESMI_THEME_PRINT);
  for (int slot = 0; slot < DESMI_N_SERIES_COLORS; slot++)
    {
      g_assert_cmpint (desmi_palette_fill (&light, "village", "a", slot).hatch, ==,
                       DESMI_HATCH_NONE);
      g_assert_cmpint (desmi_palette_fill (&print, "village", "a", slot).hatch, !=,
                       DESMI_HATCH_NONE);
      for (int other = slot + DESMI_N_SERIES_COLORS; other < 5 * DESMI_N_SERIES_COLORS;
           other += DESMI_N_SERIES_COLORS)
        {
          DesmiStyle one = desmi_palette_fill (&light, "village", "a", slot),
                     two = desmi_palette_fill (&light, "village", "a", other);

          assert_color (one.fill, two.fill);
          g_assert_cmpint (one.hatch, !=, two.hatch);
          g_assert_cmpfloat (desmi_palette_line (&light, "village", "a", other).dash[0], >, 0);
        }
      g_assert_cmpfloat (desmi_palette_line (&light, "village", "a", slot).dash[0], <=, 0);
    }
  /* in grey copies lines have nothing but their dashes */
  for (int slot = 0; slot < DESMI_N_SERIES_COLORS; slot++)
    for (int other = 0; other < slot; other++)
      {
        DesmiStyle one = desmi_palette_line (&print, "village", "a", slot);
        DesmiStyle two = desmi_palette_line (&print, "village", "a", other);

        g_assert_cmpint (memcmp (one.dash, two.dash, sizeof one.dash), !=, 0);
      }
  /* the two blues */
  g_assert_cmpint (desmi_palette_fill (&print, "village", "a", 0).hatch, !=,
                   desmi_palette_fill (&print, "village", "a", 4).hatch);
  for (int slot = 0; slot < 3; slot++)
    for (int other = slot + 1; other < 4; other++)
      {
        DesmiStyle one = desmi_palette_line (&print, "village", "a", slot),
                   two = desmi_palette_line (&print, "village", "a", other);

        g_assert_true (memcmp (one.dash, two.dash, sizeof one.dash) != 0);
        g_assert_cmpint (desmi_palette_fill (&print, "village", "a", slot).hatch, !=,
                         desmi_palette_fill (&print, "village", "a", other).hatch);
      }
}

/* Lines are thin: each is seen on its background. */
static void
test_contrast (void)
{
  for (int kind = DESMI_THEME_LIGHT; kind <= DESMI_THEME_DARK_CONTRAST; kind++)
    {
      DesmiTheme theme;

      desmi_theme_init (&theme, (DesmiThemeKind) kind);
      for (guint d = 0; d < G_N_ELEMENTS (dimensions); d++)
        for (int slot = -1; slot < 2 * DESMI_N_SERIES_COLORS; slot++)
          {
            DesmiStyle line
                = desmi_palette_line (&theme, dimensions[d], slot % 2 ? "M" : "F", slot);

            g_assert_cmpfloat (desmi_color_contrast (&line.stroke, &theme.background), >=, 2.99);
          }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/stay", test_stay);
  g_test_add_func ("/palette/countries", test_countries);
  g_test_add_func ("/palette/random", test_random);
  g_test_add_func ("/palette/plain-first", test_plain_first);
  g_test_add_func ("/palette/meanings", test_meanings);
  g_test_add_func ("/palette/never-color-alone", test_never_color_alone);
  g_test_add_func ("/palette/contrast", test_contrast);
  return g_test_run ();
}
