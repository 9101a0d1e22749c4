/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation on two screens of a real X server: who sees what, and what happens when one of
 * them is pulled out. Keys and pointer come from outside, as from a hand. */
#include "show-fixture.h"

#include "ui/decks/desmi-slide-view.h"
#include "ui/desmi-settings.h"

#include <string.h>

#define WIDTH 1280
#define HEIGHT 720
#define HOME "DUMMY0"
#define OTHER "DUMMY1"
#define MODE G_STRINGIFY (WIDTH) "x" G_STRINGIFY (HEIGHT)

typedef struct
{
  cairo_surface_t *surface;
  int              width, height;
} Picture;

typedef struct
{
  ShowFixture *show;
  const char  *screen;
  GtkWidget   *window;
  guint        n;
} Wanted;

static void
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  int                status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                               NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

#define RUN(...) run ((const char *const[]){ __VA_ARGS__, NULL })

static void
free_picture (Picture *self)
{
  cairo_surface_destroy (self->surface);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, free_picture)

static Picture *
new_picture (GdkTexture *texture)
{
  Picture *self = g_new (Picture, 1);

  self->width = gdk_texture_get_width (texture);
  self->height = gdk_texture_get_height (texture);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);
  gdk_texture_download (texture, cairo_image_surface_get_data (self->surface),
                        (gsize) cairo_image_surface_get_stride (self->surface));
  return self;
}

/* What both screens show, beside each other. */
static Picture *
take_picture (ShowFixture *self)
{
  g_autofree char       *path = g_build_filename (self->ui.folder, "screens.png", NULL);
  g_autoptr (GError)     error = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  RUN ("import", "-silent", "-window", "root", path);
  texture = gdk_texture_new_from_filename (path, &error);
  g_assert_no_error (error);
  return new_picture (texture);
}

/* Taking one holds up what paints, so that is let go on before. */
static Picture *
take_settled_picture (ShowFixture *self)
{
  ui_settle ();
  return take_picture (self);
}

static guint32
get_pixel (const Picture *self, int x, int y)
{
  const unsigned char *row = cairo_image_surface_get_data (self->surface)
                             + (gsize) y * (gsize) cairo_image_surface_get_stride (self->surface);
  guint32 pixel;

  memcpy (&pixel, row + 4 * (gsize) x, sizeof pixel);
  return pixel & 0xffffff;
}

/* How many pixels of the screen that begins at @left are not those of @slide. */
static guint
count_other (const Picture *screens, int left, const Picture *slide)
{
  guint n = 0;

  g_assert_cmpint (slide->width, ==, WIDTH);
  g_assert_cmpint (slide->height, ==, HEIGHT);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n += get_pixel (screens, left + x, y) != get_pixel (slide, x, y);
  return n;
}

static guint
count_color (const Picture *screens, int left, const graphene_rect_t *area, guint32 color)
{
  guint n = 0;

  for (int y = 0; y < (int) area->size.height; y++)
    for (int x = 0; x < (int) area->size.width; x++)
      n += get_pixel (screens, left + (int) area->origin.x + x, (int) area->origin.y + y) == color;
  return n;
}

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GdkTexture **) user_data = desmi_slide_paint_finish (result, NULL);
}

static gboolean
is_set (gpointer pointer)
{
  return *(gpointer *) pointer != NULL;
}

/* The slide as it is, with nothing around it or over it. */
static Picture *
paint_slide (ShowFixture *self)
{
  g_autoptr (GdkTexture) texture = NULL;

  desmi_slide_paint_async (self->pages, (guint) desmi_slide_show_get_page (show_get (self)), WIDTH,
                           NULL, painted_cb, &texture);
  ui_wait (is_set, &texture, "the slide to be painted");
  return new_picture (texture);
}

static gboolean
is_on (gpointer data)
{
  const Wanted *wanted = data;
  GtkWidget    *window = wanted->window;
  GdkSurface   *surface = window != NULL ? gtk_native_get_surface (GTK_NATIVE (window)) : NULL;
  GdkMonitor   *monitor
      = surface != NULL && gtk_widget_get_mapped (window)
            ? gdk_display_get_monitor_at_surface (gtk_widget_get_display (window), surface)
            : NULL;

  return monitor != NULL && gtk_window_is_fullscreen (GTK_WINDOW (window))
         && gtk_widget_get_width (window) == WIDTH && gtk_widget_get_height (window) == HEIGHT
         && g_strcmp0 (gdk_monitor_get_connector (monitor), wanted->screen) == 0;
}

