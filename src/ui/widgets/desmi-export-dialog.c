/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a chart is to be saved: kind, size, page, colours; and where. */
#include "ui/widgets/desmi-export-dialog.h"

#include "app/desmi-export.h"
#include "core/desmi-file-name.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-dialog-size.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-saving.h"
#include "ui/desmi-sensitive.h"
#include "ui/desmi-settings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MM_PER_PX (25.4 / 96)

struct _DesmiExportDialog
{
  AdwWindow       parent_instance;

  GtkSpinner     *spinner;
  GtkRevealer    *error_revealer;
  GtkBox         *error_box;
  GtkLabel       *error_label;
  GtkWidget      *body;
  AdwComboRow    *format_row;
  AdwComboRow    *page_row;
  AdwActionRow   *width_row;
  AdwActionRow   *height_row;
  GtkSpinButton  *width_spin;
  GtkSpinButton  *height_spin;
  AdwComboRow    *scale_row;
  AdwComboRow    *text_row;
  AdwComboRow    *theme_row;
  GtkLabel       *result_label;
  GtkWidget      *details; /* nullable */

  DesmiChartData *data;
  GSettings      *settings; /* nullable */
  GCancellable   *cancellable;
  GFile          *file; /* (nullable): being written */
  gboolean        busy, writing, loading;
};

G_DEFINE_FINAL_TYPE (DesmiExportDialog, desmi_export_dialog, ADW_TYPE_WINDOW)

/* As the rows of the list stand. */
static const double scales[] = { 1, 1.25, 1.5, 2, 3 };

static void
read_choices (DesmiExportDialog *self, DesmiExportChoices *choices)
{
  guint scale = adw_combo_row_get_selected (self->scale_row);

  *choices = (DesmiExportChoices){
    .format = (DesmiExportFormat) adw_combo_row_get_selected (self->format_row),
    .width = gtk_spin_button_get_value_as_int (self->width_spin),
    .height = gtk_spin_button_get_value_as_int (self->height_spin),
    .scale = scales[MIN (scale, G_N_ELEMENTS (scales) - 1)],
    .text_as_outlines = adw_combo_row_get_selected (self->text_row) == 1,
    .a4 = adw_combo_row_get_selected (self->page_row) == 1,
    .print = adw_combo_row_get_selected (self->theme_row) == 1,
  };
}

static void
show_choices (DesmiExportDialog *self, const DesmiExportChoices *choices)
{
  guint nearest = 0;

  for (guint i = 1; i < G_N_ELEMENTS (scales); i++)
    if (fabs (scales[i] - choices->scale) < fabs (scales[nearest] - choices->scale))
      nearest = i;
  adw_combo_row_set_selected (self->format_row, choices->format);
  gtk_spin_button_set_value (self->width_spin, choices->width);
  gtk_spin_button_set_value (self->height_spin, choices->height);
  adw_combo_row_set_selected (self->scale_row, nearest);
  adw_combo_row_set_selected (self->text_row, choices->text_as_outlines);
  adw_combo_row_set_selected (self->page_row, choices->a4);
  adw_combo_row_set_selected (self->theme_row, choices->print);
}

/* One sentence on what will come. */
static char *
describe (const DesmiExportChoices *choices)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  double             scale = choices->format == DESMI_EXPORT_PNG   ? choices->scale
                             : choices->format == DESMI_EXPORT_PDF ? MM_PER_PX
                                                                   : 1;
  g_autofree char   *width = desmi_format_count (llround (choices->width * scale), locale);
  g_autofree char   *height = desmi_format_count (llround (choices->height * scale), locale);

  switch (choices->format)
    {
    case DESMI_EXPORT_SVG:
      /* Translators: width and height of a drawing */
      return g_strdup_printf (_ ("A drawing of %s × %s pixels, sharp at every size."), width,
                              height);
    case DESMI_EXPORT_PDF:
      if (choices->a4)
        return g_strdup (_ ("A page of A4 across, with margins of 15 mm."));
      /* Translators: width and height of a page */
      return g_strdup_printf (_ ("A page of %s × %s mm."), width, height);
    case DESMI_EXPORT_PNG:
    default:
      /* Translators: width and height of a picture */
      return g_strdup_printf (_ ("A picture of %s × %s pixels."), width, height);
    }
}

/* GTK 4.8 speaks no more of such a row than that it is one. */
static void
name_row (AdwComboRow *row)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (row);
  g_autofree char *name
      = g_strdup_printf ("%s: %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                         chosen != NULL ? gtk_string_object_get_string (chosen) : "");

  desmi_a11y_set_label (GTK_WIDGET (row), name);
}

