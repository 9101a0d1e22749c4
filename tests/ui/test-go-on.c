/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the list of unfinished forms each form is opened again for what it was of: an entry of the
 * catalogue, the villages that were selected, a finding, the pillar of a report. */
#include "draft-fixture.h"

#include "app/desmi-catalogue-view.h"
#include "app/desmi-kept-forms.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-table-model.h"
#include "ui/pillars/desmi-catalogue-form.h"
#include "ui/pillars/desmi-catalogue-window.h"
#include "ui/quality/desmi-quality-row.h"
#include "ui/villages/desmi-register-input.h"
#include "ui/villages/desmi-report-tab.h"
#include "ui/villages/desmi-village-forms.h"
#include "ui/villages/desmi-village-page.h"

#define VILLAGE "32.12.22.2004"
#define ADD(name, func) g_test_add (name, UiFixture, "sample", ui_set_up, func, ui_tear_down)

static DesmiStore *
get_store (UiFixture *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->window));
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

static gboolean
has_form (gpointer fixture)
{
  return !draft_no_form (fixture);
}

static DesmiForm *
wait_form (UiFixture *self)
{
  ui_wait (has_form, self, "the form");
  ui_settle ();
  return DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
}

/* Types, closes, and comes back from another page; the title says of what the form is. */
static void
leave_and_come_back (UiFixture *self, DesmiForm *form, const char *field)
{
  g_autofree char *title = g_strdup (gtk_window_get_title (GTK_WINDOW (form)));

  ui_settle ();
  desmi_field_set_text (ui_find_field (form, field), "Ketikan setengah");
  draft_close_form (self, form);
  form = draft_go_on (self);
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, field)), ==, "Ketikan setengah");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (form)), ==, title);
}

static void
throw_away (UiFixture *self)
{
  DesmiForm *form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));

  gtk_widget_activate_action (GTK_WIDGET (form), "form.start-over", NULL);
  draft_close_form (self, form);
  ui_wait (draft_no_drafts, NULL, "the draft to be thrown away");
}

static void
test_catalogue (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiEdit)  edit = desmi_catalogue_new_proposal ();
  g_autoptr (DesmiTable) table = NULL;
  DesmiCatalogueEntry    entry = { NULL, 0 };
  DesmiCatalogueKind     kind;
  g_autofree char       *name = NULL;
  DesmiForm             *form;

  g_assert_true (desmi_store_apply (get_store (self), edit, NULL, NULL));
  table = look_up (self, "catalogue");
  desmi_catalogue_form_add (GTK_WINDOW (self->window), get_store (self), table,
                            DESMI_CATALOGUE_INDICATOR, NULL, NULL);
  leave_and_come_back (self, wait_form (self), "Name in English");
  g_assert_nonnull (ui_find_dialog (self, DESMI_TYPE_CATALOGUE_WINDOW));
  throw_away (self);
  gtk_window_destroy (ui_find_dialog (self, DESMI_TYPE_CATALOGUE_WINDOW));
  for (entry.table = table;
       !desmi_catalogue_entry_is_own (&entry) || !desmi_catalogue_entry_get_kind (&entry, &kind)
       || kind != DESMI_CATALOGUE_INDICATOR;
       entry.row++)
    g_assert_cmpuint (entry.row + 1, <, desmi_table_get_n_rows (table));
  desmi_catalogue_form_edit (GTK_WINDOW (self->window), get_store (self), &entry);
  form = wait_form (self);
  name = g_strdup (desmi_field_get_text (ui_find_field (form, "Name")));
  /* what could be saved is not left half-typed */
  leave_and_come_back (self, form, "Weight in the pillar");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Name")), ==, name);
  throw_away (self);
  gtk_window_destroy (ui_find_dialog (self, DESMI_TYPE_CATALOGUE_WINDOW));
}

static void
select_two (UiFixture *self)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_villages_page_select (page, 0, TRUE);
  desmi_villages_page_select (page, 1, FALSE);
  ui_settle ();
}

static gboolean
is_for_two (gpointer form)
{
  return ui_find (form, GTK_TYPE_BUTTON, "Change 2 Villages") != NULL;
}

/* Whatever is selected by then, a form of several villages is for those that it was for. */
static void
test_several (UiFixture *self, gconstpointer unused)
{
  static const char *const actions[]
      = { "villages.edit-field", "villages.set-officer", "villages.set-status" };
  static const char *const fields[]
      = { "Name of the Kuwu", "Name (required)", "Note on the status" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      select_two (self);
      gtk_widget_activate_action (desmi_window_get_page (self->window), actions[i], NULL);
      wait_form (self);
      desmi_villages_page_select (DESMI_VILLAGES_PAGE (desmi_window_get_page (self->window)), 3,
                                  TRUE);
      leave_and_come_back (self, wait_form (self), fields[i]);
      if (i != 1)
        ui_wait (is_for_two, ui_find_dialog (self, DESMI_TYPE_FORM), "the villages of then");
      throw_away (self);
    }
}

static void
test_finding (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiTable)      table = look_up (self, "quality");
  g_autoptr (DesmiTableModel) model = desmi_table_model_new (table);
  g_autoptr (DesmiTableRow)   row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_autofree char            *text = desmi_quality_dup_text (row);

  desmi_quality_accept (GTK_WIDGET (self->window), desmi_window_get_session (self->window), row);
  leave_and_come_back (self, wait_form (self), "Reason");
  g_assert_cmpstr (desmi_window_get_page_name (self->window), ==, "quality");
  g_assert_true (ui_has_label (GTK_WIDGET (ui_find_dialog (self, DESMI_TYPE_FORM)), text));
  throw_away (self);
}

static gboolean
can_add_milestone (gpointer data)
{
  UiFixture *self = data;
  GtkWidget *tab = ui_find (desmi_window_get_page (self->window), DESMI_TYPE_REPORT_TAB, NULL);

  return tab != NULL && ui_find (tab, GTK_TYPE_ENTRY, NULL) != NULL;
}

static void
test_milestone (UiFixture *self, gconstpointer unused)
{
  GtkWidget *tab;

  desmi_village_page_open (desmi_window_get_session (self->window), VILLAGE, DESMI_REPORT_TAB_NAME);
  ui_wait (can_add_milestone, self, "the report");
  tab = ui_find (desmi_window_get_page (self->window), DESMI_TYPE_REPORT_TAB, NULL);
  gtk_widget_activate_action (tab, "report.add-milestone", "i", 2);
  leave_and_come_back (self, wait_form (self), "Milestone (required)");
  g_assert_cmpstr (desmi_window_get_page_name (self->window), ==, DESMI_VILLAGE_PAGE_NAME);
  throw_away (self);
}

static gboolean
says_files (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "Add the same files again, and what you typed of "
                                                  "them is there: surat serah.pdf, foto.jpg");
}

/* Of files that were to be added the program has only the names. */
static void
test_files (UiFixture *self, gconstpointer unused)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  static const char          form[] = "documents/" VILLAGE "/surat serah.pdf/foto.jpg";
  g_autofree char           *subject = desmi_kept_form_dup_subject (form);
  g_autoptr (DesmiViewState) state
      = desmi_kept_form_new_view (form, desmi_session_get_state (session));

  desmi_session_set_state (session, state);
  desmi_session_aim (session, subject);
  ui_wait (says_files, self, "which files they were");
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/go-on/catalogue", test_catalogue);
  ADD ("/go-on/several", test_several);
  ADD ("/go-on/finding", test_finding);
  ADD ("/go-on/milestone", test_milestone);
  ADD ("/go-on/files", test_files);
  status = g_test_run ();
  ui_done ();
  return status;
}
