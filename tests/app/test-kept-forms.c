/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that were left half-typed: which are told of, which are taken away, and where they lead. */
#include "app/desmi-kept-forms.h"

#include "app/desmi-draft-path.h"
#include "core/desmi-clock.h"
#include "core/platform/desmi-file.h"
#include "session-fixture.h"

#include <glib/gstdio.h>
#include <utime.h>

#define VILLAGE "32.12.16.2004"
#define OTHER_PROCESS "0123456789abcdef"
#define DAY_S (24 * 60 * 60)

typedef struct
{
  DesmiSession *session;
  DesmiStore   *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = g_dir_make_tmp ("desmi-kept-XXXXXX", &error);
  g_autofree char   *path = g_build_filename (folder, "desa.desmigratif", NULL);
  Answer             answer = { NULL };
  gboolean           ok;

  g_assert_no_error (error);
  self->session = desmi_session_new ();
  desmi_session_create_async (self->session, path, "32.12", NULL, NULL, NULL, answer_cb, &answer);
  ok = desmi_session_create_finish (self->session, wait_for (&answer), &error);
  end_answer (&answer, NULL, error);
  g_assert_true (ok);
  self->store = desmi_session_get_store (self->session);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_strdup (desmi_store_get_path (self->store));
  g_autofree char *folder = g_path_get_dirname (path);

  desmi_session_close (self->session);
  g_object_unref (self->session);
  desmi_store_wait_closed ();
  g_unlink (path);
  g_rmdir (folder);
}

/* As desmi_draft_new() writes it, @days ago. */
static char *
put (Fixture *self, const char *name, const char *form, guint days)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char     *folder = desmi_draft_path_dup_folder ();
  g_autofree char     *path = g_build_filename (folder, name, NULL);
  const gint64         at = desmi_clock_now () - (gint64) days * DAY_S;
  struct utimbuf       times = { .actime = (time_t) at, .modtime = (time_t) at };

  g_mkdir_with_parents (folder, 0700);
  g_key_file_set_string (file, DESMI_DRAFT_ABOUT, "file", desmi_store_get_path (self->store));
  g_key_file_set_string (file, DESMI_DRAFT_ABOUT, "form", form);
  g_key_file_set_string (file, DESMI_DRAFT_ABOUT, "title", name);
  g_key_file_set_string (file, "phone", "base", "");
  g_key_file_set_string (file, "phone", "text", "0234");
  g_assert_true (g_key_file_save_to_file (file, path, NULL));
  g_assert_cmpint (g_utime (path, &times), ==, 0);
  return g_steal_pointer (&path);
}

/* Their titles, the latest first. */
static void
assert_kept (Fixture *self, const char *titles)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GString)   found = g_string_new (NULL);
  g_autoptr (GPtrArray) forms = NULL;
  Answer                answer = { NULL };

  desmi_kept_forms_list_async (self->store, NULL, answer_cb, &answer);
  forms = desmi_kept_forms_list_finish (wait_for (&answer), &error);
  end_answer (&answer, NULL, error);
  for (guint i = 0; i < forms->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            ((DesmiKeptForm *) forms->pdata[i])->title);
  g_assert_cmpstr (found->str, ==, titles);
}

static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A month is kept, and a day more is not; whatever file it is of. */
static void
test_expires (Fixture *self, gconstpointer data)
{
  g_autofree char *young = put (self, "a-1", "profile/" VILLAGE, DESMI_KEPT_DAYS - 1);
  g_autofree char *old = put (self, "b-1", "enrolment", DESMI_KEPT_DAYS + 1);
  g_autofree char *new = put (self, "c-1", "enrolment", 0);

  assert_kept (self, "c-1 a-1");
  g_assert_true (is_there (young));
  g_assert_false (is_there (old));
  g_unlink (young);
  g_unlink (new);
}

static void
add_person (Fixture *self)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("petugas");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_PERSON, VILLAGE);

  desmi_entry_set (entry, "role", "officer");
  desmi_entry_set (entry, "name", "Ibu Contoh");
  desmi_edit_put_entry (edit, entry);
  g_assert_true (desmi_store_apply (self->store, edit, NULL, NULL));
}

