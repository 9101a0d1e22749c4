/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With two screens the audience has the one that does not show the program, or the one that was
 * chosen where the same screens were together before; with one, the slides have it, or, to
 * rehearse, the speaker. A screen that goes or comes closes or opens a window and nothing else: the
 * slide and the timer stay. What only the speaker is to see is never on a screen that the audience
 * had. */
#include "ui/decks/desmi-presenter.h"

#include "app/decks/desmi-show-screens.h"
#include "ui/decks/desmi-show-hand.h"
#include "ui/decks/desmi-show-help.h"
#include "ui/decks/desmi-show-keys.h"
#include "ui/decks/desmi-show-monitors.h"
#include "ui/decks/desmi-show-overview.h"
#include "ui/decks/desmi-show-timers.h"
#include "ui/decks/desmi-show-view.h"
#include "ui/decks/desmi-show-window.h"
#include "ui/decks/desmi-speaker-view.h"
#include "ui/desmi-quiet.h"
#include "ui/desmi-settings.h"

#include <glib/gi18n-lib.h>

#define HIDE_CURSOR_S 3
#define SPEAKER_WIDTH 1200
#define SPEAKER_HEIGHT 760

struct _DesmiPresenter
{
  GObject           parent_instance;

  GtkWindow        *parent;
  char             *timer; /* under which name it is kept */
  DesmiSlideShow   *show;
  GSettings        *settings;     /* nullable */
  gboolean          speaks_alone; /* with one screen, it is the speaker's */
  gboolean          peeks;        /* they look at the slide alone meanwhile */
  char             *wanted;       /* nullable: the screen that was chosen for the audience */
  char             *last;     /* nullable: the screen that the audience had beside the speaker's */
  GtkWindow        *audience; /* nullable */
  GtkWindow        *speaker;  /* nullable */
  DesmiSpeakerView *view;     /* nullable: of the speaker */
  DesmiShowView    *slides;   /* nullable: of the audience */
  GtkWidget        *panel;    /* nullable: over one of them */
  GListModel       *monitors;
  gulong            monitors_changed;
  guint             inhibit;
  guint             hide_cursor;
  gboolean          is_hidden;
  gboolean          was_minimized;
  gboolean          is_orphaned; /* the program's window is gone */
  gboolean          has_ended;
};

G_DEFINE_FINAL_TYPE (DesmiPresenter, desmi_presenter, G_TYPE_OBJECT)

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
close_window (GtkWindow **window)
{
  GtkWindow *closing = *window;

  *window = NULL;
  if (closing != NULL)
    gtk_window_destroy (closing);
}

static void
close_panel (DesmiPresenter *self)
{
  GtkWidget *panel = g_steal_pointer (&self->panel);

  if (panel != NULL)
    gtk_overlay_remove_overlay (GTK_OVERLAY (gtk_widget_get_parent (panel)), panel);
}

/* @panel: (transfer floating) */
static void
open_panel (DesmiPresenter *self, GtkWindow *over, GtkWidget *panel)
{
  close_panel (self);
  self->panel = panel;
  gtk_overlay_add_overlay (GTK_OVERLAY (gtk_window_get_child (over)), panel);
}

static void
finish (DesmiPresenter *self)
{
  GApplication *application = g_application_get_default ();

  if (self->has_ended)
    return;
  self->has_ended = TRUE;
  desmi_show_timers_keep (self->parent, self->timer, self->show);
  g_clear_signal_handler (&self->monitors_changed, self->monitors);
  g_clear_handle_id (&self->hide_cursor, g_source_remove);
  close_panel (self);
  self->view = NULL;
  self->slides = NULL;
  close_window (&self->audience);
  close_window (&self->speaker);
  if (self->inhibit != 0 && GTK_IS_APPLICATION (application))
    gtk_application_uninhibit (GTK_APPLICATION (application), self->inhibit);
  if (!self->is_orphaned)
    gtk_window_present (self->parent);
  g_signal_emit (self, signals[ENDED], 0);
  if (!self->is_hidden)
    desmi_quiet_end ();
  g_object_unref (self);
}

static void arrange (DesmiPresenter *self);

static void
swap (DesmiPresenter *self)
{
  gboolean                is_mirrored;
  g_autoptr (GPtrArray)   screens = desmi_show_monitors_list (self->monitors, &is_mirrored);
  g_autofree const char **names = desmi_show_monitors_list_names (screens);
  DesmiShowScreens        now = desmi_show_screens_choose (
             names, desmi_show_monitors_find (screens, self->parent), self->wanted, TRUE);

  if (screens->len > 1)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (names[now.speaker]);
      desmi_show_monitors_remember (self->settings, names, self->wanted);
    }
  /* a single screen that the audience looks at shows no notes, not even when asked */
  else if (self->speaks_alone)
    self->peeks = !self->peeks;
  arrange (self);
}

