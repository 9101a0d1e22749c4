/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programmes with their pillars, those with their indicators, and the reasons: what the national
 * server has, to read, and the district's own, to edit. */
#include "ui/pillars/desmi-catalogue-window.h"

#include "app/decks/desmi-deck-list.h"
#include "app/desmi-catalogue-search.h"
#include "app/desmi-form-sheets.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-dialog-size.h"
#include "ui/desmi-search-escape.h"
#include "ui/desmi-table-out.h"
#include "ui/desmi-undo.h"
#include "ui/pillars/desmi-catalogue-form.h"
#include "ui/pillars/desmi-catalogue-header.h"
#include "ui/pillars/desmi-catalogue-list.h"
#include "ui/pillars/desmi-catalogue-row.h"
#include "ui/pillars/desmi-catalogue-save.h"

#include <glib/gi18n-lib.h>

#define WIDTH 980
#define HEIGHT 660
#define LIST_WIDTH 380

struct _DesmiCatalogueWindow
{
  AdwWindow             parent_instance;

  DesmiSession         *session;
  GCancellable         *cancellable;
  DesmiTable           *table; /* nullable: lookup "catalogue" */
  char                 *key;   /* nullable: of the entry that is shown */
  char                 *added; /* nullable: of one to be shown once it is in the list */
  GtkSearchEntry       *search;
  GtkListBox           *list;
  GtkStack             *stack; /* of the detail, or why there is none */
  DesmiCatalogueDetail *detail;
  GtkLabel             *sentence;
};

G_DEFINE_FINAL_TYPE (DesmiCatalogueWindow, desmi_catalogue_window, ADW_TYPE_WINDOW)

static DesmiStore *
get_store (DesmiCatalogueWindow *self)
{
  return desmi_session_get_store (self->session);
}

static gboolean
can_write (DesmiCatalogueWindow *self)
{
  DesmiStore *store = get_store (self);

  return store != NULL && !desmi_store_get_read_only (store);
}

static void
say (DesmiCatalogueWindow *self, const char *sentence, gboolean wrong)
{
  gtk_label_set_label (self->sentence, sentence);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "desmi-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sentence), "desmi-error");
}

static DesmiCatalogueEntry
get_row_entry (DesmiCatalogueWindow *self, GtkListBoxRow *row)
{
  return (DesmiCatalogueEntry){ self->table, desmi_catalogue_row_get_row (GTK_WIDGET (row)) };
}

/* The entry that is chosen; without a table where there is none. */
static DesmiCatalogueEntry
get_chosen (DesmiCatalogueWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL || self->table == NULL)
    return (DesmiCatalogueEntry){ NULL, 0 };
  return get_row_entry (self, row);
}

static void
update_actions (DesmiCatalogueWindow *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  DesmiCatalogueEntry entry = get_chosen (self);
  gboolean            writable = can_write (self) && self->table != NULL;
  gboolean own = writable && entry.table != NULL && desmi_catalogue_entry_is_own (&entry);
  gboolean retired = own && desmi_catalogue_entry_is_retired (&entry);

  gtk_widget_action_set_enabled (widget, "catalogue.edit", own && !retired);
  gtk_widget_action_set_enabled (widget, "catalogue.retire", own && !retired);
  gtk_widget_action_set_enabled (widget, "catalogue.restore", retired);
  gtk_widget_action_set_enabled (widget, "catalogue.delete", own);
  gtk_widget_action_set_enabled (widget, "catalogue.add", writable);
  gtk_widget_action_set_enabled (widget, "catalogue.propose",
                                 writable && !desmi_catalogue_has_proposal (self->table));
  gtk_widget_action_set_enabled (widget, "catalogue.propose-feeds",
                                 writable && desmi_catalogue_count_feeds (self->table) > 0);
  desmi_catalogue_header_enable (widget, writable ? get_store (self) : NULL);
}

static void
say_hint (DesmiCatalogueWindow *self)
{
  if (can_write (self))
    say (self,
         _ ("What is official can only be read. Ctrl+I: new indicator; Enter: edit; Ctrl+F: "
            "search; Ctrl+Z: undo."),
         FALSE);
  else
    say (self, _ ("The file is open to view only, so the catalogue cannot be changed."), FALSE);
}

