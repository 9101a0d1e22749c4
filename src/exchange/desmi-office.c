/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Has LibreOffice convert a workbook. It is given a copy and a profile in a folder of their own, so
 * that it neither meets the one that somebody has open, nor leaves anything beside the file. */
#include "exchange/desmi-office.h"

#include "core/platform/desmi-program.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define PROFILE "profile"
#define OUT "out"
#define COPY "table"
#define RESULT COPY ".xlsx"
#define FILTER "xlsx:Calc MS Excel 2007 XML"
/* what a file asks for is not done: no macro runs, no link is followed */
#define SETTINGS                                                                                   \
  "<?xml version='1.0' encoding='UTF-8'?>\n"                                                       \
  "<oor:items xmlns:oor='http://openoffice.org/2001/registry'>"                                    \
  "<item oor:path='/org.openoffice.Office.Common/Security/Scripting'>"                             \
  "<prop oor:name='DisableMacrosExecution' oor:op='fuse'><value>true</value></prop></item>"        \
  "<item oor:path='/org.openoffice.Office.Calc/Content/Update'>"                                   \
  "<prop oor:name='Link' oor:op='fuse'><value>2</value></prop></item></oor:items>\n"

/* ---- what it leaves ---- */

static void
remove_tree (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL)
         && child != NULL)
    remove_tree (child);
  g_file_delete (folder, NULL, NULL);
}

/**
 * desmi_office_file_free:
 * @self: (transfer full): the file, which may be open
 *
 * Removes the file with all that LibreOffice left beside it.
 */
void
desmi_office_file_free (DesmiOfficeFile *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  remove_tree (folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/* ---- the program ---- */

/* Waiting for a program on a thread that has no loop. */
typedef struct
{
  gboolean ended, is_late;
} Wait;

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Wait *) data)->ended = TRUE;
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
}

static gboolean
late_cb (gpointer data)
{
  ((Wait *) data)->is_late = TRUE;
  return G_SOURCE_REMOVE;
}

/* FALSE: it was cancelled, or was late. */
static gboolean
wait_for (GSubprocess *process, guint limit_s, GCancellable *cancellable)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource)      limit = g_timeout_source_new_seconds (limit_s);
  g_autoptr (GSource)      cancelled = NULL;
  Wait                     wait = { FALSE, FALSE };
  gboolean                 in_time;

  g_main_context_push_thread_default (context);
  g_source_set_callback (limit, late_cb, &wait, NULL);
  g_source_attach (limit, context);
  if (cancellable != NULL)
    {
      cancelled = g_cancellable_source_new (cancellable);
      g_source_set_dummy_callback (cancelled);
      g_source_attach (cancelled, context);
    }
  g_subprocess_wait_async (process, NULL, waited_cb, &wait);
  while (!wait.ended && !wait.is_late && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (context, TRUE);
  in_time = wait.ended;
  if (!in_time)
    desmi_program_end (process);
  while (!wait.ended)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (limit);
  if (cancelled != NULL)
    g_source_destroy (cancelled);
  g_main_context_pop_thread_default (context);
  return in_time;
}

static gboolean
set_failed (const char *name, GError **error)
{
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
               /* Translators: a file's name */
               _ ("LibreOffice could not convert “%s”; it may be damaged, or have a password. Open "
                  "it in a spreadsheet program and save it as .xlsx without one."),
               name);
  return FALSE;
}

static gboolean
set_late (const char *name, guint limit_s, GError **error)
{
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
               /* Translators: a file's name, and a number of seconds */
               ngettext ("LibreOffice did not finish converting “%s” within %u second and was "
                         "ended. Open the file in a spreadsheet program and save it as .xlsx.",
                         "LibreOffice did not finish converting “%s” within %u seconds and was "
                         "ended. Open the file in a spreadsheet program and save it as .xlsx.",
                         limit_s),
               name, limit_s);
  return FALSE;
}

/* One conversion, of @folder's file @copy into its folder "out". */
typedef struct
{
  const char   *program, *folder, *copy;
  const char   *name; /* of the file itself, for a sentence */
  guint         limit_s;
  GCancellable *cancellable;
} Job;