static void
wait_on (GtkWidget *window, const char *screen)
{
  Wanted wanted = { NULL, screen, window, 0 };

  g_assert_nonnull (window);
  ui_wait (is_on, &wanted, screen);
}

static gboolean
is_at (gpointer data)
{
  const Wanted *wanted = data;

  return desmi_slide_show_get_position (show_get (wanted->show)) == wanted->n
         && show_is_painted (wanted->show);
}

static void
wait_at (ShowFixture *self, guint position)
{
  Wanted wanted = { self, NULL, NULL, position };

  ui_wait (is_at, &wanted, "the slide");
}

static gboolean
has_screens (gpointer n)
{
  return g_list_model_get_n_items (gdk_display_get_monitors (gdk_display_get_default ()))
         == GPOINTER_TO_UINT (n);
}

/* Asked for all it has, the server looks whether a screen is there. */
static void
plug_in (ShowFixture *self)
{
  RUN ("xrandr", "--output", HOME, "--mode", MODE, "--pos", "0x0", "--output", OTHER, "--mode",
       MODE, "--right-of", HOME);
  RUN ("xrandr");
  ui_wait (has_screens, GUINT_TO_POINTER (2), "the second screen");
}

static void
pull_out (ShowFixture *self, const char *screen)
{
  RUN ("xrandr", "--output", screen, "--off");
  ui_wait (has_screens, GUINT_TO_POINTER (1), "the screen to go");
}

/* Both as they were before a test, and the program on the first. */
static void
set_up (ShowFixture *self, gconstpointer data)
{
  plug_in (self);
  RUN ("xdotool", "mousemove", "30", "30");
  show_set_up (self, data);
}

static void
tear_down (ShowFixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();

  g_settings_reset (settings, "audience-screens");
  g_settings_reset (settings, "notes-size");
  show_tear_down (self, data);
}

static void
wait_usual (ShowFixture *self)
{
  wait_on (show_get_audience (self), OTHER);
  wait_on (show_get_speaker (self), HOME);
}

/* The slides have the screen that does not show the program; keys from outside move them, whichever
 * window they come to. */
static void
test_places (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, FALSE);
  wait_usual (self);
  RUN ("xdotool", "key", "Next");
  wait_at (self, 1);
  gtk_window_present (GTK_WINDOW (show_get_audience (self)));
  ui_settle ();
  RUN ("xdotool", "key", "space");
  wait_at (self, 2);
  RUN ("xdotool", "key", "Prior");
  wait_at (self, 1);
}

typedef struct
{
  ShowFixture    *show;
  graphene_rect_t area;
  const Picture  *slide;
  int             audience, speaker; /* px from the left */
} Scene;

/* Pictures of a screen may be taken before what was painted is on it. */
static gboolean
is_seen (gpointer data)
{
  const Scene        *scene = data;
  g_autoptr (Picture) screens = take_settled_picture (scene->show);
  double              all = (double) scene->area.size.width * (double) scene->area.size.height;

  return count_other (screens, scene->audience, scene->slide) == 0
         && count_color (screens, scene->speaker, &scene->area, 0xffffff) > all / 2;
}

static void
check_scene (ShowFixture *self, int audience, int speaker)
{
  DesmiSpeakerView *view
      = DESMI_SPEAKER_VIEW (ui_find (show_get_speaker (self), DESMI_TYPE_SPEAKER_VIEW, NULL));
  GtkWidget          *notes = GTK_WIDGET (desmi_speaker_view_get_notes (view));
  g_autoptr (Picture) slide = paint_slide (self);
  Scene scene = { .show = self, .slide = slide, .audience = audience, .speaker = speaker };
  int   width, height;

  ui_settle ();
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (notes)), &width, &height);
  g_assert_true (gtk_widget_compute_bounds (notes, show_get_speaker (self), &scene.area));
  scene.area.size.width = (float) width;
  scene.area.size.height = (float) height;
  ui_wait (is_seen, &scene, "the slide alone on one screen, and the notes on the other");
}

/* Every pixel of the audience's screen is the slide's; what is on the speaker's is known too, also
 * after the screens are swapped. */
static void
test_notes (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 1, FALSE);
  wait_usual (self);
  g_assert_cmpstr (desmi_slide_show_get_notes (show_get (self)), ==, SHOW_BLOCKS);
  check_scene (self, WIDTH, 0);
  RUN ("xdotool", "key", "s");
  wait_on (show_get_audience (self), HOME);
  wait_on (show_get_speaker (self), OTHER);
  check_scene (self, 0, WIDTH);
}

