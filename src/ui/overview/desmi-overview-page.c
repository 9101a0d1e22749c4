/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The district at a glance: figures, where people go, how the pillars stand, and the months. */
#include "ui/overview/desmi-overview-page.h"

#include "app/desmi-overview.h"
#include "ui/desmi-area-choices.h"
#include "ui/desmi-call.h"
#include "ui/widgets/desmi-chart-card.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-open-view.h"
#include "ui/desmi-refresh.h"
#include "ui/desmi-session-chart.h"
#include "ui/desmi-session-filters.h"
#include "ui/desmi-split.h"
#include "ui/desmi-state-filter.h"
#include "ui/flows/desmi-boundaries.h"
#include "ui/overview/desmi-attention.h"
#include "ui/overview/desmi-figures.h"

#include <glib/gi18n-lib.h>

#define PAGE "overview"
#define SANKEY_CATEGORIES 6 /* so many have room for their names */
#define MAX_DESTINATIONS 7

struct _DesmiOverviewPage
{
  AdwBin          parent_instance;

  GtkStack       *stack;
  DesmiFilter    *period;
  DesmiFilter    *area;
  DesmiFilter    *source;
  GtkLabel       *as_of;
  GtkLabel       *boundaries;
  DesmiFigures    figures;
  DesmiChartCard *sankey;
  DesmiChartCard *bars;
  DesmiChartCard *trend;
  DesmiChartCard *remittances;
  DesmiChartCard *bullets;
  GtkListBox     *attention;
  GtkLabel       *all_well;

  DesmiSession   *session;
  GCancellable   *cancellable;
  char           *quarter; /* nullable: of the period, that the pillars are shown of */
};

G_DEFINE_FINAL_TYPE (DesmiOverviewPage, desmi_overview_page, ADW_TYPE_BIN)

static void
show_as_of (DesmiOverviewPage *self, const DesmiOverview *overview)
{
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  int              year, month, day;

  if (overview->as_of != NULL && sscanf (overview->as_of, "%4d-%2d-%2d", &year, &month, &day) == 3)
    {
      date = desmi_format_date (year, month, day, DESMI_DATE_DMY_LONG, desmi_locale_get_user ());
      /* Translators: %s is a date */
      text = g_strdup_printf (_ ("Official data as of %s"), date);
    }
  gtk_label_set_label (self->as_of, text == NULL ? "" : text);
}

/* The area looked at; NULL: the whole district. */
static const char *
get_area (DesmiOverviewPage *self)
{
  DesmiViewState *state = desmi_session_get_state (self->session);
  const char     *village = desmi_view_state_get_filter (state, "village");

  return village != NULL ? village : desmi_view_state_get_filter (state, "subdistrict");
}

/* Each card with its chart and the page behind it. */
static const struct
{
  gsize          card;
  DesmiChartType type;
  guint          max_categories; /* 0: the chart's own */
  DesmiOpenView  view;
} cards[] = {
  { G_STRUCT_OFFSET (DesmiOverviewPage, sankey),
    DESMI_CHART_SANKEY,
    SANKEY_CATEGORIES,
    { "flows", "sankey", NULL } },
  { G_STRUCT_OFFSET (DesmiOverviewPage, bars),
    DESMI_CHART_BARS,
    MAX_DESTINATIONS,
    { "flows", "breakdown", "bars" } },
  { G_STRUCT_OFFSET (DesmiOverviewPage, trend), DESMI_CHART_TREND, 0, { "flows", "trend", NULL } },
  { G_STRUCT_OFFSET (DesmiOverviewPage, remittances),
    DESMI_CHART_REMITTANCES,
    0,
    { "villages", NULL, NULL } },
  { G_STRUCT_OFFSET (DesmiOverviewPage, bullets),
    DESMI_CHART_BULLETS,
    0,
    { "pillars", "scoreboard", NULL } },
};

static DesmiChartCard *
get_card (DesmiOverviewPage *self, gsize i)
{
  return G_STRUCT_MEMBER (DesmiChartCard *, self, cards[i].card);
}

static void
ask_chart (DesmiOverviewPage *self, gsize i, DesmiStore *store, DesmiChartRequest *request)
{
  if (request != NULL)
    request->max_categories = cards[i].max_categories;
  desmi_chart_card_ask (get_card (self, i), store, request);
}

