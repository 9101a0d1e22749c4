/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the entries of a village's registers are listed. */
#include "app/desmi-register-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SERVED DESMI_REGISTER_VIEW_PERIOD
#define STANDING "standing"

#define MAX_COLUMNS 8

/* The columns of a list, and the field after whose values it is sorted. */
typedef struct
{
  DesmiRegisterColumn columns[MAX_COLUMNS];
  const char         *order; /* nullable: as the lookup has them */
  gboolean            newest_first;
  const char         *empty; /* sentence of an empty list */
} View;

static const View views[DESMI_N_REGISTERS] = {
  [DESMI_REGISTER_PERSON]
  = { { { "name", TRUE },
        { "role", FALSE },
        { "title", FALSE },
        { SERVED, FALSE },
        { "phone", FALSE },
        { "email", FALSE } },
      "role",
      FALSE,
      N_ ("Officers, persons in charge and contacts of the village belong here, each with the "
          "time of service.") },
  [DESMI_REGISTER_SERVICE]
  = { { { NULL, FALSE } },
      NULL,
      FALSE,
      N_ ("Where the service centre is, when it is open and what it has belongs here.") },
  [DESMI_REGISTER_ACTIVITY]
  = { { { "day", FALSE },
        { "title", TRUE },
        { "pillar", FALSE },
        { "place", FALSE },
        { "women", FALSE },
        { "men", FALSE } },
      "day",
      TRUE,
      N_ ("Meetings, trainings and visits belong here, with the day and who came.") },
  [DESMI_REGISTER_MILESTONE]
  = { { { "title", TRUE }, { "pillar", FALSE }, { "due", FALSE }, { STANDING, FALSE } },
      "due",
      FALSE,
      N_ ("What the village wants to reach, and until when, belongs here.") },
  [DESMI_REGISTER_PARTNER]
  = { { { "name", TRUE },
        { "kind", FALSE },
        { "support", FALSE },
        { "contact", FALSE },
        { "phone", FALSE },
        { SERVED, FALSE } },
      "name",
      FALSE,
      N_ ("Offices, banks, companies and organisations that help the village belong here.") },
  [DESMI_REGISTER_VISIT]
  = { { { "month", TRUE }, { "service", TRUE }, { "women", FALSE }, { "men", FALSE } },
      "month",
      TRUE,
      N_ ("How many people came to the service centre belongs here, by month and service.") },
  [DESMI_REGISTER_GROUP]
  = { { { "name", TRUE },
        { "state", FALSE },
        { "business", FALSE },
        { "women", FALSE },
        { "men", FALSE },
        { "turnover_idr", FALSE } },
      "name",
      FALSE,
      N_ ("Groups of returned workers and families that produce something belong here.") },
  [DESMI_REGISTER_PRODUCT] = { { { "name", TRUE },
                                 { "group_id", FALSE },
                                 { "price_idr", FALSE },
                                 { "unit", FALSE },
                                 { "buyers", FALSE } },
                               "name",
                               FALSE,
                               N_ ("What the groups make and sell belongs here.") },
  [DESMI_REGISTER_SESSION]
  = { { { "day", FALSE },
        { "topic", TRUE },
        { "children", FALSE },
        { "women", FALSE },
        { "men", FALSE } },
      "day",
      TRUE,
      N_ ("Sessions with the children of workers and those who care for them belong here.") },
  [DESMI_REGISTER_COOPERATIVE]
  = { { { "name", TRUE },
        { "form", FALSE },
        { "stage", FALSE },
        { "meeting_day", FALSE },
        { "women", FALSE },
        { "men", FALSE },
        { "savings_idr", FALSE } },
      "name",
      FALSE,
      N_ ("Cooperatives and other financial institutions of the village belong here, from the "
          "plan on.") },
  [DESMI_REGISTER_SUPPORT]
  = { { { "quarter", TRUE }, { "support", TRUE }, { "value_milli", FALSE } },
      "quarter",
      TRUE,
      N_ ("What came of the support by Bank Indonesia belongs here, by quarter.") },
  [DESMI_REGISTER_PAST_STATUS]
  = { { { "status", TRUE },
        { "programme", FALSE },
        { SERVED, FALSE },
        { "reason", FALSE },
        { "notes", FALSE } },
      "since",
      TRUE,
      N_ ("When the status of the village changes, the one before is kept here.") },
};

