/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One village: facts, pillars, where its people go, what they send. */
#include "ui/villages/desmi-village-detail.h"

#include "app/desmi-safe-query.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-open-view.h"
#include "ui/desmi-session-chart.h"
#include "ui/pillars/desmi-indicator-list.h"
#include "ui/villages/desmi-place-card.h"
#include "ui/villages/desmi-register-list.h"
#include "ui/villages/desmi-village-fact-rows.h"
#include "ui/villages/desmi-village-forms.h"
#include "ui/villages/desmi-village-go-on.h"
#include "ui/villages/desmi-village-page.h"
#include "ui/widgets/desmi-chart-card.h"

#include <glib/gi18n-lib.h>

#define MAX_DESTINATIONS 5
#define PILLARS_HEIGHT 190    /* px, as in the template */
#define PROGRAMME "programme" /* of a card of pillars: its id */

struct _DesmiVillageDetail
{
  AdwBin          parent_instance;

  GtkStack       *stack;
  AdwStatusPage  *none_page;
  GtkLabel       *name_label;
  GtkButton      *open_button;
  GtkButton      *edit_button;
  GtkLabel       *place_label;
  GtkListBox     *facts;
  DesmiChartCard *bullets;
  DesmiChartCard *bars;
  DesmiChartCard *trend;
  DesmiChartCard *remittances;
  DesmiChartCard *progress;
  GtkListBox     *indicators;
  GtkBox         *cards;
  GPtrArray      *more_pillars; /* of DesmiChartCard: of its other programmes, each with its id */
  GtkWidget      *past_card;    /* nullable: on the village's own page only */
  GtkWidget      *place_card;   /* likewise */

  DesmiSession   *session;      /* nullable: until a village is shown */
  DesmiVillage   *village;      /* nullable */
  DesmiTable     *values;       /* nullable: of the indicators listed */
  DesmiTable     *programmes;   /* nullable: that it is in */
  DesmiTable     *past;         /* nullable: what it was in them before */
  DesmiTable     *codes;        /* nullable: before and after its own */
  DesmiTable     *cooperatives; /* nullable: what its register says of them */
  GCancellable   *cancellable;  /* of what is asked about indicators */
};

G_DEFINE_FINAL_TYPE (DesmiVillageDetail, desmi_village_detail, ADW_TYPE_BIN)

/* Each card with its chart, its title where the chart's own says too much here, and the page that
 * has more of it. */
static const struct
{
  gsize          card;
  DesmiChartType type;
  const char    *title; /* nullable */
  guint          max_categories;
  DesmiOpenView  view;
} cards[] = {
  { G_STRUCT_OFFSET (DesmiVillageDetail, bullets),
    DESMI_CHART_BULLETS,
    N_ ("Pillars"),
    0,
    { "pillars", "scoreboard", NULL } },
  { G_STRUCT_OFFSET (DesmiVillageDetail, bars),
    DESMI_CHART_BARS,
    N_ ("Main destinations"),
    MAX_DESTINATIONS,
    { "flows", "breakdown", "bars" } },
  { G_STRUCT_OFFSET (DesmiVillageDetail, trend),
    DESMI_CHART_TREND,
    NULL,
    0,
    { "flows", "trend", NULL } },
  { G_STRUCT_OFFSET (DesmiVillageDetail, remittances),
    DESMI_CHART_REMITTANCES,
    NULL,
    0,
    { "overview", NULL, NULL } },
  { G_STRUCT_OFFSET (DesmiVillageDetail, progress),
    DESMI_CHART_PROGRESS,
    NULL,
    0,
    { "pillars", "progress", NULL } },
};

static DesmiChartCard *
get_card (DesmiVillageDetail *self, gsize i)
{
  return G_STRUCT_MEMBER (DesmiChartCard *, self, cards[i].card);
}

