/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV reader over tables of inputs and over random bytes, and what we write read again. */
#include "csv-fixture.h"

#include <string.h>

/* Fields joined with '|' and rows with '/', so that an expectation is one text. */
typedef struct
{
  const char *name;
  const char *bytes;
  gssize      n; /* -1: up to the NUL */
  char        delimiter;
  const char *rows; /* NULL: refused */
  const char *complaint;
} Case;

static const Case cases[] = {
  { "plain", "a,b\n1,2\n", -1, ',', "a|b/1|2", NULL },
  { "no-end", "a,b\n1,2", -1, ',', "a|b/1|2", NULL },
  { "crlf", "a,b\r\n1,2\r\n", -1, ',', "a|b/1|2", NULL },
  { "cr", "a,b\r1,2\r", -1, ',', "a|b/1|2", NULL },
  { "mixed", "a\rb\r\nc\nd", -1, ',', "a/b/c/d", NULL },
  { "bom",
    "\xef\xbb\xbf"
    "a,b\n",
    -1, ',', "a|b", NULL },
  { "empty", "", 0, ',', "", NULL },
  { "only-bom", "\xef\xbb\xbf", -1, ',', "", NULL },
  { "blank-rows", "a\n\n\nb\n", -1, ',', "a///b", NULL },
  { "one-lf", "\n", -1, ',', "", NULL },
  { "empty-fields", ",,\n", -1, ',', "||", NULL },
  { "quoted", "\"a,b\",\"c\"\n", -1, ',', "a,b|c", NULL },
  { "doubled", "\"a\"\"b\",\"\"\"\"\n", -1, ',', "a\"b|\"", NULL },
  { "quoted-break", "\"a\nb\",c\nd,e\n", -1, ',', "a\nb|c/d|e", NULL },
  { "quoted-crlf", "\"a\r\nb\",c\r\n", -1, ',', "a\r\nb|c", NULL },
  { "quoted-empty", "\"\",\"\"\n", -1, ',', "|", NULL },
  { "inner-quote", "5\" pipe,x\n", -1, ',', "5\" pipe|x", NULL },
  { "semicolon", "a;b,c\n", -1, ';', "a|b,c", NULL },
  { "tab", "a\tb\n", -1, '\t', "a|b", NULL },
  { "bar", "a|b\n", -1, '|', "a|b", NULL },
  { "blanks-kept", " a , b \n", -1, ',', " a | b ", NULL },
  { "codes", "33.10,003,081234567890,\"33.20\"\n", -1, ',', "33.10|003|081234567890|33.20", NULL },
  { "utf8", "D\xc3\xa9sa,\xe5\xb1\xb1\n", -1, ',', "D\xc3\xa9sa|\xe5\xb1\xb1", NULL },
  { "not-utf8", "a,b\nx,caf\xe9\n", -1, ',', NULL, "Row 2, column 2" },
  { "cut-utf8", "a\n\xc3\n", -1, ',', NULL, "Row 2, column 1" },
  { "nul", "a\nb\0c\n", 6, ',', NULL, "Row 2" },
  { "utf16",
    "\xff\xfe"
    "a\0",
    4, ',', NULL, "UTF-16" },
  { "workbook", "PK\003\004\024\0", 6, ',', NULL, "is a workbook" },
  { "old-workbook", "\xd0\xcf\x11\xe0\xa1\xb1", 6, ',', NULL, "is a workbook" },
  { "never-closed", "a\n\"b\nc\n", -1, ',', NULL, "row 2" },
  { "after-quote", "a\nx,\"b\"c\n", -1, ',', NULL, "row 2, column 2" },
};

/* All of the file as csv_fixture_read() gives it; NULL with @error if it was refused. */
static char *
read_all (const char *path, char delimiter, GError **error)
{
  g_autoptr (DesmiCsvReader) reader = desmi_csv_reader_new (path, delimiter, error);

  return reader != NULL ? csv_fixture_read (reader, error) : NULL;
}

