/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How text files are written: encodings and delimiters found out, over tables of inputs such as
 * coordinators send, packed ones and large ones. */
#include "csv-fixture.h"

#include <string.h>

/* All of the file as csv_fixture_read() gives it; NULL with @error if it was refused. */
static char *
read_all (const char *path, const DesmiCsvForm *form, GError **error)
{
  g_autoptr (DesmiCsvReader) reader = desmi_csv_reader_new_form (path, form, error);

  return reader != NULL ? csv_fixture_read (reader, error) : NULL;
}

typedef struct
{
  const char *name;
  const char *bytes;
  gssize      n; /* -1: up to the NUL */
  const char *encoding;
  const char *rows; /* NULL: refused */
  const char *complaint;
} Encoding;

static const Encoding encodings[] = {
  { "ascii", "a;b\r\n1;2\r\n", -1, "ascii", "a|b/1|2", NULL },
  { "empty", "", 0, "ascii", "", NULL },
  { "utf-8", "a;b\nD\xc3\xa9sa;\xe5\xb1\xb1\n", -1, "utf-8", "a|b/D\xc3\xa9sa|\xe5\xb1\xb1", NULL },
  { "utf-8-bom",
    "\xef\xbb\xbf"
    "a;b\n1;2\n",
    -1, "utf-8-bom", "a|b/1|2", NULL },
  { "utf-8-bom-only", "\xef\xbb\xbf", -1, "utf-8-bom", "", NULL },
  /* what says that it is UTF-8 and is not */
  { "utf-8-bom-wrong",
    "\xef\xbb\xbf"
    "a;b\n1;caf\xe9\n",
    -1, "utf-8-bom", NULL, "Row 2, column 2 of “form.csv” is not UTF-8 text" },
  { "cp1252", "a;b\n\x93x\x94 \x96 \x80;r\xe9sum\xe9\n", -1, "windows-1252", "a|b/“x” – €|résumé",
    NULL },
  { "cp1252-at-end", "a;b\n1;caf\xe9", -1, "windows-1252", "a|b/1|café", NULL },
  { "cp1252-like-utf-8", "a;b\n1;\xc3\xa9\xe9\n", -1, "windows-1252", "a|b/1|Ã©é", NULL },
  { "cp1252-nul-in-letter", "a;b\n1;\xe9\0xxxxx\n", 13, "windows-1252", NULL, "null byte" },
  { "cp1252-nbsp", "a;b\n1;x\xa0y\n", -1, "windows-1252", "a|b/1|x\xc2\xa0y", NULL },
  { "cp1252-81", "a;b\n1;x\x81\n", -1, "windows-1252", NULL,
    "Row 2, column 2 of “form.csv” is not Windows-1252 text" },
  { "cp1252-8d", "a;b\n1;2\n;\x8d\n", -1, "windows-1252", NULL, "Row 3, column 2" },
  { "cp1252-8f", "\x8f;b\n", -1, "windows-1252", NULL, "Row 1, column 1" },
  { "cp1252-90", "a;b\n1;2\n3\x90;4\n", -1, "windows-1252", NULL, "Row 3, column 1" },
  { "cp1252-9d", "a;b\n1;2\n\n\x9d", -1, "windows-1252", NULL, "Row 4, column 1" },
  /* neither longer than it must be, nor half of a pair, nor past the last letter */
  { "overlong", "a;b\n1;\xc0\xaf\n", -1, "windows-1252", "a|b/1|À¯", NULL },
  { "surrogate", "a;b\n1;\xed\xa0\x80\n", -1, "windows-1252", "a|b/1|í\xc2\xa0€", NULL },
  { "utf-16le",
    "\xff\xfe"
    "a\0\t\0\xe9\0\r\0\n\0001\0\t\0\x13\x20",
    18, "utf-16le", "a|é/1|–", NULL },
  { "utf-16be",
    "\xfe\xff"
    "\0a\0\t\0\xe9\0\r\0\n\0001\0\t\x20\x13",
    18, "utf-16be", "a|é/1|–", NULL },
  { "utf-16-mark-only", "\xff\xfe", 2, "utf-16le", "", NULL },
  { "utf-16-pair",
    "\xff\xfe"
    "a\0;\0\x3d\xd8\x00\xde\n\0",
    12, "utf-16le", "a|\xf0\x9f\x98\x80", NULL },
  { "utf-16-half-pair",
    "\xff\xfe"
    "a\0;\0b\0\n\0\x3d\xd8;\0",
    14, "utf-16le", NULL, "Row 2, column 1 of “form.csv” is not UTF-16 text" },
  { "utf-16-cut",
    "\xff\xfe"
    "a\0;\0b\0\n\0c",
    11, "utf-16le", NULL, "Row 2, column 1 of “form.csv” is not UTF-16 text" },
  { "utf-16le-no-mark", "a\0;\0b\0\n\0001\0;\0\x13\x20\n\0", 16, "utf-16le", "a|b/1|–", NULL },
  { "utf-16be-no-mark", "\0a\0;\0b\0\n\0001\0;\x20\x13\0\n", 16, "utf-16be", "a|b/1|–", NULL },
  { "some-nulls", "a;b\n1;\0\0\0\n", 10, "ascii", NULL, "Row 2 of “form.csv” holds a null byte" },
  { "only-nulls", "\0\0\0\0\0\0\0\0", 8, "ascii", NULL, "null byte" },
  { "workbook", "PK\003\004\024\0", 6, NULL, NULL, "is a workbook" },
  { "old-workbook", "\xd0\xcf\x11\xe0\xa1\xb1", 6, NULL, NULL, "is a workbook" },
};

