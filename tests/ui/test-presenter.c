/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation on one screen: what each key does, what the speaker sees, and that nothing else
 * comes up. What two screens show is another test's. */
#include "show-fixture.h"

#include "core/desmi-clock.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-settings.h"

#define NOON 1800000000

static guint
get_position (ShowFixture *self)
{
  return desmi_slide_show_get_position (show_get (self));
}

static void
set_up (ShowFixture *self, gconstpointer data)
{
  show_set_up (self, NULL);
}

static void
tear_down (ShowFixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();

  show_tear_down (self, NULL);
  if (settings != NULL)
    g_settings_reset (settings, "notes-size");
  desmi_clock_hold (0);
}

/* With the slides alone, then with the speaker alone; from the third slide each time. */
static void
check_keys (ShowFixture *self)
{
  guint last = desmi_slide_show_get_n (show_get (self)) - 1;
  const struct
  {
    guint keyval, position;
  } keys[] = {
    { GDK_KEY_Right, 3 },      { GDK_KEY_Down, 3 },      { GDK_KEY_space, 3 },
    { GDK_KEY_Return, 3 },     { GDK_KEY_KP_Enter, 3 },  { GDK_KEY_Page_Down, 3 },
    { GDK_KEY_n, 3 },          { GDK_KEY_N, 3 },         { GDK_KEY_KP_Page_Down, 3 },
    { GDK_KEY_Left, 1 },       { GDK_KEY_Up, 1 },        { GDK_KEY_BackSpace, 1 },
    { GDK_KEY_Page_Up, 1 },    { GDK_KEY_p, 1 },         { GDK_KEY_P, 1 },
    { GDK_KEY_KP_Page_Up, 1 }, { GDK_KEY_Home, 0 },      { GDK_KEY_KP_Home, 0 },
    { GDK_KEY_End, last },     { GDK_KEY_KP_End, last }, { GDK_KEY_z, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      desmi_slide_show_go_to (show_get (self), 2);
      show_press (self, keys[i].keyval, 0);
      if (get_position (self) != keys[i].position)
        g_error ("%s leads to %u", gdk_keyval_name (keys[i].keyval), get_position (self));
    }
}

static void
test_keys (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, FALSE);
  g_assert_null (show_get_speaker (self));
  check_keys (self);
  show_press (self, GDK_KEY_Escape, 0);
  g_assert_true (show_is_over (self));
  show_begin (self, 0, TRUE);
  g_assert_null (show_get_audience (self));
  check_keys (self);
  show_press (self, GDK_KEY_F5, 0); /* what remotes send to begin ends, too */
  g_assert_true (show_is_over (self));
}

/* What is typed is shown to the speaker; Enter goes to the slide on which it is printed, the hidden
 * fifth counted, Esc forgets it and does not end. */
static void
test_number (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, TRUE);
  show_press (self, GDK_KEY_1, 0);
  show_press (self, GDK_KEY_KP_0, 0);
  ui_settle ();
  g_assert_true (ui_has_label (show_get_speaker (self), "Enter goes to slide 10"));
  show_press (self, GDK_KEY_Return, 0);
  g_assert_cmpuint (get_position (self), ==, 8);
  ui_settle ();
  g_assert_true (ui_has_label (show_get_speaker (self), "10 of "));
  g_assert_false (ui_has_label (show_get_speaker (self), "Enter goes"));
  show_press (self, GDK_KEY_3, 0);
  show_press (self, GDK_KEY_Escape, 0);
  g_assert_false (show_is_over (self));
  show_press (self, GDK_KEY_Return, 0);
  g_assert_cmpuint (get_position (self), ==, 9);
}

/* The speaker sees the slide and a sign; next, back and Esc show it again where it was, and whoever
 * names another sees that. */
