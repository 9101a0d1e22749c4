/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question to the store: dimensions and filters, in normal form before they meet SQL. */
#include "store/desmi-query.h"

#include "core/desmi-code.h"
#include "core/desmi-country.h"
#include "core/desmi-number.h"
#include "core/desmi-quote.h"
#include "core/desmi-years.h"
#include "store/desmi-store-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define N_DIMENSIONS (DESMI_DIMENSION_PROGRAMME + 1)
#define MAX_TEXT 300

struct _DesmiQuery
{
  gatomicrefcount    ref_count;
  DesmiQueryTable    table;
  GArray            *by; /* of DesmiDimension, each once */
  GPtrArray         *where[N_DIMENSIONS];
  gboolean           has_period;
  gboolean           is_stock;
  DesmiPeriod        period;
  DesmiSource        source;
  const DesmiLocale *locale;
};

static const char *const dimension_names[N_DIMENSIONS] = {
  [DESMI_DIMENSION_VILLAGE] = "village",     [DESMI_DIMENSION_SUBDISTRICT] = "subdistrict",
  [DESMI_DIMENSION_DISTRICT] = "district",   [DESMI_DIMENSION_DESTINATION] = "destination",
  [DESMI_DIMENSION_SECTOR] = "sector",       [DESMI_DIMENSION_OCCUPATION] = "occupation",
  [DESMI_DIMENSION_GENDER] = "gender",       [DESMI_DIMENSION_SCHEME] = "scheme",
  [DESMI_DIMENSION_DIRECTION] = "direction", [DESMI_DIMENSION_MONTH] = "month",
  [DESMI_DIMENSION_QUARTER] = "quarter",     [DESMI_DIMENSION_YEAR] = "year",
  [DESMI_DIMENSION_PILLAR] = "pillar",       [DESMI_DIMENSION_INDICATOR] = "indicator",
  [DESMI_DIMENSION_COHORT] = "cohort",       [DESMI_DIMENSION_STATUS] = "status",
  [DESMI_DIMENSION_PROGRAMME] = "programme",
};

static const char *const table_names[] = { "flows", "remittances", "pillars", "villages" };

/**
 * desmi_query_new:
 * @table: what is asked for
 *
 * Returns: (transfer full): a question about all there is, from the default source
 */
DesmiQuery *
desmi_query_new (DesmiQueryTable table)
{
  DesmiQuery *self = g_new0 (DesmiQuery, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->table = table;
  self->by = g_array_new (FALSE, FALSE, sizeof (DesmiDimension));
  self->source = DESMI_SOURCE_DEFAULT;
  self->locale = desmi_locale_get_english ();
  return self;
}

/**
 * desmi_query_ref:
 *
 * Returns: (transfer full): @self, held once more
 */
DesmiQuery *
desmi_query_ref (DesmiQuery *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * desmi_query_unref:
 *
 * Lets go of @self.
 */
void
desmi_query_unref (DesmiQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < N_DIMENSIONS; i++)
    g_clear_pointer (&self->where[i], g_ptr_array_unref);
  g_array_unref (self->by);
  g_free (self);
}

/**
 * desmi_query_add_by:
 * @dimension: the next column; a dimension that is a column already is not added again
 */
void
desmi_query_add_by (DesmiQuery *self, DesmiDimension dimension)
{
  g_return_if_fail ((guint) dimension < N_DIMENSIONS);
  for (guint i = 0; i < self->by->len; i++)
    if (g_array_index (self->by, DesmiDimension, i) == dimension)
      return;
  g_array_append_val (self->by, dimension);
}

/**
 * desmi_query_set_period:
 * @period: (nullable): the period asked for; %NULL: all there is
 */
void
desmi_query_set_period (DesmiQuery *self, const DesmiPeriod *period)
{
  self->has_period = period != NULL;
  if (period != NULL)
    self->period = *period;
}

/**
 * desmi_query_set_source:
 * @source: whose figures; where nothing is said, official ones and local ones where there are none
 */
void
desmi_query_set_source (DesmiQuery *self, DesmiSource source)
{
  self->source = source;
}

/**
 * desmi_query_set_locale:
 * @locale: static, for names in the answer
 */
void
desmi_query_set_locale (DesmiQuery *self, const DesmiLocale *locale)
{
  self->locale = locale != NULL ? locale : desmi_locale_get_english ();
}

static char *
refuse (DesmiDimension dimension, const char *value, GError **error)
{
  g_autofree char *quoted = desmi_text_quote (value);

  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               /* Translators: a value and the dimension that it was given for, such as "month" */
               _ ("“%s” is not a value of “%s”."), quoted, dimension_names[dimension]);
  return NULL;
}

