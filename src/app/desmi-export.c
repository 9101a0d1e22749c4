/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a file, as somebody chose it: drawn anew on a thread, the same whatever the screen
 * shows. */
#include "app/desmi-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIXELS_MAX 1e8 /* of a PNG: 400 MB while it is drawn */
#define WIDTH_PX 1600
#define HEIGHT_PX 900
#define SCALE 2.0

static const char *const formats[] = {
  [DESMI_EXPORT_PNG] = "png",
  [DESMI_EXPORT_SVG] = "svg",
  [DESMI_EXPORT_PDF] = "pdf",
};

static gboolean
is_set_to (GSettings *settings, const char *key, const char *value)
{
  g_autofree char *now = g_settings_get_string (settings, key);

  return strcmp (now, value) == 0;
}

/**
 * desmi_export_choices_load:
 * @settings: (nullable): what was chosen last; %NULL: as at first
 */
void
desmi_export_choices_load (DesmiExportChoices *self, GSettings *settings)
{
  *self = (DesmiExportChoices){
    .format = DESMI_EXPORT_PNG, .width = WIDTH_PX, .height = HEIGHT_PX, .scale = SCALE
  };
  if (settings == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (is_set_to (settings, "export-format", formats[i]))
      self->format = (DesmiExportFormat) i;
  self->width = g_settings_get_int (settings, "export-width");
  self->height = g_settings_get_int (settings, "export-height");
  self->scale = g_settings_get_double (settings, "export-scale");
  self->text_as_outlines = g_settings_get_boolean (settings, "export-outlines");
  self->a4 = is_set_to (settings, "export-page", "a4");
  self->print = is_set_to (settings, "export-theme", "print");
}

/**
 * desmi_export_choices_save:
 * @settings: (nullable): to remember them in
 */
void
desmi_export_choices_save (const DesmiExportChoices *self, GSettings *settings)
{
  if (settings == NULL)
    return;
  g_settings_set_string (settings, "export-format", formats[self->format]);
  g_settings_set_int (settings, "export-width", self->width);
  g_settings_set_int (settings, "export-height", self->height);
  g_settings_set_double (settings, "export-scale", self->scale);
  g_settings_set_boolean (settings, "export-outlines", self->text_as_outlines);
  g_settings_set_string (settings, "export-page", self->a4 ? "a4" : "chart");
  g_settings_set_string (settings, "export-theme", self->print ? "print" : "light");
}

/**
 * desmi_export_choices_check:
 *
 * Returns: whether a file can be drawn so; else DESMI_CHART_ERROR_EXPORT
 */
gboolean
desmi_export_choices_check (const DesmiExportChoices *self, GError **error)
{
  double pixels = self->scale * self->scale * self->width * self->height;

  if (self->format != DESMI_EXPORT_PNG || pixels <= PIXELS_MAX)
    return TRUE;
  g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT,
                       _ ("The picture would be too large. Choose a smaller size or scale."));
  return FALSE;
}

/**
 * desmi_export_choices_get_ending:
 *
 * Returns: (transfer none): of the file's name, ".png"
 */
const char *
desmi_export_choices_get_ending (const DesmiExportChoices *self)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };

  return endings[self->format];
}

/**
 * desmi_chart_data_export:
 * @locale: of the words and numbers in the picture
 *
 * Draws the chart with title and source, at 100 % text; blocks while it does.
 *
 * Returns: (transfer full): the file's content; %NULL with #DESMI_CHART_ERROR
 */