/**
 * desmi_register_view_get_columns:
 * @n: (out): how many
 *
 * Returns: (transfer none): the columns of the list, few enough for a narrow window; none for a
 * register that is shown elsewhere or as facts
 */
const DesmiRegisterColumn *
desmi_register_view_get_columns (DesmiRegister reg, guint *n)
{
  g_return_val_if_fail ((guint) reg < DESMI_N_REGISTERS, NULL);

  for (*n = 0; *n < MAX_COLUMNS && views[reg].columns[*n].field != NULL;)
    (*n)++;
  return views[reg].columns;
}

static const DesmiRegisterField *
find_field (DesmiRegister reg, const char *name)
{
  int index = desmi_register_find_field (reg, name);

  return index < 0 ? NULL : &desmi_register_get (reg)->fields[index];
}

/**
 * desmi_register_view_get_title:
 *
 * Returns: (transfer none): what stands above the column
 */
const char *
desmi_register_view_get_title (DesmiRegister              reg,
                               const DesmiRegisterColumn *column,
                               const DesmiLocale         *locale)
{
  const DesmiRegisterField *field = find_field (reg, column->field);

  if (field != NULL)
    return desmi_locale_text (locale, field->title);
  if (reg == DESMI_REGISTER_PAST_STATUS)
    return desmi_locale_text (locale, N_ ("Period"));
  return g_str_equal (column->field, SERVED)
             /* Translators: a column with from when to when somebody serves, or something held. */
             ? desmi_locale_text (locale, N_ ("Period of service"))
             /* Translators: a column with whether a milestone is reached. */
             : desmi_locale_text (locale, N_ ("Standing"));
}

/**
 * desmi_register_view_is_number:
 *
 * Returns: whether the values stand at the right of the column
 */
gboolean
desmi_register_view_is_number (DesmiRegister reg, const DesmiRegisterColumn *column)
{
  const DesmiRegisterField *field = find_field (reg, column->field);

  return field != NULL
         && (field->kind == DESMI_FIELD_NUMBER || field->kind == DESMI_FIELD_IDR
             || field->kind == DESMI_FIELD_MILLI);
}

/**
 * desmi_register_view_is_single:
 *
 * Returns: whether a village has one row of @reg, which is told by nothing but the village
 */
gboolean
desmi_register_view_is_single (DesmiRegister reg)
{
  const DesmiRegisterType *type = desmi_register_get (reg);

  for (guint i = 1; i < type->n_fields; i++)
    if ((type->fields[i].flags & DESMI_FIELD_KEY) != 0)
      return FALSE;
  return !type->has_id;
}

/**
 * desmi_register_view_get_empty_text:
 *
 * Returns: (transfer none): a sentence that says what belongs into the register
 */
const char *
desmi_register_view_get_empty_text (DesmiRegister reg, const DesmiLocale *locale)
{
  const char *text = views[reg].empty;

  return text == NULL ? "" : desmi_locale_text (locale, text);
}

/**
 * desmi_register_view_get_text:
 * @name: of a column of @table
 *
 * Returns: (transfer none): the value as it is stored; the empty text where there is nothing: it
 * sorts before everything
 */
const char *
desmi_register_view_get_text (DesmiTable *table, guint row, const char *name)
{
  int         column = desmi_table_find_column (table, name);
  const char *text = column < 0 ? NULL : desmi_table_get_text (table, row, (guint) column);

  return text == NULL ? "" : text;
}

/* Until when it counted, and since when; the field of the register that says so. */
static const char *
get_end (DesmiRegister reg)
{
  return reg == DESMI_REGISTER_MILESTONE ? "done" : "until";
}

/**
 * desmi_register_view_get_tone:
 *
 * Returns: whether @row is over, or should have been done by now
 */
