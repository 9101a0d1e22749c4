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

/* The months of each village, "WITH ... "; "JOIN ..." of them to rows f; and " AND ..." upon both.
 */
#define DESMI_STOCK_JOIN " JOIN stock_end AS s ON s.village = f.village"
void
desmi_stock_add_ends (const DesmiStock *self, DesmiSqlParts *parts, int last, const char *villages);
void desmi_stock_add_months (const DesmiStock *self, DesmiSqlParts *parts);
/* The last month with flows; 0: there are none. */
gboolean desmi_stock_get_last (DesmiConnection *connection, int *last, GError **error);
/* SELECT village, stock ... by village. */
void        desmi_stock_add_select (const DesmiStock *self,
                                    DesmiSqlParts    *parts,
                                    int               last,
                                    const char       *villages);
DesmiTable *desmi_lookup_stock_end (DesmiConnection   *connection,
                                    const char        *argument,
                                    const DesmiLocale *locale,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_lookup_stock_months (DesmiConnection   *connection,
                                       const char        *argument,
                                       const DesmiLocale *locale,
                                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a setting of the district says what it may; one of something else is none of ours. */
gboolean
desmi_stock_check_setting (DesmiRules *rules, const char *key, const char *value, GError **error);

G_END_DECLS