/* The list of keys and the overview are the speaker's. */
static void
test_panels (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 1, FALSE);
  wait_usual (self);
  RUN ("xdotool", "key", "F1");
  ui_settle ();
  {
    g_autoptr (Picture) slide = paint_slide (self);
    g_autoptr (Picture) screens = NULL;

    g_assert_true (ui_has_label (show_get_speaker (self), "Pointer for a moment"));
    screens = take_picture (self);
    g_assert_cmpuint (count_other (screens, WIDTH, slide), ==, 0);
    RUN ("xdotool", "key", "g");
    ui_settle ();
    g_assert_false (ui_has_label (show_get_speaker (self), "Pointer for a moment"));
    g_assert_nonnull (show_find_overview (show_get_speaker (self)));
    g_assert_null (show_find_overview (show_get_audience (self)));
    g_clear_pointer (&screens, free_picture);
    screens = take_picture (self);
    g_assert_cmpuint (count_other (screens, WIDTH, slide), ==, 0);
  }
}

static gboolean
has_no_audience (gpointer fixture)
{
  return show_get_audience (fixture) == NULL;
}

static gboolean
has_both (gpointer fixture)
{
  return show_get_audience (fixture) != NULL && show_get_speaker (fixture) != NULL;
}

static gboolean
has_no_speaker (gpointer fixture)
{
  return show_get_speaker (fixture) == NULL;
}

/* The audience's screen is pulled out: the speaker goes on where they were; it comes back: so do
 * the slides. */
static void
test_unplug (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, FALSE);
  wait_usual (self);
  show_press_many (self, GDK_KEY_Right, 3);
  pull_out (self, OTHER);
  ui_wait (has_no_audience, self, "the audience's window to close");
  wait_on (show_get_speaker (self), HOME);
  g_assert_cmpuint (desmi_slide_show_get_position (show_get (self)), ==, 3);
  RUN ("xdotool", "key", "Next");
  wait_at (self, 4);
  plug_in (self);
  ui_wait (has_both, self, "the audience's window to come back");
  wait_usual (self);
  wait_at (self, 4);
}

/* The speaker's screen goes, as with a lid that is shut: what is left is the audience's, and shows
 * no notes, not even when asked. */
static void
test_lid (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 1, FALSE);
  wait_usual (self);
  pull_out (self, HOME);
  ui_wait (has_no_speaker, self, "the speaker's window to close");
  wait_on (show_get_audience (self), OTHER);
  show_press (self, GDK_KEY_s, 0);
  show_press (self, GDK_KEY_F1, 0);
  ui_settle ();
  g_assert_null (show_get_speaker (self));
  g_assert_cmpuint (desmi_slide_show_get_position (show_get (self)), ==, 1);
}

/* A screen that shows the same as the other is none of its own: notes there would be seen. */
static void
test_mirror (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, FALSE);
  wait_usual (self);
  RUN ("xrandr", "--output", OTHER, "--same-as", HOME);
  ui_wait (has_no_speaker, self, "one window for both screens");
  g_assert_nonnull (show_get_audience (self));
  RUN ("xrandr", "--output", OTHER, "--right-of", HOME);
  ui_wait (has_both, self, "two windows again");
  wait_usual (self);
}

/* Which screen was chosen is known the next time these screens are together. */
static void
test_remembered (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, FALSE);
  wait_usual (self);
  show_press (self, GDK_KEY_s, 0);
  wait_on (show_get_audience (self), HOME);
  show_press (self, GDK_KEY_Escape, 0);
  ui_wait (show_is_over, self, "the end");
  show_begin (self, 0, FALSE);
  wait_on (show_get_audience (self), HOME);
  wait_on (show_get_speaker (self), OTHER);
}

static gboolean
has_dot (gpointer data)
{
  const Wanted *wanted = data;
  double        x, y;

  return desmi_slide_show_get_pointer (show_get (wanted->show), &x, &y) == (wanted->n != 0);
}

static void
wait_dot (ShowFixture *self, gboolean there)
{
  Wanted wanted = { self, NULL, NULL, there ? 1 : 0 };

  ui_wait (has_dot, &wanted, there ? "the pointer" : "the pointer to go");
}

static gboolean
is_dot (guint32 pixel)
{
  return (pixel >> 16) > 0xc0 && ((pixel >> 8) & 0xff) < 0x60 && (pixel & 0xff) < 0x60;
}

