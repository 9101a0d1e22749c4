/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photos and documents of a village. What a file holds never comes onto this thread: it is
 * stored and written out by the store; only small pictures are read. */
#include "ui/villages/desmi-documents-tab.h"

#include "app/decks/desmi-deck-list.h"
#include "app/desmi-document.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-table-out.h"
#include "ui/desmi-write.h"
#include "ui/villages/desmi-document-add.h"
#include "ui/villages/desmi-document-copy.h"
#include "ui/villages/desmi-document-form.h"
#include "ui/villages/desmi-document-row.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>

struct _DesmiDocumentsTab
{
  AdwBin              parent_instance;

  DesmiFilter        *kind_filter;
  GtkStack           *stack;
  AdwStatusPage      *empty_page;
  GtkListView        *list;
  GtkLabel           *total_label;

  GListStore         *documents; /* of DesmiDocument */
  GtkSingleSelection *selection;
  DesmiSession       *session;
  DesmiVillage       *village;     /* nullable */
  DesmiTable         *table;       /* nullable: the register, while and after it was read */
  DesmiTable         *contents;    /* nullable */
  GCancellable       *cancellable; /* nullable: of what is being read */
};

G_DEFINE_FINAL_TYPE (DesmiDocumentsTab, desmi_documents_tab, ADW_TYPE_BIN)

