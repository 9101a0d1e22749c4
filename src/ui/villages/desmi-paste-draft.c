/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pasted table that is not saved yet: its text, what each column is, whether it has a heading. */
#include "ui/villages/desmi-paste-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TEXT "table"
#define ROLES "columns"
#define HEADING "heading"
#define WITH "with"
#define WITHOUT "without"
#define MAX_BYTES (1024 * 1024) /* of a text; of larger ones the spreadsheet is still there */

/**
 * desmi_paste_draft_new:
 *
 * Returns: (transfer full): the draft of tables pasted into the list of villages of @store's file
 */
DesmiDraft *
desmi_paste_draft_new (DesmiStore *store)
{
  DesmiDraft *draft = desmi_draft_new (desmi_store_get_path (store), "villages/paste");

  desmi_draft_set_title (draft, _ ("Paste Table"));
  return draft;
}

/**
 * desmi_paste_draft_get_text:
 *
 * Returns: (transfer none) (nullable): the table that was not saved
 */
const char *
desmi_paste_draft_get_text (DesmiDraft *draft)
{
  const char *base, *text;

  return desmi_draft_get (draft, TEXT, &base, &text) ? text : NULL;
}

/**
 * desmi_paste_draft_restore:
 * @paste: of the table that is kept
 *
 * Says of its columns what was said before.
 *
 * Returns: whether anything was said that is not said anyway
 */
gboolean
desmi_paste_draft_restore (DesmiDraft *draft, DesmiVillagePaste *paste)
{
  const char *base, *text;
  gboolean    changed = FALSE, with;

  if (desmi_draft_get (draft, HEADING, &base, &text))
    {
      with = g_str_equal (text, WITH);
      changed = with != desmi_village_paste_get_has_heading (paste);
      desmi_village_paste_set_has_heading (paste, with);
    }
  if (desmi_draft_get (draft, ROLES, &base, &text))
    {
      g_auto (GStrv) roles = g_strsplit (text, ",", -1);

      for (guint i = 0; roles[i] != NULL && i < desmi_village_paste_get_n_columns (paste); i++)
        {
          changed = changed || strcmp (roles[i], desmi_village_paste_get_role (paste, i)) != 0;
          desmi_village_paste_set_role (paste, i, roles[i]);
        }
    }
  return changed;
}

/**
 * desmi_paste_draft_keep:
 * @text: as it was pasted
 * @paste: of @text
 *
 * Keeps the table until it is saved.
 *
 * Returns: (transfer none) (nullable): why it is not kept, translated
 */
const char *
desmi_paste_draft_keep (DesmiDraft *draft, const char *text, const DesmiVillagePaste *paste)
{
  g_autoptr (GString) roles = g_string_new (NULL);

  if (strlen (text) > MAX_BYTES)
    return _ ("This table is too large to be kept against a crash of the program. Until it is "
              "saved, it is only in the spreadsheet.");
  for (guint i = 0; i < desmi_village_paste_get_n_columns (paste); i++)
    g_string_append_printf (roles, "%s%s", i > 0 ? "," : "",
                            desmi_village_paste_get_role (paste, i));
  desmi_draft_set (draft, TEXT, "", text);
  desmi_draft_set (draft, ROLES, "", roles->str);
  desmi_draft_set (draft, HEADING, "",
                   desmi_village_paste_get_has_heading (paste) ? WITH : WITHOUT);
  return g_strcmp0 (desmi_paste_draft_get_text (draft), text) == 0
             ? NULL
             : _ ("This table has numbers in it that may be those of single persons, so it is not "
                  "kept against a crash of the program. Until it is saved, it is only in the "
                  "spreadsheet.");
}
