/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the catalogue's list: made of the table, found, and taken away before it goes. */
#include "ui/pillars/desmi-catalogue-list.h"

#include "ui/pillars/desmi-catalogue-row.h"

/**
 * desmi_catalogue_list_fill:
 * @catalogue: lookup "catalogue"
 *
 * Appends a row for each of its entries.
 */
void
desmi_catalogue_list_fill (GtkListBox *list, DesmiTable *catalogue)
{
  DesmiCatalogueEntry entry = { catalogue, 0 };

  for (; entry.row < desmi_table_get_n_rows (catalogue); entry.row++)
    {
      DesmiCatalogueKind kind;

      if (desmi_catalogue_entry_get_kind (&entry, &kind))
        gtk_list_box_append (list, desmi_catalogue_row_new (&entry));
    }
}

/**
 * desmi_catalogue_list_clear:
 *
 * Takes all rows away.
 */
void
desmi_catalogue_list_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/**
 * desmi_catalogue_list_show_header:
 * @catalogue: that the rows were made of
 * @before: (nullable): the row above
 *
 * Shows above @row what it is one of, where that is not said above @before already.
 */
void
desmi_catalogue_list_show_header (DesmiTable *catalogue, GtkListBoxRow *row, GtkListBoxRow *before)
{
  DesmiCatalogueEntry entry = { catalogue, desmi_catalogue_row_get_row (GTK_WIDGET (row)) };
  DesmiCatalogueEntry above = { catalogue, 0 };

  if (before != NULL)
    above.row = desmi_catalogue_row_get_row (GTK_WIDGET (before));
  desmi_catalogue_row_show_header (row, &entry, before != NULL ? &above : NULL);
}

/**
 * desmi_catalogue_list_find:
 * @catalogue: that the rows are of
 * @key: of an entry, as desmi_catalogue_entry_dup_key() makes it
 *
 * Returns: (transfer none) (nullable): its row, whether the search leaves it or not
 */
GtkListBoxRow *
desmi_catalogue_list_find (GtkListBox *list, DesmiTable *catalogue, const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      DesmiCatalogueEntry entry = { catalogue, desmi_catalogue_row_get_row (GTK_WIDGET (row)) };
      g_autofree char    *other = desmi_catalogue_entry_dup_key (&entry);

      if (g_str_equal (other, key))
        return row;
    }
  return NULL;
}

/**
 * desmi_catalogue_list_count_shown:
 *
 * Returns: how many rows the search leaves
 */
guint
desmi_catalogue_list_count_shown (GtkListBox *list)
{
  guint          n = 0;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (row)) ? 1 : 0;
  return n;
}

/**
 * desmi_catalogue_list_has_focus:
 *
 * Returns: whether the list or one of its rows has the focus of their window
 */
gboolean
desmi_catalogue_list_has_focus (GtkListBox *list)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL
         && (focus == GTK_WIDGET (list) || gtk_widget_is_ancestor (focus, GTK_WIDGET (list)));
}

/* A row that came a moment ago has no place before the list is laid out. */
static gboolean
reveal_cb (GtkWidget *list, GdkFrameClock *clock, gpointer unused)
{
  GtkListBoxRow  *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_get_child_visible (GTK_WIDGET (row)))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (GTK_WIDGET (row)) == 0
      || !gtk_widget_compute_bounds (GTK_WIDGET (row), list, &bounds))
    return G_SOURCE_CONTINUE;
  gtk_adjustment_clamp_page (gtk_list_box_get_adjustment (GTK_LIST_BOX (list)),
                             (double) bounds.origin.y,
                             (double) (bounds.origin.y + bounds.size.height));
  return G_SOURCE_REMOVE;
}

/**
 * desmi_catalogue_list_reveal:
 *
 * Scrolls soon to the row that is selected, which may have come a moment ago.
 */
void
desmi_catalogue_list_reveal (GtkListBox *list)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (list), reveal_cb, NULL, NULL);
}
