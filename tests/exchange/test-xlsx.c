/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables become workbooks that another program reads as they were: whole, typed, the same anywhere.
 */
#include "exchange/desmi-xlsx-write.h"

#include "../comma-locale.h"
#include "../platform/test-platform.h"
#include "exchange/desmi-csv.h"
#include "exchange/desmi-xlsx-check.h"

#include <math.h>
#include <string.h>

typedef struct
{
  DesmiTable *table;
  GArray     *rows, *columns;
  GPtrArray  *titles, *facts;
  DesmiXlsx   xlsx;
} Fixture;

static GArray *
count_up (guint n)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    g_array_append_val (numbers, i);
  return numbers;
}

static void
set_up (Fixture *self, DesmiTable *table)
{
  self->table = table;
  self->rows = count_up (desmi_table_get_n_rows (table));
  self->columns = count_up (desmi_table_get_n_columns (table));
  self->titles = g_ptr_array_new ();
  self->facts = g_ptr_array_new ();
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (self->titles, (char *) desmi_table_get_column_name (table, i));
  g_ptr_array_add (self->facts, (char *) "Period");
  g_ptr_array_add (self->facts, (char *) "2023");
  self->xlsx = (DesmiXlsx){ .table = table,
                            .rows = self->rows,
                            .columns = self->columns,
                            .titles = self->titles,
                            .title = "A table",
                            .facts = self->facts,
                            .locale = desmi_locale_get_english () };
}

static void
tear_down (Fixture *self)
{
  desmi_table_unref (self->table);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->facts);
}

/* One column of each type. */
static DesmiTableBuilder *
begin (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "note", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "amount", DESMI_COLUMN_IDR);
  desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "share", DESMI_COLUMN_RATIO);
  return builder;
}

static void
add_row (DesmiTableBuilder *builder, const char *note, gint64 count, gint64 amount)
{
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "32.12.16.2004", "Kenanga");
  desmi_table_builder_set_text (builder, 1, "TWN", NULL);
  desmi_table_builder_set_text (builder, 2, "2023-11", NULL);
  desmi_table_builder_set_text (builder, 3, note, NULL);
  desmi_table_builder_set_int (builder, 4, count);
  desmi_table_builder_set_int (builder, 5, amount);
  desmi_table_builder_set_int (builder, 6, 12500);
  desmi_table_builder_set_double (builder, 7, 0.452);
}

static GBytes *
write_bytes (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GBytes            *bytes = desmi_xlsx_write (&self->xlsx, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

/* What another program reads; %NULL after skipping the test where there is none. */
static char *
read_back (GBytes *bytes)
{
  g_autofree char *script
      = g_test_build_filename (G_TEST_DIST, "exchange", "read-workbook.py", NULL);
  g_autofree char   *path = NULL;
  g_autoptr (GError) error = NULL;
  const char        *argv[] = { g_getenv ("DESMI_PYTHON"), "-B", script, NULL, NULL };
  char              *out = NULL;
  int                fd = g_file_open_tmp ("book-XXXXXX.xlsx", &path, &error), status;

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  argv[3] = path;
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                     NULL))
    g_test_skip ("there is no Python to read workbooks with");
  else
    {
      g_spawn_check_wait_status (status, &error);
      g_assert_no_error (error);
    }
  g_remove (path);
  return out;
}

static void
assert_has (const char *text, const char *line)
{
  g_autofree char *whole = g_strdup_printf ("%s\n", line);

  if (strstr (text, whole) == NULL)
    g_error ("“%s” is not in\n%s", line, text);
}

/* Writes the table of @builder, which is over then, and reads it as another program does; %NULL
 * after skipping the test. @rows_a_sheet: 0 for as many as there is room for. */
static char *
write_and_read (DesmiTableBuilder *builder, guint rows_a_sheet)
{
  g_autoptr (GBytes) bytes = NULL;
  Fixture            f;

  set_up (&f, desmi_table_builder_end (builder));
  f.xlsx.rows_a_sheet = rows_a_sheet;
  bytes = write_bytes (&f);
  tear_down (&f);
  return read_back (bytes);
}

