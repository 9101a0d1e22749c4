/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An update's first half: heads are fetched, verified and held against what was accepted before. */
#include "sync/desmi-pull-private.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>

#define MAX_HEAD_FILE (DESMI_SIGNED_MAX_HEADER + DESMI_SIGNED_MAX_PAYLOAD)
#define CLOCK_TOLERANCE_S (24 * 60 * 60)

G_GNUC_PRINTF (3, 4)
static gboolean
fail (GError **error, DesmiSyncError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (DESMI_SYNC_ERROR, (int) code, format, args));
  va_end (args);
  return FALSE;
}

/* What the file has of the set; nothing, if another root vouched for it. */
static gboolean
recall (DesmiPull *self, DesmiPlan *plan, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64             signed_at;

  plan->before = desmi_store_get_sync_state (self->store, plan->set, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (plan->before == NULL)
    return TRUE;
  plan->had
      = plan->before->head != NULL ? desmi_head_parse (plan->before->head, plan->set, NULL) : NULL;
  if (self->trust->is_new || plan->had == NULL)
    {
      g_clear_pointer (&plan->before, desmi_sync_state_free);
      g_clear_pointer (&plan->had, desmi_head_free);
      return TRUE;
    }
  if (desmi_clock_parse_utc (plan->before->signed_at, &signed_at))
    self->now = MAX (self->now, signed_at);
  return TRUE;
}

static gboolean
is_same_bytes (const DesmiPlan *plan)
{
  return g_bytes_equal (plan->head->payload, plan->before->head);
}

/* Order by (epoch, version), never by a clock. */
static gboolean
check_version (DesmiPull *self, DesmiPlan *plan, GError **error)
{
  const DesmiHead      *head = plan->head;
  const DesmiSyncState *before = plan->before;

  if (!desmi_accepted_check (self->accepted, self->trust->anchor, head, error))
    return FALSE;
  if (before == NULL || head->epoch > before->epoch)
    return TRUE;
  if (head->epoch < before->epoch || head->version < before->version)
    return fail (error, DESMI_SYNC_ERROR_VERSION,
                 _ ("The server offers an older state of “%s” than this file has already."),
                 plan->set);
  if (head->version == before->version && !is_same_bytes (plan))
    return fail (error, DESMI_SYNC_ERROR_VERSION,
                 _ ("The server offers other data of “%s” under the same version than before."),
                 plan->set);
  if (head->seq < before->seq)
    return fail (error, DESMI_SYNC_ERROR_VERSION, _ ("The server's data of “%s” go back."),
                 plan->set);
  plan->unchanged = head->version == before->version && !desmi_head_knows_more (before->unknown);
  return TRUE;
}

static void
note_times (DesmiPull *self, const DesmiHead *head)
{
  if (head->signed_at > self->started + CLOCK_TOLERANCE_S)
    self->result->clock = TRUE;
  if (head->expires < self->now)
    {
      self->result->stale = TRUE;
      if (self->result->stale_since == NULL
          || g_strcmp0 (head->signed_at_text, self->result->stale_since) < 0)
        {
          g_free (self->result->stale_since);
          self->result->stale_since = g_strdup (head->signed_at_text);
        }
    }
}

static gboolean
take_unmodified (DesmiPlan *plan, GError **error)
{
  plan->head = g_steal_pointer (&plan->had);
  plan->had = desmi_head_parse (plan->before->head, plan->set, error);
  plan->unchanged = TRUE;
  return plan->had != NULL;
}

static gboolean
get_head (DesmiPull *self, DesmiPlan *plan, GError **error)
{
  g_autofree char          *name = desmi_set_dup_head_name (plan->set);
  g_auto (DesmiFetchResult) result = { 0 };
  g_autoptr (GBytes)        file = NULL;
  g_autoptr (GError)        local = NULL;
  const char               *etag = NULL;

  if (!recall (self, plan, error))
    return FALSE;
  /* A "not modified" is no use where the root has gone on to another epoch, or we have learned more
   * columns. */
  if (plan->before != NULL && plan->before->epoch == self->trust->root->epoch
      && !desmi_head_knows_more (plan->before->unknown))
    etag = plan->before->etag;
  file = desmi_feed_source_fetch_bytes (self->source, name, MAX_HEAD_FILE, etag, &result,
                                        self->cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (result.status == DESMI_FETCH_NOT_FOUND)
    return fail (error, DESMI_SYNC_ERROR_NETWORK,
                 _ ("The server has no data of “%s”. Your data stay as they are."), plan->set);
  if (result.status == DESMI_FETCH_NOT_MODIFIED)
    return take_unmodified (plan, error);
  plan->etag = g_steal_pointer (&result.etag);
  plan->head = desmi_head_open (file, plan->set, self->trust->root, error);
  return plan->head != NULL && check_version (self, plan, error);
}

static gboolean
check_requires (DesmiPull *self, GError **error)
{
  const DesmiPlan *common = g_ptr_array_index (self->plans, 0);

  for (guint i = 1; i < self->plans->len; i++)
    {
      const DesmiPlan *plan = g_ptr_array_index (self->plans, i);

      if (plan->head->requires_common > common->head->version)
        return fail (error, DESMI_SYNC_ERROR_VERSION,
                     _ ("The data of “%s” need newer reference data than the server offers. Try "
                        "again later."),
                     plan->set);
    }
  return TRUE;
}

/**
 * desmi_pull_get_heads:
 *
 * Fetches and judges the head of every set of the run.
 *
 * Returns: %FALSE with the reason why the server's word is not taken
 */
gboolean
desmi_pull_get_heads (DesmiPull *self, GError **error)
{
  for (guint i = 0; i < self->plans->len; i++)
    if (!get_head (self, g_ptr_array_index (self->plans, i), error))
      return FALSE;
  for (guint i = 0; i < self->plans->len; i++)
    note_times (self, ((DesmiPlan *) g_ptr_array_index (self->plans, i))->head);
  if (self->trust->root->expires < self->now)
    {
      g_set_error_literal (
          error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_ROOT,
          _ ("The server's root file is expired, so nobody vouches for its data."));
      return FALSE;
    }
  return check_requires (self, error) && desmi_pull_check_loss (self, error);
}
