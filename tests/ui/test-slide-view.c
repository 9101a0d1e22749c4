/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a presentation in the window: what is seen is the page that was set last, however
 * late another one is painted. */
#include "ui-fixture.h"

#include "deck/desmi-layout.h"
#include "ui/decks/desmi-slide-view.h"

#define WIDTH 480
#define HEIGHT 270
#define PAINTED_US (G_USEC_PER_SEC / 2) /* more than enough for a page without charts */

/* The first is all of one colour, the second is white. */
static DesmiPages *
new_pages (void)
{
  g_autoptr (DesmiDeck) deck
      = desmi_deck_new ("Rapat", DESMI_ASPECT_16_9, desmi_locale_get_english ());
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiPages) pages = NULL;

  deck->theme.primary = desmi_color_from_rgb (0x204060);
  desmi_deck_add_slide (deck, DESMI_SLIDE_TITLE, "Rapat");
  desmi_slide_add_text (desmi_deck_add_slide (deck, DESMI_SLIDE_TEXT, "Teks"), "Satu");
  pages = desmi_deck_layout (deck, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pages->pages->len, ==, 2);
  return g_steal_pointer (&pages);
}

static gboolean
is_painted (gpointer data)
{
  return desmi_slide_view_is_painted (data);
}

/* Of what is seen in the middle of the lower half, 0 to 255. */
static guint
get_red (GtkWidget *view)
{
  g_autoptr (GdkPaintable)  paintable = NULL;
  g_autoptr (GtkSnapshot)   snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture)    texture = NULL;
  g_autofree guchar        *pixels = g_malloc (4 * WIDTH * HEIGHT);
  const guint32            *pixel;

  gtk_widget_queue_draw (view);
  ui_settle ();
  paintable = gtk_widget_paintable_new (view);
  gdk_paintable_snapshot (paintable, snapshot, WIDTH, HEIGHT);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (view)),
                                         node, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  gdk_texture_download (texture, pixels, (gsize) 4 * WIDTH);
  pixel = (const guint32 *) (gpointer) pixels;
  return (pixel[HEIGHT * 3 / 4 * WIDTH + WIDTH / 2] >> 16) & 0xff;
}

/* The second page is painted, but that was not heard of yet when the first is set again. */
static void
test_late (void)
{
  g_autoptr (DesmiPages) pages = new_pages ();
  GtkWindow             *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget             *view = desmi_slide_view_new ();

  gtk_widget_set_size_request (view, WIDTH, HEIGHT);
  gtk_widget_set_halign (view, GTK_ALIGN_START);
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  gtk_window_set_child (window, view);
  desmi_slide_view_set_page (DESMI_SLIDE_VIEW (view), pages, 0);
  gtk_window_present (window);
  ui_wait (is_painted, view, "the first page");
  g_assert_cmpuint (get_red (view), ==, 0x20);
  desmi_slide_view_set_page (DESMI_SLIDE_VIEW (view), pages, 1);
  GTK_WIDGET_GET_CLASS (view)->size_allocate (view, WIDTH, HEIGHT, -1);
  g_usleep (PAINTED_US);
  desmi_slide_view_set_page (DESMI_SLIDE_VIEW (view), pages, 0);
  ui_settle ();
  ui_wait (is_painted, view, "the first page again");
  g_assert_cmpuint (get_red (view), ==, 0x20);
  desmi_slide_view_set_page (DESMI_SLIDE_VIEW (view), pages, 1);
  ui_settle ();
  ui_wait (is_painted, view, "the second page");
  g_assert_cmpuint (get_red (view), ==, 0xff);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  g_test_add_func ("/ui/slide-view/late", test_late);
  failed = g_test_run ();
  ui_done ();
  return failed;
}
