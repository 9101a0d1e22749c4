/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the numbers of a village's report stand beside: registers, targets, scores, milestones,
 * documents, and the village's other programme. */
#include "report-fixture.h"

#include "ui/desmi-filter.h"
#include "ui/villages/desmi-report-tab.h"

#include <string.h>

static GtkWidget *
find_check (UiFixture *self, const char *words)
{
  GtkLabel *label;

  report_wait_for (self, words);
  label = ui_find_label (report_get_page (self), words);
  return gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_CHECK_BUTTON);
}

/* Opens the report with its first indicator counted from visits: 7 of them. */
static void
open_fed (UiFixture *self)
{
  static const char *const feed[]
      = { "indicator", "dokumen_diproses", "feed", "visits-document", NULL };
  static const char *const visits[]
      = { "month", "2025-11", "service", "document", "women", "5", "men", "2", NULL };
  DesmiEdit *clear = desmi_edit_new ("Clear");

  desmi_edit_clear_measurement (clear, VILLAGE, "dokumen_diproses", QUARTER);
  report_apply_beside (self, clear);
  report_apply_beside (self, report_new_entry (DESMI_REGISTER_FEED, feed));
  report_apply_beside (self, report_new_entry (DESMI_REGISTER_VISIT, visits));
  report_open (self);
}

/* What a register counts is shown where it is counted, and not typed again. */
static void
test_fed (UiFixture *self, gconstpointer unused)
{
  DesmiSession *session = desmi_window_get_session (self->window);
  GtkWidget    *link;

  open_fed (self);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, FIRST))), ==, "7");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (report_find_entry (self, FIRST))));
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (report_find_entry (self, SECOND))));
  ui_picture (GTK_WIDGET (self->window), "report-fed");
  link = ui_find (report_get_page (self), GTK_TYPE_BUTTON,
                  "From “Visits for help with documents”: 7");
  g_assert_nonnull (link);
  g_signal_emit_by_name (link, "clicked");
  ui_settle ();
  g_assert_cmpstr (desmi_view_state_get (desmi_session_get_state (session), DESMI_VIEW_TAB), ==,
                   "activities");
}

/* What was handed in stays, says what registers say since, and is opened again with one click. */
static void
test_fixed (UiFixture *self, gconstpointer unused)
{
  static const char *const more[]
      = { "month", "2025-12", "service", "document", "women", "7", NULL };
  GtkWidget *button;

  open_fed (self);
  report_submit (self);
  report_wait_for (self, "The report was submitted");
  g_assert_false (ui_has_label (report_get_page (self), "Registers now say"));
  report_apply_beside (self, report_new_entry (DESMI_REGISTER_VISIT, more));
  report_wait_for (self, "Registers now say 14. Reopen the report");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, FIRST))), ==, "7");
  ui_picture (GTK_WIDGET (self->window), "report-fixed");
  button = ui_find (report_get_page (self), GTK_TYPE_BUTTON,
                    "Registers now say 14. Reopen the report");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  report_wait_for (self, "reopened, saved as you type");
  report_wait_for (self, "From “Visits for help with documents”: 14");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, FIRST))), ==,
                   "14");
  g_assert_false (gtk_widget_get_visible (button));
}

/* The words that are shown on request. */
static GtkWidget *
pop_up_score (UiFixture *self)
{
  GtkWidget *label = GTK_WIDGET (ui_find_label (report_get_page (self), "Score "));
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_MENU_BUTTON);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

static gboolean
explains (gpointer popover)
{
  return ui_has_label (popover, "The district’s score is made")
         && ui_has_label (popover, "counts as");
}

/* The formula has the room that it takes, or scrolls: no line of it is cut off. */
static void
assert_whole (GtkWidget *popover)
{
  GtkWidget *label = GTK_WIDGET (ui_find_label (popover, "counts as"));
  GtkWidget *scroller = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  int        height;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), &height, NULL,
                      NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (label), >=, height);
  g_assert_nonnull (scroller);
  /* a few lines fit, each as long as one reads */
  g_assert_cmpint (gtk_widget_get_width (label), >, 250);
  g_assert_cmpint (gtk_widget_get_height (scroller), >=, MIN (height, 300));
  g_assert_cmpfloat (gtk_adjustment_get_upper (
                         gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))),
                     >=, height);
}

/* A score never stands alone: the quarter before, the district, and how much they are of. */
static void
test_scores (UiFixture *self, gconstpointer unused)
{
  GtkWidget *popover;

  report_open (self);
  report_wait_for (self, "Q3 2025: ");
  report_wait_for (self, " of 30 villages have reported");
  g_assert_true (ui_has_label (report_get_page (self), "District: "));
  popover = pop_up_score (self);
  ui_wait (explains, popover, "the formula");
  ui_settle ();
  assert_whole (popover);
  ui_picture (popover, "report-formula");
  /* it is there to be read, and to be selected by whoever wants a part of it */
  g_assert_false (
      gtk_label_get_selection_bounds (ui_find_label (popover, "counts as"), NULL, NULL));
  desmi_session_set_quarter (desmi_window_get_session (self->window), "2025-Q3");
  report_wait_for (self, "Q2 2025: ");
  g_assert_false (ui_has_label (report_get_page (self), "Q3 2025: "));
}