static void
hide (DesmiPresenter *self)
{
  if (self->is_hidden)
    return;
  self->is_hidden = TRUE;
  self->was_minimized = FALSE;
  close_panel (self);
  if (self->audience != NULL)
    gtk_window_minimize (self->audience);
  if (self->speaker != NULL)
    gtk_window_minimize (self->speaker);
  gtk_window_present (self->parent);
  desmi_quiet_end ();
}

static void
toggle_overview (DesmiPresenter *self)
{
  gboolean   is_open = self->panel != NULL && DESMI_IS_SHOW_OVERVIEW (self->panel);
  GtkWindow *over = self->speaker != NULL ? self->speaker : self->audience;
  GtkWidget *overview;

  close_panel (self);
  if (is_open || over == NULL)
    return;
  overview = desmi_show_overview_new (self->show);
  g_signal_connect_object (overview, "done", G_CALLBACK (close_panel), self, G_CONNECT_SWAPPED);
  open_panel (self, over, overview);
}

static void
act (DesmiPresenter *self, DesmiShowKey key)
{
  switch (key)
    {
    case DESMI_SHOW_KEY_SWAP:
      swap (self);
      break;
    case DESMI_SHOW_KEY_POINTER:
      desmi_slide_show_set_pointing (self->show, !desmi_slide_show_is_pointing (self->show));
      break;
    case DESMI_SHOW_KEY_LARGER:
    case DESMI_SHOW_KEY_SMALLER:
      if (self->view != NULL)
        desmi_speaker_view_scale_notes (self->view, key == DESMI_SHOW_KEY_LARGER ? 1 : -1);
      break;
    case DESMI_SHOW_KEY_NOTES_DOWN:
    case DESMI_SHOW_KEY_NOTES_UP:
      if (self->view != NULL)
        desmi_speaker_view_scroll_notes (self->view, key == DESMI_SHOW_KEY_NOTES_DOWN ? 1 : -1);
      break;
    case DESMI_SHOW_KEY_OVERVIEW:
      toggle_overview (self);
      break;
    case DESMI_SHOW_KEY_HIDE:
      hide (self);
      break;
    case DESMI_SHOW_KEY_HELP:
      if (self->speaker != NULL)
        open_panel (self, self->speaker, desmi_show_help_new ());
      break;
    case DESMI_SHOW_KEY_NONE:
    case DESMI_SHOW_KEY_DONE:
    default:
      break;
    }
}

/* Says whether the key was meant for what lies over the window. */
static gboolean
press_panel (DesmiPresenter *self, guint keyval)
{
  if (self->panel == NULL)
    return FALSE;
  if (DESMI_IS_SHOW_OVERVIEW (self->panel))
    return desmi_show_overview_press (DESMI_SHOW_OVERVIEW (self->panel), keyval);
  if (desmi_show_help_press (self->panel, keyval))
    return TRUE;
  close_panel (self);
  return keyval == GDK_KEY_Escape || keyval == GDK_KEY_F1 || keyval == GDK_KEY_question;
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R)
         || keyval == GDK_KEY_ISO_Level3_Shift || keyval == GDK_KEY_Num_Lock;
}

/* None goes further: what a key of the program's opens, the audience would see. */
static gboolean
key_cb (DesmiPresenter *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (!is_modifier (keyval) && !press_panel (self, keyval))
    act (self, desmi_show_key_press (self->show, keyval, state));
  return GDK_EVENT_STOP;
}

static gboolean
hide_cursor_cb (gpointer user_data)
{
  DesmiPresenter *self = user_data;

  self->hide_cursor = 0;
  if (self->slides != NULL)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self->slides), "none");
  return G_SOURCE_REMOVE;
}

static void
motion_cb (DesmiPresenter *self)
{
  gboolean points = desmi_slide_show_is_pointing (self->show);

  if (self->slides == NULL)
    return;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->slides), points ? "none" : NULL);
  g_clear_handle_id (&self->hide_cursor, g_source_remove);
  self->hide_cursor = g_timeout_add_seconds (HIDE_CURSOR_S, hide_cursor_cb, self);
}

static gboolean
close_cb (DesmiPresenter *self)
{
  finish (self);
  return GDK_EVENT_STOP;
}

