/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A score as a small bar, with its words for a screen reader. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_TYPE_SCORE_BAR (desmi_score_bar_get_type ())
G_DECLARE_FINAL_TYPE (DesmiScoreBar, desmi_score_bar, DESMI, SCORE_BAR, GtkWidget)

GtkWidget *desmi_score_bar_new (void) G_GNUC_WARN_UNUSED_RESULT;
void
desmi_score_bar_set_score (DesmiScoreBar *self, double score, const char *value, const char *what);
char *desmi_score_bar_dup_text (double score) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
