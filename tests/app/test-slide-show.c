/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-slide-show.h"
#include "core/desmi-clock.h"

typedef struct
{
  DesmiSlideShow *show;
  guint           n_changed, n_ended;
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Five slides, of which the third is hidden. */
static DesmiPages *
new_pages (void)
{
  g_autoptr (DesmiDeck) deck
      = desmi_deck_new ("Rapat", DESMI_ASPECT_16_9, desmi_locale_get_english ());
  DesmiPages *pages;

  for (guint i = 0; i < 5; i++)
    {
      DesmiSlide *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_TEXT, "Isi");

      slide->hidden = i == 2;
      slide->notes = i == 3 ? g_strdup ("Tekankan") : NULL;
    }
  pages = desmi_pages_new (deck);
  for (guint i = 0; i < 5; i++)
    desmi_pages_add (pages, i, DESMI_PAGE_CONTENT);
  return pages;
}

static void
set_up (Fixture *self, gconstpointer from)
{
  g_autoptr (DesmiPages) pages = new_pages ();

  desmi_clock_hold (1000000);
  self->show = desmi_slide_show_new (pages, GPOINTER_TO_UINT (from), 30);
  self->n_changed = self->n_ended = 0;
  g_signal_connect_swapped (self->show, "changed", G_CALLBACK (count_cb), &self->n_changed);
  g_signal_connect_swapped (self->show, "ended", G_CALLBACK (count_cb), &self->n_ended);
}

static void
tear_down (Fixture *self, gconstpointer from)
{
  g_object_unref (self->show);
  desmi_clock_hold (0);
}

/* Hidden slides are passed over; behind the last comes the end, not the first. */
static void
test_moves (Fixture *self, gconstpointer from)
{
  static const int wanted[] = { 1, 3, 4, -1, -1 };

  g_assert_cmpuint (desmi_slide_show_get_n (self->show), ==, 4);
  g_assert_cmpint (desmi_slide_show_get_page (self->show), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      desmi_slide_show_next (self->show);
      g_assert_cmpint (desmi_slide_show_get_page (self->show), ==, wanted[i]);
    }
  g_assert_cmpuint (self->n_changed, ==, 4);
  g_assert_null (desmi_slide_show_get_notes (self->show));
  desmi_slide_show_back (self->show);
  g_assert_cmpint (desmi_slide_show_get_page (self->show), ==, 4);
  desmi_slide_show_back (self->show);
  g_assert_cmpstr (desmi_slide_show_get_notes (self->show), ==, "Tekankan");
  g_assert_cmpint (desmi_slide_show_peek_next (self->show), ==, 4);
  desmi_slide_show_first (self->show);
  desmi_slide_show_back (self->show);
  g_assert_cmpint (desmi_slide_show_get_page (self->show), ==, 0);
  desmi_slide_show_last (self->show);
  g_assert_cmpint (desmi_slide_show_get_page (self->show), ==, 4);
}

/* A number goes to the slide on which it is printed, hidden ones counted; that of a hidden one to
 * the next, too large a one to the last. */
static void
test_numbers (Fixture *self, gconstpointer from)
{
  g_assert_false (desmi_slide_show_enter (self->show));
  desmi_slide_show_digit (self->show, 4);
  g_assert_true (desmi_slide_show_enter (self->show));
  g_assert_cmpint (desmi_slide_show_get_page (self->show), ==, 3);
  g_assert_cmpuint (desmi_slide_show_get_number (self->show, 2), ==, 4);
  g_assert_cmpuint (desmi_slide_show_get_number (self->show, 99), ==, 5);
  desmi_slide_show_first (self->show);
  desmi_slide_show_digit (self->show, 3);
  g_assert_true (desmi_slide_show_enter (self->show));
  g_assert_cmpint (desmi_slide_show_get_page (self->show), ==, 3);
  g_assert_false (desmi_slide_show_enter (self->show));
  desmi_slide_show_digit (self->show, 9);
  desmi_slide_show_digit (self->show, 9);
  g_assert_true (desmi_slide_show_enter (self->show));
  g_assert_cmpint (desmi_slide_show_get_page (self->show), ==, 4);
  desmi_slide_show_digit (self->show, 1);
  desmi_slide_show_back (self->show);
  g_assert_false (desmi_slide_show_enter (self->show));
  desmi_slide_show_digit (self->show, 2);
  g_assert_cmpuint (desmi_slide_show_get_typed (self->show), ==, 2);
  desmi_slide_show_end (self->show);
  g_assert_cmpuint (desmi_slide_show_get_typed (self->show), ==, 0);
  g_assert_cmpuint (self->n_ended, ==, 0);
}

