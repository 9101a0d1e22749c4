/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps are read whole and filtered here; what the chosen one changed is asked for when it is
 * chosen. */
#include "ui/history/desmi-history-view.h"

#include "app/decks/desmi-deck-list.h"
#include "core/desmi-locale.h"
#include "ui/desmi-area-choices.h"
#include "ui/desmi-call.h"
#include "ui/desmi-day-entry.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-refresh.h"
#include "ui/desmi-state-filter.h"
#include "ui/desmi-tab-stop.h"
#include "ui/desmi-table-out.h"
#include "ui/desmi-table-model.h"
#include "ui/desmi-table-view.h"
#include "ui/history/desmi-history-ask.h"
#include "ui/history/desmi-history-filters.h"
#include "ui/history/desmi-history-row.h"

#include <glib/gi18n-lib.h>

struct _DesmiHistoryView
{
  AdwBin              parent_instance;

  GtkSearchEntry     *search;
  DesmiFilter        *area;
  DesmiFilter        *kind;
  DesmiFilter        *part;
  DesmiFilter        *who;
  DesmiDayEntry      *from;
  DesmiDayEntry      *to;
  GtkMenuButton      *name_button;
  GtkPopover         *name_popover;
  DesmiField         *name;
  GtkLabel           *count;
  GtkStack           *stack;
  GtkSpinner         *spinner;
  AdwStatusPage      *none_page;
  GtkListView        *list;
  GtkLabel           *step_label;
  GtkLabel           *return_note;
  DesmiTableView     *changes;

  DesmiSession       *session;
  gconstpointer       store; /* whose steps are shown; only to be compared */
  gboolean            is_tab;
  char               *village, *village_name; /* nullable: code and name of the tab's */
  GtkSingleSelection *selection;
  DesmiTable         *steps;    /* nullable: as the store gave them */
  GHashTable         *among;    /* nullable: numbers of the steps of the part that is chosen */
  gint64              selected; /* number of the step that is chosen; 0: none */
  gboolean            filling;  /* the selection moves because the list does */
  GCancellable       *cancellable;
  GCancellable       *changes_cancellable;
  GCancellable       *part_cancellable;
};

G_DEFINE_FINAL_TYPE (DesmiHistoryView, desmi_history_view, ADW_TYPE_BIN)

static void
cancel (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static const char *
get_area (DesmiHistoryView *self)
{
  const char *area = self->is_tab ? self->village : desmi_filter_get_selected (self->area);

  return area != NULL && area[0] != '\0' ? area : NULL;
}

static void
changes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const DesmiTableColumn columns[] = {
    { .name = "village", .bold = TRUE },
    { .name = "table", .title = NC_ ("column", "Part") },
    { .name = "subject", .title = NC_ ("column", "About"), .expand = TRUE },
    { .name = "field", .title = NC_ ("column", "Field") },
    { .name = "before", .title = NC_ ("column", "Before") },
    { .name = "after", .title = NC_ ("column", "After"), .expand = TRUE },
  };
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiHistoryView      *self = desmi_call_end (user_data);
  DesmiTableColumn       shown[G_N_ELEMENTS (columns)];
  guint                  n = 0;

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_error_say (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (self->is_tab && i == 0)
        continue;
      shown[n] = columns[i];
      if (columns[i].title != NULL)
        shown[n].title = g_dpgettext2 (NULL, "column", columns[i].title);
      n++;
    }
  desmi_table_view_set_table (self->changes, table, shown, n);
}

static void
ask_changes (DesmiHistoryView *self)
{
  DesmiStore      *store = desmi_session_get_store (self->session);
  const char      *area = get_area (self);
  g_autofree char *argument = NULL;

  cancel (&self->changes_cancellable);
  if (store == NULL || self->selected == 0)
    return;
  argument = g_strdup_printf ("%" G_GINT64_FORMAT "%s%s", self->selected, area != NULL ? " " : "",
                              area != NULL ? area : "");
  self->changes_cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, "history-changes", argument, desmi_locale_get_user (),
                            self->changes_cancellable, changes_cb,
                            desmi_call_new (self, self->changes_cancellable));
}

