/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tab of a village's report asks the file for, and what it does when that comes. */
#include "app/desmi-village-standing.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-sensitive.h"
#include "ui/villages/desmi-report-card.h"
#include "ui/villages/desmi-report-milestones.h"
#include "ui/villages/desmi-report-quarters.h"
#include "ui/villages/desmi-report-tab-private.h"

#include <glib/gi18n-lib.h>

#define SLOW_MS 300 /* a report that takes longer is told of; before, the form stands still */

/**
 * desmi_report_tab_show_milestones:
 *
 * Shows what is due, in the card of its pillar or, of no pillar, in one of its own.
 */
void
desmi_report_tab_show_milestones (DesmiReportTab *self)
{
  for (guint i = 0; self->milestones != NULL && i < self->cards->len; i++)
    desmi_report_card_set_milestones (g_ptr_array_index (self->cards, i), self->milestones,
                                      desmi_report_tab_can_write (self));
  if (self->milestones == NULL || self->others == NULL || self->report == NULL)
    return;
  desmi_report_milestones_show (self->other_milestones, self->report, NULL, self->milestones,
                                desmi_report_tab_can_write (self));
  gtk_widget_set_visible (self->others,
                          gtk_widget_get_visible (GTK_WIDGET (self->other_milestones)));
}

/**
 * desmi_report_tab_show_reasons:
 *
 * Gives the cards what there is to choose from.
 */
void
desmi_report_tab_show_reasons (DesmiReportTab *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    desmi_report_card_set_reasons (g_ptr_array_index (self->cards, i), self->reasons);
}

/**
 * desmi_report_tab_show_scores:
 *
 * Shows what the scores of the pillars stand beside.
 */
void
desmi_report_tab_show_scores (DesmiReportTab *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    desmi_report_card_set_scores (g_ptr_array_index (self->cards, i), self->before, self->district);
}

typedef void (*Take) (DesmiReportTab *self, DesmiTable *table);

typedef struct
{
  gpointer call;
  Take     take;
} Question;

/* Whether no report is shown, or that of another village than the one asked for. */
static gboolean
shows_other (DesmiReportTab *self)
{
  return self->report == NULL || self->village == NULL
         || g_strcmp0 (self->report->village, self->village->code) != 0;
}

/**
 * desmi_report_tab_say_reading:
 *
 * Says that the report is on its way, instead of one that is not asked for any more.
 */
void
desmi_report_tab_say_reading (DesmiReportTab *self)
{
  adw_status_page_set_title (self->none, _ ("Reading the report…"));
  adw_status_page_set_description (self->none, NULL);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static gboolean
slow_cb (gpointer user_data)
{
  DesmiReportTab *self = user_data;

  self->slow = 0;
  desmi_report_tab_say_reading (self);
  return G_SOURCE_REMOVE;
}

/* The report of another village is asked for: nothing is typed into this one below the other's
 * name, and it gives way to a sentence where that takes long. */
static void
begin_reading (DesmiReportTab *self)
{
  desmi_sensitive_set (GTK_WIDGET (self->grid), FALSE);
  if (self->cards->len == 0)
    desmi_report_tab_say_reading (self);
  else if (self->slow == 0)
    self->slow = g_timeout_add (SLOW_MS, slow_cb, self);
}

/**
 * desmi_report_tab_end_reading:
 *
 * The report has come, or it is said why there is none.
 */
void
desmi_report_tab_end_reading (DesmiReportTab *self)
{
  g_clear_handle_id (&self->slow, g_source_remove);
  desmi_sensitive_set (GTK_WIDGET (self->grid), TRUE);
}

/* @table: (transfer full) (nullable) */
static void
take (gpointer user_data, DesmiTable *answer, const GError *error)
{
  g_autofree Question   *question = user_data;
  g_autoptr (DesmiTable) table = answer;
  DesmiReportTab        *self = desmi_call_end (question->call);

  if (self == NULL)
    return;
  if (table != NULL)
    question->take (self, table);
  else if (shows_other (self))
    desmi_report_tab_show_none (self, _ ("The Report Was Not Read"), error->message);
  else
    desmi_error_say (GTK_WIDGET (self), error);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DesmiTable        *table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);

  take (user_data, table, error);
}

static void
scores_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DesmiTable        *table = desmi_store_query_finish (DESMI_STORE (source), result, &error);

  take (user_data, table, error);
}

static Question *
new_question (DesmiReportTab *self, Take taker)
{
  Question *question = g_new (Question, 1);

  *question = (Question){ desmi_call_new (self, self->cancellable), taker };
  return question;
}

static void
ask (DesmiReportTab *self, const char *what, const char *argument, Take taker)
{
  desmi_store_lookup_async (desmi_session_get_store (self->session), what, argument,
                            desmi_locale_get_user (), self->cancellable, answer_cb,
                            new_question (self, taker));
}

