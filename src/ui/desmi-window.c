/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: a sidebar of pages beside the page, or the start page where no district is open. */
#include "ui/desmi-window.h"

#include "ui/decks/desmi-decks-page.h"
#include "ui/desmi-audience-choice.h"
#include "ui/desmi-busy-page.h"
#include "ui/desmi-kept-forms-window.h"
#include "ui/desmi-menu.h"
#include "ui/desmi-pages.h"
#include "ui/desmi-notice.h"
#include "ui/desmi-quiet.h"
#include "ui/desmi-recent-menu.h"
#include "ui/desmi-settings.h"
#include "ui/desmi-sidebar.h"
#include "ui/desmi-start-page.h"
#include "ui/desmi-tab-stop.h"
#include "ui/desmi-toast.h"
#include "ui/platform/desmi-desktop.h"
#include "ui/desmi-undo.h"
#include "ui/desmi-view-memory.h"
#include "ui/desmi-window-actions.h"
#include "ui/desmi-window-title.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gi18n-lib.h>

#define PATIENCE_MS 500 /* a busy page before that is only flicker */

struct _DesmiWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay     *toasts;
  GtkStack            *root_stack;
  DesmiStartPage      *start_page;
  DesmiBusyPage       *busy_page;
  AdwFlap             *flap;
  GtkListBox          *sidebar;
  AdwWindowTitle      *title;
  GtkMenuButton       *menu_button;
  GMenuModel          *primary_menu;
  GMenu               *recent_menu;
  GtkButton           *enrol_button;
  GtkButton           *undo_button;
  GtkButton           *redo_button;
  GtkButton           *update_button;
  GtkMenuButton       *audience_button;
  GMenuModel          *audience_menu;
  GtkRevealer         *audience_strip;
  GtkLabel            *audience_label;
  GtkRevealer         *notice;
  GtkLabel            *notice_label;
  GtkStack            *pages;

  GSettings           *settings; /* nullable */
  DesmiSession        *session;
  DesmiUpdater        *updater;
  DesmiStore          *store; /* whose labels we follow, nullable */
  GCancellable        *work;  /* nullable: what the busy page stands for */
  GApplication        *held;  /* nullable: kept running until the work is over, also without us */
  guint                patience;
  gboolean             following; /* the sidebar moves because the state does */
};

G_DEFINE_FINAL_TYPE (DesmiWindow, desmi_window, ADW_TYPE_APPLICATION_WINDOW)

static void
set_action_enabled (DesmiWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_undo (DesmiWindow *self)
{
  gboolean    writable = self->store != NULL && !desmi_store_get_read_only (self->store);
  const char *undo = writable ? desmi_store_get_undo_label (self->store) : NULL;
  const char *redo = writable ? desmi_store_get_redo_label (self->store) : NULL;

  set_action_enabled (self, "undo", undo != NULL);
  set_action_enabled (self, "redo", redo != NULL);
  set_action_enabled (self, "enrol", writable);
  set_action_enabled (self, "update", writable);
  desmi_undo_label_buttons (GTK_WIDGET (self->undo_button), GTK_WIDGET (self->redo_button), undo,
                            redo);
}

static void
update_notice (DesmiWindow *self)
{
  g_autofree char *text = NULL;
  gboolean         demo = FALSE;

  g_object_get (self->updater, "demo-root", &demo, NULL);
  text = self->store == NULL ? NULL : desmi_notice_dup_text (self->store, demo);
  gtk_label_set_label (self->notice_label, text == NULL ? "" : text);
  gtk_revealer_set_reveal_child (self->notice, text != NULL);
}

static void
update_title (DesmiWindow *self)
{
  desmi_window_title_set (GTK_WINDOW (self), self->title, self->store, self->pages);
}

/* Shows the page of the session's state; it is made when it is first shown, so that the start pays
 * for one page only. */
static void
update_page (DesmiWindow *self)
{
  const char *name
      = desmi_view_state_get (desmi_session_get_state (self->session), DESMI_VIEW_PAGE);

  set_action_enabled (self, "back", desmi_session_can_go (self->session, -1));
  set_action_enabled (self, "forward", desmi_session_can_go (self->session, 1));
  if (self->store == NULL)
    return;
  if (gtk_stack_get_child_by_name (self->pages, name) == NULL)
    {
      GtkWidget *widget = desmi_page_new (name, self->session, self->updater);

      if (DESMI_IS_VILLAGE_PAGE (widget))
        g_signal_connect_object (widget, "notify::title", G_CALLBACK (update_title), self,
                                 G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->pages, widget, name);
    }
  gtk_stack_set_visible_child_name (self->pages, name);
  self->following = TRUE;
  desmi_sidebar_select (self->sidebar,
                        g_str_equal (name, DESMI_VILLAGE_PAGE_NAME) ? "villages" : name);
  self->following = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->enrol_button), g_str_equal (name, "villages"));
  gtk_widget_set_visible (GTK_WIDGET (self->update_button), g_str_equal (name, "overview"));
  update_title (self);
}