DesmiRegisterTone
desmi_register_view_get_tone (DesmiRegister reg, DesmiTable *table, guint row, const char *today)
{
  const char *end = desmi_register_view_get_text (table, row, get_end (reg));
  const char *due = desmi_register_view_get_text (table, row, "due");
  const char *state = desmi_register_view_get_text (
      table, row, reg == DESMI_REGISTER_COOPERATIVE ? "stage" : "state");

  /* of what is past all would be dim */
  if (reg == DESMI_REGISTER_PAST_STATUS)
    return DESMI_REGISTER_TONE_PLAIN;
  if (reg == DESMI_REGISTER_MILESTONE)
    return *end != '\0'                              ? DESMI_REGISTER_TONE_PAST
           : *due != '\0' && strcmp (due, today) < 0 ? DESMI_REGISTER_TONE_LATE
                                                     : DESMI_REGISTER_TONE_PLAIN;
  if (*end != '\0' && strcmp (end, today) < 0)
    return DESMI_REGISTER_TONE_PAST;
  return g_str_equal (state, "dissolved") ? DESMI_REGISTER_TONE_PAST : DESMI_REGISTER_TONE_PLAIN;
}

typedef struct
{
  DesmiRegister reg;
  DesmiTable   *table;
  const char   *today;
} Order;

/* Words stand in the order of their vocabulary: the coordinator before the contact. */
static int
rank_word (const DesmiRegisterField *field, const char *code)
{
  int rank = 0;

  for (const DesmiRegisterWord *word = field->words; word->code != NULL; word++, rank++)
    if (g_str_equal (word->code, code))
      break;
  return rank;
}

static int
compare_field (const Order *order, guint a, guint b)
{
  const View               *view = &views[order->reg];
  const DesmiRegisterField *field
      = view->order == NULL ? NULL : find_field (order->reg, view->order);
  const char *one, *two;
  int         result;

  if (field == NULL)
    return 0;
  one = desmi_register_view_get_text (order->table, a, view->order);
  two = desmi_register_view_get_text (order->table, b, view->order);
  if (field->words != NULL)
    return rank_word (field, one) - rank_word (field, two);
  /* without a day it comes last */
  if ((*one == '\0') != (*two == '\0'))
    return *one == '\0' ? 1 : -1;
  result = field->kind == DESMI_FIELD_LINE ? g_utf8_collate (one, two) : strcmp (one, two);
  return view->newest_first ? -result : result;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  guint        one = *(const guint *) a, two = *(const guint *) b;
  gboolean     past_one, past_two;
  int          result;

  past_one = desmi_register_view_get_tone (order->reg, order->table, one, order->today)
             == DESMI_REGISTER_TONE_PAST;
  past_two = desmi_register_view_get_tone (order->reg, order->table, two, order->today)
             == DESMI_REGISTER_TONE_PAST;
  if (past_one != past_two)
    return past_one ? 1 : -1;
  result = compare_field (order, one, two);
  if (result == 0)
    result = one < two ? -1 : 1;
  return result;
}

/**
 * desmi_register_view_sort:
 *
 * Returns: (transfer full) (element-type guint): the rows of @table as they are listed: what is
 * over after the rest, the newest days first, milestones by when they are due
 */
GArray *
desmi_register_view_sort (DesmiRegister reg, DesmiTable *table, const char *today)
{
  Order   order = { reg, table, today };
  guint   n = desmi_table_get_n_rows (table);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (rows, i);
  g_array_sort_with_data (rows, compare_cb, &order);
  return rows;
}

static char *
dup_day (DesmiTable *table, guint row, const char *field, const DesmiLocale *locale)
{
  return desmi_format_day (desmi_register_view_get_text (table, row, field), locale);
}

static char *
dup_served (DesmiTable *table, guint row, const DesmiLocale *locale)
{
  g_autofree char *since = dup_day (table, row, "since", locale);
  g_autofree char *until = dup_day (table, row, "until", locale);

  if (*since != '\0' && *until != '\0')
    return g_strdup_printf ("%s – %s", since, until);
  if (*until != '\0')
    /* Translators: %s is a day */
    return g_strdup_printf (desmi_locale_text (locale, N_ ("until %s")), until);
  return *since == '\0' ? g_strdup ("–")
                        /* Translators: %s is a day */
                        : g_strdup_printf (desmi_locale_text (locale, N_ ("since %s")), since);
}

