/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the history share. */
#include "history-fixture.h"

#include "core/desmi-locale.h"

DesmiTable *
history_look_up (Fixture *self, const char *what, const char *argument)
{
  g_autoptr (GError) error = NULL;
  DesmiTable        *table
      = desmi_store_lookup (self->store, what, argument, desmi_locale_get_english (), NULL, &error);

  g_assert_no_error (error);
  return table;
}

void
history_assert_ids (Fixture *self, const char *what, const char *argument, const char *ids)
{
  g_autoptr (DesmiTable) table = history_look_up (self, what, argument);
  g_autoptr (GString)    found = g_string_new (NULL);

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    g_string_append_printf (found, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            desmi_table_get_int (table, i, 0));
  g_assert_cmpstr (found->str, ==, ids);
}

static gboolean
next_flow (gpointer source, DesmiRecord *record, GError **error)
{
  const char **village = source;

  if (*village == NULL)
    return FALSE;
  *record = (DesmiRecord){ .kind = DESMI_RECORD_FLOW, .flow = make_flow (3) };
  record->flow.village = *village;
  *village = NULL;
  return TRUE;
}

void
history_import (Fixture *self, const char *label, const char *village)
{
  g_autoptr (GError) error = NULL;
  DesmiBatchResult   result;

  desmi_store_import (self->store, desmi_message_new ("%s", label), next_flow, &village, &result,
                      NULL, &error);
  g_assert_no_error (error);
}
