/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists by keyboard: one stop of Tab, titles that sort, and what is said where room is scarce. */
#include "ui-fixture.h"

#include "ui/desmi-settings.h"
#include "ui/villages/desmi-village-columns.h"
#include "ui/villages/desmi-village-detail.h"
#include "ui/villages/desmi-village-layout.h"
#include "ui/widgets/desmi-chart-card.h"

#include <math.h>

#define LOW_ROW 14 /* that a small window has room for only without a detail */

static GtkWidget *
get_focus (UiFixture *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

static gboolean
tab (UiFixture *self, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (self->window), direction);
}

static gboolean
has_focus_in (GtkWidget *widget)
{
  return gtk_widget_get_focus_child (widget) != NULL;
}

/* From the rows Tab goes on to the village beside them, and back to the titles; neither way row by
 * row. */
static void
test_rows (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *view = ui_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL);
  GtkWidget         *header, *rows;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_assert_nonnull (view);
  header = gtk_widget_get_first_child (view);
  rows = gtk_widget_get_next_sibling (header);
  g_assert_true (gtk_widget_child_focus (rows, GTK_DIR_TAB_FORWARD));
  g_assert_true (has_focus_in (rows));
  g_assert_true (tab (self, GTK_DIR_TAB_FORWARD));
  g_assert_false (has_focus_in (view));
  g_assert_true (gtk_widget_child_focus (rows, GTK_DIR_TAB_FORWARD));
  g_assert_true (tab (self, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_ancestor (get_focus (self), header));
  g_assert_true (ui_has_label (get_focus (self), "P4"));
  g_assert_true (tab (self, GTK_DIR_TAB_BACKWARD));
  g_assert_true (ui_has_label (get_focus (self), "P3"));
  g_assert_true (tab (self, GTK_DIR_TAB_FORWARD));
  g_assert_true (tab (self, GTK_DIR_TAB_FORWARD));
  g_assert_true (has_focus_in (rows));
}

/* Tab in the sidebar leaves it, and the page stays. */
static void
test_sidebar (UiFixture *self, gconstpointer unused)
{
  GtkWidget *sidebar = ui_find (GTK_WIDGET (self->window), GTK_TYPE_LIST_BOX, "Pages");
  UiRows     rows = { ui_go_to_villages (self), UI_SAMPLE_VILLAGES };

  ui_wait_rows (rows.page, rows.n);
  g_assert_nonnull (sidebar);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (sidebar))));
  g_assert_true (has_focus_in (sidebar));
  g_assert_true (tab (self, GTK_DIR_TAB_FORWARD));
  g_assert_false (has_focus_in (sidebar));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (rows.page)));
}

/* A title is pressed by Enter: up, and down at the second time. */
static void
test_titles (UiFixture *self, gconstpointer unused)
{
  static const char *const wanted[] = { "Dadap", "Wirapanjunan" };
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  GtkWidget               *view = ui_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL);
  GtkWidget               *title = gtk_widget_get_first_child (gtk_widget_get_first_child (view));

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  while (title != NULL && !ui_has_label (title, "Village"))
    title = gtk_widget_get_next_sibling (title);
  g_assert_nonnull (title);
  g_assert_true (gtk_widget_grab_focus (title));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (DesmiVillage) first = NULL;

      ui_send_key (title, GDK_KEY_Return);
      ui_settle ();
      ui_wait_rows (page, UI_SAMPLE_VILLAGES);
      first = ui_get_village (page, 0);
      g_assert_cmpstr (first->name, ==, wanted[i]);
    }
}

/* Two villages are called Tugu: without a column for the subdistrict the name says which. */
static void
test_narrow (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *view = ui_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL);

  desmi_villages_page_set_search_text (page, "tugu");
  ui_wait_rows (page, 2);
  g_assert_false (ui_has_label (GTK_WIDGET (page), "Tugu Sliyeg"));
  desmi_village_layout_set_width (GTK_COLUMN_VIEW (view), 764);
  g_assert_true (ui_has_label (GTK_WIDGET (page), "Tugu Sliyeg"));
  g_assert_true (ui_has_label (GTK_WIDGET (page), "Tugu Lelea"));
}

/* The first label below @widget that stands at the end of its room. */
static GtkWidget *
find_number (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_xalign (GTK_LABEL (widget)) >= 1)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find_number (child);

      if (label != NULL)
        return label;
    }
  return NULL;
}

/* px of @view where a label's text ends, which stands at the end of the label. */
static double
get_end (GtkWidget *label, GtkWidget *view)
{
  graphene_rect_t box;

  g_assert_nonnull (label);
  g_assert_cmpfloat (gtk_label_get_xalign (GTK_LABEL (label)), >=, 1);
  g_assert_true (gtk_widget_compute_bounds (label, view, &box));
  return (double) (box.origin.x + box.size.width);
}

