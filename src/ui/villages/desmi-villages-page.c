/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The villages: found, filtered, sorted, looked at and edited. */
#include "ui/villages/desmi-villages-page.h"

#include "ui/villages/desmi-villages-page-private.h"

#include "ui/desmi-call.h"
#include "ui/desmi-a11y.h"
#include "ui/widgets/desmi-chart-theme.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-refresh.h"
#include "ui/desmi-tab-stop.h"
#include "ui/villages/desmi-column-chooser.h"
#include "ui/villages/desmi-village-columns.h"
#include "ui/villages/desmi-village-forms.h"
#include "ui/villages/desmi-village-layout.h"
#include "ui/villages/desmi-village-order.h"
#include "ui/villages/desmi-village-selection.h"
#include "ui/villages/desmi-village-visit.h"

#include <glib/gi18n-lib.h>

#define PAGE DESMI_VILLAGES_PAGE_NAME

G_DEFINE_FINAL_TYPE (DesmiVillagesPage, desmi_villages_page, ADW_TYPE_BIN)

/**
 * desmi_villages_page_fill_filter:
 * @filter: (out caller-allocates): of what is shown; its texts are lent until a choice changes
 * @whole: of every village of the scope
 *
 * Reads what is chosen.
 */
void
desmi_villages_page_fill_filter (DesmiVillagesPage  *self,
                                 DesmiVillageFilter *filter,
                                 gboolean            whole)
{
  desmi_village_choices_read (&self->choices, whole, filter);
  if (!whole)
    desmi_village_columns_get_sort (self->view, &filter->sort, &filter->descending);
}

