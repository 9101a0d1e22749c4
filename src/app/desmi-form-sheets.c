/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in forms and lists, as tables that are saved and printed: as much as the form shows,
 * numbers as numbers. */
#include "app/desmi-form-sheets.h"

#include "app/desmi-catalogue-view.h"
#include "app/desmi-flow-grid-private.h"
#include "app/desmi-flow-kind.h"
#include "app/desmi-table-words.h"
#include "core/desmi-unit.h"

#include <glib/gi18n-lib.h>

/* A table that is being made, with the titles of its columns. */
typedef struct
{
  DesmiTableBuilder *builder;
  GPtrArray         *titles;
} Making;

static void
begin (Making *self, const char *name)
{
  self->builder = desmi_table_builder_new (name);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  desmi_table_builder_set_source (self->builder, DESMI_SOURCE_LOCAL);
}

static guint
add_column (Making *self, const char *name, char *title, DesmiColumnType type)
{
  g_ptr_array_add (self->titles, title);
  return desmi_table_builder_add_column (self->builder, name, type);
}

static guint
add_word_column (Making *self, const char *name, const DesmiLocale *locale, const char *title)
{
  return add_column (self, name, g_strdup (desmi_locale_text (locale, title)), DESMI_COLUMN_TEXT);
}

static DesmiTableSheet *
end (Making *self, const char *title, DesmiAudience audience, const DesmiLocale *locale)
{
  g_autoptr (DesmiTable) table = desmi_table_builder_end (self->builder);
  g_autoptr (GPtrArray)  titles = self->titles;
  g_autoptr (GArray)     rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray)     columns = g_array_new (FALSE, FALSE, sizeof (guint));
  const DesmiTableClip   clip = { .table = table,
                                  .rows = rows,
                                  .columns = columns,
                                  .titles = titles,
                                  .title = title,
                                  .locale = locale };

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    g_array_append_val (rows, i);
  for (guint i = 0; i < titles->len; i++)
    g_array_append_val (columns, i);
  return desmi_table_sheet_new (&clip, audience);
}

/* Columns of words that the kind has, in their order. */
static guint
add_keys (Making *self, const DesmiFlowGrid *grid)
{
  DesmiFlowKind kind = desmi_flow_grid_get_kind (grid);
  guint         n = 0;

  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      g_autofree char *title = desmi_flow_grid_dup_title (grid, i);

      if (*title == '\0'
          || (kind == DESMI_FLOW_KIND_WORKERS && i == DESMI_FLOW_OCCUPATION
              && !desmi_flow_grid_has_occupation (grid)))
        continue;
      add_column (self, desmi_flow_kind_get_key_column (kind, i), g_steal_pointer (&title),
                  DESMI_COLUMN_TEXT);
      n++;
    }
  return n;
}

/* Whether the sheet has the server's figures beside the rows. */
static gboolean
has_official (const DesmiFlowGrid *grid)
{
  return grid->has_official && grid->kind == DESMI_FLOW_KIND_WORKERS;
}

static gint64
sum_official (const DesmiFlowGrid *grid, guint row)
{
  const DesmiFlowRow *of = desmi_flow_grid_get_row (grid, row);
  gint64              sum = 0;

  for (guint i = 0; i < grid->n_periods; i++)
    sum += of->official[i];
  return sum;
}

