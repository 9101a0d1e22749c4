/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that come, go and fail while the window is in use: what is typed and what is offered stays
 * with the file it belongs to. */
#include "ui-fixture.h"

#include "app/desmi-village-list.h"
#include "ui/desmi-notice.h"
#include "ui/desmi-recent-menu.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEAD "Name of the Kuwu"
#define FIRST "32.12.11.2004" /* the first village of the list */
#define DAMAGE 50000

static DesmiStore *
get_store (UiFixture *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->window));
}

/* A copy of the file that is open, beside it. */
static char *
copy_file (UiFixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  char              *path = g_strdup_printf ("%s/%s.desmigratif", self->folder, name);

  g_assert_true (desmi_store_backup (get_store (self), path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static DesmiForm *
edit_first (UiFixture *self, const char *text)
{
  DesmiVillagesPage *page = ui_go_to_villages (self);
  DesmiForm         *form;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_villages_page_select (page, 0, TRUE);
  ui_settle ();
  form = desmi_villages_page_edit (page);
  g_assert_nonnull (form);
  ui_settle ();
  desmi_field_set_text (ui_find_field (form, HEAD), text);
  return form;
}

/* As a second start with a file does. */
static void
open_from_outside (UiFixture *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_application_open (G_APPLICATION (self->application), &file, 1, "");
}

typedef struct
{
  UiFixture  *fixture;
  const char *path;
} Expected;

static gboolean
is_open (gpointer data)
{
  Expected   *expected = data;
  DesmiStore *store = get_store (expected->fixture);

  return store != NULL && g_strcmp0 (desmi_store_get_path (store), expected->path) == 0;
}

static void
wait_open (UiFixture *self, const char *path)
{
  Expected expected = { self, path };

  ui_wait (is_open, &expected, path);
  ui_settle ();
}

static char *
dup_last_step (const char *path)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_store_open (path, DESMI_OPEN_READ_ONLY, &error);
  char                  *label;

  g_assert_no_error (error);
  label = g_strdup (desmi_store_get_undo_label (store));
  desmi_store_close (store);
  return label;
}

/* R22: another file waits until what is typed is saved, and that goes into its own file. */
static void
test_form_keeps_file (UiFixture *self, gconstpointer unused)
{
  g_autofree char *other = copy_file (self, "other");
  DesmiForm       *form = edit_first (self, "Typed for the first file");
  g_autofree char *own = NULL;
  g_autofree char *others = NULL;
  g_autofree char *before = dup_last_step (other);

  open_from_outside (self, other);
  ui_settle ();
  g_assert_true (ui_find_dialog (self, DESMI_TYPE_FORM) == GTK_WINDOW (form));
  g_assert_nonnull (strstr (desmi_form_get_error (form), "“other.desmigratif” opens when"));
  ui_picture (GTK_WIDGET (form), "form-waits");
  g_assert_cmpstr (desmi_store_get_path (get_store (self)), ==, self->path);
  desmi_form_save (form);
  ui_wait_form_closed (self);
  wait_open (self, other);
  own = dup_last_step (self->path);
  others = dup_last_step (other);
  g_assert_true (g_str_has_prefix (own, "Edited "));
  g_assert_cmpstr (others, ==, before);
}

/* Where the file was closed all the same, nothing is written anywhere and the text is kept. */
static void
test_form_of_closed_file (UiFixture *self, gconstpointer unused)
{
  g_autofree char *other = copy_file (self, "other");
  g_autofree char *before = dup_last_step (other);
  g_autofree char *after = NULL;
  DesmiForm       *form = edit_first (self, "Typed for the first file");

  desmi_session_close (desmi_window_get_session (self->window));
  ui_settle ();
  desmi_session_open_async (desmi_window_get_session (self->window), other, NULL, NULL, NULL);
  wait_open (self, other);
  desmi_form_save (form);
  ui_settle ();
  g_assert_true (ui_find_dialog (self, DESMI_TYPE_FORM) == GTK_WINDOW (form));
  g_assert_nonnull (desmi_form_get_error (form));
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, HEAD)), ==,
                   "Typed for the first file");
  after = dup_last_step (other);
  g_assert_cmpstr (after, ==, before);
}

