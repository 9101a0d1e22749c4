/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show-fixture.h"

#include "../deck/deck-cases.h"
#include "deck/desmi-layout.h"

#define DECK_CODE "rapat"

/* The second slide has notes to be recognised, the third so many that they must be scrolled, the
 * fifth is hidden. */
static DesmiPages *
new_pages (void)
{
  g_autoptr (DesmiDeck)    deck = deck_case_new_meeting (DESMI_ASPECT_16_9, SHOW_N_SLIDES);
  g_autoptr (GError)       error = NULL;
  g_autoptr (GString)      many = g_string_new (NULL);
  DesmiPages              *pages;
  static const char *const words = "Tekankan: dua tujuan ini hampir seluruhnya sektor informal. ";

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (many, "%u. %s", i + 1, words);
  for (guint i = 0; i < deck->slides->len; i++)
    g_clear_pointer (&((DesmiSlide *) g_ptr_array_index (deck->slides, i))->notes, g_free);
  ((DesmiSlide *) g_ptr_array_index (deck->slides, 1))->notes = g_strdup (SHOW_BLOCKS);
  ((DesmiSlide *) g_ptr_array_index (deck->slides, 2))->notes = g_strdup (many->str);
  ((DesmiSlide *) g_ptr_array_index (deck->slides, 4))->hidden = TRUE;
  pages = desmi_deck_layout (deck, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

void
show_set_up (ShowFixture *self, gconstpointer with_sample)
{
  ui_set_up (&self->ui, with_sample);
  self->pages = new_pages ();
  self->presenter = NULL;
}

void
show_tear_down (ShowFixture *self, gconstpointer with_sample)
{
  if (self->presenter != NULL)
    {
      GtkWidget *window = show_get_speaker (self);

      gtk_window_close (GTK_WINDOW (window != NULL ? window : show_get_audience (self)));
      ui_wait (show_is_over, self, "the presentation to end");
    }
  g_clear_pointer (&self->pages, desmi_pages_unref);
  ui_tear_down (&self->ui, with_sample);
}

static void
ended_cb (ShowFixture *self)
{
  self->presenter = NULL;
}

/* From the page @from; until the first slide is seen. */
void
show_begin (ShowFixture *self, guint from, gboolean rehearse)
{
  self->presenter = desmi_presenter_start (GTK_WINDOW (self->ui.window), DECK_CODE, self->pages,
                                           from, SHOW_MINUTES, rehearse);
  g_signal_connect_swapped (self->presenter, "ended", G_CALLBACK (ended_cb), self);
  ui_wait (show_is_painted, self, "the first slide");
}

DesmiSlideShow *
show_get (ShowFixture *self)
{
  return desmi_presenter_get_show (self->presenter);
}

GtkWidget *
show_get_audience (ShowFixture *self)
{
  GtkWindow *window = desmi_presenter_get_audience (self->presenter);

  return window != NULL ? GTK_WIDGET (window) : NULL;
}

GtkWidget *
show_get_speaker (ShowFixture *self)
{
  GtkWindow *window = desmi_presenter_get_speaker (self->presenter);

  return window != NULL ? GTK_WIDGET (window) : NULL;
}

DesmiShowView *
show_find_view (GtkWidget *window)
{
  return DESMI_SHOW_VIEW (ui_find (window, DESMI_TYPE_SHOW_VIEW, NULL));
}

GtkWidget *
show_find_overview (GtkWidget *window)
{
  return ui_find (window, DESMI_TYPE_SHOW_OVERVIEW, NULL);
}

/* In the speaker's window, where there is one. */
void
show_press (ShowFixture *self, guint keyval, GdkModifierType state)
{
  GtkWidget *window = show_get_speaker (self);

  g_assert_true (
      ui_send_key_with (window != NULL ? window : show_get_audience (self), keyval, state));
}

void
show_press_many (ShowFixture *self, guint keyval, guint n)
{
  for (guint i = 0; i < n; i++)
    show_press (self, keyval, 0);
}

static gboolean
is_window_painted (GtkWidget *window)
{
  return window == NULL
         || (gtk_widget_get_mapped (window)
             && desmi_show_view_is_painted (show_find_view (window)));
}

gboolean
show_is_painted (gpointer fixture)
{
  return is_window_painted (show_get_audience (fixture))
         && is_window_painted (show_get_speaker (fixture));
}

gboolean
show_is_over (gpointer fixture)
{
  return ((ShowFixture *) fixture)->presenter == NULL;
}
