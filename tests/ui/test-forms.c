/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of a village: edited, undone, many at once, enrolled, and what was typed kept. */
#include "ui-fixture.h"

#include "app/desmi-village-list.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-sensitive.h"
#include "ui/villages/desmi-village-detail.h"
#include "ui/villages/desmi-village-forms.h"

#define KENANGA "32.12.16.2004"

static DesmiVillage *
read_village (UiFixture *self, const char *code)
{
  g_autoptr (GError) error = NULL;
  DesmiVillage      *village = desmi_store_get_village (
           desmi_session_get_store (desmi_window_get_session (self->window)), code, NULL, &error);

  g_assert_no_error (error);
  return village;
}

static void
test_edit (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  DesmiForm               *form;
  g_autoptr (DesmiVillage) before = NULL;
  g_autoptr (DesmiVillage) edited = NULL;
  g_autoptr (DesmiVillage) undone = NULL;
  g_autoptr (DesmiVillage) redone = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  before = ui_get_village (page, 0);
  desmi_villages_page_select (page, 0, TRUE);
  form = desmi_villages_page_edit (page);
  g_assert_nonnull (form);
  ui_settle ();
  g_assert_nonnull (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Done"));
  ui_picture (GTK_WIDGET (form), "editor");
  desmi_field_set_text (ui_find_field (form, "Population"), "6.418");
  desmi_field_set_text (ui_find_field (form, "Name of the Kuwu"), "Ibu “Contoh” O'Neill");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  edited = read_village (self, before->code);
  g_assert_cmpint (edited->population, ==, 6418);
  g_assert_cmpstr (edited->head_name, ==, "Ibu “Contoh” O'Neill");
  ui_wait (ui_can_undo, self, "undo");
  g_assert_nonnull (strstr (desmi_store_get_undo_label (
                                desmi_session_get_store (desmi_window_get_session (self->window))),
                            before->name));
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "6,418"));
  ui_picture (GTK_WIDGET (self->window), "edited");
  ui_activate (self, "undo", NULL);
  ui_wait (ui_can_redo, self, "redo");
  undone = read_village (self, before->code);
  g_assert_cmpint (undone->population, ==, before->population);
  g_assert_cmpstr (undone->head_name, ==, before->head_name);
  ui_activate (self, "redo", NULL);
  ui_wait (ui_can_undo, self, "undo again");
  ui_settle ();
  redone = read_village (self, before->code);
  g_assert_cmpint (redone->population, ==, 6418);
}

static gboolean
is_email_refused (gpointer form)
{
  return desmi_field_get_error (ui_find_field (form, "E-mail")) != NULL;
}

/* What the store or a field refuses is still in the form, with the sentence; the rest is saved. */
static void
test_text_kept (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autofree char         *long_name = g_strnfill (300, 'n');
  DesmiForm               *form;
  g_autoptr (DesmiVillage) village = NULL;
  g_autoptr (DesmiVillage) after = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  village = ui_get_village (page, 0);
  desmi_villages_page_select (page, 0, TRUE);
  form = desmi_villages_page_edit (page);
  ui_settle ();
  desmi_field_set_text (ui_find_field (form, "Population"), "-1");
  desmi_field_set_text (ui_find_field (form, "Households"), "1000000000000");
  desmi_field_set_text (ui_find_field (form, "Name of the Kuwu"), long_name);
  desmi_form_save (form);
  ui_settle ();
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Population")));
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Households")));
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Name of the Kuwu")));
  ui_picture (GTK_WIDGET (form), "editor-wrong");
  desmi_field_set_text (ui_find_field (form, "Population"), "");
  g_assert_null (desmi_field_get_error (ui_find_field (form, "Population")));
  desmi_field_set_text (ui_find_field (form, "Households"), "");
  desmi_field_set_text (ui_find_field (form, "Name of the Kuwu"), "Ibu Contoh");
  desmi_field_set_text (ui_find_field (form, "E-mail"), "no address");
  desmi_form_save (form);
  ui_settle ();
  g_assert_true (ui_find_dialog (self, DESMI_TYPE_FORM) == GTK_WINDOW (form));
  ui_wait (is_email_refused, form, "the sentence");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "E-mail")), ==, "no address");
  ui_picture (GTK_WIDGET (form), "editor-refused");
  after = read_village (self, village->code);
  g_assert_cmpstr (after->head_name, ==, "Ibu Contoh");
  g_assert_cmpstr (after->email, ==, village->email);
  desmi_field_set_text (ui_find_field (form, "E-mail"), "desa@example.org");
  gtk_widget_grab_focus (
      ui_find (GTK_WIDGET (ui_find_field (form, "E-mail")), GTK_TYPE_TEXT, NULL));
  desmi_form_save (form);
  ui_wait_form_closed (self);
}

