/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session: one open district file with the filters in force; tells its pages when either
 * changes. */
#include "app/desmi-session.h"

#include "app/desmi-extent.h"
#include "app/desmi-new-file.h"
#include "core/platform/desmi-paths.h"
#include "app/desmi-progress.h"

#include <glib/gi18n-lib.h>

struct _DesmiSession
{
  GObject       parent_instance;
  DesmiStore   *store;
  char         *period;
  char         *quarter;
  DesmiSource   source;
  DesmiAudience audience;
  GCancellable *extent_cancellable; /* of the look for the first period to show */
};

G_DEFINE_FINAL_TYPE (DesmiSession, desmi_session, G_TYPE_OBJECT)

enum
{
  PROP_STORE = 1,
  PROP_PERIOD,
  PROP_SOURCE,
  PROP_QUARTER,
  PROP_PROGRAMME,
  PROP_AUDIENCE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  char                 *path;
  char                 *district; /* nullable: the sample */
  DesmiProgressMarshal *progress;
} NewCall;

static void
free_new_call (gpointer data)
{
  NewCall *call = data;

  g_free (call->path);
  g_free (call->district);
  desmi_progress_marshal_unref (call->progress);
  g_free (call);
}

static void
extent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiSession          *self;
  DesmiExtent            extent;

  if (table
      == NULL) /* cancelled: another file is open; any other failure is met again by every page */
    return;
  self = DESMI_SESSION (data);
  desmi_extent_read (&extent, table);
  if (self->period == NULL && extent.has_months)
    {
      DesmiPeriod      year = desmi_extent_last_year (&extent);
      g_autofree char *text = desmi_period_to_text (&year);

      desmi_session_set_period (self, text);
    }
  if (self->quarter == NULL && extent.has_quarter)
    {
      DesmiPeriod      quarter = desmi_extent_last_quarter (&extent);
      g_autofree char *text = desmi_period_to_text (&quarter);

      desmi_session_set_quarter (self, text);
    }
}

/* As long as there is nothing to show, what arrives decides which period is shown first. */
static void
look_for_period (DesmiSession *self)
{
  if (self->period != NULL && self->quarter != NULL)
    return;
  desmi_store_lookup_async (self->store, "extent", NULL, desmi_locale_get_english (),
                            self->extent_cancellable, extent_cb, self);
}

static void
store_changed_cb (DesmiStore *store, guint tables, const char *const *villages, gpointer data)
{
  DesmiSession *self = DESMI_SESSION (data);

  if (tables & (DESMI_TABLES_FLOWS | DESMI_TABLES_PILLARS))
    look_for_period (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, tables);
}

static void
drop_store (DesmiSession *self)
{
  g_cancellable_cancel (self->extent_cancellable);
  g_clear_object (&self->extent_cancellable);
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      /* a change that waits for another program's lock is waited for elsewhere */
      desmi_store_close_async (self->store, NULL, NULL);
    }
  g_clear_object (&self->store);
}