/* Of several files asked for at once the latest is open in the end. */
static void
test_latest_opens (UiFixture *self, gconstpointer unused)
{
  g_autofree char *second = copy_file (self, "second");
  g_autofree char *third = copy_file (self, "third");

  open_from_outside (self, self->path);
  open_from_outside (self, second);
  open_from_outside (self, third);
  wait_open (self, third);
  g_assert_null (ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG));
}

static gboolean
says_meanwhile (gpointer form)
{
  return desmi_field_get_error (ui_find_field (form, HEAD)) != NULL;
}

/* R16: what another window saved meanwhile is replaced only when that is wanted; what is left alone
 * in the form stays as the other has it. */
static void
test_other_window (UiFixture *self, gconstpointer unused)
{
  DesmiForm               *form = edit_first (self, "Mine");
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiStore)   other = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_autoptr (DesmiEdit)    edit = desmi_edit_new ("Edited elsewhere");
  g_autoptr (DesmiVillage) village = NULL;

  g_assert_no_error (error);
  desmi_edit_set_profile (edit, FIRST, "head_name", "Theirs");
  desmi_edit_set_profile (edit, FIRST, "population", "777");
  g_assert_true (desmi_store_apply (other, edit, NULL, &error));
  desmi_store_close (other);
  desmi_form_save (form);
  ui_wait (says_meanwhile, form, "the question");
  g_assert_nonnull (strstr (desmi_field_get_error (ui_find_field (form, HEAD)), "“Theirs”"));
  g_assert_null (desmi_field_get_error (ui_find_field (form, "Population")));
  ui_picture (GTK_WIDGET (form), "meanwhile");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  village = desmi_store_get_village (get_store (self), FIRST, NULL, &error);
  g_assert_cmpstr (village->head_name, ==, "Mine");
  g_assert_cmpint (village->population, ==, 777);
}

static gboolean
has_failed (gpointer updater)
{
  int state;

  g_object_get (updater, "state", &state, NULL);
  return state == DESMI_UPDATE_FAILED;
}