static GtkWindow *
get_window (DesmiDocumentsTab *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static DesmiDocument *
get_selected (DesmiDocumentsTab *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
update_actions (DesmiDocumentsTab *self)
{
  GtkWidget     *widget = GTK_WIDGET (self);
  gboolean       can_write = self->village != NULL && desmi_village_forms_can_write (self->session);
  DesmiDocument *document = get_selected (self);
  gboolean       has_content = document != NULL && desmi_document_get_media_type (document) != NULL;

  gtk_widget_action_set_enabled (widget, "documents.add", can_write);
  gtk_widget_action_set_enabled (widget, "documents.open", has_content);
  gtk_widget_action_set_enabled (widget, "documents.save-as", has_content);
  gtk_widget_action_set_enabled (widget, "documents.edit", can_write && document != NULL);
  gtk_widget_action_set_enabled (widget, "documents.take-out", can_write && document != NULL);
}

/* What the whole file holds, since that is what grows. */
static void
say_total (DesmiDocumentsTab *self)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  guint              n = desmi_table_get_n_rows (self->contents);
  g_autofree char   *size = desmi_document_format_size (
        desmi_table_sum (self->contents, (guint) desmi_table_find_column (self->contents, "size")),
        locale);
  g_autofree char *text = NULL;

  if (n == 0)
    /* Translators: a number of MB */
    text = g_strdup_printf (
        _ ("The district file holds no documents yet; one may have up to %d MB."),
        DESMI_ATTACHMENT_MAX_MB);
  else
    text = g_strdup_printf (
        /* Translators: a number of files, their size together such as 34,5 MB, a number of MB */
        ngettext (
            "The district file holds %u file of documents, %s; one may have up to %d MB.",
            "The district file holds %u files of documents, %s together; one may have up to %d "
            "MB.",
            n),
        n, size, DESMI_ATTACHMENT_MAX_MB);
  gtk_label_set_label (self->total_label, text);
}

static const char *
get_kind (DesmiDocumentsTab *self)
{
  const char *kind = desmi_filter_get_selected (self->kind_filter);

  return kind == NULL || *kind == '\0' ? NULL : kind;
}

static void
say_empty (DesmiDocumentsTab *self)
{
  gboolean can_write = desmi_village_forms_can_write (self->session);

  adw_status_page_set_title (self->empty_page, get_kind (self) != NULL
                                                   ? _ ("No Documents of This Kind")
                                                   : _ ("No Documents Yet"));
  adw_status_page_set_description (
      self->empty_page,
      can_write ? _ ("Add photos, decrees, handover records and other files, or drop them here.")
                : _ ("The district file is opened to view; documents cannot be added."));
}

static gboolean
is_shown (DesmiDocumentsTab *self, const GPtrArray *list)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->documents)) != list->len)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (DesmiDocument) shown = g_list_model_get_item (G_LIST_MODEL (self->documents), i);

      if (!desmi_document_equal (shown, list->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/* The one that was selected stays so, if it is still there. */
static void
show_list (DesmiDocumentsTab *self, GPtrArray *list)
{
  DesmiDocument *selected = get_selected (self);
  gint64         id = selected != NULL ? desmi_document_get_id (selected) : 0;
  guint          n = g_list_model_get_n_items (G_LIST_MODEL (self->documents));

  if (is_shown (self, list))
    return;
  g_list_store_splice (self->documents, 0, n, list->pdata, list->len);
  for (guint i = 0; i < list->len; i++)
    if (desmi_document_get_id (list->pdata[i]) == id)
      gtk_single_selection_set_selected (self->selection, i);
}

static void
fill (DesmiDocumentsTab *self)
{
  g_autoptr (GPtrArray) list = NULL;

  if (self->table == NULL || self->contents == NULL)
    return;
  list = desmi_document_list (self->table, self->contents, get_kind (self));
  show_list (self, list);
  say_total (self);
  say_empty (self);
  gtk_stack_set_visible_child_name (self->stack, list->len > 0 ? "list" : "empty");
  update_actions (self);
}

static void
say_failure (DesmiDocumentsTab *self, const GError *error)
{
  adw_status_page_set_title (self->empty_page, _ ("The Documents Were Not Read"));
  adw_status_page_set_description (self->empty_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* "documents a b.pdf/c.pdf": of files that were to be added only the names are known. */
static void
say_files (DesmiDocumentsTab *self, const char *const *words)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) words);
  g_auto (GStrv)   names = g_strsplit (joined, "/", -1);
  g_autofree char *files = g_strjoinv (", ", names);
  g_autofree char *text = g_strdup_printf (
      /* Translators: %s is one or more names of files */
      _ ("Add the same files again, and what you typed of them is there: %s"), files);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", text);
}

/* "document 7 form": whoever left its form half-typed goes on with it. */
static void
follow_aim (DesmiDocumentsTab *self)
{
  const char *const *aim = desmi_session_get_aim (self->session);
  guint              n = g_list_model_get_n_items (G_LIST_MODEL (self->documents));
  gint64             id = aim != NULL && aim[1] != NULL ? g_ascii_strtoll (aim[1], NULL, 10) : 0;
  gboolean           for_form = desmi_session_aims_at_form (self->session, "document");

  if (aim != NULL && g_strcmp0 (aim[0], "documents") == 0)
    {
      say_files (self, aim + 1);
      desmi_session_end_aim (self->session);
      return;
    }
  if (aim == NULL || g_strcmp0 (aim[0], "document") != 0)
    return;
  desmi_session_end_aim (self->session);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DesmiDocument) shown = g_list_model_get_item (G_LIST_MODEL (self->documents), i);

      if (desmi_document_get_id (shown) != id)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      if (for_form)
        gtk_widget_activate_action (GTK_WIDGET (self), "documents.edit", NULL);
    }
}

static void
contents_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiDocumentsTab     *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      say_failure (self, error);
      return;
    }
  g_clear_pointer (&self->contents, desmi_table_unref);
  self->contents = g_steal_pointer (&table);
  fill (self);
  follow_aim (self);
}

static void
documents_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiDocumentsTab     *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      say_failure (self, error);
      return;
    }
  g_clear_pointer (&self->table, desmi_table_unref);
  self->table = g_steal_pointer (&table);
  desmi_store_lookup_async (DESMI_STORE (source), "attachments", NULL, desmi_locale_get_user (),
                            self->cancellable, contents_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
load (DesmiDocumentsTab *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  update_actions (self);
  if (store == NULL || self->village == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, "register-document", self->village->code,
                            desmi_locale_get_user (), self->cancellable, documents_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDocumentsTab *self = DESMI_DOCUMENTS_TAB (widget);

  if (self->village != NULL)
    desmi_document_add_choose (widget, self->session, self->village, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  DesmiDocumentsTab     *self = user_data;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GSList)     list = NULL;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) || self->village == NULL
      || !desmi_village_forms_can_write (self->session))
    return FALSE;
  list = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *at = list; at != NULL; at = at->next)
    g_list_store_append (files, at->data);
  desmi_documents_tab_add (self, G_LIST_MODEL (files));
  return TRUE;
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDocumentsTab *self = DESMI_DOCUMENTS_TAB (widget);
  DesmiDocument     *document = get_selected (self);
  DesmiStore        *store = desmi_session_get_store (self->session);

  if (document != NULL && store != NULL)
    desmi_document_copy_open (widget, store, document);
}

