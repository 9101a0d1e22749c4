/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed before it is: on which paper, and how it will look. The sheets are laid out on a
 * thread; a province has thousands of rows. */
#include "ui/desmi-print-window.h"

#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-dialog-size.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-saving.h"
#include "ui/desmi-settings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WIDTH 860
#define HEIGHT 600
#define SIDE_WIDTH 280
#define GAP_PX 12 /* around the sheet */
#define ENDING ".pdf"

struct _DesmiPrintWindow
{
  AdwWindow            parent_instance;

  AdwComboRow         *kind_row;
  AdwComboRow         *choice_row;
  GtkDrawingArea      *area;
  GtkLabel            *page_label;
  GtkSpinner          *spinner;

  const DesmiPrintJob *job;
  gpointer             of;      /* what is printed */
  gpointer             sheets;  /* nullable: until they are laid out */
  cairo_surface_t     *picture; /* nullable: the page that is shown */
  guint                page;
  GSettings           *settings; /* nullable */
  GCancellable        *cancellable;
};

G_DEFINE_FINAL_TYPE (DesmiPrintWindow, desmi_print_window, ADW_TYPE_WINDOW)

static DesmiPaperKind
get_kind (DesmiPrintWindow *self)
{
  return (DesmiPaperKind) MIN (adw_combo_row_get_selected (self->kind_row), DESMI_N_PAPERS - 1);
}

static guint
get_choice (DesmiPrintWindow *self)
{
  guint n = g_list_model_get_n_items (adw_combo_row_get_model (self->choice_row));

  return MIN (adw_combo_row_get_selected (self->choice_row), n - 1);
}

/* A page is drawn once and shown as often as the window wants it. */
static void
draw_picture (DesmiPrintWindow *self)
{
  cairo_rectangle_t sheet = { 0, 0, 0, 0 };
  cairo_t          *cr;

  self->job->get_size (self->sheets, &sheet.width, &sheet.height);
  self->picture = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &sheet);
  cr = cairo_create (self->picture);
  self->job->paint (self->sheets, self->page, cr);
  cairo_destroy (cr);
}

static void
show_page (DesmiPrintWindow *self)
{
  guint            n = desmi_print_window_get_n_pages (self);
  GtkWidget       *widget = GTK_WIDGET (self);
  g_autofree char *text = NULL;

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  if (n > 0)
    {
      self->page = MIN (self->page, n - 1);
      draw_picture (self);
      text = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);
    }
  else
    text = g_strdup (self->sheets != NULL ? _ (self->job->nothing) : "");
  gtk_label_set_label (self->page_label, text);
  gtk_widget_action_set_enabled (widget, "print.previous", n > 0 && self->page > 0);
  gtk_widget_action_set_enabled (widget, "print.next", self->page + 1 < n);
  gtk_widget_action_set_enabled (widget, "print.run", n > 0);
  gtk_widget_action_set_enabled (widget, "print.save-pdf", n > 0);
  desmi_a11y_set_label (GTK_WIDGET (self->area), text);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  DesmiPrintWindow *self = user_data;
  double            scale, w, h;

  if (self->picture == NULL)
    return;
  self->job->get_size (self->sheets, &w, &h);
  scale = fmin ((width - 2 * GAP_PX) / w, (height - 2 * GAP_PX) / h);
  if (scale <= 0)
    return;
  cairo_translate (cr, (width - scale * w) / 2, (height - scale * h) / 2);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, w, h);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 1 / scale);
  cairo_stroke (cr);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
}

/* What the thread lays out. */
typedef struct
{
  const DesmiPrintJob *job;
  gpointer             of;
  DesmiPaperKind       kind;
  guint                choice;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  work->job->unref (work->of);
  g_free (work);
}

static void
lay_out_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;

  g_task_return_pointer (task, work->job->lay_out (work->of, work->kind, work->choice),
                         work->job->free_sheets);
}

