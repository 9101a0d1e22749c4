/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which village of the district a row of a file means, by code, by name or by both. */
#pragma once

#include "exchange/desmi-reason.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

typedef struct _DesmiPlaces DesmiPlaces;

/* Reads the district's villages. Blocks. @store must outlive the places. */
DesmiPlaces *desmi_places_new (DesmiStore   *store,
                               GCancellable *cancellable,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void         desmi_places_free (DesmiPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiPlaces, desmi_places_free)
/* @village: a code or a name; @name, @subdistrict: what stands beside it, "" if nothing. NONE:
 * @code is set, lent.
 * @suggestion: (transfer full) (nullable): the likely code or codes, if refused */
DesmiReason desmi_places_find (DesmiPlaces *self,
                               const char  *village,
                               const char  *name,
                               const char  *subdistrict,
                               const char **code,
                               char       **suggestion);
/* Whether @regency, a name or a code, is the district, or "" */
gboolean desmi_places_is_cut (const char *village);
gboolean desmi_places_is_here (DesmiPlaces *self, const char *regency);

G_END_DECLS
