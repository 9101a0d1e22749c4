/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a register on its way to the file. */
#include "store/desmi-register.h"

struct _DesmiEntry
{
  DesmiRegister reg;
  gint64        id;
  char        **values; /* one for each field */
  gboolean     *is_set;
};

G_DEFINE_BOXED_TYPE (DesmiEntry, desmi_entry, desmi_entry_copy, desmi_entry_free)

/**
 * desmi_entry_new:
 * @village: (nullable): code of a village, or of the district; none is refused with the edit
 *
 * Returns: (transfer full): a row in which nothing is set but its village
 */
DesmiEntry *
desmi_entry_new (DesmiRegister reg, const char *village)
{
  const DesmiRegisterType *type = desmi_register_get (reg);
  DesmiEntry              *self = g_new0 (DesmiEntry, 1);

  self->reg = reg;
  self->values = g_new0 (char *, type->n_fields);
  self->is_set = g_new0 (gboolean, type->n_fields);
  desmi_entry_set (self, type->fields[0].name, village);
  return self;
}

/**
 * desmi_entry_copy:
 *
 * Returns: (transfer full): the same row once more
 */
DesmiEntry *
desmi_entry_copy (const DesmiEntry *self)
{
  const DesmiRegisterType *type = desmi_register_get (self->reg);
  DesmiEntry              *copy = desmi_entry_new (self->reg, NULL);

  copy->id = self->id;
  for (guint i = 0; i < type->n_fields; i++)
    {
      copy->values[i] = g_strdup (self->values[i]);
      copy->is_set[i] = self->is_set[i];
    }
  return copy;
}

/**
 * desmi_entry_free:
 *
 * Frees @self.
 */
void
desmi_entry_free (DesmiEntry *self)
{
  const DesmiRegisterType *type = desmi_register_get (self->reg);

  for (guint i = 0; i < type->n_fields; i++)
    g_free (self->values[i]);
  g_free (self->values);
  g_free (self->is_set);
  g_free (self);
}

/**
 * desmi_entry_set_id:
 * @id: number of a row that is there; 0: of one to come
 *
 * Says which thing of the village the row is, in a register of things.
 */
void
desmi_entry_set_id (DesmiEntry *self, gint64 id)
{
  g_return_if_fail (desmi_register_get (self->reg)->has_id);
  self->id = id;
}

/**
 * desmi_entry_set:
 * @field: one of the register
 * @value: (nullable): %NULL or empty: unknown
 *
 * Sets a field to be written, in the normal form that the file holds.
 */
void
desmi_entry_set (DesmiEntry *self, const char *field, const char *value)
{
  int i = desmi_register_find_field (self->reg, field);

  g_return_if_fail (i >= 0);
  g_free (self->values[i]);
  self->values[i]
      = value != NULL && value[0] != '\0' ? g_utf8_normalize (value, -1, G_NORMALIZE_NFC) : NULL;
  /* what is no UTF-8 is kept as it is, to be refused with a sentence */
  if (self->values[i] == NULL && value != NULL && value[0] != '\0')
    self->values[i] = g_strdup (value);
  self->is_set[i] = TRUE;
}

/**
 * desmi_entry_get_register:
 *
 * Returns: the register that it is of
 */
DesmiRegister
desmi_entry_get_register (const DesmiEntry *self)
{
  return self->reg;
}

/**
 * desmi_entry_get_id:
 *
 * Returns: the number within its village; 0: new, or the register has none
 */
gint64
desmi_entry_get_id (const DesmiEntry *self)
{
  return self->id;
}

/**
 * desmi_entry_is_set:
 * @field: index of a field
 *
 * Returns: whether it is to be written
 */
gboolean
desmi_entry_is_set (const DesmiEntry *self, guint field)
{
  return self->is_set[field];
}

/**
 * desmi_entry_get:
 * @field: index of a field
 *
 * Returns: (transfer none) (nullable): what it was set to
 */
const char *
desmi_entry_get (const DesmiEntry *self, guint field)
{
  return self->values[field];
}
