/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key figures of a district, asked together so that they are of one moment, and compared with
 * the time before. */
#include "app/desmi-overview.h"

#include "app/charts/desmi-chart-suppress.h"
#include "app/desmi-extent.h"
#include "app/desmi-stock-words.h"
#include "app/desmi-suppress-cells.h"

#include <math.h>

typedef struct
{
  char              *period;  /* nullable */
  char              *quarter; /* nullable */
  char              *area;    /* nullable: code */
  DesmiSource        source;
  DesmiAudience      audience;
  const DesmiLocale *locale;
} Call;

static void
free_call (gpointer data)
{
  Call *call = data;

  g_free (call->period);
  g_free (call->quarter);
  g_free (call->area);
  g_free (call);
}

/**
 * desmi_overview_free:
 * @self: (transfer full) (nullable): the overview
 */
void
desmi_overview_free (DesmiOverview *self)
{
  if (self == NULL)
    return;
  g_free (self->period);
  g_free (self->quarter);
  g_free (self->as_of);
  g_free (self->abroad_rule);
  g_clear_pointer (&self->attention, desmi_table_unref);
  g_free (self);
}

static DesmiTable *
ask (DesmiStore        *store,
     DesmiQueryTable    what,
     const DesmiPeriod *period,
     int                by,
     gboolean           stock,
     const Call        *call,
     GCancellable      *cancellable,
     GError           **error)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (what);
  g_autoptr (DesmiTable) answer = NULL;

  if (period != NULL)
    desmi_query_set_period (query, period);
  desmi_query_set_stock (query, stock);
  if (by >= 0)
    desmi_query_add_by (query, (DesmiDimension) by);
  if (call->area != NULL
      && !desmi_query_add_where (query, DESMI_DIMENSION_VILLAGE, call->area, error))
    return NULL;
  desmi_query_set_source (query, call->source);
  desmi_query_set_locale (query, call->locale);
  answer = desmi_store_query (store, query, cancellable, error);
  return answer != NULL ? desmi_chart_suppress_answer (answer, call->audience, query, store,
                                                       cancellable, error)
                        : NULL;
}

/* The number in @column where @key_column says @key; -1 if there is none, DESMI_OVERVIEW_HIDDEN if
 * it is not for the audience. */
static gint64
find_number (DesmiTable *table, const char *key_column, const char *key, const char *column)
{
  int key_index = key_column != NULL ? desmi_table_find_column (table, key_column) : -1;
  int index = desmi_table_find_column (table, column);

  for (guint r = 0; index >= 0 && r < desmi_table_get_n_rows (table); r++)
    {
      DesmiMark mark = desmi_table_get_mark (table, r, (guint) index);

      if (key_index >= 0
          && g_strcmp0 (desmi_table_get_text (table, r, (guint) key_index), key) != 0)
        continue;
      if (mark == DESMI_MARK_SUPPRESSED)
        return DESMI_OVERVIEW_HIDDEN;
      if (mark != DESMI_MARK_MISSING)
        return desmi_table_get_int (table, r, (guint) index);
    }
  return -1;
}

typedef struct
{
  gint64 departures, returns, remittances_idr;
} Sums;

/* Where one direction was reported in the period, no row of the other means that there were none.
 */
static gboolean
load_sums (DesmiStore        *store,
           const DesmiPeriod *period,
           gboolean           stock,
           const Call        *call,
           Sums              *sums,
           char             **as_of,
           gboolean          *synthetic,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr (DesmiTable) flows
      = ask (store, DESMI_QUERY_FLOWS, period, -1, stock, call, cancellable, error);
  g_autoptr (DesmiTable) remittances = NULL;

  if (flows == NULL)
    return FALSE;
  remittances = ask (store, DESMI_QUERY_REMITTANCES, period, -1, FALSE, call, cancellable, error);
  if (remittances == NULL)
    return FALSE;
  sums->departures = find_number (flows, "direction", "out", "count");
  sums->returns = find_number (flows, "direction", "return", "count");
  if (sums->departures != -1 || sums->returns != -1)
    {
      sums->departures = sums->departures == -1 ? 0 : sums->departures;
      sums->returns = sums->returns == -1 ? 0 : sums->returns;
    }
  sums->remittances_idr = find_number (remittances, NULL, NULL, "amount_idr");
  if (as_of != NULL)
    *as_of = g_strdup (desmi_table_get_as_of (flows));
  if (synthetic != NULL)
    *synthetic = desmi_table_get_synthetic (flows);
  return TRUE;
}

static double
compare (gint64 now, gint64 before)
{
  return now >= 0 && before > 0 ? (double) (now - before) / (double) before : (double) NAN;
}

