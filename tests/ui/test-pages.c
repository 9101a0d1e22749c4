/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the sample district: their views, what a click opens, what leaves them. */
#include "ui-fixture.h"

#include "ui/desmi-filter.h"
#include "ui/overview/desmi-tile.h"
#include "ui/widgets/desmi-chart-card.h"

#include <string.h>

typedef struct
{
  GtkWidget     *root;
  DesmiChartType type;
} Shown;

static DesmiChartCard *
find_card (GtkWidget *root, DesmiChartType type)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (DESMI_IS_CHART_CARD (root))
    {
      DesmiChartData *data
          = desmi_chart_view_get_data (desmi_chart_card_get_view (DESMI_CHART_CARD (root)));

      return data != NULL && data->type == type ? DESMI_CHART_CARD (root) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      DesmiChartCard *card = find_card (child, type);

      if (card != NULL)
        return card;
    }
  return NULL;
}

static gboolean
is_shown (gpointer shown)
{
  return find_card (((Shown *) shown)->root, ((Shown *) shown)->type) != NULL;
}

static DesmiChartCard *
wait_for_chart (UiFixture *self, DesmiChartType type)
{
  Shown shown = { GTK_WIDGET (self->window), type };

  ui_wait (is_shown, &shown, desmi_chart_type_to_name (type));
  ui_settle ();
  return find_card (shown.root, type);
}

static DesmiViewState *
get_state (UiFixture *self)
{
  return desmi_session_get_state (desmi_window_get_session (self->window));
}

static gboolean
has_figures (gpointer window)
{
  return ui_has_label (window, "2,315");
}

static void
go_to_overview (UiFixture *self)
{
  ui_activate (self, "page", "overview");
  desmi_session_set_period (desmi_window_get_session (self->window), "2023");
  ui_wait (has_figures, self->window, "the figures of 2023");
  ui_settle ();
}

/* How many workers are abroad is an estimate, and says from what. */
static void
test_abroad (UiFixture *self, gconstpointer unused)
{
  GtkWidget  *tile;
  const char *tip;

  go_to_overview (self);
  tile = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_TILE, NULL);
  while (tile != NULL && !ui_has_label (tile, "Abroad (estimate)"))
    {
      GtkWidget *cell = gtk_widget_get_next_sibling (gtk_widget_get_parent (tile));

      tile = cell == NULL ? NULL : gtk_widget_get_first_child (cell);
    }
  g_assert_nonnull (tile);
  tip = gtk_widget_get_tooltip_text (tile);
  g_assert_nonnull (strstr (tip, "An estimate: departures less returns of 2022–2023, "));
  g_assert_nonnull (strstr (tip, " − "));
}

static void
assert_whole (GtkWidget *root)
{
  if (GTK_IS_LABEL (root))
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (root))));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_whole (child);
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_get_width (window) <= 1024;
}

/* What is written on the tiles is not cut in the smallest window. */
static void
test_narrow_tiles (UiFixture *self, gconstpointer unused)
{
  GtkWidget *tiles;
  int        width, height;

  go_to_overview (self);
  tiles = gtk_widget_get_ancestor (ui_find (GTK_WIDGET (self->window), DESMI_TYPE_TILE, NULL),
                                   GTK_TYPE_FLOW_BOX);
  gtk_window_get_default_size (GTK_WINDOW (self->window), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1024, 700);
  ui_wait (is_narrow, self->window, "the smallest window");
  ui_settle ();
  assert_whole (gtk_widget_get_ancestor (ui_find (GTK_WIDGET (self->window), DESMI_TYPE_TILE, NULL),
                                         GTK_TYPE_FLOW_BOX));
  ui_picture (GTK_WIDGET (self->window), "overview-narrow");
  /* nor do they take of the height that is left for the charts */
  g_assert_false (gtk_widget_compute_expand (tiles, GTK_ORIENTATION_VERTICAL));
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
}

