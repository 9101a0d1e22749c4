/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changeset says, in a reader's words: fields by their titles, codes by their names. */
#include "store/desmi-history-words.h"

#include "core/desmi-code.h"
#include "core/desmi-country.h"
#include "core/desmi-finding-kind.h"
#include "core/desmi-period.h"
#include "store/desmi-catalogue.h"
#include "store/desmi-history-decks.h"
#include "store/desmi-quality.h"
#include "store/desmi-register-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONTENT "sha256" /* of a document */
#define HASH_CHARS 8     /* tell two contents apart */

struct _DesmiHistoryWords
{
  DesmiConnection   *connection;
  const DesmiLocale *locale;
  DesmiLabels       *labels;
  GHashTable        *known; /* what was learned of tables while reading */
};

typedef struct
{
  const char *name;
  const char *title;
} Title;

/* Words of columns for a reader. */
static const Title columns[] = {
  { "address", N_ ("address") },
  { "amount_idr", N_ ("rupiah") },
  { "cap_milli", N_ ("counts at most") },
  { "cohort", N_ ("cohort") },
  { "cooperative", N_ ("cooperative") },
  { "count", N_ ("workers") },
  { "decree", N_ ("decree") },
  { "decree_date", N_ ("date of the decree") },
  { "description", N_ ("description") },
  { "direction", N_ ("better is") },
  { "email", N_ ("e-mail") },
  { "head_name", N_ ("village head") },
  { "head_title", N_ ("title") },
  { "households", N_ ("households") },
  { "name_en", N_ ("English name") },
  { "name_id", N_ ("name") },
  { "note", N_ ("note") },
  { "notes", N_ ("notes") },
  { "officers", N_ ("officers") },
  { "over_time", N_ ("over time") },
  { "over_villages", N_ ("over villages") },
  { "phone", N_ ("telephone") },
  { "pillar", N_ ("pillar") },
  { "population", N_ ("population") },
  { "programme", N_ ("programme") },
  { "reason", N_ ("reason") },
  { "retired", N_ ("retired from") },
  { "service", N_ ("service") },
  { "since", N_ ("since") },
  { "status", N_ ("status") },
  { "unit", N_ ("unit") },
  { "valid_from", N_ ("valid from") },
  { "value_milli", N_ ("value") },
  { "version", N_ ("version") },
  { "weight_milli", N_ ("weight") },
};

/* What a table of the file is about, for a reader. */
static const Title tables[] = {
  { "local_enrolment", N_ ("Enrolment") },
  { "local_flows", N_ ("Worker Flows") },
  { "local_indicator", N_ ("Catalogue") },
  { "local_measurements", N_ ("Achievement") },
  { "local_pillar", N_ ("Catalogue") },
  { "local_pillar_status", N_ ("Status of a pillar") },
  { "local_profile", N_ ("Profile") },
  { "local_programme", N_ ("Catalogue") },
  { "local_reason", N_ ("Catalogue") },
  { "local_remittances", N_ ("Remittances") },
  { "local_status", N_ ("Status in the programme") },
  /* Translators: a value that a register gave for a report, kept as it was when that was handed in
   */
  { "local_submitted", N_ ("Counted for the report") },
  { "local_targets", N_ ("Target") },
};

/* The field of a register that a column of @table is; %NULL: it is another table. */
static const DesmiRegisterField *
find_field_of (const char *table, const char *column)
{
  for (guint i = 0; i < DESMI_N_REGISTERS; i++)
    {
      const DesmiRegisterType *type = desmi_register_get ((DesmiRegister) i);
      int                      field;

      if (strcmp (type->table, table) != 0)
        continue;
      field = desmi_register_find_field ((DesmiRegister) i, column);
      return field >= 0 ? &type->fields[field] : NULL;
    }
  return NULL;
}

static const DesmiRegisterField *
find_field (const DesmiChangesetCell *cell)
{
  return find_field_of (cell->table, cell->column);
}

static const char *
find_title (const Title *titles, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (titles[i].name, name) == 0)
      return titles[i].title;
  return NULL;
}

