/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes away what is chosen but not in the file, and finds the period that is shown first. */
#include "app/desmi-view-check.h"

#include "app/desmi-extent.h"
#include "core/desmi-code.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DesmiStore   *store;
  GCancellable *cancellable;
  GString      *missing; /* what is not in the file, for the reader */
} Check;

static void
add_missing (Check *self, const char *name)
{
  g_string_append_printf (self->missing, "%s%s", self->missing->len > 0 ? ", " : "", name);
}

/* Whether the file's district has an area.
 * @name: (out): what the area is called; its code, where the file knows nothing of it */
static gboolean
find_area (Check *self, const char *text, gboolean *has, char **name, GError **error)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup (
      self->store, "region", text, desmi_locale_get_user (), self->cancellable, error);
  gboolean  known = table != NULL && desmi_table_get_n_rows (table) > 0;
  DesmiCode district, code;

  if (table == NULL)
    return FALSE;
  *has = known && desmi_code_parse (text, &code, NULL)
         && desmi_code_parse (desmi_store_get_district (self->store), &district, NULL)
         && desmi_code_contains (&district, &code);
  *name = g_strdup (known ? desmi_table_get_label (table, 0, 0) : text);
  return TRUE;
}

/* Takes those of @column out of @state, which is replaced, that are not there. */
static gboolean
check_values (Check *self, DesmiViewState **state, const char *column, GError **error)
{
  g_auto (GStrv)        codes = desmi_view_state_dup_values (*state, column);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  DesmiViewState       *without;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      gboolean         has;

      if (!find_area (self, codes[i], &has, &name, error))
        return FALSE;
      if (has)
        g_ptr_array_add (kept, codes[i]);
      else
        add_missing (self, name);
    }
  if (kept->len == g_strv_length (codes))
    return TRUE;
  g_ptr_array_add (kept, NULL);
  without = desmi_view_state_with_values (*state, column, (const char *const *) kept->pdata);
  desmi_view_state_unref (*state);
  *state = without;
  return TRUE;
}

static gboolean
check_areas (Check *self, DesmiViewState **state, GError **error)
{
  static const char *const columns[] = { "village", "subdistrict" };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!check_values (self, state, columns[i], error))
      return FALSE;
  return TRUE;
}

static void
set_time (DesmiViewState **state, DesmiViewField field, const DesmiPeriod *period)
{
  g_autofree char *text = period != NULL ? desmi_period_to_text (period) : NULL;
  DesmiViewState  *with = desmi_view_state_with (*state, field, text);

  desmi_view_state_unref (*state);
  *state = with;
}

/* Keeps the time that is chosen where the file has any of it; else it is @first, or none. */
static void
check_time (Check             *self,
            DesmiViewState   **state,
            DesmiViewField     field,
            const DesmiPeriod *known,
            const DesmiPeriod *first)
{
  const char *text = desmi_view_state_get (*state, field);
  DesmiPeriod period;

  if (text != NULL && desmi_period_parse (text, &period, NULL))
    {
      g_autofree char *name = NULL;

      if (known != NULL && period.first <= known->last && period.last >= known->first)
        return;
      name = desmi_period_format (&period, desmi_locale_get_user ());
      add_missing (self, name);
    }
  set_time (state, field, first);
}

static gboolean
check_times (Check *self, DesmiViewState **state, GError **error)
{
  DesmiExtent extent;
  DesmiPeriod year, quarter, quarters;

  if (!desmi_extent_load (&extent, self->store, self->cancellable, error))
    return FALSE;
  year = desmi_extent_last_year (&extent);
  quarter = desmi_extent_last_quarter (&extent);
  quarters
      = desmi_period_range (extent.has_months ? extent.months.first : quarter.first, quarter.last);
  check_time (self, state, DESMI_VIEW_PERIOD, extent.has_months ? &extent.months : NULL,
              extent.has_months ? &year : NULL);
  check_time (self, state, DESMI_VIEW_QUARTER, extent.has_quarter ? &quarters : NULL,
              extent.has_quarter ? &quarter : NULL);
  return TRUE;
}

/**
 * desmi_view_check:
 * @left_out: (out) (nullable): a sentence about what was chosen but is not in the file; %NULL: all
 * of it is
 *
 * Blocks.
 *
 * Returns: (transfer full): @state without what @store does not have, and of the period that is
 * shown first where none was chosen; %NULL with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiViewState *
desmi_view_check (const DesmiViewState *state,
                  DesmiStore           *store,
                  char                **left_out,
                  GCancellable         *cancellable,
                  GError              **error)
{
  g_autoptr (GString)        missing = g_string_new (NULL);
  Check                      self = { store, cancellable, missing };
  g_autoptr (DesmiViewState) result = desmi_view_state_with (
      state, DESMI_VIEW_PAGE, desmi_view_state_get (state, DESMI_VIEW_PAGE));

  *left_out = NULL;
  if (!check_areas (&self, &result, error) || !check_times (&self, &result, error))
    return NULL;
  /* Translators: %s are areas and periods: “Juntinyuat, 2019” */
  if (missing->len > 0)
    *left_out = g_strdup_printf (_ ("No longer chosen, since this file does not have it: %s"),
                                 missing->str);
  return g_steal_pointer (&result);
}

typedef struct
{
  DesmiViewState *state;
  DesmiStore     *store;
  char           *left_out;
} Call;

static void
free_call (gpointer data)
{
  Call *call = data;

  desmi_view_state_unref (call->state);
  g_object_unref (call->store);
  g_free (call->left_out);
  g_free (call);
}

static void
unref_state (gpointer state)
{
  desmi_view_state_unref (state);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Call           *call = data;
  GError         *error = NULL;
  DesmiViewState *state
      = desmi_view_check (call->state, call->store, &call->left_out, cancellable, &error);

  if (state != NULL)
    g_task_return_pointer (task, state, unref_state);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_view_check_async:
 *
 * The same without blocking.
 */
void
desmi_view_check_async (DesmiViewState     *state,
                        DesmiStore         *store,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Call             *call = g_new0 (Call, 1);

  call->state = desmi_view_state_ref (state);
  call->store = g_object_ref (store);
  g_task_set_source_tag (task, desmi_view_check_async);
  g_task_set_task_data (task, call, free_call);
  g_task_run_in_thread (task, check_in_thread);
}

/**
 * desmi_view_check_finish:
 *
 * Returns: (transfer full): as desmi_view_check()
 */
DesmiViewState *
desmi_view_check_finish (GAsyncResult *result, char **left_out, GError **error)
{
  Call           *call = g_task_get_task_data (G_TASK (result));
  DesmiViewState *state = g_task_propagate_pointer (G_TASK (result), error);

  *left_out = state != NULL ? g_steal_pointer (&call->left_out) : NULL;
  return state;
}