/* Takes @store and starts with the filters as they are for a file just opened. */
static void
take_store (DesmiSession *self, DesmiStore *store)
{
  drop_store (self);
  self->store = store;
  g_object_freeze_notify (G_OBJECT (self));
  desmi_session_set_period (self, NULL);
  desmi_session_set_quarter (self, NULL);
  desmi_session_set_source (self, DESMI_SOURCE_DEFAULT);
  if (store != NULL)
    {
      self->extent_cancellable = g_cancellable_new ();
      g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
      desmi_recent_files_add (desmi_store_get_path (store));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
desmi_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DesmiSession *self = DESMI_SESSION (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    case PROP_AUDIENCE:
      g_value_set_int (value, (int) self->audience);
      break;
    case PROP_SOURCE:
      g_value_set_int (value, (int) self->source);
      break;
    case PROP_QUARTER:
      g_value_set_string (value, self->quarter);
      break;
    case PROP_PROGRAMME:
      g_value_set_string (value, desmi_session_get_programme (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DesmiSession *self = DESMI_SESSION (object);

  switch (id)
    {
    case PROP_PERIOD:
      desmi_session_set_period (self, g_value_get_string (value));
      break;
    case PROP_AUDIENCE:
      desmi_session_set_audience (self, (DesmiAudience) g_value_get_int (value));
      break;
    case PROP_SOURCE:
      desmi_session_set_source (self, (DesmiSource) g_value_get_int (value));
      break;
    case PROP_QUARTER:
      desmi_session_set_quarter (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_session_dispose (GObject *object)
{
  DesmiSession *self = DESMI_SESSION (object);

  drop_store (self);
  g_clear_pointer (&self->period, g_free);
  g_clear_pointer (&self->quarter, g_free);
  G_OBJECT_CLASS (desmi_session_parent_class)->dispose (object);
}

static void
desmi_session_class_init (DesmiSessionClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags both = read | G_PARAM_WRITABLE;

  object_class->get_property = desmi_session_get_property;
  object_class->set_property = desmi_session_set_property;
  object_class->dispose = desmi_session_dispose;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, DESMI_TYPE_STORE, read);
  properties[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, both);
  properties[PROP_AUDIENCE]
      = g_param_spec_int ("audience", NULL, NULL, DESMI_AUDIENCE_INTERNAL, DESMI_AUDIENCE_PUBLIC,
                          DESMI_AUDIENCE_INTERNAL, both);
  properties[PROP_SOURCE] = g_param_spec_int ("source", NULL, NULL, DESMI_SOURCE_DEFAULT,
                                              DESMI_SOURCE_BOTH, DESMI_SOURCE_DEFAULT, both);
  properties[PROP_QUARTER] = g_param_spec_string ("quarter", NULL, NULL, NULL, both);
  properties[PROP_PROGRAMME] = g_param_spec_string ("programme", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * DesmiSession::changed:
   * @tables: DesmiTables flags
   *
   * What the file holds has changed: edited here, pulled, or written by another program.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DESMI_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
desmi_session_init (DesmiSession *self)
{
}

/**
 * desmi_session_new:
 *
 * Returns: (transfer full): a session without a file
 */
DesmiSession *
desmi_session_new (void)
{
  return g_object_new (DESMI_TYPE_SESSION, NULL);
}

/**
 * desmi_session_get_store:
 *
 * Returns: (transfer none) (nullable): the open file
 */
DesmiStore *
desmi_session_get_store (DesmiSession *self)
{
  return self->store;
}

static void
open_extent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  DesmiSession     *self = DESMI_SESSION (g_task_get_source_object (task));

  extent_cb (source, result, self);
  g_task_return_boolean (task, TRUE);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  DesmiSession     *self = DESMI_SESSION (g_task_get_source_object (task));
  GError           *error = NULL;
  DesmiStore       *store = desmi_store_open_finish (result, &error);

  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  take_store (self, store);
  /* The period to show first is known before anyone asks for a page. */
  desmi_store_lookup_async (store, "extent", NULL, desmi_locale_get_english (),
                            self->extent_cancellable, open_extent_cb, g_steal_pointer (&task));
}

/**
 * desmi_session_open_async:
 * @path: a district file
 *
 * Opens @path in place of the open file; until it is open, and if it cannot be, the open one stays.
 */
void
desmi_session_open_async (DesmiSession       *self,
                          const char         *path,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_session_open_async);
  g_task_set_check_cancellable (task, FALSE);
  desmi_store_open_async (path, DESMI_OPEN_NONE, cancellable, open_cb, task);
}

/**
 * desmi_session_open_finish:
 *
 * Returns: %TRUE if the file is open; else #DESMI_STORE_ERROR
 */
gboolean
desmi_session_open_finish (DesmiSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
opened_new_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  GError           *error = NULL;

  if (desmi_session_open_finish (DESMI_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* On the main context, when the file is made: opens it. */
static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  NewCall          *call = g_task_get_task_data (task);
  GCancellable     *cancellable = g_task_get_cancellable (task);
  GError           *error = NULL;

  desmi_progress_marshal_stop (call->progress);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  desmi_session_open_async (DESMI_SESSION (source), call->path, cancellable, opened_new_cb,
                            g_steal_pointer (&task));
}

/* Published anew for each sample, since what a feed says expires; kept, so that "update now" has
 * something to ask. */
static char *
dup_sample_feed (void)
{
  return g_build_filename (g_get_user_cache_dir (), "desmigratif", "sample-feed", NULL);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  NewCall         *call = g_task_get_task_data (G_TASK (data));
  g_autofree char *feed = dup_sample_feed ();
  GError          *error = NULL;
  gboolean         ok;

  if (call->district != NULL)
    ok = desmi_new_file_create (call->path, call->district, desmi_progress_marshal_report,
                                call->progress, cancellable, &error);
  else
    ok = desmi_new_file_create_sample (call->path, feed, desmi_progress_marshal_report,
                                       call->progress, cancellable, &error);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
make_file (DesmiSession       *self,
           char               *path,
           const char         *district,
           DesmiProgress       progress,
           gpointer            progress_data,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data,
           gpointer            tag)
{
  GTask            *outer = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) inner = g_task_new (self, cancellable, made_cb, outer);
  NewCall          *call = g_new0 (NewCall, 1);

  call->path = path;
  call->district = g_strdup (district);
  call->progress = desmi_progress_marshal_new (progress, progress_data);
  g_task_set_source_tag (outer, tag);
  /* What is made is made: whoever cancels too late gets the file. */
  g_task_set_check_cancellable (outer, FALSE);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (outer, call, free_new_call);
  g_task_set_task_data (inner, g_object_ref (outer), g_object_unref);
  g_task_run_in_thread (inner, make_in_thread);
}

/**
 * desmi_session_create_async:
 * @path: where no file is yet
 * @district: code of a kabupaten or kota
 * @progress: (nullable) (scope notified): told on the main context until the callback
 *
 * Makes a new file with the shipped regions and catalogue and opens it.
 */
void
desmi_session_create_async (DesmiSession       *self,
                            const char         *path,
                            const char         *district,
                            DesmiProgress       progress,
                            gpointer            progress_data,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  make_file (self, g_strdup (path), district, progress, progress_data, cancellable, callback,
             user_data, desmi_session_create_async);
}

/**
 * desmi_session_create_finish:
 *
 * Returns: %TRUE if the file is made and open; else #DESMI_STORE_ERROR, and no file is left behind
 */
gboolean
desmi_session_create_finish (DesmiSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The sample's file, numbered where one of the name is there already. */
static char *
dup_sample_path (void)
{
  g_autofree char *folder = desmi_paths_dup_default_folder ();

  for (int i = 1;; i++)
    {
      /* Translators: name of the file of the sample district. */
      g_autofree char *number = i > 1 ? g_strdup_printf (" %d", i) : g_strdup ("");
      g_autofree char *name
          = g_strconcat (_ ("Sample district Indramayu"), number, DESMI_STORE_SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * desmi_session_try_sample_async:
 * @progress: (nullable) (scope notified): told on the main context until the callback
 *
 * Makes the synthetic sample district in a file of its own and opens it.
 */
void
desmi_session_try_sample_async (DesmiSession       *self,
                                DesmiProgress       progress,
                                gpointer            progress_data,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  make_file (self, dup_sample_path (), NULL, progress, progress_data, cancellable, callback,
             user_data, desmi_session_try_sample_async);
}

/**
 * desmi_session_try_sample_finish:
 *
 * Returns: %TRUE if the sample is open; else the error of what failed, and no file is left behind
 */
gboolean
desmi_session_try_sample_finish (DesmiSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * desmi_session_close:
 *
 * Closes the file, if one is open, without waiting for the job that runs on it;
 * desmi_store_wait_closed() waits.
 */
void
desmi_session_close (DesmiSession *self)
{
  if (self->store != NULL)
    take_store (self, NULL);
}

static void
set_text (DesmiSession *self, char **field, const char *text, int property)
{
  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * desmi_session_get_period:
 *
 * Returns: (transfer none) (nullable): normal form; %NULL while the file has no flows
 */
const char *
desmi_session_get_period (DesmiSession *self)
{
  return self->period;
}

/**
 * desmi_session_set_period:
 * @period: (nullable): normal form; %NULL: to be found anew when data come
 */
void
desmi_session_set_period (DesmiSession *self, const char *period)
{
  set_text (self, &self->period, period, PROP_PERIOD);
}

/**
 * desmi_session_get_quarter:
 *
 * Returns: (transfer none) (nullable): normal form; %NULL while the file has no measurements
 */
const char *
desmi_session_get_quarter (DesmiSession *self)
{
  return self->quarter;
}

/**
 * desmi_session_set_quarter:
 * @quarter: (nullable): normal form
 */
void
desmi_session_set_quarter (DesmiSession *self, const char *quarter)
{
  set_text (self, &self->quarter, quarter, PROP_QUARTER);
}

/**
 * desmi_session_get_source:
 *
 * Returns: whether official, local or both kinds of data are shown
 */
DesmiSource
desmi_session_get_source (DesmiSession *self)
{
  return self->source;
}

/**
 * desmi_session_set_source:
 * @source: which data pages ask for from now on
 */
void
desmi_session_set_source (DesmiSession *self, DesmiSource source)
{
  if (self->source == source)
    return;
  self->source = source;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

/**
 * desmi_session_get_audience:
 *
 * Returns: for whom charts are drawn
 */
DesmiAudience
desmi_session_get_audience (DesmiSession *self)
{
  return self->audience;
}

/**
 * desmi_session_set_audience:
 * @audience: for whom charts are drawn from now on
 */
void
desmi_session_set_audience (DesmiSession *self, DesmiAudience audience)
{
  if (self->audience == audience)
    return;
  self->audience = audience;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIENCE]);
}

/**
 * desmi_session_get_programme:
 *
 * Returns: (transfer none): id of the programme whose villages are shown
 */
const char *
desmi_session_get_programme (DesmiSession *self)
{
  return "desmigratif";
}
