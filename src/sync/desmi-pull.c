/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An update: the states it goes through, in their order. */
#include "sync/desmi-pull.h"

#include "core/desmi-clock.h"
#include "sync/desmi-pull-private.h"

#include <glib/gi18n-lib.h>

static void
pulled_set_free (gpointer data)
{
  DesmiPulledSet *set = data;

  g_free (set->set);
  g_free (set);
}

static void
plan_free (gpointer data)
{
  DesmiPlan *plan = data;

  g_free (plan->set);
  g_free (plan->etag);
  desmi_head_free (plan->head);
  desmi_head_free (plan->had);
  g_clear_pointer (&plan->before, desmi_sync_state_free);
  g_free (plan);
}

static void
official_set_free (gpointer data)
{
  DesmiOfficialSet *set = data;

  g_free (set->name);
  desmi_object_reader_free (set->source);
  g_clear_pointer (&set->states, g_ptr_array_unref);
  g_free (set->signed_at);
  g_free (set->expires);
  g_free (set->etag);
  g_free (set->unknown);
  g_clear_pointer (&set->head, g_bytes_unref);
  g_free (set->server);
  g_strfreev (set->meta);
  g_free (set);
}

static void
pull_clear (DesmiPull *self)
{
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->trust, desmi_trust_free);
  g_clear_pointer (&self->source, desmi_feed_source_free);
  g_clear_pointer (&self->accepted, desmi_accepted_free);
  g_clear_pointer (&self->cache, g_free);
  g_clear_pointer (&self->server, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiPull, pull_clear)

/**
 * desmi_pull_enter:
 *
 * Tells whoever listens which state the run is in now.
 */
void
desmi_pull_enter (DesmiPull *self, DesmiPullState state)
{
  if (self->options->state_func != NULL)
    self->options->state_func (state, self->options->state_data);
}

/**
 * desmi_pull_report:
 * @fraction: 0.0 to 1.0; -1.0: not known
 * @text: what is being done
 *
 * Tells whoever listens how far the run is.
 */
void
desmi_pull_report (DesmiPull *self, double fraction, const char *text)
{
  if (self->progress != NULL)
    self->progress (fraction, text, self->progress_data);
}

static gboolean
open_source (DesmiPull *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->server = self->options->server != NULL
                     ? g_strdup (self->options->server)
                     : desmi_store_dup_meta (self->store, "server", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (self->server == NULL || *self->server == '\0')
    {
      g_set_error_literal (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_ADDRESS,
                           _ ("This file has no national server yet. Enter its address first."));
      return FALSE;
    }
  self->source = desmi_feed_source_new (self->server, self->options->tls_authority, error);
  return self->source != NULL;
}

static void
add_plan (DesmiPull *self, const char *set)
{
  DesmiPlan *plan = g_new0 (DesmiPlan, 1);

  plan->set = g_strdup (set);
  g_ptr_array_add (self->plans, plan);
}

static gboolean
prepare (DesmiPull *self, GError **error)
{
  g_autofree char *state_folder = desmi_pull_dup_state_folder (self->options->state_folder);
  g_autofree char *id = desmi_pull_dup_file_id (self->store, error);
  g_autofree char *cache = NULL;

  if (id == NULL)
    return FALSE;
  if (desmi_store_get_read_only (self->store) && !self->options->check_only)
    {
      g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_READ_ONLY,
                           _ ("This file is open to view only, so it cannot be updated."));
      return FALSE;
    }
  cache = self->options->cache_folder != NULL
              ? g_strdup (self->options->cache_folder)
              : g_build_filename (g_get_user_cache_dir (), "desmigratif", "feed", NULL);
  self->cache = g_build_filename (cache, id, NULL);
  self->accepted = desmi_accepted_open (state_folder, id, error);
  if (self->accepted == NULL || !open_source (self, error))
    return FALSE;
  add_plan (self, DESMI_SET_COMMON);
  add_plan (self, desmi_store_get_district (self->store));
  return TRUE;
}

static void
describe_sets (DesmiPull *self)
{
  g_ptr_array_set_size (self->result->sets, 0);
  for (guint i = 0; i < self->plans->len; i++)
    {
      const DesmiPlan *plan = g_ptr_array_index (self->plans, i);
      DesmiPulledSet  *set = g_new0 (DesmiPulledSet, 1);

      set->set = g_strdup (plan->set);
      set->epoch = plan->head->epoch;
      set->from = plan->before != NULL ? plan->before->seq : 0;
      set->to = plan->head->seq;
      set->version = plan->head->version;
      g_ptr_array_add (self->result->sets, set);
    }
}

