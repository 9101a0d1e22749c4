/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One village: facts, pillars, where its people go, what they send. */
#include "ui/villages/desmi-village-detail.h"

#include "app/desmi-safe-query.h"
#include "app/desmi-village-clip.h"
#include "core/desmi-audience.h"
#include "core/desmi-cooperative.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-open-view.h"
#include "ui/desmi-session-chart.h"
#include "ui/pillars/desmi-indicator-list.h"
#include "ui/widgets/desmi-chart-card.h"

#include <glib/gi18n-lib.h>

#define MAX_DESTINATIONS 5
#define KEY_CHARS 10 /* that a fact's name and its value have room for at least */
#define VALUE_CHARS 9

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

  DesmiSession   *session;     /* nullable: until a village is shown */
  DesmiVillage   *village;     /* nullable */
  DesmiTable     *values;      /* nullable: of the indicators listed */
  GCancellable   *cancellable; /* of what is asked about indicators */
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
add_fact (DesmiVillageDetail *self, const char *what, const char *value)
{
  GtkWidget       *row, *box, *key, *label;
  g_autofree char *name = NULL;

  if (value == NULL || *value == '\0')
    return;
  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  key = gtk_label_new (what);
  label = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (key), 0);
  gtk_label_set_wrap (GTK_LABEL (key), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (key), KEY_CHARS);
  gtk_widget_set_valign (key, GTK_ALIGN_START);
  gtk_widget_add_css_class (key, "desmi-dim");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (VALUE_CHARS, (int) g_utf8_strlen (value, -1)));
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "desmi-fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  name = g_strdup_printf ("%s: %s", what, value);
  desmi_a11y_set_label (row, name);
  gtk_list_box_append (self->facts, row);
}

static void
add_count (DesmiVillageDetail *self, const char *what, gint64 count)
{
  g_autofree char *text = count < 0 ? NULL : desmi_format_count (count, desmi_locale_get_user ());

  add_fact (self, what, text);
}

static void
show_facts (DesmiVillageDetail *self, const DesmiVillage *village)
{
  g_autofree char *status = NULL;
  g_autofree char *cooperative
      = desmi_cooperative_describe (village->cooperative, desmi_locale_get_user ());
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->facts, 0)) != NULL)
    gtk_list_box_remove (self->facts, GTK_WIDGET (old));
  if (village->enrolled)
    status = g_strjoin (village->status_reason == NULL || *village->status_reason == '\0' ? NULL
                                                                                          : " · ",
                        desmi_status_name (village->status, desmi_locale_get_user ()),
                        village->status_reason, NULL);
  add_fact (self, _ ("Status"), status == NULL ? _ ("not enrolled") : status);
  add_fact (self, _ ("Note on the status"), village->status_note);
  add_fact (self, _ ("Enrolment"),
            !village->enrolled            ? NULL
            : village->enrolment_official ? _ ("official")
                                          : _ ("local"));
  add_fact (self, _ ("Decree"), village->decree);
  add_fact (self,
            village->head_title != NULL && *village->head_title != '\0' ? village->head_title
                                                                        : _ ("Village head"),
            village->head_name);
  add_count (self, _ ("Desmigratif officers"), village->officers);
  add_count (self, _ ("Population"), village->population);
  add_count (self, _ ("Households"), village->households);
  if (desmi_village_hides_stock (village, desmi_session_get_audience (self->session)))
    add_fact (self, _ ("Workers abroad (estimate)"),
              desmi_audience_hidden_word (desmi_locale_get_user ()));
  else
    add_count (self, _ ("Workers abroad (estimate)"), village->stock);
  add_fact (self, _ ("Cooperative"), cooperative);
  add_fact (self, _ ("Service"), village->service);
  add_fact (self, _ ("Telephone"), village->phone);
  add_fact (self, _ ("E-mail"), village->email);
  add_fact (self, _ ("Address"), village->address);
  add_fact (self, _ ("Notes"), village->notes);
  add_fact (self, _ ("Retired on"), village->retired);
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
desmi_village_detail_dispose (GObject *object)
{
  DesmiVillageDetail *self = DESMI_VILLAGE_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->village, desmi_village_unref);
  g_clear_pointer (&self->values, desmi_table_unref);
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
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/villages/desmi-village-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, none_page);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, name_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, open_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, edit_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, place_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, facts);
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
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_signal_connect_swapped (get_card (self, i), "open", G_CALLBACK (open_cb), self);
      g_signal_connect_swapped (get_card (self, i), "activated", G_CALLBACK (activated_cb), self);
    }
  g_signal_connect_swapped (self->indicators, "row-activated", G_CALLBACK (row_cb), self);
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

  if (village != NULL)
    desmi_village_ref (village);
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
  ask_indicators (self);
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

  g_clear_pointer (&self->village, desmi_village_unref);
  adw_status_page_set_title (self->none_page, title);
  adw_status_page_set_description (self->none_page, _ ("Their status can be set together."));
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
