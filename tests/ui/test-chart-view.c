/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart widget: hover, pin, keyboard, words, sizes, and that a frame is cheap. */
#include "chart-fixture.h"
#include "ui-fixture.h"

#include "ui/widgets/desmi-chart-card.h"
#include "ui/widgets/desmi-chart-tip.h"
#include "ui/widgets/desmi-chart-view-private.h"

#define FRAMES 20
#define FRAME_LIMIT_US 40000 /* five times what is asked for: the machine may be busy */

static void
test_words (UiChart *self, gconstpointer unused)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Where they go");
  g_assert_nonnull (strstr (desmi_chart_view_get_description (self->view), "605"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       desmi_chart_view_get_description (self->view));
  g_assert_true (ui_has_label (self->window, "People, 2023"));
  g_assert_true (ui_has_label (self->window, "Source: test"));
}

static void
test_hover (UiChart *self, gconstpointer unused)
{
  int                   index;
  const DesmiSceneMark *taiwan = ui_chart_find_mark (self, "Taiwan:", &index);

  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, -1);
  desmi_chart_view_point (self->view, taiwan->box.x + taiwan->box.width / 2,
                          taiwan->box.y + taiwan->box.height / 2);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, index);
  g_assert_true (g_str_has_prefix (desmi_chart_view_get_description (self->view), "Taiwan"));
  g_assert_nonnull (strstr (desmi_chart_view_get_description (self->view), "245"));
  desmi_chart_view_point (self->view, 1, 1);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, -1);
}

static gboolean
has_tip (gpointer view)
{
  return ui_has_label (view, "Taiwan");
}

static void
test_tooltip (UiChart *self, gconstpointer unused)
{
  int                   index;
  const DesmiSceneMark *taiwan = ui_chart_find_mark (self, "Taiwan:", &index);
  GtkWidget            *tip;
  graphene_rect_t       bounds;

  desmi_chart_view_point (self->view, taiwan->box.x + 2, taiwan->box.y + 2);
  g_assert_false (ui_has_label (GTK_WIDGET (self->view), "Taiwan"));
  ui_wait (has_tip, self->view, "the tooltip");
  ui_settle ();
  tip = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  g_assert_true (gtk_widget_compute_bounds (tip, GTK_WIDGET (self->view), &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=,
                     (float) gtk_widget_get_width (GTK_WIDGET (self->view)));
  g_assert_false (graphene_rect_contains_point (
      &bounds, &GRAPHENE_POINT_INIT ((float) taiwan->box.x + 2, (float) taiwan->box.y + 2)));
  ui_picture (GTK_WIDGET (self->card), "chart-hover");
}

/* Wherever the pointer is, in a chart of any size, with a name of any length. */
static void
test_tooltip_place (UiChart *self, gconstpointer unused)
{
  static const int         sizes[][2] = { { 800, 500 }, { 420, 320 }, { 300, 120 }, { 240, 320 } };
  static const char *const words[]
      = { "Taiwan: 245 people, 40%", "Haurgeulis, Gabuswetan and Kroya to Hong Kong: 1,204 people, "
                                     "31 % of all who left the district in 2023" };
  GtkWidget *tip = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  gtk_widget_set_child_visible (tip, TRUE);
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (int x = 0; x < sizes[s][0]; x += 13)
        for (int y = 0; y < sizes[s][1]; y += 17)
          {
            GtkAllocation box;

            desmi_chart_tip_set_words (tip, words[w], w == 0 ? NULL : "Click to filter");
            desmi_chart_tip_place (tip, x, y, sizes[s][0], sizes[s][1]);
            gtk_widget_get_allocation (tip, &box);
            g_assert_cmpint (box.x, >=, 0);
            g_assert_cmpint (box.y, >=, 0);
            g_assert_cmpint (box.x + box.width, <=, sizes[s][0]);
            g_assert_cmpint (box.y + box.height, <=, sizes[s][1]);
            g_assert_false (x >= box.x && x < box.x + box.width && y >= box.y
                            && y < box.y + box.height);
          }
  gtk_widget_set_child_visible (tip, FALSE);
}

static void
test_pin (UiChart *self, gconstpointer unused)
{
  int                   index;
  const DesmiSceneMark *taiwan = ui_chart_find_mark (self, "Taiwan:", &index);

  desmi_chart_view_point (self->view, taiwan->box.x + 2, taiwan->box.y + 2);
  desmi_chart_view_pin (self->view);
  desmi_chart_view_point (self->view, 1, 1);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, index);
  ui_send_key (GTK_WIDGET (self->view), GDK_KEY_Escape);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, -1);
}