static gboolean
has_phone (gpointer data)
{
  g_autoptr (DesmiVillage) village = read_village (data, KENANGA);

  return g_strcmp0 (village->phone, "0234 7") == 0;
}

/* What the file itself refuses holds up nothing else, and its sentence stays beside it. */
static void
test_refused (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiVillage) village = read_village (self, KENANGA), after = NULL;
  DesmiForm               *form = desmi_village_forms_edit (GTK_WIDGET (self->window),
                                                            desmi_window_get_session (self->window), village);

  ui_settle ();
  gtk_widget_grab_focus (GTK_WIDGET (ui_find_field (form, "E-mail")));
  desmi_field_set_text (ui_find_field (form, "E-mail"), "no address");
  gtk_widget_grab_focus (GTK_WIDGET (ui_find_field (form, "Telephone")));
  ui_wait (is_email_refused, form, "the refusal");
  desmi_field_set_text (ui_find_field (form, "Telephone"), "0234 7");
  gtk_widget_grab_focus (GTK_WIDGET (ui_find_field (form, "Address")));
  ui_wait (has_phone, self, "the other field to be saved");
  ui_settle ();
  g_assert_true (is_email_refused (form));
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "E-mail")), ==, "no address");
  desmi_field_set_text (ui_find_field (form, "E-mail"), "desa@example.org");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  after = read_village (self, KENANGA);
  g_assert_cmpstr (after->email, ==, "desa@example.org");
}

static gboolean
has_form (gpointer fixture)
{
  return ui_find_dialog (fixture, DESMI_TYPE_FORM) != NULL;
}

