/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that takes more than a moment: what is done, how far it is, and a way out. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_BUSY_PAGE (desmi_busy_page_get_type ())
G_DECLARE_FINAL_TYPE (DesmiBusyPage, desmi_busy_page, DESMI, BUSY_PAGE, AdwBin)

void desmi_busy_page_begin (DesmiBusyPage *self, const char *title, GCancellable *cancellable);
void desmi_busy_page_progress (DesmiBusyPage *self, double fraction, const char *text);
void desmi_busy_page_end (DesmiBusyPage *self);

G_END_DECLS
