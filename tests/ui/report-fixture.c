/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"

#include "ui/villages/desmi-report-tab.h"
#include "ui/villages/desmi-village-page.h"

typedef struct
{
  UiFixture  *ui;
  const char *name;
  const char *text;
} Wanted;

GtkWidget *
report_get_page (UiFixture *self)
{
  return desmi_window_get_page (self->window);
}

GtkWidget *
report_find_entry (UiFixture *self, const char *name)
{
  GtkWidget *tab = ui_find (report_get_page (self), DESMI_TYPE_REPORT_TAB, NULL);

  return tab != NULL ? ui_find (tab, GTK_TYPE_ENTRY, name) : NULL;
}

static gboolean
has_entry (gpointer data)
{
  Wanted *wanted = data;

  return report_find_entry (wanted->ui, wanted->name) != NULL;
}

static gboolean
shows (gpointer data)
{
  Wanted *wanted = data;

  return ui_has_label (report_get_page (wanted->ui), wanted->text);
}

void
report_wait_for (UiFixture *self, const char *text)
{
  Wanted wanted = { self, NULL, text };

  ui_wait (shows, &wanted, text);
}

DesmiStore *
report_get_store (UiFixture *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->window));
}

void
report_open (UiFixture *self)
{
  DesmiSession *session = desmi_window_get_session (self->window);
  Wanted        wanted = { self, FIRST, NULL };

  desmi_session_set_quarter (session, QUARTER);
  desmi_village_page_open (session, VILLAGE, DESMI_REPORT_TAB_NAME);
  ui_wait (has_entry, &wanted, "the form");
  ui_settle ();
}

/* "64", or NULL where nothing was measured */
char *
report_read_value (UiFixture *self, const char *indicator)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (report_get_store (self), "report-form",
                                                     VILLAGE " " QUARTER, NULL, NULL, &error);
  int                    id, value;

  g_assert_no_error (error);
  id = desmi_table_find_column (table, "indicator");
  value = desmi_table_find_column (table, "value");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_strcmp0 (desmi_table_get_label (table, i, (guint) id), indicator) == 0)
      return desmi_table_get_mark (table, i, (guint) value) == DESMI_MARK_MISSING
                 ? NULL
                 : g_strdup_printf ("%" G_GINT64_FORMAT,
                                    desmi_table_get_int (table, i, (guint) value) / 1000);
  g_assert_not_reached ();
}

void
report_assert_value (UiFixture *self, const char *indicator, const char *value)
{
  g_autofree char *read = report_read_value (self, indicator);

  g_assert_cmpstr (read, ==, value);
}

gboolean
report_has_focus (UiFixture *self, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL
         && gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY) == report_find_entry (self, name);
}

void
report_type (UiFixture *self, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (report_find_entry (self, name)), text);
}

/* Applies a step beside the window, as another window would. */
void
report_apply_beside (UiFixture *self, DesmiEdit *edit)
{
  g_autoptr (GError) error = NULL;

  desmi_store_apply (report_get_store (self), edit, NULL, &error);
  g_assert_no_error (error);
  desmi_edit_unref (edit);
}

DesmiEdit *
report_new_entry (DesmiRegister reg, const char *const *fields)
{
  DesmiEdit             *edit = desmi_edit_new ("Beside");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (reg, VILLAGE);

  for (guint i = 0; fields[i] != NULL; i += 2)
    desmi_entry_set (entry, fields[i], fields[i + 1]);
  desmi_edit_put_entry (edit, entry);
  return edit;
}

DesmiEdit *
report_new_submission (void)
{
  static const char *const fields[]
      = { "programme", "desmigratif", "period", QUARTER, "state", "submitted", NULL };

  return report_new_entry (DESMI_REGISTER_REPORT, fields);
}

void
report_wait_entry (UiFixture *self, const char *name)
{
  Wanted wanted = { self, name, NULL };

  ui_wait (has_entry, &wanted, name);
}

void
report_submit (UiFixture *self)
{
  GtkWindow *dialog;

  g_assert_true (
      gtk_widget_activate_action (report_find_entry (self, FIRST), "report.submit", NULL));
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  if (dialog != NULL)
    adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "submit");
}
