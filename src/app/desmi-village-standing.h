/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What whoever enters something of a village should know of it first. */
#pragma once

#include "core/desmi-locale.h"
#include "core/desmi-period.h"
#include "store/desmi-register.h"
#include "store/desmi-village.h"

G_BEGIN_DECLS

gboolean desmi_village_standing_reaches (const DesmiPeriod *period, const char *day);
gboolean desmi_village_standing_get_period (const DesmiEntry *entry, DesmiPeriod *period);
char    *desmi_village_standing_dup_text (const DesmiVillage *village,
                                          const DesmiPeriod  *period,
                                          const DesmiLocale  *locale) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_village_standing_dup_text_of_year (const DesmiVillage *village,
                                                  int                 year) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_village_standing_dup_enrolment (const DesmiVillage *village,
                                               const DesmiLocale  *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
