/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker flows as a user drives them: filtered in the chart, stepped back, shown to others, and
 * found again. */
#include "ui-fixture.h"

#include "ui/desmi-filter.h"
#include "ui/flows/desmi-flows-page.h"
#include "ui/widgets/desmi-chart-card.h"

#include <math.h>

static DesmiSession *
get_session (UiFixture *self)
{
  return desmi_window_get_session (self->window);
}

static DesmiViewState *
get_state (UiFixture *self)
{
  return desmi_session_get_state (get_session (self));
}

static void
set_state (UiFixture *self, const char *text)
{
  g_autoptr (DesmiViewState) read = desmi_view_state_from_text (text);
  g_autoptr (DesmiViewState) state = desmi_view_state_with_shared (read, get_state (self));

  desmi_session_set_state (get_session (self), state);
}

static DesmiChartCard *
get_card (UiFixture *self)
{
  return DESMI_CHART_CARD (
      ui_find (desmi_window_get_page (self->window), DESMI_TYPE_CHART_CARD, NULL));
}

static DesmiChartView *
get_view (UiFixture *self)
{
  return desmi_chart_card_get_view (get_card (self));
}

static gboolean
is_drawn (gpointer data)
{
  UiFixture *self = data;
  gboolean   loading;

  g_object_get (get_card (self), "loading", &loading, NULL);
  return !loading && desmi_chart_view_get_scene (get_view (self)) != NULL;
}

static void
wait_drawn (UiFixture *self)
{
  ui_settle ();
  ui_wait (is_drawn, self, "the chart");
}

static void
go_to_flows (UiFixture *self)
{
  ui_activate (self, "page", "flows");
  set_state (self, "page=flows");
  wait_drawn (self);
}

/* The mark that has just this filter, -1: none */
static int
find_mark (UiFixture *self, const char *filter)
{
  DesmiScene *scene = desmi_chart_view_get_scene (get_view (self));

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const char *const *filters = desmi_scene_mark_get_filter (desmi_scene_get_mark (scene, i));

      if (filters != NULL && filters[0] != NULL && filters[1] == NULL
          && g_str_equal (filters[0], filter))
        return (int) i;
    }
  return -1;
}

/* From the middle of one mark to that of another, of the same for a click. */
static void
drag (UiFixture *self, const char *from, const char *to)
{
  DesmiScene           *scene = desmi_chart_view_get_scene (get_view (self));
  const DesmiSceneMark *marks[2];
  double                x[2], y[2];

  for (guint i = 0; i < 2; i++)
    {
      int mark = find_mark (self, i == 0 ? from : to);

      g_assert_cmpint (mark, >=, 0);
      marks[i] = desmi_scene_get_mark (scene, (guint) mark);
      x[i] = marks[i]->box.x + marks[i]->box.width / 2;
      y[i] = marks[i]->box.y + marks[i]->box.height / 2;
    }
  desmi_chart_view_begin_drag (get_view (self), x[0], y[0]);
  if (fabs (x[1] - x[0]) > 1)
    desmi_chart_view_drag (get_view (self), x[1], y[1]);
  desmi_chart_view_end_drag (get_view (self), x[1], y[1], FALSE);
}

static void
press (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
assert_filter (UiFixture *self, const char *column, const char *value)
{
  g_assert_cmpstr (desmi_view_state_get_filter (get_state (self), column), ==, value);
}

/* A click filters, a second one takes the filter away, and the way back leads through both. */
static void
test_click (UiFixture *self, gconstpointer unused)
{
  GtkWidget *chip;

  go_to_flows (self);
  drag (self, "destination=HKG", "destination=HKG");
  assert_filter (self, "destination", "HKG");
  wait_drawn (self);
  g_assert_cmpint (find_mark (self, "destination=TWN"), <, 0);
  g_assert_nonnull (ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON,
                             "Take the filter away: Destination: Hong Kong"));
  ui_picture (GTK_WIDGET (self->window), "flows-filtered");
  drag (self, "destination=HKG", "destination=HKG");
  assert_filter (self, "destination", NULL);
  ui_activate (self, "back", NULL);
  assert_filter (self, "destination", "HKG");
  ui_activate (self, "back", NULL);
  assert_filter (self, "destination", NULL);
  press (ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Forward"));
  assert_filter (self, "destination", "HKG");
  wait_drawn (self);
  chip = ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON,
                  "Take the filter away: Destination: Hong Kong");
  press (chip);
  assert_filter (self, "destination", NULL);
  wait_drawn (self);
  g_assert_cmpint (find_mark (self, "destination=TWN"), >=, 0);
}