/* The pillars are asked for when it is known which quarter of the period is shown. */
static void
ask_charts (DesmiOverviewPage *self, DesmiStore *store)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr (DesmiChartRequest) request = NULL;

      if (store != NULL && cards[i].type == DESMI_CHART_BULLETS)
        continue;
      if (store != NULL)
        {
          request = desmi_session_chart_new (self->session, cards[i].type, get_area (self));
          /* what leads is said beside them already */
          if (cards[i].type == DESMI_CHART_BARS)
            request->title = g_strdup (_ ("Main destinations"));
          /* whole sums: of those of villages, too much would be hidden from the public */
          if (cards[i].type == DESMI_CHART_REMITTANCES)
            {
              desmi_query_add_by (request->query, DESMI_DIMENSION_QUARTER);
              desmi_query_add_by (request->query, DESMI_DIMENSION_DISTRICT);
            }
        }
      ask_chart (self, i, store, request);
    }
}

static void
ask_pillars (DesmiOverviewPage *self, DesmiStore *store)
{
  DesmiPeriod quarter;

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    if (cards[i].type == DESMI_CHART_BULLETS)
      {
        gboolean                      known = desmi_period_parse (self->quarter, &quarter, NULL);
        g_autoptr (DesmiChartRequest) request = desmi_session_chart_new_at (
            self->session, DESMI_CHART_BULLETS, known ? &quarter : NULL, get_area (self));

        ask_chart (self, i, store, request);
      }
}

static void
show_all_well (DesmiOverviewPage *self)
{
  g_autofree char *text = NULL, *spoken = NULL;
  DesmiPeriod      quarter;

  if (desmi_period_parse (self->quarter, &quarter, NULL))
    spoken = desmi_period_format (&quarter, desmi_locale_get_user ());
  /* Translators: %s is a quarter */
  text
      = g_strdup_printf (_ ("No report is missing for %s, no pillar has stalled, and no village is "
                            "without flows."),
                         spoken != NULL ? spoken : self->quarter);
  gtk_label_set_label (GTK_LABEL (self->all_well), text);
  gtk_widget_set_visible (GTK_WIDGET (self->all_well),
                          gtk_list_box_get_row_at_index (self->attention, 0) == NULL);
}

static void
show_overview (DesmiOverviewPage *self, const DesmiOverview *overview)
{
  gboolean empty = overview->n_villages <= 0 && overview->departures < 0 && overview->returns < 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "full");
  desmi_figures_show (&self->figures, overview);
  show_as_of (self, overview);
  desmi_attention_fill (self->attention, overview->attention);
  g_free (self->quarter);
  self->quarter = g_strdup (overview->quarter);
  show_all_well (self);
  ask_pillars (self, desmi_session_get_store (self->session));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (DesmiOverview) overview
      = desmi_overview_load_finish (DESMI_STORE (source), result, &error);
  DesmiOverviewPage *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (overview != NULL)
    show_overview (self, overview);
  else
    desmi_error_dialog_present (GTK_WIDGET (self), _ ("The Overview Was Not Read"), error);
}

static void
refresh (GtkWidget *widget)
{
  DesmiOverviewPage *self = DESMI_OVERVIEW_PAGE (widget);
  DesmiStore        *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  ask_charts (self, store);
  if (store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  desmi_overview_load_async (
      store, desmi_session_get_period (self->session), desmi_session_get_quarter (self->session),
      desmi_session_get_source (self->session), desmi_session_get_audience (self->session),
      get_area (self), desmi_locale_get_user (), self->cancellable, loaded_cb,
      desmi_call_new (self, self->cancellable));
  desmi_boundaries_ask (self->boundaries, store, get_area (self), self->cancellable);
}

static void
open_card (DesmiOverviewPage *self, DesmiChartCard *card, const char *const *filters)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    if (get_card (self, i) == card)
      {
        DesmiOpenView view = cards[i].view;

        if (cards[i].type == DESMI_CHART_BULLETS)
          view.quarter = self->quarter;
        desmi_open_view (self->session, &view, get_area (self), filters);
        return;
      }
}

static void
open_cb (DesmiOverviewPage *self, DesmiChartCard *card)
{
  open_card (self, card, NULL);
}

/* The page of the villages names no time: one that is chosen in a chart is this page's, where it
 * can be seen and taken back. */
