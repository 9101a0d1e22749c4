/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one village: opened, titled, left, and kept fresh. */
#include "flow-fixture.h"

#include "store/desmi-connection.h"
#include "ui/villages/desmi-village-page.h"

#include <string.h>

static gboolean
has_page (gpointer data)
{
  UiFixture *self = data;

  return g_strcmp0 (desmi_window_get_page_name (self->window), DESMI_VILLAGE_PAGE_NAME) == 0;
}

static gboolean
has_title (gpointer data)
{
  UiFixture       *self = data;
  g_autofree char *title = NULL;

  if (!has_page (self))
    return FALSE;
  g_object_get (desmi_window_get_page (self->window), "title", &title, NULL);
  return title != NULL;
}

static gboolean
has_list (gpointer data)
{
  UiFixture *self = data;

  return g_strcmp0 (desmi_window_get_page_name (self->window), "villages") == 0;
}

/* The first village of the list, opened as by Enter. */
static void
open_first (UiFixture *self)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_villages_page_select (page, 0, TRUE);
  ui_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "villages.open", NULL));
  ui_wait (has_title, self, "the village's page");
}

static void
test_open (UiFixture *self, gconstpointer data)
{
  g_autoptr (DesmiVillage) village = NULL;
  g_autofree char         *title = NULL, *subtitle = NULL;
  DesmiVillagesPage       *page = ui_go_to_villages (self);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  village = ui_get_village (page, 0);
  open_first (self);
  g_object_get (desmi_window_get_page (self->window), "title", &title, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (title, ==, village->name);
  g_assert_true (g_str_has_prefix (subtitle, village->code));
  /* the header says it, too */
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), subtitle));
  ui_activate (self, "back", NULL);
  ui_wait (has_list, self, "the list again");
  ui_activate (self, "forward", NULL);
  ui_wait (has_title, self, "the village's page again");
  ui_activate (self, "page", "villages");
  ui_wait (has_list, self, "the list by its name");
}

static gboolean
shows_name (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (desmi_window_get_page (self->window), "Siti Contoh");
}

/* What is changed elsewhere is seen on the page. */
static void
test_fresh (UiFixture *self, gconstpointer data)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiEdit)      edit = desmi_edit_new ("Kepala desa");
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiViewState) state = NULL;

  open_first (self);
  state = desmi_view_state_ref (desmi_session_get_state (session));
  desmi_edit_set_profile (edit, desmi_view_state_get_filter (state, "village"), "head_name",
                          "Siti Contoh");
  g_assert_true (desmi_store_apply (desmi_session_get_store (session), edit, NULL, &error));
  g_assert_no_error (error);
  ui_wait (shows_name, self, "the new name");
}

static gboolean
shows_both (gpointer data)
{
  UiFixture *self = data;
  GtkWidget *page = desmi_window_get_page (self->window);

  return ui_has_label (page, "Pillars · Golden Migrant Village")
         && ui_has_label (page, "Pillars · Productive Migrant Village programme (Desmigratif)");
}

static gboolean
shows_one (gpointer data)
{
  UiFixture *self = data;
  GtkWidget *page = desmi_window_get_page (self->window);

  return ui_has_label (page, "Pillars") && !ui_has_label (page, "Pillars · Golden Migrant Village");
}

/* In two programmes a village has the pillars of both, each by itself. */
static void
test_two_programmes (UiFixture *self, gconstpointer data)
{
  DesmiSession                  *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiEdit)          edit = desmi_edit_new ("Emas");
  g_autoptr (DesmiCatalogueItem) programme
      = desmi_catalogue_item_new (DESMI_CATALOGUE_PROGRAMME, "emas");
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiViewState) state = NULL;

  open_first (self);
  ui_wait (shows_one, self, "the pillars of one programme");
  state = desmi_view_state_ref (desmi_session_get_state (session));
  programme->name_id = g_strdup ("Desa Migran Emas");
  programme->name_en = g_strdup ("Golden Migrant Village");
  desmi_edit_add_catalogue (edit, programme);
  desmi_edit_enrol (edit, desmi_view_state_get_filter (state, "village"), "emas", 2025, NULL, NULL);
  g_assert_true (desmi_store_apply (desmi_session_get_store (session), edit, NULL, &error));
  g_assert_no_error (error);
  ui_wait (shows_both, self, "the pillars of both");
  ui_picture (GTK_WIDGET (self->window), "two-programmes");
  ui_activate (self, "undo", NULL);
  ui_wait (shows_one, self, "those of one again");
}

