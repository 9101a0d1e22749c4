/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps that write a village's report. Each says in its label what of which village it
 * concerns; the first of them begins the draft. */
#include "app/desmi-report.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>

#define DAY_FORMAT "%Y-%m-%d"

/* "Warga dilayani, Kenanga, triwulan IV 2023" */
static DesmiEdit *
new_edit (const DesmiReport *self, DesmiMessageKind kind, const char *what)
{
  DesmiMessage *message = desmi_message_new_list ();

  desmi_message_add (message, kind, what);
  desmi_message_add (message, DESMI_MESSAGE_TEXT, self->name);
  desmi_message_add (message, DESMI_MESSAGE_PERIOD, self->quarter);
  return desmi_edit_new_said (message);
}

/* Takes @what. */
static DesmiEdit *
new_said_edit (const DesmiReport *self, DesmiMessage *what)
{
  g_autoptr (DesmiMessage) owned = what;
  g_autofree char         *text = desmi_message_to_text (owned);

  return new_edit (self, DESMI_MESSAGE_MESSAGE, text);
}

static DesmiMessage *
new_note (const char *name)
{
  /* Translators: %s is the name of an indicator or a pillar; shown in the history and with Undo */
  return desmi_message_new ("Note on %s", name);
}

static void
put_state (const DesmiReport *self, DesmiEdit *edit, const char *state)
{
  g_autoptr (GDateTime)  now = desmi_clock_new_local ();
  g_autofree char       *day = g_date_time_format (now, DAY_FORMAT);
  g_autoptr (DesmiEntry) entry = NULL;

  entry = desmi_entry_new (DESMI_REGISTER_REPORT, self->village);
  desmi_entry_set (entry, "programme", self->programme);
  desmi_entry_set (entry, "period", self->quarter);
  desmi_entry_set (entry, "state", state);
  desmi_entry_set (entry, "day", day);
  desmi_edit_put_entry (edit, entry);
}

static void
begin_draft (const DesmiReport *self, DesmiEdit *edit)
{
  if (self->state == DESMI_REPORT_NONE)
    put_state (self, edit, "draft");
}

static void
put_value (const DesmiReport    *self,
           const DesmiReportRow *row,
           DesmiEdit            *edit,
           gboolean              is_empty,
           gint64                milli)
{
  if (is_empty)
    desmi_edit_clear_measurement (edit, self->village, row->indicator, self->quarter);
  else
    desmi_edit_put_measurement (edit, self->village, row->indicator, self->quarter, milli);
}

/**
 * desmi_report_edit_value:
 * @known: what is there as desmi_report_write() writes it; empty: nothing
 * @is_empty: the measurement is taken away
 * @milli: thousandths, otherwise
 *
 * Returns: (transfer full): a step that writes what was measured, only while @known is there
 */
DesmiEdit *
desmi_report_edit_value (const DesmiReport    *self,
                         const DesmiReportRow *row,
                         const char           *known,
                         gboolean              is_empty,
                         gint64                milli)
{
  DesmiEdit            *edit = new_edit (self, DESMI_MESSAGE_TEXT, row->name);
  g_autoptr (DesmiEdit) seen = desmi_edit_new ("");
  gboolean              was_empty;
  gint64                was;

  if (desmi_report_parse (known, NULL, &was_empty, &was, NULL))
    put_value (self, row, seen, was_empty, was);
  desmi_edit_expect (edit, seen);
  put_value (self, row, edit, is_empty, milli);
  begin_draft (self, edit);
  return edit;
}

static void
put_remark (const DesmiReport *self, const DesmiReportRow *row, DesmiEdit *edit, const char *text)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_REMARK, self->village);

  desmi_entry_set (entry, "indicator", row->indicator);
  desmi_entry_set (entry, "period", self->quarter);
  if (*text == '\0')
    desmi_edit_delete_entry (edit, entry);
  else
    {
      desmi_entry_set (entry, "notes", text);
      desmi_edit_put_entry (edit, entry);
    }
}

/**
 * desmi_report_edit_remark:
 * @known: what is there; empty: nothing
 * @text: empty: the note is taken away
 *
 * Returns: (transfer full): a step that writes a note on a measurement, only while @known is there
 */
