/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the window and their rows in the sidebar. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiPageInfo:
 * @name: in actions and settings
 * @title: untranslated
 * @group: (nullable): untranslated heading above the row
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  const char *group;
} DesmiPageInfo;

const DesmiPageInfo *desmi_page_info_find (const char *name);
const DesmiPageInfo *desmi_page_info_nth (guint index);
void                 desmi_sidebar_fill (GtkListBox *list);
void                 desmi_sidebar_select (GtkListBox *list, const char *name);
const char          *desmi_sidebar_get_page (GtkListBoxRow *row);

G_END_DECLS
