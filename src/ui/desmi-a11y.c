/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for what GTK leaves without one: cells and rows of lists, drop-downs. */
#include "ui/desmi-a11y.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define NAMED "desmi-a11y-named" /* of a widget: it has a name that is not the words on it */

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

  g_object_set_data (G_OBJECT (widget), NAMED, GINT_TO_POINTER (TRUE));
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

/* With the underline of the mnemonic; NULL where there are no words, or where GTK speaks them: of a
 * menu button it does not. */
static char *
dup_words (GtkWidget *widget, gboolean *has_mnemonic)
{
  GtkWidget *child = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;
  GObject   *from
      = child != NULL && ADW_IS_BUTTON_CONTENT (child) ? G_OBJECT (child) : G_OBJECT (widget);
  const char *property = "label";
  char       *words = NULL;

  *has_mnemonic = TRUE;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    property = "text"; /* of a menu, where an underline always is one */
  else
    g_object_get (from, "use-underline", has_mnemonic, NULL);
  if (*has_mnemonic || GTK_IS_MENU_BUTTON (widget))
    g_object_get (from, property, &words, NULL);
  return words;
}

static void
name_by_words (GtkWidget *widget)
{
  gboolean         has_mnemonic;
  g_autofree char *words = dup_words (widget, &has_mnemonic);
  g_auto (GStrv)   parts = words == NULL ? NULL : g_strsplit (words, "_", has_mnemonic ? -1 : 1);
  g_autofree char *plain = parts == NULL ? NULL : g_strjoinv ("", parts);

  if (plain == NULL)
    return;
  /* the button in a menu button is what has the focus */
  for (GtkWidget *at = widget; at != NULL;
       at = GTK_IS_MENU_BUTTON (at) ? gtk_widget_get_first_child (at) : NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (at), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (at), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                      -1);
    }
}

static gboolean
has_words (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)
         || GTK_IS_EXPANDER (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton");
}

/* When it is first on the screen; its words may become others. */
static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (!has_words (widget) || g_object_get_data (G_OBJECT (widget), NAMED) != NULL)
    return TRUE;
  g_object_set_data (G_OBJECT (widget), NAMED, GINT_TO_POINTER (TRUE));
  name_by_words (widget);
  g_signal_connect (widget,
                    g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton") ? "notify::text"
                                                                                : "notify::label",
                    G_CALLBACK (name_by_words), NULL);
  return TRUE;
}

/**
 * desmi_a11y_start:
 *
 * From now on every button, check button, menu button and expander with words on it, those of the
 * toolkit's own dialogs and menus included, is named by these words unless it was given a name. GTK
 * 4.8 would speak the underline of the mnemonic.
 */
void
desmi_a11y_start (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET)); /* makes its signals known */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
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