/* Any move, and leaving, brings the slide back first. */
static void
test_blank (Fixture *self, gconstpointer from)
{
  desmi_slide_show_blank (self->show, DESMI_BLANK_BLACK);
  g_assert_cmpint (desmi_slide_show_get_blank (self->show), ==, DESMI_BLANK_BLACK);
  desmi_slide_show_next (self->show);
  g_assert_cmpint (desmi_slide_show_get_blank (self->show), ==, DESMI_BLANK_NONE);
  g_assert_cmpint (desmi_slide_show_get_page (self->show), ==, 0);
  desmi_slide_show_blank (self->show, DESMI_BLANK_WHITE);
  desmi_slide_show_end (self->show);
  g_assert_cmpuint (self->n_ended, ==, 0);
  desmi_slide_show_blank (self->show, DESMI_BLANK_BLACK);
  desmi_slide_show_blank (self->show, DESMI_BLANK_WHITE);
  g_assert_cmpint (desmi_slide_show_get_blank (self->show), ==, DESMI_BLANK_WHITE);
  desmi_slide_show_blank (self->show, DESMI_BLANK_WHITE);
  g_assert_cmpint (desmi_slide_show_get_blank (self->show), ==, DESMI_BLANK_NONE);
  desmi_slide_show_end (self->show);
  g_assert_cmpuint (self->n_ended, ==, 1);
}

/* Whoever names a slide in the dark wants to see it. */
static void
test_blank_jump (Fixture *self, gconstpointer from)
{
  desmi_slide_show_blank (self->show, DESMI_BLANK_BLACK);
  desmi_slide_show_go_to (self->show, 0);
  g_assert_cmpint (desmi_slide_show_get_blank (self->show), ==, DESMI_BLANK_NONE);
  desmi_slide_show_blank (self->show, DESMI_BLANK_WHITE);
  desmi_slide_show_last (self->show);
  g_assert_cmpint (desmi_slide_show_get_blank (self->show), ==, DESMI_BLANK_NONE);
  g_assert_cmpint (desmi_slide_show_get_page (self->show), ==, 4);
}

/* Begins with the first move, stands still while paused, and begins anew when told only. */
static void
test_timer (Fixture *self, gconstpointer from)
{
  desmi_clock_hold (1000060);
  g_assert_cmpint (desmi_slide_show_get_elapsed (self->show), ==, 0);
  desmi_slide_show_next (self->show);
  desmi_clock_hold (1000160);
  g_assert_cmpint (desmi_slide_show_get_elapsed (self->show), ==, 100);
  desmi_slide_show_pause (self->show);
  desmi_clock_hold (1000960);
  desmi_slide_show_next (self->show);
  g_assert_cmpint (desmi_slide_show_get_elapsed (self->show), ==, 100);
  g_assert_true (desmi_slide_show_is_paused (self->show));
  desmi_slide_show_pause (self->show);
  desmi_clock_hold (1000970);
  g_assert_cmpint (desmi_slide_show_get_elapsed (self->show), ==, 110);
  desmi_slide_show_restart (self->show);
  desmi_clock_hold (1001000);
  g_assert_cmpint (desmi_slide_show_get_elapsed (self->show), ==, 0);
  g_assert_cmpint (desmi_slide_show_get_minutes (self->show), ==, 30);
}

/* Another show goes on with the time of one that was left. */
static void
test_timer_kept (Fixture *self, gconstpointer from)
{
  g_autoptr (DesmiSlideShow) other
      = desmi_slide_show_new (desmi_slide_show_get_pages (self->show), 0, 30);

  desmi_slide_show_next (self->show);
  desmi_clock_hold (1000100);
  desmi_slide_show_set_timer (other, desmi_slide_show_get_timer (self->show));
  desmi_clock_hold (1000150);
  g_assert_cmpint (desmi_slide_show_get_elapsed (other), ==, 150);
}

static void
test_pointer (Fixture *self, gconstpointer from)
{
  double x, y;

  g_assert_false (desmi_slide_show_get_pointer (self->show, &x, &y));
  desmi_slide_show_point (self->show, 0.25, 1.5);
  g_assert_true (desmi_slide_show_get_pointer (self->show, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (y, 1.0, 1e-9);
  desmi_slide_show_unpoint (self->show);
  g_assert_false (desmi_slide_show_get_pointer (self->show, &x, &y));
  desmi_slide_show_set_pointing (self->show, TRUE);
  desmi_slide_show_point (self->show, 0.5, 0.5);
  desmi_slide_show_set_pointing (self->show, FALSE);
  g_assert_false (desmi_slide_show_get_pointer (self->show, &x, &y));
}

/* From a slide that is hidden, the next one is the first. */
static void
test_from (Fixture *self, gconstpointer from)
{
  g_assert_cmpint (desmi_slide_show_get_page (self->show), ==, 3);
}

#define ADD(name, from, func)                                                                      \
  g_test_add ("/app/slide-show/" name, Fixture, GUINT_TO_POINTER (from), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("moves", 0, test_moves);
  ADD ("numbers", 0, test_numbers);
  ADD ("blank", 0, test_blank);
  ADD ("blank-jump", 0, test_blank_jump);
  ADD ("timer", 0, test_timer);
  ADD ("timer-kept", 0, test_timer_kept);
  ADD ("pointer", 0, test_pointer);
  ADD ("from", 2, test_from);
  return g_test_run ();
}
