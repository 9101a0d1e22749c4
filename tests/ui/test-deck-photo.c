/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo on a slide: what is said of it, and what of it is seen. */
#include "deck-fixture.h"

#include "app/decks/desmi-slide-spec.h"
#include "ui/decks/desmi-canvas-focus.h"
#include "ui/decks/desmi-photo-choices.h"

#include <string.h>

static gboolean
has_picture (gpointer data)
{
  return deck_slide (data, 1)->sha256 != NULL;
}

/* A slide for a photo behind the first, with the photo. */
static void
add_photo (UiFixture *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  deck_make (self, "bank", 8);
  deck_act (self, "deck.add", g_variant_new_string ("photo"));
  deck_wait_slides (self, 9);
  deck_select (self, 1);
  desmi_photo_choices_take (DESMI_PHOTO_CHOICES (ui_find (GTK_WIDGET (deck_editor (self)),
                                                          DESMI_TYPE_PHOTO_CHOICES, NULL)),
                            file);
  ui_wait (has_picture, self, "the picture");
}

static double
get_focus (UiFixture *self, const char *name)
{
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (deck_slide (self, 1)->spec, NULL);

  return desmi_slide_spec_get_part (spec, name);
}

static gboolean
is_low (gpointer data)
{
  return get_focus (data, "focus_y") > 0.55;
}

static double low; /* where it was before the key */

static gboolean
is_lower (gpointer data)
{
  return get_focus (data, "focus_y") > low + 0.04;
}

static gboolean
has_grip (gpointer data)
{
  return gtk_widget_get_mapped (desmi_canvas_focus_get_grip (deck_find_paper (data)));
}

/* What is said of a photo is written beside it; whether it fills the slide, and what then stays in
 * sight, is chosen on the slide itself. */
static void
test_photo (UiFixture *self, gconstpointer data)
{
  g_autofree char *path = deck_write_picture (self);
  GtkOverlay      *paper;
  GtkWidget       *fill;

  add_photo (self, path);
  deck_write (self, "Caption", "Pelatihan di Kenanga");
  deck_wait_spec (self, 1, "Pelatihan di Kenanga");
  deck_write (self, "Photo by", "Disnaker");
  deck_wait_spec (self, 1, "Disnaker");
  deck_write (self, "What is seen, for who does not see it", "Sepuluh orang di kelas");
  deck_wait_spec (self, 1, "Sepuluh orang");
  g_assert_false (has_grip (self));
  fill = ui_find (GTK_WIDGET (deck_editor (self)), GTK_TYPE_SWITCH,
                  "Fill the slide, cut where needed");
  gtk_switch_set_active (GTK_SWITCH (fill), TRUE);
  deck_wait_spec (self, 1, "\"fill\":true");
  ui_wait (has_grip, self, "the ring");
  ui_picture (GTK_WIDGET (self->window), "deck-photo");
  paper = deck_find_paper (self);
  /* to the lower edge of what is seen */
  desmi_canvas_focus_drag (paper, gtk_widget_get_width (GTK_WIDGET (paper)) / 2.0,
                           gtk_widget_get_height (GTK_WIDGET (paper)), TRUE);
  ui_wait (is_low, self, "what stays in sight");
  ui_settle ();
  low = get_focus (self, "focus_y");
  g_assert_true (ui_send_key_with (desmi_canvas_focus_get_grip (paper), GDK_KEY_Down, 0));
  ui_wait (is_lower, self, "what stays in sight, by keyboard");
}

static gboolean
says_broken (gpointer data)
{
  const DesmiPage *page = g_ptr_array_index (deck_shown (data)->pages->pages, 1);

  for (guint i = 0; i < page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);

      if (item->paragraphs != NULL && item->paragraphs->len > 0
          && strstr (((DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, 0))->text,
                     "cannot be read")
                 != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A file that is no picture is said to be none where it would stand. */
static void
test_broken_photo (UiFixture *self, gconstpointer data)
{
  g_autofree char   *path = g_build_filename (self->folder, "rusak.jpg", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "\377\330\377\340 not a picture", -1, &error));
  g_assert_no_error (error);
  add_photo (self, path);
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "deck-broken-photo");
  ui_wait (says_broken, self, "that the photo cannot be read");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/deck-photo/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func,          \
              ui_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  ADD ("photo", test_photo);
  ADD ("broken-photo", test_broken_photo);
  failed = g_test_run ();
  ui_done ();
  return failed;
}
