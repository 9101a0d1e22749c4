/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody else writes between the last look that a form takes at the file and the moment in which
 * it writes itself: it waits for the file just then. Nothing of the other is replaced unseen. */
#include "ui-fixture.h"

#include "app/desmi-document.h"
#include "app/desmi-register-view.h"
#include "store/desmi-connection.h"
#include "ui/villages/desmi-document-form.h"
#include "ui/villages/desmi-register-form.h"
#include "ui/villages/desmi-village-forms.h"

#include <string.h>

#define PROGRAMME "desmigratif"
#define LOOK_MS 500  /* a form has looked at the file by then, and waits for it */
#define MAX_SAVES 40 /* also while it is on its way, which is no other */

typedef struct
{
  UiFixture       *ui;
  DesmiConnection *other; /* as another program has it */
  DesmiVillage    *village;
  char            *sql; /* what that is going to do; nullable: it was done */
} Beside;

static DesmiStore *
get_store (Beside *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->ui->window));
}

static void
run (Beside *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desmi_connection_exec (self->other, sql, &error));
  g_assert_no_error (error);
}

G_GNUC_PRINTF (2, 3)
static void
run_format (Beside *self, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list          args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  run (self, sql);
}

static DesmiTable *
look_up (Beside *self, const char *what)
{
  g_autoptr (GError) error = NULL;
  DesmiTable        *table = desmi_store_lookup (get_store (self), what, self->village->code,
                                                 desmi_locale_get_user (), NULL, &error);

  g_assert_no_error (error);
  return table;
}

static DesmiForm *
wait_form (Beside *self)
{
  while (ui_find_dialog (self->ui, DESMI_TYPE_FORM) == NULL)
    g_main_context_iteration (NULL, TRUE);
  ui_settle ();
  return DESMI_FORM (ui_find_dialog (self->ui, DESMI_TYPE_FORM));
}

static void
set_status (DesmiForm *form)
{
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Status"), "suspended");
  desmi_field_set_text (ui_find_field (form, "Note on the status"), "Menunggu SK");
}

static DesmiForm *
open_profile (Beside *self)
{
  DesmiForm *form = desmi_village_forms_edit (
      GTK_WIDGET (self->ui->window), desmi_window_get_session (self->ui->window), self->village);

  ui_settle ();
  desmi_field_set_text (ui_find_field (form, "Telephone"), "0234 3");
  return form;
}

static DesmiForm *
open_status (Beside *self)
{
  g_autoptr (GPtrArray) villages = g_ptr_array_new ();
  DesmiForm            *form;

  g_ptr_array_add (villages, self->village);
  form = desmi_village_forms_set_status (GTK_WIDGET (self->ui->window),
                                         desmi_window_get_session (self->ui->window), villages);
  ui_settle ();
  set_status (form);
  return form;
}

static DesmiForm *
open_selected (Beside *self, const char *action)
{
  DesmiVillagesPage *page = ui_go_to_villages (self->ui);

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  desmi_villages_page_select (page, 0, TRUE);
  desmi_villages_page_select (page, 1, FALSE);
  ui_settle ();
  gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
  return wait_form (self);
}

static DesmiForm *
open_several (Beside *self)
{
  DesmiForm *form = open_selected (self, "villages.set-status");

  set_status (form);
  return form;
}

static DesmiForm *
open_officers (Beside *self)
{
  DesmiForm *form = open_selected (self, "villages.set-officer");

  desmi_filter_set_selected (DESMI_FILTER (ui_find (GTK_WIDGET (form), DESMI_TYPE_FILTER, NULL)),
                             "officer");
  desmi_field_set_text (ui_find_field (form, "Name (required)"), "Petugas Contoh");
  ui_settle ();
  return form;
}

static DesmiForm *
open_person (Beside *self)
{
  g_autoptr (DesmiTable) table = NULL;
  DesmiForm             *form;

  run_format (self,
              "INSERT INTO local_person (village, id, role, name, phone)"
              " VALUES ('%s', 900, 'officer', 'Petugas Contoh', '0234 1')",
              self->village->code);
  table = look_up (self, "register-person");
  form = desmi_register_form_new (
      GTK_WINDOW (self->ui->window), desmi_window_get_session (self->ui->window), self->village,
      DESMI_REGISTER_PERSON, table, (int) desmi_table_get_n_rows (table) - 1);
  gtk_window_present (GTK_WINDOW (form));
  ui_settle ();
  desmi_field_set_text (ui_find_field (form, "Telephone"), "0234 3");
  return form;
}

static DesmiForm *
open_visit (Beside *self)
{
  DesmiForm *form = desmi_register_form_new (
      GTK_WINDOW (self->ui->window), desmi_window_get_session (self->ui->window), self->village,
      DESMI_REGISTER_VISIT, NULL, DESMI_REGISTER_FORM_NEW);

  gtk_window_present (GTK_WINDOW (form));
  ui_settle ();
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Month (required)"), "2023-11");
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Service (required)"), "document");
  desmi_field_set_text (ui_find_field (form, "Women"), "3");
  return form;
}

