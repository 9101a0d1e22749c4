/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a village's report beside filling it in. */
#include "ui/desmi-table-out.h"
#include "ui/villages/desmi-report-card.h"
#include "ui/villages/desmi-report-fields.h"
#include "ui/villages/desmi-report-forms.h"
#include "ui/villages/desmi-report-tab-private.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gi18n-lib.h>

static void
save_state (DesmiReportTab *self, DesmiReportState state)
{
  g_autoptr (DesmiEdit) edit = desmi_report_edit_state (self->report, state);

  desmi_report_saver_save_last (self->saver, edit);
}

/* A report that waits for an answer; another may be shown by then. */
typedef struct
{
  DesmiReportTab *self;
  char           *village, *quarter, *programme;
} Asked;

static void
free_asked (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->self);
  g_free (asked->village);
  g_free (asked->quarter);
  g_free (asked->programme);
  g_free (asked);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Asked             *asked = user_data;
  const DesmiReport *report = asked->self->report;

  if (g_str_equal (response, "submit") && report != NULL
      && g_strcmp0 (report->village, asked->village) == 0
      && g_strcmp0 (report->quarter, asked->quarter) == 0
      && g_strcmp0 (report->programme, asked->programme) == 0
      && !desmi_report_tab_is_submitted (asked->self) && desmi_report_tab_can_write (asked->self))
    save_state (asked->self, DESMI_REPORT_SUBMITTED);
}

/* Of what the cards show: some of it may be on its way into the file. */
static char *
dup_missing (DesmiReportTab *self)
{
  g_autofree gboolean *has_status = g_new0 (gboolean, self->cards->len);
  guint                n_missing = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      DesmiReportCard *card = g_ptr_array_index (self->cards, i);

      has_status[i] = desmi_report_card_has_status (card);
      n_missing += desmi_report_card_count_missing (card);
    }
  return desmi_report_dup_missing (self->report, has_status, n_missing, desmi_locale_get_user ());
}

static void
ask_about_missing (DesmiReportTab *self, const char *missing)
{
  Asked     *asked = g_new0 (Asked, 1);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _ ("Not Everything Is Filled In"), missing);

  *asked = (Asked){ g_object_ref (self), g_strdup (self->report->village),
                    g_strdup (self->report->quarter), g_strdup (self->report->programme) };
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "back", _ ("_Go Back"), "submit",
                                    _ ("_Submit All the Same"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "back");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), asked, free_asked, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Handed in is what was typed, so that goes first. A report that is opened again takes up what was
 * typed meanwhile. */
static void
submit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiReportTab  *self = DESMI_REPORT_TAB (widget);
  g_autofree char *missing = NULL;

  if (self->report == NULL || !desmi_report_tab_can_write (self)
      || (!desmi_report_tab_is_submitted (self) && !desmi_report_fields_commit (self->cards)))
    return;
  if (desmi_report_tab_is_submitted (self))
    {
      save_state (self, DESMI_REPORT_REOPENED);
      return;
    }
  missing = dup_missing (self);
  if (missing != NULL)
    ask_about_missing (self, missing);
  else
    save_state (self, DESMI_REPORT_SUBMITTED);
}

/* Where what an indicator is counted from is kept. */
static void
register_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiReportTab *self = DESMI_REPORT_TAB (widget);

  if (self->village != NULL && desmi_report_fields_commit (self->cards))
    desmi_village_page_open (self->session, self->village->code,
                             desmi_report_forms_get_tab (g_variant_get_string (parameter, NULL)));
}

static void
add_milestone_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiReportTab *self = DESMI_REPORT_TAB (widget);

  if (self->report != NULL && self->village != NULL && desmi_report_tab_can_write (self)
      && !desmi_report_tab_is_submitted (self))
    desmi_report_forms_add_milestone (widget, self->session, self->village, self->report,
                                      g_variant_get_int32 (parameter));
}

static void
add_evidence_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiReportTab *self = DESMI_REPORT_TAB (widget);

  if (self->report != NULL && self->village != NULL)
    desmi_report_forms_add_evidence (widget, self->session, self->village, self->report,
                                     g_variant_get_string (parameter, NULL));
}

/**
 * desmi_report_tab_open_aimed_at:
 * @aim: what somebody came for; "milestone of desmigratif/1 form": the form that was begun here and
 *   left half-typed
 *
 * Returns: whether the report of another programme is asked for first
 */
gboolean
desmi_report_tab_open_aimed_at (DesmiReportTab *self, const char *const *aim)
{
  g_auto (GStrv) of = NULL;

  if (!desmi_session_aims_at_form (self->session, "milestone") || g_strv_length ((char **) aim) < 4)
    return FALSE;
  of = g_strsplit (aim[2], "/", 2);
  if (of[0] == NULL || of[1] == NULL)
    return FALSE;
  if (g_strcmp0 (of[0], self->report->programme) == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "report.add-milestone", "i",
                                  (int) g_ascii_strtoll (of[1], NULL, 10));
      return FALSE;
    }
  /* a village that has left it has no such report: once is enough */
  if (g_strcmp0 (self->chosen, of[0]) == 0)
    return FALSE;
  g_free (self->chosen);
  self->chosen = g_strdup (of[0]);
  desmi_report_tab_show (GTK_WIDGET (self), self->village);
  return TRUE;
}

static void
turn_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiReportTab *self = DESMI_REPORT_TAB (widget);
  int             step = g_str_equal (name, "report.next") ? 1 : -1;
  const char     *code = NULL;

  if (self->village != NULL && self->villages != NULL)
    code = desmi_report_find_neighbour (self->villages, self->village->code, step);
  if (code == NULL || !desmi_report_tab_leave (self))
    return;
  desmi_village_page_open (self->session, code, DESMI_REPORT_TAB_NAME);
}

/**
 * desmi_report_tab_install_actions:
 *
 * Gives the tab its actions and their keys.
 */
void
desmi_report_tab_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.register", "s", register_cb);
  gtk_widget_class_install_action (widget_class, "report.add-milestone", "i", add_milestone_cb);
  gtk_widget_class_install_action (widget_class, "report.add-evidence", "s", add_evidence_cb);
  desmi_table_out_install (widget_class);
  gtk_widget_class_install_action (widget_class, "report.submit", NULL, submit_cb);
  gtk_widget_class_install_action (widget_class, "report.next", NULL, turn_cb);
  gtk_widget_class_install_action (widget_class, "report.previous", NULL, turn_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "report.submit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "report.submit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, "report.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK,
                                       "report.previous", NULL);
}