static void
activate_cb (DesmiDocumentsTab *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "documents.open", NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError)    error = NULL;

  if (!desmi_store_save_attachment_finish (DESMI_STORE (source), result, &error))
    desmi_error_say (widget, error);
  else
    gtk_widget_activate_action (widget, "win.say", "s", _ ("The document was saved."));
}

static void
target_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (DesmiDocumentsTab) self = user_data;
  DesmiStore                   *store = desmi_session_get_store (self->session);
  const char                   *sha256 = g_object_get_data (G_OBJECT (dialog), "desmi-sha256");

  if (response == GTK_RESPONSE_ACCEPT && store != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      desmi_store_save_attachment_async (store, sha256, file, NULL, saved_cb, g_object_ref (self));
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
save_as_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDocumentsTab    *self = DESMI_DOCUMENTS_TAB (widget);
  DesmiDocument        *document = get_selected (self);
  GtkFileChooserNative *dialog;

  if (document == NULL)
    return;
  dialog = gtk_file_chooser_native_new (_ ("Save Document"), get_window (self),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog),
                                     desmi_document_get (document, "file_name"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "desmi-sha256",
                          g_strdup (desmi_document_get (document, "sha256")), g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (target_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDocumentsTab *self = DESMI_DOCUMENTS_TAB (widget);
  DesmiDocument     *document = get_selected (self);

  if (document != NULL && desmi_village_forms_can_write (self->session))
    gtk_window_present (
        GTK_WINDOW (desmi_document_form_new_edit (get_window (self), self->session, document)));
}

/* Undone, the document is there again with its content, which stays in the file for that. */
static void
take_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDocumentsTab     *self = DESMI_DOCUMENTS_TAB (widget);
  DesmiDocument         *document = get_selected (self);
  g_autoptr (DesmiEntry) entry = NULL;
  DesmiEdit             *edit;

  if (document == NULL || !desmi_village_forms_can_write (self->session))
    return;
  entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, desmi_document_get_village (document));
  desmi_entry_set_id (entry, desmi_document_get_id (document));
  edit = desmi_edit_new_said (
      /* Translators: %s is the title of a document; shown in the history and with Undo */
      desmi_message_new ("Took out the document “%s”", desmi_document_get (document, "title")));
  desmi_edit_delete_entry (edit, entry);
  desmi_write (widget, self->session, edit);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (DESMI_TYPE_DOCUMENT_ROW, NULL));
}

static void
bind_cb (DesmiDocumentsTab *self, GtkListItem *item)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  if (store != NULL)
    desmi_document_row_show (DESMI_DOCUMENT_ROW (gtk_list_item_get_child (item)), store,
                             gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  desmi_document_row_clear (DESMI_DOCUMENT_ROW (gtk_list_item_get_child (item)));
}

static void
desmi_documents_tab_dispose (GObject *object)
{
  DesmiDocumentsTab *self = DESMI_DOCUMENTS_TAB (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_DOCUMENTS_TAB);
  g_clear_object (&self->selection);
  g_clear_object (&self->documents);
  g_clear_pointer (&self->village, desmi_village_unref);
  g_clear_pointer (&self->table, desmi_table_unref);
  g_clear_pointer (&self->contents, desmi_table_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_documents_tab_parent_class)->dispose (object);
}

static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiDocumentsTab *self = DESMI_DOCUMENTS_TAB (widget);

  return self->village != NULL
             ? desmi_deck_list_new_register (DESMI_REGISTER_DOCUMENT, self->village->code)
             : NULL;
}

