/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for the values of dimensions, in the reader's language, each looked up once. */
#include "store/desmi-connection.h"
#include "store/desmi-query-private.h"

#include <glib/gi18n-lib.h>

struct _DesmiLabels
{
  DesmiConnection   *connection;
  const DesmiLocale *locale;
  GHashTable        *found; /* char *: char *, "" where there is none; key: kind, then the id */
};

typedef enum
{
  KIND_AREA,
  KIND_PROGRAMME,
  KIND_REASON,
  KIND_INDICATOR,
  KIND_PILLAR,
} Kind;

/* ?1 is the id, ?2 the programme. Columns: name_id, name_en. */
static const char *const statements[] = {
  [KIND_AREA] = "SELECT coalesce ((SELECT name FROM official_village WHERE code = ?1), "
                "(SELECT name FROM official_region WHERE code = ?1)), NULL",
  [KIND_PROGRAMME]
  = "SELECT name_id, name_en FROM (SELECT 0 AS o, name_id, name_en FROM official_programme WHERE "
    "id = ?1 "
    "UNION ALL SELECT 1, name_id, name_en FROM local_programme WHERE id = ?1) ORDER BY o LIMIT 1",
  [KIND_REASON]
  = "SELECT name_id, name_en FROM (SELECT 0 AS o, name_id, name_en FROM official_reason WHERE id = "
    "?1 "
    "UNION ALL SELECT 1, name_id, name_en FROM local_reason WHERE id = ?1) ORDER BY o LIMIT 1",
  [KIND_INDICATOR]
  = "SELECT name_id, name_en FROM indicator_rule WHERE id = ?1 ORDER BY version DESC LIMIT 1",
  [KIND_PILLAR]
  = "SELECT name_id, name_en FROM (SELECT 0 AS o, name_id, name_en FROM official_pillar "
    "WHERE programme = ?2 AND number = CAST (?1 AS INTEGER) "
    "UNION ALL SELECT 1, name_id, name_en FROM local_pillar "
    "WHERE programme = ?2 AND number = CAST (?1 AS INTEGER)) ORDER BY o LIMIT 1",
};

/**
 * desmi_labels_new:
 * @locale: static
 *
 * Returns: (transfer full): names for readers, each looked up once
 */
