/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bindtextdomain() takes the system's code page, in which not every name of a user can be written.
 * Such a folder has a short name beside its own, unless the disk was made without. The call for
 * wide paths is the last resort: in libintl 0.21 its folders are not told from those that other
 * libraries name in the code page. */
#include "core/platform/desmi-words-folder.h"

#include <libintl.h>

void
desmi_words_folder_set (const char *domain, const char *folder)
{
  g_autofree char *local = g_win32_locale_filename_from_utf8 (folder);

  if (local != NULL)
    bindtextdomain (domain, local);
  else
    {
      g_autofree wchar_t *wide = (wchar_t *) g_utf8_to_utf16 (folder, -1, NULL, NULL, NULL);

      if (wide != NULL)
        wbindtextdomain (domain, wide);
    }
  bind_textdomain_codeset (domain, "UTF-8");
}
