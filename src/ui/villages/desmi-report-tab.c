/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a village's pillars for a quarter. What is saved comes from the file and goes into
 * it field by field; the tab keeps only what is being typed. */
#include "ui/villages/desmi-report-tab-private.h"

#include "app/decks/desmi-deck-village.h"
#include "ui/desmi-error-dialog.h"
#include "app/desmi-form-sheets.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-table-out.h"
#include "ui/villages/desmi-report-card.h"
#include "ui/villages/desmi-report-fields.h"
#include "ui/villages/desmi-report-forms.h"
#include "ui/villages/desmi-report-memory.h"
#include "ui/villages/desmi-report-milestones.h"
#include "ui/villages/desmi-report-quarters.h"
#include "ui/villages/desmi-village-forms.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gi18n-lib.h>

#define CARD_WIDTH 430 /* px at 100 % text */

G_DEFINE_FINAL_TYPE (DesmiReportTab, desmi_report_tab, ADW_TYPE_BIN)

/**
 * desmi_report_tab_can_write:
 *
 * Returns: whether the file can be changed
 */
gboolean
desmi_report_tab_can_write (DesmiReportTab *self)
{
  return desmi_village_forms_can_write (self->session);
}

/**
 * desmi_report_tab_is_submitted:
 *
 * Returns: whether the report that is shown was handed in
 */
gboolean
desmi_report_tab_is_submitted (DesmiReportTab *self)
{
  return self->report->state == DESMI_REPORT_SUBMITTED;
}

/* Nullable: why nothing can be typed; said of a text that was typed all the same. */
static const char *
get_lock (DesmiReportTab *self)
{
  if (!desmi_report_tab_can_write (self))
    return _ ("The file is open only to view, so this was not saved. Esc takes the text back.");
  if (desmi_report_tab_is_submitted (self))
    return _ ("The report was submitted meanwhile, so this was not saved. Reopen it to save it; "
              "Esc takes the text back.");
  return NULL;
}

static void
apply_cb (DesmiReportCard *card, gpointer edit, DesmiReportField *field, gpointer user_data)
{
  DesmiReportTab *self = user_data;
  int place = field != NULL ? desmi_report_fields_find (self->cards, field) : DESMI_REPORT_NO_FIELD;

  if (place != DESMI_REPORT_NO_FIELD && self->report != NULL)
    desmi_report_memory_keep (self->report, place);
  desmi_report_saver_save (self->saver, edit, field);
}

static void
move_cb (DesmiReportCard *card, DesmiReportField *field, int step, gpointer user_data)
{
  desmi_report_fields_move (((DesmiReportTab *) user_data)->cards, field, step);
}

static gboolean
left_cb (DesmiReportCard *card, gpointer user_data)
{
  return desmi_report_fields_leave (((DesmiReportTab *) user_data)->cards, card);
}

static void
other_cb (DesmiReportTab *self, gpointer edit)
{
  desmi_report_saver_save (self->saver, edit, NULL);
}

/* What is being typed goes into the file that it was typed of. */
static void
closing_cb (DesmiReportTab *self)
{
  if (self->report != NULL)
    desmi_report_fields_commit (self->cards);
  /* what was refused is there again with the file */
  desmi_typed_flush (self->typed);
}

static void
loaded_cb (DesmiReportTab *self)
{
  desmi_report_fields_offer (self->cards, self->report, self->typed);
}

static void
not_kept_cb (DesmiReportTab *self, const GError *error)
{
  desmi_error_say (GTK_WIDGET (self), error);
}

/* Whose it is keeps what was chosen, and says why it is not saved. */
static gboolean
settled_cb (DesmiReportTab *self, gpointer edit, const char *sentence)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (desmi_report_card_settle (g_ptr_array_index (self->cards, i), edit, sentence))
      return TRUE;
  return FALSE;
}

/* What was refused may stand beside something else by now. */
static void
refused_cb (DesmiReportTab *self)
{
  if (self->village != NULL)
    desmi_report_tab_show (GTK_WIDGET (self), self->village);
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
  gboolean submitted = desmi_report_tab_is_submitted (self);

  gtk_label_set_label (self->state, words[get_state (self)]);
  gtk_button_set_label (self->submit, submitted ? _ ("Reopen") : _ ("Submit"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->submit),
                               submitted ? _ ("Open the report again to change it (Ctrl+Enter)")
                                         : _ ("Hand the report in (Ctrl+Enter)"));
  if (submitted)
    gtk_widget_remove_css_class (GTK_WIDGET (self->submit), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->submit), "suggested-action");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.submit",
                                 desmi_report_tab_can_write (self));
  desmi_report_tab_show_note (self);
}

