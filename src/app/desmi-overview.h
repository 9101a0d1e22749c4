/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key figures of a district and what needs attention. */
#pragma once

#include "core/desmi-audience.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

#define DESMI_OVERVIEW_HIDDEN (-2) /* in place of a number of few people */

/**
 * DesmiOverview:
 *
 * -1 where nothing is known, %DESMI_OVERVIEW_HIDDEN where the audience may not know it; change is
 * against the same length of time before, as a ratio (0.062 = +6.2 %), NAN where unknown.
 */
typedef struct
{
  char       *period;  /* normal form, that the figures are of */
  char       *quarter; /* normal form, in @period where pillars were reported by its end */
  gint64      departures, returns, remittances_idr;
  double      departures_change, returns_change, remittances_change;
  gint64      abroad; /* estimate: departures less returns of @abroad_months, 0 at least */
  double      abroad_change;
  gint64      abroad_departures, abroad_returns;
  DesmiPeriod abroad_months; /* up to the end of @period, or of the data */
  char       *abroad_rule;   /* nullable: of which destinations how many months count instead */
  int         n_villages, n_active, n_suspended, n_other;
  DesmiTable *attention; /* lookup "attention" */
  char       *as_of;     /* nullable: no national data among these */
  gboolean    synthetic;
} DesmiOverview;

void desmi_overview_free (DesmiOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiOverview, desmi_overview_free)
DesmiOverview *desmi_overview_load (DesmiStore        *store,
                                    const char        *period,
                                    const char        *quarter,
                                    DesmiSource        source,
                                    DesmiAudience      audience,
                                    const char        *area,
                                    const DesmiLocale *locale,
                                    GCancellable      *cancellable,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void           desmi_overview_load_async (DesmiStore         *store,
                                          const char         *period,
                                          const char         *quarter,
                                          DesmiSource         source,
                                          DesmiAudience       audience,
                                          const char         *area,
                                          const DesmiLocale  *locale,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
DesmiOverview *desmi_overview_load_finish (DesmiStore   *store,
                                           GAsyncResult *result,
                                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