static void
left_out_cb (DesmiWindow *self, const char *sentence)
{
  desmi_toast_say (self->toasts, sentence);
}

static void
session_changed_cb (DesmiWindow *self, guint tables)
{
  if ((tables & DESMI_TABLES_HISTORY) != 0)
    desmi_toast_withdraw (self->toasts);
}

static void
update_root (DesmiWindow *self)
{
  if (self->store != NULL)
    gtk_stack_set_visible_child_name (self->root_stack, "main");
  else
    {
      desmi_start_page_reload (self->start_page);
      gtk_stack_set_visible_child_name (self->root_stack, "start");
    }
  set_action_enabled (self, "close-file", self->store != NULL);
  set_action_enabled (self, "history", self->store != NULL);
  set_action_enabled (self, "kept-forms", self->store != NULL);
}

static void
update_watching (DesmiWindow *self)
{
  if (self->store != NULL)
    desmi_store_set_watching (self->store, gtk_window_is_active (GTK_WINDOW (self)));
}

static void
store_changed_cb (DesmiWindow *self)
{
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, desmi_session_get_store (self->session));
  desmi_toast_withdraw (self->toasts);
  desmi_updater_set_store (self->updater, self->store);
  if (self->store != NULL)
    {
      g_signal_connect_object (self->store, "notify::undo-label", G_CALLBACK (update_undo), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->store, "notify::notice", G_CALLBACK (update_notice), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->store, "notify::astray", G_CALLBACK (update_notice), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->store, "notify::redo-label", G_CALLBACK (update_undo), self,
                               G_CONNECT_SWAPPED);
    }
  update_page (self);
  update_undo (self);
  update_notice (self);
  update_title (self);
  update_root (self);
  update_watching (self);
  if (self->store != NULL)
    desmi_kept_forms_window_tell (GTK_WINDOW (self), self->store);
  if (self->store != NULL && gtk_list_box_get_selected_row (self->sidebar) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->sidebar)));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiWindow *self = user_data;

  desmi_toast_withdraw (self->toasts);
  if (self->store != NULL)
    desmi_undo_run (GTK_WIDGET (self), self->store);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiWindow *self = user_data;

  if (self->store != NULL)
    desmi_redo_run (GTK_WIDGET (self), self->store);
}

/* Comes here when nothing in the window wanted it; who writes means to leave the writing at most,
 * and who has just ended a presentation may press it once too often. */
static gboolean
key_pressed_cb (DesmiWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (keyval != GDK_KEY_Escape || (focus != NULL && GTK_IS_EDITABLE (focus))
      || g_strcmp0 (desmi_window_get_page_name (self), DESMI_DECKS_PAGE_NAME) == 0)
    return FALSE;
  return desmi_session_go (self->session, -1);
}

static void
close_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiWindow *self = user_data;

  if (self->settings != NULL)
    g_settings_reset (self->settings, "last-file");
  desmi_session_close (self->session);
}

