/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the heads of villages are called in a district. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

const char *
desmi_head_title_get_usual (const char *setting, const char *code, const DesmiLocale *locale);
const char *desmi_head_title_find_setting (DesmiTable *settings,
                                           const char *district); /* nullable */
char       *desmi_head_title_dup_field (const DesmiVillage *village,
                                        const DesmiLocale  *locale) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_head_title_dup_field_of_all (const char        *setting, /* nullable */
                                               const char        *district,
                                               const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_head_title_put (DesmiEdit *edit, const char *district, const char *title);

G_END_DECLS
