/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into cells of flows and is not counted: there again after the program has ended,
 * and gone with the step that it was pasted with. */
#include "flow-grid-fixture.h"

#include "app/desmi-draft.h"

#include <glib/gstdio.h>

#define FILE_PATH "/desa/arus.desmigratif"
#define SHEET "32.12.16.2004/2027/out/workers"

static const char *const taiwan[] = { "TWN", "formal", "Perawat / \"lansia\"", "F", "P2P", NULL };
static const char *const korea[] = { "KOR", "formal", "", "M", "G2G", NULL };

static guint             n_restored;

static void
restored_cb (DesmiFlowDrafts *drafts, guint n)
{
  n_restored = n;
}

static void
assert_draft (DesmiFlowDrafts   *drafts,
              const char *const *keys,
              guint              month,
              const char        *text,
              const char        *sentence)
{
  const DesmiFlowDraft *draft = desmi_flow_drafts_get (drafts, SHEET, keys, month);

  g_assert_cmpstr (draft != NULL ? draft->text : NULL, ==, text);
  if (sentence != NULL)
    g_assert_cmpstr (draft->sentence, ==, sentence);
}

/* As if the program had ended: what is on the disk is all there is. */
static void
end (DesmiFlowDrafts *drafts)
{
  gpointer watched = drafts;

  desmi_flow_drafts_flush (drafts);
  desmi_draft_wait_kept ();
  g_object_add_weak_pointer (G_OBJECT (drafts), &watched);
  g_object_unref (drafts);
  while (g_atomic_pointer_get (&watched) != NULL || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  desmi_draft_wait_kept ();
}

static DesmiFlowDrafts *
begin (guint n)
{
  DesmiFlowDrafts *drafts = desmi_flow_drafts_new (FILE_PATH);

  n_restored = 0;
  g_signal_connect (drafts, "restored", G_CALLBACK (restored_cb), NULL);
  for (gint64 start = g_get_monotonic_time ();
       n_restored < n && g_get_monotonic_time () < start + 200 * 1000;)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  if (n_restored < n)
    {
      /* what a thread has not let go of is taken for another window's */
      g_object_unref (drafts);
      return begin (n);
    }
  g_assert_cmpuint (n_restored, ==, n);
  return drafts;
}

static void
test_kept (void)
{
  DesmiFlowDrafts *drafts = begin (0);
  g_autofree char *first = NULL;

  desmi_flow_drafts_put (drafts, SHEET, taiwan, 0, "dua belas", "That is no count.");
  desmi_flow_drafts_put (drafts, SHEET, korea, 11, "-3", "Below zero.");
  desmi_flow_drafts_put (drafts, SHEET, korea, 10, "x", "No count.");
  desmi_flow_drafts_remove (drafts, SHEET, korea, 10);
  end (drafts);
  drafts = begin (2);
  assert_draft (drafts, taiwan, 0, "dua belas", "That is no count.");
  assert_draft (drafts, korea, 11, "-3", "Below zero.");
  assert_draft (drafts, korea, 10, NULL, NULL);
  first = desmi_flow_drafts_dup_first_sheet (drafts);
  g_assert_cmpstr (first, ==, SHEET);
  desmi_flow_drafts_remove (drafts, SHEET, taiwan, 0);
  desmi_flow_drafts_remove (drafts, SHEET, korea, 11);
  end (drafts);
  end (begin (0));
}

/* A cell shows nothing of what is being typed there, but the next program finds it. */
static void
test_typing (void)
{
  DesmiFlowDrafts *drafts = begin (0);

  desmi_flow_drafts_put (drafts, SHEET, korea, 1, "tiga", "No count.");
  desmi_flow_drafts_set_typing (drafts, SHEET, korea, 1, "3");
  desmi_flow_drafts_set_typing (drafts, SHEET, taiwan, 2, "1");
  desmi_flow_drafts_set_typing (drafts, SHEET, taiwan, 2, NULL);
  desmi_flow_drafts_set_typing (drafts, SHEET, taiwan, 3, "12 or");
  assert_draft (drafts, taiwan, 3, NULL, NULL);
  end (drafts);
  drafts = begin (2);
  assert_draft (drafts, taiwan, 2, NULL, NULL);
  assert_draft (drafts, taiwan, 3, "12 or",
                "The program ended while it was being typed, so it was not saved.");
  /* given up: what was kept before is kept again */
  desmi_flow_drafts_set_typing (drafts, SHEET, taiwan, 3, "12 orang");
  desmi_flow_drafts_set_typing (drafts, SHEET, taiwan, 3, NULL);
  end (drafts);
  drafts = begin (2);
  assert_draft (drafts, taiwan, 3, "12 or", NULL);
  desmi_flow_drafts_remove (drafts, SHEET, taiwan, 3);
  desmi_flow_drafts_remove (drafts, SHEET, korea, 1);
  end (drafts);
}

/* Undone, hidden; done again, there again; also over the end of the program. */
static void
test_step (void)
{
  g_autoptr (GHashTable) undone = g_hash_table_new (g_int64_hash, g_int64_equal);
  DesmiFlowDrafts       *drafts = begin (0);
  gint64                 steps[] = { 7, 9 };

  g_assert_cmpint (desmi_flow_drafts_get_first_step (drafts), ==, 0);
  desmi_flow_drafts_put (drafts, SHEET, taiwan, 0, "x", "No count.");
  desmi_flow_drafts_put (drafts, SHEET, korea, 0, "y", "No count.");
  desmi_flow_drafts_set_step (drafts, SHEET, taiwan, 0, steps[1]);
  desmi_flow_drafts_set_step (drafts, SHEET, korea, 0, steps[0]);
  desmi_flow_drafts_set_step (drafts, SHEET, korea, 5, steps[0]);
  end (drafts);
  drafts = begin (2);
  g_assert_cmpint (desmi_flow_drafts_get_first_step (drafts), ==, steps[0]);
  g_hash_table_add (undone, &steps[1]);
  g_assert_true (desmi_flow_drafts_follow (drafts, undone));
  g_assert_false (desmi_flow_drafts_follow (drafts, undone));
  assert_draft (drafts, taiwan, 0, NULL, NULL);
  assert_draft (drafts, korea, 0, "y", NULL);
  g_hash_table_remove_all (undone);
  g_assert_true (desmi_flow_drafts_follow (drafts, undone));
  assert_draft (drafts, taiwan, 0, "x", NULL);
  /* typed anew it is of no step */
  desmi_flow_drafts_put (drafts, SHEET, korea, 0, "z", "No count.");
  g_assert_cmpint (desmi_flow_drafts_get_first_step (drafts), ==, steps[1]);
  desmi_flow_drafts_remove (drafts, SHEET, taiwan, 0);
  desmi_flow_drafts_remove (drafts, SHEET, korea, 0);
  end (drafts);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("desmi-flow-drafts-XXXXXX", NULL);
  g_autofree char *kept = NULL, *own = NULL;
  int              result;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/flow-drafts/kept", test_kept);
  g_test_add_func ("/app/flow-drafts/typing", test_typing);
  g_test_add_func ("/app/flow-drafts/step", test_step);
  result = g_test_run ();
  own = g_build_filename (folder, "desmigratif", NULL);
  kept = g_build_filename (own, "drafts", NULL);
  g_rmdir (kept);
  g_rmdir (own);
  g_rmdir (folder);
  return result;
}
