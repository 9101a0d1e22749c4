/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that is full, wherever something is typed: it is said, what was typed stays, and it is
 * saved when there is room again. Of the form of a village and the sheet of flows, see the tests of
 * what forms meet and of lost flows. */
#include "flow-fixture.h"
#include "report-fixture.h"
#include "test-platform.h"

#include "ui/pillars/desmi-pillars-page.h"
#include "ui/pillars/desmi-target-window.h"
#include "ui/villages/desmi-documents-tab.h"
#include "ui/villages/desmi-register-form.h"
#include "ui/villages/desmi-report-card.h"
#include "ui/villages/desmi-village-page.h"

#include <string.h>

/* A limit on a file is one of a disk where SQLite makes files, and a failure of it elsewhere. */
#define NO_ROOM "There is no room left on the disk"
#define NOT_WRITTEN "The district file could not be read or written"
#define LARGE (3 * 1024 * 1024) /* bytes of a document */
#define SOME (1024 * 1024)      /* bytes of it that find room */

static gboolean
has_form (gpointer fixture)
{
  return ui_find_dialog (fixture, DESMI_TYPE_FORM) != NULL;
}

/* What is being read is said where a refusal would be, so that alone is no end. */
static gboolean
has_no_form (gpointer fixture)
{
  return !has_form (fixture);
}

static gboolean
is_refusal (const char *text)
{
  return text != NULL && (strstr (text, NO_ROOM) != NULL || strstr (text, NOT_WRITTEN) != NULL);
}

static gboolean
says_no_room (gpointer form)
{
  return is_refusal (desmi_form_get_error (form));
}

static gboolean
shows_no_room (gpointer fixture)
{
  GtkWidget *page = report_get_page (fixture);

  return ui_has_label (page, NO_ROOM) || ui_has_label (page, NOT_WRITTEN);
}

static DesmiForm *
wait_form (UiFixture *self)
{
  ui_wait (has_form, self, "the form");
  ui_settle ();
  return DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
}

static gint64
count (UiFixture *self, const char *lookup, const char *village)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (report_get_store (self), lookup, village, NULL, NULL, &error);

  g_assert_no_error (error);
  return desmi_table_get_n_rows (table);
}

/* Saves without room, which is said, and again with room. FALSE: the system has no such limit. */
static gboolean
save_twice (UiFixture *self, DesmiForm *form, guint room, const char *field, const char *text)
{
  if (!test_set_room (room))
    {
      gtk_window_destroy (GTK_WINDOW (form));
      return FALSE;
    }
  desmi_form_save (form);
  ui_wait (says_no_room, form, "that there is no room");
  ui_settle ();
  test_set_room (0);
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, field)), ==, text);
  ui_picture (GTK_WIDGET (form), "no-room");
  desmi_form_save (form);
  ui_wait (has_no_form, self, "the form to close");
  ui_settle ();
  return TRUE;
}

static gboolean
has_tab (gpointer data)
{
  UiFixture *self = data;

  return ui_find (GTK_WIDGET (self->window), DESMI_TYPE_DOCUMENTS_TAB, NULL) != NULL
         && ui_has_label (GTK_WIDGET (self->window), "The district file holds");
}

/* Some of a large document finds room, and the rest does not. */
static void
test_document (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_new (DESMI_VILLAGE_PAGE_NAME);
  g_autoptr (DesmiViewState) village = desmi_view_state_with_filter (state, "village", VILLAGE);
  g_autoptr (DesmiViewState) tab = desmi_view_state_with (village, DESMI_VIEW_TAB, "documents");
  g_autoptr (GListStore)     files = g_list_store_new (G_TYPE_FILE);
  g_autofree char           *path = g_build_filename (self->folder, "LPJ.pdf", NULL);
  g_autofree char           *bytes = g_malloc (LARGE);
  g_autoptr (GFile)          file = g_file_new_for_path (path);
  const gint64               n = count (self, "register-document", VILLAGE);
  DesmiForm                 *form;

  for (gsize i = 0; i < LARGE; i++)
    bytes[i] = (char) g_test_rand_int ();
  memcpy (bytes, "%PDF-1.7", 8);
  g_assert_true (g_file_set_contents (path, bytes, LARGE, NULL));
  g_list_store_append (files, file);
  desmi_session_set_state (desmi_window_get_session (self->window), tab);
  ui_wait (has_tab, self, "the tab");
  desmi_documents_tab_add (
      DESMI_DOCUMENTS_TAB (ui_find (GTK_WIDGET (self->window), DESMI_TYPE_DOCUMENTS_TAB, NULL)),
      G_LIST_MODEL (files));
  form = wait_form (self);
  desmi_field_set_text (ui_find_field (form, "Title"), "Laporan 2025");
  if (!save_twice (self, form, SOME, "Title", "Laporan 2025"))
    return;
  g_assert_cmpint (count (self, "register-document", VILLAGE), ==, n + 1);
}

