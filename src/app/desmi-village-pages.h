/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the list of villages, by page: asked for when somebody looks at one, and forgotten
 * again. */
#pragma once

#include "app/desmi-village-item-private.h"
#include "app/desmi-village-loader.h"

G_BEGIN_DECLS

/**
 * DesmiVillagePages:
 *
 * Of one list, which lives as long as a question of theirs is under way.
 */
typedef struct _DesmiVillagePages DesmiVillagePages;

/* @error: (nullable): why rows were not read; %NULL: a page is being asked for */
typedef void (*DesmiVillagePagesFunc) (GObject *owner, const GError *error);

DesmiVillagePages *desmi_village_pages_new (GObject              *owner,
                                            DesmiVillagePagesFunc func) G_GNUC_WARN_UNUSED_RESULT;
void               desmi_village_pages_free (DesmiVillagePages *self);
void               desmi_village_pages_set_source (DesmiVillagePages        *self,
                                                   GObject                  *source,
                                                   const DesmiVillageLoader *loader);
void desmi_village_pages_set_filter (DesmiVillagePages *self, const DesmiVillageFilter *filter);
void desmi_village_pages_set_ids (DesmiVillagePages *self, GArray *ids);
DesmiVillageItem *desmi_village_pages_get_item (DesmiVillagePages *self,
                                                guint position) G_GNUC_WARN_UNUSED_RESULT;
DesmiVillage     *desmi_village_pages_peek (DesmiVillagePages *self, guint position);
guint             desmi_village_pages_get_n_fetched (const DesmiVillagePages *self);
void              desmi_village_pages_drop (DesmiVillagePages *self);
void              desmi_village_pages_reload (DesmiVillagePages *self);
void              desmi_village_pages_reuse (DesmiVillagePages *self);

G_END_DECLS
