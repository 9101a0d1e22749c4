/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the pillars stand against their targets, in the district and in each village. Keeps nothing
 * of what is chosen: the session's state says it. */
#include "ui/pillars/desmi-pillars-page.h"

#include "app/decks/desmi-deck-list.h"
#include "app/desmi-pillars-view.h"
#include "app/desmi-safe-query.h"
#include "ui/desmi-area-choices.h"
#include "ui/desmi-call.h"
#include "ui/desmi-chart-clicks.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-refresh.h"
#include "ui/desmi-session-filters.h"
#include "ui/desmi-split.h"
#include "ui/desmi-state-filter.h"
#include "ui/desmi-table-out.h"
#include "ui/pillars/desmi-catalogue-window.h"
#include "ui/pillars/desmi-indicator-list.h"
#include "ui/pillars/desmi-pillars-choices.h"
#include "ui/pillars/desmi-pillars-empty.h"
#include "ui/pillars/desmi-target-window.h"
#include "ui/widgets/desmi-chart-card.h"
#include "ui/villages/desmi-report-start.h"

#include <glib/gi18n-lib.h>

#define PAGE "pillars"
#define ROW_HEIGHT 20   /* px at 100 % text, of a village: with its scores in the cells */
#define HEAD_HEIGHT 144 /* with the legend above and the note below */
#define MIN_HEIGHT 420

struct _DesmiPillarsPage
{
  AdwBin             parent_instance;

  DesmiFilter       *quarter;
  DesmiFilter       *area;
  DesmiFilter       *sort;
  DesmiFilter       *group;
  DesmiFilter       *indicator;
  DesmiFilter       *programme;
  GtkToggleButton   *scoreboard_button;
  GtkToggleButton   *indicator_button;
  GtkToggleButton   *progress_button;
  GtkToggleButton   *bi_button;
  GtkStack          *stack;
  DesmiPillarsEmpty *empty;
  DesmiChartCard    *chart;
  DesmiChartCard    *side[DESMI_PILLARS_MAX_SIDE];
  GtkWidget         *indicators_card;
  GtkBox            *indicators_title;
  DesmiFilter       *pillar;
  GtkListBox        *indicators;

  DesmiSession      *session;
  DesmiTable        *programmes;       /* nullable: lookup "programmes" */
  DesmiTable        *pillars;          /* nullable: lookup "pillars" of the programme shown */
  DesmiTable        *indicator_names;  /* nullable: lookup "indicators" of the same */
  DesmiTable        *indicator_values; /* nullable: as listed */
  GCancellable      *cancellable;
  gboolean           following; /* the controls move because the state does */
};

G_DEFINE_FINAL_TYPE (DesmiPillarsPage, desmi_pillars_page, ADW_TYPE_BIN)

static DesmiViewState *
get_state (DesmiPillarsPage *self)
{
  return desmi_session_get_state (self->session);
}

static const DesmiPillarsCharts *
get_charts (DesmiPillarsPage *self)
{
  return desmi_pillars_tab_get_charts (desmi_pillars_view_get_tab (get_state (self)));
}

static void
show_failure (DesmiPillarsPage *self, const GError *error)
{
  desmi_error_dialog_present (GTK_WIDGET (self), _ ("The Pillars Were Not Read"), error);
}

static GtkToggleButton *
get_button (DesmiPillarsPage *self, DesmiPillarsTab tab)
{
  GtkToggleButton *const buttons[DESMI_N_PILLARS_TABS] = {
    [DESMI_PILLARS_SCOREBOARD] = self->scoreboard_button,
    [DESMI_PILLARS_INDICATOR] = self->indicator_button,
    [DESMI_PILLARS_PROGRESS] = self->progress_button,
    [DESMI_PILLARS_BI] = self->bi_button,
  };

  return buttons[tab];
}

/* px at 100 % text, with which a chart beside the large one leaves nothing out. */
static int
get_side_height (DesmiChartType type)
{
  return type == DESMI_CHART_ROLLOUT ? 300 : type == DESMI_CHART_COOPERATIVES ? 430 : 190;
}

