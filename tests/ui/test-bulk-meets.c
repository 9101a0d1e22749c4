/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What forms of several villages meet when they are saved: values that somebody else wrote after
 * they were opened, villages that left. Nothing is written over that nobody looked at, and what a
 * crash would take is said. */
#include "list-fixture.h"

#include "ui/desmi-filter.h"

#define NOTES "10" /* the choice of that field */
#define ADD(name, func) g_test_add (name, UiFixture, "sample", ui_set_up, func, ui_tear_down)

static gboolean
can_save_two (gpointer form)
{
  return ui_find (form, GTK_TYPE_BUTTON, "Change 2 Villages") != NULL;
}

static gboolean
can_append (gpointer form)
{
  return ui_has_label (form, "Add to what is there, as a new line");
}

static gboolean
plans_phone (gpointer form)
{
  return ui_has_label (form, "Kenanga: Telephone: nothing → 0234-555009");
}

/* As another window does it. */
static void
put_elsewhere (UiFixture *self, const char *village, const char *field, const char *value)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Di jendela lain");
  g_autoptr (GError)    error = NULL;

  desmi_edit_set_profile (edit, village, field, value);
  g_assert_true (desmi_store_apply (list_get_store (self), edit, NULL, &error));
  g_assert_no_error (error);
}

static DesmiVillage *
read_village (UiFixture *self, const char *code)
{
  g_autoptr (GError) error = NULL;
  DesmiVillage      *village = desmi_store_get_village (list_get_store (self), code, NULL, &error);

  g_assert_no_error (error);
  return village;
}

static gboolean
says_changed (gpointer form)
{
  const char *said = desmi_form_get_error (form);

  return said != NULL && strstr (said, "Somebody else changed these villages") != NULL;
}

/* A line that is added goes below what is there when it is saved, not below what was there when
 * the form was opened; what the other wrote is looked at first. */
static void
test_bulk_meets (UiFixture *self, gconstpointer data)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autoptr (DesmiVillage) first = NULL, after = NULL;
  DesmiForm               *form;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  first = ui_get_village (page, 0);
  desmi_villages_page_select (page, 0, TRUE);
  desmi_villages_page_select (page, 1, FALSE);
  ui_settle ();
  form = list_open_bulk (self, page);
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Field"), NOTES);
  ui_wait (can_append, form, "the choices of a field with lines");
  desmi_field_set_text (ui_find_field (form, "Notes"), "Rapat");
  gtk_check_button_set_active (list_find_check (form, "Add to what is there, as a new line"), TRUE);
  ui_wait (can_save_two, form, "what is going to be changed");
  put_elsewhere (self, first->code, "notes", "Dari jendela lain");
  desmi_form_save (form);
  ui_wait (says_changed, form, "that somebody else wrote there");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Notes")), ==, "Rapat");
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Dari jendela lain\nRapat"));
  g_assert_cmpuint (list_count_notes (self, "Rapat"), ==, 0);
  ui_picture (GTK_WIDGET (form), "bulk-meets");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  after = read_village (self, first->code);
  g_assert_cmpstr (after->notes, ==, "Dari jendela lain\nRapat");
  g_assert_cmpuint (list_count_notes (self, "Rapat"), ==, 1);
}

static gboolean
says_left (gpointer form)
{
  const char *said = desmi_form_get_error (form);

  return said != NULL && strstr (said, "was set to “Left the programme” while") != NULL;
}

static gboolean
replaces_phone (gpointer form)
{
  return ui_has_label (form, "Kenanga: Telephone: 0234-9 → 0234-555009");
}

/* Of a pasted table likewise; and a village that left meanwhile is said. */
static void
test_paste_meets (UiFixture *self, gconstpointer data)
{
  static const char        text[] = "Kode\tTelepon\n32.12.16.2004\t0234-555009\n";
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autoptr (DesmiVillage) after = NULL;
  g_autoptr (DesmiEdit)    edit = desmi_edit_new ("Keluar");
  g_autoptr (GError)       error = NULL;
  DesmiForm               *form;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  form = list_open_paste (self, text);
  ui_wait (plans_phone, form, "the plan");
  put_elsewhere (self, "32.12.16.2004", "phone", "0234-9");
  desmi_form_save (form);
  ui_wait (says_changed, form, "that somebody else wrote there");
  g_assert_true (replaces_phone (form));
  desmi_edit_set_status (edit, "32.12.16.2004", "desmigratif", DESMI_STATUS_LEFT, NULL, NULL);
  g_assert_true (desmi_store_apply (list_get_store (self), edit, NULL, &error));
  desmi_form_save (form);
  ui_wait (says_left, form, "that the village left");
  after = read_village (self, "32.12.16.2004");
  g_assert_cmpstr (after->phone, ==, "0234-9");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  g_clear_pointer (&after, desmi_village_unref);
  after = read_village (self, "32.12.16.2004");
  g_assert_cmpstr (after->phone, ==, "0234-555009");
}

static gboolean
says_too_large (gpointer form)
{
  return ui_has_label (form, "This table is too large to be kept against a crash");
}

static gboolean
says_persons (gpointer form)
{
  return ui_has_label (form, "This table has numbers in it that may be those of single persons");
}

/* What is not kept against a crash is said. */
static void
test_paste_unkept (UiFixture *self, gconstpointer data)
{
  g_autoptr (GString) large = g_string_new ("Kode\tCatatan\n32.12.16.2004\t");
  static const char   person[] = "Kode\tTelepon\tNIK\n32.12.16.2004\t0234-555009\t"
                                 "3212164107850002\n";
  DesmiForm          *form;

  ui_go_to_villages (self);
  for (guint i = 0; i < 1024 * 1024 / 8; i++)
    g_string_append (large, "catatan ");
  form = list_open_paste (self, large->str);
  ui_wait (says_too_large, form, "that the table is not kept");
  list_close_form (self);
  form = list_open_paste (self, person);
  ui_wait (says_persons, form, "that the table is not kept");
  ui_picture (GTK_WIDGET (form), "paste-unkept");
  list_close_form (self);
  form = list_open_paste (self, "Kode\tTelepon\n32.12.16.2004\t0234-555009\n");
  ui_wait (plans_phone, form, "the plan");
  ui_settle ();
  g_assert_false (ui_has_label (GTK_WIDGET (form), "not kept against a crash"));
  g_assert_false (says_too_large (form));
  list_close_form (self);
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/bulk-meets/field", test_bulk_meets);
  ADD ("/bulk-meets/paste", test_paste_meets);
  ADD ("/bulk-meets/paste-unkept", test_paste_unkept);
  status = g_test_run ();
  ui_done ();
  return status;
}
