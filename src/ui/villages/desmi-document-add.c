/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files become documents of a village: chosen, looked at, and asked about in a form. They are of
 * the village that was shown when they were chosen, whichever is shown when the answer comes. */
#include "ui/villages/desmi-document-add.h"

#include "app/desmi-document.h"
#include "ui/desmi-error-dialog.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget           *widget;
  DesmiSession        *session;
  DesmiStore          *store; /* the file of the village */
  DesmiVillage        *village;
  DesmiDocumentPurpose purpose; /* all NULL: none */
} Adding;

static Adding *
adding_new (GtkWidget                  *widget,
            DesmiSession               *session,
            DesmiVillage               *village,
            const DesmiDocumentPurpose *purpose)
{
  Adding *self = g_new0 (Adding, 1);

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->store = g_object_ref (desmi_session_get_store (session));
  self->village = desmi_village_ref (village);
  if (purpose != NULL)
    self->purpose = (DesmiDocumentPurpose){ g_strdup (purpose->indicator), g_strdup (purpose->name),
                                            g_strdup (purpose->period) };
  return self;
}

static void
adding_free (Adding *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_object_unref (self->store);
  desmi_village_unref (self->village);
  g_free (self->purpose.indicator);
  g_free (self->purpose.name);
  g_free (self->purpose.period);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adding, adding_free)

/* The file is still open, and its window there. */
static gboolean
can_go_on (const Adding *self)
{
  return gtk_widget_get_root (self->widget) != NULL
         && desmi_session_get_store (self->session) == self->store
         && desmi_village_forms_can_write (self->session);
}

static void
present (const Adding *self, GPtrArray *proposals, const char *refused)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (self->widget));
  DesmiForm *form
      = desmi_document_form_new_add (window, self->session, self->village, proposals, refused,
                                     self->purpose.indicator != NULL ? &self->purpose : NULL);

  gtk_window_present (GTK_WINDOW (form));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Adding)    self = user_data;
  g_autofree char      *refused = NULL;
  g_autoptr (GError)    failure = NULL;
  g_autoptr (GPtrArray) proposals = desmi_proposal_list_finish (result, &refused, &failure);

  if (!can_go_on (self))
    return;
  if (proposals == NULL)
    {
      desmi_error_say (self->widget, failure);
      return;
    }
  if (proposals->len > 0)
    present (self, g_steal_pointer (&proposals), refused);
  else if (refused != NULL)
    {
      g_autoptr (GError) error
          = g_error_new_literal (DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT, refused);

      desmi_error_say (self->widget, error);
    }
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Adding) self = user_data;

  if (response == GTK_RESPONSE_ACCEPT && can_go_on (self))
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      desmi_document_add_files (self->widget, self->session, self->village, files, &self->purpose);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/**
 * desmi_document_add_choose:
 * @widget: in the window that asks
 * @village: whose documents the files become
 * @purpose: (nullable): what they are evidence for, copied
 *
 * Asks for files, then as desmi_document_add_files().
 */
void
desmi_document_add_choose (GtkWidget                  *widget,
                           DesmiSession               *session,
                           DesmiVillage               *village,
                           const DesmiDocumentPurpose *purpose)
{
  GtkFileChooserNative *dialog;

  if (!desmi_village_forms_can_write (session))
    return;
  dialog = gtk_file_chooser_native_new (_ ("Add Photos or Documents"),
                                        GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb),
                    adding_new (widget, session, village, purpose));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * desmi_document_add_files:
 * @widget: in the window that asks
 * @village: whose documents the files become
 * @files: of GFile
 * @purpose: (nullable): what they are evidence for, copied
 *
 * Looks at files and opens the form that makes them documents of the village; says why of those
 * that cannot be taken.
 */
void
desmi_document_add_files (GtkWidget                  *widget,
                          DesmiSession               *session,
                          DesmiVillage               *village,
                          GListModel                 *files,
                          const DesmiDocumentPurpose *purpose)
{
  if (desmi_village_forms_can_write (session))
    desmi_proposal_list_async (files, NULL, looked_cb,
                               adding_new (widget, session, village, purpose));
}
