/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linked with the program's own main: when the overview of a district file is shown. */
#include "start-watch.h"

#include "ui/widgets/desmi-chart-view.h"
#include "ui/overview/desmi-tile.h"

/* Whether all visible widgets of a type at or below @root are filled; counts those looked at. */
static gboolean
each_is_filled (GtkWidget *root, GType type, gboolean (*is_filled) (GtkWidget *), guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root))
    {
      ++*n;
      return is_filled (root);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!each_is_filled (child, type, is_filled, n))
      return FALSE;
  return TRUE;
}

/* The label is somewhere in the tile, which is a button. */
static gboolean
has_figure (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "desmi-figure"))
    return *gtk_label_get_label (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_figure (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_scene (GtkWidget *view)
{
  return desmi_chart_view_get_scene (DESMI_CHART_VIEW (view)) != NULL;
}

StartStage
start_get_stage (GtkWindow *window)
{
  guint n_tiles = 0, n_charts = 0;

  if (!each_is_filled (GTK_WIDGET (window), DESMI_TYPE_TILE, has_figure, &n_tiles) || n_tiles == 0)
    return START_NONE;
  if (!each_is_filled (GTK_WIDGET (window), DESMI_TYPE_CHART_VIEW, has_scene, &n_charts)
      || n_charts == 0)
    return START_SHOWN;
  return START_COMPLETE;
}
