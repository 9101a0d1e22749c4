/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds of every page, whatever is on its slide. */
#pragma once

#include "deck/desmi-layout.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): the first law that a page breaks, in words */
char *deck_find_broken_law (DesmiPages *pages, guint index);

/* Whether a page says something anywhere, in one line or in several. */
gboolean deck_page_says (const DesmiPage *page, const char *words);

/* (nullable): the nth item of a role. */
const DesmiPageItem *deck_find_item (const DesmiPage *page, DesmiItemRole role, guint nth);

G_END_DECLS
