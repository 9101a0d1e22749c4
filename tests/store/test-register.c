/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registers: their columns in the file, what goes in and comes out, what is refused, and the
 * way back. */
#include "edit-fixture.h"

#include "store/desmi-register.h"

#include "core/desmi-clock.h"
#include "core/desmi-cooperative.h"

#include <string.h>

/* A value that the field takes. */
static const char *
pick_value (const DesmiRegisterField *field)
{
  static const char *const values[] = {
    [DESMI_FIELD_LINE] = "Balai Desa",
    [DESMI_FIELD_LINES] = "satu\ndua",
    [DESMI_FIELD_NUMBER] = "1.204",
    [DESMI_FIELD_EMAIL] = "desa@contoh.id",
    [DESMI_FIELD_AREA] = VILLAGE,
    [DESMI_FIELD_IDR] = "Rp 1.250.000",
    [DESMI_FIELD_MILLI] = "12,5",
    [DESMI_FIELD_DAY] = "2023-11-25",
    [DESMI_FIELD_MONTH] = "2023-11",
    [DESMI_FIELD_QUARTER] = "2023-Q4",
    [DESMI_FIELD_PERIOD] = "2023",
    [DESMI_FIELD_YEAR] = "2022",
    [DESMI_FIELD_LATITUDE] = "-6,3241",
    [DESMI_FIELD_LONGITUDE] = "108.324112",
    [DESMI_FIELD_PROGRAMME] = "desmigratif",
    [DESMI_FIELD_PILLAR] = "1",
    [DESMI_FIELD_INDICATOR] = "served",
    [DESMI_FIELD_COUNTRY] = "TWN",
    [DESMI_FIELD_JSON] = "{\"v\":1}",
    [DESMI_FIELD_GROUP] = "1",
    [DESMI_FIELD_REASON] = "other",
  };

  return field->kind == DESMI_FIELD_WORD ? field->words[0].code : values[field->kind];
}

/* As a table shows it. */
static const char *
pick_display (const DesmiRegisterField *field)
{
  static const char *const displays[] = {
    [DESMI_FIELD_NUMBER] = "1.204",
    [DESMI_FIELD_IDR] = "Rp\xc2\xa0"
                        "1.250.000",
    [DESMI_FIELD_MILLI] = "12,5",
    [DESMI_FIELD_LATITUDE] = "-6.324100",
    [DESMI_FIELD_LONGITUDE] = "108.324112",
  };

  if (field->kind < G_N_ELEMENTS (displays) && displays[field->kind] != NULL)
    return displays[field->kind];
  return NULL;
}

static DesmiEntry *
make_full (DesmiRegister reg)
{
  const DesmiRegisterType *type = desmi_register_get (reg);
  DesmiEntry              *entry = desmi_entry_new (reg, VILLAGE);

  for (guint i = 1; i < type->n_fields; i++)
    desmi_entry_set (entry, type->fields[i].name, pick_value (&type->fields[i]));
  return entry;
}

static void
put (Fixture *self, const DesmiEntry *entry, const char *label)
{
  DesmiEdit *edit = desmi_edit_new (label);

  desmi_edit_put_entry (edit, entry);
  apply (self, edit);
}