GBytes *
desmi_chart_data_export (DesmiChartData           *data,
                         const DesmiExportChoices *choices,
                         const DesmiLocale        *locale,
                         GError                  **error)
{
  gboolean           a4 = choices->format == DESMI_EXPORT_PDF && choices->a4;
  DesmiExportOptions options = { .scale = choices->scale,
                                 .created_utc = desmi_chart_data_get_created (data),
                                 .small = !choices->fast,
                                 .text_as_outlines = choices->text_as_outlines,
                                 .a4 = a4 };
  DesmiTheme         theme;
  DesmiChartContext  context
      = { a4 ? DESMI_EXPORT_A4_WIDTH_PX : choices->width,
          a4 ? DESMI_EXPORT_A4_HEIGHT_PX : choices->height, &theme, locale, NULL };
  g_autoptr (DesmiScene) scene = NULL;

  if (!desmi_export_choices_check (choices, error))
    return NULL;
  desmi_theme_init (&theme, choices->print ? DESMI_THEME_PRINT : DESMI_THEME_LIGHT);
  context.measurer = desmi_measurer_get_for_family (theme.font_family);
  scene = desmi_chart_data_layout (data, &context, TRUE, error);
  return scene != NULL ? desmi_scene_export (scene, choices->format, &options, error) : NULL;
}

/* What the thread draws. */
typedef struct
{
  DesmiChartData    *data;
  DesmiExportChoices choices;
  const DesmiLocale *locale;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  desmi_chart_data_unref (self->data);
  g_free (self);
}

static void
unref_bytes (gpointer data)
{
  g_bytes_unref (data);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work   *work = data;
  GError *error = NULL;
  GBytes *bytes = desmi_chart_data_export (work->data, &work->choices, work->locale, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, unref_bytes);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_chart_data_export_async:
 * @choices: copied
 *
 * The same without blocking.
 */
void
desmi_chart_data_export_async (DesmiChartData           *data,
                               const DesmiExportChoices *choices,
                               const DesmiLocale        *locale,
                               GCancellable             *cancellable,
                               GAsyncReadyCallback       callback,
                               gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work             *work = g_new (Work, 1);

  *work = (Work){ desmi_chart_data_ref (data), *choices, locale };
  g_task_set_source_tag (task, desmi_chart_data_export_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * desmi_chart_data_export_finish:
 *
 * Returns: (transfer full): as desmi_chart_data_export()
 */
GBytes *
desmi_chart_data_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Why a file was not written, for who has to do something about it; the system says it in words of
 * its own. */
static void
explain (GError *error)
{
  const char *text = NULL;

  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    text = _ ("there is no room left on the disk. What was there before is unchanged.");
  else if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES)
           || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    text = _ ("it is open in another program, or may not be written there. Close it in the other "
              "program, or choose another folder.");
  else if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    text = _ ("nothing can be written there. Choose another folder.");
  else if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    text = _ ("there is a folder of that name. Choose another name.");
  else if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    text = _ ("the folder is not there any more.");
  if (text == NULL)
    return;
  g_free (error->message);
  error->message = g_strdup (text);
}

/**
 * desmi_export_write:
 * @file: replaced as a whole or not at all
 * @cancellable: (nullable): heeded where the file is on no disk of this machine
 *
 * Writes a file that leaves the program. One of this machine is made beside the old one, which
 * stays until the new one is whole; GIO, which writes elsewhere, would leave a part of it in its
 * place when a disk is full. Blocks.
 *
 * Returns: whether it was written; else an error of the file, whose message says why after “could
 * not be written:”
 */
gboolean
desmi_export_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  const char        *path = g_file_peek_path (file);
  gconstpointer      content = g_bytes_get_data (bytes, NULL);
  gsize              length = g_bytes_get_size (bytes);
  g_autoptr (GError) why = NULL;

  if (path != NULL
          ? g_file_set_contents (path, content, (gssize) length, &why)
          : g_file_replace_contents (file, content, length, NULL, FALSE,
                                     G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &why))
    return TRUE;
  explain (why);
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (desmi_export_write (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_export_write_async:
 * @file: of this machine: replaced as a whole or not at all
 * @bytes: as desmi_chart_data_export() gave them
 *
 * Saves a chart, without blocking.
 */
void
desmi_export_write_async (GFile              *file,
                          GBytes             *bytes,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (file, NULL, callback, user_data);

  g_task_set_source_tag (task, desmi_export_write_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), unref_bytes);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * desmi_export_write_finish:
 *
 * Returns: whether it was saved; else an error of the file
 */
gboolean
desmi_export_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
