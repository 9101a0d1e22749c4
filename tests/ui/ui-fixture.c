/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real window on a throw-away copy of the sample district, and ways to wait for it. */
#include "ui-fixture.h"

#include "app/desmi-new-file.h"
#include "app/desmi-village-list.h"
#include "ui/desmi-settings.h"

#include <glib/gstdio.h>

#define LIMIT_SECONDS 60 /* slow enough for the address sanitizer */
#define SETTLE_ROUNDS 60

static char *sample_folder; /* the sample district, made once a program */
static DesmiApplication
    *shared_application; /* a bus takes one program of a name, so all tests share it */

/* Makes the sample district for all tests of the program. */
static char *
ensure_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *feed = NULL;
  char              *path;

  if (sample_folder == NULL)
    {
      sample_folder = g_dir_make_tmp ("desmi-ui-XXXXXX", &error);
      g_assert_no_error (error);
    }
  path = g_build_filename (sample_folder, "sample.desmigratif", NULL);
  feed = g_build_filename (sample_folder, "feed", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_true (desmi_new_file_create_sample (path, feed, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
ui_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  /* GTK 4.8 warns by itself, of focus among others; a critical is always ours */
  g_log_set_always_fatal ((GLogLevelFlags) (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL));
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display, so no window can be opened\n");
      exit (0);
    }
  adw_init ();
  /* moving things only make the tests wait */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

void
ui_done (void)
{
  if (sample_folder != NULL)
    remove_tree (sample_folder);
  g_clear_pointer (&sample_folder, g_free);
}

char *
ui_dup_feed (void)
{
  return g_build_filename (sample_folder, "feed", NULL);
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Waits for a condition, never for a time. */
void
ui_wait (UiCondition condition, gpointer data, const char *what)
{
  gboolean late = FALSE;
  guint    source = g_timeout_add_seconds (LIMIT_SECONDS, timeout_cb, &late);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (late)
    g_error ("waited %d s in vain for %s", LIMIT_SECONDS, what);
  g_source_remove (source);
}

/* Lets everything that is due happen, a few frames included. */
void
ui_settle (void)
{
  for (int i = 0; i < SETTLE_ROUNDS; i++)
    {
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

gboolean
ui_has_store (gpointer window)
{
  return desmi_session_get_store (desmi_window_get_session (window)) != NULL;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

void
ui_open (UiFixture *self, const char *path)
{
  desmi_window_open_path (self->window, path);
  ui_wait (ui_has_store, self->window, "the file to open");
  ui_settle ();
}

void
ui_set_up (UiFixture *self, gconstpointer with_sample)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("desmi-ui-XXXXXX", &error);
  g_assert_no_error (error);
  /* Names of people are paths: blanks, quotes and letters of other languages must do */
  self->path = g_build_filename (self->folder, "Laporan – Désa “Ba'u”.desmigratif", NULL);
  if (shared_application == NULL)
    {
      shared_application = desmi_application_new (G_APPLICATION_NON_UNIQUE);
      g_assert_true (g_application_register (G_APPLICATION (shared_application), NULL, &error));
      g_assert_no_error (error);
    }
  self->application = shared_application;
  self->window = desmi_window_new (GTK_APPLICATION (self->application));
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait (is_mapped, self->window, "the window");
  if (with_sample != NULL)
    {
      g_autofree char  *sample = ensure_sample ();
      g_autoptr (GFile) from = g_file_new_for_path (sample);
      g_autoptr (GFile) to = g_file_new_for_path (self->path);

      g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
      ui_open (self, self->path);
    }
}

static gboolean
no_windows (gpointer application)
{
  return gtk_application_get_windows (application) == NULL;
}

/* What a test chose is nothing that the next one begins with. */
static void
forget_views (void)
{
  g_autoptr (GSettings)       settings = desmi_settings_new ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv)              keys = NULL;

  if (settings == NULL)
    return;
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], "view-") || g_str_has_prefix (keys[i], "window-"))
      g_settings_reset (settings, keys[i]);
}

void
ui_tear_down (UiFixture *self, gconstpointer with_sample)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self->application)));
  gpointer window = self->window;

  for (GList *l = windows; l != NULL; l = l->next)
    if (!DESMI_IS_WINDOW (l->data))
      gtk_window_destroy (l->data);
  g_list_free (windows);
  /* a window that is kept alive by something of ours would be a leak in every session */
  g_object_add_weak_pointer (G_OBJECT (self->window), &window);
  gtk_window_close (GTK_WINDOW (self->window));
  ui_wait (no_windows, self->application, "the window to close");
  ui_settle ();
  g_assert_null (window);
  forget_views ();
  desmi_store_wait_closed ();
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static gboolean
is_called (GtkWidget *widget, const char *label)
{
  g_autofree char *other = NULL;

  /* a button with words on it is named by them */
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    {
      g_auto (GStrv)   parts = g_strsplit (gtk_button_get_label (GTK_BUTTON (widget)), "_", -1);
      g_autofree char *words = g_strjoinv ("", parts);

      return g_str_equal (words, label);
    }
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  return other == NULL;
}

