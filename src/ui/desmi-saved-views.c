/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that says which saved view is shown, and a popover with all of them. */
#include "ui/desmi-saved-views.h"

#include "app/desmi-saved-view.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-sensitive.h"
#include "ui/desmi-write.h"

#include <glib/gi18n-lib.h>

#define ROW "desmi-row" /* of a widget: the row of the table, from 1 */
#define NAME_CHARS 24
#define MAX_NAME_CHARS 80
#define HEIGHT 300 /* px, of the list at most */
#define WIDTH 300

struct _DesmiSavedViews
{
  AdwBin         parent_instance;

  GtkMenuButton *button;
  GtkListBox    *list;
  GtkLabel      *empty;
  GtkLabel      *prompt;
  GtkEditable   *entry;
  GtkWidget     *save;
  DesmiSession  *session; /* nullable: until connected */
  const char    *page;    /* static */
  DesmiTable    *table;   /* nullable: until it was read */
  GCancellable  *cancellable;
  int            renaming; /* row of the table; -1: what is typed is for the view that is shown */
  gboolean       failed;   /* the last save did */
  gboolean       saving;   /* the name that is typed; it stays until the file has it */
};

G_DEFINE_FINAL_TYPE (DesmiSavedViews, desmi_saved_views, ADW_TYPE_BIN)

/* An edit under way. */
static gboolean
can_write (DesmiSavedViews *self)
{
  DesmiStore *store = self->session != NULL ? desmi_session_get_store (self->session) : NULL;

  return store != NULL && !desmi_store_get_read_only (store);
}

static gboolean
is_shown (DesmiSavedViews *self, guint row)
{
  return desmi_saved_view_is_shown (desmi_saved_view_get (self->table, row, "state"),
                                    desmi_session_get_state (self->session));
}

static void
write_edit (DesmiSavedViews *self, DesmiEdit *edit /* transfer full */)
{
  desmi_write (GTK_WIDGET (self), self->session, edit);
}

static char *
dup_name (DesmiSavedViews *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

/* What the entry and its button are for just now. */
static void
show_prompt (DesmiSavedViews *self)
{
  g_autofree char *name = dup_name (self);
  gboolean         renames = self->renaming >= 0 && self->table != NULL;
  int same = self->table != NULL ? desmi_saved_view_find (self->table, self->page, name) : -1;
  g_autofree char *prompt = renames ? g_strdup_printf (
                                /* Translators: %s is the name of a saved view */
                                _ ("New name of “%s”"),
                                desmi_saved_view_get (self->table, (guint) self->renaming, "name"))
                                    : g_strdup (_ ("Save the filters, order and columns as"));

  gtk_label_set_label (self->prompt, prompt);
  gtk_button_set_label (GTK_BUTTON (self->save), renames     ? _ ("_Rename")
                                                 : same >= 0 ? _ ("_Replace")
                                                             : _ ("_Add"));
  desmi_sensitive_set (GTK_WIDGET (self->entry), can_write (self) && !self->saving);
  /* one name is one view's */
  gtk_widget_set_sensitive (self->save, can_write (self) && self->table != NULL && *name != '\0'
                                            && !self->saving
                                            && !(renames && same >= 0 && same != self->renaming));
}

static void
end_typing (DesmiSavedViews *self)
{
  self->renaming = -1;
  gtk_editable_set_text (self->entry, "");
  show_prompt (self);
}

/* A name that could not be saved is there to be saved again. */
static void
closed_cb (DesmiSavedViews *self)
{
  if (!self->saving && !self->failed)
    end_typing (self);
}

static void
written_cb (GtkWidget *widget, gboolean written)
{
  DesmiSavedViews *self = DESMI_SAVED_VIEWS (widget);

  self->saving = FALSE;
  self->failed = !written;
  if (written)
    end_typing (self);
  else
    show_prompt (self);
}

static void
save_cb (DesmiSavedViews *self)
{
  g_autofree char *name = dup_name (self);
  DesmiEdit       *edit;

  if (!gtk_widget_get_sensitive (self->save))
    return;
  if (self->renaming >= 0)
    edit = desmi_saved_view_edit_rename (self->table, (guint) self->renaming, name);
  else
    edit = desmi_saved_view_edit_save (
        self->table, desmi_store_get_district (desmi_session_get_store (self->session)), name,
        desmi_session_get_state (self->session));
  self->saving = TRUE;
  show_prompt (self);
  desmi_write_then (GTK_WIDGET (self), self->session, edit, written_cb);
}

static guint
get_row (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), ROW)) - 1;
}

