/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into the sheets of flows, on its way into the file: one step a cell or a block.
 * What the store does not take is kept in its cell, whatever is shown by then. */
#include "ui/villages/desmi-flow-saver.h"

#include "core/desmi-clock.h"
#include "ui/desmi-call.h"
#include "ui/villages/desmi-flow-saving.h"

#include <glib/gi18n-lib.h>

#define SLOW_MS 250 /* a step that takes longer is told of while it is on its way */

struct _DesmiFlowSaver
{
  GObject       parent_instance;

  DesmiSession *session;
  GHashTable   *drafts;    /* of the path of a file to DesmiFlowDrafts */
  GCancellable *saving;    /* cancelled when nobody wants to hear how saving went */
  GPtrArray    *under_way; /* of DesmiFlowSaving, the oldest first; they are their steps' */
  gboolean      failed;    /* one of those that were begun since none was under way */
  guint         n_begun;
  guint         slow_timer;
};

G_DEFINE_FINAL_TYPE (DesmiFlowSaver, desmi_flow_saver, G_TYPE_OBJECT)

enum
{
  SAID,
  KEPT,
  EDITED,
  IDLE,
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A step on its way to the file. */
typedef struct
{
  gpointer         call;
  DesmiEdit       *edit;
  DesmiFlowSaving *saving;
  GPtrArray       *under_way; /* of the saver, which may be gone by then */
  char            *label;     /* nullable: to be said with a way back, of several */
} Step;

static void
free_step (Step *step)
{
  desmi_flow_saving_free (step->saving);
  desmi_edit_unref (step->edit);
  g_ptr_array_unref (step->under_way);
  g_free (step->label);
  g_free (step);
}

static void
say (DesmiFlowSaver *self, const char *sentence)
{
  g_signal_emit (self, signals[SAID], 0, sentence);
}

/* What was typed stays in its cells, though another village may be shown by now. */
static void
keep_unsaved (DesmiFlowSaver *self, const DesmiFlowSaving *saving, const GError *error)
{
  gboolean is_kept = desmi_flow_saving_keep (saving, self->under_way, error->message);

  self->failed = TRUE;
  g_signal_emit (self, signals[KEPT], 0, is_kept ? desmi_flow_saving_get_sheet (saving) : NULL,
                 error);
}

/* Nothing is said to be saved while something is on its way, or was refused with it. */
static void
say_saved (DesmiFlowSaver *self)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  g_autofree char      *time = g_date_time_format (now, "%H.%M");
  g_autofree char      *text = NULL;

  if (self->failed)
    {
      say (self, _ ("The last change was not saved."));
      return;
    }
  if (self->under_way->len > 0)
    return;
  g_clear_handle_id (&self->slow_timer, g_source_remove);
  /* Translators: %s is a time of the day such as 10.42 */
  text = g_strdup_printf (_ ("Saved · last change at %s"), time);
  say (self, text);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Step              *step = user_data;
  gboolean           ok = desmi_store_apply_finish (DESMI_STORE (source), result, &error);
  DesmiFlowSaver    *self = desmi_call_end (step->call);

  g_ptr_array_remove (step->under_way, step->saving);
  desmi_flow_saving_arrive (step->saving, step->under_way);
  /* the sheet has closed: the next one shows it */
  if (self == NULL && !ok)
    desmi_flow_saving_keep (step->saving, step->under_way, error->message);
  if (self != NULL)
    {
      if (ok)
        desmi_flow_saving_end (step->saving, desmi_edit_get_step (step->edit));
      else
        keep_unsaved (self, step->saving, error);
      say_saved (self);
      if (ok && step->label != NULL)
        g_signal_emit (self, signals[EDITED], 0, step->label);
      if (self->under_way->len == 0)
        g_signal_emit (self, signals[IDLE], 0);
    }
  free_step (step);
}

static void
restored_cb (DesmiFlowSaver *self, guint n)
{
  g_signal_emit (self, signals[RESTORED], 0, n);
}

static void
failed_cb (DesmiFlowSaver *self)
{
  if (!self->failed)
    say (self, _ ("What you type here and is not counted cannot be kept against a crash of the "
                  "program."));
}

static void
desmi_flow_saver_finalize (GObject *object)
{
  DesmiFlowSaver *self = DESMI_FLOW_SAVER (object);

  g_clear_handle_id (&self->slow_timer, g_source_remove);
  g_object_unref (self->saving);
  g_hash_table_unref (self->drafts);
  g_ptr_array_unref (self->under_way);
  g_object_unref (self->session);
  G_OBJECT_CLASS (desmi_flow_saver_parent_class)->finalize (object);
}