static void
add_flow_row (Making *self, const DesmiFlowGrid *grid, guint row, guint n_keys)
{
  DesmiFlowKind kind = desmi_flow_grid_get_kind (grid);
  guint         n = desmi_flow_grid_get_n_periods (grid), column = 0;
  gint64        sum = 0;
  gboolean      any = FALSE;

  desmi_table_builder_add_row (self->builder);
  for (guint i = 0; i < DESMI_FLOW_N_KEYS && column < n_keys; i++)
    {
      g_autofree char *title = desmi_flow_grid_dup_title (grid, i);
      const char      *text = desmi_flow_grid_get_key_text (grid, row, (DesmiFlowKey) i);

      if (*title == '\0'
          || (kind == DESMI_FLOW_KIND_WORKERS && i == DESMI_FLOW_OCCUPATION
              && !desmi_flow_grid_has_occupation (grid)))
        continue;
      if (text != NULL && *text != '\0')
        desmi_table_builder_set_text (self->builder, column, text, NULL);
      column++;
    }
  for (guint i = 0; i < n; i++)
    if (desmi_flow_grid_is_known (grid, row, i))
      {
        sum += desmi_flow_grid_get_count (grid, row, i);
        any = TRUE;
        desmi_table_builder_set_int (self->builder, n_keys + i,
                                     desmi_flow_grid_get_count (grid, row, i));
      }
  if (any)
    desmi_table_builder_set_int (self->builder, n_keys + n, sum);
  if (has_official (grid))
    desmi_table_builder_set_int (self->builder, n_keys + n + 1, sum_official (grid, row));
}

static char *
dup_flow_title (const DesmiFlowGrid *grid, const char *village, const DesmiLocale *locale)
{
  DesmiFlowKind kind = desmi_flow_grid_get_kind (grid);
  const char   *what = kind == DESMI_FLOW_KIND_WORKERS
                           ? desmi_direction_name (desmi_flow_grid_get_direction (grid), locale)
                           : desmi_flow_kind_get_title (kind, locale);

  return g_strdup_printf ("%s, %s, %d", what, village, desmi_flow_grid_get_year (grid));
}

/**
 * desmi_form_sheets_flows:
 * @grid: a sheet of flows
 * @village: its name
 *
 * What is typed and not counted is left out.
 *
 * Returns: (transfer full): the rows of the sheet with a column a period, their sum and, where
 * there are any, the official ones
 */
DesmiTableSheet *
desmi_form_sheets_flows (const DesmiFlowGrid *grid, const char *village, const DesmiLocale *locale)
{
  Making           making;
  DesmiFlowKind    kind = desmi_flow_grid_get_kind (grid);
  DesmiColumnType  type = desmi_flow_kind_is_money (kind) ? DESMI_COLUMN_IDR : DESMI_COLUMN_COUNT;
  guint            n = desmi_flow_grid_get_n_periods (grid), n_keys;
  g_autofree char *title = dup_flow_title (grid, village, locale);
  g_autofree char *year = g_strdup_printf ("%d", desmi_flow_grid_get_year (grid));

  begin (&making, desmi_flow_kind_to_name (kind));
  desmi_table_builder_set_period (making.builder, year);
  n_keys = add_keys (&making, grid);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("period_%u", i + 1);

      add_column (&making, name, desmi_flow_grid_dup_title (grid, DESMI_FLOW_N_KEYS + i), type);
    }
  add_column (&making, "sum", g_strdup (desmi_locale_text (locale, N_ ("Total"))), type);
  if (has_official (grid))
    add_column (&making, "official", g_strdup (desmi_locale_text (locale, N_ ("Official"))), type);
  for (guint row = 0; row < desmi_flow_grid_get_n_rows (grid); row++)
    add_flow_row (&making, grid, row, n_keys);
  return end (&making, title, DESMI_AUDIENCE_INTERNAL, locale);
}

/* The columns of a report. */
enum
{
  REPORT_PILLAR,
  REPORT_STATUS,
  REPORT_INDICATOR,
  REPORT_UNIT,
  REPORT_ACTUAL,
  REPORT_TARGET,
  REPORT_BEFORE,
  REPORT_MEAN,
  REPORT_REMARK,
};

static void
add_report_columns (Making *self, const DesmiLocale *locale)
{
  add_word_column (self, "pillar", locale, N_ ("Pillar"));
  add_word_column (self, "status", locale, N_ ("Status"));
  add_word_column (self, "indicator", locale, N_ ("Indicator"));
  add_word_column (self, "unit", locale, N_ ("Unit"));
  add_column (self, "actual", g_strdup (desmi_locale_text (locale, N_ ("Actual"))),
              DESMI_COLUMN_MILLI);
  add_column (self, "target", g_strdup (desmi_locale_text (locale, N_ ("Target"))),
              DESMI_COLUMN_MILLI);
  add_column (self, "before", g_strdup (desmi_locale_text (locale, N_ ("A quarter before"))),
              DESMI_COLUMN_MILLI);
  add_column (self, "mean", g_strdup (desmi_locale_text (locale, N_ ("Mean of the villages"))),
              DESMI_COLUMN_MILLI);
  add_word_column (self, "remark", locale, N_ ("Note on the measurement"));
}