/**
 * desmi_report_tab_show_turn:
 *
 * Says where the village stands among those that report.
 */
void
desmi_report_tab_show_turn (DesmiReportTab *self)
{
  const char *village = self->village->code;

  desmi_report_turn_show (self->turn, self->villages, village);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.next",
                                 desmi_report_find_neighbour (self->villages, village, 1) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.previous",
                                 desmi_report_find_neighbour (self->villages, village, -1) != NULL);
}

/* A card for what was set for no pillar of the report. */
static GtkWidget *
new_others (DesmiReportTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = gtk_label_new (_ ("Other Milestones"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "desmi-title");
  gtk_widget_add_css_class (box, "desmi-card");
  self->other_milestones = DESMI_REPORT_MILESTONES (desmi_report_milestones_new (NULL));
  g_signal_connect_swapped (self->other_milestones, "apply", G_CALLBACK (other_cb), self);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->other_milestones));
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
build_cards (DesmiReportTab *self)
{
  g_ptr_array_set_size (self->cards, 0);
  desmi_card_grid_clear (self->grid);
  for (guint i = 0; i < self->report->pillars->len; i++)
    {
      GtkWidget *card = desmi_report_card_new (self->report, i, self->session);

      g_signal_connect (card, "apply", G_CALLBACK (apply_cb), self);
      g_signal_connect (card, "move", G_CALLBACK (move_cb), self);
      g_signal_connect (card, "left", G_CALLBACK (left_cb), self);
      if (self->reasons != NULL)
        desmi_report_card_set_reasons (DESMI_REPORT_CARD (card), self->reasons);
      desmi_card_grid_append (self->grid, card);
      g_ptr_array_add (self->cards, card);
    }
  self->others = new_others (self);
  desmi_card_grid_append (self->grid, self->others);
}

/* A village in two programmes reports to each by itself. */
static void
show_programmes (DesmiReportTab *self)
{
  const GPtrArray *programmes = self->report->programmes;

  self->following = TRUE;
  desmi_filter_begin (self->programme);
  for (guint i = 0; i < programmes->len; i++)
    {
      const DesmiReportProgramme *programme = g_ptr_array_index (programmes, i);

      desmi_filter_add (self->programme, programme->id,
                        programme->name != NULL ? programme->name : programme->id);
    }
  desmi_filter_end (self->programme);
  desmi_filter_set_selected (self->programme, self->report->programme);
  self->following = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->programme), programmes->len > 1);
}

/**
 * desmi_report_tab_show_none:
 *
 * Says why there is no form.
 */
