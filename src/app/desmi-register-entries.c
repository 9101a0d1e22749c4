/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entry of a register a row is: what it is called and searched by, its keys, and what the
 * history says when it changes. */
#include "app/desmi-register-view-private.h"

#include "core/desmi-name.h"
#include "core/desmi-number-field.h"

#include <glib/gi18n-lib.h>

/* Whether each word that is searched for begins a word of @text, in any spelling. */
static gboolean
has_words (const char *text, const char *search)
{
  g_auto (GStrv) words = g_strsplit_set (search, " \t", -1);
  g_auto (GStrv) parts = g_strsplit_set (text, " ,:;/()\t\n", -1);
  gboolean       all = TRUE;

  for (guint i = 0; words[i] != NULL && all; i++)
    {
      g_autofree char *wanted = desmi_name_fold (words[i]);

      all = *wanted == '\0';
      for (guint k = 0; parts[k] != NULL && !all; k++)
        {
          g_autofree char *folded = desmi_name_fold (parts[k]);

          all = g_str_has_prefix (folded, wanted);
        }
    }
  return all;
}

/**
 * desmi_register_view_matches:
 * @search: as typed
 *
 * Returns: whether every word of @search begins one that is shown of @row, in whatever spelling
 */
gboolean
desmi_register_view_matches (DesmiRegister      reg,
                             DesmiTable        *table,
                             guint              row,
                             const char        *search,
                             const DesmiLocale *locale)
{
  guint                      n = 0;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (reg, &n);
  g_autoptr (GString)        text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *cell
          = desmi_register_view_dup_cell (reg, &columns[i], table, row, "", locale);

      g_string_append_printf (text, "%s ", cell);
    }
  return has_words (text->str, search);
}

/**
 * desmi_register_view_dup_name:
 *
 * Returns: (transfer full) (nullable): what @row is called; %NULL: nothing but the village tells it
 */
char *
desmi_register_view_dup_name (DesmiRegister      reg,
                              DesmiTable        *table,
                              guint              row,
                              const DesmiLocale *locale)
{
  guint                      n = 0;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (reg, &n);
  GString                   *name = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (columns[i].names)
      {
        g_autofree char *cell
            = desmi_register_view_dup_cell (reg, &columns[i], table, row, "", locale);

        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", cell);
      }
  return g_string_free (name, name->len == 0);
}

/**
 * desmi_register_view_new_entry:
 *
 * Returns: (transfer full): nothing but what tells @row from others
 */
DesmiEntry *
desmi_register_view_new_entry (DesmiRegister reg, DesmiTable *table, guint row)
{
  const DesmiRegisterType *type = desmi_register_get (reg);
  DesmiEntry *entry = desmi_entry_new (reg, desmi_register_view_get_text (table, row, "village"));

  if (type->has_id)
    desmi_entry_set_id (
        entry, desmi_table_get_int (table, row, (guint) desmi_table_find_column (table, "id")));
  for (guint i = 1; i < type->n_fields; i++)
    if ((type->fields[i].flags & DESMI_FIELD_KEY) != 0)
      desmi_entry_set (entry, type->fields[i].name,
                       desmi_register_view_get_text (table, row, type->fields[i].name));
  return entry;
}

/**
 * desmi_register_view_find:
 * @table: the lookup of the register, read anew
 * @of: as it was read before
 * @row: of @of
 *
 * Returns: the row of @table that is the same entry, whatever it holds now; -1: it is gone
 */
int
desmi_register_view_find (DesmiRegister reg, DesmiTable *table, DesmiTable *of, guint row)
{
  g_autoptr (DesmiEntry) wanted = desmi_register_view_new_entry (reg, of, row);
  guint                  n_fields = desmi_register_get (reg)->n_fields;

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      g_autoptr (DesmiEntry) entry = desmi_register_view_new_entry (reg, table, i);
      gboolean               same = desmi_entry_get_id (entry) == desmi_entry_get_id (wanted);

      for (guint field = 0; same && field < n_fields; field++)
        same = g_strcmp0 (desmi_entry_get (entry, field), desmi_entry_get (wanted, field)) == 0;
      if (same)
        return (int) i;
    }
  return -1;
}

/**
 * desmi_register_view_new_message:
 * @name: (nullable): of the entry; %NULL where the village has one row
 * @village: its name
 *
 * Returns: (transfer full): what the history, and the offer to undo, say of the step
 */
DesmiMessage *
desmi_register_view_new_message (DesmiRegister     reg,
                                 DesmiRegisterStep step,
                                 const char       *name,
                                 const char       *village)
{
  const char   *title = desmi_register_get (reg)->title;
  DesmiMessage *message;

  if (name == NULL)
    {
      /* Translators: shown in the history and with Undo: a register and a village */
      message = desmi_message_new ("Changed “%s” of %s", title, village);
      desmi_message_set_kind (message, 0, DESMI_MESSAGE_WORD);
      return message;
    }
  switch (step)
    {
    case DESMI_REGISTER_ADDED:
      /* Translators: likewise: an entry, its register and a village */
      message = desmi_message_new ("Added “%s” to “%s” of %s", name, title, village);
      break;
    case DESMI_REGISTER_TAKEN_OUT:
      /* Translators: likewise */
      message = desmi_message_new ("Took “%s” out of “%s” of %s", name, title, village);
      break;
    case DESMI_REGISTER_CHANGED:
    default:
      /* Translators: likewise */
      message = desmi_message_new ("Changed “%s” in “%s” of %s", name, title, village);
      break;
    }
  /* titles of slides may have numbers in them */
  desmi_message_set_kind (message, 0, DESMI_MESSAGE_FIELDS);
  desmi_message_set_kind (message, 1, DESMI_MESSAGE_WORD);
  return message;
}
