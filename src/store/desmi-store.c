/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store as an object: what it says of itself, and how it tells of changes. */
#include "store/desmi-store-object.h"

G_DEFINE_FINAL_TYPE (DesmiStore, desmi_store, G_TYPE_OBJECT)

enum
{
  PROP_UNDO_LABEL = 1,
  PROP_REDO_LABEL,
  PROP_NOTICE,
  PROP_DISTRICT_NAME,
  PROP_SYNTHETIC,
  PROP_ASTRAY,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint       signals[N_SIGNALS];

static void
shared_clear (gpointer data)
{
  DesmiStoreShared *shared = data;

  g_weak_ref_clear (&shared->store);
  g_mutex_clear (&shared->user_mutex);
  g_free (shared->user);
  desmi_store_file_free (shared->file);
}

/**
 * desmi_store_shared_unref:
 *
 * Lets go of what a store and its threads share.
 */
void
desmi_store_shared_unref (gpointer shared)
{
  g_atomic_rc_box_release_full (shared, shared_clear);
}

static void
replace_text (DesmiStore *self, char **place, char *text, guint prop)
{
  if (g_strcmp0 (*place, text) == 0)
    {
      g_free (text);
      return;
    }
  g_free (*place);
  *place = text;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

/* Takes over where the file was seen last. */
void
desmi_store_adopt_place (DesmiStore *self)
{
  gboolean is_astray = g_atomic_int_get (&self->shared->is_astray);

  if (self->is_astray == is_astray)
    return;
  self->is_astray = is_astray;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ASTRAY]);
}

/* Takes over what holds after a change, and frees the rest of it. */
void
desmi_store_adopt (DesmiStore *self, DesmiStoreChange *change)
{
  g_object_freeze_notify (G_OBJECT (self));
  replace_text (self, &self->undo_label, g_steal_pointer (&change->undo_label), PROP_UNDO_LABEL);
  replace_text (self, &self->redo_label, g_steal_pointer (&change->redo_label), PROP_REDO_LABEL);
  if (change->district_name != NULL)
    replace_text (self, &self->district_name, g_steal_pointer (&change->district_name),
                  PROP_DISTRICT_NAME);
  if (change->notice != NULL)
    replace_text (self, &self->notice, g_steal_pointer (&change->notice), PROP_NOTICE);
  if (self->synthetic != change->synthetic)
    {
      self->synthetic = change->synthetic;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SYNTHETIC]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  desmi_store_change_free (change);
}

static void
tell_all (DesmiStore *self)
{
  DesmiStoreChange *change;
  GSource          *source;

  g_object_ref (self);
  g_mutex_lock (&self->mutex);
  source = g_steal_pointer (&self->telling);
  g_mutex_unlock (&self->mutex);
  if (source != NULL)
    {
      g_source_destroy (source);
      g_source_unref (source);
    }
  for (;;)
    {
      DesmiTables    tables;
      g_auto (GStrv) villages = NULL;

      g_mutex_lock (&self->mutex);
      change = g_queue_pop_head (&self->changes);
      g_mutex_unlock (&self->mutex);
      if (change == NULL)
        break;
      tables = change->tables;
      villages = g_steal_pointer (&change->villages);
      desmi_store_adopt (self, change);
      if (tables != DESMI_TABLES_NONE)
        g_signal_emit (self, signals[CHANGED], 0, (guint) tables, villages);
    }
  g_object_unref (self);
}

static gboolean
tell_cb (gpointer data)
{
  g_autoptr (DesmiStore) self = g_weak_ref_get (data);

  if (self != NULL)
    tell_all (self);
  return G_SOURCE_REMOVE;
}

static void
free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/**
 * desmi_store_tell:
 * @change: (transfer full)
 *
 * Emits "changed" on the store's main context.
 */
