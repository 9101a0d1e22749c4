/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts of forms: kept, found again after the end of the program, told apart, thrown away. */
#include "app/desmi-draft.h"

#include "core/platform/desmi-file.h"
#include "session-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define FILE_PATH "/tmp/desa.desmigratif"

typedef struct
{
  gboolean done;
  gboolean found;
} Load;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load              *load = user_data;
  g_autoptr (GError) error = NULL;

  load->found = desmi_draft_load_finish (DESMI_DRAFT (source), result, &error);
  g_assert_no_error (error);
  load->done = TRUE;
}

static DesmiDraft *
open_draft (const char *file, const char *form, gboolean *found)
{
  DesmiDraft *draft = desmi_draft_new (file, form);
  Load        load = { FALSE, FALSE };

  desmi_draft_load_async (draft, NULL, loaded_cb, &load);
  while (!load.done)
    g_main_context_iteration (NULL, TRUE);
  *found = load.found;
  return draft;
}

/* As when a form closes: what waits is written. */
static void
close_draft (DesmiDraft *draft)
{
  gpointer watched = draft;

  desmi_draft_flush (draft);
  desmi_draft_wait_kept ();
  g_object_add_weak_pointer (G_OBJECT (draft), &watched);
  g_object_unref (draft);
  /* a thread may be the last to let go of it, which wakes nobody */
  while (g_atomic_pointer_get (&watched) != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "desmigratif", "drafts", NULL);
}

static guint
count_files (void)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint            n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_value (DesmiDraft *draft, const char *id, const char *expected_base, const char *expected)
{
  const char *base = NULL, *text = NULL;

  g_assert_true (desmi_draft_get (draft, id, &base, &text));
  g_assert_cmpstr (base, ==, expected_base);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_found_again (void)
{
  static const char *const texts[]
      = { "Ibu “Contoh” O'Neill", "baris satu\nbaris dua\t;#[x]=\\n", "  spasi  ", "6.418", "" };
  gboolean    found;
  DesmiDraft *draft = open_draft (FILE_PATH, "profile/32.12.16.2004", &found);

  g_assert_false (found);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id = g_strdup_printf ("field-%u", i);

      desmi_draft_set (draft, id, "semula", texts[i]);
    }
  desmi_draft_set (draft, "same", "semula", "semula");
  close_draft (draft);
  draft = open_draft (FILE_PATH, "profile/32.12.16.2004", &found);
  g_assert_true (found);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id = g_strdup_printf ("field-%u", i);

      assert_value (draft, id, "semula", texts[i]);
    }
  g_assert_cmpuint (count_files (), ==, 1);
  desmi_draft_drop (draft);
  close_draft (draft);
  g_assert_cmpuint (count_files (), ==, 0);
}

/* Typed back to what it was, there is nothing to be restored. */
static void
test_typed_back (void)
{
  gboolean    found;
  DesmiDraft *draft = open_draft (FILE_PATH, "enrolment", &found);

  desmi_draft_set (draft, "decree", "", "12/2023");
  desmi_draft_flush (draft);
  desmi_draft_wait_kept ();
  g_assert_cmpuint (count_files (), ==, 1);
  desmi_draft_set (draft, "decree", "", "");
  g_assert_true (desmi_draft_is_empty (draft));
  close_draft (draft);
  g_assert_cmpuint (count_files (), ==, 0);
}

/* Of another file, of another form, and of the same form in a second window. */
static void
test_told_apart (void)
{
  gboolean    found;
  DesmiDraft *one = open_draft (FILE_PATH, "profile/32.12.16.2004", &found), *two, *other;

  desmi_draft_set (one, "phone", "", "0234");
  desmi_draft_flush (one);
  desmi_draft_wait_kept ();
  two = open_draft (FILE_PATH, "profile/32.12.16.2004", &found);
  g_assert_false (found);
  desmi_draft_set (two, "phone", "", "0815");
  other = open_draft ("/tmp/lain.desmigratif", "profile/32.12.16.2004", &found);
  g_assert_false (found);
  close_draft (other);
  other = open_draft (FILE_PATH, "profile/32.12.16.2005", &found);
  g_assert_false (found);
  close_draft (other);
  close_draft (two);
  close_draft (one);
  one = open_draft (FILE_PATH, "profile/32.12.16.2004", &found);
  assert_value (one, "phone", "", "0234");
  desmi_draft_drop (one);
  close_draft (one);
  one = open_draft (FILE_PATH, "profile/32.12.16.2004", &found);
  g_assert_true (found);
  assert_value (one, "phone", "", "0815");
  desmi_draft_drop (one);
  close_draft (one);
  g_assert_cmpuint (count_files (), ==, 0);
}

