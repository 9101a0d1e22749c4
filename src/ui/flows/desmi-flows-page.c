/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where workers go and come back from. Keeps nothing of what is chosen: the session's state says
 * it. */
#include "ui/flows/desmi-flows-page.h"

#include "app/desmi-flows-view.h"
#include "app/desmi-safe-query.h"
#include "app/desmi-view-blame.h"
#include "ui/desmi-area-choices.h"
#include "ui/desmi-call.h"
#include "ui/desmi-chart-clicks.h"
#include "ui/desmi-filter-chips.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-refresh.h"
#include "ui/desmi-session-filters.h"
#include "ui/desmi-split.h"
#include "ui/desmi-state-filter.h"
#include "ui/desmi-table-out.h"
#include "ui/desmi-table-view.h"
#include "ui/flows/desmi-boundaries.h"
#include "ui/flows/desmi-flows-levels.h"
#include "ui/flows/desmi-shares.h"
#include "ui/widgets/desmi-chart-card.h"

#include <glib/gi18n-lib.h>

#define PAGE "flows"

struct _DesmiFlowsPage
{
  AdwBin            parent_instance;

  GtkStack         *stack;
  DesmiFilter      *period;
  DesmiFilter      *direction;
  DesmiFilter      *area;
  DesmiFilter      *gender;
  DesmiFilter      *sector;
  DesmiFilter      *source;
  GtkToggleButton  *sankey_button;
  GtkToggleButton  *map_button;
  GtkToggleButton  *trend_button;
  GtkToggleButton  *breakdown_button;
  GtkToggleButton  *table_button;
  DesmiFilter      *levels[DESMI_VIEW_LEVELS_MAX];
  DesmiFilter      *type; /* of the charts of a tab that has several */
  DesmiFilter      *by;   /* what such a chart tells apart */
  DesmiFilter      *grain;
  DesmiFilter      *net;
  DesmiFilter      *share;
  DesmiFilter      *sort;
  DesmiFilterChips *chips;
  GtkWidget        *empty_bar;
  GtkLabel         *empty_label;
  GtkButton        *empty_button;
  DesmiChartCard   *chart;
  GtkLabel         *side_title;
  GtkStack         *side_stack;
  GtkLabel         *side_message;
  DesmiTableView   *destinations;
  GtkLabel         *total;
  GtkLabel         *boundaries;

  DesmiSession     *session;
  GCancellable     *cancellable;
  GCancellable     *blame;     /* nullable: of what is asked about an empty chart */
  char            **blamed;    /* nullable: filters that leave nothing */
  DesmiTable       *shares;    /* nullable: beside the chart */
  gboolean          following; /* the buttons move because the state does */
};

G_DEFINE_FINAL_TYPE (DesmiFlowsPage, desmi_flows_page, ADW_TYPE_BIN)

/* What the bar shows itself; direction, too, which is always one. */
static const char *const shown_in_bar[]
    = { "village", "subdistrict", "gender", "sector", "direction", NULL };

static DesmiViewState *
get_state (DesmiFlowsPage *self)
{
  return desmi_session_get_state (self->session);
}

/* What the tab can show; one of a single chart has no choice. */
static void
fill_types (DesmiFlowsPage *self)
{
  DesmiChartType        type = desmi_flows_view_get_chart (get_state (self));
  guint                 n;
  const DesmiChartType *types
      = desmi_flows_tab_get_charts (desmi_flows_view_get_tab (get_state (self)), &n);

  desmi_filter_begin (self->type);
  for (guint i = 0; i < n; i++)
    desmi_filter_add (self->type, desmi_chart_type_to_name (types[i]),
                      desmi_flows_chart_name (types[i], desmi_locale_get_user ()));
  desmi_filter_end (self->type);
  desmi_filter_set_selected (self->type, desmi_chart_type_to_name (type));
  gtk_widget_set_visible (GTK_WIDGET (self->type), n > 1);
}

static void
fill (DesmiFilter *filter, const char *const *choices)
{
  desmi_filter_begin (filter);
  for (guint i = 0; choices[i] != NULL; i += 2)
    desmi_filter_add (filter, choices[i], choices[i + 1]);
  desmi_filter_end (filter);
}

