/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and making district files from the window. */
#include "ui/desmi-window.h"

#include "app/desmi-rescue.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-form.h"
#include "ui/desmi-new-district.h"
#include "ui/desmi-quiet.h"
#include "ui/desmi-settings.h"

#include <glib/gi18n-lib.h>

#define NEXT_KEY "desmi-next-request"

/* A file that the window is asked to work on. */
typedef struct
{
  enum
  {
    OPEN,
    CREATE,
    SAMPLE,
    RESTORE,
  } kind;
  char *path;     /* NULL: the sample */
  char *district; /* nullable: of a new file */
  char *copy;     /* nullable: the backup to be restored */
} Request;

/* What a callback needs once the file has been tried. */
typedef struct
{
  DesmiWindow *window; /* owned */
  Request     *request;
  GError      *error; /* nullable: why the file was not opened, while its backups are looked at */
} Work;

static void run (DesmiWindow *self, Request *request);

static Request *
request_new (int kind, const char *path)
{
  Request *self = g_new0 (Request, 1);

  self->kind = kind;
  self->path = g_strdup (path);
  return self;
}

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->path);
  g_free (self->district);
  g_free (self->copy);
  g_free (self);
}

static Work *
work_new (DesmiWindow *window, Request *request)
{
  Work *self = g_new0 (Work, 1);

  self->window = g_object_ref (window);
  self->request = request;
  return self;
}

static void
work_free (Work *self)
{
  g_object_unref (self->window);
  request_free (self->request);
  g_clear_error (&self->error);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static DesmiStore *
get_store (DesmiWindow *self)
{
  DesmiSession *session = desmi_window_get_session (self);

  return session == NULL ? NULL : desmi_session_get_store (session);
}

/* Does what was asked for last while the window could not. */
static void
run_next (DesmiWindow *self)
{
  Request    *request = g_object_steal_data (G_OBJECT (self), NEXT_KEY);
  DesmiStore *store = get_store (self);

  if (request == NULL)
    return;
  /* the window is gone, or the file has come already */
  if (desmi_window_get_session (self) == NULL
      || (request->kind == OPEN && store != NULL
          && g_strcmp0 (request->path, desmi_store_get_path (store)) == 0))
    request_free (request);
  else
    run (self, request);
}

static void
end_work (DesmiWindow *self)
{
  desmi_window_end_work (self);
  run_next (self);
}

/* What is typed into a form belongs to the file that is open; so that stays until the form is
 * closed. */
static DesmiForm *
find_form (DesmiWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DESMI_IS_FORM (window) && gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        return DESMI_FORM (window);
    }
  return NULL;
}

static void
wait_for_form (DesmiWindow *self, DesmiForm *form, const Request *request)
{
  g_autofree char *name
      = request->path == NULL ? NULL : g_filename_display_basename (request->path);
  /* Translators: %s is the name of a file */
  g_autofree char *text
      = name == NULL ? g_strdup (_ ("The sample opens when this form is saved or closed."))
                     : g_strdup_printf (_ ("“%s” opens when this form is saved or closed."), name);

  desmi_form_show_text (form, text);
  g_signal_handlers_disconnect_by_func (form, run_next, self);
  g_signal_connect_object (form, "destroy", G_CALLBACK (run_next), self, G_CONNECT_SWAPPED);
  desmi_quiet_present (GTK_WINDOW (form));
}

static void
remember (DesmiWindow *self)
{
  DesmiStore           *store = get_store (self);
  g_autoptr (GSettings) settings = desmi_settings_new ();

  if (store == NULL)
    return;
  if (settings != NULL && g_utf8_validate (desmi_store_get_path (store), -1, NULL))
    g_settings_set_string (settings, "last-file", desmi_store_get_path (store));
}

/* At a start the window may still wait for the file. A dialog that came up before it would lie
 * behind it, and keep it from answering. */
static void
come_up (DesmiWindow *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
}