static void
test_case (gconstpointer data)
{
  const Case       *c = data;
  gsize             n = c->n >= 0 ? (gsize) c->n : strlen (c->bytes), packed_size;
  g_autofree char  *path = csv_fixture_write ("case.csv", c->bytes, n);
  g_autofree char  *packed = csv_fixture_pack (c->bytes, n, &packed_size);
  g_autofree char  *packed_path = csv_fixture_write ("case.csv.gz", packed, packed_size);
  const char *const paths[] = { path, packed_path };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *rows = read_all (paths[i], c->delimiter, &error);

      g_assert_cmpstr (rows, ==, c->rows);
      if (c->complaint == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, c->complaint));
    }
}

static void
test_long_rows (void)
{
  const gsize        n = 3 * 1024 * 1024;
  g_autofree char   *field = g_malloc (n);
  g_autofree char   *commas = g_malloc (n);
  g_autofree char   *fits = g_strnfill (900 * 1024, 'x');
  g_autofree char   *long_path = NULL, *comma_path = NULL, *fit_path = NULL, *rows = NULL;
  g_autoptr (GError) error = NULL;

  memset (field, 'x', n);
  memset (commas, ',', n);
  long_path = csv_fixture_write ("long.csv", field, n);
  comma_path = csv_fixture_write ("commas.csv", commas, n);
  fit_path = csv_fixture_write ("fits.csv", fits, strlen (fits));
  g_assert_null (read_all (long_path, ',', &error));
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (read_all (comma_path, ',', &error));
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
  g_clear_error (&error);
  rows = read_all (fit_path, ',', &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, fits);
}

/* Rows that lie across the borders of what is read at once. */
static void
test_many_rows (void)
{
  g_autoptr (GString)        text = g_string_new (NULL);
  g_autofree char           *path = NULL;
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiCsvReader) reader = NULL;
  guint                      n = 0;

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (text, "\"%0*u\"\"é\r\n\",x%u\r\n", (int) (i % 7), i, i);
  path = csv_fixture_write ("many.csv", text->str, text->len);
  reader = desmi_csv_reader_new (path, ',', &error);
  g_assert_no_error (error);
  for (; desmi_csv_reader_next (reader, &error); n++)
    {
      g_autofree char *first = g_strdup_printf ("%0*u\"é\r\n", (int) (n % 7), n);
      g_autofree char *second = g_strdup_printf ("x%u", n);

      g_assert_cmpuint (desmi_csv_reader_get_n_fields (reader), ==, 2);
      g_assert_cmpstr (desmi_csv_reader_get_field (reader, 0), ==, first);
      g_assert_cmpstr (desmi_csv_reader_get_field (reader, 1), ==, second);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 30000);
}