static void
drop_sheets (DesmiPrintWindow *self)
{
  if (self->sheets != NULL)
    self->job->free_sheets (g_steal_pointer (&self->sheets));
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Work       *work = g_task_get_task_data (G_TASK (result));
  gpointer          sheets = g_task_propagate_pointer (G_TASK (result), NULL);
  DesmiPrintWindow *self = desmi_call_end (user_data);

  if (self == NULL)
    {
      if (sheets != NULL)
        work->job->free_sheets (sheets);
      return;
    }
  gtk_spinner_stop (self->spinner);
  drop_sheets (self);
  self->sheets = sheets;
  show_page (self);
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
lay_out (DesmiPrintWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Work             *work;

  name_row (self->kind_row);
  name_row (self->choice_row);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  drop_sheets (self);
  self->page = 0;
  show_page (self);
  gtk_spinner_start (self->spinner);
  work = g_new (Work, 1);
  *work = (Work){ self->job, self->job->ref (self->of), get_kind (self), get_choice (self) };
  task
      = g_task_new (NULL, self->cancellable, laid_out_cb, desmi_call_new (self, self->cancellable));
  g_task_set_source_tag (task, lay_out);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, lay_out_in_thread);
}

static void
choice_cb (DesmiPrintWindow *self)
{
  if (self->settings != NULL)
    {
      g_settings_set_string (self->settings, "print-paper",
                             desmi_paper_kind_to_code (get_kind (self)));
      g_settings_set_string (self->settings, self->job->key, self->job->names[get_choice (self)]);
    }
  lay_out (self);
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiPrintWindow *self = DESMI_PRINT_WINDOW (widget);

  if (g_str_equal (name, "print.next"))
    self->page++;
  else if (self->page > 0)
    self->page--;
  show_page (self);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  g_autoptr (DesmiPrintWindow) self = user_data;
  GtkWidget                   *window = GTK_WIDGET (self);
  g_autoptr (GError)           error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      desmi_error_dialog_present (window, _ (self->job->not_printed), error);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY
           && gtk_widget_get_visible (window)) /* it may have been closed meanwhile */
    gtk_window_destroy (GTK_WINDOW (window));
}

static void
run_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiPrintWindow             *self = DESMI_PRINT_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = self->job->print (self->sheets, get_kind (self));
  g_autoptr (GError)            error = NULL;

  /* what goes wrong before the dialog is told of by "done", too */
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), g_object_ref (self));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           &error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiPrintWindow) self = g_object_ref (desmi_saving_get_what (user_data));
  g_autoptr (GError)           error = NULL;
  g_autofree char             *text = desmi_saving_dup_text (G_FILE (source));
  gboolean                     saved = self->job->save_finish (result, &error);

  desmi_saving_end (user_data, G_FILE (source), text, error);
  if (saved && gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
write_sheets (DesmiSaving *saving, GFile *file)
{
  DesmiPrintWindow  *self = desmi_saving_get_what (saving);
  g_autoptr (GError) closed = NULL;

  if (self->sheets != NULL)
    {
      self->job->save_async (self->sheets, file, desmi_saving_get_cancellable (saving), written_cb,
                             saving);
      return;
    }
  closed = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  desmi_saving_end (saving, file, "", closed);
}

static void
save_pdf_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DesmiPrintWindow     *self = DESMI_PRINT_WINDOW (widget);
  g_autofree char      *name = self->job->dup_name (self->sheets);
  const DesmiSavingKind kind = { .choose = _ ("Save as PDF"),
                                 .title = _ ("Save as PDF"),
                                 .failed = _ (self->job->not_saved),
                                 .folder = self->job->folder_key,
                                 .ending = ENDING,
                                 .write = write_sheets };

  desmi_saving_ask (widget, &kind, name, g_object_ref (self), g_object_unref);
}

static void
desmi_print_window_dispose (GObject *object)
{
  DesmiPrintWindow *self = DESMI_PRINT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (desmi_print_window_parent_class)->dispose (object);
}

static void
desmi_print_window_finalize (GObject *object)
{
  DesmiPrintWindow *self = DESMI_PRINT_WINDOW (object);

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  drop_sheets (self);
  if (self->of != NULL)
    self->job->unref (self->of);
  g_clear_object (&self->settings);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (desmi_print_window_parent_class)->finalize (object);
}