/* Why the file cannot go to the state after a step, or what going there does. */
static const char *
get_note (DesmiHistoryView *self, const char *state, gboolean *can_return)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  *can_return = FALSE;
  if (store == NULL || desmi_store_get_read_only (store))
    return _ ("The file is open to view only: nothing can be undone.");
  if (g_strcmp0 (state, "dropped") == 0)
    return _ ("This step was undone before other work was done; the file cannot go back to it.");
  *can_return = TRUE;
  if (g_strcmp0 (state, "undone") == 0)
    return _ ("Does again all steps up to this one, of all villages.");
  if (get_area (self) != NULL)
    return _ ("Goes back to after this step: all villages, or only this area; you are asked.");
  return _ ("Undoes all steps after this one, of all villages. They can be done again.");
}

static DesmiTableRow *
get_selected (DesmiHistoryView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
show_selected (DesmiHistoryView *self)
{
  DesmiTableRow *row = get_selected (self);
  gboolean       can_return = FALSE;

  self->selected = 0;
  if (row != NULL)
    {
      DesmiTable *list = desmi_table_row_get_table (row);
      guint       index = desmi_table_row_get_index (row);

      self->selected = desmi_table_get_int (list, index, DESMI_HISTORY_ID);
      gtk_label_set_label (self->step_label,
                           desmi_table_get_text (list, index, DESMI_HISTORY_LABEL));
      gtk_label_set_label (
          self->return_note,
          get_note (self, desmi_table_get_text (list, index, DESMI_HISTORY_STATE), &can_return));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.return", can_return);
  ask_changes (self);
}

static void
selected_cb (DesmiHistoryView *self)
{
  if (!self->filling)
    show_selected (self);
}

/* Of a reading that takes a moment nothing is said yet, least of all that there is no history. */
static void
show_reading (DesmiHistoryView *self)
{
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "reading");
}

static void
show_child (DesmiHistoryView *self, const char *name)
{
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
show_none (DesmiHistoryView *self)
{
  gboolean is_empty = desmi_table_get_n_rows (self->steps) == 0;

  adw_status_page_set_title (self->none_page,
                             is_empty ? _ ("Nothing Was Changed Yet") : _ ("No Step Found"));
  adw_status_page_set_description (
      self->none_page, is_empty ? _ ("Each change is told here, with what it was before and after.")
                                : _ ("No step matches the search and the filters."));
  show_child (self, "none");
}

/* The row of the step that was chosen before, else the newest. */
static guint
find_position (DesmiHistoryView *self, DesmiTable *list)
{
  for (guint i = 0; i < desmi_table_get_n_rows (list); i++)
    if (desmi_table_get_int (list, i, DESMI_HISTORY_ID) == self->selected)
      return i;
  return 0;
}

/* What is chosen above the list; the texts are the widgets'. */
static DesmiHistoryFilter
get_filter (DesmiHistoryView *self)
{
  const char *kind = desmi_filter_get_selected (self->kind);
  const char *who = desmi_filter_get_selected (self->who);
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return (DesmiHistoryFilter){
    .kind = kind != NULL && kind[0] != '\0' ? kind : NULL,
    .among = self->among,
    .who = who != NULL && who[0] != '\0' ? who : NULL,
    .from = desmi_day_entry_get_day (self->from),
    .to = desmi_day_entry_get_day (self->to),
    .search = search[0] != '\0' ? search : NULL,
  };
}

static void
show_list (DesmiHistoryView *self)
{
  const DesmiHistoryFilter    filter = get_filter (self);
  g_autoptr (DesmiTable)      list = NULL;
  g_autoptr (DesmiTableModel) model = NULL;
  g_autofree char            *count = NULL, *text = NULL;
  guint                       n;

  if (self->steps == NULL)
    return;
  list = desmi_history_list_filter (self->steps, &filter);
  n = desmi_table_get_n_rows (list);
  model = desmi_table_model_new (list);
  self->filling = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, find_position (self, list));
  self->filling = FALSE;
  count = desmi_format_count (n, desmi_locale_get_user ());
  /* Translators: %s is a number, written out for the reader */
  text = g_strdup_printf (ngettext ("%s step", "%s steps", n), count);
  gtk_label_set_label (self->count, text);
  if (n == 0)
    show_none (self);
  else
    show_child (self, "steps");
  show_selected (self);
}

static void
show_error (DesmiHistoryView *self, const GError *error)
{
  adw_status_page_set_title (self->none_page, _ ("The History Was Not Read"));
  adw_status_page_set_description (self->none_page, error->message);
  show_child (self, "none");
}

static void
part_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiHistoryView      *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->among, g_hash_table_unref);
  self->among = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    g_hash_table_add (self->among, GINT_TO_POINTER ((int) desmi_table_get_int (table, i, 0)));
  show_list (self);
}