/* Whoever brings one of the windows back from where windows wait wants both. */
static void
state_cb (DesmiPresenter *self, GParamSpec *pspec, GdkToplevel *surface)
{
  gboolean is_minimized = (gdk_toplevel_get_state (surface) & GDK_TOPLEVEL_STATE_MINIMIZED) != 0;

  if (!self->is_hidden)
    return;
  if (is_minimized)
    self->was_minimized = TRUE;
  else if (self->was_minimized)
    desmi_presenter_come_back (self);
}

static void
realize_cb (DesmiPresenter *self, GtkWidget *window)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (window)), "notify::state",
                           G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
}

static GtkWindow *
new_window (DesmiPresenter *self, const char *title, GtkWidget *child)
{
  GtkWindow          *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget          *overlay = gtk_overlay_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_overlay_set_child (GTK_OVERLAY (overlay), child);
  gtk_window_set_title (window, title);
  gtk_window_set_application (window, gtk_window_get_application (self->parent));
  gtk_window_set_child (window, overlay);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (close_cb), self);
  g_signal_connect_object (window, "realize", G_CALLBACK (realize_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return window;
}

static void
open_audience (DesmiPresenter *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->slides = DESMI_SHOW_VIEW (desmi_show_view_new (self->show, FALSE));
  self->audience = new_window (self, _ ("Presentation"), GTK_WIDGET (self->slides));
  /* no frame takes room from the slide */
  gtk_window_set_decorated (self->audience, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->audience), "desmi-stage");
  desmi_show_hand_add (self->slides, self->show);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->slides), motion);
  motion_cb (self);
}

static void
open_speaker (DesmiPresenter *self)
{
  self->view = DESMI_SPEAKER_VIEW (desmi_speaker_view_new (self->show));
  self->speaker = new_window (self, _ ("Speaker"), GTK_WIDGET (self->view));
  gtk_window_set_decorated (self->speaker, FALSE);
  gtk_window_set_default_size (self->speaker, SPEAKER_WIDTH, SPEAKER_HEIGHT);
}

/* What lies over a window goes with it, or to where there is a better one. */
static void
open_windows (DesmiPresenter *self, gboolean wants_audience, gboolean wants_speaker)
{
  if (wants_audience != (self->audience != NULL) || wants_speaker != (self->speaker != NULL))
    close_panel (self);
  if (wants_speaker && self->speaker == NULL)
    open_speaker (self);
  if (wants_audience && self->audience == NULL)
    open_audience (self);
}

static void
close_windows (DesmiPresenter *self, gboolean wants_audience, gboolean wants_speaker)
{
  if (!wants_speaker)
    {
      self->view = NULL;
      close_window (&self->speaker);
    }
  if (!wants_audience)
    {
      self->slides = NULL;
      close_window (&self->audience);
    }
}

/* One screen is left of two: the speaker goes on alone, except before the audience's eyes. */
static void
note_screens (DesmiPresenter    *self,
              const char *const *names,
              DesmiShowScreens   chosen,
              gboolean           is_mirrored)
{
  if (names[1] != NULL)
    {
      g_free (self->last);
      self->last = g_strdup (names[chosen.audience]);
      self->peeks = FALSE;
    }
  else if (self->last != NULL)
    self->speaks_alone = !is_mirrored && !g_str_equal (self->last, names[0]);
}

/* Opens and closes windows for the screens there are, and puts each on its own. */
static void
arrange (DesmiPresenter *self)
{
  gboolean                is_mirrored;
  g_autoptr (GPtrArray)   screens = desmi_show_monitors_list (self->monitors, &is_mirrored);
  g_autofree const char **names = desmi_show_monitors_list_names (screens);
  DesmiShowScreens        chosen;
  gboolean                wants_audience, wants_speaker;

  /* between two arrangements there may be none for a moment */
  if (screens->len == 0)
    return;
  if (self->wanted == NULL)
    self->wanted = desmi_show_monitors_recall (self->settings, names);
  if (screens->len == 1)
    note_screens (self, names, (DesmiShowScreens){ 0 }, is_mirrored);
  chosen = desmi_show_screens_choose (names, desmi_show_monitors_find (screens, self->parent),
                                      self->wanted, self->speaks_alone && !self->peeks);
  if (screens->len > 1)
    note_screens (self, names, chosen, is_mirrored);
  wants_audience = chosen.audience >= 0;
  wants_speaker = chosen.speaker >= 0;
  open_windows (self, wants_audience, wants_speaker);
  if (wants_speaker)
    desmi_show_window_put_on (self->speaker, g_ptr_array_index (screens, chosen.speaker));
  if (wants_audience)
    desmi_show_window_put_on (self->audience, g_ptr_array_index (screens, chosen.audience));
  close_windows (self, wants_audience, wants_speaker);
}

/* Nobody could come back to it. */
static void
removed_cb (DesmiPresenter *self, GtkWindow *window)
{
  if (window != self->parent)
    return;
  self->is_orphaned = TRUE;
  finish (self);
}