static gboolean
is_column (const DesmiChangesetCell *cell, const char *names)
{
  const char *at = strstr (names, cell->column);
  gsize       n = strlen (cell->column);

  return at != NULL && (at == names || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0');
}

static const char *
get_status_name (const DesmiChangesetCell *cell, const char *text, const DesmiLocale *locale)
{
  DesmiStatus       status;
  DesmiPillarStatus pillar_status;

  if (strcmp (cell->table, "local_status") == 0 && desmi_status_parse (text, &status, NULL))
    return desmi_status_name (status, locale);
  if (strcmp (cell->table, "local_pillar_status") == 0
      && desmi_pillar_status_parse (text, &pillar_status, NULL))
    return desmi_pillar_status_name (pillar_status, locale);
  return text;
}

static char *
format_period (const char *text, const DesmiLocale *locale)
{
  DesmiPeriod period;

  return desmi_period_parse (text, &period, NULL) ? desmi_period_format (&period, locale)
                                                  : g_strdup (text);
}

/* The name that a code has in the catalogue or among the areas, or else the code. */
static char *
dup_name (const DesmiRegisterField *field, const char *code, const DesmiHistoryWords *self)
{
  const char *name = NULL;

  switch ((guint) field->kind)
    {
    case DESMI_FIELD_AREA:
      name = desmi_labels_area (self->labels, code);
      break;
    case DESMI_FIELD_PROGRAMME:
      name = desmi_labels_programme (self->labels, code);
      break;
    case DESMI_FIELD_INDICATOR:
      name = desmi_labels_indicator (self->labels, code);
      break;
    case DESMI_FIELD_REASON:
      name = desmi_labels_reason (self->labels, code);
      break;
    case DESMI_FIELD_COUNTRY:
      name = desmi_country_name (code, self->locale);
      break;
    default:
      break;
    }
  return g_strdup (name != NULL ? name : code);
}

/* Of a content only the hash is known. */
static char *
shorten (const char *hash)
{
  return g_strdup_printf ("%.*s…", HASH_CHARS, hash);
}

static char *
format_field (const DesmiRegisterField *field, const char *text, const DesmiHistoryWords *self)
{
  gint64 number = g_ascii_strtoll (text, NULL, 10);

  switch ((guint) field->kind)
    {
    case DESMI_FIELD_NUMBER:
      return desmi_format_count (number, self->locale);
    case DESMI_FIELD_IDR:
      return desmi_format_rupiah (number, self->locale);
    case DESMI_FIELD_MILLI:
      return desmi_format_number ((double) number / 1000.0, DESMI_NUMBER_PLAIN, 0, self->locale);
    case DESMI_FIELD_DAY:
      return desmi_format_day (text, self->locale);
    case DESMI_FIELD_WORD:
      return g_strdup (desmi_register_field_word_name (field, text, self->locale));
    case DESMI_FIELD_MONTH:
    case DESMI_FIELD_QUARTER:
    case DESMI_FIELD_PERIOD:
      return format_period (text, self->locale);
    default:
      break;
    }
  if (strcmp (field->name, CONTENT) == 0)
    return shorten (text);
  if (field->words != NULL)
    return g_strdup (desmi_register_field_word_name (field, text, self->locale));
  if (field->kind == DESMI_FIELD_JSON)
    return g_strdup ("…"); /* for programs, not for people */
  return desmi_register_field_is_number (field) ? desmi_register_field_write_number (field, number)
                                                : dup_name (field, text, self);
}

/* What an indicator's columns of words say; %NULL: it is none of them. */
static const char *
get_indicator_word (const DesmiHistoryWords *self, const char *column, const char *text)
{
  if (strcmp (column, "direction") == 0)
    return desmi_catalogue_direction_name (text, self->locale);
  if (strcmp (column, "over_time") == 0)
    return desmi_catalogue_over_time_name (text, self->locale);
  if (strcmp (column, "over_villages") == 0)
    return desmi_catalogue_over_villages_name (text, self->locale);
  if (strcmp (column, "programme") == 0)
    return desmi_labels_programme (self->labels, text);
  return NULL;
}

/* What another row calls the thing that a number stands for; %NULL: there is none any more. */
static char *
ask_name (const DesmiHistoryWords *self, const char *sql, const char *village, const char *number)
{
  g_autoptr (GError) error = NULL;
  char              *name = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (self->connection, &error, sql, "ss",
                                              village != NULL ? village : "", number);

  if (stmt == NULL)
    return NULL;
  if (desmi_connection_step (self->connection, stmt, &error))
    name = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);
  return name;
}

static const char *
find_part (const DesmiChangesetCell *cell, const char *column)
{
  for (guint i = 0; cell->parts[i] != NULL; i += 2)
    if (strcmp (cell->parts[i], column) == 0)
      return cell->parts[i + 1];
  return "";
}

/* Of the programme in the same row, as that is now; a row that is gone was of the usual one. */
static char *
dup_pillar (const DesmiHistoryWords *self, const DesmiChangesetCell *cell, const char *number)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT programme FROM %s WHERE village = ?1 AND id = ?2", cell->table);
  g_autofree char *programme = ask_name (self, sql, cell->village, find_part (cell, "id"));
  const char      *name = desmi_labels_pillar (
           self->labels, programme != NULL ? programme : DESMI_DEFAULT_PROGRAMME, number);

  return g_strdup (name != NULL ? name : number);
}

