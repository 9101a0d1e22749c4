/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One village: facts, pillars, where its people go. */
#include "ui/villages/desmi-village-detail.h"

#include "ui/desmi-a11y.h"
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
  GtkButton      *edit_button;
  GtkLabel       *place_label;
  GtkListBox     *facts;
  DesmiChartCard *bullets;
  DesmiChartCard *bars;

  DesmiVillage   *village; /* nullable */
};

G_DEFINE_FINAL_TYPE (DesmiVillageDetail, desmi_village_detail, ADW_TYPE_BIN)

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
  GtkListBoxRow   *old;

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
  add_count (self, _ ("Workers abroad (estimate)"), village->stock);
  add_fact (self, _ ("Cooperative"), village->cooperative);
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
ask (DesmiChartCard     *card,
     DesmiSession       *session,
     const DesmiVillage *village,
     DesmiChartType      type,
     const char         *period,
     const char         *title)
{
  DesmiPeriod parsed;
  gboolean    known = period != NULL && desmi_period_parse (period, &parsed, NULL);
  g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
      type, known ? &parsed : NULL, desmi_session_get_source (session), desmi_locale_get_user ());

  if (!desmi_query_add_where (request->query, DESMI_DIMENSION_VILLAGE, village->code, NULL))
    g_critical ("village: %s", village->code);
  request->audience = desmi_session_get_audience (session);
  request->title = g_strdup (title);
  if (type == DESMI_CHART_BARS)
    request->max_categories = MAX_DESTINATIONS;
  desmi_chart_card_ask (card, desmi_session_get_store (session), request);
}

static void
desmi_village_detail_dispose (GObject *object)
{
  DesmiVillageDetail *self = DESMI_VILLAGE_DETAIL (object);

  g_clear_pointer (&self->village, desmi_village_unref);
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
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, edit_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, place_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, bullets);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillageDetail, bars);
}

static void
desmi_village_detail_init (DesmiVillageDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  if (village == NULL)
    {
      desmi_chart_card_ask (self->bullets, NULL, NULL);
      desmi_chart_card_ask (self->bars, NULL, NULL);
      adw_status_page_set_title (self->none_page, _ ("No Village Selected"));
      adw_status_page_set_description (
          self->none_page,
          _ ("Select a village to see its facts, its pillars and where its workers go."));
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  gtk_label_set_label (self->name_label, village->name);
  show_place (self, village);
  show_facts (self, village);
  ask (self->bullets, session, village, DESMI_CHART_BULLETS, desmi_session_get_quarter (session),
       _ ("Pillars"));
  ask (self->bars, session, village, DESMI_CHART_BARS, desmi_session_get_period (session),
       _ ("Main destinations"));
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
