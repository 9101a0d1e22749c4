/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the page about the data's quality: a finding with what can be done about it, and how
 * complete a village is. */
#include "ui/quality/desmi-quality-row.h"

#include "app/desmi-finding-view.h"
#include "core/desmi-clock.h"
#include "core/desmi-locale.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-field.h"
#include "ui/desmi-form.h"
#include "ui/desmi-tooltip.h"
#include "ui/desmi-write.h"
#include "ui/villages/desmi-score-bar.h"

#include <glib/gi18n-lib.h>

#define SESSION "desmi-session"
#define ROW "desmi-row"
#define FIELD "desmi-field"
#define BAR_WIDTH 120

/**
 * desmi_quality_get:
 * @column: of the lookup "quality" or "completeness"
 *
 * Returns: (transfer none) (nullable): the text of a cell
 */
const char *
desmi_quality_get (DesmiTableRow *row, const char *column)
{
  DesmiTable *table = desmi_table_row_get_table (row);
  int         index = desmi_table_find_column (table, column);

  return index < 0 ? NULL
                   : desmi_table_get_text (table, desmi_table_row_get_index (row), (guint) index);
}

static const char *
get_label (DesmiTableRow *row, const char *column)
{
  DesmiTable *table = desmi_table_row_get_table (row);
  int         index = desmi_table_find_column (table, column);

  return index < 0 ? NULL
                   : desmi_table_get_label (table, desmi_table_row_get_index (row), (guint) index);
}

/**
 * desmi_quality_open:
 * @row: a finding
 *
 * Goes where it can be mended: to tab, year or quarter of the village's page, and there to the
 * cell, field or entry that it is about.
 */
void
desmi_quality_open (DesmiSession *session, DesmiTableRow *row)
{
  g_autoptr (DesmiViewState) state
      = desmi_finding_view_new (desmi_table_row_get_table (row), desmi_table_row_get_index (row),
                                desmi_session_get_state (session));

  desmi_session_set_state (session, state);
  desmi_session_aim (session, desmi_quality_get (row, "subject"));
}

static DesmiEntry *
new_entry (DesmiTableRow *row)
{
  DesmiEntry *entry
      = desmi_entry_new (DESMI_REGISTER_ACCEPTANCE, desmi_quality_get (row, "village"));

  desmi_entry_set (entry, "finding", desmi_quality_get (row, "finding"));
  desmi_entry_set (entry, "subject", desmi_quality_get (row, "subject"));
  return entry;
}

/* Who says so, and when; whoever reads it later asks. */
static void
sign (DesmiForm *form, DesmiEntry *entry)
{
  DesmiSession         *session = g_object_get_data (G_OBJECT (form), SESSION);
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  g_autofree char      *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char      *user = NULL;

  g_object_get (session, "user", &user, NULL);
  desmi_entry_set (entry, "day", day);
  if (user != NULL && user[0] != '\0')
    desmi_entry_set (entry, "by", user);
}

static void
save_cb (DesmiForm *form)
{
  DesmiTableRow         *row = g_object_get_data (G_OBJECT (form), ROW);
  DesmiField            *field = g_object_get_data (G_OBJECT (form), FIELD);
  g_autofree char       *why = g_strstrip (g_strdup (desmi_field_get_text (field)));
  g_autoptr (DesmiEdit)  edit = NULL;
  g_autoptr (DesmiEntry) entry = NULL;

  if (*why == '\0')
    {
      desmi_field_set_error (field, _ ("Say why it is right; others will read it."));
      return;
    }
  /* Translators: %s is the name of a village; shown in the history and with Undo */
  edit = desmi_edit_new_said (
      desmi_message_new ("Accepted a finding on %s", get_label (row, "village")));
  entry = new_entry (row);
  desmi_entry_set (entry, "value", desmi_quality_get (row, "value"));
  desmi_entry_set (entry, "why", why);
  sign (form, entry);
  desmi_edit_put_entry (edit, entry);
  desmi_form_apply (form, edit);
}

static GtkWidget *
new_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * desmi_quality_dup_text:
 * @row: a finding
 *
 * Returns: (transfer full): what tells it from the others, for a reader: its village and what was
 * found
 */
char *
desmi_quality_dup_text (DesmiTableRow *row)
{
  return g_strdup_printf ("%s: %s", get_label (row, "village"), desmi_quality_get (row, "message"));
}