/* Looked at anew each time: a drive may have been plugged in since. */
static void
menu_opens_cb (GtkMenuButton *button, gpointer user_data)
{
  DesmiWindow *self = user_data;

  desmi_recent_menu_fill (self->recent_menu,
                          self->store == NULL ? NULL : desmi_store_get_path (self->store));
  desmi_menu_make (button, self->primary_menu);
}

static const GActionEntry entries[] = {
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "close-file", .activate = close_file_cb },
};

/* GTK tells of a row as selected also where it was and only the focus came to it, by Tab or because
 * what had it is gone: on the page of a village that must not lead back to all of them. */
static gboolean
is_shown_by (DesmiWindow *self, const char *name)
{
  const char *shown = desmi_window_get_page_name (self);

  return g_strcmp0 (shown, name) == 0
         || (g_str_equal (name, "villages") && g_strcmp0 (shown, DESMI_VILLAGE_PAGE_NAME) == 0);
}

static void
row_activated_cb (DesmiWindow *self, GtkListBoxRow *row)
{
  const char *name = row == NULL ? NULL : desmi_sidebar_get_page (row);

  if (name != NULL && self->store != NULL && !self->following)
    desmi_window_show_page (self, name);
  if (self->flap != NULL && adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
row_selected_cb (DesmiWindow *self, GtkListBoxRow *row)
{
  const char *name = row == NULL ? NULL : desmi_sidebar_get_page (row);

  if (name != NULL && !is_shown_by (self, name))
    row_activated_cb (self, row);
}

static void
update_state_cb (DesmiWindow *self)
{
  g_autofree char *text = NULL;
  int              state = DESMI_UPDATE_IDLE;

  update_notice (self);
  g_object_get (self->updater, "state", &state, "text", &text, NULL);
  if ((state == DESMI_UPDATE_DONE || state == DESMI_UPDATE_FAILED) && text != NULL
      && g_strcmp0 (desmi_window_get_page_name (self), "updates") != 0)
    desmi_toast_say (self->toasts, text);
}

static gboolean
patience_cb (gpointer user_data)
{
  DesmiWindow *self = user_data;

  self->patience = 0;
  gtk_stack_set_visible_child_name (self->root_stack, "busy");
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
desmi_window_dispose (GObject *object)
{
  DesmiWindow *self = DESMI_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  if (self->updater != NULL)
    {
      desmi_updater_cancel (self->updater);
      desmi_updater_set_store (self->updater, NULL);
    }
  /* what still works on the file may let go of it last, in a thread of its own, and would end these
   * while the window ends */
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->updater);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  if (self->pages != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_WINDOW);
  self->pages = NULL;
  G_OBJECT_CLASS (desmi_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, busy_page);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, enrol_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, update_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, audience_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, audience_menu);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, audience_strip);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, audience_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiWindow, pages);
}

