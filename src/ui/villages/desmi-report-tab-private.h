/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the tab of a village's report share. */
#pragma once

#include "app/desmi-report.h"
#include "ui/desmi-card-grid.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-typed.h"
#include "ui/villages/desmi-report-milestones.h"
#include "ui/villages/desmi-report-saver.h"
#include "ui/villages/desmi-report-tab.h"
#include "ui/villages/desmi-report-turn.h"

G_BEGIN_DECLS

struct _DesmiReportTab
{
  AdwBin                 parent_instance;

  GtkStack              *stack; /* "form", "none" */
  AdwStatusPage         *none;
  DesmiFilter           *quarter, *programme;
  GtkLabel              *state, *note;
  GtkButton             *submit;
  DesmiReportTurnRow    *turn;
  DesmiCardGrid         *grid;
  GPtrArray             *cards;  /* of DesmiReportCard, not owned */
  GtkWidget             *others; /* nullable: the card of the milestones of no pillar, not owned */
  DesmiReportMilestones *other_milestones; /* in it */

  DesmiSession          *session;
  DesmiReportSaver      *saver;
  DesmiTyped            *typed;      /* and not saved */
  DesmiVillage          *village;    /* nullable */
  DesmiReport           *report;     /* nullable: as shown */
  DesmiTable            *villages;   /* nullable: that report in the quarter */
  DesmiTable            *reasons;    /* nullable */
  DesmiTable            *milestones; /* nullable: of the village */
  DesmiTable            *before;     /* nullable: the village's scores of the quarter before */
  DesmiTable            *district;   /* nullable: the district's */
  char                  *chosen;     /* nullable: the programme whose reports are shown */
  GCancellable          *cancellable;
  int      wanted; /* place of the field that gets the focus when the next form comes */
  gboolean opened; /* and if there is none, the one where something was typed last */
  gboolean following;
  guint    slow; /* until it is said that the report of another village is being read */
};

/* What was asked for has come: the first takes @report, the others show what they find kept. */
void desmi_report_tab_set_report (DesmiReportTab *self, DesmiReport *report);
void desmi_report_tab_show_turn (DesmiReportTab *self);
void desmi_report_tab_show_note (DesmiReportTab *self); /* of desmi-report-tab-asks.c */
void desmi_report_tab_show_milestones (DesmiReportTab *self);
void desmi_report_tab_show_reasons (DesmiReportTab *self);
void desmi_report_tab_show_scores (DesmiReportTab *self);
/* The file is closed: nothing of its report is shown in another. */
void desmi_report_tab_forget (DesmiReportTab *self);
void desmi_report_tab_say_reading (DesmiReportTab *self);
void desmi_report_tab_end_reading (DesmiReportTab *self);
/* Instead of the form. */
void     desmi_report_tab_show_none (DesmiReportTab *self, const char *title, const char *sentence);

gboolean desmi_report_tab_can_write (DesmiReportTab *self);
gboolean desmi_report_tab_is_submitted (DesmiReportTab *self);
gboolean desmi_report_tab_leave (DesmiReportTab *self);
/* Of desmi-report-tab-actions.c */
gboolean desmi_report_tab_open_aimed_at (DesmiReportTab *self, const char *const *aim);
void     desmi_report_tab_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
