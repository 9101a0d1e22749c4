/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the page of villages share. */
#pragma once

#include "app/desmi-village-list.h"
#include "ui/desmi-filter-chips.h"
#include "ui/desmi-saved-views.h"
#include "ui/desmi-split.h"
#include "ui/villages/desmi-village-choices.h"
#include "ui/villages/desmi-village-detail.h"
#include "ui/villages/desmi-villages-page.h"

G_BEGIN_DECLS

#define DESMI_VILLAGES_PAGE_NAME "villages"

struct _DesmiVillagesPage
{
  AdwBin              parent_instance;

  DesmiVillageChoices choices;
  DesmiFilterChips   *chips;
  GtkLabel           *count;
  DesmiSplit         *split;
  GtkStack           *stack;
  AdwStatusPage      *failure;
  GtkColumnView      *view;
  GtkMenuButton      *columns;
  DesmiSavedViews    *views;
  GtkActionBar       *bulk_bar;
  GtkLabel           *bulk_label;
  DesmiVillageDetail *detail;
  GtkWidget          *menu; /* of the list */

  DesmiSession       *session;
  DesmiVillageList   *list;
  GtkMultiSelection  *selection;
  GCancellable       *cancellable;
  gint64              n_total; /* -1: not known yet */
  char               *shown;   /* nullable: code of the village whose detail is shown */
  gint64              shown_id;
  guint               restore;   /* idle: the list has other rows */
  guint               cover;     /* until the detail takes room from the list */
  guint               scroll;    /* idle: to the village whose detail is shown */
  gboolean            covering;  /* it is about to have taken it */
  gboolean            replacing; /* the rows become others' */
  gboolean            failed;    /* the list could not be read */
  gboolean            following; /* the columns are sorted because the state is */
};

void desmi_villages_page_fill_filter (DesmiVillagesPage  *self,
                                      DesmiVillageFilter *filter,
                                      gboolean            whole);
void desmi_villages_page_ask (DesmiVillagesPage *self);
void desmi_villages_page_show_side (DesmiVillagesPage *self);
void desmi_villages_page_watch_side (DesmiVillagesPage *self);
void desmi_villages_page_refresh (GtkWidget *widget);
void desmi_villages_page_install_actions (GtkWidgetClass *widget_class);
void desmi_villages_page_provide_table (DesmiVillagesPage *self);

G_END_DECLS
