/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a set as CSV files. Files that several folders share are named by a list: "include",
 * one path a line, relative to the folder that the list is in. */
#include "server/desmi-set-source.h"

#include "core/desmi-clock.h"
#include "core/desmi-country.h"
#include "core/desmi-number.h"
#include "core/desmi-quote.h"
#include "exchange/desmi-official-csv.h"
#include "server/desmi-publish-error.h"
#include "sync/desmi-head.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INCLUDE "include"
#define MAX_TEXT 300 /* characters of a name, as for what is entered in a district */

static gboolean
table_of_file (const char *name, gboolean is_common, DesmiOfficialTable *out)
{
  g_autofree char *table = g_path_get_basename (name);
  char            *dot = strchr (table, '.');

  if (dot == NULL || (!g_str_equal (dot, ".csv") && !g_str_equal (dot, ".csv.gz")))
    return FALSE;
  *dot = '\0';
  return desmi_official_from_wire (table, out)
         && desmi_official_get_info (*out)->is_common == is_common;
}

static gboolean
add_file (char          **files,
          const char     *path,
          gboolean        is_common,
          DesmiSetSource *source,
          GError        **error)
{
  DesmiOfficialTable table;

  if (!table_of_file (path, is_common, &table))
    {
      g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
                   _ ("“%s” is named after no table that can be published there."), path);
      return FALSE;
    }
  if (source->has_table[table])
    {
      g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
                   _ ("There are two files for one table; the second is “%s”."), path);
      return FALSE;
    }
  source->has_table[table] = TRUE;
  files[table] = g_strdup (path);
  return TRUE;
}

static gboolean
add_folder (char          **files,
            const char     *folder,
            gboolean        is_common,
            DesmiSetSource *source,
            GError        **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char      *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".csv") != NULL)
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (!add_file (files, path, is_common, source, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
add_included (char          **files,
              const char     *folder,
              gboolean        is_common,
              DesmiSetSource *source,
              GError        **error)
{
  g_autofree char *path = g_build_filename (folder, INCLUDE, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv)   lines = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *file = NULL;

      if (*g_strstrip (lines[i]) == '\0' || lines[i][0] == '#')
        continue;
      file = g_build_filename (folder, lines[i], NULL);
      if (!add_file (files, file, is_common, source, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_twice (const char *set, const DesmiOfficialOp *op, GError **error)
{
  g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
               _ ("In the table “%s” of “%s” a row occurs twice; its key begins with “%s”."),
               desmi_official_get_info (op->table)->wire_name, set, op->values[0].text);
  return FALSE;
}

static gboolean
check_country (const DesmiOfficialOp *op, GError **error)
{
  const char *destination = op->values[3].text;

  if (op->table != DESMI_OFFICIAL_FLOWS || *destination == '\0'
      || desmi_country_get (destination) != NULL)
    return TRUE;
  g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
               _ ("“%s” is not the code of a country."), destination);
  return FALSE;
}

/* Running text and lists of codes may be as long as they are; what labels are made of may not. */
static gboolean
check_length (const DesmiOfficialOp *op, GError **error)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (op->table);

  for (guint i = 0; i < info->n_columns; i++)
    {
      const char        *text = op->values[i].text;
      g_autoptr (GError) local = NULL;

      if (text == NULL || g_str_has_prefix (info->columns[i].name, "text_")
          || g_str_equal (info->columns[i].name, "successors") || strlen (text) <= MAX_TEXT
          || desmi_text_check (text, MAX_TEXT, &local))
        continue;
      g_set_error_literal (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT, local->message);
      return FALSE;
    }
  return TRUE;
}

/* Which column names a row of which table of set common. */
static const struct
{
  DesmiOfficialTable table;
  guint              column;
  DesmiOfficialTable refers_to;
} references[] = {
  { DESMI_OFFICIAL_ENROLMENT, 0, DESMI_OFFICIAL_REGION },
  { DESMI_OFFICIAL_ENROLMENT, 1, DESMI_OFFICIAL_PROGRAMME },
  { DESMI_OFFICIAL_FLOWS, 0, DESMI_OFFICIAL_REGION },
  { DESMI_OFFICIAL_REMITTANCES, 0, DESMI_OFFICIAL_REGION },
  { DESMI_OFFICIAL_TARGETS, 0, DESMI_OFFICIAL_REGION },
  { DESMI_OFFICIAL_TARGETS, 1, DESMI_OFFICIAL_INDICATOR },
};

/* A district's own list of villages, which goes with its retirements, counts beside the regions. */
static gboolean
is_known (const DesmiSetSource *source, DesmiRowSet *rows, DesmiOfficialTable table, const char *id)
{
  GHashTable *known = source->known != NULL ? source->known[table] : NULL;

  if (known == NULL || g_hash_table_size (known) == 0 || g_hash_table_contains (known, id))
    return TRUE;
  if (table != DESMI_OFFICIAL_REGION)
    return FALSE;
  return desmi_row_set_contains (rows, DESMI_OFFICIAL_VILLAGE, id)
         || (source->old != NULL && !source->has_table[DESMI_OFFICIAL_VILLAGE]
             && desmi_row_set_contains (source->old, DESMI_OFFICIAL_VILLAGE, id));
}

/* Of a village in no list a client knows neither name nor subdistrict, and what belongs to a
 * programme that it does not know is shown nowhere. */
static gboolean
check_references (const DesmiSetSource  *source,
                  DesmiRowSet           *rows,
                  const DesmiOfficialOp *op,
                  GError               **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const char *id = op->values[references[i].column].text;

      if (references[i].table != op->table || is_known (source, rows, references[i].refers_to, id))
        continue;
      g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
                   /* Translators: a code, the name of a table such as “region” */
                   _ ("“%s” is not in the table “%s”."), id,
                   desmi_official_get_info (references[i].refers_to)->wire_name);
      return FALSE;
    }
  return TRUE;
}

