/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the list of villages: chips, several values, ranges of years, programmes. */
#include "list-fixture.h"

#include "app/desmi-catalogue-view.h"
#include "app/desmi-village-list.h"
#include "ui/desmi-filter-button.h"
#include "ui/desmi-filter-chips.h"
#include "ui/desmi-filter.h"
#include "ui/villages/desmi-village-detail.h"

#define ADD(name, func) g_test_add (name, UiFixture, "sample", ui_set_up, func, ui_tear_down)

static gboolean
has_name (gpointer chips)
{
  return ui_has_label (chips, "Subdistrict: Kertasemaya");
}

/* Each filter is a chip that says it in words, goes by click or key, and all go at once. */
static void
test_chips (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *chips = ui_find (GTK_WIDGET (page), DESMI_TYPE_FILTER_CHIPS, NULL);
  GtkWidget         *chip;
  guint              n_active;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_assert_false (gtk_widget_get_visible (chips));
  list_set_filter (self, "officer", "without");
  ui_wait_rows (page, list_count (self, DESMI_CONDITION_OFFICER, 2, -1));
  g_assert_true (ui_has_label (chips, "Officer: nobody serves"));
  list_set_filter (self, "status", "active");
  n_active = list_count (self, DESMI_CONDITION_OFFICER, 2, DESMI_STATUS_ACTIVE);
  ui_wait_rows (page, n_active);
  chip = ui_find (chips, GTK_TYPE_BUTTON, "Take the filter away: Officer: nobody serves");
  g_assert_nonnull (chip);
  ui_send_key (chip, GDK_KEY_Delete);
  ui_settle ();
  g_assert_null (list_get_filter (self, "officer"));
  g_assert_cmpstr (list_get_filter (self, "status"), ==, "active");
  list_click (ui_find (chips, GTK_TYPE_BUTTON, "Take the filter away: Status: Active"));
  g_assert_null (list_get_filter (self, "status"));
  g_assert_false (gtk_widget_get_visible (chips));
  list_set_filter (self, "subdistrict", "32.12.08");
  list_set_filter (self, "cohort", "2018");
  ui_wait (has_name, chips, "the name of the subdistrict");
  list_click (ui_find (chips, GTK_TYPE_BUTTON, "Clear All"));
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_assert_false (gtk_widget_get_visible (chips));
}

static void
apply (UiFixture *self, DesmiEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (desmi_store_apply (list_get_store (self), edit, NULL, &error), >, 0);
  g_assert_no_error (error);
  desmi_edit_unref (edit);
}

static DesmiFilterButton *
find_filter_button (GtkWidget *root, const char *wanted)
{
  DesmiFilterButton *found = NULL;
  g_autofree char   *title = NULL;

  if (DESMI_IS_FILTER_BUTTON (root))
    {
      g_object_get (root, "title", &title, NULL);
      return g_str_equal (title, wanted) ? DESMI_FILTER_BUTTON (root) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_filter_button (child, wanted);
  return found;
}

static void
check (DesmiFilterButton *filter, const char *label, gboolean active)
{
  GtkWidget *button = ui_find (GTK_WIDGET (filter), GTK_TYPE_CHECK_BUTTON, label);

  g_assert_nonnull (button);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), active);
}

static gboolean
has_both_names (gpointer chips)
{
  return ui_has_label (chips, "Subdistrict: Jatibarang, Kertasemaya")
         || ui_has_label (chips, "Subdistrict: Kertasemaya, Jatibarang");
}

static gboolean
has_subdistricts (gpointer filter)
{
  return ui_find (filter, GTK_TYPE_CHECK_BUTTON, "Kertasemaya") != NULL
         && ui_find (filter, GTK_TYPE_CHECK_BUTTON, "Jatibarang") != NULL;
}

