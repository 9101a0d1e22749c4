/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables on the clipboard: numbers whole, missing not zero, hidden not told, text never a formula.
 */
#include "app/desmi-table-clip.h"

#include <math.h>
#include <string.h>

#define HIDDEN 3

typedef struct
{
  DesmiTable *table;
  GArray     *rows, *columns;
  GPtrArray  *titles;
} Fixture;

static void
add_row (DesmiTableBuilder *builder, const char *name, gint64 count, double share)
{
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, name, NULL);
  desmi_table_builder_set_int (builder, 1, count);
  desmi_table_builder_set_int (builder, 2, count * 1500);
  desmi_table_builder_set_double (builder, 3, share);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  static const char *const titles[] = { "Village", "People", "Savings <juta>", "Share" };
  DesmiTableBuilder       *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "milli", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "share", DESMI_COLUMN_RATIO);
  add_row (builder, "Kenanga", 1234567, 0.3125);
  add_row (builder, "=1+1\t&\n<b>", HIDDEN, HIDDEN);
  for (guint c = 1; c < 4; c++)
    desmi_table_builder_set_mark (builder, c, DESMI_MARK_SUPPRESSED);
  add_row (builder, "Krasak", 0, (double) NAN);
  desmi_table_builder_set_mark (builder, 1, DESMI_MARK_MISSING);
  self->table = desmi_table_builder_end (builder);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->titles = g_ptr_array_new ();
  for (guint i = 0; i < 3; i++)
    g_array_append_val (self->rows, i);
  for (guint i = 0; i < 4; i++)
    {
      g_array_append_val (self->columns, i);
      g_ptr_array_add (self->titles, (gpointer) titles[i]);
    }
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  desmi_table_unref (self->table);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->titles);
}

static DesmiTableClip
clip_of (Fixture *self, const DesmiLocale *locale)
{
  return (DesmiTableClip){ self->table, self->rows,     self->columns, self->titles,
                           "A & B",     "Source: <me>", "not said",    locale };
}

static void
test_tsv (Fixture *self, gconstpointer unused)
{
  DesmiTableClip   clip = clip_of (self, desmi_locale_get_english ());
  g_autofree char *text = desmi_table_clip_to_tsv (&clip);
  g_autofree char *indonesian = NULL;

  g_assert_cmpstr (text, ==,
                   "Village\tPeople\tSavings <juta>\tShare\n"
                   "Kenanga\t1234567\t1851850.5\t31.25%\n"
                   "'=1+1 & <b>\thidden\thidden\thidden\n"
                   "Krasak\t\t0\t\n");
  clip.locale = desmi_locale_get_indonesian ();
  indonesian = desmi_table_clip_to_tsv (&clip);
  g_assert_nonnull (strstr (indonesian, "Kenanga\t1234567\t1851850,5\t31,25%\n"));
}

static void
test_html (Fixture *self, gconstpointer unused)
{
  DesmiTableClip   clip = clip_of (self, desmi_locale_get_indonesian ());
  g_autofree char *text = desmi_table_clip_to_html (&clip);

  g_assert_nonnull (strstr (text, "<p><b>A &amp; B</b></p>"));
  g_assert_nonnull (strstr (text, "<th>Savings &lt;juta&gt;</th>"));
  g_assert_nonnull (strstr (text, " x:num=\"1234567\" sdval=\"1234567\">1.234.567</td>"));
  g_assert_nonnull (strstr (text, "x:num=\"0.3125\""));
  g_assert_nonnull (strstr (text, ">31,3%</td>"));
  g_assert_nonnull (strstr (text, ">hidden</td>"));
  g_assert_nonnull (strstr (text, ">not said</td>"));
  g_assert_nonnull (strstr (text, "&lt;b&gt;</td>"));
  g_assert_nonnull (strstr (text, "<p>Source: &lt;me&gt;</p>"));
  g_assert_null (strstr (text, "num=\"3\""));
}

/* As a partner's name is written: what a spreadsheet reads back is what stands there, in one cell.
 */
static void
test_quotes (void)
{
  static const struct
  {
    const char *text, *cell;
  } cases[] = {
    { "\"Mekar\" Jaya", "\"\"\"Mekar\"\" Jaya\"" },
    { "\"tidak ditutup", "\"\"\"tidak ditutup\"" },
    { "Koperasi \"Mekar\"", "Koperasi \"Mekar\"" },
    { "a\tb\r\nc", "a b  c" },
    { "+62 812", "'+62 812" },
    { "1,5", "1,5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiTableBuilder     *builder = desmi_table_builder_new ("partner");
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (GArray)     numbers = g_array_new (FALSE, TRUE, sizeof (guint));
      g_autoptr (GPtrArray)  titles = g_ptr_array_new ();
      g_autofree char       *text = NULL, *wanted = g_strdup_printf ("Mitra\n%s\n", cases[i].cell);
      DesmiTableClip         clip = { .rows = numbers,
                                      .columns = numbers,
                                      .titles = titles,
                                      .locale = desmi_locale_get_indonesian () };

      desmi_table_builder_add_column (builder, "name", DESMI_COLUMN_TEXT);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, cases[i].text, NULL);
      clip.table = table = desmi_table_builder_end (builder);
      g_array_set_size (numbers, 1);
      g_ptr_array_add (titles, (gpointer) "Mitra");
      text = desmi_table_clip_to_tsv (&clip);
      g_assert_cmpstr (text, ==, wanted);
    }
}

/* The order shown, and only the columns shown. */
static void
test_order (Fixture *self, gconstpointer unused)
{
  DesmiTableClip   clip = clip_of (self, desmi_locale_get_english ());
  g_autofree char *text = NULL;

  g_array_index (self->rows, guint, 0) = 2;
  g_array_index (self->rows, guint, 1) = 0;
  g_array_set_size (self->rows, 2);
  g_array_set_size (self->columns, 2);
  text = desmi_table_clip_to_tsv (&clip);
  g_assert_cmpstr (text, ==, "Village\tPeople\nKrasak\t\nKenanga\t1234567\n");
}

static void
test_empty (Fixture *self, gconstpointer unused)
{
  DesmiTableClip   clip = clip_of (self, desmi_locale_get_english ());
  g_autofree char *text = NULL, *html = NULL;

  g_array_set_size (self->rows, 0);
  text = desmi_table_clip_to_tsv (&clip);
  html = desmi_table_clip_to_html (&clip);
  g_assert_cmpstr (text, ==, "Village\tPeople\tSavings <juta>\tShare\n");
  g_assert_nonnull (strstr (html, "</table>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/table-clip/tsv", test_tsv);
  ADD ("/table-clip/html", test_html);
  g_test_add_func ("/table-clip/quotes", test_quotes);
  ADD ("/table-clip/order", test_order);
  ADD ("/table-clip/empty", test_empty);
  return g_test_run ();
}
