/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By which boundaries totals over time are counted. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_boundaries_ask (GtkLabel     *label,
                           DesmiStore   *store,
                           const char   *area,
                           GCancellable *cancellable);

G_END_DECLS