/* The choices of what hangs on other choices. */
static void
fill_dependent (DesmiPillarsPage *self)
{
  if (self->pillars == NULL || self->indicator_names == NULL || self->programmes == NULL)
    return;
  self->following = TRUE;
  desmi_pillars_choices_fill_programmes (self->programme, self->programmes, get_state (self));
  desmi_pillars_choices_fill_pillars (self->pillar, self->pillars, get_state (self));
  desmi_pillars_choices_fill_indicators (self->indicator, self->indicator_names, get_state (self));
  self->following = FALSE;
}

/* Brings the controls in line with the state; the filters of quarter, area and sort do so
 * themselves. */
static void
follow (GtkWidget *widget)
{
  DesmiPillarsPage         *self = DESMI_PILLARS_PAGE (widget);
  DesmiPillarsTab           tab = desmi_pillars_view_get_tab (get_state (self));
  const DesmiPillarsCharts *charts = get_charts (self);

  self->following = TRUE;
  gtk_toggle_button_set_active (get_button (self, tab), TRUE);
  self->following = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->sort), charts->main == DESMI_CHART_SCOREBOARD);
  gtk_widget_set_visible (GTK_WIDGET (self->group), charts->main == DESMI_CHART_SCOREBOARD);
  gtk_widget_set_visible (GTK_WIDGET (self->indicator), charts->main == DESMI_CHART_INDICATOR);
  for (guint i = 0; i < DESMI_PILLARS_MAX_SIDE; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->side[i]), i < charts->n_side);
      if (i < charts->n_side)
        g_object_set (self->side[i], "content-height", get_side_height (charts->side[i]), NULL);
    }
  gtk_widget_set_visible (self->indicators_card, charts->indicators);
  fill_dependent (self);
}

static void
ask_chart (DesmiPillarsPage *self, DesmiChartCard *card, DesmiChartType type)
{
  g_autoptr (DesmiChartRequest) request
      = desmi_pillars_view_new_request (get_state (self), type, desmi_locale_get_user ());

  desmi_chart_card_ask (card, desmi_session_get_store (self->session), request);
}

/* Of a scoreboard, the column that its rows are of; -1: it is none. */
static int
find_row_column (DesmiChartData *data)
{
  int village;

  if (data == NULL || data->type != DESMI_CHART_SCOREBOARD)
    return -1;
  village = desmi_table_find_column (data->table, "village");
  return village >= 0 ? village : desmi_table_find_column (data->table, "subdistrict");
}

/* A file of which no quarter was reported has none to show, but nothing has come yet of one that is
 * being opened. */
static void
show_empty (DesmiPillarsPage *self, DesmiChartData *data)
{
  DesmiStore *store = desmi_session_get_store (self->session);
  gboolean    is_empty = data != NULL && store != NULL && !data->has_values
                      && desmi_session_get_quarter (self->session) == NULL;

  if (is_empty)
    desmi_pillars_empty_ask (self->empty, store,
                             desmi_pillars_view_get_programme (get_state (self)));
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "full");
}

/* A scoreboard is as high as its villages or subdistricts need. */
static void
loaded_cb (DesmiPillarsPage *self, DesmiChartData *data)
{
  const char *last = NULL;
  guint       n = 0;
  int         column = find_row_column (data);

  for (guint i = 0; column >= 0 && i < desmi_table_get_n_rows (data->table); i++)
    {
      const char *code = desmi_table_get_text (data->table, i, (guint) column);

      n += g_strcmp0 (code, last) != 0;
      last = code;
    }
  g_object_set (self->chart, "content-height",
                MAX (MIN_HEIGHT, HEAD_HEIGHT + ROW_HEIGHT * (int) MIN (n, 100)), NULL);
  show_empty (self, data);
}

static void
indicators_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_safe_query_finish (DESMI_STORE (source), result, &error);
  DesmiPillarsPage      *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      show_failure (self, error);
      return;
    }
  g_clear_pointer (&self->indicator_values, desmi_table_unref);
  self->indicator_values = desmi_table_ref (table);
  desmi_indicator_list_fill (self->indicators, table);
}

/* Where the answer to a question about the catalogue is kept, which bears the name of the question.
 */
