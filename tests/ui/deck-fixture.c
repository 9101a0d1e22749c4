/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck-fixture.h"

#include "ui/decks/desmi-late-text.h"
#include "ui/decks/desmi-theme-choices.h"

#include <string.h>

typedef struct
{
  UiFixture  *fixture;
  const char *text;
  guint       n;
} Wanted;

DesmiDeckEditor *
deck_editor (UiFixture *self)
{
  return desmi_decks_page_get_editor (DESMI_DECKS_PAGE (desmi_window_get_page (self->window)));
}

DesmiShownDeck *
deck_shown (UiFixture *self)
{
  return desmi_deck_editor_get_shown (deck_editor (self));
}

const DesmiStoredSlide *
deck_slide (UiFixture *self, guint i)
{
  return g_ptr_array_index (deck_shown (self)->stored->slides, i);
}

/* The first slide of a kind. */
guint
deck_find_kind (UiFixture *self, const char *kind)
{
  guint i = 0;

  while (g_strcmp0 (deck_slide (self, i)->kind, kind) != 0)
    i++;
  return i;
}

void
deck_act (UiFixture *self, const char *action, GVariant *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_assert_true (
      gtk_widget_activate_action_variant (GTK_WIDGET (deck_editor (self)), action, owned));
}

static gboolean
is_selected (gpointer data)
{
  const Wanted *wanted = data;

  return g_strcmp0 (desmi_deck_editor_get_slide (deck_editor (wanted->fixture)),
                    deck_slide (wanted->fixture, wanted->n)->slide)
         == 0;
}

void
deck_select (UiFixture *self, guint i)
{
  Wanted wanted = { self, NULL, i };

  desmi_deck_editor_select (deck_editor (self), i);
  ui_wait (is_selected, &wanted, "the slide to be selected");
  ui_settle ();
}

/* The form of a new presentation. */
DesmiForm *
deck_ask_for (UiFixture *self, const char *name)
{
  ui_activate (self, "page", "decks");
  ui_wait (ui_is_page, self, "the page of presentations");
  g_assert_true (
      gtk_widget_activate_action (desmi_window_get_page (self->window), "decks.new", "s", name));
  return DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
}

static gboolean
has_slides (gpointer data)
{
  const Wanted *wanted = data;

  return DESMI_IS_DECKS_PAGE (desmi_window_get_page (wanted->fixture->window))
         && deck_shown (wanted->fixture) != NULL
         && deck_shown (wanted->fixture)->stored->slides->len == wanted->n;
}

void
deck_wait_slides (UiFixture *self, guint n)
{
  Wanted wanted = { self, NULL, n };

  ui_wait (has_slides, &wanted, "so many slides");
}

void
deck_make (UiFixture *self, const char *name, guint n)
{
  desmi_form_save (deck_ask_for (self, name));
  ui_wait_form_closed (self);
  deck_wait_slides (self, n);
}

static gboolean
has_look (gpointer fixture)
{
  GtkWindow *form = ui_find_dialog (fixture, DESMI_TYPE_FORM);

  return form != NULL && ui_find (GTK_WIDGET (form), DESMI_TYPE_THEME_CHOICES, NULL) != NULL;
}

/* The form of the theme, from that of the presentation. */
DesmiForm *
deck_ask_look (UiFixture *self)
{
  deck_act (self, "deck.settings", NULL);
  g_signal_emit_by_name (ui_find (GTK_WIDGET (ui_find_dialog (self, DESMI_TYPE_FORM)),
                                  GTK_TYPE_BUTTON, "Change Theme…"),
                         "clicked");
  ui_wait (has_look, self, "the form of the theme");
  ui_settle ();
  return DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
}

static gboolean
has_spec (gpointer data)
{
  const Wanted *wanted = data;
  const char   *spec = deck_slide (wanted->fixture, wanted->n)->spec;

  return spec != NULL && strstr (spec, wanted->text) != NULL;
}

static gboolean
has_no_spec (gpointer data)
{
  return !has_spec (data);
}

void
deck_wait_spec (UiFixture *self, guint slide, const char *text)
{
  Wanted wanted = { self, text, slide };

  ui_wait (has_spec, &wanted, text);
}

void
deck_wait_no_spec (UiFixture *self, guint slide, const char *text)
{
  Wanted wanted = { self, text, slide };

  ui_wait (has_no_spec, &wanted, text);
}

static gboolean
is_said (gpointer data)
{
  const Wanted *wanted = data;

  return ui_has_label (GTK_WIDGET (deck_editor (wanted->fixture)), wanted->text);
}

void
deck_wait_saying (UiFixture *self, const char *text)
{
  Wanted wanted = { self, text, 0 };

  ui_wait (is_said, &wanted, text);
}

typedef struct
{
  GtkWidget  *root;
  const char *title, *id;
} Choice;

static gboolean
is_offered (gpointer data)
{
  const Choice *choice = data;
  DesmiFilter  *filter = ui_find_filter (choice->root, choice->title);

  return filter != NULL && desmi_filter_has (filter, choice->id);
}

/* Waits until it is among the choices. */
void
deck_choose (GtkWidget *root, const char *title, const char *id)
{
  Choice choice = { root, title, id };

  ui_wait (is_offered, &choice, title);
  desmi_filter_set_selected (ui_find_filter (root, title), id);
}

GtkWidget *
deck_find_entry (UiFixture *self, const char *label)
{
  GtkWidget *entry = ui_find (GTK_WIDGET (deck_editor (self)), GTK_TYPE_ENTRY, label);

  g_assert_nonnull (entry);
  return entry;
}

/* The text of the slide that may have numbers in it. */
DesmiNumberText *
deck_find_text (UiFixture *self, const char *label)
{
  GtkWidget *text = ui_find (GTK_WIDGET (deck_editor (self)), DESMI_TYPE_NUMBER_TEXT, label);

  g_assert_nonnull (text);
  return DESMI_NUMBER_TEXT (text);
}

/* As somebody types and presses Enter. */
void
deck_write (UiFixture *self, const char *label, const char *text)
{
  GtkWidget *entry = deck_find_entry (self, label);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

/* As somebody types and goes on. */
void
deck_write_text (UiFixture *self, const char *label, const char *text)
{
  DesmiNumberText *view = deck_find_text (self, label);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  desmi_late_text_flush (GTK_WIDGET (view));
}

#define PHOTO_WIDTH 300
#define PHOTO_HEIGHT 900

/* Returns: (transfer full): the path of a picture that is taller than wide */
char *
deck_write_picture (UiFixture *self)
{
  char            *path = g_build_filename (self->folder, "gambar.png", NULL);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PHOTO_WIDTH, PHOTO_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.2, 0.5, 0.3);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return path;
}

GtkOverlay *
deck_find_paper (UiFixture *self)
{
  return desmi_deck_editor_get_paper (deck_editor (self));
}