/* Which steps those of the chosen part are, asked again after each new one. */
static void
ask_part (DesmiHistoryView *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);
  const char *part = desmi_filter_get_selected (self->part);

  cancel (&self->part_cancellable);
  if (part == NULL || part[0] == '\0' || store == NULL)
    {
      g_clear_pointer (&self->among, g_hash_table_unref);
      show_list (self);
      return;
    }
  self->part_cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, "history-parts", part, desmi_locale_get_user (),
                            self->part_cancellable, part_read_cb,
                            desmi_call_new (self, self->part_cancellable));
}

static void
part_cb (DesmiHistoryView *self)
{
  if (!desmi_filter_is_filling (self->part))
    ask_part (self);
}

static void
who_cb (DesmiHistoryView *self)
{
  if (!desmi_filter_is_filling (self->who))
    show_list (self);
}

static void
steps_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiHistoryView      *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->steps, desmi_table_unref);
  self->steps = g_steal_pointer (&table);
  desmi_history_filters_fill_people (self->who, self->steps);
  ask_part (self);
}

/* A number of a step of one file, or of one village, says nothing of another. */
static void
forget_steps (DesmiHistoryView *self)
{
  self->selected = 0;
  g_clear_pointer (&self->steps, desmi_table_unref);
  self->filling = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  self->filling = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.return", FALSE);
  show_reading (self);
}

static void
refresh (GtkWidget *widget)
{
  DesmiHistoryView *self = DESMI_HISTORY_VIEW (widget);
  DesmiStore       *store = desmi_session_get_store (self->session);

  cancel (&self->cancellable);
  if (store != self->store)
    forget_steps (self);
  self->store = store;
  if (store == NULL || (self->is_tab && self->village == NULL))
    {
      cancel (&self->changes_cancellable);
      return;
    }
  if (self->steps == NULL)
    show_reading (self);
  self->cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, "history-steps", get_area (self), desmi_locale_get_user (),
                            self->cancellable, steps_cb, desmi_call_new (self, self->cancellable));
}

static void
return_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiHistoryView *self = DESMI_HISTORY_VIEW (widget);
  DesmiStore       *store = desmi_session_get_store (self->session);

  if (store != NULL && store == self->store)
    desmi_history_ask (widget, self->session, self->selected, get_area (self),
                       self->is_tab ? self->village_name
                                    : desmi_filter_get_selected_label (self->area));
}

static void
name_shown_cb (DesmiHistoryView *self)
{
  g_autofree char *user = NULL;

  g_object_get (self->session, "user", &user, NULL);
  desmi_field_set_text (self->name, user != NULL ? user : "");
}

/* Kept as it is typed: the session passes it on to the settings and to the file. */
static void
name_cb (DesmiHistoryView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->name)))
    g_object_set (self->session, "user", desmi_field_get_text (self->name), NULL);
}

static void
desmi_history_view_dispose (GObject *object)
{
  DesmiHistoryView *self = DESMI_HISTORY_VIEW (object);

  cancel (&self->cancellable);
  cancel (&self->changes_cancellable);
  cancel (&self->part_cancellable);
  g_clear_pointer (&self->among, g_hash_table_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_HISTORY_VIEW);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->steps, desmi_table_unref);
  g_clear_pointer (&self->village, g_free);
  g_clear_pointer (&self->village_name, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_history_view_parent_class)->dispose (object);
}

static void
desmi_history_view_class_init (DesmiHistoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_history_view_dispose;
  g_type_ensure (DESMI_TYPE_DAY_ENTRY);
  g_type_ensure (DESMI_TYPE_FIELD);
  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  g_type_ensure (DESMI_TYPE_TABLE_VIEW);
  g_type_ensure (DESMI_TYPE_TAB_STOP);
  desmi_table_out_install (widget_class);
  gtk_widget_class_install_action (widget_class, "history.return", NULL, return_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/history/desmi-history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, search);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, area);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, kind);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, part);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, who);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, from);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, to);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, name_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, name_popover);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, name);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, count);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, spinner);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, none_page);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, list);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, step_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, return_note);
  gtk_widget_class_bind_template_child (widget_class, DesmiHistoryView, changes);
}

