/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which villages the page shows: its search and filters. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

/**
 * DesmiVillageChoices:
 *
 * The page's own children, not owned.
 */
typedef struct
{
  GtkSearchEntry *search;
  DesmiFilter    *scope;
  DesmiFilter    *subdistrict;
  DesmiFilter    *cohort;
  DesmiFilter    *status;
} DesmiVillageChoices;

void     desmi_village_choices_fill (const DesmiVillageChoices *self);
void     desmi_village_choices_connect (const DesmiVillageChoices *self,
                                        DesmiSession              *session,
                                        const char                *page,
                                        GCallback                  changed,
                                        gpointer                   changed_data);
void     desmi_village_choices_ask_cohorts (const DesmiVillageChoices *self,
                                            DesmiStore                *store,
                                            GCancellable              *cancellable);
gboolean desmi_village_choices_is_filtered (const DesmiVillageChoices *self);
void     desmi_village_choices_read (const DesmiVillageChoices *self,
                                     DesmiSession              *session,
                                     gboolean                   whole,
                                     DesmiVillageFilter        *filter);
void     desmi_village_choices_clear (const DesmiVillageChoices *self, DesmiSession *session);
char    *desmi_village_choices_dup_count (gint64 n, gint64 total) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_village_choices_bind (GtkWidgetClass *widget_class, gsize offset);

G_END_DECLS