static void
show_count (DesmiVillagesPage *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = desmi_village_choices_dup_count (n, MAX (self->n_total, (gint64) n));
  gboolean         loading = FALSE;

  g_object_get (self->list, "loading", &loading, NULL);
  gtk_label_set_label (self->count, self->n_total < 0 ? "" : text);
  if (self->failed)
    gtk_stack_set_visible_child_name (self->stack, "failed");
  else if (n > 0 || loading || self->n_total < 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (
        self->stack, desmi_village_choices_is_filtered (&self->choices) ? "nothing" : "empty");
  desmi_villages_page_show_side (self);
}

/* In place of rows that would stay blank. */
static void
failed_cb (DesmiVillagesPage *self, const GError *error)
{
  self->failed = TRUE;
  adw_status_page_set_description (self->failure, error->message);
  show_count (self);
}

/**
 * desmi_villages_page_ask:
 *
 * Lists what is chosen.
 */
void
desmi_villages_page_ask (DesmiVillagesPage *self)
{
  DesmiVillageFilter filter;

  desmi_villages_page_fill_filter (self, &filter, FALSE);
  self->failed = FALSE;
  desmi_village_list_set_filter (self->list, &filter);
  show_count (self);
}

/* Whether the village shown is one that another page led to, and that nobody has left since. */
static gboolean
is_led_to (DesmiVillagesPage *self)
{
  return self->shown != NULL
         && g_strcmp0 (desmi_village_visit_get (self->session, PAGE), self->shown) == 0;
}

/* While the row of the one village selected is on the way, the detail stays as it is. */
static void
show_detail (DesmiVillagesPage *self, guint64 n_selected, GPtrArray *villages)
{
  DesmiVillage *village = villages->len == 1 ? g_ptr_array_index (villages, 0) : NULL;

  if ((n_selected == 1 && village == NULL) || (n_selected == 0 && is_led_to (self)))
    return;
  if (village != NULL)
    desmi_village_visit_leave (self->session, PAGE, village->code);
  g_clear_pointer (&self->shown, g_free);
  self->shown = village == NULL ? NULL : g_strdup (village->code);
  self->shown_id = village == NULL ? 0 : village->id;
  if (n_selected > 1)
    desmi_village_detail_show_many (self->detail, (guint) n_selected);
  else
    desmi_village_detail_show (self->detail, self->session, village);
  desmi_villages_page_show_side (self);
}

static void
selection_cb (DesmiVillagesPage *self)
{
  g_autoptr (GtkBitset) bits
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GPtrArray) villages = NULL;
  guint                 n = (guint) gtk_bitset_get_size (bits), n_enrolled = 0;
  g_autofree char      *text = NULL;

  if (self->replacing) /* by idle it is known which village has its row back */
    return;
  villages = desmi_village_selection_get (GTK_SELECTION_MODEL (self->selection), self->list);
  for (guint i = 0; i < villages->len; i++)
    n_enrolled += ((DesmiVillage *) g_ptr_array_index (villages, i))->enrolled ? 1 : 0;
  text = g_strdup_printf (ngettext ("%u village selected", "%u villages selected", n), n);
  gtk_label_set_label (self->bulk_label, text);
  gtk_action_bar_set_revealed (self->bulk_bar, n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "villages.set-status",
                                 n_enrolled > 0 && desmi_village_forms_can_write (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "villages.edit-field",
                                 n > 0 && desmi_village_forms_can_write (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "villages.set-officer",
                                 n > 0 && desmi_village_forms_can_write (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "villages.paste",
                                 desmi_village_forms_can_write (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "villages.open", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "villages.edit",
                                 n == 1 && desmi_village_forms_can_write (self->session));
  show_detail (self, n, villages);
}

/* The rows are a child of the view, which has no way to go to one before GTK 4.12. */
static void
scroll_to (DesmiVillagesPage *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_activate_action (child, "list.scroll-to-item", "u", position))
      return;
}

/* A new answer takes the selection away; the village whose detail is shown gets it back. One that
 * was led to, such as one that was just enrolled, is gone to. */
static gboolean
restore_cb (gpointer user_data)
{
  DesmiVillagesPage *self = user_data;
  const gboolean     is_led = is_led_to (self);
  guint              position;

  self->restore = 0;
  if (self->shown != NULL
      && desmi_village_selection_is_empty (GTK_SELECTION_MODEL (self->selection))
      && desmi_village_list_find (self->list, self->shown_id, &position))
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
      if (is_led)
        scroll_to (self, position);
    }
  else
    selection_cb (self);
  return G_SOURCE_REMOVE;
}

static void
items_cb (DesmiVillagesPage *self)
{
  show_count (self);
  if (self->restore == 0)
    self->restore = g_idle_add (restore_cb, self);
}

/* The rows that were selected are other villages' now, and what was found first is at the top. */
static void
replaced_cb (DesmiVillagesPage *self)
{
  self->replacing = TRUE;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  self->replacing = FALSE;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  items_cb (self);
}

static void
village_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiVillage) village
      = desmi_store_get_village_finish (DESMI_STORE (source), result, &error);
  DesmiVillagesPage *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (village == NULL)
    desmi_error_say (GTK_WIDGET (self), error);
  else if (g_strcmp0 (village->code, self->shown) == 0)
    {
      self->shown_id = village->id;
      desmi_village_detail_show (self->detail, self->session, village);
      /* a row that is selected already may still tell what has been */
      if (desmi_village_selection_is_empty (GTK_SELECTION_MODEL (self->selection)))
        items_cb (self);
    }
}

static void
total_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = desmi_store_list_villages_finish (DESMI_STORE (source), result, &error);
  DesmiVillagesPage *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (ids == NULL)
    {
      failed_cb (self, error);
      return;
    }
  self->n_total = ids->len;
  show_count (self);
}

/* Returns: whether another audience's order is shown now. */
static gboolean
sort_as_remembered (DesmiVillagesPage *self)
{
  gboolean changed;

  self->following = TRUE;
  changed = desmi_village_order_follow (self->view, self->session, PAGE);
  self->following = FALSE;
  return changed;
}

/**
 * desmi_villages_page_refresh:
 * @widget: a page of villages
 *
 * Asks for everything anew.
 */