static gboolean
plan_all (DesmiPull *self, gboolean force_snapshot)
{
  gboolean any = FALSE;

  self->n_to_fetch = self->n_fetched = 0;
  for (guint i = 0; i < self->plans->len; i++)
    {
      DesmiPlan *plan = g_ptr_array_index (self->plans, i);

      self->n_to_fetch += desmi_plan_make (plan, force_snapshot && !plan->unchanged);
      any = any || !plan->unchanged;
    }
  self->result->bytes = self->n_to_fetch;
  return any;
}

static DesmiOfficialSet *
official_set_new (DesmiPull *self, const DesmiPlan *plan)
{
  const DesmiHead   *head = plan->head;
  DesmiObjectReader *reader = desmi_object_reader_new (plan->set, head->schema);
  DesmiOfficialSet  *set = g_new0 (DesmiOfficialSet, 1);

  for (guint i = 0; i < plan->n_parts; i++)
    {
      g_autofree char *path = desmi_pull_dup_part_path (self, plan->parts[i]);

      desmi_object_reader_add (reader, path, plan->parts[i]);
    }
  set->name = g_strdup (plan->set);
  set->is_snapshot = plan->is_snapshot;
  set->next = desmi_object_reader_next;
  set->source = reader;
  set->states = g_ptr_array_ref (head->states);
  set->epoch = head->epoch;
  set->version = head->version;
  set->seq = head->seq;
  set->signed_at = g_strdup (head->signed_at_text);
  set->expires = g_strdup (head->expires_text);
  set->etag = g_strdup (plan->etag);
  set->unknown = g_strdup (head->unknown);
  set->head = g_bytes_ref (head->payload);
  return set;
}

static void
apply_progress_cb (double fraction, const char *text, gpointer data)
{
  desmi_pull_report (data, fraction < 0 ? -1.0 : 0.5 + 0.5 * fraction,
                     text != NULL ? text : _ ("Applying the update"));
}

/* Where the data came from and who vouches for them goes in with them. */
static void
describe_origin (DesmiPull *self, DesmiOfficialSet *set)
{
  const char      *address = desmi_feed_source_get_address (self->source);
  g_autofree char *remembered = desmi_store_dup_meta (self->store, "server", NULL);

  set->server = g_strdup (address);
  set->meta = desmi_trust_dup_meta (self->trust, remembered == NULL ? address : NULL);
}

/* The file as it was before the update; once, where the update takes two ways. */
static gboolean
keep_safe (DesmiPull *self, GError **error)
{
  if (self->is_copied)
    return TRUE;
  self->is_copied = desmi_store_auto_backup (self->store, "sync", self->cancellable, error);
  if (!self->is_copied && !g_cancellable_is_cancelled (self->cancellable))
    g_prefix_error (error, "%s ", _ ("Nothing was updated, since no backup could be made first."));
  return self->is_copied;
}

static gboolean
apply (DesmiPull *self, GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func (official_set_free);

  if (!keep_safe (self, error))
    return FALSE;
  desmi_pull_enter (self, DESMI_PULL_APPLYING);
  desmi_pull_report (self, 0.5, _ ("Applying the update"));
  for (guint i = 0; i < self->plans->len; i++)
    {
      const DesmiPlan *plan = g_ptr_array_index (self->plans, i);

      if (!plan->unchanged)
        g_ptr_array_add (sets, official_set_new (self, plan));
    }
  describe_origin (self, g_ptr_array_index (sets, 0));
  self->applied = (DesmiOfficialResult){ 0 };
  return desmi_store_apply_official (self->store, sets, &self->applied, apply_progress_cb, self,
                                     self->cancellable, error);
}

static gboolean
fetch_and_apply (DesmiPull *self, GError **error)
{
  desmi_pull_enter (self, DESMI_PULL_DOWNLOADING);
  desmi_pull_report (self, 0.0, _ ("Downloading the update"));
  if (!desmi_pull_fetch_parts (self, error))
    return FALSE;
  return apply (self, error);
}

static gboolean
has_steps (DesmiPull *self)
{
  for (guint i = 0; i < self->plans->len; i++)
    {
      const DesmiPlan *plan = g_ptr_array_index (self->plans, i);

      if (!plan->unchanged && !plan->is_snapshot)
        return TRUE;
    }
  return FALSE;
}

/* Where small steps did not lead to what the server says, the snapshot may: our own rows had
 * drifted. */