static void
test_blank (ShowFixture *self, gconstpointer data)
{
  static const struct
  {
    guint      keyval;
    DesmiBlank blank;
  } darks[] = { { GDK_KEY_b, DESMI_BLANK_BLACK },
                { GDK_KEY_period, DESMI_BLANK_BLACK },
                { GDK_KEY_w, DESMI_BLANK_WHITE },
                { GDK_KEY_comma, DESMI_BLANK_WHITE } };
  static const guint lights[] = { GDK_KEY_Right, GDK_KEY_Left, GDK_KEY_Escape };

  show_begin (self, 2, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (darks); i++)
    for (guint k = 0; k < G_N_ELEMENTS (lights); k++)
      {
        show_press (self, darks[i].keyval, 0);
        g_assert_cmpint (desmi_slide_show_get_blank (show_get (self)), ==, darks[i].blank);
        ui_settle ();
        ui_picture (show_get_speaker (self), "speaker-dark");
        g_assert_true (ui_has_label (show_get_speaker (self), "The audience’s screen is dark"));
        show_press (self, lights[k], 0);
        g_assert_cmpint (desmi_slide_show_get_blank (show_get (self)), ==, DESMI_BLANK_NONE);
        g_assert_cmpuint (get_position (self), ==, 2);
      }
  ui_settle ();
  g_assert_false (ui_has_label (show_get_speaker (self), "The audience’s screen is dark"));
  show_press (self, GDK_KEY_b, 0);
  show_press (self, GDK_KEY_5, 0);
  show_press (self, GDK_KEY_Return, 0);
  g_assert_cmpint (desmi_slide_show_get_blank (show_get (self)), ==, DESMI_BLANK_NONE);
  g_assert_cmpuint (get_position (self), ==, 4);
}

static guint
get_selected (ShowFixture *self, GtkWidget *window)
{
  return desmi_show_overview_get_selected (DESMI_SHOW_OVERVIEW (show_find_overview (window)));
}

static gboolean
has_tiles (gpointer window)
{
  return show_find_overview (window) != NULL && ui_has_label (show_find_overview (window), "1  ");
}

static void
open_overview (ShowFixture *self, GtkWidget *window)
{
  show_press (self, GDK_KEY_g, 0);
  ui_wait (has_tiles, window, "the overview");
  ui_settle ();
}

static void
check_overview (ShowFixture *self, GtkWidget *window)
{
  guint at, row;

  show_press (self, GDK_KEY_Right, 0);
  open_overview (self, window);
  g_assert_cmpuint (get_selected (self, window), ==, 1);
  show_press (self, GDK_KEY_Right, 0);
  g_assert_cmpuint (get_selected (self, window), ==, 2);
  show_press (self, GDK_KEY_Left, 0);
  show_press (self, GDK_KEY_Left, 0);
  show_press (self, GDK_KEY_Left, 0);
  g_assert_cmpuint (get_selected (self, window), ==, 0);
  show_press (self, GDK_KEY_Down, 0);
  row = get_selected (self, window);
  g_assert_cmpuint (row, >, 1);
  show_press (self, GDK_KEY_Up, 0);
  show_press (self, GDK_KEY_Up, 0);
  g_assert_cmpuint (get_selected (self, window), ==, 0);
  show_press (self, GDK_KEY_End, 0);
  at = get_selected (self, window);
  g_assert_cmpuint (at, ==, desmi_slide_show_get_n (show_get (self)) - 1);
  /* choosing is not showing */
  g_assert_cmpuint (get_position (self), ==, 1);
  show_press (self, GDK_KEY_Escape, 0);
  g_assert_null (show_find_overview (window));
  g_assert_false (show_is_over (self));
  g_assert_cmpuint (get_position (self), ==, 1);
  open_overview (self, window);
  show_press (self, GDK_KEY_Down, 0);
  at = get_selected (self, window);
  g_assert_cmpuint (at, ==, 1 + row);
  show_press (self, GDK_KEY_Return, 0);
  g_assert_null (show_find_overview (window));
  g_assert_cmpuint (get_position (self), ==, at);
  open_overview (self, window);
  show_press (self, GDK_KEY_g, 0);
  g_assert_null (show_find_overview (window));
}