static DesmiTable **
find_place (DesmiPillarsPage *self, DesmiTable *table)
{
  const char *name = desmi_table_get_name (table);

  return g_str_equal (name, "programmes") ? &self->programmes
         : g_str_equal (name, "pillars")  ? &self->pillars
                                          : &self->indicator_names;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiPillarsPage      *self = desmi_call_end (user_data);
  DesmiTable           **place;

  if (self == NULL)
    return;
  if (table == NULL)
    {
      show_failure (self, error);
      return;
    }
  place = find_place (self, table);
  g_clear_pointer (place, desmi_table_unref);
  *place = g_steal_pointer (&table);
  fill_dependent (self);
}

static void
ask_catalogue (DesmiPillarsPage *self, DesmiStore *store, const char *what, const char *programme)
{
  desmi_store_lookup_async (store, what, programme, desmi_locale_get_user (), self->cancellable,
                            looked_up_cb, desmi_call_new (self, self->cancellable));
}

static void
ask_indicators (DesmiPillarsPage *self, DesmiStore *store)
{
  const char            *programme = desmi_pillars_view_get_programme (get_state (self));
  g_autoptr (DesmiQuery) query
      = desmi_pillars_view_new_indicators (get_state (self), desmi_locale_get_user ());

  ask_catalogue (self, store, "programmes", NULL);
  ask_catalogue (self, store, "pillars", programme);
  ask_catalogue (self, store, "indicators", programme);
  desmi_safe_query_async (store, query, desmi_session_get_audience (self->session),
                          self->cancellable, indicators_cb,
                          desmi_call_new (self, self->cancellable));
}

static void
refresh (GtkWidget *widget)
{
  DesmiPillarsPage         *self = DESMI_PILLARS_PAGE (widget);
  DesmiStore               *store = desmi_session_get_store (self->session);
  const DesmiPillarsCharts *charts = get_charts (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    {
      desmi_chart_card_ask (self->chart, NULL, NULL);
      for (guint i = 0; i < DESMI_PILLARS_MAX_SIDE; i++)
        desmi_chart_card_ask (self->side[i], NULL, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  ask_chart (self, self->chart, charts->main);
  for (guint i = 0; i < charts->n_side; i++)
    ask_chart (self, self->side[i], charts->side[i]);
  ask_indicators (self, store);
}

/* Pillars of another programme have other indicators. */
static void
toggled_cb (DesmiPillarsPage *self, GParamSpec *pspec, GtkToggleButton *button)
{
  DesmiPillarsTab            tab = DESMI_PILLARS_SCOREBOARD;
  g_autoptr (DesmiViewState) there = NULL, pillar = NULL, indicator = NULL;

  if (self->following || !gtk_toggle_button_get_active (button))
    return;
  while (get_button (self, tab) != button)
    tab++;
  there = desmi_view_state_with (get_state (self), DESMI_VIEW_TAB, desmi_pillars_tab_to_name (tab));
  if (g_strcmp0 (desmi_pillars_view_get_programme (there),
                 desmi_pillars_view_get_programme (get_state (self)))
      == 0)
    {
      desmi_session_set_state (self->session, there);
      return;
    }
  pillar = desmi_view_state_with_filter (there, "pillar", NULL);
  indicator = desmi_view_state_with_filter (pillar, "indicator", NULL);
  desmi_session_set_state (self->session, indicator);
}

static void
pillar_cb (DesmiPillarsPage *self)
{
  g_autoptr (DesmiViewState) pillar = NULL, state = NULL;

  if (self->following || desmi_filter_is_filling (self->pillar))
    return;
  pillar = desmi_view_state_with_filter (get_state (self), "pillar",
                                         desmi_filter_get_selected (self->pillar));
  state = desmi_view_state_with_filter (pillar, "indicator", NULL);
  desmi_session_set_state (self->session, state);
}

static void
programme_cb (DesmiPillarsPage *self)
{
  g_autoptr (DesmiViewState) programme = NULL, pillar = NULL, state = NULL;

  if (self->following || desmi_filter_is_filling (self->programme))
    return;
  programme = desmi_view_state_with_filter (get_state (self), "programme",
                                            desmi_filter_get_selected (self->programme));
  pillar = desmi_view_state_with_filter (programme, "pillar", NULL);
  state = desmi_view_state_with_filter (pillar, "indicator", NULL);
  desmi_session_set_state (self->session, state);
}

static void
indicator_cb (DesmiPillarsPage *self)
{
  g_autoptr (DesmiViewState) state = NULL;

  if (self->following || desmi_filter_is_filling (self->indicator))
    return;
  state = desmi_view_state_with_filter (get_state (self), "indicator",
                                        desmi_filter_get_selected (self->indicator));
  desmi_session_set_state (self->session, state);
}

/* A cohort of the rollout is nothing that the page can be filtered by. */
static void
side_activated_cb (DesmiPillarsPage *self, const char *const *filters, DesmiChartCard *card)
{
  g_autoptr (DesmiViewState) state = NULL;
  DesmiChartData            *data = desmi_chart_view_get_data (desmi_chart_card_get_view (card));

  if (data == NULL || data->type == DESMI_CHART_ROLLOUT)
    return;
  state = desmi_view_state_toggle (get_state (self), filters);
  desmi_session_set_state (self->session, state);
}

/* An indicator of the list is drawn over time; that of another programme where it is listed. */
static void
row_cb (DesmiPillarsPage *self, GtkListBoxRow *row)
{
  DesmiPillarsTab            tab;
  int                        column = self->indicator_values == NULL
                                          ? -1
                                          : desmi_table_find_column (self->indicator_values, "indicator");
  guint                      index = (guint) gtk_list_box_row_get_index (row);
  g_autoptr (DesmiViewState) there = NULL, state = NULL;

  if (column < 0 || index >= desmi_table_get_n_rows (self->indicator_values))
    return;
  tab = desmi_pillars_view_get_tab (get_state (self)) == DESMI_PILLARS_BI ? DESMI_PILLARS_BI
                                                                          : DESMI_PILLARS_INDICATOR;
  there = desmi_view_state_with (get_state (self), DESMI_VIEW_TAB, desmi_pillars_tab_to_name (tab));
  state = desmi_view_state_with_filter (
      there, "indicator", desmi_table_get_text (self->indicator_values, index, (guint) column));
  desmi_session_set_state (self->session, state);
}

static void
targets_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiPillarsPage *self = DESMI_PILLARS_PAGE (widget);

  if (desmi_session_get_store (self->session) != NULL)
    gtk_window_present (GTK_WINDOW (
        desmi_target_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->session)));
}

static void
report_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiPillarsPage *self = DESMI_PILLARS_PAGE (widget);

  desmi_report_start (widget, self->session,
                      desmi_pillars_view_get_programme (desmi_session_get_state (self->session)));
}

