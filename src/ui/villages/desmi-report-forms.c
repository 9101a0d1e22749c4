/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms that a village's report opens: of a milestone, and of documents that are evidence. */
#include "ui/villages/desmi-report-forms.h"

#include "ui/villages/desmi-document-add.h"
#include "ui/villages/desmi-register-form.h"

/**
 * desmi_report_forms_add_milestone:
 * @widget: in the window that asks
 * @number: of a pillar of @report
 *
 * Asks for a new milestone of the pillar.
 */
void
desmi_report_forms_add_milestone (GtkWidget         *widget,
                                  DesmiSession      *session,
                                  DesmiVillage      *village,
                                  const DesmiReport *report,
                                  int                number)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  for (guint i = 0; i < report->pillars->len; i++)
    {
      const DesmiReportPillar *pillar = g_ptr_array_index (report->pillars, i);

      if (pillar->number == number)
        gtk_window_present (GTK_WINDOW (desmi_register_form_new_of_pillar (
            window, session, village, DESMI_REGISTER_MILESTONE, pillar)));
    }
}

/**
 * desmi_report_forms_add_evidence:
 * @widget: in the window that asks
 * @indicator: id of one of @report
 *
 * Asks for files, which become documents that show what the indicator reached.
 */
void
desmi_report_forms_add_evidence (GtkWidget         *widget,
                                 DesmiSession      *session,
                                 DesmiVillage      *village,
                                 const DesmiReport *report,
                                 const char        *indicator)
{
  for (guint i = 0; i < report->pillars->len; i++)
    {
      const DesmiReportPillar *pillar = g_ptr_array_index (report->pillars, i);

      for (guint j = 0; j < pillar->rows->len; j++)
        {
          const DesmiReportRow *row = g_ptr_array_index (pillar->rows, j);
          DesmiDocumentPurpose  purpose = { row->indicator, row->name, report->quarter };

          if (g_str_equal (row->indicator, indicator))
            desmi_document_add_choose (widget, session, village, &purpose);
        }
    }
}

/**
 * desmi_report_forms_get_tab:
 * @feed: what a register counts, see %DESMI_REGISTER_FEED
 *
 * Returns: the tab of a village's page where that register is
 */
const char *
desmi_report_forms_get_tab (const char *feed)
{
  static const char *const activities[]
      = { "visits", "visits-document", "sessions", "session-children", "session-carers", NULL };

  return g_strv_contains (activities, feed) ? "activities" : "enterprises";
}
