/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of villages as a table for the clipboard, also of those whose rows nobody looked at. */
#include "app/desmi-village-clip.h"

#include "app/charts/desmi-chart-suppress.h"
#include "app/desmi-suppress-cells.h"
#include "app/desmi-table-clip.h"
#include "app/desmi-village-filter.h"
#include "app/desmi-village-scores.h"

typedef struct
{
  GArray             *ids;
  DesmiVillageFilter *filter;
  GPtrArray          *columns, *titles;
  char               *title, *not_enrolled;
  DesmiAudience       audience;
  const DesmiLocale  *locale;
  gboolean            for_sheet;
} Call;

/* What was asked for, and not the other. */
typedef struct
{
  char            *tsv, *html;
  DesmiTableSheet *sheet;
} Texts;

static void
free_call (gpointer data)
{
  Call *call = data;

  g_array_unref (call->ids);
  desmi_village_filter_drop (call->filter);
  g_ptr_array_unref (call->columns);
  g_ptr_array_unref (call->titles);
  g_free (call->title);
  g_free (call->not_enrolled);
  g_free (call);
}

static void
free_texts (gpointer data)
{
  Texts *texts = data;

  g_free (texts->tsv);
  g_free (texts->html);
  g_clear_pointer (&texts->sheet, desmi_table_sheet_unref);
  g_free (texts);
}

static gboolean
is_few (gint64 count)
{
  return count > 0 && count < DESMI_SUPPRESS_BELOW;
}

/**
 * desmi_village_hides_stock:
 *
 * An estimate of few people tells of single ones as a count does. So does a larger one where few
 * came back: how many left is known.
 *
 * Returns: whether @audience may not know how many of @village are abroad
 */
gboolean
desmi_village_hides_stock (const DesmiVillage *village, DesmiAudience audience)
{
  return audience != DESMI_AUDIENCE_INTERNAL
         && (is_few (village->stock) || is_few (village->stock_departures)
             || is_few (village->stock_returns));
}

static void
add_score (DesmiTableBuilder *builder, guint column, const DesmiVillage *village, guint pillar)
{
  /* NaN, which is no score, is not at least 0 either */
  if (village->score[pillar] >= 0)
    desmi_table_builder_set_double (builder, column, village->score[pillar]);
}

static void
add_text (DesmiTableBuilder        *builder,
          guint                     column,
          const DesmiVillageColumn *kind,
          const DesmiVillage       *village,
          const Call               *call)
{
  g_autofree char *cohort = village->cohort > 0 ? g_strdup_printf ("%d", village->cohort) : NULL;
  const char      *text;

  if (kind->sort == DESMI_VILLAGE_SORT_COHORT)
    text = cohort;
  else if (kind->sort == DESMI_VILLAGE_SORT_STATUS)
    text = village->enrolled ? desmi_status_name (village->status, call->locale)
                             : call->not_enrolled;
  else
    text = desmi_village_column_get_text (kind, village);
  if (text != NULL)
    desmi_table_builder_set_text (builder, column, text, NULL);
}

static void
add_cell (DesmiTableBuilder  *builder,
          guint               column,
          const DesmiVillage *village,
          GHashTable         *hidden,
          const Call         *call)
{
  const DesmiVillageColumn *kind = g_ptr_array_index (call->columns, column);
  guint pillar = (guint) (kind->sort - DESMI_VILLAGE_SORT_PILLAR_1); /* where it is one */

  if ((kind->sort == DESMI_VILLAGE_SORT_STOCK
       && desmi_village_hides_stock (village, call->audience))
      || (desmi_village_column_is_pillar (kind)
          && desmi_village_scores_hide (hidden, village, pillar)))
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_SUPPRESSED);
  else if (desmi_village_column_is_pillar (kind))
    add_score (builder, column, village, pillar);
  else if (!desmi_village_column_is_number (kind))
    add_text (builder, column, kind, village, call);
  else if (desmi_village_column_get_count (kind, village) >= 0)
    desmi_table_builder_set_int (builder, column, desmi_village_column_get_count (kind, village));
}

