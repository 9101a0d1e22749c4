/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A path is bytes. */
#include "core/platform/desmi-words-folder.h"

#include <libintl.h>

/**
 * desmi_words_folder_set:
 * @domain: of the texts, "desmigratif"
 * @folder: with a folder for each language, as GLib writes paths
 *
 * From now on the words of @domain are looked for there. They come as UTF-8.
 */
void
desmi_words_folder_set (const char *domain, const char *folder)
{
  bindtextdomain (domain, folder);
  bind_textdomain_codeset (domain, "UTF-8");
}