static GtkWidget *
find_tab (UiFixture *self, const char *title)
{
  GtkWidget *page = desmi_window_get_page (self->window);

  return ui_find (page, GTK_TYPE_TOGGLE_BUTTON, title);
}

/* As by a click, Enter or the space bar: the button has the focus then. */
static void
choose_tab (UiFixture *self, const char *title)
{
  gtk_widget_grab_focus (find_tab (self, title));
  g_signal_emit_by_name (find_tab (self, title), "clicked");
}

static gboolean
is_in_sheet (gpointer data)
{
  UiFixture *self = data;
  GtkWidget *sheet = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_FLOW_SHEET, NULL);
  GtkWidget *entry = sheet != NULL ? desmi_flow_sheet_get_entry (DESMI_FLOW_SHEET (sheet)) : NULL;

  return entry != NULL && gtk_widget_has_focus (entry);
}

static gboolean
has_sheet (gpointer data)
{
  UiFixture *self = data;
  GtkWidget *sheet = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_FLOW_SHEET, NULL);

  return sheet != NULL && desmi_flow_sheet_get_grid (DESMI_FLOW_SHEET (sheet)) != NULL;
}

static void
show_year (UiFixture *self)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with_filter (desmi_session_get_state (session), "year", "2023");

  desmi_session_set_state (session, state);
  ui_settle ();
}

/* Who chooses the flows types into the sheet at once, there where the cursor was. */
static void
test_typing (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet;
  guint           row, month;

  open_first (self);
  show_year (self);
  choose_tab (self, "Flows");
  ui_wait (is_in_sheet, self, "the focus in the sheet");
  sheet = flow_find_sheet (self);
  flow_type (sheet, "7", GDK_KEY_Tab);
  ui_wait (flow_is_saved, self, "the count to be saved");
  /* also where it is shown already */
  choose_tab (self, "Flows");
  ui_wait (is_in_sheet, self, "the focus in the sheet again");
  choose_tab (self, "Profile");
  ui_settle ();
  g_assert_true (gtk_widget_has_focus (find_tab (self, "Profile")));
  choose_tab (self, "Flows");
  ui_wait (is_in_sheet, self, "the focus in the sheet of before");
  g_assert_true (desmi_flow_sheet_get_cursor (sheet, &row, &month));
  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpuint (month, ==, 1);
}

/* Arrows between the buttons leave the focus there, and so does a choice that was left since. */
static void
test_arrows (UiFixture *self, gconstpointer data)
{
  open_first (self);
  show_year (self);
  gtk_widget_grab_focus (find_tab (self, "Profile"));
  g_assert_true (
      gtk_widget_child_focus (gtk_widget_get_parent (find_tab (self, "Profile")), GTK_DIR_RIGHT));
  ui_settle ();
  g_assert_true (gtk_widget_has_focus (find_tab (self, "Flows")));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_tab (self, "Flows"))));
  choose_tab (self, "Flows");
  g_assert_true (
      gtk_widget_child_focus (gtk_widget_get_parent (find_tab (self, "Flows")), GTK_DIR_RIGHT));
  ui_wait (has_sheet, self, "the sheet");
  ui_settle ();
  g_assert_true (gtk_widget_has_focus (find_tab (self, "Pillars")));
}

/* Without a village there is a way to the list. */
static void
test_none (UiFixture *self, gconstpointer data)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_new (DESMI_VILLAGE_PAGE_NAME);

  desmi_session_set_state (desmi_window_get_session (self->window), state);
  ui_wait (has_page, self, "the page without a village");
  ui_settle ();
  g_assert_nonnull (
      ui_find (desmi_window_get_page (self->window), GTK_TYPE_BUTTON, "Open Villages"));
}

static gboolean
shows_last_button (gpointer data)
{
  UiFixture      *self = data;
  GtkWidget      *button = ui_find (GTK_WIDGET (self->window), GTK_TYPE_TOGGLE_BUTTON, "History");
  GtkWidget      *bar = gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button))
         && gtk_widget_compute_bounds (button, bar, &bounds) && bounds.origin.x >= 0
         && bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (bar);
}

/* Large text leaves no room for all buttons; that of the tab in force is in sight however one came
 * there. */
static void
test_buttons (UiFixture *self, gconstpointer data)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state = NULL;
  GtkWidget                 *button;

  open_first (self);
  button = ui_find (GTK_WIDGET (self->window), GTK_TYPE_TOGGLE_BUTTON, "Profile");
  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_size_request (button, 400, -1);
  ui_settle ();
  g_assert_false (shows_last_button (self));
  state = desmi_view_state_with (desmi_session_get_state (session), DESMI_VIEW_TAB, "history");
  desmi_session_set_state (session, state);
  ui_wait (shows_last_button, self, "the button of the history");
}