static DesmiForm *
open_document (Beside *self)
{
  g_autoptr (DesmiTable) documents = NULL, contents = NULL;
  g_autoptr (GPtrArray)  list = NULL;
  g_autoptr (GError)     error = NULL;
  DesmiForm             *form;

  run_format (self,
              "INSERT INTO local_document (village, id, kind, title, file_name, sha256, notes)"
              " VALUES ('%s', 900, 'handover', 'BAST', 'BAST.pdf', 'x', 'Lama')",
              self->village->code);
  documents = look_up (self, "register-document");
  contents = desmi_store_lookup (get_store (self), "attachments", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  list = desmi_document_list (documents, contents, NULL);
  form = desmi_document_form_new_edit (GTK_WINDOW (self->ui->window),
                                       desmi_window_get_session (self->ui->window),
                                       g_ptr_array_index (list, list->len - 1));
  gtk_window_present (GTK_WINDOW (form));
  ui_settle ();
  desmi_field_set_text (ui_find_field (form, "Title"), "Judul saya");
  return form;
}

/* @sql, @query: of the village ?; @theirs, @ours: what @query gives */
static const struct
{
  const char *name;
  DesmiForm *(*open) (Beside *self);
  const char *sql, *query, *theirs, *ours;
} cases[] = {
  { "profile", open_profile,
    "INSERT INTO local_profile (village, phone) VALUES ('?', '0234 9')"
    " ON CONFLICT DO UPDATE SET phone = '0234 9'",
    "SELECT phone FROM local_profile WHERE village = '?'", "0234 9", "0234 3" },
  { "status", open_status,
    "INSERT OR REPLACE INTO local_status (village, programme, status, since, note)"
    " VALUES ('?', '" PROGRAMME "', 'active', '2024-05-01', 'Rapat')",
    "SELECT status || ' ' || note FROM local_status WHERE village = '?'", "active Rapat",
    "suspended Menunggu SK" },
  { "several", open_several,
    "INSERT OR REPLACE INTO local_status (village, programme, status, since, note)"
    " VALUES ('?', '" PROGRAMME "', 'active', '2024-05-01', 'Rapat')",
    "SELECT status || ' ' || note FROM local_status WHERE village = '?'", "active Rapat",
    "suspended Menunggu SK" },
  { "officers", open_officers,
    "INSERT INTO local_person (village, id, role, name) VALUES ('?', 900, 'officer', 'Lain')",
    "SELECT group_concat (name) FROM (SELECT name FROM local_person WHERE village = '?'"
    " AND name IN ('Lain', 'Petugas Contoh') ORDER BY name)",
    "Lain", "Lain,Petugas Contoh" },
  { "register", open_person, "UPDATE local_person SET phone = '0234 9' WHERE id = 900",
    "SELECT phone FROM local_person WHERE id = 900 AND village = '?'", "0234 9", "0234 3" },
  { "register-new", open_visit,
    "INSERT INTO local_visit (village, month, service, women)"
    " VALUES ('?', '2023-11', 'document', 8)",
    "SELECT women FROM local_visit WHERE village = '?' AND month = '2023-11'", "8", "8" },
  { "document", open_document,
    "UPDATE local_document SET title = 'Judul lain', notes = 'Baru' WHERE id = 900",
    "SELECT title || ', ' || notes FROM local_document WHERE id = 900 AND village = '?'",
    "Judul lain, Baru", "Judul saya, Baru" },
};

static char *
dup_sql (Beside *self, const char *sql)
{
  g_auto (GStrv) parts = g_strsplit (sql, "?", -1);

  return g_strjoinv (self->village->code, parts);
}

static void
assert_holds (Beside *self, const char *query, const char *expected)
{
  g_autofree char   *sql = dup_sql (self, query), *text = NULL;
  g_autoptr (GError) error = NULL;

  text = desmi_connection_dup_text (self->other, sql, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static gboolean
write_cb (gpointer data)
{
  Beside *self = data;

  run (self, self->sql);
  run (self, "COMMIT");
  g_clear_pointer (&self->sql, g_free);
  return G_SOURCE_REMOVE;
}

static gboolean
is_answered (gpointer data)
{
  Beside    *self = data;
  GtkWindow *form = ui_find_dialog (self->ui, DESMI_TYPE_FORM);

  return self->sql == NULL && (form == NULL || desmi_form_get_error (DESMI_FORM (form)) != NULL);
}

static void
test_beside (UiFixture *ui, gconstpointer data)
{
  const guint        i = GPOINTER_TO_UINT (data);
  Beside             self = { ui, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  DesmiVillagesPage *page;
  DesmiForm         *form;

  ui_set_up (ui, "sample");
  page = ui_go_to_villages (ui);
  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  self.village = ui_get_village (page, 0);
  self.other = desmi_connection_open (ui->path, DESMI_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  form = cases[i].open (&self);
  run (&self, "BEGIN IMMEDIATE");
  self.sql = dup_sql (&self, cases[i].sql);
  desmi_form_save (form);
  g_timeout_add (LOOK_MS, write_cb, &self);
  ui_wait (is_answered, &self, "what becomes of it");
  assert_holds (&self, cases[i].query, cases[i].theirs);
  g_assert_true (DESMI_IS_FORM (ui_find_dialog (ui, DESMI_TYPE_FORM)));
  g_test_message ("%s", desmi_form_get_error (form));
  g_assert_nonnull (strstr (desmi_form_get_error (form), "Somebody else changed"));
  ui_picture (GTK_WIDGET (form), cases[i].name);
  /* now it is said what is there, and saved again it is meant */
  for (guint n = 0; n < MAX_SAVES && ui_find_dialog (ui, DESMI_TYPE_FORM) != NULL; n++)
    {
      desmi_form_save (form);
      ui_settle ();
    }
  assert_holds (&self, cases[i].query, cases[i].ours);
  if (ui_find_dialog (ui, DESMI_TYPE_FORM) != NULL)
    gtk_window_destroy (GTK_WINDOW (form));
  desmi_village_unref (self.village);
  desmi_connection_close (self.other);
  ui_tear_down (ui, "sample");
}

static void
set_up_nothing (UiFixture *ui, gconstpointer data)
{
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/form-beside/", cases[i].name, NULL);

      g_test_add (path, UiFixture, GUINT_TO_POINTER (i), set_up_nothing, test_beside,
                  set_up_nothing);
    }
  status = g_test_run ();
  ui_done ();
  return status;
}