static DesmiTable *
look_up (Fixture *self, DesmiRegister reg, const char *area)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *name = g_strconcat ("register-", desmi_register_get (reg)->name, NULL);
  DesmiTable        *table
      = desmi_store_lookup (self->store, name, area, desmi_locale_get_indonesian (), NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
add_group (Fixture *self)
{
  g_autoptr (DesmiEntry) group = desmi_entry_new (DESMI_REGISTER_GROUP, VILLAGE);

  desmi_entry_set (group, "name", "Melati");
  desmi_entry_set (group, "state", "active");
  put (self, group, "Kelompok");
}

/* The columns of the file are those of the register, in its order, after them the number. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  for (guint r = 0; r < DESMI_N_REGISTERS; r++)
    {
      const DesmiRegisterType *type = desmi_register_get ((DesmiRegister) r);
      g_autoptr (GString)      wanted = g_string_new (NULL);
      g_autofree char         *sql = g_strdup_printf (
                  "SELECT group_concat (name || iif (pk, '*', ''), ' ') FROM pragma_table_info ('%s')"
                          " WHERE name <> 'batch'",
                  type->table);
      g_autofree char *found = fixture_get_text (self, sql);

      for (guint i = 0; i < type->n_fields; i++)
        {
          g_string_append_printf (wanted, "%s%s%s", i > 0 ? " " : "", type->fields[i].name,
                                  (type->fields[i].flags & DESMI_FIELD_KEY) != 0 ? "*" : "");
          if (i == 0 && type->has_id)
            g_string_append (wanted, " id*");
        }
      g_assert_cmpstr (found, ==, wanted->str);
    }
}

static void
test_names (void)
{
  DesmiRegister reg;

  for (guint i = 0; i < DESMI_N_REGISTERS; i++)
    {
      g_assert_true (desmi_register_from_name (desmi_register_get ((DesmiRegister) i)->name, &reg));
      g_assert_cmpint (reg, ==, (int) i);
    }
  g_assert_false (desmi_register_from_name ("persons", &reg));
  g_assert_cmpint (desmi_register_find_field (DESMI_REGISTER_PERSON, "until"), ==, 7);
  g_assert_cmpint (desmi_register_find_field (DESMI_REGISTER_PERSON, "nik"), ==, -1);
}

/* The register's stages are those that charts know, in their order. */
static void
test_stages (void)
{
  int                       field = desmi_register_find_field (DESMI_REGISTER_COOPERATIVE, "stage");
  const DesmiRegisterField *stage = &desmi_register_get (DESMI_REGISTER_COOPERATIVE)->fields[field];

  for (guint i = 0; i < DESMI_N_COOPERATIVE_STAGES; i++)
    {
      g_assert_cmpstr (stage->words[i].code, ==,
                       desmi_cooperative_stage_to_code ((DesmiCooperativeStage) i));
      g_assert_cmpstr (
          desmi_register_field_word_name (stage, stage->words[i].code, desmi_locale_get_english ()),
          ==,
          desmi_cooperative_stage_name ((DesmiCooperativeStage) i, desmi_locale_get_english ()));
    }
  g_assert_null (stage->words[DESMI_N_COOPERATIVE_STAGES].code);
}

static void
assert_cells (DesmiTable *table, const DesmiRegisterType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const DesmiRegisterField *field = &type->fields[i];
      int                       column = desmi_table_find_column (table, field->name);
      const char               *display = pick_display (field);
      g_autofree char          *shown
          = desmi_table_dup_display (table, 0, (guint) column, desmi_locale_get_indonesian ());

      g_assert_cmpint (column, >=, 0);
      if (display != NULL)
        g_assert_cmpstr (shown, ==, display);
      else
        g_assert_cmpstr (desmi_table_get_text (table, 0, (guint) column), ==, pick_value (field));
    }
}

/* Each register with every field filled: as read, changed by one field, taken out, and all of it
 * back again. */
static void
test_every_register (Fixture *self, gconstpointer data)
{
  add_group (self);
  for (guint r = 0; r < DESMI_N_REGISTERS; r++)
    {
      const DesmiRegisterType *type = desmi_register_get ((DesmiRegister) r);
      g_autofree char         *before = digest_all (self);
      g_autofree char         *full = NULL, *emptied = NULL;
      g_autoptr (DesmiEntry)   entry = make_full ((DesmiRegister) r);
      g_autoptr (DesmiTable)   table = NULL;
      gint64                   id = r == DESMI_REGISTER_GROUP ? 2 : 1;
      DesmiEdit               *edit;

      put (self, entry, "Isi");
      full = digest_all (self);
      g_assert_cmpstr (full, !=, before);
      table = look_up (self, (DesmiRegister) r, VILLAGE);
      if (r != DESMI_REGISTER_GROUP)
        {
          g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 1);
          assert_cells (table, type);
        }
      if (type->has_id)
        desmi_entry_set_id (entry, id);
      edit = desmi_edit_new ("Hapus");
      desmi_edit_delete_entry (edit, entry);
      apply (self, edit);
      emptied = digest_all (self);
      g_assert_cmpstr (emptied, ==, before);
      assert_undo (self, "Hapus");
      g_free (emptied);
      emptied = digest_all (self);
      g_assert_cmpstr (emptied, ==, full);
      assert_undo (self, "Isi");
      g_free (emptied);
      emptied = digest_all (self);
      g_assert_cmpstr (emptied, ==, before);
      assert_redo (self, "Isi");
      g_free (emptied);
      emptied = digest_all (self);
      g_assert_cmpstr (emptied, ==, full);
    }
}