static void
show_facts (DesmiVillageDetail *self, const DesmiVillage *village)
{
  const DesmiVillageFacts facts = {
    village,     self->programmes,   self->past,
    self->codes, self->cooperatives, !gtk_widget_get_visible (GTK_WIDGET (self->open_button))
  };

  gtk_widget_action_set_enabled (GTK_WIDGET (self), DESMI_VILLAGE_FACT_ROWS_GO_ON,
                                 desmi_village_forms_can_write (self->session));
  desmi_village_fact_rows_fill (self->facts, &facts, desmi_session_get_audience (self->session));
}

static void
show_place (DesmiVillageDetail *self, const DesmiVillage *village)
{
  /* Translators: %s is the name of a subdistrict (kecamatan) */
  g_autofree char *subdistrict = g_strdup_printf (_ ("Subdistrict %s"), village->subdistrict);
  g_autofree char *cohort = NULL;
  g_autofree char *text = NULL;

  if (village->cohort > 0)
    /* Translators: %d is the year a village joined the programme */
    cohort = g_strdup_printf (_ ("cohort %d"), village->cohort);
  text = g_strjoin (" · ", village->code, subdistrict, cohort, NULL);
  gtk_label_set_label (self->place_label, text);
}

static void
open_more_cb (DesmiVillageDetail *self, DesmiChartCard *card)
{
  const DesmiOpenView view = { "pillars", "scoreboard", NULL };
  g_autofree char    *filter
      = g_strconcat ("programme=", g_object_get_data (G_OBJECT (card), PROGRAMME), NULL);

  if (self->village != NULL)
    desmi_open_view (self->session, &view, self->village->code, (const char *[]){ filter, NULL });
}

/* One below the other, the first one's place being that of the template. */
static DesmiChartCard *
get_pillars_card (DesmiVillageDetail *self, guint i)
{
  GtkWidget *card, *before;

  if (i == 0)
    return self->bullets;
  if (i <= self->more_pillars->len)
    return g_ptr_array_index (self->more_pillars, i - 1);
  before = i == 1 ? GTK_WIDGET (self->bullets) : g_ptr_array_index (self->more_pillars, i - 2);
  card = g_object_new (DESMI_TYPE_CHART_CARD, "content-height", PILLARS_HEIGHT, "open-label",
                       _ ("Open Pillars"), NULL);
  gtk_box_insert_child_after (self->cards, card, before);
  g_ptr_array_add (self->more_pillars, card);
  g_signal_connect_swapped (card, "open", G_CALLBACK (open_more_cb), self);
  return DESMI_CHART_CARD (card);
}

static void
drop_pillars_cards (DesmiVillageDetail *self, guint n_kept)
{
  while (self->more_pillars->len > n_kept)
    gtk_box_remove (self->cards,
                    g_ptr_array_steal_index (self->more_pillars, self->more_pillars->len - 1));
}

/* Each programme has pillars of its own. */
static void
ask_pillars (DesmiVillageDetail *self)
{
  guint              n = self->programmes != NULL ? desmi_table_get_n_rows (self->programmes) : 0;
  DesmiVillageFilter usual;

  desmi_village_filter_init (&usual);
  drop_pillars_cards (self, n > 0 ? n - 1 : 0);
  for (guint i = 0; i < n; i++)
    {
      const char                   *id = desmi_table_get_text (self->programmes, i, 0);
      DesmiChartCard               *card = get_pillars_card (self, i);
      g_autoptr (DesmiChartRequest) request = NULL;

      if (n == 1 && g_strcmp0 (id, desmi_village_filter_get_programme (&usual)) == 0)
        return;
      request = desmi_session_chart_new (self->session, DESMI_CHART_BULLETS, self->village->code);
      if (!desmi_query_add_where (request->query, DESMI_DIMENSION_PROGRAMME, id, NULL))
        g_critical ("programme: %s", id);
      /* Translators: %s is the name of a programme */
      request->title
          = g_strdup_printf (_ ("Pillars · %s"), desmi_table_get_label (self->programmes, i, 0));
      g_object_set_data_full (G_OBJECT (card), PROGRAMME, g_strdup (id), g_free);
      desmi_chart_card_ask (card, desmi_session_get_store (self->session), request);
    }
}

