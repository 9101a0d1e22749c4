/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list is asked as its page asks it, and shown as its page would print it. */
#include "app/decks/desmi-deck-list-private.h"

#include "app/decks/desmi-deck-text.h"
#include "app/desmi-chart-table.h"
#include "app/desmi-form-sheets.h"
#include "app/desmi-register-sheet.h"
#include "app/desmi-village-clip.h"
#include "app/desmi-village-where.h"
#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef DesmiTableSheet *(*MakeFunc) (const DesmiDeckListAsk *ask,
                                      GCancellable           *cancellable,
                                      GError                **error);

static const char *
get (const DesmiDeckListAsk *ask, const char *name)
{
  return desmi_slide_spec_get_slot_text (ask->spec, ask->slot, name);
}

static void
refuse (const DesmiDeckListAsk *ask, const char *what, GError **error)
{
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               desmi_locale_text (
                   ask->locale, N_ ("This slide asks for “%s”, which this version does not know.")),
               what != NULL ? what : "");
}

static DesmiTable *
look_up (const DesmiDeckListAsk *ask,
         const char             *what,
         const char             *argument,
         GCancellable           *cancellable,
         GError                **error)
{
  return desmi_store_lookup (ask->store, what, argument, ask->locale, cancellable, error);
}

/* (transfer full): the name of the village, and since when there is none where it ended */
static char *
dup_village_name (const DesmiDeckListAsk *ask,
                  const char             *code,
                  GCancellable           *cancellable,
                  GError                **error)
{
  GError                  *local = NULL;
  g_autoptr (DesmiVillage) village
      = desmi_store_get_village (ask->store, code, cancellable, &local);

  if (local != NULL)
    g_propagate_error (error, local);
  else if (village == NULL)
    g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                 desmi_locale_text (ask->locale, N_ ("There is no village %s.")), code);
  if (village == NULL)
    return NULL;
  return desmi_deck_text_end (village->name, village, ask->locale);
}

static DesmiTableSheet *
rename_sheet (DesmiTableSheet *sheet /* transfer full */, const char *title)
{
  DesmiTableClip   clip = *desmi_table_sheet_get_clip (sheet);
  DesmiTableSheet *named;

  clip.title = title;
  named = desmi_table_sheet_new (&clip, DESMI_AUDIENCE_INTERNAL);
  desmi_table_sheet_unref (sheet);
  return named;
}

static DesmiTableSheet *
make_register (const DesmiDeckListAsk *ask, GCancellable *cancellable, GError **error)
{
  const char            *name = get (ask, "register"), *village = get (ask, "village");
  g_autoptr (GDateTime)  now = desmi_clock_new_local ();
  g_autofree char       *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char       *of = NULL, *lookup = NULL, *title = NULL;
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GArray)     rows = NULL;
  DesmiRegister          reg;
  DesmiTableSheet       *sheet;

  if (name == NULL || village == NULL || !desmi_register_from_name (name, &reg)
      || reg >= DESMI_REGISTER_THEME)
    {
      refuse (ask, name, error);
      return NULL;
    }
  of = dup_village_name (ask, village, cancellable, error);
  lookup = g_strconcat ("register-", name, NULL);
  table = of != NULL ? look_up (ask, lookup, village, cancellable, error) : NULL;
  if (table == NULL)
    return NULL;
  rows = desmi_register_view_sort (reg, table, today);
  sheet = desmi_register_sheet_new (reg, table, rows, today, ask->locale);
  title = g_strdup_printf ("%s: %s", desmi_table_sheet_get_clip (sheet)->title, of);
  return rename_sheet (sheet, title);
}

static DesmiTableSheet *
make_quality (const DesmiDeckListAsk *ask, GCancellable *cancellable, GError **error)
{
  gboolean is_findings = g_str_equal (get (ask, DESMI_DECK_LIST), DESMI_DECK_LIST_QUALITY);
  g_autoptr (DesmiTable) table
      = look_up (ask, get (ask, DESMI_DECK_LIST), NULL, cancellable, error);

  return table != NULL ? desmi_table_sheet_new_whole (
             table,
             desmi_locale_text (ask->locale, is_findings ? N_ ("Data Quality")
                                                         : N_ ("Completeness of villages")),
             NULL, DESMI_AUDIENCE_INTERNAL, ask->locale)
                       : NULL;
}