/* Several values of one filter are one chip, each checked in its popover. */
static void
test_several_values (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *chips = ui_find (GTK_WIDGET (page), DESMI_TYPE_FILTER_CHIPS, NULL);
  DesmiFilterButton *status = find_filter_button (GTK_WIDGET (page), "Status");
  DesmiFilterButton *area = find_filter_button (GTK_WIDGET (page), "Subdistrict");
  DesmiEdit         *edit = desmi_edit_new ("Suspended");
  guint              n_active;
  const guint        n_suspended = 1;

  desmi_edit_set_status (edit, "32.12.16.2004", "desmigratif", DESMI_STATUS_SUSPENDED, "budget",
                         NULL);
  apply (self, edit);
  n_active = list_count (self, DESMI_CONDITION_OFFICER, 0, DESMI_STATUS_ACTIVE);
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  check (status, "Active", TRUE);
  ui_wait_rows (page, n_active);
  check (status, "Suspended", TRUE);
  ui_wait_rows (page, n_active + n_suspended);
  g_assert_true (ui_has_label (GTK_WIDGET (status), "Active, Suspended"));
  g_assert_true (ui_has_label (chips, "Status: Active, Suspended"));
  check (status, "Active", FALSE);
  ui_wait_rows (page, n_suspended);
  g_assert_true (desmi_session_go (list_get_session (self), -1));
  ui_wait_rows (page, n_active + n_suspended);
  list_click (ui_find (chips, GTK_TYPE_BUTTON, "Take the filter away: Status: Active, Suspended"));
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_assert_false (gtk_check_button_get_active (
      GTK_CHECK_BUTTON (ui_find (GTK_WIDGET (status), GTK_TYPE_CHECK_BUTTON, "Suspended"))));
  ui_wait (has_subdistricts, area, "the subdistricts");
  check (area, "Kertasemaya", TRUE);
  check (area, "Jatibarang", TRUE);
  ui_wait (has_both_names, chips, "the names of both subdistricts");
  list_click (ui_find (GTK_WIDGET (area), GTK_TYPE_BUTTON, "Show All"));
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
}

static guint
count_cohorts (UiFixture *self, const char *cohorts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  DesmiVillageFilter filter;

  desmi_village_filter_init (&filter);
  filter.cohorts = cohorts;
  ids = desmi_store_list_villages (list_get_store (self), &filter, NULL, &error);
  g_assert_no_error (error);
  return ids->len;
}

static gboolean
has_year (gpointer filter)
{
  return desmi_filter_has (filter, "2017") && desmi_filter_has (filter, "2018");
}

/* Cohorts are chosen from one year to another; years in the wrong order are one year. */
static void
test_cohort_range (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *chips = ui_find (GTK_WIDGET (page), DESMI_TYPE_FILTER_CHIPS, NULL);
  DesmiFilterButton *cohort = find_filter_button (GTK_WIDGET (page), "Cohort");
  DesmiFilter       *first = ui_find_filter (GTK_WIDGET (cohort), "From");
  DesmiFilter       *last = ui_find_filter (GTK_WIDGET (cohort), "To");

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  ui_wait (has_year, first, "the years");
  desmi_filter_set_selected (first, "2017");
  ui_wait_rows (page, count_cohorts (self, "2017.."));
  g_assert_cmpstr (list_get_filter (self, "cohort"), ==, "2017..");
  g_assert_true (ui_has_label (chips, "Cohort: from 2017"));
  desmi_filter_set_selected (last, "2018");
  ui_wait_rows (page, count_cohorts (self, "2017..2018"));
  g_assert_true (ui_has_label (GTK_WIDGET (cohort), "2017–2018"));
  desmi_filter_set_selected (last, "2016");
  g_assert_cmpstr (list_get_filter (self, "cohort"), ==, "2016");
  ui_wait_rows (page, count_cohorts (self, "2016"));
  list_click (ui_find (chips, GTK_TYPE_BUTTON, "Take the filter away: Cohort: 2016"));
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_assert_cmpstr (desmi_filter_get_selected (first), ==, "");
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static gboolean
has_village (gpointer item)
{
  return desmi_village_item_get_village (item) != NULL;
}

/* Of a village in two programmes each has its own cohort and status; the list shows those of the
 * programme that is chosen. */
static void
test_programmes (UiFixture *self, gconstpointer data)
{
  static const char *const     emas = "desa-migran-emas";
  DesmiVillagesPage           *page = ui_go_to_villages (self);
  DesmiFilter                 *programme = ui_find_filter (GTK_WIDGET (page), "Programme");
  DesmiEdit                   *edit = desmi_catalogue_new_proposal ();
  g_autoptr (DesmiVillageItem) item = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (programme)));
  desmi_edit_enrol (edit, "32.12.16.2004", emas, 2022, NULL, NULL);
  apply (self, edit);
  ui_wait (is_visible, programme, "the filter by programme");
  desmi_filter_set_selected (programme, emas);
  ui_wait_rows (page, 1);
  g_assert_cmpstr (desmi_session_get_programme (list_get_session (self)), ==, emas);
  item = g_list_model_get_item (desmi_villages_page_get_list (page), 0);
  ui_wait (has_village, item, "the village");
  g_assert_cmpint (desmi_village_item_get_village (item)->cohort, ==, 2022);
  desmi_filter_set_selected (programme, DESMI_PROGRAMME_SEVERAL);
  ui_wait_rows (page, 1);
  g_assert_cmpstr (desmi_session_get_programme (list_get_session (self)), ==, "desmigratif");
  desmi_filter_set_selected (programme, "");
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
}