static char *
read_area (DesmiDimension dimension, const char *value, GError **error)
{
  DesmiLevel lowest = dimension == DESMI_DIMENSION_VILLAGE       ? DESMI_LEVEL_VILLAGE
                      : dimension == DESMI_DIMENSION_SUBDISTRICT ? DESMI_LEVEL_SUBDISTRICT
                                                                 : DESMI_LEVEL_DISTRICT;
  DesmiCode  code;

  if (!desmi_code_parse (value, &code, error))
    return NULL;
  return code.level <= lowest ? g_strdup (code.text) : refuse (dimension, value, error);
}

static char *
read_period (DesmiDimension dimension, const char *value, GError **error)
{
  DesmiPeriodKind kind = dimension == DESMI_DIMENSION_MONTH     ? DESMI_PERIOD_MONTH
                         : dimension == DESMI_DIMENSION_QUARTER ? DESMI_PERIOD_QUARTER
                                                                : DESMI_PERIOD_YEAR;
  DesmiPeriod     period;

  if (!desmi_period_parse (value, &period, error))
    return NULL;
  return period.kind == kind ? desmi_period_to_text (&period) : refuse (dimension, value, error);
}

/* Codes that the table of countries lacks can lie in the file; those are asked for as written. */
static char *
read_country (const char *value, GError **error)
{
  const DesmiCountry *country;

  if (*value == '\0' || desmi_country_get (value) != NULL)
    return g_strdup (value);
  if (strlen (value) == 3 && g_ascii_isupper (value[0]) && g_ascii_isupper (value[1])
      && g_ascii_isupper (value[2]))
    return g_strdup (value);
  country = desmi_country_parse (value, error);
  return country != NULL ? g_strdup (country->iso3) : NULL;
}

