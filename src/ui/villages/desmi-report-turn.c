/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which village of those that report this is, how many have, and the button to the next. */
#include "ui/villages/desmi-report-turn.h"

#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

struct _DesmiReportTurnRow
{
  AdwBin          parent_instance;

  GtkLabel       *place;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (DesmiReportTurnRow, desmi_report_turn, ADW_TYPE_BIN)

static void
desmi_report_turn_class_init (DesmiReportTurnRowClass *klass)
{
}

static void
desmi_report_turn_init (DesmiReportTurnRow *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *next;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *hint = gtk_label_new (_ ("Tab: next field; Ctrl+M: note on the number; Ctrl+E: its "
                                      "evidence; Ctrl+G: its register; Ctrl+Enter: submit"));

  self->place = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->place, PANGO_ELLIPSIZE_END);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  next = gtk_button_new_with_label (_ ("Next Village ›"));
  gtk_widget_add_css_class (next, "flat");
  gtk_widget_set_tooltip_text (next, _ ("The next village that reports (Alt+Page Down)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (next), "report.next");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), next);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "desmi-dim");
  gtk_widget_add_css_class (hint, "desmi-caption");
  gtk_box_append (GTK_BOX (both), box);
  gtk_box_append (GTK_BOX (both), hint);
  adw_bin_set_child (ADW_BIN (self), both);
}

/**
 * desmi_report_turn_new:
 *
 * Returns: (transfer floating): the row, within a form that has the action "report.next"
 */
GtkWidget *
desmi_report_turn_new (void)
{
  return g_object_new (DESMI_TYPE_REPORT_TURN, NULL);
}

/**
 * desmi_report_turn_show:
 * @villages: the store's lookup "report-villages"
 * @village: the code of the one whose report is shown
 *
 * Says where the village stands among those that report.
 */
void
desmi_report_turn_show (DesmiReportTurnRow *self, DesmiTable *villages, const char *village)
{
  DesmiReportTurn  turn = desmi_report_get_turn (villages, village);
  g_autofree char *text = NULL, *reported = NULL;

  text = turn.position > 0
             /* Translators: the place of a village among those that report */
             ? g_strdup_printf (_ ("Village %u of %u"), turn.position, turn.n_villages)
             : g_strdup (_ ("Not one of the villages that report now"));
  reported = g_strdup_printf (ngettext ("%u of %u village has reported",
                                        "%u of %u villages have reported", turn.n_villages),
                              turn.n_reported, turn.n_villages);
  gtk_label_set_label (self->place, text);
  gtk_progress_bar_set_fraction (
      self->progress, turn.n_villages > 0 ? (double) turn.n_reported / turn.n_villages : 0.0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->progress), reported);
  desmi_a11y_set_label (GTK_WIDGET (self->progress), reported);
}
