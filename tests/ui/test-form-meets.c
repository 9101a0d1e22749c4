/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form meets when it is saved: an entry that somebody changed or deleted, a village that
 * left, a disk that is full. Each is said, and nothing typed is lost. */
#include "test-platform.h"
#include "ui-fixture.h"

#include "app/desmi-village-facts.h"
#include "app/desmi-village-list.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-table-model.h"
#include "ui/pillars/desmi-catalogue-form.h"
#include "ui/quality/desmi-quality-row.h"
#include "ui/villages/desmi-register-form.h"
#include "ui/villages/desmi-register-input.h"
#include "ui/villages/desmi-stock-form.h"
#include "ui/villages/desmi-village-forms.h"

#define FREE_VILLAGE "32.12.01.2008" /* in no programme */

static DesmiStore *
get_store (UiFixture *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->window));
}

static DesmiVillage *
get_first (UiFixture *self)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  return ui_get_village (page, 0);
}

static void
apply (UiFixture *self, DesmiEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desmi_store_apply (get_store (self), edit, NULL, &error));
  g_assert_no_error (error);
}

static DesmiTable *
read_people (UiFixture *self, const char *village)
{
  g_autoptr (GError) error = NULL;
  DesmiTable        *table = desmi_store_lookup (get_store (self), "register-person", village,
                                                 desmi_locale_get_user (), NULL, &error);

  g_assert_no_error (error);
  return table;
}

/* Puts a person, or changes the one of @table. */
static void
put_person (UiFixture  *self,
            const char *village,
            DesmiTable *table,
            const char *field,
            const char *value)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Petugas");
  g_autoptr (DesmiEntry) entry
      = table == NULL ? desmi_entry_new (DESMI_REGISTER_PERSON, village)
                      : desmi_register_view_new_entry (DESMI_REGISTER_PERSON, table, 0);

  if (table == NULL)
    {
      desmi_entry_set (entry, "role", "officer");
      desmi_entry_set (entry, "name", "Petugas Contoh");
    }
  desmi_entry_set (entry, field, value);
  desmi_edit_put_entry (edit, entry);
  apply (self, edit);
}

static void
delete_person (UiFixture *self, DesmiTable *table)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Petugas");
  g_autoptr (DesmiEntry) entry = desmi_register_view_new_entry (DESMI_REGISTER_PERSON, table, 0);

  desmi_edit_delete_entry (edit, entry);
  apply (self, edit);
}

static DesmiForm *
open_person (UiFixture *self, DesmiVillage *village, DesmiTable *table)
{
  DesmiForm *form
      = desmi_register_form_new (GTK_WINDOW (self->window), desmi_window_get_session (self->window),
                                 village, DESMI_REGISTER_PERSON, table, 0);

  gtk_window_present (GTK_WINDOW (form));
  ui_settle ();
  return form;
}

static gboolean
has_error (gpointer form)
{
  return desmi_form_get_error (form) != NULL;
}

/* Saves, and waits for what there is to say. */
static void
save_and_hear (DesmiForm *form, const char *words)
{
  desmi_form_save (form);
  ui_wait (has_error, form, words);
  ui_settle ();
  if (strstr (desmi_form_get_error (form), words) == NULL)
    g_error ("not “%s”: %s", words, desmi_form_get_error (form));
}

static const char *
get_person (DesmiTable *table, const char *field)
{
  return desmi_table_get_text (table, 0, (guint) desmi_table_find_column (table, field));
}

static gboolean
is_asked (gpointer form)
{
  return desmi_field_get_error (ui_find_field (form, "Telephone")) != NULL;
}

/* What only the other typed stays his, what both typed is asked about. */
static void
test_changed (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiVillage) village = get_first (self);
  g_autoptr (DesmiTable)   before = NULL, after = NULL;
  DesmiForm               *form;

  put_person (self, village->code, NULL, "phone", "0234 1");
  before = read_people (self, village->code);
  form = open_person (self, village, before);
  desmi_field_set_text (ui_find_field (form, "Telephone"), "0234 3");
  put_person (self, village->code, before, "phone", "0234 2");
  put_person (self, village->code, before, "title", "Kepala seksi");
  desmi_form_save (form);
  ui_wait (is_asked, form, "what another window did");
  ui_settle ();
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Telephone")), ==, "0234 3");
  g_assert_nonnull (strstr (desmi_field_get_error (ui_find_field (form, "Telephone")), "0234 2"));
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Official title")), ==,
                   "Kepala seksi");
  ui_picture (GTK_WIDGET (form), "meets-changed");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  after = read_people (self, village->code);
  g_assert_cmpstr (get_person (after, "phone"), ==, "0234 3");
  g_assert_cmpstr (get_person (after, "title"), ==, "Kepala seksi");
}

