/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The districts of the country, from the shipped list, for choosing one before any file is open. */
#include "app/desmi-session.h"

#include "core/platform/desmi-paths.h"
#include "core/desmi-code.h"
#include "exchange/desmi-csv.h"

#include <string.h>

typedef struct
{
  int code, name, level, retired;
} Columns;

static gboolean
find_columns (DesmiCsvReader *reader, Columns *columns, GError **error)
{
  if (!desmi_csv_reader_read_header (reader, error))
    return FALSE;
  columns->code = desmi_csv_reader_find (reader, "code");
  columns->name = desmi_csv_reader_find (reader, "name");
  columns->level = desmi_csv_reader_find (reader, "level");
  columns->retired = desmi_csv_reader_find (reader, "retired");
  return TRUE;
}

static const char *
get (DesmiCsvReader *reader, int column)
{
  return column >= 0 ? desmi_csv_reader_get_field (reader, (guint) column) : "";
}

/* "Kabupaten Indramayu" where the list has the bare name. */
static char *
dup_full_name (const DesmiCode *code, const char *name)
{
  if (g_str_has_prefix (name, "Kabupaten ") || g_str_has_prefix (name, "Kota "))
    return g_strdup (name);
  return g_strconcat (desmi_code_is_kota (code) ? "Kota " : "Kabupaten ", name, NULL);
}

static void
add_district (DesmiTableBuilder *builder,
              const DesmiCode   *code,
              const char        *name,
              GHashTable        *provinces)
{
  g_autofree char *full = dup_full_name (code, name);
  DesmiCode        province;
  const char      *province_name = NULL;

  if (desmi_code_parent (code, DESMI_LEVEL_PROVINCE, &province))
    province_name = g_hash_table_lookup (provinces, province.text);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, code->text, full);
  desmi_table_builder_set_text (builder, 1, full, NULL);
  if (province_name != NULL)
    desmi_table_builder_set_text (builder, 2, province_name, NULL);
}

/**
 * desmi_session_list_districts:
 *
 * Reads the shipped list; about a tenth of a second.
 *
 * Returns: (transfer full): code, name and province of every kabupaten and kota that is not
 * retired, by code; %NULL with #DESMI_EXCHANGE_ERROR or a #GIOErrorEnum if the program's data are
 * not there
 */
DesmiTable *
desmi_session_list_districts (GError **error)
{
  g_autofree char              *path = desmi_paths_dup_data ("regions/region.csv.gz");
  g_autoptr (DesmiCsvReader)    reader = desmi_csv_reader_new (path, ',', error);
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("districts");
  g_autoptr (GHashTable)        provinces
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local = NULL;
  Columns            columns;

  if (reader == NULL || !find_columns (reader, &columns, error))
    return NULL;
  desmi_table_builder_add_column (builder, "code", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "name", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "province", DESMI_COLUMN_TEXT);
  while (desmi_csv_reader_next (reader, &local))
    {
      const char *level = get (reader, columns.level);
      DesmiCode   code;

      if (*get (reader, columns.retired) != '\0')
        continue;
      if (strcmp (level, "province") == 0)
        g_hash_table_insert (provinces, g_strdup (get (reader, columns.code)),
                             g_strdup (get (reader, columns.name)));
      else if (strcmp (level, "regency") == 0
               && desmi_code_parse_level (get (reader, columns.code), DESMI_LEVEL_DISTRICT, &code,
                                          NULL))
        add_district (builder, &code, get (reader, columns.name), provinces);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return desmi_table_builder_end (g_steal_pointer (&builder));
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError     *error = NULL;
  DesmiTable *table = desmi_session_list_districts (&error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) desmi_table_unref);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_session_list_districts_async:
 *
 * desmi_session_list_districts() on a thread of its own.
 */
void
desmi_session_list_districts_async (GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_session_list_districts_async);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * desmi_session_list_districts_finish:
 *
 * Returns: (transfer full): as desmi_session_list_districts()
 */
DesmiTable *
desmi_session_list_districts_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