/* The dot is at the same part of the slide on both screens. */
static gboolean
is_dot_on_both (gpointer fixture)
{
  ShowFixture        *self = fixture;
  GtkWidget          *view = GTK_WIDGET (show_find_view (show_get_speaker (self)));
  g_autoptr (Picture) screens = take_settled_picture (self);
  graphene_point_t    there;
  graphene_rect_t     slide;
  double              x, y;

  if (!desmi_slide_show_get_pointer (show_get (self), &x, &y))
    return FALSE;
  g_assert_true (desmi_show_view_get_area (DESMI_SHOW_VIEW (view), &slide));
  g_assert_true (gtk_widget_compute_point (
      view, show_get_speaker (self),
      &GRAPHENE_POINT_INIT (slide.origin.x + (float) x * slide.size.width,
                            slide.origin.y + (float) y * slide.size.height),
      &there));
  return is_dot (get_pixel (screens, (int) there.x, (int) there.y))
         && is_dot (get_pixel (screens, WIDTH + (int) (x * WIDTH), (int) (y * HEIGHT)));
}

/* With Ctrl held and the mouse drawn, on either screen; with L wherever the mouse goes. No slide
 * moves by it. */
static void
test_pointer (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, FALSE);
  wait_usual (self);
  RUN ("xdotool", "mousemove", "300", "200", "keydown", "ctrl", "mousedown", "1", "mousemove",
       "340", "220", "mousemove", "350", "230");
  wait_dot (self, TRUE);
  ui_wait (is_dot_on_both, self, "the dot on both screens");
  RUN ("xdotool", "mouseup", "1", "keyup", "ctrl");
  wait_dot (self, FALSE);
  g_assert_cmpuint (desmi_slide_show_get_position (show_get (self)), ==, 0);
  RUN ("xdotool", "key", "l", "mousemove", "1900", "400", "mousemove", "1910", "410");
  wait_dot (self, TRUE);
  ui_wait (is_dot_on_both, self, "the dot on both screens");
  RUN ("xdotool", "key", "l");
  wait_dot (self, FALSE);
}

static gboolean
has_no_cursor (gpointer fixture)
{
  GdkCursor *cursor
      = gtk_widget_get_cursor (GTK_WIDGET (show_find_view (show_get_audience (fixture))));

  return cursor != NULL && g_strcmp0 (gdk_cursor_get_name (cursor), "none") == 0;
}

static gboolean
has_cursor (gpointer fixture)
{
  return !has_no_cursor (fixture);
}

/* It goes when it rests, and comes when it moves. */
static void
test_cursor (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, FALSE);
  wait_usual (self);
  ui_wait (has_no_cursor, self, "the cursor to go");
  RUN ("xdotool", "mousemove", "1900", "400", "mousemove", "1910", "410");
  ui_wait (has_cursor, self, "the cursor to come");
  ui_wait (has_no_cursor, self, "the cursor to go again");
}

static gboolean
is_minimized (gpointer window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  return (gdk_toplevel_get_state (GDK_TOPLEVEL (surface)) & GDK_TOPLEVEL_STATE_MINIMIZED) != 0;
}

/* Out of the way for a moment: the program is there, the slide and the time are kept; one window
 * that is fetched back brings the other. */
static void
test_hide (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, FALSE);
  wait_usual (self);
  show_press_many (self, GDK_KEY_Right, 2);
  RUN ("xdotool", "key", "h");
  ui_wait (is_minimized, show_get_audience (self), "the slides to be out of the way");
  ui_wait (is_minimized, show_get_speaker (self), "the notes to be out of the way");
  ui_settle ();
  RUN ("xdotool", "key", "--window", "0", "Next"); /* it is the program's */
  gtk_window_unminimize (GTK_WINDOW (show_get_speaker (self)));
  wait_usual (self);
  g_assert_cmpuint (desmi_slide_show_get_position (show_get (self)), ==, 2);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/two-screens/" name, ShowFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  if (!has_screens (GUINT_TO_POINTER (2)))
    {
      g_print ("1..0 # SKIP this display has not two screens\n");
      return 0;
    }
  ADD ("places", test_places);
  ADD ("notes", test_notes);
  ADD ("panels", test_panels);
  ADD ("unplug", test_unplug);
  ADD ("lid", test_lid);
  ADD ("mirror", test_mirror);
  ADD ("remembered", test_remembered);
  ADD ("pointer", test_pointer);
  ADD ("cursor", test_cursor);
  ADD ("hide", test_hide);
  failed = g_test_run ();
  ui_done ();
  return failed;
}
