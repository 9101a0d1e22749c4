/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the numbers of a village's report: milestones and documents, and the steps
 * that change them. */
#include "app/desmi-report.h"

#include "core/desmi-clock.h"

#define DAY_FORMAT "%Y-%m-%d"
#define DAY_CHARS 11

static const char *
get_text (DesmiTable *table, guint row, const char *name)
{
  return desmi_table_get_text (table, row, (guint) desmi_table_find_column (table, name));
}

static void
milestone_free (gpointer data)
{
  DesmiReportMilestone *milestone = data;

  g_free (milestone->title);
  g_free (milestone->due);
  g_free (milestone->done);
  g_free (milestone);
}

/* Days as text, from which on and before which */
static gboolean
get_days (const DesmiReport *report, char first[DAY_CHARS], char end[DAY_CHARS])
{
  DesmiPeriod quarter;

  if (!desmi_period_parse (report->quarter, &quarter, NULL))
    return FALSE;
  g_snprintf (first, DAY_CHARS, "%04d-%02d-01", desmi_month_year (quarter.first),
              desmi_month_of_year (quarter.first));
  g_snprintf (end, DAY_CHARS, "%04d-%02d-01", desmi_month_year (quarter.last + 1),
              desmi_month_of_year (quarter.last + 1));
  return TRUE;
}

/* @pillar: (nullable): %NULL: of none, and of no other programme than the report's */
static gboolean
is_of_pillar (DesmiTable              *table,
              guint                    row,
              const DesmiReport       *report,
              const DesmiReportPillar *pillar)
{
  const char *number = get_text (table, row, "pillar");
  const char *programme = get_text (table, row, "programme");

  if (pillar == NULL)
    return number == NULL && (programme == NULL || g_strcmp0 (programme, report->programme) == 0);
  return number != NULL && (int) g_ascii_strtoll (number, NULL, 10) == pillar->number
         && g_strcmp0 (programme, pillar->programme) == 0;
}

/**
 * desmi_report_list_milestones:
 * @pillar: (nullable): %NULL: those that were set for no pillar
 * @table: the store's lookup "register-milestone" of the village
 *
 * Returns: (transfer full) (element-type DesmiReportMilestone): those of @pillar that are due by
 * the end of the quarter, or without a day, and were not reached before it
 */
GPtrArray *
desmi_report_list_milestones (const DesmiReport       *report,
                              const DesmiReportPillar *pillar,
                              DesmiTable              *table)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (milestone_free);
  char       first[DAY_CHARS], end[DAY_CHARS];

  if (!get_days (report, first, end))
    return list;
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char           *due = get_text (table, i, "due"), *done = get_text (table, i, "done");
      DesmiReportMilestone *milestone;

      if (!is_of_pillar (table, i, report, pillar) || g_strcmp0 (due, end) >= 0
          || (done != NULL && g_strcmp0 (done, first) < 0))
        continue;
      milestone = g_new0 (DesmiReportMilestone, 1);
      milestone->id = desmi_table_get_int (table, i, (guint) desmi_table_find_column (table, "id"));
      milestone->title = g_strdup (get_text (table, i, "title"));
      milestone->due = g_strdup (due);
      milestone->done = g_strdup (done);
      g_ptr_array_add (list, milestone);
    }
  return list;
}

/* Takes @what. @seen: what the entry says of the same before */
static DesmiEdit *
new_edit (const DesmiReport *self, DesmiMessage *what, DesmiEntry *entry, DesmiEntry *seen)
{
  DesmiMessage         *message = desmi_message_new_list ();
  g_autoptr (DesmiEdit) of = desmi_edit_new ("");
  DesmiEdit            *edit;

  desmi_message_add_message (message, what);
  desmi_message_unref (what);
  desmi_message_add (message, DESMI_MESSAGE_TEXT, self->name);
  edit = desmi_edit_new_said (message);
  desmi_edit_put_entry (of, seen);
  desmi_edit_expect (edit, of);
  desmi_edit_put_entry (edit, entry);
  return edit;
}

/**
 * desmi_report_edit_milestone:
 * @reached: today; or not at all
 *
 * Returns: (transfer full): a step that says whether a milestone is reached
 */
DesmiEdit *
desmi_report_edit_milestone (const DesmiReport          *self,
                             const DesmiReportMilestone *milestone,
                             gboolean                    reached)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_MILESTONE, self->village),
                         seen = desmi_entry_new (DESMI_REGISTER_MILESTONE, self->village);
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  g_autofree char      *today = g_date_time_format (now, DAY_FORMAT);
  DesmiMessage         *what;

  desmi_entry_set_id (entry, milestone->id);
  desmi_entry_set (entry, "done", reached ? today : NULL);
  desmi_entry_set_id (seen, milestone->id);
  desmi_entry_set (seen, "done", milestone->done);
  /* Translators: %s is a milestone; shown in the history and with Undo */
  what = reached ? desmi_message_new ("Reached “%s”", milestone->title)
                 /* Translators: likewise */
                 : desmi_message_new ("Not reached yet: “%s”", milestone->title);
  return new_edit (self, what, entry, seen);
}

/**
 * desmi_report_edit_evidence:
 * @document: as it is known
 * @is_evidence: it shows what was reached in the quarter; or is let go as evidence
 *
 * Returns: (transfer full): a step that says so
 */
DesmiEdit *
desmi_report_edit_evidence (const DesmiReport    *self,
                            const DesmiReportRow *row,
                            DesmiDocument        *document,
                            gboolean              is_evidence)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, self->village),
                         seen = desmi_entry_new (DESMI_REGISTER_DOCUMENT, self->village);
  const char   *title = desmi_document_get (document, "title");
  DesmiMessage *what;

  desmi_entry_set_id (entry, desmi_document_get_id (document));
  desmi_entry_set (entry, "indicator", is_evidence ? row->indicator : NULL);
  desmi_entry_set (entry, "period", is_evidence ? self->quarter : NULL);
  desmi_entry_set_id (seen, desmi_document_get_id (document));
  desmi_entry_set (seen, "indicator", desmi_document_get (document, "indicator"));
  desmi_entry_set (seen, "period", desmi_document_get (document, "period"));
  /* Translators: %s is the title of a document; shown in the history and with Undo */
  what = is_evidence ? desmi_message_new ("Attached “%s” as evidence", title)
                     /* Translators: likewise */
                     : desmi_message_new ("“%s” is no longer evidence", title);
  return new_edit (self, what, entry, seen);
}
