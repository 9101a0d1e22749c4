/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves a change of the catalogue at once, and tells the window around. */
#pragma once

#include "app/desmi-catalogue-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The action that is told why nothing was saved. */
#define DESMI_CATALOGUE_REFUSED "catalogue.refused"

/* The action that is told the key of what was added. */
#define DESMI_CATALOGUE_ADDED "catalogue.added"

void desmi_catalogue_save (GtkWidget *widget, DesmiStore *store, DesmiEdit *edit);
void desmi_catalogue_save_restored (GtkWidget                 *widget,
                                    DesmiStore                *store,
                                    const DesmiCatalogueEntry *entry);
void desmi_catalogue_save_deleted (GtkWidget                 *widget,
                                   DesmiStore                *store,
                                   const DesmiCatalogueEntry *entry);

G_END_DECLS
