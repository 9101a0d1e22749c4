/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was decided, by whom and by when, row by row. */
#pragma once

#include "app/decks/desmi-slide-spec.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiDecisionRows:
 *
 * Signals: "change" (DesmiSlideSpec, a changed copy of what the slide says).
 */
#define DESMI_TYPE_DECISION_ROWS (desmi_decision_rows_get_type ())
G_DECLARE_FINAL_TYPE (DesmiDecisionRows, desmi_decision_rows, DESMI, DECISION_ROWS, GtkBox)

GtkWidget *desmi_decision_rows_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_decision_rows_show (DesmiDecisionRows *self, const char *slide, const char *spec);
void       desmi_decision_rows_flush (DesmiDecisionRows *self);

G_END_DECLS
