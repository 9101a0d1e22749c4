/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where workers go and come back from. */
#include "ui/flows/desmi-flows-page.h"

#include "app/charts/desmi-chart-kind.h"
#include "core/desmi-code.h"
#include "ui/desmi-call.h"
#include "ui/desmi-area-choices.h"
#include "ui/widgets/desmi-chart-card.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-refresh.h"
#include "ui/desmi-session-filters.h"
#include "ui/desmi-split.h"
#include "ui/desmi-table-view.h"
#include "ui/flows/desmi-shares.h"

#include <glib/gi18n-lib.h>

struct _DesmiFlowsPage
{
  AdwBin           parent_instance;

  DesmiFilter     *period;
  DesmiFilter     *direction;
  DesmiFilter     *area;
  DesmiFilter     *gender;
  DesmiFilter     *sector;
  DesmiFilter     *source;
  GtkToggleButton *sankey_button;
  DesmiFilter     *type; /* of the charts of a view that has several */
  GtkToggleButton *map_button;
  GtkToggleButton *trend_button;
  GtkToggleButton *breakdown_button;
  GtkToggleButton *table_button;
  DesmiChartCard  *chart;
  GtkLabel        *side_title;
  GtkStack        *side_stack;
  GtkLabel        *side_message;
  DesmiTableView  *destinations;
  GtkLabel        *total;

  DesmiSession    *session;
  GCancellable    *cancellable;
};

G_DEFINE_FINAL_TYPE (DesmiFlowsPage, desmi_flows_page, ADW_TYPE_BIN)

/* What the chosen view can be drawn as; a view of one chart has no choice. */
static void
fill_types (DesmiFlowsPage *self)
{
  static const DesmiChartType maps[] = { DESMI_CHART_FLOW_MAP, DESMI_CHART_DISTRICT_MAP };
  static const DesmiChartType parts[]
      = { DESMI_CHART_BARS,  DESMI_CHART_STACKED, DESMI_CHART_PAIRED,
          DESMI_CHART_SLOPE, DESMI_CHART_HEAT,    DESMI_CHART_MULTIPLES };
  gboolean              map = gtk_toggle_button_get_active (self->map_button);
  const DesmiChartType *types = map ? maps : parts;
  gsize                 n = map ? G_N_ELEMENTS (maps) : G_N_ELEMENTS (parts);

  desmi_filter_begin (self->type);
  for (gsize i = 0; i < n; i++)
    desmi_filter_add (self->type, desmi_chart_type_to_name (types[i]),
                      desmi_chart_type_summary (types[i], desmi_locale_get_user ()));
  desmi_filter_end (self->type);
  gtk_widget_set_visible (GTK_WIDGET (self->type),
                          map || gtk_toggle_button_get_active (self->breakdown_button));
}

static void
fill_fixed_filters (DesmiFlowsPage *self)
{
  static const char *const genders[] = { "F", "M" }, *const sectors[] = { "formal", "informal" };
  const DesmiLocale *locale = desmi_locale_get_user ();

  desmi_filter_begin (self->direction);
  desmi_filter_add (self->direction, "out", C_ ("direction", "leaving"));
  desmi_filter_add (self->direction, "return", C_ ("direction", "returning"));
  desmi_filter_end (self->direction);
  desmi_filter_begin (self->gender);
  desmi_filter_add (self->gender, "", C_ ("gender", "all"));
  for (gsize i = 0; i < G_N_ELEMENTS (genders); i++)
    desmi_filter_add (self->gender, genders[i], desmi_gender_name (genders[i], locale));
  desmi_filter_end (self->gender);
  desmi_filter_begin (self->sector);
  desmi_filter_add (self->sector, "", C_ ("sector", "all"));
  for (gsize i = 0; i < G_N_ELEMENTS (sectors); i++)
    desmi_filter_add (self->sector, sectors[i], desmi_sector_name (sectors[i], locale));
  desmi_filter_end (self->sector);
}

static DesmiDimension
area_dimension (const char *code)
{
  return desmi_code_is_valid (code, DESMI_LEVEL_VILLAGE) ? DESMI_DIMENSION_VILLAGE
                                                         : DESMI_DIMENSION_SUBDISTRICT;
}

static void
add_where (DesmiQuery *query, DesmiDimension dimension, const char *value)
{
  g_autoptr (GError) error = NULL;

  /* the values are our own; what the store cannot take would be a mistake of ours */
  if (value != NULL && *value != '\0' && !desmi_query_add_where (query, dimension, value, &error))
    g_critical ("filter: %s", error->message);
}

static void
add_filters (DesmiFlowsPage *self, DesmiQuery *query, gboolean with_direction)
{
  const char *area = desmi_filter_get_selected (self->area);

  if (area != NULL && *area != '\0')
    add_where (query, area_dimension (area), area);
  add_where (query, DESMI_DIMENSION_GENDER, desmi_filter_get_selected (self->gender));
  add_where (query, DESMI_DIMENSION_SECTOR, desmi_filter_get_selected (self->sector));
  if (with_direction)
    add_where (query, DESMI_DIMENSION_DIRECTION, desmi_filter_get_selected (self->direction));
}

static gboolean
get_period (DesmiFlowsPage *self, DesmiPeriod *period)
{
  const char *text = desmi_session_get_period (self->session);

  return text != NULL && desmi_period_parse (text, period, NULL);
}