static void
ask_charts (DesmiVillageDetail *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr (DesmiChartRequest) request = NULL;

      if (self->village != NULL)
        {
          request = desmi_session_chart_new (self->session, cards[i].type, self->village->code);
          request->title = cards[i].title == NULL ? NULL : g_strdup (_ (cards[i].title));
          request->max_categories = cards[i].max_categories;
          if (cards[i].type == DESMI_CHART_REMITTANCES)
            desmi_query_add_by (request->query, DESMI_DIMENSION_QUARTER);
        }
      desmi_chart_card_ask (get_card (self, i),
                            request == NULL ? NULL : desmi_session_get_store (self->session),
                            request);
    }
}

static void
indicators_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_safe_query_finish (DESMI_STORE (source), result, &error);
  DesmiVillageDetail    *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_error_say (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->values, desmi_table_unref);
  self->values = desmi_table_ref (table);
  desmi_indicator_list_fill (self->indicators, table);
}

/* Every indicator of the quarter, in the order of the pillars. */
static void
ask_indicators (DesmiVillageDetail *self)
{
  DesmiStore            *store = desmi_session_get_store (self->session);
  const char            *quarter = desmi_session_get_quarter (self->session);
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_PILLARS);
  DesmiPeriod            period;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    return;
  if (quarter != NULL && desmi_period_parse (quarter, &period, NULL))
    desmi_query_set_period (query, &period);
  if (!desmi_query_add_where (query, DESMI_DIMENSION_VILLAGE, self->village->code, NULL))
    g_critical ("village: %s", self->village->code);
  desmi_query_add_by (query, DESMI_DIMENSION_PILLAR);
  desmi_query_add_by (query, DESMI_DIMENSION_INDICATOR);
  desmi_query_set_locale (query, desmi_locale_get_user ());
  self->cancellable = g_cancellable_new ();
  desmi_safe_query_async (store, query, desmi_session_get_audience (self->session),
                          self->cancellable, indicators_cb,
                          desmi_call_new (self, self->cancellable));
}

/* Keeps the answer in @place; @village is shown again with it. */
static void
take_facts (DesmiVillageDetail *self, GObject *source, GAsyncResult *result, DesmiTable **place)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_error_say (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (place, desmi_table_unref);
  *place = g_steal_pointer (&table);
  show_facts (self, self->village);
}

static void
programmes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DesmiVillageDetail *self = desmi_call_end (user_data);

  take_facts (self, source, result, self == NULL ? NULL : &self->programmes);
  if (self != NULL && self->village != NULL)
    ask_pillars (self);
}

static void
past_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DesmiVillageDetail *self = desmi_call_end (user_data);

  take_facts (self, source, result, self == NULL ? NULL : &self->past);
}

static void
codes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DesmiVillageDetail *self = desmi_call_end (user_data);

  take_facts (self, source, result, self == NULL ? NULL : &self->codes);
}

static void
cooperatives_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DesmiVillageDetail *self = desmi_call_end (user_data);

  take_facts (self, source, result, self == NULL ? NULL : &self->cooperatives);
}

