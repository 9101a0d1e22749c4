/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the bar that says what a user must know of the open file, gravest first. */
#include "ui/desmi-notice.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_notice_dup_text:
 * @store: the open file
 * @demo: whether its updates are checked with the demonstration keys
 *
 * Returns: (transfer full) (nullable): whole sentences; %NULL where there is nothing to say
 */
char *
desmi_notice_dup_text (DesmiStore *store, gboolean demo)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_return_val_if_fail (DESMI_IS_STORE (store), NULL);

  if (desmi_store_get_astray (store))
    g_ptr_array_add (lines, (gpointer) _ ("The file was moved, deleted or replaced while it was "
                                          "open; nothing can be saved any more. Put it back, or "
                                          "open it where it is now."));
  if (desmi_store_get_notice (store) != NULL)
    g_ptr_array_add (lines, (gpointer) desmi_store_get_notice (store));
  else if (desmi_store_get_read_only (store))
    g_ptr_array_add (lines,
                     (gpointer) _ ("The file is open to view only; nothing can be changed."));
  if (desmi_store_get_synthetic (store))
    g_ptr_array_add (lines, (gpointer) _ ("Sample data: every number here is invented."));
  if (demo)
    g_ptr_array_add (lines, (gpointer) _ ("Updates are checked with the demonstration keys, not "
                                          "with those of the national server."));
  if (lines->len == 0)
    return NULL;
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (" ", (char **) lines->pdata);
}