/* Every card and every figure opens the page behind it. */
static void
test_open (UiFixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *label, *page;
  } buttons[] = { { "Open Worker Flows", "flows" },
                  { "Open Pillars", "pillars" },
                  { "Open Villages", "villages" },
                  { "Departures: 2,315 people", "flows" },
                  { "Programme villages: 30, 30 active · 0 suspended", "villages" } };

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button;

      go_to_overview (self);
      button = i < 3 || i == 4
                   ? ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, buttons[i].label)
                   : ui_find (GTK_WIDGET (self->window), DESMI_TYPE_TILE, NULL);
      g_assert_nonnull (button);
      g_signal_emit_by_name (button, "clicked");
      ui_settle ();
      g_assert_cmpstr (desmi_window_get_page_name (self->window), ==, buttons[i].page);
    }
}

/* A destination clicked on is the filter of the flows, and back is the overview. */
static void
test_destination (UiFixture *self, gconstpointer unused)
{
  static const char *const taiwan[] = { "destination=TWN", NULL };

  go_to_overview (self);
  g_signal_emit_by_name (wait_for_chart (self, DESMI_CHART_BARS), "activated", taiwan);
  ui_settle ();
  g_assert_cmpstr (desmi_window_get_page_name (self->window), ==, "flows");
  g_assert_cmpstr (desmi_view_state_get (get_state (self), DESMI_VIEW_CHART), ==, "bars");
  g_assert_cmpstr (desmi_view_state_get_filter (get_state (self), "destination"), ==, "TWN");
  g_assert_cmpstr (desmi_view_state_get (get_state (self), DESMI_VIEW_PERIOD), ==, "2023");
  ui_activate (self, "back", NULL);
  ui_settle ();
  g_assert_cmpstr (desmi_window_get_page_name (self->window), ==, "overview");
}

/* A quarter clicked on is the period of the overview, which names it; the villages would not. */
static void
test_quarter (UiFixture *self, gconstpointer unused)
{
  static const char *const quarter[] = { "quarter=2023-Q3", NULL };

  go_to_overview (self);
  g_signal_emit_by_name (wait_for_chart (self, DESMI_CHART_REMITTANCES), "activated", quarter);
  ui_settle ();
  g_assert_cmpstr (desmi_window_get_page_name (self->window), ==, "overview");
  g_assert_cmpstr (desmi_view_state_get (get_state (self), DESMI_VIEW_PERIOD), ==, "2023-Q3");
  g_assert_nonnull (ui_find (GTK_WIDGET (self->window), GTK_TYPE_DROP_DOWN, "Period: Q3 2023"));
  g_signal_emit_by_name (wait_for_chart (self, DESMI_CHART_REMITTANCES), "activated", quarter);
  ui_settle ();
  g_assert_cmpstr (desmi_view_state_get (get_state (self), DESMI_VIEW_PERIOD), ==, "2023");
}

static gboolean
says_quarter (gpointer window)
{
  return ui_has_label (window, "Q4 2023");
}

/* The pillars are of the period of the overview, here and on the page behind their chart. */
static void
test_pillars_of_period (UiFixture *self, gconstpointer unused)
{
  desmi_session_set_quarter (desmi_window_get_session (self->window), "2017-Q3");
  go_to_overview (self);
  ui_wait (says_quarter, self->window, "the last quarter of 2023");
  g_assert_false (ui_has_label (GTK_WIDGET (self->window), "Q3 2017"));
  g_signal_emit_by_name (wait_for_chart (self, DESMI_CHART_BULLETS), "open");
  ui_settle ();
  g_assert_cmpstr (desmi_window_get_page_name (self->window), ==, "pillars");
  g_assert_cmpstr (desmi_view_state_get (get_state (self), DESMI_VIEW_QUARTER), ==, "2023-Q4");
  ui_activate (self, "back", NULL);
}

/* On the page, for the window says of every audience what is hidden from it. */
static gboolean
has_few (gpointer window)
{
  GtkLabel *label = ui_find_label (desmi_window_get_page (window), "hidden");

  return label != NULL && g_str_equal (gtk_label_get_label (label), "hidden");
}