/**
 * desmi_quality_accept:
 * @widget: on the page of the findings
 * @row: a finding
 *
 * Asks why the finding is right as it is.
 */
void
desmi_quality_accept (GtkWidget *widget, DesmiSession *session, DesmiTableRow *row)
{
  DesmiStore      *store = desmi_session_get_store (session);
  GtkRoot         *root = gtk_widget_get_root (widget);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget       *field = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Reason"), NULL);
  g_autofree char *text = NULL, *key = NULL;
  DesmiForm       *form;

  if (store == NULL)
    return;
  form = desmi_form_new (GTK_WINDOW (root), store, _ ("Accept a Finding"), _ ("_Accept"));
  text = desmi_quality_dup_text (row);
  gtk_box_append (GTK_BOX (box), new_text (text, NULL));
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box),
                  new_text (_ ("It is shown again when its value changes."), "desmi-dim"));
  g_object_set_data_full (G_OBJECT (form), ROW, g_object_ref (row), g_object_unref);
  g_object_set_data_full (G_OBJECT (form), SESSION, g_object_ref (session), g_object_unref);
  gtk_widget_activate_action (widget, DESMI_QUALITY_KEEP_PLACE, NULL);
  g_object_set_data (G_OBJECT (form), FIELD, field);
  g_signal_connect (form, "save", G_CALLBACK (save_cb), NULL);
  desmi_form_set_body (form, box);
  key = g_strconcat ("finding/", text, NULL);
  desmi_form_add_input (form, "why", field, "text");
  desmi_form_keep_draft (form, key);
  gtk_window_present (GTK_WINDOW (form));
}

static void
accept_cb (GtkButton *button, DesmiTableRow *row)
{
  desmi_quality_accept (GTK_WIDGET (button), g_object_get_data (G_OBJECT (button), SESSION), row);
}

static void
take_back_cb (GtkButton *button, DesmiTableRow *row)
{
  DesmiSession          *session = g_object_get_data (G_OBJECT (button), SESSION);
  g_autoptr (DesmiEntry) entry = new_entry (row);
  DesmiEdit             *edit;

  if (desmi_session_get_store (session) == NULL)
    return;
  /* Translators: %s is the name of a village; shown in the history and with Undo */
  edit = desmi_edit_new_said (
      desmi_message_new ("Took back the acceptance on %s", get_label (row, "village")));
  desmi_edit_delete_entry (edit, entry);
  gtk_widget_activate_action (GTK_WIDGET (button), DESMI_QUALITY_KEEP_PLACE, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  /* by the window: the button goes with the row */
  desmi_write (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (button))), session, edit);
}

static void
go_cb (GtkButton *button, DesmiTableRow *row)
{
  desmi_quality_open (g_object_get_data (G_OBJECT (button), SESSION), row);
}