/* The steps as they are listed. */
static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  DesmiTableRow              *row = get_selected (DESMI_HISTORY_VIEW (widget));
  g_autoptr (DesmiTableSheet) sheet = NULL;

  if (row != NULL)
    sheet = desmi_table_sheet_new_whole (desmi_table_row_get_table (row), _ ("History"), NULL,
                                         DESMI_AUDIENCE_INTERNAL, desmi_locale_get_user ());
  desmi_table_out_give_own (out, sheet);
}

static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiHistoryView        *self = DESMI_HISTORY_VIEW (widget);
  const DesmiHistoryFilter filter = get_filter (self);
  const char              *part = desmi_filter_get_selected (self->part);

  return get_selected (self) != NULL ? desmi_deck_list_new_history (
             get_area (self), part != NULL && part[0] != '\0' ? part : NULL, &filter)
                                     : NULL;
}

static void
connect (DesmiHistoryView *self, gpointer what, const char *signal, GCallback callback)
{
  g_signal_connect_object (what, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
desmi_history_view_init (DesmiHistoryView *self)
{
  g_autoptr (GtkListItemFactory) factory = desmi_history_row_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  desmi_table_view_set_label (self->changes, _ ("What the step changed"));
  desmi_table_out_provide (GTK_WIDGET (self), out_cb);
  desmi_table_out_provide_ask (GTK_WIDGET (self), slide_cb);
  gtk_widget_set_parent (desmi_table_out_button_new (),
                         gtk_widget_get_parent (GTK_WIDGET (self->search)));
  desmi_history_filters_fill_kinds (self->kind);
  desmi_history_filters_fill_parts (self->part);
  connect (self, self->selection, "notify::selected-item", G_CALLBACK (selected_cb));
  connect (self, self->search, "search-changed", G_CALLBACK (show_list));
  connect (self, self->kind, "notify::selected", G_CALLBACK (show_list));
  connect (self, self->part, "notify::selected", G_CALLBACK (part_cb));
  connect (self, self->who, "notify::selected", G_CALLBACK (who_cb));
  connect (self, self->from, "notify::day", G_CALLBACK (show_list));
  connect (self, self->to, "notify::day", G_CALLBACK (show_list));
  connect (self, self->name_popover, "show", G_CALLBACK (name_shown_cb));
  connect (self, self->name, "notify::text", G_CALLBACK (name_cb));
}

/**
 * desmi_history_page_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the history of the whole file, as a page of the window
 */
GtkWidget *
desmi_history_page_new (DesmiSession *session)
{
  DesmiHistoryView *self = g_object_new (DESMI_TYPE_HISTORY_VIEW, "margin-top", 12, "margin-bottom",
                                         18, "margin-start", 18, "margin-end", 18, NULL);

  self->session = g_object_ref (session);
  desmi_area_choices_connect (session, self->area, TRUE);
  desmi_state_filter_connect (session, DESMI_HISTORY_PAGE_NAME, self->area,
                              DESMI_STATE_FILTER_AREA);
  desmi_refresh_connect (GTK_WIDGET (self), session, DESMI_TABLES_HISTORY, refresh);
  desmi_refresh_follow (GTK_WIDGET (self), DESMI_HISTORY_PAGE_NAME, NULL);
  return GTK_WIDGET (self);
}

/**
 * desmi_history_tab_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the history of a village, of none yet
 */
GtkWidget *
desmi_history_tab_new (DesmiSession *session)
{
  DesmiHistoryView *self = g_object_new (DESMI_TYPE_HISTORY_VIEW, NULL);

  self->session = g_object_ref (session);
  self->is_tab = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->area), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->name_button), FALSE);
  return GTK_WIDGET (self);
}

/**
 * desmi_history_tab_show:
 * @tab: made by desmi_history_tab_new()
 * @village: (nullable): whose history; %NULL: none
 */
void
desmi_history_tab_show (GtkWidget *tab, DesmiVillage *village)
{
  DesmiHistoryView *self = DESMI_HISTORY_VIEW (tab);
  const char       *code = village != NULL ? village->code : NULL;

  if (g_strcmp0 (self->village, code) != 0)
    {
      g_free (self->village);
      g_free (self->village_name);
      self->village = g_strdup (code);
      self->village_name = g_strdup (village != NULL ? village->name : NULL);
      forget_steps (self);
    }
  refresh (tab);
}
