/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks that are larger than any table, and the end of reading before theirs. */
#include "xlsx-fixture.h"

#include <string.h>

#define MEGABYTE (1024 * 1024)
#define BLOCK 4096 /* bytes of a comment */
#define NOISE 128  /* of them that cannot be packed: all in all 50 bytes become one */
#define STYLES_MAX 65536

/* @size bytes between two rows, which nobody would refuse for how tightly they are packed. */
static char *
make_sheet (gsize size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  GString          *sheet = g_string_sized_new (size + BLOCK);

  g_string_append (sheet,
                   "<worksheet xmlns='" MAIN "'><sheetData><row r='1'><c><v>1</v></c></row>");
  while (sheet->len < size)
    {
      gsize end = sheet->len + BLOCK;

      g_string_append (sheet, "<!--");
      for (guint i = 0; i < NOISE; i++)
        g_string_append_c (sheet, (char) g_rand_int_range (rand, 'A', 'Z'));
      while (sheet->len < end)
        g_string_append_c (sheet, ' ');
      g_string_append (sheet, "-->");
    }
  g_string_append (sheet, "<row r='2'><c><v>2</v></c></row></sheetData></worksheet>");
  return g_string_free (sheet, FALSE);
}

/* As many sheets of the same content as @names has words. */
static char *
write_book (const Fixture *self, const char *names, const char *sheet, zip_int32_t method)
{
  g_auto (GStrv)      words = g_strsplit (names, " ", -1);
  g_autoptr (GString) book
      = g_string_new ("<workbook xmlns='" MAIN "' xmlns:r='" LINKS "'><sheets>");
  g_autoptr (GString) relations = g_string_new ("<Relationships xmlns='" PACKAGE "'>");
  char               *path = g_build_filename (self->folder, "book.xlsx", NULL);
  zip_t              *zip = xlsx_fixture_begin (path);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *part = g_strdup_printf ("xl/%s.xml", words[i]);

      g_string_append_printf (book, "<sheet name='%s' r:id='rId%u'/>", words[i], i);
      g_string_append_printf (relations, REL ("rId%u", "worksheet", "%s.xml"), i, words[i]);
      xlsx_fixture_add (zip, part, sheet, -1);
      g_assert_cmpint (
          zip_set_file_compression (zip, (zip_uint64_t) zip_name_locate (zip, part, 0), method, 1),
          ==, 0);
    }
  g_string_append (book, "</sheets></workbook>");
  g_string_append (relations, "</Relationships>");
  xlsx_fixture_add (zip, "xl/buku.xml", book->str, -1);
  xlsx_fixture_add (zip, "xl/_rels/buku.xml.rels", relations->str, -1);
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

/* What is unpacked counts for the whole of a file, and once, however often it is read. */
static void
test_unpacked (Fixture *self, gconstpointer data)
{
  g_autofree char   *sheet = make_sheet (110 * MEGABYTE);
  g_autofree char   *one = write_book (self, "Satu", sheet, ZIP_CM_DEFLATE);
  g_autoptr (GError) error = NULL;
  g_autofree char   *found = xlsx_fixture_read (one, NULL, &error), *two = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "1:1\n2:2\n");
  two = write_book (self, "Satu Dua", sheet, ZIP_CM_DEFLATE);
  g_assert_null (xlsx_fixture_read (two, NULL, &error));
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "200 MB"));
}

typedef struct
{
  GCancellable *cancellable;
  guint         n;
} Search;

/* A DesmiTableScore: somebody has enough when the first sheet is looked at. */
static gboolean
cancel_cb (DesmiRowSource *source, gpointer data, guint *score, GError **error)
{
  Search *search = data;

  search->n++;
  *score = 1;
  g_cancellable_cancel (search->cancellable);
  return source->next (source, error);
}

