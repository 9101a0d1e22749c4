/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session: one open district file, what is shown of it and the way back; tells its pages when
 * any of it changes. */
#include "app/desmi-session-private.h"
#include "app/desmi-village-filter.h"

#include "app/desmi-extent.h"
#include "app/desmi-view-check.h"

#define FIRST_PAGE "overview"

G_DEFINE_FINAL_TYPE (DesmiSession, desmi_session, G_TYPE_OBJECT)

enum
{
  PROP_STORE = 1,
  PROP_PERIOD,
  PROP_SOURCE,
  PROP_QUARTER,
  PROP_PROGRAMME,
  PROP_AUDIENCE,
  PROP_STATE,
  PROP_AIM,
  PROP_USER,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_CHANGED,
  SIGNAL_CLOSING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
extent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DesmiSession) self = data;
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiTable)   table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiExtent              extent;

  /* what was answered before it was cancelled may be of a file that was closed since; any failure
   * is met again by every page */
  if (table == NULL || self->store != DESMI_STORE (source))
    return;
  desmi_extent_read (&extent, table);
  if (desmi_session_get_period (self) == NULL && extent.has_months)
    {
      DesmiPeriod      year = desmi_extent_last_year (&extent);
      g_autofree char *text = desmi_period_to_text (&year);

      desmi_session_set_period (self, text);
    }
  if (desmi_session_get_quarter (self) == NULL && extent.has_quarter)
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
  if (desmi_session_get_period (self) != NULL && desmi_session_get_quarter (self) != NULL)
    return;
  desmi_store_lookup_async (self->store, "extent", NULL, desmi_locale_get_english (),
                            self->extent_cancellable, extent_cb, g_object_ref (self));
}