/* By keyboard: Enter on a mark filters, Escape lets go of it and then goes back. */
static void
test_keys (UiFixture *self, gconstpointer unused)
{
  go_to_flows (self);
  gtk_widget_grab_focus (GTK_WIDGET (get_view (self)));
  ui_send_key (GTK_WIDGET (get_view (self)), GDK_KEY_Home);
  ui_send_key (GTK_WIDGET (get_view (self)), GDK_KEY_Return);
  g_assert_nonnull (desmi_view_state_get_filters (get_state (self))[0]);
  wait_drawn (self);
  desmi_chart_view_clear (get_view (self));
  ui_send_key (GTK_WIDGET (self->window), GDK_KEY_Escape);
  g_assert_null (desmi_view_state_get_filters (get_state (self))[0]);
}

/* A stretch of time that is marked out becomes the period, which the filter then names. */
static void
test_drag (UiFixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL, *months = NULL, *name = NULL;
  DesmiPeriod      period;

  go_to_flows (self);
  before = g_strdup (desmi_session_get_period (get_session (self)));
  set_state (self, "page=flows&view=trend");
  wait_drawn (self);
  drag (self, "month=2023-03", "month=2023-08");
  g_assert_cmpstr (desmi_session_get_period (get_session (self)), ==, "2023-03..2023-08");
  wait_drawn (self);
  g_assert_true (desmi_period_parse ("2023-03..2023-08", &period, NULL));
  months = desmi_period_format (&period, desmi_locale_get_english ());
  name = g_strconcat ("Period: ", months, NULL);
  g_assert_nonnull (ui_find (GTK_WIDGET (self->window), GTK_TYPE_DROP_DOWN, name));
  ui_picture (GTK_WIDGET (self->window), "flows-dragged");
  ui_activate (self, "back", NULL);
  g_assert_cmpstr (desmi_session_get_period (get_session (self)), ==, before);
}

static DesmiFilter *
get_level (UiFixture *self, guint n)
{
  GtkWidget       *page = desmi_window_get_page (self->window);
  GtkWidget       *filter;
  g_autofree char *prefix = g_strdup_printf ("Level %u", n);
  g_autofree char *title = NULL;

  filter = GTK_WIDGET (gtk_widget_get_template_child (
      page, G_OBJECT_TYPE (page),
      (char[]){ 'l', 'e', 'v', 'e', 'l', '_', (char) ('0' + n), '\0' }));
  g_object_get (filter, "title", &title, NULL);
  g_assert_cmpstr (title, ==, prefix);
  return DESMI_FILTER (filter);
}

static void
assert_levels (UiFixture *self, const char *expected)
{
  g_autofree char *levels
      = g_strjoinv (" ", (char **) desmi_view_state_get_levels (get_state (self)));

  g_assert_cmpstr (levels, ==, expected);
}

