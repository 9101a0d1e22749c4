/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of villages with the window's filters, as a table. */
#include "cli/desmi-list-villages.h"

#include "app/desmi-village-facts.h"
#include "app/desmi-village-where.h"
#include "cli/desmi-pair.h"

#include "core/desmi-code.h"
#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>

#define MAX_SEARCH 200      /* characters */
#define SUBDISTRICT_CHARS 8 /* of the code of a village in it */

enum
{
  VILLAGE,
  NAME,
  SUBDISTRICT,
  COHORT,
  STATUS,
  ABROAD,
  HEAD,
  OFFICERS,
  POPULATION,
  HOUSEHOLDS,
  PHONE,
  RETIRED,
  HEAD_TITLE,
};

static const struct
{
  const char     *name;
  DesmiColumnType type;
} columns[] = {
  [VILLAGE] = { "village", DESMI_COLUMN_CODE },
  [NAME] = { "name", DESMI_COLUMN_TEXT },
  [SUBDISTRICT] = { "subdistrict", DESMI_COLUMN_CODE },
  [COHORT] = { "cohort", DESMI_COLUMN_PERIOD },
  [STATUS] = { "status", DESMI_COLUMN_TEXT },
  [ABROAD] = { "abroad", DESMI_COLUMN_COUNT },
  [HEAD] = { "head", DESMI_COLUMN_TEXT },
  [OFFICERS] = { "officers", DESMI_COLUMN_COUNT },
  [POPULATION] = { "population", DESMI_COLUMN_COUNT },
  [HOUSEHOLDS] = { "households", DESMI_COLUMN_COUNT },
  [PHONE] = { "phone", DESMI_COLUMN_TEXT },
  [RETIRED] = { "retired", DESMI_COLUMN_TEXT },
  [HEAD_TITLE] = { "head_title", DESMI_COLUMN_TEXT },
};

static void
set_text (DesmiTableBuilder *builder, guint column, const char *text, const char *label)
{
  if (text != NULL && *text != '\0')
    desmi_table_builder_set_text (builder, column, text, label);
}

static void
set_count (DesmiTableBuilder *builder, guint column, gint64 count)
{
  if (count >= 0)
    desmi_table_builder_set_int (builder, column, count);
}

static void
add_village (DesmiTableBuilder *builder, const DesmiVillage *village, const DesmiLocale *locale)
{
  g_autofree char *cohort = village->cohort > 0 ? g_strdup_printf ("%d", village->cohort) : NULL;

  desmi_table_builder_add_row (builder);
  set_text (builder, VILLAGE, village->code, village->name);
  set_text (builder, NAME, village->name, NULL);
  set_text (builder, SUBDISTRICT, village->subdistrict_code, village->subdistrict);
  set_text (builder, COHORT, cohort, NULL);
  if (village->enrolled)
    set_text (builder, STATUS, desmi_status_to_code (village->status),
              desmi_status_name (village->status, locale));
  set_count (builder, ABROAD, village->stock);
  set_text (builder, HEAD, village->head_name, NULL);
  set_count (builder, OFFICERS, desmi_village_count_officers (village));
  set_count (builder, POPULATION, village->population);
  set_count (builder, HOUSEHOLDS, village->households);
  set_text (builder, PHONE, village->phone, NULL);
  set_text (builder, RETIRED, village->retired, NULL);
  set_text (builder, HEAD_TITLE, desmi_village_facts_get_head_title (village, locale), NULL);
}

/* @only: (nullable): a village */
static DesmiTable *
make_table (const GPtrArray *villages, const char *only, const DesmiLocale *locale)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("villages");

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    desmi_table_builder_add_column (builder, columns[i].name, columns[i].type);
  desmi_table_builder_expect_rows (builder, villages->len);
  for (guint i = 0; i < villages->len; i++)
    {
      const DesmiVillage *village = g_ptr_array_index (villages, i);

      if (village != NULL && (only == NULL || g_str_equal (village->code, only)))
        add_village (builder, village, locale);
    }
  return desmi_table_builder_end (builder);
}

static gboolean
add_where (DesmiVillageFilter *filter, const char *text, GError **error)
{
  g_autofree char *name = NULL;
  const char      *value = desmi_pair_split (text, '=', &name);

  if (value != NULL)
    return desmi_village_where_add (filter, name, value, error);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               /* Translators: what was written instead of “status=active” */
               _ ("“%s” is not of the form FILTER=VALUE."), text);
  return FALSE;
}

/* A typing error is not an empty list. */
static gboolean
check_filter (DesmiStore               *store,
              const DesmiVillageFilter *filter,
              GCancellable             *cancellable,
              GError                  **error)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_VILLAGES);
  g_auto (GStrv)         areas
      = g_strsplit (filter->subdistricts != NULL ? filter->subdistricts : "", ",", -1);

  for (guint i = 0; areas[i] != NULL; i++)
    if (!desmi_query_add_where (query, DESMI_DIMENSION_SUBDISTRICT, areas[i], error))
      return FALSE;
  return (filter->programme == NULL
          || desmi_query_add_where (query, DESMI_DIMENSION_PROGRAMME, filter->programme, error))
         && (filter->quarter == NULL
             || desmi_query_add_where (query, DESMI_DIMENSION_QUARTER, filter->quarter, error))
         && (filter->search == NULL || desmi_text_check (filter->search, MAX_SEARCH, error))
         && desmi_store_check_query (store, query, cancellable, error);
}

static gboolean
is_village (const DesmiListVillages *asked)
{
  return asked->area != NULL && desmi_code_is_valid (asked->area, DESMI_LEVEL_VILLAGE);
}

/* A single village is looked for among those of its subdistrict. */
static DesmiVillageFilter *
make_filter (const DesmiListVillages *asked, GError **error)
{
  DesmiVillageFilter  start;
  DesmiVillageFilter *filter;
  g_autofree char    *area
      = is_village (asked) ? g_strndup (asked->area, SUBDISTRICT_CHARS) : g_strdup (asked->area);
  gboolean good;

  desmi_village_filter_init (&start);
  start.scope = asked->in_district ? DESMI_VILLAGE_SCOPE_DISTRICT : DESMI_VILLAGE_SCOPE_PROGRAMME;
  start.programme = asked->programme;
  start.search = asked->search;
  start.quarter = asked->quarter;
  filter = desmi_village_filter_dup (&start);
  good = area == NULL || desmi_village_where_add (filter, "subdistrict", area, error);
  for (guint i = 0; good && asked->where != NULL && asked->where[i] != NULL; i++)
    good = add_where (filter, asked->where[i], error);
  if (!good)
    g_clear_pointer (&filter, desmi_village_filter_drop);
  return filter;
}

/**
 * desmi_list_villages:
 *
 * Returns: (transfer full): the villages by name; %NULL with @error set
 */
DesmiTable *
desmi_list_villages (DesmiStore              *store,
                     const DesmiListVillages *asked,
                     const DesmiLocale       *locale,
                     GCancellable            *cancellable,
                     GError                 **error)
{
  DesmiVillageFilter   *filter = make_filter (asked, error);
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (GPtrArray) villages = NULL;

  if (filter == NULL)
    return NULL;
  if (check_filter (store, filter, cancellable, error))
    ids = desmi_store_list_villages (store, filter, cancellable, error);
  if (ids != NULL)
    villages = desmi_store_get_villages (store, (const gint64 *) (void *) ids->data, ids->len,
                                         filter, cancellable, error);
  desmi_village_filter_drop (filter);
  return villages != NULL ? make_table (villages, is_village (asked) ? asked->area : NULL, locale)
                          : NULL;
}