static char *
read_number (DesmiDimension dimension, const char *value, gint64 max, GError **error)
{
  gint64 number;

  if (!desmi_integer_parse (value, 1, max, &number))
    return refuse (dimension, value, error);
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
read_years (DesmiDimension dimension, const char *value, GError **error)
{
  int first, last;

  if (!desmi_years_parse (value, &first, &last))
    return refuse (dimension, value, error);
  return desmi_years_to_text (first, last);
}

static char *
read_direction (const char *value, GError **error)
{
  DesmiDirection direction;

  if (!desmi_direction_parse (value, &direction, error))
    return NULL;
  return g_strdup (desmi_direction_to_code (direction));
}

static char *
read_status (const char *value, GError **error)
{
  DesmiStatus status;

  if (!desmi_status_parse (value, &status, error))
    return NULL;
  return g_strdup (desmi_status_to_code (status));
}

static char *
read_value (DesmiDimension dimension, const char *value, GError **error)
{
  switch (dimension)
    {
    case DESMI_DIMENSION_VILLAGE:
    case DESMI_DIMENSION_SUBDISTRICT:
    case DESMI_DIMENSION_DISTRICT:
      return read_area (dimension, value, error);
    case DESMI_DIMENSION_DESTINATION:
      return read_country (value, error);
    case DESMI_DIMENSION_SECTOR:
      return *value == '\0' ? g_strdup ("") : g_strdup (desmi_sector_parse (value, error));
    case DESMI_DIMENSION_GENDER:
      return *value == '\0' ? g_strdup ("") : g_strdup (desmi_gender_parse (value, error));
    case DESMI_DIMENSION_SCHEME:
      return *value == '\0' ? g_strdup ("") : g_strdup (desmi_scheme_parse (value, error));
    case DESMI_DIMENSION_DIRECTION:
      return read_direction (value, error);
    case DESMI_DIMENSION_MONTH:
    case DESMI_DIMENSION_QUARTER:
    case DESMI_DIMENSION_YEAR:
      return read_period (dimension, value, error);
    case DESMI_DIMENSION_PILLAR:
      return read_number (dimension, value, 99, error);
    case DESMI_DIMENSION_COHORT:
      return read_years (dimension, value, error);
    case DESMI_DIMENSION_STATUS:
      return read_status (value, error);
    case DESMI_DIMENSION_OCCUPATION:
    case DESMI_DIMENSION_INDICATOR:
    case DESMI_DIMENSION_PROGRAMME:
    default:
      return desmi_text_check (value, MAX_TEXT, error) ? g_strdup (value) : NULL;
    }
}

/**
 * desmi_query_add_where:
 * @dimension: what must hold
 * @value: one of the values allowed for it; the empty text is "unknown"
 *
 * Returns: %TRUE; else an error that says what was expected, and nothing was added
 */
gboolean
desmi_query_add_where (DesmiQuery    *self,
                       DesmiDimension dimension,
                       const char    *value,
                       GError       **error)
{
  char *normal;

  g_return_val_if_fail ((guint) dimension < N_DIMENSIONS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  normal = read_value (dimension, value, error);
  if (normal == NULL)
    return FALSE;
  if (self->where[dimension] == NULL)
    self->where[dimension] = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->where[dimension], normal);
  return TRUE;
}

/**
 * desmi_query_get_table:
 *
 * Returns: what is asked for
 */
DesmiQueryTable
desmi_query_get_table (const DesmiQuery *self)
{
  return self->table;
}

/**
 * desmi_query_get_n_by:
 *
 * Returns: how many columns the answer is split by
 */
guint
desmi_query_get_n_by (const DesmiQuery *self)
{
  return self->by->len;
}

/**
 * desmi_query_get_by:
 * @index: below desmi_query_get_n_by()
 *
 * Returns: the dimension of that column
 */
DesmiDimension
desmi_query_get_by (const DesmiQuery *self, guint index)
{
  g_return_val_if_fail (index < self->by->len, DESMI_DIMENSION_DIRECTION);
  return g_array_index (self->by, DesmiDimension, index);
}

/**
 * desmi_query_has_by:
 *
 * Returns: whether @dimension is a column of the query
 */
gboolean
desmi_query_has_by (const DesmiQuery *self, DesmiDimension dimension)
{
  for (guint i = 0; i < desmi_query_get_n_by (self); i++)
    if (desmi_query_get_by (self, i) == dimension)
      return TRUE;
  return FALSE;
}

/**
 * desmi_query_set_stock:
 * @is_stock: whether flows are asked for as the estimate of workers abroad is made from them
 *
 * Of each destination so many months count as the district has set, or else %DESMI_STOCK_MONTHS,
 * wherever the period begins; those of a village end with the last that is known of it by the end
 * of the period.
 */
void
desmi_query_set_stock (DesmiQuery *self, gboolean is_stock)
{
  self->is_stock = is_stock;
}

/**
 * desmi_query_get_stock:
 *
 * Returns: whether desmi_query_set_stock() was called
 */
gboolean
desmi_query_get_stock (const DesmiQuery *self)
{
  return self->is_stock;
}

/**
 * desmi_query_get_period:
 *
 * Returns: (transfer none) (nullable): the time asked for; %NULL: all
 */
const DesmiPeriod *
desmi_query_get_period (const DesmiQuery *self)
{
  return self->has_period ? &self->period : NULL;
}

/**
 * desmi_query_get_source:
 *
 * Returns: whose figures are asked for
 */
DesmiSource
desmi_query_get_source (const DesmiQuery *self)
{
  return self->source;
}

/**
 * desmi_query_get_locale:
 *
 * Returns: (transfer none): for names in the answer
 */
const DesmiLocale *
desmi_query_get_locale (const DesmiQuery *self)
{
  return self->locale;
}

/**
 * desmi_query_get_where:
 *
 * Returns: (transfer none) (nullable) (element-type utf8): the values that @dimension may have;
 * %NULL: any
 */
const GPtrArray *
desmi_query_get_where (const DesmiQuery *self, DesmiDimension dimension)
{
  g_return_val_if_fail ((guint) dimension < N_DIMENSIONS, NULL);
  return self->where[dimension];
}

/**
 * desmi_dimension_to_name:
 *
 * Returns: (transfer none): the name on the command line and in tables
 */
const char *
desmi_dimension_to_name (DesmiDimension dimension)
{
  g_return_val_if_fail ((guint) dimension < N_DIMENSIONS, NULL);
  return dimension_names[dimension];
}

/**
 * desmi_dimension_from_name:
 * @out: (out): set if the name is known
 *
 * Returns: whether it is
 */
gboolean
desmi_dimension_from_name (const char *name, DesmiDimension *out)
{
  for (guint i = 0; i < N_DIMENSIONS; i++)
    if (g_strcmp0 (dimension_names[i], name) == 0)
      {
        *out = (DesmiDimension) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_query_table_to_name:
 *
 * Returns: (transfer none): the name on the command line
 */
const char *
desmi_query_table_to_name (DesmiQueryTable table)
{
  g_return_val_if_fail ((guint) table < G_N_ELEMENTS (table_names), NULL);
  return table_names[table];
}

/**
 * desmi_query_table_from_name:
 * @out: (out): set if the name is known
 *
 * Returns: whether it is
 */
gboolean
desmi_query_table_from_name (const char *name, DesmiQueryTable *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (table_names); i++)
    if (g_strcmp0 (table_names[i], name) == 0)
      {
        *out = (DesmiQueryTable) i;
        return TRUE;
      }
  return FALSE;
}