GtkWidget *
ui_find (GtkWidget *root, GType type, const char *label)
{
  if ((type == G_TYPE_NONE || g_type_is_a (G_OBJECT_TYPE (root), type))
      && (label == NULL || is_called (root, label)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_child_visible (child) ? ui_find (child, type, label) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkLabel *
ui_find_label (GtkWidget *root, const char *text)
{
  GtkLabel *label = NULL;

  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return GTK_LABEL (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = ui_find_label (child, text);
  return label;
}

gboolean
ui_has_label (GtkWidget *root, const char *text)
{
  return ui_find_label (root, text) != NULL;
}

GtkWindow *
ui_find_dialog (UiFixture *self, GType type)
{
  g_autoptr (GListModel) tops = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (tops, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type)
          && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* A picture to be looked at, where DESMI_TEST_PICTURES names a folder. */
void
ui_picture (GtkWidget *widget, const char *name)
{
  const char               *folder = g_getenv ("DESMI_TEST_PICTURES");
  g_autoptr (GdkPaintable)  paintable = NULL;
  g_autoptr (GtkSnapshot)   snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture)    texture = NULL;
  g_autofree char          *path = NULL;

  if (folder == NULL)
    return;
  gtk_widget_queue_draw (widget);
  ui_settle ();
  paintable = gtk_widget_paintable_new (widget);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)
    return;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, NULL);
  path = g_strdup_printf ("%s/%s.png", folder, name);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* As if the key were pressed while @widget has the focus: its own key controllers hear it. Says
 * whether one of them took it. */
gboolean
ui_send_key_with (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean               handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  return handled;
}

void
ui_send_key (GtkWidget *widget, guint keyval)
{
  ui_send_key_with (widget, keyval, 0);
}

void
ui_activate (UiFixture *self, const char *action, const char *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), action,
                                  parameter == NULL ? NULL : g_variant_new_string (parameter));
}

gboolean
ui_is_page (gpointer data)
{
  UiFixture *self = data;

  return gtk_widget_get_mapped (desmi_window_get_page (self->window));
}

DesmiVillagesPage *
ui_go_to_villages (UiFixture *self)
{
  ui_activate (self, "page", "villages");
  ui_wait (ui_is_page, self, "the villages page");
  return DESMI_VILLAGES_PAGE (desmi_window_get_page (self->window));
}

/* So many villages, all of their rows read. */
gboolean
ui_has_rows (gpointer data)
{
  UiRows     *rows = data;
  GListModel *list = desmi_villages_page_get_list (rows->page);
  gboolean    loading = TRUE;

  g_object_get (list, "loading", &loading, NULL);
  if (loading || g_list_model_get_n_items (list) != rows->n)
    return FALSE;
  for (guint i = 0; i < rows->n; i++)
    {
      g_autoptr (DesmiVillageItem) item = g_list_model_get_item (list, i);

      if (desmi_village_item_get_village (item) == NULL)
        return FALSE;
    }
  return TRUE;
}

void
ui_wait_rows (DesmiVillagesPage *page, guint n)
{
  UiRows rows = { page, n };

  ui_wait (ui_has_rows, &rows, "the rows of the villages");
  ui_settle ();
}

DesmiField *
ui_find_field (DesmiForm *form, const char *title)
{
  GtkWidget *entry = ui_find (GTK_WIDGET (form), GTK_TYPE_ENTRY, title);

  g_assert_nonnull (entry);
  return DESMI_FIELD (gtk_widget_get_ancestor (entry, DESMI_TYPE_FIELD));
}

DesmiFilter *
ui_find_filter (GtkWidget *root, const char *title)
{
  DesmiFilter     *found = NULL;
  g_autofree char *own = NULL;

  if (DESMI_IS_FILTER (root))
    {
      g_object_get (root, "title", &own, NULL);
      return g_strcmp0 (own, title) == 0 ? DESMI_FILTER (root) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = ui_find_filter (child, title);
  return found;
}

/* A form that found something to say will not close any more. */
static gboolean
is_closed_or_refused (gpointer fixture)
{
  GtkWindow *form = ui_find_dialog (fixture, DESMI_TYPE_FORM);

  return form == NULL || desmi_form_get_error (DESMI_FORM (form)) != NULL;
}

void
ui_wait_form_closed (UiFixture *self)
{
  GtkWindow *form;

  ui_wait (is_closed_or_refused, self, "the form to close");
  form = ui_find_dialog (self, DESMI_TYPE_FORM);
  if (form != NULL)
    g_error ("the form did not close: %s", desmi_form_get_error (DESMI_FORM (form)));
}

gboolean
ui_can_undo (gpointer fixture)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (((UiFixture *) fixture)->window),
                                            "undo");
}

gboolean
ui_can_redo (gpointer fixture)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (((UiFixture *) fixture)->window),
                                            "redo");
}

gboolean
ui_has_dialog (gpointer fixture)
{
  return ui_find_dialog (fixture, ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

DesmiVillage *
ui_get_village (DesmiVillagesPage *page, guint position)
{
  g_autoptr (DesmiVillageItem) item
      = g_list_model_get_item (desmi_villages_page_get_list (page), position);

  return desmi_village_ref (desmi_village_item_get_village (item));
}

static gboolean
is_found (gpointer data)
{
  UiRows     *rows = data;
  GListModel *list = desmi_villages_page_get_list (rows->page);

  return g_list_model_get_n_items (list) == rows->n && ui_has_rows (rows);
}

void
ui_search (DesmiVillagesPage *page, const char *text, guint n)
{
  UiRows rows = { page, n };

  desmi_villages_page_set_search_text (page, text);
  ui_wait (is_found, &rows, text);
}

typedef struct
{
  char    *text;
  gboolean is_there;
} Clipped;

static void
clipped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Clipped           *clipped = user_data;
  g_autoptr (GError) error = NULL;

  clipped->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
  clipped->is_there = TRUE;
}

static gboolean
is_clipped (gpointer clipped)
{
  return ((Clipped *) clipped)->is_there;
}

char *
ui_read_clipboard (GtkWidget *widget)
{
  Clipped clipped = { NULL, FALSE };

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, clipped_cb, &clipped);
  ui_wait (is_clipped, &clipped, "the clipboard");
  g_assert_nonnull (clipped.text);
  return clipped.text;
}