static void
set_milli (Making *self, guint column, gboolean is_there, gint64 milli)
{
  if (is_there)
    desmi_table_builder_set_int (self->builder, column, milli);
}

static void
add_report_row (Making                  *self,
                const DesmiReportPillar *pillar,
                const DesmiReportRow    *row,
                const DesmiLocale       *locale)
{
  g_autofree char *name = g_strdup_printf ("%d. %s", pillar->number, pillar->name);
  const char      *unit = desmi_unit_name (row->unit, locale);
  gint64           known = 0;
  gboolean         is_known = desmi_report_get_known (row, &known);

  desmi_table_builder_add_row (self->builder);
  desmi_table_builder_set_text (self->builder, REPORT_PILLAR, name, NULL);
  if (pillar->has_status)
    desmi_table_builder_set_text (self->builder, REPORT_STATUS,
                                  desmi_pillar_status_name (pillar->status, locale), NULL);
  desmi_table_builder_set_text (self->builder, REPORT_INDICATOR, row->name, NULL);
  if (unit != NULL)
    desmi_table_builder_set_text (self->builder, REPORT_UNIT, unit, NULL);
  set_milli (self, REPORT_ACTUAL, is_known, known);
  set_milli (self, REPORT_TARGET, row->has_target, row->target);
  set_milli (self, REPORT_BEFORE, row->has_before, row->before);
  set_milli (self, REPORT_MEAN, row->has_mean, row->mean);
  if (row->remark != NULL && *row->remark != '\0')
    desmi_table_builder_set_text (self->builder, REPORT_REMARK, row->remark, NULL);
}

/**
 * desmi_form_sheets_report:
 * @report: of a village and a quarter
 *
 * Returns: (transfer full): a row for each indicator of the report
 */
DesmiTableSheet *
desmi_form_sheets_report (const DesmiReport *report, const DesmiLocale *locale)
{
  Making           making;
  g_autofree char *title = g_strdup_printf (
      /* Translators: a village and a quarter */
      desmi_locale_text (locale, N_ ("Report of %s, %s")), report->name, report->spoken);

  begin (&making, "report");
  desmi_table_builder_set_period (making.builder, report->quarter);
  add_report_columns (&making, locale);
  for (guint i = 0; i < report->pillars->len; i++)
    {
      const DesmiReportPillar *pillar = g_ptr_array_index (report->pillars, i);

      for (guint k = 0; k < pillar->rows->len; k++)
        add_report_row (&making, pillar, g_ptr_array_index (pillar->rows, k), locale);
    }
  return end (&making, title, DESMI_AUDIENCE_INTERNAL, locale);
}

/**
 * desmi_form_sheets_targets:
 * @grid: a sheet of targets
 * @pillar: the name of what they are of
 *
 * Returns: (transfer full): a row for each village, a column for each indicator
 */
