/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the window and their rows in the sidebar. */
#include "ui/desmi-sidebar.h"

#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define ROW_PAGE "desmi-page"

static const DesmiPageInfo pages[] = {
  { "overview", N_ ("Overview"), "desmi-overview-symbolic", NULL },
  { "villages", N_ ("Villages"), "desmi-villages-symbolic", NULL },
  { "flows", N_ ("Worker Flows"), "desmi-flows-symbolic", NULL },
  { "pillars", N_ ("Pillars"), "desmi-pillars-symbolic", NULL },
  { "decks", N_ ("Presentations"), "desmi-decks-symbolic", NULL },
  { "updates", N_ ("Updates"), "desmi-updates-symbolic", N_ ("Data") },
  { "quality", N_ ("Data Quality"), "desmi-quality-symbolic", NULL },
  { "history", N_ ("History"), "document-open-recent-symbolic", NULL },
};

static GtkWidget *
new_row (const DesmiPageInfo *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (page->title));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page->icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), ROW_PAGE, (gpointer) page);
  desmi_a11y_set_label (row, _ (page->title));
  return row;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const DesmiPageInfo *page = g_object_get_data (G_OBJECT (row), ROW_PAGE);
  GtkWidget           *label;

  if (page->group == NULL || gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (_ (page->group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "desmi-group");
  gtk_widget_add_css_class (label, "desmi-dim");
  gtk_list_box_row_set_header (row, label);
}

/**
 * desmi_page_info_find:
 * @name: (nullable): a page's name
 *
 * Returns: (transfer none) (nullable): what is known of it
 */
const DesmiPageInfo *
desmi_page_info_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];
  return NULL;
}

/**
 * desmi_page_info_nth:
 *
 * Returns: (transfer none) (nullable): what is known of a page, in the order of the sidebar; %NULL
 * past the last
 */
const DesmiPageInfo *
desmi_page_info_nth (guint index)
{
  return index < G_N_ELEMENTS (pages) ? &pages[index] : NULL;
}

/**
 * desmi_sidebar_fill:
 * @list: an empty list
 *
 * Adds a row for every page, in order.
 */
void
desmi_sidebar_fill (GtkListBox *list)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (list, new_row (&pages[i]));
  gtk_list_box_set_header_func (list, header_cb, NULL, NULL);
}

/**
 * desmi_sidebar_select:
 * @name: a page's name; of one that has no row, none is selected
 *
 * Selects the row of a page; the focus goes with it if it is in the list.
 */
void
desmi_sidebar_select (GtkListBox *list, const char *name)
{
  if (desmi_page_info_find (name) == NULL)
    gtk_list_box_select_row (list, NULL);
  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);

      if (g_strcmp0 (desmi_sidebar_get_page (row), name) == 0
          && gtk_list_box_get_selected_row (list) != row)
        {
          gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (list)) != NULL;

          gtk_list_box_select_row (list, row);
          if (has_focus)
            gtk_widget_grab_focus (GTK_WIDGET (row));
        }
    }
}

/**
 * desmi_sidebar_get_page:
 *
 * Returns: (nullable): the name of the page a row stands for
 */
const char *
desmi_sidebar_get_page (GtkListBoxRow *row)
{
  const DesmiPageInfo *page = g_object_get_data (G_OBJECT (row), ROW_PAGE);

  return page == NULL ? NULL : page->name;
}
