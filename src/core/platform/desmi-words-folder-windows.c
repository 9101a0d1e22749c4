/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bindtextdomain() takes the system's old code page, in which not every name of a user can be
 * written. */
#include "core/platform/desmi-words-folder.h"

#include <libintl.h>

void
desmi_words_folder_set (const char *domain, const char *folder)
{
  g_autofree wchar_t *wide = (wchar_t *) g_utf8_to_utf16 (folder, -1, NULL, NULL, NULL);

  if (wide == NULL)
    return;
  wbindtextdomain (domain, wide);
  bind_textdomain_codeset (domain, "UTF-8");
}
