/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through all pillars of a programme, and of a year through its quarters, too. What is there
 * already stays. */
#include "app/desmi-target-forward.h"

/* What is asked, and what came of it so far. */
typedef struct
{
  const DesmiTargetForward *asked;
  DesmiStore               *store;
  DesmiEdit                *edit, *seen;
  guint                     n;
  GCancellable             *cancellable;
} Copying;

static char *
dup_key (DesmiTable *table, guint row)
{
  return g_strjoin (
      " ", desmi_table_get_text (table, row, (guint) desmi_table_find_column (table, "village")),
      desmi_table_get_text (table, row, (guint) desmi_table_find_column (table, "indicator")),
      NULL);
}

/* Rows by village and indicator; numbers count from 1. */
static GHashTable *
index_rows (DesmiTable *table)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    g_hash_table_insert (rows, dup_key (table, r), GUINT_TO_POINTER (r + 1));
  return rows;
}

/* Whose target of @period is missing in @now gets what holds in @then: that of the column @names,
 * the first of them that has one. */
static void
copy_missing (Copying           *self,
              DesmiTable        *now,
              DesmiTable        *then,
              const char *const *names,
              const char        *period)
{
  guint                  local = (guint) desmi_table_find_column (now, "local");
  guint                  official = (guint) desmi_table_find_column (now, "official");
  guint                  village = (guint) desmi_table_find_column (now, "village");
  guint                  indicator = (guint) desmi_table_find_column (now, "indicator");
  g_autoptr (GHashTable) rows = index_rows (then);

  for (guint r = 0; r < desmi_table_get_n_rows (now); r++)
    {
      const char      *of = desmi_table_get_text (now, r, village);
      const char      *what = desmi_table_get_text (now, r, indicator);
      g_autofree char *key = dup_key (now, r);
      guint            found = GPOINTER_TO_UINT (g_hash_table_lookup (rows, key));

      if (found == 0 || desmi_table_get_mark (now, r, local) != DESMI_MARK_MISSING
          || desmi_table_get_mark (now, r, official) != DESMI_MARK_MISSING
          || (self->asked->village != NULL && g_strcmp0 (of, self->asked->village) != 0))
        continue;
      for (guint i = 0; names[i] != NULL; i++)
        {
          guint column = (guint) desmi_table_find_column (then, names[i]);

          if (desmi_table_get_mark (then, found - 1, column) == DESMI_MARK_MISSING)
            continue;
          desmi_edit_put_target (self->edit, of, what, period,
                                 desmi_table_get_int (then, found - 1, column));
          desmi_edit_clear_target (self->seen, of, what, period);
          self->n++;
          break;
        }
    }
}

static DesmiTable *
look_up (const Copying *self, const char *period, const char *pillar, GError **error)
{
  g_autofree char *argument = g_strdup_printf ("%s %s %s", period, pillar, self->asked->programme);

  return desmi_store_lookup (self->store, "targets", argument, desmi_locale_get_english (),
                             self->cancellable, error);
}

/* A year is also its quarters: each gets the targets of that quarter of the year before. */
static gboolean
copy_quarters (Copying *self, const char *pillar, int year, GError **error)
{
  static const char *const names[] = { "official", "local", NULL };

  for (int quarter = 1; quarter <= 4; quarter++)
    {
      DesmiPeriod            period = desmi_period_quarter (year, quarter);
      DesmiPeriod            earlier = desmi_period_quarter (year - 1, quarter);
      g_autofree char       *text = desmi_period_to_text (&period);
      g_autofree char       *before = desmi_period_to_text (&earlier);
      g_autoptr (DesmiTable) now = look_up (self, text, pillar, error);
      g_autoptr (DesmiTable) then = now != NULL ? look_up (self, before, pillar, error) : NULL;

      if (then == NULL)
        return FALSE;
      copy_missing (self, now, then, names, text);
    }
  return TRUE;
}

