/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status of a pillar and its reason, each chosen of what there is. */
#include "ui/villages/desmi-report-standing.h"

#include <glib/gi18n-lib.h>

static void
fill_statuses (DesmiReportStanding *self, const DesmiReportPillar *pillar)
{
  desmi_filter_begin (self->status);
  if (!pillar->has_status)
    desmi_filter_add (self->status, "", _ ("not filled in"));
  for (DesmiPillarStatus i = 0; i <= DESMI_PILLAR_STATUS_NO_DATA; i++)
    desmi_filter_add (self->status, desmi_pillar_status_to_code (i),
                      desmi_pillar_status_name (i, desmi_locale_get_user ()));
  desmi_filter_end (self->status);
}

/* One that the catalogue has no more can still be what was chosen. */
static void
select_reason (DesmiReportStanding *self, const DesmiReportPillar *pillar)
{
  if (pillar->reason != NULL)
    desmi_filter_ensure (self->reason, pillar->reason, pillar->reason_name);
  desmi_filter_set_selected (self->reason, pillar->reason != NULL ? pillar->reason : "");
}

/**
 * desmi_report_standing_init:
 * @self: filled; its widgets are floating
 * @chosen: called with @data alone when either is chosen, by a person or by what is shown
 */
void
desmi_report_standing_init (DesmiReportStanding     *self,
                            const DesmiReportPillar *pillar,
                            GCallback                chosen,
                            gpointer                 data)
{
  self->status = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Status"), NULL);
  self->reason = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Reason"), NULL);
  self->showing = FALSE;
  fill_statuses (self, pillar);
  gtk_widget_set_valign (GTK_WIDGET (self->status), GTK_ALIGN_START);
  g_signal_connect_swapped (self->status, "notify::selected", chosen, data);
  g_signal_connect_swapped (self->reason, "notify::selected", chosen, data);
}

/**
 * desmi_report_standing_show:
 * @locked: nothing can be chosen
 *
 * Shows what the file says of the pillar.
 */
void
desmi_report_standing_show (DesmiReportStanding     *self,
                            const DesmiReportPillar *pillar,
                            gboolean                 locked)
{
  self->showing = TRUE;
  if (desmi_filter_has (self->status, "") == pillar->has_status)
    fill_statuses (self, pillar);
  desmi_filter_set_selected (
      self->status, pillar->has_status ? desmi_pillar_status_to_code (pillar->status) : "");
  select_reason (self, pillar);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->reason), desmi_report_wants_reason (pillar->status));
  gtk_widget_set_sensitive (GTK_WIDGET (self->status), !locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reason), !locked);
}

/**
 * desmi_report_standing_set_reasons:
 * @reasons: the store's lookup "reasons"
 *
 * Gives what there is to choose from, each once though the server and the district may both have
 * it.
 */
void
desmi_report_standing_set_reasons (DesmiReportStanding     *self,
                                   const DesmiReportPillar *pillar,
                                   DesmiTable              *reasons)
{
  int id = desmi_table_find_column (reasons, "reason"),
      name = desmi_table_find_column (reasons, "name");
  const char *last = NULL;

  self->showing = TRUE;
  desmi_filter_begin (self->reason);
  desmi_filter_add (self->reason, "", C_ ("reason", "none"));
  for (guint i = 0; id >= 0 && name >= 0 && i < desmi_table_get_n_rows (reasons); i++)
    {
      const char *reason = desmi_table_get_text (reasons, i, (guint) id);

      if (g_strcmp0 (reason, last) != 0)
        desmi_filter_add (self->reason, reason, desmi_table_get_label (reasons, i, (guint) name));
      last = reason;
    }
  desmi_filter_end (self->reason);
  select_reason (self, pillar);
  self->showing = FALSE;
}

/**
 * desmi_report_standing_is_chosen:
 *
 * Returns: whether there is a status, if only one of a moment ago
 */
gboolean
desmi_report_standing_is_chosen (const DesmiReportStanding *self)
{
  const char *selected = desmi_filter_get_selected (self->status);

  return selected != NULL && *selected != '\0';
}

/**
 * desmi_report_standing_get_status:
 *
 * Returns: what is chosen, else what the file says
 */
DesmiPillarStatus
desmi_report_standing_get_status (const DesmiReportStanding *self, const DesmiReportPillar *pillar)
{
  DesmiPillarStatus status = pillar->status;

  desmi_pillar_status_parse (desmi_filter_get_selected (self->status), &status, NULL);
  return status;
}

/**
 * desmi_report_standing_get_reason:
 *
 * Returns: (transfer none) (nullable): the id of what is chosen; empty or %NULL: none
 */
const char *
desmi_report_standing_get_reason (const DesmiReportStanding *self)
{
  return desmi_filter_get_selected (self->reason);
}
