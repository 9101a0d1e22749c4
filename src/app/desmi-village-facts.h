/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of a village in the words of its profile. */
#pragma once

#include "core/desmi-table.h"
#include "store/desmi-village.h"

G_BEGIN_DECLS

const char *desmi_village_facts_get_head_title (const DesmiVillage *village,
                                                const DesmiLocale  *locale);
char       *desmi_village_facts_dup_programme (DesmiTable        *programmes,
                                               guint              row,
                                               const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_village_facts_dup_status (const DesmiVillage *village,
                                            const DesmiLocale  *locale) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_village_facts_dup_past (DesmiTable        *past,
                                          guint              row,
                                          const char        *programme,
                                          const DesmiLocale *locale); /* nullable */
char       *desmi_village_facts_dup_decree (DesmiTable        *programmes,
                                            guint              row,
                                            const DesmiLocale *locale); /* nullable */
char       *desmi_village_facts_dup_cooperative (const DesmiVillage *village,
                                                 DesmiTable         *cooperatives,
                                                 const DesmiLocale  *locale); /* nullable */
char       *desmi_village_facts_dup_code (DesmiTable        *codes,
                                          guint              row,
                                          const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
