/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers as they are typed and listed: days and amounts read, the order of a list, its words. */
#include "app/desmi-register-text.h"
#include "app/desmi-register-view.h"

#include "core/desmi-number.h"

#include <string.h>

#define TODAY "2024-03-01"

static const DesmiRegisterField *
field_of (DesmiRegister reg, const char *name)
{
  int index = desmi_register_find_field (reg, name);

  g_assert_cmpint (index, >=, 0);
  return &desmi_register_get (reg)->fields[index];
}

static void
test_read (void)
{
  static const struct
  {
    DesmiRegister reg;
    const char   *field, *typed, *value, *says; /* says: a part of the sentence; NULL: accepted */
  } cases[] = {
    { DESMI_REGISTER_PERSON, "since", "25/11/2023", "2023-11-25", NULL },
    { DESMI_REGISTER_PERSON, "since", "25 Nop 2023", "2023-11-25", NULL },
    { DESMI_REGISTER_PERSON, "since", "11/25/2023", NULL, "11/25/2023" },
    { DESMI_REGISTER_PERSON, "since", "  ", NULL, NULL },
    { DESMI_REGISTER_PERSON, "name", "  Siti Contoh ", "Siti Contoh", NULL },
    { DESMI_REGISTER_PERSON, "name", " ", NULL, "Name" },
    { DESMI_REGISTER_PERSON, "name", "Siti\nContoh", NULL, "" },
    { DESMI_REGISTER_PERSON, "notes", "Satu\nDua", "Satu\nDua", NULL },
    { DESMI_REGISTER_PERSON, "email", "siti@example.org", "siti@example.org", NULL },
    { DESMI_REGISTER_PERSON, "email", "siti", NULL, "siti" },
    { DESMI_REGISTER_PERSON, "email", "siti@", NULL, "siti@" },
    { DESMI_REGISTER_ACTIVITY, "women", "1.204", "1.204", NULL },
    { DESMI_REGISTER_ACTIVITY, "women", "-1", NULL, "-1" },
    { DESMI_REGISTER_ACTIVITY, "women", "banyak", NULL, "banyak" },
    { DESMI_REGISTER_GROUP, "turnover_idr", "Rp 7.500.000", "Rp 7.500.000", NULL },
    { DESMI_REGISTER_VISIT, "month", "", NULL, "Month" },
    { DESMI_REGISTER_SERVICE, "latitude_e6", "108,32", NULL, "108,32" },
    { DESMI_REGISTER_SERVICE, "longitude_e6", "108,32", "108,32", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *value = NULL;
      gboolean           taken = desmi_register_text_read (field_of (cases[i].reg, cases[i].field),
                                                           cases[i].typed, &value, &error);

      g_test_message ("%s: “%s”", cases[i].field, cases[i].typed);
      g_assert_cmpint (taken, ==, cases[i].says == NULL);
      g_assert_cmpstr (value, ==, cases[i].value);
      if (cases[i].says != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static DesmiTable *
new_people (void)
{
  static const char *const rows[][5] = {
    { "officer", "Ani", "2017-05-01", "2021-12-31", "ani@example.org" },
    { "contact", "Budi", NULL, NULL, NULL },
    { "officer", "Citra", "2022-01-01", "2024-12-31", NULL },
    { "coordinator", "Dewi", "2020-03-01", NULL, NULL },
  };
  static const char *const columns[] = { "role", "name", "since", "until", "email" };
  static const char *const rest[] = { "title", "phone" };
  DesmiTableBuilder       *builder = desmi_table_builder_new ("person");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "id", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desmi_table_builder_add_column (builder, columns[i], DESMI_COLUMN_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    desmi_table_builder_add_column (builder, rest[i], DESMI_COLUMN_TEXT);
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, "32.12.16.2004", "Contoh");
      desmi_table_builder_set_int (builder, 1, row + 1);
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        if (rows[row][i] != NULL)
          desmi_table_builder_set_text (builder, i + 2, rows[row][i], NULL);
    }
  return desmi_table_builder_end (builder);
}

/* Who serves now comes first, the coordinator before the officers. */
static void
test_people (void)
{
  static const char *const wanted[] = { "Dewi", "Citra", "Budi", "Ani" };
  const DesmiLocale       *locale = desmi_locale_get_english ();
  g_autoptr (DesmiTable)   table = new_people ();
  g_autoptr (GArray)       rows = desmi_register_view_sort (DESMI_REGISTER_PERSON, table, TODAY);
  g_autofree char         *spoken = NULL;
  g_autoptr (DesmiEntry)   entry = NULL;

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *name = desmi_register_view_dup_name (DESMI_REGISTER_PERSON, table,
                                                            g_array_index (rows, guint, i), locale);

      g_assert_cmpstr (name, ==, wanted[i]);
    }
  g_assert_cmpint (desmi_register_view_get_tone (DESMI_REGISTER_PERSON, table, 0, TODAY), ==,
                   DESMI_REGISTER_TONE_PAST);
  spoken = desmi_register_view_dup_spoken (DESMI_REGISTER_PERSON, table, 0, TODAY, locale);
  g_assert_nonnull (strstr (spoken, "Name: Ani, "));
  g_assert_nonnull (strstr (spoken, "Period of service: May 1, 2017 – December 31, 2021"));
  entry = desmi_register_view_new_entry (DESMI_REGISTER_PERSON, table, 2);
  g_assert_cmpint (desmi_entry_get_id (entry), ==, 3);
  g_assert_cmpstr (desmi_entry_get (entry, 0), ==, "32.12.16.2004");
  g_assert_false (desmi_entry_is_set (entry, 2));
}

/* What a form shows of a day is read as that day, in both languages. */
static void
test_write (void)
{
  const DesmiLocale *const locales[]
      = { desmi_locale_get_english (), desmi_locale_get_indonesian () };
  const DesmiRegisterField *field = field_of (DESMI_REGISTER_PERSON, "since");
  g_autoptr (DesmiTable)    table = new_people ();

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *shown = desmi_register_text_write (field, table, 0, locales[i]);
      g_autofree char *none = desmi_register_text_write (field, table, 1, locales[i]);
      g_autofree char *value = NULL;

      g_assert_cmpstr (shown, !=, "2017-05-01");
      g_assert_true (desmi_register_text_read (field, shown, &value, NULL));
      g_assert_cmpstr (value, ==, "2017-05-01");
      g_assert_cmpstr (none, ==, "");
    }
}

/* Numbers, too: no group of three digits is taken for decimals, nor the other way round. */
static void
test_write_numbers (void)
{
  static const gint64      milli[] = { 0, 12000, 1204000, 12500, 1250, 1125, 1234567891 };
  const DesmiLocale *const locales[]
      = { desmi_locale_get_english (), desmi_locale_get_indonesian () };
  const DesmiRegisterField *value = field_of (DESMI_REGISTER_SUPPORT, "value_milli");

  for (gsize i = 0; i < G_N_ELEMENTS (milli) * G_N_ELEMENTS (locales); i++)
    {
      DesmiTableBuilder     *builder = desmi_table_builder_new ("support");
      gint64                 number = milli[i / G_N_ELEMENTS (locales)], back;
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (GError)     error = NULL;
      g_autofree char       *shown = NULL;

      desmi_table_builder_add_column (builder, "value_milli", DESMI_COLUMN_MILLI);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_int (builder, 0, number);
      table = desmi_table_builder_end (builder);
      shown = desmi_register_text_write (value, table, 0, locales[i % G_N_ELEMENTS (locales)]);
      g_test_message ("%s", shown);
      desmi_number_parse (shown, &back, &error);
      g_assert_no_error (error);
      g_assert_cmpint (back, ==, number);
    }
}

/* Overdue comes first, then by when it is due, then without a day; reached ones last. */
static void
test_milestones (void)
{
  static const char *const rows[][3] = {
    { "Reached", "2023-01-01", "2023-02-01" },
    { "Someday", NULL, NULL },
    { "Soon", "2024-03-01", NULL },
    { "Late", "2024-02-29", NULL },
  };
  static const char *const wanted[] = { "overdue", "open", "open", "reached on February 1, 2023" };
  static const char *const names[] = { "Late", "Soon", "Someday", "Reached" };
  static const char *const columns[] = { "title", "due", "done" };
  const DesmiLocale       *locale = desmi_locale_get_english ();
  DesmiTableBuilder       *builder = desmi_table_builder_new ("milestone");
  g_autoptr (DesmiTable)   table = NULL;
  g_autoptr (GArray)       order = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desmi_table_builder_add_column (builder, columns[i], DESMI_COLUMN_TEXT);
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      desmi_table_builder_add_row (builder);
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        if (rows[row][i] != NULL)
          desmi_table_builder_set_text (builder, i, rows[row][i], NULL);
    }
  table = desmi_table_builder_end (builder);
  order = desmi_register_view_sort (DESMI_REGISTER_MILESTONE, table, TODAY);
  for (guint i = 0; i < order->len; i++)
    {
      const DesmiRegisterColumn standing = { "standing", FALSE };
      guint                     row = g_array_index (order, guint, i);
      g_autofree char *text = desmi_register_view_dup_cell (DESMI_REGISTER_MILESTONE, &standing,
                                                            table, row, TODAY, locale);

      g_assert_cmpstr (desmi_table_get_text (table, row, 0), ==, names[i]);
      g_assert_cmpstr (text, ==, wanted[i]);
    }
}

