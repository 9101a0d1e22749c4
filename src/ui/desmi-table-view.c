/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of the store in rows and columns, sorted by its headers. */
#include "ui/desmi-table-view.h"

#include "ui/desmi-a11y.h"
#include "ui/desmi-column-title.h"
#include "ui/desmi-columns.h"
#include "ui/desmi-tab-stop.h"
#include "ui/desmi-table-model.h"
#include "ui/desmi-tooltip.h"

#define FIRST_CHARS 9 /* of a name, with text of any size */

struct _DesmiTableView
{
  AdwBin         parent_instance;

  GtkColumnView *view;
  DesmiTable    *table;
  char          *missing_text;
};

G_DEFINE_FINAL_TYPE (DesmiTableView, desmi_table_view, ADW_TYPE_BIN)

enum
{
  ROW_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a column's factory and sorter need to know. */
typedef struct
{
  DesmiTableView *view; /* not owned: the column is the view's */
  guint           column;
  gboolean        number;
  gboolean        bold;
  gboolean        first; /* names the row */
  char           *title;
} Column;

static void
column_free (gpointer data, GClosure *closure)
{
  Column *self = data;

  g_free (self->title);
  g_free (self);
}

static gboolean
is_number (DesmiColumnType type)
{
  return type == DESMI_COLUMN_COUNT || type == DESMI_COLUMN_IDR || type == DESMI_COLUMN_MILLI
         || type == DESMI_COLUMN_RATIO;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column    *column = user_data;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column->number ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_MIDDLE);
  /* what names the row is read before the rest, which scrolls */
  if (column->first)
    gtk_label_set_width_chars (GTK_LABEL (label), FIRST_CHARS);
  gtk_widget_add_css_class (label, "desmi-number");
  if (column->bold)
    gtk_widget_add_css_class (label, "desmi-bold");
  gtk_list_item_set_child (item, label);
}

static char *
dup_cell (DesmiTableView *self, guint row, guint column)
{
  if (self->missing_text != NULL
      && desmi_table_get_mark (self->table, row, column) == DESMI_MARK_MISSING)
    return g_strdup (self->missing_text);
  return desmi_table_dup_display (self->table, row, column, desmi_locale_get_user ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column          *column = user_data;
  GtkWidget       *label = gtk_list_item_get_child (item);
  DesmiTableRow   *row = gtk_list_item_get_item (item);
  g_autofree char *text = dup_cell (column->view, desmi_table_row_get_index (row), column->column);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (!column->number)
    desmi_tooltip_set_text (label, text);
  if (desmi_table_get_mark (desmi_table_row_get_table (row), desmi_table_row_get_index (row),
                            column->column)
      == DESMI_MARK_MISSING)
    gtk_widget_add_css_class (label, "desmi-dim");
  else
    gtk_widget_remove_css_class (label, "desmi-dim");
  desmi_a11y_name_cell (label, column->title, text);
  if (column->first)
    desmi_a11y_name_row (label, text);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Column *column = user_data;

  return desmi_table_row_compare (DESMI_TABLE_ROW ((gpointer) a), DESMI_TABLE_ROW ((gpointer) b),
                                  column->column);
}

static void
add_column (DesmiTableView *self, const DesmiTableColumn *spec, guint index)
{
  Column                         *column = g_new0 (Column, 1), *sorting;
  GtkListItemFactory             *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  GtkSorter                      *sorter;
  const char                     *title;

  column->view = self;
  column->column = index;
  column->number = is_number (desmi_table_get_column_type (self->table, index));
  column->bold = spec->bold;
  column->first = g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) == 0;
  title = spec->title != NULL ? spec->title : desmi_column_title (spec->name);
  column->title = g_strdup (spec->spoken != NULL ? spec->spoken : title);
  sorting = g_memdup2 (column, sizeof *column);
  sorting->title = NULL;
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, sorting, g_free));
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), column, column_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_sorter (view_column, sorter);
  g_object_unref (sorter);
  gtk_column_view_column_set_expand (view_column, spec->expand);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  desmi_columns_append (self->view, view_column, column->number);
}

static void
activate_cb (DesmiTableView *self, guint position)
{
  g_autoptr (DesmiTableRow) row
      = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  if (row != NULL)
    g_signal_emit (self, signals[ROW_ACTIVATED], 0, desmi_table_row_get_index (row));
}

static void
clear_columns (DesmiTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

static void
desmi_table_view_finalize (GObject *object)
{
  DesmiTableView *self = DESMI_TABLE_VIEW (object);

  g_clear_pointer (&self->table, desmi_table_unref);
  g_free (self->missing_text);
  G_OBJECT_CLASS (desmi_table_view_parent_class)->finalize (object);
}

static void
desmi_table_view_class_init (DesmiTableViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_table_view_finalize;
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", DESMI_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
desmi_table_view_init (DesmiTableView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "desmi-table");
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), desmi_tab_stop_new (scroller));
}

/**
 * desmi_table_view_set_label:
 * @label: what the table holds, for screen readers
 */
void
desmi_table_view_set_label (DesmiTableView *self, const char *label)
{
  desmi_a11y_name_column_view (self->view, label);
}

/**
 * desmi_table_view_set_missing_text:
 * @text: (nullable): what stands in cells that were not reported, instead of a dash
 */
void
desmi_table_view_set_missing_text (DesmiTableView *self, const char *text)
{
  g_free (self->missing_text);
  self->missing_text = g_strdup (text);
}

/**
 * desmi_table_view_set_table:
 * @table: (nullable): what to show
 * @columns: (nullable): which columns, in which order; %NULL shows all
 *
 * Shows another table. Columns that @table lacks are left out.
 */
void
desmi_table_view_set_table (DesmiTableView         *self,
                            DesmiTable             *table,
                            const DesmiTableColumn *columns,
                            guint                   n_columns)
{
  GtkSortListModel  *sorted;
  GtkSelectionModel *selection;

  gtk_column_view_set_model (self->view, NULL);
  clear_columns (self);
  g_clear_pointer (&self->table, desmi_table_unref);
  if (table == NULL)
    return;
  self->table = desmi_table_ref (table);
  for (guint i = 0; columns == NULL && i < desmi_table_get_n_columns (table); i++)
    add_column (
        self,
        &(DesmiTableColumn){ desmi_table_get_column_name (table, i), NULL, i == 0, FALSE, NULL },
        i);
  for (guint i = 0; columns != NULL && i < n_columns; i++)
    {
      int index = desmi_table_find_column (table, columns[i].name);

      if (index >= 0)
        add_column (self, &columns[i], (guint) index);
    }
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (desmi_table_model_new (table)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (sorted)));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (selection), FALSE);
  gtk_single_selection_set_can_unselect (GTK_SINGLE_SELECTION (selection), TRUE);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (selection), GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
}