static void
desmi_window_class_init (DesmiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_window_dispose;
  g_type_ensure (DESMI_TYPE_START_PAGE);
  g_type_ensure (DESMI_TYPE_TAB_STOP);
  g_type_ensure (DESMI_TYPE_BUSY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/go/desmigratif/Desmigratif/ui/desmi-window.ui");
  bind_children (widget_class);
}

static void
bind_settings (DesmiWindow *self)
{
  int width, height;

  self->settings = desmi_settings_new ();
  if (self->settings == NULL)
    return;
  desmi_view_memory_connect (self->session, self->settings);
  g_settings_bind (self->settings, "user-name", self->session, "user", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!desmi_desktop_has_room (gtk_widget_get_display (GTK_WIDGET (self)), width, height))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
desmi_window_init (DesmiWindow *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->session = desmi_session_new ();
  self->updater = desmi_updater_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  desmi_window_actions_add (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  desmi_toast_add_actions (self->toasts, G_ACTION_MAP (self));
  bind_settings (self);
  desmi_sidebar_fill (self->sidebar);
  desmi_audience_choice_connect (G_ACTION_MAP (self), self->session, self->audience_button,
                                 self->audience_strip, self->audience_label);
  g_signal_connect_object (self->sidebar, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  /* the row of the villages is selected already on the page of one, and leads back to all */
  g_signal_connect_object (self->sidebar, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::store", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "left-out", G_CALLBACK (left_out_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->updater, "notify::state", G_CALLBACK (update_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->updater, "notify::demo-root", G_CALLBACK (update_notice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (update_watching), NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, menu_opens_cb, self, NULL);
  desmi_menu_set_later (self->audience_button, self->audience_menu);
  store_changed_cb (self);
}

/**
 * desmi_window_new:
 *
 * Returns: (transfer none): a window of @application, which owns it until it is closed
 */
DesmiWindow *
desmi_window_new (GtkApplication *application)
{
  return g_object_new (DESMI_TYPE_WINDOW, "application", application, NULL);
}

/**
 * desmi_window_get_session:
 *
 * Returns: (transfer none): what the window works on
 */
DesmiSession *
desmi_window_get_session (DesmiWindow *self)
{
  return self->session;
}

/**
 * desmi_window_get_updater:
 *
 * Returns: (transfer none): the window's updates
 */
DesmiUpdater *
desmi_window_get_updater (DesmiWindow *self)
{
  return self->updater;
}

/**
 * desmi_window_get_page_name:
 *
 * Returns: (nullable): the page shown, as in the setting "last-page"
 */
const char *
desmi_window_get_page_name (DesmiWindow *self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}

/**
 * desmi_window_get_page:
 *
 * Returns: (transfer none) (nullable): the widget of the page shown
 */
GtkWidget *
desmi_window_get_page (DesmiWindow *self)
{
  return gtk_stack_get_visible_child (self->pages);
}

/**
 * desmi_window_show_page:
 * @name: a page of the sidebar
 *
 * Goes to a page, a step that "back" takes back.
 */
void
desmi_window_show_page (DesmiWindow *self, const char *name)
{
  g_return_if_fail (DESMI_IS_WINDOW (self));

  if (desmi_page_info_find (name) != NULL)
    desmi_session_show_page (self->session, name);
}

/**
 * desmi_window_begin_work:
 * @title: what is being done, translated
 *
 * Tells the window that a file is being worked on.
 *
 * Returns: (transfer none) (nullable): what cancels it; %NULL while something else is being done
 */
GCancellable *
desmi_window_begin_work (DesmiWindow *self, const char *title)
{
  g_return_val_if_fail (DESMI_IS_WINDOW (self), NULL);

  if (self->work != NULL)
    return NULL;
  self->work = g_cancellable_new ();
  self->held = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_application_hold (self->held);
  desmi_busy_page_begin (self->busy_page, title, self->work);
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  return self->work;
}

/**
 * desmi_window_progress:
 * @fraction: 0.0 to 1.0, negative: unknown
 * @text: (nullable): what is being done now
 * @window: the DesmiWindow
 *
 * A DesmiProgress.
 */
void
desmi_window_progress (double fraction, const char *text, gpointer window)
{
  desmi_busy_page_progress (DESMI_WINDOW (window)->busy_page, fraction, text);
}

/**
 * desmi_window_end_work:
 *
 * The work is over; shows the district that is open now, or the start page.
 */
void
desmi_window_end_work (DesmiWindow *self)
{
  g_return_if_fail (DESMI_IS_WINDOW (self));

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->work);
  g_application_release (g_steal_pointer (&self->held));
  if (self->pages == NULL)
    return;
  desmi_busy_page_end (self->busy_page);
  update_root (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
}

/**
 * desmi_window_present_soon:
 *
 * Shows the window. Where it is not on the screen yet and a file is being opened, it waits a moment
 * for that, so that nobody sees a start page that is gone at once; and for the end of a
 * presentation.
 */
void
desmi_window_present_soon (DesmiWindow *self)
{
  g_return_if_fail (DESMI_IS_WINDOW (self));

  if (self->work == NULL || gtk_widget_get_visible (GTK_WIDGET (self)))
    desmi_quiet_present (GTK_WINDOW (self));
}