/* As somebody clicks on a slide of the overview. */
static void
click_tile (GtkWidget *window, const char *number)
{
  GtkWidget             *label = GTK_WIDGET (ui_find_label (show_find_overview (window), number));
  g_autoptr (GListModel) controllers
      = gtk_widget_observe_controllers (gtk_widget_get_parent (label));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (one))
        {
          g_signal_emit_by_name (one, "released", 1, 10.0, 10.0);
          return;
        }
    }
  g_assert_not_reached ();
}

/* A click shows a slide; where the pointer merely rests when the overview comes up, nothing is
 * chosen. */
static void
test_overview_click (ShowFixture *self, gconstpointer data)
{
  GtkWidget *grid;

  show_begin (self, 0, TRUE);
  open_overview (self, show_get_speaker (self));
  grid = ui_find (show_find_overview (show_get_speaker (self)), GTK_TYPE_GRID_VIEW, NULL);
  g_assert_false (gtk_grid_view_get_single_click_activate (GTK_GRID_VIEW (grid)));
  click_tile (show_get_speaker (self), "3  ");
  g_assert_cmpuint (get_position (self), ==, 2);
  g_assert_null (show_find_overview (show_get_speaker (self)));
}

/* Behind the last slide nothing is said of a slide. */
static void
test_end (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, TRUE);
  show_press (self, GDK_KEY_End, 0);
  ui_settle ();
  g_assert_true (ui_has_label (show_get_speaker (self), "This is the last slide"));
  show_press (self, GDK_KEY_Right, 0);
  ui_settle ();
  g_assert_false (ui_has_label (show_get_speaker (self), "This is the last slide"));
  g_assert_false (ui_has_label (show_get_speaker (self), "No notes"));
}

/* In the speaker's view; where there is none, over the slide, with all but the hidden ones. */
static void
test_overview (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, TRUE);
  check_overview (self, show_get_speaker (self));
  show_press (self, GDK_KEY_Home, 0);
  open_overview (self, show_get_speaker (self));
  ui_picture (show_get_speaker (self), "overview");
  show_press (self, GDK_KEY_Escape, 0);
  show_press (self, GDK_KEY_Escape, 0);
  g_assert_true (show_is_over (self));
  show_begin (self, 0, FALSE);
  check_overview (self, show_get_audience (self));
}

static guint
count_windows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n += gtk_widget_get_visible (window);
    }
  return n;
}

/* The list of keys lies in the speaker's view; a key that closes it does what it says, Esc does not
 * end. The audience never sees it. */
static void
test_help (ShowFixture *self, gconstpointer data)
{
  static const guint helps[] = { GDK_KEY_F1, GDK_KEY_question };
  static const char  line[] = "Pointer on both screens";
  guint              n;

  show_begin (self, 0, TRUE);
  n = count_windows ();
  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    {
      show_press (self, helps[i], 0);
      ui_settle ();
      ui_picture (show_get_speaker (self), "speaker-keys");
      g_assert_true (ui_has_label (show_get_speaker (self), line));
      g_assert_cmpuint (count_windows (), ==, n);
      show_press (self, helps[i], 0);
      g_assert_false (ui_has_label (show_get_speaker (self), line));
    }
  show_press (self, GDK_KEY_F1, 0);
  show_press (self, GDK_KEY_Escape, 0);
  g_assert_false (show_is_over (self));
  show_press (self, GDK_KEY_F1, 0);
  show_press (self, GDK_KEY_Right, 0);
  g_assert_cmpuint (get_position (self), ==, 1);
  g_assert_false (ui_has_label (show_get_speaker (self), line));
  show_press (self, GDK_KEY_Escape, 0);
  show_begin (self, 0, FALSE);
  show_press (self, GDK_KEY_F1, 0);
  ui_settle ();
  g_assert_false (ui_has_label (show_get_audience (self), line));
  g_assert_cmpuint (count_windows (), ==, n);
}

