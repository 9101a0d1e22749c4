/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of villages as a table for the clipboard, also of those whose rows nobody looked at. */
#include "app/desmi-village-clip.h"

#include "app/charts/desmi-chart-suppress.h"
#include "app/desmi-suppress-cells.h"
#include "app/desmi-table-clip.h"
#include "app/desmi-village-filter.h"
#include "app/desmi-village-scores.h"

#include <math.h>

enum
{
  COLUMN_CODE,
  COLUMN_VILLAGE,
  COLUMN_SUBDISTRICT,
  COLUMN_COHORT,
  COLUMN_STATUS,
  COLUMN_STOCK,
  COLUMN_PILLAR, /* and three more */
};

typedef struct
{
  GArray             *ids;
  DesmiVillageFilter *filter;
  GPtrArray          *titles;
  char               *title, *not_enrolled;
  DesmiAudience       audience;
  const DesmiLocale  *locale;
} Call;

typedef struct
{
  char *tsv, *html;
} Texts;

static void
free_call (gpointer data)
{
  Call *call = data;

  g_array_unref (call->ids);
  desmi_village_filter_drop (call->filter);
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
add_stock (DesmiTableBuilder *builder, const DesmiVillage *village, DesmiAudience audience)
{
  if (desmi_village_hides_stock (village, audience))
    desmi_table_builder_set_mark (builder, COLUMN_STOCK, DESMI_MARK_SUPPRESSED);
  else if (village->stock >= 0)
    desmi_table_builder_set_int (builder, COLUMN_STOCK, village->stock);
}

static void
add_village (DesmiTableBuilder  *builder,
             const DesmiVillage *village,
             GHashTable         *hidden,
             const Call         *call)
{
  g_autofree char *cohort = village->cohort > 0 ? g_strdup_printf ("%d", village->cohort) : NULL;

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, COLUMN_CODE, village->code, NULL);
  desmi_table_builder_set_text (builder, COLUMN_VILLAGE, village->name, NULL);
  desmi_table_builder_set_text (builder, COLUMN_SUBDISTRICT, village->subdistrict, NULL);
  if (cohort != NULL)
    desmi_table_builder_set_text (builder, COLUMN_COHORT, cohort, NULL);
  desmi_table_builder_set_text (
      builder, COLUMN_STATUS,
      village->enrolled ? desmi_status_name (village->status, call->locale) : call->not_enrolled,
      NULL);
  add_stock (builder, village, call->audience);
  for (guint i = 0; i < DESMI_MAX_PILLARS && COLUMN_PILLAR + i < DESMI_VILLAGE_CLIP_COLUMNS; i++)
    if (desmi_village_scores_hide (hidden, village, i))
      desmi_table_builder_set_mark (builder, COLUMN_PILLAR + i, DESMI_MARK_SUPPRESSED);
    else if (village->score[i] >= 0 && !isnan (village->score[i]))
      desmi_table_builder_set_double (builder, COLUMN_PILLAR + i, village->score[i]);
}

static DesmiTable *
make_table (const GPtrArray *villages, GHashTable *hidden, const Call *call)
{
  static const char *const texts[] = { "code", "village", "subdistrict", "cohort", "status" };
  DesmiTableBuilder       *builder = desmi_table_builder_new ("villages");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    desmi_table_builder_add_column (builder, texts[i], DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "stock", DESMI_COLUMN_COUNT);
  for (guint i = COLUMN_PILLAR; i < DESMI_VILLAGE_CLIP_COLUMNS; i++)
    {
      g_autofree char *name = g_strdup_printf ("pillar-%u", i - COLUMN_PILLAR + 1);

      desmi_table_builder_add_column (builder, name, DESMI_COLUMN_RATIO);
    }
  for (guint i = 0; i < villages->len; i++)
    if (g_ptr_array_index (villages, i) != NULL)
      add_village (builder, g_ptr_array_index (villages, i), hidden, call);
  return desmi_table_builder_end (builder);
}

static void
append_numbers (GArray *array, guint n)
{
  for (guint i = 0; i < n; i++)
    g_array_append_val (array, i);
}

static Texts *
make_texts (const GPtrArray *villages, GHashTable *hidden, const Call *call)
{
  g_autoptr (DesmiTable) table = make_table (villages, hidden, call);
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
  append_numbers (columns, DESMI_VILLAGE_CLIP_COLUMNS);
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

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Call            *call = data;
  GError                *error = NULL;
  g_autoptr (GHashTable) hidden = find_hidden (DESMI_STORE (source), call, cancellable, &error);
  g_autoptr (GPtrArray)  villages
      = hidden != NULL
            ? desmi_store_get_villages (DESMI_STORE (source),
                                        (const gint64 *) (void *) call->ids->data, call->ids->len,
                                        call->filter, cancellable, &error)
            : NULL;

  if (villages != NULL)
    g_task_return_pointer (task, make_texts (villages, hidden, call), free_texts);
  else
    g_task_return_error (task, error);
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
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Call             *call = g_new0 (Call, 1);

  g_return_if_fail (request->titles->len == DESMI_VILLAGE_CLIP_COLUMNS);

  call->ids = g_array_copy ((GArray *) request->ids);
  call->filter = desmi_village_filter_dup (request->filter);
  call->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < request->titles->len; i++)
    g_ptr_array_add (call->titles, g_strdup (g_ptr_array_index (request->titles, i)));
  call->title = g_strdup (request->title);
  call->not_enrolled = g_strdup (request->not_enrolled);
  call->audience = request->audience;
  call->locale = request->locale;
  g_task_set_source_tag (task, desmi_village_clip_make_async);
  g_task_set_task_data (task, call, free_call);
  g_task_run_in_thread (task, make_in_thread);
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