static void
selected_cb (DesmiCatalogueWindow *self)
{
  DesmiCatalogueEntry entry = get_chosen (self);

  update_actions (self);
  if (entry.table == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  g_free (self->key);
  self->key = desmi_catalogue_entry_dup_key (&entry);
  desmi_catalogue_detail_show_entry (self->detail, &entry);
  gtk_stack_set_visible_child_name (self->stack, "entry");
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  desmi_catalogue_list_show_header (((DesmiCatalogueWindow *) user_data)->table, row, before);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  DesmiCatalogueWindow *self = user_data;
  DesmiCatalogueEntry   entry = get_row_entry (self, row);

  return desmi_catalogue_entry_is_wanted (&entry,
                                          gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* The rows are those of the table, so they go before it does. */
static void
set_table (DesmiCatalogueWindow *self, DesmiTable *table)
{
  desmi_catalogue_list_clear (self->list);
  g_clear_pointer (&self->table, desmi_table_unref);
  self->table = desmi_table_ref (table);
}

static void
fill_list (DesmiCatalogueWindow *self)
{
  g_autofree char *key = g_strdup (self->key);

  desmi_catalogue_list_fill (self->list, self->table);
  if (key == NULL || !desmi_catalogue_window_select (self, key))
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  selected_cb (self);
}

/* What was added a moment ago is where the reader looks next, whatever was searched before. */
static void
show_added (DesmiCatalogueWindow *self)
{
  GtkListBoxRow *row = self->added != NULL
                           ? desmi_catalogue_list_find (self->list, self->table, self->added)
                           : NULL;

  if (row == NULL)
    return;
  g_clear_pointer (&self->added, g_free);
  if (!gtk_widget_get_child_visible (GTK_WIDGET (row)))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  desmi_catalogue_list_reveal (self->list);
}

static void
catalogue_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiCatalogueWindow  *self = desmi_call_end (user_data);
  gboolean               in_list = self != NULL && desmi_catalogue_list_has_focus (self->list);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  set_table (self, table);
  fill_list (self);
  if (in_list && gtk_list_box_get_selected_row (self->list) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
  show_added (self);
}

static void
ask (DesmiCatalogueWindow *self)
{
  DesmiStore *store = get_store (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (store != NULL)
    desmi_store_lookup_async (store, "catalogue", NULL, desmi_locale_get_user (), self->cancellable,
                              catalogue_cb, desmi_call_new (self, self->cancellable));
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiCatalogueWindow *self = DESMI_CATALOGUE_WINDOW (widget);
  DesmiCatalogueEntry   entry = get_chosen (self);
  const char           *programme = NULL, *pillar = NULL;

  if (self->table == NULL || !can_write (self))
    return;
  if (entry.table != NULL)
    {
      programme = desmi_catalogue_entry_get (&entry, "programme");
      pillar = desmi_catalogue_entry_get (&entry, "pillar");
    }
  desmi_catalogue_form_add (GTK_WINDOW (self), get_store (self), self->table,
                            (DesmiCatalogueKind) g_variant_get_int32 (parameter), programme,
                            pillar);
}

static void
added_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiCatalogueWindow *self = DESMI_CATALOGUE_WINDOW (widget);

  g_free (self->added);
  self->added = g_variant_dup_string (parameter, NULL);
  if (self->table != NULL)
    show_added (self);
}

/* What is done with the chosen entry. */
static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiCatalogueWindow *self = DESMI_CATALOGUE_WINDOW (widget);
  DesmiCatalogueEntry   entry = get_chosen (self);

  if (entry.table == NULL || !can_write (self))
    return;
  if (g_str_equal (name, "catalogue.edit"))
    desmi_catalogue_form_edit (GTK_WINDOW (self), get_store (self), &entry);
  else if (g_str_equal (name, "catalogue.retire"))
    desmi_catalogue_form_retire (GTK_WINDOW (self), get_store (self), &entry);
  else if (g_str_equal (name, "catalogue.restore"))
    desmi_catalogue_save_restored (widget, get_store (self), &entry);
  else
    desmi_catalogue_save_deleted (widget, get_store (self), &entry);
}

static void
activated_cb (DesmiCatalogueWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "catalogue.edit", NULL);
}

static void
propose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiCatalogueWindow *self = DESMI_CATALOGUE_WINDOW (widget);
  g_autoptr (DesmiEdit) edit = NULL;

  if (!can_write (self) || self->table == NULL)
    return;
  if (g_str_equal (name, "catalogue.propose-feeds"))
    edit = desmi_catalogue_new_feeds (self->table, desmi_store_get_district (get_store (self)));
  else
    edit = desmi_catalogue_new_proposal ();
  desmi_catalogue_save (GTK_WIDGET (self), get_store (self), edit);
}

