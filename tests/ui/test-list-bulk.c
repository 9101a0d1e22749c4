/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many villages at once: one value, a pasted table, an officer. What is hidden is not touched, one
 * undo takes all back, and what was not saved comes back after a crash. */
#include "list-fixture.h"

#include "app/desmi-draft.h"
#include "ui/desmi-filter.h"
#include "ui/villages/desmi-paste-form.h"
#include "ui/villages/desmi-register-input.h"

#define NOTES "10" /* the choice of that field */
#define ADD(name, func) g_test_add (name, UiFixture, "sample", ui_set_up, func, ui_tear_down)

/* Of all villages of the district, exactly those change that the filter shows and that are
 * selected; the button says how many, and one undo takes all back. */
static void
test_bulk_edit (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiForm         *form;
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL, *button = NULL;
  guint              n;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  before = desmi_store_table_digest (list_get_store (self), "local_profile", &error);
  g_assert_no_error (error);
  list_set_filter (self, "cohort", "2018");
  ui_settle ();
  while (g_list_model_get_n_items (desmi_villages_page_get_list (page)) == UI_SAMPLE_VILLAGES)
    g_main_context_iteration (NULL, TRUE);
  n = g_list_model_get_n_items (desmi_villages_page_get_list (page));
  g_assert_cmpuint (n, >, 1);
  ui_wait_rows (page, n);
  ui_settle ();
  gtk_selection_model_select_all (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (list_get_view (page))));
  gtk_widget_activate_action (GTK_WIDGET (page), "villages.edit-field", NULL);
  ui_wait (list_has_form, self, "the form");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_object_set (ui_find (GTK_WIDGET (form), DESMI_TYPE_FILTER, NULL), "selected", NOTES, NULL);
  desmi_field_set_text (ui_find_field (form, "Notes"), "Rapat 4 Desember");
  ui_settle ();
  button = g_strdup_printf ("Change %u Villages", n);
  g_assert_nonnull (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, button));
  ui_picture (GTK_WIDGET (form), "bulk-edit");
  /* what comes into view now is not meant */
  list_set_filter (self, "cohort", NULL);
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_form_save (form);
  ui_wait_form_closed (self);
  g_assert_cmpuint (list_count_notes (self, "Rapat 4 Desember"), ==, n);
  ui_settle ();
  ui_activate (self, "undo", NULL);
  ui_wait (ui_can_redo, self, "redo");
  after = desmi_store_table_digest (list_get_store (self), "local_profile", &error);
  g_assert_cmpstr (before, ==, after);
}

/* Cohorts of official enrolments are not the district's to write: each is refused with the
 * reason, and nothing can be saved. */
