/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Villages for lists and pages: the value, its filter, and the store's functions for both. */
#include "store/desmi-connection.h"
#include "store/desmi-village-private.h"

#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_village_ref:
 *
 * Returns: (transfer full): @self, held once more
 */
DesmiVillage *
desmi_village_ref (DesmiVillage *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DesmiVillage *self = data;

  g_free (self->code);
  g_free (self->name);
  g_free (self->subdistrict_code);
  g_free (self->subdistrict);
  g_free (self->retired);
  g_free (self->successors);
  g_free (self->decree);
  g_free (self->decree_date);
  g_free (self->status_reason);
  g_free (self->status_reason_id);
  g_free (self->status_note);
  g_free (self->status_since);
  g_free (self->head_name);
  g_free (self->head_title);
  g_free (self->usual_head_title);
  g_free (self->service);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->address);
  g_free (self->cooperative);
  g_free (self->registered_cooperative);
  g_free (self->notes);
}

/**
 * desmi_village_unref:
 *
 * Lets go of @self.
 */
void
desmi_village_unref (DesmiVillage *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * desmi_village_count_officers:
 *
 * Returns: how many serve today by the register; where that has none, what is written in the
 * profile; -1: not known
 */
gint64
desmi_village_count_officers (const DesmiVillage *self)
{
  return self->registered_officers > 0 ? self->serving_officers : self->officers;
}

/**
 * desmi_village_get_cooperative:
 *
 * Returns: (transfer none) (nullable): its name in the register; where that has none, what is
 * written in the profile
 */
const char *
desmi_village_get_cooperative (const DesmiVillage *self)
{
  return self->registered_cooperative != NULL ? self->registered_cooperative : self->cooperative;
}

/**
 * desmi_village_filter_init:
 * @filter: (out caller-allocates): every village of the programme, by name
 */
void
desmi_village_filter_init (DesmiVillageFilter *filter)
{
  *filter = (DesmiVillageFilter){ .scope = DESMI_VILLAGE_SCOPE_PROGRAMME,
                                  .sort = DESMI_VILLAGE_SORT_NAME };
}

/**
 * desmi_village_filter_copy:
 *
 * Returns: (transfer full): a copy
 */
DesmiVillageFilter *
desmi_village_filter_copy (const DesmiVillageFilter *filter)
{
  DesmiVillageFilter *copy = g_new (DesmiVillageFilter, 1);

  desmi_village_filter_init (copy);
  if (filter == NULL)
    return copy;
  *copy = *filter;
  copy->programme = g_strdup (filter->programme);
  copy->search = g_strdup (filter->search);
  copy->subdistricts = g_strdup (filter->subdistricts);
  copy->cohorts = g_strdup (filter->cohorts);
  copy->quarter = g_strdup (filter->quarter);
  return copy;
}

/**
 * desmi_village_filter_free:
 *
 * Frees the filter and its texts.
 */
void
desmi_village_filter_free (DesmiVillageFilter *self)
{
  g_free ((char *) self->programme);
  g_free ((char *) self->search);
  g_free ((char *) self->subdistricts);
  g_free ((char *) self->cohorts);
  g_free ((char *) self->quarter);
  g_free (self);
}

/**
 * desmi_village_filter_get_programme:
 *
 * Returns: (transfer none): the programme asked for, or the one of villages
 */
const char *
desmi_village_filter_get_programme (const DesmiVillageFilter *filter)
{
  return filter->programme != NULL ? filter->programme : DESMI_DEFAULT_PROGRAMME;
}

static gpointer
list_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return desmi_village_list_ids (connection, data, error);
}

/**
 * desmi_store_list_villages:
 * @filter: (nullable): which villages; %NULL: those of the programme, by name
 *
 * Returns: (transfer full) (element-type gint64): their ids, in order
 */
GArray *
desmi_store_list_villages (DesmiStore               *self,
                           const DesmiVillageFilter *filter,
                           GCancellable             *cancellable,
                           GError                  **error)
{
  g_autoptr (DesmiVillageFilter) copy = desmi_village_filter_copy (filter);

  return desmi_store_read (self, list_job, copy, cancellable, error);
}

/**
 * desmi_store_list_villages_async:
 * @filter: copied
 *
 * Asks for the ids of the villages that pass, in order, on a reader's thread.
 */
