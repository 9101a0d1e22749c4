/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in which report something was typed last, the latest first. */
#include "ui/villages/desmi-report-memory.h"

#include "ui/desmi-settings.h"

#define KEY "view-report-places"
#define MAX_REPORTS 60

/* "32.12.22.2004 2025-Q4 desmigratif " */
static char *
make_prefix (const DesmiReport *report)
{
  return g_strdup_printf ("%s %s %s ", report->village, report->quarter, report->programme);
}

/**
 * desmi_report_memory_find:
 *
 * Returns: the place of the field where something was typed last; 0: the first
 */
int
desmi_report_memory_find (const DesmiReport *report)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();
  g_auto (GStrv)        kept = settings != NULL ? g_settings_get_strv (settings, KEY) : NULL;
  g_autofree char      *prefix = make_prefix (report);

  for (guint i = 0; kept != NULL && kept[i] != NULL; i++)
    if (g_str_has_prefix (kept[i], prefix))
      return (int) g_ascii_strtoll (kept[i] + strlen (prefix), NULL, 10);
  return 0;
}

/**
 * desmi_report_memory_keep:
 * @place: of the field
 *
 * Remembers it, also for the next start.
 */
void
desmi_report_memory_keep (const DesmiReport *report, int place)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();
  g_auto (GStrv)        kept = settings != NULL ? g_settings_get_strv (settings, KEY) : NULL;
  g_autofree char      *prefix = make_prefix (report);
  g_autofree char      *first = g_strdup_printf ("%s%d", prefix, place);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  if (kept == NULL)
    return;
  g_ptr_array_add (list, first);
  for (guint i = 0; kept[i] != NULL && list->len < MAX_REPORTS; i++)
    if (!g_str_has_prefix (kept[i], prefix))
      g_ptr_array_add (list, kept[i]);
  g_ptr_array_add (list, NULL);
  g_settings_set_strv (settings, KEY, (const char *const *) list->pdata);
}
