/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that hold all that a presentation can hold. All names and numbers are invented. */
#pragma once

#include "deck/desmi-page.h"

G_BEGIN_DECLS

/* What there is to make: pages made by hand, and those of decks in every state. */
GPtrArray  *pptx_pages_list (void) G_GNUC_WARN_UNUSED_RESULT;
DesmiPages *pptx_pages_make (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* What the charts of a file are drawn from, slide by slide, for who reads the file back. */
char *pptx_pages_to_facts (DesmiPages *pages) G_GNUC_WARN_UNUSED_RESULT;
/* Titles, notes, descriptions and texts likewise: lines of kind, slide and text between tabs. */
char *pptx_pages_to_texts (DesmiPages *pages) G_GNUC_WARN_UNUSED_RESULT;
/* Where everything stands: lines of slide, kind, left, top, width and height in points. */
char *pptx_pages_to_boxes (DesmiPages *pages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
