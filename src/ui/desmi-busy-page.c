/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that takes more than a moment: what is done, how far it is, and a way out. */
#include "ui/desmi-busy-page.h"

#include <glib/gi18n-lib.h>

#define PULSE_MS 120

struct _DesmiBusyPage
{
  AdwBin          parent_instance;

  AdwStatusPage  *status;
  GtkProgressBar *bar;
  GtkButton      *cancel_button;
  GCancellable   *cancellable;
  guint           pulse;
};

G_DEFINE_FINAL_TYPE (DesmiBusyPage, desmi_busy_page, ADW_TYPE_BIN)

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (DESMI_BUSY_PAGE (user_data)->bar);
  return G_SOURCE_CONTINUE;
}

static void
cancel_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiBusyPage *self = DESMI_BUSY_PAGE (widget);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_action_set_enabled (widget, "busy.cancel", FALSE);
  adw_status_page_set_description (self->status, _ ("Cancelling…"));
}

static void
desmi_busy_page_dispose (GObject *object)
{
  desmi_busy_page_end (DESMI_BUSY_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), DESMI_TYPE_BUSY_PAGE);
  G_OBJECT_CLASS (desmi_busy_page_parent_class)->dispose (object);
}

static void
desmi_busy_page_class_init (DesmiBusyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_busy_page_dispose;
  gtk_widget_class_install_action (widget_class, "busy.cancel", NULL, cancel_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "busy.cancel", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/desmi-busy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiBusyPage, status);
  gtk_widget_class_bind_template_child (widget_class, DesmiBusyPage, bar);
  gtk_widget_class_bind_template_child (widget_class, DesmiBusyPage, cancel_button);
}

static void
desmi_busy_page_init (DesmiBusyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desmi_busy_page_begin:
 * @title: what is being done, translated
 * @cancellable: cancelled by the page's button
 */
void
desmi_busy_page_begin (DesmiBusyPage *self, const char *title, GCancellable *cancellable)
{
  g_return_if_fail (DESMI_IS_BUSY_PAGE (self));

  desmi_busy_page_end (self);
  self->cancellable = g_object_ref (cancellable);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "busy.cancel", TRUE);
  gtk_progress_bar_set_fraction (self->bar, 0);
  self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
}

/**
 * desmi_busy_page_progress:
 * @fraction: 0.0 to 1.0, or negative where the end is not known
 * @text: (nullable): what is being done now
 */
void
desmi_busy_page_progress (DesmiBusyPage *self, double fraction, const char *text)
{
  g_return_if_fail (DESMI_IS_BUSY_PAGE (self));

  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (fraction >= 0)
    {
      g_clear_handle_id (&self->pulse, g_source_remove);
      gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1.0));
    }
  adw_status_page_set_description (self->status, text);
}

/**
 * desmi_busy_page_end:
 *
 * The work is over, one way or another.
 */
void
desmi_busy_page_end (DesmiBusyPage *self)
{
  g_return_if_fail (DESMI_IS_BUSY_PAGE (self));

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->cancellable);
}
