/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters that all pages share through the session: period, quarter, source. */
#include "ui/desmi-session-filters.h"

#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"

#include "app/desmi-extent.h"
#include "app/desmi-flows-view.h"

#define MAX_YEARS 40
#define MAX_QUARTERS 60
#define EXTENT_TABLES (DESMI_TABLES_FLOWS | DESMI_TABLES_PILLARS | DESMI_TABLES_REGISTERS)

/* Keeps the filters of one page in step with the session; lives as long as the first of them. */
typedef struct
{
  DesmiSession *session;                   /* owned */
  DesmiFilter  *period, *quarter, *source; /* not owned, nullable */
  GCancellable *cancellable;
} Link;

static void
add_period (DesmiFilter *filter, const DesmiPeriod *period)
{
  g_autofree char *id = desmi_period_to_text (period);
  g_autofree char *label = desmi_period_format (period, desmi_locale_get_user ());

  desmi_filter_add (filter, id, label);
}

static void
fill_periods (DesmiFilter *filter, const DesmiExtent *extent)
{
  int first = desmi_month_year (extent->months.first),
      last = desmi_month_year (extent->months.last);

  desmi_filter_begin (filter);
  if (extent->has_months)
    {
      for (int year = last; year >= first && last - year < MAX_YEARS; year--)
        {
          DesmiPeriod period = desmi_period_year (year);

          add_period (filter, &period);
        }
      if (extent->months.kind == DESMI_PERIOD_RANGE)
        add_period (filter, &extent->months);
    }
  desmi_filter_end (filter);
}

static void
fill_quarters (DesmiFilter *filter, const DesmiExtent *extent)
{
  DesmiPeriod quarter = extent->quarter;
  int         first = extent->has_months ? extent->months.first : extent->quarter.first;

  desmi_filter_begin (filter);
  for (int i = 0; extent->has_quarter && i < MAX_QUARTERS && quarter.first >= first; i++)
    {
      add_period (filter, &quarter);
      quarter = desmi_period_shift (&quarter, -1);
    }
  desmi_filter_end (filter);
}

static void
fill_sources (DesmiFilter *filter)
{
  static const DesmiSource sources[]
      = { DESMI_SOURCE_DEFAULT, DESMI_SOURCE_OFFICIAL, DESMI_SOURCE_LOCAL, DESMI_SOURCE_BOTH };

  desmi_filter_begin (filter);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    desmi_filter_add (filter, desmi_source_to_code (sources[i]),
                      desmi_source_name (sources[i], desmi_locale_get_user ()));
  desmi_filter_end (filter);
}

/* A month or a few of them may have been chosen in a chart. */
static void
follow_time (DesmiFilter *filter, const char *text)
{
  DesmiPeriod period;

  if (text != NULL && desmi_period_parse (text, &period, NULL))
    {
      g_autofree char *label = desmi_period_format (&period, desmi_locale_get_user ());

      desmi_filter_ensure (filter, text, label);
    }
  desmi_filter_set_selected (filter, text);
}

static void
follow_session (Link *self)
{
  if (self->period != NULL)
    follow_time (self->period, desmi_session_get_period (self->session));
  if (self->quarter != NULL)
    follow_time (self->quarter, desmi_session_get_quarter (self->session));
  if (self->source != NULL)
    desmi_filter_set_selected (self->source,
                               desmi_source_to_code (desmi_session_get_source (self->session)));
}

static void
period_cb (DesmiFilter *filter, GParamSpec *pspec, gpointer user_data)
{
  Link *self = user_data;

  if (desmi_filter_get_selected (filter) != NULL && !desmi_filter_is_filling (filter))
    desmi_session_set_period (self->session, desmi_filter_get_selected (filter));
}

static void
quarter_cb (DesmiFilter *filter, GParamSpec *pspec, gpointer user_data)
{
  Link *self = user_data;

  if (desmi_filter_get_selected (filter) != NULL && !desmi_filter_is_filling (filter))
    desmi_session_set_quarter (self->session, desmi_filter_get_selected (filter));
}

static void
source_cb (DesmiFilter *filter, GParamSpec *pspec, gpointer user_data)
{
  Link       *self = user_data;
  DesmiSource source;

  if (desmi_source_parse (desmi_filter_get_selected (filter), &source, NULL))
    desmi_session_set_source (self->session, source);
}

static void
extent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiExtent            extent = { 0 };
  Link                  *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (table == NULL)
    {
      desmi_error_say (GTK_WIDGET (self->period != NULL ? self->period : self->quarter), error);
      return;
    }
  desmi_extent_read (&extent, table);
  if (self->period != NULL)
    fill_periods (self->period, &extent);
  if (self->quarter != NULL)
    fill_quarters (self->quarter, &extent);
}

static void
reload (Link *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL || (self->period == NULL && self->quarter == NULL))
    return;
  self->cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, "extent", NULL, desmi_locale_get_user (), self->cancellable,
                            extent_cb, desmi_call_new (self, self->cancellable));
}

static void
session_changed_cb (DesmiSession *session, guint tables, gpointer user_data)
{
  if ((tables & EXTENT_TABLES) != 0)
    reload (user_data);
}

static void
session_notify_cb (DesmiSession *session, GParamSpec *pspec, gpointer user_data)
{
  if (g_str_equal (g_param_spec_get_name (pspec), "store"))
    reload (user_data);
  follow_session (user_data);
}

static void
link_free (gpointer data, GObject *where_the_filter_was)
{
  Link *self = data;

  g_signal_handlers_disconnect_by_data (self->session, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_unref (self->session);
  g_free (self);
}

/**
 * desmi_session_filters_connect:
 * @period: (nullable): chooses the session's period among the years the file has
 * @quarter: (nullable): chooses its quarter
 * @source: (nullable): chooses its source
 *
 * Keeps the filters of a page in step with the session, both ways. The filters must go together.
 */
void
desmi_session_filters_connect (DesmiSession *session,
                               DesmiFilter  *period,
                               DesmiFilter  *quarter,
                               DesmiFilter  *source)
{
  Link        *self = g_new0 (Link, 1);
  DesmiFilter *first = period != NULL ? period : quarter != NULL ? quarter : source;

  g_return_if_fail (first != NULL);

  self->session = g_object_ref (session);
  self->period = period;
  self->quarter = quarter;
  self->source = source;
  if (source != NULL)
    fill_sources (source);
  follow_session (self);
  if (period != NULL)
    g_signal_connect (period, "notify::selected", G_CALLBACK (period_cb), self);
  if (quarter != NULL)
    g_signal_connect (quarter, "notify::selected", G_CALLBACK (quarter_cb), self);
  if (source != NULL)
    g_signal_connect (source, "notify::selected", G_CALLBACK (source_cb), self);
  g_signal_connect (session, "notify", G_CALLBACK (session_notify_cb), self);
  g_signal_connect (session, "changed", G_CALLBACK (session_changed_cb), self);
  g_object_weak_ref (G_OBJECT (first), link_free, self);
  reload (self);
}

/**
 * desmi_session_filters_get_trend:
 * @out: (out): the months that a trend shows, as desmi_flows_view_get_trend() has them
 *
 * Returns: %FALSE if no period is chosen
 */
gboolean
desmi_session_filters_get_trend (DesmiSession *session, DesmiPeriod *out)
{
  return desmi_flows_view_get_trend (desmi_session_get_state (session), out);
}
