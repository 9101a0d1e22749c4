/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/desmi-word-list.h"
#include "core/platform/desmi-language.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;

static char *
write_file (gconstpointer data, gsize size)
{
  g_autoptr (GError) error = NULL;
  char              *path = g_build_filename (folder, "words.mo", NULL);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, &error));
  g_assert_no_error (error);
  return path;
}

/* "Agenda" is "Acara", "One" has a plural; as msgfmt lays it out. */
static GByteArray *
make (gboolean swapped)
{
  static const char texts[] = "Agenda\0One\0Many\0Acara\0Satu";
  const guint32     numbers[] = { 0x950412de, 0,  2, 28, 44, 0, 0, 6, 60, 8, 67, /* the originals */
                                  5,          76, 4, 82 };
  GByteArray       *bytes = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint32 number = swapped ? GUINT32_SWAP_LE_BE (numbers[i]) : numbers[i];

      g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
    }
  return g_byte_array_append (bytes, (const guint8 *) texts, sizeof texts);
}

static void
test_find (void)
{
  for (int swapped = 0; swapped < 2; swapped++)
    {
      g_autoptr (GByteArray)    bytes = make (swapped);
      g_autofree char          *path = write_file (bytes->data, bytes->len);
      g_autoptr (GError)        error = NULL;
      g_autoptr (DesmiWordList) words = desmi_word_list_new (path, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (desmi_word_list_find (words, "Agenda"), ==, "Acara");
      g_assert_cmpstr (desmi_word_list_find (words, "One"), ==, "Satu");
      g_assert_null (desmi_word_list_find (words, "Two"));
      g_assert_null (desmi_word_list_find (words, ""));
    }
}

/* Each number of the file turned into a wild one, and the file cut at each place: an error, or no
 * word; never a crash. */
static void
test_damaged (void)
{
  static const guint32 wild[] = { 0, 1, 61, 0x7fffffff, 0xffffffff };

  for (guint i = 0; i < 15; i++)
    for (guint w = 0; w < G_N_ELEMENTS (wild); w++)
      {
        g_autoptr (GByteArray)    bytes = make (FALSE);
        g_autofree char          *path = NULL;
        g_autoptr (DesmiWordList) words = NULL;

        memcpy (bytes->data + i * 4, &wild[w], sizeof wild[w]);
        path = write_file (bytes->data, bytes->len);
        words = desmi_word_list_new (path, NULL);
        if (words != NULL)
          g_assert_null (desmi_word_list_find (words, "Two"));
        else
          g_assert_cmpuint (i, <, 5);
      }
  for (gsize size = 0; size < 60; size++)
    {
      g_autoptr (GByteArray)    bytes = make (FALSE);
      g_autofree char          *path = write_file (bytes->data, size);
      g_autoptr (GError)        error = NULL;
      g_autoptr (DesmiWordList) words = desmi_word_list_new (path, &error);

      g_assert_true (words == NULL ? error != NULL
                                   : desmi_word_list_find (words, "Agenda") == NULL);
    }
}

/* The process speaks English here; what is made for others is Indonesian all the same. */
static void
test_language (void)
{
  const DesmiLocale *indonesian = desmi_language_get ("id");

  if (indonesian == desmi_locale_get_indonesian ())
    {
      g_test_skip ("the sentences do not lie beside this program");
      return;
    }
  g_assert_cmpstr (desmi_locale_text (indonesian, "Presentations"), ==, "Presentasi");
  g_assert_cmpstr (desmi_locale_text (indonesian, "no such sentence"), ==, "no such sentence");
  g_assert_cmpstr (desmi_locale_text (desmi_language_get ("en"), "Presentations"), ==,
                   "Presentations");
  g_assert_cmpstr (desmi_locale_plural (indonesian, "%s of %s village reported",
                                        "%s of %s villages reported", 2),
                   ==, "%s dari %s desa sudah melapor");
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int              failed;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("desmi-words-XXXXXX", NULL);
  g_test_add_func ("/core/word-list/find", test_find);
  g_test_add_func ("/core/word-list/damaged", test_damaged);
  g_test_add_func ("/core/word-list/language", test_language);
  failed = g_test_run ();
  path = g_build_filename (folder, "words.mo", NULL);
  g_unlink (path);
  g_rmdir (folder);
  g_free (folder);
  return failed;
}
