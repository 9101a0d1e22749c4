/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the pillars to the reports that are still to be filled in. */
#include "ui/villages/desmi-report-start.h"

#include "ui/desmi-error-dialog.h"
#include "ui/villages/desmi-report-quarters.h"
#include "ui/villages/desmi-report-tab.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gi18n-lib.h>

#define MAX_OVER 8 /* quarters that are looked at for one that is not reported */

typedef struct
{
  GtkWidget    *widget;
  DesmiSession *session;
  char         *programme;   /* nullable: the usual one */
  char         *quarter;     /* that is looked at */
  char         *first;       /* nullable: the village to open where all have reported */
  DesmiPeriod   over;        /* the next to look at */
  guint         n_looked_at; /* that are over; 0: the one that the pages show is looked at */
} Start;

static void look (Start *self, DesmiStore *store);

static void
start_free (Start *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_free (self->programme);
  g_free (self->quarter);
  g_free (self->first);
  g_free (self);
}

/* The first that has not reported. */
static const char *
find_missing (DesmiTable *villages, gboolean *any_reported)
{
  guint       village = (guint) desmi_table_find_column (villages, "village");
  guint       reported = (guint) desmi_table_find_column (villages, "reported");
  const char *missing = NULL;

  *any_reported = FALSE;
  for (guint i = 0; i < desmi_table_get_n_rows (villages); i++)
    if (desmi_table_get_int (villages, i, reported) > 0)
      *any_reported = TRUE;
    else if (missing == NULL)
      missing = desmi_table_get_text (villages, i, village);
  return missing;
}

static void
look_at (Start *self, DesmiStore *store, const DesmiPeriod *quarter)
{
  g_free (self->quarter);
  self->quarter = desmi_period_to_text (quarter);
  look (self, store);
}

static void
look_at_over (Start *self, DesmiStore *store)
{
  const DesmiPeriod quarter = self->over;

  self->over = desmi_period_shift (&quarter, -1);
  self->n_looked_at++;
  look_at (self, store, &quarter);
}

static void
open_report (Start *self, DesmiStore *store, const char *village, const char *quarter)
{
  if (desmi_session_get_store (self->session) != store)
    return;
  desmi_session_set_quarter (self->session, quarter);
  desmi_village_page_open (self->session, village, DESMI_REPORT_TAB_NAME);
}

/* Where nothing is missing, the last that is over is shown as it is. */
static void
open_reported (Start *self, DesmiStore *store)
{
  const DesmiPeriod over = desmi_report_quarters_get_over ();
  g_autofree char  *quarter = desmi_period_to_text (&over);

  if (self->first != NULL)
    open_report (self, store, self->first, quarter);
  else
    gtk_widget_activate_action (
        self->widget, "win.say", "s",
        _ ("No village reports to this programme yet. Enrol one on the page of villages."));
}

/* Whether the quarter is one that reports are missing of: one before the last that everybody
 * reported, in which nobody did, is from before they began. */
static gboolean
is_asked_for (const Start *self, gboolean any_reported)
{
  return self->n_looked_at <= 1 || any_reported;
}

static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Start                 *self = user_data;
  DesmiStore            *store = DESMI_STORE (source);
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (store, result, &error);
  gboolean               any_reported = FALSE;
  const char            *missing = table != NULL ? find_missing (table, &any_reported) : NULL;

  if (table == NULL)
    desmi_error_say (self->widget, error);
  else if (missing != NULL && is_asked_for (self, any_reported))
    open_report (self, store, missing, self->quarter);
  else
    {
      if (self->n_looked_at == 1 && desmi_table_get_n_rows (table) > 0)
        self->first = g_strdup (
            desmi_table_get_text (table, 0, (guint) desmi_table_find_column (table, "village")));
      if (missing == NULL && self->n_looked_at < MAX_OVER
          && desmi_session_get_store (self->session) == store)
        {
          look_at_over (self, store);
          return;
        }
      open_reported (self, store);
    }
  start_free (self);
}

static void
look (Start *self, DesmiStore *store)
{
  g_autofree char *argument = self->programme != NULL
                                  ? g_strconcat (self->quarter, " ", self->programme, NULL)
                                  : g_strdup (self->quarter);

  desmi_store_lookup_async (store, "report-villages", argument, desmi_locale_get_user (), NULL,
                            villages_cb, self);
}

/**
 * desmi_report_start:
 * @widget: hears "win.say" where there is no village to go to
 * @programme: (nullable): whose reports; %NULL: the usual one
 *
 * Opens the report of the first village that has not reported in the quarter that the pages show;
 * where all have, that of the last quarter that is over and not reported by all.
 */
void
desmi_report_start (GtkWidget *widget, DesmiSession *session, const char *programme)
{
  DesmiStore *store = desmi_session_get_store (session);
  const char *shown = desmi_session_get_quarter (session);
  DesmiPeriod quarter;
  Start      *self;

  if (store == NULL)
    return;
  self = g_new0 (Start, 1);
  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->programme = programme != NULL && *programme != '\0' ? g_strdup (programme) : NULL;
  self->over = desmi_report_quarters_get_over ();
  if (shown != NULL && desmi_period_parse (shown, &quarter, NULL))
    look_at (self, store, &quarter);
  else
    look_at_over (self, store);
}
