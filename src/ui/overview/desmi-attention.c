/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what needs attention, each with a way there. */
#include "ui/overview/desmi-attention.h"

#include "ui/desmi-a11y.h"

static const char *
get_label (DesmiTable *table, guint row, const char *column)
{
  int index = desmi_table_find_column (table, column);

  return index < 0 ? NULL : desmi_table_get_label (table, row, (guint) index);
}

/* Where more can be seen of it. */
static const char *
get_page (const char *kind)
{
  if (g_strcmp0 (kind, "no-flows") == 0 || g_strcmp0 (kind, "unknown-country") == 0)
    return "flows";
  if (g_strcmp0 (kind, "not-reported") == 0 || g_strcmp0 (kind, "stalled") == 0)
    return "pillars";
  return "villages";
}

static GtkWidget *
new_label (const char *text, const char *css_class, PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_label_set_wrap (GTK_LABEL (label), ellipsize == PANGO_ELLIPSIZE_NONE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_row (DesmiTable *table, guint index)
{
  const char *text = get_label (table, index, "message"),
             *where = get_label (table, index, "where");
  int         kind = desmi_table_find_column (table, "kind");
  const char *page = get_page (kind < 0 ? NULL : desmi_table_get_text (table, index, (guint) kind));
  GtkWidget  *row = gtk_list_box_row_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *name = g_strjoin (where == NULL || *where == '\0' ? NULL : ": ",
                                     text == NULL ? "" : text, where, NULL);

  gtk_box_append (GTK_BOX (lines), new_label (text, NULL, PANGO_ELLIPSIZE_NONE));
  if (where != NULL && *where != '\0')
    gtk_box_append (GTK_BOX (lines), new_label (where, "desmi-dim", PANGO_ELLIPSIZE_END));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_add_css_class (box, "desmi-fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", page);
  gtk_widget_set_tooltip_text (row, name);
  desmi_a11y_set_label (row, name);
  return row;
}

/**
 * desmi_attention_fill:
 * @list: emptied first
 * @table: (nullable): the lookup "attention": kind, message, where
 */
void
desmi_attention_fill (GtkListBox *list, DesmiTable *table)
{
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (old));
  for (guint i = 0; table != NULL && i < desmi_table_get_n_rows (table); i++)
    gtk_list_box_append (list, new_row (table, i));
}