static void
test_types (void)
{
  DesmiTableBuilder *builder = begin ();
  g_autofree char   *read = NULL;

  add_row (builder, "a note", 1204, 1234567890);
  read = write_and_read (builder, 0);
  if (read == NULL)
    return;
  assert_has (read, "SHEET\tData\tA2\tA1:I2");
  assert_has (read, "Data!A1\ts\tvillage\tGeneral\tbold");
  assert_has (read, "Data!B1\ts\tvillage code\tGeneral\tbold");
  assert_has (read, "Data!A2\ts\tKenanga\t@\t");
  assert_has (read, "Data!B2\ts\t32.12.16.2004\t@\t");
  assert_has (read, "Data!C2\ts\tTaiwan\t@\t");
  assert_has (read, "Data!D2\ts\t2023-11\t@\t");
  assert_has (read, "Data!F2\tn\t1204\t#,##0\t");
  assert_has (read, "Data!G2\tn\t1234567890\t\"Rp\"\\ #,##0\t");
  assert_has (read, "Data!H2\tn\t12.5\t#,##0.0\t");
  assert_has (read, "Data!I2\tn\t0.452\t0.0%\t");
  assert_has (read, "SHEET\tAbout the Data\tNone\tNone");
  assert_has (read, "About the Data!A1\ts\tPeriod\tGeneral\tbold");
  assert_has (read, "About the Data!B1\ts\t2023\t@\t");
  g_assert_null (strstr (read, "hatched"));
}

static void
test_formulas (void)
{
  static const char *const notes[]
      = { "=1+1", "+62 812",      "-5",       "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1",
          "007",  "_x0041_ text", "a\nb <&>", "{=1}",     "http://example.org/",      "" };
  DesmiTableBuilder *builder = begin ();
  g_autofree char   *read = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    add_row (builder, notes[i], 1, 1);
  read = write_and_read (builder, 0);
  if (read == NULL)
    return;
  g_assert_null (strstr (read, "\tf\t"));
  assert_has (read, "Data!E2\ts\t=1+1\t@\t");
  assert_has (read, "Data!E3\ts\t+62 812\t@\t");
  assert_has (read, "Data!E4\ts\t-5\t@\t");
  assert_has (read, "Data!E5\ts\t@SUM(A1)\t@\t");
  assert_has (read, "Data!E6\ts\t=HYPERLINK(\"http://x\")\t@\t");
  assert_has (read, "Data!E8\ts\t007\t@\t");
  assert_has (read, "Data!E10\ts\ta\\nb <&>\t@\t");
  assert_has (read, "Data!E12\ts\thttp://example.org/\t@\t");
}

static void
test_marks (void)
{
  DesmiTableBuilder *builder = begin ();
  g_autofree char   *read = NULL;

  add_row (builder, "", 1, 1);
  desmi_table_builder_set_mark (builder, 4, DESMI_MARK_MISSING);
  desmi_table_builder_set_mark (builder, 5, DESMI_MARK_SUPPRESSED);
  desmi_table_builder_set_mark (builder, 6, DESMI_MARK_ESTIMATE);
  desmi_table_builder_set_double (builder, 7, (double) NAN);
  read = write_and_read (builder, 0);
  if (read == NULL)
    return;
  assert_has (read, "Data!F2\tn\t\tGeneral\thatched");
  assert_has (read, "Data!G2\ts\thidden\t@\titalic");
  assert_has (read, "Data!H2\tn\t12.5\t#,##0.0\titalic");
  assert_has (read, "Data!I2\tn\t\tGeneral\thatched");
  assert_has (read, "About the Data!A2\ts\tEmpty and hatched\tGeneral\tbold");
  assert_has (read, "About the Data!A3\ts\thidden\tGeneral\tbold");
  assert_has (read, "About the Data!A4\ts\tIn italics\tGeneral\tbold");
}

/* A number keeps its digits, or is no number. */
static void
test_large (void)
{
  DesmiTableBuilder *builder = begin ();
  g_autofree char   *read = NULL;

  add_row (builder, "", 1, G_GINT64_CONSTANT (999999999999999));
  add_row (builder, "", 1, G_GINT64_CONSTANT (9007199254740993));
  read = write_and_read (builder, 0);
  if (read == NULL)
    return;
  assert_has (read, "Data!G2\tn\t999999999999999\t\"Rp\"\\ #,##0\t");
  assert_has (read, "Data!G3\ts\tIDR\302\2409,007,199,254,740,993\t@\titalic");
}

static void
test_further_sheets (void)
{
  DesmiTableBuilder *builder = begin ();
  g_autofree char   *read = NULL;

  for (guint i = 0; i < 5; i++)
    add_row (builder, "", 100 + i, 1);
  read = write_and_read (builder, 2);
  if (read == NULL)
    return;
  assert_has (read, "SHEET\tData\tA2\tA1:I3");
  assert_has (read, "SHEET\tData 2\tA2\tA1:I3");
  assert_has (read, "SHEET\tData 3\tA2\tA1:I2");
  assert_has (read, "Data 3!A1\ts\tvillage\tGeneral\tbold");
  assert_has (read, "Data!F3\tn\t101\t#,##0\t");
  assert_has (read, "Data 3!F2\tn\t104\t#,##0\t");
}

