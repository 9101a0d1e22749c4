/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds a list that is one stop on the way of Tab: GTK goes from row to row, through thirty or
 * thirty thousand of them. The arrows go among the rows; a column view's titles are stops before
 * them. */
#include "ui/desmi-tab-stop.h"

struct _DesmiTabStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DesmiTabStop, desmi_tab_stop, ADW_TYPE_BIN)

/* The column view that has the focus, or %NULL. */
static GtkWidget *
find_columns (GtkWidget *widget)
{
  while (widget != NULL && !GTK_IS_COLUMN_VIEW (widget))
    widget = gtk_widget_get_focus_child (widget);
  return widget;
}

/* The next title that takes the focus, or the one before; GTK's header goes forward only. */
static gboolean
focus_title (GtkWidget *header, gboolean back)
{
  GtkWidget *at = gtk_widget_get_focus_child (header);

  if (at == NULL)
    at = back ? gtk_widget_get_last_child (header) : gtk_widget_get_first_child (header);
  else
    at = back ? gtk_widget_get_prev_sibling (at) : gtk_widget_get_next_sibling (at);
  for (; at != NULL;
       at = back ? gtk_widget_get_prev_sibling (at) : gtk_widget_get_next_sibling (at))
    if (gtk_widget_get_mapped (at) && gtk_widget_grab_focus (at))
      return TRUE;
  return FALSE;
}

static gboolean
desmi_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *columns = find_columns (widget);
  GtkWidget *header = columns != NULL ? gtk_widget_get_first_child (columns) : NULL;
  gboolean   back = direction == GTK_DIR_TAB_BACKWARD;

  if ((!back && direction != GTK_DIR_TAB_FORWARD) || gtk_widget_get_focus_child (widget) == NULL)
    return GTK_WIDGET_CLASS (desmi_tab_stop_parent_class)->focus (widget, direction);
  if (header == NULL)
    return FALSE;
  if (gtk_widget_get_focus_child (columns) != header)
    return back && focus_title (header, TRUE);
  /* asked by Tab, the rows of GTK 4.18 refuse while the focus is in their header */
  return focus_title (header, back)
         || (!back && gtk_widget_grab_focus (gtk_widget_get_next_sibling (header)));
}

static void
desmi_tab_stop_class_init (DesmiTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = desmi_tab_stop_focus;
}

static void
desmi_tab_stop_init (DesmiTabStop *self)
{
}

/**
 * desmi_tab_stop_new:
 * @child: a list, or what it scrolls in
 *
 * Returns: (transfer floating): holds @child
 */
GtkWidget *
desmi_tab_stop_new (GtkWidget *child)
{
  return g_object_new (DESMI_TYPE_TAB_STOP, "child", child, NULL);
}