void
desmi_store_tell (DesmiStore *self, DesmiStoreChange *change)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->changes, change);
  if (self->telling == NULL)
    {
      GWeakRef *weak = g_new0 (GWeakRef, 1);

      g_weak_ref_init (weak, self);
      self->telling = g_idle_source_new ();
      /* like the results of tasks, so that it comes before the result of the same commit */
      g_source_set_priority (self->telling, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->telling, tell_cb, weak, free_weak);
      g_source_attach (self->telling, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * desmi_store_tell_now:
 *
 * Emits the changes that wait to be told.
 */
void
desmi_store_tell_now (DesmiStore *self)
{
  if (g_thread_self () == self->thread)
    tell_all (self);
}

static gboolean
watch_cb (gpointer data)
{
  DesmiStore *self = data;

  if (!self->is_looking)
    desmi_store_look (self);
  return G_SOURCE_CONTINUE;
}

static void
desmi_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DesmiStore *self = DESMI_STORE (object);

  switch (id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    case PROP_DISTRICT_NAME:
      g_value_set_string (value, self->district_name);
      break;
    case PROP_SYNTHETIC:
      g_value_set_boolean (value, self->synthetic);
      break;
    case PROP_ASTRAY:
      g_value_set_boolean (value, self->is_astray);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drop_changes (DesmiStore *self)
{
  GSource *source;

  g_mutex_lock (&self->mutex);
  source = g_steal_pointer (&self->telling);
  g_queue_clear_full (&self->changes, (GDestroyNotify) desmi_store_change_free);
  g_mutex_unlock (&self->mutex);
  if (source != NULL)
    {
      g_source_destroy (source);
      g_source_unref (source);
    }
}

static void
desmi_store_dispose (GObject *object)
{
  DesmiStore *self = DESMI_STORE (object);

  desmi_store_close (self);
  drop_changes (self);
  G_OBJECT_CLASS (desmi_store_parent_class)->dispose (object);
}

static void
desmi_store_finalize (GObject *object)
{
  DesmiStore *self = DESMI_STORE (object);

  g_clear_pointer (&self->readers, desmi_worker_unref);
  g_clear_pointer (&self->writer, desmi_worker_unref);
  g_clear_pointer (&self->shared, desmi_store_shared_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->thread, g_thread_unref);
  g_mutex_clear (&self->mutex);
  g_free (self->district);
  g_free (self->district_name);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->notice);
  g_free (self->place);
  G_OBJECT_CLASS (desmi_store_parent_class)->finalize (object);
}

static void
desmi_store_class_init (DesmiStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const int     flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = desmi_store_get_property;
  object_class->dispose = desmi_store_dispose;
  object_class->finalize = desmi_store_finalize;
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  props[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  props[PROP_DISTRICT_NAME] = g_param_spec_string ("district-name", NULL, NULL, NULL, flags);
  props[PROP_SYNTHETIC] = g_param_spec_boolean ("synthetic", NULL, NULL, FALSE, flags);
  props[PROP_ASTRAY] = g_param_spec_boolean ("astray", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  /* tables: DesmiTables; villages: (nullable): codes, NULL: many */
  signals[CHANGED] = g_signal_new ("changed", DESMI_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRV);
}

static void
desmi_store_init (DesmiStore *self)
{
  g_mutex_init (&self->mutex);
  g_queue_init (&self->changes);
  self->safe_step = -1;
}

/**
 * desmi_store_new:
 * @file: (transfer full): looked at, brought up to date
 * @context: where "changed" is emitted
 * @thread: that runs @context
 */
DesmiStore *
desmi_store_new (DesmiStoreFile *file, GMainContext *context, GThread *thread)
{
  DesmiStore *self = g_object_new (DESMI_TYPE_STORE, NULL);

  self->shared = g_atomic_rc_box_new0 (DesmiStoreShared);
  self->shared->file = file;
  g_mutex_init (&self->shared->user_mutex);
  g_weak_ref_init (&self->shared->store, self);
  self->notice = g_strdup (file->notice);
  self->context = g_main_context_ref (context);
  self->thread = g_thread_ref (thread);
  desmi_store_start (self);
  return self;
}

/**
 * desmi_store_close:
 *
 * Waits for the running jobs and for every change that was asked for, fails the questions that wait
 * with %G_IO_ERROR_CLOSED, and closes the file. Later calls fail likewise. The last unref closes
 * too.
 */
void
desmi_store_close (DesmiStore *self)
{
  g_return_if_fail (DESMI_IS_STORE (self));

  if (self->watch_id != 0)
    desmi_store_set_watching (self, FALSE);
  if (self->readers != NULL)
    desmi_worker_stop (self->readers);
  if (self->writer != NULL)
    desmi_worker_stop (self->writer);
}

static guint  n_closing; /* stores that are being closed on a thread of their own */
static GMutex closing_mutex;
static GCond  closing_cond;

typedef struct
{
  DesmiStore *store; /* owned */
  GTask      *task;  /* owned (nullable) */
} CloseCall;

static gpointer
close_in_thread (gpointer data)
{
  CloseCall *call = data;

  desmi_store_close (call->store);
  if (call->task != NULL)
    {
      g_task_return_boolean (call->task, TRUE);
      g_object_unref (call->task);
    }
  g_object_unref (call->store);
  g_free (call);
  g_mutex_lock (&closing_mutex);
  n_closing--;
  g_cond_broadcast (&closing_cond);
  g_mutex_unlock (&closing_mutex);
  return NULL;
}

/**
 * desmi_store_close_async:
 * @callback: (nullable): called once the file is closed
 *
 * As desmi_store_close(), without waiting: a change that waits for another program's lock may take
 * seconds. Called on the thread that opened the store; it stays referenced meanwhile. Before the
 * program ends, desmi_store_wait_closed() waits for it.
 */
void
desmi_store_close_async (DesmiStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  CloseCall *call;

  g_return_if_fail (DESMI_IS_STORE (self));

  if (self->watch_id != 0)
    desmi_store_set_watching (self, FALSE);
  call = g_new0 (CloseCall, 1);
  call->store = g_object_ref (self);
  if (callback != NULL)
    {
      call->task = g_task_new (self, NULL, callback, user_data);
      g_task_set_source_tag (call->task, desmi_store_close_async);
    }
  g_mutex_lock (&closing_mutex);
  n_closing++;
  g_mutex_unlock (&closing_mutex);
  g_thread_unref (g_thread_new ("desmi-closer", close_in_thread, call));
}

/**
 * desmi_store_close_finish:
 *
 * Returns: %TRUE
 */
gboolean
desmi_store_close_finish (DesmiStore *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * desmi_store_wait_closed:
 *
 * Waits until every store that is being closed by desmi_store_close_async() is closed. For the end
 * of the program, when no window is left.
 */
void
desmi_store_wait_closed (void)
{
  g_mutex_lock (&closing_mutex);
  while (n_closing > 0)
    g_cond_wait (&closing_cond, &closing_mutex);
  g_mutex_unlock (&closing_mutex);
}

/**
 * desmi_store_get_path:
 *
 * Returns: (transfer none): where the file lies
 */
const char *
desmi_store_get_path (DesmiStore *self)
{
  g_return_val_if_fail (DESMI_IS_STORE (self), NULL);
  return self->shared->file->path;
}

/**
 * desmi_store_get_district:
 *
 * Returns: (transfer none): the district's code, "32.12"
 */
const char *
desmi_store_get_district (DesmiStore *self)
{
  g_return_val_if_fail (DESMI_IS_STORE (self), NULL);
  return self->district;
}

/**
 * desmi_store_get_district_name:
 *
 * Returns: (transfer none): "Kabupaten Indramayu"
 */
const char *
desmi_store_get_district_name (DesmiStore *self)
{
  g_return_val_if_fail (DESMI_IS_STORE (self), NULL);
  return self->district_name;
}

/**
 * desmi_store_get_read_only:
 *
 * Returns: whether the file is open to view only
 */
gboolean
desmi_store_get_read_only (DesmiStore *self)
{
  g_return_val_if_fail (DESMI_IS_STORE (self), TRUE);
  return g_atomic_int_get (&self->shared->file->read_only);
}

/**
 * desmi_store_set_user:
 * @name: (nullable): who works; %NULL or blank: the system's name of the person
 *
 * Says what the history calls the person whose steps are made from now on.
 */
void
desmi_store_set_user (DesmiStore *self, const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name != NULL ? name : ""));

  g_mutex_lock (&self->shared->user_mutex);
  g_free (self->shared->user);
  self->shared->user = stripped[0] != '\0' ? g_steal_pointer (&stripped) : NULL;
  g_mutex_unlock (&self->shared->user_mutex);
}

/**
 * desmi_store_get_synthetic:
 *
 * Returns: whether its data are made up
 */
gboolean
desmi_store_get_synthetic (DesmiStore *self)
{
  g_return_val_if_fail (DESMI_IS_STORE (self), FALSE);
  return self->synthetic;
}

/**
 * desmi_store_get_notice:
 *
 * Returns: (transfer none) (nullable): a sentence about the folder that the file lies in
 */
const char *
desmi_store_get_notice (DesmiStore *self)
{
  g_return_val_if_fail (DESMI_IS_STORE (self), NULL);
  return self->notice;
}

/**
 * desmi_store_get_undo_label:
 *
 * Returns: (transfer none) (nullable): what undo would take back; %NULL: nothing
 */
const char *
desmi_store_get_undo_label (DesmiStore *self)
{
  g_return_val_if_fail (DESMI_IS_STORE (self), NULL);
  return self->undo_label;
}

/**
 * desmi_store_get_redo_label:
 *
 * Returns: (transfer none) (nullable): what redo would make again; %NULL: nothing
 */
const char *
desmi_store_get_redo_label (DesmiStore *self)
{
  g_return_val_if_fail (DESMI_IS_STORE (self), NULL);
  return self->redo_label;
}

/**
 * desmi_store_get_astray:
 *
 * Returns: whether the file no longer lay at its path when that was looked at last: it was moved,
 *   deleted or replaced, and nothing is written any more until it is back
 */
gboolean
desmi_store_get_astray (DesmiStore *self)
{
  g_return_val_if_fail (DESMI_IS_STORE (self), FALSE);
  return self->is_astray;
}

/**
 * desmi_store_set_watching:
 *
 * Whether to look at once and then each second if another process has written, which is told by
 * "changed", or has moved the file, which is told by notify::astray. For a window that has the
 * focus; called on the thread that opened the store.
 */
void
desmi_store_set_watching (DesmiStore *self, gboolean watching)
{
  g_return_if_fail (DESMI_IS_STORE (self));

  if (watching && self->watch_id == 0)
    {
      g_autoptr (GSource) source = g_timeout_source_new_seconds (1);

      g_source_set_callback (source, watch_cb, self, NULL);
      self->watch_id = g_source_attach (source, self->context);
      watch_cb (self);
    }
  else if (!watching && self->watch_id != 0)
    {
      GSource *source = g_main_context_find_source_by_id (self->context, self->watch_id);

      if (source != NULL)
        g_source_destroy (source);
      self->watch_id = 0;
    }
}