/* Numbers go on within a village; a change touches what it sets and nothing else; the same once
 * more is no step. */
static void
test_update (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_PERSON, VILLAGE);
  g_autoptr (DesmiEntry) change = desmi_entry_new (DESMI_REGISTER_PERSON, VILLAGE);
  g_autoptr (DesmiTable) table = NULL;
  g_autofree char       *names = NULL;

  desmi_entry_set (entry, "role", "officer");
  desmi_entry_set (entry, "name", "Siti");
  desmi_entry_set (entry, "phone", "0812");
  put (self, entry, "Siti");
  desmi_entry_set (entry, "name", "Budi");
  put (self, entry, "Budi");
  desmi_entry_set_id (change, 2);
  desmi_entry_set (change, "until", "2024-06-30");
  put (self, change, "Selesai");
  put (self, change, "Lagi");
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "Selesai");
  names
      = fixture_get_text (self, "SELECT group_concat (id || name || phone || coalesce (until, ''))"
                                " FROM local_person");
  g_assert_cmpstr (names, ==, "1Siti0812,2Budi08122024-06-30");
  table = look_up (self, DESMI_REGISTER_PERSON, "32.12");
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 2), ==, "officer");
  g_assert_cmpstr (desmi_table_get_label (table, 0, 2), ==,
                   desmi_locale_text (desmi_locale_get_indonesian (), "Officer"));
}

/* One village's rows are not those of another whose code begins alike, nor of the district. */
static void
test_areas (Fixture *self, gconstpointer data)
{
  static const char *const areas[] = { "32.12", VILLAGE, "32.12.01.2002", OTHER };
  static const struct
  {
    const char *area;
    guint       n;
  } cases[] = { { NULL, 4 }, { "32.12", 4 }, { "32.12.01", 2 }, { VILLAGE, 1 }, { "32.1", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_PERSON, areas[i]);

      desmi_entry_set (entry, "role", "contact");
      desmi_entry_set (entry, "name", "Camat");
      put (self, entry, "Kontak");
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiTable) table = look_up (self, DESMI_REGISTER_PERSON, cases[i].area);

      g_assert_cmpuint (desmi_table_get_n_rows (table), ==, cases[i].n);
    }
}

/* Products outlive their group, and undo brings both the group and its name on them back. */
static void
test_group_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiEntry) product = desmi_entry_new (DESMI_REGISTER_PRODUCT, VILLAGE);
  g_autoptr (DesmiEntry) group = desmi_entry_new (DESMI_REGISTER_GROUP, VILLAGE);
  DesmiEdit             *edit = desmi_edit_new ("Bubar");

  add_group (self);
  desmi_entry_set (product, "name", "Keripik");
  desmi_entry_set (product, "group_id", "1");
  put (self, product, "Produk");
  desmi_entry_set_id (group, 1);
  desmi_edit_delete_entry (edit, group);
  apply (self, edit);
  g_assert_cmpint (
      fixture_get_int (self, "SELECT count (*) FROM local_product WHERE group_id IS NULL"), ==, 1);
  assert_undo (self, "Bubar");
  g_assert_cmpint (fixture_get_int (self, "SELECT group_id FROM local_product"), ==, 1);
}

