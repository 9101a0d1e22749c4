/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that asks which district a new file is for, and where it will lie. */
#include "ui/desmi-new-district.h"

#include "core/platform/desmi-paths.h"
#include "app/desmi-session.h"
#include "core/desmi-name.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-choice.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-pick-list.h"
#include "ui/desmi-search-escape.h"

#include <glib/gi18n-lib.h>

#define MAX_TRIES 1000

struct _DesmiNewDistrict
{
  AdwWindow           parent_instance;

  GtkSearchEntry     *search;
  GtkStack           *stack;
  GtkListView        *list;
  GtkLabel           *place_label;
  GtkButton          *place_button;
  GtkButton          *create_button;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;
  GtkCustomFilter    *filter;
  GCancellable       *cancellable;
  char               *words;  /* what is searched for, folded */
  char               *folder; /* nullable: chosen by the user */
  char               *path;   /* nullable: where the file will lie */
};

G_DEFINE_FINAL_TYPE (DesmiNewDistrict, desmi_new_district, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  DesmiNewDistrict *self = user_data;
  g_autofree char  *name = NULL;

  if (self->words == NULL || *self->words == '\0')
    return TRUE;
  name = desmi_name_fold (desmi_choice_get_label (item));
  return strstr (name, self->words) != NULL
         || g_str_has_prefix (desmi_choice_get_id (item),
                              gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* A name that nothing has yet: "32.12 Kabupaten Indramayu (2).desmigratif". */
static char *
find_free (const char *folder, const char *code, const char *name)
{
  for (int i = 1; i < MAX_TRIES; i++)
    {
      g_autofree char *base
          = i == 1 ? g_strdup_printf ("%s %s" DESMI_STORE_SUFFIX, code, name)
                   : g_strdup_printf ("%s %s (%d)" DESMI_STORE_SUFFIX, code, name, i);
      g_autofree char *path = NULL;

      g_strdelimit (base, "/\\:*?\"<>|", '-');
      path = g_build_filename (folder, base, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static void
update_path (DesmiNewDistrict *self)
{
  DesmiChoice     *choice = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *fallback = desmi_paths_dup_default_folder ();
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->path, g_free);
  if (choice != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (desmi_choice_get_label (choice), ",", 2);

      self->path = find_free (self->folder != NULL ? self->folder : fallback,
                              desmi_choice_get_id (choice), parts[0]);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new.create", self->path != NULL);
  if (self->path != NULL)
    {
      shown = g_filename_display_name (self->path);
      /* Translators: %s is the path of a file */
      text = g_strdup_printf (_ ("Will be saved as %s"), shown);
    }
  gtk_label_set_label (self->place_label, text == NULL ? "" : text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place_label), shown);
}

static void
search_changed_cb (DesmiNewDistrict *self)
{
  g_free (self->words);
  self->words = desmi_name_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0 ? "list" : "empty");
}

static void
create_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiNewDistrict *self = DESMI_NEW_DISTRICT (widget);
  DesmiChoice      *choice = gtk_single_selection_get_selected_item (self->selection);

  if (choice == NULL || self->path == NULL)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, self->path, desmi_choice_get_id (choice));
  gtk_window_close (GTK_WINDOW (self));
}

static void
picked_cb (gpointer self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "new.create", NULL);
}

static void
folder_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (DesmiNewDistrict) self = user_data;
  g_autoptr (GFile)            folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_free (self->folder);
      self->folder = folder == NULL ? NULL : g_file_get_path (folder);
      update_path (self);
    }
  g_object_unref (dialog);
}

static void
place_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Where to Save"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
      _ ("_Choose"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (folder_cb), g_object_ref (widget));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *code = gtk_label_new (NULL);
  GtkWidget *name = gtk_label_new (NULL);

  gtk_widget_add_css_class (code, "desmi-dim");
  gtk_widget_add_css_class (code, "desmi-number");
  gtk_label_set_width_chars (GTK_LABEL (code), 6);
  gtk_label_set_xalign (GTK_LABEL (code), 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), name);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget       *box = gtk_list_item_get_child (item);
  DesmiChoice     *choice = gtk_list_item_get_item (item);
  g_autofree char *name
      = g_strdup_printf ("%s, %s", desmi_choice_get_label (choice), desmi_choice_get_id (choice));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), desmi_choice_get_id (choice));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)),
                       desmi_choice_get_label (choice));
  desmi_a11y_name_row (box, name);
}

