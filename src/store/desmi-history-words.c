/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changeset says, in a reader's words: fields by their titles, codes by their names. */
#include "store/desmi-history-words.h"

#include "store/desmi-register-value.h"

#include "core/desmi-country.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  { "cohort", N_ ("cohort") },
  { "cooperative", N_ ("cooperative") },
  { "count", N_ ("workers") },
  { "decree", N_ ("decree") },
  { "decree_date", N_ ("date of the decree") },
  { "email", N_ ("e-mail") },
  { "head_name", N_ ("village head") },
  { "head_title", N_ ("title") },
  { "households", N_ ("households") },
  { "note", N_ ("note") },
  { "notes", N_ ("notes") },
  { "officers", N_ ("officers") },
  { "phone", N_ ("telephone") },
  { "population", N_ ("population") },
  { "reason", N_ ("reason") },
  { "service", N_ ("service") },
  { "since", N_ ("since") },
  { "status", N_ ("status") },
  { "value_milli", N_ ("value") },
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
  { "local_targets", N_ ("Target") },
};

/* The field of a register that a cell is of; %NULL: it is of another table. */
static const DesmiRegisterField *
find_field (const DesmiChangesetCell *cell)
{
  for (guint i = 0; i < DESMI_N_REGISTERS; i++)
    {
      const DesmiRegisterType *type = desmi_register_get ((DesmiRegister) i);
      int                      field;

      if (strcmp (type->table, cell->table) != 0)
        continue;
      field = desmi_register_find_field ((DesmiRegister) i, cell->column);
      return field >= 0 ? &type->fields[field] : NULL;
    }
  return NULL;
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
    default:
      return desmi_register_field_is_number (field)
                 ? desmi_register_field_write_number (field, number)
                 : g_strdup (text);
    }
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
  if (field != NULL)
    return format_field (field, text, self);
  if (is_column (cell, "value_milli"))
    return desmi_format_number ((double) g_ascii_strtoll (text, NULL, 10) / 1000.0,
                                DESMI_NUMBER_PLAIN, 0, self->locale);
  if (is_column (cell, "amount_idr count officers population households"))
    return desmi_format_count (g_ascii_strtoll (text, NULL, 10), self->locale);
  if (is_column (cell, "since decree_date"))
    return desmi_format_day (text, self->locale);
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

/* A part of a key that has no name of its own is told as it is kept. */
static char *
format_part (const DesmiHistoryWords *self,
             const char              *column,
             const char              *value,
             const char              *programme)
{
  const char    *name = NULL;
  DesmiDimension dimension;
  DesmiPeriod    period;

  if (strcmp (column, "month") == 0 || strcmp (column, "quarter") == 0
      || strcmp (column, "period") == 0)
    return desmi_period_parse (value, &period, NULL) ? desmi_period_format (&period, self->locale)
                                                     : g_strdup (value);
  if (strcmp (column, "destination") == 0)
    name = desmi_country_name (value, self->locale);
  else if (strcmp (column, "id") == 0)
    return g_strconcat ("#", value, NULL);
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
      g_autofree char *part = format_part (self, cell->parts[i], cell->parts[i + 1], programme);

      if (strcmp (cell->parts[i], "programme") == 0)
        programme = cell->parts[i + 1];
      if (subject->len > 0)
        g_string_append (subject, ", ");
      g_string_append (subject, part);
    }
  return g_string_free (subject, subject->len == 0);
}

/**
 * desmi_history_is_silent:
 *
 * Returns: whether a reader has no use for @cell: which batch a row came with, or nothing to
 * nothing
 */
gboolean
desmi_history_is_silent (const DesmiChangesetCell *cell)
{
  return strcmp (cell->column, "batch") == 0 || (cell->from == NULL && cell->to == NULL);
}

/**
 * desmi_history_end_of_row:
 * @cells: as desmi_history_words_read() gives them
 * @i: the first cell of a row
 * @is_bare: (out): whether it came or went with nothing in it but its key
 *
 * Returns: where the row of the cell at @i ends
 */
guint
desmi_history_end_of_row (const GPtrArray *cells, guint i, gboolean *is_bare)
{
  const DesmiChangesetCell *first = cells->pdata[i];
  guint                     end;

  *is_bare = first->step != DESMI_STEP_UPDATE;
  for (end = i; end < cells->len; end++)
    {
      const DesmiChangesetCell *cell = cells->pdata[end];

      if (strcmp (cell->table, first->table) != 0 || strcmp (cell->key, first->key) != 0)
        break;
      *is_bare = *is_bare && desmi_history_is_silent (cell);
    }
  return end;
}

/**
 * desmi_history_is_within:
 * @area: (nullable): code of a village or a greater area; %NULL: everywhere
 *
 * Returns: whether @cell is of a village in @area
 */
gboolean
desmi_history_is_within (const DesmiChangesetCell *cell, const char *area)
{
  gsize n;

  if (area == NULL)
    return TRUE;
  n = strlen (area);
  return cell->village != NULL && strncmp (cell->village, area, n) == 0
         && (cell->village[n] == '\0' || cell->village[n] == '.');
}

/**
 * desmi_history_bare_word:
 *
 * Returns: (transfer none): what happened to a row with nothing in it but its key
 */
const char *
desmi_history_bare_word (const DesmiChangesetCell *cell, const DesmiLocale *locale)
{
  return cell->step == DESMI_STEP_INSERT ? desmi_locale_text (locale, N_ ("entered"))
                                         : desmi_locale_text (locale, N_ ("taken out"));
}

/**
 * desmi_history_describe_batch:
 *
 * Returns: (transfer full): how many rows an import brought
 */
char *
desmi_history_describe_batch (gint64 n_rows, const DesmiLocale *locale)
{
  g_autofree char *count = desmi_format_count (n_rows, locale);

  /* Translators: %s is a number, written out for the reader */
  return g_strdup_printf (
      desmi_locale_plural (locale, "%s row imported", "%s rows imported", (gulong) n_rows), count);
}
