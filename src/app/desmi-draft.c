/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into a form and is not saved yet, kept beside the district file against a crash.
 */
#include "app/desmi-draft.h"

#include "app/desmi-draft-path.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define WAIT_MS 400 /* after the last key, so that a word is written once */
/* A NIK, the number of a single person, has 16; one that is being typed is not to lie there,
 * either, and telephone numbers have up to 13, with the 62 of the country. */
#define IDENTITY_DIGITS 14
#define KNOWN_LENGTH 24 /* more than a day or a telephone number has */

typedef struct
{
  char *base;
  char *text;
} Value;

/* What a thread writes; what comes meanwhile is written by the same one, also where no main loop
 * runs any more. Guarded by the lock, but for the path. */
typedef struct
{
  char    *path;
  char    *text;  /* nullable: no values */
  gboolean waits; /* the text is not written yet */
  gboolean ended; /* nothing is written any more */
} Job;

struct _DesmiDraft
{
  GObject     parent_instance;

  char       *file;   /* of the district */
  char       *form;   /* what it is of */
  char       *title;  /* nullable: what a reader calls it */
  char       *of;     /* nullable: what it was opened for, where its name does not tell */
  char       *stem;   /* path, without what tells windows with the same form apart */
  char       *path;   /* nullable: until it is known which one is free */
  GHashTable *values; /* by id */
  guint       timer;
  Job        *job;     /* nullable: of the last task */
  gboolean    again;   /* to be written when it is known where */
  gboolean    dropped; /* what is found was thrown away already */
};

G_DEFINE_FINAL_TYPE (DesmiDraft, desmi_draft, G_TYPE_OBJECT)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How many are being written. */
static GMutex lock;
static GCond  kept;
static guint  n_writing;

static void
value_free (gpointer data)
{
  Value *self = data;

  g_free (self->base);
  g_free (self->text);
  g_free (self);
}

static Value *
value_new (const char *base, const char *text)
{
  Value *self = g_new (Value, 1);

  self->base = g_strdup (base);
  self->text = g_strdup (text);
  return self;
}

/* A draft without values is no file. */
static gboolean
write_file (const char *path, const char *text, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (text == NULL)
    {
      if (g_unlink (path) == 0 || errno == ENOENT)
        return TRUE;
      g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (errno),
                           g_strerror (errno));
      return FALSE;
    }
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job               *job = data;
  g_autoptr (GError) error = NULL;
  gboolean           done = TRUE;

  g_mutex_lock (&lock);
  while (job->waits)
    {
      g_autofree char *text = g_steal_pointer (&job->text);

      job->waits = FALSE;
      g_mutex_unlock (&lock);
      g_clear_error (&error);
      done = write_file (job->path, text, &error);
      g_mutex_lock (&lock);
    }
  job->ended = TRUE;
  n_writing--;
  g_cond_broadcast (&kept);
  g_mutex_unlock (&lock);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static char *
