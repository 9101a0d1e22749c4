/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a village's pillars for a quarter. What is saved comes from the file and goes into
 * it field by field; the tab keeps only what is being typed. */
#include "ui/villages/desmi-report-tab.h"

#include "app/desmi-report.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-card-grid.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-filter.h"
#include "ui/villages/desmi-report-card.h"
#include "ui/villages/desmi-report-fields.h"
#include "ui/villages/desmi-report-quarters.h"
#include "ui/villages/desmi-village-forms.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gi18n-lib.h>

#define CARD_WIDTH 430 /* px at 100 % text */

struct _DesmiReportTab
{
  AdwBin          parent_instance;

  GtkStack       *stack; /* "form", "none" */
  AdwStatusPage  *none;
  DesmiFilter    *quarter;
  GtkLabel       *state, *turn, *note;
  GtkProgressBar *progress;
  GtkButton      *next, *submit;
  DesmiCardGrid  *grid;
  GPtrArray      *cards; /* of DesmiReportCard, not owned */

  DesmiSession   *session;
  DesmiVillage   *village;  /* nullable */
  DesmiReport    *report;   /* nullable: as shown */
  DesmiTable     *villages; /* nullable: that report in the quarter */
  DesmiTable     *reasons;  /* nullable */
  GCancellable   *cancellable;
  int             wanted; /* place of the field that gets the focus when the next form comes */
  gboolean        following;
};

G_DEFINE_FINAL_TYPE (DesmiReportTab, desmi_report_tab, ADW_TYPE_BIN)

static gboolean
can_write (DesmiReportTab *self)
{
  return desmi_village_forms_can_write (self->session);
}

static gboolean
is_locked (DesmiReportTab *self)
{
  return !can_write (self) || self->report->state == DESMI_REPORT_SUBMITTED;
}

/* Saving */

typedef struct
{
  DesmiReportTab   *self;
  DesmiReportField *field; /* nullable */
  char             *saved; /* nullable: what the field had before */
  char             *label; /* nullable: to be said */
} Apply;

static void
apply_free (Apply *call)
{
  g_object_unref (call->self);
  g_clear_object (&call->field);
  g_free (call->saved);
  g_free (call->label);
  g_free (call);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Apply             *call = user_data;
  g_autoptr (GError) error = NULL;

  if (desmi_store_apply_finish (DESMI_STORE (source), result, &error))
    {
      if (call->label != NULL)
        gtk_widget_activate_action (GTK_WIDGET (call->self), "win.edited", "s", call->label);
    }
  else
    {
      if (call->field != NULL)
        desmi_report_field_reject (call->field, call->saved, error->message);
      desmi_error_say (GTK_WIDGET (call->self), error);
      /* the choices go back to what the file says */
      if (call->self->village != NULL)
        desmi_report_tab_show (GTK_WIDGET (call->self), call->self->village);
    }
  apply_free (call);
}

static void
apply (DesmiReportTab *self, DesmiEdit *edit, DesmiReportField *field, gboolean say)
{
  DesmiStore *store = desmi_session_get_store (self->session);
  Apply      *call;

  if (store == NULL)
    return;
  call = g_new0 (Apply, 1);
  call->self = g_object_ref (self);
  call->label = say ? g_strdup (desmi_edit_get_label (edit)) : NULL;
  if (field != NULL)
    {
      call->field = g_object_ref (field);
      call->saved = g_strdup (desmi_report_field_get_saved (field));
    }
  desmi_store_apply_async (store, edit, NULL, applied_cb, call);
}

static void
apply_cb (DesmiReportCard *card, gpointer edit, DesmiReportField *field, gpointer self)
{
  apply (self, edit, field, FALSE);
}

/* Fields */

static void
move_cb (DesmiReportCard *card, DesmiReportField *field, int step, gpointer user_data)
{
  DesmiReportTab   *self = user_data;
  DesmiReportField *next
      = desmi_report_fields_get (self->cards, desmi_report_fields_find (self->cards, field) + step);

  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

/* Showing */

/* What was imported is a draft, too. */
static DesmiReportState
get_state (DesmiReportTab *self)
{
  guint n = 0;

  for (guint i = 0; i < self->report->pillars->len; i++)
    n += desmi_report_count_filled (g_ptr_array_index (self->report->pillars, i));
  return self->report->state == DESMI_REPORT_NONE && n > 0 ? DESMI_REPORT_DRAFT
                                                           : self->report->state;
}

static void
show_state (DesmiReportTab *self)
{
  const char *const words[]
      = { [DESMI_REPORT_NONE] = C_ ("report", "nothing entered yet"),
          [DESMI_REPORT_DRAFT] = C_ ("report", "draft, saved as you type"),
          [DESMI_REPORT_SUBMITTED] = C_ ("report", "submitted"),
          [DESMI_REPORT_REOPENED] = C_ ("report", "reopened, saved as you type") };
  gboolean submitted = self->report->state == DESMI_REPORT_SUBMITTED;

  gtk_label_set_label (self->state, words[get_state (self)]);
  gtk_button_set_label (self->submit, submitted ? _ ("Reopen") : _ ("Submit"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->submit),
                               submitted ? _ ("Open the report again to change it (Ctrl+Enter)")
                                         : _ ("Hand the report in (Ctrl+Enter)"));
  if (submitted)
    gtk_widget_remove_css_class (GTK_WIDGET (self->submit), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->submit), "suggested-action");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.submit", can_write (self));
  gtk_label_set_label (self->note,
                       can_write (self)
                           ? _ ("The report was submitted; reopen it to change something.")
                           : _ ("This file is open only to view, so nothing can be entered."));
  gtk_widget_set_visible (GTK_WIDGET (self->note), is_locked (self));
}

