/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where lines end. */
#include "deck/desmi-lines.h"

#include <string.h>

static const DesmiFont font = { 20, FALSE, "Sans" };

static char *
rejoin (const GPtrArray *lines)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "",
                            (const char *) g_ptr_array_index (lines, i));
  return g_string_free (out, FALSE);
}

static void
assert_lines (const char *text, double width, const char *expected)
{
  g_autoptr (GPtrArray) lines = desmi_lines_break (text, &font, width);
  g_autofree char      *joined = rejoin (lines);

  g_assert_cmpstr (joined, ==, expected);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpfloat (desmi_lines_measure (g_ptr_array_index (lines, i), &font), <=, width);
}

static void
test_words (void)
{
  double width = desmi_lines_measure ("pekerja migran", &font) / 0.94;

  assert_lines ("pekerja migran dari desa", width, "pekerja migran|dari desa");
  assert_lines ("pekerja migran   dari desa  ", width, "pekerja migran|dari desa");
  assert_lines ("", width, "");
  assert_lines (" ", width, "");
  assert_lines ("pekerja", width, "pekerja");
}

/* Something is left free, since other programs measure otherwise. */
static void
test_slack (void)
{
  double                width = desmi_lines_measure ("pekerja migran", &font);
  g_autoptr (GPtrArray) lines = desmi_lines_break ("pekerja migran", &font, width * 1.02);

  g_assert_cmpuint (lines->len, ==, 2);
}

/* A per cent sign stays with its number. */
static void
test_per_cent (void)
{
  double width = desmi_lines_measure ("lebih dari 12", &font) / 0.94;

  assert_lines ("lebih dari 12 % desa", width, "lebih dari|12 % desa");
}

/* A word that is longer than a line is broken, but not within what is seen as one character. */
static void
test_long_word (void)
{
  g_autofree char      *word = g_strnfill (300, 'W');
  g_autoptr (GPtrArray) lines = desmi_lines_break (word, &font, 200);
  g_autofree char      *joined = rejoin (lines);
  g_autoptr (GPtrArray) emoji
      = desmi_lines_break ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", &font, 5);
  gsize n = 0;

  g_assert_cmpuint (lines->len, >, 10);
  for (const char *p = joined; *p != '\0'; p++)
    n += *p == 'W';
  g_assert_cmpuint (n, ==, 300);
  for (guint i = 0; i < emoji->len; i++)
    {
      const char *line = g_ptr_array_index (emoji, i);

      g_assert_false (g_str_has_prefix (line, "\u200d"));
      g_assert_false (g_str_has_suffix (line, "\u200d"));
    }
}

static void
test_cut (void)
{
  g_autofree char *fits = desmi_lines_cut ("pekerja", &font, 500);
  g_autofree char *narrow = desmi_lines_cut ("pekerja migran dari desa", &font, 100);

  g_assert_cmpstr (fits, ==, "pekerja…");
  g_assert_true (g_str_has_suffix (narrow, "…"));
  g_assert_cmpfloat (desmi_lines_measure (narrow, &font), <=, 100);
}

static void
test_clean (void)
{
  g_autofree char *clean = desmi_lines_clean ("a\u202eb\u2066c\002d\ne\377");

  g_assert_cmpstr (clean, ==, "abc d e\357\277\275");
}

/* Cut between words, but for one that is too long by itself. */
static void
test_shorten (void)
{
  static const struct
  {
    const char *line, *wanted;
    guint       most;
  } cases[] = {
    { "dua kata", "dua kata", 8 },
    { "satu dua", "satu…", 7 },
    { "dua kata dan lagi", "dua kata…", 11 },
    { "émigrénya", "émigr…", 6 },
    { "a bcdefghijk", "a bcdefgh…", 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = desmi_lines_shorten (cases[i].line, cases[i].most);

      g_assert_cmpstr (cut, ==, cases[i].wanted);
    }
}

/* Lines are one text again, however they were broken: with a blank only where there was one. */
static void
test_join (void)
{
  static const char text[] = "Arus 2017–2025 menurut kecamatan/desa-desa: WWWWWWWWWWWWWWWWWWWWWWWW";

  for (double width = 20; width < 800; width += 20)
    {
      g_autoptr (GPtrArray) lines = desmi_lines_break (text, &font, width);
      g_autofree char      *joined = desmi_lines_join (text, lines);

      g_assert_cmpstr (joined, ==, text);
    }
}

static void
test_widest (void)
{
  double widest = desmi_lines_find_widest_word ("di desa Karangampel Kidul", &font);

  g_assert_cmpfloat (widest, >=, desmi_lines_measure ("Karangampel", &font));
  assert_lines ("Karangampel", widest + 0.01, "Karangampel");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/lines/words", test_words);
  g_test_add_func ("/deck/lines/slack", test_slack);
  g_test_add_func ("/deck/lines/per-cent", test_per_cent);
  g_test_add_func ("/deck/lines/long-word", test_long_word);
  g_test_add_func ("/deck/lines/cut", test_cut);
  g_test_add_func ("/deck/lines/clean", test_clean);
  g_test_add_func ("/deck/lines/shorten", test_shorten);
  g_test_add_func ("/deck/lines/join", test_join);
  g_test_add_func ("/deck/lines/widest", test_widest);
  return g_test_run ();
}
