/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What programs read in English, a person reads in words. */
#include "app/desmi-table-words.h"

#include "app/desmi-chart-table.h"
#include "core/desmi-clock.h"
#include "store/desmi-register.h"

#include <glib/gi18n-lib.h>

#define COLUMN "column\004" /* as gettext keeps it */

static const struct
{
  const char *name, *title;
} titles[] = {
  { "direction", NC_ ("column", "Direction") },
  { "village", NC_ ("column", "Village") },
  { "name", NC_ ("column", "Name") },
  { "subdistrict", NC_ ("column", "Subdistrict") },
  { "district", NC_ ("column", "District") },
  { "destination", NC_ ("column", "Destination") },
  { "sector", NC_ ("column", "Sector") },
  { "occupation", NC_ ("column", "Occupation") },
  { "gender", NC_ ("column", "Gender") },
  { "scheme", NC_ ("column", "Scheme") },
  { "month", NC_ ("column", "Month") },
  { "event", NC_ ("column", "Event") },
  { "quarter", NC_ ("column", "Quarter") },
  { "year", NC_ ("column", "Year") },
  { "pillar", NC_ ("column", "Pillar") },
  { "indicator", NC_ ("column", "Indicator") },
  { "cohort", NC_ ("column", "Cohort") },
  { "status", NC_ ("column", "Status") },
  { "reason", NC_ ("column", "Reason") },
  { "programme", NC_ ("column", "Programme") },
  { "source", NC_ ("column", "Source") },
  { "decree", NC_ ("column", "Decree") },
  { "retired", NC_ ("column", "Retired") },
  { "count", NC_ ("column", "Number") },
  { "amount_idr", NC_ ("column", "Amount") },
  { "score", NC_ ("column", "Score") },
  { "before", NC_ ("column", "A year before") },
  { "ratio", NC_ ("column", "Share") },
  { "actual", NC_ ("column", "Actual") },
  { "target", NC_ ("column", "Target") },
  { "reported", NC_ ("column", "Reported") },
  { "of", NC_ ("column", "Of") },
  { "unit", NC_ ("column", "Unit") },
  { "stage", NC_ ("column", "Stage") },
  { "cooperative", NC_ ("column", "Cooperative") },
  { "members", NC_ ("column", "Members") },
  { "savings", NC_ ("column", "Savings") },
  { "over_time", NC_ ("column", "Over time") },
  { "over_villages", NC_ ("column", "Over villages") },
  { "severity", NC_ ("column", "Severity") },
  { "kind", NC_ ("column", "Kind") },
  { "where", NC_ ("column", "Where") },
  { "message", NC_ ("column", "Finding") },
  { "id", NC_ ("column", "Step") },
  { "at", NC_ ("column", "When") },
  { "who", NC_ ("column", "Who") },
  { "label", NC_ ("column", "What") },
  { "state", NC_ ("column", "State") },
  { "changes", NC_ ("column", "Changes") },
  { "details", NC_ ("column", "Details") },
  { "tab", NC_ ("column", "Page") },
  { "finding", NC_ ("column", "Code of the finding") },
  { "subject", NC_ ("column", "Subject") },
  { "value", NC_ ("column", "Value") },
  { "why", NC_ ("column", "Accepted because") },
  { "day", NC_ ("column", "Accepted on") },
  { "by", NC_ ("column", "Accepted by") },
  { "months", NC_ ("column", "Months of flows") },
  { "of_months", NC_ ("column", "Months to report") },
  { "quarters", NC_ ("column", "Quarters of pillars") },
  { "of_quarters", NC_ ("column", "Quarters to report") },
  { "share", NC_ ("column", "Completeness") },
  { "local", NC_ ("column", "Own") },
  { "official", NC_ ("column", "Official") },
  { "weight", NC_ ("column", "Weight") },
  { "cap", NC_ ("column", "Counts at most") },
  { "remark", NC_ ("column", "Note on the measurement") },
  { "note", NC_ ("column", "Note") },
  { "since", NC_ ("column", "Since") },
  { "table", NC_ ("column", "Part") },
  { "field", NC_ ("column", "Field") },
  { "after", NC_ ("column", "After") },
  { "number", NC_ ("column", "No.") },
  { "summary", NC_ ("column", "Shows") },
  { "period", NC_ ("column", "Period") },
  { "template", NC_ ("column", "Template") },
  { "audience", NC_ ("column", "Audience") },
  { "frozen", NC_ ("column", "Frozen on") },
  { "slides", NC_ ("column", "Slides") },
  { "abroad", NC_ ("column", "Abroad") },
  { "head", NC_ ("column", "Village head") },
  { "head_title", NC_ ("column", "Title of the head") },
  { "officers", NC_ ("column", "Officers") },
  { "population", NC_ ("column", "Population") },
  { "households", NC_ ("column", "Households") },
  { "phone", NC_ ("column", "Telephone") },
  { "target_period", NC_ ("column", "Time of the target") },
  { "fed", NC_ ("column", "From registers") },
  { "feed", NC_ ("column", "Counted from") },
  { "mean", NC_ ("column", "District mean") },
  { "villages", NC_ ("column", "Number of villages") },
  { "evidence", NC_ ("column", "Documents") },
  { "version", NC_ ("column", "Version") },
  { "valid_from", NC_ ("column", "In force since") },
  { "name_id", NC_ ("column", "Indonesian name") },
  { "name_en", NC_ ("column", "English name") },
  { "description", NC_ ("column", "Description") },
  { "uses", NC_ ("column", "Times used") },
  { "received", NC_ ("column", "Received on") },
};

