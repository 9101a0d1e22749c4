/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status of a village in the programme, as a coloured word. */
#include "ui/villages/desmi-status-pill.h"

#include "app/desmi-village-standing.h"
#include "ui/desmi-tooltip.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_status_pill_new:
 *
 * Returns: (transfer floating): an empty pill
 */
GtkWidget *
desmi_status_pill_new (void)
{
  GtkWidget *pill = gtk_label_new (NULL);

  gtk_widget_add_css_class (pill, "desmi-status");
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

/**
 * desmi_status_pill_set:
 * @village: (nullable): whose status
 *
 * Shows a village's status in the programme; nothing for a village that is not enrolled. Of one
 * that has another code by now that counts more than what it was.
 */
void
desmi_status_pill_set (GtkWidget *pill, const DesmiVillage *village)
{
  static const DesmiStatus statuses[]
      = { DESMI_STATUS_CANDIDATE, DESMI_STATUS_ACTIVE, DESMI_STATUS_SUSPENDED,
          DESMI_STATUS_FINISHED, DESMI_STATUS_LEFT };
  gboolean         enrolled = village != NULL && village->enrolled;
  g_autofree char *gone
      = enrolled ? desmi_village_standing_dup_enrolment (village, desmi_locale_get_user ()) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      const char *code = desmi_status_to_code (statuses[i]);
      gboolean    is_it = enrolled && gone == NULL && village->status == statuses[i];

      if (is_it && !gtk_widget_has_css_class (pill, code))
        gtk_widget_add_css_class (pill, code);
      else if (!is_it && gtk_widget_has_css_class (pill, code))
        gtk_widget_remove_css_class (pill, code);
    }
  gtk_label_set_label (GTK_LABEL (pill),
                       gone != NULL ? _ ("Old code")
                       : enrolled   ? desmi_status_name (village->status, desmi_locale_get_user ())
                                    : "");
  gtk_widget_set_opacity (pill, enrolled ? 1 : 0);
  desmi_tooltip_set_text (pill, gone != NULL ? gone : enrolled ? village->status_reason : NULL);
}