static gboolean
shows_abroad (gpointer header)
{
  return ui_has_label (header, "Abroad");
}

static GtkColumnViewColumn *
find_column (GtkWidget *view, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column;
    }
  g_assert_not_reached ();
}

static gboolean
can_sort_by_score (gpointer view)
{
  return gtk_column_view_column_get_sorter (find_column (view, "P1")) != NULL;
}

static gboolean
cannot_sort_by_score (gpointer view)
{
  return !can_sort_by_score (view);
}

/* The place of a row between two numbers would tell the one that is hidden in it. */
static void
test_order (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiSession      *session = desmi_window_get_session (self->window);
  GtkWidget         *view = ui_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL);
  DesmiVillageSort   sort;
  gboolean           descending;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), find_column (view, "P1"),
                                  GTK_SORT_DESCENDING);
  desmi_village_columns_get_sort (GTK_COLUMN_VIEW (view), &sort, &descending);
  g_assert_cmpint (sort, ==, DESMI_VILLAGE_SORT_PILLAR_1);
  desmi_session_set_audience (session, DESMI_AUDIENCE_FORUM);
  ui_wait (cannot_sort_by_score, view, "the scores not to be sorted by");
  desmi_village_columns_get_sort (GTK_COLUMN_VIEW (view), &sort, &descending);
  g_assert_cmpint (sort, ==, DESMI_VILLAGE_SORT_NAME);
  g_assert_null (gtk_column_view_column_get_sorter (find_column (view, "Abroad")));
  g_assert_nonnull (gtk_column_view_column_get_sorter (find_column (view, "Cohort")));
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_session_set_audience (session, DESMI_AUDIENCE_INTERNAL);
  ui_wait (can_sort_by_score, view, "the scores to be sorted by");
  desmi_village_columns_get_sort (GTK_COLUMN_VIEW (view), &sort, &descending);
  g_assert_cmpint (sort, ==, DESMI_VILLAGE_SORT_PILLAR_1);
  g_assert_true (descending);
}

static gboolean
is_sorted_by_cohort (gpointer view)
{
  DesmiVillageSort sort;
  gboolean         descending;

  desmi_village_columns_get_sort (view, &sort, &descending);
  return sort == DESMI_VILLAGE_SORT_COHORT && descending;
}

static gboolean
is_sorted_by_name (gpointer view)
{
  DesmiVillageSort sort;
  gboolean         descending;

  desmi_village_columns_get_sort (view, &sort, &descending);
  return sort == DESMI_VILLAGE_SORT_NAME && !descending;
}

/* The order is remembered with the page, and undone by a step back. */
static void
test_order_remembered (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage         *page = ui_go_to_villages (self);
  DesmiSession              *session = desmi_window_get_session (self->window);
  GtkWidget                 *view = ui_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL);
  g_autoptr (DesmiViewState) before = desmi_view_state_ref (desmi_session_get_state (session));
  g_autoptr (DesmiViewState) sorted = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), find_column (view, "Cohort"),
                                  GTK_SORT_DESCENDING);
  sorted = desmi_view_state_ref (desmi_session_get_state (session));
  g_assert_cmpstr (desmi_view_state_get (sorted, DESMI_VIEW_SORT), ==, "-cohort");
  g_assert_true (desmi_session_go (session, -1));
  ui_wait (is_sorted_by_name, view, "the order as it was");
  g_assert_true (desmi_view_state_equal (desmi_session_get_state (session), before));
  desmi_session_set_state (session, sorted);
  ui_wait (is_sorted_by_cohort, view, "the order that was remembered");
}

/* Numbers and their title end at the same place, whether or not the list is sorted by them. */
static void
test_numbers (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *view = ui_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL);
  GtkWidget         *header = gtk_widget_get_first_child (view), *title;
  DesmiVillageSort   sort;
  gboolean           descending;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1600, 800);
  ui_wait (shows_abroad, header, "room for all columns");
  title = GTK_WIDGET (ui_find_label (header, "Abroad"));
  for (guint sorted = 0; sorted < 2; sorted++)
    {
      if (sorted == 1)
        ui_send_key (gtk_widget_get_ancestor (title, g_type_from_name ("GtkColumnViewTitle")),
                     GDK_KEY_Return);
      ui_settle ();
      ui_wait_rows (page, UI_SAMPLE_VILLAGES);
      desmi_village_columns_get_sort (GTK_COLUMN_VIEW (view), &sort, &descending);
      g_assert_cmpint (sort, ==, sorted == 1 ? DESMI_VILLAGE_SORT_STOCK : DESMI_VILLAGE_SORT_NAME);
      g_assert_cmpfloat_with_epsilon (
          get_end (title, view), get_end (find_number (gtk_widget_get_next_sibling (header)), view),
          1);
    }
}

