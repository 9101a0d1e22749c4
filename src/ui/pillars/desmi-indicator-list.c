/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The indicators of a pillar: actual and target. */
#include "ui/pillars/desmi-indicator-list.h"

#include "core/desmi-unit.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define NAME_CHARS 14 /* that a name has room for at least, whatever is reported of it */

static char *
dup_value (DesmiTable *table, guint row, const char *column, const char *unit)
{
  int    index = desmi_table_find_column (table, column);
  double value;

  if (index < 0 || desmi_table_get_mark (table, row, (guint) index) == DESMI_MARK_MISSING)
    return NULL;
  if (desmi_table_get_mark (table, row, (guint) index) == DESMI_MARK_SUPPRESSED)
    return g_strdup (_ ("hidden"));
  value = desmi_table_get_double (table, row, (guint) index);
  if (g_strcmp0 (unit, "rupiah") == 0 || g_strcmp0 (unit, "idr") == 0)
    return desmi_format_number (value, DESMI_NUMBER_RUPIAH_COMPACT, 0, desmi_locale_get_user ());
  if (desmi_unit_is_percent (unit))
    return desmi_format_number (value / 100, DESMI_NUMBER_PERCENT, 1, desmi_locale_get_user ());
  return desmi_format_number (value, DESMI_NUMBER_PLAIN, 0, desmi_locale_get_user ());
}

static char *
dup_standing (DesmiTable *table, guint row)
{
  int         unit_column = desmi_table_find_column (table, "unit");
  const char *unit
      = unit_column < 0 ? NULL : desmi_table_get_text (table, row, (guint) unit_column);
  const char *unit_label
      = unit_column < 0 ? NULL : desmi_table_get_label (table, row, (guint) unit_column);
  g_autofree char *actual = dup_value (table, row, "actual", unit);
  g_autofree char *target = dup_value (table, row, "target", unit);
  /* of money and of shares, the number says it */
  gboolean bare = g_strcmp0 (unit, "rupiah") == 0 || g_strcmp0 (unit, "idr") == 0
                  || desmi_unit_is_percent (unit) || unit_label == NULL || *unit_label == '\0';
  g_autofree char *end = bare ? g_strdup ("") : g_strdup_printf (" %s", unit_label);
  g_autofree char *measured = g_strconcat (actual != NULL ? actual : "", end, NULL);

  if (actual == NULL && target == NULL)
    return g_strdup (_ ("not reported, no target"));
  if (actual == NULL)
    /* Translators: stands for the measured value of an indicator; %s is its target */
    return g_strdup_printf (_ ("not reported / %s"), target);
  if (target == NULL)
    /* Translators: %s is the measured value of an indicator */
    return g_strdup_printf (_ ("%s, no target"), measured);
  return g_strdup_printf ("%s / %s%s", actual, target, end);
}

static GtkWidget *
new_row (DesmiTable *table, guint index)
{
  int              column = desmi_table_find_column (table, "indicator");
  const char      *title = column < 0 ? "" : desmi_table_get_label (table, index, (guint) column);
  g_autofree char *standing = dup_standing (table, index);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, standing);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (title), *value = gtk_label_new (standing);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (name), NAME_CHARS);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_justify (GTK_LABEL (value), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (value, "desmi-bold");
  gtk_widget_add_css_class (value, "desmi-number");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_add_css_class (box, "desmi-fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  desmi_a11y_set_label (row, spoken);
  return row;
}

static void
ensure_placeholder (GtkListBox *list)
{
  GtkWidget *label = gtk_label_new (_ ("Nothing has been reported of this pillar yet"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "desmi-dim");
  gtk_list_box_set_placeholder (list, label);
}

/**
 * desmi_indicator_list_fill:
 * @list: emptied first
 * @table: (nullable): indicator, target, actual, unit
 */
void
desmi_indicator_list_fill (GtkListBox *list, DesmiTable *table)
{
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (old));
  ensure_placeholder (list);
  for (guint i = 0; table != NULL && i < desmi_table_get_n_rows (table); i++)
    gtk_list_box_append (list, new_row (table, i));
}
