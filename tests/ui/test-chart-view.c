/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart widget: hover, pin, keyboard, words, sizes, and that a frame is cheap. */
#include "ui-fixture.h"

#include "ui/widgets/desmi-chart-card.h"
#include "ui/widgets/desmi-chart-export.h"

#include <glib/gstdio.h>

#define FRAMES 20
#define FRAME_LIMIT_US 40000 /* five times what is asked for: the machine may be busy */

/* Three subdistricts, two countries, two sectors. */
static DesmiTable *
new_flows (void)
{
  static const struct
  {
    const char *subdistrict, *name, *destination, *sector;
    int         count;
  } rows[] = {
    { "32.12.01", "Haurgeulis", "TWN", "formal", 120 },
    { "32.12.01", "Haurgeulis", "HKG", "informal", 300 },
    { "32.12.02", "Kroya", "TWN", "informal", 80 },
    { "32.12.02", "Kroya", "HKG", "informal", 60 },
    { "32.12.03", "Gabuswetan", "TWN", "formal", 45 },
  };
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, rows[i].subdistrict, rows[i].name);
      desmi_table_builder_set_text (builder, 1, rows[i].destination, NULL);
      desmi_table_builder_set_text (builder, 2, rows[i].sector, NULL);
      desmi_table_builder_set_int (builder, 3, rows[i].count);
    }
  return desmi_table_builder_end (builder);
}

static DesmiChartData *
new_data (void)
{
  DesmiChartData *data = g_atomic_rc_box_new0 (DesmiChartData);

  data->type = DESMI_CHART_SANKEY;
  data->table = new_flows ();
  data->title = g_strdup ("Where they go");
  data->subtitle = g_strdup ("People, 2023");
  data->source_line = g_strdup ("Source: test");
  return data;
}

typedef struct
{
  GtkWidget      *window;
  DesmiChartCard *card;
  DesmiChartView *view;
} Fixture;

static gboolean
has_scene (gpointer view)
{
  return desmi_chart_view_get_scene (view) != NULL;
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = new_data ();

  self->window = gtk_window_new ();
  self->card = DESMI_CHART_CARD (desmi_chart_card_new ());
  self->view = desmi_chart_card_get_view (self->card);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->card));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  desmi_chart_card_set_data (self->card, data);
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait (has_scene, self->view, "the chart's scene");
  ui_settle ();
  /* the real pointer may rest on the window */
  desmi_chart_view_clear (self->view);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_settle ();
}

static const DesmiSceneMark *
find_mark (Fixture *self, const char *words, int *index)
{
  DesmiScene *scene = desmi_chart_view_get_scene (self->view);

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->accessible != NULL && g_str_has_prefix (mark->accessible, words))
        {
          *index = (int) i;
          return mark;
        }
    }
  g_error ("no mark called %s", words);
}

static void
test_words (Fixture *self, gconstpointer unused)
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
test_hover (Fixture *self, gconstpointer unused)
{
  int                   index;
  const DesmiSceneMark *taiwan = find_mark (self, "Taiwan:", &index);

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
test_tooltip (Fixture *self, gconstpointer unused)
{
  int                   index;
  const DesmiSceneMark *taiwan = find_mark (self, "Taiwan:", &index);
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

static void
test_pin (Fixture *self, gconstpointer unused)
{
  int                   index;
  const DesmiSceneMark *taiwan = find_mark (self, "Taiwan:", &index);

  desmi_chart_view_point (self->view, taiwan->box.x + 2, taiwan->box.y + 2);
  desmi_chart_view_pin (self->view);
  desmi_chart_view_point (self->view, 1, 1);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, index);
  ui_send_key (GTK_WIDGET (self->view), GDK_KEY_Escape);
  g_assert_cmpint (desmi_chart_view_get_current (self->view), ==, -1);
}

/* By keyboard every mark is reached that the pointer reaches, each once. */
static void
test_keyboard (Fixture *self, gconstpointer unused)
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
test_table (Fixture *self, gconstpointer unused)
{
  gtk_widget_activate_action (GTK_WIDGET (self->card), "chart.show-table", NULL);
  ui_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (self->view)));
  g_assert_true (ui_has_label (self->window, "Haurgeulis"));
  g_assert_true (ui_has_label (self->window, "300"));
  g_assert_true (ui_has_label (self->window, "From"));
  g_assert_true (ui_has_label (self->window, "To"));
  ui_picture (GTK_WIDGET (self->card), "chart-table");
  gtk_widget_activate_action (GTK_WIDGET (self->card), "chart.show-table", NULL);
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (self->view)));
}

