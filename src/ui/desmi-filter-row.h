/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of controls that goes on in the next line where it does not fit; the last one keeps to the
 * end. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiFilterRow:
 *
 * Properties: "spacing" (int, px between controls and between lines).
 */
#define DESMI_TYPE_FILTER_ROW (desmi_filter_row_get_type ())
G_DECLARE_FINAL_TYPE (DesmiFilterRow, desmi_filter_row, DESMI, FILTER_ROW, GtkWidget)

G_END_DECLS