static GtkWidget *
add_button (GtkWidget     *box,
            DesmiSession  *session,
            DesmiTableRow *row,
            const char    *label,
            GCallback      callback)
{
  GtkWidget       *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s, %s", label, get_label (row, "village"),
                                           desmi_quality_get (row, "message"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  desmi_a11y_set_label (button, name);
  g_object_set_data_full (G_OBJECT (button), SESSION, g_object_ref (session), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, row, 0);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* "Accepted by Ibu Wati on 3 April 2026: the harvest" as far as it is known. */
static char *
describe_acceptance (DesmiTableRow *row)
{
  const char      *why = desmi_quality_get (row, "why");
  const char      *by = desmi_quality_get (row, "by");
  const char      *day = desmi_quality_get (row, "day");
  g_autofree char *spoken = day != NULL ? desmi_format_day (day, desmi_locale_get_user ()) : NULL;

  if (by != NULL && spoken != NULL)
    /* Translators: a person, a day, and the reason for which a finding was accepted */
    return g_strdup_printf (_ ("Accepted by %s on %s: %s"), by, spoken, why);
  if (spoken != NULL)
    /* Translators: a day, and the reason for which a finding was accepted */
    return g_strdup_printf (_ ("Accepted on %s: %s"), spoken, why);
  /* Translators: %s is the reason for which a finding was accepted */
  return g_strdup_printf (_ ("Accepted: %s"), why);
}

/**
 * desmi_quality_row_new:
 * @session: whose file the finding is of
 * @row: of the lookup "quality"
 *
 * Returns: (transfer floating): the finding, with ways to mend, to accept, and to take back
 */
GtkWidget *
desmi_quality_row_new (DesmiSession *session, DesmiTableRow *row)
{
  DesmiStore      *store = desmi_session_get_store (session);
  const char      *why = desmi_quality_get (row, "why");
  g_autofree char *heading
      = g_strdup_printf ("%s · %s", get_label (row, "village"), get_label (row, "kind"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button;

  gtk_box_append (GTK_BOX (lines), new_text (heading, "desmi-bold"));
  gtk_box_append (GTK_BOX (lines), new_text (desmi_quality_get (row, "message"), NULL));
  if (why != NULL)
    {
      g_autofree char *text = describe_acceptance (row);

      gtk_box_append (GTK_BOX (lines), new_text (text, "desmi-dim"));
    }
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  add_button (box, session, row, _ ("Go There"), G_CALLBACK (go_cb));
  button = why == NULL
               ? add_button (box, session, row, _ ("Accept, Because…"), G_CALLBACK (accept_cb))
               : add_button (box, session, row, _ ("Take Back"), G_CALLBACK (take_back_cb));
  if (store == NULL || desmi_store_get_read_only (store))
    {
      gtk_widget_set_sensitive (button, FALSE);
      desmi_tooltip_set_text (button, _ ("The file is open to view only."));
    }
  gtk_widget_add_css_class (box, "desmi-fact");
  return box;
}

static gint64
get_int (DesmiTableRow *row, const char *column)
{
  DesmiTable *table = desmi_table_row_get_table (row);

  return desmi_table_get_int (table, desmi_table_row_get_index (row),
                              (guint) desmi_table_find_column (table, column));
}

static gulong
get_number (DesmiTableRow *row, const char *column)
{
  return (gulong) MAX (get_int (row, column), 0);
}

/* @sentence: for the number in column @of */
static char *
dup_of (DesmiTableRow *row, const char *first, const char *of, const char *sentence)
{
  g_autofree char *reported = desmi_format_count (get_int (row, first), desmi_locale_get_user ());
  g_autofree char *all = desmi_format_count (get_int (row, of), desmi_locale_get_user ());
  g_auto (GStrv)   parts = g_strsplit (sentence, "%s", 3);

  return g_strconcat (parts[0], reported, parts[1], all, parts[2], NULL);
}

/**
 * desmi_completeness_row_new:
 * @row: of the lookup "completeness"
 *
 * Returns: (transfer floating): the village, what of it is reported, and the share as a bar
 */
GtkWidget *
desmi_completeness_row_new (DesmiTableRow *row)
{
  DesmiTable *table = desmi_table_row_get_table (row);
  guint       column = (guint) desmi_table_find_column (table, "share");
  guint       index = desmi_table_row_get_index (row);
  double      share = desmi_table_get_mark (table, index, column) == DESMI_MARK_MISSING
                          ? -1
                          : desmi_table_get_double (table, index, column);
  /* Translators: how many months have flows, of how many that should */
  g_autofree char *months = dup_of (row, "months", "of_months",
                                    ngettext ("%s of %s month of flows", "%s of %s months of flows",
                                              get_number (row, "of_months")));
  /* Translators: how many quarters have a report, of how many that should */
  g_autofree char *quarters
      = dup_of (row, "quarters", "of_quarters",
                ngettext ("%s of %s quarter of pillars", "%s of %s quarters of pillars",
                          get_number (row, "of_quarters")));
  g_autofree char *detail = g_strdup_printf ("%s · %s", months, quarters);
  g_autofree char *figure = desmi_score_bar_dup_text (share);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *bar = desmi_score_bar_new ();
  GtkWidget       *number = gtk_label_new (figure);

  desmi_score_bar_set_score (DESMI_SCORE_BAR (bar), share, figure, get_label (row, "village"));
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (number), 5);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "desmi-number");
  gtk_box_append (GTK_BOX (lines), new_text (get_label (row, "village"), "desmi-bold"));
  gtk_box_append (GTK_BOX (lines), new_text (detail, "desmi-dim"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), number);
  gtk_widget_add_css_class (box, "desmi-fact");
  return box;
}
