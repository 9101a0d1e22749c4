/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that is saved: what a reader is told of it, what the file is called, and that there is a
 * whole file or the one before. */
#include "app/desmi-table-sheet.h"

#include "test-platform.h"

#include <glib/gstdio.h>
#include <string.h>

static DesmiTable *
make_table (guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("quality");

  desmi_table_builder_add_column (builder, "severity", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, "warning", NULL);
      desmi_table_builder_set_int (builder, 1, i);
    }
  desmi_table_builder_set_period (builder, "2023");
  desmi_table_builder_set_as_of (builder, "2023-09-30");
  desmi_table_builder_set_coverage (builder, 28, 30);
  desmi_table_builder_set_synthetic (builder, TRUE);
  return desmi_table_builder_end (builder);
}

static DesmiTableSheet *
make_sheet (guint n, const char *title)
{
  g_autoptr (DesmiTable) table = make_table (n);

  return desmi_table_sheet_new_whole (table, title, NULL, DESMI_AUDIENCE_FORUM,
                                      desmi_locale_get_english ());
}

static void
test_facts (void)
{
  static const char *const wanted[]
      = { "Title",    "Findings", "Sample data", "Every number here is invented.",
          "Period",   "2023",     "Data as of",  "September 30, 2023",
          "Source",   NULL,       "Coverage",    "28 of 30 villages reported",
          "For whom", "Forum",    "Rows",        "3" };
  g_autoptr (DesmiTableSheet) sheet = make_sheet (3, "Findings");
  g_autoptr (GPtrArray)       facts = desmi_table_sheet_list_facts (sheet);

  g_assert_cmpuint (facts->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < facts->len; i++)
    if (wanted[i] != NULL)
      g_assert_cmpstr (g_ptr_array_index (facts, i), ==, wanted[i]);
}

/* The usual headings, and words for the codes. */
static void
test_whole (void)
{
  g_autoptr (DesmiTableSheet) sheet = make_sheet (3, "Findings");
  const DesmiTableClip       *clip = desmi_table_sheet_get_clip (sheet);

  g_assert_cmpuint (clip->rows->len, ==, 3);
  g_assert_cmpuint (clip->columns->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (clip->titles, 0), ==, "Severity");
  g_assert_cmpstr (desmi_table_get_label (clip->table, 0, 0), ==, "Warning");
  g_assert_cmpstr (desmi_table_get_text (clip->table, 0, 0), ==, "warning");
  g_assert_cmpint (desmi_table_get_int (clip->table, 2, 1), ==, 2);
}

static void
test_names (void)
{
  static const struct
  {
    const char *title, *name;
  } cases[] = {
    { "Villages", "Villages.xlsx" }, { "A/B: what?", "A B what.xlsx" },
    { "Ends. ", "Ends.xlsx" },       { "…", "….xlsx" },
    { "...", "quality.xlsx" },       { ".hidden", "quality.xlsx" },
    { "  ", "quality.xlsx" },        { NULL, "quality.xlsx" },
  };
  g_autofree char            *longer = g_strnfill (300, 'a');
  g_autofree char            *cut = NULL;
  g_autoptr (DesmiTableSheet) last = make_sheet (0, longer);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiTableSheet) sheet = make_sheet (0, cases[i].title);
      g_autofree char            *name = desmi_table_sheet_dup_file_name (sheet, ".xlsx");

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  cut = desmi_table_sheet_dup_file_name (last, ".xlsx");
  g_assert_cmpuint (strlen (cut), ==, 80 + strlen (".xlsx"));
}

typedef struct
{
  GMainLoop *loop;
  gboolean   saved;
  double     fraction;
  GError    *error;
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;

  saving->saved = desmi_table_sheet_save_finish (result, &saving->error);
  g_main_loop_quit (saving->loop);
}

static void
progress_cb (double fraction, const char *text, gpointer data)
{
  Saving *saving = data;

  saving->fraction = fraction;
}

static Saving
save (DesmiTableSheet *sheet, const char *path, GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Saving            saving = { .loop = g_main_loop_new (NULL, FALSE), .fraction = -1 };

  desmi_table_sheet_save_async (sheet, file, progress_cb, &saving, cancellable, saved_cb, &saving);
  g_main_loop_run (saving.loop);
  g_main_loop_unref (saving.loop);
  return saving;
}

static void
assert_only (const char *folder, const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *found;

  while ((found = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (found, ==, name);
}

static void
test_save (void)
{
  g_autoptr (DesmiTableSheet) sheet = make_sheet (3000, "Findings");
  g_autofree char            *folder = g_dir_make_tmp ("desmi-sheet-XXXXXX", NULL);
  g_autofree char            *path = g_build_filename (folder, "out.xlsx", NULL);
  g_autofree char            *nowhere = g_build_filename (folder, "no", "out.xlsx", NULL);
  g_autofree char            *content = NULL;
  g_autoptr (GCancellable)    cancellable = g_cancellable_new ();
  Saving                      saving = save (sheet, path, NULL);

  g_assert_no_error (saving.error);
  g_assert_true (saving.saved);
  g_assert_cmpfloat (saving.fraction, >=, 0);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "PK"));

  saving = save (sheet, nowhere, NULL);
  g_assert_error (saving.error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpstr (saving.error->message, ==, "the folder is not there any more.");
  g_clear_error (&saving.error);

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  saving = save (sheet, path, cancellable);
  g_assert_error (saving.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&saving.error);
  g_clear_pointer (&content, g_free);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");

  assert_only (folder, "out.xlsx");
  g_remove (path);
  g_rmdir (folder);
}

/* On a disk that is full the file stays that was there. */
static void
test_full_disk (void)
{
  g_autoptr (DesmiTableSheet) sheet = make_sheet (3000, "Findings");
  g_autofree char            *folder = g_dir_make_tmp ("desmi-sheet-XXXXXX", NULL);
  g_autofree char            *path = g_build_filename (folder, "out.xlsx", NULL);
  g_autofree char            *content = NULL;
  Saving                      saving;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  if (test_set_room (2000))
    {
      saving = save (sheet, path, NULL);
      test_set_room (0);
      g_assert_false (saving.saved);
      g_assert_nonnull (saving.error);
      g_clear_error (&saving.error);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, "before");
      assert_only (folder, "out.xlsx");
    }
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-sheet/facts", test_facts);
  g_test_add_func ("/table-sheet/whole", test_whole);
  g_test_add_func ("/table-sheet/names", test_names);
  g_test_add_func ("/table-sheet/save", test_save);
  g_test_add_func ("/table-sheet/full-disk", test_full_disk);
  return g_test_run ();
}
