/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that says which charts are not offered, and why. */
#include "ui/desmi-chart-reasons.h"

#include "app/desmi-chart-reasons.h"

#include <adwaita.h>
#include <string.h>

/* Each line a paragraph, so that a screen reader and the eye find where one ends. */
static char *
dup_paragraphs (void)
{
  g_auto (GStrv) lines = g_strsplit (_ (DESMI_CHART_REASONS), "\n", -1);

  return g_strjoinv ("\n\n", lines);
}

/**
 * desmi_chart_reasons_present:
 * @parent: (nullable): the window it belongs to
 *
 * Says in a line each why there are no pie, radar and 3-D charts.
 */
void
desmi_chart_reasons_present (GtkWindow *parent)
{
  g_autofree char *text = dup_paragraphs ();
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Charts That Are Not Offered"), text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
