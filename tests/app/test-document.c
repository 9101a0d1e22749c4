/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as lists show them, and what is proposed for files. */
#include "app/desmi-document.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static DesmiTable *
make_contents (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("attachments");

  desmi_table_builder_add_column (builder, "sha256", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "size", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "media_type", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "aa", NULL);
  desmi_table_builder_set_int (builder, 1, 1234567);
  desmi_table_builder_set_text (builder, 2, "image/jpeg", NULL);
  return desmi_table_builder_end (builder);
}

static void
add_document (DesmiTableBuilder *builder,
              gint64             id,
              const char        *kind,
              const char        *day,
              const char        *sha256)
{
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "32.12.16.2004", NULL);
  desmi_table_builder_set_int (builder, 1, id);
  desmi_table_builder_set_text (builder, 2, kind, strcmp (kind, "photo") == 0 ? "Foto" : "SK");
  desmi_table_builder_set_text (builder, 3, day, NULL);
  desmi_table_builder_set_text (builder, 4, sha256, NULL);
  desmi_table_builder_set_text (builder, 7, id == 1 ? "2023-Q4" : NULL, NULL);
}

static DesmiTable *
make_documents (void)
{
  static const char *const columns[]
      = { "kind", "day", "sha256", "pillar", "indicator", "period", "title" };
  DesmiTableBuilder *builder = desmi_table_builder_new ("document");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "id", DESMI_COLUMN_COUNT);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    desmi_table_builder_add_column (builder, columns[i], DESMI_COLUMN_TEXT);
  add_document (builder, 1, "photo", "2023-11-25", "aa");
  add_document (builder, 2, "decree", NULL, "bb");
  add_document (builder, 3, "photo", "2024-02-01", "aa");
  return desmi_table_builder_end (builder);
}

static void
test_list (void)
{
  g_autoptr (DesmiTable) documents = make_documents (), contents = make_contents ();
  g_autoptr (GPtrArray)  all = desmi_document_list (documents, contents, NULL),
                        photos = desmi_document_list (documents, contents, "photo");
  g_autofree char *facts = NULL, *bare = NULL;

  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (desmi_document_get_id (all->pdata[0]), ==, 3);
  g_assert_cmpint (desmi_document_get_id (all->pdata[2]), ==, 2);
  g_assert_cmpuint (photos->len, ==, 2);
  facts = desmi_document_dup_facts (all->pdata[1], desmi_locale_get_indonesian ());
  g_assert_true (g_str_has_prefix (facts, "Foto · "));
  g_assert_nonnull (strstr (facts, "1,2\xc2\xa0MB"));
  g_assert_nonnull (strstr (facts, "2023"));
  /* the content of another is not in the file */
  bare = desmi_document_dup_facts (all->pdata[2], desmi_locale_get_indonesian ());
  g_assert_cmpstr (bare, ==, "SK");
  g_assert_null (desmi_document_get_media_type (all->pdata[2]));
  g_assert_true (desmi_document_equal (all->pdata[0], photos->pdata[0]));
  g_assert_false (desmi_document_equal (all->pdata[0], all->pdata[1]));
}

static void
test_size (void)
{
  g_autofree char *small = desmi_document_format_size (3, desmi_locale_get_indonesian ()),
                  *edge = desmi_document_format_size (999499, desmi_locale_get_indonesian ()),
                  *large = desmi_document_format_size (999500, desmi_locale_get_indonesian ());

  g_assert_cmpstr (small, ==, "1\xc2\xa0kB");
  g_assert_cmpstr (edge, ==, "999\xc2\xa0kB");
  g_assert_cmpstr (large, ==, "1,0\xc2\xa0MB");
}