/* All of the village's, of whatever kind. */
static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  DesmiDocumentsTab          *self = DESMI_DOCUMENTS_TAB (widget);
  const DesmiLocale          *locale = desmi_locale_get_user ();
  g_autoptr (DesmiTableSheet) sheet = NULL;

  if (self->table != NULL && desmi_table_get_n_rows (self->table) > 0)
    sheet = desmi_table_sheet_new_whole (
        self->table,
        desmi_locale_text (locale, desmi_register_get (DESMI_REGISTER_DOCUMENT)->title), NULL,
        DESMI_AUDIENCE_INTERNAL, locale);
  desmi_table_out_give_own (out, sheet);
}

static void
desmi_documents_tab_class_init (DesmiDocumentsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_documents_tab_dispose;
  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  desmi_table_out_install (widget_class);
  gtk_widget_class_install_action (widget_class, "documents.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "documents.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "documents.save-as", NULL, save_as_cb);
  gtk_widget_class_install_action (widget_class, "documents.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "documents.take-out", NULL, take_out_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/villages/desmi-documents-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiDocumentsTab, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, DesmiDocumentsTab, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiDocumentsTab, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DesmiDocumentsTab, list);
  gtk_widget_class_bind_template_child (widget_class, DesmiDocumentsTab, total_label);
}

static void
fill_kinds (DesmiDocumentsTab *self)
{
  const DesmiRegisterType  *type = desmi_register_get (DESMI_REGISTER_DOCUMENT);
  const DesmiRegisterField *field
      = &type->fields[desmi_register_find_field (DESMI_REGISTER_DOCUMENT, "kind")];

  desmi_filter_begin (self->kind_filter);
  desmi_filter_add (self->kind_filter, "", C_ ("documents", "All"));
  for (const DesmiRegisterWord *word = field->words; word->code != NULL; word++)
    desmi_filter_add (self->kind_filter, word->code,
                      desmi_register_field_word_name (field, word->code, desmi_locale_get_user ()));
  desmi_filter_end (self->kind_filter);
}

static void
add_shortcut (GtkEventController *controller, guint key, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_named_action_new (action)));
}

static void
add_out_button (DesmiDocumentsTab *self)
{
  gtk_widget_set_parent (desmi_table_out_button_new (),
                         gtk_widget_get_parent (GTK_WIDGET (self->kind_filter)));
}

static void
desmi_documents_tab_init (DesmiDocumentsTab *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkDropTarget                 *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkEventController            *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->documents = g_list_store_new (DESMI_TYPE_DOCUMENT);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->documents)));
  fill_kinds (self);
  desmi_table_out_provide (GTK_WIDGET (self), out_cb);
  desmi_table_out_provide_ask (GTK_WIDGET (self), slide_cb);
  add_out_button (self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kind_filter, "notify::selected", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  add_shortcut (keys, GDK_KEY_Delete, "documents.take-out");
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

/**
 * desmi_documents_tab_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the tab, of no village yet
 */
GtkWidget *
desmi_documents_tab_new (DesmiSession *session)
{
  DesmiDocumentsTab *self = g_object_new (DESMI_TYPE_DOCUMENTS_TAB, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * desmi_documents_tab_show:
 * @village: (nullable): whose documents
 *
 * Shows the documents of a village; the one that is selected stays so.
 */
void
desmi_documents_tab_show (GtkWidget *tab, DesmiVillage *village)
{
  DesmiDocumentsTab *self = DESMI_DOCUMENTS_TAB (tab);
  DesmiVillage      *old = self->village;

  self->village = village != NULL ? desmi_village_ref (village) : NULL;
  if (village == NULL || old == NULL || g_strcmp0 (old->code, village->code) != 0)
    {
      /* those of one village are not shown for a moment as another's */
      g_clear_pointer (&self->table, desmi_table_unref);
      g_list_store_remove_all (self->documents);
    }
  g_clear_pointer (&old, desmi_village_unref);
  load (self);
}

/**
 * desmi_documents_tab_add:
 * @files: of GFile
 *
 * Opens the form that makes files documents of the village that is shown.
 */
void
desmi_documents_tab_add (DesmiDocumentsTab *self, GListModel *files)
{
  if (self->village != NULL)
    desmi_document_add_files (GTK_WIDGET (self), self->session, self->village, files, NULL);
}