static void
ask_facts (DesmiVillageDetail *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  if (store == NULL)
    return;
  desmi_store_lookup_async (store, "village-programmes", self->village->code,
                            desmi_locale_get_user (), self->cancellable, programmes_cb,
                            desmi_call_new (self, self->cancellable));
  desmi_store_lookup_async (store, "register-past-status", self->village->code,
                            desmi_locale_get_user (), self->cancellable, past_cb,
                            desmi_call_new (self, self->cancellable));
  desmi_store_lookup_async (store, "village-codes", self->village->code, desmi_locale_get_user (),
                            self->cancellable, codes_cb, desmi_call_new (self, self->cancellable));
  desmi_store_lookup_async (store, "cooperatives", self->village->code, desmi_locale_get_user (),
                            self->cancellable, cooperatives_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
open_card (DesmiVillageDetail *self, DesmiChartCard *card, const char *const *filters)
{
  for (gsize i = 0; self->village != NULL && i < G_N_ELEMENTS (cards); i++)
    if (get_card (self, i) == card)
      {
        desmi_open_view (self->session, &cards[i].view, self->village->code, filters);
        return;
      }
}

static void
open_cb (DesmiVillageDetail *self, DesmiChartCard *card)
{
  open_card (self, card, NULL);
}

static void
activated_cb (DesmiVillageDetail *self, const char *const *filters, DesmiChartCard *card)
{
  open_card (self, card, filters);
}

/* An indicator is drawn over time on the page about pillars. */
static void
row_cb (DesmiVillageDetail *self, GtkListBoxRow *row)
{
  const DesmiOpenView view = { "pillars", "indicator", NULL };
  int   column = self->values == NULL ? -1 : desmi_table_find_column (self->values, "indicator");
  guint index = (guint) gtk_list_box_row_get_index (row);
  g_autofree char *filter = NULL;

  if (self->village == NULL || column < 0 || index >= desmi_table_get_n_rows (self->values))
    return;
  filter = g_strconcat ("indicator=", desmi_table_get_text (self->values, index, (guint) column),
                        NULL);
  desmi_open_view (self->session, &view, self->village->code, (const char *[]){ filter, NULL });
}

static void
open_register_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiVillageDetail *self = DESMI_VILLAGE_DETAIL (widget);

  if (self->village != NULL)
    desmi_village_page_open (self->session, self->village->code,
                             g_variant_get_string (parameter, NULL));
}

static void
visit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_village_page_open (DESMI_VILLAGE_DETAIL (widget)->session,
                           g_variant_get_string (parameter, NULL), NULL);
}

static void
go_on_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiVillageDetail *self = DESMI_VILLAGE_DETAIL (widget);

  if (self->village != NULL)
    desmi_village_go_on (widget, self->session, self->village,
                         g_variant_get_string (parameter, NULL));
}

static void
desmi_village_detail_dispose (GObject *object)
{
  DesmiVillageDetail *self = DESMI_VILLAGE_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->village, desmi_village_unref);
  g_clear_pointer (&self->values, desmi_table_unref);
  g_clear_pointer (&self->programmes, desmi_table_unref);
  g_clear_pointer (&self->past, desmi_table_unref);
  g_clear_pointer (&self->codes, desmi_table_unref);
  g_clear_pointer (&self->cooperatives, desmi_table_unref);
  g_clear_pointer (&self->more_pillars, g_ptr_array_unref);
  g_clear_object (&self->session);
  /* the template lets go of bound children itself, and AdwBin would do so again */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_VILLAGE_DETAIL);
  G_OBJECT_CLASS (desmi_village_detail_parent_class)->dispose (object);
}

static void
desmi_village_detail_class_init (DesmiVillageDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_village_detail_dispose;
  g_type_ensure (DESMI_TYPE_CHART_CARD);
  gtk_widget_class_install_action (widget_class, DESMI_VILLAGE_FACT_ROWS_OPEN, "s",
                                   open_register_cb);
  gtk_widget_class_install_action (widget_class, DESMI_VILLAGE_FACT_ROWS_VISIT, "s", visit_cb);
  gtk_widget_class_install_action (widget_class, DESMI_VILLAGE_FACT_ROWS_GO_ON, "s", go_on_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/villages/desmi-village-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, none_page);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, name_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, open_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, edit_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, place_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, cards);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, bullets);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, bars);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, trend);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, remittances);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, progress);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, indicators);
}

static void
desmi_village_detail_init (DesmiVillageDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->more_pillars = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_signal_connect_swapped (get_card (self, i), "open", G_CALLBACK (open_cb), self);
      g_signal_connect_swapped (get_card (self, i), "activated", G_CALLBACK (activated_cb), self);
    }
  g_signal_connect_swapped (self->indicators, "row-activated", G_CALLBACK (row_cb), self);
}