static gboolean
run (const Job *job, GError **error)
{
  g_autofree char  *profile = g_build_filename (job->folder, PROFILE, NULL);
  g_autofree char  *uri = g_filename_to_uri (profile, NULL, NULL);
  g_autofree char  *option = g_strconcat ("-env:UserInstallation=", uri, NULL);
  g_autofree char  *out = g_build_filename (job->folder, OUT, NULL);
  const char *const argv[] = {
    job->program, option, "--headless", "--norestore", "--nolockcheck", "--convert-to", FILTER,
    "--outdir",   out,    job->copy,    NULL
  };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;

  desmi_program_set_alone (launcher);
  process = g_subprocess_launcher_spawnv (launcher, argv, NULL);
  if (process == NULL)
    return set_failed (job->name, error);
  if (wait_for (process, job->limit_s, job->cancellable))
    return g_subprocess_get_successful (process) || set_failed (job->name, error);
  return !g_cancellable_set_error_if_cancelled (job->cancellable, error)
             ? set_late (job->name, job->limit_s, error)
             : FALSE;
}

/* ---- a file ---- */

static gboolean
write_settings (const char *folder, const char *name, GError **error)
{
  g_autofree char *user = g_build_filename (folder, PROFILE, "user", NULL);
  g_autofree char *path = g_build_filename (user, "registrymodifications.xcu", NULL);

  return g_mkdir_with_parents (user, 0700) == 0 ? g_file_set_contents (path, SETTINGS, -1, error)
                                                : set_failed (name, error);
}

static gboolean
copy_file (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_NONE, cancellable, NULL, NULL, error);
}

/* Both systems' LibreOffice find a name in plain letters, whatever the locale; of the file's own
 * they need the ending. */
static char *
dup_copy_path (const char *folder, const char *path)
{
  const char      *ending = strrchr (path, '.');
  g_autofree char *name
      = g_strconcat (COPY, ending != NULL && g_str_is_ascii (ending) ? ending : "", NULL);

  return g_build_filename (folder, strpbrk (name, "/\\") == NULL ? name : COPY, NULL);
}

/* LibreOffice says that all is well where it wrote nothing, too. */
static gboolean
take_result (const DesmiOfficeFile *file, const char *name, GError **error)
{
  g_autofree char *result = g_build_filename (file->folder, OUT, RESULT, NULL);

  return g_rename (result, file->path) == 0 || set_failed (name, error);
}

/**
 * desmi_office_convert:
 * @path: a workbook of another kind, which is not changed
 * @limit_s: seconds that LibreOffice is given
 *
 * Blocks until LibreOffice is done, or is ended.
 *
 * Returns: (transfer full): a workbook in the form .xlsx; %NULL with %DESMI_EXCHANGE_ERROR_FORMAT,
 *   also where LibreOffice is not installed, or a #GIOErrorEnum
 */
DesmiOfficeFile *
desmi_office_convert (const char *path, guint limit_s, GCancellable *cancellable, GError **error)
{
  g_autofree char            *program = desmi_program_find_office ();
  g_autofree char            *base = g_path_get_basename (path);
  g_autofree char            *name = g_filename_display_basename (path);
  g_autofree char            *copy = NULL;
  g_autoptr (DesmiOfficeFile) file = NULL;
  char                       *folder;
  Job                         job;

  if (program == NULL)
    {
      g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
                   /* Translators: a file's name */
                   _ ("“%s” is no workbook in the form .xlsx, or it has a password. Open it in a "
                      "spreadsheet program and save it as .xlsx without one. Where LibreOffice is "
                      "installed, it is asked to convert such a file."),
                   name);
      return NULL;
    }
  folder = g_dir_make_tmp ("desmigratif-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  file = g_new0 (DesmiOfficeFile, 1);
  file->folder = folder;
  file->path = g_build_filename (folder, OUT, base, NULL);
  copy = dup_copy_path (folder, path);
  job = (Job){ program, folder, copy, name, limit_s, cancellable };
  if (copy_file (path, copy, cancellable, error) && write_settings (folder, name, error)
      && run (&job, error) && take_result (file, name, error))
    return g_steal_pointer (&file);
  return NULL;
}