/* By keyboard every mark is reached that the pointer reaches, each once. */
static void
test_keyboard (UiChart *self, gconstpointer unused)
{
  DesmiScene            *scene = desmi_chart_view_get_scene (self->view);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint                  n_marks = 0;
  int                    first, last;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    n_marks += desmi_scene_get_mark (scene, i)->accessible != NULL ? 1 : 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (self->view)));
  ui_send_key (GTK_WIDGET (self->view), GDK_KEY_End);
  last = desmi_chart_view_get_current (self->view);
  ui_send_key (GTK_WIDGET (self->view), GDK_KEY_Home);
  first = desmi_chart_view_get_current (self->view);
  g_assert_cmpint (first, !=, last);
  for (guint i = 0; i < n_marks; i++)
    {
      g_hash_table_add (seen, GINT_TO_POINTER (desmi_chart_view_get_current (self->view)));
      ui_send_key (GTK_WIDGET (self->view), GDK_KEY_Right);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, n_marks);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, last);
  ui_send_key (GTK_WIDGET (self->view), GDK_KEY_Left);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), !=, last);
  ui_send_key (GTK_WIDGET (self->view), GDK_KEY_Return);
  ui_picture (GTK_WIDGET (self->card), "chart-keyboard");
  ui_send_key (GTK_WIDGET (self->view), GDK_KEY_Escape);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, -1);
}

static void
test_table (UiChart *self, gconstpointer unused)
{
  gtk_widget_activate_action (GTK_WIDGET (self->card), "chart.show-table", NULL);
  ui_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (self->view)));
  g_assert_true (ui_has_label (self->window, "Haurgeulis"));
  g_assert_true (ui_has_label (self->window, "300"));
  g_assert_true (ui_has_label (self->window, "From"));
  g_assert_true (ui_has_label (self->window, "To"));
  /* words keep enough room to be told apart, however little there is */
  g_assert_cmpint (gtk_label_get_width_chars (ui_find_label (self->window, "Hong Kong")), >=, 9);
  ui_picture (GTK_WIDGET (self->card), "chart-table");
  gtk_widget_activate_action (GTK_WIDGET (self->card), "chart.show-table", NULL);
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (self->view)));
}

/* The scene is laid out for the size and the text size in force, and not again for a frame. */
static void
test_sizes (UiChart *self, gconstpointer unused)
{
  DesmiScene *scene = desmi_scene_ref (desmi_chart_view_get_scene (self->view));
  int         height = gtk_widget_get_height (GTK_WIDGET (self->view));

  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  ui_settle ();
  g_assert_true (desmi_chart_view_get_scene (self->view) == scene);
  g_assert_cmpfloat_with_epsilon (desmi_scene_get_width (scene),
                                  gtk_widget_get_width (GTK_WIDGET (self->view)), 0.5);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_settle ();
  g_assert_false (desmi_chart_view_get_scene (self->view) == scene);
  g_assert_cmpfloat_with_epsilon (
      desmi_scene_get_theme (desmi_chart_view_get_scene (self->view))->text_scale, 2.0, 0.01);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (self->view)), !=, height);
  ui_picture (GTK_WIDGET (self->card), "chart-200");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  ui_settle ();
  desmi_scene_unref (scene);
}

static void
test_dark (UiChart *self, gconstpointer unused)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  ui_settle ();
  g_assert_cmpint (desmi_scene_get_theme (desmi_chart_view_get_scene (self->view))->kind, ==,
                   DESMI_THEME_DARK);
  ui_picture (GTK_WIDGET (self->card), "chart-dark");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  ui_settle ();
  g_assert_cmpint (desmi_scene_get_theme (desmi_chart_view_get_scene (self->view))->kind, ==,
                   DESMI_THEME_LIGHT);
}

/* A frame shows a texture that is there already: cheap while nothing changes, and while the pointer
 * moves. */
static void
test_frame (UiChart *self, gconstpointer unused)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  gint64     start, spent;

  start = g_get_monotonic_time ();
  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

      desmi_chart_view_point (self->view, i * gtk_widget_get_width (widget) / FRAMES,
                              gtk_widget_get_height (widget) / 2);
      GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
    }
  spent = (g_get_monotonic_time () - start) / FRAMES;
  g_test_message ("%" G_GINT64_FORMAT " µs a frame", spent);
  g_assert_cmpint (spent, <, FRAME_LIMIT_US);
}

static gboolean
is_faded (gpointer view)
{
  return ((DesmiChartView *) view)->pictures.faded != NULL;
}

/* No frame makes the faded picture: it comes between them, also anew when the chart has another
 * size or other data before it is there. */
static void
test_faded (UiChart *self, gconstpointer unused)
{
  g_autoptr (GtkSnapshot)    snapshot = gtk_snapshot_new ();
  g_autoptr (DesmiChartData) data = ui_chart_data_new_trend ();
  GtkWidget                 *widget = GTK_WIDGET (self->view);

  desmi_chart_view_walk (self->view, 1, TRUE);
  desmi_chart_view_pin (self->view);
  ui_wait (is_faded, self->view, "the faded picture");
  g_assert_null (self->view->pictures.fade);
  gtk_widget_allocate (widget, gtk_widget_get_width (widget) - 20, gtk_widget_get_height (widget),
                       -1, NULL);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), >=, 0);
  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  g_assert_nonnull (self->view->pictures.plain);
  g_assert_null (self->view->pictures.faded);
  self->view->pictures.fade = desmi_scene_fade_new (self->view->scene, self->view->pictures.painted,
                                                    self->view->pictures.ground);
  self->view->pictures.ground = NULL;
  desmi_chart_view_set_data (self->view, data);
  g_assert_null (self->view->pictures.fade);
  desmi_chart_view_walk (self->view, 1, TRUE);
  desmi_chart_view_pin (self->view);
  ui_wait (is_faded, self->view, "the faded picture");
}