/* R25: exactly the villages that are shown and selected change, and one undo takes all back. */
static void
test_bulk (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiStore        *store;
  DesmiForm         *form;
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;
  DesmiVillageFilter filter;
  g_autoptr (GArray) suspended = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  store = desmi_session_get_store (desmi_window_get_session (self->window));
  before = desmi_store_table_digest (store, "local_status", &error);
  g_assert_no_error (error);
  ui_search (page, "Tugu", 2);
  ui_settle ();
  desmi_villages_page_select (page, 0, TRUE);
  desmi_villages_page_select (page, 1, FALSE);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (page), "2 villages selected"));
  gtk_widget_activate_action (GTK_WIDGET (page), "villages.set-status", NULL);
  ui_wait (has_form, self, "the form");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_nonnull (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Change 2 Villages"));
  ui_picture (GTK_WIDGET (form), "bulk");
  g_object_set (ui_find (GTK_WIDGET (form), g_type_from_name ("DesmiFilter"), NULL), "selected",
                "suspended", NULL);
  desmi_form_save (form);
  ui_wait_form_closed (self);
  desmi_village_filter_init (&filter);
  filter.statuses = DESMI_STATUS_BIT (DESMI_STATUS_SUSPENDED);
  suspended = desmi_store_list_villages (store, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (suspended->len, ==, 2);
  ui_settle ();
  ui_activate (self, "undo", NULL);
  ui_wait (ui_can_redo, self, "redo");
  after = desmi_store_table_digest (store, "local_status", &error);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
has_kades_column (gpointer page)
{
  return ui_has_label (page, "Kades");
}

static gboolean
has_kuwu_column (gpointer page)
{
  return ui_has_label (page, "Kuwu");
}

static gboolean
shows_kades (gpointer page)
{
  GtkWidget          *detail = ui_find (page, DESMI_TYPE_VILLAGE_DETAIL, NULL);
  const DesmiVillage *village = desmi_village_detail_get_village (DESMI_VILLAGE_DETAIL (detail));

  return village != NULL && g_strcmp0 (village->usual_head_title, "Kades") == 0;
}

/* The title of the whole district is changed in the form of any village, and taken back with it. */
static void
test_head_title (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  DesmiSession            *session = desmi_window_get_session (self->window);
  DesmiForm               *form;
  GtkWidget               *check;
  g_autoptr (DesmiVillage) first = NULL, second = NULL, after = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_session_set_columns (session, "name,head");
  ui_wait (has_kuwu_column, page, "the column of heads");
  first = ui_get_village (page, 0);
  second = ui_get_village (page, 1);
  desmi_villages_page_select (page, 0, TRUE);
  form = desmi_villages_page_edit (page);
  ui_settle ();
  desmi_field_set_text (ui_find_field (form, "Title of the village head"), "Kades");
  check = ui_find (GTK_WIDGET (form), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  ui_picture (GTK_WIDGET (form), "head-title");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  after = read_village (self, second->code);
  g_assert_cmpstr (after->usual_head_title, ==, "Kades");
  g_clear_pointer (&after, desmi_village_unref);
  after = read_village (self, first->code);
  g_assert_null (after->head_title);
  ui_wait (has_kades_column, page, "the column of heads anew");
  ui_wait (shows_kades, page, "the village anew");
  form = desmi_villages_page_edit (page);
  ui_settle ();
  g_assert_nonnull (ui_find_field (form, "Name of the Kades"));
  gtk_window_close (GTK_WINDOW (form));
  ui_activate (self, "undo", NULL);
  ui_wait (has_kuwu_column, page, "the column of heads as before");
}

/* Why fewer villages are changed than were selected. */
static void
test_not_enrolled (UiFixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) villages
      = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_village_unref);
  DesmiForm *form;

  ui_go_to_villages (self);
  for (guint i = 0; i < 3; i++)
    {
      DesmiVillage *village = read_village (self, "32.12.16.2004");

      village->enrolled = i == 0;
      g_ptr_array_add (villages, village);
    }
  form = desmi_village_forms_set_status (GTK_WIDGET (self->window),
                                         desmi_window_get_session (self->window), villages);
  ui_settle ();
  ui_picture (GTK_WIDGET (form), "bulk-not-enrolled");
  g_assert_true (ui_has_label (GTK_WIDGET (form), "2 selected villages are not in the programme"));
  gtk_window_destroy (GTK_WINDOW (form));
}

typedef struct
{
  DesmiVillagesPage *page;
  const char        *code;
} Selected;

static gboolean
is_selected (gpointer data)
{
  const Selected       *wanted = data;
  GtkWidget            *view = ui_find (GTK_WIDGET (wanted->page), GTK_TYPE_COLUMN_VIEW, NULL);
  GtkSelectionModel    *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (model);

  if (gtk_bitset_get_size (bits) == 1)
    {
      g_autoptr (DesmiVillageItem) item
          = g_list_model_get_item (G_LIST_MODEL (model), gtk_bitset_get_minimum (bits));
      DesmiVillage *village = desmi_village_item_get_village (item);

      return village != NULL && g_str_equal (village->code, wanted->code);
    }
  return FALSE;
}

/* The village that was enrolled is selected, so that it can be gone on with. */
static void
test_enrol (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  DesmiForm               *form;
  GtkWidget               *list;
  GtkSelectionModel       *model;
  g_autoptr (GDateTime)    now = NULL;
  g_autofree char         *cohort = NULL, *code = NULL;
  g_autoptr (DesmiVillage) enrolled = NULL;
  Selected                 wanted = { page, NULL };

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  form = desmi_villages_page_enrol (page);
  ui_settle ();
  list = ui_find (GTK_WIDGET (form), GTK_TYPE_LIST_VIEW, "Villages of the district");
  g_assert_nonnull (list);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), >, 300);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (DesmiVillageItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      DesmiVillage                *village = desmi_village_item_get_village (item);

      if (village == NULL || village->enrolled)
        continue;
      gtk_selection_model_select_item (model, i, TRUE);
      code = g_strdup (village->code);
      break;
    }
  ui_settle ();
  ui_picture (GTK_WIDGET (form), "enrol");
  g_assert_nonnull (ui_find (GTK_WIDGET (form), DESMI_TYPE_FILTER, NULL));
  now = g_date_time_new_now_local ();
  cohort = g_strdup_printf ("Cohort: %d", g_date_time_get_year (now));
  g_assert_nonnull (ui_find (GTK_WIDGET (form), GTK_TYPE_DROP_DOWN, cohort));
  g_assert_nonnull (ui_find (GTK_WIDGET (form), GTK_TYPE_DROP_DOWN,
                             "Programme: Productive Migrant Village programme (Desmigratif)"));
  desmi_field_set_text (ui_find_field (form, "Date of the decree"), "31/2/2026");
  desmi_form_save (form);
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Date of the decree")));
  desmi_field_set_text (ui_find_field (form, "Date of the decree"), "1 Feb 2026");
  g_object_set (
      gtk_widget_get_ancestor (ui_find (GTK_WIDGET (form), GTK_TYPE_DROP_DOWN, "Status: Active"),
                               DESMI_TYPE_FILTER),
      "selected", "candidate", NULL);
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait_rows (page, UI_SAMPLE_VILLAGES + 1);
  wanted.code = code;
  ui_wait (is_selected, &wanted, "the village to be selected");
  enrolled = read_village (self, code);
  g_assert_cmpint (enrolled->status, ==, DESMI_STATUS_CANDIDATE);
  g_assert_cmpstr (enrolled->decree_date, ==, "2026-02-01");
  ui_activate (self, "undo", NULL);
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
}