static void
show_turn (DesmiReportTab *self)
{
  DesmiReportTurn  turn = desmi_report_get_turn (self->villages, self->village->code);
  g_autofree char *text = NULL, *reported = NULL;

  text = turn.position > 0
             /* Translators: the place of a village among those that report */
             ? g_strdup_printf (_ ("Village %u of %u"), turn.position, turn.n_villages)
             : g_strdup (_ ("Not one of the villages that report now"));
  reported = g_strdup_printf (ngettext ("%u of %u village has reported",
                                        "%u of %u villages have reported", turn.n_villages),
                              turn.n_reported, turn.n_villages);
  gtk_label_set_label (self->turn, text);
  gtk_progress_bar_set_fraction (
      self->progress, turn.n_villages > 0 ? (double) turn.n_reported / turn.n_villages : 0.0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->progress), reported);
  desmi_a11y_set_label (GTK_WIDGET (self->progress), reported);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "report.next",
      desmi_report_find_neighbour (self->villages, self->village->code, 1) != NULL);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "report.previous",
      desmi_report_find_neighbour (self->villages, self->village->code, -1) != NULL);
}

static void
build_cards (DesmiReportTab *self)
{
  g_ptr_array_set_size (self->cards, 0);
  desmi_card_grid_clear (self->grid);
  for (guint i = 0; i < self->report->pillars->len; i++)
    {
      GtkWidget *card = desmi_report_card_new (self->report, i);

      g_signal_connect (card, "apply", G_CALLBACK (apply_cb), self);
      g_signal_connect (card, "move", G_CALLBACK (move_cb), self);
      if (self->reasons != NULL)
        desmi_report_card_set_reasons (DESMI_REPORT_CARD (card), self->reasons);
      desmi_card_grid_append (self->grid, card);
      g_ptr_array_add (self->cards, card);
    }
}

/* @report: (transfer full) */
static void
set_report (DesmiReportTab *self, DesmiReport *report)
{
  gboolean same = self->report != NULL && self->cards->len > 0
                  && desmi_report_has_same_fields (self->report, report);

  g_clear_pointer (&self->report, desmi_report_unref);
  self->report = report;
  if (report->pillars->len == 0)
    {
      adw_status_page_set_title (self->none, _ ("No Pillars to Report On"));
      adw_status_page_set_description (self->none,
                                       _ ("The village is in no programme that has pillars."));
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  if (!same)
    build_cards (self);
  for (guint i = 0; i < self->cards->len; i++)
    desmi_report_card_show (g_ptr_array_index (self->cards, i), report, is_locked (self));
  show_state (self);
  gtk_stack_set_visible_child_name (self->stack, "form");
  if (self->wanted != DESMI_REPORT_NO_FIELD
      && desmi_report_fields_get (self->cards, self->wanted) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (desmi_report_fields_get (self->cards, self->wanted)));
  self->wanted = DESMI_REPORT_NO_FIELD;
}

static void
form_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiReportTab        *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      adw_status_page_set_title (self->none, _ ("The Report Was Not Read"));
      adw_status_page_set_description (self->none, error->message);
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  set_report (self, desmi_report_new (table, self->village->code, self->village->name,
                                      desmi_table_get_period (table), desmi_locale_get_user ()));
}

static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiReportTab        *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_error_say (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->villages, desmi_table_unref);
  self->villages = g_steal_pointer (&table);
  show_turn (self);
}

static void
reasons_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiReportTab        *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_error_say (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->reasons, desmi_table_unref);
  self->reasons = g_steal_pointer (&table);
  for (guint i = 0; i < self->cards->len; i++)
    desmi_report_card_set_reasons (g_ptr_array_index (self->cards, i), self->reasons);
}

static void
extent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiReportTab        *self = desmi_call_end (user_data);
  g_autofree char       *quarter = NULL;

  if (self == NULL || table == NULL)
    return;
  quarter = desmi_report_quarters_dup (self->session);
  self->following = TRUE;
  desmi_report_quarters_fill (self->quarter, table);
  desmi_filter_set_selected (self->quarter, quarter);
  self->following = FALSE;
}