static char *
dup_group (const DesmiHistoryWords *self, const DesmiChangesetCell *cell, const char *number)
{
  char *name = ask_name (self, "SELECT name FROM local_group WHERE village = ?1 AND id = ?2",
                         cell->village, number);

  return name != NULL ? name : g_strconcat ("#", number, NULL);
}

/**
 * desmi_history_words_value:
 * @text: (nullable): as the file keeps it
 *
 * Returns: (transfer full) (nullable): a value of @cell as the reader knows it; %NULL: there is
 * none
 */
char *
desmi_history_words_value (const DesmiHistoryWords  *self,
                           const DesmiChangesetCell *cell,
                           const char               *text)
{
  const DesmiRegisterField *field = find_field (cell);
  const char               *reason;

  if (text == NULL)
    return NULL;
  if (field != NULL && field->kind == DESMI_FIELD_PILLAR)
    return dup_pillar (self, cell, text);
  if (field != NULL && field->kind == DESMI_FIELD_GROUP)
    return dup_group (self, cell, text);
  if (strcmp (cell->table, "local_deck") == 0 && is_column (cell, "theme"))
    return desmi_history_theme_name (self->connection, self->labels, self->locale, text);
  if (strcmp (cell->table, "local_slide") == 0 && is_column (cell, "title notes"))
    return desmi_history_deck_text (self->labels, self->locale, text);
  if (field != NULL)
    return format_field (field, text, self);
  if (is_column (cell, "value_milli weight_milli cap_milli"))
    return desmi_format_number ((double) g_ascii_strtoll (text, NULL, 10) / 1000.0,
                                DESMI_NUMBER_PLAIN, 0, self->locale);
  if (is_column (cell, "amount_idr count officers population households"))
    return desmi_format_count (g_ascii_strtoll (text, NULL, 10), self->locale);
  if (is_column (cell, "since decree_date"))
    return desmi_format_day (text, self->locale);
  if (strcmp (cell->table, "local_indicator") == 0)
    {
      const char *word = get_indicator_word (self, cell->column, text);

      if (word != NULL)
        return g_strdup (word);
    }
  if (is_column (cell, "valid_from retired"))
    return format_period (text, self->locale);
  if (is_column (cell, "status"))
    return g_strdup (get_status_name (cell, text, self->locale));
  reason = is_column (cell, "reason") ? desmi_labels_reason (self->labels, text) : NULL;
  return g_strdup (reason != NULL ? reason : text);
}

/**
 * desmi_history_words_new:
 * @connection: lent
 * @locale: the reader's
 *
 * Returns: (transfer full): what names are looked up with
 */
