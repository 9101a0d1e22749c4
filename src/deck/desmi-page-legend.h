/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the colours of a table's cells mean, in a line or two below it. */
#pragma once

#include "deck/desmi-page.h"

G_BEGIN_DECLS

/**
 * DesmiPageLegend:
 * @entries: in the order that they are read in
 * @family: interned: of the font
 * @text: colour of words without a colour behind them
 */
typedef struct
{
  GPtrArray  *entries;
  const char *family;
  DesmiColor  text;
} DesmiPageLegend;

DesmiPageLegend *desmi_page_legend_new (const char       *family,
                                        const DesmiColor *text) G_GNUC_WARN_UNUSED_RESULT;
void             desmi_page_legend_free (DesmiPageLegend *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiPageLegend, desmi_page_legend_free)

void   desmi_page_legend_take (DesmiPageLegend *self, const DesmiColor *fill, char *text);
double desmi_page_legend_get_height (const DesmiPageLegend *self, double width);
void
desmi_page_legend_add_items (const DesmiPageLegend *self, DesmiPage *page, const DesmiBox *table);

G_END_DECLS
