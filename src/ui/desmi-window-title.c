/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the header of a window says: the page and the district, or the village that a page is about.
 */
#include "ui/desmi-window-title.h"

#include "ui/desmi-sidebar.h"
#include "ui/history/desmi-history-view.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gi18n-lib.h>

/* A village's page has a title of its own. */
static gboolean
has_own_title (GtkWidget *page, char **title, char **subtitle)
{
  if (page == NULL || !DESMI_IS_VILLAGE_PAGE (page))
    return FALSE;
  g_object_get (page, "title", title, "subtitle", subtitle, NULL);
  return *title != NULL;
}

static const char *
get_page_title (GtkStack *pages)
{
  const char          *name = gtk_stack_get_visible_child_name (pages);
  const DesmiPageInfo *page = desmi_page_info_find (name);

  if (g_strcmp0 (name, DESMI_HISTORY_PAGE_NAME) == 0)
    return _ ("History");
  return page != NULL ? _ (page->title) : "Desmigratif";
}

/**
 * desmi_window_title_set:
 * @title: in the header
 * @store: (nullable): the file that is open
 * @pages: of which one is shown
 *
 * Names the page and the district in the header, and the district in the list of windows.
 */
void
desmi_window_title_set (GtkWindow      *window,
                        AdwWindowTitle *title,
                        DesmiStore     *store,
                        GtkStack       *pages)
{
  g_autofree char *own_title = NULL, *own_subtitle = NULL;
  g_autofree char *district = NULL;
  g_autofree char *whole = NULL;

  if (store != NULL)
    district = g_strdup_printf ("%s · %s", desmi_store_get_district_name (store),
                                desmi_store_get_district (store));
  if (store != NULL
      && has_own_title (gtk_stack_get_visible_child (pages), &own_title, &own_subtitle))
    {
      adw_window_title_set_title (title, own_title);
      adw_window_title_set_subtitle (title, own_subtitle);
    }
  else
    {
      adw_window_title_set_title (title, get_page_title (pages));
      adw_window_title_set_subtitle (title, district == NULL ? "" : district);
    }
  whole = district == NULL ? g_strdup ("Desmigratif")
                           : g_strdup_printf ("%s – Desmigratif", district);
  gtk_window_set_title (window, whole);
}
