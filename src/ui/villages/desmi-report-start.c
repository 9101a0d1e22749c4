/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the pillars to the reports that are still to be filled in. */
#include "ui/villages/desmi-report-start.h"

#include "ui/desmi-error-dialog.h"
#include "ui/villages/desmi-report-quarters.h"
#include "ui/villages/desmi-report-tab.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget    *widget;
  DesmiSession *session;
} Start;

static void
start_free (Start *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_free (self);
}

/* The first that has not reported; where all have, the first. */
static const char *
find_first (DesmiTable *villages)
{
  guint village = (guint) desmi_table_find_column (villages, "village");
  guint reported = (guint) desmi_table_find_column (villages, "reported");

  for (guint i = 0; i < desmi_table_get_n_rows (villages); i++)
    if (desmi_table_get_int (villages, i, reported) == 0)
      return desmi_table_get_text (villages, i, village);
  return desmi_table_get_n_rows (villages) > 0 ? desmi_table_get_text (villages, 0, village) : NULL;
}

static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Start                 *self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  const char            *code = table != NULL ? find_first (table) : NULL;

  if (table == NULL)
    desmi_error_say (self->widget, error);
  else if (code == NULL)
    gtk_widget_activate_action (
        self->widget, "win.say", "s",
        _ ("No village reports to this programme yet. Enrol one on the page of villages."));
  else if (desmi_session_get_store (self->session) == DESMI_STORE (source))
    desmi_village_page_open (self->session, code, DESMI_REPORT_TAB_NAME);
  start_free (self);
}

/**
 * desmi_report_start:
 * @widget: hears "win.say" where there is no village to go to
 * @programme: (nullable): whose reports; %NULL: the usual one
 *
 * Opens the report of the first village that has not reported in the quarter that the pages show.
 */
void
desmi_report_start (GtkWidget *widget, DesmiSession *session, const char *programme)
{
  DesmiStore      *store = desmi_session_get_store (session);
  g_autofree char *quarter = desmi_report_quarters_dup (session);
  g_autofree char *argument = programme != NULL && *programme != '\0'
                                  ? g_strconcat (quarter, " ", programme, NULL)
                                  : g_strdup (quarter);
  Start           *self;

  if (store == NULL)
    return;
  self = g_new (Start, 1);
  *self = (Start){ g_object_ref (widget), g_object_ref (session) };
  desmi_store_lookup_async (store, "report-villages", argument, desmi_locale_get_user (), NULL,
                            villages_cb, self);
}
