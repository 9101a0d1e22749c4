/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district file with entries of its own in the catalogue. */
#pragma once

#include "edit-fixture.h"

G_BEGIN_DECLS

void catalogue_set_up (Fixture *self, gconstpointer data);
void catalogue_tear_down (Fixture *self, gconstpointer data);
DesmiCatalogueItem *
new_item (DesmiCatalogueKind kind, const char *id, const char *programme, int pillar);
/* "own", of the first pillar. */
DesmiCatalogueItem *new_indicator (void);
/* Adds @item, which is released. */
void add (Fixture *self, DesmiCatalogueItem *item);
/* Applies @edit, which must fail with a sentence that has @about in it, and releases it. */
void assert_refused (Fixture *self, DesmiEdit *edit, const char *about);

G_END_DECLS