DesmiLabels *
desmi_labels_new (DesmiConnection *connection, const DesmiLocale *locale)
{
  DesmiLabels *self = g_new (DesmiLabels, 1);

  self->connection = connection;
  self->locale = locale;
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * desmi_labels_free:
 *
 * Frees the names; what was lent of them is gone.
 */
void
desmi_labels_free (DesmiLabels *self)
{
  g_hash_table_unref (self->found);
  g_free (self);
}

/**
 * desmi_labels_get_locale:
 *
 * Returns: (transfer none): the reader
 */
const DesmiLocale *
desmi_labels_get_locale (const DesmiLabels *self)
{
  return self->locale;
}

/* A name that cannot be read is no reason to fail: the id stands for it. */
static char *
read_name (DesmiLabels *self, Kind kind, const char *id, const char *programme)
{
  gboolean      indonesian = self->locale->language == DESMI_LANGUAGE_ID;
  sqlite3_stmt *stmt = desmi_connection_bind (self->connection, NULL, statements[kind], "s", id);
  char         *name = NULL;

  if (stmt == NULL)
    return g_strdup ("");
  if (kind == KIND_PILLAR)
    sqlite3_bind_text (stmt, 2, programme, -1, SQLITE_TRANSIENT);
  if (desmi_connection_step (self->connection, stmt, NULL))
    {
      const char *name_id = (const char *) sqlite3_column_text (stmt, 0);
      const char *name_en = (const char *) sqlite3_column_text (stmt, 1);

      name = g_strdup (indonesian || name_en == NULL ? name_id : name_en);
      if (name == NULL)
        name = g_strdup (name_en);
      sqlite3_reset (stmt);
    }
  return name != NULL ? name : g_strdup ("");
}

static const char *
look_up (DesmiLabels *self, Kind kind, const char *id, const char *programme)
{
  g_autofree char *key = NULL;
  char            *name;

  if (id == NULL || *id == '\0')
    return NULL;
  key = g_strdup_printf ("%d%s\x1f%s", (int) kind, programme != NULL ? programme : "", id);
  name = g_hash_table_lookup (self->found, key);
  if (name == NULL)
    {
      name = read_name (self, kind, id, programme);
      g_hash_table_insert (self->found, g_steal_pointer (&key), name);
    }
  return *name != '\0' ? name : NULL;
}

/**
 * desmi_labels_area:
 * @code: of a village or anything above it
 *
 * Returns: (transfer none): its name; the code itself if it is unknown
 */
const char *
desmi_labels_area (DesmiLabels *self, const char *code)
{
  const char *name = look_up (self, KIND_AREA, code, NULL);

  return name != NULL ? name : code;
}

/**
 * desmi_labels_programme:
 *
 * Returns: (transfer none) (nullable): the name of a programme
 */
const char *
desmi_labels_programme (DesmiLabels *self, const char *id)
{
  return look_up (self, KIND_PROGRAMME, id, NULL);
}

/**
 * desmi_labels_reason:
 *
 * Returns: (transfer none) (nullable): a reason in words
 */
const char *
desmi_labels_reason (DesmiLabels *self, const char *id)
{
  return look_up (self, KIND_REASON, id, NULL);
}

/**
 * desmi_labels_indicator:
 *
 * Returns: (transfer none) (nullable): the name of an indicator
 */
const char *
desmi_labels_indicator (DesmiLabels *self, const char *id)
{
  return look_up (self, KIND_INDICATOR, id, NULL);
}

/**
 * desmi_labels_pillar:
 * @id: the pillar's number, as text
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
desmi_labels_pillar (DesmiLabels *self, const char *programme, const char *id)
{
  return look_up (self, KIND_PILLAR, id, programme);
}

static const char *
status_label (const char *value, const DesmiLocale *locale)
{
  DesmiStatus status;

  return desmi_status_parse (value, &status, NULL) ? desmi_status_name (status, locale) : NULL;
}

static const char *
direction_label (const char *value, const DesmiLocale *locale)
{
  DesmiDirection direction;

  return desmi_direction_parse (value, &direction, NULL) ? desmi_direction_name (direction, locale)
                                                         : NULL;
}

/**
 * desmi_labels_value:
 * @programme: (nullable): whose pillars, where @dimension is the pillar
 *
 * Returns: (transfer none): the value of a dimension as a reader calls it
 */
const char *
desmi_labels_value (DesmiLabels   *self,
                    DesmiDimension dimension,
                    const char    *programme,
                    const char    *value)
{
  if (*value == '\0')
    return desmi_locale_text (self->locale, N_ ("Unknown"));
  switch (dimension)
    {
    case DESMI_DIMENSION_VILLAGE:
    case DESMI_DIMENSION_SUBDISTRICT:
    case DESMI_DIMENSION_DISTRICT:
      return desmi_labels_area (self, value);
    case DESMI_DIMENSION_SECTOR:
      return desmi_sector_name (value, self->locale);
    case DESMI_DIMENSION_OCCUPATION:
      return desmi_occupation_name (value, self->locale);
    case DESMI_DIMENSION_GENDER:
      return desmi_gender_name (value, self->locale);
    case DESMI_DIMENSION_SCHEME:
      return desmi_scheme_name (value, self->locale);
    case DESMI_DIMENSION_DIRECTION:
      return direction_label (value, self->locale);
    case DESMI_DIMENSION_STATUS:
      return status_label (value, self->locale);
    case DESMI_DIMENSION_PROGRAMME:
      return desmi_labels_programme (self, value);
    case DESMI_DIMENSION_PILLAR:
      return desmi_labels_pillar (self, programme, value);
    case DESMI_DIMENSION_INDICATOR:
      return desmi_labels_indicator (self, value);
    case DESMI_DIMENSION_DESTINATION: /* left to the reader's locale by the table */
    case DESMI_DIMENSION_MONTH:
    case DESMI_DIMENSION_QUARTER:
    case DESMI_DIMENSION_YEAR:
    case DESMI_DIMENSION_COHORT:
    default:
      return NULL;
    }
}

/**
 * desmi_dimension_get_type:
 *
 * Returns: the type of a table's column for the dimension
 */
DesmiColumnType
desmi_dimension_get_type (DesmiDimension dimension)
{
  switch (dimension)
    {
    case DESMI_DIMENSION_VILLAGE:
    case DESMI_DIMENSION_SUBDISTRICT:
    case DESMI_DIMENSION_DISTRICT:
      return DESMI_COLUMN_CODE;
    case DESMI_DIMENSION_DESTINATION:
      return DESMI_COLUMN_COUNTRY;
    case DESMI_DIMENSION_MONTH:
    case DESMI_DIMENSION_QUARTER:
    case DESMI_DIMENSION_YEAR:
    case DESMI_DIMENSION_COHORT:
      return DESMI_COLUMN_PERIOD;
    case DESMI_DIMENSION_SECTOR:
    case DESMI_DIMENSION_OCCUPATION:
    case DESMI_DIMENSION_GENDER:
    case DESMI_DIMENSION_SCHEME:
    case DESMI_DIMENSION_DIRECTION:
    case DESMI_DIMENSION_STATUS:
    case DESMI_DIMENSION_PROGRAMME:
    case DESMI_DIMENSION_PILLAR:
    case DESMI_DIMENSION_INDICATOR:
    default:
      return DESMI_COLUMN_TEXT;
    }
}
