/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart leaves the window: as a picture on the clipboard, as a file. */
#include "ui/widgets/desmi-chart-export.h"

#include "core/desmi-clock.h"
#include "ui/desmi-error-dialog.h"

#include <glib/gi18n-lib.h>

#define EXPORT_SCALE 2.0 /* of a PNG */
#define MIN_WIDTH 640
#define MIN_HEIGHT 360
#define FRAME_HEIGHT 90 /* title, subtitle and source, which the window shows beside the chart */

/* What is being exported while the user chooses a file and while it is written. */
typedef struct
{
  GtkWidget      *widget;
  DesmiChartData *data;
  GBytes         *bytes; /* (nullable): of the file */
} Export;

static Export *
export_new (GtkWidget *widget, DesmiChartData *data)
{
  Export *self = g_new0 (Export, 1);

  self->widget = g_object_ref (widget);
  self->data = desmi_chart_data_ref (data);
  return self;
}

static void
export_free (Export *self)
{
  g_object_unref (self->widget);
  desmi_chart_data_unref (self->data);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/**
 * desmi_chart_export_bytes:
 * @width: px of the chart on the screen
 * @height: px
 *
 * Draws the chart anew for paper and slides: light whatever the screen is, with title and source,
 * at 100 % text.
 *
 * Returns: (transfer full): the file's content; %NULL with DESMI_CHART_ERROR
 */
GBytes *
desmi_chart_export_bytes (DesmiChartData   *data,
                          int               width,
                          int               height,
                          DesmiExportFormat format,
                          GError          **error)
{
  DesmiTheme         theme;
  DesmiChartContext  context = { MAX (width, MIN_WIDTH), MAX (height, MIN_HEIGHT) + FRAME_HEIGHT,
                                 &theme, desmi_locale_get_user (), NULL };
  DesmiExportOptions options
      = { .scale = EXPORT_SCALE, .created_utc = desmi_chart_data_get_created (data) };
  g_autoptr (DesmiScene) scene = NULL;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  context.measurer = desmi_measurer_get_for_family (theme.font_family);
  scene = desmi_chart_data_layout (data, &context, TRUE, error);
  if (scene == NULL)
    return NULL;
  return desmi_scene_export (scene, format, &options, error);
}

/**
 * desmi_chart_export_copy:
 * @widget: whose clipboard
 *
 * Puts the chart on the clipboard as a picture.
 */
void
desmi_chart_export_copy (GtkWidget *widget, DesmiChartData *data, int width, int height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = desmi_chart_export_bytes (data, width, height, DESMI_EXPORT_PNG, &error);
  g_autoptr (GdkTexture) texture
      = bytes == NULL ? NULL : gdk_texture_new_from_bytes (bytes, &error);

  if (texture == NULL)
    {
      desmi_error_dialog_present (widget, _ ("The Chart Was Not Copied"), error);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  gtk_widget_activate_action (widget, "win.say", "s", _ ("The chart is on the clipboard"));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *name = g_file_get_basename (G_FILE (source));
  g_autofree char   *text = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      desmi_error_dialog_present (export->widget, _ ("The Chart Was Not Exported"), error);
      return;
    }
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("Exported as “%s”"), name);
  gtk_widget_activate_action (export->widget, "win.say", "s", text);
}

/* What export->bytes are written to. */
static void
write_bytes (Export *self, GFile *file)
{
  g_file_replace_contents_bytes_async (file, self->bytes, NULL, FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb, self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *name = g_file_get_basename (G_FILE (source));
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (info == NULL)
    {
      write_bytes (g_steal_pointer (&export), G_FILE (source));
      return;
    }
  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               /* Translators: %s is the name of a file */
               _ ("“%s” exists already, and you were not asked whether it is to be replaced. "
                  "Choose another name, or give the name with its ending."),
               name);
  desmi_error_dialog_present (export->widget, _ ("The Chart Was Not Exported"), error);
}

/**
 * desmi_chart_export_to:
 * @widget: in the window that asked
 * @width: px of the chart on the screen
 * @height: px
 * @file: may be replaced, since a dialog that gave it has asked
 *
 * Writes a file in the format of its ending. Without such an ending it gets that of a picture; a
 * file of that name, of which nobody was asked, is not replaced. The window says how it went.
 */
void
desmi_chart_export_to (GtkWidget *widget, DesmiChartData *data, int width, int height, GFile *file)
{
  g_autofree char   *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (Export) export = export_new (widget, data);
  DesmiExportFormat format = DESMI_EXPORT_PNG;
  gboolean          has_ending = desmi_export_format_from_path (name, &format);

  export->bytes = desmi_chart_export_bytes (data, width, height, format, &error);
  if (export->bytes == NULL)
    {
      desmi_error_dialog_present (widget, _ ("The Chart Was Not Exported"), error);
      return;
    }
  if (has_ending)
    write_bytes (g_steal_pointer (&export), file);
  else
    {
      g_autoptr (GFile) folder = g_file_get_parent (file);
      g_autofree char  *full = g_strconcat (name, ".png", NULL);
      g_autoptr (GFile) picture = g_file_get_child (folder, full);

      g_file_query_info_async (picture, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                               G_PRIORITY_DEFAULT, NULL, looked_cb, g_steal_pointer (&export));
    }
}

/* A chart and its size, for which a dialog is open. */
typedef struct
{
  Export *export; /* owned */
  int width, height;
} Asked;

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Asked *asked = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        desmi_chart_export_to (asked->export->widget, asked->export->data, asked->width,
                               asked->height, file);
    }
  g_object_unref (dialog);
  export_free (asked->export);
  g_free (asked);
}

static char *
suggest_name (DesmiChartData *data)
{
  g_autofree char *title
      = g_strdup (data->title != NULL ? data->title : desmi_chart_type_to_name (data->type));

  return g_strdup_printf ("%s.png", g_strdelimit (title, "/\\:*?\"<>|\n", '-'));
}

/**
 * desmi_chart_export_ask:
 * @widget: in the window that asks
 * @width: px of the chart on the screen
 * @height: px
 *
 * Asks for a file; its ending decides between PNG, SVG and PDF.
 */
void
desmi_chart_export_ask (GtkWidget *widget, DesmiChartData *data, int width, int height)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Export Chart"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char          *name = suggest_name (data);
  Asked                    *asked = g_new (Asked, 1);

  asked->export = export_new (widget, data);
  asked->width = width;
  asked->height = height;
  /* One filter: GTK 4.8 does not tell which one was chosen in the dialog of Windows. */
  gtk_file_filter_set_name (filter, _ ("By the ending of the name: .png, .svg or .pdf"));
  gtk_file_filter_add_pattern (filter, "*.png");
  gtk_file_filter_add_pattern (filter, "*.svg");
  gtk_file_filter_add_pattern (filter, "*.pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asked);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
