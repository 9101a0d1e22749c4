/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A main part and a side part: beside each other where there is room, else below each other. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiSplit:
 *
 * Properties: "main", "side" (GtkWidget), "threshold" (int, px at 100 % text: width from which they
 * stand beside each other), "side-width" (int, px at 100 % text), "wide" (boolean, read-only),
 * "width" (int, px, read-only: what it has), "spacing" (int, px).
 */
#define DESMI_TYPE_SPLIT (desmi_split_get_type ())
G_DECLARE_FINAL_TYPE (DesmiSplit, desmi_split, DESMI, SPLIT, GtkWidget)

G_END_DECLS