static gboolean
update (DesmiPull *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (fetch_and_apply (self, &local))
    return TRUE;
  if (g_error_matches (local, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DIGEST) && has_steps (self))
    {
      g_clear_error (&local);
      plan_all (self, TRUE);
      if (fetch_and_apply (self, &local))
        return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
count_changes (DesmiPull *self)
{
  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    {
      self->result->changed[i] = self->applied.put[i] + self->applied.removed[i];
      self->result->n_changed += self->result->changed[i];
    }
}

/* The data are in the file, and the file knows it; what is left only guards and tidies. */
static void
finish (DesmiPull *self)
{
  count_changes (self);
  for (guint i = 0; i < self->plans->len; i++)
    desmi_accepted_raise (self->accepted, self->trust->anchor,
                          ((DesmiPlan *) g_ptr_array_index (self->plans, i))->head);
  desmi_pull_forget_parts (self);
}

static gboolean
run (DesmiPull *self, GError **error)
{
  gboolean any;

  desmi_pull_enter (self, DESMI_PULL_CHECKING);
  desmi_pull_report (self, -1.0, _ ("Asking the server"));
  self->trust = desmi_trust_establish (self->store, self->source, self->options->root_file,
                                       self->cancellable, error);
  if (self->trust == NULL)
    return FALSE;
  self->result->root_kind = self->trust->kind;
  desmi_pull_enter (self, DESMI_PULL_VERIFYING);
  if (!desmi_pull_get_heads (self, error))
    return FALSE;
  describe_sets (self);
  any = plan_all (self, FALSE);
  if (!any || self->options->check_only)
    {
      self->result->outcome = any ? DESMI_PULL_AVAILABLE : DESMI_PULL_UP_TO_DATE;
      return TRUE;
    }
  self->result->outcome = DESMI_PULL_UPDATED;
  if (!update (self, error))
    return FALSE;
  finish (self);
  return TRUE;
}

/* Of a run that failed, nothing was applied: every set is where it was. */
static void
describe_failure (DesmiPull *self)
{
  for (guint i = 0; i < self->result->sets->len; i++)
    {
      const DesmiPlan *plan = g_ptr_array_index (self->plans, i);
      DesmiPulledSet  *set = g_ptr_array_index (self->result->sets, i);

      set->epoch = plan->before != NULL ? plan->before->epoch : 0;
      set->to = set->from;
      set->version = plan->before != NULL ? plan->before->version : 0;
    }
}

/**
 * desmi_pull_run:
 * @options: where from and how; lent for the call
 * @progress: (nullable): hears of it, on this thread
 * @result: (out): what came of it, or how far it got; clear with desmi_pull_result_clear()
 *
 * Updates the file from the national server. Blocks.
 *
 * Returns: %TRUE if the file is now as the server says, or was already; else %FALSE with
 * #DESMI_SYNC_ERROR, #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED, the last verified data still
 * there and not a row changed; desmi_sync_error_exit_code() tells what a command says
 */
gboolean
desmi_pull_run (DesmiStore             *store,
                const DesmiPullOptions *options,
                DesmiProgress           progress,
                gpointer                progress_data,
                DesmiPullResult        *result,
                GCancellable           *cancellable,
                GError                **error)
{
  g_auto (DesmiPull) self = { .store = store,
                              .options = options,
                              .progress = progress,
                              .progress_data = progress_data,
                              .result = result,
                              .cancellable = cancellable };
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (DESMI_IS_STORE (store), FALSE);

  *result = (DesmiPullResult){ .sets = g_ptr_array_new_with_free_func (pulled_set_free),
                               .root_kind = "" };
  self.plans = g_ptr_array_new_with_free_func (plan_free);
  self.started = self.now = desmi_clock_now ();
  if (prepare (&self, &local) && run (&self, &local))
    {
      desmi_pull_record (&self, &local);
      desmi_pull_enter (&self, DESMI_PULL_DONE);
      return TRUE;
    }
  describe_failure (&self);
  desmi_pull_record (&self, &local);
  desmi_pull_enter (&self, DESMI_PULL_FAILED);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desmi_pull_check:
 *
 * Asks whether there is something new, with the same checks of root and heads; changes nothing.
 */
gboolean
desmi_pull_check (DesmiStore             *store,
                  const DesmiPullOptions *options,
                  DesmiPullResult        *result,
                  GCancellable           *cancellable,
                  GError                **error)
{
  DesmiPullOptions asking = *options;

  asking.check_only = TRUE;
  return desmi_pull_run (store, &asking, NULL, NULL, result, cancellable, error);
}