/* What fewer than five people do is not for the forum. */
static void
test_few (UiFixture *self, gconstpointer unused)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) overview = desmi_view_state_new ("overview");
  g_autoptr (DesmiViewState) village
      = desmi_view_state_with_filter (overview, "village", "32.12.29.2003");
  g_autoptr (DesmiViewState) month = desmi_view_state_with (village, DESMI_VIEW_PERIOD, "2023-05");

  desmi_session_set_state (session, month);
  wait_for_chart (self, DESMI_CHART_BARS);
  g_assert_false (has_few (self->window));
  desmi_session_set_audience (session, DESMI_AUDIENCE_FORUM);
  ui_wait (has_few, self->window, "what is hidden");
  /* pages come back as they were left, in the next test too */
  desmi_session_set_state (session, overview);
}

/* A village's figures stand where the district's stood. */
static gboolean
has_one_village (gpointer window)
{
  return ui_find (window, G_TYPE_NONE, "Programme villages: 1, 1 active · 0 suspended") != NULL;
}

static void
test_area (UiFixture *self, gconstpointer unused)
{
  GtkWidget *filter;

  go_to_overview (self);
  filter = ui_find (GTK_WIDGET (self->window), GTK_TYPE_DROP_DOWN, "Area: all");
  g_assert_nonnull (filter);
  desmi_filter_set_selected (DESMI_FILTER (gtk_widget_get_ancestor (filter, DESMI_TYPE_FILTER)),
                             "32.12.01.2007");
  ui_wait (has_one_village, self->window, "the figures of a village");
  ui_picture (GTK_WIDGET (self->window), "overview-village");
  ui_activate (self, "back", NULL);
}

static void
press (UiFixture *self, const char *label)
{
  GtkWidget *button = ui_find (desmi_window_get_page (self->window), GTK_TYPE_TOGGLE_BUTTON, label);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

/* Each view of the pillars has its charts, is a step, and is come back to. */
static void
test_pillars (UiFixture *self, gconstpointer unused)
{
  static const struct
  {
    const char    *label, *tab;
    DesmiChartType charts[2];
  } views[] = { { "Indicators", "indicator", { DESMI_CHART_INDICATOR, DESMI_CHART_INDICATOR } },
                { "Progress", "progress", { DESMI_CHART_PROGRESS, DESMI_CHART_ROLLOUT } },
                { "BI support", "bi", { DESMI_CHART_INDICATOR, DESMI_CHART_BULLETS } } };

  ui_activate (self, "page", "pillars");
  wait_for_chart (self, DESMI_CHART_SCOREBOARD);
  wait_for_chart (self, DESMI_CHART_BULLETS);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      press (self, views[i].label);
      wait_for_chart (self, views[i].charts[0]);
      wait_for_chart (self, views[i].charts[1]);
      g_assert_cmpstr (desmi_view_state_get (get_state (self), DESMI_VIEW_TAB), ==, views[i].tab);
      ui_picture (GTK_WIDGET (self->window), views[i].tab);
    }
  for (gsize i = G_N_ELEMENTS (views); i-- > 1;)
    {
      ui_activate (self, "back", NULL);
      g_assert_cmpstr (desmi_view_state_get (get_state (self), DESMI_VIEW_TAB), ==,
                       views[i - 1].tab);
    }
  ui_activate (self, "back", NULL);
  wait_for_chart (self, DESMI_CHART_SCOREBOARD);
}

static gboolean
is_one_village (gpointer window)
{
  DesmiChartCard *card = find_card (window, DESMI_CHART_SCOREBOARD);
  DesmiTable     *table
      = card == NULL ? NULL : desmi_chart_view_get_data (desmi_chart_card_get_view (card))->table;

  return table != NULL && desmi_table_get_n_rows (table) == 4;
}

static gboolean
is_not_one_village (gpointer window)
{
  return find_card (window, DESMI_CHART_SCOREBOARD) != NULL && !is_one_village (window);
}

/* A cell of the scoreboard filters by its village and lists its pillar's indicators; an indicator
 * of the list is drawn. */