static void
test_bulk_refused (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiForm         *form;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  ui_search (page, "Tugu", 2);
  ui_settle ();
  gtk_selection_model_select_all (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (list_get_view (page))));
  gtk_widget_activate_action (GTK_WIDGET (page), "villages.edit-field", NULL);
  ui_wait (list_has_form, self, "the form");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_object_set (ui_find (GTK_WIDGET (form), DESMI_TYPE_FILTER, NULL), "selected", "11", NULL);
  desmi_field_set_text (ui_find_field (form, "Cohort"), "next year");
  ui_settle ();
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Cohort")));
  desmi_field_set_text (ui_find_field (form, "Cohort"), "2020");
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (form), "2 entries are refused."));
  g_assert_true (ui_has_label (GTK_WIDGET (form), "It is enrolled officially"));
  g_assert_false (
      gtk_widget_get_sensitive (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Change 0 Villages")));
  g_object_set (ui_find (GTK_WIDGET (form), DESMI_TYPE_FILTER, NULL), "selected", "0", NULL);
  ui_settle ();
  g_assert_nonnull (ui_find_field (form, "Name of the Kuwu"));
  gtk_window_destroy (GTK_WINDOW (form));
}

static gboolean
has_kuwu_choice (gpointer form)
{
  return ui_has_label (GTK_WIDGET (ui_find_filter (form, "Kades")), "Name of the Kuwu");
}

static gboolean
has_pasted_plan (gpointer form)
{
  return ui_has_label (form, "3 villages will be changed.");
}

/* A table with headings: codes and names are found, old becomes new, and what cannot be is said
 * line by line; it is one step. */
static void
test_paste (UiFixture *self, gconstpointer data)
{
  static const char        text[] = "Kode\tDesa\tTelepon\tPenduduk\tWarna\tKades\r\n"
                                    "32.12.16.2004\tKenanga\t0234-555001\t6.418\tmerah\tIbu C.\r\n"
                                    "\tJuntinyuat\t0234-555002\tbanyak\t\r\n"
                                    "Juntikedokan\t\t0234-555003\t-\t\r\n"
                                    "99.99.99.9999\t\t0234-555004\t\t\r\n";
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiVillage) village = NULL;
  g_autofree char         *before = NULL, *after = NULL;
  DesmiForm               *form;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  before = desmi_store_table_digest (list_get_store (self), "local_profile", &error);
  form = desmi_paste_form_new (GTK_WINDOW (self->window), list_get_session (self), text);
  gtk_window_present (GTK_WINDOW (form));
  ui_wait (has_pasted_plan, form, "what is going to be changed");
  ui_wait (has_kuwu_choice, form, "what heads are called in the district");
  ui_picture (GTK_WIDGET (form), "paste");
  /* without a code the name says which it is, as a name in the column of the code does */
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Juntinyuat: Telephone: nothing → 0234-555002"));
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Line 5 (99.99.99.9999)"));
  g_assert_false (ui_has_label (GTK_WIDGET (form), "stays in the spreadsheet"));
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Kenanga: Telephone: nothing → 0234-555001"));
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Kenanga: Name of the Kuwu: nothing → Ibu C."));
  desmi_form_save (form);
  ui_wait_form_closed (self);
  village = desmi_store_get_village (list_get_store (self), "32.12.16.2004", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (village->phone, ==, "0234-555001");
  g_assert_cmpint (village->population, ==, 6418);
  ui_settle ();
  ui_activate (self, "undo", NULL);
  ui_wait (ui_can_redo, self, "redo");
  after = desmi_store_table_digest (list_get_store (self), "local_profile", &error);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
has_twice_plan (gpointer form)
{
  return ui_has_label (form, "1 village will be changed. 2 entries are refused. 1 value is there");
}

/* Lines are told by their numbers in the spreadsheet, and values by their columns; of a village
 * that is there twice the first value that can be counts. The heading may begin with an empty cell.
 */
static void
test_paste_twice (UiFixture *self, gconstpointer data)
{
  static const char        text[] = "\tKode\tTelepon\tPenduduk\r\n"
                                    "\t\t\t\r\n"
                                    "1\t32.12.16.2004\t0234-555001\t1,234\r\n"
                                    "2\t32.12.16.2004\t0234-555002\t6.500\r\n"
                                    "3\t32.12.16.2004\t0234-555001\t\r\n";
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiVillage) village = NULL;
  DesmiForm               *form;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)), text);
  desmi_paste_form_ask (GTK_WIDGET (page), list_get_session (self));
  ui_wait (list_has_form, self, "the form");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  ui_wait (has_twice_plan, form, "what is going to be changed");
  g_assert_true (
      ui_has_label (GTK_WIDGET (form), "Line 3 (32.12.16.2004): Population is not changed."));
  g_assert_true (
      ui_has_label (GTK_WIDGET (form), "Line 4 (32.12.16.2004): Telephone is not changed."));
  desmi_form_save (form);
  ui_wait_form_closed (self);
  village = desmi_store_get_village (list_get_store (self), "32.12.16.2004", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (village->phone, ==, "0234-555001");
  g_assert_cmpint (village->population, ==, 6500);
}