void
desmi_villages_page_refresh (GtkWidget *widget)
{
  DesmiVillagesPage *self = DESMI_VILLAGES_PAGE (widget);
  DesmiStore        *store = desmi_session_get_store (self->session);
  DesmiVillageFilter whole;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  desmi_village_list_set_store (self->list, store);
  if (store == NULL)
    {
      desmi_village_detail_show (self->detail, self->session, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  if (sort_as_remembered (self))
    desmi_village_list_reload (self->list);
  desmi_villages_page_ask (self);
  desmi_villages_page_fill_filter (self, &whole, TRUE);
  desmi_village_columns_ask_hidden (self->view, self->list, store, &whole,
                                    desmi_session_get_audience (self->session), self->cancellable);
  desmi_store_list_villages_async (store, &whole, self->cancellable, total_cb,
                                   desmi_call_new (self, self->cancellable));
  desmi_village_choices_ask (&self->choices, store, self->cancellable);
  desmi_village_columns_ask_pillars (self->view, store, desmi_session_get_programme (self->session),
                                     self->cancellable);
  desmi_village_columns_ask_head_title (self->view, store, self->cancellable);
  if (self->shown != NULL)
    desmi_store_get_village_async (store, self->shown, desmi_session_get_programme (self->session),
                                   self->cancellable, village_cb,
                                   desmi_call_new (self, self->cancellable));
}

/* The village that another page leads to is asked for by its code: it need not be in the list. */
static void
follow (GtkWidget *widget)
{
  DesmiVillagesPage *self = DESMI_VILLAGES_PAGE (widget);
  const char        *code
      = desmi_view_state_get_filter (desmi_session_get_state (self->session), "village");

  if (code == NULL || g_strcmp0 (code, self->shown) == 0)
    return;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  g_free (self->shown);
  self->shown = g_strdup (code);
  self->shown_id = 0;
}

static void
filter_cb (DesmiVillagesPage *self)
{
  if (desmi_session_get_store (self->session) != NULL)
    desmi_villages_page_ask (self);
}

static void
sort_cb (DesmiVillagesPage *self)
{
  if (self->following)
    return;
  desmi_village_order_remember (self->view, self->session, PAGE);
  filter_cb (self);
}

/* Enter goes on to what was found first. */
static void
search_activate_cb (DesmiVillagesPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
scope_cb (DesmiVillagesPage *self)
{
  self->n_total = -1;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    desmi_villages_page_refresh (GTK_WIDGET (self));
}

/* The choices come with every answer of the store; only a choice asks anew. */
static void
programme_cb (DesmiVillagesPage *self, GParamSpec *pspec, DesmiFilter *programme)
{
  if (!desmi_filter_is_filling (programme))
    scope_cb (self);
}

static void
width_cb (DesmiVillagesPage *self)
{
  double scale = desmi_chart_theme_text_scale (GTK_WIDGET (self));

  desmi_village_layout_set_width (self->view,
                                  (int) (gtk_widget_get_width (GTK_WIDGET (self->split)) / scale));
}

static void
activated_cb (DesmiVillagesPage *self, guint position)
{
  desmi_villages_page_select (self, position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "villages.open", NULL);
}

static void
desmi_villages_page_dispose (GObject *object)
{
  DesmiVillagesPage *self = DESMI_VILLAGES_PAGE (object);

  g_clear_handle_id (&self->restore, g_source_remove);
  g_clear_handle_id (&self->scroll, g_source_remove);
  g_clear_handle_id (&self->cover, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* a view that goes tells its sorter of each column, and may outlive the session here */
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_VILLAGES_PAGE);
  desmi_village_choices_free_texts (&self->choices);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (desmi_villages_page_parent_class)->dispose (object);
}

static void
desmi_villages_page_class_init (DesmiVillagesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_villages_page_dispose;
  desmi_villages_page_install_actions (widget_class);
  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_BUTTON);
  g_type_ensure (DESMI_TYPE_FILTER_CHIPS);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  g_type_ensure (DESMI_TYPE_SAVED_VIEWS);
  g_type_ensure (DESMI_TYPE_SPLIT);
  g_type_ensure (DESMI_TYPE_TAB_STOP);
  g_type_ensure (DESMI_TYPE_VILLAGE_DETAIL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/villages/desmi-villages-page.ui");
  desmi_village_choices_bind (widget_class, G_STRUCT_OFFSET (DesmiVillagesPage, choices));
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagesPage, chips);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagesPage, count);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagesPage, failure);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagesPage, split);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagesPage, view);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagesPage, columns);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagesPage, views);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagesPage, bulk_bar);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagesPage, bulk_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagesPage, detail);
}

