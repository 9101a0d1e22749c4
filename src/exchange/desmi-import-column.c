/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one column holds, by what stands above it and by what a mapping says. */
#include "exchange/desmi-import-column.h"

#include "core/desmi-quote.h"

/* What all that stands above the column says of its numbers. */
static gboolean
measure_parts (DesmiMeasure *self, DesmiImportKind kind, const GPtrArray *parts)
{
  desmi_measure_init (self, kind);
  for (guint i = 0; i < parts->len; i++)
    if (!desmi_measure_add (self, kind, g_ptr_array_index (parts, i)))
      return FALSE;
  return self->says;
}

static gboolean
measure_last (DesmiMeasure *self, DesmiImportKind kind, const GPtrArray *parts)
{
  desmi_measure_init (self, kind);
  return desmi_measure_add (self, kind, g_ptr_array_index (parts, parts->len - 1)) && self->says;
}

/* Whether what stands above the column, or above several beside it, is no single month. */
static gboolean
is_cumulative (const GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (desmi_measure_is_cumulative (g_ptr_array_index (parts, i)))
      return TRUE;
  return FALSE;
}

static void
guess_column (DesmiLayoutColumn *self, DesmiImportKind kind, const GPtrArray *parts)
{
  const char *last = parts->len > 0 ? g_ptr_array_index (parts, parts->len - 1) : "";

  if (desmi_role_from_heading (kind, self->heading, &self->role))
    return;
  self->personal = desmi_import_is_personal (self->heading);
  self->cumulative = !self->personal && is_cumulative (parts);
  if (self->personal || self->cumulative || parts->len == 0)
    return;
  self->is_measure = measure_parts (&self->measure, kind, parts);
  if (self->is_measure || parts->len == 1)
    return;
  /* over it stands what the columns of a group have in common, which need not be known */
  if (desmi_role_from_heading (kind, last, &self->role))
    return;
  self->is_measure = measure_last (&self->measure, kind, parts);
  self->measure.elsewhere = self->is_measure;
}

/* A number that a mapping says of a column which tells more of it is still what it tells. */
static void
map_column (DesmiLayoutColumn       *self,
            DesmiImportKind          kind,
            const DesmiMappedColumn *said,
            const GPtrArray         *parts)
{
  DesmiMeasure measure;
  DesmiRole    role;

  if (said->field == NULL)
    {
      self->left_out = TRUE;
      self->personal = desmi_import_is_personal (self->heading)
                       && !desmi_role_from_heading (kind, self->heading, &role);
      return;
    }
  if (!desmi_role_from_field (kind, said->field, &role))
    {
      self->alien = TRUE;
      return;
    }
  self->is_measure = measure_parts (&measure, kind, parts) && measure.role == role
                     && !desmi_role_from_heading (kind, self->heading, &self->role);
  if (self->is_measure)
    self->measure = measure;
  else
    self->role = role;
}

/**
 * desmi_layout_column_new:
 * @kind: of the table; not AUTO
 * @mapping: (nullable): what is said of the file
 * @parts: (element-type utf8): what stands above the column, from the top
 *
 * Returns: (transfer full): the column, as far as it can be told without the others
 */
DesmiLayoutColumn *
desmi_layout_column_new (DesmiImportKind           kind,
                         const DesmiImportMapping *mapping,
                         const GPtrArray          *parts)
{
  DesmiLayoutColumn       *self = g_new0 (DesmiLayoutColumn, 1);
  const DesmiMappedColumn *said;

  self->heading = desmi_text_join (parts, 0, parts->len, " ");
  self->words = desmi_import_heading_words (self->heading);
  self->role = DESMI_N_ROLES;
  said = mapping != NULL ? desmi_import_mapping_find (mapping, self->heading) : NULL;
  if (said != NULL)
    map_column (self, kind, said, parts);
  else
    guess_column (self, kind, parts);
  return self;
}

/**
 * desmi_layout_column_free:
 * @data: (transfer full): a column
 */
void
desmi_layout_column_free (gpointer data)
{
  DesmiLayoutColumn *self = data;

  g_free (self->heading);
  g_free (self->words);
  g_free (self);
}