static gboolean
has_large_plan (gpointer form)
{
  return ui_has_label (form, "1 village will be changed.");
}

/* Of a table that is too large the form says how much is taken before anything is changed. */
static void
test_paste_large (UiFixture *self, gconstpointer data)
{
  g_autoptr (GString)      text = g_string_new ("Kode\tTelepon");
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiVillage) village = NULL;
  DesmiForm               *form;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  for (guint i = 2; i < 45; i++)
    g_string_append_printf (text, "\tlain %u", i);
  g_string_append (text, "\n32.12.16.2004\t0234-555001\n");
  form = desmi_paste_form_new (GTK_WINDOW (self->window), list_get_session (self), text->str);
  gtk_window_present (GTK_WINDOW (form));
  ui_wait (has_large_plan, form, "what is going to be changed");
  ui_picture (GTK_WIDGET (form), "paste-large");
  g_assert_true (ui_has_label (GTK_WIDGET (form),
                               "What was copied has 45 columns. The first 40 are taken; the rest "
                               "is not taken and stays in the spreadsheet."));
  desmi_form_save (form);
  ui_wait_form_closed (self);
  village = desmi_store_get_village (list_get_store (self), "32.12.16.2004", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (village->phone, ==, "0234-555001");
}

static gboolean
is_restored (gpointer form)
{
  return ui_has_label (form, "What you had not finished was restored.");
}

static gboolean
offers_earlier (gpointer form)
{
  return ui_has_label (form, "A table that was pasted before was not saved.");
}

static gboolean
plans_phone (gpointer form)
{
  return ui_has_label (form, "Kenanga: Telephone: nothing → 0234-555009");
}

static gboolean
has_any_plan (gpointer form)
{
  return ui_has_label (form, "village will be changed") || ui_has_label (form, "villages will be");
}

/* A pasted table that was not saved comes back with what was said of its columns; beside another
 * one it is offered. */