/* Letters so large that the list has no room: arrows scroll it, others close it. */
static void
test_help_scrolls (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, TRUE);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  show_press (self, GDK_KEY_F1, 0);
  ui_settle ();
  show_press (self, GDK_KEY_Down, 0);
  ui_settle ();
  ui_picture (show_get_speaker (self), "speaker-keys-large");
  g_assert_true (ui_has_label (show_get_speaker (self), "↑ and ↓ scroll"));
  g_assert_cmpuint (get_position (self), ==, 0);
  show_press (self, GDK_KEY_Page_Down, 0);
  g_assert_false (ui_has_label (show_get_speaker (self), "↑ and ↓ scroll"));
  g_assert_cmpuint (get_position (self), ==, 1);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static DesmiSpeakerView *
get_view (ShowFixture *self)
{
  return DESMI_SPEAKER_VIEW (ui_find (show_get_speaker (self), DESMI_TYPE_SPEAKER_VIEW, NULL));
}

static int
get_notes_size (ShowFixture *self)
{
  PangoAttrList *attributes
      = gtk_label_get_attributes (desmi_speaker_view_get_notes (get_view (self)));
  PangoAttrIterator *iterator = pango_attr_list_get_iterator (attributes);
  PangoAttribute    *size = pango_attr_iterator_get (iterator, PANGO_ATTR_SIZE);
  int                value = ((PangoAttrInt *) size)->value / PANGO_SCALE;

  pango_attr_iterator_destroy (iterator);
  return value;
}

