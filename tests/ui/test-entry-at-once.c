/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is there already is saved field by field while its form is open: entries of a
 * register, documents. */
#include "at-once-fixture.h"

#include "app/desmi-document.h"
#include "app/desmi-register-view.h"
#include "ui/villages/desmi-document-form.h"
#include "ui/villages/desmi-register-form.h"

#include <string.h>

#define VILLAGE "32.12.16.2004"
#define PHONE "Telephone"
#define MAIL "E-mail"
#define TITLE "Official title"
#define DAY "Date (25/11/2023)"

static DesmiTable *
read_people (UiFixture *self)
{
  return at_once_look_up (self, "register-person", VILLAGE);
}

/* As another window does it; @field: (nullable): of the person that is there */
static void
put_person (UiFixture *self, const char *field, const char *value)
{
  g_autoptr (DesmiTable) table = read_people (self);
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Di jendela lain");
  g_autoptr (DesmiEntry) entry
      = field == NULL ? desmi_entry_new (DESMI_REGISTER_PERSON, VILLAGE)
                      : desmi_register_view_new_entry (DESMI_REGISTER_PERSON, table, 0);

  if (field == NULL)
    {
      desmi_entry_set (entry, "role", "officer");
      desmi_entry_set (entry, "name", "Petugas Contoh");
    }
  else
    desmi_entry_set (entry, field, value);
  desmi_edit_put_entry (edit, entry);
  at_once_apply (self, edit);
}

static gboolean
is_person (UiFixture *self, const char *field, const char *value)
{
  g_autoptr (DesmiTable) table = read_people (self);

  return g_strcmp0 (desmi_table_get_text (table, 0, (guint) desmi_table_find_column (table, field)),
                    value)
         == 0;
}

static DesmiForm *
open_person (UiFixture *self, int row)
{
  g_autoptr (DesmiTable)   table = read_people (self);
  g_autoptr (DesmiVillage) village
      = desmi_store_get_village (at_once_get_store (self), VILLAGE, NULL, NULL);
  DesmiForm *form
      = desmi_register_form_new (GTK_WINDOW (self->window), desmi_window_get_session (self->window),
                                 village, DESMI_REGISTER_PERSON, table, row);

  gtk_window_present (GTK_WINDOW (form));
  ui_settle ();
  return form;
}

/* A field that is left is saved as a step of its own, the next can be typed into at once, and what
 * is new is added by its button as before. */
static void
test_leave (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  put_person (self, NULL, NULL);
  form = open_person (self, 0);
  g_assert_null (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Apply"));
  at_once_type (form, PHONE, "0234 1");
  ui_settle ();
  g_assert_true (is_person (self, "phone", NULL));
  at_once_go_to (form, MAIL);
  ui_wait (at_once_is_saved, form, "the number");
  g_assert_true (is_person (self, "phone", "0234 1"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) == at_once_find_text (form, MAIL));
  g_assert_true (g_str_has_prefix (desmi_store_get_undo_label (at_once_get_store (self)),
                                   "Changed “Petugas Contoh” in “Officers and contacts” of "));
  at_once_type (form, TITLE, "Kepala seksi");
  at_once_press_enter (form, TITLE);
  ui_wait (at_once_is_saved, form, "the title");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) == at_once_find_text (form, TITLE));
  ui_picture (GTK_WIDGET (form), "entry-saved");
  draft_close_form (self, form);
  at_once_undo (self);
  g_assert_true (is_person (self, "title", NULL));
  g_assert_true (is_person (self, "phone", "0234 1"));
  at_once_undo (self);
  g_assert_true (is_person (self, "phone", NULL));
  form = open_person (self, DESMI_REGISTER_FORM_NEW);
  g_assert_nonnull (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Add"));
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Role (required)"), "officer");
  at_once_type (form, "Name (required)", "Ibu Baru");
  at_once_go_to (form, PHONE);
  ui_settle ();
  g_assert_true (is_person (self, "name", "Petugas Contoh"));
  desmi_form_save (form);
  ui_wait_form_closed (self);
  at_once_undo (self);
}

