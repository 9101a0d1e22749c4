/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors as a sentence, with the technical text under "Details". */
#include "ui/desmi-error-dialog.h"

#include "ui/desmi-quiet.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_error_details_new:
 *
 * An expander "Details" with the technical side of @error: domain, code and text, to be read out on
 * the telephone.
 *
 * Returns: (transfer floating): the expander
 */
GtkWidget *
desmi_error_details_new (const GError *error)
{
  g_autofree char *text = g_strdup_printf ("%s %d\n%s", g_quark_to_string (error->domain),
                                           error->code, error->message);
  GtkWidget       *label = gtk_label_new (text);
  GtkWidget       *expander = gtk_expander_new_with_mnemonic (_ ("_Details"));

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_add_css_class (label, "desmi-caption");
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Details"), -1);
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  return expander;
}

/* The user wanted it so. */
static gboolean
is_no_failure (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/**
 * desmi_error_dialog_present:
 * @parent: any widget of the window that was asked
 * @heading: what failed, in a few translated words
 *
 * Says in a dialog what happened, once no presentation is given. Cancelling is no error and shows
 * nothing, nor does what was asked of a file that was closed since.
 */
void
desmi_error_dialog_present (GtkWidget *parent, const char *heading, const GError *error)
{
  GtkRoot   *root = parent == NULL ? NULL : gtk_widget_get_root (parent);
  GtkWidget *dialog;

  if (is_no_failure (error))
    return;

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading,
                                   error->message);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), desmi_error_details_new (error));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  desmi_quiet_present (GTK_WINDOW (dialog));
}

/**
 * desmi_error_say:
 * @widget: in the window
 *
 * Says in passing what happened: for a part of a page that is missing now, while the rest is there.
 */
void
desmi_error_say (GtkWidget *widget, const GError *error)
{
  if (!is_no_failure (error))
    gtk_widget_activate_action (widget, "win.say", "s", error->message);
}