/* The number of a single worker is not written, and what else was typed is. */
static void
test_no_identity_numbers (void)
{
  gboolean         found;
  DesmiDraft      *draft = open_draft (FILE_PATH, "profile/32.12.16.2004", &found);
  const char      *base, *text;
  g_autofree char *number = g_strnfill (16, '7');
  g_autofree char *note = g_strdup_printf ("nomor %s", number);
  /* as people write it, and one that is being typed */
  static const char *const others[] = {
    "7777 7777 7777 7777", "7777.7777-7777.7777",         "77777777777777",
    "7777 0812 7777 7777", "2024-01-15 7777777777777777", "081234567890 7777-7777-7777-7777"
  };
  static const char *const known[]
      = { "Rapat 2024-01-15 081234567890", "0812-3456-7890 0857 1234 5678",
          "1-5-2023 17.08.2023 +62 812 3456 7890", "2023-01-01" };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      desmi_draft_set (draft, "other", "", others[i]);
      g_assert_false (desmi_draft_get (draft, "other", &base, &text));
      desmi_draft_set (draft, "other", others[i], "");
      g_assert_false (desmi_draft_get (draft, "other", &base, &text));
    }
  /* days and telephone numbers in a row have as many digits, and are none */
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      desmi_draft_set (draft, "other", "", known[i]);
      assert_value (draft, "other", "", known[i]);
      desmi_draft_set (draft, "other", "", "");
    }
  desmi_draft_set (draft, "mobile", "", "+62 812-3456-7890");
  desmi_draft_set (draft, "notes", "", note);
  desmi_draft_set (draft, "phone", "", "081234567890");
  close_draft (draft);
  draft = open_draft (FILE_PATH, "profile/32.12.16.2004", &found);
  g_assert_true (found);
  g_assert_false (desmi_draft_get (draft, "notes", &base, &text));
  assert_value (draft, "mobile", "", "+62 812-3456-7890");
  assert_value (draft, "phone", "", "081234567890");
  desmi_draft_drop (draft);
  close_draft (draft);
}

/* What was thrown away before it was found is not offered, and gone. */
static void
test_dropped_at_once (void)
{
  gboolean    found;
  DesmiDraft *draft = open_draft (FILE_PATH, "enrolment", &found);
  Load        load = { FALSE, FALSE };

  desmi_draft_set (draft, "decree", "", "lama");
  close_draft (draft);
  draft = desmi_draft_new (FILE_PATH, "enrolment");
  desmi_draft_load_async (draft, NULL, loaded_cb, &load);
  desmi_draft_drop (draft);
  while (!load.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (load.found);
  g_assert_true (desmi_draft_is_empty (draft));
  close_draft (draft);
  g_assert_cmpuint (count_files (), ==, 0);
}

/* What came while something else was being written is written, though no main loop runs any more.
 */
static void
test_written_after_the_end (void)
{
  gboolean    found;
  DesmiDraft *draft = open_draft (FILE_PATH, "enrolment", &found), *other;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      desmi_draft_set (draft, "decree", "", text);
      desmi_draft_flush (draft);
    }
  desmi_draft_wait_kept ();
  {
    g_autofree char *folder = dup_folder (), *path = NULL, *written = NULL;
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

    path = g_build_filename (folder, g_dir_read_name (dir), NULL);
    g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
    g_assert_nonnull (strstr (written, "text=49\n"));
  }
  close_draft (draft);
  other = open_draft (FILE_PATH, "enrolment", &found);
  assert_value (other, "decree", "", "49");
  desmi_draft_drop (other);
  close_draft (other);
}

/* What was typed before it was known what there is stands before it. */
static void
test_typed_at_once (void)
{
  gboolean    found;
  DesmiDraft *draft = open_draft (FILE_PATH, "enrolment", &found);
  Load        load = { FALSE, FALSE };

  desmi_draft_set (draft, "decree", "", "lama");
  desmi_draft_set (draft, "search", "", "kenanga");
  close_draft (draft);
  draft = desmi_draft_new (FILE_PATH, "enrolment");
  desmi_draft_load_async (draft, NULL, loaded_cb, &load);
  desmi_draft_set (draft, "decree", "", "baru");
  while (!load.done)
    g_main_context_iteration (NULL, TRUE);
  assert_value (draft, "decree", "", "baru");
  assert_value (draft, "search", "", "kenanga");
  desmi_draft_drop (draft);
  close_draft (draft);
  g_assert_cmpuint (count_files (), ==, 0);
}

static void
failed_cb (DesmiDraft *draft, const GError *error, gpointer user_data)
{
  g_assert_nonnull (error->message);
  *(gboolean *) user_data = TRUE;
}

/* Where the folder cannot be, whoever types hears of it. */
static void
test_cannot_be_kept (void)
{
  g_autofree char *folder = dup_folder (), *parent = g_path_get_dirname (folder);
  gboolean         found, failed = FALSE;
  DesmiDraft      *draft;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  draft = open_draft (FILE_PATH, "enrolment", &found);
  g_signal_connect (draft, "failed", G_CALLBACK (failed_cb), &failed);
  desmi_draft_set (draft, "decree", "", "12/2023");
  while (!failed)
    g_main_context_iteration (NULL, TRUE);
  g_unlink (folder);
  close_draft (draft);
}