/* What is typed of a village or an entry that is not there leads nowhere. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  g_autofree char *of_one = NULL, *of_none = NULL, *new = NULL, *nowhere = NULL, *undone = NULL;

  add_person (self);
  of_one = put (self, "a-1", "register/person/" VILLAGE "/1", 1);
  of_none = put (self, "b-1", "register/person/" VILLAGE "/2", 2);
  new = put (self, "c-1", "register/person/" VILLAGE, 3);
  nowhere = put (self, "d-1", "profile/99.99.99.2001", 4);
  assert_kept (self, "a-1 c-1");
  g_assert_false (is_there (of_none));
  g_assert_false (is_there (nowhere));
  undone = desmi_store_undo (self->store, NULL, NULL);
  assert_kept (self, "c-1");
  g_assert_false (is_there (of_one));
  g_unlink (new);
}

/* Another file's are not told of here, and what another process has open is left alone. */
static void
test_others (Fixture *self, gconstpointer data)
{
  g_autofree char *owners
      = g_build_filename (g_get_user_state_dir (), "desmigratif", "draft-owners", NULL);
  g_autofree char     *owner = g_build_filename (owners, OTHER_PROCESS, NULL);
  g_autofree char     *open = put (self, "a-1-" OTHER_PROCESS, "enrolment", DESMI_KEPT_DAYS + 1);
  g_autofree char     *other = put (self, "b-1", "enrolment", 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  int                  fd;

  g_assert_true (g_key_file_load_from_file (file, other, G_KEY_FILE_NONE, NULL));
  g_key_file_set_string (file, DESMI_DRAFT_ABOUT, "file", "/lain.desmigratif");
  g_assert_true (g_key_file_save_to_file (file, other, NULL));
  g_mkdir_with_parents (owners, 0700);
  fd = desmi_file_open_lock (owner);
  g_assert_true (desmi_file_take_lock (fd));
  assert_kept (self, "");
  g_assert_true (is_there (open));
  g_assert_true (is_there (other));
  g_close (fd, NULL);
  assert_kept (self, "");
  g_assert_false (is_there (open));
  g_assert_false (is_there (owner));
  g_unlink (other);
}

static const struct
{
  const char *form, *page, *tab, *subject;
} ways[] = {
  { "profile/" VILLAGE, "village", "profile", "profile form" },
  { "profile/bulk/12", "villages", NULL, NULL },
  { "register/person/" VILLAGE "/7", "village", "people", "person 7 form" },
  { "register/person/" VILLAGE, "village", "people", "person form" },
  { "register/cooperative/" VILLAGE, "village", "enterprises", "cooperative form" },
  { "register/visit/" VILLAGE "/2023-11/document", "village", "activities",
    "visit 2023-11 document form" },
  { "register/milestone/" VILLAGE "/of/desmigratif/1", "village", "report",
    "milestone of desmigratif/1 form" },
  { "document/" VILLAGE "/3", "village", "documents", "document 3 form" },
  { "documents/" VILLAGE "/a b.pdf/c.pdf", "village", "documents", "documents a b.pdf/c.pdf" },
  { "doubt/" VILLAGE "/x", "village", "flows", NULL },
  { "finding/Kenanga: 1/2", "quality", NULL, "finding Kenanga: 1/2 form" },
  { "catalogue/indicator/", "pillars", NULL, NULL },
  { "report/" VILLAGE "/2023-Q4/desmigratif", "village", "report", NULL },
  { "targets/2023 1 desmigratif", "pillars", NULL, NULL },
  { "enrolment", "villages", NULL, NULL },
};

static void
test_ways (void)
{
  g_autoptr (DesmiViewState) here = desmi_view_state_new ("overview");

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (DesmiViewState) to = desmi_kept_form_new_view (ways[i].form, here);
      g_autofree char           *subject = desmi_kept_form_dup_subject (ways[i].form);

      g_test_message ("%s", ways[i].form);
      g_assert_cmpstr (desmi_view_state_get (to, DESMI_VIEW_PAGE), ==, ways[i].page);
      g_assert_cmpstr (desmi_view_state_get (to, DESMI_VIEW_TAB), ==, ways[i].tab);
      g_assert_cmpstr (desmi_view_state_get_filter (to, "village"), ==,
                       ways[i].tab != NULL ? VILLAGE : NULL);
      g_assert_cmpstr (subject, ==, ways[i].subject);
    }
}

