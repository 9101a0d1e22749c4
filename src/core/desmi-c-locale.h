/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with a point, for libraries that write files with printf(). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DesmiCLocale DesmiCLocale;

DesmiCLocale                *desmi_c_locale_enter (void) G_GNUC_WARN_UNUSED_RESULT;
void                         desmi_c_locale_leave (DesmiCLocale *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiCLocale, desmi_c_locale_leave)

G_END_DECLS