static void
activated_cb (DesmiOverviewPage *self, const char *const *filters, DesmiChartCard *card)
{
  g_autoptr (DesmiViewState) state = NULL;

  if (card != self->remittances)
    {
      open_card (self, card, filters);
      return;
    }
  state = desmi_view_state_toggle (desmi_session_get_state (self->session), filters);
  desmi_session_set_state (self->session, state);
}

static int
toggle_cb (DesmiOverviewPage *self, const char *const *filters, DesmiChartCard *card)
{
  return card != self->remittances ? DESMI_VIEW_TOGGLE_SET
                                   : (int) desmi_view_state_find_toggle (
                                       desmi_session_get_state (self->session), filters);
}

static void
tile_cb (DesmiOverviewPage *self, DesmiTile *tile)
{
  static const char *const returning[] = { "direction=return", NULL };
  const DesmiFigures      *figures = &self->figures;
  const DesmiOpenView villages = { "villages", NULL, NULL }, flows = { "flows", "sankey", NULL },
                      trend = { "flows", "trend", NULL };

  desmi_open_view (self->session,
                   tile == figures->remittances || tile == figures->villages ? &villages
                   : tile == figures->abroad                                 ? &trend
                                                                             : &flows,
                   get_area (self), tile == figures->returns ? returning : NULL);
}

/* A time that is marked out on a chart is the period of the page. */
static void
period_cb (DesmiOverviewPage *self, const char *first, const char *last)
{
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with_period (desmi_session_get_state (self->session), first, last);

  desmi_session_set_state (self->session, state);
}

static void
desmi_overview_page_dispose (GObject *object)
{
  DesmiOverviewPage *self = DESMI_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* the template lets go of bound children itself, and AdwBin would do so again */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->session);
  g_clear_pointer (&self->quarter, g_free);
  G_OBJECT_CLASS (desmi_overview_page_parent_class)->dispose (object);
}

#define bind_figure(widget_class, name, member)                                                    \
  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,                            \
                                             G_STRUCT_OFFSET (DesmiOverviewPage, figures.member))

static void
desmi_overview_page_class_init (DesmiOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_overview_page_dispose;
  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  g_type_ensure (DESMI_TYPE_TILE);
  g_type_ensure (DESMI_TYPE_SPLIT);
  g_type_ensure (DESMI_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/overview/desmi-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, period);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, area);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, source);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, as_of);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, boundaries);
  bind_figure (widget_class, "departures", departures);
  bind_figure (widget_class, "returns", returns);
  bind_figure (widget_class, "abroad", abroad);
  bind_figure (widget_class, "remittances_tile", remittances);
  bind_figure (widget_class, "villages", villages);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, sankey);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, bars);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, trend);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, remittances);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, bullets);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, attention);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, all_well);
}

static void
desmi_overview_page_init (DesmiOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desmi_overview_page_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
desmi_overview_page_new (DesmiSession *session)
{
  DesmiOverviewPage *self = g_object_new (DESMI_TYPE_OVERVIEW_PAGE, NULL);

  self->session = g_object_ref (session);
  desmi_session_filters_connect (session, self->period, NULL, self->source);
  desmi_area_choices_connect (session, self->area, TRUE);
  desmi_state_filter_connect (session, PAGE, self->area, DESMI_STATE_FILTER_AREA);
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_signal_connect_swapped (get_card (self, i), "open", G_CALLBACK (open_cb), self);
      g_signal_connect_swapped (get_card (self, i), "activated", G_CALLBACK (activated_cb), self);
      g_signal_connect_swapped (get_card (self, i), "toggle", G_CALLBACK (toggle_cb), self);
      g_signal_connect_swapped (get_card (self, i), "period-selected", G_CALLBACK (period_cb),
                                self);
    }
  for (DesmiTile *const *tile
       = (DesmiTile *const[]){ self->figures.departures, self->figures.returns,
                               self->figures.abroad, self->figures.remittances,
                               self->figures.villages, NULL };
       *tile != NULL; tile++)
    g_signal_connect_swapped (*tile, "clicked", G_CALLBACK (tile_cb), self);
  desmi_refresh_connect (GTK_WIDGET (self), session, DESMI_TABLES_ALL & ~DESMI_TABLES_HISTORY,
                         refresh);
  desmi_refresh_follow (GTK_WIDGET (self), PAGE, NULL);
  return GTK_WIDGET (self);
}