/* Each list has columns of its own register, one that names the row, and says what belongs there.
 */
static void
test_columns (void)
{
  static const DesmiRegister registers[]
      = { DESMI_REGISTER_PERSON,  DESMI_REGISTER_ACTIVITY, DESMI_REGISTER_MILESTONE,
          DESMI_REGISTER_PARTNER, DESMI_REGISTER_VISIT,    DESMI_REGISTER_GROUP,
          DESMI_REGISTER_PRODUCT, DESMI_REGISTER_SESSION,  DESMI_REGISTER_COOPERATIVE,
          DESMI_REGISTER_SUPPORT };
  const DesmiLocale *locale = desmi_locale_get_english ();

  for (gsize i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      guint                      n, n_names = 0;
      const DesmiRegisterColumn *columns = desmi_register_view_get_columns (registers[i], &n);

      g_assert_cmpuint (n, >=, 3);
      for (guint c = 0; c < n; c++)
        {
          n_names += columns[c].names ? 1 : 0;
          g_assert_true (desmi_register_find_field (registers[i], columns[c].field) > 0
                         || g_str_equal (columns[c].field, "served")
                         || g_str_equal (columns[c].field, "standing"));
        }
      g_assert_cmpuint (n_names, >=, 1);
      g_assert_false (desmi_register_view_is_single (registers[i]));
      g_assert_cmpstr (desmi_register_view_get_empty_text (registers[i], locale), !=, "");
    }
  g_assert_true (desmi_register_view_is_single (DESMI_REGISTER_SERVICE));
}