static void
store_changed_cb (DesmiStore *store, guint tables, const char *const *villages, gpointer data)
{
  DesmiSession *self = DESMI_SESSION (data);

  if (tables & (DESMI_TABLES_FLOWS | DESMI_TABLES_PILLARS | DESMI_TABLES_REGISTERS))
    look_for_period (self);
  if (tables & DESMI_TABLES_REGIONS)
    desmi_session_check_again (self);
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

/* Takes @store and shows @state of it; there is no way back into another file. */
static void
take_store (DesmiSession *self, DesmiStore *store, DesmiViewState *state)
{
  g_autoptr (DesmiViewState) before = desmi_view_state_ref (desmi_session_get_state (self));

  if (self->store != NULL)
    g_signal_emit (self, signals[SIGNAL_CLOSING], 0);
  drop_store (self);
  self->store = store;
  if (store != NULL)
    desmi_store_set_user (store, self->user);
  g_object_freeze_notify (G_OBJECT (self));
  desmi_view_history_reset (self->history, state);
  if (store != NULL)
    {
      self->extent_cancellable = g_cancellable_new ();
      g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
      desmi_recent_files_add (desmi_store_get_path (store));
    }
  desmi_session_tell (self, before);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* @state for a file of which nothing is known */
static DesmiViewState *
without_times (const DesmiViewState *state)
{
  g_autoptr (DesmiViewState) half = desmi_view_state_with (state, DESMI_VIEW_PERIOD, NULL);

  return desmi_view_state_with (half, DESMI_VIEW_QUARTER, NULL);
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
      g_value_set_string (value, desmi_session_get_period (self));
      break;
    case PROP_AUDIENCE:
      g_value_set_int (value, (int) desmi_session_get_audience (self));
      break;
    case PROP_SOURCE:
      g_value_set_int (value, (int) desmi_session_get_source (self));
      break;
    case PROP_QUARTER:
      g_value_set_string (value, desmi_session_get_quarter (self));
      break;
    case PROP_AIM:
      g_value_set_boxed (value, desmi_session_get_aim (self));
      break;
    case PROP_STATE:
      g_value_set_boxed (value, desmi_session_get_state (self));
      break;
    case PROP_PROGRAMME:
      g_value_set_string (value, desmi_session_get_programme (self));
      break;
    case PROP_USER:
      g_value_set_string (value, self->user);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_user (DesmiSession *self, const char *name)
{
  if (g_strcmp0 (self->user, name) == 0)
    return;
  desmi_session_end_aim (self);
  g_free (self->user);
  self->user = g_strdup (name);
  if (self->store != NULL)
    desmi_store_set_user (self->store, name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
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
    case PROP_STATE:
      desmi_session_set_state (self, g_value_get_boxed (value));
      break;
    case PROP_USER:
      set_user (self, g_value_get_string (value));
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
  G_OBJECT_CLASS (desmi_session_parent_class)->dispose (object);
}

static void
desmi_session_finalize (GObject *object)
{
  DesmiSession *self = DESMI_SESSION (object);

  desmi_view_history_free (self->history);
  g_hash_table_unref (self->pages);
  g_free (self->user);
  G_OBJECT_CLASS (desmi_session_parent_class)->finalize (object);
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
  object_class->finalize = desmi_session_finalize;
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, DESMI_TYPE_STORE, read);
  properties[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, both);
  properties[PROP_AUDIENCE]
      = g_param_spec_int ("audience", NULL, NULL, DESMI_AUDIENCE_INTERNAL, DESMI_AUDIENCE_PUBLIC,
                          DESMI_AUDIENCE_INTERNAL, both);
  properties[PROP_SOURCE] = g_param_spec_int ("source", NULL, NULL, DESMI_SOURCE_DEFAULT,
                                              DESMI_SOURCE_BOTH, DESMI_SOURCE_DEFAULT, both);
  properties[PROP_QUARTER] = g_param_spec_string ("quarter", NULL, NULL, NULL, both);
  properties[PROP_PROGRAMME] = g_param_spec_string ("programme", NULL, NULL, NULL, read);
  properties[PROP_STATE] = g_param_spec_boxed ("state", NULL, NULL, DESMI_TYPE_VIEW_STATE, both);
  properties[PROP_AIM] = g_param_spec_boxed ("aim", NULL, NULL, G_TYPE_STRV, read);
  properties[PROP_USER] = g_param_spec_string ("user", NULL, NULL, NULL, both);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * DesmiSession::changed:
   * @tables: DesmiTables flags
   *
   * What the file holds has changed: edited here, pulled, or written by another program.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DESMI_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * DesmiSession::closing:
   *
   * The file is about to be closed: what is half typed can still be saved.
   */
  signals[SIGNAL_CLOSING] = g_signal_new ("closing", DESMI_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  /**
   * DesmiSession::left-out:
   * @sentence: translated
   *
   * Something that was chosen is no longer, since the file does not have it.
   */
  g_signal_new ("left-out", DESMI_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_STRING);
}

static void
unref_state (gpointer state)
{
  desmi_view_state_unref (state);
}

static void
desmi_session_init (DesmiSession *self)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_new (FIRST_PAGE);

  self->history = desmi_view_history_new (state);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_state);
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
open_checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask)          task = G_TASK (data);
  DesmiSession              *self = DESMI_SESSION (g_task_get_source_object (task));
  g_autofree char           *left_out = NULL;
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiViewState) state = desmi_view_check_finish (result, &left_out, &error);
  g_autoptr (DesmiViewState) plain = without_times (desmi_session_get_state (self));

  /* the failure is met again by every page */
  take_store (self, g_object_ref (DESMI_STORE (source)), state != NULL ? state : plain);
  desmi_session_say_left_out (self, left_out);
  g_task_return_boolean (task, TRUE);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask)      task = G_TASK (data);
  DesmiSession          *self = DESMI_SESSION (g_task_get_source_object (task));
  GError                *error = NULL;
  g_autoptr (DesmiStore) store = desmi_store_open_finish (result, &error);

  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* What is shown first is known before anyone asks for a page. */
  desmi_view_check_async (desmi_session_get_state (self), store, NULL, open_checked_cb,
                          g_steal_pointer (&task));
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

/**
 * desmi_session_close:
 *
 * Closes the file, if one is open, without waiting for the job that runs on it;
 * desmi_store_wait_closed() waits.
 */
void
desmi_session_close (DesmiSession *self)
{
  g_autoptr (DesmiViewState) state = without_times (desmi_session_get_state (self));

  if (self->store != NULL)
    take_store (self, NULL, state);
}

/**
 * desmi_session_get_programme:
 *
 * Returns: (transfer none): id of the programme whose villages are shown: the one that the page of
 * villages is filtered by; of static storage
 */
const char *
desmi_session_get_programme (DesmiSession *self)
{
  const DesmiViewState *state = desmi_session_get_state (self);
  const char           *chosen = desmi_session_is_on_page (self, "villages")
                                     ? desmi_view_state_get_filter (state, "programme")
                                     : NULL;

  if (chosen == NULL || g_str_equal (chosen, DESMI_PROGRAMME_SEVERAL))
    return DESMI_VILLAGE_PROGRAMME;
  return g_intern_string (chosen);
}
