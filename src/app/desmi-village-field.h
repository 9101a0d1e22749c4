/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the district itself writes of a village: its profile, and of a local enrolment cohort and
 * decree. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_VILLAGE_FIELD_LINE,
  DESMI_VILLAGE_FIELD_LINES,
  DESMI_VILLAGE_FIELD_COUNT,
  DESMI_VILLAGE_FIELD_COHORT, /* of the enrolment */
  DESMI_VILLAGE_FIELD_DECREE, /* likewise */
  DESMI_VILLAGE_FIELD_DECREE_DATE,
} DesmiVillageFieldKind;

/**
 * DesmiVillageField:
 * @name: as files of villages head it, and as the profile has it
 * @title: in English
 */
typedef struct
{
  const char           *name;
  const char           *title;
  DesmiVillageFieldKind kind;
} DesmiVillageField;

const DesmiVillageField *desmi_village_field_nth (guint n);              /* nullable */
const DesmiVillageField *desmi_village_field_find (const char *heading); /* nullable */
gboolean                 desmi_village_field_is_enrolment (const DesmiVillageField *self);
char                    *desmi_village_field_dup_text (const DesmiVillageField *self,
                                                       const DesmiVillage      *village) G_GNUC_WARN_UNUSED_RESULT;
char                    *desmi_village_field_dup_registered (const DesmiVillageField *self,
                                                             const DesmiVillage      *village,
                                                             const DesmiLocale       *locale); /* nullable */
char                    *desmi_village_field_normalize (const DesmiVillageField *self,
                                                        const char              *text,
                                                        GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char                    *desmi_village_field_dup_shown (const DesmiVillageField *self,
                                                        const char              *text,
                                                        const DesmiLocale       *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