static char *
dup_standing (DesmiTable *table, guint row, const char *today, const DesmiLocale *locale)
{
  g_autofree char *done = dup_day (table, row, "done", locale);

  if (*done != '\0')
    /* Translators: a milestone; %s is a day */
    return g_strdup_printf (desmi_locale_text (locale, N_ ("reached on %s")), done);
  return g_strdup (desmi_register_view_get_tone (DESMI_REGISTER_MILESTONE, table, row, today)
                           == DESMI_REGISTER_TONE_LATE
                       /* Translators: a milestone whose day is past. */
                       ? desmi_locale_text (locale, N_ ("overdue"))
                       /* Translators: a milestone that may still be reached in time. */
                       : desmi_locale_text (locale, N_ ("open")));
}

/**
 * desmi_register_view_dup_cell:
 *
 * Returns: (transfer full): what stands in @column of @row; a dash where nothing is known
 */
char *
desmi_register_view_dup_cell (DesmiRegister              reg,
                              const DesmiRegisterColumn *column,
                              DesmiTable                *table,
                              guint                      row,
                              const char                *today,
                              const DesmiLocale         *locale)
{
  const DesmiRegisterField *field = find_field (reg, column->field);
  int                       index;

  if (field == NULL)
    return g_str_equal (column->field, SERVED) ? dup_served (table, row, locale)
                                               : dup_standing (table, row, today, locale);
  if (field->kind == DESMI_FIELD_DAY
      && *desmi_register_view_get_text (table, row, field->name) != '\0')
    return dup_day (table, row, field->name, locale);
  index = desmi_table_find_column (table, field->name);
  g_return_val_if_fail (index >= 0, g_strdup (""));
  if (field->kind == DESMI_FIELD_LINES
      && *desmi_register_view_get_text (table, row, field->name) != '\0')
    return g_strdelimit (g_strdup (desmi_register_view_get_text (table, row, field->name)), "\n\t",
                         ' ');
  return desmi_table_dup_display (table, row, (guint) index, locale);
}

/**
 * desmi_register_view_dup_spoken:
 *
 * Returns: (transfer full): the row for a screen reader, each column with its value
 */
char *
desmi_register_view_dup_spoken (DesmiRegister      reg,
                                DesmiTable        *table,
                                guint              row,
                                const char        *today,
                                const DesmiLocale *locale)
{
  guint                      n = 0;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (reg, &n);
  GString                   *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *cell
          = desmi_register_view_dup_cell (reg, &columns[i], table, row, today, locale);

      g_string_append_printf (text, "%s%s: %s", i == 0 ? "" : ", ",
                              desmi_register_view_get_title (reg, &columns[i], locale), cell);
    }
  return g_string_free (text, FALSE);
}

/**
 * desmi_register_view_compare:
 * @a, @b: rows of @table
 * @column: number of a column of the list
 *
 * Returns: less than, equal to or more than 0, as the value of @a comes before that of @b; what is
 * missing comes last
 */
int
desmi_register_view_compare (DesmiRegister reg, DesmiTable *table, guint a, guint b, guint column)
{
  guint                      n = 0;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (reg, &n);
  const char                *name = columns[column].field;
  int                        index;
  gboolean                   missing_a, missing_b;
  g_autofree char           *text_a = NULL, *text_b = NULL;

  /* what is put together of several fields goes by the day that it begins or is due */
  index = desmi_table_find_column (table, g_str_equal (name, SERVED)     ? "since"
                                          : g_str_equal (name, STANDING) ? "due"
                                                                         : name);
  g_return_val_if_fail (index >= 0, 0);
  missing_a = desmi_table_get_mark (table, a, (guint) index) == DESMI_MARK_MISSING;
  missing_b = desmi_table_get_mark (table, b, (guint) index) == DESMI_MARK_MISSING;
  if (missing_a || missing_b)
    return (int) missing_a - (int) missing_b;
  if (desmi_register_view_is_number (reg, &columns[column]))
    {
      double x = desmi_table_get_double (table, a, (guint) index),
             y = desmi_table_get_double (table, b, (guint) index);

      return (x > y) - (x < y);
    }
  text_a = desmi_table_dup_display (table, a, (guint) index, desmi_locale_get_user ());
  text_b = desmi_table_dup_display (table, b, (guint) index, desmi_locale_get_user ());
  return g_utf8_collate (text_a, text_b);
}
