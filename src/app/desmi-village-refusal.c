/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/desmi-village-refusal.h"

#include "store/desmi-village.h"

#include <glib/gi18n-lib.h>

/* "32.12.05.2001 Kenanga or 32.12.16.2004 Sindang" */
static char *
name_candidates (const char *codes, GHashTable *villages)
{
  g_auto (GStrv)      parts = g_strsplit (codes, " ", 0);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const DesmiVillage *village = g_hash_table_lookup (villages, parts[i]);

      if (text->len > 0)
        /* Translators: between two villages of which one is meant */
        g_string_append_printf (text, " %s ", _ ("or"));
      g_string_append (text, parts[i]);
      if (village != NULL)
        g_string_append_printf (text, " %s", village->name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * desmi_village_refusal_new:
 * @code: what the line says for the village
 * @codes: (nullable): of the villages that may be meant as well, blanks between
 * @villages: (element-type utf8 DesmiVillage): of the district, by code
 *
 * Returns: (transfer full): what is wrong with the line of a table, and who may be meant: neither
 * the code nor the name is taken for the right one
 */
char *
desmi_village_refusal_new (DesmiReason reason,
                           const char *code,
                           const char *codes,
                           GHashTable *villages)
{
  const char      *sentence = desmi_reason_sentence (reason, desmi_locale_get_user ());
  g_autofree char *all = NULL, *candidates = NULL;

  if (codes == NULL || *codes == '\0')
    return g_strdup (sentence);
  all = g_hash_table_contains (villages, code) && !g_str_equal (code, codes)
            ? g_strdup_printf ("%s %s", code, codes)
            : g_strdup (codes);
  candidates = name_candidates (all, villages);
  /* Translators: what is wrong with the line of a table, and the villages that may be meant */
  return g_strdup_printf (_ ("%s; is %s meant?"), sentence, candidates);
}
