/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation is given: one window for the audience, one for the speaker. */
#pragma once

#include "app/decks/desmi-slide-show.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiPresenter:
 *
 * Lives until it ends: "ended".
 */
#define DESMI_TYPE_PRESENTER (desmi_presenter_get_type ())
G_DECLARE_FINAL_TYPE (DesmiPresenter, desmi_presenter, DESMI, PRESENTER, GObject)

DesmiPresenter *desmi_presenter_start (GtkWindow  *parent,
                                       const char *deck,
                                       DesmiPages *pages,
                                       guint       from,
                                       int         minutes,
                                       gboolean    rehearse);
void            desmi_presenter_come_back (DesmiPresenter *self);
DesmiSlideShow *desmi_presenter_get_show (DesmiPresenter *self);
GtkWindow      *desmi_presenter_get_audience (DesmiPresenter *self); /* nullable */
GtkWindow      *desmi_presenter_get_speaker (DesmiPresenter *self);  /* nullable */

G_END_DECLS