/* The furthest cooperative of the register goes before the words of the profile. */
static void
test_cooperative (Fixture *self, gconstpointer data)
{
  static const char *const stages[] = { "dissolved", "deed", "inactive" };
  g_autoptr (DesmiTable)   table = NULL;
  g_autoptr (GError)       error = NULL;
  DesmiEdit               *edit = desmi_edit_new ("Profil");

  desmi_edit_set_profile (edit, VILLAGE, "cooperative", "Rencana");
  desmi_edit_set_profile (edit, OTHER, "cooperative", "Aktif sejak 2020");
  apply (self, edit);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_COOPERATIVE, VILLAGE);

      desmi_entry_set (entry, "name", stages[i]);
      desmi_entry_set (entry, "form", "cooperative");
      desmi_entry_set (entry, "stage", stages[i]);
      put (self, entry, "Koperasi");
    }
  table = desmi_store_lookup (self->store, "cooperatives", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 1), ==, "deed");
  g_assert_cmpstr (desmi_table_get_text (table, 1, 1), ==, "active");
}

/* The history names fields and words as forms do. */
static void
test_history (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;
  const char            *details;

  add_group (self);
  table = desmi_store_lookup (self->store, "history", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  details = desmi_table_get_text (table, 0, 7);
  g_assert_nonnull (strstr (details, "State: – → In operation"));
  g_assert_nonnull (strstr (details, "Group of producers: – → Melati"));
}

/* Which register, which field, a value, and a part of the sentence. */
static const struct
{
  DesmiRegister reg;
  const char   *field;
  const char   *value;
  const char   *part;
} refused[] = {
  { DESMI_REGISTER_PERSON, "role", "boss", "coordinator" },
  { DESMI_REGISTER_PERSON, "name", NULL, "may not be empty" },
  { DESMI_REGISTER_PERSON, "name", "\xff", "UTF-8" },
  { DESMI_REGISTER_PERSON, "email", "siti", "e-mail" },
  { DESMI_REGISTER_PERSON, "since", "25/11/2023", "2023-11-25" },
  { DESMI_REGISTER_PERSON, "since", "2023-02-30", "2023-11-25" },
  { DESMI_REGISTER_SERVICE, "latitude_e6", "91", "degrees" },
  { DESMI_REGISTER_SERVICE, "latitude_e6", "enam", "degrees" },
  { DESMI_REGISTER_SERVICE, "longitude_e6", "1e2", "degrees" },
  { DESMI_REGISTER_SERVICE, "desk", "maybe", "yes, no" },
  { DESMI_REGISTER_DOCUMENT, "pillar", "9", "no pillar" },
  { DESMI_REGISTER_DOCUMENT, "programme", NULL, "needs its programme" },
  { DESMI_REGISTER_VISIT, "month", "2023-13", "2023-11" },
  { DESMI_REGISTER_VISIT, "month", "1999-12", "before the year 2000" },
  { DESMI_REGISTER_VISIT, "women", "-1", "whole number" },
  { DESMI_REGISTER_VISIT, "women", "1,5", "whole number" },
  { DESMI_REGISTER_VISIT, "women", "banyak", "banyak" },
  { DESMI_REGISTER_PRODUCT, "group_id", "7", "no group" },
  { DESMI_REGISTER_PRODUCT, "price_idr", "satu juta", "rupiah" },
  { DESMI_REGISTER_PRODUCT, "price_idr", "1000000000000001", "can be right" },
  { DESMI_REGISTER_COOPERATIVE, "book_year", "22", "year" },
  { DESMI_REGISTER_SUPPORT, "quarter", "2023", "2023-Q4" },
  { DESMI_REGISTER_SUPPORT, "value_milli", "-3", "less than nothing" },
  { DESMI_REGISTER_RETURN_CAUSE, "destination", "IDN", "Indonesia" },
  { DESMI_REGISTER_RETURN_CAUSE, "destination", "ZZZ", "no country" },
  { DESMI_REGISTER_REPORT, "programme", "desa-emas", "no programme" },
  { DESMI_REGISTER_REMARK, "indicator", "happiness", "no indicator" },
  { DESMI_REGISTER_SETTING, "village", "33.07", "33.07" },
  { DESMI_REGISTER_SETTING, "village", "32.12.01.2099", "no village" },
};

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  add_group (self);
  before = digest_all (self);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (DesmiEntry) entry = make_full (refused[i].reg);
      g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Salah");
      g_autoptr (GError)     error = NULL;

      desmi_entry_set (entry, refused[i].field, refused[i].value);
      desmi_edit_put_entry (edit, entry);
      g_assert_false (desmi_store_apply (self->store, edit, NULL, &error));
      g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (strstr (error->message, refused[i].part) == NULL)
        g_error ("%u: “%s” lacks “%s”", i, error->message, refused[i].part);
    }
  after = digest_all (self);
  g_assert_cmpstr (after, ==, before);
}