/* What is typed over the open list is searched, and finds a subdistrict by its name. */
static void
test_search (UiFixture *self, gconstpointer unused)
{
  GtkWidget *filter
      = g_object_ref_sink (g_object_new (DESMI_TYPE_FILTER, "enable-search", TRUE, NULL));
  GtkDropDown        *drop_down = GTK_DROP_DOWN (ui_find (filter, GTK_TYPE_DROP_DOWN, NULL));
  g_auto (GValue)     key = G_VALUE_INIT;
  GtkWidget          *search = NULL;
  g_autoptr (GObject) choice = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (drop_down)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      search = ui_find (gtk_popover_get_child (GTK_POPOVER (child)), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (search);
  g_assert_nonnull (gtk_search_entry_get_key_capture_widget (GTK_SEARCH_ENTRY (search)));
  desmi_filter_begin (DESMI_FILTER (filter));
  desmi_filter_add_area (DESMI_FILTER (filter), "32.12.11", "Subdistrict Juntinyuat", "Juntinyuat");
  desmi_filter_end (DESMI_FILTER (filter));
  choice = g_list_model_get_item (gtk_drop_down_get_model (drop_down), 0);
  g_assert_true (gtk_expression_evaluate (gtk_drop_down_get_expression (drop_down), choice, &key));
  g_assert_cmpstr (g_value_get_string (&key), ==, "Juntinyuat");
  g_assert_cmpstr (desmi_filter_get_selected_label (DESMI_FILTER (filter)), ==,
                   "Subdistrict Juntinyuat");
  g_object_unref (filter);
}

static GListModel *
get_choices (DesmiFilter *filter)
{
  return gtk_drop_down_get_model (
      GTK_DROP_DOWN (ui_find (GTK_WIDGET (filter), GTK_TYPE_DROP_DOWN, NULL)));
}

/* Two to four levels, none of them twice, each change a step. */
static void
test_levels (UiFixture *self, gconstpointer unused)
{
  GListModel *choices;

  go_to_flows (self);
  choices = get_choices (get_level (self, 1));
  desmi_filter_set_selected (get_level (self, 4), "gender");
  assert_levels (self, "subdistrict destination sector gender");
  g_assert_false (desmi_filter_has (get_level (self, 1), "gender"));
  g_assert_true (desmi_filter_has (get_level (self, 1), "scheme"));
  g_assert_false (desmi_filter_has (get_level (self, 1), ""));
  /* they are others in the same list: the drop-down is still telling of what was chosen in it */
  g_assert_true (get_choices (get_level (self, 1)) == choices);
  wait_drawn (self);
  ui_picture (GTK_WIDGET (self->window), "flows-levels");
  desmi_filter_set_selected (get_level (self, 1), "scheme");
  desmi_filter_set_selected (get_level (self, 3), "");
  assert_levels (self, "scheme destination gender");
  desmi_filter_set_selected (get_level (self, 3), "");
  assert_levels (self, "scheme destination");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_level (self, 4))));
  wait_drawn (self);
  ui_activate (self, "back", NULL);
  assert_levels (self, "scheme destination gender");
  g_assert_cmpstr (desmi_filter_get_selected (get_level (self, 3)), ==, "gender");
}

static DesmiFilter *
get_filter (UiFixture *self, const char *name)
{
  GtkWidget *page = desmi_window_get_page (self->window);

  return DESMI_FILTER (gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), name));
}

/* What a breakdown tells apart is chosen in the bar, is drawn, and is a step. */
static void
test_by (UiFixture *self, gconstpointer unused)
{
  DesmiFilter *by;

  go_to_flows (self);
  by = get_filter (self, "by");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (by)));
  set_state (self, "page=flows&view=breakdown");
  wait_drawn (self);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (by)));
  g_assert_cmpstr (desmi_filter_get_selected (by), ==, "destination");
  desmi_filter_set_selected (by, "gender");
  wait_drawn (self);
  g_assert_cmpint (find_mark (self, "gender=F"), >=, 0);
  g_assert_cmpint (find_mark (self, "destination=TWN"), <, 0);
  ui_picture (GTK_WIDGET (self->window), "flows-by");
  /* what pairs women with men has its own */
  desmi_filter_set_selected (get_filter (self, "type"), "paired");
  wait_drawn (self);
  g_assert_cmpstr (desmi_filter_get_selected (by), ==, "occupation");
  ui_activate (self, "back", NULL);
  g_assert_cmpstr (desmi_filter_get_selected (by), ==, "gender");
  ui_activate (self, "back", NULL);
  g_assert_cmpstr (desmi_filter_get_selected (by), ==, "destination");
  wait_drawn (self);
  g_assert_cmpint (find_mark (self, "destination=TWN"), >=, 0);
}

