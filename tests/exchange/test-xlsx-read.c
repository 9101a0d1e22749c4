/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks that others wrote: each producer has ways of its own, and some files are no workbooks.
 */
#include "xlsx-fixture.h"

#include "core/desmi-clock.h"
#include "exchange/desmi-import.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1764000000) /* 2025-11-24 */

/* Parts of a file: name and content in turn; @relations are those of the workbook. */
typedef struct
{
  const char *name;
  const char *book, *relations, *sheet, *strings;
  const char *rows;   /* what is read: cells between bars, rows between line ends */
  const char *failed; /* (nullable): what the sentence says instead */
} Case;

#define USUAL                                                                                      \
  RELS (REL ("rId1", "worksheet", "worksheets/sheet1.xml") REL ("rId2", "styles", "styles.xml")    \
            REL ("rId3", "sharedStrings", "strings.xml"))

static const Case cases[] = {
  { "places", BOOK (""), USUAL,
    SHEET ("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>"
           "<row r='4'><c r='B4'><v>7</v></c></row>",
           ""),
    xlsx_fixture_strings, "1:satu||dua\n4:|7\n" },
  { "no-places", BOOK (""), USUAL,
    SHEET ("<row><c t='s'><v>2</v></c><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>", ""),
    xlsx_fixture_strings, "1:a\rb_c|1\n2:\n3:2\n" },
  { "prefixes",
    "<x:workbook xmlns:x='" MAIN "' xmlns:q='" LINKS "'><x:sheets>"
    "<x:sheet name='Data' q:id='rId1'/></x:sheets></x:workbook>",
    USUAL,
    "<x:worksheet xmlns:x='" MAIN "' xmlns:o='urn:other'><x:sheetData><o:row r='9'/>"
    "<x:row r='2'><x:c r='A2' t='inlineStr'><x:is><x:t>kata</x:t></x:is></x:c>"
    "<o:c><o:v>8</o:v></o:c></x:row></x:sheetData></x:worksheet>",
    NULL, "2:kata\n" },
  { "strict",
    "<workbook xmlns='" STRICT "' xmlns:r='" STRICT_LINKS "' conformance='strict'><sheets>"
    "<sheet name='Data' r:id='rId1'/></sheets></workbook>",
    RELS ("<Relationship Id='rId1' Type='" STRICT_LINKS
          "/worksheet' Target='/xl/worksheets/sheet1.xml'/>"),
    "<worksheet xmlns='" STRICT "'><sheetData><row r='1'><c r='A1' t='d'><v>2023-11-25T00:00:00</v>"
    "</c></row></sheetData></worksheet>",
    NULL, "1:2023-11-25\n" },
  { "kinds", BOOK (""), USUAL,
    SHEET ("<row r='1'><c t='b'><v>1</v></c><c t='e'><v>#REF!</v></c><c "
           "t='str'><f>A1</f><v>hasil</v></c>"
           "<c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c><f>1+1</f><v/></c><c s='1'/><c><v></v></c>"
           "<c t='inlineStr'><is><r><t xml:space='preserve'>a </t></r><r><t>b</t></r>"
           "<rPh><t>c</t></rPh></is></c></row>",
           ""),
    NULL, "1:TRUE|#REF!|hasil|2|?|?|||a b\n" },
  { "numbers", BOOK (""), USUAL,
    SHEET (
        "<row r='1'><c><v>3212162004</v></c><c><v>12.5</v></c><c><v>0.125</v></c><c><v>1250</v></c>"
        "<c><v>0.30000000000000004</v></c><c s='4'><v>0.125</v></c><c><v>-1.5E-3</v></c><c "
        "s='6'><v>1E3</v></c>"
        "<c><v>NaN</v></c></row>",
        ""),
    NULL, "1:3212162004|12,5|0,1250|1250|0,3|12,5%|-0,0015|1000|NaN\n" },
  { "days", BOOK (""), USUAL,
    SHEET (
        "<row r='1'><c s='1'><v>45261</v></c><c s='2'><v>45261.75</v></c><c s='3'><v>45261</v></c>"
        "<c s='5'><v>45231</v></c><c s='1'><v>59</v></c><c s='1'><v>60</v></c><c "
        "s='1'><v>61</v></c>"
        "<c s='1'><v>0.5</v></c><c s='1'><v>2958466</v></c><c s='99'><v>45261</v></c></row>",
        ""),
    NULL, "1:2023-12-01|2023-12-01|45261|2023-11-01|1900-02-28|60|1900-03-01|0,5|2958466|45261\n" },
  { "days-1904",
    BOOK ("<workbookPr date1904='1'/><o:workbookPr xmlns:o='urn:other' date1904='0'/>"), USUAL,
    SHEET ("<row r='1'><c s='1'><v>43799</v></c></row>", ""), NULL, "1:2023-12-01\n" },
  { "merged", BOOK (""), USUAL,
    SHEET (
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><v>5</v></c><c r='C1'><v>1</v></c></row>"
        "<row r='2'><c r='C2'><v>2</v></c></row><row r='3'><c r='A3'/></row>"
        "<row r='4'><c r='C4'><v>3</v></c></row><row r='5'><c r='C5'><v>4</v></c></row>",
        "<mergeCells><mergeCell ref='B1:B2'/><mergeCell ref='A1:A4'/><mergeCell ref='C1:D1'/>"
        "</mergeCells>"),
    xlsx_fixture_strings, "1:satu|5|1\n2:satu||2\n3:\n4:satu||3\n5:||4\n" },
  { "hidden-rows", BOOK (""), USUAL,
    SHEET ("<row r='1' hidden='1'><c><v>1</v></c></row><row r='2'><c><v>2</v></c></row>", ""), NULL,
    "1:1\n2:2\n" },
  { "cdata-and-entities", BOOK (""), USUAL,
    SHEET ("<row r='1'><c t='str'><v><![CDATA[<a>]]>&amp;&#x41;</v></c><!-- no --></row>", ""),
    NULL, "1:<a>&A\n" },
  { "blanks-that-stay", BOOK (""), USUAL,
    SHEET ("<row r='1'><c t='inlineStr'><is><t xml:space='preserve'>  </t></is></c>"
           "<c t='inlineStr'><is><r><t>a</t></r><r><t xml:space='preserve'> </t></r>"
           "<r><t>b</t></r></is></c></row>",
           ""),
    NULL, "1:  |a b\n" },
  { "mark-of-utf-8", BOOK (""), USUAL,
    "\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>" SHEET (
        "<row r='1'><c t='str'><v>Désa</v></c></row>",
        ""),
    NULL, "1:Désa\n" },
  { "another-encoding", BOOK (""), USUAL,
    "<?xml version='1.0' encoding='windows-1252'?>" SHEET (
        "<row r='1'><c t='str'><v>D\xe9sa</v></c></row>",
        ""),
    NULL, NULL, "sheet1.xml" },
  { "extension-first",
    BOOK ("<o:workbookPr xmlns:o='urn:other' date1904='1'/><workbookPr date1904='0'/>"), USUAL,
    SHEET ("<row r='1'><c s='1'><v>45261</v></c></row>", ""), NULL, "1:2023-12-01\n" },
  { "prefix-of-another", BOOK (""), USUAL,
    "<x:worksheet xmlns:x='urn:other'><x:sheetData><x:row r='1'><x:c><x:v>1</x:v></x:c></x:row>"
    "<sheetData xmlns='" MAIN "'><row r='2'><c><v>2</v></c></row></sheetData></x:sheetData>"
    "</x:worksheet>",
    NULL, "2:2\n" },
  { "bad-text-number", BOOK (""), USUAL, SHEET ("<row r='1'><c t='s'><v>3</v></c></row>", ""),
    xlsx_fixture_strings, NULL, "sheet1.xml" },
  { "rows-backwards", BOOK (""), USUAL,
    SHEET ("<row r='2'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row>", ""), NULL, NULL,
    "sheet1.xml" },
  { "too-many-rows", BOOK (""), USUAL, SHEET ("<row r='1048577'><c><v>1</v></c></row>", ""), NULL,
    NULL, "sheet1.xml" },
  { "too-many-columns", BOOK (""), USUAL, SHEET ("<row r='1'><c r='XFE1'><v>1</v></c></row>", ""),
    NULL, NULL, "sheet1.xml" },
  { "cell-elsewhere", BOOK (""), USUAL, SHEET ("<row r='1'><c r='A2'><v>1</v></c></row>", ""), NULL,
    NULL, "sheet1.xml" },
  { "document-type", BOOK (""), USUAL,
    "<!DOCTYPE worksheet [<!ENTITY a 'aaaa'>]>" SHEET ("<row><c t='str'><v>1</v></c></row>", ""),
    NULL, NULL, "sheet1.xml" },
  { "entity", BOOK (""), USUAL, SHEET ("<row><c t='str'><v>&a;</v></c></row>", ""), NULL, NULL,
    "sheet1.xml" },
  { "cut", BOOK (""), USUAL, "<worksheet xmlns='" MAIN "'><sheetData><row>", NULL, NULL,
    "sheet1.xml" },
  { "no-such-part", BOOK (""), RELS (REL ("rId1", "worksheet", "worksheets/sheet9.xml")),
    SHEET ("", ""), NULL, NULL, "sheet9.xml" },
  { "no-sheet", BOOK (""), RELS (REL ("rId1", "chartsheet", "worksheets/sheet1.xml")),
    SHEET ("", ""), NULL, NULL, ".xlsx" },
  { "another-program", "<document xmlns='urn:words'/>", USUAL, SHEET ("", ""), NULL, NULL,
    ".xlsx" },
};