static void
quarter_cb (DesmiReportTab *self)
{
  if (self->following || desmi_filter_is_filling (self->quarter)
      || desmi_filter_get_selected (self->quarter) == NULL)
    return;
  if (!desmi_report_fields_commit (self->cards))
    {
      g_autofree char *quarter = desmi_report_quarters_dup (self->session);

      desmi_filter_set_selected (self->quarter, quarter);
      return;
    }
  self->wanted = MAX (desmi_report_fields_find_focus (self->cards), 0);
  desmi_session_set_quarter (self->session, desmi_filter_get_selected (self->quarter));
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

static void
ask (DesmiReportTab *self, const char *what, const char *argument, GAsyncReadyCallback callback)
{
  desmi_store_lookup_async (desmi_session_get_store (self->session), what, argument,
                            desmi_locale_get_user (), self->cancellable, callback,
                            desmi_call_new (self, self->cancellable));
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
  if (village == NULL || desmi_session_get_store (self->session) == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  ask (self, "extent", NULL, extent_cb);
  ask (self, "reasons", NULL, reasons_cb);
  follow_quarter (self, quarter);
  argument = g_strconcat (village->code, " ", quarter, NULL);
  ask (self, "report-form", argument, form_cb);
  ask (self, "report-villages", quarter, villages_cb);
}

/* Actions */

static void
submit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiReportTab       *self = DESMI_REPORT_TAB (widget);
  g_autoptr (DesmiEdit) edit = NULL;
  gboolean              submitted;

  if (self->report == NULL || !can_write (self) || !desmi_report_fields_commit (self->cards))
    return;
  submitted = self->report->state == DESMI_REPORT_SUBMITTED;
  edit = desmi_report_edit_state (self->report,
                                  submitted ? DESMI_REPORT_REOPENED : DESMI_REPORT_SUBMITTED,
                                  desmi_locale_get_user ());
  apply (self, edit, NULL, TRUE);
}

static void
turn_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiReportTab *self = DESMI_REPORT_TAB (widget);
  int             step = g_str_equal (name, "report.next") ? 1 : -1;
  const char     *code = NULL;

  if (self->village != NULL && self->villages != NULL)
    code = desmi_report_find_neighbour (self->villages, self->village->code, step);
  if (code == NULL || !desmi_report_fields_commit (self->cards))
    return;
  self->wanted = MAX (desmi_report_fields_find_focus (self->cards), 0);
  desmi_village_page_open (self->session, code, DESMI_REPORT_TAB_NAME);
}

static void
desmi_report_tab_dispose (GObject *object)
{
  DesmiReportTab *self = DESMI_REPORT_TAB (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->village, desmi_village_unref);
  g_clear_pointer (&self->report, desmi_report_unref);
  g_clear_pointer (&self->villages, desmi_table_unref);
  g_clear_pointer (&self->reasons, desmi_table_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_report_tab_parent_class)->dispose (object);
}

static void
desmi_report_tab_class_init (DesmiReportTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_report_tab_dispose;
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

static GtkWidget *
new_head (DesmiReportTab *self)
{
  GtkWidget *row = g_object_new (DESMI_TYPE_FILTER_ROW, NULL);

  self->quarter = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Quarter"), NULL);
  g_signal_connect_swapped (self->quarter, "notify::selected", G_CALLBACK (quarter_cb), self);
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "desmi-dim");
  self->submit = GTK_BUTTON (gtk_button_new ());
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->submit), "report.submit");
  gtk_widget_set_parent (GTK_WIDGET (self->quarter), row);
  gtk_widget_set_parent (GTK_WIDGET (self->state), row);
  gtk_widget_set_parent (GTK_WIDGET (self->submit), row);
  return row;
}

static GtkWidget *
new_turn (DesmiReportTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->turn = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->turn, PANGO_ELLIPSIZE_END);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  self->next = GTK_BUTTON (gtk_button_new_with_label (_ ("Next Village ›")));
  gtk_widget_add_css_class (GTK_WIDGET (self->next), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->next),
                               _ ("The next village that reports (Alt+Page Down)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next), "report.next");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->turn));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->next));
  return box;
}

static GtkWidget *
new_form (DesmiReportTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *scroller;

  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->note, 0);
  gtk_label_set_wrap (self->note, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "desmi-empty-bar");
  self->grid = DESMI_CARD_GRID (desmi_card_grid_new (CARD_WIDTH));
  gtk_widget_set_valign (GTK_WIDGET (self->grid), GTK_ALIGN_START);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), new_turn (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static void
desmi_report_tab_init (DesmiReportTab *self)
{
  self->wanted = 0;
  self->cards = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->none = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->none), "none");
  gtk_stack_add_named (self->stack, new_form (self), "form");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * desmi_report_tab_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the form, empty
 */
GtkWidget *
desmi_report_tab_new (DesmiSession *session)
{
  DesmiReportTab *self = g_object_new (DESMI_TYPE_REPORT_TAB, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
