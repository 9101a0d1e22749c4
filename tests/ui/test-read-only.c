/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that can no longer be written while it is open, since another computer took it over:
 * wherever something is typed it is said, and what was typed stays. */
#include "flow-fixture.h"
#include "report-fixture.h"

#include "app/desmi-village-list.h"
#include "ui/pillars/desmi-catalogue-form.h"
#include "ui/pillars/desmi-pillars-page.h"
#include "ui/pillars/desmi-target-window.h"
#include "ui/villages/desmi-bulk-form.h"
#include "ui/villages/desmi-documents-tab.h"
#include "ui/villages/desmi-officer-form.h"
#include "ui/villages/desmi-register-form.h"
#include "ui/villages/desmi-register-input.h"
#include "ui/villages/desmi-report-card.h"
#include "ui/villages/desmi-village-forms.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gstdio.h>
#include <string.h>

#define OTHER_COMPUTER "komputer-lain"
#define NOTES "10" /* the choice of that field */

static DesmiSession *
get_session (UiFixture *self)
{
  return desmi_window_get_session (self->window);
}

/* Opens the file anew in a folder that is synchronised, as computers share one. */
static void
open_shared (UiFixture *self, gconstpointer with_sample)
{
  g_autofree char *folder = NULL, *path = NULL;

  ui_set_up (self, with_sample);
  folder = g_build_filename (self->folder, "Dropbox", NULL);
  path = g_build_filename (folder, "bersama.desmigratif", NULL);
  desmi_session_close (get_session (self));
  desmi_store_wait_closed ();
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (self->path, path), ==, 0);
  g_free (self->path);
  self->path = g_steal_pointer (&path);
  ui_open (self, self->path);
  ui_settle ();
}

/* As the program on the other computer marks the file. */
static void
take_over (UiFixture *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char     *mark
      = g_build_filename (self->folder, "Dropbox", ".bersama.desmigratif.lock", NULL);

  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));
  g_key_file_set_string (file, "lock", "machine", "lain");
  g_key_file_set_string (file, "lock", "id", "x");
  g_key_file_set_string (file, "lock", "host", OTHER_COMPUTER);
  g_key_file_set_string (file, "lock", "user", "Bu Sri");
  g_key_file_set_int64 (file, "lock", "pid", 1);
  g_assert_true (g_key_file_save_to_file (file, mark, NULL));
}

static GPtrArray *
list_villages (UiFixture *self)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GPtrArray *villages = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_village_unref);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (villages, ui_get_village (page, i));
  return villages;
}

/* Forms */

static DesmiForm *
open_bulk (UiFixture *self, GPtrArray *villages)
{
  DesmiForm *form = desmi_bulk_form_new (GTK_WINDOW (self->window), get_session (self), villages);

  gtk_window_present (GTK_WINDOW (form));
  ui_settle ();
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Field"), NOTES);
  desmi_field_set_text (ui_find_field (form, "Notes"), "0234 1");
  return form;
}

static DesmiForm *
open_profile (UiFixture *self, GPtrArray *villages)
{
  DesmiForm *form = desmi_village_forms_edit (GTK_WIDGET (self->window), get_session (self),
                                              g_ptr_array_index (villages, 0));

  ui_settle ();
  desmi_field_set_text (ui_find_field (form, "Telephone"), "0234 1");
  return form;
}

static DesmiForm *
open_partner (UiFixture *self, GPtrArray *villages)
{
  DesmiForm *form = desmi_register_form_new (GTK_WINDOW (self->window), get_session (self),
                                             g_ptr_array_index (villages, 0),
                                             DESMI_REGISTER_PARTNER, NULL, DESMI_REGISTER_FORM_NEW);

  gtk_window_present (GTK_WINDOW (form));
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Kind (required)"), "bank");
  desmi_field_set_text (ui_find_field (form, "Partner (required)"), "0234 1");
  return form;
}

static DesmiForm *
open_catalogue (UiFixture *self, GPtrArray *villages)
{
  DesmiStore            *store = report_get_store (self);
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) catalogue
      = desmi_store_lookup (store, "catalogue", NULL, desmi_locale_get_user (), NULL, &error);
  DesmiForm *form;

  g_assert_no_error (error);
  desmi_catalogue_form_add (GTK_WINDOW (self->window), store, catalogue, DESMI_CATALOGUE_REASON,
                            NULL, NULL);
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  desmi_field_set_text (ui_find_field (form, "Name"), "0234 1");
  return form;
}