static DesmiTableSheet *
make_targets (const DesmiDeckListAsk *ask, GCancellable *cancellable, GError **error)
{
  const char            *argument = get (ask, "argument"), *pillar = get (ask, "pillar");
  const char            *text = get (ask, "period");
  g_autoptr (DesmiTable) table = NULL;
  DesmiTargetGrid       *grid;
  DesmiTableSheet       *sheet;
  DesmiPeriod            period;

  if (argument == NULL || pillar == NULL || text == NULL)
    {
      refuse (ask, DESMI_DECK_LIST_TARGETS, error);
      return NULL;
    }
  if (!desmi_period_parse (text, &period, error))
    return NULL;
  table = look_up (ask, "targets", argument, cancellable, error);
  if (table == NULL)
    return NULL;
  grid = desmi_target_grid_new (table, &period, ask->locale);
  sheet = desmi_form_sheets_targets (grid, pillar, ask->audience, ask->locale);
  desmi_target_grid_free (grid);
  return sheet;
}

static const DesmiVillageColumn *
find_column_by_sort (DesmiVillageSort sort)
{
  const DesmiVillageColumn *column;

  for (guint i = 0; (column = desmi_village_column_nth (i)) != NULL; i++)
    if (column->sort == sort)
      return column;
  return NULL;
}

/* (transfer full) (nullable): free with desmi_village_filter_drop() */
static DesmiVillageFilter *
read_filter (const DesmiDeckListAsk *ask, GError **error)
{
  const char               *filters = get (ask, "filters"), *sort = get (ask, "sort");
  const DesmiVillageColumn *column = sort != NULL ? desmi_village_column_find (sort) : NULL;
  g_auto (GStrv)            lines = g_strsplit (filters != NULL ? filters : "", "\n", -1);
  DesmiVillageFilter        plain;
  DesmiVillageFilter       *filter;

  desmi_village_filter_init (&plain);
  plain.programme = get (ask, "programme");
  plain.search = get (ask, "search");
  plain.quarter = get (ask, "period");
  plain.descending = g_strcmp0 (get (ask, "descending"), "yes") == 0;
  if (g_strcmp0 (get (ask, "scope"), "district") == 0)
    plain.scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  if (column != NULL)
    plain.sort = column->sort;
  filter = desmi_village_filter_dup (&plain);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "=", 2);

      if (g_strv_length (parts) == 2
          && !desmi_village_where_add (filter, parts[0], parts[1], error))
        {
          desmi_village_filter_drop (filter);
          return NULL;
        }
    }
  return filter;
}

/* The columns and titles that are kept in @ask, of those that this version knows. */
static void
read_columns (const DesmiDeckListAsk *ask, GPtrArray *columns, GPtrArray *titles)
{
  const char    *names = get (ask, "columns"), *kept = get (ask, "titles");
  g_auto (GStrv) list
      = g_strsplit (names != NULL ? names : "name,subdistrict,status,stock", ",", -1);
  g_auto (GStrv) words = g_strsplit (kept != NULL ? kept : "", "\n", -1);
  guint          n_words = g_strv_length (words);

  for (guint i = 0; list[i] != NULL; i++)
    {
      const DesmiVillageColumn *column = desmi_village_column_find (list[i]);
      const char               *title;

      if (column == NULL)
        continue;
      title = desmi_village_column_is_pillar (column) && i < n_words
                  ? words[i]
                  : desmi_village_column_get_title (column);
      g_ptr_array_add (columns, (gpointer) column);
      g_ptr_array_add (titles, g_strdup (title));
    }
}

static DesmiTableSheet *
make_villages (const DesmiDeckListAsk *ask, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray)   columns = g_ptr_array_new ();
  g_autoptr (GPtrArray)   titles = g_ptr_array_new_with_free_func (g_free);
  DesmiVillageFilter     *filter = read_filter (ask, error);
  g_autoptr (GArray)      ids = NULL;
  DesmiVillageClipRequest request
      = { .filter = filter,
          .columns = columns,
          .titles = titles,
          .title = desmi_locale_text (ask->locale, N_ ("Villages")),
          .not_enrolled = desmi_locale_text (ask->locale, N_ ("not enrolled")),
          .audience = ask->audience,
          .locale = ask->locale };
  DesmiTableSheet *sheet = NULL;

  if (filter == NULL)
    return NULL;
  read_columns (ask, columns, titles);
  ids = desmi_store_list_villages (ask->store, filter, cancellable, error);
  request.ids = ids;
  if (ids != NULL)
    sheet = desmi_village_clip_make_sheet (ask->store, &request, cancellable, error);
  desmi_village_filter_drop (filter);
  return sheet;
}

/* @is_own: nothing can be hidden in it, so it is for the district's own people */
static const struct
{
  const char *name;
  gboolean    is_own;
  MakeFunc    make;
} lists[] = {
  { DESMI_DECK_LIST_VILLAGES, FALSE, make_villages },
  { DESMI_DECK_LIST_REGISTER, TRUE, make_register },
  { DESMI_DECK_LIST_QUALITY, TRUE, make_quality },
  { DESMI_DECK_LIST_COMPLETENESS, TRUE, make_quality },
  { DESMI_DECK_LIST_TARGETS, FALSE, make_targets },
  { DESMI_DECK_LIST_HISTORY, TRUE, desmi_deck_list_make_history },
  { DESMI_DECK_LIST_UPDATES, TRUE, desmi_deck_list_make_updates },
  { DESMI_DECK_LIST_CATALOGUE, FALSE, desmi_deck_list_make_catalogue },
  { DESMI_DECK_LIST_INDICATORS, FALSE, desmi_deck_list_make_indicators },
};