/* Every tab fits into 1024 px, also with text of 200 %. */
static void
test_small (UiFixture *self, gconstpointer data)
{
  static const char *const tabs[]
      = { "profile",     "flows",    "report",    "people", "activities",
          "enterprises", "partners", "documents", "history" };
  DesmiSession *session = desmi_window_get_session (self->window);
  guint         n_wide = 0;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  open_first (self);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autoptr (DesmiViewState) state
          = desmi_view_state_with (desmi_session_get_state (session), DESMI_VIEW_TAB, tabs[i]);
      int minimum;

      desmi_session_set_state (session, state);
      ui_settle ();
      gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                          NULL, NULL);
      g_test_message ("%s: %d px", tabs[i], minimum);
      n_wide += minimum > 1024;
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  g_assert_cmpuint (n_wide, ==, 0);
}

static gboolean
shows_stage (gpointer window)
{
  return ui_has_label (window, "In operation · Koperasi Mina Jaya");
}

/* The register of cooperatives knows the stage that the profile does not tell. */
static void
test_cooperative (UiFixture *self, gconstpointer data)
{
  DesmiStore *store = desmi_session_get_store (desmi_window_get_session (self->window));
  static const char *const fields[]
      = { "name", "Koperasi Mina Jaya", "form", "cooperative", "stage", "active" };
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Cooperative");
  g_autoptr (DesmiEntry) entry = NULL;

  open_first (self);
  entry = desmi_entry_new (
      DESMI_REGISTER_COOPERATIVE,
      desmi_view_state_get_filter (
          desmi_session_get_state (desmi_window_get_session (self->window)), "village"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i += 2)
    desmi_entry_set (entry, fields[i], fields[i + 1]);
  desmi_edit_put_entry (edit, entry);
  g_assert_true (desmi_store_apply (store, edit, NULL, NULL));
  ui_wait (shows_stage, self->window, "the stage of the cooperative");
}

static gboolean
shows_two (gpointer fixture)
{
  UiFixture *self = fixture;
  GtkWidget *page = desmi_window_get_page (self->window);

  return ui_find (page, GTK_TYPE_LIST_BOX_ROW, "Desmigratif officers: 2") != NULL;
}

static gboolean
has_officers (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "Petugas Satu");
}

static gboolean
is_on_officers (gpointer data)
{
  UiFixture *self = data;

  return has_page (self)
         && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_tab (self, "Officers")))
         && has_officers (self);
}

static void
add_officer (DesmiStore *store, const char *village, const char *name)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Petugas");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_PERSON, village);

  desmi_entry_set (entry, "role", "officer");
  desmi_entry_set (entry, "name", name);
  desmi_edit_put_entry (edit, entry);
  g_assert_true (desmi_store_apply (store, edit, NULL, NULL));
}

/* Officers that the register has are counted, and not asked for again: the profile leads to them.
 */
static void
test_officers (UiFixture *self, gconstpointer data)
{
  DesmiSession *session = desmi_window_get_session (self->window);
  DesmiStore   *store = desmi_session_get_store (session);
  const char   *village;
  DesmiForm    *form;

  open_first (self);
  village = desmi_view_state_get_filter (desmi_session_get_state (session), "village");
  add_officer (store, village, "Petugas Satu");
  add_officer (store, village, "Petugas Dua");
  ui_wait (shows_two, self, "how many there are");
  ui_picture (GTK_WIDGET (self->window), "village-registered");
  g_signal_emit_by_name (ui_find (desmi_window_get_page (self->window), GTK_TYPE_BUTTON,
                                  "Open the register of officers"),
                         "clicked");
  ui_wait (is_on_officers, self, "the register");
  gtk_widget_activate_action (desmi_window_get_page (self->window), "villages.edit", NULL);
  ui_settle ();
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_false (
      gtk_widget_get_visible (GTK_WIDGET (ui_find_field (form, "Number of Desmigratif officers"))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (ui_find_field (form, "Cooperative"))));
  ui_picture (GTK_WIDGET (form), "village-editor-registered");
  g_signal_emit_by_name (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "2 · from its register"),
                         "clicked");
  ui_wait_form_closed (self);
  ui_wait (is_on_officers, self, "the register again");
}

#define SUCCESSOR "32.12.16.2003"