static char *
write_case (const Fixture *self, const Case *given)
{
  char  *path = g_build_filename (self->folder, "book.xlsx", NULL);
  zip_t *zip = xlsx_fixture_begin (path);

  xlsx_fixture_add (zip, "xl/buku.xml", given->book, -1);
  xlsx_fixture_add (zip, "xl/_rels/buku.xml.rels", given->relations, -1);
  xlsx_fixture_add (zip, "xl/worksheets/sheet1.xml", given->sheet, -1);
  xlsx_fixture_add (zip, "xl/strings.xml",
                    given->strings != NULL ? given->strings : xlsx_fixture_strings, -1);
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

/* Another place of @text that begins with @sign. */
static gsize
find_any (const char *text, char sign, GRand *chance)
{
  gsize n = strlen (text), at = (gsize) g_rand_int_range (chance, 0, (gint32) n);

  for (gsize i = 0; i < n; i++)
    if (text[(at + i) % n] == sign)
      return (at + i) % n;
  return 0;
}

/* (transfer full): @text with another value of an attribute or a cell, or with a tag that is not
 * there or there twice: what nobody writes, though most of it is XML. */
static char *
break_part (const char *text, GRand *chance)
{
  static const char *const odd[]
      = { "",    "-1",         "0",        "1e308",   "NaN",     "99999999999999999999",
          "A0",  "XFD1048576", "ZZZZ9",    "1:A",     "A1:",     "C3:A1",
          "s",   "&lt;",       "\xc3\xa9", "_x0000_", "_xD800_", "../..",
          "1,5", "true" };
  const char *value = odd[g_rand_int_range (chance, 0, G_N_ELEMENTS (odd))];
  gboolean    of_cell = g_rand_boolean (chance);
  gsize       at = find_any (text, of_cell ? '>' : '\'', chance) + 1, end;

  if (g_rand_int_range (chance, 0, 3) > 0)
    {
      end = at + strcspn (text + at, of_cell ? "<" : "'");
      return g_strdup_printf ("%.*s%s%s", (int) at, text, value, text + end);
    }
  at = find_any (text, '<', chance);
  end = at + strcspn (text + at, ">");
  end = MIN (end + 1, strlen (text));
  return g_rand_boolean (chance) ? g_strdup_printf ("%.*s%s", (int) at, text, text + end)
                                 : g_strdup_printf ("%.*s%s", (int) end, text, text + at);
}

static void
test_case (Fixture *self, gconstpointer data)
{
  const Case        *given = data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = write_case (self, given);
  g_autofree char   *found = xlsx_fixture_read (path, NULL, &error);

  if (given->failed == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (found, ==, given->rows);
      return;
    }
  g_assert_null (found);
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, given->failed));
  g_assert_nonnull (strstr (error->message, "book.xlsx"));
}

