/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums the tables of the year before by whatever columns a mark is told apart by, once for all
 * marks of these columns. What nobody reported, or is hidden, gives no change. */
#include "chart/desmi-before.h"

#include "chart/desmi-category.h"
#include "chart/desmi-chart-columns.h"
#include "chart/desmi-frame.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MONTHS_A_YEAR 12
#define MOST_KEYS 4
#define SEPARATOR '\x1f'

/* What rows come to; not @known where one of them has no value. */
typedef struct
{
  double   value;
  gboolean known;
} Sum;

typedef struct
{
  DesmiTable *table;
  int         value;         /* its column, -1: none */
  GHashTable *indexes;       /* of GHashTable of Sum, by the names of the columns */
  GString    *columns, *key; /* of what is looked up: each mark of a chart does that */
} Source;

struct _DesmiBefore
{
  Source own, before;
};

static void
unref_index (gpointer data)
{
  g_hash_table_unref (data);
}

static void
source_init (Source *self, DesmiTable *table, int value)
{
  self->table = table != NULL ? desmi_table_ref (table) : NULL;
  self->value = value;
  self->indexes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_index);
  self->columns = g_string_new (NULL);
  self->key = g_string_new (NULL);
}

static void
source_clear (Source *self)
{
  g_clear_pointer (&self->table, desmi_table_unref);
  g_hash_table_unref (self->indexes);
  g_string_free (self->columns, TRUE);
  g_string_free (self->key, TRUE);
}

/**
 * desmi_before_new:
 * @table: what the chart shows
 * @before: (nullable): of the same columns and the same time a year earlier
 *
 * Returns: (transfer full) (nullable): what @table is compared with; %NULL where its values are
 *   none that a year could have more or less of
 */
DesmiBefore *
desmi_before_new (DesmiTable *table, DesmiTable *before)
{
  DesmiBefore    *self;
  guint           value;
  DesmiColumnType type;
  int             other = -1;

  if (!desmi_chart_find_value (table, &value, NULL))
    return NULL;
  type = desmi_table_get_column_type (table, value);
  if (type == DESMI_COLUMN_RATIO)
    return NULL;
  if (before != NULL)
    other = desmi_table_find_column (before, desmi_table_get_column_name (table, value));
  self = g_new0 (DesmiBefore, 1);
  source_init (&self->own, table, (int) value);
  source_init (&self->before, before, other);
  return self;
}

/**
 * desmi_before_free:
 * @self: (transfer full) (nullable): what is compared with
 */
void
desmi_before_free (DesmiBefore *self)
{
  if (self == NULL)
    return;
  source_clear (&self->own);
  source_clear (&self->before);
  g_free (self);
}

static void
read_value (const Source *self, guint row, Sum *sum)
{
  int    reported = desmi_table_find_column (self->table, "reported");
  double value;
  guint  n_invalid = 0;

  if ((reported >= 0 && reported != self->value
       && desmi_table_get_int (self->table, row, (guint) reported) == 0)
      || !desmi_chart_get_value (self->table, row, (guint) self->value, &value, &n_invalid))
    sum->known = FALSE;
  else
    sum->value += value;
}

/* The sums of a table by the columns of @keys; rows without one of them are of something else. */
static GHashTable *
make_index (const Source *self, const DesmiBeforeKey *keys, guint n_keys)
{
  GHashTable         *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GString) key = g_string_new (NULL);
  int                 columns[MOST_KEYS];
  gboolean            all = TRUE;

  for (guint k = 0; k < n_keys; k++)
    {
      columns[k] = desmi_table_find_column (self->table, keys[k].column);
      all = all && columns[k] >= 0;
    }
  for (guint row = 0; all && row < desmi_table_get_n_rows (self->table); row++)
    {
      gboolean whole = TRUE;
      Sum     *sum;

      g_string_truncate (key, 0);
      for (guint k = 0; k < n_keys; k++)
        {
          const char *text = desmi_table_get_text (self->table, row, (guint) columns[k]);

          whole = whole && text != NULL;
          if (keys[k].key != NULL && text != NULL)
            g_string_append (key, text);
          g_string_append_c (key, SEPARATOR);
        }
      if (!whole)
        continue;
      sum = g_hash_table_lookup (index, key->str);
      if (sum == NULL)
        {
          sum = g_new0 (Sum, 1);
          sum->known = TRUE;
          g_hash_table_insert (index, g_strdup (key->str), sum);
        }
      read_value (self, row, sum);
    }
  return index;
}

static const Sum *
look_up (Source *self, const DesmiBeforeKey *keys, guint n_keys)
{
  GString    *columns = g_string_truncate (self->columns, 0);
  GString    *key = g_string_truncate (self->key, 0);
  GHashTable *index;

  for (guint k = 0; k < n_keys; k++)
    {
      g_string_append (columns, keys[k].column);
      if (keys[k].key == NULL)
        g_string_append_c (columns, '*');
      g_string_append_c (columns, SEPARATOR);
      g_string_append (key, keys[k].key != NULL ? keys[k].key : "");
      g_string_append_c (key, SEPARATOR);
    }
  index = g_hash_table_lookup (self->indexes, columns->str);
  if (index == NULL)
    {
      index = make_index (self, keys, n_keys);
      g_hash_table_insert (self->indexes, g_strdup (columns->str), index);
    }
  return g_hash_table_lookup (index, key->str);
}

