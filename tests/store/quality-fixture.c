/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file in which a rule about the data finds something, and one in which it does not. */
#include "quality-fixture.h"

#include "core/desmi-clock.h"
#include "core/desmi-locale.h"

void
quality_set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, data);
  fixture_add_regions (self, 2, 3);
  fixture_exec (self,
                "INSERT INTO official_programme VALUES ('desmigratif', 'D', 'D', 1, '2017');"
                "INSERT INTO official_reason VALUES ('funds', 'Dana', 'Funds', 1, '2017');"
                "INSERT INTO official_indicator VALUES ('served', 1, 'desmigratif', 1, 'Dilayani', "
                "'Served', 'orang', 'higher', 'sum', 'sum', 1000, 1000), ('trouble', 1, "
                "'desmigratif', 1, 'Masalah', 'Trouble', 'orang', 'lower', 'sum', 'sum', 1000, "
                "1000), ('anggota_koperasi', 1, 'desmigratif', 4, 'Anggota', 'Members', 'orang', "
                "'higher', 'last', 'sum', 1000, 1000)");
  desmi_clock_hold (QUALITY_NOW);
}

void
quality_tear_down (Fixture *self, gconstpointer data)
{
  desmi_clock_hold (0);
  fixture_tear_down (self, data);
}

DesmiTable *
quality_look (Fixture *self, const char *what, const char *area)
{
  g_autoptr (GError) error = NULL;
  DesmiTable        *table
      = desmi_store_lookup (self->store, what, area, desmi_locale_get_english (), NULL, &error);

  g_assert_no_error (error);
  return table;
}

const char *
quality_get (DesmiTable *table, guint row, const char *column)
{
  return desmi_table_get_text (table, row, (guint) desmi_table_find_column (table, column));
}

char *
quality_describe (DesmiTable *table)
{
  GString *out = g_string_new (NULL);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    g_string_append_printf (out, "%s %s %s %s %s: %s\n", quality_get (table, r, "kind"),
                            quality_get (table, r, "finding"), quality_get (table, r, "village"),
                            quality_get (table, r, "subject"), quality_get (table, r, "value"),
                            quality_get (table, r, "message"));
  return g_string_free (out, FALSE);
}

void
quality_accept_first (Fixture *self, DesmiTable *table)
{
  static const char *const fields[] = { "finding", "subject", "value" };
  DesmiEdit               *edit = desmi_edit_new ("Accept");
  g_autoptr (DesmiEntry)   entry
      = desmi_entry_new (DESMI_REGISTER_ACCEPTANCE, quality_get (table, 0, "village"));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    desmi_entry_set (entry, fields[i], quality_get (table, 0, fields[i]));
  desmi_entry_set (entry, "why", "Looked at the list of the village");
  desmi_entry_set (entry, "day", "2024-02-03");
  desmi_entry_set (entry, "by", "Ibu Wati");
  desmi_edit_put_entry (edit, entry);
  apply (self, edit);
}

/* Found, accepted, taken back, and accepted no more when the value is another. */
void
quality_test_case (Fixture *self, gconstpointer data)
{
  const QualityCase     *c = data;
  g_autoptr (DesmiTable) well = NULL, wrong = NULL, accepted = NULL, back = NULL, other = NULL;
  g_autofree char       *before = NULL, *found = NULL;

  fixture_exec (self, "%s", c->well);
  well = quality_look (self, "quality", NULL);
  before = quality_describe (well);
  g_assert_cmpstr (before, ==, "");
  fixture_exec (self, "%s", c->wrong);
  wrong = quality_look (self, "quality", NULL);
  found = quality_describe (wrong);
  g_test_message ("%s", found);
  g_assert_true (g_str_has_prefix (found, c->found));
  g_assert_cmpuint (desmi_table_get_n_rows (wrong), ==, 1);
  g_assert_null (quality_get (wrong, 0, "why"));
  quality_accept_first (self, wrong);
  accepted = quality_look (self, "quality", NULL);
  g_assert_cmpstr (quality_get (accepted, 0, "why"), ==, "Looked at the list of the village");
  g_assert_cmpstr (quality_get (accepted, 0, "day"), ==, "2024-02-03");
  g_assert_cmpstr (quality_get (accepted, 0, "by"), ==, "Ibu Wati");
  assert_undo (self, "Accept");
  back = quality_look (self, "quality", NULL);
  g_assert_null (quality_get (back, 0, "why"));
  assert_redo (self, "Accept");
  fixture_exec (self, "UPDATE local_acceptance SET value = value || '0'");
  other = quality_look (self, "quality", NULL);
  g_assert_null (quality_get (other, 0, "why"));
}