/* Of a register the heading that its form has; %NULL: the table is none, or has no such field. */
static const DesmiRegisterField *
find_field (DesmiTable *table, const char *column)
{
  DesmiRegister reg;
  int           field;

  if (!desmi_register_from_name (desmi_table_get_name (table), &reg))
    return NULL;
  field = desmi_register_find_field (reg, column);
  return field < 0 ? NULL : &desmi_register_get (reg)->fields[field];
}

/* What a column is in one table only. */
static const struct
{
  const char *table, *name, *title;
} own_titles[] = {
  { "history-changes", "before", NC_ ("column", "Before") },
  { "report-form", "before", NC_ ("column", "A quarter before") },
  { "report-form", "now", NC_ ("column", "Registers now") },
  /* a year or a quarter, as the targets are */
  { "targets", "before", NC_ ("column", "The time before") },
  { "catalogue", "id", NC_ ("column", "Code") },
};

/* A heading in the words of @locale. gettext keeps the kind of word before the word itself. */
static const char *
translate_title (const char *title, const DesmiLocale *locale)
{
  g_autofree char *key = g_strconcat (COLUMN, title, NULL);
  const char      *kept = g_intern_string (key);
  const char      *found = desmi_locale_text (locale, kept);

  return found == kept ? title : found;
}

static const char *
find_own_title (DesmiTable *table, const char *name, const DesmiLocale *locale)
{
  DesmiRegister reg;

  for (guint i = 0; i < G_N_ELEMENTS (own_titles); i++)
    if (g_str_equal (own_titles[i].table, desmi_table_get_name (table))
        && g_str_equal (own_titles[i].name, name))
      return translate_title (own_titles[i].title, locale);
  if (g_str_equal (name, "id") && desmi_register_from_name (desmi_table_get_name (table), &reg))
    return translate_title (NC_ ("column", "No."), locale);
  return NULL;
}

/* Whether a table of flows counts none but those who came back. */
static gboolean
has_returns_only (DesmiTable *table)
{
  int   direction = desmi_table_find_column (table, "direction");
  guint n = desmi_table_get_n_rows (table);

  for (guint r = 0; direction >= 0 && r < n; r++)
    if (g_strcmp0 (desmi_table_get_text (table, r, (guint) direction), "return") != 0)
      return FALSE;
  return direction >= 0 && n > 0;
}

/**
 * desmi_table_words_title:
 * @table: any table
 * @locale: of the reader
 *
 * Returns: (transfer none): the heading of a column, or its stable English name
 */