/* Whatever stands in the parts: rows, or a sentence. */
static void
test_broken_parts (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20231130);
  guint             n_read = 0, n_refused = 0;

  for (guint i = 0; i < 40 * G_N_ELEMENTS (cases); i++)
    {
      Case         broken = cases[i % G_N_ELEMENTS (cases)];
      const char **parts[] = { &broken.book, &broken.relations, &broken.sheet, &broken.strings };
      const char **part = parts[g_rand_int_range (chance, 0, G_N_ELEMENTS (parts))];
      g_autofree char   *text = break_part (*part != NULL ? *part : xlsx_fixture_strings, chance);
      g_autofree char   *path = NULL, *found = NULL;
      g_autoptr (GError) error = NULL;

      if (broken.failed != NULL)
        continue;
      *part = text;
      path = write_case (self, &broken);
      found = xlsx_fixture_read (path, NULL, &error);
      g_assert_true ((found == NULL) == (error != NULL));
      n_read += found != NULL;
      n_refused += found == NULL;
    }
  g_test_message ("%u were read, %u were not", n_read, n_refused);
  g_assert_cmpuint (MIN (n_read, n_refused), >, 100);
}

/* Sheets that are hidden are read when they are named; else the one that fits best of the others.
 */
static void
test_sheets (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = g_build_filename (self->folder, "book.xlsx", NULL);
  g_autofree char   *best = NULL, *hidden = NULL, *none = NULL;
  zip_t             *zip = xlsx_fixture_begin (path);

  xlsx_fixture_add (
      zip, "xl/buku.xml",
      "<workbook xmlns='" MAIN "' xmlns:r='" LINKS "'><sheets>"
      "<sheet name='Sampul' r:id='rId1'/><sheet name='Rahasia' state='veryHidden' r:id='rId2'/>"
      "<sheet name='Isi &amp; &#x22;Data&#x22;' r:id='rId3'/></sheets></workbook>",
      -1);
  xlsx_fixture_add (zip, "xl/_rels/buku.xml.rels",
                    RELS (REL ("rId1", "worksheet", "a.xml") REL ("rId2", "worksheet", "../b.xml")
                              REL ("rId3", "worksheet", "/c.xml")),
                    -1);
  xlsx_fixture_add (zip, "xl/a.xml", SHEET ("<row><c><v>1</v></c></row>", ""), -1);
  xlsx_fixture_add (zip, "b.xml",
                    SHEET ("<row><c><v>2</v></c><c><v>2</v></c><c><v>2</v></c></row>", ""), -1);
  xlsx_fixture_add (zip, "C.xml", SHEET ("<row/><row><c><v>3</v></c><c><v>3</v></c></row>", ""),
                    -1);
  g_assert_cmpint (zip_close (zip), ==, 0);
  best = xlsx_fixture_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (best, ==, "1:\n2:3|3\n");
  hidden = xlsx_fixture_read (path, "Rahasia", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hidden, ==, "1:2|2|2\n");
  none = xlsx_fixture_read (path, "Lain", &error);
  g_assert_null (none);
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER);
  g_assert_nonnull (strstr (error->message, "Isi & \"Data\""));
}