/* R22: an update that fails leaves what is typed, and what is stored, alone. */
static void
test_failed_pull (UiFixture *self, gconstpointer unused)
{
  DesmiUpdater      *updater = desmi_window_get_updater (self->window);
  DesmiForm         *form = edit_first (self, "Typed before the update");
  DesmiField        *field = ui_find_field (form, HEAD);
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;

  before = desmi_store_table_digest (get_store (self), "official_flows", &error);
  desmi_store_set_meta (get_store (self), "server", "http://127.0.0.1:9/", &error);
  g_assert_no_error (error);
  ui_activate (self, "update", NULL);
  ui_wait (has_failed, updater, "the update to fail");
  ui_settle ();
  after = desmi_store_table_digest (get_store (self), "official_flows", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (ui_find_dialog (self, DESMI_TYPE_FORM) == GTK_WINDOW (form));
  g_assert_cmpstr (desmi_field_get_text (field), ==, "Typed before the update");
  ui_picture (GTK_WIDGET (self->window), "failed-pull");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  g_assert_true (g_str_has_prefix (desmi_store_get_undo_label (get_store (self)), "Edited "));
}

/* What a toast offers to undo is what it speaks of, or it is gone. */
static void
test_offer (UiFixture *self, gconstpointer unused)
{
  DesmiForm            *form = edit_first (self, "Ibu Contoh");
  g_autofree char      *label = NULL;
  g_autoptr (GError)    error = NULL;
  const char *const     steps[] = { "undo", "redo" };
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Something else");

  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_settle ();
  label = g_strdup (desmi_store_get_undo_label (get_store (self)));
  ui_picture (GTK_WIDGET (self->window), "offer");
  g_assert_nonnull (ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Undo"));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      ui_activate (self, steps[i], NULL);
      ui_wait (i == 0 ? ui_can_redo : ui_can_undo, self, steps[i]);
      ui_settle ();
      g_assert_null (ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Undo"));
    }
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edited", "s", label);
  ui_settle ();
  g_assert_nonnull (ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Undo"));
  desmi_edit_set_profile (edit, "32.12.16.2004", "service", "Senin");
  g_assert_true (desmi_store_apply (get_store (self), edit, NULL, &error));
  g_assert_no_error (error);
  ui_settle ();
  g_assert_null (ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Undo"));
}

/* The newest good copy of a damaged file is offered, put back and opened. */
static void
test_restore (UiFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *zeros = g_malloc0 (DAMAGE);
  g_autofree char   *backups = g_build_filename (self->folder, "backups", NULL);
  GtkWindow         *dialog;
  const char        *body;

  g_setenv ("DESMIGRATIF_BACKUPS", backups, TRUE);
  g_assert_true (desmi_store_auto_backup (get_store (self), "import", NULL, &error));
  g_assert_no_error (error);
  desmi_session_close (desmi_window_get_session (self->window));
  ui_settle ();
  g_assert_true (g_file_set_contents (self->path, zeros, DAMAGE, &error));
  desmi_window_open_path (self->window, self->path);
  ui_wait (ui_has_dialog, self, "the offer");
  ui_settle ();
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Restore Backup"));
  /* which backup it is, is said once */
  body = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog));
  g_assert_nonnull (strstr (body, "newest"));
  g_assert_true (strstr (body, "newest") == g_strrstr (body, "newest"));
  ui_picture (GTK_WIDGET (dialog), "restore");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "restore");
  wait_open (self, self->path);
  g_unsetenv ("DESMIGRATIF_BACKUPS");
  ui_wait_rows (ui_go_to_villages (self), UI_SAMPLE_VILLAGES);
}

typedef struct
{
  GtkWidget *window;
  guint      n_dialogs;
  gboolean   is_behind;
} ComingUp;

static void
look_up (GListModel *windows, guint position, guint removed, guint added, gpointer data)
{
  ComingUp *seen = data;

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) dialog = g_list_model_get_item (windows, i);

      if (!ADW_IS_MESSAGE_DIALOG (dialog))
        continue;
      seen->n_dialogs++;
      seen->is_behind |= !gtk_widget_get_mapped (seen->window);
    }
}

/* What is said at a start does not come up before the window, which would then lie over it. */
static void
test_said_over_window (UiFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *zeros = g_malloc0 (DAMAGE);
  g_autofree char   *path = g_build_filename (self->folder, "nol.desmigratif", NULL);
  ComingUp           seen = { .window = GTK_WIDGET (self->window) };

  g_assert_true (g_file_set_contents (path, zeros, DAMAGE, &error));
  gtk_widget_set_visible (seen.window, FALSE);
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (look_up), &seen);
  open_from_outside (self, path);
  ui_wait (ui_has_dialog, self, "the sentence");
  g_signal_handlers_disconnect_by_func (gtk_window_get_toplevels (), look_up, &seen);
  g_assert_cmpuint (seen.n_dialogs, ==, 1);
  g_assert_false (seen.is_behind);
  gtk_window_destroy (ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG));
}

static gboolean
says_moved (gpointer fixture)
{
  return ui_has_label (GTK_WIDGET (((UiFixture *) fixture)->window), "was moved, deleted");
}

static gboolean
says_nothing_moved (gpointer fixture)
{
  return !says_moved (fixture);
}

/* Long before the next save is refused, the window says that the file is gone. */
static void
test_moved_is_said (UiFixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "pindah.desmigratif", NULL);

  g_assert_cmpint (g_rename (self->path, other), ==, 0);
  desmi_store_set_watching (get_store (self), TRUE);
  ui_wait (says_moved, self, "the notice");
  g_assert_cmpint (g_rename (other, self->path), ==, 0);
  ui_wait (says_nothing_moved, self, "the notice to go");
  desmi_store_set_watching (get_store (self), FALSE);
}