static DesmiChartType
get_type (DesmiFlowsPage *self)
{
  DesmiChartType type = DESMI_CHART_SANKEY;

  if (gtk_toggle_button_get_active (self->trend_button))
    return DESMI_CHART_TREND;
  if (gtk_toggle_button_get_active (self->map_button)
      || gtk_toggle_button_get_active (self->breakdown_button))
    desmi_chart_type_from_name (desmi_filter_get_selected (self->type), &type);
  return type;
}

static void
ask_chart (DesmiFlowsPage *self, DesmiStore *store)
{
  DesmiChartType                type = get_type (self);
  const DesmiChartKind         *kind = desmi_chart_kind_get (type);
  const char                   *area = desmi_filter_get_selected (self->area);
  DesmiPeriod                   period;
  gboolean                      known = kind->period == DESMI_CHART_PERIOD_ALL
                                            ? desmi_session_filters_get_trend (self->session, &period)
                                            : get_period (self, &period);
  g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
      type, known ? &period : NULL, desmi_session_get_source (self->session),
      desmi_locale_get_user ());

  add_filters (self, request->query, !kind->both_directions);
  request->audience = desmi_session_get_audience (self->session);
  /* inside one subdistrict its villages are the question */
  request->by_village = area != NULL && *area != '\0';
  desmi_chart_card_set_show_table (self->chart, gtk_toggle_button_get_active (self->table_button));
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
  g_autofree char       *count = desmi_format_count (sum, desmi_locale_get_user ());
  g_autofree char       *text = g_strdup_printf (
            ngettext ("Total: %s person", "Total: %s people", (gulong) MAX (sum, 0)), count);

  desmi_table_view_set_table (self->destinations, shares, columns, G_N_ELEMENTS (columns));
  desmi_table_view_set_label (self->destinations, gtk_label_get_label (self->side_title));
  gtk_stack_set_visible_child_name (self->side_stack,
                                    desmi_table_get_n_rows (shares) > 0 ? "table" : "empty");
  gtk_label_set_label (self->side_message, _ ("No data for this filter yet"));
  gtk_label_set_label (self->total, text);
}

static void
destinations_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_query_finish (DESMI_STORE (source), result, &error);
  DesmiFlowsPage        *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (table != NULL)
    show_side (self, table);
  else
    {
      gtk_label_set_label (self->side_message, error->message);
      gtk_stack_set_visible_child_name (self->side_stack, "empty");
    }
}

static void
ask_side (DesmiFlowsPage *self, DesmiStore *store)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  DesmiPeriod            period;

  if (get_period (self, &period))
    desmi_query_set_period (query, &period);
  desmi_query_add_by (query, DESMI_DIMENSION_DESTINATION);
  desmi_query_set_source (query, desmi_session_get_source (self->session));
  desmi_query_set_locale (query, desmi_locale_get_user ());
  add_filters (self, query, TRUE);
  gtk_label_set_label (self->side_title,
                       g_strcmp0 (desmi_filter_get_selected (self->direction), "return") == 0
                           ? _ ("Countries of return")
                           : _ ("Destination countries"));
  self->cancellable = g_cancellable_new ();
  desmi_store_query_async (store, query, self->cancellable, destinations_cb,
                           desmi_call_new (self, self->cancellable));
}

static void
refresh (GtkWidget *widget)
{
  DesmiFlowsPage *self = DESMI_FLOWS_PAGE (widget);
  DesmiStore     *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    {
      desmi_chart_card_ask (self->chart, NULL, NULL);
      return;
    }
  ask_chart (self, store);
  ask_side (self, store);
}

static void
filter_cb (DesmiFlowsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (GTK_WIDGET (self));
}

static void
toggled_cb (DesmiFlowsPage *self, GParamSpec *pspec, GtkToggleButton *button)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  if (!gtk_toggle_button_get_active (button))
    return;
  fill_types (self);
  if (store != NULL)
    ask_chart (self, store);
}

static void
desmi_flows_page_dispose (GObject *object)
{
  DesmiFlowsPage *self = DESMI_FLOWS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_FLOWS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_flows_page_parent_class)->dispose (object);
}

static void
desmi_flows_page_class_init (DesmiFlowsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_flows_page_dispose;
  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  g_type_ensure (DESMI_TYPE_SPLIT);
  g_type_ensure (DESMI_TYPE_CHART_CARD);
  g_type_ensure (DESMI_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/flows/desmi-flows-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, period);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, direction);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, area);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, gender);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, sector);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, source);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, sankey_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, type);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, map_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, trend_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, breakdown_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, chart);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, side_title);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, side_stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, side_message);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, destinations);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowsPage, total);
}

static void
desmi_flows_page_init (DesmiFlowsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_fixed_filters (self);
  fill_types (self);
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
  desmi_session_filters_connect (session, self->period, NULL, self->source);
  desmi_area_choices_connect (session, self->area, TRUE);
  for (DesmiFilter *const *filter
       = (DesmiFilter *const[]){ self->direction, self->area, self->gender, self->sector,
                                 self->type, NULL };
       *filter != NULL; filter++)
    g_signal_connect_swapped (*filter, "notify::selected", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->sankey_button, "notify::active", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->map_button, "notify::active", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->trend_button, "notify::active", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->breakdown_button, "notify::active", G_CALLBACK (toggled_cb),
                            self);
  g_signal_connect_swapped (self->table_button, "notify::active", G_CALLBACK (toggled_cb), self);
  desmi_refresh_connect (GTK_WIDGET (self), session,
                         DESMI_TABLES_FLOWS | DESMI_TABLES_VILLAGES | DESMI_TABLES_REGIONS,
                         refresh);
  return GTK_WIDGET (self);
}