/* Of which day the file's data are, where the list does not say. */
static char *
dup_as_of (const DesmiDeckListAsk *ask, DesmiTable *table, GCancellable *cancellable)
{
  g_autoptr (DesmiTable) origin = NULL;

  if (desmi_table_get_as_of (table) != NULL)
    return g_strdup (desmi_table_get_as_of (table));
  origin = look_up (ask, "programmes", NULL, cancellable, NULL);
  return origin != NULL ? g_strdup (desmi_table_get_as_of (origin)) : NULL;
}

static void
add_title (DesmiSlot *slot, const DesmiTableClip *clip, guint column)
{
  slot->titles[column] = g_strdup (g_ptr_array_index (clip->titles, column));
}

/* The rows and columns that the sheet shows, as a table of their own. */
static void
copy_sheet (DesmiSlot *slot, const DesmiTableClip *clip)
{
  DesmiTableBuilder *builder = desmi_chart_table_begin (clip->table);

  slot->titles = g_new0 (char *, clip->columns->len + 1);
  for (guint c = 0; c < clip->columns->len; c++)
    {
      guint column = g_array_index (clip->columns, guint, c);

      desmi_table_builder_add_column (builder, desmi_table_get_column_name (clip->table, column),
                                      desmi_table_get_column_type (clip->table, column));
      add_title (slot, clip, c);
    }
  for (guint r = 0; r < clip->rows->len; r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < clip->columns->len; c++)
        desmi_chart_table_copy_cell (clip->table, g_array_index (clip->rows, guint, r),
                                     g_array_index (clip->columns, guint, c), builder, c);
    }
  slot->table = desmi_table_builder_end (builder);
}

static void
fill (DesmiSlot              *slot,
      const DesmiDeckListAsk *ask,
      DesmiTableSheet        *sheet,
      GCancellable           *cancellable)
{
  const DesmiTableClip *clip = desmi_table_sheet_get_clip (sheet);
  g_autofree char      *n = desmi_format_count (clip->rows->len, ask->locale);

  copy_sheet (slot, clip);
  slot->kind = DESMI_SLOT_TABLE;
  /* Translators: what is listed, and how many entries there are */
  slot->alt = g_strdup_printf (
      desmi_locale_plural (ask->locale, "%s: %s entry", "%s: %s entries", clip->rows->len),
      clip->title != NULL ? clip->title : "", n);
  slot->as_of = dup_as_of (ask, clip->table, cancellable);
  slot->source_line
      = g_strdup (desmi_locale_text (ask->locale, N_ ("Source: lists of the district’s file")));
}

/**
 * desmi_deck_list_fill:
 * @slot: becomes a table
 *
 * Asks @ask's store for the list. Blocks.
 *
 * Returns: whether @slot was filled; else %FALSE with %DESMI_STORE_ERROR_INPUT where the list, or
 * what it is of, is not known or not for this audience, another #DESMI_STORE_ERROR or
 * %G_IO_ERROR_CANCELLED
 */
gboolean
desmi_deck_list_fill (DesmiSlot              *slot,
                      const DesmiDeckListAsk *ask,
                      GCancellable           *cancellable,
                      GError                **error)
{
  const char                 *name = get (ask, DESMI_DECK_LIST);
  g_autoptr (DesmiTableSheet) sheet = NULL;
  guint                       i = 0;

  while (i < G_N_ELEMENTS (lists) && g_strcmp0 (lists[i].name, name) != 0)
    i++;
  if (i == G_N_ELEMENTS (lists))
    {
      refuse (ask, name, error);
      return FALSE;
    }
  if (lists[i].is_own && ask->audience != DESMI_AUDIENCE_INTERNAL)
    {
      g_set_error_literal (
          error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
          desmi_locale_text (ask->locale,
                             N_ ("Small numbers cannot be hidden in this list, so it is for the "
                                 "district’s office only.")));
      return FALSE;
    }
  sheet = lists[i].make (ask, cancellable, error);
  if (sheet == NULL)
    return FALSE;
  fill (slot, ask, sheet, cancellable);
  return TRUE;
}

/**
 * desmi_deck_list_is_own:
 *
 * Returns: whether the first question of @spec is a list in which nothing can be hidden, so that it
 * is for the district's own people
 */
gboolean
desmi_deck_list_is_own (const DesmiSlideSpec *spec)
{
  const char *name = desmi_slide_spec_get_slot_text (spec, 0, DESMI_DECK_LIST);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (lists[i].name, name) == 0)
      return lists[i].is_own;
  return FALSE;
}