static void
test_missing_and_cut (void)
{
  g_autoptr (GError) error = NULL;
  gsize              packed_size;
  g_autofree char   *packed = csv_fixture_pack ("a,b\n1,2\n", 8, &packed_size);
  g_autofree char   *path = csv_fixture_write ("cut.csv.gz", packed, packed_size - 9);

  g_assert_null (desmi_csv_reader_new ("/nonexistent/file.csv", ',', &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (read_all (path, ',', &error));
  g_assert_nonnull (error);
}

static void
test_header (void)
{
  g_autofree char   *path = csv_fixture_write ("header.csv", "\n Village , Month\n1,2\n", 22);
  g_autofree char   *twice = csv_fixture_write ("twice.csv", "a,b,A\n", 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (DesmiCsvReader) reader = desmi_csv_reader_new (path, ',', &error);
  g_autoptr (DesmiCsvReader) second = desmi_csv_reader_new (twice, ',', NULL);

  g_assert_true (desmi_csv_reader_read_header (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_csv_reader_get_row (reader), ==, 2);
  g_assert_cmpint (desmi_csv_reader_find (reader, "village"), ==, 0);
  g_assert_cmpint (desmi_csv_reader_find (reader, "MONTH"), ==, 1);
  g_assert_cmpint (desmi_csv_reader_find (reader, "count"), ==, -1);
  g_assert_true (desmi_csv_reader_next (reader, &error));
  g_assert_cmpuint (desmi_csv_reader_get_row (reader), ==, 3);
  g_assert_cmpfloat (desmi_csv_reader_get_progress (reader), >, 0.99);
  g_assert_false (desmi_csv_reader_read_header (second, &error));
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER);
}

/* Any bytes: an end or a complaint, no crash; every field is UTF-8. */
static void
test_fuzz (void)
{
  static const char letters[] = "ab,;\"\r\n\xc3\xa9\xff|\t 1";

  for (guint round = 0; round < 4000; round++)
    {
      char               bytes[64];
      gsize              n = (gsize) g_test_rand_int_range (0, (int) sizeof bytes);
      g_autofree char   *path = NULL, *rows = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize i = 0; i < n; i++)
        bytes[i] = letters[g_test_rand_int_range (0, (int) sizeof letters - 1)];
      path = csv_fixture_write ("fuzz.csv", bytes, n);
      rows = read_all (path, ',', &error);
      g_assert_true ((rows == NULL) == (error != NULL));
      if (rows != NULL)
        g_assert_true (g_utf8_validate (rows, -1, NULL));
    }
}

/* What is written is read as it was, whatever it holds. */
static void
test_round_trip (void)
{
  static const char *const pieces[]
      = { "Pasi Kuala Ba'u", "a,b", "\"", ";", "\n", "\r\n", " ", "", "x", "\t", "é", "|" };

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) line = g_string_new (NULL), expected = g_string_new (NULL);
      g_autofree char    *path = NULL, *rows = NULL;
      g_autoptr (GError)  error = NULL;

      for (guint field = 0; field < 3; field++)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          for (int i = g_test_rand_int_range (0, 5); i > 0; i--)
            g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          if (field > 0)
            {
              g_string_append_c (line, ',');
              g_string_append_c (expected, '|');
            }
          desmi_csv_append_field (line, text->str);
          g_string_append (expected, text->str);
        }
      g_string_append_c (line, '\n');
      path = csv_fixture_write ("round.csv", line->str, line->len);
      rows = read_all (path, ',', &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, expected->str);
    }
}

static void
test_table (void)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable)        table = NULL;
  g_autofree char              *csv = NULL;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "note", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "value", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_column (builder, "amount", DESMI_COLUMN_IDR);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "32.12.16.2004", "Kenanga");
  desmi_table_builder_set_text (builder, 1, "say \"a, b\"", NULL);
  desmi_table_builder_set_int (builder, 2, 1234);
  desmi_table_builder_set_int (builder, 3, -12500);
  desmi_table_builder_set_double (builder, 4, 0.5);
  desmi_table_builder_set_int (builder, 5, G_GINT64_CONSTANT (6400000000));
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "32.12.08.2010", NULL);
  desmi_table_builder_set_int (builder, 2, 3);
  desmi_table_builder_set_mark (builder, 2, DESMI_MARK_SUPPRESSED);
  desmi_table_builder_set_double (builder, 4, 1.0 / 3.0);
  table = desmi_table_builder_end (g_steal_pointer (&builder));
  csv = desmi_csv_from_table (table);
  g_assert_cmpstr (csv, ==,
                   "village,note,count,value,score,amount\n"
                   "32.12.16.2004,\"say \"\"a, b\"\"\",1234,-12.5,0.5,6400000000\n"
                   "32.12.08.2010,,hidden,,0.333333,\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/read/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/csv/long-rows", test_long_rows);
  g_test_add_func ("/csv/many-rows", test_many_rows);
  g_test_add_func ("/csv/missing-and-cut", test_missing_and_cut);
  g_test_add_func ("/csv/header", test_header);
  g_test_add_func ("/csv/fuzz", test_fuzz);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/table", test_table);
  return csv_fixture_run ();
}
