/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as it is shown, kept to be saved as a workbook or printed. */
#include "app/desmi-table-sheet.h"

#include "app/desmi-export.h"
#include "app/desmi-progress.h"
#include "app/desmi-table-words.h"
#include "core/desmi-file-name.h"
#include "exchange/desmi-xlsx-write.h"

#include <glib/gi18n-lib.h>

struct _DesmiTableSheet
{
  DesmiTableClip clip; /* what it points to is owned */
  DesmiAudience  audience;
};

static GArray *
copy_numbers (const GArray *numbers)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (guint), numbers->len);

  g_array_append_vals (copy, numbers->data, numbers->len);
  return copy;
}

static GPtrArray *
copy_words (const GPtrArray *words)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (words, i)));
  return copy;
}

/**
 * desmi_table_sheet_new:
 * @clip: copied; its table is not
 * @audience: for whom it was asked
 *
 * Returns: (transfer full): the table, rows, columns and words of @clip
 */
DesmiTableSheet *
desmi_table_sheet_new (const DesmiTableClip *clip, DesmiAudience audience)
{
  DesmiTableSheet *self = g_atomic_rc_box_new0 (DesmiTableSheet);

  self->clip = (DesmiTableClip){ .table = desmi_table_ref (clip->table),
                                 .rows = copy_numbers (clip->rows),
                                 .columns = copy_numbers (clip->columns),
                                 .titles = copy_words (clip->titles),
                                 .title = g_strdup (clip->title),
                                 .source = g_strdup (clip->source),
                                 .missing = g_strdup (clip->missing),
                                 .locale = clip->locale };
  self->audience = audience;
  return self;
}

static void
append_numbers (GArray *array, guint n)
{
  for (guint i = 0; i < n; i++)
    g_array_append_val (array, i);
}

/* All columns of @table in words. */
static DesmiTableSheet *
new_worded (DesmiTable        *table,
            const GArray      *rows,
            const char        *title,
            const char        *source,
            DesmiAudience      audience,
            const DesmiLocale *locale)
{
  g_autoptr (DesmiTable) worded = desmi_table_words_put (table, locale);
  g_autoptr (GArray)     columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray)  titles = g_ptr_array_new ();
  const DesmiTableClip   clip = { .table = worded,
                                  .rows = rows,
                                  .columns = columns,
                                  .titles = titles,
                                  .title = title,
                                  .source = source,
                                  .locale = locale };

  append_numbers (columns, desmi_table_get_n_columns (worded));
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (titles, (char *) desmi_table_words_title (table, i, locale));
  return desmi_table_sheet_new (&clip, audience);
}

/**
 * desmi_table_sheet_new_whole:
 * @title: (nullable): what the table says
 * @source: (nullable): where its numbers come from
 *
 * Returns: (transfer full): all rows and columns of @table, under their usual headings, its codes
 * in words
 */
DesmiTableSheet *
desmi_table_sheet_new_whole (DesmiTable        *table,
                             const char        *title,
                             const char        *source,
                             DesmiAudience      audience,
                             const DesmiLocale *locale)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  append_numbers (rows, desmi_table_get_n_rows (table));
  return new_worded (table, rows, title, source, audience, locale);
}

/**
 * desmi_table_sheet_new_rows:
 * @rows: (element-type guint): which, in their order
 * @title: (nullable): what the table says
 *
 * Returns: (transfer full): the same of some rows only
 */
DesmiTableSheet *
desmi_table_sheet_new_rows (DesmiTable        *table,
                            const GArray      *rows,
                            const char        *title,
                            DesmiAudience      audience,
                            const DesmiLocale *locale)
{
  return new_worded (table, rows, title, NULL, audience, locale);
}

/**
 * desmi_table_sheet_ref:
 *
 * Returns: (transfer full): @self
 */
DesmiTableSheet *
desmi_table_sheet_ref (DesmiTableSheet *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DesmiTableSheet *self = data;

  desmi_table_unref (self->clip.table);
  g_array_unref ((GArray *) self->clip.rows);
  g_array_unref ((GArray *) self->clip.columns);
  g_ptr_array_unref ((GPtrArray *) self->clip.titles);
  g_free ((char *) self->clip.title);
  g_free ((char *) self->clip.source);
  g_free ((char *) self->clip.missing);
}

/**
 * desmi_table_sheet_unref:
 * @self: (transfer full): a sheet
 */