static GFile *
write_file (const char *folder, const char *name)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "abc", 3, &error));
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
assert_proposal (const char *folder, const char *name, const char *kind, const char *title)
{
  g_autoptr (GFile)         file = write_file (folder, name);
  g_autoptr (GError)        error = NULL;
  g_autoptr (DesmiProposal) proposal = desmi_proposal_new (file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (proposal->kind, ==, kind);
  g_assert_cmpstr (proposal->title, ==, title);
  g_assert_cmpstr (proposal->file_name, ==, name);
  g_assert_cmpint (proposal->size, ==, 3);
  g_assert_nonnull (proposal->day);
  g_file_delete (file, NULL, NULL);
}

static void
test_propose (void)
{
  g_autofree char   *folder = g_dir_make_tmp ("desmi-document-XXXXXX", NULL);
  g_autoptr (GFile)  missing = NULL;
  g_autofree char   *path = g_build_filename (folder, "hilang.pdf", NULL);
  g_autoptr (GError) error = NULL;

  assert_proposal (folder, "IMG_0012.JPG", "photo", "IMG 0012");
  assert_proposal (folder, "BAST_2023.pdf", "handover", "BAST 2023");
  assert_proposal (folder, "SK Kepala Desa.docx", "decree", "SK Kepala Desa");
  /* a word within a word is none */
  assert_proposal (folder, "risk.pdf", "other", "risk");
  assert_proposal (folder, ".perdes", "regulation", ".perdes");
  missing = g_file_new_for_path (path);
  g_assert_null (desmi_proposal_new (missing, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO);
  g_rmdir (folder);
}

static void
assert_day (const char *text, const char *wanted)
{
  g_autofree char *day = desmi_proposal_read_day (text);

  g_assert_cmpstr (day, ==, wanted);
}

static void
test_day (void)
{
  assert_day ("2023-11-25", "2023-11-25");
  assert_day (" 25/11/2023 ", "2023-11-25");
  assert_day ("5.1.2023", "2023-01-05");
  assert_day ("31/2/2023", NULL);
  assert_day ("25/11", NULL);
  assert_day ("x/y/z", NULL);
  assert_day ("25/11/23", NULL);
}

/* Papers and pictures are opened by a click, whatever could run is not. */
static void
test_safe_names (void)
{
  static const char *const safe[] = { "SK 2023.pdf", "foto.JPG", "a.b.docx", "daftar.csv" };
  static const char *const unsafe[]
      = { "foto.exe", "foto.jpg.lnk", "laporan.js", "pdf", "x.bat", "x.", "", "x.desktop" };

  for (gsize i = 0; i < G_N_ELEMENTS (safe); i++)
    g_assert_true (desmi_document_name_is_safe (safe[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_false (desmi_document_name_is_safe (unsafe[i]));
}

static DesmiEntry *
new_entry (const char *title, const char *programme, const char *pillar, const char *indicator)
{
  DesmiEntry *entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, "32.12.16.2004");

  desmi_entry_set_id (entry, 4);
  desmi_entry_set (entry, "title", title);
  desmi_entry_set (entry, "notes", title != NULL ? "Catatan " : NULL);
  desmi_entry_set (entry, "programme", programme);
  desmi_entry_set (entry, "pillar", pillar);
  desmi_entry_set (entry, "indicator", indicator);
  return entry;
}

static guint
count_set (const DesmiEntry *entry)
{
  guint n = 0;

  for (guint i = 1; i < desmi_register_get (DESMI_REGISTER_DOCUMENT)->n_fields; i++)
    n += desmi_entry_is_set (entry, i) ? 1 : 0;
  return n;
}

/* Only what somebody changed is written; a form shows the indicator of what is evidence of a pillar
 * as well, and takes the pillar away only with it. */
static void
test_change (void)
{
  g_autoptr (DesmiEntry) seen = new_entry ("BAST", "desmigratif", "1", "served");
  g_autoptr (DesmiEntry) same = new_entry ("BAST", NULL, NULL, "served");
  g_autoptr (DesmiEntry) titled = new_entry ("LPJ", NULL, NULL, "served");
  g_autoptr (DesmiEntry) moved = new_entry ("BAST", "desmigratif", "2", NULL);
  g_autoptr (DesmiEntry) none = NULL, change = NULL, before = NULL, other = NULL, old = NULL;
  const int              title = desmi_register_find_field (DESMI_REGISTER_DOCUMENT, "title");

  desmi_entry_set (same, "notes", "Catatan");
  g_assert_null (desmi_document_new_change (seen, same, &none));
  g_assert_null (none);
  change = desmi_document_new_change (seen, titled, &before);
  g_assert_cmpuint (count_set (change), ==, 1);
  g_assert_cmpuint (count_set (before), ==, 1);
  g_assert_cmpint (desmi_entry_get_id (change), ==, 4);
  g_assert_cmpstr (desmi_entry_get (change, (guint) title), ==, "LPJ");
  g_assert_cmpstr (desmi_entry_get (before, (guint) title), ==, "BAST");
  /* a pillar and its programme go into the file together */
  other = desmi_document_new_change (seen, moved, &old);
  g_assert_cmpuint (count_set (other), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/document/list", test_list);
  g_test_add_func ("/app/document/size", test_size);
  g_test_add_func ("/app/document/propose", test_propose);
  g_test_add_func ("/app/document/day", test_day);
  g_test_add_func ("/app/document/change", test_change);
  g_test_add_func ("/app/document/safe-names", test_safe_names);
  return g_test_run ();
}
