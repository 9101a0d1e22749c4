/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Pango layout that both the measurer and the painter use, so that they agree to the hundredth
 * of a pixel. */
#pragma once

#include "chart/desmi-measurer.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Part of a line's height above the baseline: text boxes are made and read with it. */
#define DESMI_TEXT_ASCENT 0.8

/* What of letters is asked for everywhere: none are joined, which PDF readers would not take apart
 * again, and lines would break elsewhere. */
#define DESMI_TEXT_FEATURES "liga=0, clig=0"

PangoLayout    *desmi_text_get_layout (const char *text, const DesmiFont *font, const char *family);
const char     *desmi_text_choose_family (const DesmiFont *font, const char *family);
double          desmi_text_get_line (const DesmiFont *font, const char *family);
guint           desmi_text_get_fonts_serial (void);
PangoGlyphItem *desmi_text_shape_plain (const char      *text,
                                        const DesmiFont *font,
                                        const char      *family,
                                        PangoRectangle  *logical);
void            desmi_text_measure (const char      *text,
                                    const DesmiFont *font,
                                    const char      *family,
                                    double          *width,
                                    double          *height);
char           *desmi_text_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