static void
fill_fixed_filters (DesmiFlowsPage *self)
{
  const DesmiLocale *locale = desmi_locale_get_user ();

  fill (self->direction, (const char *[]){ "", C_ ("direction", "leaving"), "return",
                                           C_ ("direction", "returning"), NULL });
  fill (self->gender,
        (const char *[]){ "", C_ ("gender", "all"), "F", desmi_gender_name ("F", locale), "M",
                          desmi_gender_name ("M", locale), NULL });
  fill (self->sector,
        (const char *[]){ "", C_ ("sector", "all"), "formal", desmi_sector_name ("formal", locale),
                          "informal", desmi_sector_name ("informal", locale), NULL });
  fill (self->grain,
        (const char *[]){ "", C_ ("grain", "month"), "quarter", C_ ("grain", "quarter"), "year",
                          C_ ("grain", "year"), NULL });
  /* Translators: the difference of departures and returns is shown, or not */
  fill (self->net,
        (const char *[]){ "", C_ ("net", "shown"), "no-net", C_ ("net", "hidden"), NULL });
  fill (self->share,
        (const char *[]){ "", C_ ("measure", "people"), "share", C_ ("measure", "shares"), NULL });
  fill (self->sort,
        (const char *[]){ "", C_ ("sort", "largest first"), "lowest", C_ ("sort", "smallest first"),
                          "name", C_ ("sort", "by name"), NULL });
}

static GtkToggleButton *
get_button (DesmiFlowsPage *self, DesmiFlowsTab tab)
{
  GtkToggleButton *const buttons[DESMI_N_FLOWS_TABS] = {
    [DESMI_FLOWS_SANKEY] = self->sankey_button, [DESMI_FLOWS_MAP] = self->map_button,
    [DESMI_FLOWS_TREND] = self->trend_button,   [DESMI_FLOWS_BREAKDOWN] = self->breakdown_button,
    [DESMI_FLOWS_TABLE] = self->table_button,
  };

  return buttons[tab];
}

static void
show_options (DesmiFlowsPage *self)
{
  DesmiChartType type = desmi_flows_view_get_chart (get_state (self));
  gboolean       chart = desmi_flows_view_get_tab (get_state (self)) != DESMI_FLOWS_TABLE;

  desmi_flows_levels_fill (self->levels, get_state (self));
  desmi_flows_by_fill (self->by, get_state (self));
  for (guint i = 0; type != DESMI_CHART_SANKEY && i < DESMI_VIEW_LEVELS_MAX; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->levels[i]), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->grain), type == DESMI_CHART_TREND);
  gtk_widget_set_visible (GTK_WIDGET (self->net), type == DESMI_CHART_TREND && chart);
  gtk_widget_set_visible (GTK_WIDGET (self->share), type == DESMI_CHART_STACKED);
  gtk_widget_set_visible (GTK_WIDGET (self->sort), type == DESMI_CHART_HEAT);
}

/* Brings the buttons in line with the state; the filters of the bar do so themselves. */
static void
follow (GtkWidget *widget)
{
  DesmiFlowsPage *self = DESMI_FLOWS_PAGE (widget);

  self->following = TRUE;
  gtk_toggle_button_set_active (get_button (self, desmi_flows_view_get_tab (get_state (self))),
                                TRUE);
  fill_types (self);
  show_options (self);
  self->following = FALSE;
}

static void
ask_chart (DesmiFlowsPage *self, DesmiStore *store)
{
  g_autoptr (DesmiChartRequest) request
      = desmi_flows_view_new_request (get_state (self), desmi_locale_get_user ());

  desmi_chart_card_set_show_table (self->chart, desmi_flows_view_get_tab (get_state (self))
                                                    == DESMI_FLOWS_TABLE);
  desmi_chart_card_ask (self->chart, store, request);
}

static void
show_side (DesmiFlowsPage *self, DesmiTable *table)
{
  /* the heading above says whether people go there or come from there */
  const DesmiTableColumn columns[]
      = { { "destination", C_ ("column", "Country"), TRUE, FALSE, NULL },
          { "count", NULL, FALSE, FALSE, NULL },
          { "share", "%", FALSE, FALSE, NULL } };
  g_autoptr (DesmiTable) shares = desmi_shares_new (table, "destination");
  gint64                 sum = desmi_table_sum (shares, 1);
  gboolean               whole = desmi_table_get_n_suppressed (table) == 0;
  g_autofree char       *known = desmi_format_count (sum, desmi_locale_get_user ());
  /* the overview and the bars beside it hold those, too, whose destination is hidden */
  g_autofree char *count = g_strdup_printf ("%s%s", whole ? "" : "≥ ", known);
  g_autofree char *text = g_strdup_printf (
      ngettext ("Total: %s person", "Total: %s people", (gulong) MAX (sum, 0)), count);

  g_clear_pointer (&self->shares, desmi_table_unref);
  self->shares = desmi_table_ref (shares);
  desmi_table_view_set_table (self->destinations, shares, columns,
                              whole ? G_N_ELEMENTS (columns) : G_N_ELEMENTS (columns) - 1);
  desmi_table_view_set_label (self->destinations, gtk_label_get_label (self->side_title));
  gtk_stack_set_visible_child_name (self->side_stack,
                                    desmi_table_get_n_rows (shares) > 0 ? "table" : "empty");
  gtk_label_set_label (self->side_message, _ ("No data for this filter yet"));
  gtk_label_set_label (self->total, text);
  /* nothing reported is not nobody */
  gtk_widget_set_visible (GTK_WIDGET (self->total), desmi_table_get_n_rows (shares) > 0);
}