static void
desmi_print_window_class_init (DesmiPrintWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_print_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_print_window_finalize;
  gtk_widget_class_install_action (widget_class, "print.run", NULL, run_cb);
  gtk_widget_class_install_action (widget_class, "print.save-pdf", NULL, save_pdf_cb);
  gtk_widget_class_install_action (widget_class, "print.next", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "print.previous", NULL, move_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "print.run",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "print.save-pdf",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "print.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "print.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
new_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button
      = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_mnemonic (label);

  if (icon != NULL)
    {
      gtk_widget_set_tooltip_text (button, label);
      desmi_a11y_set_label (button, label);
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static AdwComboRow *
new_row (const char *title)
{
  return g_object_new (ADW_TYPE_COMBO_ROW, "title", title, NULL);
}

static GtkWidget *
new_side (DesmiPrintWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->kind_row = new_row (_ ("Paper"));
  self->choice_row = new_row ("");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->kind_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->choice_row));
  gtk_widget_set_size_request (group, SIDE_WIDTH, -1);
  gtk_widget_set_margin_end (group, GAP_PX);
  gtk_widget_set_margin_top (group, GAP_PX);
  return group;
}

static GtkWidget *
new_preview (DesmiPrintWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->area = GTK_DRAWING_AREA (gtk_drawing_area_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->area), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->area), TRUE);
  gtk_drawing_area_set_draw_func (self->area, draw_cb, self, NULL);
  self->page_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->page_label), "desmi-number");
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (row, GAP_PX);
  gtk_box_append (GTK_BOX (row),
                  new_button ("go-previous-symbolic", _ ("Page before"), "print.previous"));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->page_label));
  gtk_box_append (GTK_BOX (row), new_button ("go-next-symbolic", _ ("Next page"), "print.next"));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->area));
  gtk_box_append (GTK_BOX (box), row);
  return box;
}

static void
desmi_print_window_init (DesmiPrintWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *print = new_button (NULL, _ ("_Print…"), "print.run");

  self->cancellable = g_cancellable_new ();
  self->settings = desmi_settings_new ();
  gtk_widget_add_css_class (print, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), print);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar),
                             new_button (NULL, _ ("_Save as PDF…"), "print.save-pdf"));
  gtk_box_append (GTK_BOX (body), new_preview (self));
  gtk_box_append (GTK_BOX (body), new_side (self));
  gtk_box_append (GTK_BOX (content), bar);
  gtk_box_append (GTK_BOX (content), body);
  adw_window_set_content (ADW_WINDOW (self), content);
}

/* What was chosen the last time is chosen again. */
static void
fill_row (DesmiPrintWindow  *self,
          AdwComboRow       *row,
          const char *const *words,
          const char        *key,
          const char *const *names)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  g_autofree char          *last
      = self->settings != NULL ? g_settings_get_string (self->settings, key) : NULL;
  guint chosen = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gtk_string_list_append (model, _ (words[i]));
      if (g_strcmp0 (names[i], last) == 0)
        chosen = i;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (row, chosen);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (choice_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill_rows (DesmiPrintWindow *self)
{
  /* Translators: a size of paper that offices in Indonesia use */
  const char *const kinds[] = { "A4", N_ ("F4 (215 × 330 mm)"), "Letter" };
  const char       *codes[DESMI_N_PAPERS + 1] = { NULL };

  for (guint i = 0; i < DESMI_N_PAPERS; i++)
    codes[i] = desmi_paper_kind_to_code (i);
  fill_row (self, self->kind_row, kinds, "print-paper", codes);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice_row), _ (self->job->choice));
  fill_row (self, self->choice_row, self->job->words, self->job->key, self->job->names);
}

/**
 * desmi_print_window_present:
 * @widget: in the window that asks, which is told by "win.saved" of a PDF
 * @job: how it is printed
 * @of: what is printed, as @job knows it
 *
 * Shows a table or slides as they will be printed.
 */
void
desmi_print_window_present (GtkWidget *widget, const DesmiPrintJob *job, gpointer of)
{
  DesmiPrintWindow *self = g_object_new (DESMI_TYPE_PRINT_WINDOW, "title", _ (job->title), "modal",
                                         TRUE, "transient-for", gtk_widget_get_root (widget),
                                         "destroy-with-parent", TRUE, NULL);

  desmi_dialog_size_set (GTK_WINDOW (self), WIDTH, HEIGHT);
  self->job = job;
  self->of = job->ref (of);
  fill_rows (self);
  lay_out (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * desmi_print_window_get_n_pages:
 *
 * Returns: how many sheets there will be; 0 while they are laid out, or there is nothing
 */
guint
desmi_print_window_get_n_pages (DesmiPrintWindow *self)
{
  return self->sheets != NULL ? self->job->get_n (self->sheets) : 0;
}

/**
 * desmi_print_window_get_page:
 *
 * Returns: the sheet that is shown, from 0
 */
guint
desmi_print_window_get_page (DesmiPrintWindow *self)
{
  return self->page;
}
