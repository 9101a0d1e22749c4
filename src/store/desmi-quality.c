/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the rules about the quality of data, and knows what was accepted. */
#include "store/desmi-quality.h"

#include "core/desmi-clock.h"
#include "core/desmi-finding-kind.h"
#include "store/desmi-connection.h"
#include "store/desmi-lookup.h"
#include "store/desmi-sql-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PARTS 6

enum
{
  COLUMN_KIND,
  COLUMN_FINDING,
  COLUMN_SEVERITY,
  COLUMN_VILLAGE,
  COLUMN_SUBJECT,
  COLUMN_VALUE,
  COLUMN_MESSAGE,
  COLUMN_TAB,
  COLUMN_WHY,
  COLUMN_DAY,
  COLUMN_BY,
};

/* Columns of a rule's statement. */
enum
{
  FOUND_VILLAGE,
  FOUND_SUBJECT,
  FOUND_VALUE,
  FOUND_PARTS,
};

G_STATIC_ASSERT (DESMI_QUALITY_TARGETS + 1 == DESMI_N_FINDING_KINDS);

typedef struct
{
  char *value;
  char *why;
  char *day, *by; /* nullable */
} Acceptance;

static void
acceptance_free (gpointer data)
{
  Acceptance *self = data;

  g_free (self->value);
  g_free (self->why);
  g_free (self->day);
  g_free (self->by);
  g_free (self);
}

/* What was found, until all is there and can be put in order. */
typedef struct
{
  const DesmiQualityRule *rule;
  const Acceptance       *accepted; /* nullable */
  int                     month;    /* that what it is about ends with; -1: it is about no time */
  char                   *village, *subject, *value, *message;
} Found;

static void
found_free (gpointer data)
{
  Found *self = data;

  g_free (self->village);
  g_free (self->subject);
  g_free (self->value);
  g_free (self->message);
  g_free (self);
}

static void
quality_clear (DesmiQuality *self)
{
  g_clear_pointer (&self->labels, desmi_labels_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->accepted, g_hash_table_unref);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->quarter, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiQuality, quality_clear)

