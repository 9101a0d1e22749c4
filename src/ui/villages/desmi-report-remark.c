/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note on a measurement, and the button that asks for it. */
#include "ui/villages/desmi-report-remark.h"

#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define BUTTON "desmi-asked-by"

static void
asked_cb (GtkToggleButton *button, GParamSpec *pspec, DesmiReportField *field)
{
  gboolean is_asked = gtk_toggle_button_get_active (button);

  /* what was refused, and why, is not to be overlooked */
  if (!is_asked && !desmi_report_field_commit (field))
    {
      gtk_toggle_button_set_active (button, TRUE);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (field), is_asked);
  if (is_asked && gtk_widget_has_focus (GTK_WIDGET (button)))
    gtk_widget_grab_focus (GTK_WIDGET (field));
}

/**
 * desmi_report_remark_new:
 * @indicator: its name for a reader
 * @commit: called with the field, its text and @commit_data, as the signal of that name
 *
 * Returns: two new widgets, both floating
 */
DesmiReportRemark
desmi_report_remark_new (const char *indicator, GCallback commit, gpointer commit_data)
{
  /* Translators: %s is the name of an indicator */
  g_autofree char  *name = g_strdup_printf (_ ("Note on %s"), indicator), *tooltip = NULL;
  GtkWidget        *button = gtk_toggle_button_new ();
  DesmiReportRemark self = { GTK_TOGGLE_BUTTON (button),
                             DESMI_REPORT_FIELD (desmi_report_field_new (name, name, FALSE)) };

  gtk_button_set_icon_name (GTK_BUTTON (button), "document-edit-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* Translators: %s says “Note on ...”; behind it the keys that open it */
  tooltip = g_strdup_printf (_ ("%s (Ctrl+M in the number)"), name);
  gtk_widget_set_tooltip_text (button, tooltip);
  desmi_a11y_set_label (button, name);
  gtk_widget_set_visible (GTK_WIDGET (self.field), FALSE);
  g_signal_connect (self.field, "commit", commit, commit_data);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (asked_cb), self.field, 0);
  g_object_set_data (G_OBJECT (self.field), BUTTON, button);
  return self;
}

/**
 * desmi_report_remark_ask:
 *
 * Shows a note that nobody asked for; other fields are shown anyhow.
 */
void
desmi_report_remark_ask (DesmiReportField *field)
{
  GtkToggleButton *button = g_object_get_data (G_OBJECT (field), BUTTON);

  if (button != NULL)
    gtk_toggle_button_set_active (button, TRUE);
}

/**
 * desmi_report_remark_show:
 * @text: (nullable): what the file says now
 * @locked: nothing can be changed
 */
void
desmi_report_remark_show (const DesmiReportRemark *self, const char *text, gboolean locked)
{
  desmi_report_field_set_saved (self->field, text != NULL ? text : "");
  desmi_report_field_set_locked (self->field, locked);
  if (text != NULL)
    gtk_toggle_button_set_active (self->button, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), !locked);
}