/* The scene is laid out for the size and the text size in force, and not again for a frame. */
static void
test_sizes (Fixture *self, gconstpointer unused)
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
test_dark (Fixture *self, gconstpointer unused)
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

/* What leaves the window is light, framed and whole, whatever the screen shows. */
static void
test_export (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  DesmiChartData    *data = desmi_chart_view_get_data (self->view);
  g_autoptr (GBytes) svg = desmi_chart_export_bytes (data, 200, 100, DESMI_EXPORT_SVG, &error);
  g_autoptr (GBytes) png = desmi_chart_export_bytes (data, 200, 100, DESMI_EXPORT_PNG, &error);
  g_autoptr (GBytes) pdf = desmi_chart_export_bytes (data, 200, 100, DESMI_EXPORT_PDF, &error);
  g_autofree char   *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "Where they go"));
  g_assert_nonnull (strstr (text, "Source: test"));
  g_assert_nonnull (strstr (text, "Taiwan"));
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\x89PNG", 4);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

static const struct
{
  const char *name, *written, *begins;
} endings[] = {
  { "Désa – Ⓐ.svg", "Désa – Ⓐ.svg", "<?xml" },
  { "chart.pdf", "chart.pdf", "%PDF-" },
  { "chart.PNG", "chart.PNG", "\x89PNG" },
  { "2024 v1.2", "2024 v1.2.png", "\x89PNG" },
};

static gboolean
is_whole (gpointer path)
{
  g_autofree char *content = NULL;
  gsize            size = 0;

  return g_file_get_contents (path, &content, &size, NULL) && size > 0;
}

static gboolean
is_refused (gpointer unused)
{
  return ui_find_dialog (NULL, ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* The ending says which format. Who gave none was not asked about the file that has it. */
static void
test_endings (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = g_dir_make_tmp ("desmi-export-XXXXXX", &error);
  DesmiChartData    *data = desmi_chart_view_get_data (self->view);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char  *path = g_build_filename (folder, endings[i].name, NULL);
      g_autofree char  *written = g_build_filename (folder, endings[i].written, NULL);
      g_autofree char  *content = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (path);

      desmi_chart_export_to (GTK_WIDGET (self->card), data, 200, 100, file);
      ui_wait (is_whole, written, "the file");
      g_assert_true (g_file_get_contents (written, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, endings[i].begins));
      if (!g_str_equal (endings[i].name, endings[i].written))
        {
          GtkWindow *dialog;

          g_assert_true (g_file_set_contents (written, "kept", -1, NULL));
          desmi_chart_export_to (GTK_WIDGET (self->card), data, 200, 100, file);
          ui_wait (is_refused, NULL, "the dialog");
          dialog = ui_find_dialog (NULL, ADW_TYPE_MESSAGE_DIALOG);
          g_free (g_steal_pointer (&content));
          g_assert_true (g_file_get_contents (written, &content, NULL, NULL));
          g_assert_cmpstr (content, ==, "kept");
          gtk_window_destroy (dialog);
        }
      g_assert_cmpint (g_remove (written), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A frame shows a texture that is there already: cheap while nothing changes, and while the pointer
 * moves. */
static void
test_frame (Fixture *self, gconstpointer unused)
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

static void
test_failure (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiChartData) data = new_data ();
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

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/chart-view/words", test_words);
  ADD ("/chart-view/hover", test_hover);
  ADD ("/chart-view/tooltip", test_tooltip);
  ADD ("/chart-view/pin", test_pin);
  ADD ("/chart-view/keyboard", test_keyboard);
  ADD ("/chart-view/table", test_table);
  ADD ("/chart-view/sizes", test_sizes);
  ADD ("/chart-view/dark", test_dark);
  ADD ("/chart-view/export", test_export);
  ADD ("/chart-view/endings", test_endings);
  ADD ("/chart-view/frame", test_frame);
  ADD ("/chart-view/failure", test_failure);
  return g_test_run ();
}