/* Nobody is left to be told where the window is closed. */
static void
tell (DesmiWindow *self, const char *heading, const GError *error)
{
  if (desmi_window_get_session (self) == NULL)
    return;
  come_up (self);
  desmi_error_dialog_present (GTK_WIDGET (self), heading, error);
}

static void
backup_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  Request         *request;

  if (g_strcmp0 (response, "restore") != 0)
    return;
  request = request_new (RESTORE, work->request->path);
  request->copy = g_strdup (work->request->copy);
  run (work->window, request);
}

/* A broken file is never overwritten; the newest good copy is offered by its date. */
static void
offer_backup (Work *work)
{
  /* the sentence names the backup already */
  g_autofree char *body = g_strdup_printf (
      "%s\n\n%s", work->error->message,
      _ ("Restoring it puts the damaged file aside and opens the backup in its place."));
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (work->window), _ ("The File Is Damaged"), body);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                      desmi_error_details_new (work->error));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                    _ ("_Restore Backup"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (backup_response_cb), work);
  come_up (work->window);
  desmi_quiet_present (GTK_WINDOW (dialog));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work)        work = user_data;
  g_autoptr (DesmiWindow) window = g_object_ref (work->window);

  work->request->copy = desmi_rescue_find_finish (result);
  if (work->request->copy == NULL)
    tell (window, _ ("The File Was Not Opened"), work->error);
  else if (desmi_window_get_session (window) != NULL)
    offer_backup (g_steal_pointer (&work));
  end_work (window);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work)   work = user_data;
  g_autoptr (GError) error = NULL;
  gboolean           ok = desmi_rescue_restore_finish (result, &error);

  desmi_window_end_work (work->window);
  if (!ok)
    tell (work->window, _ ("The Backup Was Not Restored"), error);
  else if (desmi_window_get_session (work->window) != NULL)
    desmi_window_open_path (work->window, work->request->path);
  run_next (work->window);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work)   work = user_data;
  g_autoptr (GError) error = NULL;
  gboolean           ok = desmi_session_open_finish (DESMI_SESSION (source), result, &error);

  if (ok)
    remember (work->window);
  else if (g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED))
    {
      /* the busy page stays: every copy is read whole until a good one is found */
      work->error = g_steal_pointer (&error);
      desmi_rescue_find_async (work->request->path, found_cb, work);
      g_steal_pointer (&work);
      return;
    }
  else
    tell (work->window, _ ("The File Was Not Opened"), error);
  end_work (work->window);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work)   work = user_data;
  g_autoptr (GError) error = NULL;

  if (desmi_session_create_finish (DESMI_SESSION (source), result, &error))
    remember (work->window);
  else
    tell (work->window, _ ("The District Was Not Created"), error);
  end_work (work->window);
}

static void
sample_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work)   work = user_data;
  g_autoptr (GError) error = NULL;

  if (desmi_session_try_sample_finish (DESMI_SESSION (source), result, &error))
    remember (work->window);
  else
    tell (work->window, _ ("The Sample Was Not Opened"), error);
  end_work (work->window);
}

static const char *
describe (const Request *request)
{
  switch (request->kind)
    {
    case CREATE:
      return _ ("Creating the District");
    case SAMPLE:
      return _ ("Preparing the Sample District");
    case RESTORE:
      return _ ("Restoring the Backup");
    case OPEN:
    default:
      return _ ("Opening the District");
    }
}

/* Does what is asked for; while the window is at work, or has a form open, the latest request is
 * kept until it can. Takes @request. */
