/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desmi-import-mapping.h"

#include "exchange/desmi-import-measure.h"

#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_column (gpointer data)
{
  DesmiMappedColumn *column = data;

  g_free (column->heading);
  g_free (column->field);
  g_free (column);
}

/**
 * desmi_import_mapping_new:
 * @name: what sentences call it, such as its file's name
 *
 * Returns: (transfer full): a mapping that says nothing yet
 */
DesmiImportMapping *
desmi_import_mapping_new (const char *name)
{
  DesmiImportMapping *self = g_new0 (DesmiImportMapping, 1);

  self->name = g_strdup (name);
  self->columns = g_ptr_array_new_with_free_func (free_column);
  return self;
}

/**
 * desmi_import_mapping_free:
 * @self: (transfer full) (nullable): the mapping
 */
void
desmi_import_mapping_free (DesmiImportMapping *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->sheet);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/**
 * desmi_import_mapping_add:
 * @heading: of a column; blanks around it do not count
 * @field: (nullable): what it holds; %NULL: it is not to be read
 */
void
desmi_import_mapping_add (DesmiImportMapping *self, const char *heading, const char *field)
{
  DesmiMappedColumn *column = g_new0 (DesmiMappedColumn, 1);

  column->heading = g_strstrip (g_strdup (heading));
  column->field = field != NULL ? g_strstrip (g_strdup (field)) : NULL;
  g_ptr_array_add (self->columns, column);
}

/**
 * desmi_import_mapping_find:
 * @heading: as it stands in the file, without blanks around it
 *
 * Returns: (transfer none) (nullable): what is said about that column
 */
const DesmiMappedColumn *
desmi_import_mapping_find (const DesmiImportMapping *self, const char *heading)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const DesmiMappedColumn *column = g_ptr_array_index (self->columns, i);

      if (strcmp (column->heading, heading) == 0)
        return column;
    }
  return NULL;
}

static gboolean
is_field (DesmiImportKind kind, const char *field, DesmiRole *role)
{
  if (kind != DESMI_IMPORT_AUTO)
    return desmi_role_from_field (kind, field, role);
  for (guint k = DESMI_IMPORT_FLOWS; k < DESMI_N_IMPORT_KINDS; k++)
    if (desmi_role_from_field ((DesmiImportKind) k, field, role))
      return TRUE;
  return FALSE;
}

static void
set_no_field (const DesmiImportMapping *self,
              const DesmiMappedColumn  *column,
              DesmiImportKind           kind,
              GError                  **error)
{
  g_autofree char *heading = desmi_text_quote (column->heading);
  g_autofree char *field = desmi_text_quote (column->field);
  g_autofree char *fields = desmi_import_kind_dup_fields (kind);

  if (kind == DESMI_IMPORT_AUTO)
    g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                 /* Translators: a file's name, a word in it, a column's heading, then a list */
                 _ ("“%s” says “%s” of the column “%s”, which is no field. Fields are: %s."),
                 self->name, field, heading, fields);
  else
    g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                 /* Translators: a file's name, a word in it, a column's heading, a kind of table,
                    then a list */
                 _ ("“%s” says “%s” of the column “%s”, which is no field of a table of the kind "
                    "“%s”. Its fields are: %s."),
                 self->name, field, heading, desmi_import_kind_to_name (kind), fields);
}

/* What the file keeps of a village's office has headings that are personal elsewhere. */
static gboolean
may_be_personal (DesmiImportKind kind, DesmiRole role)
{
  static const DesmiRole of_office[] = { DESMI_ROLE_VILLAGE, DESMI_ROLE_NAME,  DESMI_ROLE_HEAD_NAME,
                                         DESMI_ROLE_PHONE,   DESMI_ROLE_EMAIL, DESMI_ROLE_ADDRESS };

  for (guint i = 0; i < G_N_ELEMENTS (of_office); i++)
    if (of_office[i] == role)
      return kind == DESMI_IMPORT_VILLAGES || kind == DESMI_IMPORT_AUTO;
  return FALSE;
}

static gboolean
check_column (const DesmiImportMapping *self,
              const DesmiMappedColumn  *column,
              DesmiImportKind           kind,
              const char              **taken,
              GError                  **error)
{
  g_autofree char *heading = desmi_text_quote (column->heading);
  DesmiRole        role;

  if (!is_field (kind, column->field, &role))
    {
      set_no_field (self, column, kind, error);
      return FALSE;
    }
  if (desmi_import_is_identity (column->heading)
      || (desmi_import_is_personal (column->heading) && !may_be_personal (kind, role)))
    {
      g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                   /* Translators: a column's heading, a file's name */
                   _ ("The column “%s” is personal and is never read, whatever “%s” says."),
                   heading, self->name);
      return FALSE;
    }
  if (desmi_measure_is_heading (kind, column->heading, role))
    return TRUE; /* one of several that lie side by side */
  if (taken[role] != NULL)
    {
      g_autofree char *other = desmi_text_quote (taken[role]);

      g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                   /* Translators: a file's name, a field, the headings of two columns */
                   _ ("“%s” says “%s” of two columns, “%s” and “%s”."), self->name, column->field,
                   other, heading);
      return FALSE;
    }
  taken[role] = column->heading;
  return TRUE;
}

/**
 * desmi_import_mapping_check:
 * @kind: of the file; AUTO: it is not known yet, so a field may be any kind's
 *
 * Returns: whether every field is one of @kind's, is said of one column only, and is read of no
 *   column about persons; if not, %DESMI_EXCHANGE_ERROR_HEADER
 */
gboolean
desmi_import_mapping_check (const DesmiImportMapping *self, DesmiImportKind kind, GError **error)
{
  const char *taken[DESMI_N_ROLES] = { NULL };

  for (guint i = 0; i < self->columns->len; i++)
    {
      const DesmiMappedColumn *column = g_ptr_array_index (self->columns, i);

      if (column->field != NULL && !check_column (self, column, kind, taken, error))
        return FALSE;
    }
  return TRUE;
}
