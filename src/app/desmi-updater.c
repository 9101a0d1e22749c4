/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs updates of the open file one at a time and tells how far they are in properties. */
#include "app/desmi-updater.h"

#include "sync/desmi-feed-source.h"
#include "sync/desmi-pull.h"
#include "sync/desmi-tls.h"

#include <glib/gi18n-lib.h>

struct _DesmiUpdater
{
  GObject          parent_instance;
  DesmiStore      *store;
  DesmiUpdateState state;
  double           fraction;
  char            *text;
  char            *details;
  char            *server;
  char            *tls_authority;
  gboolean         demo_root;
  GCancellable    *run;  /* of the update under way, else NULL */
  GCancellable    *look; /* of the look at what the file remembers that counts, else NULL */
};

G_DEFINE_FINAL_TYPE (DesmiUpdater, desmi_updater, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  PROP_FRACTION,
  PROP_TEXT,
  PROP_DETAILS,
  PROP_RUNNING,
  PROP_SERVER,
  PROP_DEMO_ROOT,
  PROP_TLS_AUTHORITY,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static guint       loss_signal;

static void
notify (DesmiUpdater *self, int property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_state (DesmiUpdater *self, DesmiUpdateState state)
{
  if (self->state == state)
    return;
  self->state = state;
  notify (self, PROP_STATE);
}

static void
set_string (DesmiUpdater *self, char **field, const char *text, int property)
{
  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
  notify (self, property);
}

static void
set_fraction (DesmiUpdater *self, double fraction)
{
  self->fraction = fraction;
  notify (self, PROP_FRACTION);
}

static const char *
state_text (DesmiUpdateState state)
{
  switch (state)
    {
    case DESMI_UPDATE_CHECKING:
      return _ ("Asking the national server");
    case DESMI_UPDATE_DOWNLOADING:
      return _ ("Downloading");
    case DESMI_UPDATE_VERIFYING:
      return _ ("Checking what was downloaded");
    case DESMI_UPDATE_APPLYING:
      return _ ("Putting the data into the district file");
    case DESMI_UPDATE_IDLE:
    case DESMI_UPDATE_DONE:
    case DESMI_UPDATE_FAILED:
    default:
      return NULL;
    }
}

/* What the district file remembers: the address, and whether it trusts the demo root. */
typedef struct
{
  char    *server;
  gboolean demo_root;
  gint64   last_at;
  gboolean has_last;
  char    *failure;
} Memory;

static void
free_memory (gpointer data)
{
  Memory *memory = data;

  g_free (memory->server);
  g_free (memory->failure);
  g_free (memory);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DesmiStore      *store = DESMI_STORE (g_task_get_task_data (task));
  GError          *error = NULL;
  Memory          *memory = g_new0 (Memory, 1);
  g_autofree char *kind = NULL;

  memory->server = desmi_store_dup_meta (store, "server", &error);
  if (error == NULL)
    kind = desmi_store_dup_meta (store, "root_kind", &error);
  if (error != NULL)
    {
      free_memory (memory);
      g_task_return_error (task, error);
      return;
    }
  memory->demo_root = g_strcmp0 (kind, "demo") == 0;
  memory->has_last = desmi_pull_get_last_run (store, NULL, &memory->last_at, &memory->failure);
  g_task_return_pointer (task, memory, free_memory);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Memory            *memory = g_task_propagate_pointer (G_TASK (result), &error);
  DesmiUpdater      *self = DESMI_UPDATER (source);

  if (memory == NULL) /* cancelled, or a file that every page will complain about */
    return;
  set_string (self, &self->server, memory->server, PROP_SERVER);
  if (self->demo_root != memory->demo_root)
    {
      self->demo_root = memory->demo_root;
      notify (self, PROP_DEMO_ROOT);
    }
  /* A failure is not forgotten by closing the program; what was said since is newer. */
  if (self->text == NULL && memory->has_last)
    set_string (self, &self->text, memory->failure, PROP_TEXT);
  free_memory (memory);
}

static void
stop_looking (DesmiUpdater *self)
{
  if (self->look != NULL)
    g_cancellable_cancel (self->look);
  g_clear_object (&self->look);
}

/* A look that began earlier may have seen what is no longer so. */
static void
look (DesmiUpdater *self)
{
  g_autoptr (GTask) task = NULL;

  stop_looking (self);
  if (self->store == NULL)
    return;
  self->look = g_cancellable_new ();
  task = g_task_new (self, self->look, looked_cb, NULL);
  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, look_in_thread);
}

/* A run that outlives the file it was for speaks to nobody. */
typedef struct
{
  DesmiUpdater *self;
  GCancellable *run;
} Run;

static void
progress_cb (double fraction, const char *text, gpointer data)
{
  Run *run = data;

  if (run->self->run != run->run)
    return;
  set_fraction (run->self, fraction);
}

static void
state_cb (DesmiPullState state, gpointer data)
{
  Run                          *run = data;
  static const DesmiUpdateState states[] = {
    [DESMI_PULL_IDLE] = DESMI_UPDATE_CHECKING,
    [DESMI_PULL_CHECKING] = DESMI_UPDATE_CHECKING,
    [DESMI_PULL_DOWNLOADING] = DESMI_UPDATE_DOWNLOADING,
    [DESMI_PULL_VERIFYING] = DESMI_UPDATE_VERIFYING,
    [DESMI_PULL_APPLYING] = DESMI_UPDATE_APPLYING,
  };

  /* How it ended is said when all of it is known. */
  if (run->self->run != run->run || (guint) state >= G_N_ELEMENTS (states))
    return;
  set_state (run->self, states[state]);
  set_string (run->self, &run->self->text, state_text (states[state]), PROP_TEXT);
}

static void
end_run (DesmiUpdater *self, DesmiUpdateState state, const char *text, const char *details)
{
  g_clear_object (&self->run);
  set_fraction (self, state == DESMI_UPDATE_DONE ? 1.0 : -1.0);
  set_string (self, &self->details, details, PROP_DETAILS);
  set_string (self, &self->text, text, PROP_TEXT);
  set_state (self, state);
  notify (self, PROP_RUNNING);
  look (self);
}

static void
pulled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run                        *run = data;
  DesmiUpdater               *self = run->self;
  gboolean                    current = self->run == run->run;
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiPullResult) pulled = desmi_pull_run_finish (DESMI_STORE (source), result, &error);

  if (current && pulled != NULL)
    {
      g_autofree char *message = desmi_pull_result_dup_message (pulled);

      end_run (self, DESMI_UPDATE_DONE, message, NULL);
    }
  else if (current && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end_run (self, DESMI_UPDATE_IDLE, _ ("Cancelled. Nothing was changed."), NULL);
  else if (current)
    {
      g_autofree char *headline = desmi_sync_error_dup_headline (error);
      g_autofree char *details = g_strdup_printf ("%s %d: %s", g_quark_to_string (error->domain),
                                                  error->code, error->message);

      end_run (self, DESMI_UPDATE_FAILED, headline, details);
      if (g_error_matches (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_LOSS))
        g_signal_emit (self, loss_signal, 0, error->message);
    }
  g_object_unref (run->run);
  g_object_unref (run->self);
  g_free (run);
}

