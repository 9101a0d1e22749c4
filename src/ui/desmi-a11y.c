/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for what GTK leaves without one: cells and rows of lists, drop-downs. */
#include "ui/desmi-a11y.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * desmi_a11y_set_label:
 * @label: (nullable): a translated name
 *
 * Gives @widget the name that a screen reader speaks.
 */
void
desmi_a11y_set_label (GtkWidget *widget, const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label == NULL ? "" : label, -1);
}

/**
 * desmi_a11y_set_description:
 * @description: (nullable): a translated sentence
 *
 * Gives @widget what a screen reader says after its name.
 */
void
desmi_a11y_set_description (GtkWidget *widget, const char *description)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description == NULL ? "" : description, -1);
}

/**
 * desmi_a11y_name_cell:
 * @child: what a list item factory put into a cell
 * @column: title of the column
 * @value: (nullable): what the cell shows
 *
 * Names the cell around @child "column: value"; GtkListItem has no name of its own before GTK 4.12.
 */
void
desmi_a11y_name_cell (GtkWidget *child, const char *column, const char *value)
{
  GtkWidget       *cell = gtk_widget_get_parent (child);
  g_autofree char *name = g_strdup_printf ("%s: %s", column, value == NULL ? "" : value);

  if (cell != NULL)
    desmi_a11y_set_label (cell, name);
}

/**
 * desmi_a11y_name_row:
 * @child: what a list item factory put into a cell or row
 * @name: (nullable): what the row stands for
 *
 * Names the row around @child; in a column view that is the parent of the cell.
 */
void
desmi_a11y_name_row (GtkWidget *child, const char *name)
{
  GtkWidget *row = gtk_widget_get_parent (child);

  if (row == NULL)
    return;
  if (g_strcmp0 (gtk_widget_get_css_name (row), "cell") == 0)
    row = gtk_widget_get_parent (row);
  if (row != NULL)
    desmi_a11y_set_label (row, name);
}

/* With the underline of the mnemonic; NULL where there are no words. */
static const char *
get_words (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);

  if (ADW_IS_BUTTON_CONTENT (child))
    return adw_button_content_get_label (ADW_BUTTON_CONTENT (child));
  return gtk_button_get_use_underline (button) ? gtk_button_get_label (button) : NULL;
}

/**
 * desmi_a11y_name_buttons:
 * @root: a page, window or dialog
 *
 * Names every button with words on it by these words. GTK 4.8 would speak them twice, once with the
 * underline of the mnemonic.
 */
void
desmi_a11y_name_buttons (GtkWidget *root)
{
  const char *shown = GTK_IS_BUTTON (root) ? get_words (GTK_BUTTON (root)) : NULL;

  if (shown != NULL)
    {
      g_auto (GStrv)   parts = g_strsplit (shown, "_", -1);
      g_autofree char *words = g_strjoinv ("", parts);

      gtk_accessible_reset_relation (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      desmi_a11y_set_label (root, words);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    desmi_a11y_name_buttons (child);
}

/**
 * desmi_a11y_name_column_view:
 * @label: what the rows are
 *
 * Names @view and what it is made of: its header and its list.
 */
void
desmi_a11y_name_column_view (GtkColumnView *view, const char *label)
{
  GtkWidget       *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget       *list = gtk_widget_get_last_child (GTK_WIDGET (view));
  g_autofree char *text = g_strdup_printf ("%s: %s", label, _ ("column headers"));

  desmi_a11y_set_label (GTK_WIDGET (view), label);
  if (list != NULL)
    desmi_a11y_set_label (list, label);
  if (header != NULL && header != list)
    desmi_a11y_set_label (header, text);
}

/**
 * desmi_a11y_name_drop_down:
 * @label: what is chosen there
 *
 * Names @drop_down and the button in it, which has the focus.
 */
void
desmi_a11y_name_drop_down (GtkDropDown *drop_down, const char *label)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  desmi_a11y_set_label (GTK_WIDGET (drop_down), label);
  if (button != NULL)
    desmi_a11y_set_label (button, label);
}