static guint
count_whole (GtkWidget *root)
{
  g_autofree char *title = NULL;
  guint            n = 0;
  int              natural;

  if (DESMI_IS_FILTER (root))
    g_object_get (root, "title", &title, NULL);
  if (g_strcmp0 (title, "Status") == 0 && gtk_widget_get_mapped (root))
    {
      gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      g_assert_cmpint (gtk_widget_get_width (root), >=, natural);
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_whole (child);
  return n;
}

/* How a pillar stands is read whole beside the longest name, where two cards are abreast. */
static void
test_statuses (UiFixture *self, gconstpointer unused)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  report_open (self);
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "report-statuses");
  g_assert_cmpuint (count_whole (report_get_page (self)), ==, 4);
}

/* Twice as large on a small screen, nothing of it lies beside the window. */
static void
test_large_text (UiFixture *self, gconstpointer unused)
{
  GtkAdjustment *across;
  GtkWidget     *scroller;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1024, 700);
  report_open (self);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_settle ();
  scroller = gtk_widget_get_ancestor (report_find_entry (self, FIRST), GTK_TYPE_SCROLLED_WINDOW);
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  ui_picture (GTK_WIDGET (self->window), "report-large-text");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  g_test_message ("%g of %g px", gtk_adjustment_get_page_size (across),
                  gtk_adjustment_get_upper (across));
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=, gtk_adjustment_get_page_size (across));
}

/* What was set for no pillar has a card of its own. */
static void
test_other_milestones (UiFixture *self, gconstpointer unused)
{
  static const char *const due[] = { "title", "Rapat desa", "due", "2025-12-31", NULL };

  report_open (self);
  g_assert_false (ui_has_label (report_get_page (self), "Other Milestones"));
  report_apply_beside (self, report_new_entry (DESMI_REGISTER_MILESTONE, due));
  report_wait_for (self, "Rapat desa · due on");
  g_assert_true (ui_has_label (report_get_page (self), "Other Milestones"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (self, "Rapat desa")), TRUE);
  report_wait_for (self, "Rapat desa · reached on");
}

/* The year's target where the quarter has none, and says so. In the sample's quarters the server
 * has set all targets. */
static void
test_target (UiFixture *self, gconstpointer unused)
{
  DesmiEdit *edit = desmi_edit_new ("Target");

  desmi_edit_put_target (edit, VILLAGE, "dokumen_diproses", "2026", 440000);
  desmi_edit_put_target (edit, VILLAGE, "petugas_terlatih", "2026-Q1", 36000);
  desmi_edit_put_target (edit, VILLAGE, "petugas_terlatih", "2026", 90000);
  report_apply_beside (self, edit);
  report_open (self);
  desmi_session_set_quarter (desmi_window_get_session (self->window), "2026-Q1");
  report_wait_for (self, "440\ntarget 2026");
  report_wait_for (self, "36");
  g_assert_false (ui_has_label (report_get_page (self), "90\ntarget 2026"));
  ui_picture (GTK_WIDGET (self->window), "report-target");
}

/* A village in two programmes hands in to each by itself. */
static void
test_programmes (UiFixture *self, gconstpointer unused)
{
  DesmiEdit   *edit = desmi_edit_new ("Enrol");
  DesmiFilter *filter;

  desmi_edit_enrol (edit, VILLAGE, "bi", 2020, NULL, NULL);
  report_apply_beside (self, edit);
  report_apply_beside (self, report_new_submission ());
  report_open (self);
  report_wait_for (self, "The report was submitted");
  filter
      = ui_find_filter (ui_find (report_get_page (self), DESMI_TYPE_REPORT_TAB, NULL), "Programme");
  g_assert_nonnull (filter);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (filter)));
  desmi_filter_set_selected (filter, "bi");
  report_wait_entry (self, "QRIS merchants");
  report_wait_for (self, "Village 1 of 1");
  g_assert_true (
      gtk_editable_get_editable (GTK_EDITABLE (report_find_entry (self, "QRIS merchants"))));
  report_type (self, "QRIS merchants", "12");
  ui_send_key (report_find_entry (self, "QRIS merchants"), GDK_KEY_Return);
  report_wait_for (self, "draft, saved as you type");
  ui_picture (GTK_WIDGET (self->window), "report-programme");
  desmi_filter_set_selected (filter, "desmigratif");
  report_wait_entry (self, FIRST);
  report_wait_for (self, "The report was submitted");
}