/* A client shows it as it is, or cannot read it. */
static gboolean
check_dates (const DesmiOfficialOp *op, GError **error)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (op->table);

  for (guint i = 0; i < info->n_columns; i++)
    {
      g_autofree char *quoted = NULL;

      if (!info->columns[i].is_date || op->values[i].is_null
          || desmi_clock_is_day (op->values[i].text))
        continue;
      quoted = desmi_text_quote (op->values[i].text);
      g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
                   /* Translators: what was written, and the name of a column */
                   _ ("“%s” in column “%s” is not a date such as 2023-11-25."), quoted,
                   info->columns[i].name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_cohort (const DesmiOfficialOp *op, GError **error)
{
  const DesmiOfficialValue *cohort = &op->values[2];
  char                      text[24];

  if (op->table != DESMI_OFFICIAL_ENROLMENT || cohort->is_null
      || (cohort->integer >= 1900 && cohort->integer <= 2999))
    return TRUE;
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, cohort->integer);
  g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
               _ ("“%s” is not a year of enrolment."), text);
  return FALSE;
}

/* A row that is refused is named by its place. */
static gboolean
take_row (DesmiRowSet           *rows,
          const char            *set,
          const DesmiSetSource  *source,
          DesmiOfficialCsv      *csv,
          const DesmiOfficialOp *op,
          GError               **error)
{
  g_autofree char *place = NULL;

  if (desmi_official_check (set, op, error) && check_length (op, error) && check_country (op, error)
      && check_dates (op, error) && check_cohort (op, error)
      && check_references (source, rows, op, error)
      && (!desmi_row_set_apply (rows, op) || refuse_twice (set, op, error)))
    return TRUE;
  place = desmi_official_csv_dup_place (csv);
  g_prefix_error (error, "%s ", place);
  return FALSE;
}

static gboolean
add_files (DesmiOfficialCsv *csv,
           const char       *folder,
           gboolean          is_common,
           DesmiSetSource   *source,
           GError          **error)
{
  char    *files[DESMI_N_OFFICIAL] = { NULL };
  gboolean ok = add_folder (files, folder, is_common, source, error)
                && add_included (files, folder, is_common, source, error);

  /* in the order of the tables: villages come before what is said of them */
  for (guint t = 0; t < DESMI_N_OFFICIAL; t++)
    {
      if (files[t] != NULL)
        desmi_official_csv_add (csv, (DesmiOfficialTable) t, files[t]);
      g_free (files[t]);
    }
  return ok;
}

/**
 * desmi_set_source_load:
 * @source: (inout): which tables there is a file for
 *
 * Reads every row of the set, and refuses what a client would refuse or could not name.
 *
 * Returns: (transfer full): the rows; %NULL with an error that names file and row
 */
DesmiRowSet *
desmi_set_source_load (const char *folder, const char *set, DesmiSetSource *source, GError **error)
{
  g_autofree char             *path = g_build_filename (folder, set, NULL);
  g_autoptr (DesmiOfficialCsv) csv = desmi_official_csv_new ();
  g_autoptr (DesmiRowSet)      rows = desmi_row_set_new ();
  g_autoptr (GError)           local = NULL;
  DesmiOfficialOp              op = { 0 };

  if (!add_files (csv, path, g_str_equal (set, DESMI_SET_COMMON), source, error))
    return NULL;
  while (desmi_official_csv_next (csv, &op, &local))
    if (!take_row (rows, set, source, csv, &op, &local))
      break;
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static int
compare_sets (gconstpointer a, gconstpointer b)
{
  const char *x = *(const char *const *) a, *y = *(const char *const *) b;
  gboolean    x_common = g_str_equal (x, DESMI_SET_COMMON),
           y_common = g_str_equal (y, DESMI_SET_COMMON);

  return x_common != y_common ? y_common - x_common : strcmp (x, y);
}

static char **
sort_sets (GPtrArray *sets)
{
  g_ptr_array_sort (sets, compare_sets);
  g_ptr_array_add (sets, NULL);
  return (char **) g_ptr_array_free (sets, FALSE);
}

static char **
list_wanted (const char *const *wanted, GError **error)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (!desmi_set_is_valid (wanted[i]))
        {
          g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
                       _ ("“%s” is not the code of a district."), wanted[i]);
          g_ptr_array_unref (sets);
          return NULL;
        }
      if (!g_ptr_array_find_with_equal_func (sets, wanted[i], g_str_equal, NULL))
        g_ptr_array_add (sets, g_strdup (wanted[i]));
    }
  return sort_sets (sets);
}

/**
 * desmi_set_source_list:
 * @folder: with a folder for each set
 * @wanted: (nullable) (array zero-terminated=1): which; none: every one that is there
 *
 * Returns: (transfer full) (array zero-terminated=1): the sets, common first; %NULL with
 * %DESMI_PUBLISH_ERROR_INPUT or an error of reading
 */
char **
desmi_set_source_list (const char *folder, const char *const *wanted, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  GPtrArray       *sets;
  const char      *name;

  if (dir == NULL)
    return NULL;
  if (wanted != NULL && wanted[0] != NULL)
    return list_wanted (wanted, error);
  sets = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (desmi_set_is_valid (name))
      g_ptr_array_add (sets, g_strdup (name));
  if (sets->len > 0)
    return sort_sets (sets);
  g_ptr_array_unref (sets);
  g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
               _ ("“%s” has neither a folder “common” nor one of a district."), folder);
  return NULL;
}