const char *
desmi_table_words_title (DesmiTable *table, guint column, const DesmiLocale *locale)
{
  const char               *name = desmi_table_get_column_name (table, column);
  const DesmiRegisterField *field = find_field (table, name);
  const char               *own = find_own_title (table, name, locale);

  if (g_str_equal (name, "destination") && has_returns_only (table))
    return translate_title (NC_ ("column", "Country returned from"), locale);
  if (field != NULL)
    return desmi_locale_text (locale, field->title);
  if (own != NULL)
    return own;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].name, name))
      return translate_title (titles[i].title, locale);
  return name;
}

/* Words of cells: of a column, or of that of one table only. */
static const struct
{
  const char *table, *column, *code, *word;
} cells[] = {
  { NULL, "severity", "error", NC_ ("severity", "Error") },
  { NULL, "severity", "warning", NC_ ("severity", "Warning") },
  { NULL, "severity", "note", NC_ ("severity", "Note") },
  { "check", "kind", "damaged", NC_ ("kind", "Damage") },
  { "check", "kind", "unknown_code", NC_ ("kind", "Unknown code") },
  { "check", "kind", "foreign_code", NC_ ("kind", "Code of another district") },
  { "check", "kind", "doubtful_value", NC_ ("kind", "Doubtful value") },
  { "check", "kind", "unknown_indicator", NC_ ("kind", "Unknown indicator") },
  { "check", "kind", "retired_village", NC_ ("kind", "Former village") },
  { "check", "kind", "duplicate", NC_ ("kind", "Two sources") },
  { "check", "kind", "missing_report", NC_ ("kind", "Missing report") },
  { "check", "kind", "outlier", NC_ ("kind", "Unusual count") },
  { "check", "kind", "parts_and_whole", NC_ ("kind", "Part and whole") },
  { "check", "kind", "copy", NC_ ("kind", "Copied value") },
  { "check", "kind", "no_officer", NC_ ("kind", "Without officer") },
  { "check", "kind", "dates", NC_ ("kind", "Contradicting dates") },
  { "check", "kind", "target_zero", NC_ ("kind", "Target of zero") },
  { "history", "kind", "edit", NC_ ("kind", "Edit") },
  { "history", "kind", "batch", NC_ ("kind", "Import") },
  { "history", "state", "done", NC_ ("state", "Done") },
  { "history", "state", "undone", NC_ ("state", "Undone") },
  { "history", "state", "dropped", NC_ ("state", "Dropped") },
  { "charts", "tab", "overview", NC_ ("page", "Overview") },
  { "charts", "tab", "flows", NC_ ("page", "Worker flows") },
  { "charts", "tab", "pillars", NC_ ("page", "Pillars") },
  /* as the parts of a village's page are called */
  { "quality", "tab", "profile", NC_ ("page", "Profile") },
  { "quality", "tab", "flows", NC_ ("page", "Flows") },
  { "quality", "tab", "pillars", NC_ ("page", "Pillars") },
  { "quality", "tab", "people", NC_ ("page", "Officers") },
  { "quality", "tab", "activities", NC_ ("page", "Activities") },
  { "quality", "tab", "enterprises", NC_ ("page", "Enterprises and cooperatives") },
  { "quality", "tab", "partners", NC_ ("page", "Partners") },
  { "report-form", "state", "draft", NC_ ("state", "Draft") },
  { "report-form", "state", "submitted", NC_ ("state", "Submitted") },
  { "report-form", "state", "reopened", NC_ ("state", "Reopened") },
  { NULL, "source", "official", NC_ ("source", "Official") },
  { NULL, "source", "local", NC_ ("source", "Own") },
};

static const char *
find_word (const char *table, const char *column, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (g_str_equal (cells[i].column, column) && g_str_equal (cells[i].code, code)
        && (cells[i].table == NULL || g_str_equal (cells[i].table, table)))
      return g_dpgettext2 (GETTEXT_PACKAGE, g_str_equal (column, "tab") ? "page" : column,
                           cells[i].word);
  return NULL;
}