/* A number that was given back is given to no other thing: neither after a removal nor after undo,
 * so that a form that is still open on it writes nowhere else. */
static void
test_numbers (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_PERSON, VILLAGE);
  g_autoptr (DesmiEntry) elsewhere = desmi_entry_new (DESMI_REGISTER_PERSON, OTHER);
  g_autoptr (DesmiEntry) gone = desmi_entry_new (DESMI_REGISTER_PERSON, VILLAGE);
  g_autoptr (DesmiEdit)  late = desmi_edit_new ("Terlambat");
  g_autoptr (GError)     error = NULL;
  DesmiEdit             *edit = desmi_edit_new ("Hapus");
  g_autofree char       *numbers = NULL;

  desmi_entry_set (entry, "role", "officer");
  desmi_entry_set (entry, "name", "Siti");
  put (self, entry, "Siti");
  put (self, entry, "Siti");
  desmi_entry_set_id (gone, 2);
  desmi_edit_delete_entry (edit, gone);
  apply (self, edit);
  put (self, entry, "Budi");
  assert_undo (self, "Budi");
  put (self, entry, "Ani");
  desmi_entry_set (elsewhere, "role", "officer");
  desmi_entry_set (elsewhere, "name", "Tono");
  put (self, elsewhere, "Tono");
  numbers = fixture_get_text (self, "SELECT group_concat (village || ' ' || id, ', ')"
                                    " FROM (SELECT * FROM local_person ORDER BY village, id)");
  g_assert_cmpstr (numbers, ==, VILLAGE " 1, " VILLAGE " 4, " OTHER " 1");
  desmi_entry_set (gone, "name", "Lain");
  desmi_edit_put_entry (late, gone);
  g_assert_false (desmi_store_apply (self->store, late, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
}

/* What is handed in or accepted bears the day and the person; said once more on another day, it is
 * the same. */
static void
test_stamps (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiEntry) report = desmi_entry_new (DESMI_REGISTER_REPORT, VILLAGE);
  g_autoptr (DesmiEntry) month = desmi_entry_new (DESMI_REGISTER_REPORTED_MONTH, VILLAGE);
  g_autoptr (DesmiEntry) acceptance = desmi_entry_new (DESMI_REGISTER_ACCEPTANCE, VILLAGE);
  g_autofree char       *first = NULL, *second = NULL, *accepted = NULL, *reported = NULL;

  desmi_store_set_user (self->store, "Ibu Wati");
  desmi_clock_hold (G_GINT64_CONSTANT (1795572000)); /* 25 November 2026 */
  desmi_entry_set (report, "programme", "desmigratif");
  desmi_entry_set (report, "period", "2026-Q3");
  desmi_entry_set (report, "state", "submitted");
  put (self, report, "Laporan");
  desmi_entry_set (month, "month", "2026-10");
  desmi_entry_set (month, "direction", "out");
  put (self, month, "Bulan");
  desmi_entry_set (acceptance, "finding", "no-officer");
  desmi_entry_set (acceptance, "subject", "officer");
  desmi_entry_set (acceptance, "value", "-");
  desmi_entry_set (acceptance, "why", "Kosong");
  desmi_entry_set (acceptance, "by", "Pak Budi");
  put (self, acceptance, "Terima");
  desmi_clock_hold (G_GINT64_CONSTANT (1795658400));
  desmi_store_set_user (self->store, "Pak Tono");
  put (self, report, "Sama");
  put (self, month, "Sama");
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "Terima");
  first = fixture_get_text (self, "SELECT day || ' ' || by FROM local_report");
  g_assert_cmpstr (first, ==, "2026-11-25 Ibu Wati");
  reported = fixture_get_text (self, "SELECT day FROM local_reported_month");
  g_assert_cmpstr (reported, ==, "2026-11-25");
  accepted = fixture_get_text (self, "SELECT day || ' ' || by FROM local_acceptance");
  g_assert_cmpstr (accepted, ==, "2026-11-25 Pak Budi");
  desmi_entry_set (report, "state", "reopened");
  put (self, report, "Buka");
  second = fixture_get_text (self, "SELECT day || ' ' || by FROM local_report");
  g_assert_cmpstr (second, ==, "2026-11-26 Pak Tono");
  desmi_clock_hold (0);
}