static void
test_encoding (gconstpointer data)
{
  const Encoding   *c = data;
  gsize             n = c->n >= 0 ? (gsize) c->n : strlen (c->bytes), packed_size;
  g_autofree char  *path = csv_fixture_write ("form.csv", c->bytes, n);
  g_autofree char  *packed = csv_fixture_pack (c->bytes, n, &packed_size);
  g_autofree char  *packed_path = csv_fixture_write ("form.csv.gz", packed, packed_size);
  const char *const paths[] = { path, packed_path };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *rows = NULL;
      DesmiCsvForm       form = { 0 };

      if (desmi_csv_form_find (paths[i], &form, NULL, &error))
        rows = read_all (paths[i], &form, &error);
      g_assert_cmpstr (form.encoding, ==, c->encoding);
      g_assert_cmpstr (rows, ==, c->rows);
      if (c->complaint == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
      if (i == 0)
        g_assert_cmpstr (strstr (error->message, c->complaint) != NULL ? c->complaint
                                                                       : error->message,
                         ==, c->complaint);
    }
}

typedef struct
{
  const char *name;
  const char *text;
  char        delimiter;
  const char *rows; /* NULL: not looked at */
} Delimiter;

static const Delimiter delimiters[] = {
  { "comma", "Desa,Bulan,Jumlah\nDadap,2019-01,3\n", ',', NULL },
  { "semicolon", "Desa;Bulan;Jumlah\nDadap;2019-01;3\n", ';', NULL },
  { "tab", "Desa\tBulan\tJumlah\nDadap\t2019-01\t3\n", '\t', NULL },
  { "bar", "Desa|Bulan|Jumlah\nDadap|2019-01|3\n", '|', NULL },
  { "one-column", "Desa\nDadap\n", ',', NULL },
  { "nothing", "", ',', NULL },
  { "two-columns", "Desa;Jumlah\nDadap;3\nTugu;1\n", ';', NULL },
  { "titles-of-other-marks",
    "PEMERINTAH KABUPATEN INDRAMAYU, DINAS TENAGA KERJA\nPenempatan | Kepulangan, 2019\n\n"
    "Indramayu, 5 April 2019\nDesa;Negara;L;P\nDadap;Taiwan;1;2\nTugu;Malaysia;;3\n"
    "Indramayu, 5 April 2019\nKepala Bidang, NIP 1, Penata\n",
    ';', NULL },
  { "titles-and-one-row",
    "Kepada Yth, Bupati\nDari, Dinas\nIndramayu, 5 April\nDesa;Negara;Jumlah\nDadap;Taiwan;1\n",
    ';', NULL },
  { "decimal-commas",
    "Desa;TW I;TW II;TW III\nDadap;1,5;2,5;3,5\nTugu;1,5;2,25;3,5\nKrasak;1,5;2,5;3,5\n", ';',
    NULL },
  { "decimal-commas-between-bars", "Desa|TW I|TW II\nDadap|1,5|2,5\nTugu|1,5|2,25\n", '|', NULL },
  { "addresses",
    "Desa;Alamat;Jumlah\nDadap;Blok A, RT 1, RW 2, Kec. Juntinyuat;3\n"
    "Tugu;Blok B, RT 3, RW 1, Kec. Sliyeg;2\nKrasak;Blok C, RT 3, RW 1, Kec. Jatibarang;2\n",
    ';', NULL },
  { "quoted-fields",
    "\"Desa\",\"Catatan\",\"Jumlah\"\n\"Dadap\",\"a;b;c;d;e\",\"3\"\n\"Tugu\",\"a;b\",\"1\"\n", ',',
    "Desa|Catatan|Jumlah/Dadap|a;b;c;d;e|3/Tugu|a;b|1" },
  { "quoted-breaks", "Desa;Catatan;Jumlah\nDadap;\"a, b\nc, d\ne, f\";3\n", ';',
    "Desa|Catatan|Jumlah/Dadap|a, b\nc, d\ne, f|3" },
  { "semicolons-in-text", "Desa,Agen,Jumlah\nDadap,a; b; c; d,3\nTugu,a,1\nKrasak,a,1\n", ',',
    NULL },
  { "padded-titles", "DATA, 2019;;;\n;;;\nDesa;Negara;L;P\nDadap;Taiwan;1;2\n", ';', NULL },
  { "ragged", "Desa;Negara;L;P;Ket\nDadap;Taiwan;1\nTugu;Malaysia;;3\nKrasak;Taiwan, ROC;1\n", ';',
    NULL },
  /* the file ends in a quotation that nothing closes, which is said when it is read */
  { "lone-quote",
    "Desa;Negara;Jumlah\nDadap;Taiwan;1\nTugu;\"Taiwan, ROC;1\nKrasak;Malaysia, KL;2\n", ';',
    NULL },
  { "said", "sep=;\r\nDesa,x;Bulan,y\r\nDadap,x;2019,y\r\n", ';', "Desa,x|Bulan,y/Dadap,x|2019,y" },
  { "said-by-mark", "\xef\xbb\xbfSEP=\t\nDesa;x\tBulan\nDadap;x\t2\n", '\t',
    "Desa;x|Bulan/Dadap;x|2" },
  { "said-in-quotes", "\"sep=|\"\rDesa|Bulan\rDadap|2\r", '|', "Desa|Bulan/Dadap|2" },
  { "said-another", "sep=^\nDesa^Bulan\nDadap^2\n", '^', "Desa|Bulan/Dadap|2" },
  { "said-nothing", "sep=\nDesa;Bulan;Jumlah\nDadap;1;2\n", ';',
    "sep=/Desa|Bulan|Jumlah/Dadap|1|2" },
  { "said-alone", "sep=;", ';', "" },
};