static double
get_notes_place (ShowFixture *self)
{
  GtkWidget *notes = GTK_WIDGET (desmi_speaker_view_get_notes (get_view (self)));
  GtkWidget *scroller = gtk_widget_get_ancestor (notes, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

/* They grow and shrink, stay so the next time, scroll, and begin at the top of each slide. */
static void
test_notes (ShowFixture *self, gconstpointer data)
{
  int size;

  show_begin (self, 2, TRUE);
  ui_settle ();
  size = get_notes_size (self);
  show_press (self, GDK_KEY_plus, GDK_SHIFT_MASK);
  show_press (self, GDK_KEY_KP_Add, 0);
  g_assert_cmpint (get_notes_size (self), ==, size + 4);
  show_press (self, GDK_KEY_minus, 0);
  g_assert_cmpint (get_notes_size (self), ==, size + 2);
  ui_settle ();
  ui_picture (show_get_speaker (self), "speaker-notes");
  g_assert_cmpfloat (get_notes_place (self), <=, 0);
  show_press (self, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpfloat (get_notes_place (self), >, 0);
  g_assert_cmpuint (get_position (self), ==, 2);
  show_press (self, GDK_KEY_Up, GDK_SHIFT_MASK);
  g_assert_cmpfloat (get_notes_place (self), <=, 0);
  show_press (self, GDK_KEY_Down, GDK_SHIFT_MASK);
  show_press (self, GDK_KEY_b, 0); /* the same slide: where one reads stays */
  g_assert_cmpfloat (get_notes_place (self), >, 0);
  show_press (self, GDK_KEY_b, 0);
  show_press (self, GDK_KEY_Right, 0);
  g_assert_cmpfloat (get_notes_place (self), <=, 0);
  show_press (self, GDK_KEY_Escape, 0);
  show_begin (self, 2, TRUE);
  g_assert_cmpint (get_notes_size (self), ==, size + 2);
}

/* Stands still until the first move, while paused, and begins anew only when told; whoever leaves
 * and comes back finds it going. A rehearsal has one of its own. */
static void
test_timer (ShowFixture *self, gconstpointer data)
{
  desmi_clock_hold (NOON);
  show_begin (self, 0, FALSE);
  desmi_clock_hold (NOON + 60);
  g_assert_cmpint (desmi_slide_show_get_elapsed (show_get (self)), ==, 0);
  show_press (self, GDK_KEY_Right, 0);
  desmi_clock_hold (NOON + 160);
  show_press (self, GDK_KEY_Escape, 0);
  desmi_clock_hold (NOON + 220);
  show_begin (self, 3, FALSE);
  g_assert_cmpint (desmi_slide_show_get_elapsed (show_get (self)), ==, 160);
  show_press (self, GDK_KEY_t, 0);
  desmi_clock_hold (NOON + 500);
  g_assert_cmpint (desmi_slide_show_get_elapsed (show_get (self)), ==, 160);
  g_assert_true (desmi_slide_show_is_paused (show_get (self)));
  show_press (self, GDK_KEY_t, 0);
  desmi_clock_hold (NOON + 510);
  g_assert_cmpint (desmi_slide_show_get_elapsed (show_get (self)), ==, 170);
  show_press (self, GDK_KEY_T, GDK_SHIFT_MASK);
  g_assert_cmpint (desmi_slide_show_get_elapsed (show_get (self)), ==, 0);
  show_press (self, GDK_KEY_Right, 0);
  desmi_clock_hold (NOON + 570);
  show_press (self, GDK_KEY_Escape, 0);
  show_begin (self, 0, TRUE);
  g_assert_cmpint (desmi_slide_show_get_elapsed (show_get (self)), ==, 0);
  show_press (self, GDK_KEY_Right, 0);
  desmi_clock_hold (NOON + 570 + 12 * 60);
  show_press (self, GDK_KEY_t, 0);
  show_press (self, GDK_KEY_t, 0);
  ui_settle ();
  g_assert_true (ui_has_label (show_get_speaker (self), "12:00"));
  g_assert_true (ui_has_label (show_get_speaker (self), "18:00 left of 30 minutes"));
}

/* Keys of the program's do nothing here: what they open, the audience would see. */
static void
test_no_other_keys (ShowFixture *self, gconstpointer data)
{
  static const guint keys[] = { GDK_KEY_o, GDK_KEY_n, GDK_KEY_q, GDK_KEY_w, GDK_KEY_z };
  guint              n;

  show_begin (self, 0, FALSE);
  n = count_windows ();
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      show_press (self, keys[i], GDK_CONTROL_MASK);
      show_press (self, keys[i], GDK_ALT_MASK);
    }
  ui_settle ();
  g_assert_cmpuint (count_windows (), ==, n);
  g_assert_cmpuint (get_position (self), ==, 0);
  g_assert_cmpint (desmi_slide_show_get_blank (show_get (self)), ==, DESMI_BLANK_NONE);
}

/* On the only screen, which the audience sees, there are no notes to be had; who rehearses looks at
 * the slide alone and back. */
static void
test_one_screen (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, FALSE);
  show_press (self, GDK_KEY_s, 0);
  ui_settle ();
  g_assert_null (show_get_speaker (self));
  g_assert_nonnull (show_get_audience (self));
  show_press (self, GDK_KEY_Escape, 0);
  show_begin (self, 1, TRUE);
  show_press (self, GDK_KEY_s, 0);
  ui_wait (show_is_painted, self, "the slide alone");
  g_assert_null (show_get_speaker (self));
  show_press (self, GDK_KEY_s, 0);
  ui_wait (show_is_painted, self, "the notes again");
  g_assert_null (show_get_audience (self));
  g_assert_cmpuint (get_position (self), ==, 1);
}

static gboolean
is_ready_around (gpointer fixture)
{
  ShowFixture   *self = fixture;
  DesmiShowView *view = show_find_view (show_get_audience (self));
  int            next = desmi_slide_show_peek_next (show_get (self));
  int            before = desmi_slide_show_peek_before (show_get (self));

  return (next < 0 || desmi_show_view_is_ready (view, (guint) next))
         && (before < 0 || desmi_show_view_is_ready (view, (guint) before));
}

/* What comes next and what was before are painted ahead, so that a step needs no waiting; after the
 * last slide there is an end, and a way back. */
static void
test_ahead (ShowFixture *self, gconstpointer data)
{
  guint n;

  show_begin (self, 0, FALSE);
  n = desmi_slide_show_get_n (show_get (self));
  for (guint i = 0; i + 1 < n; i++)
    {
      ui_wait (is_ready_around, self, "the slides around");
      show_press (self, GDK_KEY_Right, 0);
      g_assert_true (show_is_painted (self));
    }
  show_press_many (self, GDK_KEY_Right, 3);
  g_assert_cmpint (desmi_slide_show_get_page (show_get (self)), ==, -1);
  ui_settle ();
  ui_picture (show_get_audience (self), "end");
  g_assert_false (show_is_over (self));
  show_press (self, GDK_KEY_Left, 0);
  g_assert_cmpuint (get_position (self), ==, n - 1);
}

static void
say (ShowFixture *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self->ui.window), "win.say", "s", text);
}

