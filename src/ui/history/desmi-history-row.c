/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/history/desmi-history-row.h"

#include "app/desmi-history-list.h"
#include "core/desmi-locale.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-tooltip.h"

#include <glib/gi18n-lib.h>

#define PARTS "desmi-history-parts"

typedef struct
{
  GtkLabel *day, *time, *label, *state, *changes, *who;
} Parts;

static GtkLabel *
new_label (GtkBox *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Parts     *parts = g_new0 (Parts, 1);

  gtk_widget_set_margin_start (outer, 10);
  gtk_widget_set_margin_end (outer, 10);
  gtk_widget_set_margin_top (outer, 2);
  gtk_widget_set_margin_bottom (outer, 2);
  parts->day = new_label (GTK_BOX (outer), "desmi-title");
  gtk_widget_set_margin_top (GTK_WIDGET (parts->day), 6);
  gtk_box_append (GTK_BOX (outer), line);
  parts->time = new_label (GTK_BOX (line), "desmi-dim");
  gtk_widget_add_css_class (GTK_WIDGET (parts->time), "desmi-number");
  gtk_label_set_width_chars (parts->time, 5);
  parts->label = new_label (GTK_BOX (line), NULL);
  gtk_label_set_ellipsize (parts->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (parts->label), TRUE);
  parts->state = new_label (GTK_BOX (line), "desmi-badge");
  gtk_widget_set_valign (GTK_WIDGET (parts->state), GTK_ALIGN_CENTER);
  parts->changes = new_label (GTK_BOX (line), "desmi-dim");
  gtk_widget_add_css_class (GTK_WIDGET (parts->changes), "desmi-number");
  parts->who = new_label (GTK_BOX (line), "desmi-dim");
  gtk_label_set_ellipsize (parts->who, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (parts->who, 12);
  gtk_label_set_max_width_chars (parts->who, 18);
  g_object_set_data_full (G_OBJECT (outer), PARTS, parts, g_free);
  gtk_list_item_set_child (item, outer);
}

static const char *
get_state_name (const char *state)
{
  if (g_strcmp0 (state, "undone") == 0)
    return C_ ("step of the history", "undone");
  if (g_strcmp0 (state, "dropped") == 0)
    return C_ ("step of the history", "undone, out of reach");
  return NULL;
}

static char *
describe_changes (DesmiTable *list, guint row)
{
  gint64           n = desmi_table_get_int (list, row, DESMI_HISTORY_CHANGES);
  g_autofree char *count = desmi_format_count (n, desmi_locale_get_user ());

  if (g_strcmp0 (desmi_table_get_text (list, row, DESMI_HISTORY_KIND), "batch") == 0)
    /* Translators: %s is a number, written out for the reader */
    return g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) n), count);
  /* Translators: %s is a number, written out for the reader */
  return g_strdup_printf (ngettext ("%s change", "%s changes", (gulong) n), count);
}

static void
show_day (Parts *parts, DesmiTable *list, guint row)
{
  const char      *day = desmi_table_get_text (list, row, DESMI_HISTORY_DAY);
  g_autofree char *text
      = day != NULL ? desmi_format_day (day, desmi_locale_get_user ()) : g_strdup (_ ("No date"));

  gtk_widget_set_visible (GTK_WIDGET (parts->day), desmi_history_list_is_first_of_day (list, row));
  gtk_label_set_label (parts->day, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  DesmiTableRow   *step = gtk_list_item_get_item (item);
  DesmiTable      *list = desmi_table_row_get_table (step);
  guint            row = desmi_table_row_get_index (step);
  GtkWidget       *outer = gtk_list_item_get_child (item);
  Parts           *parts = g_object_get_data (G_OBJECT (outer), PARTS);
  const char      *label = desmi_table_get_text (list, row, DESMI_HISTORY_LABEL);
  const char      *state = get_state_name (desmi_table_get_text (list, row, DESMI_HISTORY_STATE));
  const char      *who = desmi_table_get_text (list, row, DESMI_HISTORY_WHO);
  const char      *minute = desmi_table_get_text (list, row, DESMI_HISTORY_TIME);
  g_autofree char *changes = describe_changes (list, row);
  g_autofree char *name = NULL;

  show_day (parts, list, row);
  gtk_label_set_label (parts->time, minute != NULL ? minute : "");
  gtk_label_set_label (parts->label, label);
  desmi_tooltip_set_text (GTK_WIDGET (parts->label), label);
  gtk_label_set_label (parts->changes, changes);
  gtk_label_set_label (parts->who, who);
  desmi_tooltip_set_text (GTK_WIDGET (parts->who), who);
  gtk_label_set_label (parts->state, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (parts->state), state != NULL);
  if (state != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (parts->label), "desmi-dim");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (parts->label), "desmi-dim");
  name = g_strjoin (", ", gtk_label_get_label (parts->day), gtk_label_get_label (parts->time),
                    label, changes, who, state, NULL);
  desmi_a11y_name_row (outer, name);
}

/**
 * desmi_history_row_factory_new:
 *
 * Returns: (transfer full): makes the rows of a list of #DesmiTableRow, whose table is made by
 *   desmi_history_list_filter()
 */
GtkListItemFactory *
desmi_history_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