/* What is due by the end of the quarter is ticked here. */
static void
test_milestones (UiFixture *self, gconstpointer unused)
{
  static const char *const due[]
      = { "title", "Ruang layanan", "programme",  "desmigratif", "pillar",
          "1",     "due",           "2025-12-31", NULL };
  static const char *const later[]
      = { "title", "Nanti", "programme", "desmigratif", "pillar", "1", "due", "2026-01-01", NULL };
  GtkWidget *check;

  report_apply_beside (self, report_new_entry (DESMI_REGISTER_MILESTONE, due));
  report_apply_beside (self, report_new_entry (DESMI_REGISTER_MILESTONE, later));
  report_open (self);
  check = find_check (self, "Ruang layanan · due on");
  g_assert_nonnull (check);
  g_assert_false (ui_has_label (report_get_page (self), "Nanti"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  report_wait_for (self, "Ruang layanan · reached on");
  g_assert_nonnull (strstr (desmi_store_get_undo_label (report_get_store (self)), "Ruang layanan"));
  ui_picture (GTK_WIDGET (self->window), "report-milestones");
  ui_activate (self, "undo", NULL);
  report_wait_for (self, "Ruang layanan · due on");
  g_assert_true (
      gtk_widget_activate_action (report_find_entry (self, FIRST), "report.add-milestone", "i", 2));
  ui_settle ();
  ui_picture (GTK_WIDGET (ui_find_dialog (self, DESMI_TYPE_FORM)), "report-milestone-form");
  desmi_field_set_text (
      ui_find_field (DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM)), "Milestone (required)"),
      "Koperasi terbentuk");
  desmi_form_save (DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM)));
  ui_wait_form_closed (self);
  report_wait_for (self, "Koperasi terbentuk");
}

static GtkWidget *
find_add (UiFixture *self)
{
  GtkLabel *label = ui_find_label (report_get_page (self), "+ Milestone");

  return label != NULL ? gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_BUTTON) : NULL;
}

static gboolean
can_add (gpointer data)
{
  GtkWidget *add = find_add (data);

  return add != NULL && gtk_widget_get_mapped (add);
}

static gboolean
cannot_add (gpointer data)
{
  return !can_add (data);
}

/* What was handed in is not added to; what was due can still be reached. */
static void
test_submitted_milestones (UiFixture *self, gconstpointer unused)
{
  static const char *const due[]
      = { "title", "Ruang layanan", "programme",  "desmigratif", "pillar",
          "1",     "due",           "2025-12-31", NULL };

  report_apply_beside (self, report_new_entry (DESMI_REGISTER_MILESTONE, due));
  report_open (self);
  ui_wait (can_add, self, "the button");
  report_submit (self);
  report_wait_for (self, "The report was submitted");
  ui_wait (cannot_add, self, "the button to go");
  g_assert_true (gtk_widget_get_sensitive (find_check (self, "Ruang layanan · due on")));
  gtk_widget_activate_action (report_find_entry (self, FIRST), "report.add-milestone", "i", 1);
  g_assert_null (ui_find_dialog (self, DESMI_TYPE_FORM));
  report_submit (self);
  ui_wait (can_add, self, "the button to come back");
}

typedef struct
{
  UiFixture  *ui;
  const char *name;
} Button;

static gboolean
has_document_button (gpointer data)
{
  Button *wanted = data;

  return ui_find (report_get_page (wanted->ui), GTK_TYPE_BUTTON, wanted->name) != NULL;
}

/* A document of the village shows what an indicator reached; it is counted, and let go again. */
static void
test_evidence (UiFixture *self, gconstpointer unused)
{
  static const char *const document[]
      = { "kind", "photo", "title", "Foto layanan", "file_name", "a.jpg", "sha256", "00", NULL };
  Button     attach = { self, "Attach “Foto layanan”" };
  Button     let_go = { self, "Let “Foto layanan” go as evidence" };
  GtkWidget *button;

  report_apply_beside (self, report_new_entry (DESMI_REGISTER_DOCUMENT, document));
  report_open (self);
  button = ui_find (report_get_page (self), GTK_TYPE_MENU_BUTTON, "Evidence for " FIRST);
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_wait (has_document_button, &attach, "the documents");
  g_signal_emit_by_name (ui_find (report_get_page (self), GTK_TYPE_BUTTON, attach.name), "clicked");
  report_wait_for (self, "1 document");
  g_assert_nonnull (strstr (desmi_store_get_undo_label (report_get_store (self)), "Foto layanan"));
  ui_picture (GTK_WIDGET (self->window), "report-evidence");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_wait (has_document_button, &let_go, "the evidence");
  ui_picture (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
              "report-evidence-popover");
  g_signal_emit_by_name (ui_find (report_get_page (self), GTK_TYPE_BUTTON, let_go.name), "clicked");
  ui_settle ();
  g_assert_false (ui_has_label (report_get_page (self), "1 document"));
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  ADD ("/ui/report-beside/fed", test_fed);
  ADD ("/ui/report-beside/target", test_target);
  ADD ("/ui/report-beside/programmes", test_programmes);
  ADD ("/ui/report-beside/milestones", test_milestones);
  ADD ("/ui/report-beside/submitted-milestones", test_submitted_milestones);
  ADD ("/ui/report-beside/evidence", test_evidence);
  ADD ("/ui/report-beside/fixed", test_fixed);
  ADD ("/ui/report-beside/scores", test_scores);
  ADD ("/ui/report-beside/statuses", test_statuses);
  ADD ("/ui/report-beside/large-text", test_large_text);
  ADD ("/ui/report-beside/other-milestones", test_other_milestones);
  result = g_test_run ();
  ui_done ();
  return result;
}
