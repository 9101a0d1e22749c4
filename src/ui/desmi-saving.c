/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something becomes a file: where, how far it is, and what came of it. */
#include "ui/desmi-saving.h"

#include "ui/desmi-busy-page.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-quiet.h"
#include "ui/desmi-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PATIENCE_MS 500 /* a window before that is only flicker */
#define BUSY_WIDTH 420
#define BUSY_HEIGHT 280

struct _DesmiSaving
{
  GWeakRef        widget;
  DesmiSavingKind kind;
  gpointer        what;
  GDestroyNotify  free_what;
  GCancellable   *cancellable;
  guint           patience;
  GtkWindow      *busy; /* nullable: shows that it goes on */
  DesmiBusyPage  *page;
};

static DesmiSaving *
saving_new (GtkWidget *widget, const DesmiSavingKind *kind, gpointer what, GDestroyNotify free_what)
{
  DesmiSaving *self = g_new0 (DesmiSaving, 1);

  g_weak_ref_init (&self->widget, widget);
  self->kind = *kind;
  self->what = what;
  self->free_what = free_what;
  self->cancellable = g_cancellable_new ();
  return self;
}

static void
saving_free (DesmiSaving *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->busy != NULL)
    {
      desmi_busy_page_end (self->page);
      gtk_window_destroy (self->busy);
      g_clear_object (&self->busy);
    }
  self->free_what (self->what);
  g_object_unref (self->cancellable);
  g_weak_ref_clear (&self->widget);
  g_free (self);
}

/* Returns: (transfer full) (nullable): who asked, if there still is a window for an answer */
static GtkWidget *
dup_widget (DesmiSaving *self)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);

  return widget != NULL && gtk_widget_get_root (widget) != NULL ? g_steal_pointer (&widget) : NULL;
}

static gboolean
is_folder (const DesmiSavingKind *kind)
{
  return *kind->ending == '\0';
}

static void
remember_folder (DesmiSaving *self, GFile *file)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();
  g_autoptr (GFile)     folder
      = is_folder (&self->kind) ? g_object_ref (file) : g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (settings != NULL && uri != NULL)
    g_settings_set_string (settings, self->kind.folder, uri);
}

static void
go_to_folder (const DesmiSavingKind *kind, GtkFileChooser *chooser)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();
  g_autofree char  *uri = settings != NULL ? g_settings_get_string (settings, kind->folder) : NULL;
  g_autoptr (GFile) folder = uri != NULL && *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  /* a folder that is gone is no reason not to ask */
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

/* Of the window that @widget is in, or that its dialog belongs to. */
static void
tell (GtkWidget *widget, const char *text, const char *uri)
{
  for (GtkWidget *w = widget; w != NULL;)
    {
      GtkRoot *root = gtk_widget_get_root (w);

      if (gtk_widget_activate_action (w, "win.saved", "(ss)", text, uri))
        return;
      w = GTK_IS_WINDOW (root) ? GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)))
                               : NULL;
    }
}

static gboolean
busy_close_cb (GtkWindow *window, DesmiSaving *self)
{
  g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_STOP;
}

static gboolean
patience_cb (gpointer user_data)
{
  DesmiSaving          *self = user_data;
  g_autoptr (GtkWidget) widget = dup_widget (self);

  self->patience = 0;
  if (widget == NULL)
    return G_SOURCE_REMOVE;
  self->page = g_object_new (DESMI_TYPE_BUSY_PAGE, NULL);
  self->busy = g_object_new (ADW_TYPE_WINDOW, "transient-for", gtk_widget_get_root (widget),
                             "modal", TRUE, "title", self->kind.title, "default-width", BUSY_WIDTH,
                             "default-height", BUSY_HEIGHT, "content", self->page, NULL);
  g_object_ref (self->busy);
  desmi_busy_page_begin (self->page, self->kind.title, self->cancellable);
  g_signal_connect (self->busy, "close-request", G_CALLBACK (busy_close_cb), self);
  desmi_quiet_present (self->busy);
  return G_SOURCE_REMOVE;
}

static void
begin (DesmiSaving *self, GFile *file)
{
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  self->kind.write (self, file);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DesmiSaving          *self = user_data;
  g_autoptr (GtkWidget) widget = dup_widget (self);
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autofree char      *name = g_file_get_basename (G_FILE (source));
  g_autofree char      *shown = g_filename_display_name (name);
  g_autoptr (GError)    error = NULL;

  if (widget != NULL && info == NULL)
    {
      begin (self, G_FILE (source));
      return;
    }
  if (widget != NULL)
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   /* Translators: %s is the name of a file */
                   _ ("“%s” exists already, and you were not asked whether it is to be replaced. "
                      "Choose another name, or give the name with its ending."),
                   shown);
      desmi_error_dialog_present (widget, self->kind.failed, error);
    }
  saving_free (self);
}

/* Whoever leaves the ending out means it, but was not asked whether that file may be replaced. */
static void
begin_with_ending (DesmiSaving *self, GFile *file)
{
  g_autofree char  *name = g_file_get_basename (file);
  g_autofree char  *lower = g_ascii_strdown (name, -1);
  g_autofree char  *full = g_strconcat (name, self->kind.ending, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) whole = folder != NULL ? g_file_get_child (folder, full) : NULL;

  if (g_str_has_suffix (lower, self->kind.ending) || whole == NULL)
    begin (self, file);
  else
    g_file_query_info_async (whole, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                             G_PRIORITY_DEFAULT, NULL, looked_cb, self);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  DesmiSaving          *self = user_data;
  g_autoptr (GtkWidget) widget = dup_widget (self);
  g_autoptr (GFile)     file = widget != NULL && response == GTK_RESPONSE_ACCEPT
                                   ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                   : NULL;

  if (file != NULL)
    begin_with_ending (self, file);
  else
    saving_free (self);
  g_object_unref (dialog);
}