/* Undo and redo, as @name says. */
static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiStore *store = get_store (DESMI_CATALOGUE_WINDOW (widget));

  if (store != NULL && g_str_equal (name, "catalogue.undo")
      && desmi_store_get_undo_label (store) != NULL)
    desmi_undo_run (widget, store);
  else if (store != NULL && g_str_equal (name, "catalogue.redo")
           && desmi_store_get_redo_label (store) != NULL)
    desmi_redo_run (widget, store);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DESMI_CATALOGUE_WINDOW (widget)->search));
}

/* What a form or an undo has to say is said here, where the reader looks, and behind. */
static void
say_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  say (DESMI_CATALOGUE_WINDOW (widget), g_variant_get_string (parameter, NULL), FALSE);
  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), name, parameter);
}

static void
refused_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  say (DESMI_CATALOGUE_WINDOW (widget), g_variant_get_string (parameter, NULL), TRUE);
  /* a choice that was not saved goes back to what the file has */
  ask (DESMI_CATALOGUE_WINDOW (widget));
}

/* What the search leaves, with the older versions of it. */
static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  DesmiCatalogueWindow       *self = DESMI_CATALOGUE_WINDOW (widget);
  const char                 *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GArray)          rows = desmi_catalogue_list_wanted (self->table, text);
  g_autoptr (DesmiTableSheet) sheet = NULL;

  if (rows->len > 0)
    sheet = desmi_form_sheets_catalogue (self->table, rows, desmi_table_out_get_audience (out),
                                         desmi_locale_get_user ());
  desmi_table_out_give (out, sheet);
}

static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiCatalogueWindow *self = DESMI_CATALOGUE_WINDOW (widget);

  return self->table != NULL
             ? desmi_deck_list_new_catalogue (gtk_editable_get_text (GTK_EDITABLE (self->search)))
             : NULL;
}

static void
changed_cb (DesmiCatalogueWindow *self, guint tables)
{
  if ((tables
       & (DESMI_TABLES_CATALOGUE | DESMI_TABLES_PILLARS | DESMI_TABLES_REGISTERS
          | DESMI_TABLES_VILLAGES))
      != 0)
    ask (self);
}

static void
store_cb (DesmiCatalogueWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
desmi_catalogue_window_dispose (GObject *object)
{
  DesmiCatalogueWindow *self = DESMI_CATALOGUE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (desmi_catalogue_window_parent_class)->dispose (object);
}

static void
desmi_catalogue_window_finalize (GObject *object)
{
  DesmiCatalogueWindow *self = DESMI_CATALOGUE_WINDOW (object);

  g_clear_pointer (&self->table, desmi_table_unref);
  g_clear_object (&self->session);
  g_free (self->key);
  g_free (self->added);
  G_OBJECT_CLASS (desmi_catalogue_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "catalogue.add", "i", add_cb);
  gtk_widget_class_install_action (klass, DESMI_CATALOGUE_ADDED, "s", added_cb);
  gtk_widget_class_install_action (klass, "catalogue.edit", NULL, act_cb);
  gtk_widget_class_install_action (klass, "catalogue.retire", NULL, act_cb);
  gtk_widget_class_install_action (klass, "catalogue.restore", NULL, act_cb);
  gtk_widget_class_install_action (klass, "catalogue.delete", NULL, act_cb);
  gtk_widget_class_install_action (klass, "catalogue.propose", NULL, propose_cb);
  gtk_widget_class_install_action (klass, "catalogue.propose-feeds", NULL, propose_cb);
  gtk_widget_class_install_action (klass, "catalogue.undo", NULL, move_cb);
  gtk_widget_class_install_action (klass, "catalogue.redo", NULL, move_cb);
  gtk_widget_class_install_action (klass, "catalogue.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, DESMI_CATALOGUE_REFUSED, "s", refused_cb);
  gtk_widget_class_install_action (klass, "win.edited", "s", say_cb);
  gtk_widget_class_install_action (klass, "win.say", "s", say_cb);
}

static void
desmi_catalogue_window_class_init (DesmiCatalogueWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_catalogue_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_catalogue_window_finalize;
  install_actions (widget_class);
  desmi_table_out_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "catalogue.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "catalogue.add",
                                       "i", DESMI_CATALOGUE_INDICATOR);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "catalogue.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "catalogue.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "catalogue.redo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "catalogue.delete", NULL);
}

static GtkWidget *
new_scrolled (GtkWidget *child)
{
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child",
                       child, "vexpand", TRUE, NULL);
}

