/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file with villages of two districts, three of them of the programme, and what a list finds. */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

void village_set_up (Fixture *f, gconstpointer data);
/* Two villages are measured on two pillars */
void village_add_scores (Fixture *f);
/* The names that a filter finds, in order */
char *village_list (Fixture *f, const DesmiVillageFilter *filter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