static void
destinations_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_safe_query_finish (DESMI_STORE (source), result, &error);
  DesmiFlowsPage        *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table != NULL)
    show_side (self, table);
  else
    {
      gtk_label_set_label (self->side_message, error->message);
      gtk_stack_set_visible_child_name (self->side_stack, "empty");
    }
}

static gboolean
is_about_returns (DesmiFlowsPage *self)
{
  return g_strcmp0 (desmi_view_state_get_filter (get_state (self), "direction"), "return") == 0;
}

static DesmiQuery *
new_side_query (DesmiFlowsPage *self)
{
  DesmiQuery     *query = desmi_query_new (DESMI_QUERY_FLOWS);
  DesmiViewState *state = get_state (self);
  DesmiPeriod     period;

  if (desmi_flows_view_get_period (state, &period))
    desmi_query_set_period (query, &period);
  desmi_query_add_by (query, DESMI_DIMENSION_DESTINATION);
  desmi_query_set_source (query, desmi_view_state_get_source (state));
  desmi_query_set_locale (query, desmi_locale_get_user ());
  desmi_view_state_ask (state, query);
  if (!is_about_returns (self)
      && !desmi_query_add_where (query, DESMI_DIMENSION_DIRECTION,
                                 desmi_direction_to_code (DESMI_DIRECTION_OUT), NULL))
    g_critical ("departures are no direction");
  return query;
}

/* The countries beside the chart, as a table on a slide. */
static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiFlowsPage *self = DESMI_FLOWS_PAGE (gtk_widget_get_ancestor (widget, DESMI_TYPE_FLOWS_PAGE));
  g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
      DESMI_CHART_BARS, NULL, DESMI_SOURCE_DEFAULT, desmi_locale_get_user ());
  DesmiSlideSpec *spec = desmi_slide_spec_new (NULL, NULL);

  desmi_query_unref (request->query);
  request->query = new_side_query (self);
  desmi_slide_spec_add_request (spec, DESMI_SLOT_SPEC_TABLE, request);
  return spec;
}

static void
ask_side (DesmiFlowsPage *self, DesmiStore *store)
{
  g_autoptr (DesmiQuery) query = new_side_query (self);

  gtk_label_set_label (self->side_title, is_about_returns (self) ? _ ("Countries of return")
                                                                 : _ ("Destination countries"));
  self->cancellable = g_cancellable_new ();
  desmi_safe_query_async (store, query, desmi_view_state_get_audience (get_state (self)),
                          self->cancellable, destinations_cb,
                          desmi_call_new (self, self->cancellable));
  desmi_boundaries_ask (self->boundaries, store, desmi_filter_get_selected (self->area),
                        self->cancellable);
}

/* A country of the list is a filter as it is on the map. */
static void
destination_cb (DesmiFlowsPage *self, guint row)
{
  const char      *code = self->shares != NULL ? desmi_table_get_text (self->shares, row, 0) : NULL;
  g_autofree char *filter = g_strconcat ("destination=", code, NULL);
  g_autoptr (DesmiViewState) state = NULL;

  if (code == NULL || *code == '\0')
    return;
  state = desmi_view_state_toggle (get_state (self), (const char *[]){ filter, NULL });
  desmi_session_set_state (self->session, state);
}

/* An area is known by the name that its filter has for it. */
static char *
dup_blamed (DesmiFlowsPage *self, const char *filter)
{
  const char *code = strchr (filter, '=');
  const char *area = desmi_filter_get_selected_label (self->area);

  if (code == NULL || area == NULL
      || g_strcmp0 (code + 1, desmi_filter_get_selected (self->area)) != 0)
    return desmi_filter_dup_words (filter);
  return g_strdup_printf ("%s: %s", _ ("Area"), area);
}

