/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which villages the page shows: its search and filters. */
#pragma once

#include "app/desmi-session.h"
#include "core/desmi-condition.h"
#include "app/desmi-village-filter.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-several-values.h"
#include "ui/desmi-years-range.h"

G_BEGIN_DECLS

/**
 * DesmiVillageChoices:
 *
 * The page's own children and session, not owned unless said.
 */
typedef struct
{
  GtkSearchEntry     *search;
  DesmiFilter        *scope;
  DesmiFilter        *programme;
  DesmiFilter        *quarter; /* of what is measured; no filter of villages */
  DesmiFilterButton  *subdistrict;
  DesmiFilterButton  *cohort;
  DesmiFilterButton  *status;
  GtkMenuButton      *more;
  DesmiFilterButton  *conditions[DESMI_N_CONDITIONS]; /* in the popover of @more */

  DesmiSession       *session;
  DesmiSeveralValues *subdistricts; /* of @subdistrict */
  DesmiYearsRange    *cohorts;      /* of @cohort */
  DesmiVillageFilter *read;         /* nullable, owned: whose texts are lent */
} DesmiVillageChoices;

void desmi_village_choices_fill (DesmiVillageChoices *self);
void desmi_village_choices_connect (DesmiVillageChoices *self,
                                    DesmiSession        *session,
                                    const char          *page,
                                    GCallback            changed,
                                    gpointer             changed_data);
void
desmi_village_choices_ask (DesmiVillageChoices *self, DesmiStore *store, GCancellable *cancellable);
gboolean desmi_village_choices_is_filtered (const DesmiVillageChoices *self);
void
desmi_village_choices_read (DesmiVillageChoices *self, gboolean whole, DesmiVillageFilter *filter);
void  desmi_village_choices_free_texts (DesmiVillageChoices *self);
void  desmi_village_choices_clear (const DesmiVillageChoices *self, DesmiSession *session);
char *desmi_village_choices_dup_count (gint64 n, gint64 total) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_village_choices_bind (GtkWidgetClass *widget_class, gsize offset);

G_END_DECLS