static void
test_deleted (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiVillage) village = get_first (self);
  g_autoptr (DesmiTable)   before = NULL, after = NULL;
  DesmiForm               *form;

  put_person (self, village->code, NULL, "phone", "0234 1");
  before = read_people (self, village->code);
  form = open_person (self, village, before);
  desmi_field_set_text (ui_find_field (form, "Telephone"), "0234 3");
  delete_person (self, before);
  save_and_hear (form, "Somebody deleted this entry");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Telephone")), ==, "0234 3");
  ui_picture (GTK_WIDGET (form), "meets-deleted");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  after = read_people (self, village->code);
  g_assert_cmpuint (desmi_table_get_n_rows (after), ==, 1);
  g_assert_cmpstr (get_person (after, "name"), ==, "Petugas Contoh");
  g_assert_cmpstr (get_person (after, "phone"), ==, "0234 3");
}

/* The store itself takes no change of what is gone for done. */
static void
test_gone_in_store (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiVillage) village = get_first (self);
  g_autoptr (DesmiTable)   before = NULL;
  g_autoptr (DesmiEdit)    edit = desmi_edit_new ("Petugas");
  g_autoptr (DesmiEntry)   entry = NULL;
  g_autoptr (GError)       error = NULL;

  put_person (self, village->code, NULL, "phone", "0234 1");
  before = read_people (self, village->code);
  delete_person (self, before);
  entry = desmi_register_view_new_entry (DESMI_REGISTER_PERSON, before, 0);
  desmi_entry_set (entry, "phone", "0234 3");
  desmi_edit_put_entry (edit, entry);
  g_assert_false (desmi_store_apply (get_store (self), edit, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
}

static void
leave (UiFixture *self, DesmiVillage *village)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Keluar");

  desmi_edit_set_status (edit, village->code, "desmigratif", DESMI_STATUS_LEFT, NULL, NULL);
  apply (self, edit);
}

/* A village that left while its forms are open; saved again, it is meant. */
static void
test_left (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiVillage) village = get_first (self), after = NULL;
  g_autoptr (DesmiTable)   programmes = NULL;
  g_autoptr (GError)       error = NULL;
  g_autofree char         *text = NULL;
  DesmiForm               *form;

  for (guint i = 0; i < 2; i++)
    {
      form = i == 0
                 ? desmi_village_forms_edit (GTK_WIDGET (self->window),
                                             desmi_window_get_session (self->window), village)
                 : desmi_register_form_new (GTK_WINDOW (self->window),
                                            desmi_window_get_session (self->window), village,
                                            DESMI_REGISTER_PARTNER, NULL, DESMI_REGISTER_FORM_NEW);
      gtk_window_present (GTK_WINDOW (form));
      ui_settle ();
      if (i == 0)
        leave (self, village);
      else
        {
          g_object_set (ui_find (GTK_WIDGET (form), DESMI_TYPE_FILTER, NULL), "selected", "bank",
                        NULL);
          desmi_field_set_text (ui_find_field (form, "Partner (required)"), "Bank Contoh");
        }
      desmi_field_set_text (ui_find_field (form, "Telephone"), "0234 3");
      save_and_hear (form, "while this was open");
      g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Telephone")), ==, "0234 3");
      ui_picture (GTK_WIDGET (form), i == 0 ? "meets-left" : "meets-left-register");
      desmi_form_save (form);
      ui_wait_form_closed (self);
    }
  after = desmi_store_get_village (get_store (self), village->code, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after->phone, ==, "0234 3");
  g_assert_cmpint (after->status, ==, DESMI_STATUS_LEFT);
  programmes = desmi_store_lookup (get_store (self), "village-programmes", village->code,
                                   desmi_locale_get_english (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (programmes), ==, 1);
  text = desmi_village_facts_dup_programme (programmes, 0, desmi_locale_get_english ());
  g_assert_true (g_str_has_prefix (text, "Left the programme · since "));
  g_assert_nonnull (strstr (text, "cohort "));
}