static GtkWidget *
find_detail (UiFixture *self)
{
  return ui_find (GTK_WIDGET (self->window), DESMI_TYPE_VILLAGE_DETAIL, NULL);
}

static gboolean
has_only_list (gpointer data)
{
  UiFixture *self = data;
  GtkWidget *detail = find_detail (self);

  return gtk_widget_get_width (GTK_WIDGET (self->window)) <= 1024
         && (detail == NULL || !gtk_widget_get_mapped (detail));
}

/* Below the list, with the row that it is of in sight. */
static gboolean
shows_row_and_detail (gpointer data)
{
  UiFixture     *self = data;
  GtkWidget     *view = ui_find (GTK_WIDGET (self->window), GTK_TYPE_COLUMN_VIEW, NULL);
  GtkWidget     *detail = find_detail (self);
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double         row = gtk_adjustment_get_upper (place) / UI_SAMPLE_VILLAGES, top = LOW_ROW * row;

  return detail != NULL && gtk_widget_get_mapped (detail)
         && top + row > gtk_adjustment_get_page_size (place)
         && top >= gtk_adjustment_get_value (place) - 1
         && top + row
                <= gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place) + 1;
}

/* In a small window the list has all the room until a village is chosen, and then its row stays in
 * sight. */
static void
test_small (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1024, 700);
  ui_wait (has_only_list, self, "the list without a hint below it");
  ui_picture (GTK_WIDGET (self->window), "list-small");
  desmi_villages_page_select (page, LOW_ROW, TRUE);
  ui_wait (shows_row_and_detail, self, "the row above its detail");
  ui_picture (GTK_WIDGET (self->window), "list-small-detail");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
}

/* From its build folder the program remembers, too. */
static void
test_settings (void)
{
  g_autoptr (GSettings) settings = NULL;

  g_unsetenv ("GSETTINGS_SCHEMA_DIR");
  settings = desmi_settings_new ();
  g_assert_nonnull (settings);
}

#define ADD(name, func) g_test_add (name, UiFixture, "sample", ui_set_up, func, ui_tear_down)

/* The contrast by WCAG of what is drawn in @color on white. */
static double
contrast_on_white (const GdkRGBA *color)
{
  const float  parts[] = { color->red, color->green, color->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double       luminance = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double value = 1.0 - (double) color->alpha * (1.0 - (double) parts[i]);

      luminance
          += weights[i] * (value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4));
    }
  return 1.05 / (luminance + 0.05);
}

/* The titles of columns are read on a projector, too. */
static void
test_titles_are_read (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *part;
  GdkRGBA            color;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  part = ui_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL);
  while (part != NULL && !GTK_IS_LABEL (part))
    part = gtk_widget_get_first_child (part);
  g_assert_nonnull (part);
  gtk_style_context_get_color (gtk_widget_get_style_context (part), &color);
  g_assert_cmpfloat (contrast_on_white (&color), >=, 4.5);
}

static gboolean
has_scores (gpointer fixture)
{
  return ui_has_label (GTK_WIDGET (((UiFixture *) fixture)->window), "Haurkolot");
}

static GtkWidget *
find_text (GtkWidget *root, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (root)), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_text (child, text);
  return found;
}

/* Where room is scarce the villages of the scoreboard's table keep their names, and the scores
 * scroll. */
static void
test_names_stay (UiFixture *self, gconstpointer data)
{
  GtkWidget *name;
  int        least, whole;

  ui_activate (self, "page", "pillars");
  ui_settle ();
  desmi_chart_card_set_show_table (DESMI_CHART_CARD (ui_find (desmi_window_get_page (self->window),
                                                              DESMI_TYPE_CHART_CARD, NULL)),
                                   TRUE);
  ui_wait (has_scores, self, "the scores");
  ui_settle ();
  name = find_text (desmi_window_get_page (self->window), "Haurkolot");
  g_assert_nonnull (name);
  gtk_widget_measure (name, GTK_ORIENTATION_HORIZONTAL, -1, &least, &whole, NULL, NULL);
  g_assert_cmpint (least, >=, whole * 3 / 4);
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  /* first: GSettings looks for schemas once */
  g_test_add_func ("/lists/settings", test_settings);
  ADD ("/lists/rows", test_rows);
  ADD ("/lists/sidebar", test_sidebar);
  ADD ("/lists/titles", test_titles);
  ADD ("/lists/numbers", test_numbers);
  ADD ("/lists/order", test_order);
  ADD ("/lists/order-remembered", test_order_remembered);
  ADD ("/lists/narrow", test_narrow);
  ADD ("/lists/small", test_small);
  ADD ("/lists/titles-are-read", test_titles_are_read);
  ADD ("/lists/names-stay", test_names_stay);
  status = g_test_run ();
  ui_done ();
  return status;
}