static gboolean
has_tab (gpointer data)
{
  UiFixture *self = data;

  return ui_find (GTK_WIDGET (self->window), DESMI_TYPE_DOCUMENTS_TAB, NULL) != NULL
         && ui_has_label (GTK_WIDGET (self->window), "The district file holds");
}

static gboolean
has_form (gpointer fixture)
{
  return ui_find_dialog (fixture, DESMI_TYPE_FORM) != NULL;
}

static DesmiForm *
open_document (UiFixture *self, GPtrArray *villages)
{
  static const char      bytes[] = "%PDF-1.7 surat";
  const DesmiVillage    *village = g_ptr_array_index (villages, 0);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char       *path = g_build_filename (self->folder, "Surat.pdf", NULL);
  g_autoptr (GFile)      file = g_file_new_for_path (path);
  DesmiForm             *form;

  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
  g_list_store_append (files, file);
  desmi_village_page_open (get_session (self), village->code, "documents");
  ui_wait (has_tab, self, "the tab");
  desmi_documents_tab_add (
      DESMI_DOCUMENTS_TAB (ui_find (GTK_WIDGET (self->window), DESMI_TYPE_DOCUMENTS_TAB, NULL)),
      G_LIST_MODEL (files));
  ui_wait (has_form, self, "the form");
  ui_settle ();
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  desmi_field_set_text (ui_find_field (form, "Title"), "0234 1");
  return form;
}

static const struct
{
  const char *name;
  DesmiForm *(*open) (UiFixture *self, GPtrArray *villages);
  const char *field; /* in which "0234 1" was typed */
} forms[] = {
  { "bulk", open_bulk, "Notes" },
  { "profile", open_profile, "Telephone" },
  { "register", open_partner, "Partner (required)" },
  { "catalogue", open_catalogue, "Name" },
  { "document", open_document, "Title" },
};

static gboolean
is_said (gpointer form)
{
  const char *error = desmi_form_get_error (form);

  return error != NULL && strstr (error, OTHER_COMPUTER) != NULL;
}

/* @data: one more than the place of the form in the table */
static void
test_form (UiFixture *self, gconstpointer data)
{
  const guint           i = GPOINTER_TO_UINT (data) - 1;
  g_autoptr (GPtrArray) villages = list_villages (self);
  DesmiForm            *form = forms[i].open (self, villages);

  ui_settle ();
  take_over (self);
  desmi_form_save (form);
  ui_wait (is_said, form, forms[i].name);
  ui_settle ();
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, forms[i].field)), ==, "0234 1");
  ui_picture (GTK_WIDGET (form), "read-only-form");
  gtk_window_destroy (GTK_WINDOW (form));
}

static DesmiRegisterInput *
find_input (GtkWidget *root, guint *skip)
{
  DesmiRegisterInput *found = NULL;

  if (DESMI_IS_REGISTER_INPUT (root) && (*skip)-- == 0)
    return DESMI_REGISTER_INPUT (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_input (child, skip);
  return found;
}

static void
type_input (DesmiForm *form, guint at, const char *text)
{
  desmi_register_input_set_text (find_input (GTK_WIDGET (form), &at), text, NULL);
}

static void
test_officer (UiFixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) villages = list_villages (self);
  DesmiForm            *form
      = desmi_officer_form_new (GTK_WINDOW (self->window), get_session (self), villages);
  guint            name = 1;
  g_autofree char *text = NULL;

  gtk_window_present (GTK_WINDOW (form));
  ui_settle ();
  type_input (form, 0, "officer");
  type_input (form, 1, "Contoh Petugas");
  type_input (form, 5, "2024-01-01");
  ui_settle ();
  take_over (self);
  desmi_form_save (form);
  ui_wait (is_said, form, "the officer");
  ui_settle ();
  g_object_get (find_input (GTK_WIDGET (form), &name), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "Contoh Petugas");
  gtk_window_destroy (GTK_WINDOW (form));
}

/* What is saved without a form */

static gboolean
has_failed (gpointer data)
{
  return ui_has_label (GTK_WIDGET (((UiFixture *) data)->window), "“12” is not counted.")
         && ui_has_label (GTK_WIDGET (((UiFixture *) data)->window), OTHER_COMPUTER);
}

