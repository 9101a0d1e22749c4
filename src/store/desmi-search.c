/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type to find a village. Every word must begin a word of the village's name or of its
 * subdistrict's, in any spelling, or its code; words may be run together or apart. */
#include "store/desmi-search.h"

#include "core/desmi-name.h"

#include <string.h>

#define MAX_WORDS 8
#define CODE_DIGITS 10
#define MIN_SUBDISTRICT_CHARS 2 /* one letter would bring in half the country */

/**
 * desmi_search_index_text:
 * @name: name of an area
 *
 * Returns: (transfer full): "karang anyar karanganyar" for "Karang Anyar", so that either is found
 */
char *
desmi_search_index_text (const char *name)
{
  g_autofree char *fold = desmi_name_fold (name);
  g_auto (GStrv)   words = NULL;
  g_autofree char *joined = NULL;

  if (strchr (fold, ' ') == NULL)
    return g_steal_pointer (&fold);
  words = g_strsplit (fold, " ", -1);
  joined = g_strjoinv ("", words);
  return g_strconcat (fold, " ", joined, NULL);
}

/* "321216" and "32.12.16" alike are the beginning of a code; NULL: neither. */
static char *
dup_code_prefix (const char *word)
{
  static const guint  dots_after[] = { 2, 4, 6 };
  g_autoptr (GString) code = g_string_new (NULL);
  guint               n_digits = 0;

  for (const char *c = word; *c != '\0'; c++)
    {
      if (*c == '.')
        continue;
      if (!g_ascii_isdigit (*c) || n_digits == CODE_DIGITS)
        return NULL;
      for (guint i = 0; i < G_N_ELEMENTS (dots_after); i++)
        if (n_digits == dots_after[i])
          g_string_append_c (code, '.');
      g_string_append_c (code, *c);
      n_digits++;
    }
  /* what was dotted must have its dots where codes have them */
  if (n_digits < 2 || (strchr (word, '.') != NULL && !g_str_has_prefix (word, code->str)))
    return NULL;
  return g_string_free (g_steal_pointer (&code), FALSE);
}

/* Folded words are letters and digits of any script, so they need no escaping within the quotes. */
static void
add_name_word (DesmiSqlParts *parts, const char *folded)
{
  guint n = desmi_sql_parts_bind (parts, g_strconcat ("\"", folded, "\"*", NULL));

  g_string_append_printf (parts->text, "SELECT rowid AS id FROM search WHERE search MATCH ?%u", n);
  if (g_utf8_strlen (folded, -1) < MIN_SUBDISTRICT_CHARS)
    return;
  g_string_append_printf (
      parts->text,
      " UNION ALL SELECT c.id FROM search CROSS JOIN official_region AS d ON d.id = search.rowid "
      "AND "
      "d.level = 'district' CROSS JOIN official_region AS c ON c.code > d.code || '.' AND c.code < "
      "d.code || '/' WHERE search MATCH ?%u",
      n);
}

static void
add_code (DesmiSqlParts *parts, char *prefix)
{
  guint n = desmi_sql_parts_bind (parts, prefix);

  /* ':' is the character after '9' */
  g_string_append_printf (parts->text,
                          " UNION ALL SELECT id FROM official_region WHERE code >= ?%u "
                          "AND code < ?%u || ':'",
                          n, n);
}

/* Folds @word, which may fall apart at a hyphen, and adds a set of ids for each piece. */
static guint
add_word (DesmiSqlParts *parts, const char *word, guint n_before, GString *joined)
{
  g_autofree char *fold = desmi_name_fold (word);
  g_auto (GStrv)   pieces = g_strsplit (fold, " ", MAX_WORDS);
  g_autofree char *digits = g_strjoinv ("", pieces);
  char            *prefix = dup_code_prefix (word);
  guint            n = 0;

  if (prefix != NULL)
    {
      g_string_append_printf (parts->text, "%s SELECT id FROM (", n_before > 0 ? " INTERSECT" : "");
      add_name_word (parts, digits);
      add_code (parts, prefix);
      g_string_append_c (parts->text, ')');
      g_string_append (joined, digits);
      return 1;
    }
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (*pieces[i] == '\0')
        continue;
      g_string_append_printf (parts->text, "%s SELECT id FROM (",
                              n_before + n > 0 ? " INTERSECT" : "");
      add_name_word (parts, pieces[i]);
      g_string_append_c (parts->text, ')');
      g_string_append (joined, pieces[i]);
      n++;
    }
  return n;
}

/**
 * desmi_search_add:
 * @text: as typed
 *
 * Adds " AND v.id IN (...)" for the villages found; nothing if @text holds no word.
 */
void
desmi_search_add (DesmiSqlParts *parts, const char *text)
{
  g_autofree char    *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
  g_auto (GStrv)      words = g_strsplit_set (valid, " \t\r\n", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  gsize               start = parts->text->len;
  guint               n = 0;

  g_string_append (parts->text, " AND v.id IN (");
  for (guint i = 0; words[i] != NULL && n < MAX_WORDS; i++)
    if (*words[i] != '\0')
      n += add_word (parts, words[i], n, joined);
  if (n == 0)
    {
      g_string_truncate (parts->text, start);
      return;
    }
  if (n > 1)
    {
      g_string_append (parts->text, " UNION SELECT id FROM (");
      add_name_word (parts, joined->str);
      g_string_append_c (parts->text, ')');
    }
  g_string_append_c (parts->text, ')');
}

/* All words run together, which stand last where there are several. */
static const char *
get_joined (const char *indexed)
{
  const char *blank = strrchr (indexed, ' ');

  return blank != NULL ? blank + 1 : indexed;
}

static gboolean
begins_a_word (const char *name, const char *word)
{
  for (const char *at = strstr (name, word); at != NULL; at = strstr (at + 1, word))
    if (at == name || at[-1] == ' ')
      return TRUE;
  return FALSE;
}

/**
 * desmi_search_rank:
 * @typed: what someone searches for, as desmi_search_index_text() gives it
 * @name: of an area that was found by it, likewise
 *
 * Returns: 0 where the name is what was typed, in any spelling; 1 where it begins with it; 2 where
 *   a word of it answers; 3 where only the code or the subdistrict does
 */
guint
desmi_search_rank (const char *typed, const char *name)
{
  const char    *joined = get_joined (typed);
  g_auto (GStrv) words = NULL;

  if (g_str_equal (get_joined (name), joined))
    return 0;
  if (g_str_has_prefix (get_joined (name), joined))
    return 1;
  words = g_strsplit (typed, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (begins_a_word (name, words[i]))
      return 2;
  return 3;
}