static void
test_failure (UiChart *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = ui_chart_data_new ();
  DesmiTableBuilder         *builder = desmi_table_builder_new ("flows");

  /* a Sankey cannot show less than nothing: the widget says why, in place of the picture */
  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "32.12.01", "Haurgeulis");
  desmi_table_builder_set_text (builder, 1, "TWN", NULL);
  desmi_table_builder_set_text (builder, 2, "formal", NULL);
  desmi_table_builder_set_int (builder, 3, -5);
  desmi_table_unref (data->table);
  data->table = desmi_table_builder_end (builder);
  desmi_chart_card_set_data (self->card, data);
  ui_settle ();
  g_assert_null (desmi_chart_view_get_scene (self->view));
  g_assert_nonnull (desmi_chart_view_get_description (self->view));
  desmi_chart_view_walk (self->view, 1, FALSE);
  desmi_chart_view_pin (self->view);
  ui_picture (GTK_WIDGET (self->card), "chart-failure");
}

/* A pointer that only rests on the chart takes nothing from the keyboard; one that moves does. */
static void
test_rest (UiChart *self, gconstpointer unused)
{
  int                   index, walked;
  const DesmiSceneMark *taiwan = ui_chart_find_mark (self, "Taiwan:", &index);
  double                x = taiwan->box.x + taiwan->box.width / 2;
  double                y = taiwan->box.y + taiwan->box.height / 2;

  desmi_chart_view_point (self->view, x, y);
  desmi_chart_view_walk (self->view, -1, TRUE);
  walked = desmi_chart_view_get_current (self->view);
  g_assert_cmpint (walked, !=, index);
  desmi_chart_view_point (self->view, x, y);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, walked);
  desmi_chart_view_point (self->view, x + 1, y);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, index);
  /* but a click is meant for what lies under it */
  desmi_chart_view_walk (self->view, -1, TRUE);
  desmi_chart_view_begin_drag (self->view, x + 1, y);
  desmi_chart_view_end_drag (self->view, x + 1, y, TRUE);
  g_assert_cmpint (self->view->pinned, ==, index);
}

static void
count_cb (DesmiChartView *view, guint *n)
{
  ++*n;
}

static gboolean
has_titles (gpointer view)
{
  return ui_has_label (view, "Where they go");
}

/* The titles that come with the first data take room from it: it is laid out once, for what is
 * left, and neither its table nor the card's menu is made before somebody asks. */
static void
test_first_data (UiChart *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = ui_chart_data_new ();
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (self->view), GTK_TYPE_STACK);
  guint      n = 0;
  int        height;

  desmi_chart_card_set_data (self->card, NULL);
  ui_settle ();
  height = gtk_widget_get_height (GTK_WIDGET (self->view));
  g_assert_false (has_titles (self->card));
  g_signal_connect (self->view, "laid-out", G_CALLBACK (count_cb), &n);
  desmi_chart_card_set_data (self->card, data);
  ui_wait (has_titles, self->card, "the title");
  ui_settle ();
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (self->view)), <, height);
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (gtk_stack_get_child_by_name (GTK_STACK (stack), "table"));
  g_assert_null (ui_find (self->window, GTK_TYPE_POPOVER_MENU, NULL));
  /* who asks before the next frame is not told that there is nothing */
  desmi_chart_card_set_data (self->card, NULL);
  desmi_chart_card_set_data (self->card, data);
  g_assert_nonnull (desmi_chart_view_get_scene (self->view));
  gtk_widget_activate_action (GTK_WIDGET (self->card), "chart.menu", NULL);
  g_assert_nonnull (ui_find (self->window, GTK_TYPE_POPOVER_MENU, NULL));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add (path, UiChart, NULL, ui_chart_set_up, function, ui_chart_tear_down)
  ADD ("/chart-view/words", test_words);
  ADD ("/chart-view/hover", test_hover);
  ADD ("/chart-view/tooltip", test_tooltip);
  ADD ("/chart-view/tooltip-place", test_tooltip_place);
  ADD ("/chart-view/pin", test_pin);
  ADD ("/chart-view/keyboard", test_keyboard);
  ADD ("/chart-view/rest", test_rest);
  ADD ("/chart-view/first-data", test_first_data);
  ADD ("/chart-view/table", test_table);
  ADD ("/chart-view/sizes", test_sizes);
  ADD ("/chart-view/dark", test_dark);
  ADD ("/chart-view/frame", test_frame);
  ADD ("/chart-view/faded", test_faded);
  ADD ("/chart-view/failure", test_failure);
  return g_test_run ();
}