static void
test_delimiter (gconstpointer data)
{
  const Delimiter   *c = data;
  g_autofree char   *path = csv_fixture_write ("form.csv", c->text, strlen (c->text));
  g_autofree char   *rows = NULL;
  g_autoptr (GError) error = NULL;
  DesmiCsvForm       form;

  g_assert_true (desmi_csv_form_find (path, &form, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (form.delimiter, ==, c->delimiter);
  if (c->rows == NULL)
    return;
  rows = read_all (path, &form, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, c->rows);
}

/* A table of over two megabytes with one letter that is not ASCII, near its end. */
static void
test_late_letter (void)
{
  static const struct
  {
    const char *letter;
    const char *encoding;
  } cases[] = { { "e", "ascii" }, { "\xc3\xa9", "utf-8" }, { "\xe9", "windows-1252" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("Desa;Jumlah\n");
      g_autofree char    *path = NULL, *rows = NULL, *packed = NULL, *packed_path = NULL;
      g_autoptr (GError)  error = NULL;
      gsize               packed_size;
      DesmiCsvForm        form;

      while (text->len < 2 * 1024 * 1024)
        g_string_append_printf (text, "Dadap;%u\n", (guint) text->len);
      g_string_append_printf (text, "caf%s;1\n", cases[i].letter);
      path = csv_fixture_write ("late.csv", text->str, text->len);
      g_assert_true (desmi_csv_form_find (path, &form, NULL, &error));
      g_assert_cmpstr (form.encoding, ==, cases[i].encoding);
      rows = read_all (path, &form, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (rows, i == 0 ? "/cafe|1" : "/café|1"));
      packed = csv_fixture_pack (text->str, text->len, &packed_size);
      packed_path = csv_fixture_write ("late.csv.gz", packed, packed_size);
      g_assert_true (desmi_csv_form_find (packed_path, &form, NULL, &error));
      g_assert_cmpstr (form.encoding, ==, cases[i].encoding);
    }
}

/* Letters that lie across the borders of what is read at once. */
static void
test_borders (void)
{
  for (guint shift = 0; shift < 5; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL), wide = g_string_new ("\xff\xfe");
      g_autofree char    *path = NULL, *wide_path = NULL, *rows = NULL, *wide_rows = NULL;
      g_autoptr (GError)  error = NULL;
      DesmiCsvForm        form;

      for (guint i = 0; i < shift; i++)
        {
          g_string_append_c (text, 'x');
          g_string_append_len (wide, "x", 2);
        }
      while (text->len < 300 * 1024)
        {
          g_string_append (text, "\xf0\x9f\x98\x80\xe5\xb1\xb1");
          g_string_append_len (wide, "\x3d\xd8\x00\xde\x71\x5c", 6);
        }
      path = csv_fixture_write ("borders.csv", text->str, text->len);
      g_assert_true (desmi_csv_form_find (path, &form, NULL, &error));
      g_assert_cmpstr (form.encoding, ==, "utf-8");
      rows = read_all (path, &form, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, text->str);
      wide_path = csv_fixture_write ("wide.csv", wide->str, wide->len);
      g_assert_true (desmi_csv_form_find (wide_path, &form, NULL, &error));
      g_assert_cmpstr (form.encoding, ==, "utf-16le");
      wide_rows = read_all (wide_path, &form, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (wide_rows, ==, text->str);
    }
}

static void
test_failures (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gsize                    packed_size;
  g_autofree char         *packed = csv_fixture_pack ("a;b\n1;\xe9\n", 8, &packed_size);
  g_autofree char         *path = csv_fixture_write ("cut.csv.gz", packed, packed_size - 9);
  g_autofree char         *whole = csv_fixture_write ("whole.csv", "a;b\n", 4);
  DesmiCsvForm             form;

  g_assert_false (desmi_csv_form_find ("/nonexistent/file.csv", &form, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (desmi_csv_form_find (path, &form, NULL, &error));
  g_assert_nonnull (strstr (error->message, "“cut.csv.gz” cannot be read"));
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (desmi_csv_form_find (whole, &form, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Any bytes: a form under which there is an end or a complaint, no crash; every field is UTF-8. */
static void
test_fuzz (void)
{
  static const char letters[] = "ab,;\"\r\n\xc3\xa9\xff\xfe|\t \0\0\0\x81=";

  for (guint round = 0; round < 1500; round++)
    {
      char               bytes[64];
      gsize              n = (gsize) g_test_rand_int_range (0, (int) sizeof bytes);
      g_autofree char   *path = NULL, *rows = NULL;
      g_autoptr (GError) error = NULL;
      DesmiCsvForm       form;

      for (gsize i = 0; i < n; i++)
        bytes[i] = letters[g_test_rand_int_range (0, (int) sizeof letters - 1)];
      path = csv_fixture_write ("fuzz.csv", bytes, n);
      g_assert_true (desmi_csv_form_find (path, &form, NULL, &error));
      rows = read_all (path, &form, &error);
      g_assert_true ((rows == NULL) == (error != NULL));
      if (rows != NULL)
        g_assert_true (g_utf8_validate (rows, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv-form/encoding/%s", encodings[i].name);

      g_test_add_data_func (path, &encodings[i], test_encoding);
    }
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv-form/delimiter/%s", delimiters[i].name);

      g_test_add_data_func (path, &delimiters[i], test_delimiter);
    }
  g_test_add_func ("/csv-form/late-letter", test_late_letter);
  g_test_add_func ("/csv-form/borders", test_borders);
  g_test_add_func ("/csv-form/failures", test_failures);
  g_test_add_func ("/csv-form/fuzz", test_fuzz);
  return csv_fixture_run ();
}
