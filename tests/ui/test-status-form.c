/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status of a village, with its day and reason: a form of its own, from that of the profile. */
#include "ui-fixture.h"

#include "ui/desmi-filter.h"
#include "ui/villages/desmi-status-form.h"
#include "ui/villages/desmi-village-detail.h"

static DesmiVillage *
read_village (UiFixture *self, const char *code)
{
  g_autoptr (GError) error = NULL;
  DesmiVillage      *village = desmi_store_get_village (
           desmi_session_get_store (desmi_window_get_session (self->window)), code, NULL, &error);

  g_assert_no_error (error);
  return village;
}

typedef struct
{
  DesmiVillageDetail *detail;
  const char         *reason;
} Shown;

/* A form opened before the change has come to the page takes it for somebody else's, and stays. */
static gboolean
shows_reason (gpointer data)
{
  Shown              *shown = data;
  const DesmiVillage *village = desmi_village_detail_get_village (shown->detail);

  return village != NULL && g_strcmp0 (village->status_reason_id, shown->reason) == 0;
}

/* From the form of the profile to that of the status, which stands above it. */
static DesmiForm *
open_status (UiFixture *self, DesmiForm *profile)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_signal_emit_by_name (ui_find (GTK_WIDGET (profile), GTK_TYPE_BUTTON, "Change Status…"),
                         "clicked");
  ui_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (profile))
        return DESMI_FORM (window);
    }
  g_assert_not_reached ();
}

static gboolean
is_alone (gpointer profile)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (profile))
        return FALSE;
    }
  return TRUE;
}

/* The reason is known by its id: a note alone changes nothing of it, and it can be chosen. */
static void
test_reason (UiFixture *self, gconstpointer unused)
{
  static const char *const reasons[] = { "budget", "capital" };
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  DesmiStore         *store = desmi_session_get_store (desmi_window_get_session (self->window));
  DesmiVillageDetail *detail
      = DESMI_VILLAGE_DETAIL (ui_find (GTK_WIDGET (page), DESMI_TYPE_VILLAGE_DETAIL, NULL));
  g_autoptr (DesmiVillage) village = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  village = ui_get_village (page, 0);
  desmi_villages_page_select (page, 0, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr (DesmiEdit)    edit = desmi_edit_new ("Status");
      g_autoptr (GError)       error = NULL;
      g_autoptr (DesmiVillage) after = NULL;
      Shown                    shown = { detail, reasons[i] };
      DesmiForm               *profile, *form;

      desmi_edit_set_status (edit, village->code, "desmigratif", DESMI_STATUS_SUSPENDED, reasons[i],
                             NULL);
      g_assert_true (desmi_store_apply (store, edit, NULL, &error));
      g_assert_no_error (error);
      ui_wait (shows_reason, &shown, "the page to show the reason");
      ui_settle ();
      profile = desmi_villages_page_edit (page);
      ui_settle ();
      form = open_status (self, profile);
      ui_picture (GTK_WIDGET (form), reasons[i]);
      desmi_field_set_text (ui_find_field (form, "Note on the status"), "Menunggu");
      desmi_form_save (form);
      ui_wait (is_alone, profile, "the form of the status to close");
      desmi_form_save (profile);
      ui_wait_form_closed (self);
      after = read_village (self, village->code);
      g_assert_cmpstr (after->status_reason_id, ==, reasons[i]);
      g_assert_cmpstr (after->status_note, ==, "Menunggu");
    }
}

/* Nullable: the day from which on the form lets the status hold. */
static char *
read_since (DesmiForm *form)
{
  GtkWidget *status = ui_find (GTK_WIDGET (form), DESMI_TYPE_STATUS_FORM, NULL);
  char      *since;

  g_assert_true (desmi_status_form_read_since (DESMI_STATUS_FORM (status), &since));
  return since;
}

static gboolean
shows_past (gpointer window)
{
  return ui_has_label (window, "Active · until March 1, 2024");
}