static void
desmi_updater_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DesmiUpdater *self = DESMI_UPDATER (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_DETAILS:
      g_value_set_string (value, self->details);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->run != NULL);
      break;
    case PROP_SERVER:
      g_value_set_string (value, self->server);
      break;
    case PROP_DEMO_ROOT:
      g_value_set_boolean (value, self->demo_root);
      break;
    case PROP_TLS_AUTHORITY:
      g_value_set_string (value, self->tls_authority);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_updater_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TLS_AUTHORITY)
    desmi_updater_set_tls_authority (DESMI_UPDATER (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
forget_run (DesmiUpdater *self)
{
  if (self->run != NULL)
    g_cancellable_cancel (self->run);
  g_clear_object (&self->run);
  stop_looking (self);
}

static void
desmi_updater_dispose (GObject *object)
{
  DesmiUpdater *self = DESMI_UPDATER (object);

  forget_run (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desmi_updater_parent_class)->dispose (object);
}

static void
desmi_updater_finalize (GObject *object)
{
  DesmiUpdater *self = DESMI_UPDATER (object);

  g_free (self->text);
  g_free (self->details);
  g_free (self->server);
  g_free (self->tls_authority);
  G_OBJECT_CLASS (desmi_updater_parent_class)->finalize (object);
}

static void
desmi_updater_class_init (DesmiUpdaterClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags both = read | G_PARAM_WRITABLE;

  object_class->get_property = desmi_updater_get_property;
  object_class->set_property = desmi_updater_set_property;
  object_class->dispose = desmi_updater_dispose;
  object_class->finalize = desmi_updater_finalize;
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, DESMI_UPDATE_IDLE,
                                             DESMI_UPDATE_FAILED, DESMI_UPDATE_IDLE, read);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, read);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, read);
  properties[PROP_DETAILS] = g_param_spec_string ("details", NULL, NULL, NULL, read);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, read);
  properties[PROP_SERVER] = g_param_spec_string ("server", NULL, NULL, NULL, read);
  properties[PROP_DEMO_ROOT] = g_param_spec_boolean ("demo-root", NULL, NULL, FALSE, read);
  properties[PROP_TLS_AUTHORITY] = g_param_spec_string ("tls-authority", NULL, NULL, NULL, both);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  loss_signal = g_signal_new ("loss", DESMI_TYPE_UPDATER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desmi_updater_init (DesmiUpdater *self)
{
  self->fraction = -1;
}

/**
 * desmi_updater_new:
 *
 * Returns: (transfer full): an updater without a file
 */
DesmiUpdater *
desmi_updater_new (void)
{
  return g_object_new (DESMI_TYPE_UPDATER, NULL);
}

/**
 * desmi_updater_set_store:
 * @store: (nullable): the open file; an update of the one before is cancelled
 */
void
desmi_updater_set_store (DesmiUpdater *self, DesmiStore *store)
{
  gboolean was_running = self->run != NULL;

  if (self->store == store)
    return;
  forget_run (self);
  g_set_object (&self->store, store);
  set_fraction (self, -1);
  set_string (self, &self->text, NULL, PROP_TEXT);
  set_string (self, &self->details, NULL, PROP_DETAILS);
  set_string (self, &self->server, NULL, PROP_SERVER);
  set_state (self, DESMI_UPDATE_IDLE);
  if (self->demo_root)
    {
      self->demo_root = FALSE;
      notify (self, PROP_DEMO_ROOT);
    }
  if (was_running)
    notify (self, PROP_RUNNING);
  look (self);
}

/**
 * desmi_updater_check_tls_authority:
 * @path: a file, in the encoding of file names
 *
 * Blocks.
 *
 * Returns: whether @path holds a certificate authority; %FALSE with %DESMI_SYNC_ERROR_AUTHORITY
 */
gboolean
desmi_updater_check_tls_authority (const char *path, GError **error)
{
  g_autoptr (GTlsDatabase) authority = desmi_tls_authority_load (path, error);

  return authority != NULL;
}

/**
 * desmi_updater_set_tls_authority:
 * @path: (nullable): a file with a certificate authority in PEM form, in the encoding of file names
 *
 * Whom updates that begin from now on trust beside the system's authorities; whether the file is
 * one is seen then.
 */
void
desmi_updater_set_tls_authority (DesmiUpdater *self, const char *path)
{
  set_string (self, &self->tls_authority, path, PROP_TLS_AUTHORITY);
}

static void
start (DesmiUpdater *self, const char *figures)
{
  DesmiPullOptions options = { .tls_authority = self->tls_authority,
                               .accept_loss = figures != NULL,
                               .loss_seen = figures };
  Run             *run;

  if (self->store == NULL || self->run != NULL)
    return;
  self->run = g_cancellable_new ();
  run = g_new0 (Run, 1);
  run->self = g_object_ref (self);
  run->run = g_object_ref (self->run);
  options.state_func = state_cb;
  options.state_data = run;
  set_fraction (self, -1);
  set_string (self, &self->details, NULL, PROP_DETAILS);
  set_string (self, &self->text, state_text (DESMI_UPDATE_CHECKING), PROP_TEXT);
  set_state (self, DESMI_UPDATE_CHECKING);
  notify (self, PROP_RUNNING);
  desmi_pull_run_async (self->store, &options, progress_cb, run, self->run, pulled_cb, run);
}

/**
 * desmi_updater_start:
 *
 * Begins an update from the server that the file remembers, unless one is under way or no file is
 * open.
 */
void
desmi_updater_start (DesmiUpdater *self)
{
  start (self, NULL);
}

/**
 * desmi_updater_start_accepting:
 * @figures: what #DesmiUpdater::loss told
 *
 * Begins an update that may take away what @figures say, and no more than that.
 */
void
desmi_updater_start_accepting (DesmiUpdater *self, const char *figures)
{
  g_return_if_fail (figures != NULL);

  start (self, figures);
}

/**
 * desmi_updater_cancel:
 *
 * Stops the update that is under way; nothing is changed then. Its end is told as any other.
 */
void
desmi_updater_cancel (DesmiUpdater *self)
{
  if (self->run != NULL)
    g_cancellable_cancel (self->run);
}

static void
set_server_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DesmiStore                 *store = DESMI_STORE (g_object_get_data (G_OBJECT (task), "store"));
  const char                 *server = *(const char *) data != '\0' ? data : NULL;
  g_autoptr (DesmiFeedSource) feed = NULL;
  GError                     *error = NULL;

  if (server != NULL)
    feed = desmi_feed_source_new (server, NULL, &error);
  if (error == NULL && desmi_store_set_meta (store, "server", server, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_updater_set_server_async:
 * @server: a web address or a folder; empty: none
 *
 * Keeps the address in the open file, for this update and all later ones.
 */
void
desmi_updater_set_server_async (DesmiUpdater       *self,
                                const char         *server,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (server != NULL);

  g_task_set_source_tag (task, desmi_updater_set_server_async);
  if (self->store == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "no file is open");
      return;
    }
  g_task_set_task_data (task, g_strdup (server), g_free);
  g_object_set_data_full (G_OBJECT (task), "store", g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, set_server_in_thread);
}

/**
 * desmi_updater_set_server_finish:
 *
 * Returns: %FALSE with %DESMI_SYNC_ERROR_ADDRESS or a #DesmiStoreError; the address is as before
 * then
 */
gboolean
desmi_updater_set_server_finish (DesmiUpdater *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (g_object_get_data (G_OBJECT (result), "store") == self->store)
    {
      const char *server = g_task_get_task_data (G_TASK (result));

      stop_looking (self);
      set_string (self, &self->server, *server != '\0' ? server : NULL, PROP_SERVER);
      look (self);
    }
  return TRUE;
}
