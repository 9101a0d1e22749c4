/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window in which the catalogue is looked through and the district's own part of it edited. */
#pragma once

#include "app/desmi-session.h"
#include "ui/pillars/desmi-catalogue-detail.h"

G_BEGIN_DECLS

#define DESMI_TYPE_CATALOGUE_WINDOW (desmi_catalogue_window_get_type ())
G_DECLARE_FINAL_TYPE (DesmiCatalogueWindow,
                      desmi_catalogue_window,
                      DESMI,
                      CATALOGUE_WINDOW,
                      AdwWindow)

DesmiCatalogueWindow *desmi_catalogue_window_new (GtkWindow    *parent,
                                                  DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean              desmi_catalogue_window_select (DesmiCatalogueWindow *self, const char *key);
void                  desmi_catalogue_window_search (DesmiCatalogueWindow *self, const char *text);
guint                 desmi_catalogue_window_count_shown (DesmiCatalogueWindow *self);
DesmiCatalogueDetail *desmi_catalogue_window_get_detail (DesmiCatalogueWindow *self);
const char           *desmi_catalogue_window_get_sentence (DesmiCatalogueWindow *self);

G_END_DECLS