/* Some programs write their parts in UTF-16. */
static void
test_wide (Fixture *self, gconstpointer data)
{
  static const char sheet[] = "<?xml version='1.0' encoding='UTF-16'?>" SHEET (
      "<row><c t='str'><v>Désa</v></c></row>", "");
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = g_build_filename (self->folder, "book.xlsx", NULL);
  g_autofree char   *wide = NULL, *found = NULL;
  gsize              n;
  zip_t             *zip = xlsx_fixture_begin (path);

  wide = g_convert (sheet, -1, "UTF-16", "UTF-8", NULL, &n, &error);
  g_assert_no_error (error);
  xlsx_fixture_add (zip, "xl/buku.xml", BOOK (""), -1);
  xlsx_fixture_add (zip, "xl/_rels/buku.xml.rels", RELS (REL ("rId1", "worksheet", "a.xml")), -1);
  xlsx_fixture_add (zip, "xl/a.xml", wide, (gssize) n);
  g_assert_cmpint (zip_close (zip), ==, 0);
  found = xlsx_fixture_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "1:Désa\n");
}

/* Other kinds of packed files are told from workbooks, with what is to be done. */
static void
test_ods (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = g_build_filename (self->folder, "book.ods", NULL);
  zip_t             *zip = zip_open (path, ZIP_CREATE | ZIP_EXCL, NULL);

  xlsx_fixture_add (zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", -1);
  xlsx_fixture_add (zip, "content.xml", "<office:document-content xmlns:office='urn:office'/>", -1);
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_assert_null (xlsx_fixture_read (path, NULL, &error));
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "book.ods"));
  g_assert_nonnull (strstr (error->message, "save it as .xlsx"));
}