static gboolean
offers_sister (gpointer filter)
{
  return desmi_filter_has (filter, "desa-migran-emas");
}

static gboolean
says_sister (gpointer form)
{
  return ui_has_label (form, "added to the catalogue with its four pillars");
}

static gboolean
is_free (gpointer model)
{
  g_autoptr (DesmiVillageItem) item = g_list_model_get_item (model, 0);
  DesmiVillage *village = item != NULL ? desmi_village_item_get_village (item) : NULL;

  return village != NULL && g_str_equal (village->code, KENANGA) && !village->enrolled;
}

/* A village of Desmigratif joins Desa Migran Emas, which nobody has added before, in one step. */
static void
test_enrol_in_sister (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  DesmiForm               *form;
  GtkSelectionModel       *model;
  GtkWidget               *filter;
  g_autoptr (DesmiVillage) joined = NULL, before = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  form = desmi_villages_page_enrol (page);
  ui_settle ();
  filter = gtk_widget_get_ancestor (ui_find (GTK_WIDGET (form), GTK_TYPE_DROP_DOWN,
                                             "Programme: Productive Migrant Village programme "
                                             "(Desmigratif)"),
                                    DESMI_TYPE_FILTER);
  ui_wait (offers_sister, filter, "the programme that is not in the catalogue");
  g_assert_false (says_sister (form));
  desmi_filter_set_selected (DESMI_FILTER (filter), "desa-migran-emas");
  gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (form), GTK_TYPE_SEARCH_ENTRY, NULL)),
                         KENANGA);
  model = gtk_list_view_get_model (
      GTK_LIST_VIEW (ui_find (GTK_WIDGET (form), GTK_TYPE_LIST_VIEW, "Villages of the district")));
  ui_wait (is_free, model, "the village");
  gtk_selection_model_select_item (model, 0, TRUE);
  ui_wait (says_sister, form, "what is done as well");
  ui_picture (GTK_WIDGET (form), "enrol-sister");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  joined = desmi_store_get_programme_village (
      desmi_session_get_store (desmi_window_get_session (self->window)), KENANGA,
      "desa-migran-emas", NULL, NULL);
  g_assert_true (joined->enrolled);
  ui_activate (self, "undo", NULL);
  ui_settle ();
  before = read_village (self, KENANGA);
  g_assert_true (before->enrolled);
}

