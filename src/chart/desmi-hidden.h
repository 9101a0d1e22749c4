/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a value is hidden. */
#pragma once

#include "chart/desmi-frame.h"

G_BEGIN_DECLS

#define DESMI_HIDDEN_SIZE 8.0 /* px that a hidden bar is long, whatever it is */

guint desmi_hidden_count (DesmiTable *table);
void  desmi_hidden_draw (DesmiScene *scene, double x0, double x1, double bottom, const char *key);
void  desmi_hidden_draw_box (DesmiScene *scene, const DesmiBox *box, const char *key, int row);
char *desmi_hidden_say_sum (double             sum,
                            gboolean           partial,
                            gboolean           spoken,
                            DesmiColumnType    type,
                            const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_hidden_append_extremes (GString           *out,
                                    gboolean           any_hidden,
                                    const char        *largest,
                                    const char        *high,
                                    const char        *smallest,
                                    const char        *low,
                                    const DesmiLocale *locale);
void  desmi_hidden_take_note (DesmiFrame *frame, guint n_hidden);
void  desmi_hidden_take_note_undrawn (DesmiFrame *frame, guint n_hidden);

G_END_DECLS
