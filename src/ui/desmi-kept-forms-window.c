/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/desmi-kept-forms-window.h"

#include "app/desmi-kept-forms.h"
#include "core/desmi-locale.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-dialog-size.h"
#include "ui/desmi-kept-form-open.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PATH "desmi-path"
#define FORM "desmi-form"
#define OF "desmi-of"
#define GO "desmi-go"       /* of a row: the button to its form */
#define TYPED "desmi-typed" /* of a row: where and when it was typed */
#define WIDTH 560
#define HEIGHT 420

typedef struct
{
  GtkWindow    *window; /* not owned */
  DesmiSession *session;
  GtkListBox   *list;
  GtkLabel     *note;
  GHashTable   *thrown; /* paths of the forms that go when the window closes */
  GCancellable *cancellable;
} Window;

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* whatever became of the file, nobody wants it */
  g_file_delete_finish (G_FILE (source), result, NULL);
}

/* Only now: what was thrown away by a slip cannot be undone otherwise. */
static void
delete_thrown (Window *self)
{
  GHashTableIter iter;
  gpointer       path;

  g_hash_table_iter_init (&iter, self->thrown);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_file_delete_async (file, G_PRIORITY_DEFAULT, NULL, deleted_cb, NULL);
    }
}

static void
window_free (gpointer data)
{
  Window *self = data;

  delete_thrown (self);
  g_hash_table_unref (self->thrown);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_free (self);
}

static void
show_note (Window *self)
{
  g_autofree char *days = desmi_format_count (DESMI_KEPT_DAYS, desmi_locale_get_user ());
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  if (gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    {
      gtk_label_set_label (self->note, _ ("No form is left half-typed."));
      return;
    }
  /* Translators: %s is a number of days */
  text = g_strdup_printf (_ ("What was typed into these forms and not saved is kept for %s days on "
                             "this computer. Open a form again to go on."),
                          days);
  gtk_label_set_label (self->note, text);
}

static void
go_cb (GtkButton *button, Window *self)
{
  g_autofree char           *form = g_strdup (g_object_get_data (G_OBJECT (button), FORM));
  g_autofree char           *of = g_strdup (g_object_get_data (G_OBJECT (button), OF));
  g_autofree char           *subject = desmi_kept_form_dup_subject (form);
  g_autoptr (DesmiSession)   session = g_object_ref (self->session);
  GtkWidget                 *parent = GTK_WIDGET (gtk_window_get_transient_for (self->window));
  g_autoptr (DesmiViewState) state
      = desmi_kept_form_new_view (form, desmi_session_get_state (self->session));

  desmi_session_set_state (self->session, state);
  if (subject != NULL)
    desmi_session_aim (self->session, subject);
  gtk_window_close (self->window);
  if (subject == NULL)
    desmi_kept_form_open (parent, session, form, of);
}

/* By what it is about, since there is one on each row. */
static void
name_button (GtkButton *button, const char *label, AdwPreferencesRow *row)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", label, adw_preferences_row_get_title (row));

  gtk_button_set_label (button, label);
  desmi_a11y_set_label (GTK_WIDGET (button), name);
}

/* Thrown away, or kept after all. */
static void
throw_cb (GtkButton *button, Window *self)
{
  const char *path = g_object_get_data (G_OBJECT (button), PATH);
  GtkWidget  *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  gboolean    thrown = !g_hash_table_contains (self->thrown, path);

  if (thrown)
    g_hash_table_add (self->thrown, g_strdup (path));
  else
    g_hash_table_remove (self->thrown, path);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), GO), !thrown);
  name_button (button, thrown ? _ ("Keep After All") : _ ("Throw Away"), ADW_PREFERENCES_ROW (row));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               thrown ? _ ("Thrown away when this window closes")
                                      : g_object_get_data (G_OBJECT (row), TYPED));
}