dup_text (DesmiDraft *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GHashTableIter       iter;
  gpointer             id, value;

  if (g_hash_table_size (self->values) == 0)
    return NULL;
  g_key_file_set_string (file, DESMI_DRAFT_ABOUT, "file", self->file);
  g_key_file_set_string (file, DESMI_DRAFT_ABOUT, "form", self->form);
  if (self->title != NULL)
    g_key_file_set_string (file, DESMI_DRAFT_ABOUT, "title", self->title);
  if (self->of != NULL)
    g_key_file_set_string (file, DESMI_DRAFT_ABOUT, "of", self->of);
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      g_key_file_set_string (file, id, "base", ((Value *) value)->base);
      g_key_file_set_string (file, id, "text", ((Value *) value)->text);
    }
  return g_key_file_to_data (file, NULL, NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DesmiDraft        *self = DESMI_DRAFT (source);
  g_autoptr (GError) error = NULL;

  /* else another was begun when this one had ended */
  if (self->job == g_task_get_task_data (G_TASK (result)))
    self->job = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
job_free (gpointer data)
{
  Job *self = data;

  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

/* Returns whether a thread is there that writes @text next; takes it then. */
static gboolean
hand_over (DesmiDraft *self, char *text)
{
  gboolean taken_over;

  g_mutex_lock (&lock);
  taken_over = self->job != NULL && !self->job->ended;
  if (taken_over)
    {
      g_free (self->job->text);
      self->job->text = text;
      self->job->waits = TRUE;
    }
  g_mutex_unlock (&lock);
  return taken_over;
}

static void
start (DesmiDraft *self)
{
  g_autoptr (GTask) task = NULL;
  char             *text;

  self->again = self->path == NULL;
  if (self->again)
    return;
  text = dup_text (self);
  if (hand_over (self, text))
    return;
  self->job = g_new (Job, 1);
  *self->job = (Job){ g_strdup (self->path), text, TRUE, FALSE };
  g_mutex_lock (&lock);
  n_writing++;
  g_mutex_unlock (&lock);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, self->job, job_free);
  g_task_run_in_thread (task, write_in_thread);
}

static gboolean
timer_cb (gpointer user_data)
{
  DesmiDraft *self = user_data;

  self->timer = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

static void
desmi_draft_finalize (GObject *object)
{
  DesmiDraft *self = DESMI_DRAFT (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->path != NULL)
    desmi_draft_path_release (self->path);
  g_hash_table_unref (self->values);
  g_free (self->file);
  g_free (self->form);
  g_free (self->title);
  g_free (self->of);
  g_free (self->stem);
  g_free (self->path);
  G_OBJECT_CLASS (desmi_draft_parent_class)->finalize (object);
}

static void
desmi_draft_class_init (DesmiDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_draft_finalize;
  signals[FAILED] = g_signal_new ("failed", DESMI_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desmi_draft_init (DesmiDraft *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);
}

/**
 * desmi_draft_new:
 * @file: path of the district file
 * @form: what the form is of, the same whenever it is opened, such as "profile/32.12.16.2004"
 *
 * Returns: (transfer full): a draft that is to be loaded before anything of it is written
 */
DesmiDraft *
desmi_draft_new (const char *file, const char *form)
{
  DesmiDraft      *self = g_object_new (DESMI_TYPE_DRAFT, NULL);
  g_autofree char *key = g_strdup_printf ("%s\n%s", file, form);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autofree char *folder = desmi_draft_path_dup_folder ();

  self->file = g_strdup (file);
  self->form = g_strdup (form);
  self->stem = g_build_filename (folder, name, NULL);
  return self;
}

/**
 * desmi_draft_set_title:
 * @title: what a reader calls the form, translated
 *
 * Lets the draft be told of before the form is opened again.
 */
void
desmi_draft_set_title (DesmiDraft *self, const char *title)
{
  g_return_if_fail (DESMI_IS_DRAFT (self));

  g_free (self->title);
  self->title = g_strdup (title);
}

/**
 * desmi_draft_set_of:
 * @of: such as codes of villages
 *
 * Notes with what is typed what the form was opened for, where it can be opened for anything.
 */
void
desmi_draft_set_of (DesmiDraft *self, const char *of)
{
  g_return_if_fail (DESMI_IS_DRAFT (self));

  g_free (self->of);
  self->of = g_strdup (of);
}

typedef struct
{
  char       *path; /* nullable: too many windows have the form open */
  GHashTable *values;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *self = data;

  g_free (self->path);
  g_hash_table_unref (self->values);
  g_free (self);
}

static void
read_values (GKeyFile *file, GHashTable *values)
{
  g_auto (GStrv) ids = g_key_file_get_groups (file, NULL);

  for (char **id = ids; *id != NULL; id++)
    {
      g_autofree char *base = g_key_file_get_string (file, *id, "base", NULL);
      g_autofree char *text = g_key_file_get_string (file, *id, "text", NULL);

      if (base != NULL && text != NULL)
        g_hash_table_replace (values, g_strdup (*id), value_new (base, text));
    }
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Loaded              *loaded = g_new0 (Loaded, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  loaded->path = desmi_draft_path_take (data);
  loaded->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);
  /* one that cannot be read is written over: nothing of it could be shown */
  if (loaded->path != NULL && g_key_file_load_from_file (file, loaded->path, G_KEY_FILE_NONE, NULL))
    read_values (file, loaded->values);
  g_task_return_pointer (task, loaded, loaded_free);
}

/**
 * desmi_draft_load_async:
 * @cancellable: (nullable)
 *
 * Finds what was typed into the form before and not saved, on a thread. Must be finished, also
 * where nobody wants it any more.
 */
void
desmi_draft_load_async (DesmiDraft         *self,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (DESMI_IS_DRAFT (self) && self->path == NULL);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, desmi_draft_load_async);
  g_task_set_task_data (task, g_strdup (self->stem), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * desmi_draft_load_finish:
 *
 * What was set meanwhile stands before what was found; nothing is found of a draft that was
 * dropped.
 *
 * Returns: whether something was found
 */
gboolean
desmi_draft_load_finish (DesmiDraft *self, GAsyncResult *result, GError **error)
{
  Loaded        *loaded = g_task_propagate_pointer (G_TASK (result), error);
  GHashTableIter iter;
  gpointer       id, value;
  gboolean       found = FALSE;

  if (loaded == NULL)
    return FALSE;
  self->path = g_steal_pointer (&loaded->path);
  g_hash_table_iter_init (&iter, loaded->values);
  while (!self->dropped && g_hash_table_iter_next (&iter, &id, &value))
    {
      found = TRUE;
      if (!g_hash_table_contains (self->values, id))
        g_hash_table_insert (self->values, g_strdup (id),
                             value_new (((Value *) value)->base, ((Value *) value)->text));
    }
  loaded_free (loaded);
  if (self->again)
    start (self);
  return found;
}

/* Length of the day or the telephone number that @text begins with: two of them in a row have as
 * many digits as the number of a worker. 0: it does not. */
static gsize
measure_known (const char *text)
{
  static GRegex         *known;
  static gsize           made;
  g_autoptr (GMatchInfo) match = NULL;
  gsize                  length = strnlen (text, KNOWN_LENGTH);
  int                    stop = 0;

  if (g_once_init_enter (&made))
    {
      known = g_regex_new ("(?:(?:19|20)\\d\\d-[01]\\d-[0-3]\\d|"
                           "[0-3]?\\d[-.][01]?\\d[-.](?:19|20)\\d\\d|"
                           "(?:\\+?62|0)[ -]?8\\d\\d[ -]?\\d{3,4}[ -]?\\d{2,5})(?!\\d)",
                           G_REGEX_RAW | G_REGEX_ANCHORED | G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&made, 1);
    }
  if (!g_regex_match_full (known, text, (gssize) length, 0, 0, &match, NULL))
    return 0;
  g_match_info_fetch_pos (match, 0, NULL, &stop);
  return (gsize) stop;
}

/* The number of a single worker may not lie on the disk, also where a note holds it, or where its
 * digits stand in groups. */
static gboolean
may_be_kept (const char *text)
{
  guint n = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      /* not within a number: groups of it may look like one of the others */
      if (n == 0 && (g_ascii_isdigit (*c) || *c == '+'))
        {
          c += measure_known (c);
          if (*c == '\0')
            break;
        }
      if (g_ascii_isdigit (*c))
        n++;
      else if (strchr (" .-", *c) == NULL)
        n = 0;
      if (n == IDENTITY_DIGITS)
        return FALSE;
    }
  return TRUE;
}

/**
 * desmi_draft_set:
 * @id: of a field of the form
 * @base: what the field held when the form was opened
 * @text: what it holds now
 *
 * Keeps a value, soon and on a thread; one that is as it was needs no keeping.
 */
void
desmi_draft_set (DesmiDraft *self, const char *id, const char *base, const char *text)
{
  const Value *old;

  g_return_if_fail (DESMI_IS_DRAFT (self) && base != NULL && text != NULL);

  old = g_hash_table_lookup (self->values, id);
  if (strcmp (base, text) == 0 || !may_be_kept (text) || !may_be_kept (base))
    {
      if (!g_hash_table_remove (self->values, id))
        return;
    }
  else if (old != NULL && strcmp (old->base, base) == 0 && strcmp (old->text, text) == 0)
    return;
  else
    g_hash_table_replace (self->values, g_strdup (id), value_new (base, text));
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (WAIT_MS, timer_cb, self);
}

/**
 * desmi_draft_get:
 * @base: (out) (transfer none): what the field held before it was typed into
 * @text: (out) (transfer none): what was typed
 *
 * Returns: whether there is a value of @id
 */
gboolean
desmi_draft_get (DesmiDraft *self, const char *id, const char **base, const char **text)
{
  const Value *value;

  g_return_val_if_fail (DESMI_IS_DRAFT (self), FALSE);

  value = g_hash_table_lookup (self->values, id);
  if (value == NULL)
    return FALSE;
  *base = value->base;
  *text = value->text;
  return TRUE;
}

/**
 * desmi_draft_list:
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of what is kept, for a form whose fields
 * are not known before
 */
char **
desmi_draft_list (DesmiDraft *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GHashTableIter           iter;
  gpointer                 id;

  g_return_val_if_fail (DESMI_IS_DRAFT (self), NULL);

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_strv_builder_add (ids, id);
  return g_strv_builder_end (ids);
}

/**
 * desmi_draft_is_empty:
 *
 * Returns: whether nothing is to be kept
 */
gboolean
desmi_draft_is_empty (DesmiDraft *self)
{
  g_return_val_if_fail (DESMI_IS_DRAFT (self), TRUE);

  return g_hash_table_size (self->values) == 0;
}

/**
 * desmi_draft_drop:
 *
 * Throws away what was typed: it was saved, or is not wanted.
 */
void
desmi_draft_drop (DesmiDraft *self)
{
  g_return_if_fail (DESMI_IS_DRAFT (self));

  self->dropped = self->path == NULL;
  g_hash_table_remove_all (self->values);
  g_clear_handle_id (&self->timer, g_source_remove);
  start (self);
}

/**
 * desmi_draft_flush:
 *
 * Writes what still waits for the next key, since the form closes.
 */
void
desmi_draft_flush (DesmiDraft *self)
{
  g_return_if_fail (DESMI_IS_DRAFT (self));

  if (self->timer == 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  start (self);
}

/**
 * desmi_draft_wait_kept:
 *
 * Waits for what is being written, before the program ends.
 */
void
desmi_draft_wait_kept (void)
{
  g_mutex_lock (&lock);
  while (n_writing > 0)
    g_cond_wait (&kept, &lock);
  g_mutex_unlock (&lock);
}