void
desmi_report_tab_show_none (DesmiReportTab *self, const char *title, const char *sentence)
{
  desmi_report_tab_end_reading (self);
  adw_status_page_set_title (self->none, title);
  adw_status_page_set_description (self->none, sentence);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
give_focus (DesmiReportTab *self)
{
  DesmiReportField  *field;
  const char *const *aim = desmi_session_get_aim (self->session);

  if (aim != NULL)
    {
      if (desmi_report_tab_open_aimed_at (self, aim))
        return;
      self->wanted = desmi_report_fields_find_aim (self->cards, aim);
    }
  desmi_session_end_aim (self->session);
  if (self->wanted == DESMI_REPORT_NO_FIELD && self->opened)
    self->wanted = desmi_report_memory_find (self->report);
  field = desmi_report_fields_get (self->cards, self->wanted);
  if (field != NULL && !gtk_widget_get_visible (GTK_WIDGET (field)))
    field = desmi_report_fields_get (self->cards, self->wanted - 1);
  if (field != NULL)
    desmi_report_field_enter (field);
  self->wanted = DESMI_REPORT_NO_FIELD;
  self->opened = FALSE;
}

static void
clear_scores (DesmiReportTab *self)
{
  g_clear_pointer (&self->before, desmi_table_unref);
  g_clear_pointer (&self->district, desmi_table_unref);
}

/* The form of another report, or of the same asked anew. */
static void
renew_form (DesmiReportTab *self)
{
  clear_scores (self);
  desmi_typed_hold (self->typed, TRUE);
  build_cards (self);
  desmi_report_fields_watch (self->cards, self->report, self->typed);
  for (guint i = 0; i < self->cards->len; i++)
    desmi_report_card_show (g_ptr_array_index (self->cards, i), self->report, get_lock (self));
  desmi_typed_hold (self->typed, FALSE);
}

/* What is typed belongs to this report of this file. */
static void
follow_report (DesmiReportTab *self)
{
  DesmiStore      *store = desmi_session_get_store (self->session);
  g_autofree char *key = g_strdup_printf ("report/%s/%s/%s", self->report->village,
                                          self->report->quarter, self->report->programme);
  /* Translators: what was typed into, in a list: the name of a village, and a quarter */
  g_autofree char *title
      = g_strdup_printf (_ ("Report of %s, %s"), self->report->name, self->report->spoken);

  desmi_typed_follow (self->typed, store != NULL ? desmi_store_get_path (store) : NULL, key, title);
}

/**
 * desmi_report_tab_forget:
 *
 * Takes the form away with its file; what was typed and not saved is kept for the next time.
 */
void
desmi_report_tab_forget (DesmiReportTab *self)
{
  desmi_typed_hold (self->typed, TRUE);
  g_ptr_array_set_size (self->cards, 0);
  self->others = NULL;
  desmi_card_grid_clear (self->grid);
  desmi_typed_hold (self->typed, FALSE);
  desmi_typed_follow (self->typed, NULL, NULL, NULL);
  clear_scores (self);
  g_clear_pointer (&self->report, desmi_report_unref);
}

/**
 * desmi_report_tab_set_report:
 * @report: (transfer full): as the file says it now
 *
 * Shows it; what is being typed stays where the report is the one that is shown.
 */
void
desmi_report_tab_set_report (DesmiReportTab *self, DesmiReport *report)
{
  gboolean is_other = self->report == NULL
                      || g_strcmp0 (self->report->village, report->village) != 0
                      || g_strcmp0 (self->report->programme, report->programme) != 0;
  gboolean same
      = !is_other && self->cards->len > 0 && desmi_report_has_same_fields (self->report, report);

  g_clear_pointer (&self->report, desmi_report_unref);
  self->report = report;
  if (report->pillars->len == 0)
    {
      desmi_report_tab_show_none (self, _ ("No Pillars to Report On"),
                                  _ ("The village is in no programme that has pillars."));
      return;
    }
  if (!same)
    renew_form (self);
  follow_report (self);
  if (!same)
    desmi_report_fields_offer (self->cards, self->report, self->typed);
  for (guint i = 0; same && i < self->cards->len; i++)
    desmi_report_card_show (g_ptr_array_index (self->cards, i), report, get_lock (self));
  show_programmes (self);
  show_state (self);
  gtk_stack_set_visible_child_name (self->stack, "form");
  desmi_report_tab_end_reading (self);
  self->opened = self->opened || is_other;
  give_focus (self);
}

/* Choosing */

/**
 * desmi_report_tab_leave:
 *
 * Has what is typed saved, since another report is about to be shown. What is refused stays, and so
 * does the report.
 *
 * Returns: whether the other may come
 */
gboolean
desmi_report_tab_leave (DesmiReportTab *self)
{
  if (!desmi_report_fields_commit (self->cards))
    return FALSE;
  self->wanted = MAX (desmi_report_fields_find_focus (self->cards), 0);
  return TRUE;
}

static void
quarter_cb (DesmiReportTab *self)
{
  if (self->following || desmi_filter_is_filling (self->quarter)
      || desmi_filter_get_selected (self->quarter) == NULL)
    return;
  if (!desmi_report_tab_leave (self))
    {
      g_autofree char *quarter = desmi_report_quarters_dup (self->session);

      desmi_filter_set_selected (self->quarter, quarter);
      return;
    }
  desmi_session_set_quarter (self->session, desmi_filter_get_selected (self->quarter));
}

static void
programme_cb (DesmiReportTab *self)
{
  const char *chosen = desmi_filter_get_selected (self->programme);

  if (self->following || desmi_filter_is_filling (self->programme) || chosen == NULL
      || self->report == NULL || g_strcmp0 (chosen, self->report->programme) == 0)
    return;
  if (!desmi_report_tab_leave (self))
    {
      desmi_filter_set_selected (self->programme, self->report->programme);
      return;
    }
  g_free (self->chosen);
  self->chosen = g_strdup (chosen);
  desmi_report_tab_show (GTK_WIDGET (self), self->village);
}

/* Opened, it goes to where something was typed last. */
static void
desmi_report_tab_map (GtkWidget *widget)
{
  DESMI_REPORT_TAB (widget)->opened = TRUE;
  GTK_WIDGET_CLASS (desmi_report_tab_parent_class)->map (widget);
}

static void
desmi_report_tab_dispose (GObject *object)
{
  DesmiReportTab *self = DESMI_REPORT_TAB (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->slow, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->others = NULL;
  g_clear_pointer (&self->village, desmi_village_unref);
  g_clear_pointer (&self->report, desmi_report_unref);
  g_clear_pointer (&self->villages, desmi_table_unref);
  g_clear_pointer (&self->reasons, desmi_table_unref);
  g_clear_pointer (&self->milestones, desmi_table_unref);
  clear_scores (self);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_object (&self->saver);
  g_clear_object (&self->typed);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_report_tab_parent_class)->dispose (object);
}

static void
desmi_report_tab_class_init (DesmiReportTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_report_tab_dispose;
  widget_class->map = desmi_report_tab_map;
  desmi_report_tab_install_actions (widget_class);
}

static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiReportTab *self = DESMI_REPORT_TAB (widget);

  if (self->report == NULL)
    return NULL;
  return desmi_deck_village_new_report (self->report->village, self->report->quarter,
                                        desmi_locale_get_user ());
}