static void
show_error (DesmiExportDialog *self, const GError *error)
{
  if (self->details != NULL)
    gtk_box_remove (self->error_box, self->details);
  self->details = desmi_error_details_new (error);
  gtk_box_append (self->error_box, self->details);
  gtk_label_set_label (self->error_label, error->message);
  gtk_revealer_set_reveal_child (self->error_revealer, TRUE);
}

static void
update (DesmiExportDialog *self)
{
  AdwComboRow *const rows[]
      = { self->format_row, self->page_row, self->scale_row, self->text_row, self->theme_row };
  DesmiExportChoices choices;
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = NULL;
  gboolean           is_good, has_size;

  if (self->loading)
    return;
  read_choices (self, &choices);
  is_good = desmi_export_choices_check (&choices, &error);
  has_size = choices.format != DESMI_EXPORT_PDF || !choices.a4;
  text = is_good ? describe (&choices) : g_strdup (error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->page_row), choices.format == DESMI_EXPORT_PDF);
  gtk_widget_set_visible (GTK_WIDGET (self->width_row), has_size);
  gtk_widget_set_visible (GTK_WIDGET (self->height_row), has_size);
  gtk_widget_set_visible (GTK_WIDGET (self->scale_row), choices.format == DESMI_EXPORT_PNG);
  gtk_widget_set_visible (GTK_WIDGET (self->text_row), choices.format == DESMI_EXPORT_SVG);
  gtk_label_set_label (self->result_label, text);
  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->result_label), "desmi-error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->result_label), "desmi-error");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    name_row (rows[i]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", is_good && !self->busy);
}

static void
set_busy (DesmiExportDialog *self, gboolean busy)
{
  self->busy = busy;
  self->writing = FALSE;
  gtk_spinner_set_spinning (self->spinner, busy);
  desmi_sensitive_set (self->body, !busy);
  update (self);
}

static void
fail (DesmiExportDialog *self, const GError *error)
{
  g_clear_object (&self->file);
  set_busy (self, FALSE);
  show_error (self, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiExportDialog) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autofree char              *text = desmi_saving_dup_text (G_FILE (source));
  g_autofree char              *uri = g_file_get_uri (G_FILE (source));
  DesmiExportChoices            choices;
  GtkWindow                    *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!desmi_export_write_finish (result, &error))
    {
      g_autoptr (GError) sentence = desmi_saving_new_error (G_FILE (source), error);

      fail (self, sentence);
      return;
    }
  read_choices (self, &choices);
  desmi_export_choices_save (&choices, self->settings);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.saved", "(ss)", text, uri);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = desmi_chart_data_export_finish (result, &error);
  DesmiExportDialog *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (bytes == NULL)
    {
      fail (self, error);
      return;
    }
  /* from here on the file may be there: it is waited for, and what came of it is said */
  self->writing = TRUE;
  desmi_export_write_async (self->file, bytes, written_cb, g_object_ref (self));
}

static void
draw (DesmiExportDialog *self)
{
  DesmiExportChoices choices;
  g_autofree char   *name = g_file_get_basename (self->file);

  read_choices (self, &choices);
  (void) desmi_export_format_from_path (name, &choices.format);
  desmi_chart_data_export_async (self->data, &choices, desmi_locale_get_user (), self->cancellable,
                                 drawn_cb, desmi_call_new (self, self->cancellable));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char      *name = g_file_get_basename (G_FILE (source));
  g_autofree char      *shown = g_filename_display_name (name);
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  DesmiExportDialog    *self = desmi_call_end (user_data);
  g_autoptr (GError)    error = NULL;

  if (self == NULL)
    return;
  if (info == NULL)
    {
      draw (self);
      return;
    }
  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               /* Translators: %s is the name of a file */
               _ ("“%s” exists already, and you were not asked whether it is to be replaced. "
                  "Choose another name, or give the name with its ending."),
               shown);
  fail (self, error);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  DesmiExportDialog *self = desmi_call_end (user_data);

  if (self != NULL && response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        desmi_export_dialog_save_to (self, file);
    }
  g_object_unref (dialog);
}

