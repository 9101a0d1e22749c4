/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which village a row is of. In a group of rows often only the first one says so. */
#include "exchange/desmi-import-private.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_importer_set_above:
 * @role: VILLAGE, NAME, SUBDISTRICT or REGENCY
 * @text: what counts for the rows below that say nothing
 */
void
desmi_importer_set_above (DesmiImporter *self, DesmiRole role, const char *text)
{
  g_free (self->above[role]);
  self->above[role] = g_strdup (text);
}

static const char *
get_above (const DesmiImporter *self, DesmiRole role)
{
  return self->above[role] != NULL ? self->above[role] : "";
}

/**
 * desmi_importer_note_place:
 *
 * Takes what the row says of its place, which counts for the rows below that say nothing. In a list
 * of villages each row says which it is of.
 */
void
desmi_importer_note_place (DesmiImporter *self)
{
  const char *subdistrict = desmi_importer_get_cell (self, DESMI_ROLE_SUBDISTRICT);
  const char *village = desmi_importer_get_cell (self, DESMI_ROLE_VILLAGE);
  const char *name = desmi_importer_get_cell (self, DESMI_ROLE_NAME);
  const char *regency = desmi_importer_get_cell (self, DESMI_ROLE_REGENCY);
  gboolean    other
      = *subdistrict != '\0' && g_strcmp0 (subdistrict, self->above[DESMI_ROLE_SUBDISTRICT]) != 0;

  if (*regency != '\0')
    desmi_importer_set_above (self, DESMI_ROLE_REGENCY, regency);
  if (*subdistrict != '\0')
    desmi_importer_set_above (self, DESMI_ROLE_SUBDISTRICT, subdistrict);
  if (*village == '\0' && *name == '\0' && !other && self->report->kind != DESMI_IMPORT_VILLAGES)
    return;
  if (*village == '\0' && *name == '\0' && self->column_of[DESMI_ROLE_VILLAGE] < 0
      && self->column_of[DESMI_ROLE_NAME] < 0)
    return;
  desmi_importer_set_above (self, DESMI_ROLE_VILLAGE, village);
  desmi_importer_set_above (self, DESMI_ROLE_NAME, name);
}

/* What counts as code or name, and as name beside it. */
static void
get_village (DesmiImporter *self, const char **village, const char **name)
{
  *village = get_above (self, DESMI_ROLE_VILLAGE);
  *name = get_above (self, DESMI_ROLE_NAME);
  if (**village == '\0')
    {
      *village = *name;
      *name = "";
    }
}

/**
 * desmi_importer_need_village:
 *
 * Returns: whether neither the row nor one above says which village it is of
 */
DesmiReason
desmi_importer_need_village (DesmiImporter *self)
{
  const char *village, *name;

  get_village (self, &village, &name);
  return *village != '\0'
             ? DESMI_REASON_NONE
             : desmi_importer_fail (self, DESMI_ROLE_VILLAGE, DESMI_REASON_MISSING_FIELD);
}

/**
 * desmi_importer_read_village:
 * @code: (out) (transfer none): the village's, set with %DESMI_REASON_NONE only
 *
 * Returns: %DESMI_REASON_NONE, or why it cannot be told which village is meant
 */
DesmiReason
desmi_importer_read_village (DesmiImporter *self, const char **code)
{
  const char *village, *name;
  DesmiReason reason;

  get_village (self, &village, &name);
  g_clear_pointer (&self->suggestion, g_free);
  if (!desmi_places_is_here (self->places, get_above (self, DESMI_ROLE_REGENCY)))
    return desmi_importer_fail (self, DESMI_ROLE_REGENCY, DESMI_REASON_OTHER_REGENCY);
  reason = desmi_places_find (self->places, village, name, get_above (self, DESMI_ROLE_SUBDISTRICT),
                              code, &self->suggestion);
  if (reason == DESMI_REASON_UNKNOWN_VILLAGE && desmi_places_is_cut (village))
    desmi_importer_say_why (self, _ ("a spreadsheet has cut off figures of this code; format the "
                                     "column as text and write the codes again"));
  return reason == DESMI_REASON_NONE ? reason
                                     : desmi_importer_fail (self, DESMI_ROLE_VILLAGE, reason);
}

/**
 * desmi_importer_knows_village:
 *
 * Returns: whether the row itself names a village of the district, or has a village's code
 */
gboolean
desmi_importer_knows_village (DesmiImporter *self)
{
  static const DesmiRole roles[] = { DESMI_ROLE_VILLAGE, DESMI_ROLE_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const char      *cell = desmi_importer_get_cell (self, roles[i]);
      const char      *code;
      g_autofree char *suggestion = NULL;
      DesmiReason      reason = *cell == '\0'
                                    ? DESMI_REASON_UNKNOWN_VILLAGE
                                    : desmi_places_find (self->places, cell, "", "", &code, &suggestion);

      if (reason != DESMI_REASON_UNKNOWN_VILLAGE || suggestion != NULL)
        return TRUE;
    }
  return FALSE;
}
