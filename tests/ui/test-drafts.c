/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into a form and not saved: kept over a crash and a slip of Escape, offered again,
 * thrown away. */
#include "draft-fixture.h"

#include "ui/desmi-filter.h"
#include "ui/villages/desmi-register-form.h"
#include "ui/villages/desmi-register-input.h"

#include <stdlib.h>

#define CRASH_PATH "DESMI_TEST_CRASH_PATH"
#define HEAD "Name of the Kuwu"

static DesmiStore *
get_store (UiFixture *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->window));
}

static DesmiForm *
open_profile (UiFixture *self)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiForm         *form;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_villages_page_select (page, 0, TRUE);
  ui_settle ();
  form = desmi_villages_page_edit (page);
  g_assert_nonnull (form);
  ui_settle ();
  return form;
}

/* Another program types, and ends without a chance to do anything about it. */
static void
test_dies (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  if (!g_test_subprocess ())
    return;
  ui_open (self, g_getenv (CRASH_PATH));
  form = open_profile (self);
  desmi_field_set_text (ui_find_field (form, HEAD), "Ibu Contoh");
  desmi_field_set_text (ui_find_field (form, "Population"), "enam ribu");
  ui_wait (draft_has_drafts, NULL, "the draft");
  abort ();
}

static void
test_crash (UiFixture *self, gconstpointer unused)
{
  DesmiForm       *form;
  g_autofree char *head = NULL;

  form = open_profile (self);
  head = g_strdup (desmi_field_get_text (ui_find_field (form, HEAD)));
  draft_close_form (self, form);
  g_setenv (CRASH_PATH, self->path, TRUE);
  g_test_trap_subprocess ("/drafts/subprocess/dies", 0, 0);
  g_assert_false (g_test_trap_has_passed ());
  g_assert_true (draft_has_drafts (NULL));
  form = open_profile (self);
  ui_wait (draft_is_restored, form, "what was typed");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, HEAD)), ==, "Ibu Contoh");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Population")), ==, "enam ribu");
  ui_picture (GTK_WIDGET (form), "draft-restored");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.start-over", NULL);
  ui_settle ();
  g_assert_false (draft_is_restored (form));
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, HEAD)), ==, head);
  ui_wait (draft_no_drafts, NULL, "the draft to be thrown away");
  draft_close_form (self, form);
  form = open_profile (self);
  g_assert_false (draft_is_restored (form));
  draft_close_form (self, form);
}

/* Escape keeps what cannot be saved and says so; once it is, nothing is kept any more. */
static void
test_escape (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form = open_profile (self);

  desmi_field_set_text (ui_find_field (form, "Population"), "enam ribu");
  draft_close_form (self, form);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "is not saved, but kept"));
  ui_picture (GTK_WIDGET (self->window), "draft-kept");
  form = open_profile (self);
  ui_wait (draft_is_restored, form, "what was typed");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Population")), ==, "enam ribu");
  desmi_field_set_text (ui_find_field (form, "Population"), "6.000");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (draft_no_drafts, NULL, "the draft to go");
  ui_wait (ui_can_undo, self, "undo");
}

/* Meanwhile somebody else saved the same field: both are to be seen. */
static void
test_met (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  DesmiForm               *form = open_profile (self);
  g_autoptr (DesmiVillage) village = ui_get_village (page, 0);
  g_autoptr (DesmiEdit)    edit = desmi_edit_new ("Telepon");
  g_autoptr (GError)       error = NULL;

  desmi_field_set_text (ui_find_field (form, "Telephone"), "0234 1111");
  ui_wait (draft_has_drafts, NULL, "the draft");
  /* as if the program had died */
  gtk_window_destroy (GTK_WINDOW (form));
  ui_settle ();
  desmi_edit_set_profile (edit, village->code, "phone", "0234 2222");
  g_assert_true (desmi_store_apply (get_store (self), edit, NULL, &error));
  g_assert_no_error (error);
  ui_wait (ui_can_undo, self, "the change to be heard of");
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  form = open_profile (self);
  ui_wait (draft_is_restored, form, "what was typed");
  g_assert_true (ui_has_label (GTK_WIDGET (form), "1 field was saved with another value"));
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Telephone")), ==, "0234 1111");
  g_assert_nonnull (
      strstr (desmi_field_get_error (ui_find_field (form, "Telephone")), "0234 2222"));
  ui_picture (GTK_WIDGET (form), "draft-met");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.start-over", NULL);
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Telephone")), ==, "0234 2222");
  draft_close_form (self, form);
}