static char *
dup_label (DesmiRegister reg, DesmiRegisterStep step, const char *name, const char *village)
{
  g_autoptr (DesmiMessage) message = desmi_register_view_new_message (reg, step, name, village);

  return desmi_message_say (message, desmi_locale_get_english ());
}

static void
test_label (void)
{
  g_autofree char *added
      = dup_label (DESMI_REGISTER_PARTNER, DESMI_REGISTER_ADDED, "Bank Contoh", "Krasak");
  g_autofree char *out
      = dup_label (DESMI_REGISTER_PARTNER, DESMI_REGISTER_TAKEN_OUT, "Bank Contoh", "Krasak");
  g_autofree char *changed
      = dup_label (DESMI_REGISTER_PARTNER, DESMI_REGISTER_CHANGED, "Bank Contoh", "Krasak");
  g_autofree char *service
      = dup_label (DESMI_REGISTER_SERVICE, DESMI_REGISTER_ADDED, NULL, "Krasak");
  g_autofree char *slide = dup_label (DESMI_REGISTER_SLIDE, DESMI_REGISTER_CHANGED,
                                      "{{departures 2023 32.12.16.2004}} berangkat", "Indramayu");

  g_assert_cmpstr (
      slide, ==,
      "Changed “[Departures · 32.12.16.2004 · 2023] berangkat” in “Slides” of Indramayu");
  g_assert_cmpstr (added, ==, "Added “Bank Contoh” to “Partners” of Krasak");
  g_assert_cmpstr (out, ==, "Took “Bank Contoh” out of “Partners” of Krasak");
  g_assert_cmpstr (changed, ==, "Changed “Bank Contoh” in “Partners” of Krasak");
  g_assert_cmpstr (service, ==, "Changed “Service centre” of Krasak");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/read", test_read);
  g_test_add_func ("/register/write", test_write);
  g_test_add_func ("/register/write-numbers", test_write_numbers);
  g_test_add_func ("/register/people", test_people);
  g_test_add_func ("/register/milestones", test_milestones);
  g_test_add_func ("/register/columns", test_columns);
  g_test_add_func ("/register/label", test_label);
  return g_test_run ();
}
