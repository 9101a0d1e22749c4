/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers waited for, figures of a file, a throw-away home. */
#include "session-fixture.h"

#include <glib/gstdio.h>

static char *home;

void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->source = source;
  answer->result = g_object_ref (result);
}

gboolean
late_cb (gpointer data)
{
  g_assert_not_reached ();
}

GAsyncResult *
wait_for (Answer *answer)
{
  guint timeout = g_timeout_add_seconds (WAIT_S, late_cb, NULL);

  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  return answer->result;
}

gpointer
end_answer (Answer *answer, gpointer value, GError *error)
{
  g_assert_no_error (error);
  g_object_unref (answer->result);
  return value;
}

DesmiOverview *
load_overview (DesmiSession *session, const char *period, const char *area)
{
  return load_overview_for (session, DESMI_AUDIENCE_INTERNAL, period, area);
}

DesmiOverview *
load_overview_for (DesmiSession *session,
                   DesmiAudience audience,
                   const char   *period,
                   const char   *area)
{
  DesmiStore        *store = desmi_session_get_store (session);
  g_autoptr (GError) error = NULL;
  Answer             answer = { 0 };
  DesmiOverview     *overview;

  desmi_overview_load_async (store, period, NULL, DESMI_SOURCE_DEFAULT, audience, area,
                             desmi_locale_get_english (), NULL, answer_cb, &answer);
  overview = desmi_overview_load_finish (store, wait_for (&answer), &error);
  return end_answer (&answer, overview, error);
}

/* A throw-away home; GLib's own (G_TEST_OPTION_ISOLATE_DIRS) leaks with each test. */
void
move_home (void)
{
  static const char *const variables[]
      = { "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME" };

  home = g_dir_make_tmp ("session-XXXXXX", NULL);
  g_assert_nonnull (home);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *folder = g_build_filename (home, variables[i], NULL);

      g_setenv (variables[i], folder, TRUE);
    }
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char      *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
remove_home (void)
{
  desmi_store_wait_closed ();
  remove_tree (home);
  g_free (home);
}
