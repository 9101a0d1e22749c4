/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text broken into lines. */
#pragma once

#include "chart/desmi-measurer.h"

G_BEGIN_DECLS

char  *desmi_lines_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char  *desmi_lines_find_family (const char *family) G_GNUC_WARN_UNUSED_RESULT;
char  *desmi_lines_dup_font_warning (const char *family) G_GNUC_WARN_UNUSED_RESULT;
char  *desmi_lines_shorten (const char *line, guint most) G_GNUC_WARN_UNUSED_RESULT;
double desmi_lines_measure (const char *text, const DesmiFont *font);
GPtrArray *
desmi_lines_break (const char *text, const DesmiFont *font, double width) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_lines_is_apart (const char *text, const GPtrArray *lines, guint index);
char    *desmi_lines_join (const char *text, const GPtrArray *lines) G_GNUC_WARN_UNUSED_RESULT;
double   desmi_lines_find_widest_word (const char *text, const DesmiFont *font);
char *
desmi_lines_cut (const char *line, const DesmiFont *font, double width) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