static gboolean
has_doubt (gpointer data)
{
  return ui_has_label (GTK_WIDGET (((UiFixture *) data)->window), "640 — usually");
}

static void
test_doubt (UiFixture *self, gconstpointer unused)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);
  const gint64    n = count (self, "register-acceptance", FLOW_VILLAGE);
  GtkWidget      *button;
  DesmiForm      *form;

  for (guint i = 0; i < 10; i++)
    flow_type (sheet, i == 9 ? "640" : "2", GDK_KEY_Tab);
  ui_wait (has_doubt, self, "the doubt");
  ui_wait (flow_is_saved, self, "the counts to be saved");
  button = GTK_WIDGET (ui_find_label (GTK_WIDGET (self->window), "Right, Because…"));
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
  form = wait_form (self);
  desmi_field_set_text (ui_find_field (form, "It is right because…"), "Dua rombongan");
  if (!save_twice (self, form, 1, "It is right because…", "Dua rombongan"))
    return;
  g_assert_cmpint (count (self, "register-acceptance", FLOW_VILLAGE), ==, n + 1);
}

/* @choices: titles of lists of words and what is chosen there; @fields: of others, and texts */
static const struct
{
  DesmiRegister reg;
  const char   *choices[5], *fields[5];
} registers[] = {
  { DESMI_REGISTER_SERVICE, { NULL }, { "Place of the service centre", "Balai desa", NULL } },
  { DESMI_REGISTER_ACTIVITY,
    { NULL },
    { "Activity (required)", "Pelatihan", "Date (required)", "25/11/2023", NULL } },
  { DESMI_REGISTER_MILESTONE, { NULL }, { "Milestone (required)", "Akta koperasi", NULL } },
  { DESMI_REGISTER_PARTNER,
    { "Kind (required)", "bank", NULL },
    { "Partner (required)", "Bank Contoh", NULL } },
  { DESMI_REGISTER_VISIT,
    { "Month (required)", "2023-11", "Service (required)", "family", NULL },
    { "Women", "3", NULL } },
  { DESMI_REGISTER_GROUP,
    { "State (required)", "active", NULL },
    { "Group of producers (required)", "Melati", NULL } },
  { DESMI_REGISTER_PRODUCT, { NULL }, { "Product (required)", "Kerupuk", NULL } },
  { DESMI_REGISTER_SESSION,
    { NULL },
    { "Topic (required)", "Membaca", "Date (required)", "25/11/2023", NULL } },
};

static void
test_registers (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autoptr (DesmiVillage) village = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  village = ui_get_village (page, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      const char *const *fields = registers[i].fields;
      g_autofree char   *lookup
          = g_strconcat ("register-", desmi_register_get (registers[i].reg)->name, NULL);
      const gint64 n = count (self, lookup, village->code);
      DesmiForm   *form = desmi_register_form_new (GTK_WINDOW (self->window),
                                                   desmi_window_get_session (self->window), village,
                                                   registers[i].reg, NULL, DESMI_REGISTER_FORM_NEW);

      gtk_window_present (GTK_WINDOW (form));
      ui_settle ();
      for (gsize c = 0; registers[i].choices[c] != NULL; c += 2)
        desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), registers[i].choices[c]),
                                   registers[i].choices[c + 1]);
      for (gsize f = 0; fields[f] != NULL; f += 2)
        desmi_field_set_text (ui_find_field (form, fields[f]), fields[f + 1]);
      if (!save_twice (self, form, 1, fields[0], fields[1]))
        return;
      g_assert_cmpint (count (self, lookup, village->code), ==, n + 1);
    }
}

static DesmiFilter *
find_status (UiFixture *self)
{
  return DESMI_FILTER (ui_find (ui_find (report_get_page (self), DESMI_TYPE_REPORT_CARD, NULL),
                                DESMI_TYPE_FILTER, NULL));
}

static gboolean
is_finished (gpointer fixture)
{
  return g_strcmp0 (desmi_filter_get_selected (find_status (fixture)), "finished") == 0;
}

static gboolean
is_marked (gpointer fixture)
{
  return gtk_widget_has_css_class (GTK_WIDGET (find_status (fixture)), "desmi-refused");
}

static gboolean
is_not_marked (gpointer fixture)
{
  return !is_marked (fixture);
}

static gint64
count_finished (UiFixture *self)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (report_get_store (self), "report-form",
                                                     VILLAGE " " QUARTER, NULL, NULL, &error);
  gint64                 n = 0;
  guint                  status;

  g_assert_no_error (error);
  status = (guint) desmi_table_find_column (table, "status");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    n += g_strcmp0 (desmi_table_get_text (table, i, status), "finished") == 0 ? 1 : 0;
  return n;
}

