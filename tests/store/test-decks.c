/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations as rows of the district file: kept, refused, told in the history; the pictures on
 * them stay as long as a slide, or a step of the history, names them. */
#include "edit-fixture.h"

#include "store/desmi-attachment.h"
#include "store/desmi-register.h"

#include "core/desmi-clock.h"

#include <string.h>

#define DISTRICT "32.12"
#define DECK "5b1c9a34-0001"
#define SLIDE "77d0a3f2-0001"
#define THEME "c0ffee11-0001"

static DesmiEntry *
new_deck (const char *name)
{
  DesmiEntry *entry = desmi_entry_new (DESMI_REGISTER_DECK, DISTRICT);

  desmi_entry_set (entry, "deck", DECK);
  desmi_entry_set (entry, "name", name);
  return entry;
}

static DesmiEntry *
new_slide (const char *title, const char *spec)
{
  DesmiEntry *entry = desmi_entry_new (DESMI_REGISTER_SLIDE, DISTRICT);

  desmi_entry_set (entry, "deck", DECK);
  desmi_entry_set (entry, "slide", SLIDE);
  desmi_entry_set (entry, "kind", "chart");
  desmi_entry_set (entry, "title", title);
  desmi_entry_set (entry, "spec", spec);
  return entry;
}

static void
put (Fixture *self, const char *label, DesmiEntry *entry)
{
  DesmiEdit *edit = desmi_edit_new (label);

  desmi_edit_put_entry (edit, entry);
  apply (self, edit);
  desmi_entry_free (entry);
}

/* What the newest step tells of @table: subject, field and value after, of its last row. */
static char *
tell_last (Fixture *self)
{
  g_autoptr (GError)     error = NULL;
  g_autofree char       *step = fixture_get_text (self, "SELECT max (id) FROM history");
  g_autoptr (DesmiTable) table = desmi_store_lookup (self->store, "history-changes", step,
                                                     desmi_locale_get_english (), NULL, &error);
  guint                  last;

  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), >, 0);
  last = desmi_table_get_n_rows (table) - 1;
  return g_strdup_printf (
      "%s|%s|%s|%s", desmi_table_get_text (table, last, 1), desmi_table_get_text (table, last, 2),
      desmi_table_get_text (table, last, 3), desmi_table_get_text (table, last, 5));
}

/* The command line tells steps with their changes as one text. */
static void
assert_no_codes (Fixture *self, const char *wanted)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (self->store, "history", NULL,
                                                     desmi_locale_get_english (), NULL, &error);
  guint                  column;
  gboolean               found = FALSE;

  g_assert_no_error (error);
  column = (guint) desmi_table_find_column (table, "details");
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *details = desmi_table_get_text (table, r, column);

      if (details == NULL)
        continue;
      g_assert_null (strstr (details, DECK));
      g_assert_null (strstr (details, SLIDE));
      g_assert_null (strstr (details, THEME));
      found = found || strstr (details, wanted) != NULL;
    }
  g_assert_true (found);
}

/* The codes of decks and slides are for the file; people read names. */
static void
test_history (Fixture *self, gconstpointer data)
{
  g_autofree char *told = NULL;
  DesmiEntry      *theme = desmi_entry_new (DESMI_REGISTER_THEME, DISTRICT);
  DesmiEntry      *deck = new_deck ("Rapat Desember");

  put (self, "Presentasi", new_deck ("Rapat Desember"));
  told = tell_last (self);
  g_assert_cmpstr (told, ==, "Presentations|Rapat Desember|Name|Rapat Desember");
  put (self, "Salindia", new_slide ("Ke mana", "{\"v\":1}"));
  g_free (told);
  told = tell_last (self);
  g_assert_cmpstr (told, ==, "Slides|Rapat Desember, 1. Ke mana|Content|…");
  assert_no_codes (self, "Rapat Desember, 1. Ke mana, ");
  assert_undo (self, "Salindia");
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_slide"), ==, 0);
  g_free (told);
  told = tell_last (self);
  g_assert_cmpstr (told, ==, "Slides|Rapat Desember|Content|…");
  desmi_entry_set (theme, "theme", THEME);
  desmi_entry_set (theme, "name", "Dinas");
  put (self, "Tema", theme);
  desmi_entry_set (deck, "theme", THEME);
  put (self, "Presentasi", deck);
  g_free (told);
  told = tell_last (self);
  g_assert_cmpstr (told, ==, "Presentations|Rapat Desember|Theme|Dinas");
  assert_no_codes (self, "Rapat Desember, Theme: – → Dinas");
}