/* Whether its members report, so that one without any row did not. */
static gboolean
is_reporting (const char *column)
{
  return desmi_category_is_time (column) || strcmp (column, "village") == 0
         || strcmp (column, "subdistrict") == 0 || strcmp (column, "district") == 0;
}

/* Whether no row means that there was nobody: all who report did, and nothing is in a remainder. */
static gboolean
was_none (Source *self, const DesmiBeforeKey *keys, guint n_keys)
{
  for (guint k = 0; k < n_keys; k++)
    {
      DesmiBeforeKey one = keys[k];

      if (one.key == NULL)
        return FALSE;
      if (!is_reporting (one.column))
        one.key = DESMI_CATEGORY_OTHER;
      if ((look_up (self, &one, 1) != NULL) != is_reporting (one.column))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_in (Source *self, const DesmiBeforeKey *keys, guint n_keys, double *value)
{
  const Sum *sum;

  if (self->table == NULL || self->value < 0 || desmi_table_get_n_rows (self->table) == 0)
    return FALSE;
  for (guint k = 0; k < n_keys; k++)
    if (desmi_table_find_column (self->table, keys[k].column) < 0)
      return FALSE;
  sum = look_up (self, keys, n_keys);
  if (sum == NULL)
    {
      *value = 0;
      return was_none (self, keys, n_keys);
    }
  *value = sum->value;
  return sum->known;
}

/**
 * desmi_before_find:
 * @self: (nullable): what is compared with
 * @keys: (array length=n_keys): what tells a mark apart, in the time that it is of; at most four
 * @value: (out): what there was a year before
 * @when: (out): in which time that was
 *
 * Returns: whether that is known
 */
gboolean
desmi_before_find (DesmiBefore          *self,
                   const DesmiBeforeKey *keys,
                   guint                 n_keys,
                   double               *value,
                   DesmiPeriod          *when)
{
  DesmiBeforeKey   earlier[MOST_KEYS];
  g_autofree char *text = NULL;
  DesmiPeriod      period;

  if (self == NULL || n_keys > MOST_KEYS)
    return FALSE;
  for (guint k = 0; k < n_keys; k++)
    {
      earlier[k] = keys[k];
      if (!desmi_category_is_time (keys[k].column))
        continue;
      if (text != NULL || keys[k].key == NULL || !desmi_period_parse (keys[k].key, &period, NULL))
        return FALSE;
      *when = desmi_period_range (period.first - MONTHS_A_YEAR, period.last - MONTHS_A_YEAR);
      earlier[k].key = text = desmi_period_to_text (when);
    }
  if (text != NULL)
    return find_in (&self->own, earlier, n_keys, value)
           || find_in (&self->before, earlier, n_keys, value);
  return self->before.table != NULL && desmi_table_get_period (self->before.table) != NULL
         && desmi_period_parse (desmi_table_get_period (self->before.table), when, NULL)
         && find_in (&self->before, earlier, n_keys, value);
}

/**
 * desmi_before_say:
 * @now: the value
 * @before: a year before
 * @when: which time that was
 *
 * Returns: (transfer full) (nullable): "12.5% more than in 2022", "none in 2022"; %NULL where
 *   nothing sensible can be said, as of what is less than nothing
 */
char *
desmi_before_say (double now, double before, const DesmiPeriod *when, const DesmiLocale *locale)
{
  g_autofree char *time = desmi_period_format (when, locale);
  g_autofree char *share = NULL;
  double           ratio;

  if (!(now >= 0) || !(before >= 0))
    return NULL;
  if (before <= 0)
    /* Translators: %s is a time, "2022": there was nobody, or nothing. */
    return g_strdup_printf (desmi_locale_text (locale, N_ ("none in %s")), time);
  ratio = now / before - 1;
  if (!desmi_value_is_drawable (ratio))
    return NULL;
  if (fabs (ratio) <= 0)
    /* Translators: %s is a time, "2022" */
    return g_strdup_printf (desmi_locale_text (locale, N_ ("as much as in %s")), time);
  share = desmi_value_to_text (fabs (ratio), DESMI_COLUMN_RATIO, locale);
  return ratio > 0
             /* Translators: a percentage and a time: "12.5% more than in 2022" */
             ? g_strdup_printf (desmi_locale_text (locale, N_ ("%s more than in %s")), share, time)
             /* Translators: a percentage and a time: "12.5% less than in 2022" */
             : g_strdup_printf (desmi_locale_text (locale, N_ ("%s less than in %s")), share, time);
}

/**
 * desmi_before_append:
 * @out: what is said of a mark
 * @self: (nullable): what is compared with
 * @keys: (array length=n_keys): what tells the mark apart
 * @now: its value; NaN: none
 *
 * Adds how it changed on the year before, where that is known.
 */
void
desmi_before_append (GString              *out,
                     DesmiBefore          *self,
                     const DesmiBeforeKey *keys,
                     guint                 n_keys,
                     double                now,
                     const DesmiLocale    *locale)
{
  g_autofree char *said = NULL;
  double           before;
  DesmiPeriod      when;

  if (isnan (now) || !desmi_before_find (self, keys, n_keys, &before, &when))
    return;
  said = desmi_before_say (now, before, &when, locale);
  if (said != NULL)
    g_string_append_printf (out, "; %s", said);
}