static gboolean
load_villages (DesmiStore    *store,
               DesmiOverview *self,
               const Call    *call,
               GCancellable  *cancellable,
               GError       **error)
{
  /* Enrolments are counted whatever source of flows is looked at. */
  const Call             every = { .area = call->area, .locale = call->locale };
  g_autoptr (DesmiTable) table = ask (store, DESMI_QUERY_VILLAGES, NULL, DESMI_DIMENSION_STATUS,
                                      FALSE, &every, cancellable, error);

  if (table == NULL)
    return FALSE;
  self->n_villages
      = (int) MAX (desmi_table_sum (table, (guint) desmi_table_find_column (table, "count")), 0);
  self->n_active = (int) MAX (find_number (table, "status", "active", "count"), 0);
  self->n_suspended = (int) MAX (find_number (table, "status", "suspended", "count"), 0);
  self->n_other = self->n_villages - self->n_active - self->n_suspended;
  return TRUE;
}

static gboolean
load_flows (DesmiStore        *store,
            DesmiOverview     *self,
            const DesmiPeriod *period,
            const DesmiExtent *extent,
            const Call        *call,
            GCancellable      *cancellable,
            GError           **error)
{
  DesmiPeriod earlier = desmi_period_shift (period, -1);
  Sums        now, before = { -1, -1, -1 };

  if (!load_sums (store, period, FALSE, call, &now, &self->as_of, &self->synthetic, cancellable,
                  error))
    return FALSE;
  /* A time that is only partly in the file would make every change look like growth. */
  if (extent->has_months && desmi_period_contains (&extent->months, &earlier)
      && desmi_period_contains (&extent->months, period)
      && !load_sums (store, &earlier, FALSE, call, &before, NULL, NULL, cancellable, error))
    return FALSE;
  self->departures = now.departures;
  self->returns = now.returns;
  self->remittances_idr = now.remittances_idr;
  self->departures_change = compare (now.departures, before.departures);
  self->returns_change = compare (now.returns, before.returns);
  self->remittances_change = compare (now.remittances_idr, before.remittances_idr);
  return TRUE;
}

/* The months that the estimate is made from: they end with the period, or with the data before. */
static DesmiPeriod
get_abroad_months (const DesmiPeriod *period, const DesmiExtent *extent)
{
  int last = extent->has_months ? MIN (period->last, extent->months.last) : period->last;

  return desmi_period_range (last - DESMI_STOCK_MONTHS + 1, last);
}

/* A few people are not for everybody, though many may have left and come back. */
static gint64
estimate_abroad (const Sums *sums, DesmiAudience audience)
{
  gint64 abroad = MAX (sums->departures - sums->returns, 0);

  if (sums->departures == DESMI_OVERVIEW_HIDDEN || sums->returns == DESMI_OVERVIEW_HIDDEN)
    return DESMI_OVERVIEW_HIDDEN;
  if (sums->departures < 0)
    return -1;
  return audience != DESMI_AUDIENCE_INTERNAL && abroad > 0 && abroad < DESMI_SUPPRESS_BELOW
             ? DESMI_OVERVIEW_HIDDEN
             : abroad;
}

/* How many workers are abroad, and how many were a year before: an estimate, since nobody counts
 * them; without a whole window of months it would be of another length, and is left out. */
static gboolean
load_abroad (DesmiStore        *store,
             DesmiOverview     *self,
             const DesmiPeriod *period,
             const DesmiExtent *extent,
             const Call        *call,
             GCancellable      *cancellable,
             GError           **error)
{
  Sums                   now = { -1, -1, -1 }, before = { -1, -1, -1 };
  DesmiPeriod            earlier;
  g_autoptr (DesmiTable) months = NULL;

  self->abroad_months = get_abroad_months (period, extent);
  earlier = desmi_period_range (self->abroad_months.first - 12, self->abroad_months.last - 12);
  if (extent->has_months
      && !load_sums (store, &self->abroad_months, TRUE, call, &now, NULL, NULL, cancellable, error))
    return FALSE;
  if (extent->has_months && desmi_period_contains (&extent->months, &earlier)
      && !load_sums (store, &earlier, TRUE, call, &before, NULL, NULL, cancellable, error))
    return FALSE;
  months = desmi_store_lookup (store, "stock-months", NULL, call->locale, cancellable, error);
  if (months == NULL)
    return FALSE;
  self->abroad_rule = desmi_stock_words_dup_months (months, call->locale);
  self->abroad = estimate_abroad (&now, call->audience);
  self->abroad_departures = now.departures;
  self->abroad_returns = now.returns;
  self->abroad_change = compare (self->abroad, estimate_abroad (&before, call->audience));
  return TRUE;
}