static char *
suggest_name (DesmiExportDialog *self, const DesmiExportChoices *choices)
{
  const char      *type = desmi_chart_type_to_name (self->data->type);
  g_autofree char *name
      = desmi_file_name_make (self->data->title != NULL ? self->data->title : type, type);

  return g_strconcat (name, desmi_export_choices_get_ending (choices), NULL);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DesmiExportDialog    *self = DESMI_EXPORT_DIALOG (widget);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Save Chart"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char          *name = NULL, *pattern = NULL;
  DesmiExportChoices        choices;

  gtk_spin_button_update (self->width_spin);
  gtk_spin_button_update (self->height_spin);
  read_choices (self, &choices);
  name = suggest_name (self, &choices);
  pattern = g_strconcat ("*", desmi_export_choices_get_ending (&choices), NULL);
  gtk_file_filter_set_name (filter, pattern);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb),
                    desmi_call_new (self, self->cancellable));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
desmi_export_dialog_close_request (GtkWindow *window)
{
  if (DESMI_EXPORT_DIALOG (window)->writing)
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (desmi_export_dialog_parent_class)->close_request (window);
}

static void
desmi_export_dialog_dispose (GObject *object)
{
  DesmiExportDialog *self = DESMI_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_EXPORT_DIALOG);
  G_OBJECT_CLASS (desmi_export_dialog_parent_class)->dispose (object);
}

static void
desmi_export_dialog_finalize (GObject *object)
{
  DesmiExportDialog *self = DESMI_EXPORT_DIALOG (object);

  g_clear_object (&self->file);
  g_clear_object (&self->settings);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->data, desmi_chart_data_unref);
  G_OBJECT_CLASS (desmi_export_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, body);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, page_row);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, width_row);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, height_row);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, width_spin);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, height_spin);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, scale_row);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, theme_row);
  gtk_widget_class_bind_template_child (widget_class, DesmiExportDialog, result_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
desmi_export_dialog_class_init (DesmiExportDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desmi_export_dialog_dispose;
  object_class->finalize = desmi_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = desmi_export_dialog_close_request;
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "export.save",
                                       NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/widgets/desmi-export-dialog.ui");
  bind_children (widget_class);
}

static void
desmi_export_dialog_init (DesmiExportDialog *self)
{
  DesmiExportChoices choices;

  self->cancellable = g_cancellable_new ();
  self->settings = desmi_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->width_spin, DESMI_EXPORT_SIDE_MIN_PX, DESMI_EXPORT_SIDE_MAX_PX);
  gtk_spin_button_set_range (self->height_spin, DESMI_EXPORT_SIDE_MIN_PX, DESMI_EXPORT_SIDE_MAX_PX);
  desmi_export_choices_load (&choices, self->settings);
  self->loading = TRUE;
  show_choices (self, &choices);
  self->loading = FALSE;
  update (self);
}

/**
 * desmi_export_dialog_present:
 * @widget: in the window that asks, which is told by "win.saved" when the file is there
 * @data: the chart
 *
 * Opens the dialog.
 */
void
desmi_export_dialog_present (GtkWidget *widget, DesmiChartData *data)
{
  GtkRoot           *root = gtk_widget_get_root (widget);
  GtkWindow         *parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  DesmiExportDialog *self = g_object_new (DESMI_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->data = desmi_chart_data_ref (data);
  desmi_dialog_size_begin (GTK_WINDOW (self));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->format_row));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * desmi_export_dialog_save_to:
 * @file: may be replaced, since a dialog that gave it has asked
 *
 * Draws the chart and writes it, in the kind that the file's ending names. Without such an ending
 * the file gets that of the kind chosen; a file of that name, of which nobody was asked, is not
 * replaced. The dialog closes when the file is there, and else says why it is not.
 */
void
desmi_export_dialog_save_to (DesmiExportDialog *self, GFile *file)
{
  g_autofree char   *name = g_file_get_basename (file);
  g_autofree char   *full = NULL;
  g_autoptr (GFile)  folder = NULL;
  DesmiExportChoices choices;

  g_return_if_fail (DESMI_IS_EXPORT_DIALOG (self) && !self->busy);

  gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
  g_clear_object (&self->file);
  set_busy (self, TRUE);
  if (desmi_export_format_from_path (name, &choices.format))
    {
      self->file = g_object_ref (file);
      draw (self);
      return;
    }
  read_choices (self, &choices);
  folder = g_file_get_parent (file);
  full = g_strconcat (name, desmi_export_choices_get_ending (&choices), NULL);
  self->file = g_file_get_child (folder, full);
  g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, self->cancellable, looked_cb,
                           desmi_call_new (self, self->cancellable));
}

/**
 * desmi_export_dialog_get_error:
 *
 * Returns: (nullable): the sentence shown above the choices
 */
const char *
desmi_export_dialog_get_error (DesmiExportDialog *self)
{
  return gtk_revealer_get_reveal_child (self->error_revealer)
             ? gtk_label_get_label (self->error_label)
             : NULL;
}
