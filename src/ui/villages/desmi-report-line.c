/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the table of a report's card shows of an indicator: the field, what it stands beside, where
 * it is counted, and the note. */
#include "ui/villages/desmi-report-line.h"

#include "core/desmi-unit.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define NAME_CHARS 8

enum
{
  ROW_VALUE,
  ROW_MESSAGE,
  ROW_DRIFT,
  ROW_COMPARE,
  ROW_REMARK,
  ROW_REMARK_MESSAGE
};

static GtkLabel *
new_number (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (label, "desmi-dim");
  gtk_widget_add_css_class (label, "desmi-number");
  return GTK_LABEL (label);
}

static GtkLabel *
new_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_widget_add_css_class (label, "desmi-dim");
  gtk_widget_add_css_class (label, "desmi-caption");
  gtk_widget_set_hexpand (label, TRUE);
  return GTK_LABEL (label);
}

/* "Warga dilayani orang", the unit paler */
static GtkWidget *
new_name (const DesmiReportRow *row)
{
  GtkWidget       *label = gtk_label_new (NULL);
  const char      *unit = desmi_unit_name (row->unit, desmi_locale_get_user ());
  g_autofree char *markup = g_markup_printf_escaped (
      "%s <span size=\"smaller\" alpha=\"70%%\">%s</span>", row->name, unit != NULL ? unit : "");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkButton *
new_feed (void)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "link");
  gtk_widget_add_css_class (button, "desmi-caption");
  gtk_widget_set_tooltip_text (button, _ ("Go to the register that it is counted from (Ctrl+G)"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "report.register");
  return GTK_BUTTON (button);
}

/* Registers say something else than the report that was handed in. */
static GtkButton *
new_drift (void)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "link");
  gtk_widget_add_css_class (button, "desmi-caption");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_tooltip_text (button,
                               _ ("Open the report again, so that it says what registers say now"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "report.submit");
  return GTK_BUTTON (button);
}

static gboolean
note_cb (GtkWidget *field, GVariant *arguments, gpointer note)
{
  desmi_report_remark_ask (note);
  return gtk_widget_grab_focus (note);
}

static gboolean
evidence_cb (GtkWidget *field, GVariant *arguments, gpointer evidence)
{
  desmi_report_evidence_open (evidence);
  return TRUE;
}

static gboolean
feed_cb (GtkWidget *field, GVariant *arguments, gpointer feed)
{
  if (gtk_widget_get_visible (feed))
    g_signal_emit_by_name (feed, "clicked");
  return gtk_widget_get_visible (feed);
}

/* What stands beside the number, at which Tab does not stop. */
static void
add_keys (const DesmiReportLine *self)
{
  const struct
  {
    guint           key;
    GtkShortcutFunc function;
    gpointer        about;
  } keys[] = { { GDK_KEY_m, note_cb, self->remark.field },
               { GDK_KEY_e, evidence_cb, self->evidence },
               { GDK_KEY_g, feed_cb, self->feed } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                          gtk_callback_action_new (keys[i].function, keys[i].about, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->field), controller);
}

/**
 * desmi_report_line_new:
 * @session: whose file has the documents
 * @value: called with the field, its text and @data, as the signal "commit"
 * @remark: so for the note
 *
 * Returns: new widgets, all floating, to be attached
 */
DesmiReportLine
desmi_report_line_new (const DesmiReportRow *row,
                       DesmiSession         *session,
                       GCallback             value,
                       GCallback             remark,
                       gpointer              data)
{
  DesmiReportLine self
      = { .field
          = DESMI_REPORT_FIELD (desmi_report_field_new (row->name, _ ("not filled in"), TRUE)),
          .target = new_number (),
          .before = new_number (),
          .compare = new_caption (),
          .feed = new_feed (),
          .drift = new_drift (),
          .evidence = DESMI_REPORT_EVIDENCE (desmi_report_evidence_new (session)) };

  g_signal_connect (self.field, "commit", value, data);
  gtk_widget_set_valign (GTK_WIDGET (self.field), GTK_ALIGN_CENTER);
  self.remark = desmi_report_remark_new (row->name, remark, data);
  add_keys (&self);
  return self;
}

/**
 * desmi_report_line_attach:
 * @table: takes the widgets
 * @at: the first of %DESMI_REPORT_LINE_HEIGHT rows
 *
 * Puts the widgets where they belong.
 */