/* Whether anything of the national server is among what is shown, so that its date may stand there.
 */
static gboolean
is_of_national_data (DesmiStore *store, const Call *call, gboolean *out, GError **error)
{
  g_autoptr (GError)         local = NULL;
  g_autoptr (DesmiSyncState) state
      = desmi_store_get_sync_state (store, desmi_store_get_district (store), &local);

  *out = state != NULL && call->source != DESMI_SOURCE_LOCAL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The page says one time: a quarter that was chosen on another page counts where it lies in that;
 * else the last one in it that was reported. */
static char *
dup_quarter (const Call *call, const DesmiPeriod *period, const DesmiExtent *extent)
{
  DesmiPeriod chosen, last = desmi_extent_last_quarter (extent);

  if (call->quarter != NULL && desmi_period_parse (call->quarter, &chosen, NULL)
      && desmi_period_contains (period, &chosen))
    return g_strdup (call->quarter);
  if (extent->has_quarter && last.last > period->last)
    last = desmi_period_quarter (desmi_month_year (period->last),
                                 (desmi_month_of_year (period->last) + 2) / 3);
  return desmi_period_to_text (&last);
}

static DesmiOverview *
load (DesmiStore *store, const Call *call, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiOverview) self = g_new0 (DesmiOverview, 1);
  g_autofree char          *attention = NULL;
  DesmiExtent               extent;
  DesmiPeriod               period;
  gboolean                  national;

  if (!desmi_extent_load (&extent, store, cancellable, error))
    return NULL;
  period = desmi_extent_last_year (&extent);
  if (!is_of_national_data (store, call, &national, error))
    return NULL;
  if (call->period != NULL && !desmi_period_parse (call->period, &period, error))
    return NULL;
  self->quarter = dup_quarter (call, &period, &extent);
  self->period = desmi_period_to_text (&period);
  if (!load_flows (store, self, &period, &extent, call, cancellable, error)
      || !load_abroad (store, self, &period, &extent, call, cancellable, error)
      || !load_villages (store, self, call, cancellable, error))
    return NULL;
  if (!national)
    g_clear_pointer (&self->as_of, g_free);
  attention = call->area == NULL ? g_strdup (self->quarter)
                                 : g_strjoin (" ", self->quarter, call->area, NULL);
  self->attention
      = desmi_store_lookup (store, "attention", attention, call->locale, cancellable, error);
  return self->attention != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * desmi_overview_load:
 *
 * The same as desmi_overview_load_async(), and blocks.
 *
 * Returns: (transfer full): as desmi_overview_load_finish()
 */
DesmiOverview *
desmi_overview_load (DesmiStore        *store,
                     const char        *period,
                     const char        *quarter,
                     DesmiSource        source,
                     DesmiAudience      audience,
                     const char        *area,
                     const DesmiLocale *locale,
                     GCancellable      *cancellable,
                     GError           **error)
{
  const Call call = { (char *) period, (char *) quarter, (char *) area, source, audience, locale };

  return load (store, &call, cancellable, error);
}

static void
free_overview (gpointer data)
{
  desmi_overview_free (data);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError        *error = NULL;
  DesmiOverview *overview = load (DESMI_STORE (source), data, cancellable, &error);

  if (overview != NULL)
    g_task_return_pointer (task, overview, free_overview);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_overview_load_async:
 * @period: (nullable): normal form; %NULL: the last full year
 * @quarter: (nullable): that pillars are looked at in; %NULL: the last with measurements
 * @source: of flows and remittances
 * @audience: for whom they are
 * @area: (nullable): code of the village or subdistrict that all is of; %NULL: the whole district
 * @locale: of the words in "attention"
 */
void
desmi_overview_load_async (DesmiStore         *store,
                           const char         *period,
                           const char         *quarter,
                           DesmiSource         source,
                           DesmiAudience       audience,
                           const char         *area,
                           const DesmiLocale  *locale,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Call             *call = g_new0 (Call, 1);

  call->period = g_strdup (period);
  call->quarter = g_strdup (quarter);
  call->area = area != NULL && *area != '\0' ? g_strdup (area) : NULL;
  call->source = source;
  call->audience = audience;
  call->locale = locale;
  g_task_set_source_tag (task, desmi_overview_load_async);
  g_task_set_task_data (task, call, free_call);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * desmi_overview_load_finish:
 *
 * Returns: (transfer full): the figures; %NULL with #DESMI_STORE_ERROR, #DESMI_CORE_ERROR or
 * %G_IO_ERROR_CANCELLED
 */
DesmiOverview *
desmi_overview_load_finish (DesmiStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