static const char *
text_at (sqlite3_stmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

static char *
make_key (const char *village, const char *finding, const char *subject)
{
  return g_strjoin ("\x1f", village, finding, subject, NULL);
}

static gboolean
read_accepted (DesmiQuality *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_prepare (
           self->connection,
           "SELECT village, finding, subject, value, why, day, \"by\" FROM local_acceptance", error);

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (self->connection, stmt, &local))
    {
      Acceptance *acceptance = g_new (Acceptance, 1);

      acceptance->value = g_strdup (text_at (stmt, 3));
      acceptance->why = g_strdup (text_at (stmt, 4));
      acceptance->day = g_strdup (text_at (stmt, 5));
      acceptance->by = g_strdup (text_at (stmt, 6));
      g_hash_table_insert (self->accepted,
                           make_key (text_at (stmt, 0), text_at (stmt, 1), text_at (stmt, 2)),
                           acceptance);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* It holds for the value that was looked at only. Nullable. */
static const Acceptance *
find_acceptance (DesmiQuality *self,
                 const char   *village,
                 const char   *finding,
                 const char   *subject,
                 const char   *value)
{
  g_autofree char  *key = make_key (village, finding, subject);
  const Acceptance *acceptance = g_hash_table_lookup (self->accepted, key);

  return acceptance != NULL && strcmp (acceptance->value, value) == 0 ? acceptance : NULL;
}

static gboolean
is_in_area (DesmiQuality *self, const char *village)
{
  gsize n = strlen (self->area);

  return n == 0
         || (strncmp (village, self->area, n) == 0 && (village[n] == '\0' || village[n] == '.'));
}

/* @sentence with a part for each %s, or %2$s where another language tells them in another order. */
static char *
put_parts (const char *sentence, const char *const *parts)
{
  GString *out = g_string_new (NULL);
  guint    n = 0, max = g_strv_length ((GStrv) parts);

  for (const char *at = sentence; *at != '\0';)
    if (at[0] == '%' && at[1] == 's' && n < max)
      {
        g_string_append (out, parts[n++]);
        at += 2;
      }
    else if (at[0] == '%' && g_ascii_isdigit (at[1]) && at[2] == '$' && at[3] == 's'
             && (guint) (at[1] - '1') < max)
      {
        g_string_append (out, parts[at[1] - '1']);
        at += 4;
      }
    else if (at[0] == '%' && at[1] == '%')
      {
        g_string_append_c (out, '%');
        at += 2;
      }
    else
      g_string_append_c (out, *at++);
  return g_string_free (out, FALSE);
}

/**
 * desmi_quality_add:
 * @village: a code, or that of the district
 * @subject: what of the village it is about, within the rule's finding
 * @value: what is held against it; the acceptance of another value does not count
 * @parts: (array zero-terminated=1): what the sentence names
 *
 * Adds a finding, unless it lies elsewhere.
 */
void
desmi_quality_add (DesmiQuality           *self,
                   const DesmiQualityRule *rule,
                   const char             *village,
                   const char             *subject,
                   const char             *value,
                   const char *const      *parts)
{
  const Acceptance *accepted;
  DesmiPeriod       period;
  Found            *found;

  if (!is_in_area (self, village))
    return;
  accepted = find_acceptance (self, village, rule->finding, subject, value);
  if (self->for_check && accepted != NULL)
    return;
  found = g_new (Found, 1);
  found->rule = rule;
  found->accepted = accepted;
  found->month = desmi_finding_find_period (subject, &period) ? period.last : -1;
  found->village = g_strdup (village);
  found->subject = g_strdup (subject);
  found->value = g_strdup (value);
  found->message = put_parts (desmi_locale_text (self->locale, rule->message), parts);
  g_ptr_array_add (self->found, found);
}

static int
rank (const char *severity)
{
  static const char *const severities[] = { "error", "warning", "note" };
  int                      i = 0;

  while (i < (int) G_N_ELEMENTS (severities) && !g_str_equal (severities[i], severity))
    i++;
  return i;
}

/* What can hardly be right before what is only missing, and what is new before what is old: whoever
 * has ten minutes begins at the top. What is about no time can wait, and comes last. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const Found *one = *(const Found *const *) a, *other = *(const Found *const *) b;
  int          by_severity = rank (one->rule->severity) - rank (other->rule->severity);

  return by_severity != 0 ? by_severity : (one->month < other->month) - (one->month > other->month);
}

static void
add_row (DesmiQuality *self, DesmiTableBuilder *builder, const Found *found)
{
  const DesmiQualityRule *rule = found->rule;
  const Acceptance       *accepted = found->accepted;

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (
      builder, COLUMN_KIND, desmi_finding_kind_get_code (rule->group),
      desmi_locale_text (self->locale, desmi_finding_kind_get_name (rule->group)));
  desmi_table_builder_set_text (builder, COLUMN_FINDING, rule->finding, NULL);
  desmi_table_builder_set_text (builder, COLUMN_SEVERITY, rule->severity, NULL);
  desmi_table_builder_set_text (builder, COLUMN_VILLAGE, found->village,
                                desmi_labels_area (self->labels, found->village));
  desmi_table_builder_set_text (builder, COLUMN_SUBJECT, found->subject, NULL);
  desmi_table_builder_set_text (builder, COLUMN_VALUE, found->value, NULL);
  desmi_table_builder_set_text (builder, COLUMN_MESSAGE, found->message, NULL);
  desmi_table_builder_set_text (builder, COLUMN_TAB, rule->tab, NULL);
  if (accepted == NULL)
    return;
  desmi_table_builder_set_text (builder, COLUMN_WHY, accepted->why, NULL);
  if (accepted->day != NULL)
    desmi_table_builder_set_text (builder, COLUMN_DAY, accepted->day, NULL);
  if (accepted->by != NULL)
    desmi_table_builder_set_text (builder, COLUMN_BY, accepted->by, NULL);
}

static char *
format_part (DesmiQuality *self, char type, sqlite3_stmt *stmt, int column)
{
  const char *text = text_at (stmt, column);
  DesmiPeriod period;

  if (text == NULL)
    return g_strdup ("–");
  switch (type)
    {
    case 'p':
      return desmi_period_parse (text, &period, NULL) ? desmi_period_format (&period, self->locale)
                                                      : g_strdup (text);
    case 'd':
      return desmi_format_day (text, self->locale);
    case 'c':
      return desmi_format_count (sqlite3_column_int64 (stmt, column), self->locale);
    case 'r':
      return desmi_format_rupiah (sqlite3_column_int64 (stmt, column), self->locale);
    case 'm':
      return desmi_format_number ((double) sqlite3_column_int64 (stmt, column) / 1000.0,
                                  DESMI_NUMBER_PLAIN, 0, self->locale);
    case 'i':
      return g_strdup (desmi_labels_indicator (self->labels, text) != NULL
                           ? desmi_labels_indicator (self->labels, text)
                           : text);
    case 'a':
      return g_strdup (desmi_labels_area (self->labels, text));
    default:
      return g_strdup (text);
    }
}

static void
add_found (DesmiQuality *self, const DesmiQualityRule *rule, sqlite3_stmt *stmt)
{
  char *parts[MAX_PARTS + 1] = { NULL };

  for (guint i = 0; i < MAX_PARTS && rule->types[i] != '\0'; i++)
    parts[i] = format_part (self, rule->types[i], stmt, FOUND_PARTS + (int) i);
  desmi_quality_add (self, rule, text_at (stmt, FOUND_VILLAGE), text_at (stmt, FOUND_SUBJECT),
                     text_at (stmt, FOUND_VALUE), (const char *const *) parts);
  for (guint i = 0; i < MAX_PARTS; i++)
    g_free (parts[i]);
}

static gboolean
run_sql (DesmiQuality *self, const DesmiQualityRule *rule, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *sql = desmi_sql_expand (rule->sql);
  sqlite3_stmt      *stmt = desmi_connection_prepare (self->connection, sql, error);
  int                n = stmt != NULL ? sqlite3_bind_parameter_count (stmt) : 0;

  if (stmt == NULL)
    return FALSE;
  if (n >= 1)
    sqlite3_bind_text (stmt, 1, rule->by_quarter ? self->quarter : self->today, -1, SQLITE_STATIC);
  while (desmi_connection_step (self->connection, stmt, &local))
    add_found (self, rule, stmt);
  sqlite3_clear_bindings (stmt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
run_rules (DesmiQuality *self, const DesmiQualityRule *rules, GError **error)
{
  for (const DesmiQualityRule *rule = rules; rule->finding != NULL; rule++)
    if (!(self->for_check && rule->is_told)
        && !(rule->run != NULL ? rule->run (self, rule, error) : run_sql (self, rule, error)))
      return FALSE;
  return TRUE;
}

static void
note_time (DesmiQuality *self)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();

  self->today = g_date_time_format (now, "%Y-%m-%d");
  self->quarter = desmi_query_dup_quarter_over ();
}

static DesmiTableBuilder *
build (DesmiQuality *self)
{
  static const char *const names[]
      = { "kind",    "finding", "severity", "village", "subject", "value",
          "message", "tab",     "why",      "day",     "by" };
  DesmiTableBuilder *builder = desmi_table_builder_new ("quality");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    desmi_table_builder_add_column (builder, names[i],
                                    i == COLUMN_VILLAGE ? DESMI_COLUMN_CODE : DESMI_COLUMN_TEXT);
  /* the check of a file has an order of its own */
  if (!self->for_check)
    g_ptr_array_sort (self->found, compare);
  for (guint i = 0; i < self->found->len; i++)
    add_row (self, builder, g_ptr_array_index (self->found, i));
  return builder;
}

static DesmiTable *
find_all (DesmiConnection   *connection,
          const char        *area,
          gboolean           for_check,
          const DesmiLocale *locale,
          GError           **error)
{
  static const DesmiQualityRule *const tables[]
      = { desmi_quality_report_rules, desmi_quality_outlier_rules, desmi_quality_part_rules,
          desmi_quality_code_rules, desmi_quality_date_rules };
  g_auto (DesmiQuality) self = { .connection = connection,
                                 .locale = locale,
                                 .area = area != NULL ? area : "",
                                 .for_check = for_check };

  note_time (&self);
  self.labels = desmi_labels_new (connection, locale);
  self.accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, acceptance_free);
  self.found = g_ptr_array_new_with_free_func (found_free);
  if (!read_accepted (&self, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!run_rules (&self, tables[i], error))
      return NULL;
  return desmi_lookup_end (connection, build (&self), error);
}

/**
 * desmi_lookup_quality:
 * @argument: (nullable): code of an area; %NULL: the whole district
 *
 * Columns: kind (a code, with its name for a reader), finding, severity, village (of a finding that
 * is about none: the district), subject, value, message, tab (of the village's page), why, day
 * and by (of an accepted one, else missing). An acceptance is of finding, subject and value.
 *
 * Returns: (transfer full): a finding a row, errors before warnings and those before notes, of each
 * the newest period first and what is about none last; %NULL with @error set
 */
DesmiTable *
desmi_lookup_quality (DesmiConnection   *connection,
                      const char        *argument,
                      const DesmiLocale *locale,
                      GError           **error)
{
  return find_all (connection, argument, FALSE, locale, error);
}

/**
 * desmi_quality_check:
 *
 * Returns: (transfer full): as desmi_lookup_quality(), without what was accepted and what the check
 * of a file finds by itself; %NULL with @error set
 */
DesmiTable *
desmi_quality_check (DesmiConnection *connection, const DesmiLocale *locale, GError **error)
{
  return find_all (connection, NULL, TRUE, locale, error);
}