static void
show_place_card (DesmiVillageDetail *self)
{
  if (self->place_card == NULL)
    {
      self->place_card = desmi_place_card_new ();
      gtk_widget_add_css_class (self->place_card, "desmi-card");
      gtk_box_insert_child_after (self->cards, self->place_card, GTK_WIDGET (self->bullets));
    }
  desmi_place_card_show (DESMI_PLACE_CARD (self->place_card),
                         desmi_session_get_store (self->session), self->village->code);
}

/* Where there is room to work: a map, and what was before, to be put right. */
static void
show_more (DesmiVillageDetail *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->open_button)))
    return;
  if (self->past_card == NULL)
    {
      self->past_card = desmi_register_list_new (self->session, DESMI_REGISTER_PAST_STATUS);
      gtk_box_append (self->cards, self->past_card);
    }
  show_place_card (self);
  gtk_widget_set_visible (self->past_card, self->village->enrolled);
  desmi_register_list_show (DESMI_REGISTER_LIST (self->past_card), self->village);
}

/* What was asked of a village that is not shown any more is not waited for. */
static void
stop_asking (DesmiVillageDetail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * desmi_village_detail_show:
 * @session: whose filters the charts follow
 * @village: (nullable): which village; %NULL shows a hint instead
 */
void
desmi_village_detail_show (DesmiVillageDetail *self, DesmiSession *session, DesmiVillage *village)
{
  g_return_if_fail (DESMI_IS_VILLAGE_DETAIL (self));

  if (village == NULL || self->village == NULL || !g_str_equal (village->code, self->village->code))
    {
      g_clear_pointer (&self->programmes, desmi_table_unref);
      g_clear_pointer (&self->past, desmi_table_unref);
      g_clear_pointer (&self->codes, desmi_table_unref);
      g_clear_pointer (&self->cooperatives, desmi_table_unref);
      drop_pillars_cards (self, 0);
    }
  if (village != NULL)
    desmi_village_ref (village);
  stop_asking (self);
  g_clear_pointer (&self->village, desmi_village_unref);
  self->village = village;
  g_set_object (&self->session, session);
  ask_charts (self);
  if (village == NULL)
    {
      adw_status_page_set_title (self->none_page, _ ("No Village Selected"));
      adw_status_page_set_description (
          self->none_page,
          _ ("Select a village to see its facts, its pillars and where its workers go."));
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  gtk_label_set_label (self->name_label, village->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), village->name);
  show_place (self, village);
  show_facts (self, village);
  show_more (self);
  ask_indicators (self);
  ask_facts (self);
  gtk_stack_set_visible_child_name (self->stack, "village");
}

/**
 * desmi_village_detail_show_many:
 * @n: how many villages are selected, 2 or more
 */
void
desmi_village_detail_show_many (DesmiVillageDetail *self, guint n)
{
  g_autofree char *title
      = g_strdup_printf (ngettext ("%u Village Selected", "%u Villages Selected", n), n);

  g_return_if_fail (DESMI_IS_VILLAGE_DETAIL (self));

  stop_asking (self);
  g_clear_pointer (&self->village, desmi_village_unref);
  adw_status_page_set_title (self->none_page, title);
  adw_status_page_set_description (self->none_page,
                                   _ ("Their status and other fields can be set together."));
  gtk_stack_set_visible_child_name (self->stack, "none");
}

/**
 * desmi_village_detail_get_village:
 *
 * Returns: (transfer none) (nullable): the village shown
 */
DesmiVillage *
desmi_village_detail_get_village (DesmiVillageDetail *self)
{
  g_return_val_if_fail (DESMI_IS_VILLAGE_DETAIL (self), NULL);

  return self->village;
}

/**
 * desmi_village_detail_set_is_page:
 * @is_page: whether it is part of the village's own page, which it then does not lead to
 */
void
desmi_village_detail_set_is_page (DesmiVillageDetail *self, gboolean is_page)
{
  g_return_if_fail (DESMI_IS_VILLAGE_DETAIL (self));

  gtk_widget_set_visible (GTK_WIDGET (self->open_button), !is_page);
}
