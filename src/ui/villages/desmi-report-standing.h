/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a pillar stands in a village's report, and why. */
#pragma once

#include "app/desmi-report.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-typed.h"

G_BEGIN_DECLS

/**
 * DesmiReportStanding:
 * @reason: shown only where the status asks for one
 * @refusal: shown only where the choice could not be saved: why, and a way to try again
 * @showing: the choices move because the file did
 * @known: what the file says, or what is on its way there
 * @sent: (nullable): the step that is
 * @sentence: (nullable): why the choice was not saved
 * @typed: (nullable): keeps a choice until it is saved
 *
 * Three widgets, to be put where the card wants them.
 */
typedef struct
{
  DesmiFilter    *status, *reason;
  GtkWidget      *refusal;
  GtkLabel       *message;
  GtkWidget      *again;
  gboolean        showing;
  DesmiReportSaid known;
  DesmiEdit      *sent;
  char           *sentence;
  DesmiTyped     *typed;
} DesmiReportStanding;

void              desmi_report_standing_init (DesmiReportStanding     *self,
                                              const DesmiReportPillar *pillar,
                                              GCallback                chosen,
                                              gpointer                 data);
void              desmi_report_standing_show (DesmiReportStanding     *self,
                                              const DesmiReportPillar *pillar,
                                              gboolean                 locked);
void              desmi_report_standing_set_reasons (DesmiReportStanding     *self,
                                                     const DesmiReportPillar *pillar,
                                                     DesmiTable              *reasons);
gboolean          desmi_report_standing_is_chosen (const DesmiReportStanding *self);
DesmiPillarStatus desmi_report_standing_get_status (const DesmiReportStanding *self,
                                                    const DesmiReportPillar   *pillar);
void              desmi_report_standing_get (const DesmiReportStanding *self,
                                             const DesmiReportPillar   *pillar,
                                             const char                *note,
                                             DesmiReportSaid           *out);
gboolean          desmi_report_standing_is_known (const DesmiReportStanding *self,
                                                  const DesmiReportPillar   *pillar);
void     desmi_report_standing_let_go (DesmiReportStanding *self, const DesmiReportPillar *pillar);
void     desmi_report_standing_begin (DesmiReportStanding     *self,
                                      const DesmiReportPillar *pillar,
                                      DesmiEdit               *edit,
                                      const DesmiReportSaid   *said);
gboolean desmi_report_standing_settle (DesmiReportStanding     *self,
                                       const DesmiReportPillar *pillar,
                                       const DesmiEdit         *edit,
                                       const char              *sentence);
GtkWidget *desmi_report_standing_find_refused (DesmiReportStanding *self); /* nullable */
void       desmi_report_standing_watch (DesmiReportStanding *self, DesmiTyped *typed);
void       desmi_report_standing_offer (DesmiReportStanding *self, const DesmiReportPillar *pillar);
void       desmi_report_standing_clear (DesmiReportStanding *self);

G_END_DECLS