DesmiTableSheet *
desmi_form_sheets_targets (const DesmiTargetGrid *grid,
                           const char            *pillar,
                           DesmiAudience          audience,
                           const DesmiLocale     *locale)
{
  Making           making;
  guint            n = desmi_target_grid_get_n_columns (grid);
  g_autofree char *period = desmi_target_grid_dup_period (grid, 0);
  g_autofree char *title = g_strdup_printf (
      /* Translators: a pillar, and a year or quarter */
      desmi_locale_text (locale, N_ ("Targets of %s, %s")), pillar, period);

  begin (&making, "targets");
  add_word_column (&making, "village", locale, N_ ("Village"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("indicator_%u", i + 1);

      add_column (&making, name, desmi_target_grid_dup_title (grid, i), DESMI_COLUMN_MILLI);
    }
  for (guint row = 0; row < desmi_target_grid_get_n_rows (grid); row++)
    {
      desmi_table_builder_add_row (making.builder);
      desmi_table_builder_set_text (making.builder, 0,
                                    desmi_target_grid_get_village_name (grid, row), NULL);
      for (guint i = 0; i < n; i++)
        {
          gint64 milli = desmi_target_grid_get (grid, row, i);

          set_milli (&making, i + 1, milli != DESMI_TARGET_NONE, milli);
        }
    }
  return end (&making, title, audience, locale);
}

static const char *
get_kind_word (const DesmiCatalogueEntry *entry, const DesmiLocale *locale)
{
  static const char *const words[DESMI_N_CATALOGUE_KINDS] = {
    [DESMI_CATALOGUE_PROGRAMME] = N_ ("Programme"),
    [DESMI_CATALOGUE_PILLAR] = N_ ("Pillar"),
    [DESMI_CATALOGUE_INDICATOR] = N_ ("Indicator"),
    [DESMI_CATALOGUE_REASON] = N_ ("Reason"),
  };
  DesmiCatalogueKind kind;

  /* Translators: of an indicator in the catalogue */
  return desmi_locale_text (
      locale, desmi_catalogue_entry_get_kind (entry, &kind) ? words[kind] : N_ ("Older version"));
}

/* The columns of the catalogue. */
enum
{
  CATALOGUE_KIND,
  CATALOGUE_NAME,
  CATALOGUE_CODE,
  CATALOGUE_PROGRAMME,
  CATALOGUE_PILLAR,
  CATALOGUE_UNIT,
  CATALOGUE_COUNTING,
  CATALOGUE_WEIGHT,
  CATALOGUE_CAP,
  CATALOGUE_SINCE,
  CATALOGUE_RETIRED,
  CATALOGUE_SOURCE,
  CATALOGUE_DESCRIPTION,
};

static void
add_catalogue_columns (Making *self, const DesmiLocale *locale)
{
  add_word_column (self, "kind", locale, N_ ("Kind"));
  add_word_column (self, "name", locale, N_ ("Name"));
  add_word_column (self, "code", locale, N_ ("Code"));
  add_word_column (self, "programme", locale, N_ ("Programme"));
  add_word_column (self, "pillar", locale, N_ ("Pillar"));
  add_word_column (self, "unit", locale, N_ ("Unit"));
  add_word_column (self, "counting", locale, N_ ("How it counts"));
  add_column (self, "weight", g_strdup (desmi_locale_text (locale, N_ ("Weight"))),
              DESMI_COLUMN_MILLI);
  add_column (self, "cap", g_strdup (desmi_locale_text (locale, N_ ("Counts at most"))),
              DESMI_COLUMN_MILLI);
  add_word_column (self, "since", locale, N_ ("Since"));
  add_word_column (self, "retired", locale, N_ ("Retired"));
  add_word_column (self, "source", locale, N_ ("Source"));
  add_word_column (self, "description", locale, N_ ("Description"));
}

static void
set_words (Making *self, guint column, const char *text)
{
  if (text != NULL && *text != '\0')
    desmi_table_builder_set_text (self->builder, column, text, NULL);
}

static void
add_catalogue_row (Making *self, const DesmiCatalogueEntry *entry, const DesmiLocale *locale)
{
  const char      *unit = desmi_catalogue_entry_get (entry, "unit");
  gint64           weight = desmi_catalogue_entry_get_int (entry, "weight");
  gint64           cap = desmi_catalogue_entry_get_int (entry, "cap");
  g_autofree char *counting
      = unit != NULL ? desmi_catalogue_entry_say_counting (entry, locale) : NULL;
  g_autofree char *source = desmi_catalogue_entry_say_source (entry, locale);

  desmi_table_builder_add_row (self->builder);
  set_words (self, CATALOGUE_KIND, get_kind_word (entry, locale));
  set_words (self, CATALOGUE_NAME, desmi_catalogue_entry_get_label (entry, "name"));
  set_words (self, CATALOGUE_CODE, desmi_catalogue_entry_get (entry, "id"));
  set_words (self, CATALOGUE_PROGRAMME, desmi_catalogue_entry_get_label (entry, "programme"));
  set_words (self, CATALOGUE_PILLAR, desmi_catalogue_entry_get_label (entry, "pillar"));
  if (unit != NULL)
    set_words (self, CATALOGUE_UNIT, desmi_unit_name (unit, locale));
  set_words (self, CATALOGUE_COUNTING, counting);
  set_milli (self, CATALOGUE_WEIGHT, weight >= 0, weight);
  set_milli (self, CATALOGUE_CAP, cap >= 0, cap);
  set_words (self, CATALOGUE_SINCE, desmi_catalogue_entry_get (entry, "valid_from"));
  set_words (self, CATALOGUE_RETIRED, desmi_catalogue_entry_get (entry, "retired"));
  set_words (self, CATALOGUE_SOURCE, source);
  set_words (self, CATALOGUE_DESCRIPTION, desmi_catalogue_entry_get (entry, "description"));
}

/**
 * desmi_form_sheets_catalogue:
 * @table: lookup "catalogue"
 * @rows: (element-type guint): those that are listed
 *
 * Returns: (transfer full): a row for each programme, pillar, indicator and reason, and how it
 *   counts
 */
DesmiTableSheet *
desmi_form_sheets_catalogue (DesmiTable        *table,
                             const GArray      *rows,
                             DesmiAudience      audience,
                             const DesmiLocale *locale)
{
  Making making;

  begin (&making, "catalogue-list");
  desmi_table_builder_set_source (making.builder, DESMI_SOURCE_BOTH);
  add_catalogue_columns (&making, locale);
  for (guint i = 0; i < rows->len; i++)
    {
      const DesmiCatalogueEntry entry = { table, g_array_index (rows, guint, i) };

      add_catalogue_row (&making, &entry, locale);
    }
  return end (&making, desmi_locale_text (locale, N_ ("Catalogue")), audience, locale);
}

static const char *
get_cell (DesmiTable *table, guint row, const char *column)
{
  int index = desmi_table_find_column (table, column);

  return index < 0 ? NULL : desmi_table_get_label (table, row, (guint) index);
}

/**
 * desmi_form_sheets_say_update:
 * @table: lookup "sync-history"
 *
 * Returns: (transfer none): what came of an update
 */
const char *
desmi_form_sheets_say_update (DesmiTable *table, guint row, const DesmiLocale *locale)
{
  const char *message = get_cell (table, row, "message");
  const char *result = get_cell (table, row, "result");

  if (message != NULL && *message != '\0')
    return message;
  if (g_strcmp0 (result, "updated") == 0)
    return desmi_locale_text (locale, N_ ("Official data were updated."));
  if (g_strcmp0 (result, "up-to-date") == 0)
    return desmi_locale_text (locale, N_ ("Official data were up to date."));
  return desmi_locale_text (locale, N_ ("The update failed; nothing was changed."));
}

/**
 * desmi_form_sheets_updates:
 * @table: lookup "sync-history"
 *
 * Returns: (transfer full): when official data were asked for, from where, and what came of it
 */
DesmiTableSheet *
desmi_form_sheets_updates (DesmiTable *table, const DesmiLocale *locale)
{
  int    at = desmi_table_find_column (table, "at");
  Making making;

  begin (&making, "updates");
  add_word_column (&making, "at", locale, N_ ("When"));
  add_word_column (&making, "outcome", locale, N_ ("What came of it"));
  add_word_column (&making, "server", locale, N_ ("National server"));
  for (guint row = 0; at >= 0 && row < desmi_table_get_n_rows (table); row++)
    {
      g_autofree char *moment = desmi_table_words_cell (table, row, (guint) at, locale);

      desmi_table_builder_add_row (making.builder);
      set_words (&making, 0, moment);
      set_words (&making, 1, desmi_form_sheets_say_update (table, row, locale));
      set_words (&making, 2, get_cell (table, row, "server"));
    }
  return end (&making, desmi_locale_text (locale, N_ ("History of updates")),
              DESMI_AUDIENCE_INTERNAL, locale);
}