static void
test_scoreboard (UiFixture *self, gconstpointer unused)
{
  static const char *const cell[] = { "village=32.12.01.2007", "pillar=2", NULL };
  GtkWidget               *page;
  GtkListBoxRow           *row;

  ui_activate (self, "page", "pillars");
  g_signal_emit_by_name (wait_for_chart (self, DESMI_CHART_SCOREBOARD), "activated", cell);
  ui_wait (is_one_village, self->window, "the scores of one village");
  ui_settle ();
  page = desmi_window_get_page (self->window);
  g_assert_true (ui_has_label (page, "2. Productive enterprises"));
  g_assert_true (ui_has_label (page, "People trained"));
  row = gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (ui_find (page, GTK_TYPE_LIST_BOX, "Indicators")), 0);
  g_assert_nonnull (row);
  gtk_widget_activate (GTK_WIDGET (row));
  wait_for_chart (self, DESMI_CHART_INDICATOR);
  g_assert_nonnull (desmi_view_state_get_filter (get_state (self), "indicator"));
  g_assert_cmpstr (desmi_view_state_get_filter (get_state (self), "village"), ==, "32.12.01.2007");
  ui_picture (GTK_WIDGET (self->window), "indicator-village");
  ui_activate (self, "back", NULL);
  ui_wait (is_one_village, self->window, "the scores of one village");
  ui_activate (self, "back", NULL);
  ui_wait (is_not_one_village, self->window, "the scores of all villages");
}

/* A village shows its charts and indicators; a mark leads to the flows of that village, and back to
 * it. */
