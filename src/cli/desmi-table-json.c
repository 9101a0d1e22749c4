/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes tables as JSON: stable English keys, codes instead of words, the same bytes in every
 * locale. */
#include "cli/desmi-table-json.h"

#include "cli/desmi-output.h"

#include <math.h>
#include <stdlib.h>

/* Thousandths up to the 10^15 that a file takes, and every ratio, are whole with so many digits. */
#define PRECISION 15

/**
 * desmi_json_text:
 * @text: (nullable): UTF-8 or any bytes, as a file's name may be
 *
 * Returns: (transfer full): the text, or null
 */
json_t *
desmi_json_text (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  return valid != NULL ? json_string (valid) : json_null ();
}

/**
 * desmi_json_milli:
 * @milli: thousandths
 *
 * Returns: (transfer full): the number in its unit
 */
json_t *
desmi_json_milli (gint64 milli)
{
  return milli % 1000 == 0 ? json_integer (milli / 1000) : json_real ((double) milli / 1000.0);
}

static const char *
type_word (DesmiColumnType type)
{
  switch (type)
    {
    case DESMI_COLUMN_CODE:
      return "code";
    case DESMI_COLUMN_COUNTRY:
      return "country";
    case DESMI_COLUMN_PERIOD:
      return "period";
    case DESMI_COLUMN_COUNT:
      return "count";
    case DESMI_COLUMN_IDR:
      return "idr";
    case DESMI_COLUMN_MILLI:
      return "number";
    case DESMI_COLUMN_RATIO:
      return "ratio";
    case DESMI_COLUMN_TEXT:
    default:
      return "text";
    }
}

static json_t *
make_cell (DesmiTable *table, guint row, guint column)
{
  DesmiMark mark = desmi_table_get_mark (table, row, column);
  double    ratio;

  if (mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED)
    return json_null ();
  switch (desmi_table_get_column_type (table, column))
    {
    case DESMI_COLUMN_COUNT:
    case DESMI_COLUMN_IDR:
      return json_integer (desmi_table_get_int (table, row, column));
    case DESMI_COLUMN_MILLI:
      return desmi_json_milli (desmi_table_get_int (table, row, column));
    case DESMI_COLUMN_RATIO:
      ratio = desmi_table_get_double (table, row, column);
      return isfinite (ratio) ? json_real (ratio) : json_null ();
    case DESMI_COLUMN_TEXT:
    case DESMI_COLUMN_CODE:
    case DESMI_COLUMN_COUNTRY:
    case DESMI_COLUMN_PERIOD:
    default:
      return desmi_json_text (desmi_table_get_text (table, row, column));
    }
}

static json_t *
make_columns (DesmiTable *table)
{
  json_t *columns = json_array ();

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    json_array_append_new (columns,
                           json_pack ("{s:s, s:s}", "name", desmi_table_get_column_name (table, c),
                                      "type", type_word (desmi_table_get_column_type (table, c))));
  return columns;
}

static const char *
mark_word (DesmiMark mark)
{
  switch (mark)
    {
    case DESMI_MARK_MISSING:
      return "missing";
    case DESMI_MARK_SUPPRESSED:
      return "suppressed";
    case DESMI_MARK_ESTIMATE:
      return "estimate";
    case DESMI_MARK_NONE:
    default:
      return NULL;
    }
}

/* Rows, and beside them the marks of their cells. */
static json_t *
make_rows (DesmiTable *table, json_t *marks)
{
  json_t *rows = json_array ();

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      json_t *row = json_array ();

      for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
        {
          const char *mark = mark_word (desmi_table_get_mark (table, r, c));

          json_array_append_new (row, make_cell (table, r, c));
          if (mark != NULL)
            json_array_append_new (marks, json_pack ("{s:i, s:i, s:s}", "row", (int) r, "column",
                                                     (int) c, "mark", mark));
        }
      json_array_append_new (rows, row);
    }
  return rows;
}

static json_t *
make_coverage (DesmiTable *table)
{
  if (desmi_table_get_reported (table) < 0)
    return json_null ();
  return json_pack ("{s:i, s:i}", "reported", desmi_table_get_reported (table), "of",
                    desmi_table_get_of (table));
}

/**
 * desmi_table_to_json:
 * @table: any table
 *
 * Returns: (transfer full): table, columns, rows, period, source, as_of, coverage, suppressed,
 * synthetic, and marks if there are any; rows and columns of marks count from 0
 */
json_t *
desmi_table_to_json (DesmiTable *table)
{
  json_t *json = json_object ();
  json_t *marks = json_array ();

  json_object_set_new (json, "table", desmi_json_text (desmi_table_get_name (table)));
  json_object_set_new (json, "columns", make_columns (table));
  json_object_set_new (json, "rows", make_rows (table, marks));
  json_object_set_new (json, "period", desmi_json_text (desmi_table_get_period (table)));
  json_object_set_new (json, "source",
                       json_string (desmi_source_to_code (desmi_table_get_source (table))));
  json_object_set_new (json, "as_of", desmi_json_text (desmi_table_get_as_of (table)));
  json_object_set_new (json, "coverage", make_coverage (table));
  json_object_set_new (json, "suppressed", json_integer (desmi_table_get_n_suppressed (table)));
  json_object_set_new (json, "synthetic", json_boolean (desmi_table_get_synthetic (table)));
  if (json_array_size (marks) > 0)
    json_object_set (json, "marks", marks);
  json_decref (marks);
  return json;
}

/**
 * desmi_table_dup_json:
 *
 * Returns: (transfer full): the table with all it says of itself on one line, for free()
 */
char *
desmi_table_dup_json (DesmiTable *table)
{
  json_t *json = desmi_table_to_json (table);
  char   *text = json_dumps (json, JSON_REAL_PRECISION (PRECISION));

  json_decref (json);
  return text;
}

/**
 * desmi_out_json:
 * @json: (transfer full): written as one line
 */
void
desmi_out_json (json_t *json)
{
  char *text = json_dumps (json, JSON_REAL_PRECISION (PRECISION));

  desmi_out (text);
  desmi_out ("\n");
  free (text);
  json_decref (json);
}

/**
 * desmi_out_table_json:
 *
 * Writes a table with all it says of itself as JSON to standard output.
 */
void
desmi_out_table_json (DesmiTable *table)
{
  desmi_out_json (desmi_table_to_json (table));
}
