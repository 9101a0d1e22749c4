/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form of what is there already saves each change when it is made: that of the months of the
 * estimate, which are typed, and one made here, where something is chosen and checked. */
#include "at-once-fixture.h"

#include "app/desmi-stock-words.h"
#include "ui/villages/desmi-stock-form.h"

#include <string.h>

#define FIRST "Malaysia"
#define SECOND "Taiwan"
#define FIRST_CODE "MYS"
#define SECOND_CODE "TWN"
#define VILLAGE "32.12.16.2004"

static gboolean
has_form (gpointer fixture)
{
  return ui_find_dialog (fixture, DESMI_TYPE_FORM) != NULL;
}

static DesmiForm *
open_months (UiFixture *self)
{
  desmi_stock_form_open (GTK_WINDOW (self->window), desmi_window_get_session (self->window));
  ui_wait (has_form, self, "the form");
  ui_settle ();
  return DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
}

static int
get_months (UiFixture *self, const char *destination)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (at_once_get_store (self), "stock-months", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return desmi_stock_words_find (table, destination);
}

/* As another window does it. */
static void
set_months (UiFixture *self, const char *destination, int seen, int months)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Di jendela lain");
  g_autoptr (GError)    error = NULL;

  g_assert_true (desmi_stock_words_put (edit, desmi_store_get_district (at_once_get_store (self)),
                                        destination, seen, months));
  g_assert_true (desmi_store_apply (at_once_get_store (self), edit, NULL, &error));
  g_assert_no_error (error);
}

static const char *
get_error (DesmiForm *form, const char *title)
{
  return desmi_field_get_error (ui_find_field (form, title));
}

static gboolean
is_first_36 (gpointer fixture)
{
  return get_months (fixture, FIRST_CODE) == 36;
}

/* What is typed is saved when the field is left, and the next one can be typed into at once. */
static void
test_leave (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form = open_months (self);

  g_assert_null (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Apply"));
  at_once_type (form, FIRST, "36");
  ui_settle ();
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 0);
  at_once_type (form, SECOND, "48");
  ui_wait (is_first_36, self, "the first to be saved");
  ui_settle ();
  g_assert_cmpint (get_months (self, SECOND_CODE), ==, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) == at_once_find_text (form, SECOND));
  g_assert_true (gtk_widget_is_sensitive (at_once_find_text (form, SECOND)));
  g_assert_false (at_once_is_saved (form));
  g_assert_cmpstr (at_once_get_text (form, SECOND), ==, "48");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  g_assert_cmpint (get_months (self, SECOND_CODE), ==, 48);
  ui_wait (draft_no_drafts, NULL, "what was saved to be kept no longer");
}

/* Each is a step of its own, and Enter saves without leaving the field. */
static void
test_enter_and_undo (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form = open_months (self);

  at_once_type (form, FIRST, "36");
  at_once_press_enter (form, FIRST);
  ui_wait (at_once_is_saved, form, "the first");
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 36);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) == at_once_find_text (form, FIRST));
  desmi_field_set_text (ui_find_field (form, FIRST), "12");
  g_assert_false (at_once_is_saved (form));
  at_once_press_enter (form, FIRST);
  ui_wait (at_once_is_saved, form, "the second");
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 12);
  /* what was not changed is no step */
  at_once_press_enter (form, FIRST);
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (ui_can_undo, self, "undo");
  ui_activate (self, "undo", NULL);
  ui_settle ();
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 36);
  ui_activate (self, "undo", NULL);
  ui_settle ();
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 0);
}

