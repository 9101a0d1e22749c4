/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/history/desmi-history-move.h"

#include "app/desmi-progress.h"
#include "core/desmi-locale.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-quiet.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define PATIENCE_MS 300 /* a dialog before that is only flicker */

/* One move, which ends with the answer of the store. */
typedef struct
{
  GtkWindow            *window; /* owned */
  GCancellable         *cancellable;
  DesmiProgressMarshal *progress;
  GtkWidget            *dialog; /* nullable: it goes with the window, and with its response */
  GtkProgressBar       *bar;    /* of the dialog */
  guint                 patience;
  double                fraction;
} Move;

static void
move_free (Move *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  desmi_progress_marshal_stop (self->progress);
  desmi_progress_marshal_unref (self->progress);
  if (self->dialog != NULL)
    {
      GtkWidget *dialog = self->dialog;

      g_clear_weak_pointer (&self->dialog);
      g_signal_handlers_disconnect_by_data (dialog, self);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  g_object_unref (self->cancellable);
  g_object_unref (self->window);
  g_free (self);
}

static void
progress_cb (double fraction, const char *text, gpointer user_data)
{
  Move *self = user_data;

  self->fraction = fraction;
  if (self->dialog != NULL)
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Move *self = user_data;

  /* the dialog ends itself with the response */
  g_clear_weak_pointer (&self->dialog);
  g_cancellable_cancel (self->cancellable);
}

static gboolean
patience_cb (gpointer user_data)
{
  Move      *self = user_data;
  GtkWidget *dialog
      = adw_message_dialog_new (self->window, _ ("Going to Another Point of the History"),
                                _ ("Cancelled, the file stays as it is."));

  self->patience = 0;
  g_set_weak_pointer (&self->dialog, dialog);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_fraction (self->bar, self->fraction);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), GTK_WIDGET (self->bar));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _ ("_Cancel"));
  g_signal_connect (self->dialog, "response", G_CALLBACK (response_cb), self);
  desmi_quiet_present (GTK_WINDOW (self->dialog));
  return G_SOURCE_REMOVE;
}

static char *
describe (const DesmiMoved *moved)
{
  const gulong     n = (gulong) ABS (moved->n);
  g_autofree char *count = desmi_format_count ((gint64) n, desmi_locale_get_user ());

  if (moved->n == 0)
    return g_strdup (_ ("The file is at this point already."));
  if (moved->n > 0)
    /* Translators: %s is a number, written out for the reader */
    return g_strdup_printf (ngettext ("%s step undone", "%s steps undone", n), count);
  /* Translators: %s is a number, written out for the reader */
  return g_strdup_printf (ngettext ("%s step done again", "%s steps done again", n), count);
}

static void
say_failure (Move *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.say", "s",
                                _ ("Cancelled; nothing was changed."));
  else
    desmi_error_dialog_present (GTK_WIDGET (self->window), _ ("The File Stays as It Is"), error);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Move              *self = user_data;
  g_autoptr (GError) error = NULL;
  DesmiMoved         moved = { 0, 0 };
  g_autofree char   *text = NULL;

  if (desmi_store_undo_to_finish (DESMI_STORE (source), result, &moved, &error))
    {
      text = describe (&moved);
      if (moved.n == 0)
        gtk_widget_activate_action (GTK_WIDGET (self->window), "win.say", "s", text);
      else
        gtk_widget_activate_action (GTK_WIDGET (self->window), "win.moved", "(sbx)", text,
                                    moved.n > 0, moved.from);
    }
  else
    say_failure (self, error);
  move_free (self);
}

static void
returned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Move              *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *label = NULL;
  gint64             n_steps;

  if (!desmi_store_return_finish (DESMI_STORE (source), result, &n_steps, &label, &error))
    say_failure (self, error);
  else if (n_steps == 0)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.say", "s",
                                _ ("Nothing was changed here since that step."));
  else
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edited", "s", label);
  move_free (self);
}

static Move *
move_new (GtkWindow *window)
{
  Move *self = g_new0 (Move, 1);

  self->window = g_object_ref (window);
  self->cancellable = g_cancellable_new ();
  self->progress = desmi_progress_marshal_new (progress_cb, self);
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  return self;
}

/**
 * desmi_history_move:
 * @window: says how far it was and offers the way back, through its actions win.moved and win.say
 * @step: as in desmi_store_undo_to()
 *
 * Goes to the state after a step: nothing is asked, since all of it can be done again.
 */
void
desmi_history_move (GtkWindow *window, DesmiStore *store, gint64 step)
{
  Move *self = move_new (window);

  desmi_store_undo_to_async (store, step, desmi_progress_marshal_report, self->progress,
                             self->cancellable, moved_cb, self);
}

/**
 * desmi_history_move_area:
 * @window: says what was done, and offers to undo it, through its actions win.edited and win.say
 * @area, @step, @name: as in desmi_store_return()
 *
 * Brings one area to the state after a step, as a step of its own.
 */
void
desmi_history_move_area (GtkWindow  *window,
                         DesmiStore *store,
                         const char *area,
                         gint64      step,
                         const char *name)
{
  Move *self = move_new (window);

  desmi_store_return_async (store, area, step, name, desmi_progress_marshal_report, self->progress,
                            self->cancellable, returned_cb, self);
}
