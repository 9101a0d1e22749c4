/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation being given: which slide is shown, whether the screen is dark, how long it takes.
 * Knows no screen; both windows, and a test, follow it. */
#pragma once

#include "deck/desmi-page.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DESMI_BLANK_NONE,
  DESMI_BLANK_BLACK,
  DESMI_BLANK_WHITE,
} DesmiBlank;

/**
 * DesmiTimer:
 * @started: seconds of the clock, 0: not yet, or paused
 * @before: seconds that went by before the last pause
 * @paused: whether it was stopped
 */
typedef struct
{
  gint64   started;
  gint64   before;
  gboolean paused;
} DesmiTimer;

/**
 * DesmiSlideShow:
 *
 * Signals: "changed": anything of it; "ended": somebody asked to leave.
 */
#define DESMI_TYPE_SLIDE_SHOW (desmi_slide_show_get_type ())
G_DECLARE_FINAL_TYPE (DesmiSlideShow, desmi_slide_show, DESMI, SLIDE_SHOW, GObject)

DesmiSlideShow *
desmi_slide_show_new (DesmiPages *pages, guint from, int minutes) G_GNUC_WARN_UNUSED_RESULT;

/* What is shown */
DesmiPages *desmi_slide_show_get_pages (DesmiSlideShow *self);
int         desmi_slide_show_get_page (DesmiSlideShow *self);                    /* -1: the end */
int         desmi_slide_show_get_page_at (DesmiSlideShow *self, guint position); /* -1: none */
int         desmi_slide_show_peek_next (DesmiSlideShow *self);                   /* -1: the end */
int         desmi_slide_show_peek_before (DesmiSlideShow *self); /* -1: none is before */
guint       desmi_slide_show_get_position (DesmiSlideShow *self);
guint       desmi_slide_show_get_n (DesmiSlideShow *self);
guint       desmi_slide_show_get_number (DesmiSlideShow *self, guint position); /* as printed */
guint       desmi_slide_show_find_number (DesmiSlideShow *self, guint number);
const char *desmi_slide_show_get_notes (DesmiSlideShow *self); /* nullable */
DesmiBlank  desmi_slide_show_get_blank (DesmiSlideShow *self);

/* What is done */
void     desmi_slide_show_next (DesmiSlideShow *self);
void     desmi_slide_show_back (DesmiSlideShow *self);
void     desmi_slide_show_first (DesmiSlideShow *self);
void     desmi_slide_show_last (DesmiSlideShow *self);
void     desmi_slide_show_go_to (DesmiSlideShow *self, guint position);
void     desmi_slide_show_blank (DesmiSlideShow *self, DesmiBlank blank);
void     desmi_slide_show_digit (DesmiSlideShow *self, guint digit);
guint    desmi_slide_show_get_typed (DesmiSlideShow *self); /* 0: nothing */
gboolean desmi_slide_show_enter (DesmiSlideShow *self);
void     desmi_slide_show_end (DesmiSlideShow *self);

/* The timer: starts at the first move, never by itself anew */
void       desmi_slide_show_pause (DesmiSlideShow *self);
void       desmi_slide_show_restart (DesmiSlideShow *self);
gint64     desmi_slide_show_get_elapsed (DesmiSlideShow *self); /* seconds */
int        desmi_slide_show_get_minutes (DesmiSlideShow *self); /* planned, 0: none */
gboolean   desmi_slide_show_is_paused (DesmiSlideShow *self);
DesmiTimer desmi_slide_show_get_timer (DesmiSlideShow *self);
void       desmi_slide_show_set_timer (DesmiSlideShow *self, DesmiTimer timer);

/* The pointer, on every screen at the same place of the slide */
void     desmi_slide_show_set_pointing (DesmiSlideShow *self, gboolean is_pointing);
gboolean desmi_slide_show_is_pointing (DesmiSlideShow *self);
void     desmi_slide_show_point (DesmiSlideShow *self, double x, double y);
void     desmi_slide_show_unpoint (DesmiSlideShow *self);
gboolean desmi_slide_show_get_pointer (DesmiSlideShow *self, double *x, double *y);

G_END_DECLS
