/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart goes from one state to another; nothing moves at first, or where nothing is to move. */
#include "chart-fixture.h"
#include "ui-fixture.h"

#include "ui/widgets/desmi-chart-view-private.h"

#define FRAMES 10
#define FRAME_LIMIT_US 40000 /* five times what is asked for: the machine may be busy */

typedef struct
{
  GtkWidget      *window;
  DesmiChartView *view;
} Fixture;

static gboolean
has_picture (gpointer view)
{
  return ((DesmiChartView *) view)->pictures.plain != NULL;
}

static gboolean
is_still (gpointer view)
{
  return !desmi_chart_motion_is_on (&((DesmiChartView *) view)->motion);
}

static gboolean
is_half_way (gpointer view)
{
  DesmiChartView *self = view;

  return self->motion.part > 0 && self->motion.part < 1;
}

static void
set_animations (gboolean wanted)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", wanted, NULL);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = ui_chart_data_new ();

  set_animations (TRUE);
  self->window = gtk_window_new ();
  self->view = g_object_new (DESMI_TYPE_CHART_VIEW, NULL);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 600, 400);
  desmi_chart_view_set_data (self->view, data);
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait (has_picture, self->view, "the chart's picture");
  desmi_chart_view_clear (self->view);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  set_animations (FALSE);
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_settle ();
}

/* The same chart, without the first place. */
static DesmiChartData *
new_filtered (void)
{
  DesmiChartData    *data = ui_chart_data_new ();
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint row = 2; row < desmi_table_get_n_rows (data->table); row++)
    {
      desmi_table_builder_add_row (builder);
      for (guint column = 0; column < 3; column++)
        desmi_table_builder_set_text (builder, column,
                                      desmi_table_get_text (data->table, row, column),
                                      desmi_table_get_label (data->table, row, column));
      desmi_table_builder_set_int (builder, 3, desmi_table_get_int (data->table, row, 3));
    }
  desmi_table_unref (data->table);
  data->table = desmi_table_builder_end (builder);
  return data;
}

static void
test_on_its_way (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = new_filtered ();
  DesmiScene                *before = desmi_chart_view_get_scene (self->view);

  /* the first drawing does not move */
  g_assert_true (is_still (self->view));
  desmi_chart_view_set_data (self->view, data);
  g_assert_false (is_still (self->view));
  /* what is said and chosen is the new chart at once */
  g_assert_false (desmi_chart_view_get_scene (self->view) == before);
  ui_wait (is_half_way, self->view, "the chart to move");
  ui_picture (GTK_WIDGET (self->view), "chart-motion");
  ui_wait (is_still, self->view, "the chart to be still");
}

/* By pictures where there are too many marks. */
static void
test_pictures (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = new_filtered ();

  desmi_chart_view_set_data (self->view, data);
  self->view->motion.whole = TRUE;
  ui_wait (is_half_way, self->view, "the chart to move");
  ui_picture (GTK_WIDGET (self->view), "chart-motion-pictures");
  ui_wait (is_still, self->view, "the chart to be still");
}

static void
test_frame (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = new_filtered ();
  GtkWidget                 *widget = GTK_WIDGET (self->view);
  gint64                     start, spent;

  desmi_chart_view_set_data (self->view, data);
  ui_wait (is_half_way, self->view, "the chart to move");
  start = g_get_monotonic_time ();
  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

      self->view->motion.part = (i + 1.0) / (FRAMES + 1);
      GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
    }
  spent = (g_get_monotonic_time () - start) / FRAMES;
  g_test_message ("%" G_GINT64_FORMAT " µs a frame", spent);
  g_assert_cmpint (spent, <, FRAME_LIMIT_US);
}

