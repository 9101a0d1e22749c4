/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML of Office files as text: whatever is put into it is escaped, and numbers have a point. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_NS_A "http://schemas.openxmlformats.org/drawingml/2006/main"
#define DESMI_NS_C "http://schemas.openxmlformats.org/drawingml/2006/chart"
#define DESMI_NS_P "http://schemas.openxmlformats.org/presentationml/2006/main"
#define DESMI_NS_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define DESMI_NS_S "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

GString *desmi_xml_new (void) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_xml_add (GString *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void     desmi_xml_add_number (GString *self, double value);
char    *desmi_xml_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_xml_clean_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_xml_shorten (const char *text, guint most) G_GNUC_WARN_UNUSED_RESULT;
GBytes  *desmi_xml_end (GString *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
