/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which slides stand where on which sheets: on a screen's worth each, several on paper, or one with
 * what the speaker says. Printing and PDF draw the same sheets. */
#pragma once

#include "deck/desmi-page.h"
#include "deck/desmi-paper-kind.h"

G_BEGIN_DECLS

#define DESMI_PAPER_MARGIN_PT 28 /* 1 cm: more than any printer leaves */

/**
 * DesmiPaperOptions:
 * @width: pt of the paper held upright; 0: each sheet is a slide, to its edges
 * @height: pt
 * @margin: pt that nothing is printed on
 * @per_sheet: 1, 2, 4 or 6 slides
 * @notes: one slide a sheet with its notes below, which go on where they are long
 * @hidden: with the slides that are hidden
 */
typedef struct
{
  double   width, height, margin;
  guint    per_sheet;
  gboolean notes;
  gboolean hidden;
} DesmiPaperOptions;

/**
 * DesmiPaperSlide:
 * @page: index of it
 * @box: pt on the sheet
 */
typedef struct
{
  guint    page;
  DesmiBox box;
} DesmiPaperSlide;

typedef struct _DesmiPaper DesmiPaper;

void desmi_paper_options_init (DesmiPaperOptions *self, DesmiPaperKind kind, guint per_sheet);
DesmiPaper *desmi_paper_new (DesmiPages              *pages,
                             const DesmiPaperOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_paper_free (DesmiPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiPaper, desmi_paper_free)

double        desmi_paper_get_width (const DesmiPaper *self);
double        desmi_paper_get_height (const DesmiPaper *self);
guint         desmi_paper_get_n_sheets (const DesmiPaper *self);
const GArray *desmi_paper_get_slides (const DesmiPaper *self, guint sheet);
void          desmi_paper_paint (const DesmiPaper *self, guint sheet, cairo_t *cr);

G_END_DECLS