static void
test_empty (void)
{
  g_autofree char *read = NULL;

  read = write_and_read (begin (), 0);
  if (read != NULL)
    assert_has (read, "Data!A1\ts\tvillage\tGeneral\tbold");
}

static void
test_same_bytes (void)
{
  DesmiTableBuilder *builder = begin ();
  g_autoptr (GBytes) plain = NULL, comma = NULL, elsewhere = NULL;
  Fixture            f;

  add_row (builder, "a note", 1204, 1234567890);
  set_up (&f, desmi_table_builder_end (builder));
  plain = write_bytes (&f);
  g_setenv ("TZ", "Asia/Jakarta", TRUE);
  g_usleep (G_USEC_PER_SEC + G_USEC_PER_SEC / 10);
  elsewhere = write_bytes (&f);
  g_assert_true (g_bytes_equal (plain, elsewhere));
  if (set_comma_locale ())
    {
      comma = write_bytes (&f);
      g_assert_true (g_bytes_equal (plain, comma));
    }
  else
    g_test_skip ("no language with a decimal comma is to be had");
  setlocale (LC_ALL, "C");
  tear_down (&f);
}

static DesmiTable *
make_long_table (guint n)
{
  DesmiTableBuilder *builder = begin ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *note = g_strdup_printf ("note %u", i * 2654435761u);

      add_row (builder, note, i, (gint64) i * 1000003);
    }
  return desmi_table_builder_end (builder);
}

/* A disk that is full at any moment: there is a whole workbook or none. */
static void
test_full_disk (void)
{
  static const guint rooms[] = { 1, 4096, 65536, 200000, 500000 };
  Fixture            f;
  guint              failed = 0;

  set_up (&f, make_long_table (2000));
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (!test_set_room (rooms[i]))
        {
          tear_down (&f);
          return;
        }
      bytes = desmi_xlsx_write (&f.xlsx, NULL, NULL, NULL, &error);
      test_set_room (0);
      if (bytes != NULL)
        continue;
      failed++;
      g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_WRITE);
    }
  g_assert_cmpuint (failed, >=, 4);
  tear_down (&f);
}

static void
test_not_whole (void)
{
  DesmiTableBuilder *builder = begin ();
  g_autoptr (GBytes) bytes = NULL;
  Fixture            f;
  gsize              size;
  const guint8      *data;

  add_row (builder, "a note", 1, 1);
  set_up (&f, desmi_table_builder_end (builder));
  bytes = write_bytes (&f);
  data = g_bytes_get_data (bytes, &size);
  g_assert_true (desmi_xlsx_is_whole (bytes));
  for (gsize n = 0; n < size; n += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, n);

      g_assert_false (desmi_xlsx_is_whole (part));
    }
  /* wherever a byte is wrong, nothing is read that is not there */
  for (gsize i = 0; i < size; i += 3)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) broken = NULL;

      copy[i] ^= 0xff;
      broken = g_bytes_new (copy, size);
      desmi_xlsx_is_whole (broken);
    }
  tear_down (&f);
}

static void
tell_cb (double fraction, const char *text, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
cancel_cb (double fraction, const char *text, gpointer data)
{
  if (fraction > 0.1)
    g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (GBytes)       bytes = NULL;
  GBytes                  *none;
  double                   last = 0;
  Fixture                  f;

  set_up (&f, make_long_table (5000));
  bytes = desmi_xlsx_write (&f.xlsx, tell_cb, &last, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpfloat (last, >, 0.5);
  none = desmi_xlsx_write (&f.xlsx, cancel_cb, cancellable, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (none);
  tear_down (&f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/types", test_types);
  g_test_add_func ("/xlsx/formulas", test_formulas);
  g_test_add_func ("/xlsx/marks", test_marks);
  g_test_add_func ("/xlsx/large", test_large);
  g_test_add_func ("/xlsx/further-sheets", test_further_sheets);
  g_test_add_func ("/xlsx/empty", test_empty);
  g_test_add_func ("/xlsx/same-bytes", test_same_bytes);
  g_test_add_func ("/xlsx/full-disk", test_full_disk);
  g_test_add_func ("/xlsx/not-whole", test_not_whole);
  g_test_add_func ("/xlsx/cancel", test_cancel);
  return g_test_run ();
}
