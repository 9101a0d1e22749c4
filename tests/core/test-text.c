/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts: what may be kept, and how it is quoted. */
#include "core/desmi-error.h"
#include "core/desmi-number.h"
#include "core/desmi-quote.h"

#include <string.h>

static char *
repeat (const char *piece, int n)
{
  GString *out = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (out, piece);
  return g_string_free (out, FALSE);
}

static void
test_check (void)
{
  static const struct
  {
    const char *text;
    gboolean    line, lines; /* fit for one line, for many */
  } cases[] = {
    { "", TRUE, TRUE },
    { "Pasi Kuala Ba'u", TRUE, TRUE },
    { "a \"quoted\" name; with, signs", TRUE, TRUE },
    { "é→’", TRUE, TRUE },
    { "two\nlines", FALSE, TRUE },
    { "a\ttab", FALSE, TRUE },
    { "a\rreturn", FALSE, FALSE },
    { "\001", FALSE, FALSE },
    { "\033[31m", FALSE, FALSE },
    { "\177", FALSE, FALSE },
    { "\302\205", FALSE, FALSE }, /* a control character past ASCII */
    { "\377", FALSE, FALSE },
    { "\355\240\200", FALSE, FALSE }, /* half a surrogate pair */
    { NULL, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) line = NULL, lines = NULL;

      g_assert_true (desmi_text_check (cases[i].text, 100, &line) == cases[i].line);
      g_assert_true (desmi_text_check_lines (cases[i].text, 100, &lines) == cases[i].lines);
      if (!cases[i].line)
        g_assert_error (line, DESMI_CORE_ERROR, DESMI_CORE_ERROR_TEXT);
      if (!cases[i].lines)
        g_assert_error (lines, DESMI_CORE_ERROR, DESMI_CORE_ERROR_TEXT);
    }
}

static void
test_length (void)
{
  g_autofree char   *fits = repeat ("é", 100), *long_name = repeat ("a", 300);
  g_autoptr (GError) error = NULL;

  g_assert_true (desmi_text_check (fits, 100, NULL));
  g_assert_false (desmi_text_check (fits, 99, NULL));
  g_assert_false (desmi_text_check (long_name, 100, &error));
  g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_TEXT);
  g_assert_nonnull (strstr (error->message, "100"));
  g_assert_cmpuint (strlen (error->message), <, 200);
}

static void
test_quote (void)
{
  g_autofree char *long_name = repeat ("é", 41), *fits = repeat ("é", 40);
  g_autofree char *cut = repeat ("é", 40);
  g_autofree char *wanted = g_strconcat (cut, "…", NULL);
  const struct
  {
    const char *text, *quoted;
  } cases[] = {
    { NULL, "" },
    { "Kenanga", "Kenanga" },
    { "two\nlines", "two lines" },
    { "\377", "\357\277\275" },
    { long_name, wanted },
    { fits, fits },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = desmi_text_quote (cases[i].text);

      g_assert_cmpstr (quoted, ==, cases[i].quoted);
    }
}

static void
test_join (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree char      *none = desmi_text_join (texts, 0, 0, ", ");
  g_autofree char      *all = NULL, *some = NULL, *one = NULL;

  g_ptr_array_add (texts, (gpointer) "Dadap");
  g_ptr_array_add (texts, (gpointer) "");
  g_ptr_array_add (texts, (gpointer) "Kenanga");
  all = desmi_text_join (texts, 0, 3, ", ");
  some = desmi_text_join (texts, 1, 2, " ");
  one = desmi_text_join (texts, 2, 1, ", ");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (all, ==, "Dadap, , Kenanga");
  g_assert_cmpstr (some, ==, " Kenanga");
  g_assert_cmpstr (one, ==, "Kenanga");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/check", test_check);
  g_test_add_func ("/text/length", test_length);
  g_test_add_func ("/text/quote", test_quote);
  g_test_add_func ("/text/join", test_join);
  return g_test_run ();
}