void
desmi_report_line_attach (const DesmiReportLine *self,
                          const DesmiReportRow  *row,
                          GtkGrid               *table,
                          int                    at)
{
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const int  n = DESMI_REPORT_N_COLUMNS;

  gtk_grid_attach (table, new_name (row), DESMI_REPORT_COLUMN_NAME, at, 1, 1);
  gtk_grid_attach (table, GTK_WIDGET (self->field), DESMI_REPORT_COLUMN_VALUE, at, 1, 1);
  gtk_grid_attach (table, GTK_WIDGET (self->target), DESMI_REPORT_COLUMN_TARGET, at, 1, 1);
  gtk_grid_attach (table, GTK_WIDGET (self->before), DESMI_REPORT_COLUMN_BEFORE, at, 1, 1);
  gtk_grid_attach (table, GTK_WIDGET (self->remark.button), DESMI_REPORT_COLUMN_REMARK, at, 1, 1);
  gtk_grid_attach (table, desmi_report_field_get_message (self->field), 0, at + ROW_MESSAGE, n, 1);
  gtk_grid_attach (table, GTK_WIDGET (self->drift), 0, at + ROW_DRIFT, n, 1);
  gtk_box_append (GTK_BOX (below), GTK_WIDGET (self->compare));
  gtk_box_append (GTK_BOX (below), GTK_WIDGET (self->feed));
  gtk_box_append (GTK_BOX (below), GTK_WIDGET (self->evidence));
  gtk_grid_attach (table, below, 0, at + ROW_COMPARE, n, 1);
  gtk_grid_attach (table, GTK_WIDGET (self->remark.field), 0, at + ROW_REMARK, n, 1);
  gtk_grid_attach (table, desmi_report_field_get_message (self->remark.field), 0,
                   at + ROW_REMARK_MESSAGE, n, 1);
}

static void
show_target (const DesmiReportLine *self, const DesmiReportRow *row, const DesmiLocale *locale)
{
  g_autofree char *number
      = row->has_target ? desmi_report_show (row->target, locale) : g_strdup ("–");
  g_autofree char *year = NULL, *text = NULL;

  if (row->target_year != NULL)
    /* Translators: %s is a year; small, below a number that is its target */
    year = g_strdup_printf (_ ("target %s"), row->target_year);
  text = year != NULL ? g_strdup_printf ("%s\n%s", number, year) : g_strdup (number);
  gtk_label_set_label (self->target, text);
}

static void
show_feed (const DesmiReportLine *self, const DesmiReportRow *row, const DesmiLocale *locale)
{
  g_autofree char *number = row->has_fed ? desmi_report_show (row->fed, locale) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->feed), row->feed != NULL);
  if (row->feed == NULL)
    return;
  if (row->has_value)
    /* Translators: %s is what a register counts, such as “Groups in operation” */
    text = g_strdup_printf (_ ("Typed; emptied, it is counted from “%s”"), row->feed_name);
  else if (number != NULL)
    /* Translators: what a register counts, such as “Groups in operation”, and a number */
    text = g_strdup_printf (_ ("From “%s”: %s"), row->feed_name, number);
  else
    /* Translators: %s is what a register counts, such as “Groups in operation” */
    text = g_strdup_printf (_ ("Counted from “%s”; nothing there yet"), row->feed_name);
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->feed)), text);
  desmi_a11y_set_label (GTK_WIDGET (self->feed), text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->feed), "s", row->feed);
}

static void
show_drift (const DesmiReportLine *self,
            const DesmiReport     *report,
            const DesmiReportRow  *row,
            const DesmiLocale     *locale)
{
  g_autofree char *drift = desmi_report_drift (report, row, locale), *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->drift), drift != NULL);
  if (drift == NULL)
    return;
  /* Translators: %s is a sentence, “Registers now say 14”; the words behind it open the report */
  text = g_strdup_printf (_ ("%s. Reopen the report"), drift);
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->drift)), text);
  desmi_a11y_set_label (GTK_WIDGET (self->drift), text);
}

/**
 * desmi_report_line_show:
 * @pillar: place of one in @report
 * @index: place of the indicator in that
 * @locked: nothing can be changed
 *
 * What registers count is shown in the field, but changed there.
 */
void
desmi_report_line_show (const DesmiReportLine *self,
                        DesmiReport           *report,
                        guint                  pillar,
                        guint                  index,
                        gboolean               locked)
{
  const DesmiReportPillar *of = g_ptr_array_index (report->pillars, pillar);
  const DesmiReportRow    *row = g_ptr_array_index (of->rows, index);
  const DesmiLocale       *locale = desmi_locale_get_user ();
  gint64                   known;
  gboolean                 is_known = desmi_report_get_known (row, &known);
  g_autofree char         *value = is_known ? desmi_report_write (known, locale) : g_strdup ("");
  g_autofree char         *before
      = row->has_before ? desmi_report_show (row->before, locale) : g_strdup ("–");
  g_autofree char *doubt = row->has_value ? desmi_report_doubt (row, row->value, locale) : NULL;
  g_autofree char *compare = desmi_report_compare (row, locale);

  desmi_report_field_set_saved (self->field, value);
  desmi_report_field_set_doubt (self->field, doubt);
  desmi_report_field_set_locked (self->field, locked || row->has_fed);
  desmi_report_remark_show (&self->remark, row->remark, locked);
  show_target (self, row, locale);
  show_feed (self, row, locale);
  show_drift (self, report, row, locale);
  gtk_label_set_label (self->before, before);
  gtk_label_set_label (self->compare, compare);
  desmi_report_evidence_show (self->evidence, report, pillar, index);
}
