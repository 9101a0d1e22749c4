/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK's view of columns lacks: its titles are reached by keyboard, and those of numbers stand
 * over the numbers.
 *
 * GTK has no way to a title. It is found as what it is: a child of the view's first child, in the
 * order of the columns. Where another GTK builds it otherwise, a title stays as GTK made it. */
#include "ui/desmi-columns.h"

#include "ui/desmi-a11y.h"

#define SORTED "desmi-sorted" /* of the view: the column sorted by keyboard last; lent */
#define DESCENDING "desmi-descending"

static GtkWidget *
get_title (GtkColumnView *view, GtkColumnViewColumn *column)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget  *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget  *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) at = g_list_model_get_item (columns, i);

      if (at == column)
        return title;
      title = gtk_widget_get_next_sibling (title);
    }
  return NULL;
}

static GtkLabel *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = find_label (child);

      if (label != NULL)
        return label;
    }
  return NULL;
}

/* A title ends where its numbers do: GTK keeps room for the arrow of the order behind every title,
 * and here it goes before. */
static void
put_over_numbers (GtkLabel *label)
{
  GtkWidget *arrow = gtk_widget_get_next_sibling (GTK_WIDGET (label));

  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_label_set_xalign (label, 1);
  if (arrow != NULL)
    gtk_widget_insert_after (GTK_WIDGET (label), gtk_widget_get_parent (GTK_WIDGET (label)), arrow);
}

static gboolean
sort_cb (GtkEventControllerKey *keys,
         guint                  keyval,
         guint                  keycode,
         GdkModifierType        state,
         GtkColumnViewColumn   *column)
{
  GtkWidget *title = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  GtkWidget *view = gtk_widget_get_ancestor (title, GTK_TYPE_COLUMN_VIEW);
  gboolean   descending;

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_space)
    return GDK_EVENT_PROPAGATE;
  if (view == NULL)
    return GDK_EVENT_PROPAGATE;
  descending = g_object_get_data (G_OBJECT (view), SORTED) == column
               && g_object_get_data (G_OBJECT (view), DESCENDING) == NULL;
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  g_object_set_data (G_OBJECT (view), SORTED, column);
  g_object_set_data (G_OBJECT (view), DESCENDING, descending ? view : NULL);
  return GDK_EVENT_STOP;
}

/**
 * desmi_columns_append:
 * @column: (transfer none): has its title and sorter
 * @is_number: the title stands over the numbers, at their end
 *
 * Appends a column whose title can be reached and sorted by with the keyboard.
 */
void
desmi_columns_append (GtkColumnView *view, GtkColumnViewColumn *column, gboolean is_number)
{
  GtkEventController *keys;
  GtkWidget          *title;
  GtkLabel           *label;

  gtk_column_view_append_column (view, column);
  title = get_title (view, column);
  label = title != NULL ? find_label (title) : NULL;
  if (label == NULL)
    return;
  if (is_number)
    put_over_numbers (label);
  if (gtk_column_view_column_get_sorter (column) == NULL)
    return;
  keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (sort_cb), column);
  gtk_widget_add_controller (title, keys);
  desmi_a11y_set_label (title, gtk_label_get_text (label));
  gtk_widget_set_focusable (title, TRUE);
  gtk_widget_set_can_focus (gtk_widget_get_parent (title), TRUE);
}