static void
activated_cb (DesmiSavedViews *self, GtkListBoxRow *row)
{
  g_autoptr (DesmiViewState) state
      = desmi_saved_view_read (desmi_saved_view_get (self->table, get_row (row), "state"),
                               desmi_session_get_state (self->session));

  gtk_menu_button_popdown (self->button);
  if (state != NULL)
    desmi_session_set_state (self->session, state);
}

static void
rename_cb (GtkButton *button, gpointer user_data)
{
  DesmiSavedViews *self = user_data;

  self->failed = FALSE;
  self->renaming = (int) get_row (button);
  gtk_editable_set_text (self->entry, desmi_saved_view_get (self->table, get_row (button), "name"));
  show_prompt (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
delete_cb (GtkButton *button, gpointer user_data)
{
  DesmiSavedViews *self = user_data;

  write_edit (self, desmi_saved_view_edit_delete (self->table, get_row (button)));
  end_typing (self);
}

static GtkWidget *
new_button (DesmiSavedViews *self,
            guint            row,
            const char      *icon,
            const char      *tooltip,
            GCallback        callback)
{
  GtkWidget       *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *spoken
      = g_strdup_printf ("%s: %s", desmi_saved_view_get (self->table, row, "name"), tooltip);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_sensitive (button, can_write (self));
  desmi_a11y_set_label (button, spoken);
  g_object_set_data (G_OBJECT (button), ROW, GUINT_TO_POINTER (row + 1));
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
new_row (DesmiSavedViews *self, guint row)
{
  const char *name = desmi_saved_view_get (self->table, row, "name");
  GtkWidget  *widget = gtk_list_box_row_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget  *label = gtk_label_new (name);
  GtkWidget  *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_opacity (check, is_shown (self, row) ? 1 : 0);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), new_button (self, row, "document-edit-symbolic", _ ("Rename"),
                                             G_CALLBACK (rename_cb)));
  gtk_box_append (GTK_BOX (box), new_button (self, row, "user-trash-symbolic",
                                             _ ("Delete; can be undone"), G_CALLBACK (delete_cb)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  desmi_a11y_set_label (widget, name);
  g_object_set_data (G_OBJECT (widget), ROW, GUINT_TO_POINTER (row + 1));
  return widget;
}

/* The button says which view it is that is shown. */
static void
show_button (DesmiSavedViews *self)
{
  g_autoptr (GArray) rows
      = self->table != NULL ? desmi_saved_view_list (self->table, self->page) : NULL;
  const char      *name = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; rows != NULL && i < rows->len && name == NULL; i++)
    if (is_shown (self, g_array_index (rows, guint, i)))
      name = desmi_saved_view_get (self->table, g_array_index (rows, guint, i), "name");
  /* Translators: %s is the name of a saved view */
  text = name != NULL ? g_strdup_printf (_ ("View: %s"), name) : g_strdup (_ ("Views"));
  if (g_utf8_strlen (text, -1) > NAME_CHARS)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, NAME_CHARS - 1);

      g_free (text);
      text = g_strconcat (cut, "…", NULL);
    }
  gtk_menu_button_set_label (self->button, text);
}

