/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of names: to sort, to find over spellings, and to tell whether two are the same. */
#include "core/desmi-name.h"

#include <string.h>

#define DIGITS 10 /* longer numbers in a name are sorted as text */

/* Decomposed and folded, without accents; NULL is the empty text. */
static char *
strip (const char *name)
{
  g_autofree char    *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char    *folded = g_utf8_casefold (valid, -1);
  g_autofree char    *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) out = g_string_sized_new (strlen (apart));

  for (const char *c = apart; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (!g_unichar_ismark (u))
        g_string_append_unichar (out, u);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_apostrophe (gunichar u)
{
  return u == '\'' || u == '`' || u == 0xb4 || (u >= 0x2018 && u <= 0x201b) || u == 0x2bc
         || u == 0x2bb || u == 0x2032;
}

/* The same for a name of ASCII alone, as nearly all are: nothing in it has to be taken apart. */
static char *
ascii_words (const char *name)
{
  char    *out = g_new (char, strlen (name) + 1);
  gsize    n = 0;
  gboolean gap = FALSE;

  for (const char *c = name; *c != '\0'; c++)
    {
      if (is_apostrophe ((guchar) *c))
        continue;
      if (!g_ascii_isalnum (*c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && n > 0)
        out[n++] = ' ';
      gap = FALSE;
      out[n++] = g_ascii_tolower (*c);
    }
  out[n] = '\0';
  return out;
}

/* Letters and digits; every run of anything else becomes one blank, an apostrophe nothing. */
static char *
words (const char *name)
{
  g_autofree char    *stripped = NULL;
  g_autoptr (GString) out = NULL;
  gboolean            gap = FALSE;

  if (name != NULL && g_str_is_ascii (name))
    return ascii_words (name);
  stripped = strip (name);
  out = g_string_sized_new (strlen (stripped));
  for (const char *c = stripped; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (is_apostrophe (u))
        continue;
      if (!g_unichar_isalnum (u))
        {
          gap = TRUE;
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, u);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * desmi_name_sort_key:
 * @name: (nullable): a name
 *
 * Case, accents and punctuation do not count, numbers sort by their value. The same on every
 * machine, so that keys may be stored.
 *
 * Returns: (transfer full): a text to be compared bytewise
 */
char *
desmi_name_sort_key (const char *name)
{
  g_autofree char    *plain = words (name);
  g_autoptr (GString) out = g_string_sized_new (strlen (plain) + DIGITS);

  for (const char *c = plain; *c != '\0';)
    {
      gsize n = strspn (c, "0123456789"), zeros;

      if (n == 0)
        {
          g_string_append_c (out, *c++);
          continue;
        }
      zeros = MIN (strspn (c, "0"), n - 1);
      for (gsize i = n - zeros; i < DIGITS; i++)
        g_string_append_c (out, '0');
      g_string_append_len (out, c + zeros, (gssize) (n - zeros));
      c += n;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Old spellings on the left. What the old spelling wrote j is y now, and what is j now was dj, so
 * all three become one letter. */
static const struct
{
  const char *from;
  const char *to;
} spellings[] = {
  { "dj", "j" }, { "tj", "c" }, { "oe", "u" }, { "ch", "kh" }, { "y", "j" },
};

static gboolean
replace_spelling (const char **cursor, GString *out)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (g_str_has_prefix (*cursor, spellings[i].from))
      {
        g_string_append (out, spellings[i].to);
        *cursor += strlen (spellings[i].from);
        return TRUE;
      }
  return FALSE;
}

static char *
fold_once (const char *text)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text));

  for (const char *c = text; *c != '\0';)
    {
      if (replace_spelling (&c, out))
        continue;
      if (g_ascii_isalpha (*c) && out->len > 0 && out->str[out->len - 1] == *c)
        c++;
      else
        g_string_append_c (out, *c++);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * desmi_name_fold:
 * @name: (nullable): a name, or what someone types to find it
 *
 * Old and new Indonesian spellings give one key: dj, j and y; tj and c; oe and u; nj and ny; sj and
 * sy; ch and kh; doubled letters. Accents and apostrophes are dropped, other punctuation parts
 * words.
 *
 * Returns: (transfer full): lower case words with one blank between; folding it again changes
 * nothing
 */
char *
desmi_name_fold (const char *name)
{
  char *text = words (name);

  for (;;)
    {
      char *next = fold_once (text);

      if (g_str_equal (next, text))
        {
          g_free (next);
          return text;
        }
      g_free (text);
      text = next;
    }
}

/* What stands before a name and says what kind of area it is. "Kota" is not among them: it is part
 * of many names. */
static const char *const kinds[]
    = { "desa", "ds", "kelurahan", "kel", "kecamatan", "kec", "kabupaten", "kab" };

static const char *
skip_kind (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize n = strlen (kinds[i]);

      if (strncmp (text, kinds[i], n) == 0 && text[n] == ' ')
        return text + n + 1;
    }
  return text;
}

/**
 * desmi_name_match:
 * @name: (nullable): a name as someone wrote it
 *
 * Drops what says the kind of area (Desa, Ds., Kelurahan, Kel., Kec., Kab.), case, blanks and
 * punctuation. The spelling is not touched: names that differ in a letter are different.
 *
 * Returns: (transfer full): a key, equal for names that mean the same; empty for a name without
 *   letters or digits
 */
char *
desmi_name_match (const char *name)
{
  g_autofree char    *plain = words (name);
  const char         *rest = skip_kind (plain);
  g_autoptr (GString) out = g_string_sized_new (strlen (rest));

  for (const char *c = rest; *c != '\0'; c++)
    if (*c != ' ')
      g_string_append_c (out, *c);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