static void
test_cancel_search (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Search                   search = { cancellable, 0 };
  const DesmiTablePlace    place = { .score = cancel_cb, .user_data = &search };
  g_autoptr (GError)       error = NULL;
  g_autofree char         *path
      = write_book (self, "Satu Dua Tiga", SHEET ("<row><c><v>1</v></c></row>", ""), ZIP_CM_STORE);

  g_assert_null (desmi_row_source_new (path, &place, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (search.n, ==, 1);
}

/* Also where the next row is far away. */
static void
test_cancel_rows (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable)   cancellable = g_cancellable_new ();
  g_autoptr (GError)         error = NULL;
  g_autofree char           *sheet = make_sheet (MEGABYTE);
  g_autofree char           *path = write_book (self, "Satu", sheet, ZIP_CM_DEFLATE);
  const DesmiTablePlace      place = { .score = xlsx_fixture_count_cb };
  g_autoptr (DesmiRowSource) source = desmi_row_source_new (path, &place, cancellable, &error);

  g_assert_no_error (error);
  g_assert_true (source->next (source, &error));
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (source->next (source, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A workbook of @n_formats forms of numbers and @n_styles styles, the last of which is of days. */
static char *
write_styles (const Fixture *self, guint n_formats, guint n_styles)
{
  g_autoptr (GString) styles = g_string_new ("<styleSheet xmlns='" MAIN "'><numFmts>");
  char               *path = g_build_filename (self->folder, "book.xlsx", NULL);
  zip_t              *zip = xlsx_fixture_begin (path);

  for (guint i = 0; i < n_formats; i++)
    g_string_append_printf (styles, "<numFmt numFmtId='%u' formatCode='0'/>", 164 + i);
  g_string_append (styles, "</numFmts><cellXfs>");
  for (guint i = 1; i < n_styles; i++)
    g_string_append (styles, "<xf numFmtId='0'/>");
  g_string_append (styles, "<xf numFmtId='14'/></cellXfs></styleSheet>");
  xlsx_fixture_add (zip, "xl/buku.xml", BOOK (""), -1);
  xlsx_fixture_add (zip, "xl/_rels/buku.xml.rels",
                    RELS (REL ("rId1", "worksheet", "a.xml") REL ("rId2", "styles", "forms.xml")),
                    -1);
  xlsx_fixture_add (zip, "xl/forms.xml", styles->str, (gssize) styles->len);
  xlsx_fixture_add (zip, "xl/a.xml", SHEET ("<row><c s='65535'><v>45261</v></c></row>", ""), -1);
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

static void
test_styles (Fixture *self, gconstpointer data)
{
  static const struct
  {
    guint    n_formats, n_styles;
    gboolean ok;
  } given[] = {
    { 1, STYLES_MAX, TRUE },
    { STYLES_MAX, STYLES_MAX, TRUE },
    { 1, STYLES_MAX + 1, FALSE },
    { STYLES_MAX + 1, 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autofree char   *path = write_styles (self, given[i].n_formats, given[i].n_styles);
      g_autoptr (GError) error = NULL;
      g_autofree char   *found = xlsx_fixture_read (path, NULL, &error);

      if (given[i].ok)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (found, ==, "1:2023-12-01\n");
          continue;
        }
      g_assert_null (found);
      g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "forms.xml"));
    }
}

/* A part of many pieces in UTF-16 is read piece by piece, also where a letter of two units lies
 * over the end of one. */
static void
test_wide (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GString)   sheet = g_string_new ("<?xml version='1.0' encoding='UTF-16'?>"
                                                "<worksheet xmlns='" MAIN "'><sheetData>");
  g_autofree char      *wide = NULL, *path = g_build_filename (self->folder, "book.xlsx", NULL);
  const DesmiTablePlace place = { .score = xlsx_fixture_count_cb };
  g_autoptr (DesmiRowSource) source = NULL;
  gsize                      n;
  guint                      rows = 1;
  zip_t                     *zip = xlsx_fixture_begin (path);

  for (guint i = 0; i < 9999; i++)
    g_string_append_printf (sheet, "<row><c t='str'><v>%.*sDésa 🏠</v></c></row>", (int) i % 7,
                            "abcdefg");
  g_string_append (sheet, "</sheetData></worksheet>");
  wide = g_convert (sheet->str, -1, "UTF-16", "UTF-8", NULL, &n, &error);
  g_assert_no_error (error);
  xlsx_fixture_add (zip, "xl/buku.xml", BOOK (""), -1);
  xlsx_fixture_add (zip, "xl/_rels/buku.xml.rels", RELS (REL ("rId1", "worksheet", "a.xml")), -1);
  xlsx_fixture_add (zip, "xl/a.xml", wide, (gssize) n);
  g_assert_cmpint (zip_close (zip), ==, 0);
  source = desmi_row_source_new (path, &place, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (source->next (source, &error));
  g_assert_cmpfloat (source->get_progress (source), <, 0.1);
  while (source->next (source, &error))
    {
      g_autofree char *expected = g_strdup_printf ("%.*sDésa 🏠", (int) rows++ % 7, "abcdefg");

      g_assert_cmpstr (source->get_field (source, 0), ==, expected);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (rows, ==, 9999);
}

/* ---- files that mean harm ---- */

/* @before, @n times @each, a letter, @n times @close, and @after. */
typedef struct
{
  const char *name, *before, *each, *close, *after;
  guint       n;
  gboolean    ok;
} Harm;

#define LAUGHS                                                                                     \
  "<!DOCTYPE worksheet [<!ENTITY a 'haha'>"                                                        \
  "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"       \
  "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>"       \
  "<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'><!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'>"       \
  "<!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;'><!ENTITY i '&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;'>]>"
#define BEGIN "<worksheet xmlns='" MAIN "'>"
#define CELL "<sheetData><row><c t='str'>"
#define END "</c></row></sheetData></worksheet>"
#define MANY (12 * 1024 * 1024)

static const Harm harms[] = {
  { "none", BEGIN CELL "<v>", "a", "", "</v>" END, 3, TRUE },
  { "laughs", LAUGHS BEGIN CELL "<v>", "&i;", "", "</v>" END, 1, FALSE },
  { "laughs-in-attribute", LAUGHS "<worksheet xmlns='" MAIN "' a='", "&i;", "",
    "'>" CELL "<v>a</v>" END, 1, FALSE },
  { "document-type-alone", "<!DOCTYPE worksheet>" BEGIN CELL "<v>", "a", "", "</v>" END, 1, FALSE },
  { "another-file",
    "<!DOCTYPE worksheet [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" BEGIN CELL "<v>", "&a;", "",
    "</v>" END, 1, FALSE },
  { "another-grammar", "<!DOCTYPE worksheet SYSTEM 'http://127.0.0.1:9/x.dtd'>" BEGIN CELL "<v>",
    "a", "", "</v>" END, 1, FALSE },
  { "deep-enough", BEGIN CELL, "<v>", "</v>", END, 60, TRUE },
  { "deeper", BEGIN CELL, "<v>", "</v>", END, 61, FALSE },
  { "text-of-megabytes", BEGIN CELL "<v>", "a", "", "</v>" END, MANY, FALSE },
  { "comment-of-megabytes", BEGIN "<!--", "a", "", "-->" CELL "<v>a</v>" END, MANY, FALSE },
  { "attribute-of-megabytes", BEGIN "<x a='", "a", "", "'/>" CELL "<v>a</v>" END, MANY, FALSE },
  { "name-of-megabytes", BEGIN "<", "a", "", "/>" CELL "<v>a</v>" END, MANY, FALSE },
};

static void
test_harm (Fixture *self, gconstpointer data)
{
  const Harm         *harm = data;
  g_autoptr (GError)  error = NULL;
  g_autoptr (GString) sheet = g_string_new (harm->before);
  g_autofree char    *path = NULL, *found = NULL;

  for (guint i = 0; i < harm->n; i++)
    g_string_append (sheet, harm->each);
  g_string_append_c (sheet, 'a');
  for (guint i = 0; i < harm->n; i++)
    g_string_append (sheet, harm->close);
  g_string_append (sheet, harm->after);
  path = write_book (self, "Satu", sheet->str, ZIP_CM_STORE);
  found = xlsx_fixture_read (path, NULL, &error);
  if (harm->ok)
    {
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (found, "1:a"));
      return;
    }
  g_assert_null (found);
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Satu.xml"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/xlsx-limits/unpacked", test_unpacked },
    { "/xlsx-limits/cancel-search", test_cancel_search },
    { "/xlsx-limits/cancel-rows", test_cancel_rows },
    { "/xlsx-limits/styles", test_styles },
    { "/xlsx-limits/wide", test_wide },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autofree char *path = g_strconcat ("/xlsx-limits/harm/", harms[i].name, NULL);

      g_test_add (path, Fixture, &harms[i], fixture_set_up, test_harm, fixture_tear_down);
    }
  return g_test_run ();
}
