/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue as its editor tells it: entries of the lookup "catalogue", and what they mean in
 * words. */
#pragma once

#include "core/desmi-period.h"
#include "store/desmi-catalogue.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/* A row of the lookup; what is not there is %NULL or -1. */
typedef struct
{
  DesmiTable *table; /* lent */
  guint       row;
} DesmiCatalogueEntry;

const char *desmi_catalogue_entry_get (const DesmiCatalogueEntry *self, const char *column);
const char *desmi_catalogue_entry_get_label (const DesmiCatalogueEntry *self, const char *column);
gint64      desmi_catalogue_entry_get_int (const DesmiCatalogueEntry *self, const char *column);
gboolean desmi_catalogue_entry_get_kind (const DesmiCatalogueEntry *self, DesmiCatalogueKind *kind);
gboolean desmi_catalogue_entry_is_own (const DesmiCatalogueEntry *self);
gboolean desmi_catalogue_entry_is_retired (const DesmiCatalogueEntry *self);
char    *desmi_catalogue_entry_dup_key (const DesmiCatalogueEntry *self) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_catalogue_item_dup_key (const DesmiCatalogueItem *item) G_GNUC_WARN_UNUSED_RESULT;
DesmiCatalogueItem       *
desmi_catalogue_entry_new_item (const DesmiCatalogueEntry *self) G_GNUC_WARN_UNUSED_RESULT;

char *desmi_catalogue_entry_say_source (const DesmiCatalogueEntry *self,
                                        const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_catalogue_entry_say_counting (const DesmiCatalogueEntry *self,
                                          const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_catalogue_entry_say_score (const DesmiCatalogueEntry *self,
                                       DesmiTable                *values,
                                       const DesmiLocale         *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_catalogue_say_preview (DesmiTable        *counts,
                                   const char        *unit,
                                   const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_catalogue_format_period (const char        *text,
                                     const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

/* Of the lookup "programmes": whether a row can be chosen for what begins in that quarter or later.
 */
gboolean
desmi_programmes_is_offered (DesmiTable *programmes, guint row, const DesmiPeriod *quarter);

/* The sister programme, Desa Migran Emas: as one step, or as part of that in which the first
 * village joins it. */
gboolean    desmi_catalogue_has_proposal (DesmiTable *table);
gboolean    desmi_programmes_has_proposal (DesmiTable *programmes);
const char *desmi_catalogue_get_proposal (void);
const char *desmi_catalogue_get_proposal_name (void);
void        desmi_catalogue_add_proposal (DesmiEdit *edit);
DesmiEdit  *desmi_catalogue_new_proposal (void) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_catalogue_say_proposal (void);
/* Indicators that registers count already. */
guint      desmi_catalogue_count_feeds (DesmiTable *table);
DesmiEdit *desmi_catalogue_new_feeds (DesmiTable *table,
                                      const char *district) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
