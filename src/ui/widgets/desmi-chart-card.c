/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart with its title, its source and its menu; asks the store itself. */
#include "ui/widgets/desmi-chart-card.h"

#include "ui/decks/desmi-deck-add.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/widgets/desmi-chart-export.h"
#include "ui/widgets/desmi-chart-view-private.h"
#include "ui/widgets/desmi-export-dialog.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-menu.h"
#include "ui/desmi-table-out.h"
#include "ui/desmi-table-view.h"

#include <glib/gi18n-lib.h>

#define BUTTON_WIDTH 40 /* px that a title leaves for each button */
#define PATIENCE_MS 500 /* a spinner before that is only flicker */

struct _DesmiChartCard
{
  GtkBox             parent_instance;

  GtkLabel          *title_label;
  GtkLabel          *subtitle_label;
  GtkLabel          *source_label;
  GtkSpinner        *spinner;
  GtkBox            *titles;
  GtkButton         *open_button;
  GtkMenuButton     *menu_button;
  GMenuModel        *menu;
  GtkStack          *stack;
  DesmiChartView    *view;
  DesmiTableView    *table; /* NULL until it is wanted */
  GtkBox            *error_box;
  GtkLabel          *error_label;
  GtkWidget         *details;

  DesmiStore        *store;   /* nullable: that was asked */
  DesmiChartRequest *request; /* nullable: what it was asked */
  GCancellable      *cancellable;
  guint              patience;
  gboolean           show_table;
};

G_DEFINE_FINAL_TYPE (DesmiChartCard, desmi_chart_card, GTK_TYPE_BOX)

enum
{
  PROP_SHOW_TABLE = 1,
  PROP_CONTENT_HEIGHT,
  PROP_LOADING,
  PROP_OPEN_LABEL,
  N_PROPS
};

enum
{
  LOADED,
  OPEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text == NULL ? "" : text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* The numbers of the chart, as a table on a slide. */
static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiChartCard *self = DESMI_CHART_CARD (gtk_widget_get_ancestor (widget, DESMI_TYPE_CHART_CARD));
  DesmiSlideSpec *spec = self->request != NULL ? desmi_slide_spec_new (NULL, NULL) : NULL;

  if (spec != NULL)
    desmi_slide_spec_add_request (spec, DESMI_SLOT_SPEC_TABLE, self->request);
  return spec;
}

static void
update_table (DesmiChartCard *self)
{
  DesmiChartData *data = desmi_chart_view_get_data (self->view);
  DesmiScene     *scene = desmi_chart_view_get_scene (self->view);
  DesmiTable     *table = scene != NULL ? desmi_scene_get_table (scene) : NULL;

  if (table == NULL && data != NULL)
    table = data->table;
  if (self->table == NULL)
    {
      self->table = g_object_new (DESMI_TYPE_TABLE_VIEW, NULL);
      desmi_table_out_provide_ask (GTK_WIDGET (self->table), slide_cb);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->table), "table");
    }
  desmi_table_view_set_table (self->table, table, NULL, 0);
  desmi_table_view_set_label (self->table,
                              data != NULL && data->title != NULL ? data->title : _ ("Table"));
  desmi_table_view_set_source (self->table, data != NULL ? data->source_line : NULL);
}

static void
show_page (DesmiChartCard *self)
{
  if (self->show_table)
    update_table (self);
  gtk_stack_set_visible_child_name (self->stack, self->show_table ? "table" : "chart");
}

static void
show_error (DesmiChartCard *self, const GError *error)
{
  if (self->details != NULL)
    gtk_box_remove (self->error_box, self->details);
  self->details = desmi_error_details_new (error);
  gtk_widget_set_halign (self->details, GTK_ALIGN_CENTER);
  gtk_box_append (self->error_box, self->details);
  gtk_label_set_label (self->error_label, error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
end_loading (DesmiChartCard *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gboolean
patience_cb (gpointer user_data)
{
  DesmiChartCard *self = user_data;

  self->patience = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiChartData) data
      = desmi_chart_request_run_finish (DESMI_STORE (source), result, &error);
  DesmiChartCard *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  end_loading (self);
  if (data != NULL)
    desmi_chart_card_set_data (self, data);
  else
    show_error (self, error);
  g_signal_emit (self, signals[LOADED], 0, data);
}

static void
copy_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiChartCard *self = DESMI_CHART_CARD (widget);
  DesmiChartData *data = desmi_chart_view_get_data (self->view);

  if (data != NULL)
    desmi_chart_export_copy (widget, data, gtk_widget_get_width (GTK_WIDGET (self->stack)),
                             gtk_widget_get_height (GTK_WIDGET (self->stack)));
}

static void
export_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiChartCard *self = DESMI_CHART_CARD (widget);
  DesmiChartData *data = desmi_chart_view_get_data (self->view);

  if (data != NULL)
    desmi_export_dialog_present (widget, data);
}

