/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-slide-show.h"

#include "core/desmi-clock.h"

#define MOST_DIGITS 9999

struct _DesmiSlideShow
{
  GObject     parent_instance;

  DesmiPages *pages;
  GArray     *order;    /* of guint: pages that are not hidden */
  guint       position; /* one past the last: the end */
  DesmiBlank  blank;
  guint       digits; /* typed so far, 0: none */
  int         minutes;
  DesmiTimer  timer;
  gboolean    is_pointing; /* the hand points wherever it goes */
  gboolean    points;
  double      x, y; /* 0 to 1 of the slide */
};

G_DEFINE_FINAL_TYPE (DesmiSlideShow, desmi_slide_show, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (DesmiSlideShow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
desmi_slide_show_finalize (GObject *object)
{
  DesmiSlideShow *self = DESMI_SLIDE_SHOW (object);

  desmi_pages_unref (self->pages);
  g_array_unref (self->order);
  G_OBJECT_CLASS (desmi_slide_show_parent_class)->finalize (object);
}

static void
desmi_slide_show_class_init (DesmiSlideShowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_slide_show_finalize;
  signals[CHANGED] = g_signal_new ("changed", DESMI_TYPE_SLIDE_SHOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", DESMI_TYPE_SLIDE_SHOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
desmi_slide_show_init (DesmiSlideShow *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * desmi_slide_show_new:
 * @from: index of the page to begin with; a hidden one begins with the next that is not
 * @minutes: planned length, 0: none
 *
 * Returns: (transfer full): the show; its timer stands still until the first move
 */
DesmiSlideShow *
desmi_slide_show_new (DesmiPages *pages, guint from, int minutes)
{
  DesmiSlideShow *self = g_object_new (DESMI_TYPE_SLIDE_SHOW, NULL);

  self->pages = desmi_pages_ref (pages);
  self->minutes = minutes;
  for (guint i = 0; i < pages->pages->len; i++)
    if (!((DesmiPage *) g_ptr_array_index (pages->pages, i))->hidden)
      {
        if (i < from)
          self->position++;
        g_array_append_val (self->order, i);
      }
  return self;
}

/**
 * desmi_slide_show_get_pages:
 *
 * Returns: (transfer none): the pages
 */
DesmiPages *
desmi_slide_show_get_pages (DesmiSlideShow *self)
{
  return self->pages;
}

static int
get_page_at (DesmiSlideShow *self, guint position)
{
  return position < self->order->len ? (int) g_array_index (self->order, guint, position) : -1;
}

/**
 * desmi_slide_show_get_page_at:
 * @position: of the pages that are not hidden, from 0
 *
 * Returns: index of the page; -1: there are not so many
 */
int
desmi_slide_show_get_page_at (DesmiSlideShow *self, guint position)
{
  return get_page_at (self, position);
}

/**
 * desmi_slide_show_get_page:
 *
 * Returns: index of the page that is shown; -1: all were
 */
int
desmi_slide_show_get_page (DesmiSlideShow *self)
{
  return get_page_at (self, self->position);
}

/**
 * desmi_slide_show_peek_next:
 *
 * Returns: index of the page that comes next; -1: none does
 */
int
desmi_slide_show_peek_next (DesmiSlideShow *self)
{
  return get_page_at (self, self->position + 1);
}

/**
 * desmi_slide_show_peek_before:
 *
 * Returns: index of the page that came before; -1: none did
 */
int
desmi_slide_show_peek_before (DesmiSlideShow *self)
{
  return self->position > 0 ? get_page_at (self, self->position - 1) : -1;
}

/**
 * desmi_slide_show_get_position:
 *
 * Returns: which of the pages that are not hidden is shown, from 0; desmi_slide_show_get_n(): the
 * end
 */
guint
desmi_slide_show_get_position (DesmiSlideShow *self)
{
  return self->position;
}

/**
 * desmi_slide_show_get_n:
 *
 * Returns: how many pages are not hidden
 */
guint
desmi_slide_show_get_n (DesmiSlideShow *self)
{
  return self->order->len;
}

/**
 * desmi_slide_show_get_number:
 * @position: of the pages that are not hidden, from 0; past the last: the last
 *
 * Returns: the number that is printed on the page; 0: there is no page
 */
guint
desmi_slide_show_get_number (DesmiSlideShow *self, guint position)
{
  int page = self->order->len > 0 ? get_page_at (self, MIN (position, self->order->len - 1)) : -1;

  return page >= 0 ? desmi_pages_get_number (self->pages, (guint) page) : 0;
}

/**
 * desmi_slide_show_find_number:
 * @number: as it is printed on a page
 *
 * Returns: the position of that page; where it is hidden, of the next that is not; past the last:
 * of the last
 */
guint
desmi_slide_show_find_number (DesmiSlideShow *self, guint number)
{
  guint position = 0;

  while (position + 1 < self->order->len && desmi_slide_show_get_number (self, position) < number)
    position++;
  return position;
}

/**
 * desmi_slide_show_get_notes:
 *
 * Returns: (transfer none) (nullable): what the speaker says now
 */
const char *
desmi_slide_show_get_notes (DesmiSlideShow *self)
{
  int page = desmi_slide_show_get_page (self);

  return page >= 0 ? ((DesmiPage *) g_ptr_array_index (self->pages->pages, (guint) page))->notes
                   : NULL;
}

/**
 * desmi_slide_show_get_blank:
 *
 * Returns: what the audience sees instead of the slide
 */
DesmiBlank
desmi_slide_show_get_blank (DesmiSlideShow *self)
{
  return self->blank;
}

static void
start (DesmiSlideShow *self)
{
  if (self->timer.started == 0 && !self->timer.paused)
    self->timer.started = desmi_clock_now ();
}

/* Says whether there was something of a number. */
static gboolean
drop_digits (DesmiSlideShow *self)
{
  if (self->digits == 0)
    return FALSE;
  self->digits = 0;
  emit_changed (self);
  return TRUE;
}

/* Out of the dark without moving, as every such program does. */
static gboolean
wake (DesmiSlideShow *self)
{
  if (self->blank == DESMI_BLANK_NONE)
    return FALSE;
  self->blank = DESMI_BLANK_NONE;
  emit_changed (self);
  return TRUE;
}

/* Whoever names a slide wants to see it, also from the dark. */
static void
jump (DesmiSlideShow *self, guint position)
{
  start (self);
  if (position == self->position && self->blank == DESMI_BLANK_NONE)
    {
      drop_digits (self);
      return;
    }
  self->digits = 0;
  self->blank = DESMI_BLANK_NONE;
  self->position = position;
  emit_changed (self);
}

static void
step (DesmiSlideShow *self, guint position)
{
  if (self->blank == DESMI_BLANK_NONE)
    jump (self, position);
  else
    {
      self->digits = 0;
      wake (self);
    }
}

/**
 * desmi_slide_show_next:
 *
 * The next slide; after the last, the end, and there it stays. In the dark: the slide again.
 */
void
desmi_slide_show_next (DesmiSlideShow *self)
{
  step (self, MIN (self->position + 1, self->order->len));
}

/**
 * desmi_slide_show_back:
 *
 * The slide before. In the dark: the slide again.
 */
void
desmi_slide_show_back (DesmiSlideShow *self)
{
  step (self, self->position > 0 ? self->position - 1 : 0);
}

/**
 * desmi_slide_show_first:
 */
void
desmi_slide_show_first (DesmiSlideShow *self)
{
  jump (self, 0);
}

/**
 * desmi_slide_show_last:
 */
void
desmi_slide_show_last (DesmiSlideShow *self)
{
  jump (self, self->order->len > 0 ? self->order->len - 1 : 0);
}

/**
 * desmi_slide_show_go_to:
 * @position: of the pages that are not hidden, from 0; past the last: the last
 */
void
desmi_slide_show_go_to (DesmiSlideShow *self, guint position)
{
  jump (self, self->order->len > 0 ? MIN (position, self->order->len - 1) : 0);
}

/**
 * desmi_slide_show_blank:
 *
 * Darkens the audience's screen, or shows the slide again where it is just so.
 */
void
desmi_slide_show_blank (DesmiSlideShow *self, DesmiBlank blank)
{
  self->digits = 0;
  self->blank = self->blank == blank ? DESMI_BLANK_NONE : blank;
  emit_changed (self);
}

/**
 * desmi_slide_show_digit:
 * @digit: 0 to 9, the next of a slide's number
 */
void
desmi_slide_show_digit (DesmiSlideShow *self, guint digit)
{
  self->digits = MIN (self->digits * 10 + digit, MOST_DIGITS);
  emit_changed (self);
}

/**
 * desmi_slide_show_get_typed:
 *
 * Returns: the number that is being typed; 0: none is
 */
guint
desmi_slide_show_get_typed (DesmiSlideShow *self)
{
  return self->digits;
}

/**
 * desmi_slide_show_enter:
 *
 * Goes to the slide on which the number is printed that was typed.
 *
 * Returns: whether one was typed
 */
gboolean
desmi_slide_show_enter (DesmiSlideShow *self)
{
  guint typed = self->digits;

  if (typed == 0)
    return FALSE;
  desmi_slide_show_go_to (self, desmi_slide_show_find_number (self, typed));
  return TRUE;
}

/**
 * desmi_slide_show_end:
 *
 * Leaves. In the dark: the slide again; with a number half typed: forgets it.
 */
void
desmi_slide_show_end (DesmiSlideShow *self)
{
  if (!drop_digits (self) && !wake (self))
    g_signal_emit (self, signals[ENDED], 0);
}

/**
 * desmi_slide_show_pause:
 *
 * Stops the timer, or lets it go on.
 */
void
desmi_slide_show_pause (DesmiSlideShow *self)
{
  gint64 now = desmi_clock_now ();

  if (!self->timer.paused && self->timer.started != 0)
    self->timer.before += now - self->timer.started;
  self->timer.paused = !self->timer.paused;
  self->timer.started = self->timer.paused ? 0 : now;
  emit_changed (self);
}

/**
 * desmi_slide_show_restart:
 *
 * Sets the timer to nothing; it starts with the next move.
 */
void
desmi_slide_show_restart (DesmiSlideShow *self)
{
  self->timer = (DesmiTimer){ 0 };
  emit_changed (self);
}

/**
 * desmi_slide_show_get_elapsed:
 *
 * Returns: seconds since the first move, without pauses
 */
gint64
desmi_slide_show_get_elapsed (DesmiSlideShow *self)
{
  const DesmiTimer *timer = &self->timer;

  return timer->before + (timer->started != 0 ? MAX (desmi_clock_now () - timer->started, 0) : 0);
}

/**
 * desmi_slide_show_get_minutes:
 *
 * Returns: planned length; 0: none
 */
int
desmi_slide_show_get_minutes (DesmiSlideShow *self)
{
  return self->minutes;
}

/**
 * desmi_slide_show_is_paused:
 *
 * Returns: whether the timer was stopped
 */
gboolean
desmi_slide_show_is_paused (DesmiSlideShow *self)
{
  return self->timer.paused;
}

/**
 * desmi_slide_show_get_timer:
 *
 * Returns: how far it is, for whoever comes back later
 */
DesmiTimer
desmi_slide_show_get_timer (DesmiSlideShow *self)
{
  return self->timer;
}

/**
 * desmi_slide_show_set_timer:
 * @timer: of a show that was left
 *
 * Goes on where that one was.
 */
void
desmi_slide_show_set_timer (DesmiSlideShow *self, DesmiTimer timer)
{
  self->timer = timer;
  emit_changed (self);
}

/**
 * desmi_slide_show_set_pointing:
 * @is_pointing: whether the hand points wherever it goes on a slide
 */
void
desmi_slide_show_set_pointing (DesmiSlideShow *self, gboolean is_pointing)
{
  self->is_pointing = is_pointing;
  if (!is_pointing)
    self->points = FALSE;
  emit_changed (self);
}

/**
 * desmi_slide_show_is_pointing:
 *
 * Returns: whether the hand points wherever it goes on a slide
 */
gboolean
desmi_slide_show_is_pointing (DesmiSlideShow *self)
{
  return self->is_pointing;
}

/**
 * desmi_slide_show_point:
 * @x: 0 to 1 of the slide's width
 * @y: 0 to 1 of its height
 */
void
desmi_slide_show_point (DesmiSlideShow *self, double x, double y)
{
  self->points = TRUE;
  self->x = CLAMP (x, 0, 1);
  self->y = CLAMP (y, 0, 1);
  emit_changed (self);
}

/**
 * desmi_slide_show_unpoint:
 *
 * Takes the pointer away.
 */
void
desmi_slide_show_unpoint (DesmiSlideShow *self)
{
  if (!self->points)
    return;
  self->points = FALSE;
  emit_changed (self);
}

/**
 * desmi_slide_show_get_pointer:
 * @x: (out): 0 to 1 of the slide's width
 * @y: (out): 0 to 1 of its height
 *
 * Returns: whether something is pointed at
 */
gboolean
desmi_slide_show_get_pointer (DesmiSlideShow *self, double *x, double *y)
{
  *x = self->x;
  *y = self->y;
  return self->points;
}