/* What was taken out meanwhile is neither changed nor taken out again. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  for (guint is_delete = 0; is_delete < 2; is_delete++)
    for (gint64 id = 0; id < 2; id++)
      {
        g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_PERSON, VILLAGE);
        g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Terlambat");
        g_autoptr (GError)     error = NULL;

        if (!is_delete && id == 0)
          continue;
        desmi_entry_set_id (entry, id);
        desmi_entry_set (entry, "name", "Siti");
        if (is_delete)
          desmi_edit_delete_entry (edit, entry);
        else
          desmi_edit_put_entry (edit, entry);
        g_assert_false (desmi_store_apply (self->store, edit, NULL, &error));
        g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
        g_assert_nonnull (strstr (error->message, "no longer there"));
      }
}

/* What the catalogue no longer knows can be taken out, though it could not be entered. */
static void
test_outlived (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_REMARK, VILLAGE);
  DesmiEdit             *edit = desmi_edit_new ("Hapus");

  fixture_exec (self, "INSERT INTO local_remark VALUES ('" VILLAGE "', 'gone', '2023', 'x')");
  desmi_entry_set (entry, "indicator", "gone");
  desmi_entry_set (entry, "period", "2023");
  desmi_edit_delete_entry (edit, entry);
  apply (self, edit);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_remark"), ==, 0);
}

static void
changed_cb (DesmiStore *store, guint tables, char **villages, gpointer data)
{
  guint *all = data;

  *all |= tables;
  if ((tables & DESMI_TABLES_REGISTERS) != 0)
    {
      g_assert_nonnull (villages);
      g_assert_cmpstr (villages[0], ==, VILLAGE);
    }
}

static void
test_told (Fixture *self, gconstpointer data)
{
  guint tables = 0;

  g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), &tables);
  add_group (self);
  for (guint i = 0; i < 1000 && tables == 0; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (tables & DESMI_TABLES_REGISTERS, !=, 0);
  g_assert_cmpuint (tables & DESMI_TABLES_CATALOGUE, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/register/names", test_names);
  g_test_add_func ("/store/register/stages", test_stages);
  ADD ("register/columns", test_columns);
  ADD ("register/every", test_every_register);
  ADD ("register/update", test_update);
  ADD ("register/areas", test_areas);
  ADD ("register/group-gone", test_group_gone);
  ADD ("register/cooperative", test_cooperative);
  ADD ("register/history", test_history);
  ADD ("register/refused", test_refused);
  ADD ("register/numbers", test_numbers);
  ADD ("register/stamps", test_stamps);
  ADD ("register/gone", test_gone);
  ADD ("register/outlived", test_outlived);
  ADD ("register/told", test_told);
  return g_test_run ();
}
