/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An empty server is not an order to delete: an update that takes away over half of a table is
 * refused with the figures, until somebody who saw them asks for it. */
#include "sync/desmi-pull-private.h"

#include "core/desmi-locale.h"

#include <glib/gi18n-lib.h>

#define SMALL_TABLE 20 /* rows; losing so few is no sign of an emptied server */

static const char *
table_words (DesmiOfficialTable table)
{
  switch (table)
    {
    case DESMI_OFFICIAL_REGION:
      return C_ ("table", "regions");
    case DESMI_OFFICIAL_COUNTRY:
      return C_ ("table", "countries");
    case DESMI_OFFICIAL_PROGRAMME:
      return C_ ("table", "programmes");
    case DESMI_OFFICIAL_PILLAR:
      return C_ ("table", "pillars");
    case DESMI_OFFICIAL_REASON:
      return C_ ("table", "reasons");
    case DESMI_OFFICIAL_INDICATOR:
      return C_ ("table", "indicators");
    case DESMI_OFFICIAL_VILLAGE:
      return C_ ("table", "villages");
    case DESMI_OFFICIAL_ENROLMENT:
      return C_ ("table", "programme villages");
    case DESMI_OFFICIAL_FLOWS:
      return C_ ("table", "worker flows");
    case DESMI_OFFICIAL_REMITTANCES:
      return C_ ("table", "remittances");
    case DESMI_OFFICIAL_TARGETS:
      return C_ ("table", "targets");
    case DESMI_OFFICIAL_ANNOUNCEMENT:
      return C_ ("table", "announcements");
    case DESMI_N_OFFICIAL:
    default:
      return "";
    }
}

static void
describe_loss (GString *text, DesmiOfficialTable table, gint64 has, gint64 will_have)
{
  g_autofree char *now = desmi_format_count (has, desmi_locale_get_user ());
  g_autofree char *after = desmi_format_count (will_have, desmi_locale_get_user ());

  /* Translators: rows afterwards, rows now, and what they are about, such as “worker flows” */
  g_string_append_printf (text, _ ("The update would leave %s of %s rows of %s."), after, now,
                          table_words (table));
  g_string_append_c (text, ' ');
}

/* What counts is what is in the file, whoever put it there. */
static gboolean
find_losses (DesmiPull *self, const DesmiPlan *plan, GString *text, GError **error)
{
  gint64 counts[DESMI_N_OFFICIAL];

  if (!desmi_store_count_official (self->store, plan->set, counts, error))
    return FALSE;
  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    if (counts[i] > SMALL_TABLE && desmi_head_count_rows (plan->head, i) < (counts[i] + 1) / 2)
      describe_loss (text, i, counts[i], desmi_head_count_rows (plan->head, i));
  return TRUE;
}

/**
 * desmi_pull_check_loss:
 *
 * Holds what the heads promise against the rows that are in the file.
 *
 * Returns: %FALSE with %DESMI_SYNC_ERROR_LOSS, whose sentences name each table that would lose over
 * half of its rows, unless that loss was accepted
 */
gboolean
desmi_pull_check_loss (DesmiPull *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->options->accept_loss && self->options->loss_seen == NULL)
    return TRUE;
  for (guint i = 0; i < self->plans->len; i++)
    {
      const DesmiPlan *plan = g_ptr_array_index (self->plans, i);

      if (!plan->unchanged && !find_losses (self, plan, text, error))
        return FALSE;
    }
  if (text->len == 0)
    return TRUE;
  g_string_append (text, _ ("It was not applied; ask the national office whether this is meant."));
  if (self->options->accept_loss && g_str_equal (text->str, self->options->loss_seen))
    return TRUE;
  g_set_error_literal (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_LOSS, text->str);
  return FALSE;
}
