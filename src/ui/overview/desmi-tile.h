/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A key figure: what, how much, and how it moved; pressed, it opens what is behind it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiTile:
 *
 * Properties: "title" (string).
 */
#define DESMI_TYPE_TILE (desmi_tile_get_type ())
G_DECLARE_FINAL_TYPE (DesmiTile, desmi_tile, DESMI, TILE, GtkButton)

void desmi_tile_set_figure (DesmiTile  *self,
                            const char *figure,
                            const char *note,
                            const char *spoken,
                            const char *formula);

G_END_DECLS