static gboolean
is_told (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "1 half-typed form was kept.");
}

static gboolean
has_list (gpointer data)
{
  GtkWindow *list = draft_find_list (data);

  return list != NULL && ui_find (GTK_WIDGET (list), GTK_TYPE_BUTTON, NULL) != NULL
         && ui_has_label (GTK_WIDGET (list), "kept for 30 days")
         && ui_has_label (GTK_WIDGET (list), "Profile · typed on ");
}

static gboolean
has_empty_list (gpointer data)
{
  GtkWindow *list = draft_find_list (data);

  return list != NULL && ui_has_label (GTK_WIDGET (list), "No form is left half-typed.");
}

static gboolean
is_village (gpointer data)
{
  UiFixture *self = data;

  return g_strcmp0 (desmi_window_get_page_name (self->window), "village") == 0;
}

/* When the file is opened again it is told that something was left half-typed, and where. */
static void
test_told (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form = open_profile (self);

  desmi_field_set_text (ui_find_field (form, "Population"), "enam ribu");
  draft_close_form (self, form);
  ui_activate (self, "close-file", NULL);
  ui_open (self, self->path);
  ui_wait (is_told, self, "what was kept");
  ui_picture (GTK_WIDGET (self->window), "draft-told");
  ui_activate (self, "kept-forms", NULL);
  ui_wait (has_list, self, "the list of kept forms");
  ui_picture (GTK_WIDGET (draft_find_list (self)), "draft-list");
  draft_press_in_list (self, "Go There");
  ui_wait (is_village, self, "the village's page");
  ui_wait (draft_has_no_list, self, "the list to close");
  ui_wait (draft_has_restored, self, "the form with what was typed");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Population")), ==, "enam ribu");
  draft_close_form (self, form);
  ui_activate (self, "kept-forms", NULL);
  ui_wait (has_list, self, "the list again");
  /* a slip can be taken back, as long as the list is open */
  draft_press_in_list (self, "Throw Away");
  g_assert_true (
      ui_has_label (GTK_WIDGET (draft_find_list (self)), "Thrown away when this window closes"));
  g_assert_false (ui_has_label (GTK_WIDGET (draft_find_list (self)), "Go There"));
  ui_settle ();
  g_assert_false (draft_no_drafts (NULL));
  draft_press_in_list (self, "Keep After All");
  g_assert_true (has_list (self));
  g_assert_true (ui_has_label (GTK_WIDGET (draft_find_list (self)), "Go There"));
  ui_picture (GTK_WIDGET (draft_find_list (self)), "draft-list-kept");
  draft_press_in_list (self, "Throw Away");
  gtk_window_close (draft_find_list (self));
  ui_wait (draft_has_no_list, self, "the list to close again");
  ui_wait (draft_no_drafts, NULL, "the draft to go");
  ui_activate (self, "kept-forms", NULL);
  ui_wait (has_empty_list, self, "nothing kept");
  gtk_window_close (draft_find_list (self));
  ui_wait (draft_has_no_list, self, "the list to close for good");
}

/* A register's form keeps texts and choices, and a new entry is told from those there are. */
static void
test_register (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  DesmiSession            *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiVillage) village = NULL;
  DesmiForm               *form;
  GtkWidget               *role;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  village = ui_get_village (page, 0);
  for (guint i = 0; i < 2; i++)
    {
      form = desmi_register_form_new (GTK_WINDOW (self->window), session, village,
                                      DESMI_REGISTER_PERSON, NULL, DESMI_REGISTER_FORM_NEW);
      gtk_window_present (GTK_WINDOW (form));
      ui_settle ();
      role = ui_find (GTK_WIDGET (form), DESMI_TYPE_FILTER, NULL);
      if (i == 1)
        {
          ui_wait (draft_is_restored, form, "what was typed");
          g_assert_cmpstr (desmi_filter_get_selected (DESMI_FILTER (role)), ==, "officer");
          g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Name (required)")), ==,
                           "Petugas Contoh");
          ui_picture (GTK_WIDGET (form), "draft-register");
          gtk_widget_activate_action (GTK_WIDGET (form), "form.start-over", NULL);
        }
      else
        {
          g_object_set (role, "selected", "officer", NULL);
          desmi_field_set_text (ui_find_field (form, "Name (required)"), "Petugas Contoh");
        }
      draft_close_form (self, form);
    }
  ui_wait (draft_no_drafts, NULL, "the draft to be thrown away");
}

