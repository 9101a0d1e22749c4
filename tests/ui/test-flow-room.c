/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room that there is in the grid of flows: in a narrow window, with large letters, with many
 * rows. */
#include "flow-fixture.h"

#include "ui/villages/desmi-flow-layout.h"

#include <string.h>

/* How many texts a frame draws. */
static guint
count_texts (GtkWidget *widget)
{
  g_autoptr (GtkSnapshot)   snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes)        bytes = NULL;
  g_autofree char          *text = NULL;
  guint                     n = 0;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  bytes = gsk_render_node_serialize (node);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (const char *at = text; (at = strstr (at, "text {")) != NULL; at++)
    n++;
  return n;
}

/* In little room, with the last month in sight, it is still said which row it is. */
static void
test_narrow (UiFixture *self, gconstpointer data)
{
  static const char *const keys[] = { "TWN", "formal", "Nurse for the elderly", "F", "P2P" };
  DesmiFlowGridData        grid_data
      = { .village = FLOW_VILLAGE, .year = 2023, .direction = DESMI_DIRECTION_OUT };
  g_autoptr (DesmiFlowGrid) grid
      = desmi_flow_grid_new (&grid_data, NULL, desmi_locale_get_english ());
  GtkWidget *sheet = desmi_flow_sheet_new (), *scroller = gtk_scrolled_window_new (),
            *window = gtk_window_new ();
  g_autofree char      *name = NULL, *large = NULL;
  const DesmiFlowChange great = { 0, 11, 99999 };
  graphene_rect_t       bounds;
  float                 width;

  desmi_flow_grid_add_row (grid, keys);
  desmi_flow_sheet_set_grid (DESMI_FLOW_SHEET (sheet), grid, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), sheet);
  gtk_window_set_default_size (GTK_WINDOW (window), 460, 240);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle ();
  desmi_flow_sheet_go (DESMI_FLOW_SHEET (sheet), 0, 11);
  ui_settle ();
  name = desmi_flow_sheet_dup_tooltip (DESMI_FLOW_SHEET (sheet), 4, 36, FALSE);
  g_assert_cmpstr (name, ==, "Taiwan, formal, Nurse for the elderly, F, P to P");
  g_assert_true (gtk_widget_compute_bounds (desmi_flow_sheet_get_entry (DESMI_FLOW_SHEET (sheet)),
                                            sheet, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >, 200);
  g_assert_cmpfloat (bounds.origin.x, <, 460);
  ui_picture (window, "flow-tab-narrow");
  /* a great count is not cut off */
  width = bounds.size.width;
  g_assert_true (desmi_flow_grid_apply (grid, &great, 1));
  desmi_flow_sheet_update (DESMI_FLOW_SHEET (sheet));
  ui_settle ();
  g_assert_true (gtk_widget_compute_bounds (desmi_flow_sheet_get_entry (DESMI_FLOW_SHEET (sheet)),
                                            sheet, &bounds));
  g_assert_cmpfloat (bounds.size.width, >, width);
  /* nor is the row's name out of sight with letters of twice the size */
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_settle ();
  desmi_flow_sheet_go (DESMI_FLOW_SHEET (sheet), 0, 0);
  desmi_flow_sheet_go (DESMI_FLOW_SHEET (sheet), 0, 11);
  ui_settle ();
  large = desmi_flow_sheet_dup_tooltip (DESMI_FLOW_SHEET (sheet), 4, 60, FALSE);
  g_assert_cmpstr (large, ==, name);
  g_assert_true (gtk_widget_compute_bounds (desmi_flow_sheet_get_entry (DESMI_FLOW_SHEET (sheet)),
                                            sheet, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >, 200);
  g_assert_cmpfloat (bounds.origin.x, <, 460);
  ui_picture (window, "flow-tab-large-text");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  desmi_flow_sheet_set_grid (DESMI_FLOW_SHEET (sheet), NULL, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

/* Whatever months are scrolled to, the sum of a row is on the screen, and nothing of a month that
 * lies under it can be chosen. */
static void
test_sum_stays (UiFixture *self, gconstpointer data)
{
  const char *const keys[] = { "TWN", "formal", "Nurse for the elderly", "F", "P2P" };
  const guint       sum = DESMI_FLOW_N_KEYS + (guint) DESMI_FLOW_SUM;
  DesmiFlowGridData grid_data
      = { .village = FLOW_VILLAGE, .year = 2023, .direction = DESMI_DIRECTION_OUT };
  g_autoptr (DesmiFlowGrid) grid
      = desmi_flow_grid_new (&grid_data, NULL, desmi_locale_get_english ());
  DesmiFlowLayout layout = { 0 };
  double          x, scrolled;
  int             row, month;

  desmi_flow_grid_add_row (grid, keys);
  for (guint i = 0; i < DESMI_FLOW_MONTHS; i++)
    g_assert_true (desmi_flow_grid_apply (grid, &(DesmiFlowChange){ 0, i, 1234 + i }, 1));
  desmi_flow_layout_init (&layout);
  desmi_flow_layout_measure (&layout, GTK_WIDGET (self->window), grid);
  desmi_flow_layout_place (&layout, 700, 300);
  scrolled = layout.x[DESMI_FLOW_LAYOUT_COLUMNS] - layout.width;
  g_assert_cmpfloat (scrolled, >, 0);
  x = desmi_flow_layout_get_x (&layout, sum);
  g_assert_cmpfloat (x + layout.x[sum + 1] - layout.x[sum], <=, 700);
  g_assert_true (desmi_flow_layout_find (&layout, grid, x - 2, layout.row_px + 2, &row, &month));
  g_assert_cmpint (month, >, 0);
  g_assert_false (desmi_flow_layout_find (&layout, grid, x + 2, layout.row_px + 2, &row, &month));
  /* at the end of the row it is between the months and what is official */
  layout.scroll_x = scrolled;
  x = desmi_flow_layout_get_x (&layout, sum) + layout.x[sum + 1] - layout.x[sum];
  g_assert_cmpfloat_with_epsilon (desmi_flow_layout_get_x (&layout, sum + 1), x, 0.1);
  /* what fits is not moved */
  layout.scroll_x = 0;
  desmi_flow_layout_place (&layout, 4000, 300);
  g_assert_cmpfloat_with_epsilon (desmi_flow_layout_get_x (&layout, sum), layout.x[sum], 0.1);
  desmi_flow_layout_clear (&layout);
}

/* 200 rows: only what is on the screen is drawn. What a frame costs measures bench-flow-sheet. */
static void
test_large (UiFixture *self, gconstpointer data)
{
  DesmiFlowGridData grid_data
      = { .village = FLOW_VILLAGE, .year = 2023, .direction = DESMI_DIRECTION_OUT };
  g_autoptr (DesmiFlowGrid) grid
      = desmi_flow_grid_new (&grid_data, NULL, desmi_locale_get_english ());
  GtkWidget *sheet = desmi_flow_sheet_new (), *scroller = gtk_scrolled_window_new (),
            *window = gtk_window_new ();
  guint n_texts;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char  *occupation = g_strdup_printf ("Work %u", i);
      const char *const keys[] = { "TWN", "formal", occupation, "F", "P2P" };
      guint             row = desmi_flow_grid_add_row (grid, keys);

      for (guint month = 0; month < DESMI_FLOW_MONTHS; month++)
        {
          DesmiFlowChange change = { row, month, 1 + (row * 7 + month * 3) % 40 };

          desmi_flow_grid_apply (grid, &change, 1);
        }
    }
  desmi_flow_sheet_set_grid (DESMI_FLOW_SHEET (sheet), grid, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), sheet);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle ();
  n_texts = count_texts (sheet);
  g_test_message ("%u texts", n_texts);
  g_assert_cmpuint (n_texts, >, 200);
  g_assert_cmpuint (n_texts, <, 1000); /* of 3,400 */
  desmi_flow_sheet_set_grid (DESMI_FLOW_SHEET (sheet), NULL, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/flow-room/" name, UiFixture, NULL, ui_set_up, function, ui_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  ADD ("narrow", test_narrow);
  ADD ("sum-stays", test_sum_stays);
  ADD ("large", test_large);
  result = g_test_run ();
  ui_done ();
  return result;
}