/* What is packed so tightly that it is no table is not unpacked; what is no zip is not tried. */
static void
test_no_workbook (Fixture *self, gconstpointer data)
{
  static const char  compound[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 the rest";
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = g_build_filename (self->folder, "book.xlsx", NULL);
  g_autofree char   *blanks = g_strnfill (48 * 1024 * 1024, ' ');
  zip_t             *zip = xlsx_fixture_begin (path);

  xlsx_fixture_add (zip, "xl/buku.xml", BOOK (""), -1);
  xlsx_fixture_add (zip, "xl/_rels/buku.xml.rels", RELS (REL ("rId1", "worksheet", "a.xml")), -1);
  xlsx_fixture_add (zip, "xl/a.xml", blanks, -1);
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_assert_null (xlsx_fixture_read (path, NULL, &error));
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "200 MB"));
  g_clear_error (&error);
  g_unlink (path);
  g_assert_true (g_file_set_contents (path, compound, sizeof compound, NULL));
  g_assert_null (xlsx_fixture_read (path, NULL, &error));
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "password"));
  g_clear_error (&error);
  g_unlink (path);
  g_assert_true (g_file_set_contents (path, "PK\x03\x04 and no more", -1, NULL));
  g_assert_null (xlsx_fixture_read (path, NULL, &error));
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
}

/* Wherever a byte is wrong or the rest is missing, there are rows or a sentence, and nothing else.
 */
static void
test_broken_bytes (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_case (self, &cases[0]);
  g_autofree char *content = NULL;
  gsize            n;

  g_assert_true (g_file_get_contents (path, &content, &n, NULL));
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *copy = g_memdup2 (content, n), *found = NULL;
      gsize              length = i % 4 == 0 ? n * i / 400 : n;

      copy[(i * 7919) % n] ^= (char) (1 << i % 8);
      g_unlink (path);
      g_assert_true (g_file_set_contents (path, copy, (gssize) length, NULL));
      found = xlsx_fixture_read (path, NULL, &error);
      g_assert_true ((found == NULL) == (error != NULL));
    }
}