/* The filters of the popover are the state's, both ways. */
static void
test_more_filters (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  guint              n;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  for (guint i = 0; i < DESMI_N_CONDITIONS; i++)
    for (guint choice = 1; choice <= desmi_condition_get_n_choices ((DesmiCondition) i); choice++)
      {
        const char *column = desmi_condition_get_column ((DesmiCondition) i);

        list_set_filter (self, column, desmi_condition_get_code ((DesmiCondition) i, choice));
        n = list_count (self, (DesmiCondition) i, choice, -1);
        ui_wait_rows (page, n);
        list_set_filter (self, column, NULL);
        ui_wait_rows (page, UI_SAMPLE_VILLAGES);
      }
}

static gboolean
has_side (gpointer side)
{
  return gtk_widget_get_visible (side);
}

static gboolean
has_no_side (gpointer side)
{
  return !gtk_widget_get_visible (side);
}

/* Where no village is left there is none to be chosen: the way back has all the room. */
static void
test_none_left (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *side = ui_find (GTK_WIDGET (page), DESMI_TYPE_VILLAGE_DETAIL, NULL);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_villages_page_select (page, 0, TRUE);
  g_assert_true (gtk_widget_get_visible (side));
  ui_search (page, "zzzz", 0);
  ui_wait (has_no_side, side, "the side to go");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "villages.show-all", NULL));
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  ui_wait (has_side, side, "the side");
}

static gboolean
offers_quarters (gpointer filter)
{
  return desmi_filter_has (filter, "2023-Q1") && desmi_filter_has (filter, "2023-Q2");
}

/* What is measured is of a quarter, which can be chosen here as where the pillars are shown. */
static void
test_quarter (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiSession      *session = list_get_session (self);
  DesmiFilter       *quarter = ui_find_filter (GTK_WIDGET (page), "Quarter");

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_assert_nonnull (quarter);
  ui_wait (offers_quarters, quarter, "the quarters");
  g_assert_cmpstr (desmi_filter_get_selected (quarter), ==, desmi_session_get_quarter (session));
  desmi_filter_set_selected (quarter, "2023-Q1");
  g_assert_cmpstr (desmi_session_get_quarter (session), ==, "2023-Q1");
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  ui_picture (GTK_WIDGET (self->window), "list-quarter");
  desmi_session_set_quarter (session, "2023-Q2");
  ui_settle ();
  g_assert_cmpstr (desmi_filter_get_selected (quarter), ==, "2023-Q2");
}

static gboolean
is_scrolled (gpointer view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  return gtk_adjustment_get_value (adjustment) > 0;
}

/* A village that was led to, as from its enrolment, is in sight. */
static void
test_led_to (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage         *page = ui_go_to_villages (self);
  DesmiSession              *session = list_get_session (self);
  g_autoptr (DesmiVillage)   last = NULL;
  g_autoptr (DesmiViewState) state = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  last = ui_get_village (page, UI_SAMPLE_VILLAGES - 1);
  g_assert_false (is_scrolled (list_get_view (page)));
  state = desmi_view_state_with_filter (desmi_session_get_state (session), "village", last->code);
  desmi_session_set_state (session, state);
  ui_wait (is_scrolled, list_get_view (page), "the list to go to the village");
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/list-filters/several-values", test_several_values);
  ADD ("/list-filters/cohort-range", test_cohort_range);
  ADD ("/list-filters/programmes", test_programmes);
  ADD ("/list-filters/quarter", test_quarter);
  ADD ("/list-filters/led-to", test_led_to);
  ADD ("/list-filters/chips", test_chips);
  ADD ("/list-filters/more-filters", test_more_filters);
  ADD ("/list-filters/none-left", test_none_left);
  status = g_test_run ();
  ui_done ();
  return status;
}