/* Every view can be drawn, is a step, and lies where its button says. */
static void
test_views (UiFixture *self, gconstpointer unused)
{
  static const char *const views[] = { "Map", "Trend", "Breakdown", "Table", "Sankey" };

  go_to_flows (self);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *name = g_strdup_printf ("flows-%s", views[i]);
      GtkWidget       *button
          = ui_find (desmi_window_get_page (self->window), GTK_TYPE_TOGGLE_BUTTON, views[i]);

      press (button);
      wait_drawn (self);

      ui_picture (GTK_WIDGET (self->window), name);
    }
  ui_activate (self, "back", NULL);
  g_assert_cmpstr (desmi_view_state_get (get_state (self), DESMI_VIEW_TAB), ==, "table");
  ui_settle ();
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (
      ui_find (desmi_window_get_page (self->window), GTK_TYPE_TOGGLE_BUTTON, "Table"))));
}

/* Text of twice the size fits a window of 1024 px, sidebar and all, with a filter in force. */
static void
test_large_text (UiFixture *self, gconstpointer unused)
{
  int width;

  go_to_flows (self);
  set_state (self, "page=flows&filter=destination%3DTWN");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_activate (self, "audience", "public");
  wait_drawn (self);
  gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 1024);
  gtk_widget_measure (desmi_window_get_page (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &width,
                      NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 1024 - 230);
  ui_picture (GTK_WIDGET (self->window), "flows-200");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  ui_activate (self, "audience", "internal");
  ui_settle ();
}

static gboolean
is_blamed (gpointer window)
{
  return ui_find (window, GTK_TYPE_BUTTON, "Take It Away") != NULL
         && gtk_widget_get_mapped (ui_find (window, GTK_TYPE_BUTTON, "Take It Away"));
}

/* An empty chart names the filter that empties it, and only that one is taken away. */
static void
test_empty (UiFixture *self, gconstpointer unused)
{
  go_to_flows (self);
  set_state (self, "page=flows&filter=gender%3DF&filter=occupation%3Dastronaut");
  ui_wait (is_blamed, self->window, "the filter that is to blame");
  g_assert_true (ui_has_label (desmi_window_get_page (self->window), "astronaut"));
  ui_picture (GTK_WIDGET (self->window), "flows-empty");
  press (ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Take It Away"));
  assert_filter (self, "occupation", NULL);
  assert_filter (self, "gender", "F");
  wait_drawn (self);
  g_assert_false (is_blamed (self->window));
  /* an area by its name, also where none of its own filters is to blame alone */
  set_state (self, "page=flows&filter=subdistrict%3D32.12.01&filter=occupation%3Dastronaut&"
                   "filter=scheme%3DUKPS&filter=destination%3DPOL");
  ui_wait (is_blamed, self->window, "the filters that are to blame");
  g_assert_true (
      ui_has_label (desmi_window_get_page (self->window), "Area: Subdistrict Haurgeulis"));
}

/* What a menu button is called, the button within that has the focus is called, too: GTK speaks a
 * label of its own beside that. */
static void
assert_spoken_once (GtkWidget *menu_button)
{
  GtkAccessible *within = GTK_ACCESSIBLE (gtk_widget_get_first_child (menu_button));

  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (menu_button),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_relation (within, GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_false (gtk_test_accessible_has_property (within, GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static gboolean
is_for_public (gpointer data)
{
  UiFixture      *self = data;
  DesmiChartData *chart = desmi_chart_view_get_data (get_view (self));

  return is_drawn (self) && chart != NULL && chart->audience == DESMI_AUDIENCE_PUBLIC;
}

static gboolean
hides_some (gpointer data)
{
  UiFixture *self = data;

  return is_for_public (self) && ui_has_label (desmi_window_get_page (self->window), "Total: ≥ ");
}

/* Said in words while it is in force, on the chart and on every page; taken back like any choice.
 */
static void
test_audience (UiFixture *self, gconstpointer unused)
{
  static const char *const words = "For the public: numbers below 5 are hidden";
  DesmiScene              *scene;
  GtkWidget               *side;
  g_autofree char         *spoken = NULL;

  go_to_flows (self);
  set_state (self, "page=flows&view=breakdown");
  wait_drawn (self);
  ui_activate (self, "audience", "public");
  ui_wait (hides_some, self, "the chart and the list for the public");
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), words));
  assert_spoken_once (GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (self->window), DESMI_TYPE_WINDOW, "audience_button")));
  /* the sum of what is shown is not all there is, and nothing is a share of it */
  side = GTK_WIDGET (gtk_widget_get_template_child (desmi_window_get_page (self->window),
                                                    DESMI_TYPE_FLOWS_PAGE, "destinations"));
  g_assert_true (ui_has_label (side, "Country"));
  g_assert_false (ui_has_label (side, "%"));
  scene = desmi_chart_view_get_scene (get_view (self));
  spoken = desmi_scene_describe (scene);
  g_assert_null (strstr (spoken, ", 4 "));
  ui_picture (GTK_WIDGET (self->window), "flows-public");
  ui_activate (self, "page", "overview");
  ui_wait (is_for_public, self, "the overview for the public");
  ui_activate (self, "back", NULL);
  ui_activate (self, "back", NULL);
  g_assert_cmpint (desmi_session_get_audience (get_session (self)), ==, DESMI_AUDIENCE_INTERNAL);
}