/**
 * desmi_saving_dup_filter_name:
 * @ending: of files, ".pdf"
 *
 * Returns: (transfer full): what the dialog calls them, "PDF (*.pdf)"
 */
char *
desmi_saving_dup_filter_name (const char *ending)
{
  g_autofree char *kind = g_ascii_strup (*ending == '.' ? ending + 1 : ending, -1);

  return g_strdup_printf ("%s (*%s)", kind, ending);
}

/**
 * desmi_saving_ask:
 * @widget: in the window that asks
 * @kind: copied
 * @name: proposed for the file; of no meaning for a folder
 * @what: (transfer full): is saved
 *
 * Asks where, and saves as desmi_saving_run() does.
 */
void
desmi_saving_ask (GtkWidget             *widget,
                  const DesmiSavingKind *kind,
                  const char            *name,
                  gpointer               what,
                  GDestroyNotify         free_what)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      kind->choose, GTK_WINDOW (gtk_widget_get_root (widget)),
      is_folder (kind) ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_SAVE,
      _ ("_Save"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char          *pattern = g_strconcat ("*", kind->ending, NULL);

  go_to_folder (kind, GTK_FILE_CHOOSER (dialog));
  if (!is_folder (kind))
    {
      g_autofree char *filter_name = desmi_saving_dup_filter_name (kind->ending);

      gtk_file_filter_set_name (filter, filter_name);
      gtk_file_filter_add_pattern (filter, pattern);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb),
                    saving_new (widget, kind, what, free_what));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * desmi_saving_run:
 * @widget: in the window that asks, which is told by "win.saved" when the file is there
 * @kind: copied
 * @file: replaced, if it is there
 * @what: (transfer full): is saved
 *
 * Lets @kind write the file; a dialog says why it was not written. Going on for longer, a window
 * says so, and cancels.
 */
void
desmi_saving_run (GtkWidget             *widget,
                  const DesmiSavingKind *kind,
                  GFile                 *file,
                  gpointer               what,
                  GDestroyNotify         free_what)
{
  begin (saving_new (widget, kind, what, free_what), file);
}

/**
 * desmi_saving_get_what:
 *
 * Returns: (transfer none): what is saved
 */
gpointer
desmi_saving_get_what (DesmiSaving *self)
{
  return self->what;
}

/**
 * desmi_saving_get_cancellable:
 *
 * Returns: (transfer none): cancelled by whoever does not want to wait
 */
GCancellable *
desmi_saving_get_cancellable (DesmiSaving *self)
{
  return self->cancellable;
}

/**
 * desmi_saving_progress_cb:
 * @fraction: 0 to 1
 * @text: what is done
 * @saving: a #DesmiSaving
 *
 * Shows how far it is.
 */
void
desmi_saving_progress_cb (double fraction, const char *text, gpointer saving)
{
  DesmiSaving *self = saving;

  if (self->page != NULL)
    desmi_busy_page_progress (self->page, fraction, text);
}

/**
 * desmi_saving_end:
 * @self: (transfer full): over
 * @file: what was to be written
 * @text: says that it is written
 * @error: (nullable): why it is not
 *
 * Says what came of it, and remembers the folder; of what was cancelled nothing is said.
 */
void
desmi_saving_end (DesmiSaving *self, GFile *file, const char *text, const GError *error)
{
  g_autoptr (GtkWidget) widget = dup_widget (self);
  g_autofree char      *uri = g_file_get_uri (file);
  const char           *failed = self->kind.failed;

  if (error == NULL)
    remember_folder (self, file);
  saving_free (self);
  if (widget == NULL)
    return;
  if (error == NULL)
    tell (widget, text, uri);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autoptr (GError) sentence = desmi_saving_new_error (file, error);

      desmi_error_dialog_present (widget, failed, sentence);
    }
}

static char *
dup_shown (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

/**
 * desmi_saving_dup_text:
 *
 * Returns: (transfer full): that it is saved, and under what name
 */
char *
desmi_saving_dup_text (GFile *file)
{
  g_autofree char *shown = dup_shown (file);

  /* Translators: %s is the name of a file */
  return g_strdup_printf (_ ("Saved as “%s”"), shown);
}

/**
 * desmi_saving_new_error:
 *
 * Returns: (transfer full): a sentence that names the file, and why it could not be written
 */
GError *
desmi_saving_new_error (GFile *file, const GError *error)
{
  g_autofree char *shown = dup_shown (file);
  g_autofree char *quoted = g_strdup_printf ("“%s”", shown);

  /* what the files of presentations are not written for names them already, and says what to do */
  if (error->domain == G_FILE_ERROR && strstr (error->message, quoted) != NULL)
    return g_error_copy (error);
  /* Translators: the name of a file, and why */
  return g_error_new (error->domain, error->code, _ ("“%s” could not be written: %s"), shown,
                      error->message);
}