DesmiEdit *
desmi_report_edit_remark (const DesmiReport    *self,
                          const DesmiReportRow *row,
                          const char           *known,
                          const char           *text)
{
  DesmiEdit            *edit = new_said_edit (self, new_note (row->name));
  g_autoptr (DesmiEdit) seen = desmi_edit_new ("");

  put_remark (self, row, seen, known);
  desmi_edit_expect (edit, seen);
  put_remark (self, row, edit, text);
  begin_draft (self, edit);
  return edit;
}

static void
set_text (char **place, const char *text)
{
  char *copy = text != NULL && *text != '\0' ? g_strdup (text) : NULL;

  g_free (*place);
  *place = copy;
}

/**
 * desmi_report_said_read:
 * @self: (inout): filled with zeros at first
 *
 * What the file says.
 */
void
desmi_report_said_read (DesmiReportSaid *self, const DesmiReportPillar *pillar)
{
  self->status = pillar->has_status ? (int) pillar->status : DESMI_EXPECT_NO_STATUS;
  set_text (&self->reason, pillar->reason);
  set_text (&self->note, pillar->note);
}

/**
 * desmi_report_said_set:
 * @self: (inout): filled with zeros at first
 * @reason: (nullable): id of a reason; let go where the status asks for none
 * @note: (nullable): of the quarter
 */
void
desmi_report_said_set (DesmiReportSaid  *self,
                       DesmiPillarStatus status,
                       const char       *reason,
                       const char       *note)
{
  self->status = (int) status;
  set_text (&self->reason, desmi_report_wants_reason (status) ? reason : NULL);
  set_text (&self->note, note);
}

/**
 * desmi_report_said_clear:
 *
 * Frees what is in it.
 */
void
desmi_report_said_clear (DesmiReportSaid *self)
{
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->note, g_free);
}

static DesmiMessage *
new_standing (const DesmiReportPillar *pillar, DesmiPillarStatus status)
{
  DesmiMessage *message = desmi_message_new (
      "%s: %s", pillar->name, desmi_pillar_status_name (status, desmi_locale_get_english ()));

  desmi_message_set_kind (message, 1, DESMI_MESSAGE_WORD);
  return message;
}

/**
 * desmi_report_edit_status:
 * @known: what is there, or on its way there
 *
 * Returns: (transfer full): a step that says how the pillar stands, only while @known is there
 */
DesmiEdit *
desmi_report_edit_status (const DesmiReport       *self,
                          const DesmiReportPillar *pillar,
                          const DesmiReportSaid   *known,
                          const DesmiReportSaid   *meant)
{
  DesmiPillarStatus status = (DesmiPillarStatus) meant->status;
  DesmiEdit        *edit = new_said_edit (self, meant->status == known->status
                                                 && g_strcmp0 (meant->reason, known->reason) == 0
                                                    ? new_note (pillar->name)
                                                    : new_standing (pillar, status));

  desmi_edit_expect_pillar (edit, self->village, pillar->programme, pillar->number, self->quarter,
                            known->status, known->reason, known->note);
  desmi_edit_set_pillar_status (edit, self->village, pillar->programme, pillar->number,
                                self->quarter, status, meant->reason != NULL ? meant->reason : "",
                                meant->note != NULL ? meant->note : "");
  begin_draft (self, edit);
  return edit;
}

/**
 * desmi_report_edit_state:
 * @state: submitted or reopened
 *
 * Returns: (transfer full): a step that hands the report in, only while it is open, or opens it
 *   again, only while it is handed in
 */
DesmiEdit *
desmi_report_edit_state (const DesmiReport *self, DesmiReportState state)
{
  gboolean   is_submitted = state == DESMI_REPORT_SUBMITTED;
  DesmiEdit *edit = new_edit (self, DESMI_MESSAGE_WORD,
                              is_submitted ? N_ ("Report submitted") : N_ ("Report reopened"));

  desmi_edit_expect_report (edit, self->village, self->programme, self->quarter, !is_submitted);
  put_state (self, edit, is_submitted ? "submitted" : "reopened");
  return edit;
}