static GtkWidget *
add_button (Window              *self,
            GtkWidget           *row,
            const DesmiKeptForm *form,
            const char          *label,
            GCallback            callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  name_button (GTK_BUTTON (button), label, ADW_PREFERENCES_ROW (row));
  g_object_set_data_full (G_OBJECT (button), FORM, g_strdup (form->form), g_free);
  g_object_set_data_full (G_OBJECT (button), OF, g_strdup (form->of), g_free);
  g_object_set_data_full (G_OBJECT (button), PATH, g_strdup (form->path), g_free);
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
add_form (Window *self, const DesmiKeptForm *form)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (form->at);
  g_autofree char      *iso = g_date_time_format (at, "%Y-%m-%d");
  g_autofree char      *day = desmi_format_day (iso, desmi_locale_get_user ());
  g_autofree char      *minute = g_date_time_format (at, "%H:%M");
  /* Translators: a part of the window, a day and a time */
  g_autofree char *typed = g_strdup_printf (
      _ ("%s · typed on %s, %s"), desmi_kept_form_get_place (form->form, desmi_locale_get_user ()),
      day, minute);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), form->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), typed);
  g_object_set_data_full (G_OBJECT (row), TYPED, g_strdup (typed), g_free);
  g_object_set_data (G_OBJECT (row), GO,
                     add_button (self, row, form, _ ("Go There"), G_CALLBACK (go_cb)));
  add_button (self, row, form, _ ("Throw Away"), G_CALLBACK (throw_cb));
  gtk_list_box_append (self->list, row);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) forms = desmi_kept_forms_list_finish (result, NULL);
  Window               *self = user_data;

  /* cancelled: the window is gone */
  if (forms == NULL)
    return;
  for (guint i = 0; i < forms->len; i++)
    add_form (self, forms->pdata[i]);
  show_note (self);
}

static GtkWidget *
new_body (Window *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_xalign (self->note, 0);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  desmi_a11y_set_label (GTK_WIDGET (self->list), _ ("Unfinished forms"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  g_object_set (box, "margin-top", 12, "margin-bottom", 18, "margin-start", 18, "margin-end", 18,
                NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

/**
 * desmi_kept_forms_window_open:
 * @session: of an open file
 *
 * Lists what was left half-typed, with the way to each form, and the way to be rid of it.
 */
void
desmi_kept_forms_window_open (GtkWindow *parent, DesmiSession *session)
{
  Window    *self = g_new0 (Window, 1);
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->window = GTK_WINDOW (window);
  self->session = g_object_ref (session);
  self->thrown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (window), FORM, self, window_free);
  gtk_window_set_title (self->window, _ ("Unfinished Forms"));
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_modal (self->window, TRUE);
  desmi_dialog_size_set (self->window, WIDTH, HEIGHT);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), new_body (self));
  adw_window_set_content (ADW_WINDOW (window), box);
  add_escape (window);
  desmi_kept_forms_list_async (desmi_session_get_store (session), self->cancellable, listed_cb,
                               self);
  gtk_window_present (self->window);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GPtrArray) forms = desmi_kept_forms_list_finish (result, NULL);
  g_autofree char      *count = NULL, *text = NULL;

  if (forms == NULL || forms->len == 0 || !gtk_widget_get_realized (window))
    return;
  count = desmi_format_count (forms->len, desmi_locale_get_user ());
  /* Translators: %s is a number, written out for the reader */
  text = g_strdup_printf (
      ngettext ("%s half-typed form was kept.", "%s half-typed forms were kept.", forms->len),
      count);
  gtk_widget_activate_action (window, "win.kept", "s", text);
}

/**
 * desmi_kept_forms_window_tell:
 * @window: hears "win.kept" with a sentence, if anything of the file was left half-typed
 */
void
desmi_kept_forms_window_tell (GtkWindow *window, DesmiStore *store)
{
  desmi_kept_forms_list_async (store, NULL, told_cb, g_object_ref (window));
}