static GtkWidget *
new_left (DesmiCatalogueWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _ ("Name or code"), NULL);
  desmi_a11y_set_label (GTK_WIDGET (self->search), _ ("Search the catalogue"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  gtk_list_box_set_placeholder (
      self->list,
      desmi_catalogue_row_new_text (_ ("Nothing in the catalogue has these words."), NULL));
  desmi_a11y_set_label (GTK_WIDGET (self->list), _ ("Catalogue"));
  gtk_widget_set_size_request (box, LIST_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), new_scrolled (GTK_WIDGET (self->list)));
  return box;
}

static GtkWidget *
new_body (DesmiCatalogueWindow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (
      self->stack, desmi_catalogue_row_new_text (_ ("Choose an entry of the list."), NULL), "none");
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (row), new_left (self));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->stack));
  return row;
}

static void
desmi_catalogue_window_init (DesmiCatalogueWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->sentence = GTK_LABEL (desmi_catalogue_row_new_text (NULL, NULL));
  desmi_table_out_provide (GTK_WIDGET (self), out_cb);
  desmi_table_out_provide_ask (GTK_WIDGET (self), slide_cb);
  gtk_box_append (GTK_BOX (body), new_body (self));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->sentence));
  gtk_widget_set_margin_start (body, 18);
  gtk_widget_set_margin_end (body, 18);
  gtk_widget_set_margin_top (body, 12);
  gtk_widget_set_margin_bottom (body, 12);
  gtk_box_append (GTK_BOX (box), desmi_catalogue_header_new ());
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_swapped (self->search, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter), self->list);
  desmi_search_escape_set_up (GTK_WIDGET (self->search));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
}

/**
 * desmi_catalogue_window_new:
 * @parent: hears "win.edited" when something was saved
 * @session: whose file has the catalogue
 *
 * Returns: (transfer none): the window, to be presented; it closes with the file
 */
DesmiCatalogueWindow *
desmi_catalogue_window_new (GtkWindow *parent, DesmiSession *session)
{
  DesmiCatalogueWindow *self
      = g_object_new (DESMI_TYPE_CATALOGUE_WINDOW, "title", _ ("Catalogue"), "transient-for",
                      parent, "destroy-with-parent", TRUE, NULL);

  desmi_dialog_size_set (GTK_WINDOW (self), WIDTH, HEIGHT);
  self->session = g_object_ref (session);
  self->detail = DESMI_CATALOGUE_DETAIL (desmi_catalogue_detail_new (session));
  gtk_stack_add_named (self->stack, new_scrolled (GTK_WIDGET (self->detail)), "entry");
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "notify", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  say_hint (self);
  update_actions (self);
  ask (self);
  return self;
}

/**
 * desmi_catalogue_window_select:
 * @key: of an entry, as desmi_catalogue_entry_dup_key() makes it
 *
 * Returns: whether it is in the list, and now the one that is shown
 */
gboolean
desmi_catalogue_window_select (DesmiCatalogueWindow *self, const char *key)
{
  GtkListBoxRow *row = desmi_catalogue_list_find (self->list, self->table, key);

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return row != NULL;
}

/**
 * desmi_catalogue_window_search:
 * @text: part of a name or a code
 *
 * As if it were typed.
 */
void
desmi_catalogue_window_search (DesmiCatalogueWindow *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

/**
 * desmi_catalogue_window_count_shown:
 *
 * Returns: the entries that the search leaves in the list
 */
guint
desmi_catalogue_window_count_shown (DesmiCatalogueWindow *self)
{
  return desmi_catalogue_list_count_shown (self->list);
}

/**
 * desmi_catalogue_window_get_detail:
 *
 * Returns: (transfer none): the entry that is shown
 */
DesmiCatalogueDetail *
desmi_catalogue_window_get_detail (DesmiCatalogueWindow *self)
{
  return self->detail;
}

/**
 * desmi_catalogue_window_get_sentence:
 *
 * Returns: (transfer none): what is said below the list
 */
const char *
desmi_catalogue_window_get_sentence (DesmiCatalogueWindow *self)
{
  return gtk_label_get_label (self->sentence);
}