static gboolean
says_suspended (gpointer profile)
{
  return ui_has_label (profile, "Suspended · since March 1, 2024");
}

/* Another status holds from today unless a day is typed; what is odd is said and saved all the
 * same, what is no day is not; the profile tells what was before, and one undo takes it all back.
 */
static void
test_status_since (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  DesmiForm               *profile, *form;
  GtkWidget               *status;
  g_autoptr (DesmiVillage) village = NULL, after = NULL, undone = NULL;
  g_autoptr (GDateTime)    now = g_date_time_new_now_local ();
  g_autofree char         *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char         *before = NULL, *chosen = NULL, *back = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  village = ui_get_village (page, 0);
  desmi_villages_page_select (page, 0, TRUE);
  profile = desmi_villages_page_edit (page);
  ui_settle ();
  ui_picture (GTK_WIDGET (profile), "profile-at-once");
  form = open_status (self, profile);
  status = ui_find (GTK_WIDGET (form), g_type_from_name ("DesmiFilter"), NULL);
  before = read_since (form);
  g_object_set (status, "selected", "suspended", NULL);
  chosen = read_since (form);
  g_assert_cmpstr (chosen, ==, today);
  g_object_set (status, "selected", "active", NULL);
  back = read_since (form);
  g_assert_cmpstr (back, ==, before);
  g_object_set (status, "selected", "suspended", NULL);
  desmi_field_set_text (ui_find_field (form, "Status since"), "kemarin dulu");
  desmi_form_save (form);
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Status since")));
  desmi_field_set_text (ui_find_field (form, "Status since"), "1/1/2999");
  g_assert_true (ui_has_label (GTK_WIDGET (form), "This day is still to come."));
  ui_picture (GTK_WIDGET (form), "status-since");
  desmi_field_set_text (ui_find_field (form, "Status since"), "1/3/2024");
  g_assert_false (ui_has_label (GTK_WIDGET (form), "This day is still to come."));
  desmi_form_save (form);
  ui_wait (is_alone, profile, "the form of the status to close");
  ui_wait (says_suspended, profile, "the status in the profile");
  gtk_window_close (GTK_WINDOW (profile));
  ui_wait_form_closed (self);
  after = read_village (self, village->code);
  g_assert_cmpint (after->status, ==, DESMI_STATUS_SUSPENDED);
  g_assert_cmpstr (after->status_since, ==, "2024-03-01");
  ui_wait (shows_past, self->window, "the status before");
  ui_picture (GTK_WIDGET (self->window), "status-past");
  ui_activate (self, "undo", NULL);
  ui_wait (ui_can_redo, self, "redo");
  undone = read_village (self, village->code);
  g_assert_cmpint (undone->status, ==, village->status);
  g_assert_cmpstr (undone->status_since, ==, village->status_since);
}

/* Nor is it lost where the list has come without it. */
static void
test_reason_gone (UiFixture *self, gconstpointer unused)
{
  g_autoptr (GtkWidget) form
      = g_object_ref_sink (desmi_status_form_new (desmi_window_get_session (self->window)));

  desmi_status_form_set (DESMI_STATUS_FORM (form),
                         &(DesmiVillage){ .status = DESMI_STATUS_SUSPENDED,
                                          .status_reason_id = (char *) "gone",
                                          .status_reason = (char *) "Gone" });
  ui_settle ();
  g_assert_cmpstr (desmi_status_form_get_reason (DESMI_STATUS_FORM (form)), ==, "gone");
  g_assert_false (desmi_status_form_get_changed (DESMI_STATUS_FORM (form)));
  g_assert_nonnull (ui_find (form, GTK_TYPE_DROP_DOWN, "Reason: Gone"));
}

#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, "sample", ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/status-form/reason", test_reason);
  ADD ("/status-form/since", test_status_since);
  ADD ("/status-form/reason-gone", test_reason_gone);
  status = g_test_run ();
  ui_done ();
  return status;
}