/**
 * desmi_deck_list_new:
 * @list: DESMI_DECK_LIST_QUALITY and so on
 *
 * Returns: (transfer full): what a slide with that list asks
 */
DesmiSlideSpec *
desmi_deck_list_new (const char *list)
{
  DesmiSlideSpec *spec = desmi_slide_spec_new (NULL, NULL);

  desmi_slide_spec_add_list (spec, list);
  return spec;
}

static void
put (DesmiSlideSpec *spec, const char *name, const char *text)
{
  desmi_slide_spec_set_slot_text (spec, 0, name, text);
}

/**
 * desmi_deck_list_new_register:
 * @village: its code
 *
 * Returns: (transfer full): what a slide with those entries asks
 */
DesmiSlideSpec *
desmi_deck_list_new_register (DesmiRegister reg, const char *village)
{
  DesmiSlideSpec *spec = desmi_deck_list_new (DESMI_DECK_LIST_REGISTER);

  put (spec, "register", desmi_register_get (reg)->name);
  put (spec, "village", village);
  return spec;
}

/**
 * desmi_deck_list_new_targets:
 * @argument: as the lookup "targets" is told
 * @pillar: the name of what they are of
 * @period: normal form
 *
 * Returns: (transfer full): what a slide with those targets asks
 */
DesmiSlideSpec *
desmi_deck_list_new_targets (const char *argument, const char *pillar, const char *period)
{
  DesmiSlideSpec *spec = desmi_deck_list_new (DESMI_DECK_LIST_TARGETS);

  put (spec, "argument", argument);
  put (spec, "pillar", pillar);
  put (spec, "period", period);
  return spec;
}

static void
append (GString *lines, const char *column, const char *value)
{
  g_string_append_printf (lines, "%s%s=%s", lines->len > 0 ? "\n" : "", column, value);
}

static void
append_each (GString *lines, const char *column, const char *values)
{
  g_auto (GStrv) list = g_strsplit (values != NULL ? values : "", ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    append (lines, column, list[i]);
}

/* As desmi_village_where_add() reads them, a line each. */
static char *
write_filters (const DesmiVillageFilter *filter)
{
  GString *lines = g_string_new (NULL);

  append_each (lines, "subdistrict", filter->subdistricts);
  append_each (lines, "cohort", filter->cohorts);
  if (filter->is_in_others)
    append (lines, "programme", DESMI_PROGRAMME_SEVERAL);
  for (guint i = 0; i < DESMI_N_STATUSES; i++)
    if ((filter->statuses & DESMI_STATUS_BIT (i)) != 0)
      append (lines, "status", desmi_status_to_code ((DesmiStatus) i));
  for (guint i = 0; i < DESMI_N_CONDITIONS; i++)
    for (guint choice = 1; choice <= desmi_condition_get_n_choices ((DesmiCondition) i); choice++)
      if ((filter->conditions[i] & DESMI_CONDITION_BIT (choice)) != 0)
        append (lines, desmi_condition_get_column ((DesmiCondition) i),
                desmi_condition_get_code ((DesmiCondition) i, choice));
  return g_string_free (lines, FALSE);
}

/**
 * desmi_deck_list_new_villages:
 * @filter: of the list
 * @columns: (element-type DesmiVillageColumn): in their order
 * @titles: (element-type utf8): of @columns
 *
 * Returns: (transfer full): what a slide with that list asks
 */
DesmiSlideSpec *
desmi_deck_list_new_villages (const DesmiVillageFilter *filter,
                              const GPtrArray          *columns,
                              const GPtrArray          *titles)
{
  DesmiSlideSpec           *spec = desmi_deck_list_new (DESMI_DECK_LIST_VILLAGES);
  const DesmiVillageColumn *sort = find_column_by_sort (filter->sort);
  g_autoptr (GString)       names = g_string_new (NULL), words = g_string_new (NULL);
  g_autofree char          *filters = write_filters (filter);

  for (guint i = 0; i < columns->len; i++)
    {
      const DesmiVillageColumn *column = g_ptr_array_index (columns, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "," : "", column->name);
      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "",
                              (const char *) g_ptr_array_index (titles, i));
    }
  put (spec, "columns", names->str);
  put (spec, "titles", words->str);
  put (spec, "filters", filters);
  put (spec, "scope", filter->scope == DESMI_VILLAGE_SCOPE_DISTRICT ? "district" : NULL);
  put (spec, "programme", filter->programme);
  put (spec, "search", filter->search);
  put (spec, "period", filter->quarter);
  put (spec, "sort", sort != NULL ? sort->name : NULL);
  put (spec, "descending", filter->descending ? "yes" : NULL);
  return spec;
}
