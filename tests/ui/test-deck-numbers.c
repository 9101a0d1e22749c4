/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers inside the texts of slides: seen as what they come to, one thing each, chosen in a form.
 */
#include "deck-fixture.h"

#include "ui/decks/desmi-canvas-text.h"
#include "ui/decks/desmi-number-text.h"

#include <string.h>

typedef struct
{
  DesmiNumberText *text;
  guint            n;
  const char      *value; /* nullable: any */
} Wanted;

static GtkTextBuffer *
get_buffer (DesmiNumberText *text)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
}

static void
assert_text (DesmiNumberText *text, const char *wanted)
{
  g_autofree char *now = NULL;
  GtkTextIter      start, end;

  gtk_text_buffer_get_bounds (get_buffer (text), &start, &end);
  now = gtk_text_buffer_get_text (get_buffer (text), &start, &end, FALSE);
  g_assert_cmpstr (now, ==, wanted);
}

static gboolean
has_value (gpointer data)
{
  const Wanted *wanted = data;
  const char   *value = desmi_number_text_count (wanted->text) > wanted->n
                            ? desmi_number_text_get_value (wanted->text, wanted->n)
                            : NULL;

  return value != NULL && (wanted->value == NULL || g_str_equal (value, wanted->value));
}

static void
wait_value (DesmiNumberText *text, guint n, const char *value)
{
  Wanted wanted = { text, n, value };

  ui_wait (has_value, &wanted, "what the number comes to");
}

/* The text of a slide that has one. */
static DesmiNumberText *
open_text (UiFixture *self, guint *n)
{
  GtkWidget *text;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  *n = deck_find_kind (self, "chart-text");
  deck_select (self, *n);
  text = ui_find (GTK_WIDGET (deck_editor (self)), DESMI_TYPE_NUMBER_TEXT, "Text");
  g_assert_nonnull (text);
  return DESMI_NUMBER_TEXT (text);
}

static void
put (DesmiNumberText *text, const char *words)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (text), &start, &end);
  gtk_text_buffer_delete (get_buffer (text), &start, &end);
  gtk_text_buffer_get_start_iter (get_buffer (text), &start);
  gtk_text_buffer_insert (get_buffer (text), &start, words, -1);
}

static void
place (DesmiNumberText *text, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (get_buffer (text), &iter, offset);
  gtk_text_buffer_place_cursor (get_buffer (text), &iter);
}

static int
get_cursor (DesmiNumberText *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (get_buffer (text), &iter,
                                    gtk_text_buffer_get_insert (get_buffer (text)));
  return gtk_text_iter_get_offset (&iter);
}

#define FIELD "{{departures 2023}}"
#define WORDS "Berangkat " FIELD " orang"

/* One thing: the cursor passes it, what deletes a part deletes it, undo brings it back whole. */
static void
test_one_thing (UiFixture *self, gconstpointer data)
{
  guint            n;
  DesmiNumberText *text = open_text (self, &n);
  int              start = (int) strlen ("Berangkat "), end = start + (int) strlen (FIELD);
  GtkTextIter      iter;

  put (text, WORDS);
  wait_value (text, 0, "2,315");
  g_assert_nonnull (strstr (desmi_number_text_get_about (text, 0), "Departures"));
  g_assert_nonnull (strstr (desmi_number_text_get_about (text, 0), "2023"));
  gtk_widget_grab_focus (GTK_WIDGET (text));
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "deck-numbers");
  place (text, start);
  place (text, start + 3);
  g_assert_cmpint (get_cursor (text), ==, end);
  place (text, end);
  place (text, end - 1);
  g_assert_cmpint (get_cursor (text), ==, start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (text), &iter, end);
  g_assert_true (gtk_text_buffer_backspace (get_buffer (text), &iter, TRUE, TRUE));
  assert_text (text, "Berangkat  orang");
  g_assert_cmpuint (desmi_number_text_count (text), ==, 0);
  gtk_text_buffer_undo (get_buffer (text));
  assert_text (text, WORDS);
  wait_value (text, 0, "2,315");
  gtk_text_buffer_redo (get_buffer (text));
  assert_text (text, "Berangkat  orang");
}

/* Nothing of it is cut where nothing follows it. */
static void
test_end_of_line (UiFixture *self, gconstpointer data)
{
  guint                   n;
  DesmiNumberText        *text = open_text (self, &n);
  g_autoptr (PangoLayout) layout = NULL;
  GtkTextIter             start, end;
  GdkRectangle            from, to;
  int                     width;

  put (text, "Berangkat " FIELD);
  wait_value (text, 0, "2,315");
  ui_settle ();
  gtk_text_buffer_get_bounds (get_buffer (text), &start, &end);
  gtk_text_iter_set_offset (&start, (int) strlen ("Berangkat "));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (text), &start, &from);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (text), &end, &to);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (text), "2,315");
  pango_layout_get_pixel_size (layout, &width, NULL);
  g_assert_cmpint (to.x - from.x, >, width);
}

static DesmiForm *
find_form (UiFixture *self)
{
  GtkWindow *form = ui_find_dialog (self, DESMI_TYPE_FORM);

  g_assert_nonnull (form);
  return DESMI_FORM (form);
}

/* The villages and the periods are looked up apart. */
static gboolean
has_choices (gpointer form)
{
  return desmi_filter_has (ui_find_filter (form, "Place"), "32.12.16.2004")
         && desmi_filter_has (ui_find_filter (form, "Period"), "2022");
}

static gboolean
is_previewed (gpointer form)
{
  return ui_has_label (form, "Kenanga · 2022");
}