DesmiHistoryWords *
desmi_history_words_new (DesmiConnection *connection, const DesmiLocale *locale)
{
  DesmiHistoryWords *self = g_new (DesmiHistoryWords, 1);

  self->connection = connection;
  self->locale = locale;
  self->labels = desmi_labels_new (connection, locale);
  self->known
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * desmi_history_words_free:
 *
 * Forgets the names.
 */
void
desmi_history_words_free (DesmiHistoryWords *self)
{
  desmi_labels_free (self->labels);
  g_hash_table_unref (self->known);
  g_free (self);
}

/**
 * desmi_history_words_read:
 *
 * Returns: (transfer full) (element-type DesmiChangesetCell): what a step changed; %NULL with
 * @error set
 */
GPtrArray *
desmi_history_words_read (DesmiHistoryWords *self, GBytes *changeset, GError **error)
{
  return desmi_changeset_read (self->connection, changeset, G_MAXUINT, self->known, error);
}

/**
 * desmi_history_words_area:
 * @code: of a village or a greater area
 *
 * Returns: (transfer none): its name
 */
const char *
desmi_history_words_area (const DesmiHistoryWords *self, const char *code)
{
  return desmi_labels_area (self->labels, code);
}

/**
 * desmi_history_words_field:
 *
 * Returns: (transfer none): what the column of @cell is called
 */
const char *
desmi_history_words_field (const DesmiHistoryWords *self, const DesmiChangesetCell *cell)
{
  const DesmiRegisterField *field = find_field (cell);
  const char               *title
      = field != NULL ? field->title : find_title (columns, G_N_ELEMENTS (columns), cell->column);

  return title != NULL ? desmi_locale_text (self->locale, title) : cell->column;
}

/**
 * desmi_history_words_table:
 * @table: of the file
 *
 * Returns: (transfer none): what it is about
 */
const char *
desmi_history_words_table (const DesmiHistoryWords *self, const char *table)
{
  const char *title = find_title (tables, G_N_ELEMENTS (tables), table);

  for (guint i = 0; title == NULL && i < DESMI_N_REGISTERS; i++)
    if (strcmp (desmi_register_get ((DesmiRegister) i)->table, table) == 0)
      title = desmi_register_get ((DesmiRegister) i)->title;
  return title != NULL ? desmi_locale_text (self->locale, title) : table;
}

/* What a finding is called whose code is kept. */
static char *
format_finding (const char *finding, const DesmiLocale *locale)
{
  static const DesmiQualityRule *const tables_of_rules[]
      = { desmi_quality_report_rules, desmi_quality_outlier_rules, desmi_quality_part_rules,
          desmi_quality_code_rules, desmi_quality_date_rules };

  for (guint i = 0; i < G_N_ELEMENTS (tables_of_rules); i++)
    for (const DesmiQualityRule *rule = tables_of_rules[i]; rule->finding != NULL; rule++)
      if (strcmp (rule->finding, finding) == 0)
        return g_strdup (desmi_locale_text (locale, desmi_finding_kind_get_name (rule->group)));
  return g_strdup (finding);
}

/* What of a village a finding is about: its words that have a name. */
static char *
format_found (const DesmiHistoryWords *self, const char *subject)
{
  g_auto (GStrv) words = g_strsplit (subject, " ", -1);
  GString       *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      DesmiPeriod      period;
      DesmiDirection   direction;

      if (desmi_period_parse (words[i], &period, NULL))
        name = desmi_period_format (&period, self->locale);
      else if (desmi_direction_parse (words[i], &direction, NULL))
        name = g_strdup (desmi_direction_name (direction, self->locale));
      else if (desmi_code_is_valid (words[i], DESMI_LEVEL_VILLAGE))
        name = g_strdup (desmi_labels_area (self->labels, words[i]));
      else
        name = g_strdup (desmi_labels_indicator (self->labels, words[i]));
      if (name != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", name);
    }
  return g_string_free (out, FALSE);
}

/* A number of a register, or a code of the catalogue, of which the dimension has the name. */
static char *
format_id (const DesmiHistoryWords *self, const char *table, const char *id)
{
  const char *name = NULL;

  if (g_ascii_isdigit (*id))
    return g_strconcat ("#", id, NULL);
  if (strcmp (table, "local_indicator") == 0)
    name = desmi_labels_indicator (self->labels, id);
  else if (strcmp (table, "local_programme") == 0)
    name = desmi_labels_programme (self->labels, id);
  else if (strcmp (table, "local_reason") == 0)
    name = desmi_labels_reason (self->labels, id);
  return g_strdup (name != NULL ? name : id);
}

/* A part of a key that has no name of its own is told as it is kept. */
static char *
format_part (const DesmiHistoryWords  *self,
             const DesmiChangesetCell *cell,
             const char               *column,
             const char               *value,
             const char               *programme)
{
  const DesmiRegisterField *field = find_field_of (cell->table, column);
  const char               *name = NULL;
  char                     *of_deck
      = desmi_history_deck_code_name (self->connection, self->labels, self->locale, column, value);
  DesmiDimension dimension;

  if (of_deck != NULL)
    return of_deck;
  if (strcmp (column, "month") == 0 || strcmp (column, "quarter") == 0
      || strcmp (column, "period") == 0)
    return format_period (value, self->locale);
  if (strcmp (column, "finding") == 0)
    return format_finding (value, self->locale);
  if (strcmp (column, "subject") == 0)
    return format_found (self, value);
  if (field != NULL && field->kind == DESMI_FIELD_WORD)
    return g_strdup (desmi_register_field_word_name (field, value, self->locale));
  if (strcmp (column, "destination") == 0)
    name = desmi_country_name (value, self->locale);
  else if (strcmp (column, "id") == 0)
    return format_id (self, cell->table, value);
  else if (strcmp (column, "version") == 0)
    /* Translators: %s is the number of a version of the catalogue */
    return g_strdup_printf (desmi_locale_text (self->locale, N_ ("version %s")), value);
  else if (strcmp (column, "number") == 0)
    name = desmi_labels_pillar (self->labels, programme, value);
  else if (desmi_dimension_from_name (column, &dimension))
    name = desmi_labels_value (self->labels, dimension, programme, value);
  return g_strdup (name != NULL ? name : value);
}

/**
 * desmi_history_words_subject:
 *
 * Returns: (transfer full) (nullable): what in its table @cell is about, beside the village: month,
 * destination, indicator and so on; %NULL: the village alone says it
 */
char *
desmi_history_words_subject (const DesmiHistoryWords *self, const DesmiChangesetCell *cell)
{
  GString    *subject = g_string_new (NULL);
  const char *programme = NULL;

  for (guint i = 0; cell->parts[i] != NULL; i += 2)
    {
      g_autofree char *part
          = format_part (self, cell, cell->parts[i], cell->parts[i + 1], programme);

      if (strcmp (cell->parts[i], "programme") == 0)
        programme = cell->parts[i + 1];
      if (subject->len > 0 && part[0] != '\0')
        g_string_append (subject, ", ");
      g_string_append (subject, part);
    }
  return g_string_free (subject, subject->len == 0);
}