static void
desmi_villages_page_init (DesmiVillagesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->n_total = -1;
  self->list = desmi_village_list_new ();
  desmi_village_list_set_keeps_items (self->list, TRUE);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  desmi_village_columns_add (self->view);
  self->menu = desmi_village_selection_menu_new (GTK_WIDGET (self), self->view);
  desmi_villages_page_provide_table (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  desmi_a11y_name_column_view (self->view, _ ("Villages"));
  desmi_village_choices_fill (&self->choices);
  gtk_search_entry_set_key_capture_widget (self->choices.search, GTK_WIDGET (self->view));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->list, "replaced", G_CALLBACK (replaced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sort_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::width", G_CALLBACK (width_cb), self,
                           G_CONNECT_SWAPPED);
  desmi_villages_page_watch_side (self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
}

/**
 * desmi_villages_page_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
desmi_villages_page_new (DesmiSession *session)
{
  static const char *const elsewhere[] = { NULL };
  DesmiVillagesPage       *self = g_object_new (DESMI_TYPE_VILLAGES_PAGE, NULL);

  self->session = g_object_ref (session);
  desmi_village_choices_connect (&self->choices, session, PAGE, G_CALLBACK (filter_cb), self);
  desmi_village_layout_connect (self->view, session, PAGE);
  gtk_menu_button_set_popover (self->columns, desmi_column_chooser_new (self->view, session));
  desmi_saved_views_connect (self->views, session, PAGE);
  desmi_filter_chips_leave_out (self->chips, "village");
  desmi_filter_chips_connect (self->chips, session, PAGE, elsewhere);
  g_signal_connect_swapped (self->choices.search, "activate", G_CALLBACK (search_activate_cb),
                            self);
  g_signal_connect_swapped (self->choices.scope, "notify::selected", G_CALLBACK (scope_cb), self);
  g_signal_connect_swapped (self->choices.programme, "notify::selected", G_CALLBACK (programme_cb),
                            self);
  desmi_refresh_connect (GTK_WIDGET (self), session,
                         DESMI_TABLES_VILLAGES | DESMI_TABLES_REGIONS | DESMI_TABLES_CATALOGUE
                             | DESMI_TABLES_PILLARS | DESMI_TABLES_FLOWS | DESMI_TABLES_REGISTERS,
                         desmi_villages_page_refresh);
  desmi_refresh_follow (GTK_WIDGET (self), PAGE, follow);
  selection_cb (self);
  return GTK_WIDGET (self);
}

/**
 * desmi_villages_page_search:
 *
 * Puts the cursor into the search.
 */
void
desmi_villages_page_search (DesmiVillagesPage *self)
{
  g_return_if_fail (DESMI_IS_VILLAGES_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->choices.search));
  gtk_editable_select_region (GTK_EDITABLE (self->choices.search), 0, -1);
}

/**
 * desmi_villages_page_enrol:
 *
 * Asks for a village to be enrolled.
 *
 * Returns: (transfer none) (nullable): the form; %NULL where the file is open to view
 */
DesmiForm *
desmi_villages_page_enrol (DesmiVillagesPage *self)
{
  g_return_val_if_fail (DESMI_IS_VILLAGES_PAGE (self), NULL);

  return desmi_village_forms_enrol (GTK_WIDGET (self), self->session);
}

/**
 * desmi_villages_page_edit:
 *
 * Opens the form of the one village that is selected.
 *
 * Returns: (transfer none) (nullable): the form; %NULL if there is none
 */
DesmiForm *
desmi_villages_page_edit (DesmiVillagesPage *self)
{
  g_return_val_if_fail (DESMI_IS_VILLAGES_PAGE (self), NULL);

  return desmi_village_forms_edit (GTK_WIDGET (self), self->session,
                                   desmi_village_detail_get_village (self->detail));
}

/**
 * desmi_villages_page_get_list:
 *
 * Returns: (transfer none): the villages shown
 */
GListModel *
desmi_villages_page_get_list (DesmiVillagesPage *self)
{
  g_return_val_if_fail (DESMI_IS_VILLAGES_PAGE (self), NULL);

  return G_LIST_MODEL (self->list);
}

/**
 * desmi_villages_page_set_search_text:
 * @text: as typed
 *
 * Searches at once, without the pause that typing has.
 */
void
desmi_villages_page_set_search_text (DesmiVillagesPage *self, const char *text)
{
  g_return_if_fail (DESMI_IS_VILLAGES_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->choices.search), text);
  filter_cb (self);
}

/**
 * desmi_villages_page_select:
 * @position: of a village in the list
 * @unselect_rest: whether the others are let go
 */
void
desmi_villages_page_select (DesmiVillagesPage *self, guint position, gboolean unselect_rest)
{
  g_return_if_fail (DESMI_IS_VILLAGES_PAGE (self));

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, unselect_rest);
}