static void
show_blame (DesmiFlowsPage *self, char **blamed /* transfer full */)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char    *text = NULL;

  g_strfreev (self->blamed);
  self->blamed = blamed;
  for (guint i = 0; blamed[i] != NULL; i++)
    {
      g_autofree char *words = dup_blamed (self, blamed[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? " · " : "", words);
    }
  if (names->len == 0)
    text = g_strdup (_ ("There are no data for this period and source."));
  else
    /* Translators: %s are filters: “Destination: Taiwan · Gender: women” */
    text = g_strdup_printf (_ ("Nothing is left because of the filter %s."), names->str);
  gtk_label_set_label (self->empty_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), names->len > 0);
  gtk_widget_set_visible (self->empty_bar, TRUE);
}

static void
blame_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char          **blamed = desmi_view_blame_finish (result, NULL);
  DesmiFlowsPage *self = desmi_call_end (user_data);

  if (self == NULL || blamed == NULL)
    {
      g_strfreev (blamed);
      return;
    }
  g_clear_object (&self->blame);
  show_blame (self, blamed);
}

static void
stop_blame (DesmiFlowsPage *self)
{
  g_cancellable_cancel (self->blame);
  g_clear_object (&self->blame);
}

/* A file without any flows has no period; of one that is being opened nothing has come yet. */
static gboolean
has_no_flows (DesmiFlowsPage *self, DesmiChartData *data)
{
  return data != NULL && desmi_session_get_store (self->session) != NULL
         && desmi_session_get_period (self->session) == NULL && !data->has_values;
}

/* Says of an empty chart which filter makes it so, and offers to take it away. */
static void
loaded_cb (DesmiFlowsPage *self, DesmiChartData *data)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  stop_blame (self);
  gtk_widget_set_visible (self->empty_bar, FALSE);
  gtk_stack_set_visible_child_name (self->stack, has_no_flows (self, data) ? "empty" : "full");
  if (data == NULL || store == NULL || data->has_values)
    return;
  self->blame = g_cancellable_new ();
  desmi_view_blame_async (get_state (self), store, self->blame, blame_cb,
                          desmi_call_new (self, self->blame));
}

static void
clear_blamed_cb (DesmiFlowsPage *self)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_ref (get_state (self));

  for (guint i = 0; self->blamed != NULL && self->blamed[i] != NULL; i++)
    {
      g_autofree char *column = g_strndup (self->blamed[i], strcspn (self->blamed[i], "="));
      DesmiViewState  *without = desmi_view_state_with_filter (state, column, NULL);

      desmi_view_state_unref (state);
      state = without;
    }
  desmi_session_set_state (self->session, state);
}

static void
refresh (GtkWidget *widget)
{
  DesmiFlowsPage *self = DESMI_FLOWS_PAGE (widget);
  DesmiStore     *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_blame (self);
  if (store == NULL)
    {
      desmi_chart_card_ask (self->chart, NULL, NULL);
      return;
    }
  ask_chart (self, store);
  ask_side (self, store);
}

/* The table is of what was shown. */
static void
toggled_cb (DesmiFlowsPage *self, GParamSpec *pspec, GtkToggleButton *button)
{
  DesmiFlowsTab              tab = DESMI_FLOWS_SANKEY;
  DesmiChartType             chart = desmi_flows_view_get_chart (get_state (self));
  g_autoptr (DesmiViewState) there = NULL, state = NULL;

  if (self->following || !gtk_toggle_button_get_active (button))
    return;
  while (get_button (self, tab) != button)
    tab++;
  there = desmi_view_state_with (get_state (self), DESMI_VIEW_TAB, desmi_flows_tab_to_name (tab));
  state = desmi_view_state_with (there, DESMI_VIEW_CHART,
                                 tab == DESMI_FLOWS_TABLE
                                     ? desmi_chart_type_to_name (chart)
                                     : desmi_view_state_get (there, DESMI_VIEW_CHART));
  desmi_session_set_state (self->session, state);
}

static void
type_cb (DesmiFlowsPage *self)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_with (get_state (self), DESMI_VIEW_CHART,
                                                            desmi_filter_get_selected (self->type));

  if (!self->following)
    desmi_session_set_state (self->session, state);
}

