/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The titles of a list of entries: each sorts it, up, down, and as the register is listed. */
#include "ui/villages/desmi-register-header.h"

#include "ui/desmi-a11y.h"
#include "ui/villages/desmi-register-row.h"

#include <glib/gi18n-lib.h>

#define HEADER "desmi-header"
#define COLUMN "desmi-column"
#define ROW_PADDING 2

/* What a header knows; freed with it. */
typedef struct
{
  DesmiRegister reg;
  GtkWidget    *row;    /* not owned: its data */
  GtkListBox   *list;   /* not owned */
  DesmiTable   *table;  /* nullable */
  int           sorted; /* column, from 0; -1: as the register is listed */
  gboolean      descending;
} Header;

static void
header_free (gpointer data)
{
  Header *self = data;

  g_clear_pointer (&self->table, desmi_table_unref);
  g_free (self);
}

/* An arrow behind the title that the entries are sorted by. */
static void
show_order (Header *self)
{
  guint                      n;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (self->reg, &n);
  GtkWidget                 *button = gtk_widget_get_first_child (self->row);

  for (guint i = 0; i < n && button != NULL; i++)
    {
      const char *title
          = desmi_register_view_get_title (self->reg, &columns[i], desmi_locale_get_user ());
      const char      *arrow = (int) i != self->sorted ? "" : self->descending ? " ▼" : " ▲";
      g_autofree char *text = g_strconcat (title, arrow, NULL);

      gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
      button = gtk_widget_get_next_sibling (button);
    }
}

static int
sort_cb (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  Header *self = user_data;
  int     order;

  if (self->sorted < 0 || self->table == NULL)
    return 0;
  order = desmi_register_view_compare (self->reg, self->table, desmi_register_row_get_index (a),
                                       desmi_register_row_get_index (b), (guint) self->sorted);
  return self->descending ? -order : order;
}

/* Again the same column: the other way round; a third time: as the register is listed. */
static void
title_cb (GtkButton *button, gpointer user_data)
{
  Header  *self = user_data;
  int      column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), COLUMN));
  gboolean again = self->sorted == column;

  self->sorted = again && self->descending ? -1 : column;
  self->descending = again && !self->descending;
  gtk_list_box_invalidate_sort (self->list);
  show_order (self);
}

static GtkWidget *
new_title (Header *self, const DesmiRegisterColumn *column, GPtrArray *widths, guint i)
{
  const char *title = desmi_register_view_get_title (self->reg, column, desmi_locale_get_user ());
  GtkWidget  *button = gtk_button_new ();
  GtkWidget  *label = gtk_label_new (title);
  /* Translators: %s is the title of a column */
  g_autofree char *spoken = g_strdup_printf (_ ("Sort by %s"), title);
  gboolean         is_number = desmi_register_view_is_number (self->reg, column);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "desmi-column-title");
  gtk_widget_add_css_class (label, "desmi-dim");
  gtk_widget_add_css_class (label, "desmi-caption");
  gtk_widget_set_hexpand (button, column->names);
  gtk_widget_set_tooltip_text (button, spoken);
  desmi_a11y_set_label (button, spoken);
  g_object_set_data (G_OBJECT (button), COLUMN, GINT_TO_POINTER ((int) i));
  g_signal_connect (button, "clicked", G_CALLBACK (title_cb), self);
  gtk_size_group_add_widget (g_ptr_array_index (widths, i), button);
  return button;
}

/**
 * desmi_register_header_new:
 * @widths: (element-type GtkSizeGroup): gets one a column
 * @list: of rows of desmi_register_row_new(); is sorted from now on, and lives as long as the
 * header
 *
 * Returns: (transfer floating): the titles
 */
GtkWidget *
desmi_register_header_new (DesmiRegister reg, GPtrArray *widths, GtkListBox *list)
{
  guint                      n;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (reg, &n);
  Header                    *self = g_new0 (Header, 1);

  self->reg = reg;
  self->list = list;
  self->sorted = -1;
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  g_object_set_data_full (G_OBJECT (self->row), HEADER, self, header_free);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (widths, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
      gtk_box_append (GTK_BOX (self->row), new_title (self, &columns[i], widths, i));
    }
  gtk_widget_add_css_class (self->row, "desmi-fact");
  /* as the rows of a list box have them around */
  gtk_widget_set_margin_start (self->row, ROW_PADDING);
  gtk_widget_set_margin_end (self->row, ROW_PADDING);
  gtk_list_box_set_sort_func (list, sort_cb, self, NULL);
  return self->row;
}

/**
 * desmi_register_header_set_table:
 * @table: (nullable): whose rows the list shows from now on
 */
void
desmi_register_header_set_table (GtkWidget *header, DesmiTable *table)
{
  Header *self = g_object_get_data (G_OBJECT (header), HEADER);

  g_clear_pointer (&self->table, desmi_table_unref);
  self->table = table != NULL ? desmi_table_ref (table) : NULL;
}
