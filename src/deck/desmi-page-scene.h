/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as a scene, which is how it comes on a screen, on paper and into every file but PPTX. */
#pragma once

#include "deck/desmi-page.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESMI_PNG_WIDTH_PX 1920 /* unless another is chosen */

DesmiScene *desmi_page_new_scene (DesmiPages *pages, guint index) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_page_paint_nth (DesmiPages *pages, guint index, guint nth, cairo_t *cr);
void        desmi_page_paint (DesmiPages *pages, guint index, cairo_t *cr);
GPtrArray  *desmi_page_list_alts (const DesmiPage *page) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *desmi_page_write_png (DesmiPages *pages, guint index, int width_px, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desmi_pages_save_pngs (DesmiPages   *pages,
                                  const char   *folder,
                                  const char   *stem,
                                  int           width_px,
                                  GCancellable *cancellable,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
