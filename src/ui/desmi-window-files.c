/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and making district files from the window. */
#include "ui/desmi-window.h"

#include "ui/desmi-error-dialog.h"
#include "ui/desmi-new-district.h"
#include "ui/desmi-settings.h"

#include <glib/gi18n-lib.h>

/* What a callback needs once the file has been tried. */
typedef struct
{
  DesmiWindow *window; /* owned */
  char        *path;
} Work;

static Work *
work_new (DesmiWindow *window, const char *path)
{
  Work *self = g_new0 (Work, 1);

  self->window = g_object_ref (window);
  self->path = g_strdup (path);
  return self;
}

static void
work_free (Work *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static void
remember (DesmiWindow *self)
{
  DesmiStore           *store = desmi_session_get_store (desmi_window_get_session (self));
  g_autoptr (GSettings) settings = desmi_settings_new ();

  if (store == NULL)
    return;
  desmi_recent_files_add (desmi_store_get_path (store));
  if (settings != NULL && g_utf8_validate (desmi_store_get_path (store), -1, NULL))
    g_settings_set_string (settings, "last-file", desmi_store_get_path (store));
}

static void
backup_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (Work)   work = user_data;
  g_autoptr (GError) error = NULL;
  const char        *copy = g_object_get_data (G_OBJECT (dialog), "desmi-copy");

  if (g_strcmp0 (response, "restore") != 0)
    return;
  if (desmi_store_restore (copy, work->path, &error))
    desmi_window_open_path (work->window, work->path);
  else
    desmi_error_dialog_present (GTK_WIDGET (work->window), _ ("The Backup Was Not Restored"),
                                error);
}

/* A broken file is never overwritten; the newest good copy is offered by its date. */
static gboolean
offer_backup (DesmiWindow *self, const char *path, const GError *error)
{
  g_autoptr (GPtrArray) copies = desmi_store_list_backups (path);
  g_autofree char      *name = NULL;
  g_autofree char      *body = NULL;
  GtkWidget            *dialog;

  if (copies == NULL || copies->len == 0)
    return FALSE;
  name = g_filename_display_basename (g_ptr_array_index (copies, 0));
  /* Translators: the first %s is a sentence saying what is wrong with the file, the second the name
   * of a backup */
  body = g_strdup_printf (_ ("%s The newest good backup is “%s”. Restoring it puts the damaged "
                             "file aside and opens the backup."),
                          error->message, name);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("The File Is Damaged"), body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), desmi_error_details_new (error));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                    _ ("_Restore Backup"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "desmi-copy", g_strdup (g_ptr_array_index (copies, 0)),
                          g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (backup_response_cb), work_new (self, path));
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work)   work = user_data;
  g_autoptr (GError) error = NULL;
  gboolean           ok = desmi_session_open_finish (DESMI_SESSION (source), result, &error);

  desmi_window_end_work (work->window);
  if (ok)
    remember (work->window);
  else if (!g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED)
           || !offer_backup (work->window, work->path, error))
    desmi_error_dialog_present (GTK_WIDGET (work->window), _ ("The File Was Not Opened"), error);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work)   work = user_data;
  g_autoptr (GError) error = NULL;
  gboolean           ok = desmi_session_create_finish (DESMI_SESSION (source), result, &error);

  desmi_window_end_work (work->window);
  if (ok)
    remember (work->window);
  else
    desmi_error_dialog_present (GTK_WIDGET (work->window), _ ("The District Was Not Created"),
                                error);
}

static void
sample_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work)   work = user_data;
  g_autoptr (GError) error = NULL;
  gboolean           ok = desmi_session_try_sample_finish (DESMI_SESSION (source), result, &error);

  desmi_window_end_work (work->window);
  if (ok)
    remember (work->window);
  else
    desmi_error_dialog_present (GTK_WIDGET (work->window), _ ("The Sample Was Not Opened"), error);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (DesmiWindow) self = user_data;
  g_autoptr (GFile)       file = NULL;
  g_autofree char        *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      path = file == NULL ? NULL : g_file_get_path (file);
      if (path != NULL)
        desmi_window_open_path (self, path);
    }
  g_object_unref (dialog);
}

/**
 * desmi_window_open_path:
 * @path: a district file, in the encoding of file names
 *
 * Opens @path in place of what is open; on failure that stays open and a dialog says why.
 */
void
desmi_window_open_path (DesmiWindow *self, const char *path)
{
  GCancellable *cancellable;

  g_return_if_fail (DESMI_IS_WINDOW (self) && path != NULL);

  cancellable = desmi_window_begin_work (self, _ ("Opening the District"));
  if (cancellable != NULL)
    desmi_session_open_async (desmi_window_get_session (self), path, cancellable, opened_cb,
                              work_new (self, path));
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
  GCancellable *cancellable;

  g_return_if_fail (DESMI_IS_WINDOW (self));

  cancellable = desmi_window_begin_work (self, _ ("Creating the District"));
  if (cancellable != NULL)
    desmi_session_create_async (desmi_window_get_session (self), path, district,
                                desmi_window_progress, self, cancellable, created_cb,
                                work_new (self, path));
}

/**
 * desmi_window_try_sample:
 *
 * Makes the sample district, or opens the one made before.
 */
void
desmi_window_try_sample (DesmiWindow *self)
{
  GCancellable *cancellable;

  g_return_if_fail (DESMI_IS_WINDOW (self));

  cancellable = desmi_window_begin_work (self, _ ("Preparing the Sample District"));
  if (cancellable != NULL)
    desmi_session_try_sample_async (desmi_window_get_session (self), desmi_window_progress, self,
                                    cancellable, sample_cb, work_new (self, NULL));
}