static void
test_village (UiFixture *self, gconstpointer unused)
{
  static const char *const    taiwan[] = { "destination=TWN", NULL };
  static const DesmiChartType charts[] = { DESMI_CHART_BULLETS, DESMI_CHART_BARS, DESMI_CHART_TREND,
                                           DESMI_CHART_REMITTANCES, DESMI_CHART_PROGRESS };
  DesmiVillagesPage          *page = ui_go_to_villages (self);
  g_autoptr (DesmiVillage)    village = NULL;
  GtkListBox                 *indicators;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  village = ui_get_village (page, 3);
  desmi_villages_page_select (page, 3, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    wait_for_chart (self, charts[i]);
  indicators = GTK_LIST_BOX (ui_find (GTK_WIDGET (page), GTK_TYPE_LIST_BOX, "Indicators"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (indicators, 11));
  ui_picture (GTK_WIDGET (self->window), "village");
  g_signal_emit_by_name (wait_for_chart (self, DESMI_CHART_BARS), "activated", taiwan);
  ui_settle ();
  g_assert_cmpstr (desmi_window_get_page_name (self->window), ==, "flows");
  g_assert_cmpstr (desmi_view_state_get_filter (get_state (self), "village"), ==, village->code);
  g_assert_cmpstr (desmi_view_state_get_filter (get_state (self), "destination"), ==, "TWN");
  ui_activate (self, "back", NULL);
  ui_settle ();
  g_assert_cmpstr (desmi_window_get_page_name (self->window), ==, "villages");
  g_assert_true (ui_has_label (GTK_WIDGET (page), village->name));
}

static gboolean
shows_the_village (gpointer page)
{
  return ui_find (page, GTK_TYPE_LIST_BOX, "Facts") != NULL
         && ui_has_label (page, "32.12.01.2007 · Subdistrict Haurgeulis · cohort 2017");
}

/* A page that leads to a village has it shown; choosing another one leaves it. */
static void
test_led_to (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiViewState) villages = desmi_view_state_new ("villages");
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with_filter (villages, "village", "32.12.01.2007");
  DesmiVillagesPage *page;

  desmi_session_set_state (desmi_window_get_session (self->window), state);
  page = DESMI_VILLAGES_PAGE (desmi_window_get_page (self->window));
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  ui_wait (shows_the_village, page, "the village that was led to");
  desmi_villages_page_select (page, 0, TRUE);
  ui_settle ();
  g_assert_null (desmi_view_state_get_filter (get_state (self), "village"));
  g_assert_false (shows_the_village (page));
  ui_activate (self, "back", NULL);
  ui_wait (shows_the_village, page, "the village that was led to");
}

static gboolean
is_searched (gpointer fixture)
{
  return desmi_view_state_get (get_state (fixture), DESMI_VIEW_SEARCH) != NULL;
}

static gboolean
is_not_searched (gpointer fixture)
{
  return !is_searched (fixture);
}

static void
type_search (UiFixture *self, GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  ui_wait (*text == '\0' ? is_not_searched : is_searched, self, text);
}

/* What is searched for and the scope are steps like every filter: “back” takes them away, and
 * “forward” brings them. What is typed on is none, and “Show All” is one. */
static void
test_search (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  GtkWidget         *entry = ui_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget         *scope = ui_find (GTK_WIDGET (page), DESMI_TYPE_FILTER, NULL);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  type_search (self, entry, "kena");
  type_search (self, entry, "kenanga");
  ui_wait_rows (page, 1);
  g_assert_cmpstr (desmi_view_state_get (get_state (self), DESMI_VIEW_SEARCH), ==, "kenanga");
  ui_activate (self, "back", NULL);
  ui_wait (is_not_searched, self, "the way back");
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ui_activate (self, "forward", NULL);
  ui_wait_rows (page, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "kenanga");
  desmi_filter_set_selected (DESMI_FILTER (scope), "district");
  g_assert_cmpstr (desmi_view_state_get (get_state (self), DESMI_VIEW_TAB), ==, "district");
  gtk_widget_activate_action (GTK_WIDGET (page), "villages.show-all", NULL);
  ui_wait (is_not_searched, self, "the search to end");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ui_activate (self, "back", NULL);
  ui_wait (is_searched, self, "the search again");
  g_assert_cmpstr (desmi_view_state_get (get_state (self), DESMI_VIEW_TAB), ==, "district");
  ui_activate (self, "back", NULL);
  g_assert_null (desmi_view_state_get (get_state (self), DESMI_VIEW_TAB));
  ui_settle ();
  g_assert_cmpstr (desmi_filter_get_selected (DESMI_FILTER (scope)), ==, "");
}

static gboolean
has_message (gpointer fixture)
{
  return ui_has_dialog (fixture);
}

/* The menu says in a line each why there are no pie, radar and 3-D charts. */
static void
test_reasons (UiFixture *self, gconstpointer unused)
{
  GtkWindow  *dialog;
  const char *text;

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "chart-reasons", NULL);
  ui_wait (has_message, self, "the reasons");
  ui_settle ();
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  text = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog));
  g_assert_nonnull (strstr (text, "no pie charts:"));
  g_assert_nonnull (strstr (text, "no radar charts:"));
  g_assert_nonnull (strstr (text, "no 3-D charts:"));
  ui_picture (GTK_WIDGET (dialog), "reasons");
  gtk_window_destroy (dialog);
  ui_settle ();
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
#define ADD(path, sample, function)                                                                \
  g_test_add (path, UiFixture, sample, ui_set_up, function, ui_tear_down)
  ADD ("/pages/abroad", "sample", test_abroad);
  ADD ("/pages/narrow-tiles", "sample", test_narrow_tiles);
  ADD ("/pages/open", "sample", test_open);
  ADD ("/pages/destination", "sample", test_destination);
  ADD ("/pages/quarter", "sample", test_quarter);
  ADD ("/pages/pillars-of-period", "sample", test_pillars_of_period);
  ADD ("/pages/few", "sample", test_few);
  ADD ("/pages/area", "sample", test_area);
  ADD ("/pages/pillars", "sample", test_pillars);
  ADD ("/pages/scoreboard", "sample", test_scoreboard);
  ADD ("/pages/village", "sample", test_village);
  ADD ("/pages/led-to", "sample", test_led_to);
  ADD ("/pages/search", "sample", test_search);
  ADD ("/pages/reasons", NULL, test_reasons);
  status = g_test_run ();
  ui_done ();
  return status;
}
