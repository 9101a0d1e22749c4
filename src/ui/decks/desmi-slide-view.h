/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a presentation, at its true proportions. */
#pragma once

#include "deck/desmi-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_TYPE_SLIDE_VIEW (desmi_slide_view_get_type ())
G_DECLARE_FINAL_TYPE (DesmiSlideView, desmi_slide_view, DESMI, SLIDE_VIEW, GtkWidget)

GtkWidget  *desmi_slide_view_new (void);
void        desmi_slide_view_set_page (DesmiSlideView *self, DesmiPages *pages, guint index);
DesmiPages *desmi_slide_view_get_pages (DesmiSlideView *self); /* nullable */
guint       desmi_slide_view_get_index (DesmiSlideView *self);
void        desmi_slide_view_set_texture (DesmiSlideView *self, GdkTexture *texture);
void        desmi_slide_view_set_framed (DesmiSlideView *self, gboolean is_framed);
gboolean    desmi_slide_view_is_painted (DesmiSlideView *self);
gboolean    desmi_slide_view_get_area (DesmiSlideView *self, graphene_rect_t *area);

void        desmi_slide_paint_async (DesmiPages         *pages,
                                     guint               index,
                                     int                 width_px,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GdkTexture *desmi_slide_paint_finish (GAsyncResult *result,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_slide_append (GtkWidget             *widget,
                                GtkSnapshot           *snapshot,
                                GdkTexture            *texture,
                                const graphene_rect_t *area);

G_END_DECLS
