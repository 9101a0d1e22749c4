/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menus of the sheet of flows: where that of cells comes up, and which rows can be added. */
#include "flow-fixture.h"

#include "ui/villages/desmi-flow-sheet-private.h"

static gboolean
is_open (gpointer popover)
{
  return gtk_widget_get_mapped (popover);
}

static int
get_menu_y (DesmiFlowSheet *sheet)
{
  GdkRectangle at = { 0 };

  g_assert_true (gtk_popover_get_pointing_to (sheet->menu, &at));
  return at.y;
}

/* At the cell that was pressed, for all cells that are selected with it. */
static void
test_cells (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);
  DesmiFlowCursor cursor;

  desmi_flow_sheet_go (sheet, 1, 2);
  ui_send_key_with (GTK_WIDGET (sheet), GDK_KEY_Right, GDK_SHIFT_MASK);
  ui_send_key_with (GTK_WIDGET (sheet), GDK_KEY_Down, GDK_SHIFT_MASK);
  desmi_flow_sheet_ask_menu (sheet, 1, 3);
  ui_wait (is_open, sheet->menu, "the menu");
  desmi_flow_sheet_get_selected (sheet, &cursor);
  g_assert_cmpuint (cursor.first_row, ==, 1);
  g_assert_cmpuint (cursor.last_row, ==, 2);
  g_assert_cmpuint (cursor.first_month, ==, 2);
  g_assert_cmpuint (cursor.last_month, ==, 3);
  g_assert_cmpint (get_menu_y (sheet), ==, (int) desmi_flow_layout_get_y (&sheet->layout, 1));
  gtk_popover_popdown (sheet->menu);
}

/* Of a cell that is none of them it is alone; the title of a month has its own place. */
static void
test_cell (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);
  DesmiFlowCursor cursor;

  desmi_flow_sheet_go (sheet, 1, 2);
  ui_send_key_with (GTK_WIDGET (sheet), GDK_KEY_Right, GDK_SHIFT_MASK);
  desmi_flow_sheet_ask_menu (sheet, 2, 5);
  ui_wait (is_open, sheet->menu, "the menu");
  desmi_flow_sheet_get_selected (sheet, &cursor);
  g_assert_cmpuint (cursor.first_row, ==, 2);
  g_assert_cmpuint (cursor.last_row, ==, 2);
  g_assert_cmpuint (cursor.first_month, ==, 5);
  g_assert_cmpuint (cursor.last_month, ==, 5);
  g_assert_cmpint (get_menu_y (sheet), ==, (int) desmi_flow_layout_get_y (&sheet->layout, 2));
  desmi_flow_sheet_open_menu (sheet, -1, 4);
  ui_settle ();
  g_assert_cmpint (get_menu_y (sheet), ==, 0);
  gtk_popover_popdown (sheet->menu);
}

static GtkMenuButton *
find_add_button (UiFixture *self)
{
  GtkLabel *label = ui_find_label (GTK_WIDGET (self->window), "+ Row…");

  return GTK_MENU_BUTTON (gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_MENU_BUTTON));
}

static gboolean
is_empty (gpointer data)
{
  return ui_has_label (GTK_WIDGET (((UiFixture *) data)->window), "Add a row first");
}

/* All causes of a country are added by opening the choices and accepting them. */
static void
test_all (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);
  GtkWidget      *popover = GTK_WIDGET (gtk_menu_button_get_popover (find_add_button (self)));
  GtkWidget      *button;

  flow_show_kind (self, "causes");
  ui_wait (is_empty, self, "the empty table of causes");
  gtk_menu_button_popup (find_add_button (self));
  ui_wait (is_open, popover, "the choices");
  ui_picture (GTK_WIDGET (self->window), "flow-all-causes");
  button
      = gtk_widget_get_ancestor (GTK_WIDGET (ui_find_label (popover, "Add Rows")), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_settle ();
  g_assert_cmpuint (desmi_flow_grid_get_n_rows (sheet->grid), ==, 6);
  ui_picture (GTK_WIDGET (self->window), "flow-all-causes-added");
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  g_test_add ("/ui/flow-menu/cells", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_cells,
              ui_tear_down);
  g_test_add ("/ui/flow-menu/cell", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_cell,
              ui_tear_down);
  g_test_add ("/ui/flow-menu/all", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_all,
              ui_tear_down);
  result = g_test_run ();
  ui_done ();
  return result;
}
