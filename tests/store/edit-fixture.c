/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district file to edit, and the steps that its tests take. */
#include "edit-fixture.h"

void
edit_set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, data);
  fixture_add_regions (self, 3, 3);
  fixture_exec (
      self, "INSERT INTO official_programme VALUES ('desmigratif', 'D', 'D', 1, NULL);"
            "INSERT INTO official_pillar VALUES ('desmigratif', 1, 'P', 'P', 1, NULL);"
            "INSERT INTO official_indicator VALUES ('service_days', 1, 'desmigratif', 1, 'H', "
            "'S', 'days', 'higher', 'sum', 'sum', 1000, 1000),"
            "('served', 1, 'desmigratif', 1, 'W', 'R', 'orang', 'higher', 'sum', 'sum', 1000, "
            "1000), ('share', 1, 'desmigratif', 1, 'B', 'S', 'persen', 'higher', 'last', 'mean', "
            "1000, 1000);"
            "INSERT INTO official_reason VALUES ('budget', 'A', 'B', 1, NULL), "
            "('other', 'L', 'O', 1, NULL), ('no-officer', 'T', 'N', 1, NULL);"
            "INSERT INTO official_enrolment VALUES ('" OTHER "', 'desmigratif', 2018, NULL, NULL);"
            "INSERT INTO official_targets VALUES ('" OTHER "', 'service_days', '2023-Q1', 1000)");
}

void
reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  desmi_store_close (self->store);
  g_object_unref (self->store);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
}

DesmiFlow
make_flow (gint64 count)
{
  return (DesmiFlow){ .village = VILLAGE,
                      .month = "2023-11",
                      .direction = DESMI_DIRECTION_OUT,
                      .destination = "TWN",
                      .sector = "formal",
                      .occupation = "",
                      .gender = "F",
                      .scheme = "P2P",
                      .count = count };
}

void
apply (Fixture *self, DesmiEdit *edit)
{
  g_autoptr (GError) error = NULL;

  desmi_store_apply (self->store, edit, NULL, &error);
  g_assert_no_error (error);
  desmi_edit_unref (edit);
}

void
put_name (Fixture *self, const char *label, const char *name)
{
  DesmiEdit *edit = desmi_edit_new (label);

  desmi_edit_set_profile (edit, VILLAGE, "head_name", name);
  apply (self, edit);
}

void
put_count (Fixture *self, const char *label, gint64 count)
{
  DesmiEdit *edit = desmi_edit_new (label);
  DesmiFlow  flow = make_flow (count);

  desmi_edit_put_flow (edit, &flow);
  apply (self, edit);
}

void
assert_undo (Fixture *self, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *undone = desmi_store_undo (self->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, label);
}

void
assert_redo (Fixture *self, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *redone = desmi_store_redo (self->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, label);
}

char *
digest_all (Fixture *self)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char    *names = fixture_get_text (
         self, "SELECT group_concat (name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table'"
                  " AND name NOT IN ('history', 'history_area', 'register_number', 'meta')"
                  " AND name NOT GLOB 'search*' AND name NOT GLOB 'aside_*'"
                  " ORDER BY name)");
  g_auto (GStrv) tables = g_strsplit (names, ",", -1);
  /* what steps are called is of the history, though it lies among the facts of the file, and
   * whether a writer is at work is of no content */
  g_autofree char *facts
      = fixture_get_text (self, "SELECT group_concat (key || ' ' || value) FROM meta"
                                " WHERE key <> 'clean' AND key NOT GLOB 'label/*'");

  g_string_append_printf (all, "meta %s\n", facts);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *digest = desmi_store_table_digest (self->store, tables[i], &error);

      g_assert_no_error (error);
      g_string_append_printf (all, "%s %s\n", tables[i], digest);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

void
edit_make_version_4 (Fixture *self)
{
  fixture_exec (self, "DROP TABLE local_theme; DROP TABLE local_deck; DROP TABLE local_slide;"
                      "DROP TABLE local_slide_data;"
                      "DROP TABLE local_submitted;"
                      "DROP TABLE local_past_status; DROP TABLE aside_past_status;"
                      "PRAGMA user_version = 4");
}