static void
add_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiChartCard *self = DESMI_CHART_CARD (widget);
  GtkRoot        *root = gtk_widget_get_root (widget);

  if (self->request != NULL && GTK_IS_WINDOW (root))
    gtk_window_present (GTK_WINDOW (
        desmi_deck_add_new (GTK_WINDOW (root), self->store, self->request,
                            self->show_table ? DESMI_SLOT_SPEC_TABLE : DESMI_SLOT_SPEC_CHART)));
}

static void
copy_table_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiChartCard *self = DESMI_CHART_CARD (widget);

  /* one that is shown may be sorted, and is copied so */
  if (!self->show_table)
    update_table (self);
  desmi_table_view_copy (self->table);
}

static void
table_out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  DesmiChartCard             *self = DESMI_CHART_CARD (widget);
  g_autoptr (DesmiTableSheet) sheet = NULL;

  if (!self->show_table)
    update_table (self);
  sheet = desmi_table_view_make_sheet (self->table, desmi_table_out_get_audience (out));
  desmi_table_out_give (out, sheet);
}

static void
menu_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (DESMI_CHART_CARD (widget)->menu_button);
}

static void
secondary_cb (DesmiChartCard *self)
{
  gtk_menu_button_popup (self->menu_button);
}

static void
open_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[OPEN], 0);
}

static void
set_open_label (DesmiChartCard *self, const char *label)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->open_button), label);
  desmi_a11y_set_label (GTK_WIDGET (self->open_button), label == NULL ? "" : label);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), label != NULL);
  gtk_widget_set_margin_end (GTK_WIDGET (self->titles),
                             label == NULL ? BUTTON_WIDTH : 2 * BUTTON_WIDTH);
}

static void
desmi_chart_card_dispose (GObject *object)
{
  DesmiChartCard *self = DESMI_CHART_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->request, desmi_chart_request_free);
  if (self->view != NULL)
    desmi_chart_view_set_relay (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_CHART_CARD);
  G_OBJECT_CLASS (desmi_chart_card_parent_class)->dispose (object);
}