static void
test_still (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = new_filtered (), trend = ui_chart_data_new_trend (),
                             again = ui_chart_data_new ();

  /* another chart is no other state */
  desmi_chart_view_set_data (self->view, trend);
  g_assert_true (is_still (self->view));
  ui_wait (has_picture, self->view, "the chart's picture");
  desmi_chart_view_set_data (self->view, again);
  ui_wait (has_picture, self->view, "the chart's picture");
  /* nor does it move for those who do not want it */
  set_animations (FALSE);
  desmi_chart_view_set_data (self->view, data);
  g_assert_true (is_still (self->view));
  set_animations (TRUE);
  /* nor when it is not to be seen */
  gtk_widget_set_visible (self->window, FALSE);
  desmi_chart_view_set_data (self->view, again);
  g_assert_true (is_still (self->view));
}

/* The pointer that rests there points at what has come, when it has. */
static void
test_pointer (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = new_filtered ();
  GtkWidget                 *widget = GTK_WIDGET (self->view);
  double                     x = gtk_widget_get_width (widget) / 2.0;

  desmi_chart_view_set_data (self->view, data);
  for (int y = 20; y < 400 && desmi_scene_pick (self->view->scene, x, y) < 0; y += 5)
    self->view->pointer_y = y + 5;
  desmi_chart_view_point (self->view, x, self->view->pointer_y);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, -1);
  ui_wait (is_still, self->view, "the chart to be still");
  /* the real pointer may have moved meanwhile, but it is where the widget takes it to be */
  g_assert_cmpint (
      desmi_chart_view_get_current (self->view), ==,
      desmi_scene_pick (self->view->scene, self->view->pointer_x, self->view->pointer_y));
}

/* At once where nothing moves; but not while the keyboard walks. */
static void
test_pointer_still (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = new_filtered (), again = ui_chart_data_new ();
  GtkWidget                 *widget = GTK_WIDGET (self->view);
  double                     x = gtk_widget_get_width (widget) / 2.0, y = 20;

  set_animations (FALSE);
  desmi_chart_view_set_data (self->view, data);
  while (y < gtk_widget_get_height (widget) && desmi_scene_pick (self->view->scene, x, y) < 0)
    y += 5;
  desmi_chart_view_set_data (self->view, again);
  desmi_chart_view_point (self->view, x, y);
  desmi_chart_view_set_data (self->view, data);
  g_assert_cmpint (self->view->hovered, >=, 0);
  g_assert_cmpint (self->view->hovered, ==, desmi_scene_pick (self->view->scene, x, y));
  desmi_chart_view_walk (self->view, 1, TRUE);
  desmi_chart_view_set_data (self->view, again);
  g_assert_cmpint (self->view->hovered, ==, -1);
  desmi_chart_view_set_data (self->view, data);
  g_assert_cmpint (self->view->hovered, ==, -1);
  desmi_chart_view_walk (self->view, 1, TRUE);
  gtk_widget_allocate (widget, gtk_widget_get_width (widget) - 20, gtk_widget_get_height (widget),
                       -1, NULL);
  g_assert_cmpint (self->view->hovered, ==, -1);
  g_assert_cmpint (self->view->focused, >=, 0);
}

static void
test_press (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = new_filtered ();

  desmi_chart_view_set_data (self->view, data);
  desmi_chart_view_begin_drag (self->view, 300, 200);
  g_assert_true (is_still (self->view));
  /* the chart may go while it moves */
  desmi_chart_view_end_drag (self->view, 1, 1, FALSE);
  g_clear_pointer (&data, desmi_chart_data_unref);
  data = ui_chart_data_new ();
  ui_wait (has_picture, self->view, "the chart's picture");
  desmi_chart_view_set_data (self->view, data);
  g_assert_false (is_still (self->view));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/chart-view/motion/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("on-its-way", test_on_its_way);
  ADD ("pictures", test_pictures);
  ADD ("frame", test_frame);
  ADD ("still", test_still);
  ADD ("pointer", test_pointer);
  ADD ("pointer-still", test_pointer_still);
  ADD ("press", test_press);
  return g_test_run ();
}