static gboolean
is_viewed (gpointer fixture)
{
  DesmiStore *store = get_store (fixture);

  return store != NULL && desmi_store_get_read_only (store);
}

/* Once, and before what is less grave. */
static void
test_view_is_said_once (UiFixture *self, gconstpointer data)
{
  g_autofree char *path = copy_file (self, "dilihat");
  g_autofree char *text = NULL;

  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  open_from_outside (self, path);
  ui_wait (is_viewed, self, "the file to be viewed");
  text = desmi_notice_dup_text (get_store (self), FALSE);
  g_assert_true (g_str_has_prefix (text, "This file cannot be written, so it is opened to view."));
  g_assert_null (strstr (text, "view only"));
  g_assert_nonnull (strstr (text, "Sample data"));
}

static char *
dup_label (GMenu *menu, int index, gboolean *can_be_chosen)
{
  char            *label = NULL;
  g_autofree char *action = NULL;

  g_menu_model_get_item_attribute (G_MENU_MODEL (menu), index, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  g_menu_model_get_item_attribute (G_MENU_MODEL (menu), index, G_MENU_ATTRIBUTE_ACTION, "s",
                                   &action);
  *can_be_chosen = g_strcmp0 (action, "win.open-recent") == 0;
  return label;
}

/* The menu leads back to the file used before; one that is gone since is said to be gone. */
static void
test_recent_menu (UiFixture *self, gconstpointer data)
{
  g_autofree char  *first = g_strdup (self->path);
  g_autofree char  *copy = copy_file (self, "kabupaten_dua");
  g_autofree char  *name = g_path_get_basename (first);
  gsize             length = strlen (name) - strlen (DESMI_STORE_SUFFIX);
  g_autofree char  *label = NULL, *gone = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  gboolean          can_be_chosen;

  open_from_outside (self, copy);
  wait_open (self, copy);
  desmi_recent_menu_fill (menu, copy);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), >=, 1);
  label = dup_label (menu, 0, &can_be_chosen);
  g_assert_cmpint (strncmp (label, name, length), ==, 0);
  g_assert_true (can_be_chosen);
  open_from_outside (self, first);
  wait_open (self, first);
  g_assert_cmpint (g_unlink (copy), ==, 0);
  desmi_recent_menu_fill (menu, first);
  gone = dup_label (menu, 0, &can_be_chosen);
  g_assert_cmpstr (gone, ==, "kabupaten__dua (no longer there)");
  g_assert_false (can_be_chosen);
}

/* What has no path is not passed over in silence, by whichever way it came. */
static void
test_elsewhere (UiFixture *self, gconstpointer unused)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("nowhere://server/A%20B.desmigratif");
  GFile            *files[] = { file };
  GtkWindow        *dialog;

  g_application_open (G_APPLICATION (self->application), files, 1, "");
  ui_wait (ui_has_dialog, self, "the reason");
  ui_settle ();
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "folder of this computer"));
  g_assert_true (ui_has_store (self->window));
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, "sample", ui_set_up, function, ui_tear_down)
  ADD ("/files/form-keeps-file", test_form_keeps_file);
  ADD ("/files/form-of-closed-file", test_form_of_closed_file);
  ADD ("/files/latest-opens", test_latest_opens);
  ADD ("/files/other-window", test_other_window);
  ADD ("/files/failed-pull", test_failed_pull);
  ADD ("/files/offer", test_offer);
  ADD ("/files/restore", test_restore);
  ADD ("/files/said-over-window", test_said_over_window);
  ADD ("/files/elsewhere", test_elsewhere);
  ADD ("/files/moved-is-said", test_moved_is_said);
  ADD ("/files/recent-menu", test_recent_menu);
  ADD ("/files/view-is-said-once", test_view_is_said_once);
  status = g_test_run ();
  ui_done ();
  return status;
}