/* What is wrong holds back only itself, and is there when the form is opened again. */
static void
test_wrong (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  put_person (self, NULL, NULL);
  form = open_person (self, 0);
  at_once_type (form, MAIL, "siti");
  at_once_type (form, "Name (required)", "");
  at_once_type (form, PHONE, "0234 1");
  at_once_press_enter (form, PHONE);
  ui_settle ();
  g_assert_true (is_person (self, "phone", "0234 1"));
  g_assert_true (is_person (self, "name", "Petugas Contoh"));
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, MAIL)));
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Name (required)")));
  g_assert_true (g_str_has_prefix (desmi_store_get_undo_label (at_once_get_store (self)),
                                   "Changed “Petugas Contoh” in "));
  ui_picture (GTK_WIDGET (form), "entry-wrong");
  at_once_type (form, "Name (required)", "Petugas Lain");
  draft_close_form (self, form);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "is not saved, but kept"));
  g_assert_true (is_person (self, "name", "Petugas Lain"));
  form = open_person (self, 0);
  ui_wait (draft_is_restored, form, "what was typed");
  g_assert_cmpstr (at_once_get_text (form, MAIL), ==, "siti");
  g_assert_cmpstr (at_once_get_text (form, PHONE), ==, "0234 1");
  at_once_type (form, MAIL, "siti@example.org");
  draft_close_form (self, form);
  g_assert_true (is_person (self, "email", "siti@example.org"));
  ui_wait (draft_no_drafts, NULL, "what was saved to be kept no longer");
}

/* What only another window changed is shown, what both did is asked about, and only that. */
static void
test_met (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  put_person (self, NULL, NULL);
  form = open_person (self, 0);
  at_once_type (form, PHONE, "0234 3");
  at_once_type (form, MAIL, "siti@example.org");
  at_once_go_to (form, PHONE);
  desmi_field_set_text (ui_find_field (form, PHONE), "0234 4");
  put_person (self, "phone", "0234 2");
  put_person (self, "title", "Kepala seksi");
  at_once_wait_text (form, TITLE, "Kepala seksi");
  at_once_go_to (form, TITLE);
  at_once_wait_sentence (form, PHONE, "Meanwhile “0234 2” was saved here");
  ui_settle ();
  g_assert_cmpstr (at_once_get_text (form, PHONE), ==, "0234 4");
  g_assert_true (is_person (self, "phone", "0234 2"));
  g_assert_true (is_person (self, "email", "siti@example.org"));
  ui_picture (GTK_WIDGET (form), "entry-met");
  at_once_press_enter (form, PHONE);
  ui_wait (at_once_is_saved, form, "what is meant");
  g_assert_true (is_person (self, "phone", "0234 4"));
  g_assert_true (is_person (self, "title", "Kepala seksi"));
  draft_close_form (self, form);
}

/* What is undone while the form is open is shown again, or asked about where it was typed over. */
static void
test_undo (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  put_person (self, NULL, NULL);
  put_person (self, "phone", "0234 0");
  form = open_person (self, 0);
  at_once_type (form, PHONE, "0234 1");
  at_once_press_enter (form, PHONE);
  ui_wait (at_once_is_saved, form, "the number");
  at_once_undo (self);
  at_once_wait_text (form, PHONE, "0234 0");
  g_assert_true (is_person (self, "phone", "0234 0"));
  at_once_type (form, PHONE, "0234 2");
  at_once_press_enter (form, PHONE);
  ui_wait (at_once_is_saved, form, "the other number");
  at_once_type (form, PHONE, "0234 3");
  at_once_undo (self);
  ui_settle ();
  g_assert_cmpstr (at_once_get_text (form, PHONE), ==, "0234 3");
  at_once_go_to (form, MAIL);
  at_once_wait_sentence (form, PHONE, "Meanwhile “0234 0” was saved here");
  g_assert_true (is_person (self, "phone", "0234 0"));
  desmi_form_save (form);
  ui_wait_form_closed (self);
  g_assert_true (is_person (self, "phone", "0234 3"));
}

static DesmiDocument *
read_document (UiFixture *self)
{
  g_autoptr (DesmiTable) documents = at_once_look_up (self, "register-document", VILLAGE);
  g_autoptr (DesmiTable) contents = at_once_look_up (self, "attachments", NULL);
  g_autoptr (GPtrArray)  list = desmi_document_list (documents, contents, NULL);

  g_assert_cmpuint (list->len, ==, 1);
  return g_object_ref (g_ptr_array_index (list, 0));
}

/* As another window does it; @field: (nullable): of the document that is there */
static void
put_document (UiFixture *self, const char *field, const char *value)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Di jendela lain");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, VILLAGE);
  g_autofree char       *path = g_build_filename (self->folder, "BAST.pdf", NULL);
  g_autoptr (GFile)      file = g_file_new_for_path (path);
  g_autofree char       *sha256 = NULL;

  if (field != NULL)
    {
      g_autoptr (DesmiDocument) document = read_document (self);

      desmi_entry_set_id (entry, desmi_document_get_id (document));
      desmi_entry_set (entry, field, value);
    }
  else
    {
      g_assert_true (g_file_set_contents (path, "%PDF-1.7 ...", -1, NULL));
      sha256 = desmi_store_attach (at_once_get_store (self), file, NULL, NULL, NULL, NULL, NULL);
      desmi_entry_set (entry, "kind", "handover");
      desmi_entry_set (entry, "title", "BAST");
      desmi_entry_set (entry, "file_name", "BAST.pdf");
      desmi_entry_set (entry, "sha256", sha256);
    }
  desmi_edit_put_entry (edit, entry);
  at_once_apply (self, edit);
}

