/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit goes to the file, and the window offers to undo it. */
#include "ui/desmi-write.h"

#include "ui/desmi-error-dialog.h"

typedef struct
{
  GtkWidget   *widget; /* owned */
  char        *label;
  DesmiWritten then; /* nullable */
} Writing;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing              *writing = user_data;
  g_autoptr (GtkWidget) widget = writing->widget;
  g_autofree char      *label = writing->label;
  g_autoptr (GError)    error = NULL;
  gboolean              written = desmi_store_apply_finish (DESMI_STORE (source), result, &error);
  DesmiWritten          then = writing->then;

  g_free (writing);
  if (gtk_widget_get_root (widget) == NULL) /* the window is gone */
    return;
  if (written)
    gtk_widget_activate_action (widget, "win.edited", "s", label);
  else
    desmi_error_say (widget, error);
  if (then != NULL)
    then (widget, written);
}

/**
 * desmi_write:
 * @widget: what the person works in
 * @session: its session
 * @edit: (transfer full): what to write
 *
 * Writes @edit without waiting. Then the window of @widget offers to undo it, or says why it was
 * not written.
 */
void
desmi_write (GtkWidget *widget, DesmiSession *session, DesmiEdit *edit)
{
  desmi_write_then (widget, session, edit, NULL);
}

/**
 * desmi_write_then:
 * @edit: (transfer full): what to write
 * @then: (nullable): called when it was written, or refused, unless the window is gone
 *
 * The same, for whoever has to keep what was typed until it is written.
 */
void
desmi_write_then (GtkWidget *widget, DesmiSession *session, DesmiEdit *edit, DesmiWritten then)
{
  g_autoptr (DesmiEdit) owned = edit;
  Writing              *writing = g_new (Writing, 1);

  *writing = (Writing){ g_object_ref (widget), g_strdup (desmi_edit_get_label (owned)), then };
  desmi_store_apply_async (desmi_session_get_store (session), owned, NULL, written_cb, writing);
}