static void
catalogue_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_pillars_page_open_catalogue (DESMI_PILLARS_PAGE (widget));
}

/* The indicators as they are listed. */
static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  GtkWidget                  *page = gtk_widget_get_ancestor (widget, DESMI_TYPE_PILLARS_PAGE);
  DesmiPillarsPage           *self = DESMI_PILLARS_PAGE (page);
  g_autoptr (DesmiTableSheet) sheet = NULL;

  if (self->indicator_values != NULL && desmi_table_get_n_rows (self->indicator_values) > 0)
    sheet = desmi_table_sheet_new_whole (self->indicator_values, _ ("Indicators"), NULL,
                                         desmi_table_out_get_audience (out),
                                         desmi_locale_get_user ());
  desmi_table_out_give (out, sheet);
}

static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiPillarsPage *self
      = DESMI_PILLARS_PAGE (gtk_widget_get_ancestor (widget, DESMI_TYPE_PILLARS_PAGE));
  g_autoptr (DesmiQuery) query = NULL;

  if (self->indicator_values == NULL || desmi_table_get_n_rows (self->indicator_values) == 0)
    return NULL;
  query = desmi_pillars_view_new_indicators (get_state (self), desmi_locale_get_user ());
  return desmi_deck_list_new_indicators (query);
}

static void
desmi_pillars_page_dispose (GObject *object)
{
  DesmiPillarsPage *self = DESMI_PILLARS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->programmes, desmi_table_unref);
  g_clear_pointer (&self->pillars, desmi_table_unref);
  g_clear_pointer (&self->indicator_names, desmi_table_unref);
  g_clear_pointer (&self->indicator_values, desmi_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_PILLARS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_pillars_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < DESMI_PILLARS_MAX_SIDE; i++)
    {
      g_autofree char *name = g_strdup_printf ("side_%u", i + 1);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                 G_STRUCT_OFFSET (DesmiPillarsPage, side)
                                                     + (gssize) (i * sizeof (DesmiChartCard *)));
    }
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, quarter);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, area);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, sort);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, group);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, indicator);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, programme);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, scoreboard_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, indicator_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, progress_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, bi_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, chart);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, indicators_card);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, indicators_title);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, pillar);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, indicators);
}