static void
desmi_chart_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DesmiChartCard *self = DESMI_CHART_CARD (object);

  switch (id)
    {
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, self->show_table);
      break;
    case PROP_CONTENT_HEIGHT:
      g_object_get_property (G_OBJECT (self->view), "content-height", value);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    case PROP_OPEN_LABEL:
      g_value_set_string (value, gtk_widget_get_tooltip_text (GTK_WIDGET (self->open_button)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DesmiChartCard *self = DESMI_CHART_CARD (object);

  switch (id)
    {
    case PROP_SHOW_TABLE:
      desmi_chart_card_set_show_table (self, g_value_get_boolean (value));
      break;
    case PROP_CONTENT_HEIGHT:
      desmi_chart_view_set_content_height (self->view, g_value_get_int (value));
      break;
    case PROP_OPEN_LABEL:
      set_open_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy-table", NULL, copy_table_action_cb);
  desmi_table_out_install (widget_class);
  gtk_widget_class_install_action (widget_class, "chart.export", NULL, export_action_cb);
  gtk_widget_class_install_action (widget_class, "chart.add-to-deck", NULL, add_action_cb);
  gtk_widget_class_install_action (widget_class, "chart.menu", NULL, menu_action_cb);
  gtk_widget_class_install_action (widget_class, "chart.open", NULL, open_action_cb);
  gtk_widget_class_install_property_action (widget_class, "chart.show-table", "show-table");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "chart.copy-table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "chart.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "chart.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "chart.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chart.menu", NULL);
}

static void
desmi_chart_card_class_init (DesmiChartCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desmi_chart_card_dispose;
  object_class->get_property = desmi_chart_card_get_property;
  object_class->set_property = desmi_chart_card_set_property;
  properties[PROP_SHOW_TABLE]
      = g_param_spec_boolean ("show-table", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_CONTENT_HEIGHT]
      = g_param_spec_int ("content-height", NULL, NULL, 1, 4096, 320,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPEN_LABEL]
      = g_param_spec_string ("open-label", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPEN] = g_signal_new ("open", DESMI_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new ("loaded", DESMI_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_signal_new ("activated", DESMI_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRV);
  g_signal_new ("toggle", DESMI_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_INT,
                1, G_TYPE_STRV);
  g_signal_new ("period-selected", DESMI_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  install_actions (widget_class);

  g_type_ensure (DESMI_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/widgets/desmi-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, source_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, spinner);
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, titles);
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, open_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, menu);
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, error_box);
  gtk_widget_class_bind_template_child (widget_class, DesmiChartCard, error_label);
}

static void
desmi_chart_card_init (DesmiChartCard *self)
{
  GtkGesture *click;

  gtk_widget_init_template (GTK_WIDGET (self));
  desmi_menu_set_later (self->menu_button, self->menu);
  desmi_chart_view_set_relay (self->view, G_OBJECT (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.add-to-deck", FALSE);
  desmi_table_out_provide (GTK_WIDGET (self), table_out_cb);
  desmi_table_out_provide_ask (GTK_WIDGET (self), slide_cb);
  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

/**
 * desmi_chart_card_new:
 *
 * Returns: (transfer floating): a card without a chart
 */
GtkWidget *
desmi_chart_card_new (void)
{
  return g_object_new (DESMI_TYPE_CHART_CARD, NULL);
}

/* What can go into a presentation: the question, which is asked anew there. */
static void
keep_question (DesmiChartCard *self, DesmiStore *store, const DesmiChartRequest *request)
{
  g_set_object (&self->store, store);
  g_clear_pointer (&self->request, desmi_chart_request_free);
  self->request = request != NULL ? desmi_chart_request_copy (request) : NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.add-to-deck",
                                 store != NULL && request != NULL
                                     && !desmi_store_get_read_only (store));
}

/**
 * desmi_chart_card_ask:
 * @store: (nullable): the file to ask; %NULL empties the card
 * @request: (nullable): copied; the question
 *
 * Asks, and shows the answer when it comes; until then the old picture stays. What was asked before
 * is cancelled.
 */
void
desmi_chart_card_ask (DesmiChartCard *self, DesmiStore *store, const DesmiChartRequest *request)
{
  g_return_if_fail (DESMI_IS_CHART_CARD (self));

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      end_loading (self);
    }
  keep_question (self, store, request);
  if (store == NULL || request == NULL)
    {
      desmi_chart_card_set_data (self, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  desmi_chart_request_run_async (store, request, self->cancellable, answered_cb,
                                 desmi_call_new (self, self->cancellable));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * desmi_chart_card_set_data:
 * @data: (nullable): what to show
 */
void
desmi_chart_card_set_data (DesmiChartCard *self, DesmiChartData *data)
{
  g_return_if_fail (DESMI_IS_CHART_CARD (self));

  set_label (self->title_label, data == NULL ? NULL : data->title);
  set_label (self->subtitle_label, data == NULL ? NULL : data->subtitle);
  set_label (self->source_label, data == NULL ? NULL : data->source_line);
  desmi_chart_view_set_data (self->view, data);
  show_page (self);
}

/**
 * desmi_chart_card_get_view:
 *
 * Returns: (transfer none): the chart itself
 */
DesmiChartView *
desmi_chart_card_get_view (DesmiChartCard *self)
{
  g_return_val_if_fail (DESMI_IS_CHART_CARD (self), NULL);

  return self->view;
}

/**
 * desmi_chart_card_set_show_table:
 * @show_table: the same data as a table, in the chart's place
 */
void
desmi_chart_card_set_show_table (DesmiChartCard *self, gboolean show_table)
{
  g_return_if_fail (DESMI_IS_CHART_CARD (self));

  if (self->show_table == show_table)
    return;
  self->show_table = show_table;
  show_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_TABLE]);
}