static void
free_when_done (gpointer window, GObject *where_it_was)
{
  *(gpointer *) window = NULL;
}

static gboolean
is_gone (gpointer window)
{
  return *(gpointer *) window == NULL;
}

/* The next start shows the page as it was left, and another page as that was. */
static void
test_remembered (UiFixture *self, gconstpointer unused)
{
  g_autofree char *gender
      = g_strconcat ("Gender: ", desmi_gender_name ("F", desmi_locale_get_english ()), NULL);
  gpointer window;

  ui_activate (self, "page", "flows");
  set_state (self, "page=flows&view=breakdown&chart=heat&sort=name&filter=gender%3DF");
  desmi_session_set_period (get_session (self), "2022");
  wait_drawn (self);
  window = self->window;
  g_object_weak_ref (window, free_when_done, &window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_wait (is_gone, &window, "the window to go");
  self->window = desmi_window_new (GTK_APPLICATION (self->application));
  gtk_window_present (GTK_WINDOW (self->window));
  ui_open (self, self->path);
  wait_drawn (self);
  g_assert_cmpstr (desmi_window_get_page_name (self->window), ==, "flows");
  g_assert_cmpstr (desmi_session_get_period (get_session (self)), ==, "2022");
  g_assert_cmpint (desmi_chart_view_get_data (get_view (self))->type, ==, DESMI_CHART_HEAT);
  g_assert_nonnull (ui_find (GTK_WIDGET (self->window), GTK_TYPE_DROP_DOWN, gender));
  g_assert_false (desmi_session_can_go (get_session (self), -1));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*func) (UiFixture *, gconstpointer);
  } tests[] = {
    { "/worker-flows/click", test_click },
    { "/worker-flows/keys", test_keys },
    { "/worker-flows/drag", test_drag },
    { "/worker-flows/levels", test_levels },
    { "/worker-flows/by", test_by },
    { "/worker-flows/search", test_search },
    { "/worker-flows/views", test_views },
    { "/worker-flows/large-text", test_large_text },
    { "/worker-flows/empty", test_empty },
    { "/worker-flows/audience", test_audience },
    { "/worker-flows/remembered", test_remembered },
  };
  int failed;

  ui_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, UiFixture, "sample", ui_set_up, tests[i].func, ui_tear_down);
  failed = g_test_run ();
  ui_done ();
  return failed;
}
