/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks of other kinds are given to LibreOffice; here it is a script that does what it is told.
 */
#include "xlsx-fixture.h"

#include "core/platform/desmi-process.h"
#include "exchange/desmi-office.h"

#include <glib/gstdio.h>
#include <string.h>

#define LIMIT_S 60 /* no test waits for it */
#define COMPOUND "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 the rest"

/* $out: the folder that --outdir names */
#define FIND_OUT                                                                                   \
  "#!/bin/sh\nall=\"$*\"\nwhile [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\n"

/* Leaves it as the only program there is, but for those that it needs. */
static void
set_office (const Fixture *self, const char *script)
{
  g_autofree char *path = g_build_filename (self->folder, "soffice", NULL);
  g_autofree char *places = g_strconcat (self->folder, ":/usr/bin:/bin", NULL);

  g_unlink (path);
  if (script != NULL)
    {
      g_assert_true (g_file_set_contents (path, script, -1, NULL));
      g_assert_cmpint (g_chmod (path, 0700), ==, 0);
    }
  g_setenv ("PATH", script != NULL ? places : self->folder, TRUE);
}

/* Nothing stays behind in the folder for what is only there for a while. */
static void
assert_tidy (const Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_prefix (name, "desmigratif-"));
}

static void
assert_fails (const Fixture *self, const char *script, guint limit_s, const char *words)
{
  g_autofree char   *path = g_build_filename (self->folder, "rekap.xls", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, COMPOUND, -1, NULL));
  set_office (self, script);
  g_assert_null (desmi_office_convert (path, limit_s, NULL, &error));
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "rekap.xls"));
  g_assert_nonnull (strstr (error->message, ".xlsx"));
  g_assert_nonnull (strstr (error->message, words));
  assert_tidy (self);
}

static void
test_fails (Fixture *self, gconstpointer data)
{
  assert_fails (self, NULL, LIMIT_S, "Where LibreOffice is installed");
  assert_fails (self, "#!/bin/sh\nexit 77\n", LIMIT_S, "could not convert");
  assert_fails (self, "#!/bin/sh\nkill -9 $$\n", LIMIT_S, "could not convert");
  assert_fails (self, "no program\n", LIMIT_S, "could not convert");
  /* it says that all is well */
  assert_fails (self, "#!/bin/sh\nexit 0\n", LIMIT_S, "could not convert");
}

/* The number that the script wrote: that of a program it started, which nobody else knows. */
static gint64
read_id (const Fixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "id", NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; !g_file_get_contents (path, &text, NULL, NULL) || strchr (text, '\n') == NULL;
       i++)
    {
      g_assert_cmpuint (i, <, 1000);
      g_clear_pointer (&text, g_free);
      g_usleep (10000);
    }
  return g_ascii_strtoll (text, NULL, 10);
}

/* It is killed, and then somebody has to notice that it is gone. */
static void
assert_gone (gint64 id)
{
  for (guint i = 0; i < 1000 && desmi_process_is_running (id); i++)
    {
      g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", id);
      g_autofree char *stat = NULL;

      if (g_file_get_contents (path, &stat, NULL, NULL) && strstr (stat, ") Z ") != NULL)
        return;
      g_usleep (10000);
    }
  g_assert_false (desmi_process_is_running (id));
}

static char *
make_sleeper (const Fixture *self)
{
  return g_strdup_printf ("#!/bin/sh\nsleep 600 &\necho $! >'%s/id'\nwait\n", self->folder);
}

static void
test_hangs (Fixture *self, gconstpointer data)
{
  g_autofree char *script = make_sleeper (self);

  assert_fails (self, script, 10, "within 10 seconds");
  assert_gone (read_id (self));
}