/* As an update from the national server says it. */
static void
move_village (UiFixture *self, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *sql
      = g_strdup_printf ("UPDATE %s SET retired = '2026-07-01', why = 'moved', successors = '%s' "
                         "WHERE code = '%s'; ",
                         "official_region", SUCCESSOR, code);
  g_autofree char *of_district
      = g_strdup_printf ("UPDATE %s SET retired = '2026-07-01', why = 'moved', successors = '%s' "
                         "WHERE code = '%s'",
                         "official_village", SUCCESSOR, code);
  DesmiConnection *other = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (desmi_connection_exec (other, sql, &error));
  g_assert_true (desmi_connection_exec (other, of_district, &error));
  g_assert_no_error (error);
  desmi_connection_close (other);
}

static GtkWidget *
find_going_on (UiFixture *self)
{
  GtkWidget *page = desmi_window_get_page (self->window);

  return has_page (self) ? ui_find (page, GTK_TYPE_BUTTON, "Go On with This Code") : NULL;
}

static gboolean
offers_going_on (gpointer data)
{
  return find_going_on (data) != NULL;
}

static char *
get_code (UiFixture *self)
{
  return g_strdup (desmi_view_state_get_filter (
      desmi_session_get_state (desmi_window_get_session (self->window)), "village"));
}

static gboolean
shows_successor (gpointer data)
{
  UiFixture       *self = data;
  g_autofree char *code = get_code (self);

  return has_title (self) && g_strcmp0 (code, SUCCESSOR) == 0
         && ui_has_label (desmi_window_get_page (self->window), "Siti Contoh");
}

static GtkWidget *
find_way (UiFixture *self)
{
  return ui_find (desmi_window_get_page (self->window), GTK_TYPE_BUTTON,
                  "Open the village of this code");
}

static gboolean
has_way_back (gpointer data)
{
  return find_way (data) != NULL;
}

static gboolean
shows_former (gpointer data)
{
  g_autofree char *code = get_code (data);

  return has_title (data) && g_strcmp0 (code, SUCCESSOR) != 0;
}

static gboolean
marks_former (gpointer data)
{
  UiFixture *self = data;

  return has_list (self) && ui_has_label (desmi_window_get_page (self->window), "Old code");
}

/* A village that has another code by now goes on with what it was, in one step, and each code leads
 * to the other. */
static void
test_going_on (UiFixture *self, gconstpointer data)
{
  DesmiStore           *store = desmi_session_get_store (desmi_window_get_session (self->window));
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Kepala desa");
  g_autoptr (GError)    error = NULL;
  g_autofree char      *code = NULL;

  open_first (self);
  code = get_code (self);
  g_assert_false (offers_going_on (self));
  desmi_edit_set_profile (edit, code, "head_name", "Siti Contoh");
  g_assert_true (desmi_store_apply (store, edit, NULL, &error));
  g_assert_no_error (error);
  move_village (self, code);
  ui_wait (offers_going_on, self, "the way to go on");
  ui_picture (GTK_WIDGET (self->window), "going-on");
  g_signal_emit_by_name (find_going_on (self), "clicked");
  ui_wait (shows_successor, self, "the village with its new code");
  ui_picture (GTK_WIDGET (self->window), "gone-on");
  ui_wait (has_way_back, self, "the way to the code of before");
  g_signal_emit_by_name (find_way (self), "clicked");
  ui_wait (shows_former, self, "the village with the code of before");
  ui_activate (self, "page", "villages");
  ui_wait (marks_former, self, "the mark of the old code in the list");
  ui_picture (GTK_WIDGET (self->window), "gone-on-list");
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  g_test_add ("/ui/village-page/open", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_open,
              ui_tear_down);
  g_test_add ("/ui/village-page/fresh", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_fresh,
              ui_tear_down);
  g_test_add ("/ui/village-page/two-programmes", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up,
              test_two_programmes, ui_tear_down);
  g_test_add ("/ui/village-page/typing", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_typing,
              ui_tear_down);
  g_test_add ("/ui/village-page/arrows", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_arrows,
              ui_tear_down);
  g_test_add ("/ui/village-page/none", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_none,
              ui_tear_down);
  g_test_add ("/ui/village-page/buttons", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up,
              test_buttons, ui_tear_down);
  g_test_add ("/ui/village-page/small", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_small,
              ui_tear_down);
  g_test_add ("/ui/village-page/cooperative", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up,
              test_cooperative, ui_tear_down);
  g_test_add ("/ui/village-page/officers", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up,
              test_officers, ui_tear_down);
  g_test_add ("/ui/village-page/going-on", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up,
              test_going_on, ui_tear_down);
  result = g_test_run ();
  ui_done ();
  return result;
}
