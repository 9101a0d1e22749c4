/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of the store in rows and columns, sorted by its headers. */
#include "ui/desmi-table-view.h"

#include "app/desmi-table-clip.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-clip.h"
#include "ui/desmi-column-title.h"
#include "ui/desmi-columns.h"
#include "ui/desmi-tab-stop.h"
#include "ui/desmi-table-out.h"
#include "ui/desmi-table-model.h"
#include "ui/desmi-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_CHARS 12 /* of a name, with text of any size */
#define TEXT_CHARS 16  /* of other words than those that name the row */
#define LOOKED_AT 200  /* rows, for how long the words are */

struct _DesmiTableView
{
  AdwBin         parent_instance;

  GtkColumnView *view;
  GtkWidget     *menu;
  DesmiTable    *table;
  GArray        *columns; /* (element-type guint): shown, in their order */
  GPtrArray     *titles;  /* (element-type utf8): theirs */
  char          *missing_text;
  char          *label;  /* nullable */
  char          *source; /* nullable */
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
  int             chars; /* that it has room for at least */
  char           *title;
} Column;

static void
column_free (gpointer data, GClosure *closure)
{
  Column *self = data;

  g_free (self->title);
  g_free (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column    *column = user_data;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column->number ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), column->chars);
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

/* What names the row is read before the rest, which scrolls; other words are told apart. -1: as the
 * numbers need. */
static int
count_chars (DesmiTableView *self, const Column *column)
{
  glong longest = 0;

  if (column->first)
    return FIRST_CHARS;
  for (guint i = 0; !column->number && i < MIN (desmi_table_get_n_rows (self->table), LOOKED_AT);
       i++)
    {
      g_autofree char *text = dup_cell (self, i, column->column);

      longest = MAX (longest, text != NULL ? g_utf8_strlen (text, -1) : 0);
    }
  return longest == 0 ? -1 : (int) MIN (longest, TEXT_CHARS);
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
  column->number = !desmi_table_is_category (self->table, index);
  column->bold = spec->bold;
  column->first = g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) == 0;
  column->chars = count_chars (self, column);
  title = spec->title != NULL ? spec->title : desmi_column_title (spec->name);
  column->title = g_strdup (spec->spoken != NULL ? spec->spoken : title);
  sorting = g_memdup2 (column, sizeof *column);
  sorting->title = NULL;
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, sorting, g_free));
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), column, column_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_array_append_val (self->columns, index);
  g_ptr_array_add (self->titles, g_strdup (column->title));
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
  g_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->titles, 0);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_table_view_copy (DESMI_TABLE_VIEW (widget));
}

static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  g_autoptr (DesmiTableSheet) sheet
      = desmi_table_view_make_sheet (DESMI_TABLE_VIEW (widget), desmi_table_out_get_audience (out));

  desmi_table_out_give (out, sheet);
}

static void
pressed_cb (DesmiTableView *self, int n_press, double x, double y)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pressed_cb (DESMI_TABLE_VIEW (widget), 1, gtk_widget_get_width (widget) / 2.0, 0);
}

/* A menu of its own, since not every table has a card around it that has one. */
static void
add_menu (DesmiTableView *self)
{
  g_autoptr (GMenu) model = g_menu_new ();
  GtkGesture       *click = gtk_gesture_click_new ();

  g_menu_append (model, _ ("Copy _Table"), "table.copy");
  desmi_table_out_append_menu (model);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
desmi_table_view_dispose (GObject *object)
{
  g_clear_pointer (&DESMI_TABLE_VIEW (object)->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (desmi_table_view_parent_class)->dispose (object);
}

static void
desmi_table_view_finalize (GObject *object)
{
  DesmiTableView *self = DESMI_TABLE_VIEW (object);

  g_clear_pointer (&self->table, desmi_table_unref);
  g_free (self->missing_text);
  g_free (self->label);
  g_free (self->source);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->titles);
  G_OBJECT_CLASS (desmi_table_view_parent_class)->finalize (object);
}

static void
desmi_table_view_class_init (DesmiTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_table_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_table_view_finalize;
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  desmi_table_out_install (widget_class);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", DESMI_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
desmi_table_view_init (DesmiTableView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->titles = g_ptr_array_new_with_free_func (g_free);
  gtk_column_view_set_show_row_separators (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "desmi-table");
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), desmi_tab_stop_new (scroller));
  add_menu (self);
  desmi_table_out_provide (GTK_WIDGET (self), out_cb);
}

/**
 * desmi_table_view_set_label:
 * @label: what the table holds, for screen readers
 */
void
desmi_table_view_set_label (DesmiTableView *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
  desmi_a11y_name_column_view (self->view, label);
}

/**
 * desmi_table_view_set_source:
 * @source: (nullable): where the numbers come from, which goes with a copy of them
 */
void
desmi_table_view_set_source (DesmiTableView *self, const char *source)
{
  g_free (self->source);
  self->source = g_strdup (source);
}

/* (element-type guint): the rows as they are sorted. */
static GArray *
list_rows (DesmiTableView *self)
{
  GListModel *shown = G_LIST_MODEL (gtk_column_view_get_model (self->view));
  guint       n = g_list_model_get_n_items (shown);
  GArray     *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DesmiTableRow) row = g_list_model_get_item (shown, i);
      guint                     index = desmi_table_row_get_index (row);

      g_array_append_val (rows, index);
    }
  return rows;
}

/**
 * desmi_table_view_copy:
 *
 * Puts the table on the clipboard as it is shown: for spreadsheets, for letters and as plain text.
 * Without a table nothing happens.
 */
void
desmi_table_view_copy (DesmiTableView *self)
{
  DesmiTableClip     clip = { self->table, NULL,         self->columns,      self->titles,
                              self->label, self->source, self->missing_text, desmi_locale_get_user () };
  g_autoptr (GArray) rows = NULL;
  g_autofree char   *tsv = NULL, *html = NULL;

  if (self->table == NULL)
    return;
  clip.rows = rows = list_rows (self);
  tsv = desmi_table_clip_to_tsv (&clip);
  html = desmi_table_clip_to_html (&clip);
  desmi_clip_set (GTK_WIDGET (self), tsv, html);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s",
                              _ ("The table is on the clipboard"));
}

/**
 * desmi_table_view_make_sheet:
 * @audience: for whom the table was asked
 *
 * Returns: (transfer full) (nullable): the table as it is shown, to be saved or printed; %NULL
 *   without a table
 */
DesmiTableSheet *
desmi_table_view_make_sheet (DesmiTableView *self, DesmiAudience audience)
{
  DesmiTableClip     clip = { self->table, NULL,         self->columns,      self->titles,
                              self->label, self->source, self->missing_text, desmi_locale_get_user () };
  g_autoptr (GArray) rows = NULL;

  if (self->table == NULL)
    return NULL;
  clip.rows = rows = list_rows (self);
  return desmi_table_sheet_new (&clip, audience);
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
