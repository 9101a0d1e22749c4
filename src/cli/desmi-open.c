/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/desmi-open.h"

#define USER_VARIABLE "DESMIGRATIF_USER"

/**
 * desmi_open_dup_user:
 *
 * Returns: (transfer full) (nullable): the name in DESMIGRATIF_USER; empty without one, %NULL where
 * it is no text
 */
char *
desmi_open_dup_user (void)
{
  return g_locale_to_utf8 (g_getenv (USER_VARIABLE) != NULL ? g_getenv (USER_VARIABLE) : "", -1,
                           NULL, NULL, NULL);
}

/**
 * desmi_open_to_write:
 *
 * Opens the command's first argument. What is done to it bears the name in DESMIGRATIF_USER in the
 * history; without one, the system's name of the person.
 *
 * Returns: (transfer full) (nullable): the store; %NULL with @error set
 */
DesmiStore *
desmi_open_to_write (DesmiCli *cli, GError **error)
{
  DesmiStore      *store = desmi_store_open (cli->arguments[0], DESMI_OPEN_NONE, error);
  g_autofree char *user = NULL;

  if (store == NULL)
    return NULL;
  user = desmi_open_dup_user ();
  desmi_store_set_user (store, user);
  return store;
}