static void
test_warnings (void)
{
  char               name[] = "Contoh", day[] = "2025-01-31";
  const DesmiVillage seen = { .name = name, .enrolled = TRUE, .status = DESMI_STATUS_ACTIVE };
  DesmiVillage       now = seen;
  g_autofree char   *retired = NULL, *withdrawn = NULL;
  DesmiPeriod        before;

  g_assert_null (desmi_village_forms_dup_warning (&seen, &now, NULL));
  now.status = DESMI_STATUS_SUSPENDED;
  g_assert_null (desmi_village_forms_dup_warning (&seen, &now, NULL));
  now.enrolled = FALSE;
  withdrawn = desmi_village_forms_dup_warning (&seen, &now, NULL);
  g_assert_nonnull (strstr (withdrawn, "taken out of the programme"));
  now.retired = day;
  retired = desmi_village_forms_dup_warning (&seen, &now, NULL);
  g_assert_nonnull (strstr (retired, "January 31, 2025"));
  /* what is of a time before is right */
  now.enrolled = TRUE;
  g_assert_true (desmi_period_parse ("2024-Q4", &before, NULL));
  g_assert_null (desmi_village_forms_dup_warning (&seen, &now, &before));
  g_assert_true (desmi_period_parse ("2025-01", &before, NULL));
  g_free (retired);
  retired = desmi_village_forms_dup_warning (&seen, &now, &before);
  g_assert_nonnull (retired);
  now.enrolled = FALSE;
  g_assert_null (desmi_village_forms_dup_warning (&now, &now, NULL));
}

/* Nothing can be written any more: neither the file nor what is typed beside it. */
static void
test_full (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiVillage) village = get_first (self), after = NULL;
  g_autoptr (GError)       error = NULL;
  DesmiForm               *form = desmi_village_forms_edit (GTK_WIDGET (self->window),
                                                            desmi_window_get_session (self->window), village);

  ui_settle ();
  desmi_field_set_text (ui_find_field (form, "Telephone"), "0234 3");
  if (!test_set_room (1))
    {
      gtk_window_close (GTK_WINDOW (form));
      return;
    }
  desmi_form_save (form);
  ui_wait (has_error, form, "the failure");
  ui_settle ();
  test_set_room (0);
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Telephone")), ==, "0234 3");
  ui_picture (GTK_WIDGET (form), "meets-full");
  g_test_message ("%s", desmi_form_get_error (form));
  desmi_form_save (form);
  ui_wait_form_closed (self);
  after = desmi_store_get_village (get_store (self), village->code, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after->phone, ==, "0234 3");
}

static DesmiForm *
wait_form (UiFixture *self)
{
  while (ui_find_dialog (self, DESMI_TYPE_FORM) == NULL)
    g_main_context_iteration (NULL, TRUE);
  ui_settle ();
  return DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
}

static gboolean
has_choice (gpointer form)
{
  GtkSelectionModel *model = gtk_list_view_get_model (
      GTK_LIST_VIEW (ui_find (form, GTK_TYPE_LIST_VIEW, "Villages of the district")));
  g_autoptr (DesmiVillageItem) item = g_list_model_get_item (G_LIST_MODEL (model), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (model)) == 1
         && desmi_village_item_get_village (item) != NULL
         && gtk_selection_model_select_item (model, 0, TRUE);
}

static void
open_enrolment (UiFixture *self)
{
  DesmiForm *form = desmi_village_forms_enrol (GTK_WIDGET (self->window),
                                               desmi_window_get_session (self->window));

  gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (form), GTK_TYPE_SEARCH_ENTRY, NULL)),
                         FREE_VILLAGE);
  ui_wait (has_choice, form, "the village");
}

static void
open_selected (UiFixture *self, const char *action)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_villages_page_select (page, 0, TRUE);
  desmi_villages_page_select (page, 1, FALSE);
  ui_settle ();
  gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

static void
open_field (UiFixture *self)
{
  open_selected (self, "villages.edit-field");
}

static void
open_status (UiFixture *self)
{
  open_selected (self, "villages.set-status");
}

static void
choose_role (UiFixture *self)
{
  g_object_set (ui_find (GTK_WIDGET (wait_form (self)), DESMI_TYPE_FILTER, NULL), "selected",
                "officer", NULL);
}

static void
open_officers (UiFixture *self)
{
  open_selected (self, "villages.set-officer");
  choose_role (self);
}