static void
run (DesmiWindow *self, Request *request)
{
  DesmiSession *session = desmi_window_get_session (self);
  DesmiForm    *form = find_form (self);
  GCancellable *cancellable
      = form != NULL ? NULL : desmi_window_begin_work (self, describe (request));

  if (cancellable == NULL)
    {
      if (form != NULL)
        wait_for_form (self, form, request);
      g_object_set_data_full (G_OBJECT (self), NEXT_KEY, request, request_free);
      return;
    }
  switch (request->kind)
    {
    case OPEN:
      desmi_session_open_async (session, request->path, cancellable, opened_cb,
                                work_new (self, request));
      break;
    case CREATE:
      desmi_session_create_async (session, request->path, request->district, desmi_window_progress,
                                  self, cancellable, created_cb, work_new (self, request));
      break;
    case SAMPLE:
      desmi_session_try_sample_async (session, desmi_window_progress, self, cancellable, sample_cb,
                                      work_new (self, request));
      break;
    case RESTORE:
      desmi_rescue_restore_async (request->copy, request->path, restored_cb,
                                  work_new (self, request));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (DesmiWindow) self = user_data;
  g_autoptr (GFile)       file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    desmi_window_open_file (self, file);
  g_object_unref (dialog);
}

/**
 * desmi_window_open_path:
 * @path: a district file, in the encoding of file names
 *
 * Opens @path in place of what is open; on failure that stays open and a dialog says why. While the
 * window works on another file or has a form open, it waits for that; of several files that were
 * asked for meanwhile the latest is opened.
 */
void
desmi_window_open_path (DesmiWindow *self, const char *path)
{
  g_return_if_fail (DESMI_IS_WINDOW (self) && path != NULL);

  run (self, request_new (OPEN, path));
}

/**
 * desmi_window_open_file:
 * @file: a district file, perhaps on a server or a telephone, which have no path
 *
 * As desmi_window_open_path(); what has no path cannot be a database, and a dialog says so.
 */
void
desmi_window_open_file (DesmiWindow *self, GFile *file)
{
  g_autofree char   *path = g_file_get_path (file);
  g_autofree char   *name = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DESMI_IS_WINDOW (self));

  if (path != NULL)
    {
      desmi_window_open_path (self, path);
      return;
    }
  name = g_file_get_parse_name (file);
  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               /* Translators: %s is an address such as sftp://server/folder/file */
               _ ("“%s” does not lie in a folder of this computer. Copy it to one, and open the "
                  "copy."),
               name);
  /* at the start of the program the dialog would be under the window */
  desmi_quiet_present (GTK_WINDOW (self));
  tell (self, _ ("The File Was Not Opened"), error);
}

/**
 * desmi_window_open_last:
 *
 * Opens the file that was open when the program ended, if it is still there.
 */
void
desmi_window_open_last (DesmiWindow *self)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();
  g_autofree char *path = settings == NULL ? NULL : g_settings_get_string (settings, "last-file");

  if (path != NULL && *path != '\0' && g_file_test (path, G_FILE_TEST_EXISTS))
    desmi_window_open_path (self, path);
}

/**
 * desmi_window_ask_open:
 *
 * Asks for a district file and opens it.
 */
void
desmi_window_ask_open (DesmiWindow *self)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Open a District"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) ours = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (ours, _ ("District files"));
  gtk_file_filter_add_pattern (ours, "*" DESMI_STORE_SUFFIX);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), ours);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
district_chosen_cb (DesmiWindow *self, const char *path, const char *district)
{
  desmi_window_create (self, path, district);
}

/**
 * desmi_window_ask_new:
 *
 * Asks for a district of the national list and makes a file for it.
 */
void
desmi_window_ask_new (DesmiWindow *self)
{
  GtkWidget *dialog = desmi_new_district_new (GTK_WINDOW (self));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (district_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * desmi_window_create:
 * @path: where the new file will lie; nothing may be there
 * @district: code of a district
 *
 * Makes a district file and opens it.
 */
void
desmi_window_create (DesmiWindow *self, const char *path, const char *district)
{
  Request *request;

  g_return_if_fail (DESMI_IS_WINDOW (self) && path != NULL);

  request = request_new (CREATE, path);
  request->district = g_strdup (district);
  run (self, request);
}

/**
 * desmi_window_try_sample:
 *
 * Makes the sample district, or opens the one made before.
 */
void
desmi_window_try_sample (DesmiWindow *self)
{
  g_return_if_fail (DESMI_IS_WINDOW (self));

  run (self, request_new (SAMPLE, NULL));
}
