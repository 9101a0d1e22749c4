/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a part of a village's page is to it. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiVillageTab:
 * @name: in a #DesmiViewState, as its DESMI_VIEW_TAB
 * @title: untranslated
 * @make: (transfer floating): the widget, made when it is first shown
 * @show: shows @village, which it may hold; %NULL: none, since the file is closed or being read.
 *   Called again with the same village after each change of the file that may concern it, and only
 *   while the tab is the one shown: what is being typed must stay.
 * @typed: whether one types into it at once, so that whoever chooses it has the focus there
 */
typedef struct
{
  const char *name;
  const char *title;
  GtkWidget *(*make) (DesmiSession *session);
  void (*show) (GtkWidget *tab, DesmiVillage *village);
  gboolean typed;
} DesmiVillageTab;

void     desmi_village_tab_choose (DesmiSession *session);
gboolean desmi_village_tab_follow_choice (GtkWidget *inside, DesmiSession *session);

G_END_DECLS