static gboolean
is_document (UiFixture *self, const char *field, const char *value)
{
  g_autoptr (DesmiDocument) document = read_document (self);

  return g_strcmp0 (desmi_document_get (document, field), value) == 0;
}

static DesmiForm *
open_document (UiFixture *self)
{
  g_autoptr (DesmiDocument) document = read_document (self);
  DesmiForm                *form = desmi_document_form_new_edit (
                     GTK_WINDOW (self->window), desmi_window_get_session (self->window), document);

  gtk_window_present (GTK_WINDOW (form));
  ui_settle ();
  return form;
}

/* What is typed is saved when it is left, what is chosen at once, and what cannot be read holds
 * back only itself. */
static void
test_document (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  put_document (self, NULL, NULL);
  form = open_document (self);
  g_assert_null (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Apply"));
  at_once_type (form, DAY, "31/2/2023");
  at_once_type (form, "Title", "Berita acara");
  at_once_go_to (form, "Notes");
  ui_settle ();
  g_assert_true (is_document (self, "title", "Berita acara"));
  g_assert_true (is_document (self, "day", NULL));
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, DAY)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) == at_once_find_text (form, "Notes"));
  g_assert_cmpstr (desmi_store_get_undo_label (at_once_get_store (self)), ==,
                   "Edited the document “Berita acara”");
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Kind"), "photo");
  ui_settle ();
  g_assert_true (is_document (self, "kind", "photo"));
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Evidence for"),
                             "pillar desmigratif 2");
  ui_settle ();
  g_assert_true (is_document (self, "pillar", "2"));
  g_assert_true (is_document (self, "programme", "desmigratif"));
  ui_picture (GTK_WIDGET (form), "document-wrong");
  at_once_undo (self);
  ui_settle ();
  g_assert_cmpstr (desmi_filter_get_selected (ui_find_filter (GTK_WIDGET (form), "Evidence for")),
                   ==, "");
  at_once_type (form, "Period (quarter or year)", "2023");
  draft_close_form (self, form);
  g_assert_true (is_document (self, "period", "2023"));
  form = open_document (self);
  ui_wait (draft_is_restored, form, "what was typed");
  g_assert_cmpstr (at_once_get_text (form, DAY), ==, "31/2/2023");
  at_once_type (form, DAY, "28/2/2023");
  draft_close_form (self, form);
  g_assert_true (is_document (self, "day", "2023-02-28"));
  ui_wait (draft_no_drafts, NULL, "what was saved to be kept no longer");
}

/* What another window did is shown, or asked about, also of a choice. */
static void
test_document_met (UiFixture *self, gconstpointer unused)
{
  DesmiForm   *form;
  DesmiFilter *kind;

  put_document (self, NULL, NULL);
  form = open_document (self);
  kind = ui_find_filter (GTK_WIDGET (form), "Kind");
  at_once_type (form, "Title", "Judul saya");
  put_document (self, "title", "Judul lain");
  put_document (self, "notes", "Baru");
  at_once_wait_text (form, "Notes", "Baru");
  at_once_press_enter (form, "Title");
  at_once_wait_sentence (form, "Title", "Meanwhile “Judul lain” was saved here");
  g_assert_true (is_document (self, "title", "Judul lain"));
  at_once_press_enter (form, "Title");
  ui_wait (at_once_is_saved, form, "what is meant");
  g_assert_true (is_document (self, "title", "Judul saya"));
  put_document (self, "kind", "photo");
  desmi_filter_set_selected (kind, "decree");
  ui_settle ();
  g_assert_true (is_document (self, "kind", "photo"));
  g_assert_nonnull (strstr (desmi_form_get_error (form), "Kind: meanwhile “"));
  g_assert_cmpstr (desmi_filter_get_selected (kind), ==, "decree");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  g_assert_true (is_document (self, "kind", "decree"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/entry-at-once/" path, UiFixture, "sample", ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("register/leave", test_leave);
  ADD ("register/wrong", test_wrong);
  ADD ("register/met", test_met);
  ADD ("register/undo", test_undo);
  ADD ("document/leave", test_document);
  ADD ("document/met", test_document_met);
  status = g_test_run ();
  ui_done ();
  return status;
}