/* Nullable: a small table, which knows of when and where from the file's data are. */
static DesmiTable *
ask_origin (DesmiStore *store, const Call *call, GCancellable *cancellable)
{
  return call->for_sheet
             ? desmi_store_lookup (store, "programmes", NULL, call->locale, cancellable, NULL)
             : NULL;
}

static DesmiTable *
make_table (const GPtrArray *villages, GHashTable *hidden, DesmiTable *origin, const Call *call)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("villages");

  if (origin != NULL)
    {
      desmi_table_builder_set_as_of (builder, desmi_table_get_as_of (origin));
      desmi_table_builder_set_synthetic (builder, desmi_table_get_synthetic (origin));
    }
  for (guint i = 0; i < call->columns->len; i++)
    {
      const DesmiVillageColumn *kind = g_ptr_array_index (call->columns, i);

      desmi_table_builder_add_column (builder, kind->name, kind->type);
    }
  for (guint i = 0; i < villages->len; i++)
    {
      if (g_ptr_array_index (villages, i) == NULL)
        continue;
      desmi_table_builder_add_row (builder);
      for (guint k = 0; k < call->columns->len; k++)
        add_cell (builder, k, g_ptr_array_index (villages, i), hidden, call);
    }
  return desmi_table_builder_end (builder);
}

static void
append_numbers (GArray *array, guint n)
{
  for (guint i = 0; i < n; i++)
    g_array_append_val (array, i);
}

static Texts *
make_texts (const GPtrArray *villages, GHashTable *hidden, DesmiTable *origin, const Call *call)
{
  g_autoptr (DesmiTable) table = make_table (villages, hidden, origin, call);
  g_autoptr (GArray)     rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray)     columns = g_array_new (FALSE, FALSE, sizeof (guint));
  const DesmiTableClip   clip = { .table = table,
                                  .rows = rows,
                                  .columns = columns,
                                  .titles = call->titles,
                                  .title = call->title,
                                  .locale = call->locale };
  Texts                 *texts = g_new0 (Texts, 1);

  append_numbers (rows, desmi_table_get_n_rows (table));
  append_numbers (columns, call->columns->len);
  if (call->for_sheet)
    {
      texts->sheet = desmi_table_sheet_new (&clip, call->audience);
      return texts;
    }
  texts->tsv = desmi_table_clip_to_tsv (&clip);
  texts->html = desmi_table_clip_to_html (&clip);
  return texts;
}

/* The scores that are not for the audience; %NULL with an error. */
static GHashTable *
find_hidden (DesmiStore *store, const Call *call, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiQuery) query = desmi_village_scores_query_new (call->filter);
  g_autoptr (DesmiTable) answer = NULL;
  g_autoptr (DesmiTable) safe = NULL;

  desmi_query_set_locale (query, call->locale);
  if (call->audience == DESMI_AUDIENCE_INTERNAL)
    return g_hash_table_new (g_str_hash, g_str_equal);
  answer = desmi_store_query (store, query, cancellable, error);
  if (answer != NULL)
    safe = desmi_chart_suppress_answer (answer, call->audience, query, store, cancellable, error);
  return safe != NULL ? desmi_village_scores_find_hidden (safe) : NULL;
}

/* (transfer full): %NULL with an error */
static Texts *
run (DesmiStore *store, const Call *call, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) hidden = find_hidden (store, call, cancellable, error);
  g_autoptr (GPtrArray)  villages
      = hidden != NULL ? desmi_store_get_villages (store, (const gint64 *) (void *) call->ids->data,
                                                   call->ids->len, call->filter, cancellable, error)
                       : NULL;
  g_autoptr (DesmiTable) origin = villages != NULL ? ask_origin (store, call, cancellable) : NULL;

  return villages != NULL ? make_texts (villages, hidden, origin, call) : NULL;
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Texts  *texts = run (DESMI_STORE (source), data, cancellable, &error);

  if (texts != NULL)
    g_task_return_pointer (task, texts, free_texts);
  else
    g_task_return_error (task, error);
}

