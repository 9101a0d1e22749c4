/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the main menu that lists the files opened before: whoever looks after two districts
 * goes from one to the other. */
#include "ui/desmi-recent-menu.h"

#include "app/desmi-session.h"

#include <glib/gi18n-lib.h>

#define HALF_CHARS 20 /* of a name too long for a menu, at either end */

static char *
shorten (const char *name)
{
  glong            n = g_utf8_strlen (name, -1);
  g_autofree char *start = NULL;

  if (n <= 2 * HALF_CHARS + 1)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, HALF_CHARS);
  return g_strconcat (start, "…", g_utf8_offset_to_pointer (name, n - HALF_CHARS), NULL);
}

static gboolean
has_namesake (const GPtrArray *files, guint index)
{
  const DesmiRecentFile *file = g_ptr_array_index (files, index);

  for (guint i = 0; i < files->len; i++)
    if (i != index
        && g_str_equal (((const DesmiRecentFile *) g_ptr_array_index (files, i))->name, file->name))
      return TRUE;
  return FALSE;
}

static char *
make_label (const GPtrArray *files, guint index)
{
  const DesmiRecentFile *file = g_ptr_array_index (files, index);
  g_autofree char       *label = shorten (file->name);
  g_auto (GStrv)         parts = NULL;

  if (has_namesake (files, index))
    {
      g_autofree char *folder = g_path_get_dirname (file->path);
      g_autofree char *shown = g_filename_display_basename (folder);
      g_autofree char *short_folder = shorten (shown);
      char            *both = g_strdup_printf ("%s – %s", label, short_folder);

      g_free (label);
      label = both;
    }
  if (!file->is_there)
    {
      /* Translators: an entry of the menu that cannot be chosen; %s is the name of a file */
      char *said = g_strdup_printf (_ ("%s (no longer there)"), label);

      g_free (label);
      label = said;
    }
  /* an underline is a mnemonic in a menu */
  parts = g_strsplit (label, "_", -1);
  return g_strjoinv ("__", parts);
}

/**
 * desmi_recent_menu_fill:
 * @menu: a section of a menu, emptied first
 * @except: (nullable): path of the file that is open, which is not offered
 *
 * Lists the files opened before. What is no longer there is said to be so and cannot be chosen.
 */
void
desmi_recent_menu_fill (GMenu *menu, const char *except)
{
  g_autoptr (GPtrArray) files = desmi_recent_files_choose (DESMI_N_RECENT, except);

  g_menu_remove_all (menu);
  for (guint i = 0; i < files->len; i++)
    {
      const DesmiRecentFile *file = g_ptr_array_index (files, i);
      g_autofree char       *label = make_label (files, i);
      g_autoptr (GMenuItem)  item = g_menu_item_new (label, NULL);

      /* no action has the other name, so that GTK greys the entry */
      g_menu_item_set_action_and_target_value (
          item, file->is_there ? "win.open-recent" : "win.open-missing",
          g_variant_new_bytestring (file->path));
      g_menu_append_item (menu, item);
    }
}