static void
level_cb (DesmiFlowsPage *self)
{
  if (!self->following)
    desmi_flows_levels_choose (self->levels, self->session);
}

static void
by_cb (DesmiFlowsPage *self)
{
  if (!self->following)
    desmi_flows_by_choose (self->by, self->session);
}

static void
desmi_flows_page_dispose (GObject *object)
{
  DesmiFlowsPage *self = DESMI_FLOWS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_blame (self);
  g_clear_pointer (&self->blamed, g_strfreev);
  g_clear_pointer (&self->shares, desmi_table_unref);
  /* the template lets go of bound children itself, and AdwBin would do so again */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_FLOWS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_flows_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < DESMI_VIEW_LEVELS_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("level_%u", i + 1);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                 G_STRUCT_OFFSET (DesmiFlowsPage, levels)
                                                     + (gssize) (i * sizeof (DesmiFilter *)));
    }
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, period);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, direction);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, area);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, gender);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, sector);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, source);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, sankey_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, map_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, trend_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, breakdown_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, type);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, by);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, grain);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, net);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, share);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, sort);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, empty_bar);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, chart);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, side_title);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, side_stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, side_message);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, destinations);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, total);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, boundaries);
}

static void
desmi_flows_page_class_init (DesmiFlowsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_flows_page_dispose;
  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  g_type_ensure (DESMI_TYPE_FILTER_CHIPS);
  g_type_ensure (DESMI_TYPE_SPLIT);
  g_type_ensure (DESMI_TYPE_CHART_CARD);
  g_type_ensure (DESMI_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/flows/desmi-flows-page.ui");
  bind_children (widget_class);
}

static void
desmi_flows_page_init (DesmiFlowsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_fixed_filters (self);
}

static void
connect_filters (DesmiFlowsPage *self)
{
  DesmiSession *session = self->session;

  desmi_session_filters_connect (session, self->period, NULL, self->source);
  desmi_area_choices_connect (session, self->area, TRUE);
  desmi_state_filter_connect (session, PAGE, self->area, DESMI_STATE_FILTER_AREA);
  desmi_state_filter_connect (session, PAGE, self->direction, "direction");
  desmi_state_filter_connect (session, PAGE, self->gender, "gender");
  desmi_state_filter_connect (session, PAGE, self->sector, "sector");
  desmi_state_field_connect (session, PAGE, self->grain, DESMI_VIEW_GRAIN);
  desmi_state_field_connect (session, PAGE, self->net, DESMI_VIEW_MEASURE);
  desmi_state_field_connect (session, PAGE, self->share, DESMI_VIEW_MEASURE);
  desmi_state_field_connect (session, PAGE, self->sort, DESMI_VIEW_SORT);
  desmi_filter_chips_connect (self->chips, session, PAGE, shown_in_bar);
}

/**
 * desmi_flows_page_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
desmi_flows_page_new (DesmiSession *session)
{
  DesmiFlowsPage *self = g_object_new (DESMI_TYPE_FLOWS_PAGE, NULL);

  self->session = g_object_ref (session);
  connect_filters (self);
  for (guint i = 0; i < DESMI_N_FLOWS_TABS; i++)
    g_signal_connect_swapped (get_button (self, i), "notify::active", G_CALLBACK (toggled_cb),
                              self);
  for (guint i = 0; i < DESMI_VIEW_LEVELS_MAX; i++)
    g_signal_connect_swapped (self->levels[i], "notify::selected", G_CALLBACK (level_cb), self);
  g_signal_connect_swapped (self->type, "notify::selected", G_CALLBACK (type_cb), self);
  g_signal_connect_swapped (self->by, "notify::selected", G_CALLBACK (by_cb), self);
  g_signal_connect_swapped (self->chart, "loaded", G_CALLBACK (loaded_cb), self);
  g_signal_connect_swapped (self->empty_button, "clicked", G_CALLBACK (clear_blamed_cb), self);
  desmi_table_out_provide_ask (GTK_WIDGET (self->destinations), slide_cb);
  g_signal_connect_swapped (self->destinations, "row-activated", G_CALLBACK (destination_cb), self);
  desmi_chart_clicks_connect (self->chart, session);
  desmi_refresh_connect (GTK_WIDGET (self), session,
                         DESMI_TABLES_FLOWS | DESMI_TABLES_VILLAGES | DESMI_TABLES_REGIONS,
                         refresh);
  desmi_refresh_follow (GTK_WIDGET (self), PAGE, follow);
  return GTK_WIDGET (self);
}