/* @query: (transfer full) */
static void
ask_scores (DesmiReportTab *self, DesmiQuery *query, Take taker)
{
  desmi_store_query_async (desmi_session_get_store (self->session), query, self->cancellable,
                           scores_cb, new_question (self, taker));
  desmi_query_unref (query);
}

static void
keep (DesmiTable **place, DesmiTable *table)
{
  g_clear_pointer (place, desmi_table_unref);
  *place = desmi_table_ref (table);
}

static void
take_villages (DesmiReportTab *self, DesmiTable *table)
{
  keep (&self->villages, table);
  desmi_report_tab_show_turn (self);
}

static void
take_milestones (DesmiReportTab *self, DesmiTable *table)
{
  keep (&self->milestones, table);
  desmi_report_tab_show_milestones (self);
}

static void
take_before (DesmiReportTab *self, DesmiTable *table)
{
  keep (&self->before, table);
  desmi_report_tab_show_scores (self);
}

static void
take_district (DesmiReportTab *self, DesmiTable *table)
{
  keep (&self->district, table);
  desmi_report_tab_show_scores (self);
}

/**
 * desmi_report_tab_show_note:
 *
 * Says why nothing can be entered, or what to know before something is.
 */
void
desmi_report_tab_show_note (DesmiReportTab *self)
{
  DesmiPeriod      quarter;
  g_autofree char *text = NULL;

  if (!desmi_report_tab_can_write (self))
    text = g_strdup (_ ("This file is open only to view, so nothing can be entered."));
  else if (desmi_report_tab_is_submitted (self))
    text = g_strdup (_ ("The report was submitted; reopen it to change something."));
  else if (self->village != NULL && desmi_period_parse (self->report->quarter, &quarter, NULL))
    text = desmi_village_standing_dup_text (self->village, &quarter, desmi_locale_get_user ());
  gtk_label_set_label (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

static void
take_form (DesmiReportTab *self, DesmiTable *table)
{
  DesmiReport *report
      = desmi_report_new (table, self->village->code, self->village->name,
                          desmi_table_get_period (table), self->chosen, desmi_locale_get_user ());
  g_autofree char *argument = NULL;

  desmi_report_tab_set_report (self, report);
  if (report->programme == NULL)
    return;
  ask (self, "register-milestone", report->village, take_milestones);
  argument = g_strconcat (report->quarter, " ", report->programme, NULL);
  ask (self, "report-villages", argument, take_villages);
  ask_scores (self, desmi_report_new_before_query (report), take_before);
  ask_scores (self, desmi_report_new_district_query (report), take_district);
}

static void
take_reasons (DesmiReportTab *self, DesmiTable *table)
{
  keep (&self->reasons, table);
  desmi_report_tab_show_reasons (self);
}

static void
take_extent (DesmiReportTab *self, DesmiTable *table)
{
  g_autofree char *quarter = desmi_report_quarters_dup (self->session);

  self->following = TRUE;
  desmi_report_quarters_fill (self->quarter, table);
  desmi_filter_set_selected (self->quarter, quarter);
  self->following = FALSE;
}

static void
follow_quarter (DesmiReportTab *self, const char *text)
{
  DesmiPeriod      quarter;
  g_autofree char *label = NULL;

  self->following = TRUE;
  if (desmi_period_parse (text, &quarter, NULL))
    {
      label = desmi_period_format (&quarter, desmi_locale_get_user ());
      desmi_filter_ensure (self->quarter, text, label);
    }
  desmi_filter_set_selected (self->quarter, text);
  self->following = FALSE;
}

/**
 * desmi_report_tab_show:
 * @village: (nullable): whose report
 *
 * Asks for the report of the session's quarter; what is being typed stays.
 */
void
desmi_report_tab_show (GtkWidget *tab, DesmiVillage *village)
{
  DesmiReportTab  *self = DESMI_REPORT_TAB (tab);
  g_autofree char *quarter = desmi_report_quarters_dup (self->session);
  g_autofree char *argument = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (village != NULL)
    desmi_village_ref (village);
  g_clear_pointer (&self->village, desmi_village_unref);
  self->village = village;
  if (desmi_session_get_store (self->session) == NULL)
    desmi_report_tab_forget (self);
  if (shows_other (self))
    begin_reading (self);
  if (village == NULL || desmi_session_get_store (self->session) == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  ask (self, "extent", NULL, take_extent);
  ask (self, "reasons", NULL, take_reasons);
  follow_quarter (self, quarter);
  argument = g_strconcat (village->code, " ", quarter, NULL);
  ask (self, "report-form", argument, take_form);
}
