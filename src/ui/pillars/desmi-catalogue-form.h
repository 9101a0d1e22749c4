/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms for an entry of the district's own catalogue: a new one, a change, a retirement. */
#pragma once

#include "app/desmi-catalogue-view.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

void desmi_catalogue_form_add (GtkWindow         *parent,
                               DesmiStore        *store,
                               DesmiTable        *catalogue,
                               DesmiCatalogueKind kind,
                               const char        *programme,
                               const char        *pillar);
void
desmi_catalogue_form_edit (GtkWindow *parent, DesmiStore *store, const DesmiCatalogueEntry *entry);
void desmi_catalogue_form_retire (GtkWindow                 *parent,
                                  DesmiStore                *store,
                                  const DesmiCatalogueEntry *entry);

G_END_DECLS
