/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file says of a document, and what becomes of it when somebody changes some of that. */
#include "app/desmi-document.h"

#include <string.h>

static const char *
get (const DesmiEntry *entry, const char *field)
{
  return desmi_entry_get (entry,
                          (guint) desmi_register_find_field (DESMI_REGISTER_DOCUMENT, field));
}

/* Blanks at the ends are lost in a form, and nobody typed that. */
static gboolean
is_same_text (const char *one, const char *other)
{
  g_autofree char *a = g_strstrip (g_strdup (one != NULL ? one : "")),
                  *b = g_strstrip (g_strdup (other != NULL ? other : ""));

  return strcmp (a, b) == 0;
}

/**
 * desmi_document_new_entry:
 * @documents: the lookup "register-document" of a village
 * @id: of one of them
 *
 * Returns: (transfer full) (nullable): all that the file says of it; %NULL: it is gone
 */
DesmiEntry *
desmi_document_new_entry (DesmiTable *documents, gint64 id)
{
  const DesmiRegisterType *type = desmi_register_get (DESMI_REGISTER_DOCUMENT);
  guint                    column = (guint) desmi_table_find_column (documents, "id"), row = 0;
  DesmiEntry              *entry;

  while (row < desmi_table_get_n_rows (documents)
         && desmi_table_get_int (documents, row, column) != id)
    row++;
  if (row == desmi_table_get_n_rows (documents))
    return NULL;
  entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, NULL);
  desmi_entry_set_id (entry, id);
  for (guint i = 0; i < type->n_fields; i++)
    desmi_entry_set (
        entry, type->fields[i].name,
        desmi_table_get_text (documents, row,
                              (guint) desmi_table_find_column (documents, type->fields[i].name)));
  return entry;
}

/* As a form chooses it: of a document of an indicator, that; else the pillar; a programme alone is
 * evidence of nothing. */
static char *
dup_evidence (const DesmiEntry *entry)
{
  const char *programme = get (entry, "programme"), *pillar = get (entry, "pillar"),
             *indicator = get (entry, "indicator");

  if (indicator != NULL)
    return g_strdup (indicator);
  return pillar != NULL ? g_strjoin (" ", programme != NULL ? programme : "", pillar, NULL) : NULL;
}

/**
 * desmi_document_is_same:
 * @field: of the register; of what it is evidence of, any of the three that say so
 *
 * Returns: whether both say the same there, as far as a form can say it
 */
gboolean
desmi_document_is_same (const DesmiEntry *one, const DesmiEntry *other, const char *field)
{
  static const char *const evidence[] = { "programme", "pillar", "indicator", NULL };
  g_autofree char         *of_one = NULL, *of_other = NULL;

  if (!g_strv_contains (evidence, field))
    return is_same_text (get (one, field), get (other, field));
  of_one = dup_evidence (one);
  of_other = dup_evidence (other);
  return g_strcmp0 (of_one, of_other) == 0;
}

/**
 * desmi_document_new_change:
 * @seen: what the file says
 * @wanted: what it is to say
 * @before: (out) (transfer full) (nullable): what @seen says of the fields that are to be changed
 *
 * Returns: (transfer full) (nullable): the fields in which they differ, and no others; %NULL: none
 */
DesmiEntry *
desmi_document_new_change (const DesmiEntry *seen, const DesmiEntry *wanted, DesmiEntry **before)
{
  const DesmiRegisterType *type = desmi_register_get (DESMI_REGISTER_DOCUMENT);
  g_autoptr (DesmiEntry) change = desmi_entry_new (DESMI_REGISTER_DOCUMENT, get (seen, "village")),
                         old = desmi_entry_new (DESMI_REGISTER_DOCUMENT, get (seen, "village"));
  gboolean is_changed = FALSE;

  desmi_entry_set_id (change, desmi_entry_get_id (seen));
  desmi_entry_set_id (old, desmi_entry_get_id (seen));
  for (guint i = 1; i < type->n_fields; i++)
    if (desmi_entry_is_set (wanted, i)
        && !desmi_document_is_same (seen, wanted, type->fields[i].name))
      {
        desmi_entry_set (change, type->fields[i].name, desmi_entry_get (wanted, i));
        desmi_entry_set (old, type->fields[i].name, desmi_entry_get (seen, i));
        is_changed = TRUE;
      }
  *before = is_changed ? g_steal_pointer (&old) : NULL;
  return is_changed ? g_steal_pointer (&change) : NULL;
}