static gboolean
copy_pillar (Copying *self, const char *pillar, GError **error)
{
  static const char *const names[] = { "before", NULL };
  const DesmiPeriod       *period = &self->asked->period;
  g_autofree char         *text = desmi_period_to_text (period);
  g_autoptr (DesmiTable)   table = look_up (self, text, pillar, error);

  if (table == NULL)
    return FALSE;
  copy_missing (self, table, table, names, text);
  return period->kind != DESMI_PERIOD_YEAR
         || copy_quarters (self, pillar, desmi_month_year (period->first), error);
}

/**
 * desmi_target_forward_add:
 * @edit: what is to be written
 * @n: (out): how many targets were added
 *
 * Adds to @edit the targets of the time before where the server and the district have none yet,
 * and that it expects none of the district's there. Blocks.
 *
 * Returns: %FALSE with what the store says
 */
gboolean
desmi_target_forward_add (const DesmiTargetForward *self,
                          DesmiStore               *store,
                          DesmiEdit                *edit,
                          guint                    *n,
                          GCancellable             *cancellable,
                          GError                  **error)
{
  g_autoptr (DesmiEdit)  seen = desmi_edit_new ("");
  Copying                copying = { self, store, edit, seen, 0, cancellable };
  g_autoptr (DesmiTable) pillars = desmi_store_lookup (
      store, "pillars", self->programme, desmi_locale_get_english (), cancellable, error);
  const char *last = NULL;
  guint       of_programme, number;

  if (pillars == NULL)
    return FALSE;
  of_programme = (guint) desmi_table_find_column (pillars, "programme");
  number = (guint) desmi_table_find_column (pillars, "number");
  for (guint r = 0; r < desmi_table_get_n_rows (pillars); r++)
    {
      const char *pillar = desmi_table_get_text (pillars, r, number);

      if (g_strcmp0 (desmi_table_get_text (pillars, r, of_programme), self->programme) != 0)
        continue;
      /* the server and the district may both have it */
      if (g_strcmp0 (pillar, last) != 0 && !copy_pillar (&copying, pillar, error))
        return FALSE;
      last = pillar;
    }
  desmi_edit_expect (edit, seen);
  *n = copying.n;
  return TRUE;
}

/* ---- without blocking ---- */

typedef struct
{
  DesmiTargetForward asked;
  char              *programme, *village;
  DesmiEdit         *edit;
  guint              n;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_clear_pointer (&self->edit, desmi_edit_unref);
  g_free (self->programme);
  g_free (self->village);
  g_free (self);
}

/* Readers do not wait for what is on its way into the file, such as a target that was typed a
 * moment ago; a step of nothing does. */
static gboolean
wait_written (DesmiStore *store, const DesmiEdit *like, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiEdit) nothing = desmi_edit_new (desmi_edit_get_label (like));

  return desmi_store_apply (store, nothing, cancellable, error);
}

static void
work_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work   *work = data;
  GError *error = NULL;

  if (wait_written (source, work->edit, cancellable, &error)
      && desmi_target_forward_add (&work->asked, source, work->edit, &work->n, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_target_forward_add_async:
 * @edit: (transfer full): given back by the end
 * @callback: called on the thread-default main context
 *
 * Does what desmi_target_forward_add() does on another thread, of all that was written until now.
 */
void
desmi_target_forward_add_async (const DesmiTargetForward *self,
                                DesmiStore               *store,
                                DesmiEdit                *edit,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Work             *work = g_new0 (Work, 1);

  work->asked = *self;
  work->asked.programme = work->programme = g_strdup (self->programme);
  work->asked.village = work->village = g_strdup (self->village);
  work->edit = edit;
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_cb);
}

/**
 * desmi_target_forward_add_finish:
 * @n: (out): how many targets were added
 *
 * Returns: (transfer full): the edit; %NULL with @error set
 */
DesmiEdit *
desmi_target_forward_add_finish (GAsyncResult *result, guint *n, GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *n = work->n;
  return g_steal_pointer (&work->edit);
}
