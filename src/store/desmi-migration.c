/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a district file to the present version, one script and one transaction a step. */
#include "store/desmi-migration.h"

#include "store/desmi-feed.h"
#include "store/desmi-history.h"

#include "desmi-config.h"

#include <stdlib.h>
#include <string.h>

#define HISTORY_AREAS 3 /* the version from which on the file keeps what each step touches */
#define SUBMITTED 5     /* and what was counted for reports that were handed in */
#define FOLDER "/id/go/desmigratif/Desmigratif/sql"

/* The generated resource; calling it also keeps the linker from leaving it out. */
GResource                *desmi_sql_get_resource (void);

static const char *const *more_steps;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names of the scripts in order; number NNN is version NNN, without a gap. */
static char **
load_names (void)
{
  char **names = g_resource_enumerate_children (desmi_sql_get_resource (), FOLDER,
                                                G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert (strtoul (names[i], NULL, 10) == i + 1);
  return names;
}

static const char *const *
get_names (void)
{
  static gsize names;

  if (g_once_init_enter (&names))
    g_once_init_leave (&names, (gsize) load_names ());
  return (const char *const *) names;
}

/**
 * desmi_migration_hold:
 * @more: (nullable): SQL steps, %NULL-terminated, lent; %NULL: none
 *
 * Adds steps after the program's own, for tests.
 */
void
desmi_migration_hold (const char *const *more)
{
  more_steps = more;
}

/**
 * desmi_migration_get_version:
 *
 * Returns: the version of the files that this program writes
 */
guint
desmi_migration_get_version (void)
{
  guint n = g_strv_length ((char **) get_names ());

  return n + (more_steps != NULL ? g_strv_length ((char **) more_steps) : 0);
}

static char *
load_script (guint version)
{
  const char *const *names = get_names ();
  guint              n = g_strv_length ((char **) names);
  g_autofree char   *path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (version > n)
    return g_strdup (more_steps[version - n - 1]);
  path = g_build_path ("/", FOLDER, names[version - 1], NULL);
  bytes = g_resource_lookup_data (desmi_sql_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  NULL);
  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Runs the script of @version unless another process has done so since the file was looked at. */
static gboolean
run_script (DesmiConnection *connection, guint version, GError **error)
{
  g_autofree char *script = NULL;
  g_autofree char *stamp = NULL;
  gint64           now;

  if (!desmi_connection_get_int (connection, "PRAGMA user_version", &now, error))
    return FALSE;
  if (now >= version)
    return TRUE;
  script = load_script (version);
  stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                           DESMI_STORE_APPLICATION_ID, version);
  return desmi_connection_exec (connection, script, error)
         && (version != HISTORY_AREAS || desmi_history_count_old (connection, error))
         && (version != SUBMITTED || desmi_feed_fix_old (connection, error))
         && desmi_connection_exec (connection, stamp, error)
         && desmi_connection_run (connection, error,
                                  "INSERT OR REPLACE INTO meta (key, value) VALUES ('program', ?)",
                                  "s", DESMI_VERSION);
}

static gboolean
run_step (DesmiConnection *connection, guint version, GError **error)
{
  if (!desmi_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (run_script (connection, version, error)
      && desmi_connection_exec (connection, "COMMIT", error))
    return TRUE;
  desmi_connection_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * desmi_migration_run:
 * @connection: open for writing, outside a transaction
 *
 * Runs the steps from the file's version to the program's. Each is there with its version number
 * and that of the program, or not at all, and once also where two processes begin at the same time.
 * The caller has made a copy first and refused a newer file.
 */
gboolean
desmi_migration_run (DesmiConnection *connection, GError **error)
{
  gint64 version;

  if (!desmi_connection_get_int (connection, "PRAGMA user_version", &version, error)
      || (version == 0
          && !desmi_connection_exec (connection, "PRAGMA auto_vacuum = INCREMENTAL", error)))
    return FALSE;
  for (guint i = (guint) version + 1; i <= desmi_migration_get_version (); i++)
    if (!run_step (connection, i, error))
      return FALSE;
  return TRUE;
}

/**
 * desmi_migration_let_shrink:
 *
 * So that what is let go leaves the file: a new one is laid out like that from the start, an older
 * one is written anew once. Where that cannot be done it stays as it was, and as good.
 */
void
desmi_migration_let_shrink (DesmiConnection *connection)
{
  gint64 mode;

  if (desmi_connection_get_int (connection, "PRAGMA auto_vacuum", &mode, NULL) && mode == 0)
    desmi_connection_exec (connection, "PRAGMA auto_vacuum = INCREMENTAL; VACUUM", NULL);
}