static void
desmi_pillars_page_class_init (DesmiPillarsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_pillars_page_dispose;
  gtk_widget_class_install_action (widget_class, "pillars.report", NULL, report_cb);
  gtk_widget_class_install_action (widget_class, "pillars.targets", NULL, targets_cb);
  gtk_widget_class_install_action (widget_class, "pillars.catalogue", NULL, catalogue_cb);
  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  g_type_ensure (DESMI_TYPE_SPLIT);
  g_type_ensure (DESMI_TYPE_TABLE_OUT_BOX);
  g_type_ensure (DESMI_TYPE_CHART_CARD);
  g_type_ensure (DESMI_TYPE_PILLARS_EMPTY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/pillars/desmi-pillars-page.ui");
  bind_children (widget_class);
}

static void
desmi_pillars_page_init (DesmiPillarsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_append (self->indicators_title, desmi_table_out_button_new ());
  desmi_table_out_provide (self->indicators_card, out_cb);
  desmi_table_out_provide_ask (self->indicators_card, slide_cb);
  desmi_pillars_choices_fill_orders (self->sort, self->group);
}

static void
connect_controls (DesmiPillarsPage *self)
{
  DesmiSession *session = self->session;

  desmi_session_filters_connect (session, NULL, self->quarter, NULL);
  desmi_area_choices_connect (session, self->area, TRUE);
  desmi_state_filter_connect (session, PAGE, self->area, DESMI_STATE_FILTER_AREA);
  desmi_state_field_connect (session, PAGE, self->sort, DESMI_VIEW_SORT);
  desmi_state_field_connect (session, PAGE, self->group, DESMI_VIEW_GROUP);
  desmi_chart_clicks_connect (self->chart, session);
  for (guint i = 0; i < DESMI_PILLARS_MAX_SIDE; i++)
    g_signal_connect_swapped (self->side[i], "activated", G_CALLBACK (side_activated_cb), self);
  g_signal_connect_swapped (self->chart, "loaded", G_CALLBACK (loaded_cb), self);
  for (guint i = 0; i < DESMI_N_PILLARS_TABS; i++)
    g_signal_connect_swapped (get_button (self, i), "notify::active", G_CALLBACK (toggled_cb),
                              self);
  g_signal_connect_swapped (self->pillar, "notify::selected", G_CALLBACK (pillar_cb), self);
  g_signal_connect_swapped (self->indicator, "notify::selected", G_CALLBACK (indicator_cb), self);
  g_signal_connect_swapped (self->programme, "notify::selected", G_CALLBACK (programme_cb), self);
  g_signal_connect_swapped (self->indicators, "row-activated", G_CALLBACK (row_cb), self);
}

/**
 * desmi_pillars_page_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
desmi_pillars_page_new (DesmiSession *session)
{
  DesmiPillarsPage *self = g_object_new (DESMI_TYPE_PILLARS_PAGE, NULL);

  self->session = g_object_ref (session);
  connect_controls (self);
  desmi_refresh_connect (GTK_WIDGET (self), session,
                         DESMI_TABLES_PILLARS | DESMI_TABLES_CATALOGUE | DESMI_TABLES_VILLAGES
                             | DESMI_TABLES_REGIONS | DESMI_TABLES_REGISTERS,
                         refresh);
  desmi_refresh_follow (GTK_WIDGET (self), PAGE, follow);
  return GTK_WIDGET (self);
}

/**
 * desmi_pillars_page_open_catalogue:
 *
 * Shows the window of the catalogue, if a file is open.
 */
void
desmi_pillars_page_open_catalogue (DesmiPillarsPage *self)
{
  if (desmi_session_get_store (self->session) != NULL)
    gtk_window_present (GTK_WINDOW (desmi_catalogue_window_new (
        GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->session)));
}
