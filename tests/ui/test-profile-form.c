/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a village's profile: the title of its head, which may be that of the whole district,
 * and what was typed into fields that it does not have any more. */
#include "at-once-fixture.h"

#include "app/desmi-draft.h"
#include "app/desmi-head-title.h"
#include "ui/villages/desmi-village-forms.h"

#include <string.h>

#define KENANGA "32.12.16.2004"
#define TITLE "Title of the village head"
#define FOR_ALL "Title in the whole district"

static DesmiVillage *
read_village (UiFixture *self)
{
  g_autoptr (GError) error = NULL;
  DesmiVillage      *village = desmi_store_get_programme_village (at_once_get_store (self), KENANGA,
                                                                  "desmigratif", NULL, &error);

  g_assert_no_error (error);
  return village;
}

static void
assert_titles (UiFixture *self, const char *of_village, const char *of_district)
{
  g_autoptr (DesmiVillage) village = read_village (self);

  g_assert_cmpstr (village->head_title, ==, of_village);
  g_assert_cmpstr (village->usual_head_title, ==, of_district);
}

static DesmiForm *
open_profile (UiFixture *self)
{
  g_autoptr (DesmiVillage) village = read_village (self);
  DesmiForm               *form = desmi_village_forms_edit (GTK_WIDGET (self->window),
                                                            desmi_window_get_session (self->window), village);

  ui_settle ();
  return form;
}

static GtkCheckButton *
find_box (DesmiForm *form)
{
  return GTK_CHECK_BUTTON (ui_find (GTK_WIDGET (form), GTK_TYPE_CHECK_BUTTON, NULL));
}

static gboolean
box_waits (gpointer form)
{
  return ui_has_label (form, "Not saved yet: " FOR_ALL);
}

/* As another window does it. */
static void
put_for_all (UiFixture *self, const char *title)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Di jendela lain");

  desmi_head_title_put (edit, KENANGA, title);
  at_once_apply (self, edit);
}

/* Whoever ticks the box before he types the title takes no word away by that. */
static void
test_ticked_first (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  put_for_all (self, "Kades");
  form = open_profile (self);
  gtk_check_button_set_active (find_box (form), TRUE);
  at_once_wait_sentence (form, TITLE, "Write the title");
  ui_wait (box_waits, form, "the box to wait");
  g_assert_null (desmi_form_get_error (form));
  assert_titles (self, NULL, "Kades");
  ui_picture (GTK_WIDGET (form), "title-ticked-first");
  at_once_type (form, TITLE, "Perbekel");
  ui_settle ();
  assert_titles (self, NULL, "Kades");
  at_once_press_enter (form, TITLE);
  ui_wait (at_once_is_saved, form, "the title");
  assert_titles (self, NULL, "Perbekel");
  g_assert_false (gtk_check_button_get_active (find_box (form)));
  g_assert_cmpstr (at_once_get_text (form, TITLE), ==, "");
  /* “Done” says that none is meant, and ticking it anew does not */
  gtk_check_button_set_active (find_box (form), TRUE);
  ui_wait (box_waits, form, "the box to wait");
  gtk_check_button_set_active (find_box (form), FALSE);
  ui_settle ();
  gtk_check_button_set_active (find_box (form), TRUE);
  ui_wait (box_waits, form, "the box to wait");
  ui_settle ();
  assert_titles (self, NULL, "Perbekel");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  assert_titles (self, NULL, NULL);
}

/* A title that is asked about is no word of the district before it is answered. */
static void
test_asked (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Di jendela lain");
  DesmiForm            *form = open_profile (self);

  at_once_type (form, TITLE, "Kades");
  desmi_edit_set_profile (edit, KENANGA, "head_title", "Raksa Bumi");
  at_once_apply (self, edit);
  gtk_widget_grab_focus (GTK_WIDGET (find_box (form)));
  gtk_check_button_set_active (find_box (form), TRUE);
  at_once_wait_sentence (form, TITLE, "Meanwhile “Raksa Bumi” was saved here");
  ui_settle ();
  assert_titles (self, "Raksa Bumi", NULL);
  g_assert_true (gtk_check_button_get_active (find_box (form)));
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Not saved yet: " TITLE ", " FOR_ALL));
  at_once_press_enter (form, TITLE);
  ui_wait (at_once_is_saved, form, "the answer");
  assert_titles (self, NULL, "Kades");
  g_assert_false (gtk_check_button_get_active (find_box (form)));
  g_assert_cmpstr (at_once_get_text (form, TITLE), ==, "");
  draft_close_form (self, form);
  ui_wait (draft_no_drafts, NULL, "what was saved to be kept no longer");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;

  desmi_draft_load_finish (DESMI_DRAFT (source), result, NULL);
  *done = TRUE;
}

static gboolean
is_done (gpointer done)
{
  return *(gboolean *) done;
}

/* As an earlier version, and the form while there was no register, kept it. */
static void
put_draft (UiFixture *self, const char *status)
{
  g_autoptr (DesmiDraft) draft
      = desmi_draft_new (desmi_store_get_path (at_once_get_store (self)), "profile/" KENANGA);
  gboolean done = FALSE;

  desmi_draft_set_title (draft, "Kenanga");
  desmi_draft_load_async (draft, NULL, loaded_cb, &done);
  ui_wait (is_done, &done, "the draft");
  desmi_draft_set (draft, "status", "left", status);
  desmi_draft_set (draft, "status-note", "", "Menunggu SK");
  desmi_draft_set (draft, "lama", "Kosong", "Catatan lama");
  desmi_draft_set (draft, "kosong", "Penuh", "");
  desmi_draft_flush (draft);
  desmi_draft_wait_kept ();
  ui_settle ();
}

static GtkWidget *
find_lost (DesmiForm *form, const char *button)
{
  GtkWidget *label = GTK_WIDGET (ui_find_label (GTK_WIDGET (form), "Menunggu SK"));

  return label != NULL ? ui_find (gtk_widget_get_parent (label), GTK_TYPE_BUTTON, button) : NULL;
}

static gboolean
tells (gpointer form)
{
  return find_lost (form, "Copy") != NULL;
}

/* What has no field any more is offered as a text, but for what the file says. */
static void
test_lost (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiVillage) village = read_village (self);
  g_autofree char         *text = NULL;
  DesmiForm               *form;

  put_draft (self, desmi_status_to_code (village->status));
  g_assert_true (draft_has_drafts (NULL));
  form = open_profile (self);
  ui_wait (tells, form, "what was typed");
  g_assert_false (draft_is_restored (form));
  ui_picture (GTK_WIDGET (form), "draft-lost");
  g_signal_emit_by_name (find_lost (form, "Copy"), "clicked");
  text = ui_read_clipboard (GTK_WIDGET (form));
  g_assert_nonnull (strstr (text, "Note on the status: Menunggu SK"));
  g_assert_nonnull (strstr (text, "Catatan lama"));
  g_assert_null (strstr (text, "Status: "));
  /* it stays until somebody throws it away */
  draft_close_form (self, form);
  form = open_profile (self);
  ui_wait (tells, form, "what was typed again");
  g_signal_emit_by_name (find_lost (form, "Throw Away"), "clicked");
  ui_wait (draft_no_drafts, NULL, "it to be thrown away");
  g_assert_null (find_lost (form, "Copy"));
  draft_close_form (self, form);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/profile-form/" path, UiFixture, "sample", ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("ticked-first", test_ticked_first);
  ADD ("asked", test_asked);
  ADD ("lost", test_lost);
  status = g_test_run ();
  ui_done ();
  return status;
}