/* What is wrong holds back only itself, is kept over Escape, and goes when it is mended. */
static void
test_wrong (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form = open_months (self);

  at_once_type (form, FIRST, "tiga");
  at_once_type (form, SECOND, "48");
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Not saved yet: " FIRST));
  g_signal_emit_by_name (at_once_find_text (form, SECOND), "activate");
  ui_wait (at_once_is_saving, form, "the second to be on its way");
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Not saved yet: " FIRST));
  ui_settle ();
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Not saved yet: " FIRST));
  g_assert_cmpint (get_months (self, SECOND_CODE), ==, 48);
  g_assert_nonnull (strstr (get_error (form, FIRST), "is no number of months"));
  g_assert_cmpstr (at_once_get_text (form, FIRST), ==, "tiga");
  g_assert_false (at_once_is_saved (form));
  ui_picture (GTK_WIDGET (form), "at-once-wrong");
  /* whoever is done goes to what is wrong */
  desmi_form_save (form);
  ui_settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) == at_once_find_text (form, FIRST));
  draft_close_form (self, form);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "is not saved, but kept"));
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 0);
  form = open_months (self);
  ui_wait (draft_is_restored, form, "what was typed");
  g_assert_cmpstr (at_once_get_text (form, FIRST), ==, "tiga");
  g_assert_cmpstr (at_once_get_text (form, SECOND), ==, "48");
  at_once_type (form, FIRST, "3");
  gtk_widget_grab_focus (GTK_WIDGET (ui_find_field (form, SECOND)));
  ui_wait (at_once_is_saved, form, "what was mended");
  g_assert_false (draft_is_restored (form));
  draft_close_form (self, form);
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 3);
  ui_wait (draft_no_drafts, NULL, "what was saved to be kept no longer");
}

/* Escape saves what was typed, and waits until that is written. What was left over from another
 * day is not saved by it. */
static void
test_escape (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form = open_months (self);

  at_once_type (form, FIRST, "36");
  draft_close_form (self, form);
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 36);
  form = open_months (self);
  at_once_type (form, FIRST, "12");
  ui_wait (draft_has_drafts, NULL, "the draft");
  /* as if the program had died */
  gtk_window_destroy (GTK_WINDOW (form));
  ui_settle ();
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 36);
  form = open_months (self);
  ui_wait (draft_is_restored, form, "what was typed");
  g_assert_cmpstr (at_once_get_text (form, FIRST), ==, "12");
  draft_close_form (self, form);
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 36);
  form = open_months (self);
  ui_wait (draft_is_restored, form, "what was typed");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 12);
}

/* What is changed while something is written is saved after that, and what is half typed is not. */
static void
test_meanwhile (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form = open_months (self);

  at_once_type (form, FIRST, "36");
  g_signal_emit_by_name (at_once_find_text (form, FIRST), "activate");
  ui_wait (at_once_is_saving, form, "the first to be on its way");
  at_once_type (form, SECOND, "48");
  at_once_type (form, FIRST, "3");
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (get_months (self, SECOND_CODE), ==, 48);
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 36);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) == at_once_find_text (form, FIRST));
  desmi_field_set_text (ui_find_field (form, FIRST), "36");
  draft_close_form (self, form);
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 36);
  g_assert_cmpint (get_months (self, SECOND_CODE), ==, 48);
}

/* What another window saved in the same field is asked about, elsewhere it is shown, and what is
 * typed elsewhere is saved. */
static void
test_met (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form = open_months (self);

  at_once_type (form, FIRST, "36");
  set_months (self, FIRST_CODE, 0, 12);
  desmi_field_set_text (ui_find_field (form, "Singapore"), "18");
  set_months (self, SECOND_CODE, 0, 48);
  gtk_widget_grab_focus (GTK_WIDGET (ui_find_field (form, SECOND)));
  ui_settle ();
  ui_settle ();
  g_assert_nonnull (strstr (get_error (form, FIRST), "Meanwhile “12” was saved here"));
  g_assert_cmpstr (at_once_get_text (form, FIRST), ==, "36");
  g_assert_cmpstr (at_once_get_text (form, SECOND), ==, "48");
  g_assert_cmpint (get_months (self, "SGP"), ==, 18);
  ui_picture (GTK_WIDGET (form), "at-once-met");
  /* going on answers nothing */
  gtk_widget_grab_focus (GTK_WIDGET (ui_find_field (form, FIRST)));
  gtk_widget_grab_focus (GTK_WIDGET (ui_find_field (form, SECOND)));
  ui_settle ();
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 12);
  at_once_press_enter (form, FIRST);
  ui_wait (at_once_is_saved, form, "what was meant");
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 36);
  g_assert_null (get_error (form, FIRST));
  /* Escape lets the other's stand, and keeps what was typed */
  at_once_type (form, FIRST, "24");
  set_months (self, FIRST_CODE, 36, 6);
  draft_close_form (self, form);
  g_assert_cmpint (get_months (self, FIRST_CODE), ==, 6);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "is not saved, but kept"));
  form = open_months (self);
  ui_wait (draft_is_restored, form, "what was typed");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.start-over", NULL);
  draft_close_form (self, form);
  ui_wait (draft_no_drafts, NULL, "what was typed to be thrown away");
}