static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  DesmiReportTab             *self = DESMI_REPORT_TAB (widget);
  g_autoptr (DesmiTableSheet) sheet = NULL;

  if (self->report != NULL && self->report->pillars->len > 0)
    sheet = desmi_form_sheets_report (self->report, desmi_locale_get_user ());
  desmi_table_out_give_own (out, sheet);
}

static GtkWidget *
new_head (DesmiReportTab *self)
{
  GtkWidget *row = g_object_new (DESMI_TYPE_FILTER_ROW, NULL);

  self->quarter = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Quarter"), NULL);
  g_signal_connect_swapped (self->quarter, "notify::selected", G_CALLBACK (quarter_cb), self);
  self->programme = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Programme"), NULL);
  g_signal_connect_swapped (self->programme, "notify::selected", G_CALLBACK (programme_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self->programme), FALSE);
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "desmi-dim");
  self->submit = GTK_BUTTON (gtk_button_new ());
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->submit), "report.submit");
  gtk_widget_set_parent (GTK_WIDGET (self->quarter), row);
  gtk_widget_set_parent (GTK_WIDGET (self->programme), row);
  gtk_widget_set_parent (GTK_WIDGET (self->state), row);
  gtk_widget_set_parent (desmi_table_out_button_new (), row);
  gtk_widget_set_parent (GTK_WIDGET (self->submit), row);
  return row;
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
  self->turn = DESMI_REPORT_TURN (desmi_report_turn_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->turn));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static void
desmi_report_tab_init (DesmiReportTab *self)
{
  self->wanted = DESMI_REPORT_NO_FIELD;
  desmi_table_out_provide (GTK_WIDGET (self), out_cb);
  desmi_table_out_provide_ask (GTK_WIDGET (self), slide_cb);
  self->cards = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->none = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->none), "none");
  gtk_stack_add_named (self->stack, new_form (self), "form");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  /* the village is read before its report is asked for */
  desmi_report_tab_say_reading (self);
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
  self->typed = desmi_typed_new ();
  g_signal_connect_object (self->typed, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typed, "failed", G_CALLBACK (not_kept_cb), self,
                           G_CONNECT_SWAPPED);
  self->saver = desmi_report_saver_new (GTK_WIDGET (self), session);
  g_signal_connect_object (self->saver, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "refused", G_CALLBACK (refused_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "closing", G_CALLBACK (closing_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