/* As the import takes such a file: what the sheet has not is a reason, not a zero. */
static void
test_import (Fixture *self, gconstpointer data)
{
  static const Case given = {
    .book = BOOK (""),
    .relations = USUAL,
    .sheet = SHEET (
        "<row r='1'><c t='str'><v>Desa</v></c><c t='str'><v>Kode Desa</v></c><c "
        "t='str'><v>Bulan</v></c>"
        "<c t='str'><v>Negara tujuan</v></c><c t='str'><v>Jumlah</v></c></row>"
        "<row r='3'><c t='str'><v>Kenanga</v></c><c><v>3212162004</v></c><c s='1'><v>45261</v></c>"
        "<c t='str'><v>Taiwan</v></c><c><v>12</v></c></row>"
        "<row r='4'><c t='str'><v>Kenanga</v></c><c><v>3212162004</v></c><c><v>45231</v></c>"
        "<c t='str'><v>Taiwan</v></c><c><f>1+1</f></c></row>"
        "<row r='5'><c t='str'><v>Kenanga</v></c><c><v>3212162004</v></c><c><v>45231</v></c>"
        "<c t='str'><v>Taiwan</v></c><c t='e'><v>#NUM!</v></c></row>"
        "<row r='6'><c t='str'><v>Tugu</v></c><c><v>3212162004</v></c><c><v>45231</v></c>"
        "<c t='str'><v>Taiwan</v></c><c><v>3</v></c></row>",
        ""),
  };
  static const DesmiReason reasons[]
      = { DESMI_REASON_FORMULA_NO_VALUE, DESMI_REASON_CELL_ERROR, DESMI_REASON_VILLAGE_MISMATCH };
  const DesmiImportOptions      options = { .kind = DESMI_IMPORT_AUTO, .keep_records = TRUE };
  g_autoptr (DesmiImportReport) report = NULL;
  g_autoptr (GError)            error = NULL;
  g_autofree char              *path = write_case (self, &given);
  const DesmiImportRecord      *record;

  desmi_clock_hold (NOW);
  desmi_import_file (self->store, path, &options, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->kind, ==, DESMI_IMPORT_FLOWS);
  g_assert_cmpstr (report->sheet, ==, "Data");
  g_assert_cmpuint (report->accepted, ==, 1);
  record = g_ptr_array_index (report->records, 0);
  g_assert_cmpuint (record->row, ==, 3);
  g_assert_cmpstr (record->period, ==, "2023-12");
  g_assert_cmpstr (record->village, ==, "32.12.16.2004");
  g_assert_cmpuint (report->rejected->len, ==, G_N_ELEMENTS (reasons));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      const DesmiRejected *rejected = g_ptr_array_index (report->rejected, i);

      g_assert_cmpuint (rejected->row, ==, 4 + i);
      g_assert_cmpint (rejected->reason, ==, reasons[i]);
    }
}

#define ROW(number, more, count)                                                                   \
  "<row r='" number "' " more "><c t='str'><v>Kenanga</v></c><c><v>3212162004</v></c>"             \
  "<c s='1'><v>45" number "10</v></c><c t='str'><v>Taiwan</v></c><c><v>" count "</v></c></row>"