/* A report is opened for the quarter that it was typed for, whatever is shown. */
static void
test_quarter (void)
{
  g_autoptr (DesmiViewState) fresh = desmi_view_state_new ("overview");
  g_autoptr (DesmiViewState) here = desmi_view_state_with (fresh, DESMI_VIEW_QUARTER, "2022-Q1");
  g_autoptr (DesmiViewState) report
      = desmi_kept_form_new_view ("report/" VILLAGE "/2023-Q4/desmigratif", here);
  g_autoptr (DesmiViewState) other
      = desmi_kept_form_new_view ("register/visit/" VILLAGE "/2023-11", here);

  g_assert_cmpstr (desmi_view_state_get (report, DESMI_VIEW_QUARTER), ==, "2023-Q4");
  g_assert_cmpstr (desmi_view_state_get (other, DESMI_VIEW_QUARTER), ==, "2022-Q1");
}

/* As the drafts of flows are written: all counts in one, a cell in each group. */
static char *
put_flows (Fixture *self, const char *const *cells)
{
  g_autofree char     *path = put (self, "f-1", "flows", 0);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  g_key_file_remove_group (file, "phone", NULL);
  g_key_file_remove_key (file, DESMI_DRAFT_ABOUT, "title", NULL);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_key_file_set_string (file, cells[i], "base", "0\nwhy");
      g_key_file_set_string (file, cells[i], "text", "14");
    }
  g_assert_true (g_key_file_save_to_file (file, path, NULL));
  return g_steal_pointer (&path);
}

/* Counts of flows are listed by the first village that is there, and opened in its sheet. */
static void
test_flows (Fixture *self, gconstpointer data)
{
  static const char *const cells[]
      = { "12.34.56.7890%2F2023%2Fout%2Fworkers/0/HKG", VILLAGE "%2F2023%2Freturn%2Fcauses/3/sick",
          VILLAGE "%2F2024%2Fout%2Fworkers/0/HKG", NULL };
  g_autoptr (DesmiViewState) fresh = desmi_view_state_new ("overview");
  g_autoptr (DesmiVillage)   village = desmi_store_get_village (self->store, VILLAGE, NULL, NULL);
  g_autofree char           *path = put_flows (self, cells);
  g_autofree char           *title
      = g_strdup_printf ("3 counts of flows that were not saved (first: %s)", village->name);
  g_autoptr (DesmiViewState) causes
      = desmi_kept_form_new_view ("flows/" VILLAGE "/2023/return/causes", fresh);
  g_autoptr (DesmiViewState) workers
      = desmi_kept_form_new_view ("flows/" VILLAGE "/2024/out/workers", fresh);

  assert_kept (self, title);
  g_assert_true (is_there (path));
  g_unlink (path);
  g_assert_cmpstr (desmi_view_state_get (causes, DESMI_VIEW_TAB), ==, "flows");
  g_assert_cmpstr (desmi_view_state_get_filter (causes, "village"), ==, VILLAGE);
  g_assert_cmpstr (desmi_view_state_get_filter (causes, "year"), ==, "2023");
  g_assert_cmpstr (desmi_view_state_get_filter (causes, "direction"), ==, "return");
  g_assert_cmpstr (desmi_view_state_get (causes, DESMI_VIEW_MEASURE), ==, "causes");
  g_assert_cmpstr (desmi_view_state_get_filter (workers, "year"), ==, "2024");
  g_assert_cmpstr (desmi_view_state_get (workers, DESMI_VIEW_MEASURE), ==, NULL);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  move_home ();
  g_test_add ("/kept-forms/expires", Fixture, NULL, set_up, test_expires, tear_down);
  g_test_add ("/kept-forms/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/kept-forms/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/kept-forms/flows", Fixture, NULL, set_up, test_flows, tear_down);
  g_test_add_func ("/kept-forms/ways", test_ways);
  g_test_add_func ("/kept-forms/quarter", test_quarter);
  result = g_test_run ();
  remove_home ();
  return result;
}