/* A moment in the reader's zone, to the minute. */
static char *
dup_moment (const char *text, const DesmiLocale *locale)
{
  gint64                seconds;
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char      *day = NULL;

  if (desmi_clock_parse_utc (text, &seconds))
    moment = g_date_time_new_from_unix_local (seconds);
  if (moment == NULL)
    return g_strdup (text);
  day = desmi_format_date (g_date_time_get_year (moment), g_date_time_get_month (moment),
                           g_date_time_get_day_of_month (moment), DESMI_DATE_DMY_LONG, locale);
  return g_strdup_printf ("%s %02d:%02d", day, g_date_time_get_hour (moment),
                          g_date_time_get_minute (moment));
}

/**
 * desmi_table_words_cell:
 * @table: any table
 * @locale: the reader, of the process's language
 *
 * Returns: (transfer full): what a cell says, in the reader's words, dates and numbers
 */
char *
desmi_table_words_cell (DesmiTable *table, guint row, guint column, const DesmiLocale *locale)
{
  const DesmiRegisterField *field;
  const char               *name = desmi_table_get_column_name (table, column), *text, *word;

  if (desmi_table_get_column_type (table, column) != DESMI_COLUMN_TEXT)
    return desmi_table_dup_display (table, row, column, locale);
  text = desmi_table_get_text (table, row, column);
  if (text == NULL)
    return desmi_table_dup_display (table, row, column, locale);
  if (g_str_equal (name, "at"))
    return dup_moment (text, locale);
  field = find_field (table, name);
  if (field != NULL && field->kind == DESMI_FIELD_DAY)
    return desmi_format_day (text, locale);
  word = find_word (desmi_table_get_name (table), name, text);
  return word != NULL ? g_strdup (word) : desmi_table_dup_display (table, row, column, locale);
}

/* A cell as it is, and what it says. */
static void
put_cell (DesmiTable        *table,
          guint              row,
          guint              column,
          DesmiTableBuilder *builder,
          const DesmiLocale *locale)
{
  g_autofree char *words = NULL;

  desmi_chart_table_copy_cell (table, row, column, builder, column);
  if (desmi_table_get_column_type (table, column) != DESMI_COLUMN_TEXT
      || desmi_table_get_mark (table, row, column) == DESMI_MARK_MISSING
      || desmi_table_get_text (table, row, column) == NULL)
    return;
  words = desmi_table_words_cell (table, row, column, locale);
  desmi_table_builder_set_text (builder, column, desmi_table_get_text (table, row, column), words);
}

/**
 * desmi_table_words_put:
 * @table: any table
 * @locale: the reader, of the process's language
 *
 * Returns: (transfer full): the same table, whose cells have the reader's words as labels
 */
DesmiTable *
desmi_table_words_put (DesmiTable *table, const DesmiLocale *locale)
{
  DesmiTableBuilder *builder = desmi_chart_table_begin_like (table);

  desmi_table_builder_expect_rows (builder, desmi_table_get_n_rows (table));
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
        put_cell (table, r, c, builder, locale);
    }
  return desmi_table_builder_end (builder);
}

/* Whether the names of @column stand in @names, too. */
static gboolean
is_said_twice (DesmiTable *table, guint column, int names)
{
  if (names < 0 || desmi_table_get_column_type (table, column) != DESMI_COLUMN_CODE)
    return FALSE;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (g_strcmp0 (desmi_table_get_label (table, r, column),
                   desmi_table_get_label (table, r, (guint) names))
        != 0)
      return FALSE;
  return desmi_table_get_n_rows (table) > 0;
}

/**
 * desmi_table_words_show_codes:
 * @table: any table
 *
 * Returns: (transfer full): @table, or where it says the names of places twice, of the codes, too,
 *   the same with the codes to be read
 */
DesmiTable *
desmi_table_words_show_codes (DesmiTable *table)
{
  int                names = desmi_table_find_column (table, "name"), twice = -1;
  DesmiTableBuilder *builder;

  for (guint c = 0; twice < 0 && c < desmi_table_get_n_columns (table); c++)
    if (is_said_twice (table, c, names))
      twice = (int) c;
  if (twice < 0)
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
        if (c != (guint) twice)
          desmi_chart_table_copy_cell (table, r, c, builder, c);
        else if (desmi_table_get_text (table, r, c) != NULL)
          desmi_table_builder_set_text (builder, c, desmi_table_get_text (table, r, c), NULL);
    }
  return desmi_table_builder_end (builder);
}