static gpointer
cancel_cb (gpointer data)
{
  g_usleep (300000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
progress_cb (double fraction, const char *text, gpointer user_data)
{
  g_assert_cmpfloat (fraction, <, 0); /* nobody knows how much of it is done */
  g_assert_nonnull (strstr (text, "LibreOffice"));
  ++*(guint *) user_data;
}

/* Before it begins to wait it says for what. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autofree char         *script = make_sleeper (self);
  g_autofree char         *path = g_build_filename (self->folder, "rekap.xls", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  guint                    n_told = 0;
  const DesmiTablePlace    place
      = { .score = xlsx_fixture_count_cb, .progress = progress_cb, .progress_data = &n_told };
  GThread *thread;

  g_assert_true (g_file_set_contents (path, COMPOUND, -1, NULL));
  set_office (self, script);
  thread = g_thread_new ("cancel", cancel_cb, cancellable);
  g_assert_null (desmi_row_source_new (path, &place, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_told, ==, 1);
  g_thread_join (thread);
  assert_tidy (self);
}

/* As LibreOffice does it: the workbook has the copy's name, in the folder that was asked for. */
static void
test_converts (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "rekap.ods", "-x; rm 'é'.xls", "out", "table.xlsx" };
  g_autofree char         *book = g_build_filename (self->folder, "made.xlsx", NULL);
  g_autofree char         *script
      = g_strdup_printf (FIND_OUT "echo \"$all\" >'%s/asked'\nmkdir -p \"$out\"\n"
                                  "cp '%s' \"$out/table.xlsx\"\n",
                         self->folder, book);
  g_autofree char *asked_path = g_build_filename (self->folder, "asked", NULL);
  zip_t           *zip = xlsx_fixture_begin (book);

  xlsx_fixture_add (zip, "xl/buku.xml", BOOK (""), -1);
  xlsx_fixture_add (zip, "xl/_rels/buku.xml.rels", RELS (REL ("rId1", "worksheet", "a.xml")), -1);
  xlsx_fixture_add (zip, "xl/a.xml", SHEET ("<row><c><v>7</v></c></row>", ""), -1);
  g_assert_cmpint (zip_close (zip), ==, 0);
  set_office (self, script);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char   *path = g_build_filename (self->folder, "in", names[i], NULL);
      g_autofree char   *asked = NULL, *found = NULL;
      g_autoptr (GError) error = NULL;

      g_free (fixture_write (self, "in/other", "")); /* with its folder */
      g_assert_true (g_file_set_contents (path, COMPOUND, -1, NULL));
      found = xlsx_fixture_read (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (found, ==, "1:7\n");
      assert_tidy (self);
      g_assert_true (g_file_get_contents (asked_path, &asked, NULL, NULL));
      g_assert_nonnull (strstr (asked, "-env:UserInstallation=file:///"));
      g_assert_nonnull (strstr (asked, "--headless"));
      /* it never sees the file itself, beside which it would leave a lock */
      g_assert_null (strstr (asked, path));
      /* a sentence names the file that was given */
      g_assert_null (xlsx_fixture_read (path, "Lain", &error));
      g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER);
      g_assert_nonnull (strstr (error->message, names[i]));
    }
}

int
main (int argc, char *argv[])
{
  const char      *there = g_getenv ("TMPDIR");
  g_autofree char *folder
      = g_mkdtemp (g_build_filename (there != NULL ? there : "/tmp", "office-XXXXXX", NULL));
  int status;

  g_setenv ("TMPDIR", folder, TRUE); /* before GLib looks, which it does once */
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/fails", Fixture, NULL, fixture_set_up, test_fails, fixture_tear_down);
  g_test_add ("/office/hangs", Fixture, NULL, fixture_set_up, test_hangs, fixture_tear_down);
  g_test_add ("/office/cancel", Fixture, NULL, fixture_set_up, test_cancel, fixture_tear_down);
  g_test_add ("/office/converts", Fixture, NULL, fixture_set_up, test_converts, fixture_tear_down);
  status = g_test_run ();
  g_rmdir (folder);
  return status;
}
