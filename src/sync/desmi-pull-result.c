/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of an update, and the sentences that say so. */
#include "sync/desmi-pull.h"

#include "core/desmi-locale.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_pull_result_new:
 *
 * Returns: (transfer full): a result that says nothing yet
 */
DesmiPullResult *
desmi_pull_result_new (void)
{
  return g_new0 (DesmiPullResult, 1);
}

/**
 * desmi_pull_result_clear:
 *
 * Frees what @result holds, not @result; what was cleared may be cleared again.
 */
void
desmi_pull_result_clear (DesmiPullResult *result)
{
  g_clear_pointer (&result->sets, g_ptr_array_unref);
  g_clear_pointer (&result->stale_since, g_free);
  g_clear_pointer (&result->unrecorded, g_free);
}

/**
 * desmi_pull_result_free:
 * @result: (transfer full) (nullable): the result
 */
void
desmi_pull_result_free (DesmiPullResult *result)
{
  if (result == NULL)
    return;
  desmi_pull_result_clear (result);
  g_free (result);
}

static char *
dup_outcome (const DesmiPullResult *result)
{
  g_autofree char *size = NULL, *count = NULL;

  switch (result->outcome)
    {
    case DESMI_PULL_AVAILABLE:
      size = g_format_size ((guint64) result->bytes);
      return g_strdup_printf (_ ("An update is available (%s)."), size);
    case DESMI_PULL_UPDATED:
      if (result->n_changed == 0)
        return g_strdup (_ ("The server confirmed the data; nothing has changed."));
      count = desmi_format_count (result->n_changed, desmi_locale_get_user ());
      return g_strdup_printf (
          ngettext ("Updated: %s row changed.", "Updated: %s rows changed.", result->n_changed),
          count);
    case DESMI_PULL_UP_TO_DATE:
    default:
      return g_strdup (_ ("The data are up to date."));
    }
}

/**
 * desmi_pull_result_dup_message:
 * @result: of a run that did not fail
 *
 * Returns: (transfer full): the outcome in a sentence, with a second one where the reader should
 * know more
 */
char *
desmi_pull_result_dup_message (const DesmiPullResult *result)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *outcome = dup_outcome (result);

  g_string_append (text, outcome);
  if (result->stale)
    {
      g_autofree char *date
          = g_strndup (result->stale_since != NULL ? result->stale_since : "", 10);

      g_string_append_c (text, ' ');
      /* Translators: %s is a date as 2026-11-25 */
      g_string_append_printf (text, _ ("The server has not confirmed its data since %s."), date);
    }
  if (result->clock)
    {
      g_string_append_c (text, ' ');
      g_string_append (
          text, _ ("Check the clock of this computer: the server's data are from its future."));
    }
  if (result->unrecorded != NULL)
    g_string_append_printf (text, " %s", result->unrecorded);
  return g_string_free (text, FALSE);
}