/* Chosen and seen before it stands in the text, and another one in its place later. */
static void
test_choose (UiFixture *self, gconstpointer data)
{
  guint            n;
  DesmiNumberText *text = open_text (self, &n);
  DesmiForm       *form;

  put (text, "Berangkat ");
  place (text, (int) strlen ("Berangkat "));
  gtk_widget_grab_focus (GTK_WIDGET (text));
  deck_act (self, "deck.number", NULL);
  form = find_form (self);
  ui_wait (has_choices, form, "the places and the periods");
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Place"), "32.12.16.2004");
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Period"), "2022");
  ui_wait (is_previewed, form, "what it comes to");
  ui_picture (GTK_WIDGET (form), "deck-number-form");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  assert_text (text, "Berangkat {{departures 2022 32.12.16.2004}}");
  deck_wait_spec (self, n, "{{departures 2022 32.12.16.2004}}");
  wait_value (text, 0, NULL);
  deck_act (self, "deck.number", NULL);
  form = find_form (self);
  ui_wait (has_choices, form, "the places and the periods");
  g_assert_cmpstr (desmi_filter_get_selected (ui_find_filter (GTK_WIDGET (form), "Period")), ==,
                   "2022");
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Number"), "returns");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  assert_text (text, "Berangkat {{returns 2022 32.12.16.2004}}");
}

/* What is there no more says so in its place. */
static void
test_gone (UiFixture *self, gconstpointer data)
{
  guint            n;
  DesmiNumberText *text = open_text (self, &n);

  put (text, "{{departures 2023 32.12.99.9999}} dan {{happiness}} dan {{");
  wait_value (text, 0, "(no data)");
  wait_value (text, 1, "(no data)");
  g_assert_cmpuint (desmi_number_text_count (text), ==, 2);
}

#define TITLE "Sampai kini {{departures 2026}} orang"

static const char *const places[] = { "Title", "Text", "Speaker notes" };

static const DesmiSlide *
get_slide (UiFixture *self, guint n)
{
  return g_ptr_array_index (deck_shown (self)->pages->deck->slides, n);
}

typedef struct
{
  UiFixture  *fixture;
  guint       n;
  const char *value; /* nullable: any */
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown           *wanted = data;
  const DesmiSlide      *slide = get_slide (wanted->fixture, wanted->n);
  const DesmiTextNumber *number = desmi_slide_find_number (slide, "departures 2026");
  g_autofree char       *title
      = number != NULL ? g_strdup_printf ("Sampai kini %s orang", number->value) : NULL;

  return number != NULL && g_strcmp0 (slide->title, title) == 0
         && g_strcmp0 (slide->notes, title) == 0
         && (wanted->value == NULL || g_str_equal (number->value, wanted->value));
}

static gboolean
is_frozen (gpointer fixture)
{
  return deck_shown (fixture)->stored->frozen != NULL;
}

static gboolean
has_news (gpointer fixture)
{
  return desmi_deck_news_get_changed (deck_shown (fixture)->news, NULL) > 0;
}

static void
add_flow (UiFixture *self)
{
  const DesmiFlow flow
      = { "32.12.16.2004", "2026-03", DESMI_DIRECTION_OUT, "TWN", "formal", "", "F", "P2P", 1250 };
  DesmiEdit         *edit = desmi_edit_new ("Arus");
  g_autoptr (GError) error = NULL;

  desmi_edit_put_flow (edit, &flow);
  g_assert_true (desmi_store_apply (
      desmi_session_get_store (desmi_window_get_session (self->window)), edit, NULL, &error));
  g_assert_no_error (error);
}

/* In a title and in notes as in a text; where the presentation is frozen, what is seen is what its
 * slide shows. */
static void
test_everywhere (UiFixture *self, gconstpointer data)
{
  guint            n;
  Shown            shown = { self, 0, NULL };
  g_autofree char *frozen = NULL;

  open_text (self, &n);
  shown.n = n;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    deck_write_text (self, places[i], TITLE);
  ui_wait (is_shown, &shown, "the number in title and notes");
  frozen = g_strdup (desmi_slide_find_number (get_slide (self, n), "departures 2026")->value);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    wait_value (deck_find_text (self, places[i]), 0, frozen);
  deck_act (self, "deck.freeze", NULL);
  ui_wait (is_frozen, self, "the presentation to be frozen");
  add_flow (self);
  ui_wait (has_news, self, "numbers of today to be others");
  ui_settle ();
  shown.value = frozen;
  g_assert_true (is_shown (&shown));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      DesmiNumberText *text = deck_find_text (self, places[i]);

      assert_text (text, TITLE);
      g_assert_cmpstr (desmi_number_text_get_value (text, 0), ==, frozen);
    }
  ui_picture (GTK_WIDGET (self->window), "deck-numbers-frozen");
}

/* Without a text of its own, a slide takes the number into its title, or wherever the cursor is. */
static void
test_into_title (UiFixture *self, gconstpointer data)
{
  DesmiNumberText *title;
  DesmiForm       *form;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  deck_select (self, deck_find_kind (self, "chart"));
  title = deck_find_text (self, "Title");
  deck_act (self, "deck.write-title", NULL);
  deck_act (self, "deck.number", NULL);
  form = find_form (self);
  ui_wait (has_choices, form, "the places and the periods");
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Period"), "2022");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  assert_text (title, "{{departures 2022}}");
  wait_value (title, 0, NULL);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/deck-numbers/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func,        \
              ui_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  ADD ("one-thing", test_one_thing);
  ADD ("end-of-line", test_end_of_line);
  ADD ("choose", test_choose);
  ADD ("gone", test_gone);
  ADD ("everywhere", test_everywhere);
  ADD ("into-title", test_into_title);
  failed = g_test_run ();
  ui_done ();
  return failed;
}