/* A number, its note, the status of the pillar and the note on that. */
static void
test_report (UiFixture *self, gconstpointer unused)
{
  static const char *const entries[][2]
      = { { FIRST, "11" }, { "Note on " FIRST, "Menurut buku tamu" } };
  gint64 n;

  report_open (self);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (i > 0)
        gtk_toggle_button_set_active (
            GTK_TOGGLE_BUTTON (
                ui_find (report_get_page (self), GTK_TYPE_TOGGLE_BUTTON, entries[i][0])),
            TRUE);
      report_type (self, entries[i][0], entries[i][1]);
      if (!test_set_room (1))
        return;
      ui_send_key (report_find_entry (self, entries[i][0]), GDK_KEY_Return);
      ui_wait (shows_no_room, self, "that there is no room");
      ui_settle ();
      test_set_room (0);
      g_assert_cmpstr (
          gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, entries[i][0]))), ==,
          entries[i][1]);
      ui_picture (GTK_WIDGET (self->window), "no-room-report");
      gtk_widget_grab_focus (report_find_entry (self, entries[i][0]));
      ui_send_key (report_find_entry (self, entries[i][0]), GDK_KEY_Return);
      ui_settle ();
      ui_settle ();
    }
  report_assert_value (self, FIRST, "11");
  g_assert_cmpint (count (self, "register-remark", VILLAGE), ==, 1);
  /* a choice stays, with the sentence and what the file says, until it is saved again */
  g_assert_false (is_finished (self));
  n = count_finished (self);
  test_set_room (1);
  desmi_filter_set_selected (find_status (self), "finished");
  ui_wait (is_marked, self, "the choice to be marked");
  ui_settle ();
  test_set_room (0);
  g_assert_true (is_finished (self));
  g_assert_true (ui_has_label (report_get_page (self), " The file says: "));
  g_assert_cmpint (count_finished (self), ==, n);
  ui_picture (GTK_WIDGET (self->window), "no-room-status");
  g_signal_emit_by_name (ui_find (report_get_page (self), GTK_TYPE_BUTTON, "Try Again"), "clicked");
  ui_wait (is_not_marked, self, "the choice to be saved");
  ui_settle ();
  g_assert_true (is_finished (self));
  g_assert_false (ui_has_label (report_get_page (self), " The file says: "));
  g_assert_cmpint (count_finished (self), >, n);
}

static GtkWidget *
get_cell (gpointer fixture)
{
  GtkWindow *window = ui_find_dialog (fixture, DESMI_TYPE_TARGET_WINDOW);

  return window != NULL ? desmi_target_sheet_get_cell (
             desmi_target_window_get_sheet (DESMI_TARGET_WINDOW (window)), 0, 0)
                        : NULL;
}

static gboolean
has_cells (gpointer fixture)
{
  return get_cell (fixture) != NULL && gtk_widget_get_mapped (get_cell (fixture));
}

static void
test_targets (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_new ("pillars");
  DesmiTargetSheet          *sheet;
  GtkWidget                 *cell;

  desmi_session_set_state (desmi_window_get_session (self->window), state);
  ui_settle ();
  g_assert_true (gtk_widget_activate_action (
      ui_find (GTK_WIDGET (self->window), DESMI_TYPE_PILLARS_PAGE, NULL), "pillars.targets", NULL));
  ui_wait (has_cells, self, "the cells");
  ui_settle ();
  cell = get_cell (self);
  sheet = desmi_target_window_get_sheet (
      DESMI_TARGET_WINDOW (ui_find_dialog (self, DESMI_TYPE_TARGET_WINDOW)));
  gtk_editable_set_text (GTK_EDITABLE (cell), "40");
  if (!test_set_room (1))
    return;
  ui_send_key (cell, GDK_KEY_Return);
  ui_settle ();
  ui_settle ();
  test_set_room (0);
  g_assert_true (is_refusal (desmi_target_sheet_get_sentence (sheet)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "40");
  ui_picture (GTK_WIDGET (ui_find_dialog (self, DESMI_TYPE_TARGET_WINDOW)), "no-room-targets");
  ui_send_key (cell, GDK_KEY_Return);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (desmi_target_grid_get (desmi_target_sheet_get_grid (sheet), 0, 0), ==, 40000);
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/no-room/document", test_document);
  ADD ("/no-room/doubt", test_doubt);
  ADD ("/no-room/registers", test_registers);
  ADD ("/no-room/report", test_report);
  ADD ("/no-room/targets", test_targets);
  status = g_test_run ();
  ui_done ();
  return status;
}