/* Garbage in its place is no draft, and is written over. */
static void
test_damaged (void)
{
  g_autofree char *folder = dup_folder (), *path = NULL;
  gboolean         found;
  DesmiDraft      *draft = open_draft (FILE_PATH, "enrolment", &found);
  g_autoptr (GDir) dir = NULL;

  desmi_draft_set (draft, "decree", "", "12/2023");
  close_draft (draft);
  dir = g_dir_open (folder, 0, NULL);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_true (g_file_set_contents (path, "\xff\x00[", 3, NULL));
  draft = open_draft (FILE_PATH, "enrolment", &found);
  g_assert_false (found);
  desmi_draft_set (draft, "decree", "", "13/2023");
  close_draft (draft);
  draft = open_draft (FILE_PATH, "enrolment", &found);
  g_assert_true (found);
  desmi_draft_drop (draft);
  close_draft (draft);
}

#define OTHER_PROCESS "0123456789abcdef"

/* As another process that has the form open would have named what is typed. */
static char *
give_to_other_process (void)
{
  g_autofree char *folder = dup_folder (), *path = NULL, *stem = NULL, *renamed = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  stem = g_strndup (path, (gsize) (strrchr (path, '-') - path));
  renamed = g_strconcat (stem, "-" OTHER_PROCESS, NULL);
  g_assert_cmpint (g_rename (path, renamed), ==, 0);
  return g_steal_pointer (&renamed);
}

/* One process does not take what another has open, nor throw it away; what a process left that has
 * ended is found. */
static void
test_other_process (void)
{
  g_autofree char *owners
      = g_build_filename (g_get_user_state_dir (), "desmigratif", "draft-owners", NULL);
  g_autofree char *owner = g_build_filename (owners, OTHER_PROCESS, NULL), *path = NULL;
  gboolean         found;
  DesmiDraft      *draft = open_draft (FILE_PATH, "enrolment", &found);
  int              fd;

  desmi_draft_set (draft, "decree", "", "12/2023");
  close_draft (draft);
  path = give_to_other_process ();
  fd = desmi_file_open_lock (owner);
  g_assert_cmpint (fd, >=, 0);
  g_assert_true (desmi_file_take_lock (fd));
  draft = open_draft (FILE_PATH, "enrolment", &found);
  g_assert_false (found);
  desmi_draft_set (draft, "decree", "", "13/2023");
  desmi_draft_flush (draft);
  desmi_draft_wait_kept ();
  g_assert_cmpuint (count_files (), ==, 2);
  desmi_draft_drop (draft);
  close_draft (draft);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_close (fd, NULL);
  draft = open_draft (FILE_PATH, "enrolment", &found);
  g_assert_true (found);
  assert_value (draft, "decree", "", "12/2023");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (owner, G_FILE_TEST_EXISTS));
  desmi_draft_drop (draft);
  close_draft (draft);
  g_assert_cmpuint (count_files (), ==, 0);
}

/* What a version before this one kept is found, and bears the owner's name from then on. */
static void
test_before (void)
{
  g_autofree char *folder = dup_folder (), *path = NULL, *plain = NULL;
  gboolean         found;
  DesmiDraft      *draft = open_draft (FILE_PATH, "enrolment", &found);
  g_autoptr (GDir) dir = NULL;

  desmi_draft_set (draft, "decree", "", "12/2023");
  close_draft (draft);
  dir = g_dir_open (folder, 0, NULL);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  plain = g_strndup (path, (gsize) (strrchr (path, '-') - path));
  g_assert_cmpint (g_rename (path, plain), ==, 0);
  draft = open_draft (FILE_PATH, "enrolment", &found);
  g_assert_true (found);
  g_assert_false (g_file_test (plain, G_FILE_TEST_EXISTS));
  desmi_draft_drop (draft);
  close_draft (draft);
}

typedef struct
{
  const char *path;
  GTestFunc   func;
} Case;

/* One home serves all cases, since GLib asks for it once: each begins without drafts. */
static void
run_case (gconstpointer data)
{
  const Case      *self = data;
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_rmdir (folder);
  self->func ();
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { "/draft/found-again", test_found_again },
    { "/draft/typed-back", test_typed_back },
    { "/draft/told-apart", test_told_apart },
    { "/draft/no-identity-numbers", test_no_identity_numbers },
    { "/draft/typed-at-once", test_typed_at_once },
    { "/draft/dropped-at-once", test_dropped_at_once },
    { "/draft/written-after-the-end", test_written_after_the_end },
    { "/draft/cannot-be-kept", test_cannot_be_kept },
    { "/draft/damaged", test_damaged },
    { "/draft/other-process", test_other_process },
    { "/draft/before", test_before },
  };
  int result;

  g_test_init (&argc, &argv, NULL);
  move_home ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], run_case);
  result = g_test_run ();
  remove_home ();
  return result;
}