static gint64
add_officer (UiFixture *self, const char *village)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Petugas");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_PERSON, village);
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;
  guint                  last;

  desmi_entry_set (entry, "role", "officer");
  desmi_entry_set (entry, "name", "Petugas Contoh");
  desmi_edit_put_entry (edit, entry);
  g_assert_cmpint (desmi_store_apply (get_store (self), edit, NULL, &error), >, 0);
  table = desmi_store_lookup (get_store (self), "register-person", village, NULL, NULL, &error);
  g_assert_no_error (error);
  last = desmi_table_get_n_rows (table) - 1;
  g_assert_cmpstr (
      desmi_table_get_text (table, last, (guint) desmi_table_find_column (table, "name")), ==,
      "Petugas Contoh");
  return (gint64) last;
}

/* Gone to from the list, a form of an entry opens for that entry, a new one as a new one, and what
 * was typed and could not be saved is there. */
static void
test_go_on (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  DesmiSession            *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiVillage) village = NULL;
  g_autoptr (DesmiTable)   table = NULL;
  DesmiForm               *form;
  int                      row;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  village = ui_get_village (page, 0);
  row = (int) add_officer (self, village->code);
  table = desmi_store_lookup (get_store (self), "register-person", village->code, NULL, NULL, NULL);
  for (guint i = 0; i < 2; i++)
    {
      form = desmi_register_form_new (GTK_WINDOW (self->window), session, village,
                                      DESMI_REGISTER_PERSON, table,
                                      i == 0 ? row : DESMI_REGISTER_FORM_NEW);
      gtk_window_present (GTK_WINDOW (form));
      ui_settle ();
      desmi_field_set_text (ui_find_field (form, "E-mail"), "ibu");
      draft_close_form (self, form);
      form = draft_go_on (self);
      g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "E-mail")), ==, "ibu");
      g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Name (required)")), ==,
                       i == 0 ? "Petugas Contoh" : "");
      g_assert_true (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, i == 0 ? "Done" : "Add") != NULL);
      gtk_widget_activate_action (GTK_WIDGET (form), "form.start-over", NULL);
      ui_settle ();
      g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "E-mail")), ==, "");
      draft_close_form (self, form);
      ui_wait (draft_no_drafts, NULL, "the draft to be thrown away");
    }
}

static void
test_enrol (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiForm         *form;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  form = desmi_villages_page_enrol (page);
  ui_settle ();
  desmi_field_set_text (ui_find_field (form, "Decree"), "188/2023");
  gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (form), GTK_TYPE_SEARCH_ENTRY, NULL)),
                         "djatibarang");
  draft_close_form (self, form);
  form = desmi_villages_page_enrol (page);
  ui_wait (draft_is_restored, form, "what was typed");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Decree")), ==, "188/2023");
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (ui_find (GTK_WIDGET (form), GTK_TYPE_SEARCH_ENTRY, NULL))),
                   ==, "djatibarang");
  draft_close_form (self, form);
  form = draft_go_on (self);
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Decree")), ==, "188/2023");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.start-over", NULL);
  draft_close_form (self, form);
  ui_wait (draft_no_drafts, NULL, "the draft to be thrown away");
}

#define ADD(path, sample, function)                                                                \
  g_test_add (path, UiFixture, sample, ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/drafts/subprocess/dies", NULL, test_dies);
  ADD ("/drafts/crash", "sample", test_crash);
  ADD ("/drafts/escape", "sample", test_escape);
  ADD ("/drafts/told", "sample", test_told);
  ADD ("/drafts/met", "sample", test_met);
  ADD ("/drafts/register", "sample", test_register);
  ADD ("/drafts/go-on", "sample", test_go_on);
  ADD ("/drafts/enrol", "sample", test_enrol);
  status = g_test_run ();
  ui_done ();
  return status;
}