static gboolean
has_found (gpointer model)
{
  return g_list_model_get_n_items (model) < 30;
}

/* Its namesake is the subdistrict, whose other villages come before it in the alphabet. */
static gboolean
has_meant_first (gpointer model)
{
  g_autoptr (DesmiVillageItem) item = g_list_model_get_item (model, 0);
  DesmiVillage *village = item != NULL ? desmi_village_item_get_village (item) : NULL;

  return village != NULL && g_str_equal (village->name, "Jatibarang");
}

/* By Enter alone: the search, the row that is wanted, the enrolment. */
static void
test_enrol_by_keyboard (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiForm         *form;
  GtkWidget         *list, *search;
  GtkSelectionModel *model;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  form = desmi_villages_page_enrol (page);
  ui_settle ();
  list = ui_find (GTK_WIDGET (form), GTK_TYPE_LIST_VIEW, "Villages of the district");
  search = ui_find (GTK_WIDGET (form), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (search);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  gtk_editable_set_text (GTK_EDITABLE (search), "djatibarang");
  ui_wait (has_found, model, "the villages found");
  ui_wait (has_meant_first, model, "the village of that name");
  g_signal_emit_by_name (search, "activate");
  ui_settle ();
  g_assert_true (gtk_selection_model_is_selected (model, 0));
  g_assert_true (gtk_widget_has_focus (list) || gtk_widget_get_focus_child (list) != NULL);
  g_signal_emit_by_name (list, "activate", 1);
  ui_settle ();
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  g_assert_nonnull (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_signal_emit_by_name (list, "activate", 1);
  ui_wait_form_closed (self);
  ui_wait_rows (page, UI_SAMPLE_VILLAGES + 1);
}

/* Escape where the focus is at first: the words, then the form. */
static void
test_enrol_left_by_escape (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiForm         *form;
  GtkWidget         *search;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  form = desmi_villages_page_enrol (page);
  ui_settle ();
  search = ui_find (GTK_WIDGET (form), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "jatibarang");
  g_signal_emit_by_name (search, "stop-search");
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_true (ui_find_dialog (self, DESMI_TYPE_FORM) == GTK_WINDOW (form));
  g_signal_emit_by_name (search, "stop-search");
  ui_wait_form_closed (self);
}

/* A blank typed too early must not press Cancel. */
static void
test_focus_is_in_fields (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiForm         *form;
  GtkWidget         *focus;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_villages_page_select (page, 0, TRUE);
  ui_settle ();
  form = desmi_villages_page_edit (page);
  ui_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (form));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_SCROLLED_WINDOW));
  /* gone while a form is being saved, and where saving failed there again */
  desmi_sensitive_set (gtk_widget_get_parent (focus), FALSE);
  g_assert_false (gtk_widget_is_sensitive (focus));
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (form)));
  desmi_sensitive_set (gtk_widget_get_parent (focus), TRUE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) == focus);
  gtk_window_close (GTK_WINDOW (form));
}

#define ADD(path, sample, function)                                                                \
  g_test_add (path, UiFixture, sample, ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/window/edit", "sample", test_edit);
  ADD ("/window/text-kept", "sample", test_text_kept);
  ADD ("/window/refused", "sample", test_refused);
  ADD ("/window/bulk", "sample", test_bulk);
  ADD ("/window/not-enrolled", "sample", test_not_enrolled);
  ADD ("/window/head-title", "sample", test_head_title);
  ADD ("/window/enrol", "sample", test_enrol);
  ADD ("/window/enrol-in-sister", "sample", test_enrol_in_sister);
  ADD ("/window/focus-is-in-fields", "sample", test_focus_is_in_fields);
  ADD ("/window/enrol-by-keyboard", "sample", test_enrol_by_keyboard);
  ADD ("/window/enrol-left-by-escape", "sample", test_enrol_left_by_escape);
  status = g_test_run ();
  ui_done ();
  return status;
}
