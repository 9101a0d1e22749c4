/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many months of departures and returns the estimate of workers abroad is made from, by
 * destination. */
#pragma once

#include "store/desmi-query-private.h"
#include "store/desmi-rules-private.h"

G_BEGIN_DECLS

/**
 * DesmiStock:
 *
 * The destinations for which the district has set a number of months.
 */
typedef struct _DesmiStock DesmiStock;

DesmiStock                *desmi_stock_read (DesmiConnection *connection,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void                       desmi_stock_free (DesmiStock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiStock, desmi_stock_free)

/* " AND ..." upon f.month and f.destination: the months up to @last. */
void desmi_stock_add_months (const DesmiStock *self, DesmiSqlParts *parts, int last);
/* The last month with flows; 0: there are none. */
gboolean desmi_stock_get_last (DesmiConnection *connection, int *last, GError **error);
/* SELECT village, stock ... by village; @village_condition upon f.village. */
void        desmi_stock_add_select (const DesmiStock *self,
                                    DesmiSqlParts    *parts,
                                    int               last,
                                    const char       *village_condition);
DesmiTable *desmi_lookup_stock_months (DesmiConnection   *connection,
                                       const char        *argument,
                                       const DesmiLocale *locale,
                                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a setting of the district says what it may; one of something else is none of ours. */
gboolean
desmi_stock_check_setting (DesmiRules *rules, const char *key, const char *value, GError **error);

G_END_DECLS