static void
desmi_flow_saver_class_init (DesmiFlowSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_flow_saver_finalize;
  signals[SAID] = g_signal_new ("said", DESMI_TYPE_FLOW_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[KEPT] = g_signal_new ("kept", DESMI_TYPE_FLOW_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[EDITED] = g_signal_new ("edited", DESMI_TYPE_FLOW_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[IDLE] = g_signal_new ("idle", DESMI_TYPE_FLOW_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[RESTORED] = g_signal_new ("restored", DESMI_TYPE_FLOW_SAVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
desmi_flow_saver_init (DesmiFlowSaver *self)
{
  self->saving = g_cancellable_new ();
  self->under_way = g_ptr_array_new ();
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static gboolean
slow_cb (gpointer user_data)
{
  DesmiFlowSaver *self = user_data;

  self->slow_timer = 0;
  if (!self->failed && self->under_way->len > 0)
    say (self, _ ("Saving…"));
  return G_SOURCE_REMOVE;
}

/**
 * desmi_flow_saver_new:
 * @session: whose file is written
 *
 * Returns: (transfer full): a saver with nothing on its way
 */
DesmiFlowSaver *
desmi_flow_saver_new (DesmiSession *session)
{
  DesmiFlowSaver *self = g_object_new (DESMI_TYPE_FLOW_SAVER, NULL);

  self->session = g_object_ref (session);
  return self;
}

/**
 * desmi_flow_saver_get_drafts:
 *
 * Returns: (transfer none): those of the open file: a sheet of the same village in another one is
 * another
 */
DesmiFlowDrafts *
desmi_flow_saver_get_drafts (DesmiFlowSaver *self)
{
  DesmiStore      *store = desmi_session_get_store (self->session);
  const char      *path = store != NULL ? desmi_store_get_path (store) : NULL;
  DesmiFlowDrafts *drafts = g_hash_table_lookup (self->drafts, path != NULL ? path : "");

  if (drafts != NULL)
    return drafts;
  drafts = desmi_flow_drafts_new (path);
  g_signal_connect_object (drafts, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drafts, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->drafts, g_strdup (path != NULL ? path : ""), drafts);
  return drafts;
}

/**
 * desmi_flow_saver_save:
 * @grid: that shows @edit already
 * @changes: (nullable) (element-type DesmiFlowChange): which cells are in it
 * @unread: (nullable) (element-type DesmiFlowUnread): pasted with them, and kept in their cells
 * @label: (nullable): to be said when it is saved, with a way back
 *
 * Saves a step.
 */
void
desmi_flow_saver_save (DesmiFlowSaver      *self,
                       const DesmiFlowGrid *grid,
                       DesmiEdit           *edit,
                       const GArray        *changes,
                       const GPtrArray     *unread,
                       const char          *label)
{
  Step *step = g_new0 (Step, 1);

  step->saving = desmi_flow_saving_new (grid, desmi_flow_saver_get_drafts (self), changes, unread);
  step->edit = desmi_edit_ref (edit);
  step->label = g_strdup (label);
  step->call = desmi_call_new (self, self->saving);
  step->under_way = g_ptr_array_ref (self->under_way);
  self->failed = self->failed && self->under_way->len > 0;
  g_ptr_array_add (self->under_way, step->saving);
  self->n_begun++;
  if (self->slow_timer == 0)
    self->slow_timer = g_timeout_add (SLOW_MS, slow_cb, self);
  desmi_store_apply_async (desmi_session_get_store (self->session), edit, NULL, applied_cb, step);
}

/**
 * desmi_flow_saver_is_busy:
 *
 * Returns: whether anything is on its way
 */
gboolean
desmi_flow_saver_is_busy (DesmiFlowSaver *self)
{
  return self->under_way->len > 0;
}

/**
 * desmi_flow_saver_get_n_begun:
 *
 * Returns: how many steps were ever begun, from which it can be told whether one was begun since
 */
guint
desmi_flow_saver_get_n_begun (DesmiFlowSaver *self)
{
  return self->n_begun;
}

/**
 * desmi_flow_saver_stop:
 *
 * Says nothing any more of what is on its way; it is saved all the same.
 */
void
desmi_flow_saver_stop (DesmiFlowSaver *self)
{
  g_cancellable_cancel (self->saving);
}