static gboolean
has_error (gpointer form)
{
  return desmi_form_get_error (form) != NULL;
}

/* A file that was closed is no place for what is typed; it is said, and kept. */
static void
test_closed (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form = open_months (self);

  at_once_type (form, FIRST, "36");
  desmi_store_close (at_once_get_store (self));
  gtk_widget_grab_focus (GTK_WIDGET (ui_find_field (form, SECOND)));
  ui_wait (has_error, form, "that the file is closed");
  g_test_message ("%s", desmi_form_get_error (form));
  g_assert_cmpstr (at_once_get_text (form, FIRST), ==, "36");
  desmi_form_save (form);
  ui_settle ();
  g_assert_true (has_form (self));
  /* whoever leaves has read it by then */
  gtk_widget_activate_action (GTK_WIDGET (form), "window.close", NULL);
  ui_settle ();
  draft_close_form (self, form);
  g_assert_true (draft_has_drafts (NULL));
}

/* The village's notes are chosen, and its telephone number is one that is checked. */
static void
save_cb (DesmiForm *form, gpointer data)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Dipilih");
  GtkWidget            *filter = g_object_get_data (G_OBJECT (form), "filter");
  GtkWidget            *check = g_object_get_data (G_OBJECT (form), "check");

  if (desmi_form_wants (form, filter))
    desmi_edit_set_profile (edit, VILLAGE, "notes",
                            desmi_filter_get_selected (DESMI_FILTER (filter)));
  if (desmi_form_wants (form, check))
    desmi_edit_set_profile (edit, VILLAGE, "phone",
                            gtk_check_button_get_active (GTK_CHECK_BUTTON (check)) ? "1" : NULL);
  desmi_form_apply (form, edit);
}

static void
fill (DesmiFilter *filter)
{
  desmi_filter_begin (filter);
  desmi_filter_add (filter, "satu", "Satu");
  desmi_filter_add (filter, "dua", "Dua");
  desmi_filter_end (filter);
}

/* What is chosen or checked is saved at once; that there are choices is no choice. */
static void
test_choice (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form
      = desmi_form_new (GTK_WINDOW (self->window), at_once_get_store (self), "Contoh", "_Done");
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget               *check = gtk_check_button_new_with_label ("Telepon");
  DesmiFilter             *filter = desmi_filter_new_in (box, "Catatan");
  g_autoptr (DesmiVillage) before = NULL, after = NULL;

  gtk_box_append (GTK_BOX (box), check);
  g_object_set_data (G_OBJECT (form), "filter", filter);
  g_object_set_data (G_OBJECT (form), "check", check);
  g_signal_connect (form, "save", G_CALLBACK (save_cb), NULL);
  desmi_form_set_body (form, box);
  desmi_form_add_input (form, "filter", filter, "selected");
  desmi_form_set_at_once (form, TRUE);
  desmi_form_add_input (form, "check", check, "active");
  desmi_form_keep_draft (form, "contoh");
  gtk_window_present (GTK_WINDOW (form));
  ui_settle ();
  fill (filter);
  ui_settle ();
  before = desmi_store_get_village (at_once_get_store (self), VILLAGE, NULL, NULL);
  g_assert_cmpstr (before->notes, !=, "dua");
  g_assert_false (at_once_is_saved (form));
  desmi_filter_set_selected (filter, "dua");
  ui_wait (at_once_is_saved, form, "the choice");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_false (at_once_is_saved (form));
  ui_wait (at_once_is_saved, form, "the check");
  after = desmi_store_get_village (at_once_get_store (self), VILLAGE, NULL, NULL);
  g_assert_cmpstr (after->notes, ==, "dua");
  g_assert_cmpstr (after->phone, ==, "1");
  draft_close_form (self, form);
  ui_wait (draft_no_drafts, NULL, "what was saved to be kept no longer");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/form-at-once/" path, UiFixture, "sample", ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("leave", test_leave);
  ADD ("enter-and-undo", test_enter_and_undo);
  ADD ("wrong", test_wrong);
  ADD ("escape", test_escape);
  ADD ("meanwhile", test_meanwhile);
  ADD ("met", test_met);
  ADD ("choice", test_choice);
  ADD ("closed", test_closed);
  status = g_test_run ();
  ui_done ();
  return status;
}
