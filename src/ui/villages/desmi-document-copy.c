/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document is shown by the system's program for its kind, in a private copy that cannot be
 * written: what is changed there would be lost. */
#include "ui/villages/desmi-document-copy.h"

#include "ui/desmi-error-dialog.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static GPtrArray *copies; /* nullable; of paths, each in a folder of its own */

typedef struct
{
  char *name;
  char *sha256;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_free (self->name);
  g_free (self->sha256);
  g_free (self);
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Copy       *self = data;
  GError           *error = NULL;
  g_autofree char  *folder = g_dir_make_tmp ("desmigratif-XXXXXX", &error);
  g_autofree char  *path = folder != NULL ? g_build_filename (folder, self->name, NULL) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file == NULL || !desmi_store_save_attachment (source, self->sha256, file, NULL, &error))
    {
      if (folder != NULL)
        g_rmdir (folder);
      g_task_return_error (task, error);
      return;
    }
  g_chmod (path, 0400);
  g_task_return_pointer (task, g_steal_pointer (&path), g_free);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError)    error = NULL, told = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;
  g_set_error (&told, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: %s is the reason, in words of the system */
               _ ("No program of this computer opened the document: %s Save it with “Save As…” "
                  "to open it elsewhere."),
               error->message);
  desmi_error_say (widget, told);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget)           widget = user_data;
  g_autoptr (GError)              error = NULL;
  char                           *path = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char                *uri = NULL;
  g_autoptr (GdkAppLaunchContext) context = NULL;

  if (path == NULL)
    {
      desmi_error_say (widget, error);
      return;
    }
  if (copies == NULL)
    copies = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (copies, path);
  uri = g_filename_to_uri (path, NULL, NULL);
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (widget));
}

/* Its own name, without what a file name cannot have, so that the window that shows it says it. */
static char *
dup_safe_name (DesmiDocument *document)
{
  g_autofree char *name = g_path_get_basename (desmi_document_get (document, "file_name"));

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  return *name == '.' ? g_strconcat ("_", name, NULL) : g_steal_pointer (&name);
}

/**
 * desmi_document_copy_open:
 * @widget: beside which an error is told
 * @document: one with content
 *
 * Shows a document in the system's program for its kind.
 */
void
desmi_document_copy_open (GtkWidget *widget, DesmiStore *store, DesmiDocument *document)
{
  g_autoptr (GTask)  task = NULL;
  g_autoptr (GError) refused = NULL;
  Copy              *copy;

  if (!desmi_document_name_is_safe (desmi_document_get (document, "file_name")))
    {
      g_set_error_literal (&refused, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("A file of this kind is not opened from here, since it could be a "
                              "program. Save it with “Save As…” if you trust where it is from."));
      desmi_error_say (widget, refused);
      return;
    }
  task = g_task_new (store, NULL, copied_cb, g_object_ref (widget));
  copy = g_new (Copy, 1);
  *copy = (Copy){ dup_safe_name (document), g_strdup (desmi_document_get (document, "sha256")) };
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, copy_thread);
}

/**
 * desmi_document_copy_remove_all:
 *
 * Removes the copies that were made.
 */
void
desmi_document_copy_remove_all (void)
{
  for (guint i = 0; copies != NULL && i < copies->len; i++)
    {
      const char      *path = copies->pdata[i];
      g_autofree char *folder = g_path_get_dirname (path);

      g_chmod (path, 0600);
      g_remove (path);
      g_rmdir (folder);
    }
  g_clear_pointer (&copies, g_ptr_array_unref);
}