/* What a slide is, in the reader's language; of a newer version, as that calls it. */
static void
test_kinds (Fixture *self, gconstpointer data)
{
  g_autofree char *told = NULL;
  DesmiEntry      *slide = new_slide (NULL, NULL);

  put (self, "Presentasi", new_deck ("Rapat Desember"));
  desmi_entry_set (slide, "kind", "decisions");
  put (self, "Salindia", slide);
  told = tell_last (self);
  g_assert_cmpstr (
      told, ==, "Slides|Rapat Desember, 1. Decisions and next steps|Kind|Decisions and next steps");
  slide = new_slide (NULL, NULL);
  desmi_entry_set (slide, "kind", "hologram");
  put (self, "Salindia", slide);
  g_free (told);
  told = tell_last (self);
  g_assert_cmpstr (told, ==, "Slides|Rapat Desember, 1. hologram|Kind|hologram");
}

/* Numbers in what a person wrote are told by their names, not as the file keeps them. */
static void
test_numbers (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *title, *told;
  } cases[] = {
    { "{{departures 2023}} berangkat", "[Departures · 2023] berangkat" },
    { "{{remittances full}}, {{villages 2023-Q4}}",
      "[Remittances], [Active Desmigratif villages · Q4 2023]" },
    { "{{indicator:nothing}} dan {{flying}}", "[nothing] dan [flying]" },
    { "{{}} dan {{belum", "[] dan {{belum" },
  };

  put (self, "Presentasi", new_deck ("Rapat Desember"));
  put (self, "Salindia", new_slide ("Ke mana", "{\"v\":1}"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = NULL, *wanted = NULL;
      DesmiEntry      *slide = new_slide (cases[i].title, "{\"v\":1}");

      put (self, "Judul", slide);
      told = tell_last (self);
      wanted
          = g_strdup_printf ("Slides|Rapat Desember, 1. %s|Title|%s", cases[i].told, cases[i].told);
      g_assert_cmpstr (told, ==, wanted);
      assert_no_codes (self, cases[i].told);
    }
}

static void
assert_refused (Fixture *self, DesmiEntry *entry, const char *words)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Salah");
  g_autoptr (GError)    error = NULL;

  desmi_edit_put_entry (edit, entry);
  desmi_entry_free (entry);
  g_assert_false (desmi_store_apply (self->store, edit, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *much = g_strnfill (4000000, 'a');
  g_autofree char *json = g_strdup_printf ("\"%s\"", much);
  DesmiEntry      *deck = new_deck ("Rapat");

  assert_refused (self, new_slide ("Ke mana", "{v:1}"), "is no JSON");
  assert_refused (self, new_slide ("Ke mana", "{\"v\":\"\xff\"}"), "UTF-8");
  assert_refused (self, new_slide ("Ke mana", json), "too much on it");
  desmi_entry_set (deck, "audience", "press");
  assert_refused (self, deck, "internal, forum, public");
  deck = new_deck (NULL);
  assert_refused (self, deck, "may not be empty");
}

static char *
attach (Fixture *self, const char *text)
{
  g_autofree char   *path = g_build_filename (self->folder, text, NULL);
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char              *sha256;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  sha256 = desmi_store_attach (self->store, file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return sha256;
}

static gint64
count_left (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  fixture_exec (self, "UPDATE attachment SET stored = '2020-01-01T00:00:00Z'");
  g_assert_true (desmi_store_tidy (self->store, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return fixture_get_int (self, "SELECT count (*) FROM attachment");
}

/* Tidying keeps what is on a slide or is a logo, and what undo could bring back there. */
static void
test_pictures (Fixture *self, gconstpointer data)
{
  g_autofree char *photo = attach (self, "photo"), *logo = attach (self, "logo");
  DesmiEntry      *slide = new_slide ("Foto", "{}");
  DesmiEntry      *theme = desmi_entry_new (DESMI_REGISTER_THEME, DISTRICT);

  g_free (attach (self, "loose"));
  desmi_entry_set (slide, "sha256", photo);
  put (self, "Foto", slide);
  desmi_entry_set (theme, "theme", "t1");
  desmi_entry_set (theme, "name", "Disnaker");
  desmi_entry_set (theme, "sha256", logo);
  put (self, "Tema", theme);
  g_assert_cmpint (count_left (self), ==, 2);
  slide = new_slide ("Foto", "{}");
  desmi_entry_set (slide, "sha256", NULL);
  put (self, "Tanpa foto", slide);
  g_assert_cmpint (count_left (self), ==, 2);
  fixture_exec (self, "UPDATE history SET state = 'dropped'");
  g_assert_cmpint (count_left (self), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("decks/history", test_history);
  ADD ("decks/kinds", test_kinds);
  ADD ("decks/numbers", test_numbers);
  ADD ("decks/refused", test_refused);
  ADD ("decks/pictures", test_pictures);
  return g_test_run ();
}