static void
rearrange (DesmiPresenter *self)
{
  if (!self->is_hidden && !self->has_ended)
    arrange (self);
}

/* One that is moved over another shows the same from then on, and neither came nor went. */
static void
watch_monitors (DesmiPresenter *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      g_signal_handlers_disconnect_by_func (monitor, rearrange, self);
      g_signal_connect_object (monitor, "notify::geometry", G_CALLBACK (rearrange), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
monitors_cb (DesmiPresenter *self)
{
  watch_monitors (self);
  rearrange (self);
}

static void
desmi_presenter_finalize (GObject *object)
{
  DesmiPresenter *self = DESMI_PRESENTER (object);

  g_clear_object (&self->show);
  g_clear_object (&self->settings);
  g_clear_object (&self->monitors);
  g_clear_object (&self->parent);
  g_free (self->timer);
  g_free (self->wanted);
  g_free (self->last);
  G_OBJECT_CLASS (desmi_presenter_parent_class)->finalize (object);
}

static void
desmi_presenter_class_init (DesmiPresenterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_presenter_finalize;
  signals[ENDED] = g_signal_new ("ended", DESMI_TYPE_PRESENTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
desmi_presenter_init (DesmiPresenter *self)
{
}

/**
 * desmi_presenter_start:
 * @parent: the program's window
 * @deck: the code of the deck: the time goes on where it was given before
 * @from: index of the page to begin with
 * @minutes: planned length, 0: none
 * @rehearse: with one screen, the speaker has it
 *
 * Until it ends, nothing else comes up by itself.
 *
 * Returns: (transfer none): it keeps itself until it has "ended"
 */
DesmiPresenter *
desmi_presenter_start (GtkWindow  *parent,
                       const char *deck,
                       DesmiPages *pages,
                       guint       from,
                       int         minutes,
                       gboolean    rehearse)
{
  DesmiPresenter *self = g_object_new (DESMI_TYPE_PRESENTER, NULL);
  GApplication   *application = g_application_get_default ();

  self->parent = g_object_ref (parent);
  self->speaks_alone = rehearse;
  self->settings = desmi_settings_new ();
  self->show = desmi_slide_show_new (pages, from, minutes);
  /* a talk and its rehearsal have a timer each */
  self->timer = g_strdup_printf ("%s %s", rehearse ? "rehearsal" : "talk", deck);
  desmi_show_timers_go_on (parent, self->timer, self->show);
  self->monitors
      = g_object_ref (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (parent))));
  self->monitors_changed
      = g_signal_connect_swapped (self->monitors, "items-changed", G_CALLBACK (monitors_cb), self);
  watch_monitors (self);
  g_signal_connect_swapped (self->show, "ended", G_CALLBACK (finish), self);
  /* 0 is no error: there is nobody to ask */
  if (GTK_IS_APPLICATION (application))
    g_signal_connect_object (application, "window-removed", G_CALLBACK (removed_cb), self,
                             G_CONNECT_SWAPPED);
  if (GTK_IS_APPLICATION (application))
    self->inhibit = gtk_application_inhibit (GTK_APPLICATION (application), parent,
                                             GTK_APPLICATION_INHIBIT_IDLE, _ ("Presenting"));
  desmi_quiet_begin ();
  arrange (self);
  return self;
}

/**
 * desmi_presenter_come_back:
 *
 * Shows the windows again after they were hidden for a moment, with the slide and the time they
 * had.
 */
void
desmi_presenter_come_back (DesmiPresenter *self)
{
  g_return_if_fail (DESMI_IS_PRESENTER (self));
  if (!self->is_hidden)
    return;
  self->is_hidden = FALSE;
  desmi_quiet_begin ();
  if (self->speaker != NULL)
    gtk_window_unminimize (self->speaker);
  if (self->audience != NULL)
    gtk_window_unminimize (self->audience);
  arrange (self);
}

/**
 * desmi_presenter_get_show:
 *
 * Returns: (transfer none): what is shown
 */
DesmiSlideShow *
desmi_presenter_get_show (DesmiPresenter *self)
{
  return self->show;
}

/**
 * desmi_presenter_get_audience:
 *
 * Returns: (transfer none) (nullable): the window of the audience
 */
GtkWindow *
desmi_presenter_get_audience (DesmiPresenter *self)
{
  return self->audience;
}

/**
 * desmi_presenter_get_speaker:
 *
 * Returns: (transfer none) (nullable): the window of the speaker
 */
GtkWindow *
desmi_presenter_get_speaker (DesmiPresenter *self)
{
  return self->speaker;
}