static Call *
new_call (const DesmiVillageClipRequest *request, gboolean for_sheet)
{
  Call *call = g_new0 (Call, 1);

  call->ids = g_array_copy ((GArray *) request->ids);
  call->filter = desmi_village_filter_dup (request->filter);
  call->columns = g_ptr_array_copy ((GPtrArray *) request->columns, NULL, NULL);
  call->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < request->titles->len; i++)
    g_ptr_array_add (call->titles, g_strdup (g_ptr_array_index (request->titles, i)));
  call->title = g_strdup (request->title);
  call->not_enrolled = g_strdup (request->not_enrolled);
  call->audience = request->audience;
  call->locale = request->locale;
  call->for_sheet = for_sheet;
  return call;
}

static void
make (DesmiStore                    *store,
      const DesmiVillageClipRequest *request,
      gboolean                       for_sheet,
      GCancellable                  *cancellable,
      GAsyncReadyCallback            callback,
      gpointer                       user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_return_if_fail (request->titles->len == request->columns->len);
  g_task_set_source_tag (task, desmi_village_clip_make_async);
  g_task_set_task_data (task, new_call (request, for_sheet), free_call);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * desmi_village_clip_make_async:
 * @request: copied
 *
 * Reads the villages and writes them as text, off the main thread: a province has thousands.
 */
void
desmi_village_clip_make_async (DesmiStore                    *store,
                               const DesmiVillageClipRequest *request,
                               GCancellable                  *cancellable,
                               GAsyncReadyCallback            callback,
                               gpointer                       user_data)
{
  make (store, request, FALSE, cancellable, callback, user_data);
}

/**
 * desmi_village_clip_make_sheet:
 *
 * The same to be saved, printed or shown. Blocks.
 *
 * Returns: (transfer full): the table; %NULL with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiTableSheet *
desmi_village_clip_make_sheet (DesmiStore                    *store,
                               const DesmiVillageClipRequest *request,
                               GCancellable                  *cancellable,
                               GError                       **error)
{
  Call            *call = new_call (request, TRUE);
  Texts           *texts = run (store, call, cancellable, error);
  DesmiTableSheet *sheet = texts != NULL ? g_steal_pointer (&texts->sheet) : NULL;

  free_call (call);
  g_clear_pointer (&texts, free_texts);
  return sheet;
}

/**
 * desmi_village_clip_make_sheet_async:
 * @request: copied
 *
 * The same without blocking.
 */
void
desmi_village_clip_make_sheet_async (DesmiStore                    *store,
                                     const DesmiVillageClipRequest *request,
                                     GCancellable                  *cancellable,
                                     GAsyncReadyCallback            callback,
                                     gpointer                       user_data)
{
  make (store, request, TRUE, cancellable, callback, user_data);
}

/**
 * desmi_village_clip_make_sheet_finish:
 *
 * Returns: (transfer full): the table; %NULL with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiTableSheet *
desmi_village_clip_make_sheet_finish (DesmiStore *store, GAsyncResult *result, GError **error)
{
  Texts           *texts = g_task_propagate_pointer (G_TASK (result), error);
  DesmiTableSheet *sheet = NULL;

  if (texts == NULL)
    return NULL;
  sheet = g_steal_pointer (&texts->sheet);
  free_texts (texts);
  return sheet;
}

/**
 * desmi_village_clip_make_finish:
 * @tsv: (out) (transfer full): for spreadsheets
 * @html: (out) (transfer full): for letters
 *
 * Returns: whether they were read; else %FALSE with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
desmi_village_clip_make_finish (DesmiStore   *store,
                                GAsyncResult *result,
                                char        **tsv,
                                char        **html,
                                GError      **error)
{
  Texts *texts = g_task_propagate_pointer (G_TASK (result), error);

  if (texts == NULL)
    return FALSE;
  *tsv = g_steal_pointer (&texts->tsv);
  *html = g_steal_pointer (&texts->html);
  free_texts (texts);
  return TRUE;
}