static GListStore *
make_choices (DesmiTable *table)
{
  g_autoptr (GListStore) store = g_list_store_new (DESMI_TYPE_CHOICE);
  int                    code, name, province;

  code = desmi_table_find_column (table, "code");
  name = desmi_table_find_column (table, "name");
  province = desmi_table_find_column (table, "province");
  g_return_val_if_fail (code >= 0 && name >= 0, NULL);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char *in = province < 0 ? NULL : desmi_table_get_label (table, i, (guint) province);
      g_autofree char *label = g_strjoin (in == NULL ? NULL : ", ",
                                          desmi_table_get_label (table, i, (guint) name), in, NULL);
      g_autoptr (DesmiChoice) choice
          = desmi_choice_new (desmi_table_get_text (table, i, (guint) code), label);

      g_list_store_append (store, choice);
    }
  return g_steal_pointer (&store);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_session_list_districts_finish (result, &error);
  g_autoptr (GListStore) choices = table == NULL ? NULL : make_choices (table);
  DesmiNewDistrict      *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (choices == NULL)
    {
      desmi_error_dialog_present (GTK_WIDGET (self), _ ("The List of Districts Was Not Read"),
                                  error);
      return;
    }
  gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (choices));
  search_changed_cb (self);
}

static void
desmi_new_district_dispose (GObject *object)
{
  DesmiNewDistrict *self = DESMI_NEW_DISTRICT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_NEW_DISTRICT);
  g_clear_object (&self->shown);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (desmi_new_district_parent_class)->dispose (object);
}

static void
desmi_new_district_finalize (GObject *object)
{
  DesmiNewDistrict *self = DESMI_NEW_DISTRICT (object);

  g_free (self->words);
  g_free (self->folder);
  g_free (self->path);
  G_OBJECT_CLASS (desmi_new_district_parent_class)->finalize (object);
}

static void
desmi_new_district_class_init (DesmiNewDistrictClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desmi_new_district_dispose;
  object_class->finalize = desmi_new_district_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", DESMI_TYPE_NEW_DISTRICT, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "new.create", NULL, create_cb);
  gtk_widget_class_install_action (widget_class, "new.place", NULL, place_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/desmi-new-district.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiNewDistrict, search);
  gtk_widget_class_bind_template_child (widget_class, DesmiNewDistrict, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiNewDistrict, list);
  gtk_widget_class_bind_template_child (widget_class, DesmiNewDistrict, place_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiNewDistrict, place_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiNewDistrict, create_button);
}

static void
desmi_new_district_init (DesmiNewDistrict *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_custom_filter_new (matches_cb, self, NULL);
  self->shown = gtk_filter_list_model_new (NULL, GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  /* a district is chosen, never found chosen */
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_path), self,
                           G_CONNECT_SWAPPED);
  desmi_pick_list_set_up (self->list, self->selection, GTK_WIDGET (self->search), picked_cb, self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  desmi_search_escape_set_up (GTK_WIDGET (self->search));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search));
}

/**
 * desmi_new_district_new:
 * @parent: the window that asks
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
GtkWidget *
desmi_new_district_new (GtkWindow *parent)
{
  DesmiNewDistrict *self = g_object_new (DESMI_TYPE_NEW_DISTRICT, "transient-for", parent, NULL);

  self->cancellable = g_cancellable_new ();
  desmi_session_list_districts_async (self->cancellable, listed_cb,
                                      desmi_call_new (self, self->cancellable));
  update_path (self);
  return GTK_WIDGET (self);
}

/**
 * desmi_new_district_search:
 * @text: as typed into the search
 *
 * Shows the districts that match at once, without the pause that typing has.
 */
void
desmi_new_district_search (DesmiNewDistrict *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  search_changed_cb (self);
}

/**
 * desmi_new_district_get_n_shown:
 *
 * Returns: how many districts match
 */
guint
desmi_new_district_get_n_shown (DesmiNewDistrict *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}