typedef struct
{
  ShowFixture *show;
  const char  *text;
} Said;

static gboolean
is_said (gpointer data)
{
  const Said *said = data;

  return ui_has_label (GTK_WIDGET (said->show->ui.window), said->text);
}

/* What would be said while presenting is said afterwards: passing words, dialogs, and the window of
 * a program that is started once more. */
static void
test_quiet (ShowFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "Kertas habis.");
  Said               said = { self, "Tujuh angka berubah." };
  guint              n;

  show_begin (self, 0, FALSE);
  n = count_windows ();
  say (self, said.text);
  say (self, "Cadangan dibuat.");
  desmi_error_dialog_present (GTK_WIDGET (self->ui.window), "Tidak Tercetak", error);
  g_application_activate (G_APPLICATION (self->ui.application));
  ui_settle ();
  g_assert_cmpuint (count_windows (), ==, n);
  g_assert_null (ui_find_dialog (&self->ui, ADW_TYPE_MESSAGE_DIALOG));
  g_assert_false (is_said (&said));
  g_assert_true (gtk_window_is_active (GTK_WINDOW (show_get_audience (self)))
                 || !gtk_window_is_active (GTK_WINDOW (self->ui.window)));
  show_press (self, GDK_KEY_Escape, 0);
  g_assert_true (show_is_over (self));
  ui_wait (ui_has_dialog, &self->ui, "the dialog");
  ui_wait (is_said, &said, "the words");
}

/* The window that it began from goes, and so does it. */
static void
test_window_goes (ShowFixture *self, gconstpointer data)
{
  show_begin (self, 0, FALSE);
  g_object_ref (self->ui.window);
  gtk_window_destroy (GTK_WINDOW (self->ui.window));
  ui_settle ();
  g_assert_true (show_is_over (self));
  g_object_unref (self->ui.window);
  self->ui.window = desmi_window_new (GTK_APPLICATION (self->ui.application));
  gtk_window_present (GTK_WINDOW (self->ui.window));
  ui_settle ();
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/presenter/" name, ShowFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  ADD ("keys", test_keys);
  ADD ("number", test_number);
  ADD ("blank", test_blank);
  ADD ("overview", test_overview);
  ADD ("overview-click", test_overview_click);
  ADD ("end", test_end);
  ADD ("help", test_help);
  ADD ("help-scrolls", test_help_scrolls);
  ADD ("notes", test_notes);
  ADD ("timer", test_timer);
  ADD ("no-other-keys", test_no_other_keys);
  ADD ("one-screen", test_one_screen);
  ADD ("ahead", test_ahead);
  ADD ("quiet", test_quiet);
  ADD ("window-goes", test_window_goes);
  failed = g_test_run ();
  ui_done ();
  return failed;
}
