/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-picture-button.h"

#include "ui/desmi-error-dialog.h"
#include "ui/villages/desmi-thumbnail.h"

#include <glib/gi18n-lib.h>

struct _DesmiPictureButton
{
  GtkBox      parent_instance;

  GtkWidget  *choose;
  GtkSpinner *spinner;
  char       *title; /* of the question which */

  DesmiStore *store; /* nullable */
};

G_DEFINE_FINAL_TYPE (DesmiPictureButton, desmi_picture_button, GTK_TYPE_BOX)

enum
{
  PICTURE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiPictureButton) self = user_data;
  g_autoptr (GError)             error = NULL;
  g_autofree char *sha256 = desmi_store_attach_finish (DESMI_STORE (source), result, &error);

  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (self->choose, TRUE);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* the window is gone */
    return;
  if (sha256 != NULL)
    g_signal_emit (self, signals[PICTURE], 0, sha256);
  else
    desmi_error_dialog_present (GTK_WIDGET (self), _ ("The Picture Was Not Added"), error);
}

/**
 * desmi_picture_button_take:
 * @file: a picture, which is copied into the district file
 */
void
desmi_picture_button_take (DesmiPictureButton *self, GFile *file)
{
  g_return_if_fail (self->store != NULL);
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (self->choose, FALSE);
  desmi_store_attach_async (self->store, file, desmi_thumbnail_make, NULL, NULL, NULL, attached_cb,
                            g_object_ref (self));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (DesmiPictureButton) self = user_data;

  if (response == GTK_RESPONSE_ACCEPT && self->store != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        desmi_picture_button_take (self, file);
    }
  g_object_unref (dialog);
}

static void
choose_cb (DesmiPictureButton *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      self->title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Pictures (JPEG, PNG)"));
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
desmi_picture_button_dispose (GObject *object)
{
  g_clear_object (&DESMI_PICTURE_BUTTON (object)->store);
  G_OBJECT_CLASS (desmi_picture_button_parent_class)->dispose (object);
}

static void
desmi_picture_button_finalize (GObject *object)
{
  g_free (DESMI_PICTURE_BUTTON (object)->title);
  G_OBJECT_CLASS (desmi_picture_button_parent_class)->finalize (object);
}

static void
desmi_picture_button_class_init (DesmiPictureButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_picture_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_picture_button_finalize;
  signals[PICTURE] = g_signal_new ("picture", DESMI_TYPE_PICTURE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desmi_picture_button_init (DesmiPictureButton *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->choose = gtk_button_new ();
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (choose_cb), self);
  gtk_box_append (GTK_BOX (self), self->choose);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->spinner));
}

/**
 * desmi_picture_button_new:
 * @label: of the button, "Choose a Picture…"
 * @title: of the question which
 *
 * Returns: (transfer floating): the button, which needs a store
 */
GtkWidget *
desmi_picture_button_new (const char *label, const char *title)
{
  DesmiPictureButton *self = g_object_new (DESMI_TYPE_PICTURE_BUTTON, NULL);

  gtk_button_set_label (GTK_BUTTON (self->choose), label);
  self->title = g_strdup (title);
  return GTK_WIDGET (self);
}

/**
 * desmi_picture_button_set_store:
 * @store: (nullable): where pictures are kept
 */
void
desmi_picture_button_set_store (DesmiPictureButton *self, DesmiStore *store)
{
  g_set_object (&self->store, store);
}
