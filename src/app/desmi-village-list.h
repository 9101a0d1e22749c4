/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The villages as a lazy list: ordered ids from one query, rows fetched by page when they are
 * shown. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiVillageItem:
 *
 * A row of the list; "village" (boxed, nullable) is %NULL until its page has come, then notifies.
 */
#define DESMI_TYPE_VILLAGE_ITEM (desmi_village_item_get_type ())
G_DECLARE_FINAL_TYPE (DesmiVillageItem, desmi_village_item, DESMI, VILLAGE_ITEM, GObject)
DesmiVillage *desmi_village_item_get_village (DesmiVillageItem *self); /* nullable */
gint64        desmi_village_item_get_id (DesmiVillageItem *self);

/**
 * DesmiVillageList:
 *
 * A GListModel of DesmiVillageItem. Properties: "loading" (boolean), "n-pages-fetched" (uint, for
 * tests), "n-items" (uint). Signals: "failed" (GError): the villages, or rows of them, were not
 * read; "replaced": other villages are listed, in items that were there before.
 */
#define DESMI_TYPE_VILLAGE_LIST (desmi_village_list_get_type ())
G_DECLARE_FINAL_TYPE (DesmiVillageList, desmi_village_list, DESMI, VILLAGE_LIST, GObject)
DesmiVillageList *desmi_village_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void              desmi_village_list_set_keeps_items (DesmiVillageList *self, gboolean keeps_items);
void desmi_village_list_set_store (DesmiVillageList *self, DesmiStore *store); /* nullable */
/* Asks anew; the old rows stay until the new ids are there, then two items-changed. */
void desmi_village_list_set_filter (DesmiVillageList *self, const DesmiVillageFilter *filter);
void
desmi_village_list_reload (DesmiVillageList *self); /* keeps the ids, fetches shown rows again */
void          desmi_village_list_retry (DesmiVillageList *self);
DesmiVillage *desmi_village_list_peek (DesmiVillageList *self, guint position); /* nullable */
gint64        desmi_village_list_get_id (DesmiVillageList *self, guint position);
gboolean      desmi_village_list_find (DesmiVillageList *self, gint64 id, guint *position);

G_END_DECLS