static void
open_new_person (UiFixture *self)
{
  g_autoptr (DesmiVillage) village = get_first (self);

  gtk_window_present (GTK_WINDOW (
      desmi_register_form_new (GTK_WINDOW (self->window), desmi_window_get_session (self->window),
                               village, DESMI_REGISTER_PERSON, NULL, DESMI_REGISTER_FORM_NEW)));
  choose_role (self);
}

static void
open_months (UiFixture *self)
{
  desmi_stock_form_open (GTK_WINDOW (self->window), desmi_window_get_session (self->window));
}

static DesmiTable *
look_up (UiFixture *self, const char *what)
{
  g_autoptr (GError) error = NULL;
  DesmiTable        *table
      = desmi_store_lookup (get_store (self), what, NULL, desmi_locale_get_user (), NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
open_finding (UiFixture *self)
{
  g_autoptr (DesmiTable)      table = look_up (self, "quality");
  g_autoptr (DesmiTableModel) model = desmi_table_model_new (table);
  g_autoptr (DesmiTableRow)   row = g_list_model_get_item (G_LIST_MODEL (model), 0);

  desmi_quality_accept (GTK_WIDGET (self->window), desmi_window_get_session (self->window), row);
}

static void
open_reason (UiFixture *self)
{
  g_autoptr (DesmiTable) table = look_up (self, "catalogue");

  desmi_catalogue_form_add (GTK_WINDOW (self->window), get_store (self), table,
                            DESMI_CATALOGUE_REASON, NULL, NULL);
}

static const struct
{
  void (*open) (UiFixture *self);
  const char *field, *text;
} every[] = {
  { open_field, "Name of the Kuwu", "Ibu Contoh" },
  { open_status, "Note on the status", "Menunggu SK" },
  { open_officers, "Name (required)", "Petugas Contoh" },
  { open_new_person, "Name (required)", "Petugas Contoh" },
  { open_months, "Malaysia", "36" },
  { open_finding, "Reason", "Panen" },
  { open_reason, "Name", "Alasan contoh" },
  { open_enrolment, "Decree", "188/2023" },
};

/* Whatever the form: a full disk is said, what was typed stays and is saved when there is room. */
static void
test_full_every (UiFixture *self, gconstpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS (every); i++)
    {
      DesmiForm *form;

      every[i].open (self);
      form = wait_form (self);
      desmi_field_set_text (ui_find_field (form, every[i].field), every[i].text);
      ui_settle ();
      if (!test_set_room (1))
        {
          gtk_window_destroy (GTK_WINDOW (form));
          return;
        }
      desmi_form_save (form);
      ui_wait (has_error, form, every[i].field);
      ui_settle ();
      test_set_room (0);
      g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, every[i].field)), ==,
                       every[i].text);
      g_test_message ("%s: %s", every[i].field, desmi_form_get_error (form));
      desmi_form_save (form);
      ui_wait_form_closed (self);
      ui_settle ();
    }
}

/* A village that another window enrols while the form is open is not enrolled over that. */
static void
test_enrolled (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiEdit)    edit = desmi_edit_new ("Di jendela lain");
  g_autoptr (DesmiVillage) village = NULL;
  g_autoptr (GError)       error = NULL;
  DesmiForm               *form;

  open_enrolment (self);
  form = wait_form (self);
  desmi_field_set_text (ui_find_field (form, "Decree"), "188/2023");
  desmi_edit_enrol (edit, FREE_VILLAGE, "desmigratif", 2019, "SK 7/2019", NULL);
  apply (self, edit);
  save_and_hear (form, "Somebody else enrolled");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Decree")), ==, "188/2023");
  village = desmi_store_get_programme_village (get_store (self), FREE_VILLAGE, "desmigratif", NULL,
                                               &error);
  g_assert_no_error (error);
  g_assert_cmpint (village->cohort, ==, 2019);
  g_assert_cmpstr (village->decree, ==, "SK 7/2019");
  gtk_window_destroy (GTK_WINDOW (form));
}

#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, "sample", ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/form-meets/changed", test_changed);
  ADD ("/form-meets/deleted", test_deleted);
  ADD ("/form-meets/gone-in-store", test_gone_in_store);
  ADD ("/form-meets/left", test_left);
  g_test_add_func ("/form-meets/warnings", test_warnings);
  ADD ("/form-meets/full", test_full);
  ADD ("/form-meets/full-every", test_full_every);
  ADD ("/form-meets/enrolled", test_enrolled);
  status = g_test_run ();
  ui_done ();
  return status;
}
