/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pillar was to reach by the end of a quarter: ticked when it is, and one more. */
#include "ui/villages/desmi-report-milestones.h"

#include "core/desmi-number.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

struct _DesmiReportMilestones
{
  AdwBin       parent_instance;

  GtkBox      *list; /* of GtkCheckButton, one a milestone */
  GtkWidget   *add;
  DesmiReport *report;       /* nullable */
  GPtrArray   *milestones;   /* nullable: of DesmiReportMilestone */
  gboolean     is_of_pillar; /* others are added elsewhere */
  gboolean     showing;      /* the ticks move because the file did */
};

G_DEFINE_FINAL_TYPE (DesmiReportMilestones, desmi_report_milestones, ADW_TYPE_BIN)

static guint apply_signal;

static void
toggled_cb (DesmiReportMilestones *self, GtkCheckButton *button)
{
  g_autoptr (DesmiEdit) edit = NULL;
  guint                 at = 0;

  if (self->showing)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));
       child != GTK_WIDGET (button); child = gtk_widget_get_next_sibling (child))
    at++;
  edit = desmi_report_edit_milestone (self->report, g_ptr_array_index (self->milestones, at),
                                      gtk_check_button_get_active (button));
  g_signal_emit (self, apply_signal, 0, edit);
}

/* "Koperasi berbadan hukum – jatuh tempo 30 September 2026" */
static char *
dup_words (const DesmiReportMilestone *milestone)
{
  const char      *day = milestone->done != NULL ? milestone->done : milestone->due;
  g_autofree char *spoken = day != NULL ? desmi_format_day (day, desmi_locale_get_user ()) : NULL;

  if (milestone->done != NULL)
    /* Translators: a milestone, and the day on which it was reached */
    return g_strdup_printf (_ ("%s · reached on %s"), milestone->title, spoken);
  if (spoken == NULL)
    return g_strdup (milestone->title);
  /* Translators: a milestone, and the day by which it is to be reached */
  return g_strdup_printf (_ ("%s · due on %s"), milestone->title, spoken);
}

/* A long title goes on below: one line of it would push half of the form out of the window. */
static void
set_words (GtkCheckButton *button, const char *words)
{
  gtk_check_button_set_label (button, words);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      {
        gtk_label_set_wrap (GTK_LABEL (child), TRUE);
        gtk_label_set_wrap_mode (GTK_LABEL (child), PANGO_WRAP_WORD_CHAR);
      }
}

static void
ensure_buttons (DesmiReportMilestones *self, guint n)
{
  guint      have = 0;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (have++ >= n)
        gtk_box_remove (self->list, child);
      child = next;
    }
  for (; have < n; have++)
    {
      GtkWidget *button = gtk_check_button_new ();

      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (self->list, button);
    }
}

static void
desmi_report_milestones_finalize (GObject *object)
{
  DesmiReportMilestones *self = DESMI_REPORT_MILESTONES (object);

  g_clear_pointer (&self->report, desmi_report_unref);
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
  G_OBJECT_CLASS (desmi_report_milestones_parent_class)->finalize (object);
}

static void
desmi_report_milestones_class_init (DesmiReportMilestonesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_report_milestones_finalize;
  apply_signal = g_signal_new ("apply", DESMI_TYPE_REPORT_MILESTONES, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
desmi_report_milestones_init (DesmiReportMilestones *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  self->add = gtk_button_new_with_label (_ ("+ Milestone"));
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "desmi-caption");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "i", 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "report.add-milestone");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->add);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * desmi_report_milestones_new:
 * @pillar: (nullable): of it; %NULL: of those without a pillar
 *
 * Returns: (transfer floating): an empty list, within a form that has the action
 *   "report.add-milestone"
 */
GtkWidget *
desmi_report_milestones_new (const DesmiReportPillar *pillar)
{
  DesmiReportMilestones *self = g_object_new (DESMI_TYPE_REPORT_MILESTONES, NULL);
  g_autofree char       *name = NULL;

  self->is_of_pillar = pillar != NULL;
  if (pillar == NULL)
    return GTK_WIDGET (self);
  /* Translators: %s is the name of a pillar */
  name = g_strdup_printf (_ ("Add a milestone to %s"), pillar->name);
  gtk_widget_set_tooltip_text (self->add, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "i", pillar->number);
  return GTK_WIDGET (self);
}

/**
 * desmi_report_milestones_show:
 * @pillar: (nullable): as the list was made for
 * @table: the store's lookup "register-milestone" of the village
 * @can_write: whether they can be ticked
 *
 * Shows what is due in the report's quarter; the focus stays.
 */
void
desmi_report_milestones_show (DesmiReportMilestones   *self,
                              DesmiReport             *report,
                              const DesmiReportPillar *pillar,
                              DesmiTable              *table,
                              gboolean                 can_write)
{
  /* what a report that was handed in promised is not added to; that it was reached is said later */
  gboolean   can_add = can_write && self->is_of_pillar && report->state != DESMI_REPORT_SUBMITTED;
  GtkWidget *child;

  desmi_report_ref (report);
  g_clear_pointer (&self->report, desmi_report_unref);
  self->report = report;
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
  self->milestones = desmi_report_list_milestones (report, pillar, table);
  self->showing = TRUE;
  ensure_buttons (self, self->milestones->len);
  child = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  for (guint i = 0; i < self->milestones->len; i++, child = gtk_widget_get_next_sibling (child))
    {
      const DesmiReportMilestone *milestone = g_ptr_array_index (self->milestones, i);
      g_autofree char            *words = dup_words (milestone);

      set_words (GTK_CHECK_BUTTON (child), words);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (child), milestone->done != NULL);
      gtk_widget_set_sensitive (child, can_write);
      desmi_a11y_set_label (child, words);
    }
  self->showing = FALSE;
  gtk_widget_set_visible (self->add, can_add);
  gtk_widget_set_visible (GTK_WIDGET (self), can_add || self->milestones->len > 0);
}