/* Returns: the place in the list that has the focus; -1: none has */
static int
find_focus (DesmiSavedViews *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))
                       ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW)
                       : NULL;

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* The rows are made anew, and one may be gone: whoever works in the list goes on there. */
static void
give_focus (DesmiSavedViews *self, int place)
{
  GtkListBoxRow *row = NULL;

  for (; row == NULL && place >= 0; place--)
    row = gtk_list_box_get_row_at_index (self->list, place);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->entry));
}

static void
fill (DesmiSavedViews *self)
{
  g_autoptr (GArray) rows
      = self->table != NULL ? desmi_saved_view_list (self->table, self->page) : NULL;
  int            focus = find_focus (self);
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_array_index (rows, guint, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->empty), rows != NULL && rows->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), rows != NULL && rows->len > 0);
  show_prompt (self);
  if (focus >= 0)
    give_focus (self, focus);
}

static void
state_cb (DesmiSavedViews *self)
{
  if (!desmi_session_is_on_page (self->session, self->page))
    return;
  show_button (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    fill (self);
}

static void
table_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiSavedViews       *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_error_say (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->table, desmi_table_unref);
  self->table = g_steal_pointer (&table);
  self->renaming = -1; /* the row may be another one's now */
  show_button (self);
  fill (self);
}

static void
reload (DesmiSavedViews *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, DESMI_SAVED_VIEW_LOOKUP, NULL, desmi_locale_get_user (),
                            self->cancellable, table_cb, desmi_call_new (self, self->cancellable));
}

/* Another file has other views. */
static void
store_cb (DesmiSavedViews *self)
{
  g_clear_pointer (&self->table, desmi_table_unref);
  show_button (self);
  fill (self);
  reload (self);
}

static void
changed_cb (DesmiSavedViews *self, guint tables)
{
  if ((tables & DESMI_TABLES_REGISTERS) != 0)
    reload (self);
}

static void
desmi_saved_views_dispose (GObject *object)
{
  DesmiSavedViews *self = DESMI_SAVED_VIEWS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->table, desmi_table_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_saved_views_parent_class)->dispose (object);
}

static void
desmi_saved_views_class_init (DesmiSavedViewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_saved_views_dispose;
}

static GtkWidget *
new_entry_row (DesmiSavedViews *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), MAX_NAME_CHARS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  desmi_a11y_set_label (GTK_WIDGET (self->entry), _ ("Name of the view"));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (show_prompt), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (save_cb), self);
  self->save = gtk_button_new_with_mnemonic (_ ("_Add"));
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (row), self->save);
  return row;
}

static GtkLabel *
new_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, "desmi-dim");
  return GTK_LABEL (label);
}

static GtkWidget *
new_popover (DesmiSavedViews *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new (), *entry_row = new_entry_row (self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "desmi-plain-list");
  desmi_a11y_set_label (GTK_WIDGET (self->list), _ ("Saved views"));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  /* around nothing it would still be as high as its scrollbar */
  g_object_bind_property (self->list, "visible", scroller, "visible", G_BINDING_SYNC_CREATE);
  self->empty = new_text (_ ("No view is saved yet. Filter and sort the list as you often need "
                             "it, then give it a name; everybody with this file can choose it."));
  self->prompt = new_text (NULL);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->prompt));
  gtk_box_append (GTK_BOX (box), entry_row);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (popover, "map", G_CALLBACK (fill), self);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (closed_cb), self);
  return popover;
}

static void
desmi_saved_views_init (DesmiSavedViews *self)
{
  self->renaming = -1;
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->button, _ ("Views"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "desmi-filter");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               _ ("Choose a saved view, or save this one"));
  gtk_menu_button_set_popover (self->button, new_popover (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * desmi_saved_views_connect:
 * @page: whose views they are, of static storage
 *
 * Offers the views of the session's file, as long as the button lives.
 */
void
desmi_saved_views_connect (DesmiSavedViews *self, DesmiSession *session, const char *page)
{
  g_return_if_fail (DESMI_IS_SAVED_VIEWS (self) && self->session == NULL);

  self->session = g_object_ref (session);
  self->page = page;
  g_signal_connect_object (session, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  store_cb (self);
}
