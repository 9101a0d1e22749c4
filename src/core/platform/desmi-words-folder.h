/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where gettext finds the words of a domain. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void desmi_words_folder_set (const char *domain, const char *folder);

G_END_DECLS
