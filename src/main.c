/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window program: locale, and run. */
#include "app/desmi-paths.h"
#include "app/desmi-session.h"
#include "ui/desmi-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autofree char             *locale_folder = desmi_paths_dup_locale ();
  g_autoptr (DesmiApplication) application = NULL;
  int                          status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("desmigratif");
  g_set_application_name ("Desmigratif");

  application = desmi_application_new (G_APPLICATION_DEFAULT_FLAGS);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_object (&application);
  desmi_store_wait_closed ();
  return status;
}