static void
test_flows (UiFixture *self, gconstpointer unused)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);

  take_over (self);
  flow_type (sheet, "12", GDK_KEY_Tab);
  ui_wait (has_failed, self, "the count to be refused");
  ui_picture (GTK_WIDGET (self->window), "read-only-flows");
}

static void
test_remittances (UiFixture *self, gconstpointer unused)
{
  static const char *const keys[] = { "bank", "", "", "", "", NULL };
  DesmiFlowSheet          *sheet = flow_open_sheet (self);

  flow_show_kind (self, "remittances");
  flow_add_row (self, keys);
  take_over (self);
  flow_type (sheet, "12", GDK_KEY_Right);
  ui_wait (has_failed, self, "the amount to be refused");
}

static DesmiFilter *
find_status (UiFixture *self)
{
  return DESMI_FILTER (ui_find (ui_find (report_get_page (self), DESMI_TYPE_REPORT_CARD, NULL),
                                DESMI_TYPE_FILTER, NULL));
}

static gboolean
is_marked (gpointer fixture)
{
  return gtk_widget_has_css_class (GTK_WIDGET (find_status (fixture)), "desmi-refused");
}

/* The status that was chosen stays, though nothing can be chosen any more. */
static void
test_status (UiFixture *self, gconstpointer unused)
{
  report_open (self);
  take_over (self);
  desmi_filter_set_selected (find_status (self), "finished");
  ui_wait (is_marked, self, "the choice to be marked");
  report_wait_for (self, OTHER_COMPUTER);
  ui_settle ();
  g_assert_cmpstr (desmi_filter_get_selected (find_status (self)), ==, "finished");
  g_assert_false (
      gtk_widget_is_sensitive (ui_find (report_get_page (self), GTK_TYPE_BUTTON, "Try Again")));
  ui_picture (GTK_WIDGET (self->window), "read-only-status");
}

static void
test_value (UiFixture *self, gconstpointer unused)
{
  report_open (self);
  report_type (self, FIRST, "11");
  take_over (self);
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  report_wait_for (self, OTHER_COMPUTER);
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, FIRST))), ==,
                   "11");
}

static GtkWidget *
get_cell (gpointer fixture)
{
  GtkWindow *window = ui_find_dialog (fixture, DESMI_TYPE_TARGET_WINDOW);

  return window != NULL ? desmi_target_sheet_get_cell (
             desmi_target_window_get_sheet (DESMI_TARGET_WINDOW (window)), 0, 0)
                        : NULL;
}

static gboolean
has_cells (gpointer fixture)
{
  return get_cell (fixture) != NULL && gtk_widget_get_mapped (get_cell (fixture));
}

static gboolean
is_target_refused (gpointer fixture)
{
  GtkWindow  *window = ui_find_dialog (fixture, DESMI_TYPE_TARGET_WINDOW);
  const char *sentence = desmi_target_sheet_get_sentence (
      desmi_target_window_get_sheet (DESMI_TARGET_WINDOW (window)));

  return sentence != NULL && strstr (sentence, OTHER_COMPUTER) != NULL;
}

static void
test_target (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_new ("pillars");

  desmi_session_set_state (get_session (self), state);
  ui_settle ();
  g_assert_true (gtk_widget_activate_action (
      ui_find (GTK_WIDGET (self->window), DESMI_TYPE_PILLARS_PAGE, NULL), "pillars.targets", NULL));
  ui_wait (has_cells, self, "the cells");
  ui_settle ();
  take_over (self);
  gtk_editable_set_text (GTK_EDITABLE (get_cell (self)), "40");
  ui_send_key (get_cell (self), GDK_KEY_Return);
  ui_wait (is_target_refused, self, "the target to be refused");
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_cell (self))), ==, "40");
}

#define SHARED(name, func)                                                                         \
  g_test_add ("/ui/read-only/" name, UiFixture, "sample", open_shared, func, ui_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *name = g_strconcat ("/ui/read-only/", forms[i].name, NULL);

      g_test_add (name, UiFixture, GUINT_TO_POINTER (i + 1), open_shared, test_form, ui_tear_down);
    }
  SHARED ("officer", test_officer);
  SHARED ("flows", test_flows);
  SHARED ("remittances", test_remittances);
  SHARED ("status", test_status);
  SHARED ("value", test_value);
  SHARED ("target", test_target);
  result = g_test_run ();
  ui_done ();
  return result;
}
