/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that stand for themselves and count for the rows below: “KECAMATAN JUNTINYUAT”, “Desa
 * Kenanga (Kec. Sukagumiwang)”, “Bulan: Maret 2019”. */
#pragma once

#include "core/desmi-period.h"

G_BEGIN_DECLS

/**
 * DesmiSection:
 * @village: (nullable): a name
 * @subdistrict: (nullable): a name
 * @month: 0: not said; else as in #DesmiPeriod
 */
typedef struct
{
  char *village;
  char *subdistrict;
  int   month;
} DesmiSection;

gboolean desmi_section_parse (DesmiSection *self, const char *text);
void     desmi_section_clear (DesmiSection *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiSection, desmi_section_clear)

G_END_DECLS
