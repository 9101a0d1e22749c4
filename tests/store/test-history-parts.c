/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of the history by the part of the window that they touched. */
#include "history-fixture.h"

#include "store/desmi-history.h"

static void
assert_parts (Fixture *self, const char *part, const char *ids)
{
  history_assert_ids (self, "history-parts", part, ids);
}

/* Steps are told apart by the part of the window that they touched, undone ones too. */
static void
test_parts (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("laporan");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_REPORTED_MONTH, VILLAGE);
  g_autofree char       *undone = NULL;

  put_name (self, "nama", "Budi");
  put_count (self, "arus", 12);
  history_import (self, "impor", OTHER);
  desmi_entry_set (entry, "month", "2023-11");
  desmi_entry_set (entry, "direction", "out");
  desmi_edit_put_entry (edit, entry);
  g_assert_true (desmi_store_apply (self->store, edit, NULL, NULL));
  assert_parts (self, "villages", "1");
  assert_parts (self, "flows", "2 3 4");
  assert_parts (self, "pillars", "");
  undone = desmi_store_undo (self->store, NULL, NULL);
  assert_parts (self, "flows", "2 3 4");
  assert_parts (self, "quality", "");
}

/* An import is of the part where its rows were, also once all of them were changed by hand. */
static void
test_parts_of_lost_import (Fixture *self, gconstpointer data)
{
  history_import (self, "satu", OTHER);
  history_import (self, "dua", VILLAGE);
  put_name (self, "nama", "Budi");
  put_count (self, "arus", 12);
  put_count (self, "lagi", 13);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_flows WHERE batch = 2"), ==,
                   0);
  assert_parts (self, "flows", "1 2 4 5");
  assert_parts (self, "villages", "3");
  assert_parts (self, "pillars", "");
  /* what cannot be read bars nothing */
  fixture_exec (self, "UPDATE history SET changeset = x'5402000100' WHERE id = 3");
  assert_parts (self, "flows", "1 2 4 5");
}

static gboolean
is_of_presentations (const char *table)
{
  return g_str_has_prefix (table, "local_deck") || g_str_has_prefix (table, "local_slide")
         || g_str_has_prefix (table, "local_theme");
}

/* Every local table is shown by a part of the window, but for those that no page of its own has. */
static void
test_every_table (Fixture *self, gconstpointer data)
{
  static const char *const none[] = { "local_saved_view", "local_setting", NULL };
  g_autofree char         *names
      = fixture_get_text (self, "SELECT group_concat (name) FROM sqlite_schema WHERE "
                                "type = 'table' AND name GLOB 'local_*'");
  g_auto (GStrv) tables = g_strsplit (names, ",", -1);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_test_message ("%s", tables[i]);
      g_assert_true (g_strv_contains (none, tables[i]) || is_of_presentations (tables[i])
                     || desmi_history_find_part (tables[i]) != NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("history/parts", test_parts);
  ADD ("history/parts-of-lost-import", test_parts_of_lost_import);
  ADD ("history/every-table", test_every_table);
  return g_test_run ();
}
