/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room that there is for what is chosen of slides, and for what the speaker sees. */
#include "deck-fixture.h"

#include "ui/decks/desmi-show-help.h"
#include "ui/decks/desmi-show-overview.h"
#include "ui/decks/desmi-slide-properties.h"
#include "ui/decks/desmi-speaker-view.h"

#define NARROW_WIDTH 1024
#define NARROW_HEIGHT 700

/* Where @widget ends, with what is in it, in @root; it is not asked how high it would like to be,
 * since who asks changes what is to be looked at. */
static float
find_end (GtkWidget *widget, GtkWidget *root, guint depth)
{
  graphene_rect_t at;
  float           end;

  if (!gtk_widget_compute_bounds (widget, root, &at))
    return 0;
  end = at.origin.y + at.size.height;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && depth > 0;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child))
      end = MAX (end, find_end (child, root, depth - 1));
  return end;
}

/* Below one another, each where the one before it ends. */
static gboolean
is_laid_out (gpointer box)
{
  float end = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t at;

      if (!gtk_widget_get_visible (child))
        continue;
      if (!gtk_widget_compute_bounds (child, box, &at) || at.origin.y < end)
        return FALSE;
      end = find_end (child, box, 2);
    }
  return TRUE;
}

/* What can be chosen of a slide has room, whichever slide was shown before. */
static void
test_room (UiFixture *self, gconstpointer data)
{
  GtkWidget *editor, *properties;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  editor = GTK_WIDGET (deck_editor (self));
  properties = ui_find (editor, DESMI_TYPE_SLIDE_PROPERTIES, NULL);
  for (guint i = 0; i < DECK_N_STAKEHOLDER; i++)
    {
      deck_select (self, i);
      ui_wait (is_laid_out, properties, "room for what can be chosen");
      if (g_str_equal (deck_slide (self, i)->kind, "two-charts"))
        g_assert_cmpstr (
            gtk_editable_get_text (GTK_EDITABLE (ui_find (properties, GTK_TYPE_SPIN_BUTTON, NULL))),
            ==, "auto");
    }
}

static int
get_least_width (GtkWidget *widget)
{
  int least;

  g_object_ref_sink (widget);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_object_unref (widget);
  return least;
}

/* What the speaker sees has room on a small screen, however large its letters are, and of how old
 * the data are nothing is cut. */
static void
test_large_letters (UiFixture *self, gconstpointer data)
{
  g_autoptr (DesmiSlideShow) show = NULL;
  GtkLabel                  *state;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  show = desmi_slide_show_new (deck_shown (self)->pages, 0, 45);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), NARROW_WIDTH, NARROW_HEIGHT);
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "deck-large");
  state = ui_find_label (GTK_WIDGET (deck_editor (self)), "follows the data");
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (state)));
  g_assert_cmpint (get_least_width (desmi_show_help_new ()), <=, NARROW_WIDTH);
  g_assert_cmpint (get_least_width (desmi_show_overview_new (show)), <=, NARROW_WIDTH);
  g_assert_cmpint (get_least_width (desmi_speaker_view_new (show)), <=, NARROW_WIDTH);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/deck-room/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func,           \
              ui_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  ADD ("choices", test_room);
  ADD ("large-letters", test_large_letters);
  failed = g_test_run ();
  ui_done ();
  return failed;
}