void
desmi_store_list_villages_async (DesmiStore               *self,
                                 const DesmiVillageFilter *filter,
                                 GCancellable             *cancellable,
                                 GAsyncReadyCallback       callback,
                                 gpointer                  user_data)
{
  desmi_store_read_async (self, list_job, desmi_village_filter_copy (filter),
                          (GDestroyNotify) desmi_village_filter_free,
                          (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

/**
 * desmi_store_list_villages_finish:
 *
 * Returns: (transfer full) (element-type gint64): as desmi_store_list_villages()
 */
GArray *
desmi_store_list_villages_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  return desmi_store_read_finish (self, result, error);
}

typedef struct
{
  DesmiVillageFilter *filter;
  gint64             *ids;
  guint               n_ids;
} PageJob;

static void
page_job_free (gpointer data)
{
  PageJob *job = data;

  desmi_village_filter_free (job->filter);
  g_free (job->ids);
  g_free (job);
}

static PageJob *
page_job_new (const gint64 *ids, guint n_ids, const DesmiVillageFilter *filter)
{
  PageJob *job = g_new (PageJob, 1);

  job->filter = desmi_village_filter_copy (filter);
  job->ids = g_memdup2 (ids, sizeof *ids * n_ids);
  job->n_ids = n_ids;
  return job;
}

static gpointer
page_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PageJob *job = data;

  return desmi_village_read_page (connection, job->filter, job->ids, job->n_ids, error);
}

/**
 * desmi_store_get_villages:
 * @ids: (array length=n_ids): ids from desmi_store_list_villages()
 * @filter: (nullable): its programme and quarter are those of cohort, status and scores
 *
 * Returns: (transfer full) (element-type DesmiVillage): the villages in the order of @ids, %NULL
 * for an id that is none
 */
GPtrArray *
desmi_store_get_villages (DesmiStore               *self,
                          const gint64             *ids,
                          guint                     n_ids,
                          const DesmiVillageFilter *filter,
                          GCancellable             *cancellable,
                          GError                  **error)
{
  PageJob   *job = page_job_new (ids, n_ids, filter);
  GPtrArray *villages = desmi_store_read (self, page_job, job, cancellable, error);

  page_job_free (job);
  return villages;
}

/**
 * desmi_store_get_villages_async:
 * @ids: copied
 * @filter: copied: its programme and period count
 *
 * Asks for the villages of some ids on a reader's thread.
 */
void
desmi_store_get_villages_async (DesmiStore               *self,
                                const gint64             *ids,
                                guint                     n_ids,
                                const DesmiVillageFilter *filter,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data)
{
  desmi_store_read_async (self, page_job, page_job_new (ids, n_ids, filter), page_job_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * desmi_store_get_villages_finish:
 *
 * Returns: (transfer full) (element-type DesmiVillage): as desmi_store_get_villages()
 */
GPtrArray *
desmi_store_get_villages_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  return desmi_store_read_finish (self, result, error);
}

static gboolean
find_id (DesmiConnection *connection, const char *code, gint64 *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *quoted = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (
           connection, error, "SELECT id FROM official_region WHERE code = ?1 AND level = 'village'",
           "s", code);

  if (stmt == NULL)
    return FALSE;
  if (desmi_connection_step (connection, stmt, &local))
    {
      *id = sqlite3_column_int64 (stmt, 0);
      sqlite3_reset (stmt);
      return TRUE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  quoted = desmi_text_quote (code);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               _ ("There is no village with the code “%s”."), quoted);
  return FALSE;
}

/* @data: the code and, after it, a programme */
static gpointer
village_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const    *words = data;
  DesmiVillageFilter    filter;
  g_autoptr (GPtrArray) page = NULL;
  gint64                id;

  desmi_village_filter_init (&filter);
  filter.programme = words[1];
  if (!find_id (connection, words[0], &id, error))
    return NULL;
  page = desmi_village_read_page (connection, &filter, &id, 1, error);
  return page != NULL ? desmi_village_ref (g_ptr_array_index (page, 0)) : NULL;
}

/**
 * desmi_store_get_village:
 * @code: code of a village, in any district
 *
 * Returns: (transfer full): the village, with the scores of the latest quarter; %NULL with
 *   %DESMI_STORE_ERROR_INPUT if there is none
 */
DesmiVillage *
desmi_store_get_village (DesmiStore   *self,
                         const char   *code,
                         GCancellable *cancellable,
                         GError      **error)
{
  return desmi_store_get_programme_village (self, code, NULL, cancellable, error);
}

/**
 * desmi_store_get_programme_village:
 * @programme: (nullable): whose enrolment, status and scores it is asked for with; %NULL: the one
 * of villages
 *
 * Returns: (transfer full): as desmi_store_get_village()
 */
DesmiVillage *
desmi_store_get_programme_village (DesmiStore   *self,
                                   const char   *code,
                                   const char   *programme,
                                   GCancellable *cancellable,
                                   GError      **error)
{
  const char *words[] = { code, programme, NULL };

  g_return_val_if_fail (code != NULL, NULL);
  return desmi_store_read (self, village_job, words, cancellable, error);
}

/**
 * desmi_store_get_village_async:
 * @code: of the village
 * @programme: (nullable): whose enrolment, status and scores it is asked for with; %NULL: the one
 * of villages
 *
 * Asks for one village with its whole profile on a reader's thread.
 */
void
desmi_store_get_village_async (DesmiStore         *self,
                               const char         *code,
                               const char         *programme,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  const char *words[] = { code, programme, NULL };

  g_return_if_fail (code != NULL);
  desmi_store_read_async (self, village_job, g_strdupv ((char **) words),
                          (GDestroyNotify) g_strfreev, (GDestroyNotify) desmi_village_unref,
                          cancellable, callback, user_data);
}

/**
 * desmi_store_get_village_finish:
 *
 * Returns: (transfer full): as desmi_store_get_village()
 */
DesmiVillage *
desmi_store_get_village_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  return desmi_store_read_finish (self, result, error);
}