static void
test_paste_draft (UiFixture *self, gconstpointer data)
{
  static const char  text[] = "Kode\tSatu\n32.12.16.2004\t0234-555009\n";
  static const char  other[] = "Kode\tTelepon\n32.12.16.2004\t0234-555001\n";
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiForm         *form;
  DesmiFilter       *column;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  form = list_open_paste (self, text);
  column = ui_find_filter (GTK_WIDGET (form), "Satu");
  g_assert_nonnull (column);
  desmi_filter_set_selected (column, "phone");
  ui_wait (plans_phone, form, "the plan");
  list_close_form (self);
  form = list_open_paste (self, text);
  ui_wait (is_restored, form, "the columns as they were");
  ui_wait (plans_phone, form, "the plan again");
  list_close_form (self);
  form = list_open_paste (self, other);
  ui_wait (offers_earlier, form, "the table of before");
  list_click (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Take That One"));
  ui_wait (list_has_form, self, "the form of that table");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_nonnull (ui_find_filter (GTK_WIDGET (form), "Satu"));
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Satu"), "phone");
  ui_wait (plans_phone, form, "the plan of that table");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  desmi_draft_wait_kept ();
  ui_settle ();
  form = list_open_paste (self, other);
  ui_wait (has_any_plan, form, "the plan of another table");
  g_assert_false (offers_earlier (form));
  g_assert_false (is_restored (form));
}

/* Returns: (nullable): the first input of the grid of a form */
static GtkWidget *
find_grid (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (DESMI_IS_REGISTER_INPUT (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_grid (child);
  return found;
}

static DesmiRegisterInput *
find_input (GtkWidget *form, guint nth)
{
  guint n = 0;

  for (GtkWidget *child = find_grid (form); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (DESMI_IS_REGISTER_INPUT (child) && n++ == nth)
      return DESMI_REGISTER_INPUT (child);
  return NULL;
}

static guint
count_persons (UiFixture *self, const char *name)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (list_get_store (self), "register-person", NULL,
                                                     desmi_locale_get_english (), NULL, &error);
  guint                  n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    n += g_strcmp0 (
             desmi_table_get_text (table, i, (guint) desmi_table_find_column (table, "name")), name)
         == 0;
  return n;
}

static gboolean
can_save_two (gpointer form)
{
  return ui_find (form, GTK_TYPE_BUTTON, "Change 2 Villages") != NULL;
}

/* Of the villages that are selected, and of no others, each gets the person; one undo takes all
 * back; what was typed and not saved is offered again. */
static void
test_officers (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL;
  DesmiForm         *form;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  before = desmi_store_table_digest (list_get_store (self), "local_person", &error);
  desmi_villages_page_select (page, 0, TRUE);
  desmi_villages_page_select (page, 1, FALSE);
  ui_settle ();
  gtk_widget_activate_action (GTK_WIDGET (page), "villages.set-officer", NULL);
  ui_wait (list_has_form, self, "the form");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  desmi_register_input_set_text (find_input (GTK_WIDGET (form), 0), "officer", NULL);
  desmi_register_input_set_text (find_input (GTK_WIDGET (form), 1), "Contoh Petugas", NULL);
  desmi_register_input_set_text (find_input (GTK_WIDGET (form), 5), "2024-01-01", NULL);
  ui_wait (can_save_two, form, "what is going to be changed");
  list_close_form (self);
  g_assert_cmpuint (count_persons (self, "Contoh Petugas"), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "villages.set-officer", NULL);
  ui_wait (list_has_form, self, "the form again");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  ui_wait (is_restored, form, "what was typed");
  ui_wait (can_save_two, form, "what is going to be changed");
  ui_picture (GTK_WIDGET (form), "officers");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  g_assert_cmpuint (count_persons (self, "Contoh Petugas"), ==, 2);
  ui_wait (ui_can_undo, self, "undo");
  ui_activate (self, "undo", NULL);
  ui_wait (ui_can_redo, self, "redo");
  after = desmi_store_table_digest (list_get_store (self), "local_person", &error);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
can_append (gpointer form)
{
  return ui_has_label (form, "Add to what is there, as a new line");
}

/* What was chosen, typed and ticked comes back, for the villages that are selected then. */
static void
test_bulk_draft (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiForm         *form;
  GtkCheckButton    *append;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_villages_page_select (page, 0, TRUE);
  ui_settle ();
  form = list_open_bulk (self, page);
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Field"), NOTES);
  ui_wait (can_append, form, "the choices of a field with lines");
  desmi_field_set_text (ui_find_field (form, "Notes"), "Rapat");
  gtk_check_button_set_active (list_find_check (form, "Add to what is there, as a new line"), TRUE);
  list_close_form (self);
  desmi_villages_page_select (page, 1, FALSE);
  ui_settle ();
  form = list_open_bulk (self, page);
  ui_wait (is_restored, form, "what was typed");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Notes")), ==, "Rapat");
  append = list_find_check (form, "Add to what is there, as a new line");
  g_assert_true (gtk_check_button_get_active (append));
  ui_wait (can_save_two, form, "the villages that are selected now");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.start-over", NULL);
  g_assert_false (gtk_check_button_get_active (append));
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/list-bulk/bulk-edit", test_bulk_edit);
  ADD ("/list-bulk/bulk-refused", test_bulk_refused);
  ADD ("/list-bulk/bulk-draft", test_bulk_draft);
  ADD ("/list-bulk/paste", test_paste);
  ADD ("/list-bulk/paste-twice", test_paste_twice);
  ADD ("/list-bulk/paste-large", test_paste_large);
  ADD ("/list-bulk/paste-draft", test_paste_draft);
  ADD ("/list-bulk/officers", test_officers);
  status = g_test_run ();
  ui_done ();
  return status;
}