/* Rows that a filter has hidden are data like the rest, and said; so are columns and sheets. */
static void
test_hidden (Fixture *self, gconstpointer data)
{
  static const char sheet[]
      = "<worksheet xmlns='" MAIN "'><cols><col min='1' max='1' width='9'/>"
        "<col min='3' max='3' hidden='1'/><col min='4' max='4' width='0' customWidth='1'/><col "
        "min='7' max='16384' "
        "hidden='true'/></cols><sheetData>"
        "<row r='1'><c t='str'><v>Desa</v></c><c t='str'><v>Kode Desa</v></c><c "
        "t='str'><v>Bulan</v></c>"
        "<c t='str'><v>Negara tujuan</v></c><c t='str'><v>Jumlah</v></c><c/><c "
        "t='str'><v>Lain</v></c></row>" ROW ("2", "hidden='0'", "1") ROW ("3", "hidden='1'", "2")
            ROW ("4", "hidden='true'",
                 "3") "<row r='5' hidden='1'/>" ROW ("6", "ht='0' customHeight='1'", "x")
                ROW ("7", "ht='15'", "4") ROW ("9", "hidden='1'", "5") "</sheetData></worksheet>";
  static const guint       rows[] = { 3, 4, 6, 9 };
  const DesmiImportOptions options
      = { .kind = DESMI_IMPORT_AUTO, .sheet = data != NULL ? "Rahasia" : NULL };
  g_autoptr (DesmiImportReport) report = NULL;
  g_autoptr (GPtrArray)         sentences = NULL;
  g_autoptr (GError)            error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "book.xlsx", NULL), *all = NULL;
  zip_t           *zip = xlsx_fixture_begin (path);

  xlsx_fixture_add (
      zip, "xl/buku.xml",
      "<workbook xmlns='" MAIN "' xmlns:r='" LINKS "'><sheets>"
      "<sheet name='Isi' r:id='rId1'/><sheet name='Rahasia' state='hidden' r:id='rId2'/>"
      "<sheet name='Lama' state='veryHidden' r:id='rId2'/></sheets></workbook>",
      -1);
  xlsx_fixture_add (zip, "xl/_rels/buku.xml.rels",
                    RELS (REL ("rId1", "worksheet", "a.xml") REL ("rId2", "worksheet", "b.xml")),
                    -1);
  xlsx_fixture_add (zip, "xl/a.xml", sheet, -1);
  xlsx_fixture_add (zip, "xl/b.xml", sheet, -1);
  g_assert_cmpint (zip_close (zip), ==, 0);
  desmi_clock_hold (NOW);
  desmi_import_file (self->store, path, &options, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->accepted, ==, 5);
  g_assert_cmpuint (report->rejected->len, ==, 1);
  g_assert_cmpmem (report->hidden.rows->data, report->hidden.rows->len * sizeof (guint), rows,
                   sizeof rows);
  g_assert_cmpuint (report->hidden.columns->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (report->hidden.columns, 0), ==, "Bulan");
  g_assert_cmpstr (g_ptr_array_index (report->hidden.columns, 1), ==, "Negara tujuan");
  g_assert_true (report->hidden.sheet == (data != NULL));
  g_assert_cmpuint (report->hidden.sheets->len, ==, data != NULL ? 1 : 2);
  g_assert_cmpstr (g_ptr_array_index (report->hidden.sheets, 0), ==,
                   data != NULL ? "Lama" : "Rahasia");
  sentences = desmi_import_hidden_dup_sentences (&report->hidden, report->sheet);
  g_ptr_array_add (sentences, NULL);
  all = g_strjoinv ("\n", (char **) sentences->pdata);
  g_assert_nonnull (strstr (all, "Rows 3–4, 6, 9 are hidden"));
  g_assert_nonnull (strstr (all, "columns “Bulan”, “Negara tujuan” are hidden"));
  g_assert_nonnull (
      strstr (all, data != NULL ? "“Lama” is hidden" : "“Rahasia”, “Lama” are hidden"));
  g_assert_true ((strstr (all, "because it was named") != NULL) == (data != NULL));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } others[] = {
    { "/xlsx-read/sheets", test_sheets },
    { "/xlsx-read/wide", test_wide },
    { "/xlsx-read/ods", test_ods },
    { "/xlsx-read/no-workbook", test_no_workbook },
    { "/xlsx-read/broken-bytes", test_broken_bytes },
    { "/xlsx-read/broken-parts", test_broken_parts },
    { "/xlsx-read/import", test_import },
    { "/xlsx-read/hidden", test_hidden },
  };

  g_test_init (&argc, &argv, NULL);
  g_setenv ("PATH", "", TRUE); /* no LibreOffice: test-office.c has it */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/xlsx-read/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_case, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_test_add (others[i].path, Fixture, NULL, fixture_set_up, others[i].test, fixture_tear_down);
  g_test_add ("/xlsx-read/hidden-sheet", Fixture, "", fixture_set_up, test_hidden,
              fixture_tear_down);
  return g_test_run ();
}