void
desmi_table_sheet_unref (DesmiTableSheet *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * desmi_table_sheet_get_clip:
 *
 * Returns: (transfer none): the table, its rows, columns and words
 */
const DesmiTableClip *
desmi_table_sheet_get_clip (DesmiTableSheet *self)
{
  return &self->clip;
}

static void
add_fact (GPtrArray *facts, const DesmiLocale *locale, const char *word, const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;
  g_ptr_array_add (facts, g_strdup (desmi_locale_text (locale, word)));
  g_ptr_array_add (facts, g_strdup (fact));
}

/* Sums of whatever months there are, unless some were asked for. */
static gboolean
is_of_all_times (DesmiTable *table)
{
  const char *name = desmi_table_get_name (table);

  return g_str_equal (name, "flows") || g_str_equal (name, "remittances");
}

static void
add_times (GPtrArray *facts, DesmiTable *table, const DesmiLocale *locale)
{
  const char      *text = desmi_table_get_period (table), *as_of = desmi_table_get_as_of (table);
  g_autofree char *shown = NULL, *day = NULL;
  DesmiPeriod      period;

  if (text != NULL)
    shown = desmi_period_parse (text, &period, NULL) ? desmi_period_format (&period, locale)
                                                     : g_strdup (text);
  else if (is_of_all_times (table))
    shown = g_strdup (desmi_locale_text (locale, N_ ("All that is in the file")));
  add_fact (facts, locale, N_ ("Period"), shown);
  if (as_of != NULL)
    day = desmi_format_day (as_of, locale);
  add_fact (facts, locale, N_ ("Data as of"), day);
}

static void
add_coverage (GPtrArray *facts, DesmiTable *table, const DesmiLocale *locale)
{
  int              reported = desmi_table_get_reported (table), of = desmi_table_get_of (table);
  g_autofree char *n = NULL, *all = NULL, *text = NULL;

  if (reported < 0 || of <= 0)
    return;
  n = desmi_format_count (reported, locale);
  all = desmi_format_count (of, locale);
  text = g_strdup_printf (desmi_locale_plural (locale, "%s of %s village reported",
                                               "%s of %s villages reported", (gulong) of),
                          n, all);
  add_fact (facts, locale, N_ ("Coverage"), text);
}

/**
 * desmi_table_sheet_list_facts:
 *
 * Returns: (transfer full) (element-type utf8): what a reader who has only the table must know: a
 * word and its value, in turn
 */
GPtrArray *
desmi_table_sheet_list_facts (DesmiTableSheet *self)
{
  GPtrArray         *facts = g_ptr_array_new_with_free_func (g_free);
  const DesmiLocale *locale = self->clip.locale;
  DesmiTable        *table = self->clip.table;
  g_autofree char   *rows = desmi_format_count (self->clip.rows->len, locale);

  add_fact (facts, locale, N_ ("Title"), self->clip.title);
  if (desmi_table_get_synthetic (table))
    add_fact (facts, locale, N_ ("Sample data"),
              desmi_locale_text (locale, N_ ("Every number here is invented.")));
  add_times (facts, table, locale);
  add_fact (facts, locale, N_ ("Source"),
            self->clip.source != NULL ? self->clip.source
                                      : desmi_source_name (desmi_table_get_source (table), locale));
  add_coverage (facts, table, locale);
  add_fact (facts, locale, N_ ("For whom"), desmi_audience_name (self->audience, locale));
  add_fact (facts, locale, N_ ("Rows"), rows);
  return facts;
}

/**
 * desmi_table_sheet_dup_file_name:
 * @ending: ".xlsx"
 *
 * Returns: (transfer full): a name for a file, that every disk takes
 */
char *
desmi_table_sheet_dup_file_name (DesmiTableSheet *self, const char *ending)
{
  const char *title
      = self->clip.title != NULL ? self->clip.title : desmi_table_get_name (self->clip.table);
  g_autofree char *name = desmi_file_name_make (title, desmi_table_get_name (self->clip.table));

  return g_strconcat (name, ending, NULL);
}

/**
 * desmi_table_sheet_to_workbook:
 * @progress: (nullable): told on this thread
 *
 * Returns: (transfer full): the file's content, as desmi_xlsx_write() makes it; blocks
 */
GBytes *
desmi_table_sheet_to_workbook (DesmiTableSheet *self,
                               DesmiProgress    progress,
                               gpointer         progress_data,
                               GCancellable    *cancellable,
                               GError         **error)
{
  g_autoptr (GPtrArray) facts = desmi_table_sheet_list_facts (self);
  const DesmiXlsx       xlsx = { .table = self->clip.table,
                                 .rows = self->clip.rows,
                                 .columns = self->clip.columns,
                                 .titles = self->clip.titles,
                                 .title = self->clip.title,
                                 .facts = facts,
                                 .locale = self->clip.locale };

  return desmi_xlsx_write (&xlsx, progress, progress_data, cancellable, error);
}

/* What the thread writes. */
typedef struct
{
  DesmiTableSheet      *sheet;
  DesmiProgressMarshal *progress;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  desmi_table_sheet_unref (self->sheet);
  desmi_progress_marshal_unref (self->progress);
  g_free (self);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work              *work = data;
  GError            *error = NULL;
  g_autoptr (GBytes) bytes = desmi_table_sheet_to_workbook (
      work->sheet, desmi_progress_marshal_report, work->progress, cancellable, &error);

  if (bytes != NULL && desmi_export_write (source, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_table_sheet_save_async:
 * @file: replaced as a whole or not at all
 * @progress: (nullable): told on this main context
 *
 * Saves the table as a workbook, without blocking.
 */
void
desmi_table_sheet_save_async (DesmiTableSheet    *self,
                              GFile              *file,
                              DesmiProgress       progress,
                              gpointer            progress_data,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);
  Work             *work = g_new (Work, 1);

  *work = (Work){ desmi_table_sheet_ref (self),
                  desmi_progress_marshal_new (progress, progress_data) };
  g_task_set_source_tag (task, desmi_table_sheet_save_async);
  g_task_set_task_data (task, work, work_free);
  /* what was written is there, whoever cancelled meanwhile */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * desmi_table_sheet_save_finish:
 *
 * Returns: whether it was saved; else %FALSE with an error that says why the file is not there
 */
gboolean
desmi_table_sheet_save_finish (GAsyncResult *result, GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  desmi_progress_marshal_stop (work->progress);
  return g_task_propagate_boolean (G_TASK (result), error);
}
